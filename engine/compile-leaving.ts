import { type Leaving, waysOut } from "../scenarios/place.ts";
import type { DelayTable } from "./delay-table.ts";
import { NONE, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";
import { bySource } from "./sources.ts";

type CompiledLeaving = Pick<
  Model,
  | "leaveRate"
  | "leaveWays"
  | "leaveShare"
  | "leaveTo"
  | "leaveDelay"
  | "leaveReadmission"
  | "leaveReadmissionDelay"
  | "leaveReadmissionTo"
  | "leaveReadmissionGroup"
>;

/** A cumulative share that no uniform reaches: whoever comes so far takes this way. */
const CERTAIN = 2;

/** Ways out of the queues, by epoch, place and source. */
export function leavingTables(naming: Naming, delays: DelayTable): CompiledLeaving {
  const sourceCount = naming.placeIds.length + 2;
  const queues = naming.epochs.flatMap((scenario) =>
    naming.placeIds.flatMap((id) =>
      Array.from({ length: sourceCount }, (_, source) =>
        waysOut(bySource(naming, scenario, scenario.places[id].leaving, source)),
      ),
    ),
  );
  const leaveWays = queues.reduce((most, ways) => Math.max(most, ways.length), 1);
  const ofWays = (value: (way: Leaving) => number, none: number): number[] =>
    queues.flatMap((ways) => Array.from({ length: leaveWays }, (_, at) => (ways[at] ? value(ways[at]) : none)));
  const group = (way: Leaving) => way.readmission?.asGroup;
  return {
    leaveRate: Float64Array.from(queues, totalRate),
    leaveWays,
    leaveShare: Float64Array.from(queues.flatMap((ways) => cumulativeShares(ways, leaveWays))),
    leaveTo: Int32Array.from(ofWays(({ to }) => indexIn(naming.destination, to), NONE)),
    leaveDelay: Int32Array.from(ofWays(({ startDelayDays }) => delays.add(startDelayDays), NONE)),
    leaveReadmission: Float64Array.from(ofWays(({ readmission }) => readmission?.probability ?? 0, 0)),
    leaveReadmissionDelay: Int32Array.from(
      ofWays(({ readmission }) => (readmission ? naming.builder.add(readmission.delayDays) : NONE), NONE),
    ),
    leaveReadmissionTo: Int32Array.from(
      ofWays(({ readmission }) => (readmission ? indexIn(naming.place, readmission.to) : NONE), NONE),
    ),
    leaveReadmissionGroup: Int32Array.from(
      ofWays((way) => (group(way) === undefined ? NONE : indexIn(naming.group, group(way)!)), NONE),
    ),
  };
}

function totalRate(ways: readonly Leaving[]): number {
  return ways.reduce((sum, { ratePerDay }) => sum + ratePerDay, 0);
}

/** The last way that is ever taken takes what rounding leaves. */
function cumulativeShares(ways: readonly Leaving[], count: number): number[] {
  const total = totalRate(ways);
  const last = ways.findLastIndex(({ ratePerDay }) => ratePerDay > 0);
  let sum = 0;
  return Array.from({ length: count }, (_, at) => {
    if (at >= last) return CERTAIN;
    sum += ways[at].ratePerDay / total;
    return sum;
  });
}
