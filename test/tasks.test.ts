/*
 * Tasks: the bytes that the command prints, from chunks that anybody may have simulated, in a thread that reads no disk.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { compile } from "../engine/compile.ts";
import { loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { ChunkNeed } from "../tasks/chunk.ts";
import { chunkBytes, chunkKey, chunkResults } from "../tasks/chunk-bytes.ts";
import { chunksOf, type ChunkSize } from "../tasks/chunk-plan.ts";
import { runChunk } from "../tasks/chunk-run.ts";
import { inspect } from "../tasks/inspect.ts";
import { exampleFile } from "../tasks/package.ts";
import { createChunkThreads } from "../server/jobs/chunk-threads.ts";
import { perform } from "../tasks/perform.ts";
import { TASK_QUESTIONS } from "../tasks/questions.ts";
import type { Outcome, Task, TaskProgress, TaskSurroundings } from "../tasks/task.ts";
import { lookupIn } from "../tasks/task-files.ts";
import { gatherTask } from "../tasks/task-input.ts";
import { runTask } from "../tasks/task-runner.ts";
import { type Ending, commandHere } from "./support/command-here.ts";
import { SMALL_TASKS, smallFiles, type SmallTask } from "./support/small-tasks.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "flyt-tasks-"));
const files = smallFiles(readFileSync(String(exampleFile("scenario", "tandem")), "utf8"));
let helper: ChildProcess;

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  helper = fork(join(root, "test", "support", "chunk-process.ts"), { serialization: "advanced" });
});
afterAll(() => {
  helper.kill();
  rmSync(folder, { recursive: true, force: true });
});

const HERE: TaskSurroundings = { need: async ({ chunk }, documentOf) => runChunk(chunk, documentOf) };
/** One replication of one scenario each, or as few chunks as there can be. */
const SMALLEST: ChunkSize = { events: 1, leastChunks: 1 };
const LARGEST: ChunkSize = { events: Infinity, leastChunks: 1 };

function taskOf({ kind, question }: SmallTask): Task {
  // As it comes out of a queue: nothing of what was read for it is known.
  return structuredClone(gatherTask(kind, question, lookupIn(files)));
}

interface Performed {
  readonly outcome: Outcome;
  /** By their keys, in the order in which they were asked for. */
  readonly chunks: readonly (readonly [key: string, bytes: Uint8Array])[];
}

const performed = new Map<SmallTask, Promise<Performed>>();

/** A task as it is usually cut, performed once for all tests. */
function usual(small: SmallTask): Promise<Performed> {
  const known = performed.get(small);
  if (known) return known;
  const chunks: [string, Uint8Array][] = [];
  const need: TaskSurroundings["need"] = async (wanted, documentOf) => {
    const bytes = await HERE.need(wanted, documentOf);
    chunks.push([wanted.key, bytes]);
    return bytes;
  };
  const made = perform(taskOf(small), { need }).then((outcome) => ({ outcome, chunks }));
  performed.set(small, made);
  return made;
}

/** What the command prints and leaves in its folder, where it makes one. */
async function told({ words, kind }: SmallTask): Promise<{ ending: Ending; out: string }> {
  const out = join(folder, `out-${words.join("_").replaceAll(/\W+/g, "-")}`);
  const named = words.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : word));
  const written = kind === "bottlenecks" ? [] : ["--out", kind === "optimize" ? `${out}.yaml` : out];
  const ending = await commandHere([...named, ...written, "--json", "-q", "--threads", "1"], "nb");
  return { ending, out };
}

function textsOf({ files: own }: Outcome): Record<string, string> {
  return Object.fromEntries(own.map(({ name, content }) => [name, Buffer.from(content).toString("latin1")]));
}

const EXITS = { done: 0, infeasible: 4, "threshold-missed": 5 };

describe("a task gives what the command gives", () => {
  test.each(SMALL_TASKS)("to the byte: $words", async (small) => {
    const { ending, out } = await told(small);
    expect(ending.stderr).not.toContain("error");
    const { outcome } = await usual(small);
    const { "result.json": result, ...others } = textsOf(outcome);
    expect(Buffer.from(String(result), "latin1").toString()).toBe(ending.stdout);
    expect(EXITS[outcome.status]).toBe(ending.exitCode);
    const read = (name: string): string => readFileSync(join(out, name), "latin1");
    if (small.kind === "run" || small.kind === "compare") {
      const { "manifest.json": manifest, ...tables } = others;
      const names = readdirSync(out).filter((name) => name !== "manifest.json");
      expect(tables).toEqual(Object.fromEntries(names.map((name) => [name, read(name)])));
      const { thisRun: _thisRun, ...written } = JSON.parse(Buffer.from(read("manifest.json"), "latin1").toString());
      expect(JSON.parse(Buffer.from(String(manifest), "latin1").toString())).toEqual(written);
    } else if (small.kind === "sweep") {
      for (const name of ["design", "effects", "replications", "results"]) {
        expect(others[`${name}.csv`]).toBe(read(`${name}.csv`));
      }
    } else if (small.kind === "optimize") {
      expect(others).toEqual({ "plan.yaml": readFileSync(`${out}.yaml`, "latin1") });
    } else if (small.kind === "forecast") {
      expect(others).toEqual(Object.fromEntries(readdirSync(out).map((name) => [name, read(name)])));
    } else expect(others).toEqual({});
  });

  test.each(SMALL_TASKS)("however it is cut into chunks: $words", async (small) => {
    const { outcome } = await usual(small);
    const [few, many] = await Promise.all([
      perform(taskOf(small), HERE, LARGEST),
      perform(taskOf(small), HERE, SMALLEST),
    ]);
    expect(textsOf(few)).toEqual(textsOf(outcome));
    expect(textsOf(many)).toEqual(textsOf(outcome));
  });

  test.each([SMALL_TASKS[2]!, SMALL_TASKS[5]!])(
    "with chunks from elsewhere, in a thread of its own: $words",
    async (small) => {
      const workerUrl = new URL("../tasks/chunk-worker.ts", import.meta.url);
      const pool = createChunkThreads({ workerUrl, threads: 1 });
      const byWhom: string[] = [];
      const need: TaskSurroundings["need"] = (wanted, documentOf) => {
        const isElsewhere = byWhom.length % 2 === 0;
        byWhom.push(isElsewhere ? "process" : "thread");
        if (isElsewhere) return elsewhere(wanted, documentOf);
        const documents = Object.fromEntries(wanted.chunk.scenarios.map((hash) => [hash, documentOf(hash)]));
        return pool.compute({ chunk: wanted.chunk, documents }, new AbortController().signal);
      };
      try {
        const mixed = await runTask(taskOf(small), { need }, small.kind === "optimize" ? {} : { size: SMALLEST });
        expect(new Set(byWhom).size).toBe(2);
        expect(textsOf(mixed)).toEqual(textsOf((await usual(small)).outcome));
      } finally {
        await pool.close();
      }
    },
  );
});

/** Has a chunk simulated in another process. */
function elsewhere({ chunk }: ChunkNeed, documentOf: (hash: string) => string): Promise<Uint8Array> {
  const number = Math.random();
  const documents = Object.fromEntries(chunk.scenarios.map((hash) => [hash, documentOf(hash)]));
  return new Promise((resolve) => {
    const take = (answer: { number: number; bytes: Uint8Array }): void => {
      if (answer.number !== number) return;
      helper.off("message", take);
      resolve(answer.bytes);
    };
    helper.on("message", take);
    helper.send({ number, chunk, documents });
  });
}

describe("chunks", () => {
  test("that are kept are all that a task needs when it is performed again", async () => {
    for (const small of SMALL_TASKS) {
      const { outcome: first, chunks } = await usual(small);
      const kept = new Map(chunks);
      expect(kept.size).toBe(chunks.length);
      const again = await perform(taskOf(small), {
        need: async ({ key }) => {
          const bytes = kept.get(key);
          if (!bytes) throw new Error(`asks for ${key}, which the first time did not`);
          return bytes;
        },
      });
      expect(textsOf(again)).toEqual(textsOf(first));
    }
  });

  test("that are damaged, or of other replications, are refused", async () => {
    const task = taskOf(SMALL_TASKS[0]!);
    const need = (change: (bytes: Uint8Array, need: ChunkNeed) => Uint8Array): TaskSurroundings => ({
      need: async (wanted, documentOf) => change(await HERE.need(wanted, documentOf), wanted),
    });
    const flipped = need((bytes) => bytes.with(bytes.length - 9, bytes.at(-9)! ^ 1));
    await expect(perform(task, flipped)).rejects.toThrow("are damaged, or of another one");
    const moved = need((bytes, { chunk }) => {
      const results = chunkResults(bytes, chunk)!;
      return chunkBytes(results.map((result) => ({ ...result, from: result.from + 1, to: result.to + 1 })));
    });
    await expect(perform(task, moved)).rejects.toThrow("are damaged, or of another one");
  });

  test("are simulated only of the texts that their hashes say", async () => {
    const wrong: TaskSurroundings = {
      need: async ({ chunk }, documentOf) => runChunk(chunk, (hash) => `${documentOf(hash)} `),
    };
    // Of a seed that no other test has, so that the scenario is not known yet.
    const task = gatherTask("run", { scenario: "winter", seed: "of nobody else" }, lookupIn(files));
    await expect(perform(task, wrong)).rejects.toThrow("is another one");
  });

  test("have the same key for the same work, whatever they are thought to take", () => {
    const chunk = { scenarios: ["sha256:a"], from: 0, to: 5, keepsControls: true, events: 10 };
    expect(chunkKey({ ...chunk, events: 20 })).toBe(chunkKey(chunk));
    expect(chunkKey({ ...chunk, to: 6 })).not.toBe(chunkKey(chunk));
    expect(chunkKey({ ...chunk, keepsControls: false })).not.toBe(chunkKey(chunk));
  });
});

describe("how work is cut", () => {
  const scenario = loadScenario(String(exampleFile("scenario", "one-ward"))).scenario;
  const later = {
    ...scenario,
    changes: [{ path: "places.sengepost.capacityBeds", add: 1, from: scenario.run.startDate }],
  };
  const other = { ...scenario, run: { ...scenario.run, seed: "another" } };
  const models = [compile(scenario), compile(later), compile(other)];
  const cut = (events: number, leastChunks: number) =>
    chunksOf(models, [1000, 1000, 1000], { from: 3, to: 53 }, { events, leastChunks });

  test("every replication of every scenario is in one chunk", () => {
    for (const chunks of [cut(1e9, 1), cut(1e9, 8), cut(9000, 8), cut(1500, 1), cut(1, 1)]) {
      for (const at of models.keys()) {
        const own = chunks.filter(({ scenarios }) => scenarios.includes(at));
        const replications = own.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row));
        expect(replications.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, row) => 3 + row));
      }
    }
  });

  test("scenarios with the same warm-up are together, until one replication of them is too much", () => {
    expect(new Set(cut(1e9, 1).map(({ scenarios }) => scenarios.join()))).toEqual(new Set(["0,1", "2"]));
    expect(new Set(cut(1, 1).map(({ scenarios }) => scenarios.join()))).toEqual(new Set(["0", "1", "2"]));
  });

  test("there are some chunks for many threads, and none is larger than one is to be", () => {
    expect(cut(1e9, 8)).toHaveLength(8);
    expect(Math.max(...cut(9000, 1).map(({ events }) => events))).toBeLessThanOrEqual(9000);
  });
});

describe("a task in a thread", () => {
  test("is ended by its signal, with the reason, while it waits for a chunk", async () => {
    const controller = new AbortController();
    const reason = new Error("nobody wants it any more");
    const need = (): Promise<Uint8Array> => {
      controller.abort(reason);
      return new Promise(() => {});
    };
    await expect(runTask(taskOf(SMALL_TASKS[0]!), { need, signal: controller.signal })).rejects.toBe(reason);
  });

  test("ends with what its chunks fail with", async () => {
    const fault = new Error("replication 17 broke an invariant");
    await expect(runTask(taskOf(SMALL_TASKS[0]!), { need: () => Promise.reject(fault) })).rejects.toBe(fault);
  });

  test("tells the mistakes of its files whole, with their lines", async () => {
    const wrong = files["winter.yaml"]!.replace("set: 90", "set: -90").replace("run.warmUpDays", "run.warmUpDay");
    const task: Task = {
      kind: "run",
      question: { scenario: "winter" },
      files: { ...files, "winter.yaml": wrong },
    };
    const error = await runTask(task, HERE).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ScenarioError);
    const problems = [...(error as ScenarioError).problems];
    expect(problems.map(({ file, line, path }) => [file, line, path]).sort()).toEqual([
      ["winter.yaml", 4, "run.lengthDays"],
      ["winter.yaml", 5, "run.warmUpDay"],
    ]);
  });

  test("tells how far it has come, up to all", async () => {
    const told: TaskProgress[] = [];
    await runTask(taskOf(SMALL_TASKS[3]!), { ...HERE, onProgress: (progress) => told.push(progress) });
    expect(told.map(({ finished }) => finished)).toEqual(told.map(({ finished }) => finished).sort((a, b) => a - b));
    expect(told.at(-1)!.finished).toBe(told.at(-1)!.of);
  });
});

describe("what a task reads", () => {
  test.each([
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    "a/../../etc/passwd",
    "C:\\passwd",
    "examples/../../package.json",
    "file:///etc/passwd",
  ])("is never a file of the disk: %s", (name) => {
    const looked: string[] = [];
    const lookup = (asked: string): undefined => void looked.push(asked);
    const attempts = [
      () => gatherTask("run", { scenario: name }, lookup),
      () => gatherTask("run", { scenario: "x" }, lookupIn({ "x.yaml": `name: x\nextends: ${JSON.stringify(name)}` })),
      () => gatherTask("compare", { scenario: "one-ward", with: [name] }, lookup),
      () => gatherTask("sweep", { study: name }, lookup),
      () => gatherTask("optimize", { problem: name }, lookup),
      () => inspect({ kind: "run", question: { scenario: "one-ward" }, files: { [name]: "root:x:0:0" } }),
    ];
    for (const attempt of attempts) {
      expect(attempt).toThrow(ScenarioError);
      expect(attempt).not.toThrow(/root:|pasientflyt"/);
      expect(attempt).toThrow(/is no name of a file of the question|goes by its bare name|neither a file/);
    }
    expect(looked.filter((asked) => /(^|\/)\.\.(\/|$)|^\/|\\|:/.test(asked))).toEqual([]);
  });

  test("is in its files, and an example only where the asker has no file of that name", () => {
    const own = gatherTask("run", { scenario: "tandem" }, lookupIn({ "tandem.yaml": files["small-tandem.yaml"]! }));
    expect(Object.keys(own.files)).toEqual(["tandem.yaml"]);
    const example = gatherTask("run", { scenario: "tandem" }, lookupIn({ "one-ward.yaml": "name: none of ours" }));
    expect(Object.keys(example.files)).toEqual(["examples/tandem.yaml"]);
  });

  test("is all that it needs, tables and what is extended too", () => {
    const task = gatherTask("run", { scenario: "census" }, () => undefined);
    expect(Object.keys(task.files).sort()).toEqual([
      "examples/census-persons.csv",
      "examples/census.yaml",
      "examples/two-municipalities.yaml",
    ]);
    expect(inspect(structuredClone(task)).cost.replications).toBeGreaterThan(0);
  });
});

describe("a question", () => {
  test.each([
    ["run", { scenario: "one-ward", replication: 3 }, "", 'did you mean "replications"?'],
    ["run", { scenario: "one-ward", replications: 0 }, "replications", "must be 1 or more"],
    ["run", { scenario: "one-ward", of: "queueMean" }, "of", "only together with untilHalfWidth"],
    ["run", { scenario: "one-ward", untilHalfWidth: "5 pc" }, "untilHalfWidth", "must be a number above 0"],
    ["compare", { scenario: "one-ward", with: [] }, "with", "must have at least one alternative"],
    ["compare", { scenario: "one-ward", with: ["run.lengthDays=+0"], bestOf: ["x"] }, "bestOf.0", "no measure"],
    ["run", { scenario: "one-ward", norms: "x" }, "norms", "only together with staff"],
    ["optimize", { problem: "trondheim-20-mnok", budget: ["x=1e6"] }, "budget.0", "no budget called x"],
    ["forecast", { lastYear: 2020 }, "lastYear", "must be after the base year 2024"],
    ["sweep", {}, "study", "missing"],
  ] as const)("about %s that means nothing is told by its field: %j", (kind, question, path, message) => {
    let problems: ScenarioError["problems"] = [];
    try {
      inspect(gatherTask(kind, question, () => undefined));
    } catch (error) {
      problems = (error as ScenarioError).problems;
    }
    expect(problems).toMatchObject([{ file: "question", path, message: expect.stringContaining(message) }]);
  });

  test.each(Object.entries(TASK_QUESTIONS))("about %s has a JSON Schema that describes each field", (_kind, schema) => {
    const { properties } = z.toJSONSchema(schema, { io: "input" });
    for (const property of Object.values(properties!)) expect(property).toHaveProperty("description");
  });
});

describe("what is known of a task beforehand", () => {
  test("has another id where the outcome may be another, and the same where it is not", () => {
    const idOf = (question: object, more: Record<string, string> = {}): string =>
      inspect(gatherTask("run", question, lookupIn({ ...files, ...more }))).id;
    const id = idOf({ scenario: "winter", replications: 5 });
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    const commented = { "winter.yaml": `# Only a comment.\n${files["winter.yaml"]}` };
    expect(idOf({ replications: 5, scenario: "winter" }, commented)).toBe(id);
    const others = [
      idOf({ scenario: "winter", replications: 6 }),
      idOf({ scenario: "winter", replications: 5, seed: "another" }),
      idOf({ scenario: "winter", replications: 5, measures: ["more-places"] }),
      idOf({ scenario: "winter", replications: 5 }, { "winter.yaml": files["winter.yaml"]!.replace("90", "91") }),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  test("counts replications × days × places, and tells what is doubtful", () => {
    const facts = inspect(gatherTask("compare", SMALL_TASKS[2]!.question, lookupIn(files)));
    // Three scenarios of two places, 4 replications of 30 + 90 days, and once more for what each user costs.
    expect(facts.cost).toMatchObject({ replications: 4, placeDays: 2 * 3 * 4 * 120 * 2 });
    const { warnings } = inspect(gatherTask("run", { scenario: "trondheim" }, () => undefined));
    expect(warnings[0]).toMatchObject({ severity: "warning", file: "examples/trondheim.yaml" });
  });

  test("refuses what no machine could hold", () => {
    const question = { scenario: "one-ward", set: ["streams.ankomst.ratePerDay=1000000000"] };
    expect(() => inspect(gatherTask("run", question, () => undefined))).toThrow("to be had");
  });
});
