/*
 * `flyt optimize` from the command line: a proposal, what is written, what cannot be, and the frontier.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { execute } from "../cli/program.ts";
import { exampleFile, exampleNames } from "../tasks/package.ts";
import { planFileText } from "../tasks/plan-text.ts";
import { Talk } from "../cli/talk.ts";
import { refuseUnmeasuredFigures, spaceOf } from "../optimizer/setting.ts";
import { PROBLEM_EXAMPLE } from "../scenarios/problem-page.ts";
import { readProblem } from "../scenarios/read-problem.ts";
import { loadMeasure, loadProblem } from "../scenarios/load.ts";
import { commandHere, type Ending } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "flyt-optimize-"));
afterAll(() => rmSync(folder, { recursive: true }));

const flyt = (...words: string[]): Promise<Ending> => commandHere(words);

const scenario = join(root, "scenarios", "tandem.yaml");

/** A problem about the hospital and the nursing home behind it, 100 days of them. */
function problemFile(name: string, more: object = {}): string {
  const problem = {
    name: "Tandem",
    scenario,
    effect: "first-years",
    lengthDays: 100,
    levers: {
      beds: {
        effects: [{ path: "places.sykehusavdeling.capacityBeds", addPerUnit: 1 }],
        most: 2,
        costPerUnitPerYear: 3e6,
        paidBy: "sykehus",
      },
      places: {
        name: "Places in the nursing home",
        effects: [{ path: "places.sykehjem.capacityBeds", addPerUnit: 1 }],
        most: 3,
        costPerUnitPerYear: 1e6,
        paidBy: "kommune",
      },
    },
    budgets: { running: { name: "Running costs", perYearAtMost: 2e6 } },
    minimise: { measures: [{ measure: "dischargeReadyMean" }] },
    ...more,
  };
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, JSON.stringify(problem, null, 1));
  return file;
}

const low = ["--effort", "low", "-q", "--threads", "1"];

describe("flyt optimize", () => {
  test.concurrent("proposes a plan, writes it as a measure, and tells what it gives, costs and rests on", async () => {
    const out = join(folder, "plan.yaml");
    const told = await flyt("optimize", problemFile("usual"), ...low, "--out", out);
    expect({ exitCode: told.exitCode, stderr: told.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(told.stdout).toMatch(/^Places in the nursing home +\+2 +2\.00$/m);
    expect(told.stdout).toMatch(
      /With 95% confidence the chosen plan is at most \S+ patients worse than the best of the/,
    );
    expect(told.stdout.replaceAll(/\s+/g, " ")).toContain(
      "It says nothing of plans never simulated; the bound of the simplified calculation holds for steady flows only.",
    );
    expect(told.stdout).toContain("Running costs stops the plan: 2 of NOK 2 million a year are used.");
    expect(told.stdout).toContain("NOK 2 million a year on average: Municipality");
    expect(told.stdout).toContain(`flyt compare ${scenario} --with ${out} --set run.lengthDays=100`);
    expect(loadMeasure(out).changes).toMatchObject([
      {
        path: "places.sykehjem.capacityBeds",
        add: 2,
        from: "2024-01-01",
        rationale: expect.stringContaining("Places"),
      },
    ]);
    const again = await flyt("optimize", problemFile("usual"), ...low, "--out", out);
    expect(again).toMatchObject({ exitCode: 1, stdout: "" });
    expect(again.stderr).toContain("exists already");
  });

  test.concurrent("prints the same JSON on one thread and on two, in any language", async () => {
    const file = problemFile("json");
    const [one, two] = await Promise.all([
      commandHere(["optimize", file, ...low, "--json"], "nn"),
      flyt("optimize", file, ...low, "--json", "--threads", "2"),
    ]);
    expect(one.stdout).toBe(two.stdout);
    const document = JSON.parse(one.stdout);
    expect(document).toMatchObject({
      manifest: { program: "pasientflyt", seed: "tandem", days: 100, replications: 40 },
      status: "proposed",
      interrupted: false,
      plan: [{ lever: "places", from: "2024-01-01", units: 2 }],
      cost: {
        perYear: [2e6],
        once: 0,
        byActor: [
          { actor: "sykehus", meanPerYear: 0 },
          { actor: "kommune", meanPerYear: 2e6 },
        ],
      },
      guarantee: { confidence: 0.95, freshReplications: 40 },
    });
    expect(document.objective.difference.mean).toBeCloseTo(
      document.objective.plan.mean - document.objective.today.mean,
      9,
    );
    expect(document.margins).toHaveLength(1);
    expect(document.margins[0]).toMatchObject({ id: "running", used: 2e6, atMost: 2e6 });
  });

  test.concurrent("with another budget, proposes what that one allows", async () => {
    const { stdout } = await flyt("optimize", problemFile("budget"), ...low, "--json", "--budget", "running=1e6");
    expect(JSON.parse(stdout).plan).toEqual([{ lever: "places", from: "2024-01-01", units: 1 }]);
  });

  test.concurrent("under another demand, the effect is that of the plan alone", async () => {
    const changes = [{ path: "streams.ankomst.ratePerDay", multiply: 1.1 }];
    const file = problemFile("demand", { demands: [{ probability: 1, changes }] });
    const { stdout } = await flyt("optimize", file, ...low);
    expect(stdout).toContain("First-year effect: the changes hold from 1 Jan 2024.");
  });

  test.concurrent("where no plan keeps all limits, says by how much they would have to give way: exit 4", async () => {
    const policies = { some: { name: "At least three places", units: { places: 1 }, atLeast: 3 } };
    const file = problemFile("infeasible", { policies });
    const [text, json] = await Promise.all([flyt("optimize", file, ...low), flyt("optimize", file, ...low, "--json")]);
    expect([text.exitCode, json.exitCode]).toEqual([4, 4]);
    expect(text.stdout).toContain("No plan keeps all limits.");
    expect(text.stdout).toContain("At least three places: 1 less than 3");
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: "infeasible",
      relaxations: [{ kind: "policy", id: "some", side: "atLeast", limit: 3, by: expect.closeTo(1, 6) }],
    });
  });

  test.concurrent(
    "where no plan meets the targets, shows the nearest and what would have to give way: exit 4",
    async () => {
      const file = problemFile("targets", {
        minimise: { costWeight: 1 },
        targets: [{ measure: "dischargeReadyMean", atMost: 0.01 }],
      });
      const { exitCode, stdout } = await commandHere(["optimize", file, ...low], "nb");
      expect(exitCode).toBe(4);
      expect(stdout).toContain("Ingen plan som holder grensene, når målene.");
      expect(stdout).toMatch(/Mål: Utskrivningsklare pasienter .*høyst 0,01/);
    },
  );

  test.concurrent("the frontier has a row for each level, and a plan file for each", async () => {
    const out = join(folder, "frontier");
    const file = problemFile("frontier");
    const [text, json] = await Promise.all([
      flyt("optimize", file, ...low, "--frontier", "1e6,2e6,3e6", "--out", out),
      flyt("optimize", file, ...low, "--frontier", "3", "--budget", "3e6", "--json"),
    ]);
    expect(text.exitCode).toBe(0);
    expect(text.stdout).toContain("The best plan for each level of “Running costs”");
    expect(["plan-1.yaml", "plan-2.yaml", "plan-3.yaml"].map((name) => existsSync(join(out, name)))).toEqual([
      true,
      true,
      true,
    ]);
    const { levels } = JSON.parse(json.stdout);
    expect(levels.map(({ budget }: { budget: number }) => budget)).toEqual([1e6, 2e6, 3e6]);
    const means = levels.map(({ objective }: { objective: { mean: number } }) => objective.mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
  });

  test.concurrent("Ctrl-C keeps the best plan so far: exit 130", async () => {
    // A minute's work and more, so that what is told every few seconds comes well before the end.
    const file = problemFile("long", { lengthDays: 36_500 });
    const program = [join(root, "cli", "main.ts"), "optimize", file, "--effort", "high", "--json"];
    const child = spawn(process.execPath, program, { cwd: root, env: { ...process.env, LANG: "en" } });
    let [stdout, stderr, isStopping] = ["", "", false];
    child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
    child.stderr.on("data", (text: Buffer) => {
      stderr += text.toString();
      // The first plan has been simulated then. A second Ctrl-C would end it at once.
      if (!isStopping && /· [1-9][0-9,]* replications so far/.test(stderr)) isStopping = child.kill("SIGINT");
    });
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    expect(exitCode).toBe(130);
    const { interrupted, plan, guarantee, manifest } = JSON.parse(stdout);
    expect(interrupted).toBe(true);
    expect(Array.isArray(plan)).toBe(true);
    // Only where it came before the fresh replications are these missing.
    expect(manifest.partial).toBe(guarantee === null);
    expect(stderr).toContain("Stopping. What is finished is kept.");
  });

  test("what is no problem, no budget, no measure is refused with a remedy", async () => {
    const several = problemFile("several", {
      budgets: { one: { perYearAtMost: 1e6 }, other: { perYearAtMost: 2e6 } },
    });
    const unmeasured = problemFile("unmeasured", { minimise: { measures: [{ measure: "dischargeReadyMeen" }] } });
    const talk = new Talk("en");
    const refusals: [string[], RegExp][] = [
      [["optimize", "trondheim"], /is neither a file nor an example/],
      [["optimize", scenario], /is a scenario, not a problem for the optimizer/],
      [["optimize", several, "--budget", "1e6"], /write --budget id=amount with one of: one, other/],
      [["optimize", several, "--budget", "third=1e6"], /no budget called third; it has: one, other/],
      [["optimize", several, "--budget", "a lot"], /must be an amount in NOK, such as 15e6, or id=amount, got "a lot"/],
      [["optimize", several, "--effort", "some"], /--effort must be low, usual or high/],
      [["optimize", several, "--frontier"], /several budgets/],
      [["optimize", problemFile("one"), "--frontier", "1"], /--frontier must be a number of levels from 2 to 20/],
      [["run", unmeasured], /is a problem for the optimizer; try flyt optimize/],
      [["compare", "tandem", "--with", unmeasured], /is a problem for the optimizer; try flyt optimize/],
    ];
    for (const [words, message] of refusals)
      await expect(execute(words, talk), words.join(" ")).rejects.toThrow(message);
    const { exitCode, stderr } = await flyt("validate", unmeasured);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /\d+:\d+ {2}minimise.measures.0.measure: is no measure: "dischargeReadyMeen"; did you mean "disc/,
    );
  });
});

test("the example of the page on the format is sound", () => {
  const readText = (name: string): string =>
    name === "problems/example.yaml" ? PROBLEM_EXAMPLE : readFileSync(scenario, "utf8");
  const loaded = readProblem("problems/example.yaml", readText);
  refuseUnmeasuredFigures(loaded);
  expect(spaceOf(loaded).phaseCount).toBe(2);
});

describe("ready problems", () => {
  test("are sound", () => {
    const names = exampleNames("problem");
    expect(names).toContain("trondheim-20-mnok");
    for (const name of names) {
      const loaded = loadProblem(exampleFile("problem", name)!);
      refuseUnmeasuredFigures(loaded);
    }
  });
});

test("a plan file has its name in three languages", () => {
  const loaded = loadProblem(problemFile("named", { name: { nb: "Små tall", en: "Small numbers" } }));
  const space = spaceOf(loaded);
  const text = planFileText(loaded.problem, space, Int32Array.of(0, 2), "nb");
  expect(text).toContain("Plan: Små tall");
  expect(text).toContain("Plan: Small numbers");
  expect(text).toContain("Foreslått av flyt optimize for «Små tall»: Places in the nursing home.");
});
