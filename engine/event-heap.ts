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
 * An event is cancelled by forgetting its rank: whoever pops it compares the rank with the one expected.
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
    if (this.size === this.time.length) this.grow();
    const newRank = phase * PHASE_UNIT + ++this.sequence;
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
    return newRank;
  }

  /** Removes the first event, which stands at index 0 until then. */
  pop(): void {
    const { time, rank, payload } = this;
    const last = --this.size;
    if (last === 0) return;
    const lastTime = time[last];
    const lastRank = rank[last];
    let at = 0;
    // Move the hole down along the earliest child until the last event fits.
    for (;;) {
      const child = 4 * at + 1;
      if (child >= last) break;
      const end = child + 4 < last ? child + 4 : last;
      let least = child;
      for (let other = child + 1; other < end; other++) {
        if (time[other] < time[least] || (time[other] === time[least] && rank[other] < rank[least])) least = other;
      }
      if (lastTime < time[least] || (lastTime === time[least] && lastRank < rank[least])) break;
      time[at] = time[least];
      rank[at] = rank[least];
      payload[at] = payload[least];
      at = least;
    }
    time[at] = lastTime;
    rank[at] = lastRank;
    payload[at] = payload[last];
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
