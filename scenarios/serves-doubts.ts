import { phrase } from "./message.ts";
import { dateText, runPeriod } from "./calendar.ts";
import { scenarioEpochs } from "./epochs.ts";
import type { OfferedLoad } from "./offered-load.ts";
import type { Finding } from "./origins.ts";
import type { Scenario } from "./schema.ts";
import { bedsServed } from "./serves.ts";
import { takenWaits } from "./waits.ts";

/** Municipalities whose patients come to a place that has no bed for them, or too few. */
export function servesDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  return [...noBedDoubts(scenario), ...fewBedsDoubts(scenario, load)];
}

/** Each municipality once for a place, from the first day on which there is no bed for those who come or have come. */
function noBedDoubts(scenario: Scenario): Finding[] {
  const { firstDate } = runPeriod(scenario.run);
  const epochs = scenarioEpochs(scenario);
  if (!epochs.some(({ scenario: { places } }) => Object.values(places).some(({ serves }) => serves))) return [];
  const waits = epochs.flatMap(({ scenario: inForce }) => takenWaits(inForce));
  const told = new Set<string>();
  const findings: Finding[] = [];
  for (const { startDay, scenario: inForce } of epochs) {
    for (const { place, group, trail } of waits) {
      const { actor } = scenario.groups[group]!;
      if (told.has(`${place} ${actor}`) || bedsServed(inForce.places[place]!, actor) > 0) continue;
      told.add(`${place} ${actor}`);
      const isDated = bedsServed(scenario.places[place]!, actor) > 0;
      const from = isDated ? phrase("from {date}: ", { date: dateText(firstDate + startDay) }) : "";
      const message = phrase(
        "{from}no bed for patients of {actor}, who come there (group {group}: {trail}); they wait until there is one, or leave the queue",
        { from, actor, group, trail: { list: trail, joint: " → " } },
      );
      const path = ["places", place, "serves", actor];
      const at = isDated ? changeOf(scenario, ["places", place, "serves"]) : undefined;
      findings.push({ path, message, ...(at && { at }) });
    }
  }
  return findings;
}

/** Where the last dated change stands that reaches the value or what is in it. */
function changeOf({ changes = [] }: Scenario, path: readonly string[]): Finding["path"] | undefined {
  const index = changes.findLastIndex(
    ({ path: changed, from }) =>
      from !== undefined &&
      changed.split(".").every((part, at) => at >= path.length || part.includes("*") || part === path[at]),
  );
  return index < 0 ? undefined : ["changes", index];
}

/** Treatment alone takes more beds than the number allows. */
function fewBedsDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  return Object.entries(scenario.places).flatMap(([id, place]) =>
    Object.keys(place.serves ?? {}).flatMap((actor) => {
      const most = bedsServed(place, actor);
      const own = load.treatment.filter((part) => part.place === id && scenario.groups[part.group]?.actor === actor);
      const beds = own.reduce((sum, part) => sum + part.beds, 0);
      if (most === 0 || beds <= most) return [];
      const message = phrase(
        "treatment of its patients takes {beds} beds on average, more than the {most} that it may have",
        { beds: { rounded: beds, decimals: 1 }, most },
      );
      return [
        {
          path: ["places", id, "serves", actor],
          message: phrase("{message}; its queue is held only by those who leave it", { message }),
        },
      ];
    }),
  );
}
