/* Markov chains in continuous time with few states, solved for the numbers that no formula gives. */

export type State = readonly number[];
export type Transition = readonly [to: State, rate: number];

export interface Chain {
  readonly states: readonly State[];
  /** Transitions that end in each state: where they come from, and their rates. */
  readonly sources: readonly (readonly number[])[];
  readonly rates: readonly (readonly number[])[];
  /** [state] rate of leaving it. */
  readonly leaving: Float64Array;
}

/** All states that can be reached from one. */
export function reachable(start: State, step: (state: State) => readonly Transition[]): State[] {
  const found = new Set([keyOf(start)]);
  const states = [start];
  for (const state of states) {
    for (const [to, rate] of step(state)) {
      if (rate <= 0 || found.has(keyOf(to))) continue;
      found.add(keyOf(to));
      states.push(to);
    }
  }
  return states;
}

export function chainOn(states: readonly State[], step: (state: State) => readonly Transition[]): Chain {
  const index = indexOf(states);
  const sources: number[][] = states.map(() => []);
  const rates: number[][] = states.map(() => []);
  const leaving = new Float64Array(states.length);
  states.forEach((state, from) => {
    for (const [to, rate] of step(state)) {
      if (rate <= 0) continue;
      const at = index.get(keyOf(to));
      if (at === undefined) throw new RangeError(`no state ${keyOf(to)}, to which ${keyOf(state)} leads`);
      if (at === from) continue;
      sources[at].push(from);
      rates[at].push(rate);
      leaving[from] += rate;
    }
  });
  return { states, sources, rates, leaving };
}

/** Stationary probabilities by Gauss–Seidel on the balance equations. @throws RangeError if they do not settle */
export function stationary({ states, sources, rates, leaving }: Chain): Float64Array {
  const p = new Float64Array(states.length).fill(1 / states.length);
  for (let sweep = 0; sweep < 200_000; sweep++) {
    let change = 0;
    for (let at = 0; at < p.length; at++) {
      let flow = 0;
      for (let n = 0; n < sources[at].length; n++) flow += p[sources[at][n]] * rates[at][n];
      const value = flow / leaving[at];
      change = Math.max(change, Math.abs(value - p[at]));
      p[at] = value;
    }
    const total = p.reduce((sum, one) => sum + one, 0);
    for (let at = 0; at < p.length; at++) p[at] /= total;
    if (change < 1e-15) return p;
  }
  throw new RangeError("the balance equations did not settle");
}

/** Expectation of a function of the state. */
export function expectedOf(chain: Chain, p: ArrayLike<number>, of: (state: State) => number): number {
  return chain.states.reduce((sum, state, at) => sum + p[at] * of(state), 0);
}

/** Probabilities some days later, and their mean over those days, by uniformisation. */
export function advance(chain: Chain, p: Float64Array, days: number): { end: Float64Array; mean: Float64Array } {
  const { sources, rates, leaving } = chain;
  const fastest = leaving.reduce((most, rate) => Math.max(most, rate), 0);
  const jumps = fastest * days;
  const end = new Float64Array(p.length);
  const mean = new Float64Array(p.length);
  let power = p;
  // Poisson probability of so many jumps, and of more.
  let probability = Math.exp(-jumps);
  let more = 1 - probability;
  for (let jump = 0; ; jump++) {
    for (let at = 0; at < p.length; at++) {
      end[at] += probability * power[at];
      mean[at] += (more / jumps) * power[at];
    }
    if (more < 1e-14 && jump > jumps) return { end, mean };
    const next = new Float64Array(p.length);
    for (let at = 0; at < p.length; at++) {
      let flow = power[at] * (fastest - leaving[at]);
      for (let n = 0; n < sources[at].length; n++) flow += power[sources[at][n]] * rates[at][n];
      next[at] = flow / fastest;
    }
    power = next;
    probability *= jumps / (jump + 1);
    more = Math.max(0, more - probability);
  }
}

/** Probabilities after an instant in which each state becomes another one. */
export function jump(states: readonly State[], p: Float64Array, to: (state: State) => State): Float64Array {
  const index = indexOf(states);
  const after = new Float64Array(p.length);
  states.forEach((state, at) => {
    after[index.get(keyOf(to(state)))!] += p[at];
  });
  return after;
}

/** One stretch of a week: a day, or the hours between two clock times. */
export interface PeriodicDay {
  /** Just after the instant that begins it, and just before the one that ends it. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly mean: Float64Array;
}

/**
 * The weekly periodic state of a chain whose rates change by weekday, or by weekday and hour.
 * @param stretches of the week, in order: the chain, all on the same states, what the instant that begins the stretch does to a
 * state, and its length, a day where missing
 */
export function periodicWeek(
  stretches: readonly {
    readonly chain: Chain;
    readonly atMidnight?: (state: State) => State;
    readonly days?: number;
  }[],
): PeriodicDay[] {
  const { states } = stretches[0].chain;
  let p = new Float64Array(states.length);
  p[0] = 1;
  for (let week = 0; week < 2000; week++) {
    const before = p;
    const result = stretches.map(({ chain, atMidnight, days = 1 }) => {
      const start = atMidnight ? jump(states, p, atMidnight) : p;
      const { end, mean } = advance(chain, start, days);
      p = new Float64Array(end);
      return { start, end, mean };
    });
    if (p.every((one, at) => Math.abs(one - before[at]) < 1e-13)) return result;
  }
  throw new RangeError("the week did not become periodic");
}

function keyOf(state: State): string {
  return state.join(" ");
}

function indexOf(states: readonly State[]): ReadonlyMap<string, number> {
  return new Map(states.map((state, at) => [keyOf(state), at]));
}
