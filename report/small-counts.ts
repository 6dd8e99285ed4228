import { MEASURES, type MeasureId } from "../engine/measures.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";

/** Fewer people than this could be known again. */
export const SMALLEST_COUNT = 5;

/** Units in which people are counted. */
const OF_PEOPLE: ReadonlySet<string> = new Set(["patients", "patients/year", "beds"]);

/** Whether small counts of people are left out of what is taken along: where the data are real. */
export function masksSmallCounts({ data }: Pick<ScenarioFacts, "data">): boolean {
  return data === "restricted";
}

/** A value as it may be taken along: null in place of a count of people above 0 and under five, where the data are real. */
export function maskedValue(
  measure: MeasureId,
  value: number | null,
  facts: Pick<ScenarioFacts, "data">,
): number | null {
  if (value === null || !masksSmallCounts(facts) || !OF_PEOPLE.has(MEASURES[measure].unit)) return value;
  const size = Math.abs(value);
  return size > 0 && size < SMALLEST_COUNT ? null : value;
}
