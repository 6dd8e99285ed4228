import { parquetReadObjects } from "hyparquet";
import type { Difference } from "../analysis/comparison.ts";
import type { DailySeries } from "../analysis/distributions.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { moneyOfRuns, type RunMoney } from "../analysis/run-money.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { LoadedPrices } from "../scenarios/read-prices.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { type CsvRow, csvRows, intervalIn, numberIn } from "./csv-rows.ts";
import { extrasInput, type ExtrasTexts, type ReportExtras } from "./extras-input.ts";
import type { Manifest } from "./json.ts";
import { resultsOf } from "./replications-input.ts";

/** What a report is made of: what a results folder holds. */
export interface ReportInput {
  readonly manifest: Manifest;
  /** The day that the run finished, YYYY-MM-DD; missing where nobody knows. */
  readonly finishedOn?: string;
  /** In the order of `manifest.scenarios`, the baseline of a comparison first. */
  readonly runs: readonly ReportRun[];
  /** [run] what each costs whom; missing where the folder has no prices. */
  readonly money?: readonly RunMoney[];
  /** Staff, cost per user and the fee by year; missing where the folder has none of them. */
  readonly extras?: ReportExtras;
}

/** What is known of one scenario. */
export interface ReportRun {
  /** Resolved, as it was run. */
  readonly loaded: LoadedScenario;
  readonly estimates: readonly Estimate[];
  /** From the baseline; none for the baseline itself. */
  readonly differences: readonly Difference[];
  /** Mean day by day; none where the folder has none. */
  readonly daily: readonly DailySeries[];
}

/** The files of a results folder that a report is made from. */
export interface ResultTexts {
  readonly manifest: Manifest;
  readonly finishedOn?: string | undefined;
  /** In the order of `manifest.scenarios`. */
  readonly scenarios: readonly LoadedScenario[];
  readonly summary: string;
  /** Of a comparison. */
  readonly differences?: string | undefined;
  /** daily.parquet. */
  readonly daily?: Uint8Array | undefined;
  /** The table of prices that it was reckoned with, and replications.parquet to reckon it from again. */
  readonly money?: { readonly prices: LoadedPrices; readonly replications: Uint8Array } | undefined;
  /** Where it has any of them. */
  readonly extras?: ExtrasTexts | undefined;
}

/**
 * Reads what a report is made of from the files of a results folder. Numbers are those of summary.csv and differences.csv, to the
 * last digit.
 * @throws Error where a file has a column or a measure that is not known
 */
export async function reportInput(texts: ResultTexts): Promise<ReportInput> {
  const { manifest, scenarios, finishedOn } = texts;
  const summary = csvRows(texts.summary);
  const differences = texts.differences === undefined ? [] : csvRows(texts.differences);
  const daily = texts.daily === undefined ? [] : await dailyRows(texts.daily);
  const runs = scenarios.map((loaded, at): ReportRun => {
    const { name } = manifest.scenarios[at];
    const isOwn = (row: { readonly alternative?: string | undefined }) =>
      scenarios.length === 1 || row.alternative === name;
    return {
      loaded,
      estimates: summary.filter(isOwn).map(estimateOf),
      differences: differences.filter(isOwn).map(differenceOf),
      daily: seriesOf(daily.filter(isOwn)),
    };
  });
  const money = texts.money && (await moneyFrom(texts.money, texts));
  const read = runs.map(({ loaded: { scenario }, estimates, differences: own }, at) => {
    return { name: manifest.scenarios[at]!.name, scenario, estimates, differences: own };
  });
  return {
    manifest,
    runs,
    ...(finishedOn !== undefined && { finishedOn }),
    ...(money && { money }),
    ...(texts.extras && { extras: extrasInput(texts.extras, read) }),
  };
}

/** All figures that are known of the baseline. @throws Error where a measure is not known */
export function baselineKeys({ manifest, summary }: Pick<ResultTexts, "manifest" | "summary">): MeasureKey[] {
  const { name } = manifest.scenarios[0];
  const isOwn = ({ alternative }: CsvRow) => manifest.scenarios.length === 1 || alternative === name;
  return csvRows(summary).filter(isOwn).map(keyOf);
}

async function moneyFrom(
  { prices, replications }: NonNullable<ResultTexts["money"]>,
  { manifest, scenarios }: ResultTexts,
): Promise<RunMoney[]> {
  const names = manifest.scenarios.map(({ name }) => name);
  const results = await resultsOf(replications, names, manifest.replications);
  return moneyOfRuns(
    prices,
    scenarios.map(({ scenario }, at) => ({ scenario, results: results[at] })),
  );
}

function keyOf(row: CsvRow): MeasureKey {
  const { measure, place, waitingFor, from, group, actor, weekday } = row;
  if (!Object.hasOwn(MEASURES, measure)) throw new Error(`unknown measure "${measure}"`);
  return {
    measure: measure as MeasureKey["measure"],
    ...(place && { place }),
    ...(waitingFor && { waitingFor }),
    ...(from && { from }),
    ...(group && { group }),
    ...(actor && { actor }),
    ...(weekday && { weekday: Number(weekday) }),
  };
}

function estimateOf(row: CsvRow): Estimate {
  const key = keyOf(row);
  const mean = numberIn(row, "controlledMean");
  return {
    key,
    count: Number(row["count"]),
    mean: numberIn(row, "mean"),
    standardError: numberIn(row, "standardError"),
    ci95: intervalIn(row, "ci95"),
    ...(mean !== null && {
      controlled: {
        mean,
        standardError: numberIn(row, "controlledStandardError") ?? 0,
        ci95: intervalIn(row, "controlledCi95") ?? [mean, mean],
        factor: numberIn(row, "controlFactor") ?? 1,
      },
    }),
    p10: numberIn(row, "p10"),
    p50: numberIn(row, "p50"),
    p90: numberIn(row, "p90"),
  };
}

function differenceOf(row: CsvRow): Difference {
  const key = keyOf(row);
  const difference = numberIn(row, "difference");
  const verdict = row["verdict"];
  return {
    key,
    presence: "both",
    count: Number(row["pairs"]),
    difference,
    standardError: numberIn(row, "standardError"),
    differenceCi95: intervalIn(row, "ci95"),
    simultaneousCi95: intervalIn(row, "simultaneousCi95"),
    adjustedP: numberIn(row, "adjustedP"),
    unpairedHalfWidth: null,
    varianceReduction: numberIn(row, "varianceReduction"),
    verdict: verdict === "" ? null : (verdict as Difference["verdict"]),
  };
}

interface DailyRow {
  readonly alternative?: string;
  readonly place: string;
  readonly of: string;
  readonly date: Date | string;
  readonly mean: number;
}

async function dailyRows(bytes: Uint8Array): Promise<DailyRow[]> {
  const file = new Uint8Array(bytes).buffer;
  return (await parquetReadObjects({ file })) as unknown as DailyRow[];
}

/** Rows stand by place, kind and date. */
function seriesOf(rows: readonly DailyRow[]): DailySeries[] {
  const found = new Map<string, { place: string; of: DailySeries["of"]; startDate: string; means: number[] }>();
  for (const { place, of, date, mean } of rows) {
    const key = `${place} ${of}`;
    const series = found.get(key) ?? { place, of: of as DailySeries["of"], startDate: dateOf(date), means: [] };
    series.means.push(mean);
    found.set(key, series);
  }
  return [...found.values()];
}

function dateOf(date: Date | string): string {
  return typeof date === "string" ? date.slice(0, 10) : date.toISOString().slice(0, 10);
}
