/*
 * The command: as it is started from a terminal or a script, a real process with a real exit code, where that matters; what it
 * makes of its words, in this process.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandHere, type Ending } from "./support/command-here.ts";

// A start takes a fifth of a second, and ten times that on a machine that tests other things meanwhile.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const main = join(root, "cli", "main.ts");
const oneWard = join(root, "scenarios", "one-ward.yaml");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Environment = Readonly<Record<string, string>>;

const SETTINGS_OF_THE_TERMINAL = /^(NO_COLOR|FORCE_COLOR|LC_.*|LANG|FLYT_DEBUG)$/;

/** Tests run under the Node that the launcher chooses, so this is what `./flyt` becomes. */
function start(words: readonly string[], env: Environment = {}): ChildProcessWithoutNullStreams {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS_OF_THE_TERMINAL.test(name));
  return spawn(process.execPath, [main, ...words], { cwd: folder, env: { ...Object.fromEntries(inherited), ...env } });
}

interface ProcessEnding extends Omit<Ending, "exitCode"> {
  readonly exitCode: number | null;
}

async function ending(child: ChildProcessWithoutNullStreams): Promise<ProcessEnding> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  const [exitCode] = await once(child, "close");
  return { exitCode, stdout, stderr };
}

function flyt(...words: string[]): Promise<ProcessEnding> {
  return ending(start(words));
}

/** The same without the start of a process. */
function here(...words: string[]): Promise<Ending> {
  return commandHere(words);
}

/** @returns the path of a new file */
async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A measure for one-ward.yaml. @returns its path */
function measure(name: string, path: string, operation: string): Promise<string> {
  return file(name, `name: ${name}\nchanges:\n  - path: ${path}\n    ${operation}\n`);
}

describe("help and usage", () => {
  test.concurrent("--version is that of package.json", async () => {
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    expect(await flyt("--version")).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.concurrent("--help names the commands, examples and exit codes", async () => {
    const { exitCode, stdout, stderr } = await flyt("--help");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const part of ["Usage: flyt", "init", "validate", "run", "compare", "schema", "Examples:", "130"]) {
      expect(stdout).toContain(part);
    }
  });

  test.concurrent("without a command, help is shown as a mistake in usage", async () => {
    const { exitCode, stdout, stderr } = await flyt();
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("Usage: flyt");
  });

  test.concurrent("an unknown command is a mistake in usage, told without a stack", async () => {
    expect(await flyt("rn", "x.yaml")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "flyt: error: unknown command: rn; did you mean run?\nSee flyt --help\n",
    });
  });

  test.concurrent("it talks in the language of the terminal, or of --lang", async () => {
    expect((await ending(start(["--help"], { LANG: "nb_NO.UTF-8" }))).stdout).toContain("Bruk: flyt <kommando>");
    expect((await flyt("run", "--lang", "nn")).stderr).toContain("manglar: <scenario>");
  });

  test.concurrent("it says what is wrong with a file in that language, and in English in JSON", async () => {
    const file = join(folder, "wrong.yaml");
    await writeFile(file, (await readFile(oneWard, "utf8")).replace(/capacityBeds: .*/, "capacityBeds: -3.5"));
    const inNorwegian = await commandHere(["validate", file], "nb");
    expect(inNorwegian).toMatchObject({ exitCode: 3, stdout: "" });
    expect(inNorwegian.stderr).toMatch(/^.*wrong\.yaml: 1 feil\n {2}\d+:\d+ {2}places\.\S+: må være .*, fikk −3,5 /);
    expect((await commandHere(["validate", file], "nn")).stderr).toContain("må vere ");
    const [nb, en] = await Promise.all(
      (["nb", "en"] as const).map((language) => commandHere(["validate", file, "--json"], language)),
    );
    expect(nb).toEqual(en);
    expect(Object.keys(JSON.parse(nb!.stdout).files[0].problems[0])).not.toContain("said");
    expect((await commandHere(["run", "one-wrd"], "nn")).stderr).toBe(
      "one-wrd: 1 feil\n  er verken ei fil eller eit døme; meinte du «one-ward»?\n",
    );
    expect((await commandHere(["explain", "one-ward", "--patient", "ankmst/1"], "nb")).stderr).toContain(
      "mente du «ankomst»?",
    );
  });

  test.concurrent("colour is for terminals, or where it is forced, and never with NO_COLOR", async () => {
    const summary = ["run", oneWard, "-n", "2", "--quiet"];
    const plain = await ending(start(summary, { NO_COLOR: "1" }));
    expect(plain.stdout).not.toContain("\u001b");
    const forced = await ending(start(summary, { FORCE_COLOR: "1" }));
    expect(forced.stdout).toContain("\u001b");
    expect(stripVTControlCharacters(forced.stdout)).toBe(plain.stdout);
  });
});

describe("flyt init", () => {
  test("makes a scenario and a measure that fit each other, and overwrites nothing", async () => {
    const fresh = join(folder, "new");
    const made = await here("init", fresh);
    expect(made).toMatchObject({ exitCode: 0, stdout: "" });
    expect(made.stderr).toContain("flyt compare");
    const scenario = join(fresh, "scenario.yaml");
    const measures = join(fresh, "measures", "four-more-places.yaml");
    expect(await here("validate", scenario, measures, "--base", scenario)).toMatchObject({ exitCode: 0, stderr: "" });

    await writeFile(scenario, "mine");
    expect(await here("init", fresh)).toMatchObject({ exitCode: 1, stdout: "" });
    expect(await readFile(scenario, "utf8")).toBe("mine");
  });
});

describe("input that no run could finish", () => {
  test.concurrent.each([
    ["a rate of a thousand million a day", ["streams.ankomst.ratePerDay=1e9"], /patients at once × .* GB, more than/],
    [
      "more replications than fit",
      ["run.replications=1e9"],
      /run\.replications: must be 1000000 or less, got 1000000000/,
    ],
    [
      "a stay that cannot be drawn",
      ["places.sengepost.stay.treatmentDays.mean=1e300"],
      /treatmentDays: cannot be drawn/,
    ],
  ])("is refused before it starts: %s", async (_what, [set], message) => {
    const { exitCode, stdout, stderr } = await here("run", oneWard, "--set", set, "--quiet");
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

describe("flyt validate", () => {
  test.concurrent("accepts an example by its name, its warnings on standard error", async () => {
    const { exitCode, stdout, stderr } = await here("validate", "trondheim");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/trondheim\.yaml: ok, \d+ warnings?\n$/);
    expect(stderr).toMatch(/^ {2}\d+:\d+ {2}warning: places\./m);
  });

  test.concurrent("tells all problems of all files, with their lines and without a stack", async () => {
    const broken = (await readFile(oneWard, "utf8")).replace("value: 14,", "value: -3,").replace("seed:", "sed:");
    const files = [await file("broken.yaml", broken), join(folder, "missing.yaml"), oneWard];
    const { exitCode, stdout, stderr } = await here("validate", ...files);
    expect(exitCode).toBe(3);
    expect(stdout).toBe(`${oneWard}: ok\n`);
    expect(stderr).toMatch(/^ {2}\d+:\d+ {2}places\.sengepost\.capacityBeds: must be 0 or more, got -3 beds/m);
    expect(stderr).toContain('did you mean "seed"?');
    expect(stderr).toContain("missing.yaml: 1 problem\n  does not exist");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.concurrent("checks a measure by itself, and what its paths lead to with --base", async () => {
    const wrong = await measure("wrong.yaml", "places.sengepst.capacityBeds", "add: 1");
    expect(await here("validate", wrong)).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await here("validate", wrong, "--base", "one-ward");
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/wrong\.yaml: 1 problem\n {2}3:\d+ {2}places\.sengepst/);
  });

  test.concurrent("--json prints the problems as data", async () => {
    const empty = await file("empty.yaml", "places: 3\n");
    const { exitCode, stdout, stderr } = await here("validate", empty, oneWard, "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: "" });
    const { isValid, files } = JSON.parse(stdout);
    expect(isValid).toBe(false);
    expect(files[0]).toMatchObject({ file: empty, kind: "scenario", isValid: false });
    expect(files[0].problems).toContainEqual(expect.objectContaining({ severity: "error", line: 1, path: "places" }));
    expect(files[1]).toEqual({ file: oneWard, kind: "scenario", isValid: true, problems: [] });
  });
});

describe("flyt run", () => {
  test("until a figure is precise gives the figures of a run of as many replications, and says what it reached", async () => {
    const short = ["run", oneWard, "--set", "run.lengthDays=40", "--set", "run.warmUpDays=20", "--json", "-q"];
    const until = await here(
      ...short,
      "--until-half-width",
      "20%",
      "--of",
      "queueMean@sengepost",
      "--max-replications",
      "60",
    );
    expect(until.exitCode).toBe(0);
    const { precision, ...rest } = JSON.parse(until.stdout);
    expect(precision).toMatchObject({ measure: "queueMean", place: "sengepost", wantedHalfWidth: 0.2, isShare: true });
    expect(precision.isReached).toBe(precision.halfWidth <= 0.2);
    const { replications } = rest.manifest;
    expect([30, 45, 60]).toContain(replications);
    const fixed = await here(...short, "-n", String(replications));
    expect(rest).toEqual(JSON.parse(fixed.stdout));
    const plain = rest.measures.filter((each: { controlled?: object }) => each.controlled);
    expect(plain.length).toBeGreaterThan(0);
    for (const { ci95, controlled } of plain) {
      expect(controlled.ci95[1] - controlled.ci95[0]).toBeLessThan(ci95[1] - ci95[0]);
    }
    expect(until.stderr).toContain(precision.isReached ? "is known to ±" : "--max-replications allows more");
  });

  test("gives distributions and daily series when asked, the same bytes on any number of threads", async () => {
    const words = ["run", oneWard, "--distributions", "-q", "-n", "3"];
    const [one, two] = [await here(...words, "--threads", "1"), await here(...words, "--threads", "2")];
    expect(two.stdout).toBe(one.stdout);
    const { distributions, measures } = JSON.parse(one.stdout);
    const occupied = measures.find((each: { measure: string }) => each.measure === "occupiedMean");
    const { shareOfTime } = distributions.levels[0];
    const mean = shareOfTime.reduce((sum: number, share: number, level: number) => sum + share * level, 0);
    expect(mean).toBeCloseTo(occupied.mean, 4);
    expect(distributions.daily[0].means.length).toBe(JSON.parse(one.stdout).manifest.days);
  });

  test.concurrent("--json is one object, the same bytes on any number of threads and in any language", async () => {
    const run = (...words: string[]) => flyt("run", oneWard, "--replications", "5", "--json", ...words);
    const one = await run("--threads", "1");
    expect(one.exitCode).toBe(0);
    const { manifest, measures } = JSON.parse(one.stdout);
    expect(manifest).toMatchObject({
      seed: "one ward",
      replications: 5,
      wantedReplications: 5,
      partial: false,
      startDate: "2024-01-01",
      warmUpDays: 365,
      days: 2920,
      scenarios: [{ name: "one-ward", hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }],
    });
    const occupied = measures.find(
      (one: { measure: string; place?: string; weekday?: number; group?: string }) =>
        one.measure === "occupiedMean" && one.place === "sengepost" && one.weekday === undefined,
    );
    expect(occupied).toMatchObject({ unit: "beds", count: 5 });
    expect(Math.abs(occupied.mean - 12)).toBeLessThan(4 * occupied.standardError);
    expect(one.stdout).not.toContain(folder);
    expect(one.stdout).not.toContain(root);

    const two = await run("--threads", "2", "--quiet", "--lang", "nn");
    expect(two).toEqual({ exitCode: 0, stdout: one.stdout, stderr: "" });
    const other = await run("--seed", "another");
    expect(JSON.parse(other.stdout).manifest).toMatchObject({ seed: "another", scenarios: manifest.scenarios });
    expect(other.stdout).not.toBe(one.stdout);
  });

  test.concurrent("prints tables for people, and how long it took apart from them", async () => {
    const { exitCode, stdout, stderr } = await flyt("run", "one-ward", "-n", "3", "--lang", "nb");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Én sengepost");
    expect(stdout).not.toContain("tråd");
    expect(stderr).toMatch(/^3 replikasjoner på [\d,]+ s · .* hendelser, .* · \d+ tråd(er)?$/m);
  });

  test.concurrent("--set is made before --measure, and both are in the manifest", async () => {
    const plus = await measure("plus.yaml", "places.sengepost.capacityBeds", "add: 2");
    const beds = "places.sengepost.capacityBeds";
    const scenario = ["run", oneWard, "-n", "2", "--json", "--quiet"];
    const both = await here(...scenario, "--set", `${beds}=20`, "--measure", plus);
    const direct = await here(...scenario, "--set", `${beds}=22`);
    expect(JSON.parse(both.stdout).measures).toEqual(JSON.parse(direct.stdout).measures);
    expect(JSON.parse(both.stdout).manifest.scenarios[0].name).toBe("one-ward + plus");
  });

  test.concurrent("a mistake in --set is told by the flag, with exit code 3", async () => {
    const flag = "places.sengepost.capacityBeds=-30";
    const { exitCode, stdout, stderr } = await here("run", oneWard, "--set", "run.warmUpDays=10", "--set", flag);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/^--set places\.sengepost\.capacityBeds=-30: 1 problem\n {2}places.*got -16 beds/);
  });

  test.concurrent("a file that is no file leads to the example of that name", async () => {
    const { exitCode, stderr } = await flyt("run", "scenarios/trondheim.yaml");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("does not exist; the example that comes with the program");
    expect(stderr).toContain("flyt run trondheim");
  });

  test.concurrent("ends quietly when nobody reads on", async () => {
    const child = start(["run", oneWard, "-n", "1", "--json", "--quiet"]);
    child.stdout.destroy();
    const [[exitCode], stderr] = await Promise.all([once(child, "close"), textOf(child.stderr)]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });
});

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const part of stream) text += String(part);
  return text;
}

describe("flyt compare", () => {
  test.concurrent(
    "puts measures, scenarios and changes beside the baseline, under the same random numbers",
    async () => {
      const plus = await measure("more.yaml", "places.sengepost.capacityBeds", "add: 2");
      const same = await file("same.yaml", (await readFile(oneWard, "utf8")).replace("seed: one ward", "seed: other"));
      const change = "places.sengepost.capacityBeds=+2";
      const words = ["compare", oneWard, "--with", plus, "--with", same, "--with", change, "-n", "4"];
      const [json, people] = await Promise.all([here(...words, "--json", "-q"), commandHere(words, "nb")]);
      expect(json).toMatchObject({ exitCode: 0, stderr: "" });
      const { manifest, alternatives } = JSON.parse(json.stdout);
      expect(alternatives.map(({ name }: { name: string }) => name)).toEqual(["one-ward", "more", "same", change]);
      expect(manifest.scenarios).toHaveLength(4);
      const queue = alternatives.map(({ measures }: { measures: { measure: string }[] }) =>
        measures.find(({ measure: id }) => id === "queueMean"),
      );
      expect(queue[1].difference).toBeLessThan(0);
      expect(queue[2]).toMatchObject({ difference: 0, mean: queue[0].mean });
      expect(queue[3]).toEqual(queue[1]);
      expect(people.exitCode).toBe(0);
      expect(people.stdout).toContain("more.yaml");
    },
  );

  test.concurrent("--set holds for the baseline and the alternatives, before what they change", async () => {
    const plus = await measure("two-more.yaml", "places.sengepost.capacityBeds", "add: 2");
    const set = ["--set", "places.sengepost.capacityBeds=20", "-n", "2", "--json", "-q"];
    const compared = await here("compare", oneWard, "--with", plus, "--with", oneWard, ...set);
    const { alternatives } = JSON.parse(compared.stdout);
    const [base, more, same] = alternatives.map(({ measures }: { measures: { measure: string }[] }) =>
      measures.find(({ measure: id }) => id === "occupancyShare"),
    );
    expect(more.mean / base.mean).toBeCloseTo(20 / 22, 3);
    expect(same.mean).toBe(base.mean);
  });

  test.concurrent("an alternative that breaks the scenario is named with its line, exit code 3", async () => {
    const minus = await measure("too-few.yaml", "places.sengepost.capacityBeds", "add: -20");
    const { exitCode, stdout, stderr } = await here("compare", oneWard, "--with", minus, "--with", "a.b=1");
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toMatch(/too-few\.yaml: 1 problem\n {2}4:\d+ {2}places\.sengepost\.capacityBeds: .*got -6 beds/);
    expect(stderr).toContain("--with a.b=1: 1 problem");
  });

  test.concurrent(
    "--effect first-years begins the changes after the warm-up, long-run before it, and both say so",
    async () => {
      const plus = await measure("later.yaml", "places.sengepost.capacityBeds", "add: 2");
      const dated = "places.sengepost.capacityBeds=+2@2024-01-01";
      const words = ["compare", oneWard, "--with", plus, "--with", dated, "-n", "3", "-q"];
      const [first, long, people] = await Promise.all([
        here(...words, "--effect", "first-years", "--json"),
        here(...words, "--json"),
        commandHere([...words, "--effect", "first-years"], "nb"),
      ]);
      expect(first).toMatchObject({ exitCode: 0, stderr: "" });
      const of = (ending: Ending) => JSON.parse(ending.stdout);
      // Verdicts depend on the other alternatives.
      const alone = ({ measures }: { measures: { adjustedP: number; verdict: string }[] }) =>
        measures.map(({ adjustedP: _p, verdict: _verdict, ...rest }) => rest);
      const effects = ({ manifest }: { manifest: { scenarios: { effect: string; changesFrom: string[] }[] } }) =>
        manifest.scenarios.map(({ effect, changesFrom }) => [effect, ...changesFrom]);
      expect(effects(of(first))).toEqual([[null], ["first-years", "2024-01-01"], ["first-years", "2024-01-01"]]);
      expect(effects(of(long))).toEqual([[null], ["long-run"], ["first-years", "2024-01-01"]]);
      const [baseline, introduced, sameByDate] = of(first).alternatives;
      expect(introduced.measures).toEqual(sameByDate.measures);
      expect(baseline.measures).toEqual(of(long).alternatives[0].measures);
      expect(introduced.measures).not.toEqual(of(long).alternatives[1].measures);
      expect(alone(of(long).alternatives[2])).toEqual(alone(sameByDate));
      expect(people.stdout).toContain("later.yaml (effekt i de første årene): ");
      expect(people.stdout).toContain("\nEffekt i de første årene mot basis (snitt");
      expect(people.stdout).toContain("Effekt i de første årene: endringene gjelder fra 1. jan. 2024.");
    },
  );

  test.concurrent("--effect first-years refuses what holds before, and what has no date", async () => {
    const early = "places.sengepost.capacityBeds=+2@2023-06-01";
    const other = await file("other.yaml", (await readFile(oneWard, "utf8")).replace("value: 14,", "value: 15,"));
    const added = "exits.annet=" + JSON.stringify({ kind: "other" });
    const words = ["--with", early, "--with", other, "--with", added, "--effect", "first-years"];
    const { exitCode, stdout, stderr } = await here("compare", oneWard, ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toContain(
      "With --effect first-years, all changes of the alternatives hold from 2024-01-01 or later.",
    );
    expect(stderr).toMatch(/2023-06-01: 1 problem\n.*capacityBeds: begins on 2023-06-01; for its effect in the/);
    expect(stderr).toMatch(/other\.yaml: 1 problem\n {2}is a scenario that differs from the baseline before the first/);
    expect(stderr).toContain("exits");
  });

  test.concurrent("alternatives that simulate other days are refused", async () => {
    const { exitCode, stderr } = await here("compare", oneWard, "--with", "run.lengthDays=365");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("must simulate the same days as the baseline");
  });
});

describe.skipIf(process.platform === "win32")("Ctrl-C", () => {
  /** Interrupts, twice at once as a launcher may, when progress says that enough is finished to have some of everything. */
  async function interrupted(...words: string[]): Promise<ProcessEnding> {
    const child = start([...words, "--replications", "200000"]);
    const end = ending(child);
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (data) => / %  [\d,]{2,} of /.test(String(data)) && resolve());
    });
    child.kill("SIGINT");
    child.kill("SIGINT");
    return end;
  }

  test.concurrent("keeps the replications that are finished, and says how many", async () => {
    const { exitCode, stdout, stderr } = await interrupted("run", oneWard, "--json");
    expect(exitCode).toBe(130);
    const { manifest, measures } = JSON.parse(stdout);
    expect(manifest).toMatchObject({ partial: true, wantedReplications: 200000 });
    expect(manifest.replications).toBeGreaterThan(0);
    expect(measures[0].count).toBe(manifest.replications);
    expect(stderr).toMatch(/Interrupted after [\d,]+ of 200,000 replications/);
  });

  test.concurrent("keeps of a comparison what is finished in all alternatives", async () => {
    const change = "places.sengepost.capacityBeds=+1";
    const { exitCode, stdout } = await interrupted("compare", oneWard, "--with", change, "--json");
    expect(exitCode).toBe(130);
    const { manifest, alternatives } = JSON.parse(stdout);
    expect(manifest.replications).toBeGreaterThan(0);
    for (const { measures } of alternatives) expect(measures[0].count).toBe(manifest.replications);
  });
});

describe("flyt schema", () => {
  test.concurrent("prints the JSON Schema of scenarios, and of measures", async () => {
    const [scenarios, measures] = await Promise.all([here("schema"), here("schema", "--measure")]);
    expect(scenarios).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(scenarios.stdout)).toHaveProperty("$schema");
    expect(JSON.parse(measures.stdout)).toHaveProperty("properties.changes");
  });
});
