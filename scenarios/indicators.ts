import type { Indicator } from "./indicator.ts";
import { QUEUE_INDICATORS } from "./indicators-queue.ts";
import { RECORD_INDICATORS } from "./indicators-records.ts";
import { SERVICE_INDICATORS } from "./indicators-services.ts";

/** The list of indicators (nb: måleindikatorer), by id: those that a run computes, and those that it cannot with the reason. */
export const INDICATORS: Readonly<Record<string, Indicator>> = {
  ...QUEUE_INDICATORS,
  ...SERVICE_INDICATORS,
  ...RECORD_INDICATORS,
};

/** The measure of an indicator that is one measure as it stands; undefined for others, and for what is no indicator. */
export function measureOfIndicator(id: string): string | undefined {
  return Object.hasOwn(INDICATORS, id) ? INDICATORS[id]!.measure : undefined;
}
