import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../engine/compile.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { formatProblems } from "../scenarios/problems.ts";
import { readScenario, type ReadOptions } from "../scenarios/read.ts";
import type { PoissonStream, TraceStream } from "../scenarios/stream.ts";
import { example, type Files, readTexts, refusal, textOf } from "./support/scenario-text.ts";

const POISSON = "{ kind: poisson, group: acute, to: ward, ratePerDay: 8 }";
const trace = (more = "file: arrivals.csv"): string =>
  example([POISSON, `{ kind: trace, group: acute, to: ward, ${more} }`]);
const rates = (more = "ratesFile: rates.csv"): string =>
  example([POISSON, `{ kind: poisson, group: acute, to: ward, ${more} }`]);

const traced = (files: Files, options: ReadOptions = {}): TraceStream =>
  readTexts(files, options).scenario.streams.emergency as TraceStream;
const rated = (files: Files, options: ReadOptions = {}): PoissonStream =>
  readTexts(files, options).scenario.streams.emergency as PoissonStream;
const said = (files: Files): string[] => formatProblems(refusal(() => readTexts(files)).problems).split("\n");
const doubted = (files: Files): string[] =>
  formatProblems(readTexts(files).warnings)
    .split("\n")
    .filter((line) => /arriv|rate|\.csv/i.test(line));

/** What is said of a trace in a file with these lines. */
const saidOf = (...lines: string[]): string[] => said({ "winter.yaml": trace(), "arrivals.csv": lines.join("\n") });

describe("a table", () => {
  test("is read with commas, semicolons or tabs, quotes, a byte order mark, Windows line ends and empty lines", () => {
    for (const separator of [",", ";", "\t"]) {
      const text = `\ufeffa${separator}b\r\n1${separator}"two, ""2""; \t${"\n"}lines"\r\n\r\n 3 ${separator}4`;
      const { header, rows } = parseCsv(text);
      expect(header?.cells).toEqual(["a", "b"]);
      expect(rows).toEqual([
        { line: 2, cells: ["1", 'two, "2"; \t\nlines'], columns: [1, 3] },
        { line: 5, cells: ["3", "4"], columns: [1, 5] },
      ]);
    }
  });

  test("gives back whatever was written in quotes", () => {
    const cell = fc.string().map((text) => text.trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const kept = rows.filter((row) => row.some((each) => each !== ""));
        const text = ["a;b", ...rows.map((row) => row.map(quoted).join(";"))].join("\n");
        expect(parseCsv(text).rows.map(({ cells }) => cells)).toEqual(kept);
      }),
    );
  });
});

describe("a trace", () => {
  const lines = [
    "id;arrivedAt;unit",
    "1;2025-01-09 08:15;med",
    "2;2025-01-10T00:00:30.5;med",
    "3;2025-01-10T00:01;kir",
  ];

  test("is read from the file beside the scenario, and the scenario then holds its instants", () => {
    const files = { "plans/winter.yaml": trace(), "plans/arrivals.csv": lines.join("\n") };
    const { scenario, tables, provenance, files: read } = readScenario("plans/winter.yaml", textOf(files));
    expect(scenario.streams.emergency).toEqual({
      kind: "trace",
      group: "acute",
      to: "ward",
      arrivals: ["2025-01-09T08:15", "2025-01-10T00:00:30.5", "2025-01-10T00:01"],
    });
    expect([read, tables]).toEqual([["plans/winter.yaml"], ["plans/arrivals.csv"]]);
    expect(provenance["streams.emergency.arrivals"]).toEqual({ source: "arrivals.csv" });
  });

  test("reads the same again once it holds its instants", () => {
    const { scenario } = readTexts({ "winter.yaml": trace(), "arrivals.csv": lines.join("\n") });
    expect(readTexts({ "winter.yaml": JSON.stringify(scenario) }).scenario).toEqual(scenario);
  });

  test("may take its instants from two columns, and only the lines with given values", () => {
    const text = "date,clock,unit,floor\n2025-01-09,08:15,med,3\n2025-01-09,09:15,kir,3\n2025-01-09,10:15,med,4\n";
    const files = { "winter.yaml": trace("file: arrivals.csv, where: { unit: med, floor: 3 }"), "arrivals.csv": text };
    expect(traced(files).arrivals).toEqual(["2025-01-09T08:15"]);
    const named = { ...files, "winter.yaml": trace("file: arrivals.csv, columns: [date, clock]") };
    expect(traced(named).arrivals).toHaveLength(3);
  });

  test("is taken in order of time, equal instants in the order of the lines, and told so", () => {
    const files = {
      "winter.yaml": trace(),
      "arrivals.csv": "arrivedAt\n2025-01-09T10:00\n2025-01-09T08:00:00\n2025-01-09T08:00\n2025-01-09T07:59:59.999\n",
    };
    expect(traced(files).arrivals).toEqual([
      "2025-01-09T07:59:59.999",
      "2025-01-09T08:00:00",
      "2025-01-09T08:00",
      "2025-01-09T10:00",
    ]);
    expect(doubted(files)).toContain(
      "  3:1  warning: arrivedAt: is earlier than the line before it, and so are 1 more lines; the lines are taken in order of time",
    );
  });

  test("counts the arrivals outside the run, and a warm-up without any", () => {
    const text = "arrivedAt\n2024-01-01T10:00\n2025-02-01T08:00\n2025-12-31T23:59\n2026-01-01T00:00\n";
    expect(doubted({ "winter.yaml": trace(), "arrivals.csv": text })).toEqual([
      "arrivals.csv: 2 warnings",
      "  1:1  warning: streams.emergency.arrivals: 2 of 4 arrivals are left out, for they lie outside the run: " +
        "1 before 2024-07-05, 1 from 2026-01-01 on",
      "  1:1  warning: streams.emergency.arrivals: the warm-up has no arrivals, the first is on 2025-02-01; " +
        "repeat the trace (repeatEveryDays: 364 keeps the weekdays), or start with places filled and no warm-up",
    ]);
  });

  test("may be shifted by days and repeated over the whole run", () => {
    const instants = "arrivals: [2025-01-01T06:00, 2025-01-02T12:00, 2025-01-02T12:00]";
    const times = (more: string): number[] => {
      const { traceTimes } = compile(readTexts({ "winter.yaml": trace(`${instants}${more}`) }).scenario);
      return [...traceTimes];
    };
    expect(times("")).toEqual([180.25, 181.5, 181.5]);
    expect(times(", shiftDays: -180")).toEqual([0.25, 1.5, 1.5]);
    expect(times(", shiftDays: -181")).toEqual([0.5, 0.5]);
    expect(times(", repeatEveryDays: 90").slice(0, 7)).toEqual([0.25, 1.5, 1.5, 90.25, 91.5, 91.5, 180.25]);
    expect(times(", repeatEveryDays: 1")).toHaveLength(3 * (180 + 365));
  });

  test("may be given another file by a measure, whose path is that from the measure", () => {
    const files = {
      "winter.yaml": trace(),
      "arrivals.csv": "arrivedAt\n2025-01-09T10:00",
      "measures/later.yaml": "name: Later\nchanges: [{ path: streams.emergency.file, set: later.csv }]",
      "measures/later.csv": "arrivedAt\n2025-02-09T10:00",
    };
    expect(traced(files, { measures: ["measures/later.yaml"] }).arrivals).toEqual(["2025-02-09T10:00"]);
    const change = { path: "streams.emergency.file", set: "measures/later.csv" };
    const given = { changes: [change], changesName: "--with streams.emergency.file=measures/later.csv" };
    expect(traced(files, given).arrivals).toEqual(["2025-02-09T10:00"]);
  });

  test("is passed over by a change of all rates", () => {
    const both = example([
      `  emergency: ${POISSON}`,
      `  emergency: ${POISSON}\n  traced: { kind: trace, group: acute, to: ward, arrivals: [2025-01-01T10:00] }`,
    ]);
    const changes = [{ path: "streams.*.ratePerDay", multiply: 2 }];
    expect(rated({ "winter.yaml": both }, { changes }).ratePerDay).toBe(16);
    expect(
      said({ "winter.yaml": `${trace("arrivals: [2025-01-01T10:00]")}  - { path: streams.*.ratePerDay, add: 2 }` })[1],
    ).toContain('unknown field "ratePerDay" in streams.emergency');
  });
});

describe("rates by date", () => {
  test("are read from a file, with decimal commas where semicolons stand between the cells", () => {
    const text = "date;ratePerDay;note\n2025-03-01;7,5;spring\n2025-01-01;8;\n";
    const stream = rated({ "winter.yaml": rates(), "rates.csv": text });
    expect(stream).toEqual({
      kind: "poisson",
      group: "acute",
      to: "ward",
      ratesByDate: { "2025-03-01": 7.5, "2025-01-01": 8 },
    });
  });

  test("from a file can be multiplied by a change", () => {
    const changes = [{ path: "streams.*.ratesByDate.*", multiply: 1.2 }];
    const files = { "winter.yaml": rates(), "rates.csv": "date,ratePerDay\n2025-01-01,5\n2025-06-01,10" };
    expect(rated(files, { changes }).ratesByDate).toEqual({ "2025-01-01": 6, "2025-06-01": 12 });
  });

  test("hold from their date on; before the first the plain rate, or the first where there is none", () => {
    const perDay = (more: string): number[] => {
      const { cumulativeRate } = compile(readTexts({ "winter.yaml": rates(more) }).scenario);
      return [0, 179, 180, 300, 544].map((day) => cumulativeRate[day + 1]! - cumulativeRate[day]!);
    };
    const byDate = 'ratesByDate: { "2025-01-01": 8, "2025-03-01": 2, "2025-12-31": 4 }';
    expect(perDay(byDate)).toEqual([8, 8, 8, 2, 4]);
    expect(perDay(`${byDate}, ratePerDay: 16`)).toEqual([16, 16, 8, 2, 4]);
  });

  test("that hold on no day are doubted", () => {
    expect(doubted({ "winter.yaml": rates('ratePerDay: 1, ratesByDate: { "2026-01-01": 8 }') })).toEqual([
      "  41:70  warning: streams.emergency.ratesByDate: the rate from 2026-01-01 holds on no day of the run, " +
        "which is over before",
    ]);
  });
});

describe("what is wrong with a table is told with its file and line", () => {
  test.each<[what: string, cell: string, message: string]>([
    [
      "a date turned round",
      "09.01.2025 08:15",
      'must be a local date and clock time as YYYY-MM-DDTHH:MM, got "09.01.2025 08:15"; write 2025-01-09T08:15',
    ],
    [
      "no clock time",
      "2025-01-09",
      'has no clock time, got "2025-01-09"; write it after the date, or name a column with it in columns as well',
    ],
    ["an hour of one digit", "2025-01-09T8:15", 'must be a clock time as HH:MM, got "8:15"; write 08:15'],
    ["a clock time with a point", "2025-01-09 08.15", 'must be a clock time as HH:MM, got "08.15"; write 08:15'],
    ["a day that does not exist", "2025-02-30T08:00", 'is a date that does not exist, got "2025-02-30"'],
    ["nothing", '""', "is empty; write an instant such as 2024-07-01T08:15"],
    [
      "a time zone",
      "2025-01-09T08:00+01:00",
      'must be local time without a zone, got "08:00+01:00"; leave out the zone',
    ],
    [
      "24:00",
      "2025-01-09T24:00",
      'must be a clock time as HH:MM, got "24:00"; write 00:00 of the day after 2025-01-09',
    ],
    [
      "too many decimals",
      "2025-01-09T08:15:30.12345",
      'must be a clock time as HH:MM, got "08:15:30.12345"; write at most three decimals of a second, 08:15:30.123',
    ],
    ["words", "i dag tidlig", 'must be a local date and clock time as YYYY-MM-DDTHH:MM, got "i dag tidlig"'],
  ])("%s", (_what, cell, message) => {
    expect(saidOf("arrivedAt,id", "2025-01-09T08:15,1", `${cell},2`)).toEqual([
      "arrivals.csv: 1 problem",
      `  3:1  arrivedAt: ${message}`,
    ]);
  });

  test("an empty file, one without lines, one without a header, one whose column has another name, an open quote", () => {
    expect(saidOf("")).toEqual([
      "arrivals.csv: 1 problem",
      "  is empty; the first line must have the names of the columns, such as arrivedAt",
    ]);
    expect(saidOf("arrivedAt", "")[1]).toBe("  1:1  has no lines below its header");
    expect(saidOf("2025-01-09T08:15", "2025-01-09T08:16")[1]).toBe(
      '  1:1  arrivedAt: the first line must have the names of the columns, got "2025-01-09T08:15"; write arrivedAt above it',
    );
    expect(saidOf("id,came", "1,2025-01-09T08:15")[1]).toBe(
      '  1:1  arrivedAt: no such column; there are "id" and "came"; name the right one in streams.emergency',
    );
    expect(saidOf("arrivedAt", '"2025-01-09T08:15')[1]).toBe("  2:1  a quote opens in this line and is never closed");
  });

  test("a value that no line has", () => {
    const files = {
      "winter.yaml": trace("file: arrivals.csv, where: { unit: mde }"),
      "arrivals.csv": "unit,arrivedAt\nmed,2025-01-09T08:15",
    };
    expect(said(files)[1]).toBe('  unit: no line has "mde" here, as streams.emergency.where asks; did you mean "med"?');
  });

  test("thousands of wrong lines are counted, not listed", () => {
    const lines = saidOf("arrivedAt", ...Array.from({ length: 3000 }, (_, at) => `x${at}`));
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("  22:1  and 2980 more such mistakes from here on");
  });

  test("a file that cannot be read, where it is named", () => {
    expect(said({ "winter.yaml": trace() })).toEqual([
      "winter.yaml: 1 problem",
      "  41:53  streams.emergency.file: arrivals.csv cannot be read: no such file",
    ]);
  });

  test("rates", () => {
    const text = "date,ratePerDay\n2025-01-01,-1\n2025-01-02,x\n2025-01-02,1\n01.02.2025,\n";
    expect(said({ "winter.yaml": rates(), "rates.csv": text })).toEqual([
      "rates.csv: 5 problems",
      "  2:12  ratePerDay: must be 0 or more, got -1",
      '  3:12  ratePerDay: must be a number, got "x"; write for example 7.5',
      "  4:1  date: 2025-01-02 stands in line 3 already; keep one of them",
      '  5:1  date: must be a date as YYYY-MM-DD, got "01.02.2025"; write 2025-02-01',
      "  5:12  ratePerDay: is empty; use 0 for none",
    ]);
  });

  test("and so is what may not stand together in a stream", () => {
    expect(said({ "winter.yaml": rates("profile: none-such") })[1]).toContain(
      "streams.emergency.ratePerDay: missing; mean arrivals a day, here or by date in ratesByDate or ratesFile",
    );
    expect(said({ "winter.yaml": rates("ratesFile: a.csv, ratesByDate: {}") }).join("\n")).toMatch(
      /ratesFile: cannot stand beside ratesByDate[^]*ratesByDate: must have at least one date, got an empty map/,
    );
    expect(said({ "winter.yaml": trace("columns: [a]") })[1]).toContain(
      "streams.emergency.file: missing; name a CSV file, or list the instants in arrivals",
    );
    expect(said({ "winter.yaml": trace("arrivals: [2025-01-01T10:00], columns: [a]") })[1]).toContain(
      "streams.emergency.columns: cannot stand beside arrivals; leave one of them out",
    );
    expect(said({ "winter.yaml": trace("arrivals: [2025-01-01 10:00]") })[1]).toContain(
      'must be a local date and clock time as YYYY-MM-DDTHH:MM, got "2025-01-01 10:00"; write for example 2024-07-01T08:15',
    );
    const dated = `${trace("arrivals: [2025-01-01T10:00]")}  - { path: streams.emergency.shiftDays, set: 1, from: 2025-02-01 }`;
    expect(said({ "winter.yaml": dated })[1]).toContain('"streams.emergency.shiftDays" is the same on all days');
  });
});
