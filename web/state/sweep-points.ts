import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { ParallelAxis, ParallelData, ParallelPoint } from "../../report/charts/parallel-coordinates.ts";
import { keyDocument } from "../../report/json.ts";
import type { SweepDocument } from "../../report/sweep-document.ts";

type Level = SweepDocument["points"][number]["levels"][string];

/** More lines than that are a surface. */
export const MOST_LINES = 300;

interface Words {
  readonly base: string;
  readonly point: (number: string) => string;
  /** What a factor is called. */
  readonly factor: (factor: string) => string;
  /** The level at which a factor leaves all as it is in the base, where that is a number. */
  readonly neutral: (factor: string) => number | undefined;
  /** How a level of a factor is written. */
  readonly level: (level: Level, factor: string) => string;
  /** With its unit. */
  readonly outcome: { readonly name: string; readonly isShare: boolean };
}

/**
 * The points of a design of experiments as lines through what was set to what came of it.
 * @returns with how many points there are, where not all of them are drawn: then those that lie evenly among them
 */
export function sweepPoints(
  { points }: Pick<SweepDocument, "points">,
  measure: MeasureKey,
  words: Words,
): { readonly data: ParallelData; readonly all: number } {
  const factors = [...new Set(points.flatMap(({ levels }) => Object.keys(levels)))];
  const step = Math.max(1, Math.ceil(points.length / MOST_LINES));
  const drawn = points.filter((_, at) => at % step === 0);
  const scales = factors.map((factor) =>
    scaleOf(
      drawn.map(({ levels }) => levels[factor] ?? words.neutral(factor)),
      { base: words.base, level: (level) => words.level(level, factor) },
    ),
  );
  const nameOf = (point: number, levels: Readonly<Record<string, Level>>): string => {
    const [only, ...others] = Object.keys(levels);
    // Where each point changes one factor of many, that says more than its number.
    if (factors.length < 2 || only === undefined || others.length > 0) return words.point(String(point));
    return `${words.factor(only)}: ${words.level(levels[only], only)}`;
  };
  const wanted = keyText(measure);
  const lines = drawn.map(({ point, levels, measures }): ParallelPoint => {
    const figure = measures.find((one) => keyText(keyDocument(one)) === wanted);
    return {
      name: point === 0 ? words.base : nameOf(point, levels),
      values: [
        ...factors.map((factor, at) => scales[at].valueOf(levels[factor] ?? words.neutral(factor))),
        figure?.mean ?? null,
      ],
    };
  });
  const axes: ParallelAxis[] = [
    ...factors.map((factor, at) => ({ name: words.factor(factor), ...scales[at].axis })),
    words.outcome,
  ];
  return { data: { axes, points: lines }, all: points.length };
}

interface Scale {
  readonly axis: Pick<ParallelAxis, "words">;
  readonly valueOf: (level: Level | undefined) => number | null;
}

/** More than these cannot be read as words. */
const MOST_WORDS = 8;

/**
 * Numbers are an axis of numbers, where every point has one, or there are many: then a point that leaves the factor as in the base, which
 * no document tells in numbers, has none there. Else each level is a word, that of the base among them.
 */
function scaleOf(
  levels: readonly (Level | undefined)[],
  words: { readonly base: string; readonly level: (level: Level) => string },
): Scale {
  const numbers = levels.filter((level) => typeof level === "number");
  const isMany = numbers.length > levels.length / 2 && new Set(numbers).size > MOST_WORDS;
  const hasOthers = levels.some((level) => level !== undefined && typeof level !== "number");
  if (numbers.length === levels.length || (isMany && !hasOthers)) {
    return { axis: {}, valueOf: (level) => (typeof level === "number" ? level : null) };
  }
  const set = new Map(
    levels.flatMap((level) => (level === undefined ? [] : [[JSON.stringify(level), level] as const])),
  );
  const sorted = [...set.values()].sort((one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : 0,
  );
  const isOpen = levels.includes(undefined);
  const at = isOpen ? placeOfBase(sorted) : -1;
  const texts = sorted.map((level) => words.level(level));
  if (isOpen) texts.splice(at, 0, words.base);
  const ids = sorted.map((level) => JSON.stringify(level));
  if (isOpen) ids.splice(at, 0, "");
  return {
    axis: { words: texts },
    valueOf: (level) => ids.indexOf(level === undefined ? "" : JSON.stringify(level)),
  };
}

/** Factors lie about 1 and steps about 0: the base is between those below and those above; else it comes first. */
function placeOfBase(levels: readonly Level[]): number {
  const numbers = levels.filter((level) => typeof level === "number");
  if (numbers.length < levels.length || numbers.length === 0) return 0;
  const middle = [1, 0].find((one) => numbers[0] < one && numbers.at(-1)! > one);
  return middle === undefined ? 0 : numbers.filter((level) => level < middle).length;
}
