import type { PartyMoney } from "../analysis/accounts.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { moneyOfRuns } from "../analysis/run-money.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { bindPrices, type BoundPrices } from "../scenarios/bound-prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { PricesInput } from "./money.ts";
import { csvLine, type SweepResults } from "./sweep-results.ts";
import { pointScenario, type StudyInput } from "./study-input.ts";

const OF_PLACES = [
  "billableNightsPerYear",
  "dischargeReadyMean",
  "occupiedMean",
  "admissionsPerYear",
  "homeCareHoursPerWeek",
] as const;
const OF_MUNICIPALITIES = ["billableNightsPerYear", "occupiedMean"] as const;

/** The measures that a ledger is reckoned from, whatever places and actors the points of a study have. */
export class MoneyKeys {
  private readonly keys = new Map<string, MeasureKey>();

  add({ places, actors }: Scenario): void {
    for (const place of Object.keys(places)) {
      for (const measure of OF_PLACES) this.keep({ measure, place });
      for (const actor of Object.keys(actors))
        for (const measure of OF_MUNICIPALITIES) this.keep({ measure, place, actor });
    }
  }

  /** Others first, then those of them that are not among these. */
  beside(others: readonly MeasureKey[]): MeasureKey[] {
    const known = new Set(others.map(keyText));
    return [...others, ...[...this.keys.values()].filter((key) => !known.has(keyText(key)))];
  }

  private keep(key: MeasureKey): void {
    this.keys.set(keyText(key), key);
  }
}

/** Who pays and who saves at the points of a study, beside its base. */
export interface SweepMoney {
  readonly prices: BoundPrices;
  /** Reckoned when it is asked for, so that memory does not grow with the points; none for the base. */
  readonly of: (point: number) => readonly PartyMoney[];
}

/** @returns undefined where it was not asked for */
export function sweepMoney(
  { study, prices }: { readonly study: StudyInput; readonly prices?: PricesInput | undefined },
  results: SweepResults,
): SweepMoney | undefined {
  if (!prices) return undefined;
  const { loaded, priceYear } = prices;
  const runOf = (point: number) => ({
    scenario: pointScenario(study, point),
    results: withoutMissing(results.whole(point)),
  });
  const base = runOf(0);
  return {
    prices: bindPrices(loaded, base.scenario, priceYear),
    of: (point) => (point === 0 ? [] : (moneyOfRuns(loaded, [base, runOf(point)], priceYear)[1].differences ?? [])),
  };
}

/** Columns that a point does not have are kept without a value; a run by itself has none of them. */
function withoutMissing(results: Results): Results {
  const { columns, replications, values } = results;
  const known = columns.flatMap((_, column) =>
    replications.every((_row, row) => Number.isNaN(values[row * columns.length + column])) ? [] : [column],
  );
  return {
    ...results,
    columns: known.map((column) => columns[column]),
    values: Float64Array.from(
      replications.flatMap((_, row) => known.map((column) => values[row * columns.length + column])),
    ),
  };
}

/** money.csv: a line for each point and party. */
export function* moneyLines({ of }: SweepMoney, pointCount: number): Generator<string> {
  const ends = (name: string): string[] => [name, `${name}StandardError`, `${name}Ci95Low`, `${name}Ci95High`];
  yield csvLine(["point", "party", ...ends("net"), ...ends("invested")]);
  for (let point = 1; point < pointCount; point++) {
    for (const { party, net, invested } of of(point)) {
      const cells = [net, invested].flatMap(({ mean, standardError, ci95 }) => [
        mean,
        standardError,
        ci95?.[0],
        ci95?.[1],
      ]);
      yield csvLine([point, party, ...cells]);
    }
  }
}
