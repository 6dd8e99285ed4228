import writeXlsxFile, { type Row, type Sheet } from "write-excel-file/universal";
import type { Language, LocalText } from "./language.ts";
import { type Block, plainText, type ReportDocument } from "./report-document.ts";
import type { ValueCell, ValueTable } from "./value-table.ts";
import { withoutClock } from "./zip-stable.ts";

interface NamedTable {
  readonly name: string;
  readonly description: string;
  readonly table: ValueTable;
}

/** A report as a workbook: an explanation, the findings, and every table as a sheet of its own, numbers as numbers. */
export async function xlsxDocument(report: ReportDocument): Promise<Uint8Array> {
  const tables = named(report.blocks.flatMap(tablesOf));
  const sheets = [explanationSheet(report, tables), ...tables.map(tableSheet)];
  const blob = await writeXlsxFile(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()), report.date);
}

function tablesOf(block: Block): NamedTable[] {
  if (block.kind === "sheet") return [{ name: block.sheet, description: block.sheet, table: block.table }];
  if (block.kind === "table" && block.sheet !== undefined)
    return [{ name: block.sheet, description: block.caption, table: block.sheetTable ?? block.table }];
  if (block.kind === "figure" && block.sheet !== undefined)
    return [
      { name: block.sheet, description: `${block.chart.title}. ${block.chart.description}`, table: block.chart.table },
    ];
  return [];
}

const LONGEST_NAME = 31;

/** Names that a workbook takes: short, without some characters, none twice. */
function named(tables: readonly NamedTable[]): NamedTable[] {
  const taken = new Set<string>();
  return tables.map((table) => {
    const base = wholeWords(table.name.replace(/[\\/?*[\]:']/g, " ").trim()) || "Ark";
    let name = base;
    for (let at = 2; taken.has(name.toLowerCase()); at++) name = `${base.slice(0, LONGEST_NAME - 3)} ${at}`;
    taken.add(name.toLowerCase());
    return { ...table, name };
  });
}

/** As many words as a name may have; of a longer single word, its beginning. */
function wholeWords(text: string): string {
  if (text.length <= LONGEST_NAME) return text;
  const space = text.lastIndexOf(" ", LONGEST_NAME);
  return text.slice(0, space > 0 ? space : LONGEST_NAME).trim();
}

const BOLD = { fontWeight: "bold" } as const;
const HEAD = { fontWeight: "bold", backgroundColor: "#f1f4f7", wrap: true, alignVertical: "top" } as const;

function tableSheet({ name, table }: NamedTable): Sheet<Blob> {
  const { columns, rows } = table;
  const data: Row[] = [
    columns.map(({ header, align }) => ({ value: safe(header), type: String, ...HEAD, align })),
    ...rows.map(({ cells, isHeading }) =>
      cells.map((cell, at) => sheetCell(cell, isHeading ?? false, columns[at]?.align)),
    ),
  ];
  const widths = columns.map(({ header }, at) => {
    const own = rows.filter(({ isHeading }) => !isHeading).map(({ cells }) => cells[at]?.text.length ?? 0);
    return { width: Math.min(60, Math.max(10, Math.min(header.length, 24), ...own.slice(0, 500)) + 2) };
  });
  return { sheet: name, data, columns: widths, stickyRowsCount: 1 };
}

function sheetCell({ text, value }: ValueCell, isHeading: boolean, align: "left" | "right" | undefined) {
  if (isHeading) return { value: safe(text), type: String, ...BOLD };
  if (value !== undefined && value !== null && Number.isFinite(value)) {
    return { value, type: Number, align: "right" as const, format: formatOf(text, value) };
  }
  const shown = value === undefined ? text : "";
  return shown === ""
    ? null
    : { value: safe(shown), type: String, ...(align === "right" && { align }), wrap: shown.length > 60 };
}

/** A cell is shown with the decimals of the report, and has all digits. */
function formatOf(text: string, value: number): string {
  const decimals = /[.,](\d+)(?=\D*$)/.exec(text.replace(/[.,](?=\d{3}(\D|$))/g, ""))?.[1]?.length ?? 0;
  const isShare = text.trimEnd().endsWith("%") && Math.abs(value) < 100;
  const digits = decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  return isShare ? `0${digits}%` : `#,##0${digits}`;
}

/** Texts are written as texts, never as formulas; characters that XML cannot hold are left out. */
function safe(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "",
  );
}

function explanationSheet(report: ReportDocument, tables: readonly NamedTable[]): Sheet<Blob> {
  const { language, title, kicker, extent, dataLabel, blocks } = report;
  const text = (value: string, style: object = {}) => ({
    value: safe(value),
    type: String,
    wrap: true,
    alignVertical: "top" as const,
    ...style,
  });
  const rows: Row[] = [
    [text(title, { ...BOLD, fontSize: 14 })],
    [text(kicker)],
    [text(extent)],
    [text(dataLabel, { ...BOLD, backgroundColor: "#fdebcb" })],
    [null],
    ...sentences(blocks).map((sentence) => [text(sentence.text, sentence.isHeading ? BOLD : {})]),
    [null],
    [text(SHEETS[language], BOLD)],
    ...tables.map(({ name, description }) => [text(name === description ? name : `${name}: ${description}`)]),
    [null],
    [text(NUMBERS[language])],
  ];
  return { sheet: EXPLANATION[language], data: rows, columns: [{ width: 110 }], showGridLines: false };
}

interface Sentence {
  readonly text: string;
  readonly isHeading: boolean;
}

/** Headings, paragraphs and lists of the report; what stands in tables has sheets of its own. */
function sentences(blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap((block): Sentence[] => {
    switch (block.kind) {
      case "heading":
        return [{ text: block.text, isHeading: true }];
      case "paragraph":
      case "gap":
        return [{ text: plainText(block.text), isHeading: false }];
      case "code":
        return [{ text: block.text, isHeading: false }];
      case "list":
        return block.items.map((item) => ({ text: `• ${plainText(item)}`, isHeading: false }));
      default:
        return [];
    }
  });
}

const EXPLANATION: LocalText = { nb: "Forklaring", nn: "Forklaring", en: "Explanation" };
const SHEETS: LocalText = { nb: "Arkene", nn: "Arka", en: "The sheets" };
const NUMBERS: Readonly<Record<Language, string>> = {
  nb: "Tallene har alle siffer; det vises så mange desimaler som usikkerheten tilsier. Andeler er tall fra 0 til 1, vist i prosent. «KI» er konfidensintervall.",
  nn: "Tala har alle siffer; det blir vist så mange desimalar som uvissa tilseier. Delar er tal frå 0 til 1, viste i prosent. «KI» er konfidensintervall.",
  en: "Numbers have all their digits; as many decimals are shown as the uncertainty calls for. Shares are numbers from 0 to 1, shown in per cent. “CI” is confidence interval.",
};
