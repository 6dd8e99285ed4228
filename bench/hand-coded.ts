/*
 * The bench network and nothing else, by hand: what the engine's speed is measured against, so that the figure means the same on
 * any machine. Typed arrays, a 4-ary heap, treatment days by linear interpolation in tables of quantiles, a short
 * generator of random numbers in order, the means of the measured period only. `npm run bench -- replication` prints the ratio.
 */
import { drawValue, DistributionTableBuilder } from "../engine/distribution-tables.ts";

const ARRIVALS_PER_DAY = 6;
const STAYS = [
  { beds: 50, mean: 6, cv: 0.9 },
  { beds: 26, mean: 15, cv: 0.7 },
  { beds: 60, mean: 40, cv: 1 },
] as const;
const HOME = 3;
const CELLS = 4096;
const MOST_PATIENTS = 1 << 16;

/** [place × (CELLS + 1)] quantiles of treatment days at 0, 1/CELLS … 1, but for the outermost half cells. */
export function quantileTable(): Float64Array {
  const builder = new DistributionTableBuilder();
  const indices = STAYS.map(({ mean, cv }) => builder.add({ distribution: "lognormal", mean, cv }));
  const tables = builder.finish();
  return Float64Array.from({ length: 3 * (CELLS + 1) }, (_, at) => {
    const cell = Math.min(Math.max(at % (CELLS + 1), 0.5), CELLS - 0.5);
    return drawValue(tables, indices[Math.floor(at / (CELLS + 1))]!, cell / CELLS);
  });
}

export interface HandCodedResult {
  /** Arrivals, treatment ends and moves. */
  readonly events: number;
  /** [place] beds occupied, then [place] patients waiting for it, on average. */
  readonly means: Float64Array;
}

/**
 * One history of so many days; the events of the warm-up count, its means do not. One function, so that the compiler sees all
 * of it.
 */
export function handCoded(table: Float64Array, warmUpDays: number, dayCount: number, seed = 1): HandCodedResult {
  // The heap: time, and patient or −1 for the next arrival.
  const time = new Float64Array(MOST_PATIENTS);
  const who = new Int32Array(MOST_PATIENTS);
  let size = 0;
  // Patients: where they are, where they go next; queues are linked by `next`, as are free slots.
  const place = new Int32Array(MOST_PATIENTS);
  const goal = new Int32Array(MOST_PATIENTS);
  const next = new Int32Array(MOST_PATIENTS).fill(-1);
  let used = 0;
  let free = -1;
  const beds = Int32Array.from(STAYS, (stay) => stay.beds);
  const occupied = new Int32Array(3);
  const waiting = new Int32Array(3);
  const head = new Int32Array(3).fill(-1);
  const tail = new Int32Array(3).fill(-1);
  const means = new Float64Array(6);
  const changedAt = new Float64Array(6).fill(warmUpDays);
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed, 1];
  let events = 0;

  /** sfc32. @source C. Doty-Humphrey, PractRand */
  function random(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / 4294967296;
  }
  function push(at: number, patient: number): void {
    let hole = size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      if (time[parent]! <= at) break;
      time[hole] = time[parent]!;
      who[hole] = who[parent]!;
      hole = parent;
    }
    time[hole] = at;
    who[hole] = patient;
  }
  function pop(): void {
    const last = time[--size]!;
    const lastWho = who[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 4 * hole + 1) {
      let least = child;
      const end = Math.min(child + 4, size);
      for (let at = child + 1; at < end; at++) if (time[at]! < time[least]!) least = at;
      if (time[least]! >= last) break;
      time[hole] = time[least]!;
      who[hole] = who[least]!;
      hole = least;
    }
    time[hole] = last;
    who[hole] = lastWho;
  }
  function count(at: number, level: number, now: number): void {
    if (now <= warmUpDays) return;
    means[at]! += level * (now - changedAt[at]!);
    changedAt[at] = now;
  }
  function admit(patient: number, to: number, now: number): void {
    count(to, occupied[to]!++, now);
    place[patient] = to;
    const route = random();
    goal[patient] = to === 0 ? (route < 0.6 ? HOME : route < 0.85 ? 1 : 2) : to === 1 && route >= 0.7 ? 2 : HOME;
    const cell = random() * CELLS;
    const at = to * (CELLS + 1) + (cell | 0);
    push(now + table[at]! + (cell - (cell | 0)) * (table[at + 1]! - table[at]!), patient);
  }
  function wait(patient: number, to: number, now: number): void {
    count(3 + to, waiting[to]!++, now);
    next[patient] = -1;
    if (tail[to]! < 0) head[to] = patient;
    else next[tail[to]!] = patient;
    tail[to] = patient;
  }
  /** A bed is left; whoever waits for it moves in, which leaves another. */
  function leave(from: number, now: number): void {
    for (let at = from; at >= 0;) {
      count(at, occupied[at]!--, now);
      const patient = head[at]!;
      if (patient < 0) return;
      head[at] = next[patient]!;
      if (head[at]! < 0) tail[at] = -1;
      count(3 + at, waiting[at]!--, now);
      const before = place[patient]!;
      admit(patient, at, now);
      if (before >= 0) events++;
      at = before;
    }
  }

  for (let round = 0; round < 16; round++) random();
  push(-Math.log(random()) / ARRIVALS_PER_DAY, -1);
  for (;;) {
    const now = time[0]!;
    if (now >= dayCount) break;
    const patient = who[0]!;
    pop();
    events++;
    if (patient < 0) {
      const arriving = free < 0 ? used++ : free;
      if (free >= 0) free = next[free]!;
      place[arriving] = -1;
      if (occupied[0]! < beds[0]! && head[0]! < 0) admit(arriving, 0, now);
      else wait(arriving, 0, now);
      push(now - Math.log(random()) / ARRIVALS_PER_DAY, -1);
      continue;
    }
    const from = place[patient]!;
    const to = goal[patient]!;
    if (to === HOME) {
      next[patient] = free;
      free = patient;
      leave(from, now);
    } else if (occupied[to]! < beds[to]! && head[to]! < 0) {
      admit(patient, to, now);
      events++;
      leave(from, now);
    } else wait(patient, to, now);
  }
  for (let at = 0; at < 6; at++) {
    count(at, at < 3 ? occupied[at]! : waiting[at - 3]!, dayCount);
    means[at]! /= dayCount - warmUpDays;
  }
  return { events, means };
}
