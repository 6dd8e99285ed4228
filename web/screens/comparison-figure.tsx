import { type JSX } from "preact";
import { FEE } from "virtual:models";
import type { Interval } from "../../analysis/estimates.ts";
import { chartWord } from "../../report/charts/chart-words.ts";
import { meanText, differenceText, isUnchanged, verdictCell } from "../../report/figures.ts";
import { textIn } from "../../report/language.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { TableFoot } from "../parts/table-foot.tsx";
import { comparedIndicators, type Indicator } from "../state/indicators.ts";
import { useStore } from "../store-context.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";
import { boundText, indicatorId, indicatorName, indicatorUnit, judgement } from "./key-figures.tsx";

interface Props {
  readonly run: PreviewRun;
  readonly actor: string | null;
}

/** Scenario and baseline side by side, with the paired difference. */
export function ComparisonFigure({ run, actor }: Props): JSX.Element {
  const store = useStore();
  const { overview, explanations } = store.texts.value;
  const { baseline, comparison } = store.preview.value;
  const head = (
    <h2 id="comparison-title" class="ds-heading" data-size="2xs">
      {overview.compare}
    </h2>
  );
  if (!baseline || !comparison) {
    return (
      <section class="card figure" aria-labelledby="comparison-title">
        {head}
        <p>{overview.noCompare}</p>
      </section>
    );
  }
  const rows = comparedIndicators(run, baseline, comparison, FEE, actor);
  const count = (...verdicts: readonly string[]): number =>
    rows.filter(
      ({ difference }) => difference?.verdict && !isUnchanged(difference) && verdicts.includes(difference.verdict),
    ).length;
  // A column that says nothing takes the room of those that do.
  const hasAmbition = rows.some(({ threshold }) => threshold);
  const columns = Object.values(overview.columns).filter((name) => hasAmbition || name !== overview.columns.ambition);
  return (
    <section class="card figure" aria-labelledby="comparison-title">
      {head}
      <p class="finding">
        {overview.compareFinding(count("better"), count("worse"), count("no-difference-shown"))} {overview.leftOut}
      </p>
      <Scroller name={overview.compare}>
        <table class="ds-table comparison-table" data-size="sm" data-zebra>
          <caption class="ds-sr-only">{overview.compare}</caption>
          <thead>
            <tr>
              {columns.map((name, at) => (
                <th key={name} scope="col" class={at > 0 && at < 4 ? "right" : "left"}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ComparisonRow key={indicatorId(row)} {...{ row, run, hasAmbition }} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {(baseline.facts.growth ?? run.facts.growth) && <p class="hint">{overview.withheldCells}</p>}
      <TableFoot
        name={overview.compare}
        tableOf={() => comparisonValues(rows, run, store)}
        fileName="sammenligning"
        explanation={explanations.compare}
      />
    </section>
  );
}

interface RowProps {
  readonly row: Indicator;
  readonly run: PreviewRun;
  readonly hasAmbition: boolean;
}

function ComparisonRow({ row, run, hasAmbition }: RowProps): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const language = store.language.value;
  const { difference, threshold } = row;
  const verdict = verdictCell(difference, language);
  return (
    <tr>
      <th scope="row">
        {rowName(row, run, store)} <span class="unit">{unitText(row, language, overview)}</span>
      </th>
      <td class="right">{meanText(row.baseline, language)}</td>
      <td class="right">{meanText(row.estimate, language)}</td>
      <td class="right change">
        {differenceText(difference, language)}
        <MiniForest interval={difference?.differenceCi95 ?? null} mean={difference?.difference ?? null} />
      </td>
      <td>
        <span class={`verdict ${verdict.emphasis ?? ""}`}>{verdict.text}</span>
      </td>
      {hasAmbition && (
        <td>{threshold ? `${boundText(threshold, language, overview)} ${judgement(threshold, overview)}` : "–"}</td>
      )}
    </tr>
  );
}

/** Where the interval lies about 0; the words beside it say the same. */
function MiniForest({
  interval,
  mean,
}: {
  readonly interval: Interval | null;
  readonly mean: number | null;
}): JSX.Element | null {
  if (!interval || mean === null) return null;
  const reach = Math.max(Math.abs(interval[0]), Math.abs(interval[1])) || 1;
  const at = (value: number): number => 40 + (36 * value) / reach;
  return (
    <svg class="mini-forest" viewBox="0 0 80 16" width="80" height="16" aria-hidden="true">
      <line x1="40" y1="1" x2="40" y2="15" class="zero" />
      <line x1={at(interval[0])} y1="8" x2={at(interval[1])} y2="8" class="interval" />
      <circle cx={at(mean)} cy="8" r="3" />
    </svg>
  );
}

type StoreOfPage = ReturnType<typeof useStore>;

function rowName(row: Indicator, { facts }: PreviewRun, store: StoreOfPage): string {
  const language = store.language.value;
  const name = indicatorName(row, language, store.texts.value.overview);
  const { place } = row.key;
  return place === undefined ? name : `${name}, ${textIn(language, facts.places[place]?.name ?? place)}`;
}

function unitText(
  row: Indicator,
  language: Parameters<typeof indicatorUnit>[1],
  overview: Parameters<typeof indicatorUnit>[2],
): string {
  return `(${indicatorUnit(row, language, overview) || overview.points})`;
}

/** The same table with its numbers as numbers. */
function comparisonValues(rows: readonly Indicator[], run: PreviewRun, store: StoreOfPage) {
  const language = store.language.value;
  const { overview } = store.texts.value;
  const number = (value: number | null | undefined) => ({ text: "", value: value ?? null });
  const { indicator, baseline, scenario, change, verdict, ambition } = overview.columns;
  const headers = [indicator, baseline, scenario, change, chartWord("low", language), chartWord("high", language)];
  return {
    columns: [
      ...headers.map((header) => ({ header, align: "right" as const })),
      ...[verdict, ambition].map((header) => ({ header, align: "left" as const })),
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: `${rowName(row, run, store)} ${unitText(row, language, overview)}` },
        number(row.baseline?.mean),
        number(row.estimate.mean),
        number(row.difference?.difference),
        number(row.difference?.differenceCi95?.[0]),
        number(row.difference?.differenceCi95?.[1]),
        { text: verdictCell(row.difference, language).text },
        { text: row.threshold ? boundText(row.threshold, language, overview) : "" },
      ],
    })),
  };
}
