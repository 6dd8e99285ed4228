/*
 * Randomness of the second simulator (docs/model.md, sections 4 and 9): keys, uniforms, variates, arrival times. It shares
 * the hash and the inversion tables with the engine, since they define the numbers; all else is written anew.
 */
import { DistributionTableBuilder, drawValue } from "../../engine/distribution-tables.ts";
import { deriveHigh, deriveLow, idKeys, seedKeys, uniform } from "../../engine/keyed-random.ts";
import { PURPOSE_ARRIVAL } from "../../engine/purposes.ts";
import type { Distribution } from "../../scenarios/distribution.ts";

/** Two 32-bit lanes. */
export type Key = readonly [high: number, low: number];

export function derive([high, low]: Key, value: number): Key {
  return [deriveHigh(high, low, value), deriveLow(high, low, value)];
}

/** The key of everything that comes from one stream; patients present at the start have the stream `start:<place>`. */
export function streamKey(seed: string, replication: number, streamId: string): Key {
  const [first, second] = idKeys(streamId);
  return derive(derive(derive(seedKeys(seed), replication), first), second);
}

/** The uniform number of a patient for a purpose on a visit. */
export function draw([high, low]: Key, visit: number, purpose: number): number {
  return uniform(high, low, visit * 16 + purpose);
}

/** A unit-exponential variate by inversion. */
export function unitExponential(u: number): number {
  return -Math.log(1 - u);
}

const drawnFrom = new Map<string, (u: number) => number>();

/** The value of a distribution at u, or of what remains of it when it is met under way. */
export function valueAt(distribution: Distribution, u: number, kind: "whole" | "residual" = "whole"): number {
  const text = `${kind} ${JSON.stringify(distribution)}`;
  let from = drawnFrom.get(text);
  if (from === undefined) {
    const builder = new DistributionTableBuilder();
    const index = kind === "whole" ? builder.add(distribution) : builder.addResidual(distribution);
    const tables = builder.finish();
    from = (at) => drawValue(tables, index, at);
    drawnFrom.set(text, from);
  }
  return from(u);
}

/** The first of `rows` at which u is below the cumulated weight; the last row with a weight takes the rest. */
export function chosenRow<Row>(rows: readonly Row[], weight: (row: Row) => number, u: number): Row {
  let cumulated = 0;
  for (const row of rows) {
    cumulated += weight(row);
    if (u < cumulated) return row;
  }
  return rows.findLast((row) => weight(row) > 0)!;
}

/**
 * Time of the next arrival: the cumulative rate from `from` to it is the unit-exponential draw of that arrival's own key.
 * @param ratePerDay the rate in hour 0 … 23 of a day, constant within each hour
 * @returns Infinity where it would not be before `end`
 */
export function nextArrival(
  key: Key,
  ordinal: number,
  from: number,
  end: number,
  ratePerDay: (day: number, hour: number) => number,
): number {
  let left = unitExponential(draw(derive(key, ordinal), 0, PURPOSE_ARRIVAL));
  let time = from;
  for (let day = Math.floor(from); day < end; day++) {
    for (let hour = 0; hour < 24; hour++) {
      const hourEnd = hour === 23 ? day + 1 : day + (hour + 1) / 24;
      if (hourEnd <= time) continue;
      const rate = ratePerDay(day, hour);
      const expected = rate * (hourEnd - time);
      if (left < expected) return time + left / rate;
      left -= expected;
      time = hourEnd;
    }
  }
  return Infinity;
}
