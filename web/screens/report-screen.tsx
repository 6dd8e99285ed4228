import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { type Job, listJobs } from "../api/jobs.ts";
import { type Language, textIn } from "../../report/language.ts";
import { parseCsv } from "../../scenarios/csv.ts";
import { browserStore } from "../parts/browser-store.ts";
import { hashTo } from "../parts/page-header.tsx";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { type History, newHistory, redone, undone, withStep, withTopicEnded } from "../state/history.ts";
import {
  type KeptLetterhead,
  loadDraft,
  loadLetterhead,
  type ReportDraft,
  reportQuestion,
  saveDraft,
  saveLetterhead,
  summaryKey,
} from "../state/report-draft.ts";
import { useStore } from "../store-context.ts";
import { REPORT } from "../texts/report.ts";
import { RUNS } from "../texts/runs.ts";
import { ReportChoice, type ReportOffer } from "./report-choice.tsx";
import { ReportLetterhead } from "./report-letterhead.tsx";
import { madeReport, ReportPreview } from "./report-preview.tsx";
import { ReportSummary } from "./report-summary.tsx";
import "../styles/runs.css";
import "../styles/plan.css";
import "../styles/data.css";
import "../styles/report.css";

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
    const wanted = { state: "done", kind: "run,compare" } as const;
    const { body }: Awaited<ReturnType<typeof listJobs>> = await listJobs(api, cursor, wanted);
    found.push(...body.entries);
    cursor = body.next;
    if (cursor === null) break;
  }
  return found;
}

const NOTHING_OFFERED: ReportOffer = { measures: [], alternatives: [] };

function ReportOf({ jobs }: { readonly jobs: readonly Job[] }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = REPORT[language];
  const [jobId, setJobId] = useState(jobs[0].id);
  const source = jobs.find(({ id }) => id === jobId) ?? jobs[0];
  const [history, setHistory] = useState(() => newHistory(loadDraft(browserStore(), source.id, language)));
  const [isKept, setKept] = useState(true);
  const [letterhead, setLetterhead] = useState<KeptLetterhead | null>(() => loadLetterhead(browserStore()));
  const [offer, setOffer] = useState(NOTHING_OFFERED);
  const generated = useGenerated(source, history.present);
  const draft = history.present;
  useEffect(() => {
    const ending = new AbortController();
    offerOf(source, language, ending.signal)
      .then((found) => !ending.signal.aborted && setOffer(found))
      // Without it nothing can be chosen; the report itself says what is wrong.
      .catch(() => setOffer(NOTHING_OFFERED));
    return () => ending.abort();
  }, [source.id, language]);
  const go = (next: History<ReportDraft>): void => {
    setHistory(next);
    setKept(saveDraft(browserStore(), source.id, next.present));
  };
  const change = (part: Partial<ReportDraft>, topic: string | null = null): void =>
    go(withStep(history, { ...draft, ...part }, topic));
  const key = summaryKey(draft);
  const write = (text: string | undefined, isTyping: boolean): void => {
    const { [key]: _, ...others } = draft.summaries;
    const summaries = text === undefined ? others : { ...others, [key]: text };
    change({ summaries }, isTyping ? `summary ${key}` : null);
  };
  const question = reportQuestion(source.id, draft);
  return (
    <div class="settled runs report">
      <ReportChoice
        jobs={jobs}
        job={source.id}
        draft={draft}
        offer={offer}
        onJob={(id) => {
          setJobId(id);
          setHistory(newHistory(loadDraft(browserStore(), id, language)));
        }}
        onChange={change}
      />
      {draft.template !== "method" && (
        <ReportSummary
          generated={generated}
          written={draft.summaries[key]}
          onChange={write}
          onLeave={() => setHistory(withTopicEnded)}
          onUndo={history.past.length > 0 ? () => go(undone(history)) : undefined}
          onRedo={history.future.length > 0 ? () => go(redone(history)) : undefined}
          isKept={isKept}
        />
      )}
      <ReportPreview key={source.id} {...{ source, question, letterhead, generated }} />
      <ReportLetterhead
        letterhead={letterhead}
        onChange={(next) => {
          setLetterhead(next);
          saveLetterhead(browserStore(), next);
        }}
      />
      <section class="card report-part" aria-labelledby="report-data">
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

/** The findings that are generated for a draft; null before they are known. */
function useGenerated({ id }: Job, { template, language, alternatives }: ReportDraft): string | null {
  const store = useStore();
  const asked = JSON.stringify({ job: id, template, language, alternatives });
  const [found, setFound] = useState({ asked: "", text: "" });
  useEffect(() => {
    if (template === "method") return undefined;
    const ending = new AbortController();
    const question = { ...(JSON.parse(asked) as object), format: "md" };
    madeReport(store.api, question, ending.signal)
      .then(async ({ files: [file] }) => textOf(file.href, ending.signal))
      .then((text) => !ending.signal.aborted && setFound({ asked, text }))
      // The preview, which asks for the same results, says what is wrong.
      .catch(() => undefined);
    return () => ending.abort();
  }, [asked]);
  return found.asked === asked ? found.text : null;
}

/** What may be chosen: the measures and the alternatives that the files of a job name. */
async function offerOf({ files }: Job, language: Language, signal: AbortSignal): Promise<ReportOffer> {
  const read = async (name: string): Promise<string> => {
    const file = files.find((one) => one.name === name);
    return file ? textOf(file.href, signal) : "";
  };
  const [measures, manifest] = await Promise.all([read("measures.csv"), read("manifest.json")]);
  const { scenarios = [] } = JSON.parse(manifest || "{}") as {
    scenarios?: { name: string; title: Parameters<typeof textIn>[1] }[];
  };
  return {
    measures: parseCsv(measures).rows.flatMap(({ cells: [id] }) => (id === undefined ? [] : [id])),
    alternatives: scenarios.slice(1).map(({ name, title }) => ({ name, title: textIn(language, title) })),
  };
}

async function textOf(href: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(href, { credentials: "same-origin", signal });
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  return response.text();
}
