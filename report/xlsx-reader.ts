import { FileRefused } from "./file-refusal.ts";
import { readXml } from "./xml-reader.ts";
import { readZip, WORKBOOK_LIMITS, type ZipLimits } from "./zip-reader.ts";

/** A cell with something in it. */
export interface SheetCell {
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  readonly value: string | number;
  /** It has a formula; the value is what a program once made of it. */
  readonly isFormula: boolean;
}

export interface ReadSheet {
  readonly name: string;
  /** The part of the file that it stands in. */
  readonly part: string;
  readonly cells: readonly SheetCell[];
}

export interface Workbook {
  readonly sheets: readonly ReadSheet[];
  /** Days count from 1904. */
  readonly is1904: boolean;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export const MOST_SHEETS = 60;
export const MOST_CELLS = 100_000;
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

/** Programs, links to other files and things put in: none of it is needed for numbers. */
const ACTIVE =
  /(^|\/)(vbaProject[^/]*|externalLinks\/.*|embeddings\/.*|activeX\/.*|ctrlProps\/.*|connections\.xml|queryTables\/.*|macrosheets\/.*|customUI\/.*)$/i;

/**
 * Reads a workbook that nobody vouches for: texts, numbers and where there are formulas, nothing else. Formulas are never worked out.
 * @throws FileRefused where it is no workbook, larger than anybody's list of numbers, or has in it what could do something
 */
export function readXlsx(file: Uint8Array, limits: ZipLimits = WORKBOOK_LIMITS): Workbook {
  const parts = readZip(file, limits);
  for (const name of parts.keys()) if (ACTIVE.test(name)) throw new FileRefused("active-content", name);
  const types = partOf(parts, "[Content_Types].xml");
  readXml(types, "[Content_Types].xml", {
    ...IGNORE,
    open: (_, attributes) => {
      if (/macroEnabled|vbaProject/i.test(attributes.get("ContentType") ?? ""))
        throw new FileRefused("active-content", attributes.get("PartName") ?? "");
    },
  });
  const { named, is1904 } = sheetList(parts);
  const texts = sharedTexts(parts);
  const count = { cells: 0 };
  const sheets = named.map(({ name, part }) => ({ name, part, cells: sheetCells(parts, part, texts, count) }));
  return { sheets, is1904, parts };
}

const IGNORE = { open: () => {}, close: () => {}, text: () => {} };

function partOf(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const part = parts.get(name);
  if (!part) throw new FileRefused("not-a-workbook", name);
  return part;
}

const BOOK = "xl/workbook.xml";

function sheetList(parts: ReadonlyMap<string, Uint8Array>): {
  readonly named: readonly { readonly name: string; readonly part: string }[];
  readonly is1904: boolean;
} {
  const ways = relations(parts, "xl/_rels/workbook.xml.rels");
  const named: { name: string; part: string }[] = [];
  let is1904 = false;
  readXml(partOf(parts, BOOK), BOOK, {
    ...IGNORE,
    open: (element, attributes) => {
      if (element === "workbookPr") is1904 = /^(1|true)$/.test(attributes.get("date1904") ?? "");
      if (element !== "sheet") return;
      if (named.length >= MOST_SHEETS) {
        throw new FileRefused("too-many-sheets", `> ${MOST_SHEETS}`, String(MOST_SHEETS));
      }
      const part = ways.get(attributes.get("r:id") ?? "");
      // A sheet with a chart and nothing else has no cells.
      if (part?.startsWith("xl/worksheets/")) named.push({ name: attributes.get("name") ?? "", part });
    },
  });
  const places = new Set(named.map(({ part }) => part));
  if (named.length === 0 || places.size !== named.length) throw new FileRefused("not-a-workbook", BOOK);
  return { named, is1904 };
}

/** Parts of the file by the ids under which the workbook names them. */
function relations(parts: ReadonlyMap<string, Uint8Array>, name: string): ReadonlyMap<string, string> {
  const ways = new Map<string, string>();
  readXml(partOf(parts, name), name, {
    ...IGNORE,
    open: (element, attributes) => {
      if (element !== "Relationship") return;
      const target = attributes.get("Target") ?? "";
      if (attributes.get("TargetMode") === "External") throw new FileRefused("active-content", target.slice(0, 80));
      ways.set(attributes.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  return ways;
}

function sharedTexts(parts: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const name = "xl/sharedStrings.xml";
  const part = parts.get(name);
  const texts: string[] = [];
  let own = "";
  let isText = false;
  // How a word is said (rPh) is no part of it.
  let isSound = false;
  if (!part) return texts;
  readXml(part, name, {
    open: (element) => {
      if (element === "si") own = "";
      if (element === "rPh") isSound = true;
      if (element === "t") isText = true;
    },
    close: (element) => {
      if (element === "si") texts.push(own);
      if (element === "rPh") isSound = false;
      if (element === "t") isText = false;
    },
    text: (text) => {
      if (isText && !isSound) own += text;
    },
  });
  return texts;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  value: string;
  isFormula: boolean;
}

function sheetCells(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
  texts: readonly string[],
  count: { cells: number },
): SheetCell[] {
  const cells: SheetCell[] = [];
  let row = 0;
  let column = 0;
  let cell: OpenCell | undefined;
  let isValue = false;
  readXml(partOf(parts, part), part, {
    open: (element, attributes) => {
      if (element === "row") {
        row = Number(attributes.get("r") ?? row + 1);
        column = 0;
      } else if (element === "c") {
        const at = placeOf(attributes.get("r"), row, column + 1);
        column = at.column;
        cell = { ...at, type: attributes.get("t") ?? "n", value: "", isFormula: false };
        if (++count.cells > MOST_CELLS) {
          throw new FileRefused("too-many-cells", `> ${MOST_CELLS}`, String(MOST_CELLS));
        }
      } else if (element === "f" && cell) cell.isFormula = true;
      else if ((element === "v" || element === "t") && cell) isValue = true;
    },
    close: (element) => {
      if (element === "v" || element === "t") isValue = false;
      if (element !== "c" || !cell) return;
      const value = valueOf(cell, texts);
      // A whole line may have a colour; only what has something in it counts.
      if (value !== "" || cell.isFormula) {
        if (cell.row > MOST_ROWS || cell.column > MOST_COLUMNS) {
          throw new FileRefused("far-cell", cellName(cell), cellName({ row: MOST_ROWS, column: MOST_COLUMNS }));
        }
        cells.push({ row: cell.row, column: cell.column, value, isFormula: cell.isFormula });
      }
      cell = undefined;
    },
    text: (text) => {
      if (isValue && cell) cell.value += text;
    },
  });
  return cells;
}

/** Cells without an address follow each other. */
function placeOf(name: string | undefined, row: number, column: number): { row: number; column: number } {
  if (name === undefined) return { row, column };
  const [, letters = "", digits = ""] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? [];
  if (letters === "") throw new FileRefused("damaged", name.slice(0, 20));
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) };
}

function valueOf({ type, value }: OpenCell, texts: readonly string[]): string | number {
  if (value === "") return "";
  if (type === "s") return texts[Number(value)] ?? "";
  if (type !== "n") return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** "C14" */
export function cellName({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
