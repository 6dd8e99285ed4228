import { meanCapacity } from "../scenarios/capacity.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { estimateAll } from "./estimates.ts";
import { byKey, keyText } from "./measure-keys.ts";
import { DAYS_OF_OBSERVATION, OBSERVATIONS_A_YEAR, type Settling, settlingOf } from "./settling.ts";

/** How a series of a pilot settles, and what it is. */
export interface SeriesSettling extends Settling {
  readonly key: MeasureKey;
}

/** Offered load against capacity of a place, and who goes from its queue without getting the place. */
export interface PlacePressure {
  readonly place: string;
  /** Beds held on average were nobody to wait, turned away or to leave; those who wait in them for another place are not in it. */
  readonly offeredBeds: number;
  readonly capacityBeds: number;
  /** Beds that those who came for the place in the pilot would hold, had all of them got it; less where others upstream hold them back. */
  readonly wantedBeds: number;
  /** Patients a year, over the pilot. */
  readonly leavingPerYear: number;
  readonly turnedAwayPerYear: number;
  readonly alternativePerYear: number;
}

/** How long a warm-up a model needs, as pilot replications from its start show. */
export interface WarmUpFinding {
  readonly replications: number;
  /** Years of 365 days that each pilot replication lasted. */
  readonly years: number;
  readonly series: readonly SeriesSettling[];
  /** The longest that any series needs, at least one; null where one of them has not settled. */
  readonly neededYears: number | null;
  /** Pressure on the places with a limit, by id. */
  readonly places: readonly PlacePressure[];
  /** Those that settle only because patients go from the queue: more is offered than there is room for. */
  readonly heldPlaces: readonly PlacePressure[];
}

const DAYS_A_YEAR = 365;

/** The averages of whole years do not see into the first of them. */
const FEWEST_YEARS = 1;

/** Measured days that the observations of a pilot end before. */
export function observationEnds(years: number): number[] {
  return Array.from({ length: years * OBSERVATIONS_A_YEAR }, (_, at) => (at + 1) * DAYS_OF_OBSERVATION);
}

/**
 * What pilot replications say about the warm-up: over the discharge-ready patients in hospital, the queue for each place with a
 * limit, and the occupied beds of every place.
 * @param scenario of the pilot: standing, measured from day 0
 * @param results that kept the means of `observationEnds`
 */
export function warmUpFinding(scenario: Scenario, model: Model, results: Results, years: number): WarmUpFinding {
  const keys = leadingKeys(model);
  const settlings = settlingOf(keys.map((key) => ({ observations: observationsOf(model, results, key, years) })));
  const series = settlings.map((settling, at) => ({ key: keys[at], ...settling }));
  const needs = series.map(({ neededYears }) => neededYears);
  const places = pressures(scenario, model, results);
  const isUnsettled = (place: string): boolean =>
    series.some(({ key, neededYears }) => key.place === place && neededYears === null);
  return {
    replications: results.replications.length,
    years,
    series,
    neededYears: needs.includes(null) ? null : Math.max(FEWEST_YEARS, ...needs.map((need) => need ?? 0)),
    places,
    heldPlaces: places.filter(
      (pressure) =>
        pressure.wantedBeds > pressure.capacityBeds && goesPerYear(pressure) > 0 && !isUnsettled(pressure.place),
    ),
  };
}

/** Whether a longer pilot would settle nothing: a queue grows, more is offered than there is room for, and nobody goes from it. */
export function isHopeless({ series, places }: WarmUpFinding): boolean {
  return series.some(({ key, isTrendShown, trendPerYear }) => {
    const pressure = places.find(({ place }) => place === key.place);
    if (key.measure !== "queueMean" || !pressure || !isTrendShown || trendPerYear <= 0) return false;
    return isOverloaded(pressure) && goesPerYear(pressure) === 0;
  });
}

export function isOverloaded({ offeredBeds, capacityBeds }: PlacePressure): boolean {
  return offeredBeds > capacityBeds;
}

type Going = Pick<PlacePressure, "leavingPerYear" | "turnedAwayPerYear" | "alternativePerYear">;

function goesPerYear({ leavingPerYear, turnedAwayPerYear, alternativePerYear }: Going): number {
  return leavingPerYear + turnedAwayPerYear + alternativePerYear;
}

function leadingKeys({ placeIds, placeIsUnlimited, placeOwner, actorIsHospital }: Model): MeasureKey[] {
  const hasHospital = placeIds.some((_, place) => actorIsHospital[placeOwner[place]] !== 0);
  const limited = placeIds.filter((_, place) => placeIsUnlimited[place] === 0);
  return [
    ...(hasHospital ? [{ measure: "dischargeReadyMean" } as const] : []),
    ...limited.map((place) => ({ measure: "queueMean", place }) as const),
    ...placeIds.map((place) => ({ measure: "occupiedMean", place }) as const),
  ];
}

/** [replication][observation] */
function observationsOf(
  model: Model,
  { periods, replications }: Results,
  key: MeasureKey,
  years: number,
): Float64Array[] {
  const { placeCount, placeIds, placeOwner, actorIsHospital } = model;
  const count = years * OBSERVATIONS_A_YEAR;
  if (!periods) throw new Error("the pilot replications kept no means of their observations");
  const place = placeIds.indexOf(key.place ?? "");
  const hospitals = placeIds.flatMap((_, at) => (actorIsHospital[placeOwner[at]] !== 0 ? [placeCount + at] : []));
  const functions =
    key.measure === "dischargeReadyMean" ? hospitals : [key.measure === "queueMean" ? 2 * placeCount + place : place];
  return replications.map((_, row) =>
    Float64Array.from({ length: count }, (_, at) =>
      functions.reduce((sum, index) => sum + periods[(row * 3 * placeCount + index) * count + at], 0),
    ),
  );
}

function pressures(scenario: Scenario, { placeIds, placeIsUnlimited }: Model, results: Results): PlacePressure[] {
  const load = offeredLoad(scenario);
  const book = byKey(estimateAll(results));
  return placeIds.flatMap((place, at) => {
    if (placeIsUnlimited[at] !== 0) return [];
    const of = (measure: MeasureId): number => book.get(keyText({ measure, place }))?.mean ?? 0;
    const { beds = 0, admissionsPerDay = 0 } = load.places[place] ?? {};
    const going = {
      leavingPerYear: of("leftQueuePerYear"),
      turnedAwayPerYear: of("lostPerYear") + of("divertedPerYear"),
      alternativePerYear: of("tookAlternativePerYear"),
    };
    const comingPerDay = (of("admissionsPerYear") + goesPerYear(going)) / DAYS_A_YEAR;
    return [
      {
        place,
        offeredBeds: beds,
        capacityBeds: meanCapacity(scenario.places[place]),
        wantedBeds: admissionsPerDay > 0 ? (comingPerDay * beds) / admissionsPerDay : 0,
        ...going,
      },
    ];
  });
}
