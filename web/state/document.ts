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
  readonly effect: EffectAsked;
  readonly entries: readonly Entry[];
}

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

/** The value of a path with all changes that hold all the time. */
export function valueIn(
  document: ScenarioDocument,
  base: Scenario,
  measures: readonly MeasureFile[],
  path: string,
): unknown {
  return changedValue(valueAt(base, path), path, changesOf(document, measures));
}

/**
 * The document with a value set by hand. There is one entry by hand for a path, at its old position or last; a number is kept as what
 * is added to the others, so that it goes together with measures on the same value, and none is kept for a value as in the base.
 */
export function withValue(
  document: ScenarioDocument,
  base: Scenario,
  measures: readonly MeasureFile[],
  path: string,
  value: NonNullable<Change["set"]>,
): ScenarioDocument {
  const others = document.entries.filter((entry) => !isByHand(entry, path));
  const before = valueIn({ ...document, entries: others }, base, measures, path);
  if (sameValue(before, value)) return { ...document, entries: others };
  const old = document.entries.find((entry) => isByHand(entry, path));
  const words = old?.kind === "change" ? reasonsOf(old.change) : {};
  const change: Change =
    typeof before === "number" && typeof value === "number"
      ? { path, add: Number((value - before).toPrecision(12)), ...words }
      : { path, set: value, ...words };
  return { ...document, entries: replaced(document.entries, path, { kind: "change", change }) };
}

/** The document with a reason for the value that was set by hand. */
export function withRationale(document: ScenarioDocument, path: string, rationale: string): ScenarioDocument {
  const entries = document.entries.map((entry): Entry => {
    if (!isByHand(entry, path)) return entry;
    const { rationale: _, ...rest } = entry.change;
    return { kind: "change", change: rationale === "" ? rest : { ...rest, rationale } };
  });
  return { ...document, entries };
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

function isByHand(entry: Entry, path: string): entry is Extract<Entry, { kind: "change" }> {
  return (
    entry.kind === "change" &&
    entry.change.path === path &&
    entry.change.from === undefined &&
    entry.change.to === undefined
  );
}

function replaced(entries: readonly Entry[], path: string, entry: Entry): readonly Entry[] {
  const at = entries.findIndex((other) => isByHand(other, path));
  return at < 0 ? [...entries, entry] : entries.with(at, entry);
}

function reasonsOf({ rationale, source, kind }: Change): Partial<Change> {
  return {
    ...(rationale !== undefined && { rationale }),
    ...(source !== undefined && { source }),
    ...(kind !== undefined && { kind }),
  };
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
