import { type JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Difference, Verdict } from "../../analysis/comparison.ts";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { comparisonChart, type ComparedRun } from "../../report/report-charts.ts";
import { ambitionText, baselineText } from "../../report/indicator-table.ts";
import { differenceText, isOutweighed, isUnchanged, meanText, verdictCell } from "../../report/figures.ts";
import type { Language } from "../../report/language.ts";
import { decimalsFor, formatNumber, MISSING } from "../../report/numbers.ts";
import { aboutText, hospitalName } from "../../report/scenario-names.ts";
import type { ThresholdDocument } from "../../report/threshold-json.ts";
import type { ValueCell, ValueTable } from "../../report/value-table.ts";
import { shortName } from "../parts/short-name.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard, Scroller } from "../parts/figure-card.tsx";
import { TableFoot } from "../parts/table-foot.tsx";
import {
  type ComparisonRow,
  comparisonRows,
  judgedAlone,
  orderedRows,
  reachOf,
  type RowCell,
  type RowOrder,
} from "../state/comparison-rows.ts";
import { useStore } from "../store-context.ts";
import { COMPARE, type CompareTexts } from "../texts/compare.ts";
import type { Texts } from "../texts/nb.ts";

interface Props {
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  /** [scenario] */
  readonly thresholds: readonly (readonly ThresholdDocument[])[];
}

/** From so many scenarios on, the baseline included, verdicts hold for all of them together. */
const ADJUSTED_FROM = 3;
/** Panels that a figure has room for. */
const MOST_PANELS = 6;

/** Indicator by indicator: what was measured, the baseline, and every scenario with its change; and the changes as a figure. */
export function CompareTable({ runs, thresholds }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const { overview } = store.texts.value;
  const [order, setOrder] = useState<RowOrder>({ kind: "list" });
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [isAdjusted, setAdjusted] = useState(true);
  const alternatives = runs.slice(1);
  const canAdjust = runs.length >= ADJUSTED_FROM;
  const all = comparisonRows(runs, thresholds);
  const nameOf = (row: ComparisonRow): string => rowName(row, runs[0], texts, language);
  const shown = orderedRows(
    all.filter(({ id }) => !hidden.includes(id)),
    order,
    nameOf,
  );
  const told = (difference: Difference | undefined): Difference | undefined =>
    canAdjust && !isAdjusted ? judgedAlone(difference) : difference;
  const table = { rows: shown, alternatives, told, nameOf, texts, language, overview };
  const forest = comparisonChart(
    runs.map((run) => ({ ...run, differences: run.differences.map((one) => told(one) ?? one) })),
    shown.slice(0, MOST_PANELS).map(({ key }) => key),
    language,
    "compare-forest",
    chartWidth.value,
  );
  return (
    <>
      <section class="card figure" aria-labelledby="compare-table">
        <h2 id="compare-table" class="ds-heading" data-size="2xs">
          {texts.table}
        </h2>
        <div class="table-choice">
          <OrderField {...{ order, alternatives, texts }} onOrder={setOrder} />
          {canAdjust && (
            <label class="check-field">
              <input
                type="checkbox"
                checked={isAdjusted}
                onChange={({ currentTarget }) => setAdjusted(currentTarget.checked)}
              />{" "}
              {texts.adjusted(alternatives.length)}
            </label>
          )}
        </div>
        {canAdjust && <p class="hint">{isAdjusted ? texts.adjustedHint : texts.notAdjustedHint}</p>}
        <RowChoice {...{ all, hidden, nameOf, texts }} onHidden={setHidden} />
        <Scroller name={texts.table}>
          <ComparisonTable {...table} />
        </Scroller>
        {isAnyControlled(shown) && <p class="hint">{texts.controlledHint}</p>}
        <TableFoot
          name={texts.table}
          tableOf={() => valuesOf(table)}
          fileName="sammenligning"
          explanation={texts.tableExplanation}
        />
      </section>
      <FigureCard
        name={texts.forest}
        chart={forest}
        finding={alternatives
          .map(({ name }, at) => texts.whoFinding(name, countText(shown.slice(0, MOST_PANELS), at, told, overview)))
          .join(" ")}
        explanation={texts.forestExplanation}
        fileName="endringer"
      />
    </>
  );
}

/** Whether any value has the mark that says so. */
function isAnyControlled(rows: readonly ComparisonRow[]): boolean {
  return rows.some(({ baseline, cells }) =>
    [baseline, ...cells.map(({ estimate }) => estimate)].some((one) => one?.controlled),
  );
}

/** How many of the indicators are better, worse and unsure in a scenario. */
function countText(
  rows: readonly ComparisonRow[],
  at: number,
  told: TableProps["told"],
  { compareFinding }: TableProps["overview"],
): string {
  const changed = rows.flatMap(({ cells }) => {
    const difference = told(cells[at].difference);
    return difference?.verdict && !isUnchanged(difference) ? [difference.verdict] : [];
  });
  const count = (wanted: Verdict): number => changed.filter((verdict) => verdict === wanted).length;
  return compareFinding(count("better"), count("worse"), count("no-difference-shown"));
}

interface OrderProps {
  readonly order: RowOrder;
  readonly alternatives: readonly ComparedRun[];
  readonly texts: CompareTexts;
  readonly onOrder: (order: RowOrder) => void;
}

function OrderField({ order, alternatives, texts, onOrder }: OrderProps): JSX.Element {
  const choices: { readonly name: string; readonly order: RowOrder }[] = [
    { name: texts.sortOptions.list, order: { kind: "list" } },
    { name: texts.sortOptions.name, order: { kind: "name" } },
    ...alternatives.map(({ name }, at) => {
      return { name: texts.sortOptions.change(name), order: { kind: "change" as const, at } };
    }),
  ];
  const value = choices.findIndex((choice) => JSON.stringify(choice.order) === JSON.stringify(order));
  return (
    <label class="inline-field">
      <span>{texts.sort}</span>
      <select
        class="ds-input"
        value={Math.max(0, value)}
        onChange={({ currentTarget }) => onOrder(choices[Number(currentTarget.value)].order)}
      >
        {choices.map(({ name }, at) => (
          <option key={name} value={at}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ChoiceProps {
  readonly all: readonly ComparisonRow[];
  readonly hidden: readonly string[];
  readonly nameOf: (row: ComparisonRow) => string;
  readonly texts: CompareTexts;
  readonly onHidden: (hidden: readonly string[]) => void;
}

function RowChoice({ all, hidden, nameOf, texts, onHidden }: ChoiceProps): JSX.Element {
  return (
    <details class="row-choice">
      <summary>
        {texts.shown}
        {hidden.length > 0 && ` – ${texts.hiddenCount(hidden.length)}`}
      </summary>
      <ul>
        {all.map((row) => (
          <li key={row.id}>
            <label class="check-field">
              <input
                type="checkbox"
                checked={!hidden.includes(row.id)}
                onChange={({ currentTarget }) =>
                  onHidden(currentTarget.checked ? hidden.filter((id) => id !== row.id) : [...hidden, row.id])
                }
              />{" "}
              {nameOf(row)}
            </label>
          </li>
        ))}
      </ul>
      {hidden.length > 0 && (
        <button class="ds-button" data-variant="tertiary" data-size="sm" type="button" onClick={() => onHidden([])}>
          {texts.showAll}
        </button>
      )}
    </details>
  );
}

interface TableProps {
  readonly rows: readonly ComparisonRow[];
  readonly alternatives: readonly ComparedRun[];
  readonly told: (difference: Difference | undefined) => Difference | undefined;
  readonly nameOf: (row: ComparisonRow) => string;
  readonly texts: CompareTexts;
  readonly language: Language;
  readonly overview: Texts["overview"];
}

function ComparisonTable(props: TableProps): JSX.Element {
  const { rows, alternatives, nameOf, texts, language, overview } = props;
  const { columns } = texts;
  const id = useId();
  const reachedText = (isReached: boolean | null): string =>
    isReached === null ? "" : isReached ? overview.reached : overview.missed;
  return (
    <table class="ds-table comparison-table compare-table" data-size="sm" data-zebra>
      <caption class="ds-sr-only">{texts.table}</caption>
      <thead>
        <tr>
          <th rowSpan={2} scope="col" id={`${id}-indicator`}>
            {columns.indicator}
          </th>
          <th rowSpan={2} scope="col" class="right">
            {columns.measured}
          </th>
          <th rowSpan={2} scope="col" class="right">
            {columns.baseline}
          </th>
          {alternatives.map(({ name }) => (
            <th key={name} colSpan={3} scope="colgroup" class="scenario-head">
              {name}
            </th>
          ))}
          <th rowSpan={2} scope="col">
            {columns.ambition}
          </th>
        </tr>
        <tr>
          {alternatives.map(({ name }) =>
            [columns.value, columns.change, columns.verdict].map((column, at) => (
              <th
                key={`${name} ${column}`}
                scope="col"
                class={at === 0 ? "right first-of-scenario" : at === 1 ? "right" : ""}
              >
                {column}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {nameOf(row)} <span class="unit">{unitOf(row, texts, language)}</span>
            </th>
            <td class="right">{row.known ? baselineText(row.known, language) : MISSING}</td>
            <td class="right">
              {meanText(row.baseline, language)}
              {row.isBaselineReached !== null && <span class="unit"> {reachedText(row.isBaselineReached)}</span>}
            </td>
            {row.cells.map((cell, at) => (
              <ScenarioCells
                key={alternatives[at].name}
                cell={cell}
                row={row}
                reached={reachedText(cell.isReached)}
                table={props}
              />
            ))}
            <td>{boundsText(row, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly cell: RowCell;
  readonly row: ComparisonRow;
  readonly reached: string;
  readonly table: TableProps;
}

function ScenarioCells({ cell, row, reached, table }: CellProps): JSX.Element {
  const { language, told } = table;
  const difference = told(cell.difference);
  const verdict = verdictCell(difference, language);
  return (
    <>
      <td class="right first-of-scenario">
        {meanText(cell.estimate, language)}
        {reached !== "" && <span class="unit"> {reached}</span>}
      </td>
      <td class="right change">
        {differenceText(difference, language)}
        <MiniForest difference={difference} reach={reachOf(row)} />
      </td>
      <td>
        <span
          class={`verdict ${verdict.emphasis ?? ""}`}
          title={difference && isOutweighed(difference) ? table.texts.adjustedHint : undefined}
        >
          {verdict.text}
        </span>
      </td>
    </>
  );
}

/** Where the interval lies about 0, on one scale for all scenarios of the row; the words beside it say the same. */
function MiniForest({
  difference,
  reach,
}: {
  readonly difference: Difference | undefined;
  readonly reach: number;
}): JSX.Element {
  const { differenceCi95 = null, difference: mean = null } = difference ?? {};
  const at = (value: number): number => 40 + (36 * value) / reach;
  const [low, high] = differenceCi95 ?? [mean ?? 0, mean ?? 0];
  return (
    <svg class="mini-forest" viewBox="0 0 80 16" width="80" height="16" aria-hidden="true">
      <line x1="40" y1="1" x2="40" y2="15" class="zero" />
      {mean !== null && <line x1={at(low)} y1="8" x2={at(high)} y2="8" class="interval" />}
      {mean !== null && <circle cx={at(mean)} cy="8" r="3" />}
    </svg>
  );
}

function rowName({ key }: ComparisonRow, { facts }: ComparedRun, texts: CompareTexts, language: Language): string {
  const about = shortName(aboutText(facts, key, language));
  const name = measureName(key.measure, language);
  return about === "" ? `${name}, ${texts.allIn(hospitalName(facts, language))}` : `${name}, ${about}`;
}

function unitOf({ key }: ComparisonRow, texts: CompareTexts, language: Language): string {
  return texts.of(isShare(key.measure) ? texts.points : unitName(key.measure, language));
}

/** "høyst 10": what the scenario asks for, else what is known of the indicator. */
function boundsText({ threshold, known, key }: ComparisonRow, language: Language): string {
  if (!threshold) return known ? ambitionText(known, language) : MISSING;
  const share = isShare(key.measure);
  const bound = (sign: string, value: number | undefined): string[] =>
    value === undefined
      ? []
      : [`${sign} ${formatNumber(value, { language, isShare: share, decimals: decimalsFor(value, null, share) })}`];
  return [...bound("≥", threshold.atLeast), ...bound("≤", threshold.atMost)].join(", ");
}

/** The same table with its numbers as numbers. */
function valuesOf({ rows, alternatives, told, nameOf, texts, language }: TableProps): ValueTable {
  const { columns } = texts;
  const number = (value: number | null | undefined): ValueCell => ({ text: "", value: value ?? null });
  const right = (header: string) => ({ header, align: "right" as const });
  return {
    columns: [
      { header: columns.indicator, align: "left" },
      right(columns.measured),
      right(columns.baseline),
      ...alternatives.flatMap(({ name }) => [
        ...[columns.value, columns.change, texts.low, texts.high].map((column) => right(`${name}: ${column}`)),
        { header: `${name}: ${columns.verdict}`, align: "left" as const },
      ]),
      { header: columns.ambition, align: "left" },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: `${nameOf(row)} ${unitOf(row, texts, language)}` },
        number(row.known?.known.baseline?.value),
        number(row.baseline?.mean),
        ...row.cells.flatMap(({ estimate, difference }) => [
          number(estimate?.mean),
          number(difference?.difference),
          number(difference?.differenceCi95?.[0]),
          number(difference?.differenceCi95?.[1]),
          { text: verdictCell(told(difference), language).text },
        ]),
        { text: boundsText(row, language) },
      ],
    })),
  };
}
