import { Fragment, type JSX } from "preact";
import { frontierChart } from "../../report/charts/frontier-chart.ts";
import { deviationParts } from "../../report/deviation-table.ts";
import { textIn } from "../../report/language.ts";
import { moneyFindings } from "../../report/money-findings.ts";
import { compareMoneyTable } from "../../report/money-summary.ts";
import { PRICE_SOURCES, priceSources } from "../../report/price-sources.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import { costChart, NET, netTable, type ToldMoney, touchedParties } from "../../report/report-money.ts";
import { valueTable } from "../../report/value-table.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard, Scroller } from "../parts/figure-card.tsx";
import { ValueTableView } from "../parts/value-table-view.tsx";
import { costEffectPoints } from "../state/cost-effect.ts";
import type { ComparisonAnswer } from "../state/told-runs.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";

interface Props {
  readonly answer: ComparisonAnswer;
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  /** [alternative] */
  readonly money: readonly ToldMoney[];
}

/** Who pays and who saves in each scenario: sentences, the net of each party, the figure, and every item. */
export function CompareMoney({ answer, runs, money }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const document = answer.alternatives[0].money;
  const head = (
    <h2 id="compare-money" class="ds-heading" data-size="2xs">
      {texts.who}
    </h2>
  );
  if (!document || money.length === 0) {
    return (
      <section class="card figure" aria-labelledby="compare-money">
        {head}
        <p>{texts.noMoney}</p>
      </section>
    );
  }
  const year = String(document.priceYear);
  const told = money.map(({ run, parties }) => ({ run, parties: touchedParties(parties) }));
  const net = netTable(told, language);
  const ledgers = answer.alternatives.flatMap(({ money: own }) => own?.ledger ?? []);
  const sources = priceSources(ledgers, language);
  const points = costEffectPoints(runs, money);
  const frontier = frontierChart(
    { cost: texts.costEffectCost(year), effect: texts.costEffectEffect, points },
    language,
    { id: "cost-effect", title: texts.costEffect, width: chartWidth.value },
  );
  const chart = costChart(told, language, year, chartWidth.value);
  return (
    <>
      <section class="card figure" aria-labelledby="compare-money">
        {head}
        <ul class="findings">
          {money.map(({ run, parties }) => (
            <li key={run.name}>{texts.whoFinding(run.name, moneyFindings(parties, run.facts, language).lead)}</li>
          ))}
        </ul>
        {net.rows.length > 0 && (
          <>
            <p class="table-title">{NET[language](year)}</p>
            <Scroller name={texts.who}>
              <ValueTableView table={net} caption={NET[language](year)} />
            </Scroller>
          </>
        )}
        <p class="hint">{texts.priceYear(year, textIn(language, document.prices))}</p>
        {money.map(({ run, parties, deviations = [] }) => (
          <details key={run.name}>
            <summary>{run.name}</summary>
            <ul class="findings">
              {moneyFindings(parties, run.facts, language).points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <Scroller name={`${texts.who}, ${run.name}`}>
              <ValueTableView table={valueTable(compareMoneyTable(run.facts, parties, language))} caption={run.name} />
            </Scroller>
            {deviationParts(deviations, run.facts, language).map(({ title, table, note }) => (
              <Fragment key={title}>
                <p class="table-title">{title}</p>
                <Scroller name={`${title}, ${run.name}`}>
                  <ValueTableView table={valueTable(table)} caption={`${title}, ${run.name}`} />
                </Scroller>
                <p class="hint">{note}</p>
              </Fragment>
            ))}
          </details>
        ))}
        <details>
          <summary>{PRICE_SOURCES[language]}</summary>
          <ul class="findings hint">
            {sources.map(({ prices, source }) => (
              <li key={source}>
                <strong>{prices}:</strong> {source}
              </li>
            ))}
          </ul>
        </details>
      </section>
      <FigureCard
        name={texts.whoFigure}
        chart={chart}
        finding=""
        explanation={texts.whoExplanation}
        fileName="hvem-betaler"
      />
      <FigureCard
        name={texts.costEffect}
        chart={frontier}
        finding={texts.costEffectFinding(points.filter(({ isOnFrontier }) => isOnFrontier).map(({ name }) => name))}
        explanation={texts.costEffectExplanation}
        fileName="kostnad-og-effekt"
      />
    </>
  );
}
