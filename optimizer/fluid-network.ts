import { NO_LIMIT, type Model, TURN_CLASSES } from "../engine/model.ts";
import { distributionMean, distributionVariance } from "../scenarios/distribution-moments.ts";
import { meanDelayDays, offeredLoad } from "../scenarios/offered-load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Way } from "../scenarios/stays.ts";

/** What the fluid program knows of a place: mean flows, no patients. */
export interface FluidPlace {
  readonly id: string;
  readonly isHospital: boolean;
  /** Whether it ever has a limit. */
  readonly isLimited: boolean;
  /** Mean days that a bed is held by one patient who never waits for a place: treatment, days until Monday, delays. */
  readonly heldDays: number;
  readonly coefficientOfVariation: number;
  /** [period] admissions a day from outside: arrivals, and readmissions as they would be were there no limits. */
  readonly arrivalsPerDay: Float64Array;
  /** [period] mean capacity today; Infinity without limit. */
  readonly capacity: Float64Array;
  /** Places beyond the capacity that may be used; Infinity without limit. */
  readonly overCapacity: number;
  /** Hazard a day of leaving the queue, of those who wait in no bed. */
  readonly leavingPerDay: number;
}

/** A way on from one place to another. */
export interface FluidLink {
  readonly from: number;
  readonly to: number;
  /** Share of those who leave the first. */
  readonly share: number;
  /** Patients a day who come this way, were there no limits. */
  readonly perDay: number;
  /** Hazard a day of leaving the queue for the second. */
  readonly leavingPerDay: number;
  /** Share of the delay at the second that falls on those who come this way. */
  readonly delayShare: number;
}

export interface FluidNetwork {
  readonly places: readonly FluidPlace[];
  readonly links: readonly FluidLink[];
  /** [place] share of the delay there that falls on those who wait in no bed. */
  readonly outsideDelayShare: readonly number[];
  /** Days of each period. */
  readonly periodDays: number;
  readonly periodCount: number;
}

const MOST_PERIODS = 24;
const SHORTEST_PERIOD_DAYS = 28;
/** In place of the load of a place at its limit, for the shares of the classes. */
const MOST_LOAD_SHARE = 0.98;

/** Mean flows, rates and capacities of a scenario over its measured period. */
export function fluidNetwork(scenario: Scenario, model: Model): FluidNetwork {
  const days = model.dayCount - model.warmUpDays;
  const periodCount = Math.max(1, Math.min(MOST_PERIODS, Math.floor(days / SHORTEST_PERIOD_DAYS)));
  const periodDays = days / periodCount;
  const flows = directFlows(scenario);
  const load = offeredLoad(scenario);
  const ids = model.placeIds;
  const periods = { count: periodCount, days: periodDays };
  const streams = streamArrivals(model, periods);
  const places = ids.map((id, place): FluidPlace => {
    const { admissionsPerDay, beds } = load.places[id];
    const direct = flows.filter(({ to }) => to === id).reduce((sum, { perDay }) => sum + perDay, 0);
    const arrivals = streams[place];
    const mean = arrivals.reduce((sum, value) => sum + value, 0) / periodCount;
    const again = Math.max(0, admissionsPerDay - direct - mean);
    return {
      id,
      isHospital: model.actorIsHospital[model.placeOwner[place]] !== 0,
      isLimited: model.placeIsUnlimited[place] === 0,
      heldDays: admissionsPerDay > 0 ? beds / admissionsPerDay : 1,
      coefficientOfVariation: variationOf(scenario, id, beds, admissionsPerDay),
      arrivalsPerDay: arrivals.map((value) => value + again),
      capacity: meanCapacity(model, place, periods),
      overCapacity: overCapacityOf(model, place),
      leavingPerDay: leavingRate(model, place, model.placeCount),
    };
  });
  const links = flows
    .filter(({ to }) => ids.includes(to))
    .map(({ from, to, perDay }) => ({ from: ids.indexOf(from), to: ids.indexOf(to), perDay }));
  const shares = delayShares(model, places, links);
  return {
    places,
    links: links.map(({ from, to, perDay }, at) => ({
      from,
      to,
      share: perDay / load.places[ids[from]].admissionsPerDay,
      perDay,
      leavingPerDay: leavingRate(model, to, from),
      delayShare: shares.ofLinks[at],
    })),
    outsideDelayShare: shares.outside,
    periodDays,
    periodCount,
  };
}

/** Places as the engine has them, capacity beside those of another model: [place][period]. */
export function capacitiesOf(model: Model, { periodCount, periodDays }: FluidNetwork): Float64Array[] {
  return model.placeIds.map((_, place) => meanCapacity(model, place, { count: periodCount, days: periodDays }));
}

interface Periods {
  readonly count: number;
  readonly days: number;
}

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly perDay: number;
}

/** Mean patients a day from place to destination, were there no limits. */
function directFlows(scenario: Scenario): Flow[] {
  const perDay = new Map<string, Flow>();
  for (const { place, way, beds } of offeredLoad(scenario).treatment) {
    const days = distributionMean(way.treatmentDays);
    if (days <= 0) continue;
    const key = `${place} ${way.to}`;
    const sum = (perDay.get(key)?.perDay ?? 0) + beds / days;
    perDay.set(key, { from: place, to: way.to, perDay: sum });
  }
  return [...perDay.values()];
}

/** Of the days that a bed is held, over all groups and ways on: their spread per mean. */
function variationOf(scenario: Scenario, id: string, beds: number, admissionsPerDay: number): number {
  const mean = beds / admissionsPerDay;
  if (!(mean > 0)) return 1;
  let total = 0;
  let square = 0;
  for (const { place, way, beds: own } of offeredLoad(scenario).treatment) {
    const days = distributionMean(way.treatmentDays);
    if (place !== id || days <= 0) continue;
    const weight = own / days;
    const held = days + heldDelay(way);
    total += weight;
    square += weight * (distributionVariance(way.treatmentDays) + held * held);
  }
  const second = square / total;
  const variation = Math.sqrt(Math.max(0, second - mean * mean)) / mean;
  return Number.isFinite(variation) ? variation : 1;
}

function heldDelay({ decisionDelayDays, startDelayDays }: Way): number {
  return meanDelayDays(decisionDelayDays) + meanDelayDays(startDelayDays);
}

/** [place][period] arrivals a day by streams. */
function streamArrivals(model: Model, { count, days }: Periods): Float64Array[] {
  const arrivals = model.placeIds.map(() => new Float64Array(count));
  for (let stream = 0; stream < model.streamCount; stream++) {
    for (let period = 0; period < count; period++) {
      const from = model.warmUpDays + period * days;
      arrivals[model.streamTo[stream]][period] += expectedArrivals(model, stream, from, from + days) / days;
    }
  }
  return arrivals;
}

function expectedArrivals(model: Model, stream: number, from: number, to: number): number {
  const trace = model.traceTimes.subarray(model.streamTrace[stream], model.streamTrace[stream + 1]);
  if (trace.length > 0) return trace.filter((time) => time >= from && time < to).length;
  const offset = model.streamCumulative[stream];
  if (offset < 0) return (to - from) * model.streamConstantRate[stream];
  const at = (time: number): number => {
    const day = Math.min(Math.floor(time), model.dayCount - 1);
    const [before, after] = [model.cumulativeRate[offset + day], model.cumulativeRate[offset + day + 1]];
    return before + (time - day) * (after - before);
  };
  return at(to) - at(from);
}

function meanCapacity(model: Model, place: number, { count, days }: Periods): Float64Array {
  return Float64Array.from({ length: count }, (_, period) => {
    const from = Math.round(model.warmUpDays + period * days);
    const to = Math.max(from + 1, Math.round(model.warmUpDays + (period + 1) * days));
    let sum = 0;
    for (let day = from; day < to; day++) {
      const at = (model.dayEpoch[day] * model.placeCount + place) * 7 + model.dayWeekday[day];
      if (model.capacity[at] === NO_LIMIT) return Infinity;
      sum += model.capacity[at];
    }
    return sum / (to - from);
  });
}

function overCapacityOf(model: Model, place: number): number {
  const beds = model.overCapacity[model.dayEpoch[model.warmUpDays] * model.placeCount + place];
  return beds === NO_LIMIT ? Infinity : beds;
}

/** On the first measured day. */
function leavingRate(model: Model, place: number, source: number): number {
  const epoch = model.dayEpoch[model.warmUpDays];
  return model.leaveRate[(epoch * model.placeCount + place) * model.sourceCount + source];
}

/**
 * How the delay at a place falls on those who wait for it: by their share of the flow, or where classes have priority by the factor of
 * non-preemptive priority, λ_k / ((1 − σ_{k−1})(1 − σ_k)), σ_k the load of the classes up to k.
 * @source Cobham, Priority assignment in waiting line problems, Operations Research 2 (1954)
 */
function delayShares(
  model: Model,
  places: readonly FluidPlace[],
  links: readonly { readonly from: number; readonly to: number; readonly perDay: number }[],
): { ofLinks: number[]; outside: number[] } {
  const ofLinks = links.map(() => 0);
  const outside = places.map(({ arrivalsPerDay, capacity, heldDays }, to) => {
    const own = links.flatMap((link, at) => (link.to === to ? [at] : []));
    const outer = arrivalsPerDay.reduce((sum, value) => sum + value, 0) / arrivalsPerDay.length;
    const flows = [...own.map((at) => links[at].perDay), outer];
    const classes = [...own.map((at) => classOf(model, to, links[at].from)), classOf(model, to, model.placeCount)];
    const all = flows.reduce((sum, flow) => sum + flow, 0);
    const places = capacity.reduce((sum, beds) => sum + beds, 0) / capacity.length;
    const load = Math.min(MOST_LOAD_SHARE, (all * heldDays) / places);
    const weights = flows.map((flow, at) => {
      const upTo = (limit: number): number =>
        (load * flows.reduce((sum, other, by) => sum + (classes[by] <= limit ? other : 0), 0)) / Math.max(all, 1e-12);
      return flow / ((1 - upTo(classes[at] - 1)) * (1 - upTo(classes[at])));
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    own.forEach((at, position) => (ofLinks[at] = sum > 0 ? weights[position] / sum : 0));
    return sum > 0 ? weights[weights.length - 1] / sum : 0;
  });
  return { ofLinks, outside };
}

/** Of the first group, since classes by group are too fine for mean flows. */
function classOf(model: Model, place: number, source: number): number {
  const epoch = model.dayEpoch[model.warmUpDays];
  if (model.turnRule[epoch * model.placeCount + place] !== TURN_CLASSES) return 0;
  return model.classOf[((epoch * model.placeCount + place) * model.sourceCount + source) * model.groupCount];
}
