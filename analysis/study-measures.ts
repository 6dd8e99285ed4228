import { phrase, type Message } from "../scenarios/message.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import type { MeasureOfInterest } from "../scenarios/study.ts";
import { choiceHint } from "../scenarios/problems.ts";
import { keyText } from "./measure-keys.ts";

/** The measures of a study as keys, and what is wrong with those that the base does not have. */
export interface ChosenMeasures {
  readonly keys: readonly MeasureKey[];
  readonly problems: readonly { readonly index: number; readonly field: keyof MeasureKey; readonly message: Message }[];
}

/** What is looked at where a study does not say: totals, and for each place its queue and its occupancy. */
const USUAL_TOTALS = ["dischargeReadyMean", "overstayNightsPerYear"];
const USUAL_OF_PLACES = ["queueMean", "occupancyShare"];

const DIMENSIONS = ["place", "waitingFor", "from", "group", "actor", "weekday"] as const;

/** @param columns of the base */
export function chosenMeasures(
  columns: readonly MeasureKey[],
  wanted: readonly MeasureOfInterest[] | undefined,
): ChosenMeasures {
  if (!wanted) return { keys: columns.filter(isUsual), problems: [] };
  const known = new Map(columns.map((key) => [keyText(key), key]));
  const keys: MeasureKey[] = [];
  const problems: ChosenMeasures["problems"][number][] = [];
  wanted.forEach((one, index) => {
    const key = known.get(keyText(one as MeasureKey));
    if (key && !keys.includes(key)) keys.push(key);
    if (!key) problems.push({ index, ...whyUnknown(columns, one) });
  });
  return { keys, problems };
}

/** Numbers of the columns that a point has of some measures, in order. */
export function columnNumbers(columns: readonly MeasureKey[], keys: readonly MeasureKey[]): number[] {
  const wanted = new Set(keys.map(keyText));
  return columns.flatMap((key, number) => (wanted.has(keyText(key)) ? [number] : []));
}

/** The chosen columns of results, in the order of the keys; NaN where a point does not have the measure. */
export function narrowed(results: Results, keys: readonly MeasureKey[]): Results {
  const { columns, replications, values } = results;
  const columnOf = new Map(columns.map((key, column) => [keyText(key), column]));
  const from = keys.map((key) => columnOf.get(keyText(key)) ?? -1);
  const kept = new Float64Array(replications.length * keys.length);
  for (let row = 0; row < replications.length; row++) {
    from.forEach((column, at) => {
      kept[row * keys.length + at] = column < 0 ? NaN : values[row * columns.length + column];
    });
  }
  const { events, isPartial } = results;
  return { columns: keys, replications, values: kept, events, isPartial };
}

function isUsual(key: MeasureKey): boolean {
  const dimensions = DIMENSIONS.filter((name) => key[name] !== undefined);
  if (dimensions.length === 0) return USUAL_TOTALS.includes(key.measure);
  return dimensions.length === 1 && dimensions[0] === "place" && USUAL_OF_PLACES.includes(key.measure);
}

/** The first field by which no figure of the base is left, and what there is instead. */
function whyUnknown(columns: readonly MeasureKey[], wanted: MeasureOfInterest) {
  if (!Object.hasOwn(MEASURES, wanted.measure)) {
    const hint = choiceHint(wanted.measure, Object.keys(MEASURES));
    const more = hint === "" ? phrase("; docs/output.md lists them") : hint;
    return {
      field: "measure" as const,
      message: phrase("is no measure, got {measure}{more}", { measure: { quoted: wanted.measure }, more }),
    };
  }
  let left = columns.filter((key) => key.measure === wanted.measure);
  for (const field of DIMENSIONS) {
    const value = wanted[field];
    const fitting = left.filter((key) => key[field] === value);
    if (fitting.length > 0) {
      left = fitting;
      continue;
    }
    const choice = [...new Set(left.flatMap((key) => (key[field] === undefined ? [] : [String(key[field])])))];
    if (value === undefined) {
      const remedy = phrase("write for example {field}: {choice}", { field, choice: choice[0]! });
      return {
        field: "measure" as const,
        message: phrase("{measure} needs a {field} here; {remedy}", { measure: wanted.measure, field, remedy }),
      };
    }
    const hint = choice.length === 0 ? phrase("; leave {field} out", { field }) : choiceHint(String(value), choice);
    return {
      field,
      message: phrase("{measure} has no {field} {value} here{hint}", {
        measure: wanted.measure,
        field,
        value: typeof value === "string" ? { quoted: value } : String(value),
        hint,
      }),
    };
  }
  return {
    field: "measure" as const,
    message: phrase("{measure} is not in the results of this scenario", { measure: wanted.measure }),
  };
}
