import { listed } from "./wording.ts";
import { type Message, phrase } from "./message.ts";
import { dateNumber } from "./calendar.ts";
import { Change } from "./change.ts";
import { applyChanges } from "./changes.ts";
import { censusFindings } from "./check-census.ts";
import { flowFindings } from "./check-flow.ts";
import { hoursFindings } from "./check-hours.ts";
import { placeFindings } from "./check-places.ts";
import { routeFindings } from "./check-routes.ts";
import { servesFindings } from "./check-serves.ts";
import { streamFindings } from "./check-streams.ts";
import { costFindings } from "./check-costs.ts";
import { thresholdFindings } from "./check-thresholds.ts";
import type { Finding, Path } from "./origins.ts";
import { choiceHint } from "./problems.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { WAITING_WORDS } from "./words.ts";

/** What the checks know of a scenario that may be wrong anywhere: the ids of each kind that are written. */
export interface Ids {
  /** Undefined where the scenario has no such map: then nothing can be said about references to it. */
  readonly actors: ReadonlySet<string> | undefined;
  readonly places: ReadonlySet<string> | undefined;
  readonly exits: ReadonlySet<string> | undefined;
  readonly routings: ReadonlySet<string>;
  readonly groups: ReadonlySet<string> | undefined;
  readonly profiles: ReadonlySet<string>;
}

/**
 * Everything that is wrong with a scenario beyond what the schema of each field says. What the schema has found wrong
 * already is passed over, so that all problems can be told at once.
 * @param tree a scenario, perhaps not a valid one
 */
export function checkScenario(tree: unknown): Finding[] {
  if (!isMap(tree)) return [];
  const ids: Ids = {
    actors: idSet(tree.actors),
    places: idSet(tree.places),
    exits: idSet(tree.exits),
    routings: idSet(tree.routings) ?? new Set(),
    groups: idSet(tree.groups),
    profiles: idSet(tree.profiles) ?? new Set(),
  };
  return [
    ...idFindings(tree),
    ...groupFindings(tree, ids),
    ...streamFindings(tree, ids),
    ...placeFindings(tree, ids),
    ...routeFindings(tree, ids),
    ...flowFindings(tree),
    ...servesFindings(tree, ids),
    ...hoursFindings(tree, ids),
    ...runFindings(tree, ids),
    ...thresholdFindings(tree, ids),
    ...costFindings(tree, ids),
    ...censusFindings(tree, ids),
    ...changeFindings(tree),
  ];
}

/** Entries of a map that are maps themselves; none where there is no such map. */
export function mapEntries(value: unknown): [string, Readonly<Record<string, unknown>>][] {
  if (!isMap(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isMap(entry[1]));
}

export type Noun = "actor" | "group" | "place" | "place or exit" | "profile";

/** A finding for each reference that leads nowhere. @param value what is no text is left to the schema */
export function referenceFindings(
  value: unknown,
  known: ReadonlySet<string> | undefined,
  noun: Noun,
  path: Path,
): Finding[] {
  if (typeof value !== "string" || known === undefined || known.has(value)) return [];
  return [
    {
      path,
      message: phrase('unknown {noun} "{value}"{hint}', { noun: phrase(noun), value, hint: choiceHint(value, known) }),
    },
  ];
}

function idSet(value: unknown): ReadonlySet<string> | undefined {
  return isMap(value) ? new Set(Object.keys(value)) : undefined;
}

/** Places, exits and routings are all destinations, so their ids must differ; those of places also from the words for waiting. */
function idFindings(tree: Readonly<Record<string, unknown>>): Finding[] {
  const owners = new Map<string, Message>();
  const findings: Finding[] = [];
  for (const [field, noun] of DESTINATION_MAPS) {
    for (const id of Object.keys(isMap(tree[field]) ? tree[field] : {})) {
      const owner = owners.get(id);
      const path = [field, id];
      if (owner !== undefined) {
        const message = phrase(
          'the id "{id}" is that of {owner} already; places, exits and routings need ids of their own',
          { id, owner },
        );
        findings.push({ path, message });
      }
      if (field === "places" && (WAITING_WORDS as readonly string[]).includes(id)) {
        const message = phrase('"{id}" is a word for where patients wait ({words}); choose another id', {
          id,
          words: listed(WAITING_WORDS, ", "),
        });
        findings.push({ path, message });
      }
      owners.set(id, noun);
    }
  }
  return findings;
}

const DESTINATION_MAPS = [
  ["places", phrase("a place")],
  ["exits", phrase("an exit")],
  ["routings", phrase("a routing")],
] as const;

function groupFindings(tree: Readonly<Record<string, unknown>>, ids: Ids): Finding[] {
  return mapEntries(tree.groups).flatMap(([id, group]) => {
    const path = ["groups", id];
    const findings = referenceFindings(group.actor, ids.actors, "actor", [...path, "actor"]);
    const actor = typeof group.actor === "string" ? childOf(tree.actors, group.actor) : undefined;
    if (childOf(actor, "kind") === "hospital") {
      const message = phrase('must be a municipality, got "{actor}", a hospital; patients live in municipalities', {
        actor: String(group.actor),
      });
      findings.push({ path: [...path, "actor"], message });
    }
    for (const place of Object.keys(isMap(group.stays) ? group.stays : {})) {
      findings.push(...referenceFindings(place, ids.places, "place", [...path, "stays", place]));
    }
    return findings;
  });
}

const EARLIEST_DATE = "1900-01-01";
const MOST_DAYS = 36_525;

function runFindings(tree: Readonly<Record<string, unknown>>, ids: Ids): Finding[] {
  const run = tree.run;
  if (!isMap(run)) return [];
  const findings: Finding[] = [];
  const { startDate, endDate, lengthDays } = run;
  if ((lengthDays === undefined) === (endDate === undefined)) {
    const got = lengthDays === undefined ? phrase("neither") : phrase("both");
    findings.push({
      path: ["run"],
      message: phrase("must have exactly one of lengthDays and endDate, got {got}", { got }),
    });
  }
  if (isDate(startDate) && startDate < EARLIEST_DATE) {
    findings.push({
      path: ["run", "startDate"],
      message: phrase("must be {earliest} or later, got {startDate}", { earliest: EARLIEST_DATE, startDate }),
    });
  }
  if (isDate(startDate) && isDate(endDate)) {
    const days = dateNumber(endDate) - dateNumber(startDate);
    const path = ["run", "endDate"];
    if (days <= 0)
      findings.push({
        path,
        message: phrase("must be after startDate ({startDate}), got {endDate}", { startDate, endDate }),
      });
    if (days > MOST_DAYS)
      findings.push({ path, message: phrase("must be within 100 years of startDate, got {endDate}", { endDate }) });
  }
  for (const place of Object.keys(
    isMap(childOf(run.start, "shares")) ? (childOf(run.start, "shares") as object) : {},
  )) {
    findings.push(...referenceFindings(place, ids.places, "place", ["run", "start", "shares", place]));
  }
  return findings;
}

/** Whether a value is a date that can be reckoned with. */
export function isDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(dateNumber(value));
}

/** What is the same on all days of a run, and so cannot change from a date. */
const NEVER_DATED = ["run", "thresholds", "costs", "calendar", "actors", "exits", "name", "description", "data"];
/** Fields of an entry that stay the same, by the map that the entry stands in. */
const NEVER_DATED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  streams: ["kind", "group", "to", "waitsAt", "arrivals", "shiftDays", "repeatEveryDays", "listAtStart"],
  places: ["owner", "kind", "name", "description"],
  groups: ["actor", "name"],
};

/** The paths that a change reaches, patterns filled in; none where it cannot be made, which is reported elsewhere. */
function touchedBy(tree: Readonly<Record<string, unknown>>, change: unknown): readonly Path[] {
  const parsed = Change.safeParse(change);
  if (!parsed.success) return [];
  // What comes or goes by date is refused elsewhere, with the days on which it would exist.
  return applyChanges(tree, [parsed.data]).touched.flatMap(({ path, isRemoved }) => (isRemoved ? [] : [path]));
}

/** What cannot change by date in a path; undefined where it can. */
function undatedPart(tree: Readonly<Record<string, unknown>>, path: Path): string | undefined {
  const [map, id, field] = path.map(String);
  if (NEVER_DATED.includes(map)) return map;
  const fields = NEVER_DATED_FIELDS[map];
  if (!fields) return undefined;
  // A whole entry, or all of them, would carry those fields along.
  if (id === undefined) return map;
  const entries = tree[map];
  if (field === undefined) return isMap(entries) && Object.hasOwn(entries, id) ? `${map}.${id}` : undefined;
  return fields.includes(field) ? `${map}.${id}.${field}` : undefined;
}

function changeFindings(tree: Readonly<Record<string, unknown>>): Finding[] {
  if (!Array.isArray(tree.changes)) return [];
  return tree.changes.flatMap((change: unknown, index): Finding[] => {
    if (!isMap(change)) return [];
    const path = ["changes", index];
    const findings = dateFindings(change.from, change.to, path);
    const { changes: _changes, ...rest } = tree;
    const undated = new Set(
      change.from === undefined ? [] : touchedBy(rest, change).map((path) => undatedPart(rest, path)),
    );
    undated.delete(undefined);
    for (const part of undated) {
      findings.push({
        path: [...path, "path"],
        message: phrase('"{part}" is the same on all days; leave out from and to', { part: part! }),
      });
    }
    return findings;
  });
}

function dateFindings(from: unknown, to: unknown, path: Path): Finding[] {
  if (from === undefined && to !== undefined) {
    return [{ path: [...path, "to"], message: phrase("needs from as well; write the first day of the change") }];
  }
  if (typeof from !== "string") return [];
  const isYearly = from.length === 5;
  if (to === undefined) {
    const message = phrase("a day of every year ({from}) needs to as well; write the day on which it ends", { from });
    return isYearly ? [{ path: [...path, "from"], message }] : [];
  }
  if (typeof to !== "string") return [];
  const at = [...path, "to"];
  if (to.length !== from.length) {
    const form = isYearly ? "MM-DD" : "YYYY-MM-DD";
    return [{ path: at, message: phrase('must be written as from is ({form}), got "{to}"', { form, to }) }];
  }
  if (to === from || (!isYearly && to < from))
    return [{ path: at, message: phrase("must be after from ({from}), got {to}", { from, to }) }];
  return [];
}
