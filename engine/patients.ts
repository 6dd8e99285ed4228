/** What a patient is doing; FREE marks a slot without one. */
export const STATE_FREE = 0;
export const STATE_ACTIVE = 1;
export const STATE_UNDECLARED = 2;
export const STATE_DECIDING = 3;
export const STATE_QUEUED = 4;
export const STATE_STARTING = 5;
/** Left the model, to be readmitted. */
export const STATE_OUTSIDE = 6;
/** On a waiting list, to be called in. */
export const STATE_LISTED = 7;

/** No patient, but the place of one in the queue for an alternative (alternatives.ts). */
export const STATE_STANDING_IN = 8;

/** In place of the rank of an event that would come after the end, and so is not scheduled. */
export const EVENT_AFTER_THE_END = -1;

const START_SIZE = 1024;

/**
 * The patients in the model as parallel columns. A patient is a slot number; slots are used again, so memory follows
 * the number present, not the number ever simulated.
 */
export class Patients {
  /** Slots in use are below this; free ones among them are linked by `next`. */
  used = 0;
  present = 0;
  private firstFree = -1;

  /** [patient × 4] high and low key; visit; then nothing, to shift by. Side by side, since each draw takes all of them. */
  private keys: Int32Array = new Int32Array(4 * START_SIZE);
  state: Uint8Array = new Uint8Array(START_SIZE);
  group: Int32Array = new Int32Array(START_SIZE);
  /** Source: place, or home, or front door. */
  source: Int32Array = new Int32Array(START_SIZE);
  destination: Int32Array = new Int32Array(START_SIZE);
  /** Row of the stay, or NONE once the patient goes another way than drawn. */
  row: Int32Array = new Int32Array(START_SIZE);
  /** Pair that ready days are counted under, NONE without a bed. */
  pair: Int32Array = new Int32Array(START_SIZE);
  /** Start delay to be drawn: NONE, or by the row or the queue left (DELAY_OF_ROW, DELAY_OF_LEAVING in admission.ts). */
  startDelay: Int32Array = new Int32Array(START_SIZE);
  /** Start of the present state. */
  since: Float64Array = new Float64Array(START_SIZE);
  /** Start of readiness; for those without a bed, of the wait. Decides the turn. */
  readyAt: Float64Array = new Float64Array(START_SIZE);
  /** Number of the joining of the present queue: of two ready at once, who joined first goes first. */
  joined: Float64Array = new Float64Array(START_SIZE);
  /** Start of readiness towards the present pair. */
  pairSince: Float64Array = new Float64Array(START_SIZE);
  /** When the clock of a readmission rings; Infinity for none. */
  clock: Float64Array = new Float64Array(START_SIZE);
  clockTo: Int32Array = new Int32Array(START_SIZE);
  /** Group from the ring on; −1 for the same. */
  clockGroup: Int32Array = new Int32Array(START_SIZE);
  /** Way out of the present queue if patience ends, as it was when it was joined; and the one by which a queue was left. */
  leaveBy: Int32Array = new Int32Array(START_SIZE);
  leftBy: Int32Array = new Int32Array(START_SIZE);
  /** Start of the stay (before the first one, of the waiting list), and hours of care a week that it takes. */
  enteredAt: Float64Array = new Float64Array(START_SIZE);
  hoursPerWeek: Float64Array = new Float64Array(START_SIZE);
  /** Hundredths of those reserved in the place that the patient has been given; hours a week while waiting at home, and who gives them. */
  reservedHours: Float64Array = new Float64Array(START_SIZE);
  waitingHours: Float64Array = new Float64Array(START_SIZE);
  waitingCareFrom: Int32Array = new Int32Array(START_SIZE);
  /** Class in the queue, and neighbours there; `next` also links free slots. */
  queueClass: Int32Array = new Int32Array(START_SIZE);
  next: Int32Array = new Int32Array(START_SIZE);
  previous: Int32Array = new Int32Array(START_SIZE);
  /** Decides the turn in the queue: the start of readiness, or that of an earlier wait whose turn is kept. */
  turn: Float64Array = new Float64Array(START_SIZE);
  /** 1 + list of alternatives of the present queue (epoch × place × source × group), 0 for none; how many are joined; the last. */
  acceptedList: Int32Array = new Int32Array(START_SIZE);
  standInCount: Uint8Array = new Uint8Array(START_SIZE);
  standIn: Int32Array = new Int32Array(START_SIZE);
  /** Rank of the pending event of joining the next one; 0 for none. */
  acceptEvent: Float64Array = new Float64Array(START_SIZE);
  /** Of a stand-in: the patient. */
  standsFor: Int32Array = new Int32Array(START_SIZE);
  /** 1 for one who goes on from an alternative to the first choice: what it is, the turn there, the row and start delay. */
  keepsTurn: Uint8Array = new Uint8Array(START_SIZE);
  firstChoice: Int32Array = new Int32Array(START_SIZE);
  firstTurn: Float64Array = new Float64Array(START_SIZE);
  firstRow: Int32Array = new Int32Array(START_SIZE);
  firstDelay: Int32Array = new Int32Array(START_SIZE);
  /** Rank of the pending event of leaving the queue; 0 for none. */
  leaveEvent: Float64Array = new Float64Array(START_SIZE);
  /** Where the patient came from, for messages and the log: the stream (−1 − place for the start) and the ordinal in it. */
  stream: Int32Array = new Int32Array(START_SIZE);
  ordinal: Int32Array = new Int32Array(START_SIZE);

  /** Takes a free slot; the caller sets what it needs beyond the resting values given here. */
  add(): number {
    let patient = this.firstFree;
    if (patient >= 0) this.firstFree = this.next[patient];
    else {
      patient = this.used++;
      if (patient === this.state.length) this.grow();
    }
    this.present++;
    this.setVisit(patient, 0);
    this.row[patient] = -1;
    this.pair[patient] = -1;
    this.startDelay[patient] = -1;
    this.clock[patient] = Infinity;
    this.leaveEvent[patient] = 0;
    return patient;
  }

  setKeys(patient: number, high: number, low: number): void {
    this.keys[patient << 2] = high;
    this.keys[(patient << 2) + 1] = low;
  }

  keyHigh(patient: number): number {
    return this.keys[patient << 2];
  }

  keyLow(patient: number): number {
    return this.keys[(patient << 2) + 1];
  }

  /** Stays begun and queues left so far. */
  visit(patient: number): number {
    return this.keys[(patient << 2) + 2];
  }

  setVisit(patient: number, visit: number): void {
    this.keys[(patient << 2) + 2] = visit;
  }

  remove(patient: number): void {
    this.state[patient] = STATE_FREE;
    this.next[patient] = this.firstFree;
    this.firstFree = patient;
    this.present--;
  }

  private grow(): void {
    const columns = this as unknown as Record<string, unknown>;
    for (const name of Object.keys(this)) {
      const column = columns[name];
      if (column instanceof Float64Array || column instanceof Int32Array || column instanceof Uint8Array) {
        const larger =
          column instanceof Float64Array
            ? new Float64Array(column.length * 2)
            : column instanceof Int32Array
              ? new Int32Array(column.length * 2)
              : new Uint8Array(column.length * 2);
        larger.set(column);
        columns[name] = larger;
      }
    }
  }
}
