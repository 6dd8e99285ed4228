/* Random scenarios in which hours of care are scarce: most places have few, patients of two need levels take different ones. */
import fc from "fast-check";
import { checkScenario } from "../../scenarios/checks.ts";
import { epochProblems } from "../../scenarios/epoch-problems.ts";
import type { Place } from "../../scenarios/place.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { Stream } from "../../scenarios/stream.ts";
import { type ArbitraryValue, buildWaitingAtHome, maybe, NEEDS, waitingAtHomeKnobs } from "./random-parts.ts";
import { randomScenario } from "./random-scenarios.ts";

const placeKnobs = fc.record({
  capacityHours: fc.constantFrom(undefined, 7, 9.6, 14.3, 21),
  hasBedsWithoutLimit: fc.boolean(),
  high: fc.constantFrom(5, 7.1, 9.6),
  overtaking: fc.boolean(),
  waitingAtHome: maybe(waitingAtHomeKnobs),
});
type PlaceKnobs = ArbitraryValue<typeof placeKnobs>;

const NOWHERE = { file: "", line: 0, column: 0, children: new Map() };

/** Valid small scenarios as `randomScenario` makes them, with few hours, more arrivals, and many who wait at home. */
export const scarceHours: fc.Arbitrary<Scenario> = fc
  .tuple(randomScenario, fc.array(placeKnobs, { minLength: 4, maxLength: 4 }), fc.constantFrom(1, 2, 4))
  .map(([scenario, knobs, factor]) => {
    const ids = { places: Object.keys(scenario.places), groups: Object.keys(scenario.groups) };
    const scarce: Scenario = {
      ...scenario,
      places: Object.fromEntries(
        ids.places.map((id, at) => [id, withHours(scenario.places[id]!, knobs[at]!, ids, id)]),
      ),
      groups: Object.fromEntries(
        ids.groups.map((id, at) => [id, { ...scenario.groups[id]!, need: NEEDS[at % NEEDS.length]! }]),
      ),
      streams: Object.fromEntries(
        Object.entries(scenario.streams).map(([id, stream], at) => [id, busier(stream, ids.groups, at, factor)]),
      ),
    };
    if (isValid(scarce)) return scarce;
    const { changes: _dated, ...undated } = scarce;
    return isValid(undated) ? undated : scenario;
  });

function withHours(place: Place, knobs: PlaceKnobs, ids: Parameters<typeof buildWaitingAtHome>[1], id: string): Place {
  const { capacityHours, hasBedsWithoutLimit, high, overtaking, waitingAtHome } = knobs;
  if (capacityHours === undefined) return place;
  const { capacityByWeekday, capacityByHour, capacityBeds, ...rest } = place;
  const beds = hasBedsWithoutLimit
    ? { capacityBeds: "unlimited" as const }
    : { capacityBeds, ...(capacityByWeekday && { capacityByWeekday }), ...(capacityByHour && { capacityByHour }) };
  return {
    ...rest,
    ...beds,
    stay: { ...rest.stay, hoursPerWeek: 2.5 },
    capacityHoursPerWeek: capacityHours,
    hoursByNeed: { low: 2.5, high },
    overtaking,
    ...(waitingAtHome && { waitingAtHome: buildWaitingAtHome(waitingAtHome, ids, id) }),
  };
}

/** Streams of different groups in turn, every other one of those who wait at home. */
function busier(stream: Stream, groups: readonly string[], at: number, factor: number): Stream {
  const group = groups[at % groups.length]!;
  if (stream.kind === "planned") return { ...stream, group };
  const waits = { ...stream, group, ...(at % 2 === 0 && { waitsAt: "home" as const }) };
  if (waits.kind === "trace" || waits.ratePerDay === undefined) return waits;
  return { ...waits, ratePerDay: waits.ratePerDay * factor };
}

function isValid(scenario: Scenario): boolean {
  return checkScenario(scenario).length + epochProblems({ ...scenario }, NOWHERE, true).length === 0;
}
