import { exp, log } from "../scenarios/exp-log.ts";
import { drawValue } from "./distribution-tables.ts";
import { followCompiled } from "./compiled-loop.ts";
import { deriveHigh, deriveLow, uniform } from "./keyed-random.ts";
import { type Model, NONE } from "./model.ts";
import { PURPOSE_ARRIVAL, PURPOSE_ROUTE, PURPOSE_TREATMENT, PURPOSES } from "./purposes.ts";

/*
 * Control variates: how many bed-days the draws of a replication ask of each place, less what is expected. Everyone who arrives in
 * the window is followed along the own keyed draws as if nobody ever waited, with what is in force on the day of arrival. No queue
 * is looked at, so the mean is exactly 0 whatever the capacities, for patients too who are lost, wait long or never come so far;
 * and alternatives that differ in capacity alone have the same ones.
 */

/**
 * What of the bed-days asked for is not as expected: by who arrives and by which routes, each stay counted with its mean, or by
 * the treatment days of these stays less their means.
 */
export type ControlPart = "need" | "treatment";

/** Who is followed: those who arrive in the measured period, or in a stretch as long before it. */
export type ControlWindow = "measured" | "warm-up";

/** How the place is used, which decides what its bed-days are good for. */
export type ControlService = "hospital" | "short" | "long" | "unlimited";

/** What one control variate is about: bed-days less their expectation, of the patients of one municipality in one place. */
export interface ControlKey {
  readonly part: ControlPart;
  readonly window: ControlWindow;
  readonly place: string;
  readonly service: ControlService;
  /** Municipality where the patients live. */
  readonly actor: string;
}

/** Stays of one patient that are followed; the later ones seldom fall within the measured period. */
export const CONTROLLED_STAYS = 3;

/** First day of the stretch of the warm-up whose arrivals are followed. */
export function controlledFrom({ warmUpDays, dayCount }: Pick<Model, "warmUpDays" | "dayCount">): number {
  return Math.max(0, 2 * warmUpDays - dayCount);
}

/** The control variates of one replication as they are summed up, and the stretches of days that they are summed over. */
export interface ControlSums {
  /** [control] bed-days. */
  readonly row: Float64Array;
  /**
   * [stretch] days with the same parameters, all before, in or after the same window: first day after it, epoch, and 0 for no window,
   * 1 for that of the warm-up, 2 for the measured one.
   */
  readonly stretchTo: Int32Array;
  readonly stretchEpoch: Int32Array;
  readonly stretchWindow: Uint8Array;
}

const WINDOW_NONE = 0;
const WINDOW_WARM_UP = 1;
const WINDOW_MEASURED = 2;

/**
 * [control] the control variates of a replication, in the order of `model.controlKeys`: a pure function of the two, each of mean 0.
 * @param asked bed-days of the replication, where they are known
 * @source Lavenberg and Welch, A perspective on the use of control variables, Management Science 27 (1981) 322–335
 */
export function controlRow(
  model: Model,
  replication: number,
  asked: Float64Array = bedDaysAsked(model, replication),
): Float64Array {
  return asked.map((bedDays, control) => bedDays - model.controlExpected[control]);
}

/** [control] the bed-days that a replication asks for; the same for all models of the same demand (same-demand.ts). */
export function bedDaysAsked(model: Model, replication: number): Float64Array {
  const sums = controlSums(model);
  if (!followCompiled(model, sums, replication)) followStreams(model, sums, replication);
  return sums.row;
}

/** Adds up the bed-days of everybody who arrives. */
export function followStreams(model: Model, sums: ControlSums, replication: number): void {
  const high = deriveHigh(model.seedHigh, model.seedLow, replication);
  const low = deriveLow(model.seedHigh, model.seedLow, replication);
  for (let stream = 0; stream < model.streamCount; stream++) {
    const idHigh = model.streamKeyHigh[stream];
    const idLow = model.streamKeyLow[stream];
    const streamHigh = deriveHigh(high, low, idHigh);
    const streamLow = deriveLow(high, low, idHigh);
    const keyHigh = deriveHigh(streamHigh, streamLow, idLow);
    const keyLow = deriveLow(streamHigh, streamLow, idLow);
    if (isTrace(model, stream)) followTrace(model, sums, stream, keyHigh, keyLow);
    else followStream(model, sums, stream, keyHigh, keyLow);
  }
}

/** Whether the arrivals of a stream are given one by one. */
export function isTrace(
  model: Pick<Model, "streamCumulative" | "streamConstantUntil" | "dayCount">,
  stream: number,
): boolean {
  return model.streamCumulative[stream] === NONE && model.streamConstantUntil[stream] < model.dayCount;
}

function controlSums(model: Model): ControlSums {
  const { dayCount, dayEpoch, warmUpDays } = model;
  const from = controlledFrom(model);
  const [to, epochs, windows]: [number[], number[], number[]] = [[], [], []];
  for (let day = 0; day < dayCount; day++) {
    const next = day + 1;
    const isLast = next === dayCount || next === from || next === warmUpDays || dayEpoch[next] !== dayEpoch[day];
    if (!isLast) continue;
    to.push(next);
    epochs.push(dayEpoch[day]);
    windows.push(day < from ? WINDOW_NONE : day < warmUpDays ? WINDOW_WARM_UP : WINDOW_MEASURED);
  }
  return {
    row: new Float64Array(model.controlKeys.length),
    stretchTo: Int32Array.from(to),
    stretchEpoch: Int32Array.from(epochs),
    stretchWindow: Uint8Array.from(windows),
  };
}

/**
 * The arrivals of a stream, one after another, as the event loop draws them. An arrival is in the stretch in which the sum of the
 * unit-exponential steps −log(1 − u) so far is reached by the cumulative rate: a product of 1 − u is compared, which spares a
 * logarithm for each.
 */
function followStream(model: Model, sums: ControlSums, stream: number, keyHigh: number, keyLow: number): void {
  const { stretchTo } = sums;
  let at = 0;
  let before = 0;
  let product = 1;
  let least = exp(-expectedBy(model, stream, stretchTo[0]));
  for (let ordinal = 0; ; ordinal++) {
    const high = deriveHigh(keyHigh, keyLow, ordinal);
    const low = deriveLow(keyHigh, keyLow, ordinal);
    product *= 1 - uniform(high, low, PURPOSE_ARRIVAL);
    while (product < least || product < SMALLEST_PRODUCT) {
      if (product < least) at++;
      if (at === stretchTo.length) return;
      if (product < SMALLEST_PRODUCT) {
        before -= log(product);
        product = 1;
      }
      least = exp(before - expectedBy(model, stream, stretchTo[at]));
    }
    if (sums.stretchWindow[at] !== WINDOW_NONE) followPatient(model, sums, stream, at, high, low);
  }
}

/** Products are begun anew below this, long before they are rounded to 0. */
const SMALLEST_PRODUCT = 1e-200;

/** Expected arrivals of a stream from day 0 to the beginning of a day. */
export function expectedBy(model: ExpectedArrivals, stream: number, day: number): number {
  const table = model.streamCumulative[stream];
  return table === NONE ? day * model.streamConstantRate[stream] : model.cumulativeRate[table + day];
}

type ExpectedArrivals = Pick<Model, "streamCumulative" | "streamConstantRate" | "cumulativeRate">;

function followTrace(model: Model, sums: ControlSums, stream: number, keyHigh: number, keyLow: number): void {
  const { stretchTo } = sums;
  const first = model.streamTrace[stream];
  for (let at = 0, ordinal = 0; ordinal < model.streamTrace[stream + 1] - first; ordinal++) {
    while (model.traceTimes[first + ordinal] >= stretchTo[at]) at++;
    if (sums.stretchWindow[at] === WINDOW_NONE) continue;
    const high = deriveHigh(keyHigh, keyLow, ordinal);
    const low = deriveLow(keyHigh, keyLow, ordinal);
    followPatient(model, sums, stream, at, high, low);
  }
}

/** The stays of a patient, one after another without waits. */
function followPatient(
  model: Model,
  { row, stretchEpoch, stretchWindow }: ControlSums,
  stream: number,
  stretch: number,
  high: number,
  low: number,
): void {
  const epoch = stretchEpoch[stretch];
  const isMeasured = stretchWindow[stretch] === WINDOW_MEASURED;
  const { rowCumulative, rowTreatmentMean, groupCount, placeCount } = model;
  const offset = epoch * model.rowCount;
  const asked = model.controlAskedCount;
  const actorCount = model.actorIds.length;
  const actor = model.groupActor[model.streamGroup[stream]];
  let place = model.streamTo[stream];
  let group = model.streamGroup[stream];
  for (let visit = 1; visit <= CONTROLLED_STAYS; visit++) {
    const stay = place * groupCount + group;
    const last = model.stayRows[stay + 1] - 1;
    let way = model.stayRows[stay];
    if (way > last) return;
    if (way < last) {
      const toRoute = uniform(high, low, visit * PURPOSES + PURPOSE_ROUTE);
      while (way < last && toRoute >= rowCumulative[offset + way]) way++;
    }
    const at = offset + way;
    const control = model.controlOf[place * actorCount + actor];
    const mean = rowTreatmentMean[at];
    if (isMeasured) {
      const toTreatment = uniform(high, low, visit * PURPOSES + PURPOSE_TREATMENT);
      row[control] += mean;
      row[asked + control] += drawValue(model.distributions, model.rowTreatment[at], toTreatment) - mean;
    } else row[2 * asked + control] += mean;
    place = model.rowDestination[way];
    if (place >= placeCount) return;
    group = model.rowNextGroup[at];
  }
}
