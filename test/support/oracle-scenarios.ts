import type { Distribution } from "../../scenarios/distribution.ts";
import type { Place } from "../../scenarios/place.ts";
import type { Exit, Group, Run, Scenario } from "../../scenarios/schema.ts";
import type { Route, Stay } from "../../scenarios/stay.ts";
import type { PoissonStream, Stream } from "../../scenarios/stream.ts";

/** What differs between the scenarios of the oracles. */
export interface Parts {
  readonly places: Readonly<Record<string, Place>>;
  readonly streams: Readonly<Record<string, Stream>>;
  /** One group, `patients`, where missing. */
  readonly groups?: readonly string[] | Readonly<Record<string, Group>>;
  readonly exits?: Readonly<Record<string, Exit>>;
  readonly profiles?: Scenario["profiles"];
  readonly calendar?: Scenario["calendar"];
  /** Municipalities besides the one that there always is. */
  readonly actors?: Scenario["actors"];
  readonly changes?: Scenario["changes"];
  readonly run: Pick<Run, "warmUpDays" | "lengthDays"> & Partial<Run>;
}

/** 2024 begins on a Monday. */
export const MONDAY = "2024-01-01";

/** A scenario with a hospital, a municipality and a way home; its id is its seed. */
export function scenarioOf(id: string, { groups, exits, run, actors, ...parts }: Parts): Scenario {
  const municipality = { actor: "municipality" };
  return {
    name: id,
    data: "synthetic",
    actors: { hospital: { kind: "hospital" }, municipality: { kind: "municipality" }, ...actors },
    exits: { discharged: { kind: "home" }, ...exits },
    groups: isList(groups)
      ? Object.fromEntries(groups.map((group) => [group, municipality]))
      : { ...(groups ?? { patients: municipality }) },
    ...parts,
    places: { ...parts.places },
    streams: { ...parts.streams },
    run: { startDate: MONDAY, replications: 1, seed: id, ...run },
  };
}

function isList(groups: Parts["groups"]): groups is readonly string[] {
  return Array.isArray(groups);
}

export function exponential(meanDays: number): Distribution {
  return { distribution: "exponential", mean: meanDays };
}

export function constant(days: number): Distribution {
  return { distribution: "deterministic", value: days };
}

export function lognormal(meanDays: number, sd: number): Distribution {
  return { distribution: "lognormal", mean: meanDays, sd };
}

/** Treatment, then on by probabilities (or whole routes); out of the model where missing. */
export function stay(
  treatmentDays: Distribution,
  routes: Readonly<Record<string, number | Route>> = { discharged: 1 },
): Pick<Stay, "treatmentDays" | "routes"> {
  return {
    treatmentDays,
    routes: Object.fromEntries(
      Object.entries(routes).map(([to, route]) => [to, typeof route === "number" ? { probability: route } : route]),
    ),
  };
}

type Beds = Place["capacityBeds"];

/** A place of the hospital. */
export function ward(capacityBeds: Beds, placeStay: Place["stay"], more: Partial<Place> = {}): Place {
  return { owner: "hospital", kind: "hospital", capacityBeds, stay: placeStay, ...more };
}

/** A place of the municipality. */
export function nursing(capacityBeds: Beds, placeStay: Place["stay"], more: Partial<Place> = {}): Place {
  return { owner: "municipality", kind: "short-term", capacityBeds, stay: placeStay, ...more };
}

export function poisson(to: string, ratePerDay: number, more: Partial<PoissonStream> = {}): PoissonStream {
  return { kind: "poisson", group: "patients", to, ratePerDay, ...more };
}

/** Nobody waits beyond so many; one more is lost. */
export function boundedQueue(limit: number, from = "any"): Pick<Place, "queue"> {
  return { queue: { limit: { [from]: limit }, beyondLimit: "lost" } };
}

/** Days after which M/M/c has forgotten its start: twelve times its slowest time constant. */
export function relaxation(arrivalRate: number, meanStay: number, beds: number): number {
  const gap = Math.sqrt(beds / meanStay) - Math.sqrt(arrivalRate);
  return Math.ceil(12 / (gap * gap));
}
