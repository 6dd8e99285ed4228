/** Phases of one instant, in the order of docs/model.md §3. A bed is freed before it is asked for. */
export const PHASE_MIDNIGHT = 0;
export const PHASE_CALENDAR = 1;
export const PHASE_DEPARTURE = 2;
export const PHASE_ARRIVAL = 4;

const PHASE_UNIT = 281474976710656; // 2 to the 48th: sequences below, phases above

/** The least rank of an event that comes after allocation. */
export const FIRST_ARRIVAL_RANK = PHASE_ARRIVAL * PHASE_UNIT;

const START_SIZE = 1024;

/**
 * Events in order of (time, rank), rank being phase and sequence in one number: a 4-ary heap on parallel typed arrays.
 * An event is cancelled by forgetting its rank: whoever takes it compares the rank with the one expected.
 *
 * Leaving a hole at the top for the next event added was tried and was slower: such an event mostly sinks to the bottom again.
 */
export class EventHeap {
  time: Float64Array = new Float64Array(START_SIZE);
  rank: Float64Array = new Float64Array(START_SIZE);
  payload: Int32Array = new Int32Array(START_SIZE);
  size = 0;
  private sequence = 0;

  /**
   * Adds an event.
   * @returns its rank: unique, and never 0
   */
  push(timeDays: number, phase: number, newPayload: number): number {
    const newRank = this.takeRank(phase);
    this.add(timeDays, newRank, newPayload);
    return newRank;
  }

  /** The rank of an event that may be added later. */
  takeRank(phase: number): number {
    return phase * PHASE_UNIT + ++this.sequence;
  }

  /** Adds an event of a rank that was taken before. */
  add(timeDays: number, newRank: number, newPayload: number): void {
    if (this.size === this.time.length) this.grow();
    const { time, rank, payload } = this;
    let at = this.size++;
    // Move the hole up while its parent is later.
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (time[parent] < timeDays || (time[parent] === timeDays && rank[parent] < newRank)) break;
      time[at] = time[parent];
      rank[at] = rank[parent];
      payload[at] = payload[parent];
      at = parent;
    }
    time[at] = timeDays;
    rank[at] = newRank;
    payload[at] = newPayload;
  }

  /** Removes the first event, which stands at index 0 until then. */
  pop(): void {
    const last = --this.size;
    if (last > 0) this.sink(this.time[last], this.rank[last], this.payload[last]);
  }

  /** Whether an event ranked below `rankLimit` is due by now. */
  isDue(now: number, rankLimit: number): boolean {
    return this.size > 0 && this.time[0] <= now && this.rank[0] < rankLimit;
  }

  private sink(timeDays: number, newRank: number, newPayload: number): void {
    const { time, rank, payload, size } = this;
    let at = 0;
    // Move the hole down along the earliest child until the event fits.
    for (;;) {
      const child = 4 * at + 1;
      if (child >= size) break;
      const end = child + 4 < size ? child + 4 : size;
      let least = child;
      let leastTime = time[child];
      for (let other = child + 1; other < end; other++) {
        const otherTime = time[other];
        if (otherTime < leastTime || (otherTime === leastTime && rank[other] < rank[least])) {
          least = other;
          leastTime = otherTime;
        }
      }
      if (timeDays < leastTime || (timeDays === leastTime && newRank < rank[least])) break;
      time[at] = leastTime;
      rank[at] = rank[least];
      payload[at] = payload[least];
      at = least;
    }
    time[at] = timeDays;
    rank[at] = newRank;
    payload[at] = newPayload;
  }

  private grow(): void {
    const size = this.time.length * 2;
    this.time = grown(this.time, new Float64Array(size));
    this.rank = grown(this.rank, new Float64Array(size));
    this.payload = grown(this.payload, new Int32Array(size));
  }
}

function grown<Column extends Float64Array | Int32Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
