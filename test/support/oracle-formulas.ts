/* Closed forms of queueing theory, written as in textbooks, for numbers that the oracle files do not hold. */

/** Probability that all servers are busy where arrivals are then lost. @param load arrival rate × mean stay */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Probability that an arrival must wait in M/M/c. */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Poisson probabilities of 0 … size − 1. */
export function poissonProbabilities(average: number, size: number): Float64Array {
  const probabilities = new Float64Array(size);
  let probability = Math.exp(-average);
  for (let n = 0; n < size; n++) {
    probabilities[n] = probability;
    probability *= average / (n + 1);
  }
  return probabilities;
}

/** Stationary probabilities of a birth–death chain on 0 … last. */
export function birthDeath(last: number, up: (n: number) => number, down: (n: number) => number): Float64Array {
  const weights = new Float64Array(last + 1);
  weights[0] = 1;
  for (let n = 1; n <= last; n++) weights[n] = (weights[n - 1] * up(n - 1)) / down(n);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Expectation of a function of the state 0, 1, 2 … */
export function expected(probabilities: ArrayLike<number>, of: (state: number) => number): number {
  let sum = 0;
  for (let state = 0; state < probabilities.length; state++) sum += probabilities[state] * of(state);
  return sum;
}

/**
 * Mean waits in M/M/c with priorities that interrupt nobody, by class, highest first.
 * @source Kella and Yechiali, Waiting times in the non-preemptive priority M/M/c queue, Stoch. Models 1 (1985) 257–262
 */
export function priorityWaits(rates: readonly number[], meanStay: number, servers: number): number[] {
  const wait = erlangC(servers, rates.reduce((sum, rate) => sum + rate, 0) * meanStay) * (meanStay / servers);
  let before = 1;
  let used = 0;
  return rates.map((rate) => {
    used += (rate * meanStay) / servers;
    const value = wait / (before * (1 - used));
    before = 1 - used;
    return value;
  });
}

/** Those who wait at the end of each weekday, where at most so many are taken in a day. */
export interface DailyQueue {
  /** [weekday] mean number left over after the day's intake and arrivals. */
  readonly left: readonly number[];
}

/**
 * The queue left over day by day, Q ← max(Q + A − n, 0) with A Poisson, in its weekly periodic state.
 * @param mostPerDay [weekday] n
 */
export function dailyQueue(arrivalsPerDay: number, mostPerDay: readonly number[]): DailyQueue {
  const size = 400;
  const arrivals = poissonProbabilities(arrivalsPerDay, 60);
  let queue = new Float64Array(size);
  queue[0] = 1;
  let left: number[] = [];
  for (let week = 0; week < 3000; week++) {
    const before = left;
    left = mostPerDay.map((most) => {
      const next = new Float64Array(size);
      for (let waiting = 0; waiting < size; waiting++) {
        if (queue[waiting] === 0) continue;
        for (let arrived = 0; arrived < arrivals.length; arrived++) {
          const after = Math.min(size - 1, Math.max(0, waiting + arrived - most));
          next[after] += queue[waiting] * arrivals[arrived];
        }
      }
      queue = next;
      return expected(queue, (n) => n);
    });
    if (before.every((value, at) => Math.abs(value - left[at]) < 1e-12) && before.length > 0) break;
  }
  return { left };
}
