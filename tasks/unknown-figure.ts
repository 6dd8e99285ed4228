import { keyName } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { closest } from "../scenarios/problems.ts";
import { QuestionError } from "./question-error.ts";

/** Figures told about where the name of one is not understood. */
const MOST_TOLD = 8;

/** A name that is that of no figure, with what it may have been meant for. @param path of the field of the question */
export function unknownFigure(name: string, keys: readonly MeasureKey[], path: string): QuestionError {
  const [measure] = name.split("@");
  const names = keys.map(keyName);
  const ids = [...new Set(keys.map((key) => key.measure))];
  const meant = closest(name, names) ?? closest(measure, ids);
  const own = names.filter((known) => known === measure || known.startsWith(`${measure}@`)).slice(0, MOST_TOLD);
  const there = own.length > 0 ? own : ids.slice(0, MOST_TOLD);
  const isOther = meant !== undefined && meant !== measure;
  return new QuestionError({ kind: "no-such-figure", name, ...(isOther && { meant }), there }, path);
}
