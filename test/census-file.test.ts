import { describe, expect, test } from "vitest";
import type { CensusStart } from "../scenarios/census.ts";
import { formatProblems } from "../scenarios/problems.ts";
import { example, type Files, readTexts, refusal } from "./support/scenario-text.ts";

const SEED = "seed: a phrase";
const startOf = (start: string, warmUpDays = 0): string =>
  example(["warmUpDays: 180", `warmUpDays: ${warmUpDays}`], [SEED, `${SEED}\n  start: { kind: census, ${start} }`]);
const fromFile = (...lines: string[]): Files => ({
  "winter.yaml": startOf("file: persons.csv"),
  "persons.csv": lines.join("\n"),
});
const fromList = (...persons: string[]): Files => ({ "winter.yaml": startOf(`persons: [${persons.join(", ")}]`) });

const personsOf = (files: Files): CensusStart["persons"] =>
  (readTexts(files).scenario.run.start as CensusStart).persons;
const said = (files: Files): string => formatProblems(refusal(() => readTexts(files)).problems);
const doubted = (files: Files): string => formatProblems(readTexts(files).warnings);

describe("a file of persons", () => {
  test("is read with semicolons and decimal commas, in any order of columns, empty cells and others passed over", () => {
    const persons = personsOf(
      fromFile(
        "at;id;room;group;elapsedDays;state;to",
        "ward;a1;12;acute;3,25;;",
        "ward;a2;;acute;1,5;ready;nursing-home",
        "home;a3;;acute;9;;nursing-home",
      ),
    );
    expect(persons).toEqual([
      { id: "a1", group: "acute", at: "ward", elapsedDays: 3.25 },
      { id: "a2", group: "acute", at: "ward", elapsedDays: 1.5, state: "ready", to: "nursing-home" },
      { id: "a3", group: "acute", at: "home", elapsedDays: 9, to: "nursing-home" },
    ]);
  });

  test("may say since when, by dates and instants", () => {
    const lines = ["id,group,at,since", "a1,acute,ward,2024-12-24", "a2,acute,ward,2024-12-31 12:00"];
    expect(personsOf(fromFile(...lines))?.map(({ since }) => since)).toEqual(["2024-12-24", "2024-12-31T12:00"]);
    expect(said(fromFile("id,group,at,since", "a1,acute,ward,2025-01-01T00:01"))).toMatch(
      /persons\.csv: 1 problem\n +2:15 .*since: must not be after the beginning of run\.startDate \(2025-01-01\), got 2025-01-01T00:01/,
    );
    expect(personsOf(fromFile("id,group,at,since", "a1,acute,ward,2025-01-01T00:00"))).toHaveLength(1);
  });

  test("has what is wrong told by line and column, at most twenty lines of one kind", () => {
    const header = "id,group,at,elapsedDays";
    expect(said(fromFile(header, "a b,acute,ward,x"))).toMatch(/2:16 +elapsedDays: must be a number, got "x"/);
    expect(said(fromFile(header, "a b,acute,ward,x"))).toMatch(/2:1 +id: must be letters, digits[^]* got "a b"/);
    expect(said(fromFile("id,group,at", "a1,acute,ward"))).toMatch(/1:1 +elapsedDays: no such column; there are "id"/);
    const wrong = Array.from({ length: 30 }, (_, at) => `a${at},acutee,ward,1`);
    const text = said(fromFile(header, ...wrong));
    expect(text).toMatch(/2:4 +run\.start\.persons\.0\.group: unknown group "acutee"; did you mean "acute"\?/);
    expect(text).toMatch(/\(and 9 more such mistakes from here on\)/);
    expect(text.split("\n").length).toBeLessThan(25);
  });

  test("must not name a person twice: both lines are told, of a file as of a list", () => {
    expect(said(fromFile("id,group,at,elapsedDays", "a1,acute,ward,1", "", "a1,acute,ward,2"))).toMatch(
      /4:1 .*"a1" is the id of the person in line 2 of persons\.csv already; leave one of them out/,
    );
    const person = "{ id: a1, group: acute, at: ward, elapsedDays: 1 }";
    expect(said(fromList(person, person))).toMatch(/"a1" is the id of the person in line \d+ of winter\.yaml already/);
  });
});

describe("persons who cannot be taken over as they are are refused, with a remedy", () => {
  const cases: [string, string, RegExp][] = [
    [
      "a time too many",
      "elapsedDays: 1, since: 2024-12-24",
      /must have exactly one of elapsedDays and since, got both/,
    ],
    ["no time", "state: ready, to: nursing-home", /must have exactly one of elapsedDays and since, got neither/],
    ["a way that the group does not have", "elapsedDays: 1, to: ward", /has no way from ward to "ward"; there are/],
    [
      "readiness for death",
      "elapsedDays: 1, state: ready, to: died",
      /to be ready for; there are went-home and nursing-home/,
    ],
    [
      "readiness for nothing",
      "elapsedDays: 1, state: ready",
      /is ready in ward, but not said for what; name the place or exit/,
    ],
    ["waiting in a bed", "elapsedDays: 1, state: waiting", /one who holds a bed is in treatment or ready/],
  ];
  test.for(cases)("%s", ([, fields, message]) => {
    expect(said(fromList(`{ id: a1, group: acute, at: ward, ${fields} }`))).toMatch(message);
  });

  test("one without a bed must wait for a place", () => {
    expect(said(fromList("{ id: a1, group: acute, at: home, elapsedDays: 1 }"))).toMatch(
      /waits at home, but not said for what/,
    );
    expect(said(fromList("{ id: a1, group: acute, at: home, elapsedDays: 1, to: died }"))).toMatch(
      /unknown place "died"/,
    );
    expect(said(fromList("{ id: a1, group: acute, at: home, state: ready, elapsedDays: 1, to: ward }"))).toMatch(
      /one who is at home can only be waiting/,
    );
  });

  test("there must be either a list or a file, and no warm-up", () => {
    const list = "persons: []";
    expect(said({ "winter.yaml": startOf("") })).toMatch(/must have exactly one of persons and file, got neither/);
    const both = { "winter.yaml": startOf(`${list}, file: persons.csv`), "persons.csv": "id" };
    expect(said(both)).toMatch(/must have exactly one of persons and file, got both/);
    expect(said({ "winter.yaml": startOf(list, 7) })).toMatch(
      /run\.warmUpDays: must be 0 with a start from a census, got 7/,
    );
    expect(readTexts({ "winter.yaml": startOf(list) }).scenario.run.start).toEqual({ kind: "census", persons: [] });
  });

  test("a group without a stay where the person is is told with how it comes there", () => {
    const files = fromList("{ id: a1, group: acute, at: nursing-home, elapsedDays: 1 }");
    const stay = /    stay:\n      treatmentDays: \{ distribution: gamma.*\n      routes:\n.*\n/;
    const bare = files["winter.yaml"]!.replace(stay, "").replace(
      "nursing-home:\n          probability",
      "went-home-2:\n          probability",
    );
    expect(said({ "winter.yaml": bare })).toMatch(
      /no treatmentDays and routes for group acute, which comes there: census a1 → nursing-home/,
    );
  });
});

describe("what is legal but perhaps not meant", () => {
  test("persons who have stayed longer than any stay lasts are named", () => {
    const files = fromList("{ id: a1, group: acute, at: ward, elapsedDays: 40, to: died }");
    const uniform = files["winter.yaml"]!.replace("lognormal, mean: 4.5, cv: 1.1", "uniform, min: 1, max: 30");
    expect(doubted({ "winter.yaml": uniform })).toMatch(
      /a1 has been treated for 40 days, longer than any stay of group acute in ward to died \(at most 30 days\); treatment ends at once/,
    );
    expect(doubted(files)).not.toMatch(/a1/);
  });

  test("more persons than beds, and single persons in aggregated data", () => {
    const persons = Array.from({ length: 42 }, (_, at) => `{ id: a${at}, group: acute, at: ward, elapsedDays: 1 }`);
    const files = fromList(...persons);
    expect(doubted(files)).toMatch(
      /the census has 42 persons there, and on the first day there is a capacity of 40; 2 are above/,
    );
    const aggregated = files["winter.yaml"]!.replace("data: synthetic", "data: aggregated");
    expect(doubted({ "winter.yaml": aggregated })).toMatch(/names single persons in run\.start/);
  });

  test("nothing is said of a short warm-up, nor of changes to ways on that come later", () => {
    const files = fromList("{ id: a1, group: acute, at: ward, state: ready, elapsedDays: 1, to: nursing-home }");
    expect(doubted(files)).not.toMatch(/warmUpDays/);
    const later = files["winter.yaml"]!.replace(
      "changes:\n",
      "changes:\n  - { path: places.ward.stay.routes.nursing-home.probability, set: 0, from: 2025-06-01 }\n" +
        "  - { path: places.ward.stay.routes.went-home.probability, set: 0.95, from: 2025-06-01 }\n",
    );
    expect(readTexts({ "winter.yaml": later }).scenario.run.start?.kind).toBe("census");
  });
});
