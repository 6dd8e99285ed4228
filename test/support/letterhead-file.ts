/* Word documents of a user's own, made by code: with a header, a logo, links, and whatever a test puts in besides. */
import {
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openPainter } from "../../report/chart-picture.ts";
import { reportFonts } from "../../tasks/report-fonts.ts";

/** Each in a paragraph of its own, between a first and a last one. */
export async function letterheadFile(paragraphs: readonly (string | ParagraphChild[])[]): Promise<Uint8Array> {
  const painter = openPainter(reportFonts().woff);
  const data = painter.paint(
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20" fill="#064"/></svg>',
    1,
  );
  painter.close();
  const logo = new ImageRun({ type: "png", data, transformation: { width: 80, height: 20 } });
  const link = new ExternalHyperlink({
    link: "https://kommunen.example/",
    children: [new TextRun("kommunen.example")],
  });
  const page = ["Postboks 1, side ", PageNumber.CURRENT];
  const document = new Document({
    creator: "Kari Nordmann",
    styles: { default: { heading2: { run: { color: "006644" } } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1700, right: 1406 } } },
        headers: {
          default: new Header({ children: [new Paragraph({ children: [logo, new TextRun(" {{dato}} "), link] })] }),
        },
        footers: {
          default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: page })] })] }),
        },
        children: [
          new Paragraph("Til utvalget"),
          ...paragraphs.map((own) => new Paragraph(typeof own === "string" ? { text: own } : { children: own })),
          new Paragraph("Med hilsen"),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** The file with parts that are written anew, or put in. */
export function withParts(
  file: Uint8Array,
  change: (parts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Uint8Array {
  const parts = unzipSync(file);
  const texts = Object.fromEntries(
    Object.entries(parts).flatMap(([name, bytes]) => (/\.(xml|rels)$/.test(name) ? [[name, strFromU8(bytes)]] : [])),
  );
  const changed = Object.entries(change(texts)).map(([name, text]) => [name, strToU8(text)]);
  return zipSync({ ...parts, ...Object.fromEntries(changed) });
}

/** As Word in Norwegian has them: other ids for the same styles. */
export function withNorwegianStyles(file: Uint8Array): Uint8Array {
  return withParts(file, (parts) => ({
    "word/styles.xml": parts["word/styles.xml"]
      .replaceAll(/"Heading(\d)"/g, '"Overskrift$1"')
      .replace(
        "</w:styles>",
        '<w:style w:type="table" w:styleId="Tabellrutenett"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style></w:styles>',
      ),
  }));
}
