import { phrase } from "./message.ts";
import { dateNumber, weekdayOf } from "./calendar.ts";
import { capacityOn } from "./capacity.ts";
import { type CensusPerson, elapsedDaysOf, isOutside } from "./census.ts";
import { distributionLaw, type Law } from "./distribution-law.ts";
import type { Finding } from "./origins.ts";
import type { Scenario } from "./schema.ts";
import { resolveStay } from "./stays.ts";
import { MOST_NAMED } from "./table-files.ts";
import { WEEKDAYS } from "./words.ts";

/** What is legal in a start from a census, but perhaps not meant. @param onFirstDay the scenario as it is on day 0 */
export function censusDoubts(onFirstDay: Scenario): Finding[] {
  const { start } = onFirstDay.run;
  if (start?.kind !== "census") return [];
  const persons = start.persons ?? [];
  return [
    ...privacyDoubts(onFirstDay, persons),
    ...overDoubts(onFirstDay, persons),
    ...longDoubts(onFirstDay, persons),
  ];
}

/** The places and groups of a census are not unused. */
export function placesOfCensus({ run }: Scenario): { readonly places: string[]; readonly groups: string[] } {
  const persons = run.start?.kind === "census" ? (run.start.persons ?? []) : [];
  const places = persons.map((person) => (isOutside(person) ? person.to : person.at));
  return { places: places.filter((id) => id !== undefined), groups: persons.map(({ group }) => group) };
}

function privacyDoubts({ data }: Scenario, persons: readonly CensusPerson[]): Finding[] {
  if (data !== "aggregated" || persons.length === 0) return [];
  const message = phrase(
    "names single persons in run.start, so the numbers are not aggregated; write restricted, or synthetic if they are made up",
  );
  return [{ path: ["data"], message }];
}

function overDoubts({ places, run }: Scenario, persons: readonly CensusPerson[]): Finding[] {
  const weekday = WEEKDAYS[weekdayOf(dateNumber(run.startDate))]!;
  return Object.entries(places).flatMap(([id, place]) => {
    const present = persons.filter(({ at }) => at === id).length;
    const capacity = capacityOn(place, weekday);
    if (present <= capacity) return [];
    const message = phrase(
      "the census has {present} persons there, and on the first day there is a capacity of {capacity}; {count} are above it until so many have left",
      { present, capacity, count: present - capacity },
    );
    return [{ path: ["places", id, "capacityBeds"], message }];
  });
}

/** Persons who have stayed longer than anybody does, by the distributions of the scenario. */
function longDoubts(scenario: Scenario, persons: readonly CensusPerson[]): Finding[] {
  const lawsOf = lawsOfStays(scenario);
  const findings = persons.flatMap((person, index): Finding[] => {
    if (isOutside(person) || person.state === "ready") return [];
    const days = elapsedDaysOf(person, scenario.run.startDate);
    const laws = lawsOf(person);
    if (days === 0 || laws.some((law) => law.above(days, 0) > 0)) return [];
    const to = person.to === undefined ? "" : phrase(" to {to}", { to: person.to });
    const most = Math.max(...laws.map(({ high }) => high));
    const atMost = most < Infinity ? phrase(" (at most {most} days)", { most }) : "";
    const message = phrase(
      "{id} has been treated for {days} days, longer than any stay of group {group} in {at}{to}{atMost}; treatment ends at once. Mend the record, or give the stay a longer tail",
      { id: person.id, days, group: person.group, at: person.at, to, atMost },
    );
    return [{ path: ["run", "start", "persons", index], message }];
  });
  const [next] = findings.slice(MOST_NAMED);
  if (!next) return findings;
  const message = phrase("{message} (and {count} more such persons)", {
    message: next.message,
    count: findings.length - MOST_NAMED - 1,
  });
  return [...findings.slice(0, MOST_NAMED), { ...next, message }];
}

/** The laws of the stays that a person may have. */
function lawsOfStays(scenario: Scenario): (person: CensusPerson) => readonly Law[] {
  const known = new Map<string, readonly Law[]>();
  return ({ at, group, to }) => {
    const key = `${at} ${group} ${to ?? ""}`;
    let laws = known.get(key);
    if (laws === undefined) {
      const ways = resolveStay(scenario, at, group)?.ways ?? [];
      const possible = ways.filter((way) => way.probability > 0 && (to === undefined || way.to === to));
      laws = possible.map((way) => distributionLaw(way.treatmentDays));
      known.set(key, laws);
    }
    return laws;
  };
}
