import { log } from "../scenarios/exp-log.ts";
import { drawValue } from "./distribution-tables.ts";
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

/**
 * [control] the control variates of a replication, in the order of `model.controlKeys`: a pure function of the two, each of mean 0.
 * @source Lavenberg and Welch, A perspective on the use of control variables, Management Science 27 (1981) 322–335
 */
export function controlRow(model: Model, replication: number): Float64Array {
  const row = new Float64Array(model.controlKeys.length);
  const high = deriveHigh(model.seedHigh, model.seedLow, replication);
  const low = deriveLow(model.seedHigh, model.seedLow, replication);
  for (let stream = 0; stream < model.streamCount; stream++) {
    const idHigh = model.streamKeyHigh[stream];
    const idLow = model.streamKeyLow[stream];
    const streamHigh = deriveHigh(high, low, idHigh);
    const streamLow = deriveLow(high, low, idHigh);
    followStream(model, row, stream, deriveHigh(streamHigh, streamLow, idLow), deriveLow(streamHigh, streamLow, idLow));
  }
  for (let control = 0; control < row.length; control++) row[control] -= model.controlExpected[control];
  return row;
}

/** The arrivals of a stream, one after another, as the event loop draws them. */
function followStream(model: Model, row: Float64Array, stream: number, keyHigh: number, keyLow: number): void {
  const { dayCount, dayEpoch, cumulativeRate, warmUpDays } = model;
  const table = model.streamCumulative[stream];
  const rate = model.streamConstantRate[stream];
  const isTrace = table === NONE && model.streamConstantUntil[stream] < dayCount;
  const traceEnd = model.streamTrace[stream + 1] - model.streamTrace[stream];
  const from = controlledFrom(model);
  let expected = 0;
  let day = 0;
  for (let ordinal = 0; !isTrace || ordinal < traceEnd; ordinal++) {
    const high = deriveHigh(keyHigh, keyLow, ordinal);
    const low = deriveLow(keyHigh, keyLow, ordinal);
    if (isTrace) day = Math.floor(model.traceTimes[model.streamTrace[stream] + ordinal]);
    else {
      expected -= log(1 - uniform(high, low, PURPOSE_ARRIVAL));
      if (table === NONE) day = Math.floor(expected / rate);
      else while (day < dayCount && cumulativeRate[table + day + 1] < expected) day++;
    }
    if (day >= dayCount) return;
    if (day >= from) followPatient(model, row, stream, dayEpoch[day], high, low, day >= warmUpDays);
  }
}

/** The stays of a patient, one after another without waits. */
function followPatient(
  model: Model,
  row: Float64Array,
  stream: number,
  epoch: number,
  high: number,
  low: number,
  isMeasured: boolean,
): void {
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
    const toRoute = uniform(high, low, visit * PURPOSES + PURPOSE_ROUTE);
    while (way < last && toRoute >= rowCumulative[offset + way]) way++;
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
