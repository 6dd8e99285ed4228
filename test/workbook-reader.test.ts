import { strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "../report/csv-text.ts";
import { tableOf } from "../report/data-table.ts";
import { fieldCell, type FieldRow, fieldTable, KIND_NAMES, SOURCE_KINDS } from "../report/field-sheets.ts";
import { importFields, tableOfCsv, tablesOfWorkbook } from "../report/field-import.ts";
import { fieldWorkbook, type WorkbookHead } from "../report/field-workbook.ts";
import { FileRefused } from "../report/file-refusal.ts";
import { placeText, problemText, refusalText } from "../report/import-words.ts";
import { SPEECHES } from "../scenarios/speeches.ts";
import { LANGUAGES } from "../report/language.ts";
import { readCellNumber, readNumber, readShare } from "../report/number-reading.ts";
import { formatNumber } from "../report/numbers.ts";
import { addComments, zipped } from "../report/sheet-parts.ts";
import { sourceText } from "../report/source-text.ts";
import { cellName, readXlsx } from "../report/xlsx-reader.ts";
import { readZip } from "../report/zip-reader.ts";
import { hostileWorkbooks, nestedWorkbook, ONE_CELL, workbook } from "./support/hostile-workbooks.ts";

const hostile = hostileWorkbooks();

const HEAD: WorkbookHead = {
  title: "Trondheim",
  dataLabel: "Syntetiske data",
  explanation: ["Skriv i kolonnen Verdi."],
  explanationName: "Forklaring",
  messages: {
    choose: (choices) => `Velg ${choices}.`,
    between: (least, most) => `Skriv fra ${least} til ${most}.`,
    atLeast: (least) => `Skriv minst ${least}.`,
    atMost: (most) => `Skriv høyst ${most}.`,
    whole: "Hele tall.",
  },
};

function row(path: string, value: number | string, more: Partial<FieldRow> = {}): FieldRow {
  const plain = { isShare: false, isWhole: false, least: null, most: null, sumGroup: null };
  return { path, name: path, unit: "beds", baseline: value, value, ...plain, ...more };
}

const BEDS = row("places.a.capacityBeds", 96, {
  isWhole: true,
  least: 0,
  most: 100_000,
  source: "ssb.no (old)",
  kind: "sourced",
});
const HOURS = row("places.b.capacityHoursPerWeek", 412.5, { least: 0 });
const ROUTES = [0.25, 0.75].map((value, at) =>
  row(`routings.r.to-${at}.probability`, value, { isShare: true, least: 0, most: 1, sumGroup: "routings.r" }),
);
const SEED = row("run.seed", "trondheim");
const SHEETS = [
  { name: "Kapasitet", rows: [BEDS, HOURS] },
  { name: "Forløp", rows: ROUTES },
  { name: "Kjøring", rows: [SEED] },
];
const ROWS = SHEETS.flatMap(({ rows }) => rows);

/** The template with other texts in its cells, by part and cell. */
async function filledIn(cells: Readonly<Record<string, string | number>>): Promise<Uint8Array> {
  const parts = readZip(await fieldWorkbook(SHEETS, HEAD, "nb"));
  for (const [place, value] of Object.entries(cells)) {
    const [sheet, cell] = place.split("!");
    const name = `xl/worksheets/sheet${sheet}.xml`;
    const text = new TextDecoder().decode(parts.get(name));
    const filled = typeof value === "number" ? `<v>${value}</v>` : `<is><t>${value}</t></is>`;
    const type = typeof value === "number" ? "n" : "inlineStr";
    const changed = text.replace(
      new RegExp(`<c r="${cell}"([^>]*?)(?: t="\\w+")?(/>|>.*?</c>)`),
      `<c r="${cell}" t="${type}">${filled}</c>`,
    );
    expect(changed, place).not.toBe(text);
    parts.set(name, strToU8(changed));
  }
  return zipped(parts);
}

const imported = async (cells: Readonly<Record<string, string | number>>) =>
  importFields(tablesOfWorkbook(readXlsx(await filledIn(cells))), ROWS);

describe("a workbook that nobody vouches for", () => {
  test.each(Object.entries(hostile))("is refused for %s, within a second and with a reason", (_, [make, reason]) => {
    const file = make();
    // The processor's time, so that other work on the machine does not count.
    const start = process.cpuUsage();
    let refusal: unknown;
    try {
      readXlsx(file);
    } catch (error) {
      refusal = error;
    }
    const { user, system } = process.cpuUsage(start);
    expect(refusal).toBeInstanceOf(FileRefused);
    expect((refusal as FileRefused).reason).toBe(reason);
    for (const language of LANGUAGES) {
      const text = refusalText(refusal as FileRefused, language);
      expect(text).toMatch(/^[A-Z].*\.$/s);
      expect(text).not.toMatch(/undefined|\(\)/);
    }
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  test("has its own parts unpacked only: a file within a file stays packed", () => {
    const { parts, sheets } = readXlsx(nestedWorkbook());
    expect(parts.get("inner.zip")!.length).toBeLessThan(200_000);
    expect(sheets[0].cells).toEqual([{ row: 1, column: 1, value: 1, isFormula: false }]);
  });

  test("may be coloured to its last column, for a cell with nothing in it is no cell", () => {
    expect(
      readXlsx(workbook([`<row r="1"><c r="A1"><v>2</v></c><c r="XFD1" s="1"/></row>`])).sheets[0].cells,
    ).toHaveLength(1);
  });

  test("has cells without an address one after the other, texts of any kind, and names by column", () => {
    const cells = `<row r="3"><c><v>1</v></c><c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c></row><row><c r="AB4" t="str"><f>A3</f><v>x</v></c></row>`;
    expect(readXlsx(workbook([cells])).sheets[0].cells).toEqual([
      { row: 3, column: 1, value: 1, isFormula: false },
      { row: 3, column: 2, value: "a b", isFormula: false },
      { row: 4, column: 28, value: "x", isFormula: true },
    ]);
    expect([1, 26, 27, 702, 703, 16_384].map((column) => cellName({ row: 1, column }))).toEqual([
      "A1",
      "Z1",
      "AA1",
      "ZZ1",
      "AAA1",
      "XFD1",
    ]);
  });

  test("never makes anything but a refusal, however its bytes are changed", () => {
    const whole = workbook([ONE_CELL]);
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const file = whole.slice();
        for (const { at, byte } of changes) file[at] = byte;
        try {
          readXlsx(file);
        } catch (error) {
          expect(error).toBeInstanceOf(FileRefused);
        }
      }),
      { numRuns: 500, seed: 8 },
    );
  });
});

describe("the template", () => {
  test("comes back without changes where nothing was filled in, in every language", async () => {
    for (const language of LANGUAGES) {
      const file = await fieldWorkbook(SHEETS, HEAD, language);
      const { changes, problems, lineCount } = importFields(tablesOfWorkbook(readXlsx(file)), ROWS);
      expect({ changes, problems, lineCount }).toEqual({ changes: [], problems: [], lineCount: ROWS.length });
    }
  });

  test("has the source in the language, which is none of a new value however it is written", () => {
    const beds = { ...BEDS, source: "no public figure found" };
    for (const language of LANGUAGES) {
      const source = String(fieldCell(beds, "source", language));
      expect(source).toBe(sourceText("no public figure found", language));
      const table = tableOfCsv(`Path;Value;Source\n${BEDS.path};98;${source}\n`);
      expect(importFields([table], [beds]).changes).toEqual([{ path: BEDS.path, set: 98 }]);
    }
  });

  test("is the same bytes whenever it is made", async () => {
    expect(await fieldWorkbook(SHEETS, HEAD, "nb")).toEqual(await fieldWorkbook(SHEETS, HEAD, "nb"));
  });

  test("has drop-downs for the kind of number and bounds for numbers, where Excel looks for them", async () => {
    const parts = readZip(await fieldWorkbook(SHEETS, HEAD, "nb"));
    const sheet = new TextDecoder().decode(parts.get("xl/worksheets/sheet2.xml"));
    expect(sheet).toContain(`type="list"`);
    expect(sheet).toContain(`sqref="I2:I3"><formula1>&quot;kilde,avledet,antakelse&quot;</formula1>`);
    expect(sheet).toMatch(/type="whole" operator="between"[^>]*sqref="D2"><formula1>0<\/formula1><formula2>100000</);
    expect(sheet.indexOf("<dataValidations")).toBeGreaterThan(sheet.indexOf("</sheetData>"));
    const later = ["<pageMargins", "<hyperlinks", "<drawing", "<legacyDrawing", "</worksheet>"];
    for (const name of later.filter((one) => sheet.includes(one)))
      expect(sheet.indexOf("<dataValidations")).toBeLessThan(sheet.indexOf(name));
  });

  test("is printed in landscape, as wide as the paper, and says what may be written where there is no upper bound", async () => {
    const parts = readZip(await fieldWorkbook(SHEETS, HEAD, "nb"));
    const sheet = new TextDecoder().decode(parts.get("xl/worksheets/sheet2.xml"));
    expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(sheet.indexOf("<pageSetup")).toBeGreaterThan(sheet.indexOf("</dataValidations>"));
    expect(sheet).toContain('error="Skriv minst 0."');
  });

  test("may say from when until when, by date or for every year, and the end must come after the beginning", async () => {
    const { changes, problems } = await imported({
      "2!D2": 106,
      "2!E2": "1.3.2024",
      "2!F2": 45_536,
      "2!D3": 400,
      "2!E3": "1.7.",
      "2!F3": "16.8.",
    });
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      { path: BEDS.path, set: 106, from: "2024-03-01", to: "2024-09-01" },
      { path: HOURS.path, set: 400, from: "07-01", to: "08-16" },
    ]);
    const wrong = await imported({ "2!D2": 106, "2!E2": "1.3.2024", "2!F2": "1.2.2024", "2!F3": "16.8." });
    expect(wrong.changes).toEqual([]);
    expect(wrong.problems.map(({ cell, mistake }) => `${cell} ${mistake}`)).toEqual(["F2 not-an-end", "F3 not-an-end"]);
  });

  test("is read with what was filled in: numbers as numbers or as people write them, dates, reasons, kinds", async () => {
    const { changes, problems } = await imported({
      "2!D2": 106,
      "2!D3": "1\u00a0412,5",
      "2!E3": 46_082,
      "2!G2": "Åpner ny post",
      "2!I2": "antakelse",
      "3!D2": "30 %",
      "3!D3": 0.7,
    });
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      { path: BEDS.path, set: 106, rationale: "Åpner ny post", kind: "assumption" },
      { path: HOURS.path, set: 1412.5, from: "2026-03-01" },
      { path: ROUTES[0].path, set: 0.3 },
      { path: ROUTES[1].path, set: 0.7 },
    ]);
  });

  test("tells every mistake by sheet and cell, in the language of the reader", async () => {
    const { problems } = await imported({
      "2!D2": "ni",
      "2!D3": -1,
      "2!E3": "mandag",
      "2!I3": "gjetning",
      "3!D2": 0.3,
      "3!J3": ROUTES[0].path,
      "4!D2": "=cmd|&apos;/c calc&apos;!A1",
    });
    const told = problems.map((problem) => `${placeText(problem, "nb")}: ${problemText(problem, "nb", SPEECHES.nb)}`);
    expect(told).toContain("Ark Kapasitet, celle D3: -1 er for lite. Skriv minst 0.");
    expect(told.find((line) => line.includes("celle E3"))).toContain("«mandag» er ikke en dato");
    expect(told.find((line) => line.includes("celle I3"))).toContain("«gjetning» kan ikke velges");
    expect(told.find((line) => line.includes("Ark Forløp, celle J3"))).toContain("står to ganger");
    expect(told.find((line) => line.includes("Ark Forløp, celle D2"))).toContain("105 % til sammen, og skal bli 100 %");
    expect(told.find((line) => line.includes("Ark Kjøring, celle D2"))).toContain("har en formel");
    const first = (await imported({ "2!D2": "ni" })).problems[0];
    expect(`${placeText(first, "nb")}: ${problemText(first, "nb", SPEECHES.nb)}`).toBe(
      "Ark Kapasitet, celle D2: «ni» er ikke et tall. Skriv for eksempel 9 eller 9,5.",
    );
    expect(`${placeText(first, "en")}: ${problemText(first, "en", SPEECHES.en)}`).toBe(
      "Sheet Kapasitet, cell D2: “ni” is not a number. Write for example 9 or 9.5.",
    );
  });

  test("comes back as it was, with comments in the cells that are wrong", async () => {
    const file = await filledIn({ "2!D2": "ni" });
    const { parts, sheets } = readXlsx(file);
    const marked = new Map(parts);
    for (const text of ["først", "«ni» er ikke et tall & mer"]) {
      // Marked once more, it has the new comments only.
      addComments(marked, sheets[1].part, [{ row: 2, column: 4, text }], "Pasientflyt");
    }
    const again = readXlsx(zipped(marked));
    expect(again.sheets).toEqual(sheets);
    const text = (name: string): string => new TextDecoder().decode(again.parts.get(name));
    const comments = [...again.parts.keys()].filter((name) => name.includes("comments"));
    expect(comments).toHaveLength(1);
    expect(text(comments[0])).toContain(
      `<comment ref="D2" authorId="0"><text><t xml:space="preserve">«ni» er ikke et tall &amp; mer<`,
    );
    expect(text(sheets[1].part).match(/<legacyDrawing/g)).toHaveLength(1);
    expect(text("[Content_Types].xml").match(/comments\+xml/g)).toHaveLength(1);
  });

  test("refuses a workbook without its columns", () => {
    expect(() => importFields(tablesOfWorkbook(readXlsx(workbook([ONE_CELL]))), ROWS)).toThrow(FileRefused);
  });
});

describe("Norwegian CSV", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((value) => value.replaceAll("\r", "").trim());
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((one) => one + 0),
    fc.integer({ min: -5000, max: 5000 }),
  );

  test("is read as it was written: signs, quotes, decimal commas, texts that look like formulas", () => {
    const cells = fc.array(fc.tuple(text, value), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cells, (rows) => {
        const written = csvText(
          tableOf(rows, [
            {
              name: "tekst",
              type: "text",
              description: "",
              of: ([cell]) => (cell.startsWith("'") ? `x${cell}` : cell),
            },
            { name: "tall", type: "number", description: "", of: ([, cell]) => cell },
          ]),
          "excel-no",
        );
        const read = tableOfCsv(written).rows.slice(1);
        expect(read.map(({ cells: own }) => readCellNumber(String(own.get(2)?.value)))).toEqual(
          rows.map(([, cell]) => (Object.is(cell, -0) ? 0 : cell)),
        );
        expect(read.map(({ cells: own }) => own.get(1)?.value)).toEqual(
          rows.map(([cell]) => (cell.startsWith("'") ? `x${cell}` : cell)),
        );
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  test("has every number that the page writes for people, with no-break spaces and U+2212", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
        const number = Number(`${digits}e-${decimals}`);
        const shown = formatNumber(number, { language: "nb", decimals });
        expect(readNumber(shown)).toBe(number);
        expect(readShare(`${shown}\u00a0%`)).toBe(Number((number / 100).toPrecision(15)));
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  test("carries a scenario out and in again", () => {
    const changed = ROWS.map((one) => (one === BEDS ? { ...one, value: 90, kind: "assumption" as const } : one));
    const written = csvText(fieldTable([{ name: "", rows: changed }], "nb"), "excel-no");
    expect(written).toContain(";412,5;412,5;");
    const { changes, problems } = importFields([tableOfCsv(written)], ROWS);
    expect({ changes, problems }).toEqual({
      changes: [{ path: BEDS.path, set: 90, kind: "assumption" }],
      problems: [],
    });
    const { problems: wrong } = importFields([tableOfCsv(written.replace(";90;", ";ni;"))], ROWS);
    expect(placeText(wrong[0], "nb")).toBe("Linje 2, kolonne 4");
    expect(SOURCE_KINDS.map((kind) => KIND_NAMES[kind].nb)).toEqual(["kilde", "avledet", "antakelse"]);
  });
});
