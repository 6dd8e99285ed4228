import { phrase } from "./message.ts";
import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { takenWaits } from "./waits.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with hours of care: norms of staff, who gives care at home, and patients of whom nobody says how many they take. */
export function hoursFindings(tree: Fields, ids: Ids): Finding[] {
  const places = mapEntries(tree.places);
  const findings = places.flatMap(([id, place]) => [
    ...staffFindings(place, ["places", id, "staff"]),
    ...careFindings(id, place, ids),
  ]);
  return places.some(([, place]) => isLimited(place)) ? [...findings, ...withoutHours(tree)] : findings;
}

function staffFindings({ staff }: Fields, path: Path): Finding[] {
  if (!isMap(staff) || staff.ftePerPlace !== undefined || staff.hoursPerFte !== undefined) return [];
  const message = phrase(
    "needs ftePerPlace, for a limit to the beds, or hoursPerFte, for one to the hours of care; give one or both",
  );
  return [{ path, message }];
}

function careFindings(id: string, { waitingAtHome }: Fields, ids: Ids): Finding[] {
  if (!isMap(waitingAtHome)) return [];
  const path = ["places", id, "waitingAtHome", "careFrom"];
  const { careFrom } = waitingAtHome;
  if (careFrom === id)
    return [{ path, message: phrase('must be another place than the one waited for, got "{id}"', { id }) }];
  return referenceFindings(careFrom, ids.places, "place", path);
}

/** Each group once for a place whose hours have a limit. */
function withoutHours(tree: Fields): Finding[] {
  const told = new Set<string>();
  return takenWaits(tree).flatMap(({ place, becomes: group, trail }) => {
    const fields = childOf(tree.places, place);
    if (!isMap(fields) || !isLimited(fields) || saysHours(tree, fields, place, group)) return [];
    if (told.has(`${place} ${group}`)) return [];
    told.add(`${place} ${group}`);
    const need = childOf(childOf(tree.groups, group), "need");
    const remedy =
      typeof need === "string"
        ? phrase(
            'give its need level "{need}" a number here, or the group an hoursPerWeek in groups.{group}.stays.{place}',
            { need, group, place },
          )
        : phrase("give the group a need level and the level a number here, or the stay here an hoursPerWeek");
    const message = phrase(
      "no hours of care a week for group {group}, which comes there: {trail}; the place has a limit of hours, so it must be known what each takes: {remedy}",
      { group, trail: { list: trail, joint: " → " }, remedy },
    );
    return [{ path: ["places", place, "hoursByNeed"], message }];
  });
}

function isLimited({ capacityHoursPerWeek, staff }: Fields): boolean {
  return capacityHoursPerWeek !== undefined || childOf(staff, "hoursPerFte") !== undefined;
}

/** What is there but no number is told elsewhere. */
function saysHours(tree: Fields, fields: Fields, place: string, group: string): boolean {
  const groupFields = childOf(tree.groups, group);
  const need = childOf(groupFields, "need");
  return (
    childOf(childOf(childOf(groupFields, "stays"), place), "hoursPerWeek") !== undefined ||
    (typeof need === "string" && childOf(fields.hoursByNeed, need) !== undefined) ||
    childOf(fields.stay, "hoursPerWeek") !== undefined
  );
}
