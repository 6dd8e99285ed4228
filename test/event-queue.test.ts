import fc from "fast-check";
import { expect, test } from "vitest";
import { EventQueue, FIRST_ARRIVAL_RANK, PHASE_ARRIVAL, PHASE_DEPARTURE } from "../engine/event-queue.ts";

const DAYS = 400;

/** What is done to a queue: add an event so many quarters of an hour after the last one taken, or take the first. */
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      quarters: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 4000 })),
      isArrival: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant("take" as const) },
);

interface Shadow {
  readonly time: number;
  readonly phase: number;
  readonly sequence: number;
}

test("gives events in the order of a sorted array: by time, then phase, then sequence", () =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 400 }), (commands) => {
      const events = new EventQueue(DAYS);
      let shadow: Shadow[] = [];
      let now = 0;
      for (const [sequence, step] of commands.entries()) {
        if (step !== "take") {
          const phase = step.isArrival ? PHASE_ARRIVAL : PHASE_DEPARTURE;
          const time = Math.min(now + step.quarters / 96, DAYS - 1 / 96);
          events.push(time, phase, sequence);
          shadow.push({ time, phase, sequence });
          shadow.sort((a, b) => a.time - b.time || a.phase - b.phase || a.sequence - b.sequence);
        } else {
          const [first, ...rest] = shadow;
          expect(events.hasNext()).toBe(first !== undefined);
          if (!first) continue;
          expect([events.timeOfFirst(), events.payloadOfFirst()]).toEqual([first.time, first.sequence]);
          now = first.time;
          events.pop();
          shadow = rest;
        }
        const isDue = shadow.some(({ time, phase }) => time === now && phase < PHASE_ARRIVAL);
        expect(events.isDue(now, FIRST_ARRIVAL_RANK)).toBe(isDue);
      }
    }),
  ));

test("keeps the order of any number of events at one instant, and beyond its first size", () => {
  const events = new EventQueue(10);
  for (let event = 0; event < 5000; event++) events.push(7.5, PHASE_DEPARTURE, event);
  expect(taken(events)).toEqual(Array.from({ length: 5000 }, (_, event) => event));
});

test("keeps the order while its buckets are halved, over and over", () => {
  const days = 3000;
  const events = new EventQueue(days);
  const times = Array.from({ length: 200_000 }, (_, event) => ((event * 7919) % 200_000) * (days / 200_000));
  for (const [event, time] of times.entries()) events.push(time, PHASE_DEPARTURE, event);
  const order = taken(events).map((event) => times[event]);
  expect(order).toEqual([...times].sort((a, b) => a - b));
});

/** All that is pending, in the order in which it is given. */
function taken(events: EventQueue): number[] {
  const order: number[] = [];
  while (events.hasNext()) {
    order.push(events.payloadOfFirst());
    events.pop();
  }
  return order;
}
