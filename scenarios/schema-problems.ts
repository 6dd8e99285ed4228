import { z } from "zod";
import { NO_OPERATION, OPERATIONS } from "./change.ts";
import type { Finding, Path } from "./origins.ts";
import { joined, type Message, messageText, type MessageValue, numberText, phrase, written } from "./message.ts";
import { closest, didYouMean, pathText } from "./problems.ts";
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
import { clause, gotValue, listed } from "./wording.ts";

type Issue = z.core.$ZodIssue;

/** Everything that is wrong with a value by its schema, in words, with the path to each. */
export function schemaFindings(schema: Schema, value: unknown, path: Path = []): Finding[] {
  const result = z.safeParse(schema, value);
  if (result.success) return [];
  const findings = result.error.issues.flatMap((issue) => wordIssue(issue, schema, value, path));
  // A misspelt field is also one that is missing: that is said once.
  const meant = new Set(findings.flatMap((finding) => (finding.meant ? [pathText(finding.meant)] : [])));
  const isMeant = ({ path: at, message }: Finding): boolean =>
    messageText(message) === NO_OPERATION && OPERATIONS.some((field) => meant.has(pathText([...at, field])));
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
  const choice = key === "<<" ? NO_MERGE : phrase("; there are {all}", { all: listed(known) });
  const hint = meant === undefined ? choice : didYouMean(meant);
  return {
    path,
    message: phrase('unknown field "{key}"{hint}', { key, hint: known.length === 0 ? "" : hint }),
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
const NO_MERGE = phrase("; maps are not merged, so write the fields out or repeat a whole map by an alias");

/** An id that is none; the entry under it is looked at all the same. */
function wordKey(issue: Issue & { code: "invalid_key" }, root: Schema, tree: unknown, base: Path): Worded[] {
  const inside = issue.path as (string | number)[];
  const key = String(inside.at(-1));
  const map = schemaAt(root, inside.slice(0, -1), tree);
  const { keyType, valueType } = map ? definition(bare(map)) : {};
  const hint = keyType && metaOf(keyType).hint;
  const path = [...base, ...inside];
  const rule = written(issue.issues[0]?.message ?? "is not allowed");
  const message = joined([phrase('the id "{key}" {rule}', { key, rule }), ...(hint ? [hintMessage(hint)] : [])], "; ");
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
  if (!plain || !option) return [{ path, message: withGot(mustBe(union), value) }];
  const index = definition(plain).options!.indexOf(option);
  const worded = (issue.errors[index] ?? []).flatMap((inner) => wordIssue(inner, option, value, path));
  // A number that is written as a text was taken for a misspelt word.
  const remedy =
    typeof value === "string" &&
    numberRemedy(
      value,
      definition(plain).options!.map((one) => definition(bare(one))),
    );
  return remedy ? worded.map((one) => ({ ...one, message: joined([one.message, remedy], "; ") })) : worded;
}

function wordDiscriminator(field: string, union: Schema | undefined, holder: unknown, path: Path): Worded {
  const words = union ? discriminatorWords(union) : [];
  const word = childOf(holder, field);
  if (word !== undefined) return { path: [...path, field], message: wordChoice(words, word) };
  const misspelt = isMap(holder) ? Object.keys(holder).find((key) => closest(key, [field]) !== undefined) : undefined;
  if (misspelt !== undefined) return unknownField(misspelt, [field], path);
  return { path: [...path, field], message: phrase("missing; write one of {choice}", { choice: listed(words, "or") }) };
}

function wordChoice(words: readonly string[], value: unknown, rule?: string): Message {
  const meant = typeof value === "string" ? closest(value, words) : undefined;
  const choice = listed(words, ", ");
  const demand =
    rule !== undefined
      ? written(rule)
      : words.length === 1
        ? phrase("must be {kind}", { kind: words[0]! })
        : phrase("must be one of {choice}", { choice });
  const message = withGot(demand, value);
  return meant === undefined ? message : joined([message, didYouMean(meant)], "");
}

/** A demand, and what is there instead. */
function withGot(demand: Message, value: unknown, unit?: string): Message {
  return phrase("{demand}, got {got}", { demand, got: gotValue(value, unit) });
}

function mustBe(schema: Schema | undefined): Message {
  return phrase("must be {kind}", { kind: kindText(schema) });
}

function isMissing(inside: Path, tree: unknown): boolean {
  const last = inside.at(-1);
  if (last === undefined) return false;
  const holder = inside.slice(0, -1).reduce<unknown>(childOf, tree);
  return isMap(holder) && !Object.hasOwn(holder, last);
}

function missing(schema: Schema | undefined): Message {
  if (!schema) return phrase("missing");
  const { description, hint } = metaOf(schema);
  const words = wordsOf(schema);
  if (words) return phrase("missing; write one of {choice}", { choice: listed(words, "or") });
  const remedy = description === undefined ? hint : clause(description);
  if (remedy === undefined) return phrase("missing; must be {kind}", { kind: kindText(schema) });
  return phrase("missing; {remedy}", { remedy: hintMessage(remedy) });
}

/** A hint or description of a schema: known by its words as they are. */
function hintMessage(text: string): Message {
  return { text };
}

function wordValue(issue: Issue, schema: Schema | undefined, value: unknown): Message {
  if (issue.code === "custom") {
    const said = issue.params?.said as Message | undefined;
    if (said) return said;
    // Rules between fields print what they got themselves.
    if (isMap(value) || Array.isArray(value) || issue.message.includes("got ")) return ruleBetween(issue.message);
    return withRemedy([withGot(written(issue.message), value)], schema, value);
  }
  const words = schema && wordsOf(schema);
  const isOurs = !/^(Invalid|Too|Unrecognized|Expected)\b/.test(issue.message);
  if (words && issue.code === "invalid_value") return wordChoice(words, value, isOurs ? issue.message : undefined);
  const isDistribution = schema !== undefined && definition(bare(schema)).discriminator !== undefined;
  const { unit } = schema ? metaOf(schema, value) : {};
  const [demand, ...remedies] = isOurs && !isDistribution ? issue.message.split("; ") : [];
  const got = withGot(demand === undefined ? mustBe(schema) : written(demand), value, unit);
  return withRemedy([got, ...remedies.map(written)], schema, value);
}

/** A rule that says what it got in a clause of its own. */
function ruleBetween(rule: string): Message {
  const clauses = rule.split("; ").map((text) => {
    const given = /^got (.+)$/.exec(text)?.[1];
    if (given === undefined) return written(text);
    return phrase("got {got}", {
      got: given === "none of them" ? phrase("none of them") : listed(given.split(" and ")),
    });
  });
  return joined(clauses, "; ");
}

function withRemedy(clauses: readonly Message[], schema: Schema | undefined, value: unknown): Message {
  const remedy = schema && remedyFor(schema, value);
  return joined(remedy ? [...clauses, remedy] : clauses, "; ");
}

function remedyFor(schema: Schema, value: unknown): Message | undefined {
  const plain = definition(bare(schema));
  if (typeof value === "string") {
    const remedy = numberRemedy(value, [plain]);
    if (remedy !== undefined) return remedy;
  }
  if (plain.type === "string" && typeof value === "number") {
    return phrase('write "{value}", in quotes', { value: numberText(value) });
  }
  if (plain.discriminator === "distribution") {
    const mean = typeof value === "number" ? numberText(value) : "5";
    return phrase("write for example {example}", { example: `{ distribution: exponential, mean: ${mean} }` });
  }
  const { hint } = metaOf(schema, value);
  return hint === undefined ? undefined : hintMessage(hint);
}

/** How a text that is meant for a number is written as one: 14,5 and "14" and 1 000. */
function numberRemedy(
  text: string,
  kinds: readonly { readonly type: string; readonly format?: string }[],
): Message | undefined {
  const kind = kinds.find(({ type }) => type === "number");
  if (!kind || text.trim() === "") return undefined;
  if (Number.isFinite(Number(text))) return phrase("write it without quotes");
  // Groups of three digits, as in 1 000, 1_000 and 1\u00a0000.
  if (/^\d{1,3}([\s_]\d{3})+$/.test(text)) return phrase("write {number}", { number: text.replaceAll(/[\s_]/g, "") });
  const point = Number(text.replace(",", "."));
  const isFitting = kind.format === "safeint" ? Number.isInteger(point) : Number.isFinite(point);
  return isFitting ? phrase("write {number}, with a point", { number: text.replace(",", ".") }) : undefined;
}

/** What kind of value belongs there: `a number`, `a map`, `a text or a map with nb, nn, en`. */
function kindText(schema: Schema | undefined): MessageValue {
  if (!schema) return phrase("something else");
  const { type, format, options, discriminator, shape } = definition(bare(schema));
  const words = wordsOf(schema);
  if (words)
    return listed(
      words.map((word) => `"${word}"`),
      "or",
    );
  if (discriminator === "distribution") return phrase("a distribution");
  if (discriminator !== undefined) return phrase("a map with a field {field}", { field: discriminator });
  if (options)
    return listed(
      options.map((option) => kindText(option)),
      "or",
    );
  if (shape) {
    const fields = Object.keys(shape);
    const shown = listed(fields.slice(0, 4), ", ");
    return fields.length > 4
      ? phrase("a map with {fields} …", { fields: shown })
      : phrase("a map with {fields}", { fields: shown });
  }
  if (type === "number") return format === "safeint" ? phrase("a whole number") : phrase("a number");
  return KINDS[type] ?? phrase("something else");
}

const KINDS: Readonly<Record<string, Message>> = {
  string: phrase("a text"),
  boolean: phrase("true or false"),
  array: phrase("a list"),
  record: phrase("a map by id"),
};
