import { expect, test } from "vitest";
import { benchNetwork } from "../bench/scenarios.ts";
import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";

const DAYS = 100;

test("a replication keeps no more for a hundred times the patients, if as many are present at a time", () => {
  const few = replicate(compile(benchNetwork(DAYS, 3)), 0);
  const many = replicate(compile(benchNetwork(DAYS, 300)), 0);
  expect(few.entered).toBeGreaterThan(1_000);
  expect(many.entered).toBeGreaterThan(100 * few.entered * 0.9);
  // What is kept grows by doubling, so one doubling may fall to the luck of a crowded day.
  expect(bytesOf({ ...many, model: null })).toBeLessThanOrEqual(2 * bytesOf({ ...few, model: null }));
});

/** Bytes of all arrays of a state. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}
