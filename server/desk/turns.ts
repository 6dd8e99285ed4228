import type { Clock } from "../clock.ts";

/** Too many wait already, or one has waited for too long. */
export class NoTurn extends Error {
  override readonly name = "NoTurn";
}

export interface TurnsOptions {
  readonly clock: Clock;
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly mostWaitMs: number;
}

/** Lets so many work at once; the others wait in the order in which they came. */
export class Turns {
  private readonly options: TurnsOptions;
  private readonly waiting = new Set<() => void>();
  private working = 0;

  constructor(options: TurnsOptions) {
    this.options = options;
  }

  /** @throws NoTurn */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.working < this.options.atOnce) this.working++;
    else await this.wait();
    try {
      return await work();
    } finally {
      const [next] = this.waiting;
      // Whoever is next has this one's place, so that nobody comes in between.
      if (next) next();
      else this.working--;
    }
  }

  private wait(): Promise<void> {
    const { clock, mostWaiting, mostWaitMs } = this.options;
    if (this.waiting.size >= mostWaiting) throw new NoTurn(`${mostWaiting} wait already`);
    return new Promise((resolve, reject) => {
      const callOff = clock.after(mostWaitMs, () => {
        this.waiting.delete(begin);
        reject(new NoTurn(`waited for ${mostWaitMs} ms`));
      });
      const begin = (): void => {
        callOff();
        this.waiting.delete(begin);
        resolve();
      };
      this.waiting.add(begin);
    });
  }
}
