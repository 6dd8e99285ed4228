import { type JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { PROBLEMS } from "../problem-modules.ts";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { isOver, type Job } from "../api/jobs.ts";
import { textIn } from "../../report/language.ts";
import type { OptimizeDocument } from "../../report/plan-json.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { browserStore } from "../parts/browser-store.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { firstProblem, type PlanQuestion, questionBody } from "../state/plan-draft.ts";
import { type AskedPlan, loadPlan, type PlanMemory, savePlan } from "../state/plan-memory.ts";
import { useStore } from "../store-context.ts";
import { PLAN } from "../texts/plan.ts";
import { RUNS } from "../texts/runs.ts";
import { JobProgress } from "./job-progress.tsx";
import { PlanForm } from "./plan-form.tsx";
import { type FrontierAnswer, PlanFrontier } from "./plan-frontier.tsx";
import { PlanResult, type ProposalAnswer } from "./plan-result.tsx";
import "../styles/runs.css";
import "../styles/scenario.css";
import "../styles/plan.css";

/** What the optimizer is asked about the scenario that is open, and what it proposes. */
export function PlanScreen(): JSX.Element {
  const store = useStore();
  const base = store.model.value?.scenario;
  const { model } = store.document.value;
  if (!base) return <div class="screen-waits" aria-busy="true" />;
  return <PlanOfModel key={model} model={model} base={base} />;
}

type Asked = "proposal" | "frontier";

function PlanOfModel({ model, base }: { readonly model: string; readonly base: Scenario }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLAN[language];
  const { frame } = store.texts.value;
  const [memory, setMemory] = useState<PlanMemory>(() => loadPlan(browserStore(), model) ?? firstMemory(model, base));
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<{ readonly asked: Asked; readonly problem: ApiProblem } | null>(null);
  const change = useCallback(
    (next: Partial<PlanMemory>): void => {
      setMemory((old) => {
        const after = { ...old, ...next };
        savePlan(browserStore(), model, after);
        return after;
      });
    },
    [model],
  );
  const onWrong = useCallback((id: string, message: string | null): void => {
    setWrong(({ [id]: _, ...rest }) => (message === null ? rest : { ...rest, [id]: message }));
  }, []);
  const { problem, isFromMine, effort, problemId } = memory;
  const { entries } = store.document.value;
  const question: PlanQuestion = { problem, model, changes: isFromMine ? store.changes.value : [] };
  const isBusy = [memory.proposal, memory.frontier].some((asked) => asked !== null && !isOver(asked.job));
  const faults = Object.entries(wrong);
  const ask = async (asked: Asked): Promise<void> => {
    if (isBusy || faults.length > 0) return;
    const body = questionBody(question, effort, asked === "frontier");
    try {
      const answer = await store.api.ask<Job>("/api/v1/optimizations", { method: "POST", body });
      change({ [asked]: { question, job: answer.body } });
      setRefusal(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal({ asked, problem: error.problem });
    }
  };
  const follow = (asked: Asked, own: AskedPlan) => (job: Job) => change({ [asked]: { ...own, job } });
  const problems = PROBLEMS.filter((one) => one.model === model);
  const hasBudget = Object.keys(problem.budgets ?? {}).length > 0;
  return (
    <div class="settled runs plan">
      <form
        class="card plan-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask("proposal");
        }}
      >
        {faults.length > 0 && (
          <div class="ds-alert" data-color="danger" role="alert">
            <h2 class="ds-heading" data-size="2xs">
              {texts.wrong}
            </h2>
            <ul>
              {faults.map(([id, message]) => (
                <li key={id}>
                  <button type="button" class="link-button" onClick={() => document.getElementById(id)?.focus()}>
                    {message}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div class="plan-row">
          <label>
            {texts.problem}
            <select
              class="ds-input"
              data-size="sm"
              value={problemId ?? ""}
              onChange={({ currentTarget }) => {
                const entry = problems.find(({ id }) => id === currentTarget.value);
                setWrong({});
                change({ problemId: entry?.id ?? null, problem: entry?.problem ?? firstProblem(base) });
              }}
            >
              {problems.map(({ id, problem: own }) => (
                <option key={id} value={id}>
                  {textIn(language, own.name)}
                </option>
              ))}
              <option value="">{texts.ownProblem}</option>
            </select>
          </label>
          {entries.length > 0 && (
            <label>
              {texts.base}
              <select
                class="ds-input"
                data-size="sm"
                value={isFromMine ? "mine" : "baseline"}
                onChange={({ currentTarget }) => change({ isFromMine: currentTarget.value === "mine" })}
              >
                <option value="baseline">{texts.bases.baseline}</option>
                <option value="mine">{texts.mine(frame.changed(entries.length))}</option>
              </select>
            </label>
          )}
          <label>
            {texts.effort}
            <select
              class="ds-input"
              data-size="sm"
              value={effort}
              onChange={({ currentTarget }) => change({ effort: currentTarget.value as PlanMemory["effort"] })}
            >
              {(["low", "usual", "high"] as const).map((one) => (
                <option key={one} value={one}>
                  {texts.efforts[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {problem.description !== undefined && <p>{textIn(language, problem.description)}</p>}
        {problemId === null && <p class="hint">{texts.firstCost}</p>}
        <PlanForm
          key={problemId ?? ""}
          problem={problem}
          onProblem={(next) => change({ problem: next })}
          onWrong={onWrong}
        />
        <div class="run-row">
          <button class="ds-button" data-size="sm" type="submit" aria-disabled={isBusy || faults.length > 0}>
            {texts.solve}
          </button>
          {hasBudget && (
            <button
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              type="button"
              aria-disabled={isBusy || faults.length > 0}
              onClick={() => void ask("frontier")}
            >
              {texts.front}
            </button>
          )}
        </div>
        {hasBudget && <p class="hint">{texts.frontHint}</p>}
      </form>
      {refusal && (
        <ProblemAlert problem={refusal.problem} texts={RUNS[language]} onAgain={() => void ask(refusal.asked)} />
      )}
      {(["proposal", "frontier"] as const).map((kind) => {
        const own = memory[kind];
        if (!own || own.job.state === "done") return null;
        return (
          <JobProgress
            key={`${kind} ${own.job.id}`}
            job={own.job}
            texts={RUNS[language]}
            label={texts.working[kind]}
            onJob={follow(kind, own)}
          />
        );
      })}
      {!memory.proposal && !memory.frontier && <p class="card plan-empty">{texts.empty}</p>}
      <Answer asked={memory.proposal} now={question}>
        {(document: ProposalAnswer, isStale) => (
          <PlanResult asked={memory.proposal!} document={document} base={base} isStale={isStale} />
        )}
      </Answer>
      <Answer asked={memory.frontier} now={question}>
        {(document: FrontierAnswer | OptimizeDocument, isStale) => (
          <PlanFrontier asked={memory.frontier!} document={document} base={base} isStale={isStale} />
        )}
      </Answer>
    </div>
  );
}

interface AnswerProps<Document> {
  readonly asked: AskedPlan | null;
  /** What would be asked now. */
  readonly now: PlanQuestion;
  readonly children: (document: Document, isStale: boolean) => JSX.Element;
}

/** The answer to what was asked, once it is there. */
function Answer<Document>({ asked, now, children }: AnswerProps<Document>): JSX.Element | null {
  const store = useStore();
  const texts = RUNS[store.language.value];
  const [found, setFound] = useState<{ readonly id: string; readonly document: Document } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const job = asked?.job.state === "done" ? asked.job : null;
  const load = (): (() => void) | undefined => {
    if (!job) return undefined;
    let isWanted = true;
    store.api
      .ask<Document>(job.links.result)
      .then(({ body }) => {
        if (isWanted) setFound({ id: job.id, document: body });
        setProblem(null);
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        if (isWanted) setProblem(error.problem);
      });
    return () => void (isWanted = false);
  };
  useEffect(load, [job?.id]);
  if (!asked || !job) return null;
  if (problem) return <ProblemAlert problem={problem} texts={texts} onAgain={() => void load()} />;
  if (found?.id !== job.id) return <div class="card plan-waits" aria-busy="true" />;
  return children(found.document, JSON.stringify(asked.question) !== JSON.stringify(now));
}

function firstMemory(model: string, base: Scenario): PlanMemory {
  const entry = PROBLEMS.find((one) => one.model === model);
  const problem = entry?.problem ?? firstProblem(base);
  const rest = { isFromMine: false, effort: "low", proposal: null, frontier: null } as const;
  return { problemId: entry?.id ?? null, problem, ...rest };
}
