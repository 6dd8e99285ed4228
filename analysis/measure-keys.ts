import type { MeasureKey } from "../engine/measures.ts";

/** What every figure of a result carries: what it is about. */
export interface Keyed {
  readonly key: MeasureKey;
}

/** A measure key as one text: equal keys, equal texts, whatever the order of their fields. */
export function keyText(key: MeasureKey): string {
  const { measure, place, waitingFor, from, group, actor, weekday } = key;
  return [measure, place, waitingFor, from, group, actor, weekday].map((part) => part ?? "").join("|");
}

/** Figures by the text of their key. */
export function byKey<Figure extends Keyed>(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figures.map((figure) => [keyText(figure.key), figure]));
}
