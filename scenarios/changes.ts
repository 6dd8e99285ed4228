import { joined, type Message, messageText, phrase } from "./message.ts";
import { Change } from "./change.ts";
import type { Path } from "./origins.ts";
import { pathText, ScenarioError, choiceHint, newProblem } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Scenario } from "./schema.ts";
import { childOf, definition, bare, fieldsOf, isMap, recordValueOf, type Schema, schemaAt } from "./schema-walk.ts";
import { gotValue } from "./wording.ts";
import { UNLIMITED } from "./words.ts";

export interface ChangedTree<Tree> {
  /** A new tree; what no change touches is shared with the old one. */
  readonly tree: Tree;
  /** What was changed, in order; a pattern changes several. */
  readonly touched: readonly TouchedValue[];
  /** Changes that could not be made, and so were not. */
  readonly problems: readonly ChangeProblem[];
}

export interface TouchedValue {
  /** Position of the change in the list. */
  readonly change: number;
  readonly path: Path;
  readonly isRemoved: boolean;
}

export interface ChangeProblem {
  /** Position of the change in the list. */
  readonly change: number;
  /** What the change was to reach. */
  readonly path: Path;
  readonly message: Message;
}

/**
 * Makes changes one after another, whatever their dates. `set: null` removes an optional field or an entry. A field or
 * entry that is missing can be set, and optional fields above it come into being; entries above it must exist. With a
 * `*` in the path, add and multiply pass over what is unlimited.
 */
export function applyChanges<Tree>(tree: Tree, changes: readonly Change[]): ChangedTree<Tree> {
  const touched: TouchedValue[] = [];
  const problems: ChangeProblem[] = [];
  let changed: unknown = tree;
  changes.forEach((change, index) => {
    try {
      for (const { path, value } of newValues(changed, change)) {
        changed = replaceAt(changed, path, value);
        touched.push({ change: index, path, isRemoved: value === undefined });
      }
    } catch (error) {
      if (!(error instanceof ChangeMistake)) throw error;
      problems.push({ change: index, path: change.path.split("."), message: error.said });
    }
  });
  return { tree: changed as Tree, touched, problems };
}

/**
 * A change given on the command line: `path=+10` and `path=-10` add, `path=*1.1` and `path=x1.1` multiply, `path=120`
 * sets a number, text or JSON value, and so does `path==-3`, whatever it begins with. `@2024-07-01` or
 * `@2024-07-01..2024-08-15` at the end says from when, and until when, it holds.
 * @throws ScenarioError when the text is not of this form
 */
export function parseSetFlag(text: string): Change {
  const fail = (message: Message): never => {
    throw new ScenarioError([newProblem(message, { file: `--set ${text}` })]);
  };
  const equals = text.indexOf("=");
  if (equals <= 0)
    return fail(phrase("must be a path, = and a value; write for example places.helsehus.capacityBeds=+10"));
  const path = text.slice(0, equals).trim();
  const dates = /@((?:\d{4}-)?\d{2}-\d{2})(?:\.\.((?:\d{4}-)?\d{2}-\d{2}))?$/.exec(text);
  const value = text.slice(equals + 1, dates?.index).trim();
  if (value === "" || value === "=") return fail(phrase("has no value after =; write for example =+10, =*1.1 or =120"));
  const change = { path, ...operation(value), ...(dates && { from: dates[1] }), ...(dates?.[2] && { to: dates[2] }) };
  const findings = schemaFindings(Change, change);
  if (findings.length > 0)
    return fail(
      joined(
        findings.map(({ path: at, message }) => joined([pathText(at), message], " ")),
        "; ",
      ),
    );
  return change as Change;
}

function operation(value: string): Pick<Change, "set" | "add" | "multiply"> {
  if (value.startsWith("=")) return { set: jsonOrText(value.slice(1).trim()) };
  const [, sign, number] = /^([+\-*x])\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(value) ?? [];
  if (sign === "+") return { add: Number(number) };
  if (sign === "-") return { add: -Number(number) };
  if (sign !== undefined) return { multiply: Number(number) };
  return { set: jsonOrText(value) };
}

function jsonOrText(text: string): Change["set"] {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Why a change cannot be made, in words for its writer. */
class ChangeMistake extends Error {
  readonly said: Message;

  constructor(said: Message) {
    super(messageText(said));
    this.said = said;
  }
}

/** Fields of the top that are about the file, not about the scenario. */
const NOT_TO_BE_CHANGED = ["changes", "extends", "$schema"];

function newValues(tree: unknown, change: Change): { path: Path; value: unknown }[] {
  const parts = change.path.split(".");
  if (parts.includes(""))
    throw new ChangeMistake(phrase("the path has an empty part; write ids and fields with one dot between"));
  if (NOT_TO_BE_CHANGED.includes(parts[0]!))
    throw new ChangeMistake(phrase('"{field}" cannot be changed by a change', { field: parts[0]! }));
  if (change.set !== undefined) {
    assertSafe(change.set);
    const value = change.set === null ? undefined : change.set;
    return pathsThatFit(tree, parts, value !== undefined).map((path) => ({ path, value: structuredClone(value) }));
  }
  const isPattern = change.path.includes("*");
  return pathsThatFit(tree, parts, false)
    .map((path) => ({ path, before: valueAt(tree, path) }))
    .filter(({ before }) => !(isPattern && before === UNLIMITED))
    .map(({ path, before }) => ({ path, value: reckon(tree, path, before, change) }));
}

/** Keys that would reach behind the tree. */
function assertSafe(value: unknown): void {
  const open = [value];
  for (const next of open) {
    if (typeof next !== "object" || next === null) continue;
    if (Object.hasOwn(next, "__proto__")) throw new ChangeMistake(phrase('must not have the key "__proto__"'));
    for (const inner of Object.values(next)) open.push(inner);
  }
}

function reckon(tree: unknown, path: Path, before: unknown, change: Change): number {
  if (typeof before !== "number") {
    const where = change.path.includes("*") ? pathText(path) : "";
    const got = gotValue(before);
    if (where !== "") {
      throw new ChangeMistake(
        change.add === undefined
          ? phrase("{where} is {got} and can only be set, not multiplied", { where, got })
          : phrase("{where} is {got} and can only be set, not added to", { where, got }),
      );
    }
    throw new ChangeMistake(
      change.add === undefined
        ? phrase("is {got} and can only be set, not multiplied", { got })
        : phrase("is {got} and can only be set, not added to", { got }),
    );
  }
  const exact = change.add === undefined ? before * change.multiply! : before + change.add;
  // Without the noise of binary fractions: 0.255 - 0.03 is 0.225, not 0.22500000000000003.
  const after = Number(exact.toPrecision(15));
  if (!Number.isFinite(after)) throw new ChangeMistake(phrase("would be {exact}; choose smaller numbers", { exact }));
  const schema = schemaAt(Scenario, path, tree);
  if (Number.isInteger(after) || !schema || !isWhole(schema)) return after;
  const sum = joined(change.add === undefined ? ["×", change.multiply!] : ["+", change.add], " ");
  throw new ChangeMistake(
    phrase("must be a whole number, got {before} {sum} = {after}; use set, or add a whole number", {
      before,
      sum,
      after,
    }),
  );
}

/** Whether only whole numbers may stand there. */
export function isWhole(schema: Schema): boolean {
  const { format, options } = definition(bare(schema));
  return format === "safeint" || (options ?? []).some(isWhole);
}

/** The paths that a pattern leads to. @param mayCreate whether the last part, and optional fields above it, may be new */
function pathsThatFit(tree: unknown, parts: readonly string[], mayCreate: boolean): Path[] {
  let paths: Path[] = [[]];
  parts.forEach((part, index) => {
    const rest = parts.slice(index);
    if (!part.includes("*")) {
      // A star before may have led to entries of another kind, such as a trace among streams with rates.
      const able = paths.filter((path) => !isOfOtherKind(tree, path, part));
      paths = (able.length > 0 ? able : paths).map((path) => [...path, stepTo(tree, path, rest, mayCreate)]);
      return;
    }
    const next = paths.flatMap((path) =>
      keysThatFit(valueAt(tree, path), part, index === 0).map((key) => [...path, key]),
    );
    if (next.length === 0) {
      const keys = paths.flatMap((path) => keysOf(valueAt(tree, path)));
      throw new ChangeMistake(
        phrase('nothing {below} fits "{part}"{hint}', {
          below: below(parts, index),
          part,
          hint: choiceHint(part, keys),
        }),
      );
    }
    paths = next;
  });
  return paths;
}

/** Whether the value is of a kind that cannot have the field, while another kind can. */
function isOfOtherKind(tree: unknown, path: Path, field: string): boolean {
  const value = valueAt(tree, path);
  const schema = schemaAt(Scenario, path, tree);
  const { discriminator, options } = schema ? definition(bare(schema)) : {};
  if (!schema || discriminator === undefined || !isMap(value) || Object.hasOwn(value, field)) return false;
  const has = (option: Schema): boolean => Object.hasOwn(fieldsOf(option) ?? {}, field);
  const own = fieldsOf(schema, value);
  return own !== undefined && !Object.hasOwn(own, field) && (options ?? []).some(has);
}

function stepTo(tree: unknown, path: Path, rest: readonly string[], mayCreate: boolean): string | number {
  const [part] = rest as [string];
  const value = valueAt(tree, path);
  if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) return Number(part);
    throw new ChangeMistake(
      phrase('{path} has {count} items, counted from 0; there is no "{part}"', {
        path: pathText(path),
        count: value.length,
        part,
      }),
    );
  }
  if (value !== undefined && !isMap(value)) {
    throw new ChangeMistake(
      phrase('{path} is {got}, so there is no "{part}" below it', { path: pathText(path), got: gotValue(value), part }),
    );
  }
  if (value !== undefined && Object.hasOwn(value, part)) return part;
  const schema = schemaAt(Scenario, path, tree);
  const fields = schema && fieldsOf(schema, value);
  const isEntry = schema !== undefined && recordValueOf(schema) !== undefined;
  const isKnown = part !== "__proto__" && (isEntry ? rest.length === 1 : isField(fields, rest));
  if (mayCreate && isKnown) return part;
  const known = [...new Set([...keysOf(value), ...(isEntry ? [] : Object.keys(fields ?? {}))])];
  const where = path.length === 0 ? phrase("at the top") : phrase("in {path}", { path: pathText(path) });
  if (!isEntry && fields && Object.hasOwn(fields, part)) {
    throw new ChangeMistake(phrase('"{part}" is not given {where}; set it first', { part, where }));
  }
  const hint = choiceHint(part, known);
  throw new ChangeMistake(
    isEntry
      ? phrase('unknown id "{part}" {where}{hint}', { part, where, hint })
      : phrase('unknown field "{part}" {where}{hint}', { part, where, hint }),
  );
}

/** Whether the rest of a path can be written below a map with these fields, nothing of it being there yet. */
function isField(fields: Readonly<Record<string, Schema>> | undefined, rest: readonly string[]): boolean {
  const [part, next, ...further] = rest as [string, string | undefined, ...string[]];
  const schema = fields && Object.hasOwn(fields, part) ? fields[part] : undefined;
  if (!schema || next === undefined) return schema !== undefined;
  if (recordValueOf(schema)) return further.length === 0;
  const { shape } = definition(bare(schema));
  return isField(shape, [next, ...further]);
}

function keysThatFit(value: unknown, pattern: string, isTop: boolean): (string | number)[] {
  return keysOf(value)
    .filter((key) => fits(key, pattern) && !(isTop && NOT_TO_BE_CHANGED.includes(key)))
    .map((key) => (Array.isArray(value) ? Number(key) : key));
}

/** Whether a key fits a pattern with stars; piece by piece, which takes no longer for many stars. */
function fits(key: string, pattern: string): boolean {
  const [first = "", ...pieces] = pattern.split("*");
  const last = pieces.pop() ?? "";
  if (key.length < first.length + last.length || !key.startsWith(first) || !key.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = key.indexOf(piece, at);
    if (found < 0 || found + piece.length > key.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function below(parts: readonly string[], index: number): Message {
  return index === 0 ? phrase("at the top") : phrase("in {path}", { path: parts.slice(0, index).join(".") });
}

function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(childOf, tree);
}

/** A tree with another value at a path; undefined removes it. Maps that are missing on the way are made. */
function replaceAt(tree: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const child = rest.length === 0 ? value : replaceAt(childOf(tree, key), rest, value);
  if (Array.isArray(tree)) {
    if (child === undefined) return tree.filter((_, index) => index !== key);
    return tree.with(Number(key), child);
  }
  const { [key]: _old, ...others } = (tree ?? {}) as Record<string, unknown>;
  if (child === undefined) return others;
  return tree !== undefined && Object.hasOwn(tree as object, key)
    ? { ...(tree as object), [key]: child }
    : { ...others, [key]: child };
}
