/*
 * The only place where the server asks for the time, for chance, or to be woken later: everything else is handed a clock, so that
 * tests can run it on one of their own. `test/tidy.test.ts` holds this.
 */

/** Two times that must not be mixed: the wall clock jumps, and the monotonic one means nothing to people. */
export interface Clock {
  /** Milliseconds since 1970, UTC: what is told to people. */
  readonly wallMs: () => number;
  /** Milliseconds since some instant, never set back: what durations are measured by. */
  readonly monotonicMs: () => number;
  /** @returns what calls it off */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** What a timer of Node can wait at most; beyond it, it would not wait at all. */
const LONGEST_TIMER_MS = 2_147_483_647;

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** From 0 (included) to 1 (excluded), for what may differ from time to time; never for secrets. */
export function systemRandom(): number {
  return Math.random();
}
