import { strFromU8, strToU8 } from "fflate";
import { FileRefused } from "./file-refusal.ts";
import { checkFields } from "./letterhead-fields.ts";
import { withoutOutsideTargets } from "./letterhead-links.ts";
import type { Parts } from "./sheet-parts.ts";
import { readXml } from "./xml-reader.ts";
import { readZip, type ZipLimits } from "./zip-reader.ts";

/** Stands where the report is to be; in other languages than that of the report too. */
const MARKERS = ["{{rapport}}", "{{report}}"];
/** Stands for the title of the report; it has no other then. */
const TITLES = ["{{tittel}}", "{{title}}"];

/** A page with a logo is far smaller; both hold before anything is unpacked. */
export const LETTERHEAD_LIMITS: ZipLimits = { fileBytes: 2e6, unpackedBytes: 20e6, parts: 300 };

/** A document of the user's own that a report is put into, looked through. */
export interface Letterhead {
  /** Nothing of them leads outside the file. */
  readonly parts: Parts;
  /** What stands where the report is to be; at the end where missing. */
  readonly marker?: string;
  /** Whether it has a place of its own for the title. */
  readonly hasTitle: boolean;
  /** Twentieths of a point between the margins where the report is to be. */
  readonly textWidth: number;
  /** Id of a style by its name, in lower case: "heading 1" is Overskrift1 in a Norwegian document. */
  readonly styles: ReadonlyMap<string, string>;
  /** Addresses outside the file that are left out, such as links to a home page. */
  readonly linksLeftOut: number;
}

const TYPES = "[Content_Types].xml";
export const DOCUMENT_PART = "word/document.xml";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** Programs, other files within, and what shows the text of other files. */
const ACTIVE =
  /(^|\/)(vbaProject[^/]*|vbaData\.xml|embeddings\/.*|activeX\/.*|ctrlProps\/.*|customUI\/.*|webextensions\/.*|afchunk[^/]*|attachedToolbars[^/]*)$/i;

/**
 * Reads a Word document that nobody vouches for. Programs, files within and what would be fetched when it is opened are refused;
 * links that somebody would have to click on are left out.
 * @throws FileRefused
 */
export function readLetterhead(file: Uint8Array, limits: ZipLimits = LETTERHEAD_LIMITS): Letterhead {
  const parts: Parts = unpacked(file, limits);
  if (!parts.has(TYPES) || !parts.has(DOCUMENT_PART)) throw new FileRefused("not-a-document");
  for (const name of parts.keys()) if (ACTIVE.test(name)) throw new FileRefused("active-document", name);
  refuseLongTexts(parts);
  const types = typesOf(parts);
  const linksLeftOut = withoutOutsideTargets(parts);
  const places = markersIn(parts, MARKERS);
  const outside = places.find(({ part }) => part !== DOCUMENT_PART);
  if (outside) throw new FileRefused("marker-elsewhere", outside.text, outside.part);
  if (places.length > 1) throw new FileRefused("marker-twice", places[1].text);
  for (const [name, bytes] of parts) if (isText(name)) checkFields(bytes, name);
  parts.set(TYPES, strToU8(types));
  const marker = places[0]?.text;
  return {
    parts,
    ...(marker !== undefined && { marker }),
    hasTitle: markersIn(parts, TITLES).some(({ part }) => part === DOCUMENT_PART),
    textWidth: textWidthOf(parts.get(DOCUMENT_PART)!, marker),
    styles: stylesOf(parts),
    linksLeftOut,
  };
}

/** A document of Word that is no workbook and no letter of another program. */
function unpacked(file: Uint8Array, limits: ZipLimits): Parts {
  try {
    return readZip(file, limits);
  } catch (error) {
    if (!(error instanceof FileRefused) || error.reason !== "not-a-workbook") throw error;
    throw new FileRefused("not-a-document");
  }
}

/** What is read through; pictures may be larger. */
const MOST_TEXT_BYTES = 3e6;

function refuseLongTexts(parts: Parts): void {
  const bytes = [...parts].reduce((sum, [name, part]) => sum + (/\.(xml|rels|vml)$/i.test(name) ? part.length : 0), 0);
  if (bytes <= MOST_TEXT_BYTES) return;
  throw new FileRefused("unpacks-too-large", `${Math.round(bytes / 1e5) / 10} MB`, `${MOST_TEXT_BYTES / 1e6} MB`);
}

/** The list of contents; a template of Word becomes a document. @throws FileRefused */
function typesOf(parts: Parts): string {
  const bytes = parts.get(TYPES)!;
  let main = "";
  readXml(bytes, TYPES, {
    ...IGNORE,
    open: (_, attributes) => {
      const type = attributes.get("ContentType") ?? "";
      if (/macroEnabled|vbaProject|activeX/i.test(type)) {
        throw new FileRefused("active-document", attributes.get("PartName") ?? type);
      }
      if (attributes.get("PartName") === `/${DOCUMENT_PART}`) main = type;
    },
  });
  if (main !== `${MAIN}.document.main+xml` && main !== `${MAIN}.template.main+xml`) {
    throw new FileRefused("not-a-document");
  }
  // Documents of the other dialect of the format have other names for everything.
  if (!strFromU8(parts.get(DOCUMENT_PART)!).includes(WORDS)) throw new FileRefused("not-a-document");
  return strFromU8(bytes).replace(`${MAIN}.template.main+xml`, `${MAIN}.document.main+xml`);
}

const WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const IGNORE = { open: () => {}, close: () => {}, text: () => {} };

function isText(name: string): boolean {
  return /^word\/.*\.xml$/i.test(name);
}

/** Where markers stand; Word cuts a text into pieces as it likes, so whole paragraphs are looked at. */
function markersIn(parts: Parts, markers: readonly string[]): { readonly part: string; readonly text: string }[] {
  return [...parts].flatMap(([part, bytes]) =>
    isText(part)
      ? paragraphsOf(bytes, part).flatMap((paragraph) =>
          markers.flatMap((text) => Array.from({ length: paragraph.split(text).length - 1 }, () => ({ part, text }))),
        )
      : [],
  );
}

/** Texts of the paragraphs of a part. Those of a text box within another stand apart. */
function paragraphsOf(bytes: Uint8Array, part: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let isWords = false;
  readXml(bytes, part, {
    open: (name) => {
      if (name === "p") open.push("");
      isWords = name === "t";
    },
    close: (name) => {
      if (name === "p") found.push(open.pop() ?? "");
      isWords = false;
    },
    text: (text) => {
      if (isWords && open.length > 0) open[open.length - 1] += text;
    },
  });
  return found;
}

/** A4 with usual margins, where a document says nothing. */
const USUAL_PAGE = { width: 11_906, left: 1417, right: 1417 };
const LEAST_WIDTH = 3000;

/** Between the margins, of a column, in the section where the report is to be. */
function textWidthOf(bytes: Uint8Array, marker: string | undefined): number {
  const number = (attributes: ReadonlyMap<string, string>, name: string) => Number(attributes.get(name) ?? NaN);
  let page = USUAL_PAGE;
  let columns = { count: 1, space: 0 };
  let isPast = marker === undefined;
  let isFound = false;
  let paragraph = "";
  readXml(bytes, DOCUMENT_PART, {
    open: (name, attributes) => {
      if (name === "p") paragraph = "";
      if (isFound) return;
      if (name === "sectPr") [page, columns] = [USUAL_PAGE, { count: 1, space: 0 }];
      if (name === "pgSz") page = { ...page, width: number(attributes, "w") || page.width };
      if (name === "pgMar") {
        const [left, right] = [number(attributes, "left"), number(attributes, "right")];
        page = { ...page, left: left >= 0 ? left : page.left, right: right >= 0 ? right : page.right };
      }
      if (name === "cols") columns = { count: number(attributes, "num") || 1, space: number(attributes, "space") || 0 };
    },
    close: (name) => {
      if (name === "sectPr" && isPast && marker !== undefined) isFound = true;
    },
    text: (text) => {
      paragraph += text;
      if (marker !== undefined && paragraph.includes(marker)) isPast = true;
    },
  });
  const { count, space } = columns;
  const width = (page.width - page.left - page.right - (count - 1) * space) / count;
  return Math.floor(Math.max(LEAST_WIDTH, width));
}

/** Ids of styles by their kind and name: "paragraph heading 1", "table table grid". */
function stylesOf(parts: Parts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const bytes = parts.get("word/styles.xml");
  let style = { id: "", type: "" };
  if (!bytes) return found;
  readXml(bytes, "word/styles.xml", {
    ...IGNORE,
    open: (name, attributes) => {
      if (name === "style") style = { id: attributes.get("styleId") ?? "", type: attributes.get("type") ?? "" };
      const text = name === "name" ? (attributes.get("val") ?? "").toLowerCase() : "";
      if (text !== "" && style.id !== "" && !found.has(`${style.type} ${text}`)) {
        found.set(`${style.type} ${text}`, style.id);
      }
    },
  });
  return found;
}
