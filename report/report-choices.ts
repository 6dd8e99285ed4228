import { keyNamed, keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";

/** What whoever makes a report decides about it, besides what kind it is. */
export interface ReportChoices {
  /** In place of the findings that were generated: Markdown with paragraphs, lists, tables and `**strong**`. */
  readonly summary?: string | undefined;
  /** Figures of tables and charts, as `queueMean@trondheim-helsehus`; of `queueMean` alone all that it is known of. */
  readonly indicators?: readonly string[] | undefined;
  /** Alternatives that are shown, by the names that the manifest has. */
  readonly alternatives?: readonly string[] | undefined;
}

/**
 * The figures that are chosen, each once, in the order in which they were named.
 * @param weightOf of those that one name stands for, the heaviest come first
 */
export function chosenKeys(
  indicators: readonly string[],
  keys: readonly MeasureKey[],
  weightOf: (key: MeasureKey) => number,
): MeasureKey[] {
  const found = indicators.flatMap((name) =>
    [...keysNamed(name, keys)].sort((one, other) => weightOf(other) - weightOf(one)),
  );
  return [...new Map(found.map((key) => [keyText(key), key])).values()];
}

/** As many figures as there is room for: of each measure its first before any has a second, in the order in which they stand. */
export function fewerKeys(keys: readonly MeasureKey[], most: number): MeasureKey[] {
  const groups = [...Map.groupBy(keys, ({ measure }) => measure).values()];
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  const inTurns = Array.from({ length: longest }, (_, at) => groups.flatMap((own) => own.slice(at, at + 1))).flat();
  const kept = new Set(inTurns.slice(0, most));
  return keys.filter((key) => kept.has(key));
}

/** The figure of a name; of a measure that has no total, that of each place, else of each municipality. */
export function keysNamed(name: string, keys: readonly MeasureKey[]): readonly MeasureKey[] {
  const one = keyNamed(name, keys);
  if (one) return [one];
  const own = keys.filter((key) => key.measure === name && isOfOne(key));
  const ofPlaces = own.filter(({ place }) => place !== undefined);
  return ofPlaces.length > 0 ? ofPlaces : own;
}

/** Whether it is of a place or of a municipality, and of nothing besides. */
function isOfOne(key: MeasureKey): boolean {
  return Object.keys(key).length === 2 && (key.place !== undefined || key.actor !== undefined);
}
