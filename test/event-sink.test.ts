/*
 * What is told of a replication while it runs, and running it bit by bit.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../engine/compile.ts";
import { EventLog, type EventSink } from "../engine/event-log.ts";
import { measureColumns, measureRow } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, replicate, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";
import { randomScenario } from "./support/random-scenarios.ts";

const SCENARIOS = 30;
const SEED = Number(process.env.FLYT_SEED ?? 20240103);

test("a replication is the same history into however many bits it is cut", () => {
  fc.assert(
    fc.property(
      randomScenario,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (scenario, cuts) => {
        const model = compile(scenario);
        const [wholeLog, cutLog] = [new EventLog(), new EventLog()];
        const whole = replicate(model, 1, { log: wholeLog });
        const cut = beginReplication(model, 1, { log: cutLog });
        for (const share of [...cuts].sort()) runUntil(cut, share * model.dayCount);
        runUntil(cut, model.dayCount);
        endReplication(cut);
        expect(cutLog.entries).toEqual(wholeLog.entries);
        expect(measuresOf(model, cut)).toEqual(measuresOf(model, whole));
      },
    ),
    { numRuns: SCENARIOS, seed: SEED },
  );
});

test("each day is told with the census that its midnight sees, whether anybody listens or not", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const model = compile(scenario);
      const days: number[] = [];
      const census = new Float64Array(model.placeCount);
      const sink: EventSink = {
        add: () => {},
        dayBegins: (s, now) => {
          days.push(now);
          if (now > model.warmUpDays)
            for (let place = 0; place < model.placeCount; place++) census[place] += s.occupied(place);
        },
      };
      const told = replicate(model, 0, { log: sink });
      expect(days).toEqual(Array.from({ length: model.dayCount }, (_, day) => day));
      // The last midnight ends the run, and begins no day.
      const all = census.map((sum, place) => sum + told.occupied(place));
      expect(all).toEqual(
        census.map((_, place) => sumOf(told.tally.censusByWeekday.subarray(place * 7, place * 7 + 7))),
      );
      expect(measuresOf(model, told)).toEqual(measuresOf(model, replicate(model, 0)));
    }),
    { numRuns: SCENARIOS, seed: SEED },
  );
});

function measuresOf(model: Model, s: Simulation): Float64Array {
  return measureRow(measureColumns(model), s);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
