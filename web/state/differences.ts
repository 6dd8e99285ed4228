import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { changesOfEntry, type Entry, type MeasureFile, type ScenarioDocument } from "./document.ts";
import { changedValue, leadsTo, valueAt } from "./values.ts";

/** What one entry of a document does to one value. */
export interface ValueDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly change: Change;
}

/** One entry with what it does: against the base and the entries before it. */
export interface EntryDifference {
  /** Its position in the document. */
  readonly index: number;
  readonly entry: Entry;
  readonly values: readonly ValueDifference[];
}

/** The difference against the base, entry by entry: what is always shown. */
export function differencesOf(
  document: ScenarioDocument,
  base: Scenario,
  measures: readonly MeasureFile[],
): EntryDifference[] {
  const before: Change[] = [];
  return document.entries.map((entry, index) => {
    const values = changesOfEntry(entry, measures).flatMap((change) => {
      const found = pathsOf(base, change.path).map((path): ValueDifference => {
        const old = changedValue(valueAt(base, path), path, before);
        const undated: Change = { ...change };
        delete undated.from;
        delete undated.to;
        return { path, before: old, after: changedValue(old, path, [undated]), change };
      });
      before.push(change);
      return found;
    });
    return { index, entry, values };
  });
}

/**
 * The paths of a scenario that a pattern leads to. What is above must be there, but for the last part, and for fields that are not given
 * yet: those of a place, and lists that a scenario may do without.
 */
export function pathsOf(base: Scenario, pattern: string): string[] {
  const parts = pattern.split(".");
  let found: { readonly path: string; readonly value: unknown }[] = [{ path: "", value: base }];
  for (const [at, part] of parts.entries()) {
    const mayBeNew = !part.includes("*") && (at === parts.length - 1 || isOptional(parts, at));
    found = found.flatMap(({ path, value }) => {
      const isMap = typeof value === "object" && value !== null;
      if (!isMap && !(value === undefined && mayBeNew)) return [];
      const entries = isMap ? Object.entries(value as Readonly<Record<string, unknown>>) : [];
      const fitting = entries.filter(([key]) => leadsTo(part, key));
      const chosen: [string, unknown][] = fitting.length === 0 && mayBeNew ? [[part, undefined]] : fitting;
      return chosen.map(([key, inner]) => ({ path: path === "" ? key : `${path}.${key}`, value: inner }));
    });
  }
  return found.map(({ path }) => path);
}

function isOptional(parts: readonly string[], at: number): boolean {
  if (at === 0) return parts[0] === "costs";
  return parts[0] === "places" && at >= 2 && !parts.includes("routes");
}

/** Whether all that a list of changes reaches for is there. */
export function canBeMade(changes: readonly Change[], base: Scenario): boolean {
  return changes.every(({ path }) => pathsOf(base, path).length > 0);
}
