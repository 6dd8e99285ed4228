import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { finishedJob } from "../api/finished-job.ts";
import { type Job, listJobs } from "../api/jobs.ts";
import { type Language, LANGUAGES } from "../../report/language.ts";
import { formatDate } from "../../report/numbers.ts";
import { REPORT_TEMPLATES, type ReportFormat, type ReportTemplate } from "../../report/report-formats.ts";
import { hashTo } from "../parts/page-header.tsx";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { useStore } from "../store-context.ts";
import { REPORT } from "../texts/report.ts";
import { RUNS } from "../texts/runs.ts";
import "../styles/runs.css";
import "../styles/plan.css";
import "../styles/report.css";

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/** A finished run or comparison as a paper: seen before it is taken. */
export function ReportScreen(): JSX.Element {
  const store = useStore();
  const texts = REPORT[store.language.value];
  const [jobs, setJobs] = useState<readonly Job[] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = async (): Promise<void> => {
    try {
      setJobs(await reportableJobs(store.api));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    }
  };
  useEffect(() => void load(), []);
  if (problem) {
    return (
      <div class="runs settled">
        <ProblemAlert problem={problem} texts={RUNS[store.language.value]} onAgain={() => void load()} />
      </div>
    );
  }
  if (!jobs) return <div class="screen-waits" aria-busy="true" />;
  if (jobs.length === 0) {
    return (
      <div class="runs settled">
        <div class="card">
          <p>{texts.none}</p>
          <a class="ds-link" href={hashTo(store.hash.value, "kjoringer")}>
            {texts.toRuns}
          </a>
        </div>
      </div>
    );
  }
  return <ReportOf jobs={jobs} />;
}

const MOST_PAGES = 8;

/** Runs and comparisons that are done, newest first. */
async function reportableJobs(api: ReturnType<typeof useStore>["api"]): Promise<readonly Job[]> {
  const found: Job[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { body }: Awaited<ReturnType<typeof listJobs>> = await listJobs(api, cursor);
    found.push(...body.entries.filter(({ kind, state }) => state === "done" && (kind === "run" || kind === "compare")));
    cursor = body.next;
    if (cursor === null) break;
  }
  return found;
}

interface Chosen {
  readonly job: string;
  readonly template: ReportTemplate;
  readonly language: Language;
}

function ReportOf({ jobs }: { readonly jobs: readonly Job[] }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = REPORT[language];
  const [chosen, setChosen] = useState<Chosen>({ job: jobs[0].id, template: "paper", language });
  const source = jobs.find(({ id }) => id === chosen.job) ?? jobs[0];
  const change = (next: Partial<Chosen>): void => setChosen((old) => ({ ...old, ...next }));
  return (
    <div class="settled runs report">
      <div class="card">
        <div class="plan-row">
          <label>
            {texts.of}
            <select
              class="ds-input"
              data-size="sm"
              value={chosen.job}
              onChange={({ currentTarget }) => change({ job: currentTarget.value })}
            >
              {jobs.map((job) => (
                <option key={job.id} value={job.id}>
                  {texts.kinds[job.kind]}: {job.title}, {formatDate(job.createdAt.slice(0, 10), language)}{" "}
                  {job.createdAt.slice(11, 16)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {texts.template}
            <select
              class="ds-input"
              data-size="sm"
              value={chosen.template}
              onChange={({ currentTarget }) => change({ template: currentTarget.value as ReportTemplate })}
            >
              {REPORT_TEMPLATES.map((template) => (
                <option key={template} value={template}>
                  {texts.templates[template]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {texts.language}
            <select
              class="ds-input"
              data-size="sm"
              value={chosen.language}
              onChange={({ currentTarget }) => change({ language: currentTarget.value as Language })}
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {LANGUAGE_NAMES[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <Preview key={JSON.stringify(chosen)} chosen={chosen} />
      <section class="card" aria-labelledby="report-data">
        <h2 id="report-data" class="ds-heading" data-size="2xs">
          {texts.data}
        </h2>
        <p class="hint">{texts.dataHint}</p>
        <ul class="report-files">
          {source.files.map(({ name, href }) => (
            <li key={name}>
              <a class="ds-link" href={href} download={name}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The report as it will be, with the formats that it can be had in. */
function Preview({ chosen }: { readonly chosen: Chosen }): JSX.Element {
  const store = useStore();
  const texts = REPORT[store.language.value];
  const [shown, setShown] = useState<Job | null>(null);
  const [trouble, setTrouble] = useState("");
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const [ending] = useState(() => new AbortController());
  const made = (format: ReportFormat): Promise<Job> =>
    finishedJob(store.api, "/api/v1/reports", { ...chosen, format }, ending.signal);
  const tell = (error: unknown): void => {
    if (ending.signal.aborted) return;
    setTrouble(error instanceof ApiError ? `${error.problem.title}. ${error.problem.detail}` : String(error));
  };
  useEffect(() => {
    made("html").then(setShown).catch(tell);
    return () => ending.abort();
  }, []);
  const download = async (format: ReportFormat, name: string): Promise<void> => {
    if (waitsFor !== null) return;
    setWaitsFor(name);
    try {
      const [file] = (await made(format)).files;
      const link = document.createElement("a");
      link.href = file.href;
      link.download = file.name;
      link.click();
    } catch (error) {
      tell(error);
    }
    setWaitsFor(null);
  };
  const formats = [
    ["docx", texts.word],
    ["html", texts.html],
    ["xlsx", texts.excel],
  ] as const;
  return (
    <section class="card" aria-labelledby="report-preview">
      <h2 id="report-preview" class="ds-heading" data-size="2xs">
        {texts.preview}
      </h2>
      <div class="run-row">
        <span>{texts.download}</span>
        {formats.map(([format, name]) => (
          <button
            key={format}
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            aria-disabled={waitsFor !== null}
            aria-label={`${texts.download} ${name}`}
            onClick={() => void download(format, name)}
          >
            {name}
          </button>
        ))}
        {shown && (
          <a class="ds-link" href={shown.links.result} target="_blank" rel="noreferrer" title={texts.pdfHint}>
            {texts.pdf}
          </a>
        )}
      </div>
      <p class="hint">{texts.pdfHint}</p>
      <p role="status">{waitsFor === null ? (shown ? texts.ready : texts.making) : texts.waits(waitsFor)}</p>
      {trouble !== "" && (
        <p class="ds-alert" data-color="danger" role="alert">
          {texts.failed} {trouble}
        </p>
      )}
      {shown ? (
        <iframe class="report-frame" src={shown.links.result} sandbox="" title={texts.preview} />
      ) : (
        <div class="report-frame" aria-busy={trouble === ""} />
      )}
    </section>
  );
}
