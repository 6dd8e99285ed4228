import { type Message, phrase } from "./message.ts";
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import { type Origin, type Path, type Provenance, PROVENANCE_KINDS } from "./origins.ts";
import { closest, didYouMean, pathText } from "./problems.ts";
import { gotValue, listed } from "./wording.ts";

/** What a file says, in plain maps, lists, texts, numbers, booleans and nulls. */
export type Tree = null | string | number | boolean | Tree[] | { [key: string]: Tree };

const MOST_VALUES = 200_000;
const DEEPEST_LEVEL = 128;
const PROVENANCE_FIELDS = ["source", "kind", "note"];

/** Fields that stand beside `value` in the language itself, where it is no provenance. */
const FIELDS_BESIDE_VALUE = ["distribution", "probability"];

type Linear = (offset: number) => { readonly line: number; readonly col: number };
type Say = (offset: number, message: Message, path?: string) => void;

/** The plain tree of a YAML document, aliases written out as copies, with the origin of every value. */
export function buildTree(
  contents: Node,
  file: string,
  linePos: Linear,
  say: Say,
): { tree: Tree; origin: Origin } | undefined {
  const builder = new TreeBuilder(file, linePos, say);
  try {
    const tree = builder.build(contents, [], startOf(contents));
    return { tree: tree.value ?? null, origin: tree.origin };
  } catch (error) {
    if (error !== GAVE_UP) throw error;
    return undefined;
  }
}

/** Thrown when the document is refused as a whole; the reason has been said. */
const GAVE_UP = new Error("the document was refused");

interface Built {
  /** Undefined where it was so wrong that it is left out. */
  readonly value: Tree | undefined;
  readonly origin: Origin;
}

interface Entry {
  readonly key: string;
  readonly offset: number;
  readonly node: Node | null;
}

class TreeBuilder {
  readonly #file: string;
  readonly #linePos: Linear;
  readonly #say: Say;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #values = 0;

  constructor(file: string, linePos: Linear, say: Say) {
    this.#file = file;
    this.#linePos = linePos;
    this.#say = say;
  }

  /** @param offset where the key or the list item begins: there the reader looks */
  build(node: Node | null, path: Path, offset: number): Built {
    if (++this.#values > MOST_VALUES) {
      this.#say(offset, phrase("has more than {most} values, aliases written out", { most: MOST_VALUES }));
      throw GAVE_UP;
    }
    if (isAlias(node)) return this.#buildAlias(node.source, path, offset);
    if (node === null) return { value: null, origin: this.#origin(offset) };
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    if (isScalar(node)) return { value: this.#scalar(node, path, offset), origin: this.#origin(offset) };
    if (path.length > DEEPEST_LEVEL || this.#open.has(node)) {
      this.#say(
        offset,
        this.#open.has(node) ? phrase("contains itself by an alias") : phrase("is nested too deep by aliases"),
        pathText(path),
      );
      throw GAVE_UP;
    }
    this.#open.add(node);
    const built = isSeq(node)
      ? this.#buildList(node.items as Node[], path, offset)
      : this.#buildMap(node, path, offset);
    this.#open.delete(node);
    return built;
  }

  #origin(offset: number, provenance?: Provenance, children = new Map<string, Origin>()): Origin {
    const { line, col } = this.#linePos(offset);
    return { file: this.#file, line, column: col, provenance, children };
  }

  #buildAlias(name: string, path: Path, offset: number): Built {
    const target = this.#anchors.get(name);
    if (target) return this.build(target, path, offset);
    this.#say(
      offset,
      phrase("unknown alias *{name}; an anchor &{name} must stand before it", { name }),
      pathText(path),
    );
    return { value: null, origin: this.#origin(offset) };
  }

  #scalar(node: Scalar, path: Path, offset: number): Tree | undefined {
    const value = node.value;
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.#say(
        offset,
        phrase("must be a finite number, got {written}", { written: node.source ?? value }),
        pathText(path),
      );
      return value;
    }
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return value;
    }
    this.#say(offset, phrase("must be a text, a number, true or false"), pathText(path));
    return undefined;
  }

  #buildList(items: readonly Node[], path: Path, offset: number): Built {
    const value: Tree[] = [];
    const children = new Map<string, Origin>();
    items.forEach((item, index) => {
      const built = this.build(item, [...path, index], item === null ? offset : startOf(item));
      value.push(built.value ?? null);
      children.set(String(index), built.origin);
    });
    return { value, origin: this.#origin(offset, undefined, children) };
  }

  #buildMap(node: Node, path: Path, offset: number): Built {
    const entries = isMap(node) ? this.#entries(node.items as Pair<Node | null, Node | null>[], path, offset) : [];
    const wrapper = path.length > 0 && !isChange(path) ? this.#wrapperIn(entries, path) : undefined;
    if (wrapper) return this.#unwrap(entries, wrapper, path, offset);
    const value: { [key: string]: Tree } = {};
    const children = new Map<string, Origin>();
    for (const entry of entries) {
      const built = this.build(entry.node, [...path, entry.key], entry.offset);
      if (built.value !== undefined) value[entry.key] = built.value;
      children.set(entry.key, built.origin);
    }
    return { value, origin: this.#origin(offset, undefined, children) };
  }

  /** The entries whose keys can be used; what is said about the others. */
  #entries(pairs: readonly Pair<Node | null, Node | null>[], path: Path, offset: number): Entry[] {
    const seen = new Set<string>();
    const entries: Entry[] = [];
    for (const { key, value } of pairs) {
      const at = key ? startOf(key) : offset;
      const name = isScalar(key) ? this.#keyText(key) : undefined;
      if (name === undefined) this.#say(at, phrase("has a key that is no text"), pathText(path));
      else if (name === "__proto__") this.#say(at, phrase('must not have the key "__proto__"'), pathText(path));
      else if (seen.has(name))
        this.#say(at, phrase('has the key "{name}" twice; keep one of them', { name }), pathText(path));
      else entries.push({ key: name, offset: at, node: value });
      if (name !== undefined) seen.add(name);
    }
    return entries;
  }

  #keyText(key: Scalar): string | undefined {
    if (key.anchor !== undefined) this.#anchors.set(key.anchor, key);
    if (typeof key.value === "string") return key.value;
    return key.value === null ? undefined : (key.source ?? String(key.value));
  }

  /** The key under which a wrapper holds its value, if these entries are one, if only misspelt. */
  #wrapperIn(entries: readonly Entry[], path: Path): string | undefined {
    const keys = entries.map((entry) => entry.key);
    const others = keys.filter((key) => key !== "value" && !PROVENANCE_FIELDS.includes(key));
    if (keys.includes("value")) {
      if (others.length === 0) return "value";
      if (others.some((key) => closest(key, FIELDS_BESIDE_VALUE) !== undefined)) return undefined;
      const misspelt = others.filter((key) => closest(key, PROVENANCE_FIELDS) !== undefined);
      if (misspelt.length === 0 && others.length === keys.length - 1) return undefined;
      for (const { key, offset } of entries) if (others.includes(key)) this.#sayUnknown(key, offset, path);
      return "value";
    }
    const [only] = others;
    if (others.length === 1 && keys.length > 1 && closest(only!, ["value"]) !== undefined) {
      this.#say(
        entries.find(({ key }) => key === only)!.offset,
        phrase('unknown field "{key}"{hint}', { key: only!, hint: didYouMean("value") }),
        pathText(path),
      );
      return only;
    }
    if (others.length > 0 || !(keys.includes("source") || keys.includes("note"))) return undefined;
    this.#say(
      entries[0]!.offset,
      phrase("has {keys} but no value; write { value: …, source: … }", { keys: listed(keys) }),
      pathText(path),
    );
    return "value";
  }

  #sayUnknown(key: string, offset: number, path: Path): void {
    const meant = closest(key, PROVENANCE_FIELDS);
    const remedy = meant === undefined ? phrase("; it may have source, kind and note") : didYouMean(meant);
    this.#say(offset, phrase('unknown field "{key}" beside value{hint}', { key, hint: remedy }), pathText(path));
  }

  #unwrap(entries: readonly Entry[], valueKey: string, path: Path, offset: number): Built {
    const provenance: { -readonly [Field in keyof Provenance]: Provenance[Field] } = {};
    let inner: Built | undefined;
    for (const { key, node, offset: at } of entries) {
      if (key === valueKey) {
        inner = this.build(node, path, offset);
        if (inner.origin.provenance)
          this.#say(at, phrase("has a provenance within a provenance; keep one"), pathText(path));
      } else if (PROVENANCE_FIELDS.includes(key)) {
        const { value } = this.build(node, [...path, key], at);
        if (key === "kind") provenance.kind = this.#kind(value, path, at);
        else if (typeof value === "string") provenance[key as "source" | "note"] = value;
        else this.#say(at, phrase("must be a text, got {got}", { got: gotValue(value) }), pathText([...path, key]));
      }
    }
    const known = Object.values(provenance).some((value) => value !== undefined) ? provenance : undefined;
    return { value: inner?.value, origin: this.#origin(offset, known, inner?.origin.children) };
  }

  #kind(value: Tree | undefined, path: Path, offset: number): Provenance["kind"] {
    const kind = PROVENANCE_KINDS.find((known) => known === value);
    if (kind) return kind;
    const meant = typeof value === "string" ? closest(value, PROVENANCE_KINDS) : undefined;
    const remedy = meant === undefined ? "" : didYouMean(meant);
    const message = phrase("must be one of {choice}, got {got}{hint}", {
      choice: listed(PROVENANCE_KINDS, ", "),
      got: gotValue(value),
      hint: remedy,
    });
    this.#say(offset, message, pathText([...path, "kind"]));
    return undefined;
  }
}

/** A change has source and kind of its own, so it is never a wrapper. */
function isChange(path: Path): boolean {
  return path.length === 2 && path[0] === "changes";
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
