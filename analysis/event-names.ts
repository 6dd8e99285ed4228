import type { Model } from "../engine/model.ts";

/** Where a patient may be: the places, home and front door, in the order of the model. */
export function sourceIds(model: Model): readonly string[] {
  return [...model.placeIds, "home", "front-door"];
}

/** Where a patient may go: the places, then the exits. */
export function destinationIds(model: Model): readonly string[] {
  return [...model.placeIds, ...model.exitIds];
}
