import { z } from "zod";
import { closest } from "./problems.ts";
import type { Path } from "./origins.ts";

/** What the schema says about a field, for messages and for the format page. */
export interface FieldMeta {
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
}

export type Schema = z.core.$ZodType;

/** The parts of zod's definitions that are read here. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly getter?: () => Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly keyType?: Schema;
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly format?: string;
  readonly checks?: readonly Schema[];
}

export function definition(schema: Schema): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The schema without what only says that it may be missing. */
export function bare(schema: Schema): Schema {
  const { type, innerType, getter } = definition(schema);
  if (innerType && ["optional", "nullable", "default", "readonly"].includes(type)) return bare(innerType);
  return type === "lazy" && getter ? bare(getter()) : schema;
}

export function isOptional(schema: Schema): boolean {
  return definition(schema).type === "optional";
}

/** What the schema says of itself; a description as near to the field as possible, unit and hint as near to the value. */
export function metaOf(schema: Schema, value?: unknown): FieldMeta {
  const own = (z.globalRegistry.get(schema) ?? {}) as FieldMeta;
  const { innerType, options } = definition(schema);
  const inner = innerType ?? (options ? chooseOption(schema, value) : undefined);
  if (!inner) return own;
  const deeper = metaOf(inner, value);
  return {
    description: own.description ?? deeper.description,
    unit: deeper.unit ?? own.unit,
    hint: deeper.hint ?? own.hint,
  };
}

/** The fields of an object, or of the chosen one of a union; undefined for what is no object. */
export function fieldsOf(schema: Schema, value?: unknown): Readonly<Record<string, Schema>> | undefined {
  const plain = bare(schema);
  const { shape, options } = definition(plain);
  if (shape) return shape;
  const option = options && chooseOption(plain, value);
  return option && fieldsOf(option, value);
}

/** The ids that a map may have: the schema of its values; undefined for what is no map by id. */
export function recordValueOf(schema: Schema): Schema | undefined {
  const { type, valueType } = definition(bare(schema));
  return type === "record" ? valueType : undefined;
}

/** The schema of one field, entry or list item. The value at this level chooses between the options of a union. */
export function stepInto(schema: Schema, key: string | number, value?: unknown): Schema | undefined {
  const plain = bare(schema);
  const { type, shape, valueType, element, options } = definition(plain);
  if (shape) return Object.hasOwn(shape, key) ? shape[key] : undefined;
  if (type === "record") return valueType;
  if (type === "array") return element;
  const option = options && chooseOption(plain, value);
  return option && stepInto(option, key, value);
}

/** The schema of the value at a path of a tree, as far as the schema knows the path. */
export function schemaAt(schema: Schema, path: Path, tree: unknown): Schema | undefined {
  let at: Schema | undefined = schema;
  let value = tree;
  for (const key of path) {
    at = at && stepInto(at, key, value);
    value = childOf(value, key);
  }
  return at;
}

/** The value under a key that the tree itself has: nothing inherited. */
export function childOf(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The words that a literal or enumeration allows; undefined for all else. */
export function wordsOf(schema: Schema): readonly string[] | undefined {
  const { type, values, entries } = definition(bare(schema));
  if (type === "literal") return values?.map(String);
  return type === "enum" && entries ? Object.values(entries) : undefined;
}

/** The words that the discriminator of a union allows, in the order of its options. */
export function discriminatorWords(schema: Schema): readonly string[] {
  const { discriminator, options } = definition(bare(schema));
  if (discriminator === undefined) return [];
  return (options ?? []).flatMap((option) => wordsOf(fieldsOf(option)?.[discriminator] ?? option) ?? []);
}

/** The option of a union that the value was probably meant for, going by its type and its fields. */
export function chooseOption(union: Schema, value: unknown): Schema | undefined {
  const { discriminator, options } = definition(union);
  if (!options) return undefined;
  if (discriminator !== undefined) {
    const word = childOf(value, discriminator);
    return options.find((option) => wordsOf(fieldsOf(option)?.[discriminator] ?? option)?.includes(String(word)));
  }
  const fitting = options.filter((option) => fitsType(option, value));
  if (!isMap(value) || fitting.length < 2) return fitting[0];
  const keys = Object.keys(value);
  const known = fitting.map((option) => countKnown(keys, fieldNames(option)));
  return fitting[known.indexOf(Math.max(...known))];
}

/** All names of fields that the schema, or any option of it, can have. */
export function fieldNames(schema: Schema): string[] {
  const { shape, options } = definition(bare(schema));
  if (shape) return Object.keys(shape);
  return [...new Set((options ?? []).flatMap(fieldNames))];
}

function countKnown(keys: readonly string[], names: readonly string[]): number {
  return keys.filter((key) => closest(key, names) !== undefined).length;
}

function fitsType(schema: Schema, value: unknown): boolean {
  const { type, options } = definition(bare(schema));
  if (options) return options.some((option) => fitsType(option, value));
  if (type === "object" || type === "record") return isMap(value);
  if (type === "array") return Array.isArray(value);
  if (type === "literal" || type === "enum") return typeof value === "string";
  return type === typeof value;
}
