import { type Message, phrase } from "./message.ts";
import { hasHourLimit, hoursCapacityOn, hoursOfStay } from "./hours.ts";
import type { OfferedLoad } from "./offered-load.ts";
import type { Finding } from "./origins.ts";
import type { Place } from "./place.ts";
import { whatHolds } from "./queue-doubts.ts";
import type { Scenario } from "./schema.ts";
import { listed } from "./wording.ts";
import { takenWaits } from "./waits.ts";
import { WEEKDAYS } from "./words.ts";

/** Hours of care that do not suffice, need levels that nobody has, an overtaking that can never be. */
export function hoursDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  return [...loadDoubts(scenario, load), ...tooManyDoubts(scenario), ...needDoubts(scenario)];
}

/** Stays take more hours on average than there are. */
function loadDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  return Object.entries(scenario.places).flatMap(([id, place]) => {
    const capacity = WEEKDAYS.reduce((sum, weekday) => sum + hoursCapacityOn(place, weekday), 0) / WEEKDAYS.length;
    const offered = load.places[id]?.hoursPerWeek ?? 0;
    if (offered <= capacity) return [];
    const share =
      capacity > 0
        ? phrase(" ({percent} %)", {
            percent: { rounded: (offered / capacity) * 100, decimals: offered < 1.01 * capacity ? 1 : 0 },
          })
        : "";
    const message = phrase(
      "offered load {hours} hours of care a week is above the capacity of {capacity} hours{share}; {holds}",
      { hours: tenths(offered), capacity: tenths(capacity), share, holds: whatHolds(place) },
    );
    return [{ path: ["places", id, limitOf(place)], message }];
  });
}

/** Patients who take more than the place ever has would wait for ever, and with them all behind. */
function tooManyDoubts(scenario: Scenario): Finding[] {
  if (!Object.values(scenario.places).some(hasHourLimit)) return [];
  const told = new Set<string>();
  return takenWaits(scenario).flatMap(({ place: id, becomes: group }) => {
    const place = scenario.places[id]!;
    const capacity = Math.max(...WEEKDAYS.map((weekday) => hoursCapacityOn(place, weekday)));
    const hours = hoursOfStay(scenario, id, group) ?? 0;
    if (hours <= capacity || told.has(`${id} ${group}`)) return [];
    told.add(`${id} ${group}`);
    const behind = place.overtaking ? "" : phrase(", and so do all behind them");
    const message = phrase(
      "patients of group {group} take {hours} hours a week, more than the {capacity} that there are; they wait until there are more, or leave the queue{behind}",
      { group, hours: tenths(hours), capacity: tenths(capacity), behind },
    );
    return [{ path: ["places", id, limitOf(place)], message }];
  });
}

/** Levels that no group has: perhaps a slip of the pen. */
function needDoubts({ places, groups }: Scenario): Finding[] {
  const known = new Set(Object.values(groups).flatMap(({ need }) => need ?? []));
  const all =
    known.size === 0
      ? phrase("no group has a need level")
      : phrase("groups have the levels {levels}", { levels: listed([...known].sort()) });
  return Object.entries(places).flatMap(([id, { hoursByNeed, waitingAtHome }]) => [
    ...unknownNeeds(hoursByNeed, known, all, ["places", id, "hoursByNeed"]),
    ...unknownNeeds(waitingAtHome?.hoursByNeed, known, all, ["places", id, "waitingAtHome", "hoursByNeed"]),
  ]);
}

function unknownNeeds(
  hoursByNeed: Place["hoursByNeed"],
  known: ReadonlySet<string>,
  all: Message,
  path: readonly string[],
): Finding[] {
  return Object.keys(hoursByNeed ?? {})
    .filter((need) => !known.has(need))
    .map((need) => ({
      path: [...path, need],
      message: phrase('no group has the need level "{need}"; {all}', { need, all }),
    }));
}

function limitOf({ capacityHoursPerWeek }: Place): string {
  return capacityHoursPerWeek === undefined ? "staff" : "capacityHoursPerWeek";
}

function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}
