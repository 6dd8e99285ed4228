import type { Model } from "./model.ts";
import { CENSUS_ORIGIN, originOf } from "./naming.ts";

/**
 * What a patient is called: the origin, and which arrival of it, counted from 1. The same in every replication, and in every
 * scenario that has the stream.
 * @param stream as in `Patients`
 * @param ordinal from 0
 */
export function patientName(model: Model, stream: number, ordinal: number): string {
  if (stream < -model.placeCount) return `${CENSUS_ORIGIN}${model.censusIds[ordinal]}`;
  return `${originOf(model, stream)}/${ordinal + 1}`;
}
