import type { Clock } from "../clock.ts";
import { DamagedDocument, StoreReadOnly } from "../store/store.ts";
import type { JobLog } from "./job-log.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;
/** Of other kinds than a store that cannot be written: about half a minute. */
const MOST_FAULTS = 10;

/** Waits out times in which the store cannot be reached, rather than letting work fail that is done. */
export class PersistentWriting {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly log: JobLog;

  constructor(clock: Clock, random: () => number, log: JobLog) {
    this.clock = clock;
    this.random = random;
    this.log = log;
  }

  /**
   * Reads or writes, and tries again for as long as the disk is full, and some times where something else is wrong with the database.
   * @throws DamagedDocument at once; the reason of the signal when it is aborted while waiting
   */
  persist<Result>(act: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    return this.repeat(act, MOST_FAULTS, signal);
  }

  /**
   * As `persist`, without end: for steps without which a job would be left neither done nor to be done.
   * @throws DamagedDocument at once; the reason of the signal when it is aborted while waiting
   */
  insist<Result>(act: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    return this.repeat(act, Number.POSITIVE_INFINITY, signal);
  }

  private async repeat<Result>(
    act: () => Promise<Result>,
    mostFaults: number,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    let faults = 0;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        return await act();
      } catch (error) {
        const isReadOnly = error instanceof StoreReadOnly;
        if (error instanceof DamagedDocument || (!isReadOnly && ++faults >= mostFaults)) throw error;
        if (!isReadOnly) this.log.error({ err: error }, "the database fails; it is tried again");
      }
      // Not all at the same instant, when writing works again.
      await this.pause(waitMs * (0.5 + this.random() / 2), signal);
    }
  }

  /** @throws the reason of the signal when it is aborted first */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted) return Promise.reject(signal.reason);
    const callOff = this.clock.after(ms, () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    const abort = (): void => {
      callOff();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    return promise;
  }
}

/** A promise, or the reason of the signal if that is aborted first; what the promise brings later is ignored. */
export function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const first = Promise.withResolvers<Result>();
  const abort = (): void => first.reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  promise.then(first.resolve, first.reject).finally(() => signal.removeEventListener("abort", abort));
  return first.promise;
}
