import type { Clock } from "../clock.ts";

/** Weight of what was measured so long ago has fallen to 1/e. */
const MEMORY_MS = 120_000;
/** Until something has been measured. */
const ASSUMED_EVENTS_PER_MS = 500;
const LEAST_RETRY_SECONDS = 1;
const MOST_RETRY_SECONDS = 3600;

/** How fast chunks are computed, all threads together, while there is something to compute. */
export class JobSpeed {
  private readonly clock: Clock;
  private events = 0;
  private busyMs = 0;
  /** By the monotonic clock; undefined while nothing is computed. */
  private sinceMs: number | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** To be called when there may be something to compute. */
  begin(): void {
    this.sinceMs ??= this.clock.monotonicMs();
  }

  /** To be called when a chunk has ended. @param isIdle whether nothing else is left */
  add(events: number, isIdle: boolean): void {
    const nowMs = this.clock.monotonicMs();
    const spentMs = nowMs - (this.sinceMs ?? nowMs);
    const weight = Math.exp(-spentMs / MEMORY_MS);
    this.events = this.events * weight + events;
    this.busyMs = this.busyMs * weight + spentMs;
    this.sinceMs = isIdle ? undefined : nowMs;
  }

  /** How long so many events will take, about. */
  secondsFor(events: number): number {
    const eventsPerMs = this.busyMs > 0 && this.events > 0 ? this.events / this.busyMs : ASSUMED_EVENTS_PER_MS;
    const seconds = Math.ceil(events / eventsPerMs / 1000);
    return Math.min(Math.max(seconds, LEAST_RETRY_SECONDS), MOST_RETRY_SECONDS);
  }
}
