import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
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
import { textWidth } from "./charts/text-width.ts";
import { formatDate } from "./numbers.ts";
import type { Block, Inline, ReportDocument } from "./report-document.ts";
import { REPORT_WORDS } from "./report-words.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";
import { withoutClock } from "./zip-stable.ts";

/** SVG in fixed colours to PNG. @param scale pixels of the picture to one of the drawing */
export type PaintPicture = (svg: string, scale: number) => Uint8Array;

/** A4 less its margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 850 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** The same in pixels, 96 to the inch. */
const TEXT_PIXELS = (TEXT_WIDTH / 1440) * 96;
const PICTURE_SCALE = 2;
const MOST_DENSE_HEIGHT = 300;
const FONT = "Calibri";
const BULLETS = "report-bullets";

/** Sizes in half points, spaces in twentieths of a point. */
interface Sizes {
  readonly text: number;
  readonly table: number;
  readonly heading: readonly [number, number, number, number];
  readonly before: number;
  readonly after: number;
  readonly cell: number;
}

const USUAL: Sizes = { text: 21, table: 18, heading: [36, 27, 23, 21], before: 280, after: 100, cell: 50 };
const DENSE: Sizes = { text: 18, table: 15, heading: [30, 22, 19, 18], before: 110, after: 40, cell: 12 };

/** A report for Word: real headings, tables with headers that repeat, pictures with texts for those who cannot see them. */
export async function docxDocument(report: ReportDocument, paint: PaintPicture): Promise<Uint8Array> {
  const sizes = report.isDense ? DENSE : USUAL;
  const writer = new Writer(report, sizes, paint);
  const { title, kicker, extent, dataLabel, language, date, program } = report;
  const words = REPORT_WORDS[language];
  const children = [
    new Paragraph({
      children: [
        new TextRun({ text: kicker, bold: true, color: hex("main") }),
        new TextRun({ text: `   ${dataLabel}`, shading: { type: ShadingType.CLEAR, fill: hex("waiting") } }),
      ],
      spacing: { after: 40 },
    }),
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({
      children: [new TextRun({ text: extent, color: hex("muted"), size: sizes.table })],
      spacing: { after: sizes.after },
    }),
    ...report.blocks.flatMap((block) => writer.block(block)),
  ];
  const footer = [dataLabel, program, date === undefined ? "" : formatDate(date, language)]
    .filter((part) => part !== "")
    .join(" · ");
  const document = new Document({
    title,
    subject: kicker,
    creator: program,
    lastModifiedBy: program,
    description: extent,
    styles: stylesOf(sizes, language),
    numbering: { config: [{ reference: BULLETS, levels: [bulletLevel(report.isDense)] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: 740, bottom: 740, left: PAGE.margin, right: PAGE.margin, footer: 380 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({
                    size: 15,
                    color: hex("muted"),
                    children: [
                      `${footer} · ${words.page} `,
                      PageNumber.CURRENT,
                      ` ${words.of} `,
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(document)), date);
}

function bulletLevel(isDense: boolean) {
  const indent = isDense ? 200 : 360;
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: "•",
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indent, hanging: indent } } },
  };
}

/** Without the # before it. */
function hex(name: keyof typeof CHART_COLOURS): string {
  return CHART_COLOURS[name].light.slice(1);
}

const LOCALES = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" } as const;

function stylesOf({ text, heading, before, after }: Sizes, language: keyof typeof LOCALES) {
  const headingStyle = (at: number) => ({
    run: { font: FONT, size: heading[at], bold: true, color: hex("ink") },
    paragraph: { spacing: { before: at === 0 ? 0 : before, after: at === 0 ? after : after / 2 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: text, color: hex("ink"), language: { value: LOCALES[language] } },
        paragraph: { spacing: { after } },
      },
      heading1: headingStyle(0),
      heading2: headingStyle(1),
      heading3: headingStyle(2),
      heading4: headingStyle(3),
    },
  };
}

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

class Writer {
  private readonly report: ReportDocument;
  private readonly sizes: Sizes;
  private readonly paint: PaintPicture;
  /** The package would count on from one document to the next. */
  private pictures = 0;

  constructor(report: ReportDocument, sizes: Sizes, paint: PaintPicture) {
    this.report = report;
    this.sizes = sizes;
    this.paint = paint;
  }

  block(block: Block): (Paragraph | Table)[] {
    switch (block.kind) {
      case "heading":
        return [new Paragraph({ text: block.text, heading: HEADINGS[block.level] })];
      case "paragraph":
        return [new Paragraph({ children: runs(block.text, block.isNote ? { color: hex("muted") } : {}) })];
      case "list":
        return block.items.map(
          (item) =>
            new Paragraph({
              children: runs(item),
              numbering: { reference: BULLETS, level: 0 },
              spacing: { after: this.sizes.after / 2 },
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

  private caption(text: string, options: Partial<IParagraphOptions> = {}): Paragraph {
    return new Paragraph({
      children: [new TextRun({ text, color: hex("muted"), size: this.sizes.table })],
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
    const size = Math.min(TEXT_PIXELS / width, most / height, 1.05);
    const picture = new ImageRun({
      type: "png",
      data: this.paint(svgFile(chart, "light"), PICTURE_SCALE),
      transformation: { width: Math.round(width * size), height: Math.round(height * size) },
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
    const widths = columnWidths({ columns, rows }, this.sizes.table);
    const header = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ header: text, align }, at) => this.cell({ text }, align, widths[at], { isHead: true })),
    });
    const body = rows.map((row) => this.row(row, columns, widths));
    const line = { style: BorderStyle.SINGLE, size: 4, color: hex("grid") };
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    return new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { top: none, left: none, right: none, bottom: line, insideHorizontal: line, insideVertical: none },
      rows: [header, ...body],
    });
  }

  private row({ cells, isHeading }: ValueRow, columns: ValueTable["columns"], widths: readonly number[]): TableRow {
    if (isHeading) {
      const cell = this.cell(cells[0], "left", TEXT_WIDTH, { isGroup: true, span: columns.length });
      return new TableRow({ cantSplit: true, children: [cell] });
    }
    return new TableRow({
      cantSplit: true,
      children: cells.map((cell, at) => this.cell(cell, columns[at].align, widths[at], {})),
    });
  }

  private cell(
    { text, emphasis }: ValueCell,
    align: "left" | "right",
    width: number,
    { isHead = false, isGroup = false, span }: { isHead?: boolean; isGroup?: boolean; span?: number },
  ): TableCell {
    const colour = emphasis === "good" || emphasis === "bad" ? { color: hex(emphasis) } : {};
    const bold = isHead || isGroup || emphasis === "strong" ? { bold: true } : {};
    const paragraph = new Paragraph({
      children: [new TextRun({ text, size: this.sizes.table, ...bold, ...colour })],
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
      ...((isGroup || isHead) && { shading: { type: ShadingType.CLEAR, fill: hex("surface") } }),
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
/** Calibri is narrower than Inter; where another font stands in for it there is room to spare. */
const TWIPS_PER_PIXEL = 11.5;
const WIDEST_CELL = 4200;

/** As wide as what stands in the columns, where there is room; else long texts give way, but no word is cut. */
function columnWidths({ columns, rows }: ValueTable, halfPoints: number): number[] {
  const size = (text: string) => textWidth(text, halfPoints, 600) * TWIPS_PER_PIXEL + CELL_SIDES;
  const own = rows.filter(({ isHeading }) => !isHeading);
  const needs = columns.map(({ header }, at) => {
    const texts = own.map(({ cells }) => cells[at]?.text ?? "");
    const words = [header, ...texts].flatMap((text) => text.split(/[ \n]/));
    const least = Math.min(WIDEST_CELL, Math.max(...words.map(size)));
    return { least, wanted: Math.max(least, Math.min(WIDEST_CELL, Math.max(0, ...texts.map(size)))) };
  });
  const sum = (of: (need: (typeof needs)[number]) => number) => needs.reduce((all, need) => all + of(need), 0);
  const [least, wanted] = [sum((need) => need.least), sum((need) => need.wanted)];
  const widths = needs.map((need) => {
    if (wanted <= TEXT_WIDTH) return Math.floor((need.wanted * TEXT_WIDTH) / wanted);
    if (least >= TEXT_WIDTH) return Math.floor((need.least * TEXT_WIDTH) / least);
    return Math.floor(need.least + ((need.wanted - need.least) * (TEXT_WIDTH - least)) / (wanted - least));
  });
  widths[0] += TEXT_WIDTH - widths.reduce((all, width) => all + width, 0);
  return widths;
}
