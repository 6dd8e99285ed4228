import type { Scenario } from "../scenarios/schema.ts";

/** A value that is not the same in two scenarios; undefined where one does not have it. */
export interface ScenarioDifference {
  /** Ids and field names with dots between. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two resolved scenarios differ, the words about them left out: the deepest paths, in order of the first scenario. */
export function scenarioDifferences(before: Scenario, after: Scenario): ScenarioDifference[] {
  const found: ScenarioDifference[] = [];
  visit(withoutWords(before), withoutWords(after), [], found);
  return found;
}

function withoutWords({ $schema: _schema, name: _name, description: _description, ...rest }: Scenario): unknown {
  return rest;
}

function visit(before: unknown, after: unknown, path: readonly string[], found: ScenarioDifference[]): void {
  // A list that one does not have is an empty one.
  if (Array.isArray(after) && before === undefined) visit([], after, path, found);
  else if (Array.isArray(before) && after === undefined) visit(before, [], path, found);
  else if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      visit(before[key], after[key], [...path, key], found);
    }
  } else if (before !== after) found.push({ path: path.join("."), before, after });
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
