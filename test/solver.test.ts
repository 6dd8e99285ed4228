/*
 * The guard around the solvers: programs whose truth is known by how they were made, engines that lie, hang and crash.
 */
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, test } from "vitest";
import { dualBound, isFarkasProof, isFeasible, isUnboundedProof } from "../optimizer/certificates.ts";
import { offerOfFirstEngine } from "../optimizer/first-engine.ts";
import { type LinearProgram, objectiveOf, ProgramBuilder } from "../optimizer/linear-program.ts";
import { type Engines, type Outcome, solve } from "../optimizer/solver.ts";
import type { Answer } from "../optimizer/solver-thread.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { loopingProgram, numbersFrom, randomProgram } from "./support/random-programs.ts";

const PROGRAMS = Number(process.env["FLYT_PROGRAMS"] ?? 2000);
const worker = new SolverWorker();
afterAll(() => worker.end());

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-5 * (1 + Math.abs(other));

/** What is wrong with an outcome, given what is true; an outcome that says nothing is not wrong. */
function wrongIn(n: number, outcome: Outcome): string | undefined {
  const { program, truth, kind } = randomProgram(n);
  const wrong = (what: string): string => `program ${n} (${kind}, in truth ${truth.status}): ${what}`;
  if (outcome.status === "gave-up") return undefined;
  if (outcome.status === "infeasible") {
    if (truth.status !== "infeasible") return wrong("called infeasible");
    return isFarkasProof(program, outcome.proof) ? undefined : wrong("infeasible without proof");
  }
  if (outcome.status === "unbounded") {
    if (truth.status !== "unbounded") return wrong("called unbounded");
    return isUnboundedProof(program, outcome.x, outcome.ray) ? undefined : wrong("unbounded without proof");
  }
  if (!isFeasible(program, outcome.x)) return wrong("x breaks a row");
  if (!near(objectiveOf(program, outcome.x), outcome.objective)) return wrong("another objective than that of x");
  if (truth.status !== "optimal") return wrong(`called ${outcome.status}`);
  if (outcome.bound > truth.objective + 1e-5 * (1 + Math.abs(truth.objective))) return wrong(`bound ${outcome.bound}`);
  if (outcome.status === "optimal" && !near(outcome.objective, truth.objective)) {
    return wrong(`${outcome.objective} called the best, the best is ${truth.objective}`);
  }
  return undefined;
}

test(`on ${PROGRAMS} programs with a known truth no wrong answer is passed on, and nearly all are answered`, async () => {
  const wrong: string[] = [];
  const unanswered = new Map<string, number>();
  const engines = new Map<string, number>();
  for (let n = 0; n < PROGRAMS; n++) {
    const { program, kind } = randomProgram(n);
    const outcome = await solve(program, worker, { timeLimitMs: 3000 });
    const found = wrongIn(n, outcome);
    if (found !== undefined) wrong.push(found);
    if (outcome.status === "gave-up" || outcome.status === "feasible")
      unanswered.set(kind, (unanswered.get(kind) ?? 0) + 1);
    if (outcome.status === "optimal") engines.set(outcome.engine, (engines.get(outcome.engine) ?? 0) + 1);
  }
  expect(wrong).toEqual([]);
  // Whole numbers that no x keeps are not always refuted by the program without whole numbers: then there is no answer, never a wrong one.
  expect([...unanswered.keys()].filter((kind) => kind !== "whole")).toEqual([]);
  expect(unanswered.get("whole") ?? 0).toBeLessThan(PROGRAMS / 50);
  // Both engines have their share.
  expect(engines.get("first")).toBeGreaterThan(PROGRAMS / 10);
  expect(engines.get("second")).toBeGreaterThan(PROGRAMS / 10);
}, 120_000);

/** Answers of real engines, changed on the way. */
function tampering(change: (answer: Answer, n: number) => Answer | undefined): Engines {
  let n = 0;
  return {
    ask: async (question, timeLimitMs) =>
      change((await worker.ask(question, timeLimitMs)) ?? { engine: "none", reason: "" }, n++),
  };
}

function withOffer(answer: Answer, change: (values: Float64Array) => Float64Array, of: "x" | "y"): Answer {
  const changed = (offer: { x: Float64Array; y?: Float64Array } | undefined) =>
    offer && { ...offer, ...(offer[of] && { [of]: change(offer[of]) }) };
  if (answer.engine === "first") return { ...answer, offer: changed(answer.offer) };
  if (answer.engine === "second" && answer.second.offer) {
    return { ...answer, second: { ...answer.second, offer: changed(answer.second.offer)! } };
  }
  return answer;
}

describe("engines that are wrong", () => {
  const next = numbersFrom(99);
  const liars: Record<string, (answer: Answer, n: number) => Answer | undefined> = {
    "move x a little": (answer) => withOffer(answer, (x) => x.map((value) => value + 0.01 * (next() - 0.5)), "x"),
    "offer all zero": (answer) => withOffer(answer, (x) => x.map(() => 0), "x"),
    "offer what is no number": (answer) => withOffer(answer, (x) => x.map(() => NaN), "x"),
    "offer whole numbers next to the best": (answer) =>
      withOffer(answer, (x) => x.map((value) => Math.round(value + next() - 0.5)), "x"),
    "turn the prices round": (answer) => withOffer(answer, (y) => y.map((value) => -value), "y"),
    "give no prices": (answer) => withOffer(answer, (y) => y.map(() => 0), "y"),
    "call all infeasible": (answer) =>
      answer.engine === "second" ? { engine: "second", second: { says: "infeasible" } } : answer,
    "call all unbounded": (answer) =>
      answer.engine === "second" ? { engine: "second", second: { says: "unbounded" } } : answer,
    "claim another bound": (answer) =>
      answer.engine === "second" && answer.second.claimedBound !== undefined
        ? { ...answer, second: { ...answer.second, claimedBound: answer.second.claimedBound + 3 * (next() - 0.5) } }
        : answer,
    "now and then give no answer": (answer, n) => (n % 3 === 0 ? undefined : answer),
  };
  for (const [what, change] of Object.entries(liars)) {
    test(`${what}, and no wrong answer is passed on`, async () => {
      const wrong: string[] = [];
      for (let n = 0; n < 120; n++) {
        const found = wrongIn(n, await solve(randomProgram(n).program, tampering(change), { timeLimitMs: 3000 }));
        if (found !== undefined) wrong.push(found);
      }
      expect(wrong).toEqual([]);
    });
  }
});

describe("a program on which javascript-lp-solver loops", () => {
  const program = loopingProgram(5);

  test("is not given to it, and has a proven answer from the second engine", async () => {
    expect(offerOfFirstEngine(program, 0)).toBeUndefined();
    const outcome = await solve(program, worker);
    expect(outcome).toMatchObject({ status: "optimal", engine: "second" });
    if (outcome.status !== "optimal") return;
    expect(isFeasible(program, outcome.x)).toBe(true);
    expect(dualBound(program, outcome.duals)).toBeCloseTo(outcome.objective, 5);
  });

  test("does loop in it, so this would be noticed if it no longer did", async () => {
    const thread = new Worker(new URL("./support/raw-engine-thread.ts", import.meta.url), { workerData: program });
    const answered = new Promise((resolve) => thread.on("message", resolve));
    const ended = new Promise((resolve) => setTimeout(() => resolve("no answer"), 2000));
    expect(await Promise.race([answered, ended])).toBe("no answer");
    await thread.terminate();
  });
});

describe("the thread of the engines", () => {
  const { program } = randomProgram(3);

  test("is ended at the time limit, and the next question has an answer", async () => {
    const own = new SolverWorker();
    const startedMs = performance.now();
    expect(await own.ask({ engine: "second", program, timeLimitSeconds: 10 }, 1)).toBeUndefined();
    expect(performance.now() - startedMs).toBeLessThan(2000);
    expect(await own.ask({ engine: "second", program, timeLimitSeconds: 10 }, 20_000)).toMatchObject({
      engine: "second",
    });
    own.end();
  });

  test("answers questions that are asked at once, each its own", async () => {
    const own = new SolverWorker();
    const programs = [3, 4, 5, 6].map((n) => randomProgram(n).program);
    const ask = (asked: LinearProgram) => own.ask({ engine: "second", program: asked, timeLimitSeconds: 10 }, 20_000);
    const apart = [];
    for (const asked of programs) apart.push(await ask(asked));
    expect(await Promise.all(programs.map(ask))).toEqual(apart);
    own.end();
  });

  test("that an engine brings down is one without an answer", async () => {
    const own = new SolverWorker();
    // Rows that are not there.
    const broken: LinearProgram = { ...program, rowStart: new Int32Array(0) };
    expect((await own.ask({ engine: "first", program: broken, attempt: 0 }, 5000))?.engine).not.toBe("second");
    expect(await own.ask({ engine: "second", program, timeLimitSeconds: 10 }, 20_000)).toMatchObject({
      engine: "second",
    });
    own.end();
  });
});

describe("input", () => {
  test("with numbers that are none is refused by name", async () => {
    const builder = new ProgramBuilder();
    const beds = builder.variable("beds", { cost: NaN });
    builder.atMost("budget", [[beds, 1]], 3);
    await expect(solve(builder.build(), worker)).rejects.toThrow("the cost of beds is NaN");
  });

  test("bounds that exclude each other are infeasible, proven by themselves", async () => {
    const builder = new ProgramBuilder();
    builder.variable("beds", { lower: 3, upper: 2 });
    const outcome = await solve(builder.build(), worker);
    expect(outcome.status).toBe("infeasible");
    expect(outcome.status === "infeasible" && isFarkasProof(builder.build(), outcome.proof)).toBe(true);
  });

  test("no rows, no variables, are answered too", async () => {
    expect(await solve(new ProgramBuilder().build(), worker)).toMatchObject({ status: "optimal", objective: 0 });
    const builder = new ProgramBuilder();
    builder.variable("beds", { lower: 1, upper: 4, cost: -2 });
    expect(await solve(builder.build(), worker)).toMatchObject({ status: "optimal", objective: -8 });
  });
});
