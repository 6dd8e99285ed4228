import { type CensusPerson, elapsedDaysOf, isOutside } from "../scenarios/census.ts";
import { distributionLaw } from "../scenarios/distribution-law.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compareText, resolveStay, type Way } from "../scenarios/stays.ts";
import { rowKey } from "./compile-stays.ts";
import { idKeys } from "./keyed-random.ts";
import { NONE, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

type CompiledCensus = Pick<
  Model,
  | "censusIds"
  | "censusGroup"
  | "censusSource"
  | "censusIsReady"
  | "censusTo"
  | "censusElapsed"
  | "censusKeyHigh"
  | "censusKeyLow"
  | "censusWayOffset"
  | "censusWayCumulative"
  | "censusWayRow"
  | "censusWayDays"
  | "censusWaySurvival"
  | "censusWayElapsed"
>;

/**
 * Below this survival what remains of a stay is tabulated by itself: the bound of 1e-10 on the u-error of a whole stay's table is
 * one of 1e-10 ÷ survival on that of the rest.
 */
const TABULATED_BELOW = 0.01;

/** A way on of one person, with how likely it is, and how the rest of the treatment is drawn. */
interface PersonWay {
  readonly row: number;
  readonly weight: number;
  /** Distribution of whole stays, the probability that they last as long as this one has, and how long that is. */
  readonly days: number;
  readonly survival: number;
  readonly elapsed: number;
}

/** Who is there or waits on day 0 by the census, in order of id: the order in the file plays no part. */
export function compileCensus(naming: Naming, rowIndex: ReadonlyMap<string, number>): CompiledCensus {
  const scenario = naming.epochs[naming.dayEpoch[0]];
  const { start, startDate } = scenario.run;
  const persons = start?.kind === "census" ? (start.persons ?? []) : [];
  const inOrder = persons.toSorted((a, b) => compareText(a.id, b.id));
  const keys = inOrder.map(({ id }) => idKeys(`census:${id}`));
  const ways = inOrder.map((person) => waysOf(naming, scenario, rowIndex, person));
  const offsets = [0];
  for (const each of ways) offsets.push(offsets[offsets.length - 1] + each.length);
  const all = ways.flat();
  return {
    censusIds: inOrder.map(({ id }) => id),
    censusGroup: Int32Array.from(inOrder, ({ group }) => indexIn(naming.group, group)),
    censusSource: Int32Array.from(inOrder, (person) => sourceOf(naming, person)),
    censusIsReady: Uint8Array.from(inOrder, ({ state }) => (state === "ready" ? 1 : 0)),
    censusTo: Int32Array.from(inOrder, ({ to }) => (to === undefined ? NONE : indexIn(naming.destination, to))),
    censusElapsed: Float64Array.from(inOrder, (person) => elapsedDaysOf(person, startDate)),
    censusKeyHigh: Int32Array.from(keys, ([high]) => high),
    censusKeyLow: Int32Array.from(keys, ([, low]) => low),
    censusWayOffset: Int32Array.from(offsets),
    censusWayCumulative: Float64Array.from(ways.flatMap(cumulated)),
    censusWayRow: Int32Array.from(all, ({ row }) => row),
    censusWayDays: Int32Array.from(all, ({ days }) => days),
    censusWaySurvival: Float64Array.from(all, ({ survival }) => survival),
    censusWayElapsed: Float64Array.from(all, ({ elapsed }) => elapsed),
  };
}

function sourceOf({ place, placeIds }: Naming, { at }: CensusPerson): number {
  if (at === "home") return placeIds.length;
  return at === "front-door" ? placeIds.length + 1 : indexIn(place, at);
}

/**
 * The ways on of one who holds a bed: of one in treatment those that stays go which last longer than this one has already, p·S(e) being
 * proportional to the probability of each; where no stay lasts so long, all, with no day left.
 */
function waysOf(
  naming: Naming,
  scenario: Scenario,
  rowIndex: ReadonlyMap<string, number>,
  person: CensusPerson,
): PersonWay[] {
  if (isOutside(person)) return [];
  const { at, group, to, state } = person;
  const stay = indexIn(naming.place, at) * naming.groupIds.length + indexIn(naming.group, group);
  const elapsed = elapsedDaysOf(person, scenario.run.startDate);
  const resolved = resolveStay(scenario, at, group);
  const possible = (resolved?.ways ?? []).filter((way) => way.probability > 0 && (to === undefined || way.to === to));
  const found = possible.map((way): PersonWay => {
    const row = indexIn(rowIndex, rowKey(stay, way));
    if (state === "ready") return { row, weight: way.probability, days: NONE, survival: 1, elapsed: 0 };
    const survival = survivalOf(way, elapsed);
    return { row, weight: way.probability * survival, ...restOf(naming, way, elapsed, survival) };
  });
  const goOn = found.filter(({ weight }) => weight > 0);
  return goOn.length > 0 ? goOn : found.map((way, index) => ({ ...way, weight: possible[index].probability }));
}

/** P(T > e); of one just admitted certain, of a stay of zero days too. */
function survivalOf({ treatmentDays }: Way, elapsedDays: number): number {
  return elapsedDays === 0 ? 1 : distributionLaw(treatmentDays).above(elapsedDays, 0);
}

function restOf(
  { builder }: Naming,
  { treatmentDays }: Way,
  elapsedDays: number,
  survival: number,
): Pick<PersonWay, "days" | "survival" | "elapsed"> {
  if (survival === 0) return { days: NONE, survival: 1, elapsed: 0 };
  if (survival >= TABULATED_BELOW) return { days: builder.add(treatmentDays), survival, elapsed: elapsedDays };
  return { days: builder.addRemaining(treatmentDays, elapsedDays), survival: 1, elapsed: 0 };
}

/** Shares of the first so many; the last takes what rounding leaves. */
function cumulated(ways: readonly PersonWay[]): number[] {
  const total = ways.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  return ways.map(({ weight }) => (sum += weight) / total);
}
