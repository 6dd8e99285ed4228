import { strFromU8, strToU8, zipSync } from "fflate";
import { cellName } from "./xlsx-reader.ts";
import { escapedXml } from "./xml-reader.ts";

/** Parts of a workbook by name. */
export type Parts = Map<string, Uint8Array>;

/** What may be written into a range of a sheet. */
export type Validation =
  | { readonly range: string; readonly kind: "list"; readonly choices: readonly string[]; readonly message: string }
  | {
      readonly range: string;
      readonly kind: "whole" | "decimal";
      readonly least: number | null;
      readonly most: number | null;
      readonly message: string;
    };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** What may follow the cells of a sheet, in the order that Excel insists on. */
const ORDER =
  "sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

/** Adds what Excel is to accept in a sheet, as drop-downs and bounds. */
export function addValidations(parts: Parts, part: string, validations: readonly Validation[]): void {
  const items = validations.map((validation) => {
    const { range, kind, message } = validation;
    const shown = `allowBlank="1" showErrorMessage="1" errorTitle="Pasientflyt" error="${escapedXml(message.slice(0, 250))}"`;
    if (validation.kind === "list") {
      const list = escapedXml(`"${validation.choices.join(",")}"`);
      return `<dataValidation type="list" ${shown} sqref="${range}"><formula1>${list}</formula1></dataValidation>`;
    }
    const { least, most } = validation;
    const operator = least === null ? "lessThanOrEqual" : most === null ? "greaterThanOrEqual" : "between";
    const bounds = [least, most].filter((bound) => bound !== null);
    const formulas = bounds.map((bound, at) => `<formula${at + 1}>${bound}</formula${at + 1}>`).join("");
    return `<dataValidation type="${kind}" operator="${operator}" ${shown} sqref="${range}">${formulas}</dataValidation>`;
  });
  const xml = `<dataValidations xmlns="${MAIN}" count="${items.length}">${items.join("")}</dataValidations>`;
  if (items.length > 0) parts.set(part, strToU8(inserted(textOf(parts, part), "dataValidations", xml)));
}

export interface CellComment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Adds comments to cells of a sheet, in place of those that it has. */
export function addComments(parts: Parts, part: string, comments: readonly CellComment[], author: string): void {
  if (comments.length === 0) return;
  const name = part.split("/").at(-1)!;
  const id = name.replace(/\.xml$/, "");
  const ways = `xl/worksheets/_rels/${name}.rels`;
  const old = parts.has(ways)
    ? textOf(parts, ways)
    : `<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
  const kept = old.replace(/<Relationship\b[^>]*Type="[^"]*\/(comments|vmlDrawing|threadedComment)"[^>]*\/>/g, "");
  const way = (key: string, type: string, target: string): string =>
    `<Relationship Id="${key}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const added =
    way("flytComments", "comments", `/xl/flyt-comments-${id}.xml`) +
    way("flytShapes", "vmlDrawing", `/xl/drawings/flyt-shapes-${id}.vml`);
  const opened = kept.replace(/<Relationships([^>]*)\/>/, "<Relationships$1></Relationships>");
  parts.set(ways, strToU8(opened.replace("</Relationships>", `${added}</Relationships>`)));
  parts.set(`xl/flyt-comments-${id}.xml`, strToU8(commentList(comments, author)));
  parts.set(`xl/drawings/flyt-shapes-${id}.vml`, strToU8(shapes(comments)));
  const bare = textOf(parts, part).replace(/<(?:\w+:)?legacyDrawing\b[^>]*\/>/g, "");
  const drawing = `<legacyDrawing xmlns="${MAIN}" xmlns:r="${OFFICE}" r:id="flytShapes"/>`;
  parts.set(part, strToU8(inserted(bare, "legacyDrawing", drawing)));
  addTypes(parts, id);
}

/** Parts as one file, with nothing of the clock in it; the list of contents of an Office file comes first. */
export function zipped(parts: Parts): Uint8Array {
  const contents = "[Content_Types].xml";
  const others = [...parts.keys()].filter((name) => name !== contents);
  const names = parts.has(contents) ? [contents, ...others] : others;
  const files = Object.fromEntries(names.map((name) => [name, parts.get(name)!]));
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

function textOf(parts: Parts, name: string): string {
  return strFromU8(parts.get(name)!);
}

/** The sheet with an element put in where it belongs: before the first of those that must follow it. */
function inserted(sheet: string, element: string, xml: string): string {
  const rank = ORDER.indexOf(element);
  let depth = 0;
  for (const found of sheet.matchAll(/<(\/?)(?:\w+:)?([\w]+)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g)) {
    const [, slash, name = "", closed] = found;
    const isEnd = slash === "/" && depth === 1;
    if (isEnd || (depth === 1 && ORDER.indexOf(name) > rank)) {
      return `${sheet.slice(0, found.index)}${xml}${sheet.slice(found.index)}`;
    }
    if (slash === "/") depth--;
    else if (closed !== "/") depth++;
  }
  return sheet;
}

function addTypes(parts: Parts, id: string): void {
  const name = "[Content_Types].xml";
  const types = textOf(parts, name);
  const vml = /Extension="vml"/i.test(types)
    ? ""
    : `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
  const comments = `<Override PartName="/xl/flyt-comments-${id}.xml" ContentType="${type}"/>`;
  const bare = types.replaceAll(comments, "");
  parts.set(name, strToU8(bare.replace("</Types>", `${vml}${comments}</Types>`)));
}

function commentList(comments: readonly CellComment[], author: string): string {
  const items = comments.map(
    ({ text, ...at }) =>
      `<comment ref="${cellName(at)}" authorId="0"><text><t xml:space="preserve">${escapedXml(text)}</t></text></comment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><comments xmlns="${MAIN}"><authors><author>${escapedXml(author)}</author></authors><commentList>${items.join("")}</commentList></comments>`;
}

/** Where comments are drawn, hidden until the cell is pointed at; Excel shows none without. */
function shapes(comments: readonly CellComment[]): string {
  const items = comments.map(
    ({ row, column }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;width:220pt;height:70pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${items.join("")}</xml>`;
}
