import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { EffectAsked } from "../workers/preview-part.ts";
import { changedValue, valueAt } from "./values.ts";

/** One thing that the user has changed: a value by hand, or a measure as a whole. */
export type Entry =
  { readonly kind: "change"; readonly change: Change } | { readonly kind: "measure"; readonly id: string };

/** What is planned: a base, and a list of changes to it. Everything that edits a scenario makes this. */
export interface ScenarioDocument {
  /** Id of the base. */
  readonly model: string;
  /** What the user calls it; what has no name is kept in the history of the page only. */
  readonly name?: string;
  readonly effect: EffectAsked;
  readonly entries: readonly Entry[];
}

/** Letters of the name of a scenario. */
export const LONGEST_NAME = 80;

/** A measure that comes with the page. */
export interface MeasureFile {
  readonly id: string;
  readonly changes: readonly Change[];
}

export function newDocument(model: string): ScenarioDocument {
  return { model, effect: "first-years", entries: [] };
}

/** Every change of a document in order, those of its measures filled in; a measure that is not known has none. */
export function changesOf(document: ScenarioDocument, measures: readonly MeasureFile[]): Change[] {
  return document.entries.flatMap((entry) => changesOfEntry(entry, measures));
}

export function changesOfEntry(entry: Entry, measures: readonly MeasureFile[]): readonly Change[] {
  if (entry.kind === "change") return [entry.change];
  return measures.find(({ id }) => id === entry.id)?.changes ?? [];
}

/**
 * The value of a path as its field shows it: with all changes that hold all the time, and with what was set by hand, whatever its
 * dates.
 */
export function valueIn(
  document: ScenarioDocument,
  base: Scenario,
  measures: readonly MeasureFile[],
  path: string,
): unknown {
  const own = indexByHand(document.entries, path);
  const changes = document.entries.flatMap((entry, at) => {
    if (at !== own || entry.kind !== "change") return changesOfEntry(entry, measures);
    return [undated(entry.change)];
  });
  return changedValue(valueAt(base, path), path, changes);
}

/**
 * The document with a value set by hand. A field edits one entry of its path, at its old position or last, and keeps its dates and
 * reasons; a number is kept as what is added to the others, so that it goes together with measures on the same value, and none is kept
 * for a value as in the base. Null takes away what may be missing.
 */
export function withValue(
  document: ScenarioDocument,
  base: Scenario,
  measures: readonly MeasureFile[],
  path: string,
  value: Exclude<Change["set"], undefined>,
): ScenarioDocument {
  const others = withoutValue(document, path);
  const before = changedValue(valueAt(base, path), path, changesOf(others, measures));
  if (sameValue(before, value) || (value === null && before === undefined)) return others;
  const old = changeByHand(document, path);
  const words = old ? termsOf(old) : {};
  const change: Change =
    typeof before === "number" && typeof value === "number"
      ? { path, add: Number((value - before).toPrecision(12)), ...words }
      : { path, set: value, ...words };
  return { ...document, entries: replaced(document.entries, path, change) };
}

/** The change that the field of a path edits: the one that holds all the time, else the last that has a date. */
export function changeByHand({ entries }: ScenarioDocument, path: string): Change | undefined {
  const entry = entries[indexByHand(entries, path)];
  return entry?.kind === "change" ? entry.change : undefined;
}

/** The document without what was set by hand. */
export function withoutValue(document: ScenarioDocument, path: string): ScenarioDocument {
  const own = indexByHand(document.entries, path);
  return own < 0 ? document : withoutEntry(document, own);
}

/** The document with other words about the value that was set by hand, or other dates of it; what is empty is left out. */
export function withTerms(document: ScenarioDocument, path: string, terms: Partial<Terms>): ScenarioDocument {
  const old = changeByHand(document, path);
  if (!old) return document;
  const { from: _, to: __, rationale: ___, source: ____, kind: _____, ...bare } = old;
  const given = Object.entries({ ...termsOf(old), ...terms }).filter(([, term]) => term !== undefined && term !== "");
  const change: Change = { ...bare, ...Object.fromEntries(given) };
  return { ...document, entries: replaced(document.entries, path, change) };
}

/** Adds a measure, or takes it away where it is there. */
export function withMeasureToggled(document: ScenarioDocument, id: string): ScenarioDocument {
  const isThere = document.entries.some((entry) => entry.kind === "measure" && entry.id === id);
  const others = document.entries.filter((entry) => entry.kind !== "measure" || entry.id !== id);
  return { ...document, entries: isThere ? others : [...others, { kind: "measure", id }] };
}

export function withoutEntry(document: ScenarioDocument, index: number): ScenarioDocument {
  return { ...document, entries: document.entries.filter((_, at) => at !== index) };
}

/** The document as it was before anything was changed. */
export function withoutEntries(document: ScenarioDocument): ScenarioDocument {
  return { ...document, entries: [] };
}

function indexByHand(entries: readonly Entry[], path: string): number {
  const isOwn = (entry: Entry): boolean => entry.kind === "change" && entry.change.path === path;
  const always = entries.findIndex((entry) => isOwn(entry) && entry.kind === "change" && !isDated(entry.change));
  return always >= 0 ? always : entries.findLastIndex(isOwn);
}

export function isDated({ from, to }: Change): boolean {
  return from !== undefined || to !== undefined;
}

function undated({ from: _, to: __, ...change }: Change): Change {
  return change;
}

function replaced(entries: readonly Entry[], path: string, change: Change): readonly Entry[] {
  const at = indexByHand(entries, path);
  const entry: Entry = { kind: "change", change };
  return at < 0 ? [...entries, entry] : entries.with(at, entry);
}

/** What is said of a change besides what it does. */
type Terms = Pick<Change, "from" | "to" | "rationale" | "source" | "kind">;

function termsOf({ from, to, rationale, source, kind }: Change): Terms {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(rationale !== undefined && { rationale }),
    ...(source !== undefined && { source }),
    ...(kind !== undefined && { kind }),
  };
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
