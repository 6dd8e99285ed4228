import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../engine/measures.ts";
import { CATALOGUE, MEASURE_IDS, measureName, unitName } from "../report/catalogue.ts";
import { LANGUAGES, textIn } from "../report/language.ts";
import {
  decimalsFor,
  differenceDecimals,
  formatDate,
  formatInterval,
  formatNumber,
  formatPlusMinus,
} from "../report/numbers.ts";
import { brokenText, displayWidth, markdownTable, type Table, textTable, textTables } from "../report/table.ts";
import { DATA_LABELS, DIMENSION_NAMES, UNIT_NAMES, VERDICT_NAMES, WEEKDAY_NAMES } from "../report/words.ts";

const NBSP = "\u00a0";

describe("the catalogue", () => {
  test.each(LANGUAGES)("in %s has a name, a definition and a formula for every measure, none empty", (language) => {
    expect(Object.keys(CATALOGUE).sort()).toEqual(Object.keys(MEASURES).sort());
    for (const measure of MEASURE_IDS) {
      const { name, definition, formula } = CATALOGUE[measure];
      expect(name[language]).toMatch(/^\p{Lu}[^.]+$/u);
      expect(definition[language]).toMatch(/^[\p{Lu}\d].+\.$/u);
      expect(formula[language].trim()).not.toBe("");
      expect(name[language].length).toBeLessThanOrEqual(44);
    }
  });

  test.each(LANGUAGES)("in %s has no two measures of one name or one definition", (language) => {
    const names = MEASURE_IDS.map((measure) => measureName(measure, language).toLowerCase());
    const definitions = MEASURE_IDS.map((measure) => CATALOGUE[measure].definition[language]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(definitions).size).toBe(definitions.length);
  });

  test("knows every unit, and has none that no measure uses", () => {
    const used = new Set<string>(MEASURE_IDS.map((measure) => MEASURES[measure].unit));
    expect(Object.keys(UNIT_NAMES).sort()).toEqual([...used].sort());
    expect(unitName("occupancyShare", "nb")).toBe("%");
    expect(unitName("overstayNightsPerYear", "nn")).toBe("døgn per år");
  });

  test("has all words in all languages", () => {
    const words = [UNIT_NAMES, DIMENSION_NAMES, VERDICT_NAMES, DATA_LABELS].flatMap((record) => Object.values(record));
    for (const word of [...words, ...WEEKDAY_NAMES]) {
      for (const language of LANGUAGES) expect(word[language].trim()).not.toBe("");
    }
    expect(WEEKDAY_NAMES.map(({ en }) => en)).toHaveLength(7);
    expect(VERDICT_NAMES.worse.nn).toBe("Dårlegare");
  });

  test("keeps nynorsk free of the bokmål words that are easily left behind", () => {
    const text = MEASURE_IDS.flatMap((measure) => Object.values(CATALOGUE[measure]).map(({ nn }) => nn)).join(" ");
    expect(text).not.toMatch(/utskrivning/i);
    for (const word of [
      "ikke",
      "hjemme",
      "fra",
      "noen",
      "mens",
      "uten",
      "hver",
      "tjeneste",
      "andel",
      "fikk",
      "antall",
    ]) {
      expect(text).not.toMatch(new RegExp(`(^|[^\\p{L}])${word}($|[^\\p{L}])`, "iu"));
    }
  });

  test("takes a text in the language asked for, and bokmål where it has none", () => {
    expect(textIn("nn", { nb: "hjem", nn: "heim" })).toBe("heim");
    expect(textIn("en", { nb: "hjem" })).toBe("hjem");
    expect(textIn("en", "as it is")).toBe("as it is");
  });
});

describe("numbers", () => {
  test("are written as each language writes them", () => {
    expect(formatNumber(12345.64, { language: "nb", decimals: 1 })).toBe(`12${NBSP}345,6`);
    expect(formatNumber(12345.64, { language: "nn", decimals: 1 })).toBe(`12${NBSP}345,6`);
    expect(formatNumber(12345.64, { language: "en", decimals: 1 })).toBe("12,345.6");
    expect(formatNumber(-4.2, { language: "nb", decimals: 1 })).toBe("\u22124,2");
    expect(formatNumber(0.874, { language: "nb", decimals: 0, isShare: true })).toBe(`87${NBSP}%`);
    expect(formatNumber(0.874, { language: "en", decimals: 1, isShare: true })).toBe("87.4%");
    expect(formatNumber(null, { language: "nb", decimals: 0 })).toBe("–");
    expect(formatNumber(NaN, { language: "nb", decimals: 0 })).toBe("–");
  });

  test("always show the sign of a difference, but none of a difference that is rounded to 0", () => {
    const format = { language: "nb", decimals: 1, isDifference: true } as const;
    expect(formatNumber(3.14, format)).toBe("+3,1");
    expect(formatNumber(-3.14, format)).toBe("\u22123,1");
    expect(formatNumber(-0.01, format)).toBe("0,0");
    expect(formatNumber(-0.01, { language: "nb", decimals: 1 })).toBe("0,0");
  });

  // Where Intl knows the language, as Node does. Browsers do not know nynorsk, so ours asks nobody.
  test.each([
    ["nb", "nb-NO"],
    ["nn", "nn-NO"],
    ["en", "en-GB"],
  ] as const)("are in %s what Intl writes in %s, with one kind of space and of minus", (language, locale) =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.nat(4),
        fc.boolean(),
        (value, decimals, isDifference) => {
          const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
          const signDisplay = isDifference ? "exceptZero" : "negative";
          const known = new Intl.NumberFormat(locale, { ...digits, signDisplay }).format(value);
          const expected = known.replace(/[\u202f\u00a0 ]/g, NBSP).replace(/[-\u2212]/, "\u2212");
          expect(formatNumber(value, { language, decimals, isDifference })).toBe(expected);
        },
      ),
    ),
  );

  test("have intervals with an en dash, or a word where a sign stands in them", () => {
    expect(formatInterval([4.31, 6.12], { language: "nb", decimals: 1 })).toBe("4,3–6,1");
    expect(formatInterval([-6.1, -4.3], { language: "nb", decimals: 1, isDifference: true })).toBe("−6,1 til −4,3");
    expect(formatInterval([-0.2, 1.3], { language: "en", decimals: 1 })).toBe("−0.2 to 1.3");
    expect(formatInterval([0.97, 0.986], { language: "nb", decimals: 1, isShare: true })).toBe(`97,0–98,6${NBSP}%`);
    expect(formatInterval(null, { language: "nb", decimals: 1 })).toBe("–");
  });

  test("never show a mean as if it were certain", () => {
    expect(formatPlusMinus(31.24, [30.1, 32.3], { language: "nb", decimals: 1 })).toBe("31,2 ± 1,1");
    expect(formatPlusMinus(31.24, null, { language: "nb", decimals: 1 })).toBe("31,2 ± ?");
    expect(formatPlusMinus(0.5, [0.45, 0.55], { language: "en", decimals: 0, isShare: true })).toBe("50 ± 5%");
  });

  test.each([
    [0.9, 1],
    [1.1, 1],
    [3.5, 1],
    [4.3, 0],
    [12, 0],
    [4000, 0],
    [0.34, 2],
    [0.05, 2],
    [1e-9, 4],
  ])("with a half-width of %d have %d decimals", (halfWidth, decimals) => {
    expect(decimalsFor(50, [50 - halfWidth, 50 + halfWidth])).toBe(decimals);
    expect(decimalsFor(0.5, [0.5 - halfWidth / 100, 0.5 + halfWidth / 100], true)).toBe(decimals);
  });

  test("of a difference are one more where its interval would seem to reach 0", () => {
    expect(differenceDecimals(-5, [-10, -0.04])).toBe(1);
    expect(differenceDecimals(-5, [-10, 0.04])).toBe(0);
    expect(differenceDecimals(0.05, [0.0004, 0.1], true)).toBe(1);
    expect(differenceDecimals(-5, null)).toBe(decimalsFor(-5, null));
  });

  test("without a width have three digits, a whole number none", () => {
    expect([0.123, 7, 12.34, 567.8].map((value) => decimalsFor(value, null))).toEqual([2, 0, 1, 0]);
    expect(decimalsFor(3.25, [3.25, 3.25])).toBe(2);
  });

  test("are dates of a day or of every year", () => {
    expect(formatDate("2026-11-21", "nb")).toBe("21. nov. 2026");
    expect(formatDate("07-01", "nb")).toBe("1. juli");
    expect(formatDate("2026-11-21", "en")).toBe("21 Nov 2026");
  });
});

describe("a table", () => {
  const table: Table = {
    columns: [
      { header: "Sted", align: "left" },
      { header: "Kø i snitt", align: "right" },
    ],
    rows: [
      ["Ål", "1,5"],
      ["漢字", { text: "22,5", emphasis: "good" }],
      [{ text: "Overskrift som er lengre enn navnene", emphasis: "strong" }],
      ["e\u0301n", "3"],
    ],
  };

  test("is aligned by what the terminal shows", () => {
    expect(textTable(table)).toBe(
      [
        "Sted  Kø i snitt",
        "────  ──────────",
        "Ål           1,5",
        "漢字        22,5",
        "Overskrif…avnene",
        "e\u0301n             3",
      ].join("\n"),
    );
  });

  test("has colour only when asked", () => {
    expect(textTable(table)).not.toContain("\u001b");
    const coloured = textTable(table, { hasColour: true });
    expect(coloured).toContain("\u001b[32m22,5\u001b[0m");
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, "")).toBe(textTable(table));
  });

  test("breaks headers, then shortens names, so as to fit", () => {
    const wide: Table = {
      columns: [
        { header: "Tjeneste", align: "left" },
        { header: "Usikkerhet i snittet (95 % KI)", align: "right" },
      ],
      rows: [
        ["Korttidsplasser, Trøndelag sørvest", "4,3–6,1"],
        ["Fosen (Indre Fosen, Ørland, Åfjord, Osen)", "0,1–0,2"],
      ],
    };
    expect(Math.max(...textTable(wide, { widthColumns: 60 }).split("\n").map(displayWidth))).toBeLessThanOrEqual(60);
    const narrow = textTable(wide, { widthColumns: 34 });
    expect(Math.max(...narrow.split("\n").map(displayWidth))).toBeLessThanOrEqual(34);
    expect(narrow).toContain("Korttidsplass…sørvest");
    expect(narrow).toMatch(/^Fosen {2,}/m);
    expect(textTable({ ...wide, breaksNames: true }, { widthColumns: 34 })).toContain("\n  Trøndelag sørvest\n");
  });

  test("is split between blocks where it is too wide, the name first in each part", () => {
    const columns = ["a", "a", "b", "b"].map((block, at) => ({ header: `h${at}`, align: "right" as const, block }));
    const wide: Table = {
      columns: [{ header: "name", align: "left" }, ...columns],
      rows: [["one", "11111", "22222", "33333", "44444"], ["heading"]],
    };
    const parts = textTables(wide, { widthColumns: 24 }).split("\n\n");
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/name +h0 +h1\n/);
    expect(parts[1]).toMatch(/name +h2 +h3\n/);
    for (const part of parts) expect(part).toMatch(/one .*\nheading$/);
    expect(textTables(wide, { widthColumns: 80 })).toBe(textTable(wide));
  });

  test("fits any width that its figures allow", () => {
    const rowOf = fc.tuple(fc.string({ maxLength: 60 }), fc.stringMatching(/^[0-9]{0,8}$/));
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1 }), fc.integer({ min: 30, max: 120 }), (rows, widthColumns) => {
        const lines = textTable({ columns: table.columns, rows: rows as string[][] }, { widthColumns }).split("\n");
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(widthColumns);
      }),
    );
  });

  test("in Markdown keeps its bars to itself", () => {
    const bars: Table = { columns: table.columns, rows: [["a|b", "1"], ["head"]] };
    expect(markdownTable(bars)).toBe("| Sted | Kø i snitt |\n| :--- | ---: |\n| a\\|b | 1 |\n| head |  |");
  });

  test("knows no line wider than asked, but for a single word", () => {
    expect(brokenText("Usikkerhet i snittet (95 % KI)", 12)).toEqual(["Usikkerhet i", "snittet (95", "% KI)"]);
    expect(brokenText("Overliggerdøgn", 4)).toEqual(["Overliggerdøgn"]);
  });
});
