import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { CHART_COLOURS } from "./charts/chart-colours.ts";
import { type Chart, svgFile } from "./charts/chart-drawing.ts";
import { textWidth as widthOfText } from "./charts/text-width.ts";
import type { Block, Inline, ReportDocument } from "./report-document.ts";
import { REPORT_WORDS } from "./report-words.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";

/** SVG in fixed colours to PNG. @param scale pixels of the picture to one of the drawing */
export type PaintPicture = (svg: string, scale: number) => Uint8Array;

/** What the document around the report decides. */
export interface DocxLook {
  /** Between the margins, in twentieths of a point. */
  readonly textWidth: number;
  /** Ids of styles of a document of the user's own, which then decides on fonts and colours; missing in one of ours. */
  readonly styles?: { readonly list?: string; readonly caption?: string; readonly table?: string };
}

/** Lists of the report, by the name that the package knows them under. */
export const BULLETS = "report-bullets";
const PICTURE_SCALE = 2;
const MOST_DENSE_HEIGHT = 300;

/** Sizes in half points, spaces in twentieths of a point. */
export interface Sizes {
  readonly text: number;
  readonly table: number;
  readonly heading: readonly [number, number, number, number];
  readonly before: number;
  readonly after: number;
  readonly cell: number;
}

const USUAL: Sizes = { text: 21, table: 18, heading: [36, 27, 23, 21], before: 280, after: 100, cell: 50 };
const DENSE: Sizes = { text: 18, table: 15, heading: [30, 22, 19, 18], before: 110, after: 40, cell: 12 };

/** Those of a paper of two pages are smaller. */
export function sizesOf({ isDense }: ReportDocument): Sizes {
  return isDense ? DENSE : USUAL;
}

/** Without the # before it. */
export function hex(name: keyof typeof CHART_COLOURS): string {
  return CHART_COLOURS[name].light.slice(1);
}

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** Writes the parts of a report as parts of a Word document. */
export class DocxWriter {
  private readonly report: ReportDocument;
  private readonly look: DocxLook;
  private readonly sizes: Sizes;
  private readonly paint: PaintPicture;
  /** The package would count on from one document to the next. */
  private pictures = 0;

  constructor(report: ReportDocument, look: DocxLook, paint: PaintPicture) {
    this.report = report;
    this.look = look;
    this.sizes = sizesOf(report);
    this.paint = paint;
  }

  block(block: Block): (Paragraph | Table)[] {
    switch (block.kind) {
      case "heading":
        return [new Paragraph({ text: block.text, heading: HEADINGS[block.level], keepNext: true })];
      case "paragraph":
        return [new Paragraph({ children: runs(block.text, block.isNote ? this.muted() : {}) })];
      case "list":
        return block.items.map(
          (item) =>
            new Paragraph({
              children: runs(item),
              ...this.listLook(),
            }),
        );
      case "table":
        return this.captioned(block.caption, block.table);
      case "figure":
        return this.figure(block.chart, block.caption, block.hasTable);
      case "code":
        return block.text
          .split("\n")
          .map(
            (text) =>
              new Paragraph({ children: [new TextRun({ text, font: "Consolas", size: this.sizes.table + 1 })] }),
          );
      case "gap": {
        const words = REPORT_WORDS[this.report.language];
        const shading = { type: ShadingType.CLEAR, fill: hex("waiting") };
        return [
          new Paragraph({ children: [...runs([{ strong: words.toBeWritten }, " "]), ...runs(block.text)], shading }),
        ];
      }
      case "page-break":
        return [new Paragraph({ children: [], pageBreakBefore: true })];
      case "sheet":
        return [];
    }
  }

  /** Colours are those of the document that the report is put into, where it is. */
  private muted(): { readonly color?: string } {
    return this.look.styles ? {} : { color: hex("muted") };
  }

  private listLook(): IParagraphOptions {
    const style = this.look.styles?.list;
    if (style !== undefined) return { style };
    return { numbering: { reference: BULLETS, level: 0 }, spacing: { after: this.sizes.after / 2 } };
  }

  private caption(text: string, options: Partial<IParagraphOptions> = {}): Paragraph {
    const style = this.look.styles?.caption;
    if (style !== undefined) return new Paragraph({ text, style, ...options });
    return new Paragraph({
      children: [new TextRun({ text, ...this.muted(), size: this.sizes.table })],
      spacing: { before: this.sizes.after, after: 30 },
      ...options,
    });
  }

  private captioned(caption: string, table: ValueTable): (Paragraph | Table)[] {
    if (table.rows.length === 0) return [];
    const after = new Paragraph({
      children: [],
      spacing: { after: 0, line: this.report.isDense ? 60 : 120, lineRule: "exact" },
    });
    return [...(caption === "" ? [] : [this.caption(caption, { keepNext: true })]), this.table(table), after];
  }

  private figure(chart: Chart, caption: string, hasTable: boolean): (Paragraph | Table)[] {
    const { width, height } = chart.drawing;
    const most = this.report.isDense ? MOST_DENSE_HEIGHT : 860;
    const size = Math.min(((this.look.textWidth / 1440) * 96) / width, most / height, 1.05);
    const picture = new ImageRun({
      type: "png",
      data: this.paint(svgFile(chart, "light"), PICTURE_SCALE),
      transformation: { width: Math.floor(width * size), height: Math.floor(height * size) },
      altText: { id: String(++this.pictures), name: chart.title, title: chart.title, description: chart.description },
    });
    const shown = new Paragraph({
      children: [picture],
      keepNext: !this.report.isDense,
      spacing: { before: this.sizes.after, after: 20 },
    });
    const named = this.report.isDense ? [] : [this.caption(caption)];
    return [shown, ...named, ...(hasTable ? this.captioned(chart.title, chart.table) : [])];
  }

  private table({ columns, rows }: ValueTable): Table {
    const { textWidth } = this.look;
    const style = this.look.styles?.table;
    const halfPoints = tableSize({ columns, rows }, this.sizes.table, this.look);
    const widths = columnWidths({ columns, rows }, halfPoints, this.look);
    const header = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ header: text, align }, at) =>
        this.cell({ text }, align, widths[at], { halfPoints, isHead: true }),
      ),
    });
    const body = rows.map((row) => this.row(row, columns, widths, halfPoints));
    const line = { style: BorderStyle.SINGLE, size: 4, color: hex("grid") };
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    return new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      ...(style === undefined
        ? {
            borders: { top: none, left: none, right: none, bottom: line, insideHorizontal: line, insideVertical: none },
          }
        : { style, tableLook: { firstRow: true, firstColumn: false, noVBand: true } }),
      rows: [header, ...body],
    });
  }

  private row(
    { cells, isHeading }: ValueRow,
    columns: ValueTable["columns"],
    widths: readonly number[],
    halfPoints: number,
  ): TableRow {
    if (isHeading) {
      const cell = this.cell(cells[0], "left", this.look.textWidth, {
        halfPoints,
        isGroup: true,
        span: columns.length,
      });
      return new TableRow({ cantSplit: true, children: [cell] });
    }
    return new TableRow({
      cantSplit: true,
      children: cells.map((cell, at) => this.cell(cell, columns[at].align, widths[at], { halfPoints })),
    });
  }

  private cell(
    { text, emphasis }: ValueCell,
    align: "left" | "right",
    width: number,
    {
      halfPoints,
      isHead = false,
      isGroup = false,
      span,
    }: { halfPoints: number; isHead?: boolean; isGroup?: boolean; span?: number },
  ): TableCell {
    const colour = emphasis === "good" || emphasis === "bad" ? { color: hex(emphasis) } : {};
    const bold = isHead || isGroup || emphasis === "strong" ? { bold: true } : {};
    const paragraph = new Paragraph({
      children: [new TextRun({ text, size: halfPoints, ...bold, ...colour })],
      alignment: align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
      spacing: { after: 0 },
      keepNext: isHead || isGroup,
    });
    const { cell } = this.sizes;
    return new TableCell({
      children: [paragraph],
      width: { size: width, type: WidthType.DXA },
      margins: { top: cell, bottom: cell, left: 70, right: 70 },
      verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(span !== undefined && { columnSpan: span }),
      ...((isGroup || isHead) &&
        this.look.styles?.table === undefined && { shading: { type: ShadingType.CLEAR, fill: hex("surface") } }),
    });
  }
}

function runs(parts: readonly Inline[], look: { readonly color?: string } = {}): TextRun[] {
  return parts.map((part) => {
    if (typeof part === "string") return new TextRun({ text: part, ...look });
    if ("strong" in part) return new TextRun({ text: part.strong, bold: true, ...look });
    return new TextRun({ text: part.code, font: "Consolas", ...look });
  });
}

/** Twentieths of a point beside the text of a cell. */
const CELL_SIDES = 150;
/** Calibri is narrower than Inter, but DejaVu Sans, which stands in for it where it is missing, is a quarter wider in bold. */
const TWIPS_PER_PIXEL = 12.5;
/** Of the font of a document of the user's own nothing is known. */
const TWIPS_OF_ANY_FONT = 13;
/** So many of the texts of a column decide how wide it is, where there is no room for all. */
const SHARE_OF_TEXTS = 0.75;
const WIDEST_WORD = 4200;
const WIDEST_TEXT = 6500;
/** 8 points: a table that would cut words is set so. */
const SMALLEST = 16;

interface Need {
  /** Of the longest word of the header, of the longest word at all, of most texts, and of the longest text. */
  readonly head: number;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** The usual size, or the first smaller one at which no word is cut. */
function tableSize(table: ValueTable, usual: number, look: DocxLook): number {
  let size = usual;
  while (size > SMALLEST && sum(needsOf(table, size, look), "least") > look.textWidth) size--;
  return size;
}

/**
 * As wide as what stands in the columns, where there is room; else long texts give way, but no word is cut. Where there is no room for
 * that either, words within the columns are, but not those of headers.
 */
function columnWidths(table: ValueTable, halfPoints: number, look: DocxLook): number[] {
  const { textWidth } = look;
  const needs = needsOf(table, halfPoints, look);
  const [head, least, usual, most] = [sum(needs, "head"), sum(needs, "least"), sum(needs, "usual"), sum(needs, "most")];
  const widths = needs.map((need) => {
    if (most <= textWidth) return Math.floor((need.most * textWidth) / most);
    if (head >= textWidth) return Math.floor((need.head * textWidth) / head);
    if (least >= textWidth)
      return Math.floor(need.head + ((need.least - need.head) * (textWidth - head)) / (least - head));
    if (usual > least && usual <= textWidth)
      return Math.floor(need.usual + ((need.most - need.usual) * (textWidth - usual)) / (most - usual));
    return Math.floor(need.least + ((need.usual - need.least) * (textWidth - least)) / (usual - least));
  });
  widths[0] += textWidth - widths.reduce((all, width) => all + width, 0);
  return widths;
}

function needsOf({ columns, rows }: ValueTable, halfPoints: number, { styles }: DocxLook): Need[] {
  const twips = styles ? TWIPS_OF_ANY_FONT : TWIPS_PER_PIXEL;
  const size = (text: string) => widthOfText(text, halfPoints, 600) * twips + CELL_SIDES;
  const own = rows.filter(({ isHeading }) => !isHeading);
  return columns.map(({ header }, at) => {
    const texts = own.map(({ cells }) => cells[at]?.text ?? "");
    const wordSize = (parts: readonly string[]): number =>
      Math.min(WIDEST_WORD, Math.max(0, ...parts.flatMap((text) => text.split(/[ \n]/)).map(size)));
    const head = wordSize([header]);
    const sizes = texts.map((text) => Math.min(WIDEST_TEXT, size(text))).sort((a, b) => a - b);
    const least = Math.max(head, wordSize(texts));
    const usual = Math.max(least, sizes[Math.floor(SHARE_OF_TEXTS * sizes.length)] ?? 0);
    return { head, least, usual, most: Math.max(usual, sizes.at(-1) ?? 0) };
  });
}

function sum(needs: readonly Need[], of: keyof Need): number {
  return needs.reduce((all, need) => all + need[of], 0);
}
