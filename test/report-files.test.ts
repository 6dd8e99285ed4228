import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inputParameters } from "../report/input-parameters.ts";
import { LANGUAGES } from "../report/language.ts";
import { REPORT_TEMPLATES } from "../report/report-formats.ts";
import { reportFindings } from "../report/report-build.ts";
import type { ReportInput } from "../report/report-input.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { headerCells, officeParts, sheetsOf, wordCells, wordHeadings } from "./support/office-files.ts";
import { widthInDejaVuBold } from "./support/font-widths.ts";
import { comparedInto, inputFrom, ReportMaker, runInto } from "./support/report-folder.ts";

let folder: string;
let compared: ReportInput;
let run: ReportInput;
let maker: ReportMaker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-report-"));
  maker = new ReportMaker();
  await comparedInto(join(folder, "compared"), ["helsehus+10", "langtid+30"]);
  await runInto(join(folder, "run"), "two-municipalities");
  compared = await inputFrom(join(folder, "compared"));
  run = await inputFrom(join(folder, "run"));
});

afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

/** Rows of a CSV file of the comparison, by column name. */
async function csvRows(name: string): Promise<Record<string, string>[]> {
  const { header, rows } = parseCsv(await readFile(join(folder, "compared", name), "utf8"));
  return rows.map(({ cells }) => Object.fromEntries(header!.cells.map((column, at) => [column, cells[at]])));
}

const numberOrNull = (text: string) => (text === "" ? null : Number(text));
const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

describe("numbers", () => {
  test("of a workbook are all those of summary.csv and differences.csv that are not 0 throughout, to the last digit and in their order", async () => {
    const { content } = await maker.make(compared, "xlsx", "full", "en");
    const sheets = new Map(sheetsOf(bytesOf(content)).map(({ name, rows }) => [name, rows]));
    const [head, ...figures] = sheets.get("All figures")!;
    expect(head).toEqual([
      "Alternative",
      "Measure",
      "About",
      "Unit",
      "Mean",
      "95% CI, low",
      "95% CI, high",
      "10% quantile",
      "Median",
      "90% quantile",
      "Replications",
      "measure",
    ]);
    const summary = (await csvRows("summary.csv")).filter(({ mean, p10, p90 }) =>
      [mean, p10, p90].some((text) => text !== "0"),
    );
    expect(figures.length).toBe(summary.length);
    figures.forEach((cells, at) => {
      const { mean, ci95Low, ci95High, p10, p50, p90, count, measure } = summary[at];
      expect(cells.slice(4)).toEqual([
        ...[mean, ci95Low, ci95High, p10, p50, p90].map(numberOrNull),
        Number(count),
        measure,
      ]);
    });
    const [, ...changes] = sheets.get("All changes")!;
    const differences = (await csvRows("differences.csv")).filter(
      ({ difference, ci95Low, ci95High }) =>
        difference !== "0" || [ci95Low, ci95High].some((text) => text !== "" && text !== "0"),
    );
    expect(changes.length).toBe(differences.length);
    changes.forEach((cells, at) => {
      const { difference, ci95Low, ci95High, measure } = differences[at];
      expect([...cells.slice(5, 8), cells[9]]).toEqual([...[difference, ci95Low, ci95High].map(numberOrNull), measure]);
    });
  });

  test("of a page are those of differences.csv: the number behind each change is there with all digits", async () => {
    const page = String((await maker.make(compared, "html", "paper", "nb")).content);
    const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row);
    const total = rows.filter((row) => row.includes("Alle i St. Olavs hospital"));
    expect(total.length).toBe(2);
    const differences = await csvRows("differences.csv");
    const summary = await csvRows("summary.csv");
    const isTotal = (row: Record<string, string>) =>
      ["place", "waitingFor", "from", "group", "actor", "weekday"].every((field) => row[field] === "");
    ["dischargeReadyMean", "overstayNightsPerYear"].forEach((measure, at) => {
      const values = [...total[at].matchAll(/data-value="([^"]*)"/g)].map(([, value]) => Number(value));
      const own = differences.filter((row) => row["measure"] === measure && isTotal(row));
      const mean = summary.find(
        (row) => row["measure"] === measure && isTotal(row) && row["alternative"] === "trondheim",
      );
      expect(values).toEqual([Number(mean?.["mean"]), ...own.map(({ difference }) => Number(difference))]);
    });
  });

  test("of a Word document are written as on the page, cell by cell", async () => {
    const page = String((await maker.make(compared, "html", "paper", "nn")).content);
    const parts = officeParts(bytesOf((await maker.make(compared, "docx", "paper", "nn")).content));
    const cells = wordCells(String(parts.get("word/document.xml")));
    // What can be opened on the page is not on paper.
    const shown = page.replace(/<details>.*?<\/details>/gs, "");
    const onPage = [...shown.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)].map(([tag]) =>
      tag
        .replace(/<[^>]*>/g, "")
        .replaceAll("&amp;", "&")
        .replaceAll("&quot;", '"'),
    );
    expect(onPage.length).toBeGreaterThan(60);
    expect(cells).toEqual(onPage);
  });
});

test.each(LANGUAGES)("the findings of a run in %s have no mean without its uncertainty", (language) => {
  const text = reportFindings(run, "paper", language).replaceAll("\u00a0", " ");
  // How much single years vary is no mean.
  const spread = / (?:Enkeltår varierer|Single years vary) .*/g;
  const brackets = /\((?:95 % KI|95% CI) [^()]*\d(?:–| til | to )[^()]*\)/g;
  const items = text
    .replace(spread, "")
    .split("\n")
    .filter((line) => line !== "");
  expect(items.length).toBeGreaterThanOrEqual(4);
  for (const item of items) {
    const numbers = item.replace(brackets, "").match(/\d[\d ,.]*/g) ?? [];
    expect({ item, intervals: item.match(brackets)?.length }).toEqual({ item, intervals: numbers.length });
  }
});

describe("money", () => {
  test("of a workbook is that of ledger.csv, entry by entry, to the last digit", async () => {
    const { content } = await maker.make(compared, "xlsx", "full", "en");
    const [, ...entries] = sheetsOf(bytesOf(content)).find(({ name }) => name === "Ledger")!.rows;
    const rows = await csvRows("ledger.csv");
    expect(entries.length).toBe(rows.length);
    entries.forEach((cells, at) => {
      const { quantity, unitPrice, priceYear, amount, ci95Low, ci95High } = rows[at];
      const written = [quantity, unitPrice, priceYear, amount, ci95Low, ci95High].map(numberOrNull);
      expect(cells.slice(5, 11)).toEqual(written);
    });
  });

  test("of a page is what is reckoned from the replications: nets and freed bed-days of every party", async () => {
    const page = String((await maker.make(compared, "html", "paper", "nb")).content);
    for (const name of ["St. Olavs hospital", "Trondheim kommune"]) {
      const row = new RegExp(`<tr><th scope="row">${name}, netto i året</th>(.*?)</tr>`).exec(page)?.[1] ?? "";
      const values = [...row.matchAll(/data-value="([^"]*)"/g)].map(([, value]) => Number(value));
      const party = { "St. Olavs hospital": "st-olavs", "Trondheim kommune": "trondheim" }[name];
      const nets = compared
        .money!.slice(1)
        .map(({ differences }) => differences!.find((one) => one.party === party)!.net.mean);
      expect(values).toEqual(nets);
      expect(nets.some((net) => net !== 0)).toBe(true);
    }
    expect(page).toContain("frigjorte liggedøgn");
  });

  test("that is not in the folder is said to be missing, with what to do", async () => {
    const { money: _, ...without } = compared;
    for (const language of LANGUAGES) {
      const page = String((await maker.make(without, "html", "paper", language)).content);
      expect(page).toContain("<code>--money</code>");
    }
    expect(String((await maker.make(compared, "html", "paper", "nb")).content)).not.toContain("<code>--money</code>");
  });
});

describe.each(REPORT_TEMPLATES)("the template %s", (template) => {
  test("is made in every language and format of a comparison and of a run, with nothing undefined in it", async () => {
    for (const input of [compared, run]) {
      for (const language of LANGUAGES) {
        const page = String((await maker.make(input, "html", template, language)).content);
        expect(page).toContain(`<html lang="${language}">`);
        expect(page).not.toMatch(/undefined|NaN|\[object/);
        expect(page).toContain("flyt rerun manifest.json");
        const isShown = page.replaceAll("<wbr>", "");
        for (const { hash } of input.manifest.scenarios) expect(isShown.includes(String(hash))).toBe(true);
      }
    }
  });

  test("is the same bytes each time in every format, and knows no clock but the day of the run", async () => {
    const input = template === "paper" ? compared : run;
    for (const format of ["html", "docx", "xlsx"] as const) {
      const [one, other] = [
        await maker.make(input, format, template, "nb"),
        await maker.make(input, format, template, "nb"),
      ];
      expect(Buffer.from(bytesOf(one.content)).equals(bytesOf(other.content))).toBe(true);
      if (format === "html") continue;
      const core = String(officeParts(bytesOf(one.content)).get("docProps/core.xml") ?? "");
      for (const [, at] of core.matchAll(/dcterms:W3CDTF">([^<]*)</g)) expect(at).toBe("2026-11-29T00:00:00Z");
    }
  });
});

test("a Word document has real headings, header rows that repeat, and texts for its pictures", async () => {
  const parts = officeParts(bytesOf((await maker.make(compared, "docx", "full", "nb")).content));
  const document = String(parts.get("word/document.xml"));
  const headings = wordHeadings(document);
  expect(headings[0]).toEqual({ level: 1, text: "Trondheim og St. Olavs, grunnscenario 2024" });
  expect(headings.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      "Funn",
      "Sammenligning med basis",
      "Hvem betaler, hvem sparer",
      "Forutsetninger",
      "Begrensninger",
      "Slik gjentas beregningen",
    ]),
  );
  headings.slice(1).forEach(({ level }, at) => expect(level - headings[at].level).toBeLessThanOrEqual(1));
  const tables = document.split("<w:tbl>").slice(1);
  expect(tables.length).toBeGreaterThan(6);
  for (const table of tables) expect(table).toContain("<w:tblHeader/>");
  const pictures = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"[^>]*>/g)].map(
    ([, description]) => description,
  );
  expect(pictures.length).toBeGreaterThan(5);
  for (const description of pictures) expect(description.length).toBeGreaterThan(20);
  const images = [...parts].filter(([name]) => name.startsWith("word/media/"));
  expect(images.length).toBeGreaterThan(3);
  for (const [, image] of images) expect(image.slice(1, 4)).toBe("PNG");
  expect(String(parts.get("word/styles.xml"))).toContain('w:val="nb-NO"');
  expect([...parts.values()].join("")).not.toContain('TargetMode="External"');
});

test.each(LANGUAGES)(
  "no word of a header of a Word document in %s is cut, even in the widest font that stands in for its own",
  async (language) => {
    for (const template of REPORT_TEMPLATES) {
      for (const input of [compared, run]) {
        const parts = officeParts(bytesOf((await maker.make(input, "docx", template, language)).content));
        const cells = headerCells(String(parts.get("word/document.xml")));
        expect(cells.length).toBeGreaterThan(1);
        for (const { text, width, points } of cells) {
          for (const word of text.split(" ")) {
            expect({ word, fits: widthInDejaVuBold(word) * points * 20 <= width }).toEqual({ word, fits: true });
          }
        }
      }
    }
  },
);

test("a workbook begins with an explanation and has no cell that is a formula", async () => {
  const parts = officeParts(bytesOf((await maker.make(compared, "xlsx", "paper", "nb")).content));
  const sheets = sheetsOf(bytesOf((await maker.make(compared, "xlsx", "paper", "nb")).content));
  expect(sheets.map(({ name }) => name)).toEqual([
    "Forklaring",
    "Pasientflyt og køer i basis",
    "Sammenligning med basis",
    "Hvem betaler, hvem sparer",
    "Hva alternativene endrer",
    "Kapasitet",
    "Slik gjentas beregningen",
  ]);
  const texts = sheets[0].rows.flat().filter((cell) => cell !== null);
  expect(texts).toContain("Syntetiske data");
  expect(texts.some((text) => String(text).includes("10 flere helsehusplasser (langtidseffekt): "))).toBe(true);
  for (const [name, xml] of parts) if (name.startsWith("xl/worksheets/")) expect(xml).not.toContain("<f>");
  const flow = sheets[1].rows;
  expect(flow[1].slice(2, 7).every((cell) => typeof cell === "number" || cell === null)).toBe(true);
});

test("names from a scenario are text in every format, whatever is in them", async () => {
  const hostile = `=cmd|' /C calc'!A1 </title><script>alert(1)</script> & "x" \u0001`;
  const named = {
    ...run,
    manifest: { ...run.manifest, scenarios: run.manifest.scenarios.map((one) => ({ ...one, title: hostile })) },
  };
  const page = String((await maker.make(named, "html", "full", "en")).content);
  expect(page).not.toContain("<script");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; ");
  expect(page).not.toContain("\u0001");
  const document = String(
    officeParts(bytesOf((await maker.make(named, "docx", "paper", "en")).content)).get("word/document.xml"),
  );
  expect(document).not.toContain("<script");
  expect(document).not.toContain("\u0001");
  const [explanation] = sheetsOf(bytesOf((await maker.make(named, "xlsx", "paper", "en")).content));
  expect(explanation.rows[0][0]).toBe(hostile.replace("\u0001", ""));
});

test.each(LANGUAGES)(
  "the method has the whole checklist in %s: as many headings and gaps for a person as STRESS-DES.md",
  async (language) => {
    const checklist = await readFile(join(folder, "compared", "STRESS-DES.md"), "utf8");
    const page = String((await maker.make(compared, "html", "method", language)).content);
    expect(page.match(/<p class="gap">/g)?.length).toBe(checklist.match(/TO BE WRITTEN BY A PERSON/g)?.length);
    const numberOf = (titles: RegExpMatchArray[]) => titles.map(([, number]) => number);
    const wanted = [...checklist.matchAll(/^#{2,4} (\d[\d.]*) /gm)];
    expect(wanted.length).toBeGreaterThan(29);
    expect(numberOf([...page.matchAll(/<h[2-4]>(\d[\d.]*) /g)])).toEqual(numberOf(wanted));
    if (language !== "en") for (const word of [" the ", " are ", "TO BE"]) expect(bare(page)).not.toContain(word);
    expect(page).not.toContain("```");
    expect(page).not.toContain("flowchart LR");
    expect(page).not.toContain("input-parameters");
  },
);

/** What the program says: without tables, which have the texts of the scenario, and lists of sources. */
function bare(page: string): string {
  return page.split("<main>")[1].replace(/<table>.*?<\/table>|<ul>.*?<\/ul>|<svg.*?<\/svg>|<style>.*?<\/style>/gs, "");
}

test("the method as a workbook has every number of the scenario by itself", async () => {
  const { content } = await maker.make(compared, "xlsx", "method", "en");
  const sheet = sheetsOf(bytesOf(content)).find(({ name }) => name === "Input parameters")!;
  expect(sheet.rows.slice(1).map(([path]) => path)).toEqual(
    inputParameters(compared.runs[0].loaded).map(({ path }) => path),
  );
});

test("a paper on many alternatives shows the three that help most, and says how many more there are", async () => {
  const many = {
    ...compared,
    runs: [
      compared.runs[0],
      ...Array.from({ length: 10 }, () => compared.runs[1]),
      ...Array.from({ length: 10 }, () => compared.runs[2]),
    ],
  };
  const money = many.runs.map((one) => compared.money![compared.runs.indexOf(one)]);
  const scenarios = many.runs.map((_, at) => ({
    ...compared.manifest.scenarios[0],
    name: `a${at}`,
    title: `Alternativ ${at}`,
  }));
  const page = String(
    (await maker.make({ ...many, money, manifest: { ...compared.manifest, scenarios } }, "html", "paper", "nb"))
      .content,
  );
  expect(page).toContain("17 alternativer til står i den fulle rapporten.");
});

test("a file that is not of a results folder is refused with what is strange in it", async () => {
  const { manifest, runs } = run;
  const { reportInput } = await import("../report/report-input.ts");
  const scenarios = runs.map(({ loaded }) => loaded);
  await expect(reportInput({ manifest, scenarios, summary: "measure,mean\nhappiness,3\n" })).rejects.toThrow(
    'unknown measure "happiness"',
  );
  await expect(reportInput({ manifest, scenarios, summary: "measure\nqueueMean\n" })).rejects.toThrow("no column");
});
