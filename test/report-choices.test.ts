/* What whoever makes a report decides about it: the text of the findings, what is shown, and that it is said so. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byKey, keyNamed, keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { inlines } from "../report/report-document.ts";
import { isEdited, summaryBlocks } from "../report/report-summary.ts";
import { LANGUAGES } from "../report/language.ts";
import { fewerKeys, type ReportChoices } from "../report/report-choices.ts";
import { REPORT_FORMATS, type ReportTemplate } from "../report/report-formats.ts";
import type { ReportInput } from "../report/report-input.ts";
import { REPORT_WORDS } from "../report/report-words.ts";
import { commandHere } from "./support/command-here.ts";
import { letterheadFile } from "./support/letterhead-file.ts";
import { officeParts, sheetsOf, wordCells } from "./support/office-files.ts";
import { comparedInto, inputFrom, ReportMaker, runInto } from "./support/report-folder.ts";

let folder: string;
let compared: ReportInput;
let run: ReportInput;
let maker: ReportMaker;
const path = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-report-choices-"));
  maker = new ReportMaker();
  const alternatives = ["places.nordvik-korttid.capacityBeds=+4", "places.nordvik-langtid.capacityBeds=+4"];
  await comparedInto(path("compared"), alternatives, "two-municipalities");
  await runInto(path("run"), "two-municipalities");
  compared = await inputFrom(path("compared"));
  run = await inputFrom(path("run"));
});
afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

const page = async (input: ReportInput, choices: ReportChoices, template: ReportTemplate = "paper") =>
  String((await maker.make(input, "html", template, "en", choices)).content);
const generated = async (input: ReportInput) => String((await maker.make(input, "md", "paper", "en")).content);
const rowNames = (html: string) => [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, text]) => text);

describe("a summary that was written by hand", () => {
  const SUMMARY = "Vi anbefaler **fire plasser til**.\n- Køen blir kortere\n- <b>Uten</b> mer stab";

  test.each(LANGUAGES)(
    "stands in place of the findings, is said to be so, and the generated text is an appendix: %s",
    async (language) => {
      const words = REPORT_WORDS[language];
      const before = String((await maker.make(compared, "html", "paper", language)).content);
      const after = String((await maker.make(compared, "html", "paper", language, { summary: SUMMARY })).content);
      const [findings, appendix] = after.split(`<h2>${words.appendix}</h2>`);
      expect(findings).toContain("Vi anbefaler <strong>fire plasser til</strong>.");
      expect(findings).toContain("<li>&lt;b&gt;Uten&lt;/b&gt; mer stab</li>");
      expect(findings).toContain(words.editedByUser);
      const own = /<h2>[^<]*<\/h2>\s*(<ul>.*?<\/ul>)/s.exec(before)![1];
      expect(findings).not.toContain(own);
      expect(appendix).toContain(own);
      expect(before).not.toContain(words.editedByUser);
    },
  );

  test.each(REPORT_FORMATS.filter((format) => format !== "md"))(
    "does not change a figure of the report as %s",
    async (format) => {
      const [before, after] = await Promise.all(
        [{}, { summary: SUMMARY }].map(
          async (choices) => (await maker.make(compared, format, "paper", "nb", choices)).content,
        ),
      );
      if (format === "html") {
        const values = (text: string) => [...text.matchAll(/data-value="([^"]*)"/g)].map(([, value]) => value);
        expect(values(String(before)).length).toBeGreaterThan(20);
        expect(values(String(after))).toEqual(values(String(before)));
      } else if (format === "docx") {
        const cells = (file: unknown) => wordCells(officeParts(file as Uint8Array).get("word/document.xml")!);
        expect(cells(after)).toEqual(cells(before));
      } else {
        const sheets = (file: unknown) => sheetsOf(file as Uint8Array);
        expect(sheets(after).slice(1)).toEqual(sheets(before).slice(1));
        const told = sheets(after)[0].rows.map(([cell]) => cell);
        expect(told).toContain("Vi anbefaler fire plasser til.");
        expect(told).toContain(REPORT_WORDS.nb.editedByUser);
      }
    },
  );

  test("that is the generated one is not said to be edited, in whatever lines it comes", async () => {
    for (const input of [compared, run]) {
      const text = await generated(input);
      expect(text).toMatch(/^- /);
      expect(await page(input, { summary: text.replaceAll("\n", "\r\n\r\n") })).toBe(await page(input, {}));
      expect(isEdited(`${text} !`, text)).toBe(true);
    }
  });

  test("is read as people write: lists without empty lines, other marks, headings below those of the report", () => {
    expect(summaryBlocks("# Kort sagt\nEn\nto\n* a\n• b\n1. c\n2. d\u0007")).toEqual([
      { kind: "heading", level: 3, text: "Kort sagt" },
      { kind: "paragraph", text: inlines("En to") },
      { kind: "list", items: [["a"], ["b"]] },
      { kind: "paragraph", text: ["1. c"] },
      { kind: "paragraph", text: ["2. d"] },
    ]);
  });

  test("loses nothing of what looks like a table or code and is none, or has lines of other lengths", () => {
    expect(summaryBlocks("| under streken")).toEqual([{ kind: "paragraph", text: ["| under streken"] }]);
    expect(summaryBlocks("|a|\n|b|")).toEqual([{ kind: "paragraph", text: ["|a| |b|"] }]);
    expect(summaryBlocks("```\nen\nto")).toEqual([{ kind: "code", text: "en\nto" }]);
    const [table] = summaryBlocks("|a|\n|-|\n|1|2|\n||");
    expect(table).toMatchObject({
      table: {
        columns: [{ header: "a" }, { header: "" }],
        rows: [
          ["1", "2"],
          ["", ""],
        ].map((row) => ({ cells: row.map((text) => ({ text })) })),
      },
    });
  });

  test("of nothing but blanks is none", async () => {
    expect(await page(compared, { summary: " \n " })).toBe(await page(compared, {}));
  });
});

describe("figures that are chosen", () => {
  const indicators = ["occupancyShare@nordvik-korttid", "waitDaysMean@nordvik-korttid"];

  test("are those of the comparison, to the last digit, and no others", async () => {
    const html = await page(compared, { indicators });
    const [, table] = html.split(REPORT_WORDS.en.comparisonTable);
    const values = [...table.split("</table>")[0].matchAll(/data-value="([^"]*)"/g)].map(([, value]) => Number(value));
    const wanted = indicators.flatMap((name) => {
      const key = keyNamed(
        name,
        compared.runs[0].estimates.map((one) => one.key),
      )!;
      const before = byKey(compared.runs[0].estimates).get(keyText(key))!.mean;
      return [before, ...compared.runs.slice(1).map((one) => byKey(one.differences).get(keyText(key))!.difference)];
    });
    expect(values).toEqual(wanted);
    expect(html).toContain("The indicators were chosen by who made the report.");
  });

  test("of a run are a table of their own; charts of other figures are left out", async () => {
    const html = await page(run, { indicators }, "full");
    const [, table] = html.split(`>${REPORT_WORDS.en.indicators}</caption>`);
    expect(rowNames(table.split("</table>")[0])).toEqual(["Occupancy", "Wait"]);
    expect(html).not.toContain(REPORT_WORDS.en.waiting);
    expect(await page(run, {}, "full")).toContain(REPORT_WORDS.en.waiting);
  });

  test("of a measure that has no total are those of each place, as many as there is room for, and it is said", async () => {
    const paper = await page(compared, { indicators: ["queueMean", "occupancyShare", "waitDaysMean", "waitDaysP90"] });
    expect(paper).toMatch(/chosen by who made the report; \d+ more are in the full report/);
    const full = await page(compared, { indicators: ["queueMean", "occupancyShare"] }, "full");
    expect(full).not.toContain("more are in the full report");
  });
});

test("where there is no room for all, each measure has a line before any has a second", () => {
  const key = (measure: MeasureKey["measure"], place: string): MeasureKey => ({ measure, place });
  const keys = [key("queueMean", "a"), key("queueMean", "b"), key("queueMean", "c"), key("occupancyShare", "a")];
  expect(fewerKeys(keys, 3)).toEqual([keys[0], keys[1], keys[3]]);
  expect(fewerKeys(keys, 1)).toEqual([keys[0]]);
  expect(fewerKeys(keys, Infinity)).toEqual(keys);
});

test("alternatives that are chosen are shown alone, and it is said how many there were", async () => {
  const { name } = compared.manifest.scenarios[2];
  const html = await page(compared, { alternatives: [name] });
  expect(html).toContain("The report shows 1 of 2 alternatives");
  const [first, second] = compared.manifest.scenarios
    .slice(1)
    .map(({ title }) => (typeof title === "string" ? title : title.nb));
  expect(html).toContain(`${second}: change`);
  expect(html).not.toContain(`${first}: change`);
});

describe("flyt report", () => {
  test("prints the findings to be edited, and takes them back with a choice and a document", async () => {
    const { stdout, exitCode } = await commandHere(["report", path("compared"), "--format", "md"]);
    expect([exitCode, stdout]).toEqual([0, await generated(compared)]);
    writeFileSync(path("findings.md"), `We recommend it.\n\n${stdout}`);
    writeFileSync(path("letter.docx"), await letterheadFile(["{{report}}"]));
    const words = [
      "--summary",
      path("findings.md"),
      "--indicators",
      "queueMean@nordvik-korttid, occupancyShare@nordvik-korttid",
    ];
    const made = await commandHere([
      "report",
      path("compared"),
      ...words,
      "--template",
      "full",
      "--template",
      path("letter.docx"),
      "--out",
      path("own.docx"),
      "-q",
    ]);
    expect(made).toMatchObject({ exitCode: 0, stdout: "" });
    const document = officeParts(readFileSync(path("own.docx"))).get("word/document.xml")!;
    for (const text of ["Til utvalget", "Full report", "We recommend it.", REPORT_WORDS.en.appendix]) {
      expect(document).toContain(text);
    }
  });

  test.each([
    [["--indicators", "happiness"], 2, '--indicators: the scenario has no figure called "happiness"'],
    [["--indicators", "queueMean@nordvik-kortid"], 2, "did you mean queueMean@nordvik-korttid?"],
    [["--alternatives", "helsehus+10"], 2, '--alternatives: the comparison has no alternative called "helsehus+10"'],
    [["--summary", "nowhere.md"], 3, "--summary: there is no file nowhere.md"],
    [["--template", "nowhere.docx", "--out", "never.docx"], 3, "--template: there is no file nowhere.docx"],
    [["--template", "LETTER", "--format", "html"], 2, "is for Word only, got --format html"],
    [["--template", "BROKEN", "--out", "never.docx"], 3, "is not a Word document that we can read"],
  ])("refuses %j with what to do", async (flags, exit, message) => {
    writeFileSync(path("broken.docx"), "PK");
    writeFileSync(path("letter.docx"), await letterheadFile([]));
    const own: Readonly<Record<string, string>> = { LETTER: path("letter.docx"), BROKEN: path("broken.docx") };
    const words = flags.map((word) => own[word] ?? word);
    const { exitCode, stdout, stderr } = await commandHere(["report", path("compared"), ...words]);
    expect([exitCode, stdout]).toEqual([exit, ""]);
    expect(stderr).toContain(message);
  });
});
