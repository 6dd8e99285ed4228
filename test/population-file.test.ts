/*
 * People by region, year and age, from our own layout and from tables as Statistikkbanken saves them.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ageBand, ageBandText, readAge } from "../scenarios/age-band.ts";
import { loadPopulation } from "../scenarios/load.ts";
import { personsIn, type Population, regionId, sourceKey } from "../scenarios/population.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { readPopulation } from "../scenarios/read-population.ts";

const read = (text: string): Population => readPopulation("people.csv", () => text, "trondheim");
const persons = (population: Population, age: string, year: number, region = "trondheim"): number | undefined =>
  personsIn(population.get(region)!, ageBand(age), year)?.persons;

function problemsOf(text: string): string {
  try {
    read(text);
    return "";
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}

/** Table 07459 as it is saved: a title, an empty line, men and women below each other, a column for each year. */
const WIDE = `"07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år"

"region";"kjønn";"alder";"Personer 2024";"Personer 2025"
"K-5001 Trondheim - Tråante";"Menn";"79 år";600;610
"K-5001 Trondheim - Tråante";"Menn";"80 år";500;510
"K-5001 Trondheim - Tråante";"Menn";"81 år eller eldre";2 000;2 100
"K-5001 Trondheim - Tråante";"Kvinner";"79 år";700;710
"K-5001 Trondheim - Tråante";"Kvinner";"80 år";600;590
"K-5001 Trondheim - Tråante";"Kvinner";"81 år eller eldre";3000;3100
`;

const LONG = `region;alder;kjønn;år;statistikkvariabel;07459: Befolkning
5001 Trondheim;80-89 år;Begge kjønn;2024;Personer;6664
5001 Trondheim;80-89 år;Menn;2024;Personer;3000
5001 Trondheim;90 år eller eldre;Begge kjønn;2024;Personer;1358
5001 Trondheim;90 år eller eldre;Menn;2024;Personer;400
`;

describe("a table of people", () => {
  test("in our own layout has regions, kinds and sources", () => {
    const population = loadPopulation("scenarios/planning/population-trondheim.csv", "trondheim");
    expect([...population.keys()]).toEqual(["trondheim", "omland"]);
    expect(persons(population, "80+", 2020)).toBe(6918);
    expect(persons(population, "80+", 2024)).toBe(8022);
    expect(persons(population, "16-66", 2040)).toBe(160_000);
    expect(persons(population, "80+", 2024, "omland")).toBe(7466);
    const { sources } = population.get("trondheim")!;
    expect(sources.get(sourceKey(2020, ageBand("90+")))).toEqual({ kind: "sourced", source: "ssb.no (07459)" });
    expect(sources.get(sourceKey(2030, ageBand("90+")))).toMatchObject({ kind: "derived" });
    expect(sources.get(sourceKey(2040, ageBand("16-66")))).toMatchObject({ kind: "assumption" });
    // Each figure says what it is.
    expect(
      [...population.values()].every((region) =>
        [...region.sources.values()].every(({ kind, source }) => kind && source),
      ),
    ).toBe(true);
  });

  test("of Statistikkbanken, a column for each year: men and women together, ages added up", () => {
    const population = read(WIDE);
    expect(persons(population, "79-80", 2024)).toBe(2400);
    expect(persons(population, "80+", 2025)).toBe(510 + 2100 + 590 + 3100);
  });

  test("of Statistikkbanken, years below each other: both sexes count once", () => {
    expect(persons(read(LONG), "80+", 2024)).toBe(8022);
  });

  test("takes the main alternative of a projection, and asks where there is none", () => {
    const columns = (names: string): string => `"alder";${names}\n"80 år eller eldre";1;2\n`;
    const main = read(columns('"Hovedalternativet (MMM) 2030";"Høy nasjonal vekst (HHH) 2030"'));
    expect(persons(main, "80+", 2030)).toBe(1);
    expect(problemsOf(columns('"Lav (LLL) 2030";"Høy (HHH) 2030"'))).toMatch(
      /several figures, "Lav \(LLL\)" and "Høy \(HHH\)"/,
    );
  });

  test("without a region is of the one that is asked about, and 90+ is read in all its spellings", () => {
    const ages = ["90+", "90 +", "90 år +", "90 år eller eldre", "90 år og over", "90 years or older"];
    for (const age of ages) expect(persons(read(`age,year,persons\n${age},2030,7\n`), "90+", 2030)).toBe(7);
    expect([readAge("80–84 år"), readAge("under 67"), readAge("I alt"), readAge("84-80"), readAge("gammel")]).toEqual([
      { from: 80, to: 84 },
      { from: 0, to: 66 },
      "all",
      undefined,
      undefined,
    ]);
  });

  test("knows years between on a line, but none outside", () => {
    const population = read("age,year,persons\n80+,2030,100\n80+,2040,200\n");
    expect(personsIn(population.get("trondheim")!, ageBand("80+"), 2033)).toEqual({
      persons: 130,
      between: [2030, 2040],
    });
    expect(persons(population, "80+", 2041)).toBeUndefined();
    expect(persons(population, "85+", 2030)).toBeUndefined();
  });

  test("adds bands up that it has in other years each", () => {
    const population = read("age,year,persons\n80-89,2024,100\n80-89,2034,200\n90+,2020,10\n90+,2040,30\n");
    expect(personsIn(population.get("trondheim")!, ageBand("80+"), 2030)).toEqual({
      persons: 160 + 20,
      between: [2020, 2040],
    });
    expect(persons(population, "80+", 2036)).toBeUndefined();
  });

  test.each(["K-5001 Trondheim - Tråante", "5001 Trondheim", "Trondheim", "Trondheim (2020-)"])(
    "calls the region %s trondheim",
    (name) => expect(regionId(name)).toBe("trondheim"),
  );

  test("says the same in both layouts, whatever the people", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(fc.integer({ min: 2020, max: 2050 }), { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 1e6 })),
        (ages, years, numbers) => {
          const cells = ages.map((age) => years.map((year) => ({ age, year, count: numbers.next().value as number })));
          const long = cells.flat().map(({ age, year, count }) => `Oslo,${year},${age},${count}`);
          const wide = cells.map((row, at) =>
            [`"0301 Oslo"`, `"${ages[at]} år"`, ...row.map(({ count }) => count)].join(";"),
          );
          const one = read(["region,year,age,persons", ...long].join("\n"));
          const other = read(
            [`"Tittel"`, "", ["region", "alder", ...years.map((year) => `"Personer ${year}"`)].join(";"), ...wide].join(
              "\r\n",
            ),
          );
          for (const { age, year, count } of cells.flat()) {
            expect(persons(one, `${age}-${age}`, year, "oslo")).toBe(count);
            expect(persons(other, `${age}-${age}`, year, "oslo")).toBe(count);
          }
        },
      ),
      { numRuns: 50 },
    ));
});

describe("a table of people is refused, line by line,", () => {
  const head = "region,year,age,persons\n";
  test.each([
    ["when it is empty", "", /is empty/],
    ["when it has no lines", head, /has no lines below its header/],
    [
      "without ages",
      "region,year,persons\nOslo,2024,1\n",
      /no column of ages; there are "region", "year" and "persons"/,
    ],
    ["without years", "age,persons\n80+,5\n", /no column of years, and none whose name ends with a year/],
    [
      "with an age that is none",
      `${head}Oslo,2024,eighty,5\n`,
      /2:11 {2}age: must be an age such as 80, 80-84 or 90\+, got "eighty"/,
    ],
    ["with a year that is none", `${head}Oslo,24,80+,5\n`, /2:6 {2}year: must be a year such as 2030, got "24"/],
    ["with a figure that SSB has not", `${head}Oslo,2024,80+,..\n`, /persons: is not given, got "\.\."/],
    ["with a figure that is empty", `${head}Oslo,2024,80+,\n`, /persons: is empty/],
    ["with fewer than nobody", `${head}Oslo,2024,80+,-5\n`, /persons: must be 0 or more, got -5/],
    ["with words for people", `${head}Oslo,2024,80+,many\n`, /persons: must be a number of people, got "many"/],
    [
      "with the same twice",
      `${head}Oslo,2024,80+,5\nOslo,2024,80+,6\n`,
      /3:1 {2}age: has 80\+ in 2024 twice, in line 2 already/,
    ],
    [
      "with ages that overlap",
      `${head}Oslo,2024,80-89,5\nOslo,2024,85+,6\n`,
      /ages of Oslo that overlap: 80-89 and 85\+/,
    ],
    ["with a quote that never closes", `${head}"Oslo,2024,80+,5\n`, /a quote opens in this line/],
    [
      "with an unknown kind",
      "year,age,persons,kind\n2024,80+,5,guess\n",
      /kind: must be one of sourced, derived, assumption, got "guess"/,
    ],
    ["when it is no text", "a\0b", /is not a text file/],
    ["with two columns of a year", "alder;2024;2024\n80;1;2\n", /has two columns of 2024/],
  ])("%s", (_, text, message) => expect(problemsOf(text)).toMatch(message));

  test("with at most 20 of its mistakes", () => {
    const lines = Array.from({ length: 50 }, () => "Oslo,2024,x,5").join("\n");
    const message = problemsOf(head + lines);
    expect(message).toMatch(/and 30 more such mistakes/);
    expect(message.split("\n").length).toBe(22);
  });

  test("and never by a fault of ours, whatever stands in it", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "age",
            "alder",
            "år",
            "2024",
            "80+",
            ";",
            ",",
            "\n",
            '"',
            "x",
            "-",
            "9e9",
            "Menn",
            " ",
            "æ",
            ":",
            "80-70",
          ),
        ),
        (parts) => {
          problemsOf(parts.join(""));
        },
      ),
      { numRuns: 300 },
    ));
});

describe("the encoding of a table", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "flyt-people-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (name: string, bytes: Uint8Array): Population => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return loadPopulation(file, "trondheim");
  };

  test.each(["latin1", "utf8", "utf16le"] as const)("%s is read", (encoding) => {
    const mark = encoding === "utf16le" ? "\ufeff" : "";
    const population = load(`${encoding}.csv`, Buffer.from(mark + WIDE, encoding));
    expect(persons(population, "79-80", 2024)).toBe(2400);
    expect(population.get("trondheim")!.name).toBe("K-5001 Trondheim - Tråante");
  });

  test("of a spreadsheet file is refused", () => {
    expect(() => load("sheet.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toThrow(
      /is not a text file; give a table in CSV/,
    );
  });
});

test("an age band is written as it was read", () => {
  for (const text of ["67-79", "80+", "0-15"]) expect(ageBandText(ageBand(text))).toBe(text);
});
