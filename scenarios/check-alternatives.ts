import { phrase } from "./message.ts";
import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import { childOf, isMap } from "./schema-walk.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Written {
  readonly alternative: Fields;
  readonly path: Path;
}

/** What is wrong with the alternatives to a place: which ones, for whom, in which order. */
export function alternativeFindings(tree: Fields, id: string, place: Fields, ids: Ids, path: Path): Finding[] {
  return writtenAlternatives(place, path).flatMap(({ source, list }) => [
    ...list.flatMap((each) => oneFindings(id, source, each, ids)),
    ...orderFindings(list),
    ...twiceFindings(tree, list),
  ]);
}

/** The alternatives of each queue for a place, whether one is written or a list. */
export function writtenAlternatives(place: Fields, path: Path): { source: string; list: Written[] }[] {
  const bySource = isMap(place.alternatives) ? Object.entries(place.alternatives) : [];
  return bySource.map(([source, written]) => {
    const at = [...path, "alternatives", source];
    if (!Array.isArray(written)) return { source, list: isMap(written) ? [{ alternative: written, path: at }] : [] };
    const list = (written as unknown[]).flatMap((alternative, index) =>
      isMap(alternative) ? [{ alternative, path: [...at, index] }] : [],
    );
    return { source, list };
  });
}

function oneFindings(id: string, source: string, { alternative, path }: Written, ids: Ids): Finding[] {
  const { to, groups, actors } = alternative;
  const findings = referenceFindings(to, ids.places, "place", [...path, "to"]);
  if (to === id)
    findings.push({ path: [...path, "to"], message: phrase('must be another place, got "{id}" itself', { id }) });
  if (to === source) {
    const message = phrase('must be another place than the one where they wait, got "{source}"', { source });
    findings.push({ path: [...path, "to"], message });
  }
  for (const [field, list, known, noun] of [
    ["groups", groups, ids.groups, "group"],
    ["actors", actors, ids.actors, "actor"],
  ] as const) {
    if (!Array.isArray(list)) continue;
    const names = list as unknown[];
    findings.push(...names.flatMap((name, at) => referenceFindings(name, known, noun, [...path, field, at])));
  }
  return findings;
}

/** Whoever has waited longer accepts more. */
function orderFindings(list: readonly Written[]): Finding[] {
  let longest = 0;
  return list.flatMap(({ alternative: { afterDays }, path }) => {
    if (typeof afterDays !== "number") return [];
    const before = longest;
    longest = Math.max(longest, afterDays);
    if (afterDays >= before) return [];
    const message = phrase(
      "must be {before} or more, as for the one before, got {afterDays} days; what is accepted first stands first",
      { before, afterDays },
    );
    return [{ path: [...path, "afterDays"], message }];
  });
}

/** The same place twice for one group. */
function twiceFindings(tree: Fields, list: readonly Written[]): Finding[] {
  const groupsOf = new Map<unknown, Set<string>>();
  return list.flatMap(({ alternative, path }) => {
    const groups = groupsThatAccept(tree, alternative);
    const known = groupsOf.get(alternative.to) ?? new Set();
    groupsOf.set(alternative.to, new Set([...known, ...groups]));
    const twice = groups.find((group) => known.has(group));
    if (twice === undefined) return [];
    const message = phrase('stands in the list twice for group {twice}, got "{to}" again; leave one out', {
      twice,
      to: String(alternative.to),
    });
    return [{ path: [...path, "to"], message }];
  });
}

/** The ids of the groups that accept an alternative. */
export function groupsThatAccept(tree: Fields, { groups, actors }: Fields): string[] {
  return mapEntries(tree.groups).flatMap(([group]) => {
    const actor = childOf(childOf(tree.groups, group), "actor");
    const isNamed = !Array.isArray(groups) || groups.includes(group);
    return isNamed && (!Array.isArray(actors) || actors.includes(actor)) ? [group] : [];
  });
}
