import { z } from "zod";
import { ForecastInput } from "./forecast-input.ts";
import { PROVENANCE_KINDS } from "./origins.ts";
import { PriceTable } from "./prices.ts";
import { PlanningProblem } from "./problem.ts";
import { Extension, Measure, Scenario } from "./schema.ts";
import { StaffNorms } from "./staff-norms.ts";
import { Study } from "./study.ts";
import { UnitCostsFile } from "./unit-costs.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = { [keyword: string]: unknown };

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

/** JSON Schema (draft 2020-12) of a scenario file, also of one that extends another. */
export function scenarioJsonSchema(): JsonSchema {
  const definitions: JsonSchema = {};
  const whole = withWrappers(Scenario, definitions);
  const extending = withWrappers(Extension, definitions);
  return {
    $schema: DRAFT,
    title: "Pasientflyt scenario",
    type: "object",
    if: { required: ["extends"] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: extending,
    else: whole,
    $defs: definitions,
  };
}

/** JSON Schema (draft 2020-12) of a measure: a file of changes. */
export function measureJsonSchema(): JsonSchema {
  return documentSchema(Measure, "Pasientflyt measure");
}

/** JSON Schema (draft 2020-12) of a study: a design of experiments. */
export function studyJsonSchema(): JsonSchema {
  return documentSchema(Study, "Pasientflyt study");
}

/** JSON Schema (draft 2020-12) of a problem for the optimizer. */
export function problemJsonSchema(): JsonSchema {
  return documentSchema(PlanningProblem, "Pasientflyt problem");
}

/** JSON Schema (draft 2020-12) of norms of staff. */
export function staffNormsJsonSchema(): JsonSchema {
  return documentSchema(StaffNorms, "Pasientflyt norms of staff");
}

/** JSON Schema (draft 2020-12) of unit costs. */
export function unitCostsJsonSchema(): JsonSchema {
  return documentSchema(UnitCostsFile, "Pasientflyt unit costs");
}

/** JSON Schema (draft 2020-12) of the input of a forecast. */
export function forecastJsonSchema(): JsonSchema {
  return documentSchema(ForecastInput, "Pasientflyt input of a forecast");
}

/** JSON Schema (draft 2020-12) of a table of prices. */
export function pricesJsonSchema(): JsonSchema {
  return documentSchema(PriceTable, "Pasientflyt prices");
}

function documentSchema(schema: z.ZodType, title: string): JsonSchema {
  const definitions: JsonSchema = {};
  const { type, properties, required, additionalProperties } = withWrappers(schema, definitions);
  return {
    $schema: DRAFT,
    title,
    type,
    properties,
    required,
    additionalProperties,
    $defs: definitions,
  };
}

/** The schema of one object, provenance allowed in it; what is wrapped goes to the definitions, where it is shared. */
function withWrappers(schema: z.ZodType, definitions: JsonSchema): JsonSchema {
  const {
    $schema: _draft,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema),
  }) as JsonSchema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    // The value of a change may be anything; zod spells that out as a definition of all JSON.
    if (name.startsWith("__schema")) definitions[name] = {};
    else definitions[name] ??= wrapInside(definition, definitions);
  }
  return wrapInside(root, definitions);
}

/** The unit goes into the description, where editors show it; the hint as well. */
function tidy(schema: JsonSchema): void {
  const { unit, hint, description } = schema;
  delete schema.unit;
  delete schema.hint;
  delete schema.id;
  const parts = [description, unit && `Unit: ${String(unit)}.`, hint && `${sentence(String(hint))}.`];
  const text = parts.filter((part) => typeof part === "string").join(" ");
  if (text !== "") schema.description = text;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function sentence(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

/** A copy with a wrapper allowed around each value inside that may have one. */
function wrapInside(schema: JsonSchema, definitions: JsonSchema): JsonSchema {
  const copy = { ...schema };
  const wrap = (part: unknown): unknown => wrapped(part as JsonSchema, definitions);
  if (schema.properties) {
    const properties = Object.entries(schema.properties as object);
    copy.properties = Object.fromEntries(properties.map(([name, part]) => [name, wrap(part)]));
  }
  if (typeof schema.additionalProperties === "object") copy.additionalProperties = wrap(schema.additionalProperties);
  if (schema.items) copy.items = wrap(schema.items);
  for (const word of ["anyOf", "oneOf"]) {
    const options = schema[word];
    if (Array.isArray(options)) copy[word] = options.map((option) => wrapInside(option as JsonSchema, definitions));
  }
  return copy;
}

function wrapped(schema: JsonSchema, definitions: JsonSchema): JsonSchema {
  const inside = wrapInside(schema, definitions);
  if (!mayHaveSource(schema)) return inside;
  const { description, ...value } = inside;
  const reference = value.$ref ? value : { $ref: `#/$defs/${define(value, definitions)}` };
  return { ...(description !== undefined && { description }), anyOf: [reference, wrapperOf(reference)] };
}

function wrapperOf(value: JsonSchema): JsonSchema {
  return {
    type: "object",
    properties: {
      value,
      source: { type: "string", description: "Where the number comes from." },
      kind: { enum: PROVENANCE_KINDS, description: "What kind of number it is." },
      note: { type: "string", description: "What else is to be known about it." },
    },
    required: ["value"],
    additionalProperties: false,
  };
}

/** Whether provenance makes sense around it: around all that is more than a name or a text. */
function mayHaveSource(schema: JsonSchema): boolean {
  if (typeof schema.$ref === "string") return !schema.$ref.includes("__schema");
  if (schema.type === "string") return schema.enum !== undefined;
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  return options?.[0]?.type !== "string";
}

/** Puts a schema among the definitions, once. @returns its name there */
function define(schema: JsonSchema, definitions: JsonSchema): string {
  const text = JSON.stringify(schema);
  const known = Object.entries(definitions).find(([, definition]) => JSON.stringify(definition) === text);
  if (known) return known[0];
  const kind = typeof schema.type === "string" ? schema.type : "choice";
  let number = 1;
  while (Object.hasOwn(definitions, `${kind}-${number}`)) number++;
  definitions[`${kind}-${number}`] = schema;
  return `${kind}-${number}`;
}
