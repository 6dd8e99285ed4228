/** Phases of one instant, in the order of docs/model.md §3. A bed is freed before it is asked for. */
export const PHASE_MIDNIGHT = 0;
export const PHASE_CALENDAR = 1;
export const PHASE_DEPARTURE = 2;
export const PHASE_ARRIVAL = 4;

const PHASE_UNIT = 281474976710656; // 2 to the 48th: sequences below, phases above

/** The least rank of an event that comes after allocation. */
export const FIRST_ARRIVAL_RANK = PHASE_ARRIVAL * PHASE_UNIT;

const START_SIZE = 1024;
const START_BUCKETS_PER_DAY = 4;
const MOST_BUCKETS = 1 << 22;
/** The mean number of events in a bucket is looked at each time so many have been opened. */
const OPENED_BETWEEN_LOOKS = 512;
const MOST_EVENTS_A_BUCKET = 6;

/**
 * Events in order of (time, rank), rank being phase and sequence in one number: a calendar queue on parallel typed arrays.
 * The days to come are cut into buckets of equal width; an event of a later bucket is put on that bucket's list unsorted, and only
 * the bucket under way is kept in order. Buckets are halved when they hold many events, so an event costs the same
 * however many are pending.
 * An event is cancelled by forgetting its rank: whoever takes it compares the rank with the one expected.
 * @source R. Brown, Calendar queues: a fast O(1) priority queue implementation for the simulation event set problem (1988)
 */
export class EventQueue {
  /** The bucket under way, in order, from `first` to `end` (excluded): [event × 2] time and rank; and payload. */
  private due: Float64Array = new Float64Array(2 * START_SIZE);
  private payload: Int32Array = new Int32Array(START_SIZE);
  private first = 0;
  private end = 0;
  /** Number pending. */
  size = 0;
  private sequence = 0;

  /** [slot × 2] events of later buckets: time and rank; payload and the slot that follows. Free slots are linked too. */
  private laterTime: Float64Array = new Float64Array(2 * START_SIZE);
  private later: Int32Array = new Int32Array(2 * START_SIZE);
  private firstFree = -1;
  private slots = 0;

  /** [bucket] last event added to it, which the first one follows; −1 for none. */
  declare private latest: Int32Array;
  private bucketsPerDay = START_BUCKETS_PER_DAY;
  /** The bucket under way. */
  private bucket = -1;
  /** Buckets opened since their width was last judged, and the events they held. */
  private opened = 0;
  private openedEvents = 0;

  /** @param dayCount events are before this time */
  constructor(dayCount: number) {
    this.latest = new Int32Array(dayCount * START_BUCKETS_PER_DAY).fill(-1);
  }

  /**
   * Adds an event, not before those taken so far.
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
    const bucket = (timeDays * this.bucketsPerDay) | 0;
    this.size++;
    if (bucket > this.bucket) this.addLater(bucket, timeDays, newRank, newPayload);
    else this.insert(timeDays, newRank, newPayload);
  }

  /** Whether anything is pending; if so, the three that follow tell of the first event. */
  hasNext(): boolean {
    return this.first < this.end || (this.size > 0 && this.openNext());
  }

  timeOfFirst(): number {
    return this.due[this.first << 1];
  }

  rankOfFirst(): number {
    return this.due[(this.first << 1) + 1];
  }

  payloadOfFirst(): number {
    return this.payload[this.first];
  }

  /** Removes the first event; after `hasNext`. */
  pop(): void {
    this.first++;
    this.size--;
  }

  /** Whether an event ranked below `rankLimit` is due by now. */
  isDue(now: number, rankLimit: number): boolean {
    if (this.first < this.end) return this.timeOfFirst() <= now && this.rankOfFirst() < rankLimit;
    // What is due by now stands in a bucket up to that of now.
    return this.bucket < ((now * this.bucketsPerDay) | 0) && this.hasNext() && this.isDue(now, rankLimit);
  }

  /** Sorts an event into the bucket under way. */
  private insert(timeDays: number, newRank: number, newPayload: number): void {
    if (this.end === this.payload.length) this.makeRoom();
    const { due, payload, first } = this;
    let at = this.end++;
    // Move later events up by one.
    while (at > first) {
      const before = at - 1;
      const time = due[before << 1];
      const rank = due[(before << 1) + 1];
      if (time < timeDays || (time === timeDays && rank < newRank)) break;
      due[at << 1] = time;
      due[(at << 1) + 1] = rank;
      payload[at] = payload[before];
      at = before;
    }
    due[at << 1] = timeDays;
    due[(at << 1) + 1] = newRank;
    payload[at] = newPayload;
  }

  private addLater(bucket: number, timeDays: number, newRank: number, newPayload: number): void {
    let slot = this.firstFree;
    if (slot >= 0) this.firstFree = this.later[(slot << 1) + 1];
    else {
      slot = this.slots++;
      if (2 * slot === this.later.length) this.growSlots();
    }
    const { later, laterTime } = this;
    laterTime[slot << 1] = timeDays;
    laterTime[(slot << 1) + 1] = newRank;
    later[slot << 1] = newPayload;
    append(this.latest, later, bucket, slot);
  }

  /** Opens the next bucket that holds anything; there is one. */
  private openNext(): boolean {
    if (this.opened === OPENED_BETWEEN_LOOKS) this.judgeWidth();
    const { latest, later, laterTime } = this;
    let bucket = this.bucket + 1;
    while (latest[bucket] < 0) bucket++;
    this.bucket = bucket;
    this.opened++;
    this.first = 0;
    this.end = 0;
    const last = latest[bucket];
    const earliest = later[(last << 1) + 1];
    // In the order in which they were added, so that events of one instant need no sorting.
    for (let slot = earliest; ; slot = later[(slot << 1) + 1]) {
      this.insert(laterTime[slot << 1], laterTime[(slot << 1) + 1], later[slot << 1]);
      if (slot === last) break;
    }
    this.openedEvents += this.end;
    latest[bucket] = -1;
    later[(last << 1) + 1] = this.firstFree;
    this.firstFree = earliest;
    return true;
  }

  /** Where buckets hold many events they are halved. */
  private judgeWidth(): void {
    const isCrowded = this.openedEvents > MOST_EVENTS_A_BUCKET * this.opened;
    this.opened = 0;
    this.openedEvents = 0;
    if (isCrowded && this.latest.length * 2 <= MOST_BUCKETS) this.halveBuckets();
  }

  private halveBuckets(): void {
    const { latest: old, later, laterTime } = this;
    this.bucketsPerDay *= 2;
    const latest = new Int32Array(old.length * 2).fill(-1);
    for (let bucket = this.bucket + 1; bucket < old.length; bucket++) {
      const last = old[bucket];
      let following = last < 0 ? last : later[(last << 1) + 1];
      while (following >= 0) {
        const slot = following;
        following = slot === last ? -1 : later[(slot << 1) + 1];
        append(latest, later, (laterTime[slot << 1] * this.bucketsPerDay) | 0, slot);
      }
    }
    this.latest = latest;
    this.bucket = this.bucket * 2 + 1;
  }

  private makeRoom(): void {
    this.due = grown(this.due, new Float64Array(this.due.length * 2));
    this.payload = grown(this.payload, new Int32Array(this.payload.length * 2));
  }

  private growSlots(): void {
    this.laterTime = grown(this.laterTime, new Float64Array(this.laterTime.length * 2));
    this.later = grown(this.later, new Int32Array(this.later.length * 2));
  }
}

/** Puts a slot last in the ring of its bucket. */
function append(latest: Int32Array, later: Int32Array, bucket: number, slot: number): void {
  const last = latest[bucket];
  if (last < 0) later[(slot << 1) + 1] = slot;
  else {
    later[(slot << 1) + 1] = later[(last << 1) + 1];
    later[(last << 1) + 1] = slot;
  }
  latest[bucket] = slot;
}

function grown<Column extends Float64Array | Int32Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
