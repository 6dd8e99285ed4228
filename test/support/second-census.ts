/*
 * Persons of a census as the second simulator takes them over (docs/model.md, section 7): in order of id, each with a key of its
 * own, what is left of the treatment, and the way on. Shares the inversion tables with the engine, since they define the numbers.
 */
import { DistributionTableBuilder, drawValue } from "../../engine/distribution-tables.ts";
import { PURPOSE_START_MIX, PURPOSE_TREATMENT } from "../../engine/purposes.ts";
import { dateNumber } from "../../scenarios/calendar.ts";
import type { Distribution } from "../../scenarios/distribution.ts";
import { distributionCdf } from "../../scenarios/distribution-cdf.ts";
import { distributionLaw } from "../../scenarios/distribution-law.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { chosenRow, derive, draw, type Key, streamKey, valueAt } from "./second-draws.ts";
import { inOrder, treatmentDaysOf, type WayOn, waysOn } from "./second-rules.ts";

export type PersonAtStart = {
  readonly ordinal: number;
  readonly key: Key;
  readonly group: string;
  /** A place, home or front-door. */
  readonly at: string;
  /** Of one who holds a bed. */
  readonly way: WayOn | undefined;
  /** Of one in treatment, what is left of it. */
  readonly restDays: number | undefined;
  /** What one who is not in treatment waits for, and since when: before day 0. */
  readonly waitsFor: string;
  readonly since: number;
};

export function personsAtStart(scenario: Scenario, replication: number): PersonAtStart[] {
  const { start, startDate, seed } = scenario.run;
  const persons = start?.kind === "census" ? start.persons! : [];
  return inOrder(persons.map(({ id }) => id)).map((id, ordinal): PersonAtStart => {
    const { at, group, state, to, elapsedDays, since } = persons.find((each) => each.id === id)!;
    const key = derive(streamKey(seed, replication, `census:${id}`), 0);
    const elapsed = elapsedDays ?? dateNumber(startDate) - daysOf(since!);
    const person = { ordinal, key, group, at, waitsFor: to ?? "", since: -elapsed };
    if (at === "home" || at === "front-door") return { ...person, way: undefined, restDays: undefined };
    const ways = waysOn(scenario, at, group).filter(({ destination }) => to === undefined || destination === to);
    const toWay = draw(key, 1, PURPOSE_START_MIX);
    if (state === "ready") {
      return { ...person, way: byWeight(ways, ({ route }) => route.probability, toWay), restDays: undefined };
    }
    const daysBy = (way: WayOn): Distribution => treatmentDaysOf(scenario, at, group, way);
    const goesOn = (way: WayOn): number => (elapsed === 0 ? 1 : longerThan(daysBy(way), elapsed));
    const weight = (way: WayOn): number => way.route.probability * goesOn(way);
    if (!ways.some((way) => weight(way) > 0)) {
      return { ...person, way: byWeight(ways, ({ route }) => route.probability, toWay), restDays: 0 };
    }
    const way = byWeight(ways, weight, toWay);
    return { ...person, way, restDays: restOf(daysBy(way), elapsed, goesOn(way), draw(key, 1, PURPOSE_TREATMENT)) };
  });
}

function daysOf(text: string): number {
  const clock = text.slice(11);
  if (clock === "") return dateNumber(text);
  const [hours, minutes] = clock.split(":").map(Number);
  return dateNumber(text.slice(0, 10)) + (hours! * 60 + minutes!) / 1440;
}

function byWeight(ways: readonly WayOn[], weight: (way: WayOn) => number, u: number): WayOn {
  const total = ways.reduce((sum, way) => sum + weight(way), 0);
  return chosenRow(ways, (way) => weight(way) / total, u);
}

/** P(T > e): near the end of the tail from that side, which keeps its digits. */
function longerThan(distribution: Distribution, days: number): number {
  const upTo = distributionCdf(distribution, days);
  return upTo < 0.5 ? 1 - upTo : distributionLaw(distribution).above(days, 0);
}

/** [7] u′ = F(e) + u (1 − F(e)) and T = Q(u′); from a table of the rest where few last so long. */
function restOf(distribution: Distribution, elapsed: number, survival: number, u: number): number {
  if (survival < 0.01) {
    const builder = new DistributionTableBuilder();
    const index = builder.addRemaining(distribution, elapsed);
    return drawValue(builder.finish(), index, u);
  }
  return Math.max(0, valueAt(distribution, Math.min(1 - survival + u * survival, 1 - 2 ** -53)) - elapsed);
}
