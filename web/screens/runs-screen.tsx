import { type JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { cancelJob, isOver, type Job, type JobQuery, type ListedJob, listJobs, RUN_KINDS } from "../api/jobs.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { useStore } from "../store-context.ts";
import { RUNS } from "../texts/runs.ts";
import { JobProgress } from "./job-progress.tsx";
import { RunDetails } from "./run-details.tsx";
import { RunForm } from "./run-form.tsx";
import { JobFilter, JobTable } from "./run-list.tsx";
import "../styles/runs.css";
import "../styles/plan.css";

const RUNS_ALONE = RUN_KINDS.join(",");
const ALL: JobQuery = { text: "", state: "", tag: "", kind: RUNS_ALONE };
/** Nobody asks the server at every letter. */
const TYPING_MS = 300;

/** Full runs on the server: what is asked for now, what has been run, and each of them in detail. */
export function RunsScreen(): JSX.Element {
  const store = useStore();
  const texts = RUNS[store.language.value];
  const { api } = store;
  const [own, setOwn] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [jobs, setJobs] = useState<readonly ListedJob[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [filter, setFilter] = useState(ALL);
  const asked = useRef(0);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError) setProblem(error.problem);
      else throw error;
    }
  };
  const load = (cursor: string | null): Promise<void> => {
    const turn = ++asked.current;
    return attempt(async () => {
      const { body } = await listJobs(api, cursor, filter);
      // What was asked last counts, whatever comes last.
      if (turn !== asked.current) return;
      setJobs((known) => (cursor === null ? body.entries : [...(known ?? []), ...body.entries]));
      setNext(body.next);
    });
  };
  const settle = async (job: Promise<{ readonly body: Job }>): Promise<void> => {
    await attempt(async () => setOwn((await job).body));
    await load(null);
  };
  useEffect(() => {
    const timer = setTimeout(() => void load(null), filter.text === "" ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [own?.state, filter]);
  const shownId = store.view.value.jobs?.["shown"];
  const show = (id: string | null): void => {
    const { jobs: linked = {}, ...view } = store.view.peek();
    const { shown: _, ...others } = linked;
    store.view.value = { ...view, jobs: id === null ? others : { ...others, shown: id } };
  };
  const isFiltered =
    filter.text.trim() !== "" || filter.state !== "" || filter.tag !== "" || filter.kind !== RUNS_ALONE;
  return (
    <div class={jobs ? "settled runs" : "runs"}>
      {problem && <ProblemAlert problem={problem} texts={texts} onAgain={() => void load(null)} />}
      <RunForm texts={texts} onSubmit={(job) => void settle(job)} isBusy={own !== null && !isOver(own)} />
      {own && <JobProgress key={own.id} job={own} texts={texts} onJob={setOwn} />}
      <section class="card" aria-labelledby="jobs-title">
        <h2 id="jobs-title" class="ds-heading" data-size="xs">
          {texts.list}
        </h2>
        {jobs?.length === 0 && !isFiltered && next === null && <p>{texts.none}</p>}
        {jobs && (jobs.length > 0 || isFiltered) && (
          <JobFilter filter={filter} jobs={jobs} texts={texts} onFilter={setFilter} />
        )}
        {isFiltered && jobs?.length === 0 && <p role="status">{texts.noneLike}</p>}
        {jobs && jobs.length > 0 && (
          <JobTable
            jobs={jobs}
            shownId={shownId}
            onCancel={(job) => void settle(cancelJob(api, job))}
            onShow={show}
            onTag={(tag) => setFilter({ ...filter, tag })}
          />
        )}
        {next !== null && (
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            onClick={() => void load(next)}
          >
            {texts.more}
          </button>
        )}
      </section>
      {shownId !== undefined && (
        <RunDetails key={shownId} id={shownId} onClose={() => show(null)} onChanged={() => void load(null)} />
      )}
    </div>
  );
}
