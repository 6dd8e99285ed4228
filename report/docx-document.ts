import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, TextRun } from "docx";
import { docxInLetterhead, reportLists } from "./docx-letterhead.ts";
import { DocxWriter, hex, type PaintPicture, type Sizes, sizesOf } from "./docx-writer.ts";
import type { Letterhead } from "./letterhead.ts";
import { formatDate } from "./numbers.ts";
import type { ReportDocument } from "./report-document.ts";
import { REPORT_WORDS } from "./report-words.ts";
import { withoutClock } from "./zip-stable.ts";

/** A4 less its margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 850 } as const;
const FONT = "Calibri";

/** A report for Word: real headings, tables with headers that repeat, pictures with texts for those who cannot see them. */
export async function docxDocument(
  report: ReportDocument,
  paint: PaintPicture,
  letterhead?: Letterhead,
): Promise<Uint8Array> {
  if (letterhead) return docxInLetterhead(report, paint, letterhead);
  const sizes = sizesOf(report);
  const writer = new DocxWriter(report, { textWidth: PAGE.width - 2 * PAGE.margin }, paint);
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
    numbering: reportLists(report),
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
