import type { Simulation } from "./simulation.ts";

/**
 * What one replication was in each of several periods, from the days that it kept.
 * @param periodEnds measured days, from 0, that the periods end before, in order; the first period begins on measured day 0
 * @returns [level function × period] mean level over the days of the period; level functions in threes as in `Simulation.levels`:
 *   occupied in each place, ready in each place, waiting for each place
 */
export function periodRow(s: Simulation, periodEnds: readonly number[]): Float64Array {
  const { model, daily } = s;
  if (daily === null) throw new Error("a replication that kept no days has no periods");
  const days = model.dayCount - model.warmUpDays;
  const functions = 3 * model.placeCount;
  const row = new Float64Array(functions * periodEnds.length);
  for (let index = 0; index < functions; index++) {
    let day = 0;
    for (const [period, end] of periodEnds.entries()) {
      const from = day;
      let sum = 0;
      for (; day < end; day++) sum += daily[index * days + day];
      row[index * periodEnds.length + period] = sum / (end - from);
    }
  }
  return row;
}

/** Arrays one after another, as one. */
export function endToEnd(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
