/*
 * A queue that grows without limit in what people read: need and capacity are told, and nothing that depends on how long was
 * simulated, in the text of commands and in reports. What programs read has all figures, and says that it grows.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvRows } from "../report/csv-rows.ts";
import type { Language } from "../report/language.ts";
import { commandHere } from "./support/command-here.ts";
import { officeParts, sheetsOf } from "./support/office-files.ts";
import { inputFrom, ReportMaker } from "./support/report-folder.ts";

/** 0.4 patients a day need a place for 30 days: 12 places. */
const TOO_FEW = "places.sykehjem.capacityBeds=10";
const FEW = ["-n", "3", "--threads", "1", "-q"];
const GROWS: Readonly<Record<Language, string>> = {
  nb: "Sykehjem: Køen vokser uten grense: behovet (0,4/døgn) er større enn kapasiteten (0,3/døgn).",
  nn: "Sjukeheim: Køen veks utan grense: behovet (0,4/døgn) er større enn kapasiteten (0,3/døgn).",
  en: "Nursing home: The queue grows without limit: more is needed (0.4 a day) than there is room for (0.3 a day).",
};
const HIDDEN: Readonly<Record<Language, string>> = {
  nb: "Vises ikke: køen vokser uten grense.",
  nn: "Blir ikkje vist: køen veks utan grense.",
  en: "Withheld: the queue grows without limit.",
};

let folder: string;
const maker = new ReportMaker();
const path = (name: string): string => join(folder, name);
/** As a reader has it: lines joined, spaces that do not break as others. */
const flat = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, " ");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-withheld-"));
  for (const words of [
    ["run", "tandem", "--set", TOO_FEW, "--out", path("run")],
    ["compare", "tandem", "--with", TOO_FEW, "--money", "--out", path("compare")],
  ]) {
    const { exitCode, stderr } = await commandHere([...words, ...FEW]);
    if (exitCode !== 0) throw new Error(stderr);
  }
}, 120_000);
afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

/** Means that must not be told, of a run of a folder, as summary.csv has them. */
function secretMeans(name: string, language: Language): string[] {
  const rows = csvRows(readFileSync(join(path(name), "summary.csv"), "utf8"));
  const grown = rows.filter(
    ({ measure, place, alternative = TOO_FEW }) =>
      alternative === TOO_FEW &&
      ((measure === "queueMean" && place === "sykehjem") || measure === "overstayNightsPerYear"),
  );
  const means = grown.map(({ mean }) => Number(mean)).filter((mean) => mean > 20);
  expect(means.length).toBeGreaterThan(1);
  const point = language === "en" ? "." : ",";
  return means.map((mean) => mean.toFixed(1).replace(".", point));
}

describe.each(["nb", "nn", "en"] as const)("in %s", (language) => {
  test("the text of run tells need and capacity, and dashes in place of the figures", async () => {
    const { stdout, exitCode } = await commandHere(["run", "tandem", "--set", TOO_FEW, "--money", ...FEW], language);
    expect(exitCode).toBe(0);
    const text = flat(stdout);
    expect(text).toContain(GROWS[language]);
    expect(text).not.toMatch(
      /Ingen venter utskrivningsklare|Ingen ventar utskrivingsklare|Nobody waits discharge-ready/,
    );
    expect(text).toMatch(/Beløpene vises ikke|Beløpa blir ikkje viste|Amounts are withheld/);
    for (const mean of secretMeans("run", language)) expect(text).not.toContain(mean);
    // In hospital they wait for the decision and the start as long as ever; how long in the queue is not told.
    expect(text).toMatch(/ (Sykehjem|Sjukeheim|Nursing home) – 0 – 0 /);
    // For home nobody waits.
    expect(text).not.toMatch(/ (Hjem|Heim|Home) – /);
  });

  test("the text of compare names the scenario that has it, and gives no verdict on it", async () => {
    const { stdout } = await commandHere(["compare", "tandem", "--with", TOO_FEW, "--money", ...FEW], language);
    const text = flat(stdout);
    expect(text).toContain(`. ${GROWS[language]}`);
    expect(text).toContain(HIDDEN[language]);
    for (const mean of secretMeans("compare", language)) expect(text).not.toContain(mean);
  });

  test.each(["paper", "full"] as const)("the %s report does so as a page, in Word and in Excel", async (template) => {
    for (const name of ["run", "compare"]) {
      const input = await inputFrom(path(name));
      const html = flat(
        String((await maker.make(input, "html", template, language)).content).replaceAll(/<[^>]+>/g, ""),
      );
      const word = officeParts((await maker.make(input, "docx", template, language)).content as Uint8Array);
      const document = flat(String(word.get("word/document.xml")).replaceAll(/<[^>]+>/g, ""));
      const sheets = sheetsOf((await maker.make(input, "xlsx", template, language)).content as Uint8Array);
      for (const text of [html, document]) {
        expect(text).toContain(GROWS[language]);
        for (const mean of secretMeans(name, language)) expect(text).not.toContain(mean);
        if (name === "compare") expect(text).toContain(HIDDEN[language]);
      }
      expect(sheets[0]!.rows.flat().some((cell) => String(cell).includes(GROWS[language]))).toBe(true);
      const secret = secretMeans(name, "en").map(Number);
      const numbers = sheets.slice(1).flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === "number"));
      for (const mean of secret) {
        expect(numbers.filter((number) => Math.abs(number - mean) < 0.05)).toEqual([]);
      }
    }
  });
});

test("--json has all figures, and says which queue grows, of a run as of a comparison", async () => {
  const growth = {
    queues: [{ place: "sykehjem", neededPerDay: 0.4 }],
    holding: ["sykehusavdeling"],
    actors: ["kommune"],
  };
  const run = JSON.parse((await commandHere(["run", "tandem", "--set", TOO_FEW, ...FEW, "--json"])).stdout) as {
    growth?: unknown;
    measures: { measure: string; place?: string; mean: number | null }[];
  };
  expect(run.growth).toMatchObject(growth);
  const queue = run.measures.find(({ measure, place }) => measure === "queueMean" && place === "sykehjem");
  expect(queue!.mean).toBeGreaterThan(1);
  const compare = JSON.parse(
    (await commandHere(["compare", "tandem", "--with", TOO_FEW, ...FEW, "--json"])).stdout,
  ) as { alternatives: { growth?: unknown }[] };
  expect(compare.alternatives.map((one) => one.growth)).toEqual([
    undefined,
    expect.objectContaining({ holding: ["sykehusavdeling"] }),
  ]);
  const steady = JSON.parse((await commandHere(["run", "tandem", ...FEW, "--json"])).stdout) as object;
  expect(steady).not.toHaveProperty("growth");
});
