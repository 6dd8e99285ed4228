/*
 * Parts of the command that need no process of their own, and the exit that no user should see.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../cli/exits.ts";
import { type CommandName, HELP } from "../cli/help.ts";
import { chosenLanguage } from "../cli/language.ts";
import { scenarioHash } from "../tasks/manifest.ts";
import { execute, helpText } from "../cli/program.ts";
import { jsonText } from "../tasks/json-text.ts";
import { Talk } from "../cli/talk.ts";
import { BatchPlan } from "../engine/batch-plan.ts";
import { compile } from "../engine/compile.ts";
import { SimulationPool } from "../engine/pool.ts";
import { loadScenario, readTextFile as textOf } from "../scenarios/load.ts";
import { LANGUAGES } from "../report/language.ts";
import { readScenario } from "../scenarios/read.ts";

const root = join(import.meta.dirname, "..");
const oneWard = join(root, "scenarios", "one-ward.yaml");

describe("the language", () => {
  test.each([
    [["run", "--lang", "nn"], { LANG: "en_GB.UTF-8" }, "nn"],
    [["run", "--lang=nb"], {}, "nb"],
    [["run", "--lang", "xx"], { LANG: "nn_NO" }, "nn"],
    [["run", "--", "--lang", "nn"], {}, "en"],
    [[], { LANG: "nb_NO.UTF-8" }, "nb"],
    [[], { LANG: "no_NO" }, "nb"],
    [[], { LC_ALL: "C.UTF-8", LANG: "nb_NO.UTF-8" }, "en"],
    [[], { LC_ALL: "", LC_MESSAGES: "nn_NO.UTF-8", LANG: "nb_NO.UTF-8" }, "nn"],
    [[], { LANG: "not_a_language" }, "en"],
    [[], {}, "en"],
  ])("of %j with %j is %s", (words, env, language) => expect(chosenLanguage(words, env)).toBe(language));
});

describe("a mistake in usage", () => {
  test.each([
    [["plan.yaml"], "did you mean flyt run plan.yaml?"],
    [["run", "--replicatons", "3", "x.yaml"], "unknown option: --replicatons; did you mean --replications?"],
    [["run", "--sed", "3", "x.yaml"], "unknown option: --sed; did you mean --seed or --set?"],
    [["run"], "missing: <scenario>"],
    [["run", "a.yaml", "b.yaml"], "too many arguments"],
    [["run", "x.yaml", "--threads"], "the value is missing: --threads"],
    [["run", "x.yaml", "--threads", "0"], '--threads must be a whole number from 1 to 1024, got "0"'],
    [["run", "x.yaml", "-n", "1e3"], '--replications must be a whole number from 1 to 1000000, got "1e3"'],
    [["run", "x.yaml", "--seed", ""], "--seed must not be empty"],
    [["run", "x.yaml", "--lang", "sv"], '--lang must be nb, nn or en, got "sv"'],
    [["compare", oneWard], "there is nothing to compare with"],
    [["compare", oneWard, "--effect", "ten"], '--effect must be first-years or long-run, got "ten"'],
  ])("in flyt %j says what to do", async (words, message) => {
    const mistake = await execute(words, new Talk("en")).catch((error: unknown) => error);
    expect(mistake).toBeInstanceOf(UsageError);
    expect((mistake as UsageError).message).toContain(message);
  });
});

describe("help", () => {
  const commands = Object.keys(HELP.en.commands) as CommandName[];

  test.each(LANGUAGES.flatMap((language) => [undefined, ...commands].map((command) => [language, command] as const)))(
    "in %s about %s fits a terminal of 80 columns and shows no trace of another language",
    (language, command) => {
      const text = helpText(command, new Talk(language));
      for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
      if (language !== "en") expect(text).not.toMatch(/\b(Usage|Options|Commands|Examples|default|command)\b/);
      expect(text).not.toContain("[]");
    },
  );
});

test("JSON laid out in lines is read as the value that was written", () =>
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  ));

test("the hash of a scenario does not change with the order of its fields, and does with a number", () => {
  const { scenario, ...rest } = loadScenario(oneWard);
  const { places, ...others } = scenario;
  const hash = scenarioHash({ scenario, ...rest });
  expect(scenarioHash({ ...rest, scenario: { places, ...others } })).toBe(hash);
  expect(scenarioHash({ ...rest, scenario: { ...others, places, data: "restricted" } })).not.toBe(hash);
});

describe("models side by side", () => {
  const pool = new SimulationPool(2);
  afterAll(() => pool.close());

  test("have the results that each has by itself, whatever the size of the batches", async () => {
    const small = (change: string) =>
      `name: small\nextends: one-ward.yaml\nchanges:\n  - { path: run.lengthDays, set: 60 }\n  - { ${change} }\n`;
    const models = ["add: 1", "add: -1"].map((change) =>
      compile(
        readScenario(join(root, "scenarios", "small.yaml"), (name) =>
          name.endsWith("small.yaml") ? small(`path: places.sengepost.capacityBeds, ${change}`) : textOf(name),
        ).scenario,
      ),
    );
    const alone = await Promise.all(models.map((model) => pool.run(model, { replications: 11, batchSize: 11 })));
    for (const batchSize of [undefined, 1, 3]) {
      const seen: number[] = [];
      const together = await pool.runAll(models, {
        replications: 11,
        ...(batchSize !== undefined && { batchSize }),
        onProgress: (finished, of) => seen.push(finished, of),
      });
      expect(together).toEqual(alone);
      expect(seen.slice(-2)).toEqual([22, 22]);
    }
  });

  test("come about as far when they are cancelled", async () => {
    const model = compile(loadScenario(oneWard).scenario);
    const controller = new AbortController();
    const [first, second] = await pool.runAll([model, model], {
      replications: 100_000,
      batchSize: 1,
      signal: controller.signal,
      onProgress: (finished) => finished === 10 && controller.abort(),
    });
    expect(first.isPartial && second.isPartial).toBe(true);
    // Those that were on their way back when it was cancelled are kept as well, two a thread at most; what lies behind a batch that
    // did not come back is not.
    expect(first.replications.length + second.replications.length).toBeLessThanOrEqual(14);
    const plan = new BatchPlan([1, 1], 100_000, pool.threads, 1);
    const order = Array.from({ length: 14 }, () => plan.next());
    for (let at = 2; at <= order.length; at += 2) {
      const done = order.slice(0, at).map((batch) => batch?.group);
      expect(done.filter((group) => group === 0)).toHaveLength(at / 2);
    }
  });
});

describe("a bug of ours", () => {
  const program = `
    import { SimulationFault, tellFault } from ${JSON.stringify(join(root, "cli", "faults.ts"))};
    import { Talk } from ${JSON.stringify(join(root, "cli", "talk.ts"))};
    const fault = new SimulationFault(new Error("replication 17, day 41.25: beds would be -1."), "forty two");
    process.exitCode = tellFault(fault, ["run", "my plan.yaml", "--seed", "forty two"], new Talk("en"));`;

  function ended(env: Record<string, string>): Promise<{ exitCode: number; stderr: string }> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ["--input-type=module", "--eval", program],
        { env: { ...process.env, ...env } },
        (error, _stdout, stderr) => resolve({ exitCode: Number(error?.code ?? 0), stderr }),
      );
    });
  }

  test("exits with 70, says what replays it, and asks to be reported", async () => {
    const { exitCode, stderr } = await ended({ FLYT_DEBUG: "" });
    expect(exitCode).toBe(70);
    expect(stderr).toContain("replication 17, day 41.25: beds would be -1.");
    expect(stderr).toContain('seed "forty two"');
    expect(stderr).toContain("flyt run 'my plan.yaml' --seed 'forty two'");
    expect(stderr).toContain("Please report it");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("shows its stack with FLYT_DEBUG=1", async () => {
    expect((await ended({ FLYT_DEBUG: "1" })).stderr).toMatch(/^\s+at /m);
  });
});
