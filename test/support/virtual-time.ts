/*
 * Time that passes when nothing is left to do: everything that waits stands in one heap, and the seed says what comes when.
 */
import type { Clock } from "../../server/clock.ts";

/** Something that lives, may stand still for a while, and dies; what it had begun is then never heard of again. */
export interface VirtualProcess {
  readonly name: string;
  isDead: boolean;
  /** Stands still until then. */
  pausedUntilMs: number;
}

export function virtualProcess(name: string): VirtualProcess {
  return { name, isDead: false, pausedUntilMs: 0 };
}

interface Due {
  atMs: number;
  readonly order: number;
  readonly process: VirtualProcess;
  readonly act: () => void;
  isCalledOff: boolean;
}

export class VirtualTime {
  nowMs = 0;
  steps = 0;
  readonly random: () => number;
  /** What the next step waits for: a comparison outside of this time. */
  held: Promise<void> | undefined;
  private readonly heap: Due[] = [];
  private scheduled = 0;
  /** What is added to the time to make that of the wall, which jumps. */
  private wallOffsetMs = 1_750_000_000_000;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.random();
  }

  wholeBetween(from: number, to: number): number {
    return from + Math.floor((to - from + 1) * this.random());
  }

  pick<One>(list: readonly One[]): One {
    return list[Math.floor(this.random() * list.length)] as One;
  }

  jumpWall(byMs: number): void {
    this.wallOffsetMs += byMs;
  }

  /** @returns what calls it off */
  after(process: VirtualProcess, ms: number, act: () => void): () => void {
    const due: Due = { atMs: this.nowMs + Math.max(ms, 0), order: this.scheduled++, process, act, isCalledOff: false };
    this.push(due);
    return () => {
      due.isCalledOff = true;
    };
  }

  sleep(process: VirtualProcess, ms: number): Promise<void> {
    return new Promise((resolve) => this.after(process, ms, resolve));
  }

  clockOf(process: VirtualProcess): Clock {
    return {
      wallMs: () => Math.floor(this.wallOffsetMs + this.nowMs),
      monotonicMs: () => this.nowMs,
      // Timers are late now and then, never early.
      after: (ms, act) => this.after(process, ms + this.random() * 2, act),
    };
  }

  /** Does one thing and all that follows from it at once. @returns false where nothing waits */
  async step(): Promise<boolean> {
    const due = this.pop();
    if (!due) return false;
    if (due.isCalledOff || due.process.isDead) return true;
    if (due.process.pausedUntilMs > due.atMs) {
      due.atMs = due.process.pausedUntilMs + this.random();
      this.push(due);
      return true;
    }
    this.nowMs = Math.max(this.nowMs, due.atMs);
    this.steps++;
    due.act();
    await this.held;
    // Node comes to this when every promise that can go on has done so.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    return true;
  }

  private push(due: Due): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(due);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(due, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = due;
  }

  private pop(): Due | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(one: Due, other: Due): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
