/*
 * Runs until a figure is precise enough: when they look, how a figure is named, and how often the interval that they stop at holds
 * the truth.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyName, keyNamed } from "../analysis/measure-keys.ts";
import { halfWidthOf, isPrecise, looksUpTo } from "../analysis/precision.ts";
import { UsageError } from "../cli/exits.ts";
import { precisionAsked } from "../cli/precision.ts";
import { usageErrorFor } from "../cli/question-words.ts";
import { Talk } from "../cli/talk.ts";
import { QuestionError } from "../tasks/question-error.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns } from "../engine/measures.ts";
import { loadScenario } from "../scenarios/load.ts";
import { SEQUENTIAL_CASES, sequentialCoverage } from "./support/sequential-coverage.ts";

const model = compile(loadScenario(join(import.meta.dirname, "..", "scenarios", "tandem.yaml")).scenario);
const keys = measureColumns(model).map(({ key }) => key);
const talk = new Talk("en");

test("looks come at 30 replications and half as many more again and again, up to the cap", () => {
  expect(looksUpTo(200)).toEqual([30, 45, 68, 102, 153, 200]);
  expect(looksUpTo(153)).toEqual([30, 45, 68, 102, 153]);
  expect(looksUpTo(30)).toEqual([30]);
  expect(looksUpTo(7)).toEqual([7]);
});

test("the half-width is in the unit of the figure or a share of its size", () => {
  const figure = { mean: -20, ci95: [-21, -19] as const };
  expect(halfWidthOf(figure, { isShare: false })).toBe(1);
  expect(halfWidthOf(figure, { isShare: true })).toBe(0.05);
  expect(isPrecise(figure, { halfWidth: 0.05, isShare: true })).toBe(true);
  expect(isPrecise(figure, { halfWidth: 0.049, isShare: true })).toBe(false);
  expect(isPrecise({ mean: 0, ci95: [-1, 1] }, { halfWidth: 9, isShare: true })).toBe(false);
  expect(isPrecise({ mean: 0, ci95: [0, 0] }, { halfWidth: 0.01, isShare: true })).toBe(true);
  expect(isPrecise({ mean: 3, ci95: null }, { halfWidth: 9, isShare: false })).toBe(false);
});

describe("a figure is named", () => {
  test("so that every name stands for the figure that it was made from", () => {
    for (const key of keys) expect(keyNamed(keyName(key), keys)).toBe(key);
  });

  test.each([
    ["queueMean@sykehjem", { measure: "queueMean", place: "sykehjem" }],
    ["dischargeReadyMean", { measure: "dischargeReadyMean" }],
    ["dischargeReadyMean@kommune", { measure: "dischargeReadyMean", actor: "kommune" }],
    [
      "dischargeReadyMean@waitingFor=sykehjem@sykehusavdeling",
      { measure: "dischargeReadyMean", place: "sykehusavdeling", waitingFor: "sykehjem" },
    ],
  ])("as in %s", (name, key) => expect(keyNamed(name, keys)).toEqual(key));
});

describe("a mistake in what is to be precise", () => {
  test.each([
    [{ untilHalfWidth: "5 pc" }, 'must be a number above 0, such as 0.5, or a percentage, such as 5%, got "5 pc"'],
    [{ untilHalfWidth: "0" }, 'such as 5%, got "0"'],
    [{ untilHalfWidth: "5%", replications: 30 }, "--replications and --until-half-width cannot be used together"],
    [{ of: "queueMean" }, "--of means something only together with --until-half-width"],
    [{ maxReplications: 9 }, "--max-replications means something only together with --until-half-width"],
    [{ untilHalfWidth: "5%", of: "queueMaen@sykehjem" }, "did you mean queueMean@sykehjem?"],
    [{ untilHalfWidth: "5%", of: "dischargeRedyMean" }, "did you mean dischargeReadyMean?"],
    [{ untilHalfWidth: "5%", of: "queueMean" }, "There are: queueMean@"],
    [{ untilHalfWidth: "5%", of: "x" }, "There are: dischargeReadyMean,"],
  ])("%j is told", (flags, message) => {
    let told: unknown;
    try {
      precisionAsked(flags, talk)!.ruleFor([model]);
    } catch (error) {
      told = error instanceof QuestionError ? usageErrorFor(error, talk) : error;
    }
    expect(told).toBeInstanceOf(UsageError);
    expect((told as Error).message).toContain(message);
  });
});

describe("the interval at which a run stops holds the mean at least 93 times in 100", () => {
  // At length, and for more skewed outputs, in `npm run validate-model`.
  test.each(SEQUENTIAL_CASES)("of outputs that are $what", (one) => {
    const { covered, intervals } = sequentialCoverage(one, 1000);
    expect(covered / intervals).toBeGreaterThanOrEqual(0.93);
    expect(covered / intervals).toBeLessThan(0.98);
  });
});
