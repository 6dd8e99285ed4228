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
 * The paths of a scenario that a pattern leads to. The last part may be a field that is not given yet; what is above it must be there.
 */
export function pathsOf(base: Scenario, pattern: string): string[] {
  const parts = pattern.split(".");
  let found: { readonly path: string; readonly value: unknown }[] = [{ path: "", value: base }];
  for (const [at, part] of parts.entries()) {
    found = found.flatMap(({ path, value }) => {
      if (typeof value !== "object" || value === null) return [];
      const entries = Object.entries(value as Readonly<Record<string, unknown>>);
      const fitting = entries.filter(([key]) => leadsTo(part, key));
      const isNewField = fitting.length === 0 && at === parts.length - 1 && !part.includes("*");
      const chosen: [string, unknown][] = isNewField ? [[part, undefined]] : fitting;
      return chosen.map(([key, inner]) => ({ path: path === "" ? key : `${path}.${key}`, value: inner }));
    });
  }
  return found.map(({ path }) => path);
}

/** Whether all that a list of changes reaches for is there. */
export function canBeMade(changes: readonly Change[], base: Scenario): boolean {
  return changes.every(({ path }) => pathsOf(base, path).length > 0);
}
