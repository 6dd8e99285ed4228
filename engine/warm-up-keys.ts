import type { Scenario } from "../scenarios/schema.ts";
import { idKeys } from "./keyed-random.ts";
import type { Model } from "./model.ts";
import type { Naming } from "./naming.ts";

/** Fields that play no part in what happens. */
const WORDS = ["$schema", "name", "description", "data", "changes"];

/** What the days before the end of the warm-up know of those after it. */
type Foresight = Pick<Model, "streamConstantUntil" | "placeHasHours" | "isHold" | "holdsCircles" | "mostBedsFrom">;

/**
 * What decides the history of a scenario up to the end of its warm-up, by field of the scenario: two scenarios with equal keys have
 * the same histories until then, to the last digit.
 */
export function warmUpKeys(naming: Naming, foresight: Foresight): Readonly<Record<string, string>> {
  const { days, dayEpoch, epochs, scenario, streamIds } = naming;
  const { warmUpDays, dayCount, firstDate } = days;
  const { startDate, seed } = scenario.run;
  const keys: Record<string, string> = { days: contentKey([startDate, firstDate, warmUpDays, dayCount, seed]) };
  if (warmUpDays === 0) return keys;
  const add = (field: string, day: number, value: unknown): void => {
    keys[field] = `${keys[field] ?? ""}${day}:${contentKey(value)} `;
  };
  for (let day = 0; day < warmUpDays; day++) {
    if (day > 0 && dayEpoch[day] === dayEpoch[day - 1]) continue;
    for (const [field, value] of Object.entries(withoutWords(epochs[dayEpoch[day]]))) add(field, day, value);
  }
  // An arrival is reckoned in another way while its rate is constant.
  const { streamConstantUntil, placeHasHours, isHold, holdsCircles, mostBedsFrom } = foresight;
  const constantDays = streamIds.map((id, stream) => [id, Math.min(streamConstantUntil[stream], warmUpDays)]);
  add("streams", warmUpDays, constantDays);
  // Hours of care are noted only where they will ever be given.
  add("places", warmUpDays, [...placeHasHours]);
  // Whether blocked patients are locked for ever depends on the beds to come.
  const mostBeds = mostBedsFrom.subarray(0, warmUpDays * naming.placeIds.length);
  if (isHold) add("places", warmUpDays, [holdsCircles, ...mostBeds]);
  return keys;
}

function withoutWords(scenario: Scenario): Readonly<Record<string, unknown>> {
  const { replications: _replications, ...run } = scenario.run;
  const fields = Object.entries({ ...scenario, run }).filter(([field]) => !WORDS.includes(field));
  return Object.fromEntries(fields);
}

const keysOfObjects = new WeakMap<object, string>();

/** A text that equal values share, whatever the order of their fields; different ones by a chance of 64 bits. */
function contentKey(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const known = keysOfObjects.get(value);
  if (known !== undefined) return known;
  const parts = Array.isArray(value)
    ? value.map(contentKey)
    : Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, part]) => `${JSON.stringify(name)}:${contentKey(part)}`);
  const [high, low] = idKeys(`${Array.isArray(value) ? "[" : "{"}${parts.join()}`);
  const key = `#${(high >>> 0).toString(16)}-${(low >>> 0).toString(16)}`;
  // Scenarios are never changed, only copied with changes, so what they share is reckoned once.
  keysOfObjects.set(value, key);
  return key;
}
