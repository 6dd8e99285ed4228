import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { cancelJob, isOver, type Job, listJobs, submitComparison, submitRun } from "../api/jobs.ts";
import { formatDate, formatNumber } from "../../report/numbers.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { measureYaml } from "../parts/measure-yaml.ts";
import { readNumber } from "../../report/number-reading.ts";
import { useStore } from "../store-context.ts";
import { RUNS, type RunsTexts } from "../texts/runs.ts";
import { JobProgress } from "./job-progress.tsx";
import "../styles/runs.css";

/** Full runs on the server: what is asked for now, and what has been run. */
export function RunsScreen(): JSX.Element {
  const store = useStore();
  const texts = RUNS[store.language.value];
  const [own, setOwn] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [jobs, setJobs] = useState<readonly Job[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>({ text: "", state: "" });
  const shown = (jobs ?? []).filter((job) => isLike(job, filter));
  const { api } = store;
  const load = async (cursor: string | null): Promise<void> => {
    try {
      const { body } = await listJobs(api, cursor);
      setJobs((known) => (cursor === null ? body.entries : [...(known ?? []), ...body.entries]));
      setNext(body.next);
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError) setProblem(error.problem);
      else throw error;
    }
  };
  const settle = async (asked: Promise<{ readonly body: Job }>): Promise<void> => {
    try {
      const { body } = await asked;
      setOwn(body);
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError) setProblem(error.problem);
      else throw error;
    }
    await load(null);
  };
  useEffect(() => void load(null), [own?.state]);
  return (
    <div class={jobs ? "settled runs" : "runs"}>
      {problem && <ProblemAlert problem={problem} texts={texts} onAgain={() => void load(null)} />}
      <RunForm texts={texts} onSubmit={(asked) => void settle(asked)} isBusy={own !== null && !isOver(own)} />
      {own && <JobProgress key={own.id} job={own} texts={texts} onJob={setOwn} />}
      <section class="card" aria-labelledby="jobs-title">
        <h2 id="jobs-title" class="ds-heading" data-size="xs">
          {texts.list}
        </h2>
        {jobs?.length === 0 && <p>{texts.none}</p>}
        {jobs && jobs.length > 0 && <JobFilter filter={filter} texts={texts} onFilter={setFilter} />}
        {jobs && jobs.length > 0 && shown.length === 0 && <p role="status">{texts.noneLike}</p>}
        {jobs && shown.length > 0 && (
          <JobTable
            jobs={shown}
            texts={texts}
            onCancel={(job) => void settle(cancelJob(api, job))}
            onShow={(job) => setOwn(job)}
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
    </div>
  );
}

interface Filter {
  /** A part of the name of the scenario or of who asked. */
  readonly text: string;
  /** Empty for all. */
  readonly state: Job["state"] | "";
}

function isLike({ title, owner, state }: Job, filter: Filter): boolean {
  const wanted = filter.text.trim().toLowerCase();
  const isNamed = `${title} ${owner}`.toLowerCase().includes(wanted);
  return isNamed && (filter.state === "" || state === filter.state);
}

interface FilterProps {
  readonly filter: Filter;
  readonly texts: RunsTexts;
  readonly onFilter: (filter: Filter) => void;
}

/** Of the runs that are listed, those that are looked for. */
function JobFilter({ filter, texts, onFilter }: FilterProps): JSX.Element {
  return (
    <div class="run-row" role="search" aria-label={texts.filter}>
      <label for="job-text">{texts.filter}</label>
      <input
        id="job-text"
        class="ds-input"
        data-size="sm"
        type="search"
        value={filter.text}
        onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <label for="job-state">{texts.columns.state}</label>
      <select
        id="job-state"
        class="ds-input"
        data-size="sm"
        value={filter.state}
        onChange={({ currentTarget }) => onFilter({ ...filter, state: currentTarget.value as Filter["state"] })}
      >
        <option value="">{texts.allStates}</option>
        {Object.entries(texts.states).map(([state, name]) => (
          <option key={state} value={state}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FormProps {
  readonly texts: RunsTexts;
  readonly isBusy: boolean;
  readonly onSubmit: (asked: Promise<{ readonly body: Job }>) => void;
}

const USUAL_REPLICATIONS = 100;

/** Asks for the present scenario to be run as a whole. */
function RunForm({ texts, isBusy, onSubmit }: FormProps): JSX.Element {
  const store = useStore();
  const { frame, panel } = store.texts.value;
  const { model, entries, effect } = store.document.value;
  const [text, setText] = useState(String(USUAL_REPLICATIONS));
  const number = readNumber(text);
  const isRight = number !== undefined && Number.isInteger(number) && number > 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isRight || isBusy) return;
    const changes = store.changes.value;
    onSubmit(
      changes.length === 0
        ? submitRun(store.api, model, number)
        : submitComparison(store.api, {
            model,
            measureYaml: measureYaml(changes, frame.changed(entries.length)),
            effect,
            replications: number,
          }),
    );
  };
  const about = entries.length === 0 ? frame.baseline : `${frame.baseline} + ${frame.changed(entries.length)}`;
  return (
    <form class="card run-form" onSubmit={submit}>
      <h2 class="ds-heading" data-size="xs">
        {texts.full}
      </h2>
      <p>{texts.about(about)}</p>
      <div class="run-row">
        <label for="replications">{texts.replications}</label>
        <input
          id="replications"
          class="ds-input"
          data-size="sm"
          type="text"
          inputMode="numeric"
          value={text}
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : "replications-problem"}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button class="ds-button" data-size="sm" type="submit" aria-disabled={!isRight || isBusy}>
          {texts.run}
        </button>
      </div>
      {!isRight && (
        <p id="replications-problem" class="ds-validation-message" data-color="danger" data-size="sm">
          {panel.notANumber(text)}
        </p>
      )}
    </form>
  );
}

interface TableProps {
  readonly jobs: readonly Job[];
  readonly texts: RunsTexts;
  readonly onCancel: (job: Job) => void;
  readonly onShow: (job: Job) => void;
}

function JobTable({ jobs, texts, onCancel, onShow }: TableProps): JSX.Element {
  const language = useStore().language.value;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const seconds = ({ startedAt, endedAt }: Job): string =>
    startedAt !== null && endedAt !== null
      ? texts.seconds(formatNumber((Date.parse(endedAt) - Date.parse(startedAt)) / 1000, { language, decimals: 1 }))
      : "–";
  return (
    <Scroller name={texts.list}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption class="ds-sr-only">{texts.list}</caption>
        <thead>
          <tr>
            {Object.values(texts.columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                <span class="ds-tag" data-size="sm" data-color={STATE_COLOURS[job.state]}>
                  {texts.states[job.state]}
                </span>
              </td>
              <th scope="row">{job.title}</th>
              <td>{texts.kinds[job.kind] ?? job.kind}</td>
              <td>
                {formatDate(job.createdAt.slice(0, 10), language)} {job.createdAt.slice(11, 16)}
              </td>
              <td>{job.owner}</td>
              <td>{job.progress.of > 0 ? texts.ofAll(number(job.progress.finished), number(job.progress.of)) : "–"}</td>
              <td>{seconds(job)}</td>
              <td class="job-actions">
                {isOver(job) ? (
                  job.files.slice(0, MOST_FILES).map(({ name, href }) => (
                    <a key={name} class="ds-link" href={href} download={name}>
                      {name}
                    </a>
                  ))
                ) : (
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    type="button"
                    aria-label={`${texts.cancel}: ${job.title}`}
                    onClick={() => onCancel(job)}
                  >
                    {texts.cancel}
                  </button>
                )}
                {job.state === "done" && job.kind === "compare" && (
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    type="button"
                    aria-label={`${texts.result}: ${job.title}`}
                    onClick={() => onShow(job)}
                  >
                    {texts.result}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const MOST_FILES = 4;
const STATE_COLOURS = {
  queued: "neutral",
  running: "info",
  done: "success",
  failed: "danger",
  cancelled: "warning",
} as const;
