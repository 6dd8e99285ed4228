import { strToU8, zipSync, type Zippable } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook whose sheets have this as their cells. */
export function workbookParts(sheets: readonly string[], book = ""): Record<string, Uint8Array> {
  const list = sheets.map((_, at) => `<sheet name="Ark${at + 1}" sheetId="${at + 1}" r:id="r${at + 1}"/>`);
  const ways = sheets.map(
    (_, at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return {
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${book}<sheets>${list.join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${ways.join("")}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map((cells, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData></worksheet>`),
      ]),
    ),
  };
}

export function workbook(sheets: readonly string[], more: Zippable = {}): Uint8Array {
  return zipSync({ ...workbookParts(sheets), ...more });
}

export const ONE_CELL = `<row r="1"><c r="A1"><v>1</v></c></row>`;

/** A file with the number at a place changed; the list of contents is where the signature is met. */
function patched(file: Uint8Array, signature: number, offset: number, value: number, which = 0): Uint8Array {
  const copy = file.slice();
  const view = new DataView(copy.buffer);
  let met = 0;
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) !== signature || met++ !== which) continue;
    view.setUint32(at + offset, value, true);
    return copy;
  }
  throw new Error("there is no such record in the file");
}

const LISTED = 0x02014b50;

/** Files that do harm or look as if, by what they are, with the reason for which each is refused. */
export function hostileWorkbooks(): Readonly<Record<string, readonly [() => Uint8Array, string]>> {
  const bomb = (): Uint8Array => workbook([ONE_CELL], { "xl/worksheets/blank.xml": new Uint8Array(200e6).fill(32) });
  const many = (): Zippable =>
    Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`xl/worksheets/s${at}.xml`, new Uint8Array(0)]));
  const plain = workbook([ONE_CELL]);
  const lie = (): Uint8Array => workbook([ONE_CELL], { "a.bin": new Uint8Array(150e6) });
  const entryCount = Object.keys(workbookParts([ONE_CELL])).length;
  const sheet = (dtd: string): Zippable => ({
    "xl/worksheets/sheet1.xml": strToU8(`<?xml version="1.0"?>${dtd}<worksheet><sheetData/></worksheet>`),
  });
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;
  const same = `<sheet name="A" sheetId="1" r:id="r1"/>`;
  return {
    "200 MB of blanks in a file of 200 kB": [bomb, "unpacks-too-large"],
    "a part that says it is small and unpacks to 150 MB": [
      () => patched(lie(), LISTED, 24, 1000, entryCount),
      "damaged",
    ],
    "a cell at XFD1048576": [() => workbook([`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`]), "far-cell"],
    "10,000 sheets": [() => workbook([ONE_CELL], many()), "too-many-parts"],
    "10,000 sheets that are one part": [
      () => zipSync({ ...workbookParts([ONE_CELL], `<sheets>${same.repeat(10_000)}</sheets>`) }),
      "too-many-sheets",
    ],
    "half a million cells": [() => workbook([`<row r="1">${`<c r="A1"/>`.repeat(500_000)}</row>`]), "too-many-cells"],
    "an external entity": [
      () => workbook([ONE_CELL], sheet(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>`)),
      "external-entity",
    ],
    "entities that grow": [() => workbook([ONE_CELL], sheet(laughs)), "external-entity"],
    "an entity that nobody declares": [
      () => workbook([`<row r="1"><c r="A1" t="str"><v>&f;</v></c></row>`]),
      "external-entity",
    ],
    "a name above its folder": [() => workbook([ONE_CELL], { "../../etc/cron.d/x": strToU8("x") }), "bad-name"],
    "a name from the root": [() => workbook([ONE_CELL], { "/etc/passwd": strToU8("x") }), "bad-name"],
    "a name of another system": [() => workbook([ONE_CELL], { "xl\\..\\x": strToU8("x") }), "bad-name"],
    "two names that differ in case only": [() => workbook([ONE_CELL], { "XL/workbook.xml": strToU8("x") }), "bad-name"],
    macros: [() => workbook([ONE_CELL], { "xl/vbaProject.bin": strToU8("x") }), "active-content"],
    "a link to another file": [
      () => workbook([ONE_CELL], { "xl/externalLinks/externalLink1.xml": strToU8("<x/>") }),
      "active-content",
    ],
    "a password": [() => patched(plain, LISTED, 8, 1 + (8 << 16)), "encrypted"],
    "a way of packing nobody knows": [() => patched(plain, LISTED, 8, 99 << 16), "unknown-packing"],
    "parts that share bytes": [() => patched(plain, LISTED, 42, 0, 1), "damaged"],
    "no zip file": [() => strToU8("Kapasitet;9\r\n".repeat(1000)), "not-a-workbook"],
    "a zip file that is cut off": [() => plain.subarray(0, plain.length - 30), "not-a-workbook"],
    "an empty file": [() => new Uint8Array(0), "not-a-workbook"],
    "another Office file": [() => zipSync({ "word/document.xml": strToU8("<x/>") }), "not-a-workbook"],
    "a file of 11 MB": [() => new Uint8Array(11e6), "too-large"],
    "XML that is nested ever deeper": [() => workbook([`<row>${"<a>".repeat(1e6)}`]), "damaged"],
  };
}

/** A workbook within a workbook, ten deep, the innermost a bomb: only the outermost is ever unpacked. */
export function nestedWorkbook(): Uint8Array {
  let inner = zipSync({ "zeros.bin": new Uint8Array(20e6) });
  for (let depth = 0; depth < 10; depth++) inner = zipSync({ "inner.zip": inner });
  return workbook([ONE_CELL], { "inner.zip": inner });
}
