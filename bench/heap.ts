import { EventHeap, PHASE_DEPARTURE } from "../engine/event-heap.ts";
import { uniform } from "../engine/keyed-random.ts";
import { timeAll } from "./bench.ts";

const PAIRS_AT_FULL_SIZE = 2_000_000;
const FULL_SIZE = 20;

/** Pop the first event and push a later one, with so many pending: the heap's share of a simulation. */
export async function run(size: number): Promise<void> {
  const pairs = Math.max(1000, Math.round((PAIRS_AT_FULL_SIZE * size) / FULL_SIZE));
  const cases = [100, 1_000, 10_000, 100_000].map((pending) => [
    `heap: pop and push, ${pending} pending`,
    () => hold(pending, pairs),
  ]);
  await timeAll(Object.fromEntries(cases), size === 1 ? 1 : 5);
}

function hold(pending: number, pairs: number): { values: Float64Array; events: number } {
  const heap = new EventHeap();
  for (let event = 0; event < pending; event++) heap.push(-Math.log(uniform(1, 2, event)), PHASE_DEPARTURE, event);
  let sum = 0;
  let now = 0;
  for (let pair = 0; pair < pairs; pair++) {
    now = heap.time[0];
    sum += now * (heap.payload[0] & 7);
    heap.pop();
    heap.push(now - Math.log(uniform(3, 4, pair)), PHASE_DEPARTURE, pair & 0xffff);
  }
  return { values: Float64Array.of(sum, now), events: pairs };
}

if (import.meta.main) await run(FULL_SIZE);
