import type { Model } from "../engine/model.ts";

/** Before the place of those who are present on day 0, where others have the id of their stream. */
const START = "start:";

/** The name of a patient: the stream, or `start:` and a place, and which arrival of it, from 1. The same in every replication. */
export function caseName(model: Model, stream: number, ordinal: number): string {
  return `${stream < 0 ? `${START}${model.placeIds[-1 - stream]}` : model.streamIds[stream]}/${ordinal + 1}`;
}

/** Where a patient may be: the places, home and front door, in the order of the model. */
export function sourceIds(model: Model): readonly string[] {
  return [...model.placeIds, "home", "front-door"];
}

/** Where a patient may go: the places, then the exits. */
export function destinationIds(model: Model): readonly string[] {
  return [...model.placeIds, ...model.exitIds];
}
