import writeXlsxFile, { type Row, type Sheet } from "write-excel-file/universal";
import { COLUMN_NAMES, FIELD_COLUMNS, fieldCell, type FieldRow, type FieldSheet, KIND_NAMES } from "./field-sheets.ts";
import { SOURCE_KINDS } from "./field-sheets.ts";
import type { Language } from "./language.ts";
import { addValidations, fitToWidth, type Parts, type Validation, zipped } from "./sheet-parts.ts";
import { readZip } from "./zip-reader.ts";
import { escapedXml } from "./xml-reader.ts";

export interface WorkbookHead {
  readonly title: string;
  /** What kind of data it holds. */
  readonly dataLabel: string;
  readonly explanation: readonly string[];
  readonly explanationName: string;
  /** What a drop-down, a bound and a whole number say when something else is written. */
  readonly messages: {
    readonly choose: (choices: string) => string;
    readonly between: (least: string, most: string) => string;
    readonly atLeast: (least: string) => string;
    readonly atMost: (most: string) => string;
    readonly whole: string;
  };
}

const WIDTHS: Readonly<Record<(typeof FIELD_COLUMNS)[number], number>> = {
  name: 62,
  unit: 16,
  baseline: 12,
  value: 12,
  from: 14,
  to: 14,
  rationale: 40,
  source: 30,
  kind: 16,
  path: 58,
};

/** The numbers of a scenario as a workbook to fill in: an explanation, and a sheet for each kind of number with drop-downs and bounds. */
export async function fieldWorkbook(
  sheets: readonly FieldSheet[],
  head: WorkbookHead,
  language: Language,
): Promise<Uint8Array> {
  const written = [explanationSheet(head), ...sheets.map((sheet) => numbersSheet(sheet, language))];
  const blob = await writeXlsxFile(written, { fontFamily: "Calibri", fontSize: 11 }).toBlob();
  const parts: Parts = readZip(new Uint8Array(await blob.arrayBuffer()));
  for (const [at, sheet] of sheets.entries()) {
    // The explanation is the first one.
    const part = `xl/worksheets/sheet${at + 2}.xml`;
    addValidations(parts, part, validations(sheet, head, language));
    fitToWidth(parts, part);
  }
  const core = parts.get("docProps/core.xml");
  if (core) parts.set("docProps/core.xml", withoutTime(core));
  return zipped(parts);
}

const HEAD = { fontWeight: "bold", backgroundColor: "#f1f4f7", wrap: true, alignVertical: "top" } as const;
const TO_FILL_IN = { backgroundColor: "#fff9e5" } as const;
const FAINT = { textColor: "#5a6672" } as const;

function numbersSheet({ name, rows }: FieldSheet, language: Language): Sheet<Blob> {
  const data: Row[] = [
    FIELD_COLUMNS.map((column) => ({ value: COLUMN_NAMES[column][language], type: String, ...HEAD })),
    ...rows.map((row) => FIELD_COLUMNS.map((column) => workbookCell(row, column, language))),
  ];
  const columns = FIELD_COLUMNS.map((column) => ({ width: WIDTHS[column] }));
  return { sheet: name, data, columns, stickyRowsCount: 1, stickyColumnsCount: 1 };
}

function workbookCell(row: FieldRow, column: (typeof FIELD_COLUMNS)[number], language: Language) {
  const value = fieldCell(row, column, language);
  const isToFillIn = ["value", "from", "to", "rationale", "source", "kind"].includes(column);
  const style = isToFillIn ? TO_FILL_IN : FAINT;
  if (value === null) return isToFillIn ? { value: "", type: String, ...style } : null;
  if (typeof value === "string") return { value, type: String, ...style };
  return { value, type: Number, format: row.isShare ? "0.0###%" : "General", ...style };
}

function validations({ rows }: FieldSheet, { messages }: WorkbookHead, language: Language): Validation[] {
  const letter = (column: (typeof FIELD_COLUMNS)[number]): string =>
    String.fromCharCode(65 + FIELD_COLUMNS.indexOf(column));
  if (rows.length === 0) return [];
  const kinds = SOURCE_KINDS.map((kind) => KIND_NAMES[kind][language]);
  const range = `${letter("kind")}2:${letter("kind")}${rows.length + 1}`;
  const list: Validation = { range, kind: "list", choices: kinds, message: messages.choose(kinds.join(", ")) };
  const bounds = rows.flatMap((row, at): Validation[] => {
    const { value, isWhole, least, most, isShare } = row;
    if (typeof value !== "number" || (least === null && most === null && !isWhole)) return [];
    const told = boundsText(least, most, isShare, messages);
    const message = [told, ...(isWhole ? [messages.whole] : [])].filter((sentence) => sentence !== "").join(" ");
    const cell = `${letter("value")}${at + 2}`;
    return [{ range: cell, kind: isWhole ? "whole" : "decimal", least: least ?? -1e9, most, message }];
  });
  return [list, ...bounds];
}

function boundsText(
  least: number | null,
  most: number | null,
  isShare: boolean,
  { between, atLeast, atMost }: WorkbookHead["messages"],
): string {
  const number = (bound: number): string => (isShare ? `${100 * bound} %` : `${bound}`);
  if (least !== null && most !== null) return between(number(least), number(most));
  if (least !== null) return atLeast(number(least));
  return most === null ? "" : atMost(number(most));
}

function explanationSheet({ title, dataLabel, explanation, explanationName }: WorkbookHead): Sheet<Blob> {
  const text = (value: string, style: object = {}) => ({ value, type: String, wrap: true, ...style });
  const data: Row[] = [
    [text(title, { fontWeight: "bold", fontSize: 14 })],
    [text(dataLabel, { fontWeight: "bold", backgroundColor: "#fdebcb" })],
    [null],
    ...explanation.map((sentence) => [text(sentence)]),
  ];
  return { sheet: explanationName, data, columns: [{ width: 110 }], showGridLines: false };
}

/** The properties of the file without the time at which it was made. */
function withoutTime(core: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(core);
  const bare = text.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
    `$1${escapedXml("2000-01-01T00:00:00Z")}$2`,
  );
  return new TextEncoder().encode(bare);
}
