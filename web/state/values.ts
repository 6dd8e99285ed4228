import type { Change } from "../../scenarios/change.ts";

/** A value of a resolved scenario by its path; undefined where there is none. */
export function valueAt(tree: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string, unknown>)[key];
  }, tree);
}

/** Whether the path of a change, which may have stars, leads to a value. */
export function leadsTo(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  if (!pattern.includes("*")) return false;
  const parts = pattern.split(".").map((part) => part.split("*").map(escaped).join("[^.]*"));
  return new RegExp(`^${parts.join("\\.")}$`).test(path);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * What a number becomes by changes that hold all the time. What the workers simulate is made by `applyChanges`, which checks it too;
 * this is for controls that must show the value at once.
 */
export function changedValue(value: unknown, path: string, changes: readonly Change[]): unknown {
  let changed = value;
  for (const change of changes) {
    if (change.from !== undefined || change.to !== undefined || !leadsTo(change.path, path)) continue;
    if (change.set !== undefined) changed = change.set;
    else if (typeof changed === "number") {
      const exact = change.add === undefined ? changed * (change.multiply ?? 1) : changed + change.add;
      changed = Number(exact.toPrecision(15));
    }
  }
  return changed;
}

/** Whether a change is about the run, or what its numbers are: it is made in the base too, for only then can the two be compared. */
export function isAboutRun({ path }: Change): boolean {
  return /^(data$|(run|calendar)\.)/.test(path);
}
