import { MEASURES, type MeasureId } from "../engine/measures.ts";
import { BED_WORDING } from "./catalogue-beds.ts";
import { FLOW_WORDING } from "./catalogue-flow.ts";
import { HOURS_WORDING } from "./catalogue-hours.ts";
import { LIST_WORDING } from "./catalogue-lists.ts";
import { QUEUE_WORDING } from "./catalogue-queues.ts";
import { READY_WORDING } from "./catalogue-ready.ts";
import type { Language, LocalText } from "./language.ts";
import { UNIT_NAMES, wordFor } from "./words.ts";

/** What a measure is called, what it is, and how it is computed. */
export interface MeasureWording {
  /** Heading of a row or column. */
  readonly name: LocalText;
  /** One or two sentences that agree with docs/model.md. */
  readonly definition: LocalText;
  /** In words, over the measured period of one replication. */
  readonly formula: LocalText;
}

/** The wording of every measure; units and directions are in `MEASURES`. */
export const CATALOGUE: Readonly<Record<MeasureId, MeasureWording>> = {
  ...READY_WORDING,
  ...QUEUE_WORDING,
  ...BED_WORDING,
  ...HOURS_WORDING,
  ...FLOW_WORDING,
  ...LIST_WORDING,
};

/** The measures in the order of `MEASURES`. */
export const MEASURE_IDS = Object.keys(MEASURES) as readonly MeasureId[];

export function measureName(measure: MeasureId, language: Language): string {
  return CATALOGUE[measure].name[language];
}

/** The unit of a measure as it stands after a number; "%" for a share. */
export function unitName(measure: MeasureId, language: Language): string {
  return isShare(measure) ? "%" : wordFor(UNIT_NAMES, MEASURES[measure].unit, language);
}

/** Whether the measure is a share, shown in per cent. */
export function isShare(measure: MeasureId): boolean {
  return MEASURES[measure].unit === "share";
}
