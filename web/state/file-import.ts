import { importFields, tableOfCsv, tablesOfWorkbook } from "../../report/field-import.ts";
import type { FieldRow } from "../../report/field-sheets.ts";
import { FileRefused } from "../../report/file-refusal.ts";
import type { CellProblem } from "../../report/import-problem.ts";
import { addComments, zipped } from "../../report/sheet-parts.ts";
import { readXlsx } from "../../report/xlsx-reader.ts";
import type { Change } from "../../scenarios/change.ts";
import { parseText } from "../../scenarios/parse.ts";
import { joined, type Message, phrase } from "../../scenarios/message.ts";
import { newProblem, type Problem, ScenarioError } from "../../scenarios/problems.ts";
import { kindOfFile, readMeasure, readScenario } from "../../scenarios/read.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { changedScenario } from "../workers/preview-part.ts";
import {
  changeByHand,
  changesOf,
  type Entry,
  isDated,
  type MeasureFile,
  type ScenarioDocument,
  withTerms,
  withValue,
} from "./document.ts";
import { isAboutRun } from "./values.ts";

/** A file that somebody has chosen, and what it is to be put into. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly base: Scenario;
  readonly document: ScenarioDocument;
  readonly measures: readonly MeasureFile[];
  /** The lines of the template as they are now. */
  readonly rows: readonly FieldRow[];
}

/** What was found in a file. Nothing of it is in use before it is asked for. */
export type UploadResult =
  | {
      readonly kind: "refused";
      readonly reason: FileRefused["reason"];
      readonly got: string;
      readonly limit: string;
    }
  | { readonly kind: "problems"; readonly problems: readonly CellProblem[]; readonly isWorkbook: boolean }
  | {
      readonly kind: "ready";
      /** What would be in use. */
      readonly document: ScenarioDocument;
      readonly changes: readonly Change[];
      readonly lineCount: number;
    };

export const MOST_TEXT_BYTES = 5e6;

/** Reads a chosen file and looks whether what it says can be simulated. */
export function readUpload(upload: Upload): UploadResult {
  try {
    if (/\.(ya?ml|json)$/i.test(upload.name)) return fromDocument(upload);
    return fromTable(upload, /\.(csv|txt|tsv)$/i.test(upload.name));
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { reason, got, limit } = error;
    return { kind: "refused", reason, got, limit };
  }
}

/** The workbook that was uploaded, with what is wrong as comments in the cells where it stands. */
export function markedWorkbook(
  bytes: Uint8Array,
  problems: readonly CellProblem[],
  textOf: (problem: CellProblem) => string,
  author: string,
): Uint8Array {
  const { sheets, parts } = readXlsx(bytes);
  const marked = new Map(parts);
  for (const { name, part } of sheets) {
    const own = Map.groupBy(
      problems.filter(({ sheet }) => sheet === name),
      ({ cell }) => cell,
    );
    const comments = [...own].map(([cell, all]) => ({ ...placeOf(cell), text: all.map(textOf).join("\n") }));
    addComments(marked, part, comments, author);
  }
  return zipped(marked);
}

function placeOf(cell: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return {
    row: Number(digits),
    column: [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0),
  };
}

function fromTable(upload: Upload, isText: boolean): UploadResult {
  const tables = isText ? [tableOfCsv(textOf(upload.bytes))] : tablesOfWorkbook(readXlsx(upload.bytes));
  const { changes, problems, cells, lineCount } = importFields(tables, upload.rows);
  if (problems.length > 0) return { kind: "problems", problems, isWorkbook: !isText };
  const document = changes.reduce((next, change) => withChange(next, upload, change), upload.document);
  const wrong = modelProblems(upload, document).map((problem): CellProblem => {
    const path = [...cells.keys()].find((one) => one === problem.path || one.startsWith(`${problem.path}.`));
    const place = (path === undefined ? undefined : cells.get(path)) ?? { sheet: null, cell: "1" };
    return { ...place, mistake: "model", got: "", said: sentence(problem) };
  });
  if (wrong.length > 0) return { kind: "problems", problems: wrong, isWorkbook: !isText };
  return { kind: "ready", document, changes, lineCount };
}

/**
 * A line of the template is what is set by hand of a value, and replaces it; but a value from some date on stands beside one that
 * holds all the time.
 */
function withChange(document: ScenarioDocument, { base, measures }: Upload, change: Change): ScenarioDocument {
  const { path, set, add: _add, multiply: _multiply, ...terms } = change;
  if (set === undefined || set === null) return document;
  const own = changeByHand(document, path);
  if (own && !isDated(own) && isDated(change)) {
    return { ...document, entries: [...document.entries, { kind: "change", change }] };
  }
  const dates = { from: terms.from, to: terms.to };
  return withTerms(withValue(document, base, measures, path, set), path, { ...terms, ...dates });
}

/** Changes in a file (a measure), or a whole scenario, which is told as its differences from the base. */
function fromDocument(upload: Upload): UploadResult {
  const { name, bytes, base, document } = upload;
  const text = textOf(bytes);
  const readText = (file: string): string => {
    if (file === name) return text;
    const message = phrase(
      "is another file, which the page cannot open; upload what stands in it, or use flyt on the command line",
    );
    throw new ScenarioError([newProblem(message, { file })]);
  };
  try {
    const isWhole = kindOfFile(name, readText) === "scenario" && !extendsOther(name, text);
    const changes = isWhole
      ? treeDifferences(base, readScenario(name, readText).scenario)
      : readMeasure(name, measureText(name, text, readText)).changes;
    const entries = changes.map((change): Entry => ({ kind: "change", change }));
    const next: ScenarioDocument = { ...document, entries: isWhole ? entries : [...document.entries, ...entries] };
    const wrong = modelProblems(upload, next);
    if (wrong.length > 0) throw new ScenarioError(wrong.map((problem) => ({ ...problem, line: 0, column: 0 })));
    return { kind: "ready", document: next, changes, lineCount: text.split("\n").length };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const problems = error.problems.map((problem): CellProblem => ({
      sheet: null,
      cell: problem.line > 0 ? `${problem.line}:${problem.column}` : "1",
      mistake: "model",
      got: "",
      said: sentence(problem),
    }));
    return { kind: "problems", problems, isWorkbook: false };
  }
}

function extendsOther(name: string, text: string): boolean {
  const { tree } = parseText(name, text);
  return typeof tree === "object" && tree !== null && "extends" in tree;
}

/** Of a scenario that extends another, what it changes: the base of the page is what it is put on. */
function measureText(name: string, text: string, readText: (file: string) => string): (file: string) => string {
  const { tree } = parseText(name, text);
  if (typeof tree !== "object" || tree === null || !("extends" in tree) || !("changes" in tree)) return readText;
  return () => JSON.stringify({ name: tree.name, changes: tree.changes });
}

/** What makes one scenario of another: the values that differ, the largest part of a kind at once where it is new or gone. */
export function treeDifferences(before: unknown, after: unknown, path = ""): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (path !== "" && !(isMap(before) && isMap(after))) return [{ path, set: (after ?? null) as Change["set"] & {} }];
  const [old, next] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  // What the scenario is called, and where its schema lies, is simulated by nobody.
  const told = path === "" ? keys.filter((key) => !["$schema", "name", "description", "changes"].includes(key)) : keys;
  const own = told.flatMap((key) => treeDifferences(old[key], next[key], path === "" ? key : `${path}.${key}`));
  const dated = path === "" ? ((next["changes"] ?? []) as Change[]) : [];
  return [...own, ...dated];
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function modelProblems({ base, measures }: Upload, document: ScenarioDocument): readonly Problem[] {
  const changes = changesOf(document, measures);
  try {
    const own = changedScenario(base, changes.filter(isAboutRun), "long-run");
    changedScenario(
      own,
      changes.filter((change) => !isAboutRun(change)),
      document.effect,
    );
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

function sentence({ path, said }: Problem): Message {
  return path === "" ? said : joined([path, said], " ");
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > MOST_TEXT_BYTES) {
    throw new FileRefused("too-large", `${(bytes.length / 1e6).toFixed(1)} MB`, `${MOST_TEXT_BYTES / 1e6} MB`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Norwegian spreadsheets save CSV in the alphabet of Windows.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
