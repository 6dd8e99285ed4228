import { areEqual } from "./equal-lists.ts";
import { NONE, type Model } from "./model.ts";
import { STATE_FREE } from "./patients.ts";
import type { Simulation } from "./simulation.ts";

/** [index in one model] index of the same in another, NONE where the other does not have it. */
export interface Translation {
  readonly rows: Int32Array;
  readonly pairs: Int32Array;
  readonly delays: Int32Array;
  readonly classCount: number;
}

/** What the numbers of rows, pairs and delays go by: mostly the same, which is seen without a text for each of them. */
const NUMBERED = [
  "stayRows",
  "rowDestination",
  "rowRouting",
  "pairPlace",
  "pairGroup",
  "pairDestination",
  "delayTexts",
] as const;

/**
 * From the indices of one model to those of another with the same ids: one with other ways on, detours, delays or classes numbers
 * them otherwise.
 * @returns undefined where the numbers are the same
 */
export function translationOf(from: Model, to: Model): Translation | undefined {
  if (from.classCount === to.classCount && NUMBERED.every((name) => areEqual(from[name], to[name]))) return undefined;
  const rows = translationBetween(rowKeys(from), rowKeys(to));
  const pairs = translationBetween(pairKeys(from), pairKeys(to));
  const delays = translationBetween(from.delayTexts, to.delayTexts);
  const isSame = [rows, pairs, delays].every((map) => map.every((other, index) => other === index));
  return isSame && from.classCount === to.classCount ? undefined : { rows, pairs, delays, classCount: from.classCount };
}

/** Makes the indices that a state holds those of its model, from those of the model that it was simulated under. */
export function translateState(s: Simulation, { rows, pairs, delays, classCount }: Translation): void {
  const { model, patients } = s;
  for (let patient = 0; patient < patients.used; patient++) {
    if (patients.state[patient] === STATE_FREE) continue;
    patients.row[patient] = translated(rows, patients.row[patient]);
    patients.pair[patient] = translated(pairs, patients.pair[patient]);
    patients.startDelay[patient] = translated(delays, patients.startDelay[patient]);
  }
  if (classCount === model.classCount) return;
  const columns = { queueHead: NONE, queueTail: NONE, listLength: 0 } as const;
  for (const [name, empty] of Object.entries(columns) as [keyof typeof columns, number][]) {
    const column = new Int32Array(model.destinationCount * model.classCount).fill(empty);
    for (const [at, value] of s[name].entries()) {
      const queueClass = at % classCount;
      if (value !== empty) column[((at - queueClass) / classCount) * model.classCount + queueClass] = value;
    }
    Object.assign(s, { [name]: column });
  }
}

/** Negative numbers are codes, the same in all models. */
function translated(map: Int32Array, index: number): number {
  return index < 0 ? index : (map[index] ?? NONE);
}

function translationBetween(from: readonly string[], to: readonly string[]): Int32Array {
  const indices = new Map(to.map((key, index) => [key, index]));
  return Int32Array.from(from, (key) => indices.get(key) ?? NONE);
}

function rowKeys({ stayRows, rowDestination, rowRouting }: Model): string[] {
  const keys: string[] = [];
  for (let stay = 0; stay + 1 < stayRows.length; stay++) {
    for (let row = stayRows[stay]; row < stayRows[stay + 1]; row++) {
      keys.push(`${stay} ${rowDestination[row]} ${rowRouting[row]}`);
    }
  }
  return keys;
}

function pairKeys({ pairCount, pairPlace, pairGroup, pairDestination }: Model): string[] {
  return Array.from(
    { length: pairCount },
    (_, pair) => `${pairPlace[pair]} ${pairGroup[pair]} ${pairDestination[pair]}`,
  );
}
