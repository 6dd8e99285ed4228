import {
  AlignmentType,
  HeadingLevel,
  type INumberingOptions,
  LevelFormat,
  Paragraph,
  patchDocument,
  PatchType,
  ShadingType,
  TextRun,
} from "docx";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { BULLETS, DocxWriter, hex, type PaintPicture } from "./docx-writer.ts";
import { DOCUMENT_PART, type Letterhead } from "./letterhead.ts";
import { formatDate } from "./numbers.ts";
import type { ReportDocument } from "./report-document.ts";
import { type Parts, zipped } from "./sheet-parts.ts";
import { withoutClock } from "./zip-stable.ts";

/** The report in a document of the user's own: its styles, headers, footers and page, and the text around the marker. */
export async function docxInLetterhead(
  report: ReportDocument,
  paint: PaintPicture,
  letterhead: Letterhead,
): Promise<Uint8Array> {
  const { title, kicker, extent, dataLabel, date, program, language } = report;
  const { parts, hasTitle, textWidth, styles } = letterhead;
  const found = (kind: string, names: readonly string[]) =>
    names.map((name) => styles.get(`${kind} ${name}`)).find((id) => id !== undefined);
  const [list, caption, table] = [
    found("paragraph", ["list bullet"]),
    found("paragraph", ["caption"]),
    found("table", TABLE_STYLES),
  ];
  const look = {
    textWidth,
    styles: { ...(list && { list }), ...(caption && { caption }), ...(table && { table }) },
  };
  const writer = new DocxWriter(report, look, paint);
  const day = date === undefined ? "" : formatDate(date, language);
  const children = [
    new Paragraph({
      children: [
        new TextRun({ text: kicker, bold: true }),
        new TextRun({ text: "   " }),
        new TextRun({ text: dataLabel, color: hex("ink"), shading: { type: ShadingType.CLEAR, fill: hex("waiting") } }),
      ],
    }),
    ...(hasTitle ? [] : [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 })]),
    new Paragraph({ text: [extent, day].filter((part) => part !== "").join(" · ") }),
    ...report.blocks.flatMap((block) => writer.block(block)),
  ];
  const inline = (text: string) => ({ type: PatchType.PARAGRAPH, children: [new TextRun({ text })] }) as const;
  const marker = letterhead.marker ?? OWN_MARKER;
  const patched = await patchDocument({
    outputType: "uint8array",
    data: zipped(letterhead.marker === undefined ? withMarker(parts) : parts),
    patches: {
      ...Object.fromEntries(["tittel", "title"].map((key) => [key, inline(title)])),
      ...Object.fromEntries(["dato", "date"].map((key) => [key, inline(day)])),
      // Last, so that in the report itself nothing is filled in.
      [marker.slice(2, -2)]: { type: PatchType.DOCUMENT, children },
    },
    numbering: reportLists(report),
    properties: { title, subject: kicker, creator: program, lastModifiedBy: program, description: extent },
  });
  return withoutClock(withSteadyIds(patched), date);
}

/** Names of styles of tables, in the order in which they are preferred. */
const TABLE_STYLES = ["rapporttabell", "report table", "table grid"];
const OWN_MARKER = "{{flyt-rapport}}";

/** The lists of a report, as the package wants to know them. */
export function reportLists({ isDense }: ReportDocument): INumberingOptions {
  const indent = isDense ? 200 : 360;
  const level = {
    level: 0,
    format: LevelFormat.BULLET,
    text: "•",
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indent, hanging: indent } } },
  };
  return { config: [{ reference: BULLETS, levels: [level] }] };
}

/** With a marker at the end of the text, before what says how its last pages look. */
function withMarker(parts: Parts): Parts {
  const text = strFromU8(parts.get(DOCUMENT_PART)!).replace(/<w:sectPrChange\b[\s\S]*?<\/w:sectPrChange>/g, "");
  const end = text.lastIndexOf("</w:body>");
  const section = text.lastIndexOf("<w:sectPr", end);
  const isLast = section >= 0 && !text.slice(section, end).includes("</w:p>");
  const at = isLast ? section : end;
  const marker = `<w:p><w:r><w:t>${OWN_MARKER}</w:t></w:r></w:p>`;
  return new Map([...parts, [DOCUMENT_PART, strToU8(text.slice(0, at) + marker + text.slice(at))]]);
}

const RELATIONS = "word/_rels/document.xml.rels";

/** The package gives new relations names by chance; nothing in the text refers to that of the lists. */
function withSteadyIds(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const text = strFromU8(parts[RELATIONS]).replace(
    /Id="[^"]*"(?=[^>]*\/numbering")|(?<=\/numbering"[^>]*)Id="[^"]*"/g,
    'Id="flytNumbering"',
  );
  return zipped(new Map(Object.entries({ ...parts, [RELATIONS]: strToU8(text) })));
}
