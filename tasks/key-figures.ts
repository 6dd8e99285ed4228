import type { Estimate, Interval } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { finite, interval, keyDocument } from "../report/json.ts";
import type { Text } from "../scenarios/words.ts";

/** One figure that a list of runs shows: of the scenario, or of each that was compared, the baseline first. */
export interface KeyFigure extends MeasureKey {
  readonly alternatives: readonly {
    /** Missing where there is one only. */
    readonly name?: Text;
    readonly mean: number | null;
    readonly ci95: Interval | null;
  }[];
}

const OF_HOSPITALS: readonly MeasureKey[] = [{ measure: "dischargeReadyMean" }, { measure: "overstayNightsPerYear" }];

/**
 * What a run comes to in a line: the patients who wait in hospital and their nights; where nobody does, the longest queue.
 * @param estimates [alternative] all of them
 * @param names [alternative] what each is called
 */
export function keyFigures(estimates: readonly (readonly Estimate[])[], names: readonly Text[] = []): KeyFigure[] {
  const [baseline = []] = estimates;
  const ready = OF_HOSPITALS.filter((key) => (estimateOf(baseline, key)?.mean ?? 0) > 0);
  const keys = ready.length > 0 ? ready : longestQueue(baseline);
  return keys.map((key) => ({
    ...keyDocument(key),
    alternatives: estimates.map((own, at) => {
      const found = estimateOf(own, key);
      return {
        ...(names[at] !== undefined && { name: names[at] }),
        mean: finite(found?.mean),
        ci95: interval(found?.ci95),
      };
    }),
  }));
}

function longestQueue(estimates: readonly Estimate[]): MeasureKey[] {
  const queues = estimates.filter(
    ({ key, mean }) => keyText(key) === keyText({ measure: "queueMean", place: key.place ?? "" }) && mean !== null,
  );
  const longest = queues.toSorted((one, other) => (other.mean ?? 0) - (one.mean ?? 0))[0];
  return longest ? [longest.key] : [];
}

function estimateOf(estimates: readonly Estimate[], key: MeasureKey): Estimate | undefined {
  const text = keyText(key);
  return estimates.find((one) => keyText(one.key) === text);
}
