/*
 * Studies: what is refused, and that a sweep tells the same whatever happened on the way. The command is run in this process, but
 * for the tests that kill it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { compareRuns } from "../analysis/comparison.ts";
import { contrastsOf, ContrastSums, linearFit } from "../analysis/contrasts.ts";
import type { DesignPoint } from "../analysis/designs.ts";
import { DISK } from "../cli/disk.ts";
import { exampleNames } from "../tasks/package.ts";
import { loadStudyInput, pointProblems, pointScenario } from "../tasks/study-input.ts";
import { sweep, type SweepFlags } from "../cli/sweep.ts";
import { Talk } from "../cli/talk.ts";
import { compile } from "../engine/compile.ts";
import { runBatch } from "../engine/batch.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import { type Results, stackBatches } from "../engine/results.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { refusal } from "./support/scenario-text.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "flyt-sweep-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = `name: Beds and arrivals
scenario: one-ward
changes:
  - { path: run.lengthDays, set: 60 }
  - { path: run.warmUpDays, set: 30 }
factors:
  beds:
    path: places.sengepost.capacityBeds
    add: { levels: [-1, 0, 2] }
  arrivals:
    path: streams.ankomst.ratePerDay
    multiply: { low: 0.9, high: 1.1 }
design: { kind: full-factorial }
replications: 6
measures:
  - { measure: queueMean, place: sengepost }
  - { measure: waitDaysMean, place: sengepost, from: front-door }
`;

let files = 0;
/** A study file with pieces of its text replaced. */
function study(...replacements: readonly (readonly [from: string, to: string])[]): string {
  const text = replacements.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the study has no "${from}"`);
    return before.replace(from, () => to);
  }, SMALL);
  const file = join(folder, `study-${++files}.yaml`);
  writeFileSync(file, text);
  return file;
}

class Silent extends Talk {
  printed = "";
  said = "";
  override print(text: string): void {
    this.printed += text;
  }
  override say(text: string): void {
    this.said += `${text}\n`;
  }
}

async function swept(file: string, flags: SweepFlags = {}): Promise<{ out: string; talk: Silent; exit: number }> {
  const talk = new Silent("en");
  const out = flags.out ?? join(folder, `out-${++files}`);
  const exit = await sweep(file, { threads: 1, ...flags, out }, talk);
  return { out, talk, exit };
}

/** All files of a sweep as text, the times left out. */
function contents(out: string): Record<string, string> {
  const names = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(out, name), "utf8").replace(/\n {2}"times": .*/, "")]),
  );
}

/** What is said about a study that cannot be simulated. */
function told(file: string): string {
  const { problems } = refusal(() => {
    const wrong = pointProblems(loadStudyInput(file, {}, DISK));
    if (wrong.length > 0) throw new ScenarioError(wrong);
  });
  return problems.map(({ line, path, message }) => `${line} ${path}: ${message}`).join("\n");
}

describe("a study is refused, at its line and with a remedy:", () => {
  test.each([
    [
      "a misspelt field",
      ["path: places", "pth: places"],
      /^8 factors\.beds: unknown field "pth"; did you mean "path"\?$/m,
    ],
    [
      "a factor that does two things",
      ["    add: {", "    set: { levels: [1] }\n    add: {"],
      /exactly one of set, add, multiply and measure; got set and add/,
    ],
    [
      "low above high",
      ["low: 0.9, high: 1.1", "low: 1.2, high: 1.1"],
      /^12 .*must have low below high, got low 1.2 and high 1.1/m,
    ],
    [
      "an unknown path",
      ["places.sengepost.capacityBeds\n    add", "places.sengpost.capacityBeds\n    add"],
      /^8 .*unknown id "sengpost".*did you mean "sengepost"/m,
    ],
    [
      "an unknown scenario",
      ["scenario: one-ward", "scenario: one-wrd"],
      /^2 scenario: one-wrd is neither a file nor an example; did you mean "one-ward"/m,
    ],
    [
      "half a bed",
      ["levels: [-1, 0, 2]", "low: 0, high: 2.5"],
      /^9 factors\.beds\.add\.high: must be a whole number.*got 2.5/m,
    ],
    [
      "beds below none",
      ["levels: [-1, 0, 2]", "levels: [0, -20]"],
      /^7 .*capacityBeds: must be 0 or more, got -6 beds.*at point 3: beds = -20, arrivals = 0.9/m,
    ],
    ["too many points", ["levels: [-1, 0, 2]", "low: 0, high: 900, steps: 900"], null],
    [
      "two factors that multiply one value",
      ["path: streams.ankomst.ratePerDay", "path: places.sengepost.capacityBeds"],
      /^10 factors\.arrivals: changes places\.sengepost\.capacityBeds, as the factor beds does/m,
    ],
    [
      "more than two levels in a tornado",
      ["kind: full-factorial", "kind: tornado"],
      /^9 factors\.beds\.add\.levels: must have at most two levels in a tornado/m,
    ],
    [
      "a change of the study",
      ["run.lengthDays, set: 60", "run.lengthDays, set: -60"],
      /^4 run\.lengthDays: must be 1 or more, got -60/m,
    ],
  ] as const)("%s", (_what, [from, to], message) => {
    if (message) expect(told(study([from, to]))).toMatch(message);
    // 1,800 points are many, but not too many.
    else expect(loadStudyInput(study([from, to]), {}, DISK).points).toHaveLength(1800);
  });

  test("a measure that the results do not have", async () => {
    const wrong = study(["measure: queueMean, place: sengepost", "measure: queueMean, place: sengpost"]);
    await expect(swept(wrong)).rejects.toThrow(
      /16:\d+ +measures\.0\.place: queueMean has no place "sengpost" here; did you mean "sengepost"/,
    );
    const misspelt = study(["measure: queueMean", "measure: queueMeen"]);
    await expect(swept(misspelt)).rejects.toThrow(/is no measure, got "queueMeen"; did you mean "queueMean"/);
  });
});

describe("the scenario of a point", () => {
  test("is the one that the same changes give when it is read anew", () => {
    const input = loadStudyInput(study(), {}, DISK);
    const changes = [
      { path: "run.lengthDays", set: 60 },
      { path: "run.warmUpDays", set: 30 },
      { path: "places.sengepost.capacityBeds", add: 2 },
      { path: "streams.ankomst.ratePerDay", multiply: 1.1 },
    ];
    expect(input.points[5]).toEqual([2, 1.1]);
    const read = loadScenario(join(root, "scenarios", "one-ward.yaml"), { changes });
    expect(pointScenario(input, 6)).toEqual(read.scenario);
  });

  test("is the one that compare simulates for the effect in the first years", () => {
    const input = loadStudyInput(study(["replications: 6", "replications: 6\neffect: first-years"]), {}, DISK);
    const { scenario } = input.base;
    const read = loadScenario(join(root, "scenarios", "one-ward.yaml"), {
      changes: [
        { path: "run.lengthDays", set: 60 },
        { path: "run.warmUpDays", set: 30 },
      ],
    });
    expect(scenario).toEqual(read.scenario);
    const { startDate: from } = introductionAfterWarmUp(scenario);
    expect(pointScenario(input, 6).changes).toEqual([
      { path: "places.sengepost.capacityBeds", add: 2, from },
      { path: "streams.ankomst.ratePerDay", multiply: 1.1, from },
    ]);
  });

  test("rounds a count that is multiplied, and leaves what closes beds in summer as it is", () => {
    const input = loadStudyInput(
      study(["add: { levels: [-1, 0, 2] }", "multiply: { low: 0.9, high: 1.25 }"]),
      {},
      DISK,
    );
    const beds = (point: number): unknown => pointScenario(input, point).places.sengepost!.capacityBeds;
    expect([beds(1), beds(4)]).toEqual([13, 18]); // 14 × 0.9 = 12.6, 14 × 1.25 = 17.5
    // Three beds less in July, whatever the beds.
    const summer = study(
      ["scenario: one-ward", "scenario: two-municipalities"],
      ["  - { path: run.lengthDays, set: 60 }\n", ""],
      ["places.sengepost", "places.fylkessykehuset"],
      ["add: { levels: [-1, 0, 2] }", "multiply: { low: 0.9, high: 1.1 }"],
      ["streams.ankomst", "streams.*-akutt"],
    );
    const { scenario } = loadStudyInput(summer, {}, DISK).base;
    const { places, changes } = pointScenario(loadStudyInput(summer, {}, DISK), 1);
    const [before, after] = [scenario.places, places].map(({ fylkessykehuset }) =>
      Number(fylkessykehuset!.capacityBeds),
    );
    expect(after).toBe(Math.round(before! * 0.9));
    expect(changes).toEqual(scenario.changes);
  });

  test.each(exampleNames("study"))("of the example study %s is sound at every point", (name) => {
    expect(pointProblems(loadStudyInput(name, {}, DISK))).toEqual([]);
  });
});

describe("effects", () => {
  const keys: MeasureKey[] = [{ measure: "queueMean" }];
  const results = (...values: number[]): Results => ({
    columns: keys,
    replications: values.map((_, row) => row),
    values: Float64Array.from(values),
    events: 0,
    isPartial: false,
  });
  /** [point][replication] 3 + 4a − 2b, its slopes a little other in each replication. */
  const truth = ([a, b]: DesignPoint): number[] =>
    [-1, 0, 1].map((r) => 3 + (4 + 0.1 * r) * Number(a) - (2 + 0.2 * r) * Number(b));

  test("of a linear truth are found exactly, by least squares over the points", () => {
    const points: DesignPoint[] = [
      [0, 1],
      [1, 0],
      [2, 5],
      [4, 2],
      [3, 3],
    ];
    const sums = new ContrastSums(contrastsOf({ kind: "sobol", points: 5 }, points), keys, 3);
    sums.add(0, results(9, 9, 9));
    points.forEach((point, at) => sums.add(at + 1, results(...truth(point))));
    const linear = sums.estimates().filter(({ kind }) => kind === "linear");
    // From 0 to 4, and from 0 to 5.
    expect(linear.map(({ effect }) => effect)).toEqual([expect.closeTo(16, 9), expect.closeTo(-10, 9)]);
    // Slopes of 3.9, 4 and 4.1 times 4: a standard deviation of 0.4 over three.
    expect(linear[0]!.standardError).toBeCloseTo(0.4 / Math.sqrt(3), 9);
    expect(
      linearFit(
        points,
        points.map((point) => truth(point)[1]!),
      ),
    ).toBeCloseTo(1, 9);
  });

  test("of a tornado are the paired swing from the low to the high value, or from the base", () => {
    const points: DesignPoint[] = [
      [-1, undefined],
      [1, undefined],
      [undefined, true],
    ];
    const sums = new ContrastSums(contrastsOf({ kind: "tornado" }, points), keys, 2);
    [results(10, 20), results(8, 17), results(13, 26), results(9, 18)].forEach((each, point) => sums.add(point, each));
    expect(sums.estimates().map(({ effect, from, to }) => [effect, from, to])).toEqual([
      [7, -1, 1], // (13 − 8 + 26 − 17) / 2
      [-1.5, undefined, true],
    ]);
  });

  test("are not told where points do not determine them", () => {
    expect(
      contrastsOf({ kind: "sobol", points: 3 }, [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ]).filter(({ kind }) => kind === "linear"),
    ).toEqual([]);
    expect(
      linearFit(
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [3, 3],
        ],
        [1, 2, 3, 5],
      ),
    ).toBeNull();
  });
});

describe("a sweep", () => {
  test("tells for a point what compare tells of the same change: paired differences to the last digit", async () => {
    const { out, exit } = await swept(study());
    expect(exit).toBe(0);
    const base = loadStudyInput(study(), {}, DISK).base.scenario;
    const changed: Scenario = {
      ...base,
      places: { sengepost: { ...base.places.sengepost!, capacityBeds: 16 } },
      streams: { ankomst: { ...base.streams.ankomst!, ratePerDay: 3 * 0.9 } as Scenario["streams"][string] },
    };
    const facts = { seed: "s", startDate: "", warmUpDays: 0, days: 0, engineVersion: "" };
    const [one, other] = [base, changed].map((scenario) => {
      const model = compile(scenario);
      const batch = runBatch({ model, from: 0, to: 6 });
      return { facts, results: stackBatches(measureColumns(model), [batch], 6, model.controlKeys) };
    });
    const wanted = compareRuns(one!, other!).find(
      ({ key }) => key.measure === "queueMean" && key.place === "sengepost",
    )!;
    const line = readFileSync(join(out, "results.csv"), "utf8")
      .split("\n")
      .find((text) => text.startsWith("5,queueMean"))!;
    const [low, high] = wanted.differenceCi95!;
    expect(line.split(",").slice(14, 19)).toEqual([
      ...[wanted.difference, wanted.standardError, low, high].map(String),
      wanted.verdict,
    ]);
  });

  test("has the same bytes on one thread and on two, in the long run and in the first years", async () => {
    for (const effect of ["long-run", "first-years"]) {
      const file = study(["replications: 6", `replications: 6\neffect: ${effect}`]);
      const [one, two] = [await swept(file, { threads: 1 }), await swept(file, { threads: 2 })];
      expect(contents(two.out)).toEqual(contents(one.out));
      expect(two.talk.printed).toBe(one.talk.printed);
      // A point that is alone warms up by itself: as when the warm-up is shared.
      rmSync(join(two.out, "points", "00002.json"));
      await swept(file, { out: two.out });
      expect(contents(two.out)).toEqual(contents(one.out));
    }
  });

  test("goes on from what is there: missing points, a damaged one, and half-written files of a program that is gone", async () => {
    const file = study();
    const whole = await swept(file);
    const wanted = contents(whole.out);
    const broken = join(whole.out, "points", "00003.json");
    writeFileSync(broken, readFileSync(broken, "utf8").replace(/\d(?=,)/, "7"));
    for (const name of ["points/00001.json", "points/00006.json", "results.csv", "manifest.json"])
      rmSync(join(whole.out, name));
    writeFileSync(join(whole.out, "points", "00001.json.999999999.partial"), "half");
    const again = await swept(file, { out: whole.out });
    expect(contents(whole.out)).toEqual(wanted);
    expect(again.talk.said).toMatch(/Point 3 is damaged[^]*4 of 7 points are finished/);
    // And once more, with nothing left to do.
    expect((await swept(file, { out: whole.out })).talk.said).toContain("All 7 points were finished already.");
    expect(contents(whole.out)).toEqual(wanted);
  });

  test("leaves a folder alone that belongs to another study, or to nobody", async () => {
    const { out } = await swept(study(), { replications: 2 });
    const before = contents(out);
    await expect(swept(study(), { out })).rejects.toThrow(
      /belongs to another study; what differs: replications; choose another folder with --out/,
    );
    await expect(swept(study(["high: 1.1", "high: 1.2"]), { out, replications: 2 })).rejects.toThrow(
      /what differs: factors, design;/,
    );
    await expect(swept(study(), { out, replications: 2, seed: "x" })).rejects.toThrow(/what differs: seed, scenario;/);
    await expect(swept(study(), { out: folder })).rejects.toThrow(/is not empty, and no folder of a study/);
    expect(contents(out)).toEqual(before);
    // Another name and other words are no other study.
    expect((await swept(study(["name: Beds and arrivals", "name: Otherwise"]), { out, replications: 2 })).exit).toBe(0);
  });

  test("that is dry shows the design and an estimate, and writes nothing", async () => {
    const { out, talk } = await swept(study(), { dryRun: true });
    expect(existsSync(out)).toBe(false);
    expect(talk.printed).toMatch(/ 1 +−1 +× 0\.9\n[^]* 6 +\+2 +× 1\.1\n/);
    expect(talk.said).toMatch(/Estimate, from a few trial runs of the base: 7 points × 6 replications take about/);
  });

  test("of a tornado sorts its factors by what they move", async () => {
    const { talk } = await swept(
      study(["levels: [-1, 0, 2]", "low: -2, high: 2"], ["kind: full-factorial", "kind: tornado"]),
      { replications: 20 },
    );
    expect(talk.printed).toMatch(/What matters most to: Queue, Ward[^]*\nbeds +█+│░+ .*−2 .*\narrivals +░+│█+ +× 0.9/);
  });

  test("that is killed, and killed again, ends with the bytes of one that never was", async () => {
    const file = study(["run.lengthDays, set: 60", "run.lengthDays, set: 1500"]);
    const never = await swept(file);
    const out = join(folder, "killed");
    const words = [join(root, "cli", "main.ts"), "sweep", file, "--out", out, "--threads", "2", "--quiet"];
    const start = () => spawn(process.execPath, [...process.execArgv, ...words], { cwd: folder, stdio: "ignore" });
    for (const wanted of [2, 4]) {
      const child = start();
      const ended = once(child, "close");
      while (finishedPoints(out) < wanted && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill("SIGKILL");
      await ended;
    }
    expect(finishedPoints(out)).toBeGreaterThanOrEqual(4);
    const interrupted = start();
    const [code] = await once(interrupted, "close");
    expect(code).toBe(0);
    expect(contents(out)).toEqual(contents(never.out));
  });
});

function finishedPoints(out: string): number {
  const points = join(out, "points");
  return existsSync(points) ? readdirSync(points).filter((name) => name.endsWith(".json")).length : 0;
}
