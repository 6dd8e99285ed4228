/*
 * Activity deviation and efficiency deviation: the worked example of the home-care zones, and the same from hours and a price.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Deviations, deviationsOf } from "../analysis/deviations.ts";

/** Zone: deviation in 2020, change in users, result of the year; thousands of NOK. */
const ZONES: readonly (readonly [number, number, number])[] = [
  [-3_576, 3_739, 163],
  [-484, -2_541, -3_025],
  [2_077, 2_237, 4_314],
  [696, -753, -57],
  [45, 37, 82],
  [-4_443, 2_166, -2_277],
  [-2_521, 4_729, 2_208],
  [-2_030, 2_529, 499],
  [-868, 613, -255],
  [598, 395, 993],
  [1_862, -925, 937],
];
const SUM = [-8_643, 12_226, 3_583] as const;

/** A zone that was to have 100 million: the value of what users need grew so much, and in all it spent so much beyond. */
function zoneOf(total: number, userChange: number): Deviations {
  const budget = 100_000;
  return deviationsOf({
    budgetedHours: budget,
    hoursNeeded: budget + userChange,
    pricePerHour: 1,
    spent: budget - total,
  });
}

test("the result of a zone that is its head's own is its deviation with the change in users taken out", () => {
  for (const [total, userChange, result] of ZONES) {
    const found = zoneOf(total, userChange);
    expect(found.efficiency).toBe(result);
    expect(found.activity + found.efficiency).toBe(total);
  }
});

test("the sums of the zones are those that were published, but for rounding to thousands", () => {
  const columns = [0, 1, 2].map((column) => ZONES.reduce((sum, zone) => sum + zone[column]!, 0));
  columns.forEach((sum, column) => expect(Math.abs(sum - SUM[column]!)).toBeLessThanOrEqual(1));
  expect(zoneOf(SUM[0], SUM[1]).efficiency).toBe(SUM[2]);
});

test("a unit that spends more because more is needed has a deviation of activity alone", () => {
  expect(deviationsOf({ budgetedHours: 1000, hoursNeeded: 1100, pricePerHour: 450, spent: 495_000 })).toEqual({
    total: -45_000,
    activity: -45_000,
    efficiency: 0,
  });
});

test("from hours and a price, the two add up to budget less what was spent", () => {
  const whole = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(whole, whole, whole, whole, (budgetedHours, hoursNeeded, pricePerHour, spent) => {
      const { total, activity, efficiency } = deviationsOf({ budgetedHours, hoursNeeded, pricePerHour, spent });
      expect(total).toBe(budgetedHours * pricePerHour - spent);
      // Nothing, not less than nothing, where hours cost nothing.
      expect(activity).toBe(0 + (budgetedHours - hoursNeeded) * pricePerHour);
      expect(activity + efficiency).toBe(total);
    }),
  );
});
