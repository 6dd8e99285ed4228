import { EventQueue, PHASE_DEPARTURE } from "../engine/event-queue.ts";
import { uniform } from "../engine/keyed-random.ts";
import { timeAll } from "./bench.ts";

const PAIRS_AT_FULL_SIZE = 2_000_000;
const FULL_SIZE = 20;

/** Take the first event and add a later one, with so many pending: the queue's share of a simulation. */
export async function run(size: number): Promise<void> {
  const pairs = Math.max(1000, Math.round((PAIRS_AT_FULL_SIZE * size) / FULL_SIZE));
  const cases = [100, 1_000, 10_000, 100_000].map((pending) => [
    `events: take and add, ${pending} pending`,
    () => hold(pending, pairs),
  ]);
  await timeAll(Object.fromEntries(cases), size === 1 ? 1 : 5);
}

/** Delays are exponential with a mean of so many days that four events fall on a day, as in a small region. */
function hold(pending: number, pairs: number): { values: Float64Array; events: number } {
  const meanDays = pending / 4;
  const events = new EventQueue(Math.ceil(pairs / 4 + 40 * meanDays));
  const delay = (key: number, event: number): number => -Math.log(uniform(key, 2, event)) * meanDays;
  for (let event = 0; event < pending; event++) events.push(delay(1, event), PHASE_DEPARTURE, event);
  let sum = 0;
  let now = 0;
  for (let pair = 0; pair < pairs && events.hasNext(); pair++) {
    now = events.timeOfFirst();
    sum += now * (events.payloadOfFirst() & 7);
    events.pop();
    events.push(now + delay(3, pair), PHASE_DEPARTURE, pair & 0xffff);
  }
  return { values: Float64Array.of(sum, now), events: pairs };
}

if (import.meta.main) await run(FULL_SIZE);
