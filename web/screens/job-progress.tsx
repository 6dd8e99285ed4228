import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../api/api-client.ts";
import { followJob } from "../api/follow-job.ts";
import { cancelJob, isOver, type Job } from "../api/jobs.ts";
import { formatNumber } from "../../report/numbers.ts";
import { useStore } from "../store-context.ts";
import type { RunsTexts } from "../texts/runs.ts";
import { FullResult } from "./full-result.tsx";

interface Props {
  readonly job: Job;
  readonly texts: RunsTexts;
  readonly onJob: (job: Job) => void;
  /** Whether what came of it is shown elsewhere. */
  readonly hasOwnResult?: boolean;
  /** What it is; a full run where missing. */
  readonly label?: string;
}

/** How far a job has come, and what came of it. */
export function JobProgress({ job, texts, onJob, hasOwnResult = false, label = texts.full }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const [trouble, setTrouble] = useState("");
  // The same question asked again after it was cancelled is the same job, which goes on.
  const isFollowed = !isOver(job);
  useEffect(() => {
    if (!isFollowed) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    setTrouble("");
    followJob(job, {
      client: store.api,
      openEvents: (url) => new EventSource(url),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      signal,
      onJob,
    }).catch((error: unknown) => {
      if (!signal.aborted) setTrouble(error instanceof ApiError ? error.message : String(error));
    });
    return () => ending.abort();
  }, [job.id, isFollowed]);
  const { finished, of } = job.progress;
  const share = of > 0 ? finished / of : 0;
  useTitle(isOver(job) ? "" : `(${Math.round(100 * share)} %)`);
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const left = secondsLeft(job);
  const timeText = (seconds: number): string =>
    seconds < 2 * 60 ? texts.seconds(number(seconds)) : texts.minutes(number(Math.ceil(seconds / 60)));
  return (
    <section class="card" aria-label={label}>
      <p>
        <strong>{job.title}</strong> <span class="ds-tag">{texts.states[job.state]}</span>
      </p>
      {!isOver(job) && (
        <>
          <progress value={share} max={1} aria-label={texts.progress(number(finished), number(of))} />
          <p role="status">
            {of > 0 ? texts.progress(number(finished), number(of)) : texts.states[job.state]}
            {left !== null && `, ${texts.left(timeText(left))}`}. {texts.leave}
          </p>
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            onClick={() => void cancelJob(store.api, job).then(({ body }) => onJob(body))}
          >
            {texts.cancel}
          </button>
        </>
      )}
      {job.state === "cancelled" && <p role="status">{texts.cancelled(number(finished), number(of))}</p>}
      {(job.error !== null || trouble !== "") && <p role="alert">{job.error ?? trouble}</p>}
      {job.state === "done" && job.kind === "compare" && !hasOwnResult && <FullResult job={job} texts={texts} />}
    </section>
  );
}

/** From what is done and how long that took; null before there is anything to go by. */
function secondsLeft({ startedAt, progress: { finished, of } }: Job): number | null {
  if (startedAt === null || finished <= 0 || finished >= of) return null;
  const seconds = (Date.now() - Date.parse(startedAt)) / 1000;
  return seconds > 0 ? Math.ceil((seconds / finished) * (of - finished)) : null;
}

/** Puts how far it is before the title of the page. */
function useTitle(prefix: string): void {
  useEffect(() => {
    const own = document.title.replace(/^\(\d+ %\) /, "");
    document.title = prefix === "" ? own : `${prefix} ${own}`;
    return () => void (document.title = document.title.replace(/^\(\d+ %\) /, ""));
  }, [prefix]);
}
