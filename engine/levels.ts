/**
 * Step functions of time: how many patients there are of some kind. Keeps for each its integral and the time spent at each
 * level, exactly, at the cost of one update a change.
 */
export class Levels {
  readonly count: number;
  readonly level: Int32Array;
  /** [level function] patient-days since the last reset. */
  readonly integral: Float64Array;
  private readonly changedAt: Float64Array;
  private readonly offset: Int32Array;
  private readonly size: Int32Array;
  private timeAt: Float64Array;

  constructor(count: number, sizes: ArrayLike<number>) {
    this.count = count;
    this.level = new Int32Array(count);
    this.integral = new Float64Array(count);
    this.changedAt = new Float64Array(count);
    this.offset = new Int32Array(count);
    this.size = Int32Array.from(sizes);
    let end = 0;
    for (let index = 0; index < count; index++) {
      this.offset[index] = end;
      end += this.size[index];
    }
    this.timeAt = new Float64Array(end);
  }

  /** Brings integral and times up to now. */
  touch(index: number, now: number): void {
    const days = now - this.changedAt[index];
    if (days > 0) {
      const level = this.level[index];
      this.integral[index] += days * level;
      this.timeAt[this.offset[index] + level] += days;
      this.changedAt[index] = now;
    }
  }

  /** Touches the first so many functions. */
  touchFirst(count: number, now: number): void {
    const { changedAt, integral, level, offset, timeAt } = this;
    for (let index = 0; index < count; index++) {
      const days = now - changedAt[index];
      if (days <= 0) continue;
      integral[index] += days * level[index];
      timeAt[offset[index] + level[index]] += days;
      changedAt[index] = now;
    }
  }

  /** Changes a level by +1 or −1. */
  change(index: number, by: number, now: number): void {
    this.touch(index, now);
    const level = (this.level[index] += by);
    if (level >= this.size[index]) this.widen(index);
  }

  /** Forgets all that was measured; the levels stay as they are. */
  reset(now: number): void {
    this.integral.fill(0);
    this.timeAt.fill(0);
    this.changedAt.fill(now);
  }

  /** [level] days spent at each level of one function. */
  times(index: number): Float64Array {
    return this.timeAt.subarray(this.offset[index], this.offset[index] + this.size[index]);
  }

  private widen(index: number): void {
    const old = this.timeAt;
    const oldOffset = Int32Array.from(this.offset);
    const oldSize = Int32Array.from(this.size);
    this.size[index] *= 2;
    let end = 0;
    for (let at = 0; at < this.count; at++) {
      this.offset[at] = end;
      end += this.size[at];
    }
    this.timeAt = new Float64Array(end);
    for (let at = 0; at < this.count; at++) {
      this.timeAt.set(old.subarray(oldOffset[at], oldOffset[at] + oldSize[at]), this.offset[at]);
    }
  }
}
