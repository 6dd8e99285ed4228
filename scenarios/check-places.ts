import { listed } from "./wording.ts";
import { phrase } from "./message.ts";
import { alternativeFindings } from "./check-alternatives.ts";
import { type Ids, mapEntries, referenceFindings, type Noun } from "./checks.ts";
import { readmissionFindings } from "./check-routes.ts";
import type { Finding, Path } from "./origins.ts";
import { choiceHint } from "./problems.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { UNLIMITED, WAITING_WORDS } from "./words.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with places, one by one, and with where they divert to. */
export function placeFindings(tree: Fields, ids: Ids): Finding[] {
  return [
    ...mapEntries(tree.places).flatMap(([id, place]) => {
      const path = ["places", id];
      return [
        ...referenceFindings(place.owner, ids.actors, "actor", [...path, "owner"]),
        ...capacityFindings(place, ids, path),
        ...queueFindings(place, ids, path),
        ...leavingFindings(tree, id, place, ids, path),
        ...keyFindings(place.alternatives, ids, [...path, "alternatives"]),
        ...alternativeFindings(tree, id, place, ids, path),
        ...allocationFindings(place.allocation, ids, [...path, "allocation"]),
        ...hoursFindings(place.intake, [...path, "intake"]),
        ...hoursFindings(place.discharge, [...path, "discharge"]),
      ];
    }),
    ...divertCycles(tree),
  ];
}

function capacityFindings(place: Fields, ids: Ids, path: Path): Finding[] {
  const findings: Finding[] = [];
  for (const field of ["capacityByWeekday", "capacityByHour"]) {
    if (place.capacityBeds !== UNLIMITED || place[field] === undefined) continue;
    const message = phrase("cannot stand beside capacityBeds: unlimited; give capacityBeds a number or leave this out");
    findings.push({ path: [...path, field], message });
  }
  findings.push(...byHourFindings(place.capacityByHour, [...path, "capacityByHour"]));
  if (place.overCapacityGroups === undefined) return findings;
  if (place.overCapacityBeds === undefined) {
    const message = phrase("needs overCapacityBeds as well; write how many may be taken in beyond the capacity");
    findings.push({ path: [...path, "overCapacityGroups"], message });
  }
  return [
    ...findings,
    ...listReferences(place.overCapacityGroups, ids.groups, "group", [...path, "overCapacityGroups"]),
  ];
}

function byHourFindings(byHour: unknown, path: Path): Finding[] {
  if (!isMap(byHour)) return [];
  if (Object.keys(byHour).length === 0) {
    return [
      { path, message: phrase('must have at least one clock time, got an empty map; write for example "08:00": 12') },
    ];
  }
  return Object.entries(byHour).flatMap(([clock, beds]) => {
    const at = [...path, clock];
    if (clock === "24:00")
      return [{ path: at, message: phrase('must be before 24:00; write "00:00" for the whole of the next day') }];
    const isEmpty = isMap(beds) && Object.keys(beds).length === 0;
    return isEmpty ? [{ path: at, message: phrase("must name at least one weekday, got an empty map") }] : [];
  });
}

function listReferences(list: unknown, known: ReadonlySet<string> | undefined, noun: Noun, path: Path): Finding[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) => referenceFindings(value, known, noun, [...path, index]));
}

function queueFindings(place: Fields, ids: Ids, path: Path): Finding[] {
  const { queue } = place;
  if (!isMap(queue)) return [];
  const at = [...path, "queue"];
  const findings = keyFindings(queue.limit, ids, [...at, "limit"]);
  if (queue.limit === undefined && queue.total === undefined) {
    const message = phrase("needs limit, by where patients wait, or total; write how many may wait");
    findings.push({ path: at, message });
  }
  if (queue.beyondLimit === "divert" && queue.divertTo === undefined) {
    const message = phrase("missing; with beyondLimit: divert the place that takes those diverted must be named");
    findings.push({ path: [...at, "divertTo"], message });
  }
  if (queue.beyondLimit === "lost" && queue.divertTo !== undefined) {
    const message = phrase("cannot stand beside beyondLimit: lost; write divert, or leave this out");
    findings.push({ path: [...at, "divertTo"], message });
  }
  return [...findings, ...referenceFindings(queue.divertTo, ids.places, "place", [...at, "divertTo"])];
}

/** Those who leave the queue: from where, and where to. */
function leavingFindings(tree: Fields, id: string, place: Fields, ids: Ids, path: Path): Finding[] {
  const findings = keyFindings(place.leaving, ids, [...path, "leaving"]);
  const known = ids.places && ids.exits && new Set([...ids.places, ...ids.exits]);
  for (const { way: leaving, path: at } of writtenWaysOut(place, path)) {
    findings.push(...referenceFindings(leaving.to, known, "place or exit", [...at, "to"]));
    if (leaving.to === id) {
      findings.push({
        path: [...at, "to"],
        message: phrase('must be another place or exit, got "{id}" itself', { id }),
      });
    }
    const exit = typeof leaving.to === "string" ? childOf(tree.exits, leaving.to) : undefined;
    if (childOf(exit, "kind") === "death" && leaving.startDelayDays !== undefined) {
      const message = phrase("cannot stand beside to: {to}, a death, which has no delay; leave it out", {
        to: String(leaving.to),
      });
      findings.push({ path: [...at, "startDelayDays"], message });
    }
    findings.push(...readmissionFindings(tree, leaving, ids, at));
  }
  return findings;
}

/** The ways out of the queues for a place, one by one, whether one is written or a list. */
export function writtenWaysOut(place: Fields, path: Path): { way: Fields; path: Path }[] {
  const leaving = isMap(place.leaving) ? Object.entries(place.leaving) : [];
  return leaving.flatMap(([source, ways]) => {
    const at = [...path, "leaving", source];
    if (!Array.isArray(ways)) return isMap(ways) ? [{ way: ways, path: at }] : [];
    return (ways as unknown[]).flatMap((way, index) => (isMap(way) ? [{ way, path: [...at, index] }] : []));
  });
}

/** Keys that say where patients wait. */
function keyFindings(map: unknown, ids: Ids, path: Path): Finding[] {
  return isMap(map) ? Object.keys(map).flatMap((key) => waitsAtFindings(key, ids, [...path, key])) : [];
}

function waitsAtFindings(value: unknown, ids: Ids, path: Path): Finding[] {
  if (typeof value !== "string" || ids.places === undefined) return [];
  if ((WAITING_WORDS as readonly string[]).includes(value) || ids.places.has(value)) return [];
  const known = [...WAITING_WORDS, ...ids.places];
  const message = phrase('"{value}" is neither a place nor one of {words}{hint}', {
    value,
    words: listed(WAITING_WORDS, ", "),
    hint: choiceHint(value, known),
  });
  return [{ path, message }];
}

function allocationFindings(allocation: unknown, ids: Ids, path: Path): Finding[] {
  if (!isMap(allocation)) return [];
  const { rule } = allocation;
  return Object.entries(LISTS).flatMap(([field, { rule: itsRule, missing }]) => {
    const list = allocation[field];
    const at = [...path, field];
    if (list === undefined)
      return rule === itsRule
        ? [{ path: at, message: phrase("missing; with rule: {rule} {missing}", { rule: itsRule, missing }) }]
        : [];
    const findings = entryFindings(list, ids, at);
    if (rule === itsRule || typeof rule !== "string") return findings;
    const message = phrase("cannot stand beside rule: {rule}; write rule: {itsRule}, or leave this out", {
      rule,
      itsRule,
    });
    return [...findings, { path: at, message }];
  });
}

/** The lists that rules go by: the rule of each, and what is said where it is missing. */
const LISTS = {
  order: { rule: "priority", missing: phrase("the classes must be listed, first served first") },
  lists: { rule: "longest-list", missing: phrase("the lists must be named, the first of equally long ones first") },
  cycle: { rule: "shares", missing: phrase("the turns must be listed, one for each bed of a round") },
} as const;

/** Some of those who wait, as an entry of a list of a rule says who. */
function entryFindings(list: unknown, ids: Ids, path: Path): Finding[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const at = [...path, index];
    const waitsAt = childOf(entry, "waitsAt");
    const words = Array.isArray(waitsAt) ? (waitsAt as unknown[]) : [];
    return [
      ...words.flatMap((word, n) => waitsAtFindings(word, ids, [...at, "waitsAt", n])),
      ...listReferences(childOf(entry, "groups"), ids.groups, "group", [...at, "groups"]),
      ...listReferences(childOf(entry, "actors"), ids.actors, "actor", [...at, "actors"]),
    ];
  });
}

/** Clock times that do not go together. */
export function hoursFindings(rule: unknown, path: Path): Finding[] {
  if (!isMap(rule)) return [];
  const findings: Finding[] = [];
  const { hours, at } = rule;
  if (at !== undefined && hours !== undefined) {
    findings.push({ path: [...path, "at"], message: phrase("cannot stand beside hours; keep one of them") });
  }
  const [from, to] = [childOf(hours, "from"), childOf(hours, "to")];
  if (isClockTime(from) && isClockTime(to) && from >= to) {
    const message = phrase('must be after from ({from}), got "{to}"; hours lie within one day', { from, to });
    findings.push({ path: [...path, "hours", "to"], message });
  }
  if (at === "24:00")
    findings.push({ path: [...path, "at"], message: phrase('must be before 24:00, got "24:00"; write "00:00"') });
  return findings;
}

function isClockTime(value: unknown): value is string {
  return typeof value === "string" && /^\d\d:\d\d$/.test(value);
}

/** Places that would hand a patient round among them for ever. */
function divertCycles(tree: Fields): Finding[] {
  const next = new Map<string, string>();
  for (const [id, place] of mapEntries(tree.places)) {
    const to = childOf(place.queue, "divertTo");
    if (typeof to === "string") next.set(id, to);
  }
  const findings: Finding[] = [];
  const told = new Set<string>();
  for (const start of next.keys()) {
    const chain = [start];
    for (let at = next.get(start); at !== undefined && !chain.includes(at); at = next.get(at)) chain.push(at);
    const back = next.get(chain.at(-1)!);
    if (back !== start || told.has(start)) continue;
    for (const id of chain) told.add(id);
    const message = phrase("diverts in a circle: {circle}; let the last one lose patients or queue without limit", {
      circle: listed([...chain, start], " → "),
    });
    findings.push({ path: ["places", start, "queue", "divertTo"], message });
  }
  return findings;
}
