import { listed } from "./wording.ts";
import { joined, type Message, phrase } from "./message.ts";
import { Change } from "./change.ts";
import { applyChanges, type TouchedValue } from "./changes.ts";
import { fileBeside } from "./file-names.ts";
import { introduced, type Introduction } from "./introduction.ts";
import { copyOrigin, type Finding, type Origin, originAt, problemAt, type Provenance, setOrigin } from "./origins.ts";
import { parseText } from "./parse.ts";
import { pathText, type Problem, ScenarioError, newProblem } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Extension, Measure } from "./schema.ts";
import { isMap } from "./schema-walk.ts";
import { emptyTables, type ReadText, type TablesRead } from "./table-files.ts";
import { hasValuesFromTable, readTables } from "./tables.ts";

/** A scenario on its way from its files: not yet validated. */
export interface Layers {
  /** Undefined where a file could not be read at all. */
  tree: Record<string, unknown> | undefined;
  origin: Origin;
  readonly problems: Problem[];
  readonly files: string[];
  readonly tables: TablesRead;
  /** What stands for a file where changes are given without one. */
  changesName?: string;
  /** Where changes are introduced at the end of the warm-up instead of holding from simulated day 0. */
  introduction?: Introduction | undefined;
}

const MOST_EXTENDED = 20;

/** Reads a scenario file and those that it extends, and makes their changes; dated ones stay in the list `changes`. */
export function readLayers(fileName: string, readText: ReadText): Layers {
  return readChain(fileName, readText, [], undefined);
}

/** Reads a file of changes and makes them. @returns the name of the measure as it stands in the file */
export function addMeasure(layers: Layers, fileName: string, readText: ReadText): unknown {
  const file = readFile(fileName, readText, undefined);
  layers.files.push(fileName);
  layers.problems.push(...file.problems);
  if (!file.tree) return undefined;
  if (isScenario(file.tree)) {
    const message = phrase("is a whole scenario; a measure has only name, description and changes");
    layers.problems.push(problemAt(file.origin, { path: [], message }));
    return undefined;
  }
  const { changes, ...rest } = file.tree;
  const findings = schemaFindings(Measure, {
    ...rest,
    changes: Array.isArray(changes) && changes.length > 0 ? [VALID] : changes,
  });
  layers.problems.push(...findings.map((finding) => problemAt(file.origin, finding)));
  addChanges(layers, changes, file.origin, readText);
  return file.tree.name;
}

/** Whether the tree of a file is a scenario, if perhaps a wrong one, and no measure. */
export function isScenario(tree: Readonly<Record<string, unknown>>): boolean {
  return ["places", "groups", "streams", "extends", "run"].some((field) => Object.hasOwn(tree, field));
}

/** Makes changes that stand in no file; their line is their position in the list, from 1. */
export function addGivenChanges(layers: Layers, changes: readonly Change[], name: string, readText: ReadText): void {
  layers.changesName = name;
  const children = changes.map((_, index): [string, Origin] => [
    String(index),
    { file: name, line: index + 1, column: 1, children: new Map() },
  ]);
  const list: Origin = { file: name, line: 1, column: 1, children: new Map(children) };
  addChanges(layers, changes, { ...list, children: new Map([["changes", list]]) }, readText);
}

/** Stands for the changes where only what is around them is to be looked at. */
const VALID: Change = { path: "name", set: "" };

interface ReadFile {
  readonly tree: Record<string, unknown> | undefined;
  readonly origin: Origin;
  readonly problems: readonly Problem[];
}

/** @param from where the name of the file was written, if in a file */
function readFile(fileName: string, readText: ReadText, from: Origin | undefined): ReadFile {
  let text: string;
  try {
    text = readText(fileName);
  } catch (error) {
    const origin: Origin = { file: fileName, line: 0, column: 0, children: new Map() };
    return { tree: undefined, origin, problems: [unreadable(error, fileName, from)] };
  }
  const parsed = parseText(fileName, text);
  return { ...parsed, tree: isMap(parsed.tree) ? parsed.tree : undefined };
}

function unreadable(error: unknown, fileName: string, from: Origin | undefined): Problem {
  const known = error instanceof ScenarioError ? error.problems[0] : undefined;
  const message =
    known?.said ??
    phrase("cannot be read: {reason}", { reason: error instanceof Error ? error.message : String(error) });
  if (from) return problemAt(from, { path: ["extends"], message: joined([fileName, message], " ") });
  return known ?? newProblem(message, { file: fileName });
}

function readChain(fileName: string, readText: ReadText, above: readonly string[], from: Origin | undefined): Layers {
  const file = readFile(fileName, readText, from);
  if (!file.tree || !Object.hasOwn(file.tree, "extends")) {
    const layers = newLayers(file, [...file.problems], fileName);
    if (layers.tree) {
      const { changes, ...rest } = layers.tree;
      layers.tree = rest;
      const origin = copyOrigin(file.origin);
      layers.origin.children.delete("changes");
      addChanges(layers, changes, origin, readText);
    }
    return layers;
  }
  const problems = [...file.problems];
  const { changes, ...own } = file.tree;
  problems.push(...schemaFindings(Extension, own).map((finding) => problemAt(file.origin, finding)));
  const extended = typeof own.extends === "string" ? fileBeside(fileName, own.extends) : undefined;
  const chain = [...above, fileName];
  const refusal = extended === undefined ? undefined : refuseChain(extended, chain);
  if (refusal !== undefined) problems.push(problemAt(file.origin, { path: ["extends"], message: refusal }));
  if (extended === undefined || refusal !== undefined) {
    return newLayers({ ...file, tree: undefined }, problems, fileName);
  }
  const layers = readChain(extended, readText, chain, file.origin);
  layers.files.unshift(fileName);
  layers.problems.push(...problems);
  layHead(layers, own, file.origin);
  addChanges(layers, changes, file.origin, readText);
  return layers;
}

function newLayers({ tree, origin }: ReadFile, problems: Problem[], fileName: string): Layers {
  return { tree, origin, problems, files: [fileName], tables: emptyTables() };
}

function refuseChain(extended: string, chain: readonly string[]): Message | undefined {
  if (chain.includes(extended))
    return phrase("goes round in a circle: {circle}", { circle: listed([...chain, extended], " → ") });
  return chain.length >= MOST_EXTENDED
    ? phrase("goes through more than {most} files", { most: MOST_EXTENDED })
    : undefined;
}

/** Name and description of an extending file stand for those of the extended one. */
function layHead(layers: Layers, own: Readonly<Record<string, unknown>>, origin: Origin): void {
  if (!layers.tree) return;
  const { description: _ofExtended, ...rest } = layers.tree;
  layers.tree = rest;
  for (const field of ["name", "description", "data"]) {
    if (own[field] === undefined) continue;
    layers.tree[field] = own[field];
    setOrigin(layers.origin, [field], originAt(origin, [field]));
  }
}

/** Makes the undated changes of a list and keeps the dated ones. @param origin of the file, with the list under `changes` */
function addChanges(layers: Layers, changes: unknown, origin: Origin, readText: ReadText): void {
  if (changes === undefined) return;
  if (!Array.isArray(changes)) {
    const findings = schemaFindings(Measure.shape.changes, changes, ["changes"]);
    layers.problems.push(...findings.map((finding) => problemAt(origin, finding)));
    return;
  }
  changes.forEach((change: unknown, index) => {
    const path = ["changes", index];
    const findings = schemaFindings(Change, change, path);
    layers.problems.push(...findings.map((finding) => problemAt(origin, finding)));
    if (findings.length > 0 || !layers.tree) return;
    if (layers.introduction && !isAboutResults(change as Change)) {
      introduceChange(layers, change as Change, originAt(origin, path), layers.introduction);
      return;
    }
    const { from, to } = change as Change;
    if (from === undefined && to === undefined) {
      // What a change reaches into must have been read.
      if (hasValuesFromTable((change as Change).path)) readTables(layers, readText);
      makeChange(layers, change as Change, originAt(origin, path));
    } else keepChange(layers, change as Change, originAt(origin, path));
  });
}

/** Whether a change is about what is asked of the results, reckoned from them or said of them, which has no date. */
function isAboutResults({ path }: Change): boolean {
  return /^(data|thresholds|costs)(\.|$)/.test(path);
}

/** Keeps a change as it holds from the end of the warm-up on, or tells why it cannot be introduced then. */
function introduceChange(layers: Layers, change: Change, origin: Origin, introduction: Introduction): void {
  const made = introduced(change, introduction);
  for (const each of made ?? []) keepChange(layers, each, origin);
  if (made) return;
  const message = phrase(
    "begins on {from}; for its effect in the first years a change must begin on the first measured day ({startDate}) or later; leave the date out, or ask for the long-run effect",
    { from: change.from!, startDate: introduction.startDate },
  );
  layers.problems.push({ ...problemAt(origin, { path: ["from"], message }), path: change.path });
}

function makeChange(layers: Layers, change: Change, origin: Origin): void {
  const { tree, touched, problems } = applyChanges(layers.tree!, [change]);
  layers.tree = tree;
  for (const { path, message } of problems) layers.problems.push(changeProblem(origin, { path, message }));
  for (const value of touched) setTouchedOrigin(layers.origin, value, change, origin);
}

/** A problem with the path of a change: it stands where the change is written, and names what it leads to. */
export function changeProblem(origin: Origin, finding: Finding): Problem {
  return {
    ...problemAt(originAt(origin, ["path"]), { path: [], message: finding.message }),
    path: pathText(finding.path),
  };
}

/** The value that a change made comes from the change, with what it says about its source. */
export function setTouchedOrigin(
  root: Origin,
  { path, isRemoved }: TouchedValue,
  change: Change,
  origin: Origin,
): void {
  if (isRemoved) {
    originAt(root, path.slice(0, -1)).children.delete(String(path.at(-1)));
    return;
  }
  const field = change.set !== undefined ? "set" : change.add !== undefined ? "add" : "multiply";
  const written = copyOrigin(originAt(origin, [field]));
  const provenance: Provenance = {
    ...(change.source !== undefined && { source: change.source }),
    kind: change.kind ?? written.provenance?.kind ?? "assumption",
    ...(change.rationale !== undefined && { note: change.rationale }),
  };
  const isFromFile = field === "set" && origin.children.has("set");
  const children = isFromFile ? written.children : new Map<string, Origin>();
  const known = { ...written.provenance, ...provenance };
  setOrigin(root, path, { ...written, provenance: known, isChanged: true, children });
}

function keepChange(layers: Layers, change: Change, origin: Origin): void {
  const tree = layers.tree!;
  const kept = (tree.changes ?? []) as unknown[];
  layers.tree = { ...tree, changes: [...kept, change] };
  const list = layers.origin.children.get("changes") ?? { ...origin, provenance: undefined, children: new Map() };
  layers.origin.children.set("changes", list);
  list.children.set(String(kept.length), origin);
}
