import { delayLines } from "./delay-curve.ts";
import type { FluidNetwork } from "./fluid-network.ts";
import { type Entry, type LinearProgram, ProgramBuilder } from "./linear-program.ts";

/** Means at the beginning: in care, and waiting. */
export interface FluidStart {
  /** [place] patients who are not yet ready. */
  readonly inCare: readonly number[];
  /** [link] ready patients in the first place who wait for the second. */
  readonly waiting: readonly number[];
  /** [place] patients without a bed who wait for it. */
  readonly outside: readonly number[];
}

/** What counts: patients who wait in a place for a place, and those who wait for it in no bed; mean patients, weighted. */
export interface FluidWeights {
  /** [link] */
  readonly waiting: readonly number[];
  /** [place] */
  readonly outside: readonly number[];
}

/** What a patient beyond a capacity that fell counts as, in patients who wait: more than any wait; and one in a bed that is allowed. */
const CLOSED_PENALTY = 100;
const OVER_PENALTY = 1e-3;
/** Care that ends faster than this in a period is reckoned by those at its end, since the mean of both ends would swing. */
const FASTEST_BY_MEAN = 1;

export interface FluidProgram {
  readonly program: LinearProgram;
  /** [place × period] row in which the capacity stands on the right; −1 for a place without limit. */
  readonly capacityRows: Int32Array;
}

/**
 * The fluid program: mean flows by period with queues that grow and shrink, and delay curves for the queues that chance makes.
 *
 *     care ended C_u = μ_u D (N_u(t) + N_u(t+1)) / 2          N_v(t+1) = N_v(t) + Σ_u f_uv + h_v − C_v
 *     W_uv(t+1) = W_uv(t) + p_uv C_u − f_uv − left            E_v(t+1) = E_v(t) + a_v − h_v − left
 *     N_u + Σ_v (W_uv + share_uv G_v) + s_u = capacity_u + o_u,  G_v ≥ α_j + β_j s_v for the lines of the delay curve of v
 *
 * N in care, W ready in a bed, E waiting in no bed, G waiting by chance, s free places, o beyond the capacity, as far as that is allowed
 * or it fell. Minimised is
 * the mean over the periods of the weighted patients who wait.
 * @param capacity [place][period] beds; Infinity without limit
 * @source design of the optimizer; fluid models of this kind: Mandelbaum, Massey and Reiman, Strong approximations for Markovian
 *   service networks, Queueing Systems 30 (1998)
 */
export function fluidProgram(
  network: FluidNetwork,
  start: FluidStart,
  weights: FluidWeights,
  capacity: readonly Float64Array[],
): FluidProgram {
  return new FluidBuilder(network, start, weights, capacity).build();
}

class FluidBuilder {
  private readonly network: FluidNetwork;
  private readonly start: FluidStart;
  private readonly weights: FluidWeights;
  private readonly capacity: readonly Float64Array[];
  private readonly builder = new ProgramBuilder();
  /** [place][period + 1] in care, [link][period + 1] ready in a bed, [place][period + 1] waiting in no bed. */
  private readonly inCare: number[][];
  private readonly waiting: number[][];
  private readonly outside: number[][];

  constructor(network: FluidNetwork, start: FluidStart, weights: FluidWeights, capacity: readonly Float64Array[]) {
    this.network = network;
    this.start = start;
    this.weights = weights;
    this.capacity = capacity;
    const { places, links } = network;
    const perPeriod = 1 / network.periodCount;
    this.inCare = places.map(({ id }, place) => this.stock(`in care ${id}`, start.inCare[place], 0));
    this.waiting = links.map(({ from, to }, link) =>
      this.stock(
        `${places[from].id} for ${places[to].id}`,
        places[to].isLimited ? start.waiting[link] : 0,
        weights.waiting[link] * perPeriod,
      ),
    );
    this.outside = places.map(({ id, isLimited }, place) =>
      this.stock(`outside for ${id}`, isLimited ? start.outside[place] : 0, weights.outside[place] * perPeriod),
    );
  }

  build(): FluidProgram {
    const { places, periodCount } = this.network;
    const capacityRows = new Int32Array(places.length * periodCount).fill(-1);
    for (let period = 0; period < periodCount; period++) {
      this.addFlows(period);
      const slack = places.map((_, place) => (this.isLimitedIn(place, period) ? this.builder.variable("free") : -1));
      const delay = places.map((_, place) => (slack[place] < 0 ? -1 : this.delayOf(place, period, slack[place])));
      for (let place = 0; place < places.length; place++) {
        if (slack[place] < 0) continue;
        capacityRows[place * periodCount + period] = this.addCapacity(place, period, slack[place], delay);
      }
    }
    return { program: this.builder.build(), capacityRows };
  }

  /** A stock at the beginning and end of each period; at the very beginning it is what it is. */
  private stock(name: string, first: number, costPerPeriod: number): number[] {
    return Array.from({ length: this.network.periodCount + 1 }, (_, at) =>
      at === 0
        ? this.builder.variable(name, { lower: first, upper: first })
        : this.builder.variable(name, { cost: costPerPeriod }),
    );
  }

  private isLimitedIn(place: number, period: number): boolean {
    return Number.isFinite(this.capacity[place][period]);
  }

  /** What goes where in a period. */
  private addFlows(period: number): void {
    const { places, links } = this.network;
    const taken = places.map(({ id }, place) => {
      const admitted = this.builder.variable(`admitted to ${id}`);
      this.balanceOutside(place, period, admitted);
      return [[admitted, 1]] as Entry[];
    });
    for (const [link, { from, to }] of links.entries()) {
      const moved = this.builder.variable(`${places[from].id} to ${places[to].id}`);
      this.balanceWaiting(link, period, moved);
      taken[to].push([moved, 1]);
    }
    for (const [place, entries] of taken.entries()) {
      const next: Entry[] = [
        [this.inCare[place][period + 1], 1],
        [this.inCare[place][period], -1],
      ];
      const moves = entries.map(([variable]): Entry => [variable, -1]);
      this.builder.equal("care", [...next, ...moves, ...this.careEnded(place, period, 1)], 0);
    }
  }

  private careEnded(place: number, period: number, factor: number): Entry[] {
    const ended = this.network.periodDays / this.network.places[place].heldDays;
    const [before, after] = [this.inCare[place][period], this.inCare[place][period + 1]];
    if (ended > FASTEST_BY_MEAN) return [[after, factor * ended]];
    return [
      [before, (factor * ended) / 2],
      [after, (factor * ended) / 2],
    ];
  }

  private balanceWaiting(link: number, period: number, moved: number): void {
    const { from, share, leavingPerDay } = this.network.links[link];
    const left = (leavingPerDay * this.network.periodDays) / 2;
    const [before, after] = [this.waiting[link][period], this.waiting[link][period + 1]];
    const entries: Entry[] = [
      [after, 1 + left],
      [before, left - 1],
      [moved, 1],
      ...this.careEnded(from, period, -share),
    ];
    this.builder.equal("ready", entries, 0);
  }

  private balanceOutside(place: number, period: number, admitted: number): void {
    const { leavingPerDay, arrivalsPerDay } = this.network.places[place];
    const { periodDays } = this.network;
    const left = (leavingPerDay * periodDays) / 2;
    const [before, after] = [this.outside[place][period], this.outside[place][period + 1]];
    this.builder.equal(
      "outside",
      [
        [after, 1 + left],
        [before, left - 1],
        [admitted, 1],
      ],
      arrivalsPerDay[period] * periodDays,
    );
  }

  /** The queue at a place that chance makes; those who wait in beds hold them. */
  private delayOf(place: number, period: number, slack: number): number {
    const { links, outsideDelayShare, places, periodCount, periodDays } = this.network;
    const cost = links.reduce(
      (sum, { to, delayShare }, link) => (to === place ? sum + delayShare * this.weights.waiting[link] : sum),
      outsideDelayShare[place] * this.weights.outside[place],
    );
    const { id, heldDays, coefficientOfVariation } = places[place];
    const delay = this.builder.variable(`delay at ${id}`, { cost: cost / periodCount });
    const curve = {
      places: Math.max(1, Math.round(this.network.places[place].capacity[period])),
      ratePerDay: 1 / heldDays,
      coefficientOfVariation,
      horizonDays: periodCount * periodDays,
    };
    for (const { intercept, slope } of delayLines(curve)) {
      this.builder.atLeast(
        "delay curve",
        [
          [delay, 1],
          [slack, -slope],
        ],
        intercept,
      );
    }
    return delay;
  }

  private addCapacity(place: number, period: number, slack: number, delay: readonly number[]): number {
    const { links, places, periodCount } = this.network;
    const over = this.builder.variable("over", { cost: OVER_PENALTY / periodCount, upper: places[place].overCapacity });
    const closed = this.builder.variable("closed", { cost: CLOSED_PENALTY / periodCount });
    const held = links.flatMap(({ from, to, delayShare }, link): Entry[] => {
      if (from !== place) return [];
      const waiting: Entry = [this.waiting[link][period + 1], 1];
      return delay[to] < 0 ? [waiting] : [waiting, [delay[to], delayShare]];
    });
    const entries: Entry[] = [[this.inCare[place][period + 1], 1], ...held, [slack, 1], [over, -1], [closed, -1]];
    return this.builder.equal(`capacity of ${places[place].id}`, entries, this.capacity[place][period]);
  }
}
