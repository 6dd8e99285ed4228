import { listed } from "../scenarios/wording.ts";
import { phrase, type Message } from "../scenarios/message.ts";
import { MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import { INDICATORS, measureOfIndicator } from "../scenarios/indicators.ts";
import type { Finding } from "../scenarios/origins.ts";
import { choiceHint } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Threshold } from "../scenarios/threshold.ts";
import { type Text, UNLIMITED, WEEKDAYS } from "../scenarios/words.ts";
import type { Estimate } from "./estimates.ts";
import { byKey, keyText } from "./measure-keys.ts";
import { isWithheld, type Withholding } from "./withheld.ts";

/** A threshold, and what the replications say about it. */
export interface JudgedThreshold {
  readonly id: string;
  readonly name?: Text;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly estimate: Estimate;
  /**
   * By the mean alone; `no-value` where no replication has a value, such as a mean wait where nobody waited; `withheld` where the figure
   * depends on how long was simulated.
   */
  readonly verdict: "met" | "missed" | "no-value" | "withheld";
  /** Whether the whole 95 % interval of the mean is on the same side; chance does not decide then. */
  readonly isClear: boolean;
}

/**
 * The thresholds of a scenario against its estimates, in the order of the file.
 * @param withholding what decides which figures are withheld; none where missing
 * @throws Error for a threshold that `unmeasuredFindings` refuses
 */
export function judgeThresholds(
  scenario: Scenario,
  estimates: readonly Estimate[],
  withholding?: Withholding,
): JudgedThreshold[] {
  const book = byKey(estimates);
  return Object.entries(scenario.thresholds ?? {}).map(([id, threshold]) => {
    const estimate = book.get(keyText(keyOf(threshold)));
    if (!estimate) throw new Error(`nothing is measured for the threshold ${id}`);
    const { indicator, atMost, atLeast } = threshold;
    const name = threshold.name ?? (indicator === undefined ? undefined : INDICATORS[indicator].name);
    return {
      id,
      ...(name !== undefined && { name }),
      ...(atMost !== undefined && { atMost }),
      ...(atLeast !== undefined && { atLeast }),
      estimate,
      ...(withholding && isWithheld(estimate.key, withholding)
        ? { verdict: "withheld", isClear: false }
        : verdictOn(estimate, atMost ?? Infinity, atLeast ?? -Infinity)),
    };
  });
}

/** Thresholds for what a scenario does not measure. @param columns those of the compiled scenario */
export function unmeasuredFindings(scenario: Scenario, columns: readonly MeasureKey[]): Finding[] {
  const measured = new Set(columns.map(keyText));
  return Object.entries(scenario.thresholds ?? {}).flatMap(([id, threshold]): Finding[] => {
    const path = ["thresholds", id];
    const measure = measureOf(threshold);
    if (!Object.hasOwn(MEASURES, measure)) {
      const meant = choiceHint(measure, Object.keys(MEASURES)) || phrase("; docs/output.md lists them");
      return [
        { path: [...path, "measure"], message: phrase('unknown measure "{measure}"{meant}', { measure, meant }) },
      ];
    }
    if (measured.has(keyText(keyOf(threshold)))) return shareFindings(threshold, path);
    return [{ path: [...path, "measure"], message: unmeasuredText(scenario, threshold, columns) }];
  });
}

/** The measure that is named, or that of the indicator. */
function measureOf({ measure, indicator = "" }: Threshold): string {
  return measure ?? measureOfIndicator(indicator) ?? indicator;
}

function keyOf(threshold: Threshold): MeasureKey {
  const { place, waitingFor, from, group, actor, weekday } = threshold;
  return {
    measure: measureOf(threshold) as MeasureId,
    ...(place !== undefined && { place }),
    ...(waitingFor !== undefined && { waitingFor }),
    ...(from !== undefined && { from }),
    ...(group !== undefined && { group }),
    ...(actor !== undefined && { actor }),
    ...(weekday !== undefined && { weekday: WEEKDAYS.indexOf(weekday) }),
  };
}

function verdictOn(
  { mean, ci95 }: Estimate,
  atMost: number,
  atLeast: number,
): Pick<JudgedThreshold, "verdict" | "isClear"> {
  if (mean === null) return { verdict: "no-value", isClear: false };
  const isMet = (value: number): boolean => value >= atLeast && value <= atMost;
  if (isMet(mean)) return { verdict: "met", isClear: ci95 !== null && ci95.every(isMet) };
  const isClear = ci95 !== null && (ci95[0] > atMost || ci95[1] < atLeast);
  return { verdict: "missed", isClear };
}

/** Occupied beds beyond the capacity make a share above 1, but not twice as many. */
const MOST_OCCUPANCY = 2;

/** Per cent written where a share is meant. */
function shareFindings(threshold: Threshold, path: readonly string[]): Finding[] {
  const measure = measureOf(threshold);
  const { atMost, atLeast } = threshold;
  if (MEASURES[measure as MeasureId].unit !== "share") return [];
  const most = measure === "occupancyShare" ? MOST_OCCUPANCY : 1;
  return Object.entries({ atMost, atLeast }).flatMap(([field, value]) => {
    if (value === undefined || value <= most) return [];
    const message = phrase("must be a share of {most} or less, got {value}; write {share} for {value} %", {
      most,
      value,
      share: String(value / 100),
    });
    return [{ path: [...path, field], message }];
  });
}

const DIMENSIONS = ["place", "waitingFor", "from", "group", "actor", "weekday"] as const;

/** Why there is no such figure: what it is split by, and which ones there are. */
function unmeasuredText(scenario: Scenario, threshold: Threshold, columns: readonly MeasureKey[]): Message {
  const measure = measureOf(threshold);
  const key = keyOf(threshold);
  const own = columns.filter((column) => column.measure === measure);
  const splits = new Set(own.map(splitOf));
  const split = splitOf(key);
  if (own.length === 0) return phrase("{measure} is not measured in this scenario", { measure });
  if (!splits.has(split)) {
    const by = (names: string): Message =>
      names === "" ? phrase("in all") : phrase("by {names}", { names: listed(names.split(" ")) });
    const known = listed([...splits].map(by), ", or ");
    return phrase("{measure} is not measured {split}; it is {known}", { measure, split: by(split), known });
  }
  const about = DIMENSIONS.filter((name) => key[name] !== undefined).map((name) => `${name} ${key[name]}`);
  const isUnlimited = key.place !== undefined && scenario.places[key.place]?.capacityBeds === UNLIMITED;
  const why = isUnlimited ? phrase(", a place without limit") : "";
  const others = own.filter((column) => splitOf(column) === split);
  const last = DIMENSIONS.findLast((name) => key[name] !== undefined)!;
  const known = new Set(others.filter((column) => isAlike(column, key, last)).map((column) => String(column[last])));
  return phrase("{measure} is not measured for {about}{why}{hint}", {
    measure,
    about: listed(about, ", "),
    why,
    hint: choiceHint(String(key[last]), known),
  });
}

function splitOf(key: MeasureKey): string {
  return DIMENSIONS.filter((name) => key[name] !== undefined).join(" ");
}

/** Whether two keys agree in all but one of what they are split by. */
function isAlike(column: MeasureKey, key: MeasureKey, but: (typeof DIMENSIONS)[number]): boolean {
  return DIMENSIONS.every((name) => name === but || column[name] === key[name]);
}
