import { controlledFrom } from "./controls.ts";
import { areEqual } from "./equal-lists.ts";
import type { Model } from "./model.ts";

const NUMBERS = [
  "seedHigh",
  "seedLow",
  "dayCount",
  "warmUpDays",
  "placeCount",
  "groupCount",
  "streamCount",
  "rowCount",
  "controlAskedCount",
] as const;

const LISTS = [
  "actorIds",
  "groupActor",
  "streamKeyHigh",
  "streamKeyLow",
  "streamGroup",
  "streamTo",
  "streamConstantUntil",
  "streamConstantRate",
  "streamCumulative",
  "cumulativeRate",
  "streamTrace",
  "traceTimes",
  "stayRows",
  "rowDestination",
  "controlOf",
] as const;

/** By epoch and row. */
const ROWS = ["rowCumulative", "rowTreatment", "rowTreatmentMean", "rowNextGroup"] as const;

/** Whether everything that `followStreams` reads is the same in two models, as where they differ in capacity alone. */
export function haveSameDemand(one: Model, other: Model): boolean {
  return (
    NUMBERS.every((name) => one[name] === other[name]) &&
    LISTS.every((name) => areEqual(one[name], other[name])) &&
    (["entries", "numbers", "guide"] as const).every((name) =>
      areEqual(one.distributions[name], other.distributions[name]),
    ) &&
    haveSameRows(one, other)
  );
}

/** On the same day, though one may cut its days into more epochs. */
function haveSameRows(one: Model, other: Model): boolean {
  let [before, otherBefore] = [-1, -1];
  for (let day = controlledFrom(one); day < one.dayCount; day++) {
    const [epoch, otherEpoch] = [one.dayEpoch[day], other.dayEpoch[day]];
    if (epoch === before && otherEpoch === otherBefore) continue;
    const isSame = ROWS.every((name) => areEqual(rowsOf(one, name, epoch), rowsOf(other, name, otherEpoch)));
    if (!isSame) return false;
    [before, otherBefore] = [epoch, otherEpoch];
  }
  return true;
}

function rowsOf(model: Model, name: (typeof ROWS)[number], epoch: number): Float64Array | Int32Array {
  return model[name].subarray(epoch * model.rowCount, (epoch + 1) * model.rowCount);
}
