import {
  CONTROLLED_STAYS,
  type ControlKey,
  controlledFrom,
  type ControlService,
  expectedBy,
  isTrace,
} from "./controls.ts";
import { type Model, NONE } from "./model.ts";

type CompiledControls = Pick<Model, "controlKeys" | "controlAskedCount" | "controlOf" | "controlExpected">;

/** Stays longer than this share of the measured period count as long: most of one that begins in it falls outside. */
const LONG_SHARE = 0.25;

/** Names and expectations of the control variates; what they are stands in `controls.ts`. */
export function compileControls(model: Omit<Model, keyof CompiledControls>): CompiledControls {
  const { placeIds, actorIds, placeCount, warmUpDays, dayCount } = model;
  const measured = bedDaysBetween(model, warmUpDays, dayCount);
  const warmUp = bedDaysBetween(model, controlledFrom(model), warmUpDays);
  const controlOf = new Int32Array(placeCount * actorIds.length).fill(NONE);
  const asked: number[] = [];
  for (let at = 0; at < controlOf.length; at++) {
    if (!(measured[at] > 0 || warmUp[at] > 0)) continue;
    controlOf[at] = asked.length;
    asked.push(at);
  }
  const services = Array.from({ length: placeCount }, (_, place) => serviceOf(model, place));
  const keysOf = (part: ControlKey["part"], window: ControlKey["window"]): ControlKey[] =>
    asked.map((at) => {
      const place = Math.floor(at / actorIds.length);
      const actor = actorIds[at % actorIds.length];
      return { part, window, place: placeIds[place], service: services[place], actor };
    });
  const hasWarmUp = warmUpDays > 0;
  const need = asked.map((at) => measured[at]);
  const earlier = hasWarmUp ? asked.map((at) => warmUp[at]) : [];
  return {
    controlAskedCount: asked.length,
    controlOf,
    controlKeys: [
      ...keysOf("need", "measured"),
      ...keysOf("treatment", "measured"),
      ...(hasWarmUp ? keysOf("need", "warm-up") : []),
    ],
    controlExpected: Float64Array.from([...need, ...need.map(() => 0), ...earlier]),
  };
}

type Uncontrolled = Omit<Model, keyof CompiledControls>;

/** [place × actor] bed-days that those who arrive from one day to another are expected to ask for. */
function bedDaysBetween(model: Uncontrolled, from: number, to: number): Float64Array {
  const { placeCount, groupCount, epochCount, streamCount, actorIds } = model;
  const sum = new Float64Array(placeCount * actorIds.length);
  for (let stream = 0; stream < streamCount; stream++) {
    const actor = model.groupActor[model.streamGroup[stream]];
    const arrivals = arrivalsByEpoch(model, stream, from, to);
    for (let epoch = 0; epoch < epochCount; epoch++) {
      if (arrivals[epoch] === 0) continue;
      let present = new Float64Array(placeCount * groupCount);
      present[model.streamTo[stream] * groupCount + model.streamGroup[stream]] = arrivals[epoch];
      for (let visit = 1; visit <= CONTROLLED_STAYS; visit++) {
        present = passOneStay(model, epoch, present, (place, days) => (sum[place * actorIds.length + actor] += days));
      }
    }
  }
  return sum;
}

/**
 * Expected patients by stay, one stay later.
 * @param take told the bed-days of the stays that end
 */
function passOneStay(
  model: Uncontrolled,
  epoch: number,
  present: Float64Array,
  take: (place: number, days: number) => void,
): Float64Array<ArrayBuffer> {
  const { groupCount, placeCount, rowCount, stayRows, rowCumulative, rowDestination } = model;
  const next = new Float64Array(present.length);
  for (let stay = 0; stay < present.length; stay++) {
    if (present[stay] === 0) continue;
    let before = 0;
    for (let row = stayRows[stay]; row < stayRows[stay + 1]; row++) {
      const at = epoch * rowCount + row;
      const upTo = Math.min(1, rowCumulative[at]);
      const patients = present[stay] * Math.max(0, upTo - before);
      before = Math.max(before, upTo);
      if (patients === 0) continue;
      take(Math.floor(stay / groupCount), patients * model.rowTreatmentMean[at]);
      if (rowDestination[row] < placeCount) next[rowDestination[row] * groupCount + model.rowNextGroup[at]] += patients;
    }
  }
  return next;
}

/** [epoch] expected arrivals of a stream from one day to another; those of a trace are certain. */
function arrivalsByEpoch(model: Uncontrolled, stream: number, from: number, to: number): Float64Array {
  const { dayEpoch, epochCount, streamTrace, traceTimes } = model;
  const arrivals = new Float64Array(epochCount);
  if (isTrace(model, stream)) {
    for (const time of traceTimes.subarray(streamTrace[stream], streamTrace[stream + 1])) {
      if (time >= from && time < to) arrivals[dayEpoch[Math.floor(time)]]++;
    }
    return arrivals;
  }
  for (let day = from; day < to; day++) {
    arrivals[dayEpoch[day]] += expectedBy(model, stream, day + 1) - expectedBy(model, stream, day);
  }
  return arrivals;
}

function serviceOf(model: Uncontrolled, place: number): ControlService {
  if (model.placeIsUnlimited[place] !== 0) return "unlimited";
  if (model.actorIsHospital[model.placeOwner[place]] !== 0) return "hospital";
  const { groupCount, rowCount, stayRows, rowTreatmentMean, warmUpDays, dayCount } = model;
  const means = rowTreatmentMean.subarray(0, rowCount);
  const own = means.subarray(stayRows[place * groupCount], stayRows[(place + 1) * groupCount]);
  const mean = own.reduce((sum, days) => sum + days, 0) / Math.max(1, own.length);
  return mean > LONG_SHARE * (dayCount - warmUpDays) ? "long" : "short";
}
