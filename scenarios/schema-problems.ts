import { z } from "zod";
import { NO_OPERATION, OPERATIONS } from "./change.ts";
import type { Finding, Path } from "./origins.ts";
import { closest, pathText } from "./problems.ts";
import {
  bare,
  childOf,
  chooseOption,
  definition,
  discriminatorWords,
  fieldsOf,
  isMap,
  metaOf,
  type Schema,
  schemaAt,
  wordsOf,
} from "./schema-walk.ts";
import { clause, gotText, listText, numberText } from "./wording.ts";

type Issue = z.core.$ZodIssue;

/** Everything that is wrong with a value by its schema, in words, with the path to each. */
export function schemaFindings(schema: Schema, value: unknown, path: Path = []): Finding[] {
  const result = z.safeParse(schema, value);
  if (result.success) return [];
  const findings = result.error.issues.flatMap((issue) => wordIssue(issue, schema, value, path));
  // A misspelt field is also one that is missing: that is said once.
  const meant = new Set(findings.flatMap((finding) => (finding.meant ? [pathText(finding.meant)] : [])));
  const isMeant = ({ path: at, message }: Finding): boolean =>
    message === NO_OPERATION && OPERATIONS.some((field) => meant.has(pathText([...at, field])));
  return findings.filter((finding) => !(finding.isMissing && meant.has(pathText(finding.path))) && !isMeant(finding));
}

interface Worded extends Finding {
  /** The field that an unknown one was probably meant for. */
  readonly meant?: Path;
  readonly isMissing?: boolean;
}

function wordIssue(issue: Issue, root: Schema, tree: unknown, base: Path): Worded[] {
  const inside = issue.path as (string | number)[];
  const path = [...base, ...inside];
  const schema = schemaAt(root, inside, tree);
  const value = inside.reduce<unknown>(childOf, tree);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField(key, Object.keys((schema && fieldsOf(schema, value)) ?? {}), path));
  }
  if (issue.code === "invalid_key") return wordKey(issue, root, tree, base);
  if (issue.code === "invalid_union") return wordUnion(issue, root, tree, base);
  if (isMissing(inside, tree)) return [{ path, message: missing(schema), isMissing: true }];
  return [{ path, message: wordValue(issue, schema, value) }];
}

/** A message for a field that the object does not have. */
export function unknownField(key: string, known: readonly string[], path: Path): Worded {
  const meant = closest(key, known) ?? SYNONYMS.get(key)?.find((name) => known.includes(name));
  const choice = key === "<<" ? NO_MERGE : `; there are ${listText(known)}`;
  const remedy = meant === undefined ? choice : `; did you mean "${meant}"?`;
  return {
    path,
    message: `unknown field "${key}"${known.length === 0 ? "" : remedy}`,
    at: [...path, key],
    ...(meant && { meant: [...path, meant] }),
  };
}

/** What people write for a field, though no letter of it fits. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    value: ["set"],
    beds: ["capacityBeds"],
    capacity: ["capacityBeds"],
    rate: ["ratePerDay"],
    reason: ["rationale"],
    note: ["rationale"],
    id: ["name"],
    title: ["name"],
    p: ["probability"],
    type: ["kind", "distribution"],
  }),
);

/** What stood in YAML 1.1 and is gone in 1.2. */
const NO_MERGE = "; maps are not merged, so write the fields out or repeat a whole map by an alias";

/** An id that is none; the entry under it is looked at all the same. */
function wordKey(issue: Issue & { code: "invalid_key" }, root: Schema, tree: unknown, base: Path): Worded[] {
  const inside = issue.path as (string | number)[];
  const key = String(inside.at(-1));
  const map = schemaAt(root, inside.slice(0, -1), tree);
  const { keyType, valueType } = map ? definition(bare(map)) : {};
  const hint = keyType && metaOf(keyType).hint;
  const path = [...base, ...inside];
  const message = `the id "${key}" ${issue.issues[0]?.message ?? "is not allowed"}${hint ? `; ${hint}` : ""}`;
  const below = valueType ? schemaFindings(valueType, inside.reduce<unknown>(childOf, tree), path) : [];
  return [{ path: path.slice(0, -1), message, at: path }, ...below];
}

function wordUnion(issue: Issue & { code: "invalid_union" }, root: Schema, tree: unknown, base: Path): Worded[] {
  const inside = issue.path as (string | number)[];
  const discriminator = (issue as { discriminator?: string }).discriminator;
  if (discriminator !== undefined) {
    const union = schemaAt(root, inside.slice(0, -1), tree);
    const holder = inside.slice(0, -1).reduce<unknown>(childOf, tree);
    return [wordDiscriminator(discriminator, union, holder, [...base, ...inside.slice(0, -1)])];
  }
  const path = [...base, ...inside];
  const union = schemaAt(root, inside, tree);
  const value = inside.reduce<unknown>(childOf, tree);
  if (isMissing(inside, tree)) return [{ path, message: missing(union), isMissing: true }];
  const plain = union && bare(union);
  const option = plain && chooseOption(plain, value);
  if (!plain || !option) return [{ path, message: `must be ${kindText(union)}, got ${gotText(value)}` }];
  const index = definition(plain).options!.indexOf(option);
  const worded = (issue.errors[index] ?? []).flatMap((inner) => wordIssue(inner, option, value, path));
  // A number that is written as a text was taken for a misspelt word.
  const remedy =
    typeof value === "string" &&
    numberRemedy(
      value,
      definition(plain).options!.map((one) => definition(bare(one))),
    );
  return remedy ? worded.map((one) => ({ ...one, message: `${one.message}; ${remedy}` })) : worded;
}

function wordDiscriminator(field: string, union: Schema | undefined, holder: unknown, path: Path): Worded {
  const words = union ? discriminatorWords(union) : [];
  const word = childOf(holder, field);
  if (word !== undefined) return { path: [...path, field], message: wordChoice(words, word) };
  const misspelt = isMap(holder) ? Object.keys(holder).find((key) => closest(key, [field]) !== undefined) : undefined;
  if (misspelt !== undefined) return unknownField(misspelt, [field], path);
  return { path: [...path, field], message: `missing; write one of ${listText(words, "or")}` };
}

function wordChoice(words: readonly string[], value: unknown, rule?: string): string {
  const meant = typeof value === "string" ? closest(value, words) : undefined;
  const choice = words.length === 1 ? words[0] : `one of ${words.join(", ")}`;
  return `${rule ?? `must be ${choice}`}, got ${gotText(value)}${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
}

function isMissing(inside: Path, tree: unknown): boolean {
  const last = inside.at(-1);
  if (last === undefined) return false;
  const holder = inside.slice(0, -1).reduce<unknown>(childOf, tree);
  return isMap(holder) && !Object.hasOwn(holder, last);
}

function missing(schema: Schema | undefined): string {
  if (!schema) return "missing";
  const { description, hint } = metaOf(schema);
  const words = wordsOf(schema);
  const remedy = words
    ? `write one of ${listText(words, "or")}`
    : description === undefined
      ? hint
      : clause(description);
  return remedy === undefined ? `missing; must be ${kindText(schema)}` : `missing; ${remedy}`;
}

function wordValue(issue: Issue, schema: Schema | undefined, value: unknown): string {
  if (issue.code === "custom") {
    // Rules between fields print what they got themselves.
    if (isMap(value) || Array.isArray(value) || issue.message.includes("got ")) return issue.message;
    return withRemedy(`${issue.message}, got ${gotText(value)}`, schema, value);
  }
  const words = schema && wordsOf(schema);
  const isOurs = !/^(Invalid|Too|Unrecognized|Expected)\b/.test(issue.message);
  if (words && issue.code === "invalid_value") return wordChoice(words, value, isOurs ? issue.message : undefined);
  const isDistribution = schema !== undefined && definition(bare(schema)).discriminator !== undefined;
  const rule = isOurs && !isDistribution ? issue.message : `must be ${kindText(schema)}`;
  const { unit } = schema ? metaOf(schema, value) : {};
  const [demand, ...remedies] = rule.split("; ");
  return withRemedy([`${demand}, got ${gotText(value, unit)}`, ...remedies].join("; "), schema, value);
}

function withRemedy(message: string, schema: Schema | undefined, value: unknown): string {
  if (!schema) return message;
  const plain = definition(bare(schema));
  if (typeof value === "string") {
    const remedy = numberRemedy(value, [plain]);
    if (remedy !== undefined) return `${message}; ${remedy}`;
  }
  if (plain.type === "string" && typeof value === "number")
    return `${message}; write "${numberText(value)}", in quotes`;
  if (plain.discriminator === "distribution") {
    const mean = typeof value === "number" ? value : "5";
    return `${message}; write for example { distribution: exponential, mean: ${mean} }`;
  }
  const { hint } = metaOf(schema, value);
  return hint === undefined ? message : `${message}; ${hint}`;
}

/** How a text that is meant for a number is written as one: 14,5 and "14" and 1 000. */
function numberRemedy(
  text: string,
  kinds: readonly { readonly type: string; readonly format?: string }[],
): string | undefined {
  const kind = kinds.find(({ type }) => type === "number");
  if (!kind || text.trim() === "") return undefined;
  if (Number.isFinite(Number(text))) return "write it without quotes";
  // Groups of three digits, as in 1 000, 1_000 and 1\u00a0000.
  if (/^\d{1,3}([\s_]\d{3})+$/.test(text)) return `write ${text.replaceAll(/[\s_]/g, "")}`;
  const point = Number(text.replace(",", "."));
  const isFitting = kind.format === "safeint" ? Number.isInteger(point) : Number.isFinite(point);
  return isFitting ? `write ${text.replace(",", ".")}, with a point` : undefined;
}

/** What kind of value belongs there: `a number`, `a map`, `a text or a map with nb, nn, en`. */
function kindText(schema: Schema | undefined): string {
  if (!schema) return "something else";
  const { type, format, options, discriminator, shape } = definition(bare(schema));
  const words = wordsOf(schema);
  if (words) return words.map((word) => `"${word}"`).join(" or ");
  if (discriminator === "distribution") return "a distribution";
  if (discriminator !== undefined) return `a map with a field ${discriminator}`;
  if (options) return options.map((option) => kindText(option)).join(" or ");
  if (shape)
    return `a map with ${Object.keys(shape).slice(0, 4).join(", ")}${Object.keys(shape).length > 4 ? " …" : ""}`;
  const kinds: Readonly<Record<string, string>> = {
    number: format === "safeint" ? "a whole number" : "a number",
    string: "a text",
    boolean: "true or false",
    array: "a list",
    record: "a map by id",
  };
  return kinds[type] ?? "something else";
}
