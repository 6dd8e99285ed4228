import type { Model } from "../engine/model.ts";
import { originOf } from "../engine/naming.ts";

/**
 * The name of a patient: the stream (`start:` and a place or `list:` and a stream for those present on day 0), and which arrival
 * of it, from 1. The same in every replication.
 */
export function caseName(model: Model, stream: number, ordinal: number): string {
  return `${originOf(model, stream)}/${ordinal + 1}`;
}

/** Where a patient may be: the places, home and front door, in the order of the model. */
export function sourceIds(model: Model): readonly string[] {
  return [...model.placeIds, "home", "front-door"];
}

/** Where a patient may go: the places, then the exits. */
export function destinationIds(model: Model): readonly string[] {
  return [...model.placeIds, ...model.exitIds];
}
