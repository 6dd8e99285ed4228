/* Word and Excel files taken apart again, as far as the tests ask. */
import { strFromU8, unzipSync } from "fflate";

/** The parts of an Office file, texts by name. */
export function officeParts(file: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes, name.endsWith(".png"))]),
  );
}

/** What stands between tags, characters decoded. */
function decoded(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

export type SheetCell = string | number | null;

/** The sheets of a workbook in order: their names, and [row][column] cells as texts or numbers. */
export function sheetsOf(file: Uint8Array): { readonly name: string; readonly rows: SheetCell[][] }[] {
  const parts = officeParts(file);
  const strings = [...String(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) =>
    decoded(xml),
  );
  const book = String(parts.get("xl/workbook.xml"));
  const targets = new Map(
    [...String(parts.get("xl/_rels/workbook.xml.rels")).matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1],
      /Target="([^"]*)"/.exec(tag)?.[1],
    ]),
  );
  return [...book.matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
    const target = targets.get(/r:id="([^"]*)"/.exec(tag)?.[1]);
    const xml = String(parts.get(`xl/${target}`));
    const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, own = ""]) => {
      const cells: SheetCell[] = [];
      for (const [, attributes, inside = ""] of own.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const at = columnOf(String(/r="([A-Z]+)\d+"/.exec(attributes)?.[1]));
        const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
        const type = /t="([^"]*)"/.exec(attributes)?.[1];
        cells[at] =
          type === "s"
            ? strings[Number(value)]
            : type === "inlineStr"
              ? decoded(inside)
              : value === undefined
                ? null
                : Number(value);
      }
      return Array.from(cells, (cell) => cell ?? null);
    });
    return { name: decoded(String(/name="([^"]*)"/.exec(tag)?.[1])), rows };
  });
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The texts of all table cells of a Word document, paragraph by paragraph of the cell. */
export function wordCells(document: string): string[] {
  return [...document.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, xml]) => decoded(xml));
}

/** A header cell of a table: its text, its size, and the room between its margins in twentieths of a point. */
export interface HeaderCell {
  readonly text: string;
  readonly points: number;
  readonly width: number;
}

/** The header cells of all tables of a Word document. */
export function headerCells(document: string): HeaderCell[] {
  return [...document.matchAll(/<w:tblHeader\/>(.*?)<\/w:tr>/gs)].flatMap(([, row]) =>
    [...row!.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, xml]) => {
      const numberOf = (pattern: RegExp): number => Number(pattern.exec(xml!)![1]);
      const sides = numberOf(/<w:left w:type="dxa" w:w="(\d+)"/) + numberOf(/<w:right w:type="dxa" w:w="(\d+)"/);
      return {
        text: decoded(xml!),
        points: numberOf(/<w:sz w:val="(\d+)"/) / 2,
        width: numberOf(/<w:tcW w:type="dxa" w:w="(\d+)"/) - sides,
      };
    }),
  );
}

/** The texts of its headings, with their levels. */
export function wordHeadings(document: string): { readonly level: number; readonly text: string }[] {
  return [...document.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading(\d)"\/>(.*?)<\/w:p>/gs)].map(
    ([, level, xml]) => ({
      level: Number(level),
      text: decoded(xml),
    }),
  );
}
