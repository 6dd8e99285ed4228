/*
 * Sources, notes and rationales of the files that come with the program are read in the reader's language. Whoever writes a new one in
 * English writes it in bokmål and nynorsk too, in report/source-texts.ts and its neighbours.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CATALOGUE, isSameSource, sourceText } from "../report/source-text.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { ACCOUNTS_NOTE } from "../scenarios/read-unit-costs.ts";
import { englishIn } from "./support/spoken.ts";

const SCENARIOS = join(import.meta.dirname, "..", "scenarios");
const NORWEGIAN = ["nb", "nn"] as const;
const shipped = shippedTexts();

describe("a source or a note of a file that comes with the program", () => {
  test("is in the catalogue, or is a name that all languages share", () => {
    expect(shipped.size).toBeGreaterThan(200);
    expect([...shipped].filter((text) => !Object.hasOwn(CATALOGUE, text) && !NAMES.includes(text))).toEqual([]);
  });

  test("is what the catalogue has, and nothing else", () => {
    const known = new Set([...shipped, ...indexIds(), ACCOUNTS_NOTE]);
    expect(Object.keys(CATALOGUE).filter((text) => !known.has(text))).toEqual([]);
    expect(NAMES.filter((text) => !shipped.has(text) || Object.hasOwn(CATALOGUE, text))).toEqual([]);
  });

  test.each(NORWEGIAN)("is in %s with nothing of the English", (language) => {
    const texts = Object.keys(CATALOGUE).map((text) => sourceText(text, language));
    expect(texts.filter((text) => text === "" || englishIn(text) !== undefined)).toEqual([]);
    expect(texts.filter((text) => /\bM?NOK\b|\b(FTE|Aug|April|January) /.test(text))).toEqual([]);
  });

  test.each(NORWEGIAN)("has the same numbers in %s, as they are written there", (language) => {
    for (const text of Object.keys(CATALOGUE)) {
      const told = sourceText(text, language);
      expect([text, numbersIn(told, NORWEGIAN_NUMBER)]).toEqual([text, numbersIn(text, ENGLISH_NUMBER)]);
      // A number, its thousands and its unit stay on one line.
      expect(told).not.toMatch(/\d (?:%|kr\b|mill\.)/);
    }
  });
});

describe("a text", () => {
  test("that is not in the catalogue stays as it is", () => {
    for (const language of ["nb", "nn", "en"] as const) {
      for (const text of ["", "budsjettet for 2026, 3 %", "constructor", "made up by us"])
        expect(sourceText(text, language)).toBe(text);
    }
  });

  test("is read in the language, with its numbers", () => {
    const [text] = [...shipped].filter((one) => one.startsWith("3,600 NOK a day, from staff norms and wages"));
    expect(sourceText(text!, "nb")).toBe(
      "3\u00a0600\u00a0kr i døgnet, fra bemanningsnormer og lønn (Trondheim kommune, økonomistyring 2022) og 20\u00a0% andre kostnader",
    );
    expect(sourceText(text!, "en")).toBe(text!.replace("20 %", "20%"));
    expect(sourceText("no public figure found", "nn")).toBe("ingen offentlege tal funne");
  });

  test("is the same source in whichever language it is written", () => {
    const [text] = [...shipped].filter((one) => one.startsWith("stolav.no (746"));
    for (const language of ["nb", "nn", "en"] as const)
      expect(isSameSource(sourceText(text!, language).replaceAll("\u00a0", " "), text!)).toBe(true);
    expect(isSameSource("stolav.no (747 senger)", text!)).toBe(false);
  });
});

test("what the prices add where they take an amount to another year is read in the language", () => {
  const { prices } = bindPrices(
    loadPrices(join(SCENARIOS, "prices", "norway.yaml")),
    loadScenario(join(SCENARIOS, "trondheim.yaml")).scenario,
  );
  const source = prices.find(({ item }) => item === "home-care-hour")?.provenance.source ?? "";
  expect(sourceText(source, "nb")).toBe(
    "Trondheim kommune, økonomistyring 2022 (timepris; timer × pris = budsjett); 450\u00a0kr i priser fra 2022, med indeksen «veksten i gebyret»",
  );
  expect(sourceText(source, "en")).toBe(source);
  expect(sourceText("vår; 1216667.5 NOK in prices of 2024, by the index lønn", "nn")).toBe(
    "vår; 1\u00a0216\u00a0667,5\u00a0kr i prisar frå 2024, med indeksen «lønn»",
  );
  const told = prices.flatMap(({ provenance }) => (provenance.source ? [sourceText(provenance.source, "nb")] : []));
  expect(told.filter((text) => englishIn(text) !== undefined || /\bNOK\b/.test(text))).toEqual([]);
});

/** All that is written under `source`, `note` and `rationale`, and the sources of the indicators. */
function shippedTexts(): Set<string> {
  const files = readdirSync(SCENARIOS, { recursive: true, encoding: "utf8" });
  const texts = new Set<string>();
  const visit = (value: unknown, fields: readonly string[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [field, part] of Object.entries(value)) {
      if (fields.includes(field) && typeof part === "string") texts.add(part);
      else visit(part, fields);
    }
  };
  for (const file of files.filter((name) => /\.ya?ml$/.test(name)))
    visit(parse(readFileSync(join(SCENARIOS, file), "utf8")), ["source", "note", "rationale"]);
  for (const file of files.filter((name) => name.endsWith(".csv"))) {
    const [head = "", ...rows] = readFileSync(join(SCENARIOS, file), "utf8").trim().split("\n");
    const column = head.split(",").indexOf("source");
    // The last column, so that it may have commas of its own.
    if (column >= 0) for (const row of rows) texts.add(row.split(",").slice(column).join(",").replaceAll('"', ""));
  }
  visit(INDICATORS, ["source"]);
  return texts;
}

function indexIds(): string[] {
  return Object.keys(loadPrices(join(SCENARIOS, "prices", "norway.yaml")).table.indices);
}

const ENGLISH_NUMBER = { thousands: ",", decimal: "." };
const NORWEGIAN_NUMBER = { thousands: "\u00a0", decimal: "," };

/** The numbers of a text in the order of their size, with nothing between thousands. */
function numbersIn(text: string, { thousands, decimal }: typeof ENGLISH_NUMBER): string[] {
  const groups = new RegExp(`(?<=\\d)[${thousands} ](?=\\d{3}(?!\\d))`, "g");
  const plain = text.replaceAll(groups, "").replaceAll(new RegExp(`(?<=\\d)\\${decimal}(?=\\d)`, "g"), ".");
  return (plain.match(/\d+(?:\.\d+)*/g) ?? []).sort();
}

const NAMES: readonly string[] = [
  "Helseplattformen, Leder: Planlegging av avtaler (2022)",
  "Helseplattformen, utvalgsliste for måleindikatorer (2022)",
  "PLoS ONE 0203480 (Vossius 2018)",
  "Sveriges Kommuner och Landsting, Kostnad per brukare (2007), Bild 3",
  "Trondheim kommune 2022, ssb.no (07459)",
  "Trondheim kommune, handlings- og økonomiplan 2023–26",
  "Trondheim kommune, økonomistyring 2022",
  "Trondheim kommune, økonomistyring 2022 (Aktivitør)",
  "Trondheim kommune, økonomistyring 2022 (Avdelingsleder)",
  "Trondheim kommune, økonomistyring 2022 (Dag)",
  "Trondheim kommune, økonomistyring 2022 (Merkantil)",
  "Trondheim kommune, økonomistyring 2022 (Natt)",
  "Trondheim kommune, økonomistyring 2022 (Norm 2022)",
  "Trondheim kommune, økonomistyring 2022 (Påslag aleneboende 21%)",
  "Trondheim kommune, økonomistyring 2022 (Ressurs avhengig av funksjonsnivå)",
  "Trondheim kommune, økonomistyring 2022 (Styrer)",
  "Trondheim kommune, økonomistyring 2022 (timepris 450)",
  "Trondheim kommune, økonomistyring 2022; HØP 2023–26",
  "adressa.no wAbez1",
  "bmjopen 5/3/e006731",
  "bmjopen 5/3/e006731; Au 2018, IMJ",
  "dagsavisen.no 2024-06-05 (SSB 2024)",
  "drammen.kommune.no (KOSTRA ASSS, Trondheim 2011)",
  "helsedirektoratet.no (SAMDATA, utskrivningsklare pasienter)",
  "helsedirektoratet.no (UKP 2022)",
  "helsedirektoratet.no (UKP 2022), ssb.no (07459)",
  "helsedirektoratet.no (utskrivningsklare pasienter)",
  "helsedirektoratet.no (utskrivningsklare pasienter), ssb.no (2012)",
  "hnt.no (Samhandlingsbarometeret)",
  "klebuposten.no 3E8x3L; malvik.kommune.no",
  "klebuposten.no 3E8x3L; malvik.kommune.no; wwwqa.trondheim.kommune.no",
  "nrk.no/trondelag 1.11489403; innherred.no",
  "ssb.no (ordforklaring 124289)",
  "ssb.no/kompis (KOSTRA)",
  "stolav.no (2018)",
  "tonsberg.kommune.no (2022)",
  "ssb.no (07459)",
];
