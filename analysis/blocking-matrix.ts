import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { type Estimate, estimateAll } from "./estimates.ts";

const DAYS_PER_YEAR = 365;

export interface Blocked {
  /** On average; those in a place from being ready on, decision and start delay included, others while in the queue. */
  readonly patients: Estimate;
  /** In a place the midnights of being ready, else the days in the queue. */
  readonly nightsPerYear: Estimate;
}

/** Those who are in one place, at home or at the front door, and wait for another. */
export interface BlockedCell extends Blocked {
  /** Id of a place, `home` or `front-door`. */
  readonly from: string;
  /** Id of a place or an exit. */
  readonly waitingFor: string;
}

/** Who waits where, for what. */
export interface BlockingMatrix {
  /** Every pair that has anybody in any replication. */
  readonly cells: readonly BlockedCell[];
  /** All who wait in one place, at home or at the front door; the most nights first. */
  readonly rows: readonly (Blocked & Pick<BlockedCell, "from">)[];
  /** All who wait for one place or exit; the most nights first. */
  readonly columns: readonly (Blocked & Pick<BlockedCell, "waitingFor">)[];
  readonly all: Blocked;
}

interface Pair extends Pick<BlockedCell, "from" | "waitingFor"> {
  /** [replication] each. */
  readonly patients: Float64Array;
  readonly nights: Float64Array;
}

/** The matrix of a run. The row of a place is its `dischargeReadyMean` and `overstayNightsPerYear`. */
export function blockingMatrix(results: Results): BlockingMatrix {
  const pairs = pairsOf(results).filter(({ patients }) => patients.some((mean) => mean > 0));
  const totals = <Side extends "from" | "waitingFor">(side: Side) =>
    [...new Set(pairs.map((pair) => pair[side]))]
      .map((id) => ({
        [side]: id,
        ...blockedOf(
          results,
          pairs.filter((pair) => pair[side] === id),
        ),
      }))
      .map((total) => total as Blocked & Record<Side, string>)
      .sort((a, b) => (b.nightsPerYear.mean ?? 0) - (a.nightsPerYear.mean ?? 0));
  return {
    cells: pairs.map((pair) => ({ from: pair.from, waitingFor: pair.waitingFor, ...blockedOf(results, [pair]) })),
    rows: totals("from"),
    columns: totals("waitingFor"),
    all: blockedOf(results, pairs),
  };
}

function pairsOf(results: Results): Pair[] {
  return results.columns.flatMap((key, column): Pair[] => {
    const { measure, place, waitingFor, from, group, actor, weekday } = key;
    if (place === undefined || group !== undefined || actor !== undefined || weekday !== undefined) return [];
    const patients = valuesOf(results, column);
    if (measure === "dischargeReadyMean" && waitingFor !== undefined) {
      const isNights = (other: MeasureKey) =>
        other.measure === "overstayNightsPerYear" && other.place === place && other.waitingFor === waitingFor;
      return [{ from: place, waitingFor, patients, nights: valuesOf(results, results.columns.findIndex(isNights)) }];
    }
    if (measure !== "queueMean" || (from !== "home" && from !== "front-door")) return [];
    return [{ from, waitingFor: place, patients, nights: patients.map((mean) => mean * DAYS_PER_YEAR) }];
  });
}

/** Estimates of the sum of some pairs. */
function blockedOf(results: Results, pairs: readonly Pair[]): Blocked {
  const values = new Float64Array(2 * results.replications.length);
  for (const { patients, nights } of pairs) {
    patients.forEach((mean, row) => (values[2 * row] += mean));
    nights.forEach((count, row) => (values[2 * row + 1] += count));
  }
  const columns: MeasureKey[] = [{ measure: "dischargeReadyMean" }, { measure: "overstayNightsPerYear" }];
  const [patients, nightsPerYear] = estimateAll({ ...results, columns, values });
  return { patients, nightsPerYear };
}

function valuesOf({ columns, replications, values }: Results, column: number): Float64Array {
  return Float64Array.from(replications, (_, row) => values[row * columns.length + column]);
}
