import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureId, MeasureKey } from "../../engine/measures.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

/** Which model a scenario was made with, and what it said then, as far as that was kept. */
export interface MadeWith {
  /** Version of the program. */
  readonly version: string;
  readonly figures: readonly ThenFigure[];
}

export interface ThenFigure {
  readonly measure: MeasureId;
  readonly place?: string;
  readonly mean: number;
}

/** Of hospitals; where there are none, the queues. */
const TOLD: readonly MeasureId[] = [
  "dischargeReadyMean",
  "overstayNightsPerYear",
  "nightsPerStayWithNight",
  "billableNightsPerYear",
];
const MOST_QUEUES = 4;
const DIGITS = 7;

/** What a preview says in a few figures, for a link that is kept for years. */
export function toldFigures({ estimates }: Pick<PreviewRun, "estimates">): ThenFigure[] {
  const ofAll = TOLD.flatMap((measure) => figureOf(estimates, { measure }));
  if (ofAll.some(({ mean }) => mean > 0)) return ofAll;
  return estimates
    .filter(({ key }) => keyText(key) === keyText({ measure: "queueMean", place: key.place ?? "" }))
    .slice(0, MOST_QUEUES)
    .flatMap(({ key }) => figureOf(estimates, key));
}

function figureOf(estimates: PreviewRun["estimates"], key: MeasureKey): ThenFigure[] {
  const text = keyText(key);
  const mean = estimates.find((one) => keyText(one.key) === text)?.mean ?? null;
  if (mean === null) return [];
  const { measure, place } = key;
  return [{ measure, ...(place !== undefined && { place }), mean: Number(mean.toPrecision(DIGITS)) }];
}

/** "dischargeReadyMean:8.8", "queueMean@sykehjem:2.5" */
export function figureText({ measure, place, mean }: ThenFigure): string {
  return `${measure}${place === undefined ? "" : `@${place}`}:${mean}`;
}

/** Reads such a text; none where it is none. */
export function figureIn(text: string): ThenFigure[] {
  const [, measure, place, number] =
    /^([A-Za-z0-9]{1,60})(?:@([a-z0-9-]{1,100}))?:(-?[\d.]+(?:e[+-]?\d+)?)$/.exec(text) ?? [];
  const mean = Number(number);
  if (measure === undefined || number === undefined || !Number.isFinite(mean)) return [];
  return [{ measure: measure as MeasureId, ...(place !== undefined && { place }), mean }];
}

/** One figure then and now. */
export interface ThenAndNow {
  readonly key: MeasureKey;
  readonly before: number;
  /** Null where there is no such figure any more. */
  readonly now: number | null;
}

export function thenAndNow({ figures }: MadeWith, run: Pick<PreviewRun, "estimates">): ThenAndNow[] {
  return figures.map(({ measure, place, mean }) => {
    const key: MeasureKey = { measure, ...(place !== undefined && { place }) };
    return { key, before: mean, now: figureOf(run.estimates, key)[0]?.mean ?? null };
  });
}
