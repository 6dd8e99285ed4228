import { measureColumns, MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { suggestion } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compileAll } from "./compile-all.ts";
import { UsageError } from "./exits.ts";
import type { Messages } from "./messages.ts";

/**
 * The measure that `--best-of` names: an id, or an id and the place that it is about, as in `queueMean:trondheim-helsehus`.
 * @param file what messages about the scenario name
 * @throws UsageError for a measure that is not there or has no good direction, or a place that is not there
 */
export function measureAsked(text: string, scenario: Scenario, file: string, messages: Messages): MeasureKey {
  const [id = "", place] = text.split(":");
  if (!isMeasure(id)) {
    throw new UsageError(`${messages.noSuchMeasure(JSON.stringify(id))}${suggestion(id, Object.keys(MEASURES))}`);
  }
  if (MEASURES[id].direction === "neutral") throw new UsageError(messages.noGoodDirection(id));
  const places = Object.keys(scenario.places);
  if (place !== undefined && !places.includes(place)) {
    throw new UsageError(`${messages.noSuchPlace(place)}${suggestion(place, places)}`, messages.thereAre(places));
  }
  const key: MeasureKey = { measure: id, ...(place !== undefined && { place }) };
  const [model] = compileAll([scenario], [file]);
  const known = measureColumns(model).map((column) => column.key);
  if (known.some((other) => keyText(other) === keyText(key))) return key;
  const example = known.find(({ measure, place: at }) => measure === id && at !== undefined)?.place ?? places[0];
  throw new UsageError(messages.measureNeedsPlace(text, `${id}:${example}`));
}

function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(MEASURES, id);
}
