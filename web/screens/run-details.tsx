import { type JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { VERSION } from "virtual:models";
import { formatNumber } from "../../report/numbers.ts";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import type { Job } from "../api/jobs.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { ownerName } from "../parts/owner-name.ts";
import { whenText } from "../parts/when-text.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import { RUNS } from "../texts/runs.ts";
import { RunAgain } from "./run-again.tsx";
import { RunDiagnostics } from "./run-diagnostics.tsx";
import { StateTag } from "./run-list.tsx";
import { RunNote } from "./run-note.tsx";
import { RunPoints } from "./run-points.tsx";
import { RunLog, RunFiles, RunManifest } from "./run-records.tsx";
import { FullResult } from "./full-result.tsx";

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  /** Something of it that the list shows. */
  readonly onChanged: () => void;
}

/** One run: what is said of it, how it came about, whether it comes out the same, and whether it can be trusted. */
export function RunDetails({ id, onClose, onChanged }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const runs = RUNS[language];
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<void> => {
    try {
      setJob((await store.api.ask<Job>(`/api/v1/jobs/${id}`)).body);
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError) setProblem(error.problem);
      else throw error;
    }
  };
  useEffect(() => void load(), [id]);
  const isThere = job !== null;
  useEffect(() => title.current?.focus(), [isThere]);
  const close = (): void => {
    onClose();
    // Back to where it was opened from.
    document.getElementById(`open-${id}`)?.focus();
  };
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  return (
    <section class="card run-details" aria-labelledby="run-title">
      <div class="run-head">
        <h2 id="run-title" ref={title} tabIndex={-1} class="ds-heading" data-size="xs">
          {job ? texts.title(job.title) : runs.list}
        </h2>
        <button class="ds-button" data-variant="tertiary" data-size="sm" type="button" onClick={close}>
          {texts.close}
        </button>
      </div>
      {problem && <ProblemAlert problem={problem} texts={runs} onAgain={() => void load()} />}
      {job && (
        <>
          <p class="run-facts">
            <StateTag job={job} texts={runs} />
            <span class="ds-tag" data-size="sm">
              {job.progress.of > 0 ? texts.fullRun(number(job.progress.of)) : (runs.kinds[job.kind] ?? job.kind)}
            </span>
            <span>{`${ownerName(job.owner, language)}, ${whenText(job.createdAt, language)}`}</span>
          </p>
          {job.error !== null && <p role="alert">{job.error}</p>}
          <OwnModel job={job} onChanged={onChanged} />
          {job.state === "done" && job.kind === "compare" && <FullResult job={job} texts={runs} />}
          {job.state === "done" && (job.kind === "run" || job.kind === "compare") && <RunDiagnostics job={job} />}
          {job.state === "done" && job.kind === "sweep" && <RunPoints job={job} />}
          {job.state === "done" && <RunManifest job={job} />}
          <RunLog job={job} />
          <RunFiles job={job} />
        </>
      )}
    </section>
  );
}

/** What depends on whether the run is of this model: of another one nothing is changed unless somebody asks for it. */
function OwnModel({ job, onChanged }: { readonly job: Job; readonly onChanged: () => void }): JSX.Element {
  const texts = RUN_DETAILS[useStore().language.value];
  const [isReadOnly, setReadOnly] = useState(false);
  const [isAsked, setAsked] = useState(false);
  if (job.modelVersion === VERSION) {
    return (
      <>
        <RunNote job={job} onChanged={onChanged} />
        {job.state === "done" && <RunAgain job={job} onChanged={onChanged} />}
      </>
    );
  }
  const version = job.modelVersion ?? texts.unknownModel;
  return (
    <>
      <div class="ds-alert" data-color="warning" role={isReadOnly || isAsked ? undefined : "status"}>
        <p>{isReadOnly ? texts.isReadOnly(version) : texts.madeWith(version)}</p>
        <p class="run-row">
          {job.state === "done" && !isAsked && (
            <button class="ds-button" data-size="sm" type="button" onClick={() => setAsked(true)}>
              {`${texts.upgrade} (${texts.showsChanges})`}
            </button>
          )}
          {!isReadOnly && (
            <button
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              type="button"
              onClick={() => setReadOnly(true)}
            >
              {texts.readOnly}
            </button>
          )}
        </p>
      </div>
      <RunNote job={job} onChanged={onChanged} isReadOnly />
      {isAsked && <RunAgain job={job} onChanged={onChanged} isAsked />}
    </>
  );
}
