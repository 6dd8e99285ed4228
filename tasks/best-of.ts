import { keyText } from "../analysis/measure-keys.ts";
import { measureColumns, MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compileAll } from "./compile-all.ts";
import { QuestionError } from "./question-error.ts";

/**
 * The measure that it is asked of which alternative is best: an id, or an id and the place that it is about, as in
 * `queueMean:trondheim-helsehus`.
 * @param file what messages about the scenario name
 * @param path where it stands in the question
 * @throws QuestionError for a measure that is not there or has no good direction, or a place that is not there
 */
export function measureAsked(text: string, scenario: Scenario, file: string, path = "bestOf"): MeasureKey {
  const [id = "", place] = text.split(":");
  if (!isMeasure(id)) throw new QuestionError({ kind: "no-such-measure", id, ids: Object.keys(MEASURES) }, path);
  if (MEASURES[id].direction === "neutral") throw new QuestionError({ kind: "no-good-direction", id }, path);
  const places = Object.keys(scenario.places);
  if (place !== undefined && !places.includes(place)) {
    throw new QuestionError({ kind: "no-such-place", place, places }, path);
  }
  const key: MeasureKey = { measure: id, ...(place !== undefined && { place }) };
  const [model] = compileAll([scenario], [file]);
  const known = measureColumns(model).map((column) => column.key);
  if (known.some((other) => keyText(other) === keyText(key))) return key;
  const example = known.find(({ measure, place: at }) => measure === id && at !== undefined)?.place ?? places[0];
  throw new QuestionError({ kind: "measure-needs-place", text, example: `${id}:${example}` }, path);
}

function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(MEASURES, id);
}
