import fc from "fast-check";
import { expect, test } from "vitest";
import { EventHeap, FIRST_ARRIVAL_RANK, PHASE_ARRIVAL, PHASE_DEPARTURE } from "../engine/event-heap.ts";

/** What is done to a heap: add an event at a time and phase, or take the first. */
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ time: fc.integer({ min: 0, max: 20 }), isArrival: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant("take" as const) },
);

interface Shadow {
  readonly time: number;
  readonly phase: number;
  readonly sequence: number;
  readonly payload: number;
}

test("gives events in the order of a sorted array: by time, then phase, then sequence", () =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 400 }), (commands) => {
      const heap = new EventHeap();
      let shadow: Shadow[] = [];
      for (const [sequence, step] of commands.entries()) {
        if (step !== "take") {
          const phase = step.isArrival ? PHASE_ARRIVAL : PHASE_DEPARTURE;
          heap.push(step.time, phase, sequence);
          shadow.push({ time: step.time, phase, sequence, payload: sequence });
          shadow.sort((a, b) => a.time - b.time || a.phase - b.phase || a.sequence - b.sequence);
        } else {
          const [first, ...rest] = shadow;
          if (!first) continue;
          expect([heap.time[0], heap.payload[0]]).toEqual([first.time, first.payload]);
          heap.pop();
          shadow = rest;
        }
        expect(heap.size).toBe(shadow.length);
        // As the engine asks: nothing is earlier than now.
        const now = shadow[0]?.time ?? 0;
        const isDue = shadow.some(({ time, phase }) => time === now && phase < PHASE_ARRIVAL);
        expect(heap.isDue(now, FIRST_ARRIVAL_RANK)).toBe(isDue);
        expect(heap.isDue(now - 1, FIRST_ARRIVAL_RANK)).toBe(false);
      }
    }),
  ));

test("grows beyond its first size without losing an event", () => {
  const heap = new EventHeap();
  for (let event = 0; event < 5000; event++) heap.push((event * 7919) % 5000, PHASE_DEPARTURE, event);
  for (let time = 0; time < 5000; time++) {
    expect(heap.time[0]).toBe(time);
    heap.pop();
  }
  expect(heap.size).toBe(0);
});
