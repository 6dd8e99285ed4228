import { type Model, NONE } from "../engine/model.ts";
import { STATE_FREE, STATE_OUTSIDE } from "../engine/patients.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";
import { PATIENTS_MUNICIPALITY } from "../scenarios/bound-prices.ts";
import type { YearOfFees } from "../scenarios/fees-by-year.ts";
import type { Provenance } from "../scenarios/origins.ts";
import type { Text } from "../scenarios/words.ts";
import { lessOther, type PairedMean, simultaneousMeans } from "./paired-means.ts";

/** The nights of a calendar year × the fee of that year, from one party to another, in every replication. */
export interface FeeOfYear {
  /** Id of the line in the table of prices. */
  readonly item: string;
  readonly name: Text;
  readonly payer: string;
  readonly payee: string;
  readonly year: number;
  /** Measured days of the year. */
  readonly days: number;
  /** NOK for a night. */
  readonly unitPrice: number;
  readonly provenance: Provenance;
  /** [replication] */
  readonly nights: Float64Array;
  /** [replication] NOK in the year */
  readonly amounts: Float64Array;
}

/**
 * Simulates replications once more, and counts their nights with a fee by calendar year. The night that begins on 31 December belongs
 * to the year that ends.
 * @param replications numbers, from 0
 */
export function feeByYear(model: Model, years: readonly YearOfFees[], replications: readonly number[]): FeeOfYear[] {
  const nights = replications.map((replication) => nightsByYear(model, years, replication));
  const found = new Map<string, FeeOfYear>();
  for (const [at, { year, days, fees }] of years.entries()) {
    for (const { item, name, place, amount, provenance, ...parties } of fees) {
      for (const [actor, actorId] of model.actorIds.entries()) {
        const pairs = pairsOf(model, model.placeIds.indexOf(place), actor);
        if (pairs.length === 0) continue;
        const filled = (party: string): string => (party === PATIENTS_MUNICIPALITY ? actorId : party);
        const [payer, payee] = [filled(parties.payer), filled(parties.payee)];
        if (payer === payee) continue;
        const key = JSON.stringify([item, payer, payee, year]);
        const none = new Float64Array(replications.length);
        const before = found.get(key) ?? { nights: none, amounts: none };
        const own = before.nights.map(
          (sum, row) => sum + pairs.reduce((count, pair) => count + nights[row][at][pair], 0),
        );
        const amounts = own.map((count) => count * amount);
        const head = { item, name, payer, payee, year, days, unitPrice: amount, provenance };
        found.set(key, { ...head, nights: own, amounts });
      }
    }
  }
  return [...found.values()];
}

/** [year][pair] midnights of being ready in one replication. */
function nightsByYear(model: Model, years: readonly YearOfFees[], replication: number): Float64Array[] {
  const s = beginReplication(model, replication);
  let before = new Float64Array(model.pairCount);
  return years.map(({ endDay }) => {
    runUntil(s, endDay);
    const sofar = endDay < model.dayCount ? nightsUntil(s, endDay) : nightsAtEnd(s);
    const own = sofar.map((count, pair) => count - before[pair]);
    before = sofar;
    return own;
  });
}

function nightsAtEnd(s: Simulation): Float64Array<ArrayBuffer> {
  endReplication(s);
  return Float64Array.from(s.tally.nights);
}

/** Nights that are counted already, and those so far of patients who are still ready. */
function nightsUntil(s: Simulation, now: number): Float64Array<ArrayBuffer> {
  const { patients, tally, measuredFrom } = s;
  const nights = Float64Array.from(tally.nights);
  for (let patient = 0; patient < patients.used; patient++) {
    const state = patients.state[patient];
    const pair = patients.pair[patient];
    if (state === STATE_FREE || state === STATE_OUTSIDE || pair === NONE) continue;
    nights[pair] += Math.floor(now) - Math.floor(Math.max(patients.pairSince[patient], measuredFrom));
  }
  return nights;
}

/** Pairs of a place whose nights carry the fee, of patients of one municipality. */
function pairsOf(model: Model, place: number, actor: number): number[] {
  return Array.from({ length: model.pairCount }, (_, pair) => pair).filter(
    (pair) =>
      model.pairPlace[pair] === place &&
      model.groupActor[model.pairGroup[pair]] === actor &&
      model.destinationIsBillable[model.pairDestination[pair]] !== 0,
  );
}

/** One of them over the replications, and beside the same of a baseline what is different. */
export interface FeeOfYearFigures extends Omit<FeeOfYear, "nights" | "amounts"> {
  readonly nights: PairedMean;
  readonly amount: PairedMean;
  /** Alternative less baseline, replication by replication; missing for a run by itself. */
  readonly nightsDifference?: PairedMean;
  readonly amountDifference?: PairedMean;
}

/** What was found in so many replications. */
export interface FeesTold<Found> {
  readonly replications: number;
  readonly found: Found;
}

/** @param baseline of the same replications */
export function feeFigures(fees: readonly FeeOfYear[], baseline?: readonly FeeOfYear[]): FeeOfYearFigures[] {
  return fees.map(({ nights, amounts, ...head }) => {
    const before = baseline?.find(
      ({ item, payer, payee, year }) =>
        item === head.item && payer === head.payer && payee === head.payee && year === head.year,
    );
    const none = new Float64Array(nights.length);
    return {
      ...head,
      nights: meanOf(nights),
      amount: meanOf(amounts),
      ...(baseline && {
        nightsDifference: meanOf(lessOther(nights, before?.nights ?? none)),
        amountDifference: meanOf(lessOther(amounts, before?.amounts ?? none)),
      }),
    };
  });
}

function meanOf(values: Float64Array): PairedMean {
  return simultaneousMeans([values])[0];
}
