import { expect, test } from "vitest";
import { handCoded, quantileTable } from "../bench/hand-coded.ts";
import { benchNetwork } from "../bench/scenarios.ts";
import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";

const DAYS = 12_000;
const HISTORIES = 16;

test("the bench network written by hand has the beds and queues that the engine has, within 4 standard errors", () => {
  const model = compile(benchNetwork(DAYS));
  const places = ["hospital-ward", "short-term", "long-term"].map((id) => model.placeIds.indexOf(id));
  const levels = [...places, ...places.map((place) => 2 * model.placeCount + place)];
  const table = quantileTable();
  const figures = { engine: [] as number[][], hand: [] as number[][] };
  for (let history = 0; history < HISTORIES; history++) {
    const { integral } = replicate(model, history).levels;
    figures.engine.push(levels.map((level) => integral[level]! / (model.dayCount - model.warmUpDays)));
    figures.hand.push([...handCoded(table, model.warmUpDays, model.dayCount, history + 1).means]);
  }
  for (let figure = 0; figure < levels.length; figure++) {
    const [engine, hand] = [figures.engine, figures.hand].map((rows) => meanAndError(rows.map((row) => row[figure]!)));
    expect(Math.abs(engine!.mean - hand!.mean)).toBeLessThan(4 * Math.hypot(engine!.error, hand!.error));
    expect(engine!.mean).toBeGreaterThan(1);
  }
});

function meanAndError(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
