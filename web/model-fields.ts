import { isWhole } from "../scenarios/changes.ts";
import { bare, definition, metaOf, type Schema, schemaAt } from "../scenarios/schema-walk.ts";
import { Scenario } from "../scenarios/schema.ts";
import { fieldCandidates } from "./field-candidates.ts";
import type { FieldSection, FieldSpec } from "./state/fields.ts";
import { valueAt } from "./state/values.ts";

/** The form of a scenario, from its schema; made when the page is built, so that the page needs no schema to show it. */
export function fieldSections(scenario: Scenario): FieldSection[] {
  return fieldCandidates(scenario)
    .map(({ paths, optionalPaths = [], addsUp = false, ...section }) => ({
      ...section,
      addsUp,
      fields: [
        ...paths.flatMap((path) => fieldSpec(scenario, path, false) ?? []),
        ...optionalPaths.flatMap((path) => fieldSpec(scenario, path, true) ?? []),
      ],
    }))
    .filter(({ fields }) => fields.length > 0);
}

function fieldSpec(scenario: Scenario, path: string, isOptional: boolean): FieldSpec | undefined {
  const value = valueAt(scenario, path);
  const schema = schemaAt(Scenario, path.split("."), scenario);
  const isNumber = typeof value === "number" || (isOptional && value === undefined);
  const isText = typeof value === "string" && path.startsWith("run.");
  if (!schema || !(isNumber || isText)) return undefined;
  const { unit = "", description = "" } = metaOf(schema, value);
  const { least, most } = boundsOf(schema);
  const isShare = path.endsWith(".probability");
  return {
    path,
    kind: isNumber ? "number" : path.endsWith("Date") ? "date" : "text",
    unit,
    isWhole: isNumber && isWhole(schema),
    isShare,
    isOptional,
    least,
    most,
    description,
  };
}

/** The least and the most that the schema accepts, where it says so. */
export function boundsOf(schema: Schema): { least: number | null; most: number | null } {
  const { checks = [], options = [] } = definition(bare(schema));
  const bounds = checks.map(
    (check) =>
      check._zod.def as unknown as { readonly check: string; readonly value?: unknown; readonly inclusive?: boolean },
  );
  // A whole number above 0 is 1 at least.
  const step = isWhole(schema) ? 1 : 0;
  const value = (name: string): number | null => {
    const found = bounds.find(({ check }) => check === name);
    if (typeof found?.value !== "number") return null;
    return found.value + (found.inclusive === false ? (name === "less_than" ? -step : step) : 0);
  };
  const inner = options.map(boundsOf).find(({ least, most }) => least !== null || most !== null);
  return {
    least: value("greater_than") ?? inner?.least ?? null,
    most: value("less_than") ?? inner?.most ?? null,
  };
}
