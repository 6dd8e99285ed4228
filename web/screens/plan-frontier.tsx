import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { planChanges } from "../../optimizer/plan.ts";
import { frontierChart } from "../../report/charts/frontier-chart.ts";
import { type FrontierMoneyDocument, frontierMoneyTable } from "../../report/frontier-money.ts";
import { frontierData } from "../../report/frontier-figure.ts";
import { type FrontierSummary, levelsTable, plansTable } from "../../report/frontier-summary.ts";
import { textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { FigureText, millionsText, objectiveWords } from "../../report/plan-figures.ts";
import type { FrontierDocument, OptimizeDocument } from "../../report/plan-json.ts";
import { frontierFrom } from "../../report/plan-read.ts";
import { PLAN_WORDS } from "../../report/plan-words.ts";
import { valueTable } from "../../report/value-table.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard, Scroller } from "../parts/figure-card.tsx";
import { NetCard } from "../parts/net-card.tsx";
import { ValueTableView } from "../parts/value-table-view.tsx";
import type { AskedPlan } from "../state/plan-memory.ts";
import { useStore } from "../store-context.ts";
import { PLAN } from "../texts/plan.ts";
import { AcceptPlan, Infeasible, planContext, secondsText, Stale } from "./plan-result.tsx";

/** The frontier with what its plans cost whom; missing where it was stopped before its end. */
export interface FrontierAnswer extends FrontierDocument {
  readonly money?: FrontierMoneyDocument;
}

interface Props {
  readonly asked: AskedPlan;
  readonly document: FrontierAnswer | OptimizeDocument;
  readonly base: Scenario;
  readonly isStale: boolean;
}

/** What each level of a budget buys; each point is a proposal that can be looked at and taken. */
export function PlanFrontier({ asked, document, base, isStale }: Props): JSX.Element {
  const language = useStore().language.value;
  const [chosen, setChosen] = useState<number | null>(null);
  const { question } = asked;
  const context = planContext(question, base, document.manifest.engineVersion);
  if (!("levels" in document)) return <Infeasible {...{ document, context, isStale }} />;
  const texts = PLAN[language];
  const words = PLAN_WORDS[language];
  const frontier = frontierFrom(document, context.space);
  const summary: FrontierSummary = { ...context, frontier, replications: document.manifest.replications };
  const data = frontierData(summary, language);
  const budget = textIn(language, question.problem.budgets?.[frontier.budget.id]?.name ?? frontier.budget.id);
  const title = words.frontierTitle(budget);
  const chart = frontierChart(data, language, { id: "plan-frontier", title, width: chartWidth.value });
  const level = chosen === null ? undefined : frontier.levels[chosen];
  return (
    <>
      {isStale && <Stale />}
      <div class="plan-frontier" onClick={(event) => choosePoint(event, data.points.length, setChosen)}>
        <FigureCard
          name={texts.frontier}
          chart={chart}
          finding={findingText(summary, data, language)}
          explanation={texts.frontierExplanation}
          fileName="effektiv-front"
          choice={
            <fieldset class="plan-levels">
              <legend>{texts.choose}</legend>
              {data.points.map(({ name }, at) => (
                <label key={name} class="plan-choice">
                  <input type="radio" name="plan-level" checked={at === chosen} onChange={() => setChosen(at)} />
                  {at + 1}: {name}
                </label>
              ))}
            </fieldset>
          }
        />
      </div>
      {level && (
        <section class="card plan-result" aria-labelledby="plan-level-title">
          <h2 id="plan-level-title" class="ds-heading" data-size="xs" aria-live="polite">
            {texts.level(words.million(millionsText(level.budget, language)))}
          </h2>
          <LevelFacts summary={summary} at={chosen!} />
          {level.plan.every((units) => units === 0) ? (
            <p>{words.nothing}</p>
          ) : (
            <AcceptPlan key={chosen} question={question} changes={planChanges(context.space, level.plan)} base={base} />
          )}
        </section>
      )}
      <section class="card plan-result" aria-labelledby="plan-levels-title">
        <h2 id="plan-levels-title" class="ds-heading" data-size="xs">
          {title}
        </h2>
        <Scroller name={title}>
          <ValueTableView table={valueTable(levelsTable(summary, language))} caption={title} />
        </Scroller>
        <h3 class="ds-heading" data-size="2xs">
          {words.levels}
        </h3>
        <Scroller name={words.levels}>
          <ValueTableView table={valueTable(plansTable(summary, language))} caption={words.levels} />
        </Scroller>
        <p class="hint">
          {words.tieNote} {words.guaranteeLimits}
        </p>
        <p class="hint">
          {texts.time(formatNumber(summary.replications, { language, decimals: 0 }), secondsText(asked, language))}
        </p>
      </section>
      {document.money && (
        <NetCard
          part={frontierMoneyTable(context.scenario, document.money, language)}
          fileName="hvem-betaler-effektiv-front"
        />
      )}
    </>
  );
}

/** The row of one level, and its column of the plans, as the tables below have them. */
function LevelFacts({ summary, at }: { readonly summary: FrontierSummary; readonly at: number }): JSX.Element {
  const language = useStore().language.value;
  const levels = levelsTable(summary, language);
  const plans = plansTable(summary, language);
  // The first row of the levels is today.
  const row = levels.rows[at + 1];
  const own = {
    columns: [plans.columns[0], plans.columns[at + 1]],
    rows: plans.rows.map((cells) => [cells[0], cells[at + 1]]),
  };
  return (
    <>
      <Scroller name={levels.columns[0].header}>
        <ValueTableView table={valueTable({ ...levels, rows: [row] })} caption={levels.columns[0].header} />
      </Scroller>
      <Scroller name={plans.columns[0].header}>
        <ValueTableView table={valueTable(own)} caption={plans.columns[0].header} />
      </Scroller>
    </>
  );
}

type Data = ReturnType<typeof frontierData>;

/** The level that gives most for each krone, of those whose interval leaves 0 out. */
function findingText(summary: FrontierSummary, { points }: Data, language: Parameters<typeof frontierData>[1]): string {
  const texts = PLAN[language];
  const { problem, scenario, frontier, replications } = summary;
  const { unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, unit);
  const sure = points
    .map((point, at) => ({ ...point, at }))
    .filter(({ effectCi95, cost }) => effectCi95 !== null && effectCi95[0] > 0 && cost > 0)
    .sort((a, b) => b.effect / b.cost - a.effect / a.cost);
  const [best] = sure;
  if (!best) return texts.frontierNothing;
  const { difference } = frontier.levels[best.at];
  const told = `${text.mean(difference, replications, true)} (95 % KI ${text.interval(difference, replications, true)})`;
  return texts.frontierFinding(best.name, language === "en" ? told.replace("95 % KI", "95% CI") : told);
}

/** How far from the middle of a point a click may be, in pixels of the drawing. */
const REACH = 14;

/** Points are what the chart draws as discs and as small squares, in their order. */
function choosePoint(event: MouseEvent, count: number, choose: (at: number) => void): void {
  const svg = event.target instanceof Element ? event.target.closest(".chart svg") : null;
  if (!svg) return;
  const marks = [...svg.querySelectorAll<SVGGraphicsElement>("circle, rect[width='8'][height='8']")].slice(0, count);
  const distances = marks.map((mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return Math.hypot(event.clientX - left - width / 2, event.clientY - top - height / 2);
  });
  const nearest = distances.indexOf(Math.min(...distances));
  if (nearest >= 0 && distances[nearest] <= REACH) choose(nearest);
}
