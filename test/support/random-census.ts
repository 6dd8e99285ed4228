/* Starts from a census for random scenarios: persons in treatment, ready and waiting, some of them for longer than any stay lasts. */
import fc from "fast-check";
import type { CensusPerson } from "../../scenarios/census.ts";
import { scenarioEpochs } from "../../scenarios/epochs.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { type ArbitraryValue, dateAfter, type Ids, pick, reference } from "./random-parts.ts";
import { waysOn } from "./second-rules.ts";

const personKnobs = fc.record({
  number: fc.nat({ max: 99 }),
  group: reference,
  at: reference,
  state: fc.constantFrom(
    "treatment" as const,
    "treatment" as const,
    "ready" as const,
    "home" as const,
    "front-door" as const,
  ),
  /** Eighths of a day, so that events coincide; a few in between. */
  elapsedDays: fc.constantFrom(0, 0.125, 0.5, 1, 1.625, 2, 3.25, 5, 7.5, 12, 30, 0.1, 4.7, 400),
  isDated: fc.boolean(),
  to: reference,
  isKnown: fc.boolean(),
});

export const censusKnobs = fc.array(personKnobs, { minLength: 1, maxLength: 14 });

/** The scenario with a census as its start, and without a warm-up. */
export function withCensus(scenario: Scenario, chosen: ArbitraryValue<typeof censusKnobs>, ids: Ids): Scenario {
  const onFirstDay = scenarioEpochs(scenario)[0]!.scenario;
  const persons = new Map(
    chosen.map((each): [string, CensusPerson] => {
      const id = `p${each.number}`;
      return [id, personOf(each, id, scenario, onFirstDay, ids)];
    }),
  );
  return {
    ...scenario,
    run: { ...scenario.run, warmUpDays: 0, start: { kind: "census", persons: [...persons.values()] } },
  };
}

function personOf(
  { group: groupAt, at: placeAt, state, elapsedDays: lasted, isDated, to, isKnown }: ArbitraryValue<typeof personKnobs>,
  id: string,
  scenario: Scenario,
  onFirstDay: Scenario,
  ids: Ids,
): CensusPerson {
  const [group, place] = [pick(ids.groups, groupAt), pick(ids.places, placeAt)];
  const isOutside = state === "home" || state === "front-door";
  // Waits of up to 60 days have bins of one width, and what is reckoned from logs counts on that.
  const elapsedDays = isOutside || state === "ready" ? Math.min(lasted, 9) : lasted;
  const wholeDays = isDated && Number.isInteger(elapsedDays);
  const time = wholeDays ? { since: dateAfter(scenario.run.startDate, -elapsedDays) } : { elapsedDays };
  if (isOutside) return { id, group, at: state, to: pick(ids.places, to), ...time };
  const destinationsOf = (each: Scenario): string[] =>
    waysOn(each, place, group)
      .filter(({ route }) => route.probability > 0)
      .map(({ destination }) => destination);
  const destinations = destinationsOf(scenario).filter((each) => destinationsOf(onFirstDay).includes(each));
  const alive = destinations.filter((each) => scenario.exits[each]?.kind !== "death");
  if (state === "ready" && alive.length > 0) return { id, group, at: place, state, to: pick(alive, to), ...time };
  return { id, group, at: place, ...time, ...(isKnown && destinations.length > 0 && { to: pick(destinations, to) }) };
}
