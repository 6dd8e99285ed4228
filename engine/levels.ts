/**
 * Step functions of time: how many patients there are of some kind. Keeps for each its integral and the time spent at each
 * level, exactly, at the cost of one update a change.
 */
export class Levels {
  declare readonly count: number;
  /** [level function × 4] where in `timeAt` its present level stands, where its own part begins, and where that ends; then nothing, to shift by. */
  declare private readonly places: Int32Array;
  /** [level function × 2] patient-days since the last reset; and when that was brought up to date. */
  declare private readonly sums: Float64Array;
  /** [level function][level] days spent there. */
  declare private timeAt: Float64Array;

  constructor(count: number, sizes: ArrayLike<number>) {
    this.count = count;
    this.places = new Int32Array(count * 4);
    this.sums = new Float64Array(count * 2);
    let end = 0;
    for (let index = 0; index < count; index++) {
      this.places[index << 2] = end;
      this.places[(index << 2) + 1] = end;
      end += sizes[index];
      this.places[(index << 2) + 2] = end;
    }
    this.timeAt = new Float64Array(end);
  }

  /** Patients now. */
  level(index: number): number {
    return this.places[index << 2] - this.places[(index << 2) + 1];
  }

  /** Patient-days since the last reset, as they were last brought up to date. */
  integral(index: number): number {
    return this.sums[index << 1];
  }

  /** Brings integral and times up to now. */
  touch(index: number, now: number): void {
    const { places, sums } = this;
    const days = now - sums[(index << 1) + 1];
    if (days > 0) {
      const at = places[index << 2];
      sums[index << 1] += days * (at - places[(index << 2) + 1]);
      sums[(index << 1) + 1] = now;
      this.timeAt[at] += days;
    }
  }

  /** Touches the first so many functions. */
  touchFirst(count: number, now: number): void {
    for (let index = 0; index < count; index++) this.touch(index, now);
  }

  /** Changes a level by +1 or −1. */
  change(index: number, by: number, now: number): void {
    this.touch(index, now);
    const { places } = this;
    const at = (places[index << 2] += by);
    if (at >= places[(index << 2) + 2]) this.widen(index);
  }

  /** Forgets all that was measured; the levels stay as they are. */
  reset(now: number): void {
    for (let index = 0; index < this.count; index++) {
      this.sums[index << 1] = 0;
      this.sums[(index << 1) + 1] = now;
    }
    this.timeAt.fill(0);
  }

  /** [level] days spent at each level of one function. */
  times(index: number): Float64Array {
    return this.timeAt.subarray(this.places[(index << 2) + 1], this.places[(index << 2) + 2]);
  }

  /** Doubles the part of one function; those after it move up. */
  private widen(index: number): void {
    const { places } = this;
    const more = places[(index << 2) + 2] - places[(index << 2) + 1];
    const end = places[(index << 2) + 2];
    const old = this.timeAt;
    this.timeAt = new Float64Array(old.length + more);
    this.timeAt.set(old.subarray(0, end));
    this.timeAt.set(old.subarray(end), end + more);
    for (let at = 0; at < places.length; at++) {
      // What stands after the part widened.
      if (at >= (index << 2) + 2) places[at] += more;
    }
  }
}
