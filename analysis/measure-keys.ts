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

/** What a figure may be about, in the order in which it is named. */
const ABOUT = [
  "place",
  "actor",
  "group",
  "waitingFor",
  "from",
  "weekday",
] as const satisfies readonly (keyof MeasureKey)[];

/** How a figure is named by hand: `queueMean@trondheim-helsehus`, `dischargeReadyMean@st-olavs@waitingFor=trondheim-helsehus`. */
export function keyName(key: MeasureKey): string {
  const about = ABOUT.flatMap((field) => (key[field] === undefined ? [] : [nameOf(field, key[field])]));
  return [key.measure, ...about].join("@");
}

/** Places and municipalities are told apart by their ids; what else a figure may be about needs the field too. */
function nameOf(field: (typeof ABOUT)[number], value: string | number): string {
  return field === "place" || field === "actor" ? String(value) : `${field}=${value}`;
}

/** The first of some keys that a name stands for; its parts may stand in any order, and each may name its field. */
export function keyNamed(name: string, keys: readonly MeasureKey[]): MeasureKey | undefined {
  const [measure, ...parts] = name.split("@");
  return keys.find((key) => {
    const fields = ABOUT.filter((field) => key[field] !== undefined);
    const isNamed = (field: (typeof ABOUT)[number]): boolean =>
      parts.includes(nameOf(field, key[field]!)) || parts.includes(`${field}=${key[field]}`);
    return key.measure === measure && fields.length === parts.length && fields.every(isNamed);
  });
}

/** Figures by the text of their key. */
export function byKey<Figure extends Keyed>(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figures.map((figure) => [keyText(figure.key), figure]));
}
