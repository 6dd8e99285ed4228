/*
 * Staff, cost per user and the fee by year in reports: read back from a results folder to the last digit, in the full report and its
 * workbook in three languages, and not in the paper of two pages.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { costData, costDifferenceData } from "../report/cost-data.ts";
import { csvRows } from "../report/csv-rows.ts";
import { csvText } from "../report/csv-text.ts";
import { feeByYearData } from "../report/fee-data.ts";
import { LANGUAGES } from "../report/language.ts";
import { STAFF_NAMES } from "../report/forecast-words.ts";
import { reportDocument } from "../report/report-build.ts";
import type { StaffCategory } from "../scenarios/staff-norms.ts";
import { formatNumber } from "../report/numbers.ts";
import type { ReportInput } from "../report/report-input.ts";
import { staffData, staffDifferenceData } from "../report/staff-data.ts";
import { commandHere } from "./support/command-here.ts";
import { officeParts, sheetsOf, wordCells, wordHeadings } from "./support/office-files.ts";
import { inputFrom, ReportMaker } from "./support/report-folder.ts";

const TABLES = [
  { file: "fee-by-year.csv", of: feeByYearData, sheet: ["Gebyr år for år", "Gebyr år for år", "Fee year by year"] },
  { file: "staff.csv", of: staffData, sheet: ["Årsverk", "Årsverk", "Staff"] },
  {
    file: "staff-differences.csv",
    of: staffDifferenceData,
    sheet: ["Årsverk, endring", "Årsverk, endring", "Staff, change"],
  },
  { file: "cost-per-user.csv", of: costData, sheet: ["Kostnad per bruker", "Kostnad per brukar", "Cost per user"] },
  {
    file: "cost-per-user-differences.csv",
    of: costDifferenceData,
    sheet: ["Kostnad per bruker, forskjell", "Kostnad per brukar, skilnad", "Cost per user, difference"],
  },
] as const;
const CHANGE = "places.nordvik-korttid.capacityBeds=+4";

let folder: string;
let input: ReportInput;
const maker = new ReportMaker();
const textOf = (file: string): string => readFileSync(join(folder, "compared", file), "utf8");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-report-extras-"));
  const period = ["--set", "run.warmUpDays=60", "--set", "run.startDate=2024-12-01", "--set", "run.endDate=2025-02-01"];
  const asked = ["--money", "--staff", "--cost-per-user", "--fee-by-year", "-n", "4", "--threads", "1", "-q"];
  const words = ["compare", "two-municipalities", "--with", CHANGE, ...period, ...asked];
  const { exitCode, stderr } = await commandHere([...words, "--out", join(folder, "compared")]);
  if (exitCode !== 0) throw new Error(stderr);
  input = await inputFrom(join(folder, "compared"));
}, 120_000);
afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(TABLES)("what a report knows of $file is what stands in it, byte for byte", ({ file, of }) => {
  const runs = input.extras!.runs.map((run, at) => ({ ...run, name: input.manifest.scenarios[at]!.name }));
  expect(csvRows(textOf(file)).length).toBeGreaterThan(1);
  // Names are those of the table of prices, of which a report has the English one.
  expect(csvText(of(runs), "neutral")).toBe(textOf(file));
});

describe.each(LANGUAGES.map((language, at) => ({ language, at })))(
  "the full report in $language",
  ({ language, at }) => {
    test("has every row of the tables as sheets of its workbook, number for number", async () => {
      const { content } = await maker.make(input, "xlsx", "full", language);
      const sheets = sheetsOf(content as Uint8Array);
      for (const { file, of, sheet } of TABLES) {
        const found = sheets.find(({ name }) => name === sheet[at]);
        const rows = csvRows(textOf(file));
        expect([file, found?.rows.length]).toEqual([file, rows.length + 1]);
        const { columns } = of([{ name: "" }, { name: "" }]);
        // No id of a column is left where words should be.
        expect(
          found!.rows[0]!.filter((header) => columns.some(({ name }) => name === header && /[a-z][A-Z]/.test(name))),
        ).toEqual([]);
        for (const [column, { name, type }] of columns.entries()) {
          if (type === "text") continue;
          const numbers = rows.map((row) => (row[name] === "" ? null : Number(row[name])));
          expect([file, name, found!.rows.slice(1).map((cells) => cells[column] ?? null)]).toEqual([
            file,
            name,
            numbers,
          ]);
        }
      }
    });

    test("has sections with their tables on the page and in Word, and the paper has none", async () => {
      const titles = {
        nb: ["Årsverk og lønn", "Kostnad per bruker"],
        nn: ["Årsverk og løn", "Kostnad per brukar"],
        en: ["Staff and wages", "Cost per user"],
      }[language];
      const [page, word, paper] = [
        String((await maker.make(input, "html", "full", language)).content),
        (await maker.make(input, "docx", "full", language)).content as Uint8Array,
        String((await maker.make(input, "html", "paper", language)).content),
      ];
      const document = String(officeParts(word).get("word/document.xml"));
      const headings = wordHeadings(document).map(({ text }) => text);
      const cells = wordCells(document).map((text) => text.replaceAll("\u00a0", " "));
      for (const title of titles) {
        expect(page).toContain(`>${title}</h2>`);
        expect(headings).toContain(title);
        expect(paper).not.toContain(`>${title}</h2>`);
      }
      // A figure of each table as a reader sees it: the mean of summed wages, the users, the nights of a year.
      const staff = csvRows(textOf("staff.csv")).find((row) => row["category"] === "total" && row["wageForPlacesNok"]);
      const wages = formatNumber(Number(staff!["wageForPlacesNok"]) / 1e6, { language, decimals: 1 });
      const fee = csvRows(textOf("fee-by-year.csv"))[0]!;
      const nights = formatNumber(Number(fee["nights"]), { language, decimals: 0 });
      const [unit] = csvRows(textOf("cost-per-user.csv")).filter((row) => row["figure"] === "directPerUnitNok");
      const direct = formatNumber(Number(unit!["value"]), { language, decimals: 0 });
      for (const text of [wages, nights, direct]) expect(cells).toContain(text.replaceAll("\u00a0", " "));
    });
  },
);

test("no table of staff is wider than paper: categories are told norm by norm, and none is lost", () => {
  const { blocks } = reportDocument(input, "full", "en");
  const tables = blocks.flatMap((block) =>
    block.kind === "table" && /[Ff]ull-time equivalents|staff cost/.test(block.caption) ? [block.table] : [],
  );
  expect(tables.length).toBeGreaterThan(3);
  for (const { columns } of tables) expect(columns.length).toBeLessThanOrEqual(10);
  const told = tables.flatMap(({ columns, rows }) => [
    ...columns.map(({ header }) => header),
    ...rows.map(({ cells }) => cells[0]!.text),
  ]);
  const rows = csvRows(textOf("staff.csv")).filter(
    ({ category, norm }) => category !== "total" && norm !== "home-care",
  );
  for (const { category, fteForPatients } of rows) {
    if (Number(fteForPatients) === 0) continue;
    const name = STAFF_NAMES[category as StaffCategory].en;
    expect(told.some((text) => text === name || text === name.replace("- ", ""))).toBe(true);
  }
});

test("a folder without them has a report without their sections", async () => {
  const { extras: _, ...without } = input;
  const { content } = await maker.make(without, "html", "full", "en");
  for (const title of ["Staff and wages", "Cost per user", "Fee year by year"])
    expect(String(content)).not.toContain(title);
});
