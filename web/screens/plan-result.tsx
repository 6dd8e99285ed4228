import { type JSX } from "preact";
import { useState } from "preact/hooks";
import type { FreshFigure } from "../../optimizer/optimize.ts";
import type { DecisionSpace, Plan } from "../../optimizer/plan.ts";
import { type Effect, effectText } from "../../report/effect.ts";
import { type Language, textIn } from "../../report/language.ts";
import type { MoneyDocument } from "../../report/money-json.ts";
import { formatNumber } from "../../report/numbers.ts";
import { FigureText, intervalOf, objectiveWords } from "../../report/plan-figures.ts";
import type { OptimizeDocument } from "../../report/plan-json.ts";
import { proposalFrom, relaxationsFrom, spaceOfFacts } from "../../report/plan-read.ts";
import {
  changesTable,
  costSentences,
  effectSentence,
  guaranteeSentences,
  marginSentences,
  promiseSentences,
  type ProposalSummary,
  relaxationSentences,
  targetSentences,
} from "../../report/plan-summary.ts";
import { PLAN_WORDS } from "../../report/plan-words.ts";
import { scenarioFacts } from "../../report/scenario-facts.ts";
import type { Cell, Table } from "../../report/table.ts";
import { valueTable } from "../../report/value-table.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { hashTo } from "../parts/page-header.tsx";
import { ValueTableView } from "../parts/value-table-view.tsx";
import { fieldText } from "../state/number-text.ts";
import type { PlanQuestion } from "../state/plan-draft.ts";
import type { AskedPlan } from "../state/plan-memory.ts";
import { changedValue, valueAt } from "../state/values.ts";
import { useStore } from "../store-context.ts";
import { PLAN } from "../texts/plan.ts";
import { PlanMoney } from "./plan-money.tsx";

/** A proposal with what it costs whom; missing where the search was stopped. */
export interface ProposalAnswer extends OptimizeDocument {
  readonly money?: MoneyDocument;
}

interface Props {
  readonly asked: AskedPlan;
  readonly document: ProposalAnswer;
  readonly base: Scenario;
  readonly isStale: boolean;
}

/** A proposal: what changes, what that gives and how sure it is, what stops it, and what was promised. */
export function PlanResult({ asked, document, base, isStale }: Props): JSX.Element {
  const language = useStore().language.value;
  const { question, job } = asked;
  const context = planContext(question, base, document.manifest.engineVersion);
  const proposal = proposalFrom(document, context.space);
  if (!proposal) return <Infeasible document={document} context={context} isStale={isStale} />;
  const summary: ProposalSummary = {
    ...context,
    proposal,
    effect: effectOfPlan(question, context.space),
    replications: document.manifest.replications,
  };
  const texts = PLAN[language];
  const words = PLAN_WORDS[language];
  const { plan, status, isCancelled } = proposal;
  const isNothing = plan.every((units) => units === 0);
  const isOfCost = (question.problem.minimise.measures ?? []).length === 0;
  const file = job.files.find(({ name }) => name === "plan.yaml");
  return (
    <section class="card plan-result" aria-labelledby="plan-result-title">
      <h2 id="plan-result-title" class="ds-heading" data-size="xs">
        {texts.result}: {textIn(language, question.problem.name)}
      </h2>
      {isStale && <Stale />}
      {isCancelled && <p>{proposal.statement.plans === 0 ? words.cancelled : words.cancelledLate}</p>}
      {status === "targets-missed" && (
        <div class="ds-alert" data-color="warning">
          <p>{words.missed}</p>
          <Sentences
            title={words.wouldTake}
            sentences={relaxationSentences(context, proposal.relaxations ?? [], language)}
          />
        </div>
      )}
      {!isOfCost && <p class="plan-effect">{effectSentence(summary, language)}</p>}
      {targetSentences(summary, language).map((sentence) => (
        <p key={sentence} class="plan-effect">
          {sentence}
        </p>
      ))}
      {isNothing ? (
        <p>{words.nothing}</p>
      ) : (
        <PlanTable table={changesTable(summary, language)} question={question} base={base} {...{ plan, context }} />
      )}
      {!isNothing && <AcceptPlan question={question} changes={document.changes ?? []} base={base} />}
      <Sentences title={words.costTitle} sentences={costSentences(summary, language)} />
      {document.money && !isNothing && <PlanMoney money={document.money} scenario={context.scenario} />}
      <Sentences title={words.marginsTitle} sentences={marginSentences(summary, language)} />
      <Sentences title={words.guaranteeTitle} sentences={guaranteeSentences(summary, language)} />
      <PromiseCheck summary={summary} />
      <p class="hint">{effectText(summary.effect, context.scenario, language)}</p>
      <p class="hint">
        {texts.time(
          formatNumber(document.manifest.replications, { language, decimals: 0 }),
          secondsText(asked, language),
        )}
        {file && (
          <>
            {" "}
            <a class="ds-link" href={file.href} download={file.name}>
              {texts.download}
            </a>
          </>
        )}
      </p>
    </section>
  );
}

export type PlanContextHere = ReturnType<typeof planContext>;

/** What a plan is told with, of the problem that was asked. */
export function planContext({ problem, changes }: PlanQuestion, base: Scenario, engineVersion: string) {
  const scenario = scenarioFacts(base);
  return { problem, scenario, engineVersion, space: spaceOfFacts(problem, scenario), given: changes };
}

function effectOfPlan({ problem }: PlanQuestion, { phases }: DecisionSpace): Effect {
  return problem.effect === "long-run" ? { kind: "long-run", dates: [] } : { kind: "first-years", dates: [...phases] };
}

export function Stale(): JSX.Element {
  return (
    <p class="ds-alert" data-color="info" data-size="sm">
      {PLAN[useStore().language.value].stale}
    </p>
  );
}

/** That no plan keeps all limits, and the least that would have to give way. */
export function Infeasible({
  document,
  context,
  isStale,
}: {
  readonly document: OptimizeDocument;
  readonly context: PlanContextHere;
  readonly isStale: boolean;
}): JSX.Element {
  const language = useStore().language.value;
  const words = PLAN_WORDS[language];
  const sentences = relaxationSentences(context, relaxationsFrom(document.relaxations ?? [], context.space), language);
  return (
    <section class="card plan-result" aria-labelledby="plan-none">
      <h2 id="plan-none" class="ds-heading" data-size="xs">
        {words.infeasible}
      </h2>
      {isStale && <Stale />}
      {sentences.length === 0 ? <p>{words.noRelaxation}</p> : <Sentences title={words.wouldTake} {...{ sentences }} />}
    </section>
  );
}

function Sentences({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
}): JSX.Element | null {
  if (sentences.length === 0) return null;
  return (
    <div class="plan-sentences">
      <h3 class="ds-heading" data-size="2xs">
        {title}
      </h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

interface PlanTableProps {
  readonly table: Table;
  readonly question: PlanQuestion;
  readonly base: Scenario;
  readonly plan: Plan;
  readonly context: PlanContextHere;
}

/** The table of the command, with what is there now and in the end beside what changes. */
export function PlanTable({ table, question, base, plan, context }: PlanTableProps): JSX.Element {
  const language = useStore().language.value;
  const texts = PLAN[language];
  const { space } = context;
  const last = space.phaseCount - 1;
  const changed = space.leverIds.flatMap((_, lever) => {
    const units = plan.subarray(lever * space.phaseCount, (lever + 1) * space.phaseCount);
    return units.some((own) => own !== 0) ? [{ lever: space.levers[lever], units: units[last] }] : [];
  });
  const rows = table.rows.map(([name, ...rest], at): Cell[] => {
    const own = changed[at];
    const pairs = (own?.lever.effects ?? []).map(({ path, addPerUnit }) => {
      const now = changedValue(valueAt(base, path), path, question.changes);
      const isNumber = typeof now === "number";
      const after = isNumber ? Number((now + addPerUnit * own!.units).toPrecision(12)) : NaN;
      return isNumber ? [fieldText(now, language), fieldText(after, language)] : ["–", "–"];
    });
    const side = (which: 0 | 1): string => pairs.map((pair) => pair[which]).join(" / ");
    return [name, side(0), side(1), ...rest];
  });
  const [first, ...others] = table.columns;
  const added = [texts.now, texts.proposed].map((header) => ({ header, align: "right" as const }));
  const whole = valueTable({ columns: [first, ...added, ...others], rows });
  const title = PLAN_WORDS[language].changeTitle;
  return (
    <div class="plan-changes">
      <h3 class="ds-heading" data-size="2xs">
        {title}
      </h3>
      <Scroller name={title}>
        <ValueTableView table={whole} caption={title} />
      </Scroller>
    </div>
  );
}

/** Makes a proposal the scenario that is open. */
export function AcceptPlan({
  question,
  changes,
  base,
}: {
  readonly question: PlanQuestion;
  readonly changes: readonly Change[];
  readonly base: Scenario;
}): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLAN[language];
  const [isDone, setDone] = useState(false);
  const { problem } = question;
  const rationale = texts.rationale(textIn(language, problem.name));
  const accept = (): void => {
    // The page begins changes without a date on the first measured day by itself.
    const own = changes.map(({ from, ...change }) => {
      const isFirstDay = problem.effect === "first-years" && from === base.run.startDate;
      return { ...change, ...(from !== undefined && !isFirstDay && { from }), rationale };
    });
    acceptPlan(store, question, own);
    setDone(true);
  };
  return (
    <div class="run-row">
      <button class="ds-button" data-size="sm" type="button" onClick={accept}>
        {texts.accept}
      </button>
      <p role="status">
        {isDone && (
          <>
            {texts.accepted(store.texts.value.frame.changed(changes.length))}{" "}
            <a class="ds-link" href={hashTo(store.hash.value, "scenario")}>
              {texts.toScenario}
            </a>
          </>
        )}
      </p>
      {(problem.demands ?? problem.lengthDays) !== undefined && <p class="hint">{texts.alone}</p>}
    </div>
  );
}

/** The promise of the program beside what was simulated. */
function PromiseCheck({ summary }: { readonly summary: ProposalSummary }): JSX.Element | null {
  const language = useStore().language.value;
  const texts = PLAN[language];
  const { problem, scenario, proposal, replications } = summary;
  const { promise, today, value } = proposal;
  if (!promise || !Number.isFinite(promise.plan)) return null;
  const { name, unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, "");
  const interval = intervalOf(value, replications);
  const isConfirmed = interval !== null && promise.plan >= interval[0] && promise.plan <= interval[1];
  const simulated = (figure: FreshFigure): string => text.bare(figure, replications);
  const right = (header: string) => ({ header, align: "right" as const });
  const title = unit === "" ? name : `${name} (${unit})`;
  const table = valueTable({
    columns: [
      { header: title, align: "left" },
      right(PLAN_WORDS[language].today),
      right(texts.withPlan),
      right(texts.interval),
    ],
    rows: [
      [texts.program, text.rough(promise.today), text.rough(promise.plan), "–"],
      [texts.simulated, simulated(today), simulated(value), text.interval(value, replications)],
    ],
  });
  return (
    <div class="plan-sentences">
      <h3 class="ds-heading" data-size="2xs">
        {texts.check}{" "}
        <span class="ds-tag" data-color={isConfirmed ? "success" : "warning"} data-size="sm">
          {isConfirmed ? texts.confirmed : texts.deviates}
        </span>
      </h3>
      <Scroller name={texts.check}>
        <ValueTableView table={table} caption={texts.check} />
      </Scroller>
      {promiseSentences(summary, language).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p class="hint">{texts.checkHint}</p>
    </div>
  );
}

export function secondsText({ job: { startedAt, endedAt } }: AskedPlan, language: Language): string {
  if (startedAt === null || endedAt === null) return "?";
  return formatNumber((Date.parse(endedAt) - Date.parse(startedAt)) / 1000, { language, decimals: 1 });
}

/** The changes of a plan as those of the scenario that is open. */
function acceptPlan(store: ReturnType<typeof useStore>, question: PlanQuestion, changes: readonly Change[]): void {
  const started = question.changes.length > 0;
  store.change((document) => ({
    ...document,
    effect: question.problem.effect,
    entries: [...(started ? document.entries : []), ...changes.map((change) => ({ kind: "change" as const, change }))],
  }));
}
