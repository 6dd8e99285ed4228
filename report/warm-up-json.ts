import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Interval } from "../analysis/estimates.ts";
import type { PlacePressure } from "../analysis/warm-up-search.ts";
import { finite, interval, keyDocument } from "./json.ts";
import type { WarmUpReport } from "./warm-up-text.ts";

/** `warmUp` of `run --warm-up auto --json`. */
export interface WarmUpDocument {
  readonly isSettled: boolean;
  /** null where it has not settled. */
  readonly years: number | null;
  readonly days: number;
  readonly scenarioDays: number;
  readonly pilotReplications: number;
  readonly pilotYears: number;
  readonly series: readonly WarmUpSeriesDocument[];
  readonly heldPlaces: readonly PressureDocument[];
  readonly places: readonly PressureDocument[];
}

export type PressureDocument = Omit<PlacePressure, "capacityBeds"> & { readonly capacityBeds: number | null };

export interface WarmUpSeriesDocument extends MeasureKey {
  readonly unit: string;
  readonly neededYears: number | null;
  readonly cutYears: number;
  readonly isTransientShown: boolean;
  readonly isTrendShown: boolean;
  readonly trendPerYear: number;
  readonly trendCi95: Interval | null;
  readonly yearly: readonly number[];
  readonly welch: readonly number[];
}

/** What was found about a warm-up, fields in a fixed order. */
export function warmUpDocument({ finding, scenarioDays }: WarmUpReport): WarmUpDocument {
  const { neededYears: years, replications, years: pilotYears, series, heldPlaces, places } = finding;
  return {
    isSettled: years !== null,
    years,
    days: years === null ? scenarioDays : years * 365,
    scenarioDays,
    pilotReplications: replications,
    pilotYears,
    series: series.map(({ key, ...settling }) => ({
      ...keyDocument(key),
      unit: MEASURES[key.measure].unit,
      neededYears: settling.neededYears,
      cutYears: settling.cutYears,
      isTransientShown: settling.isTransientShown,
      isTrendShown: settling.isTrendShown,
      trendPerYear: settling.trendPerYear,
      trendCi95: interval(settling.trendCi95),
      yearly: settling.yearly,
      welch: settling.welch,
    })),
    heldPlaces: heldPlaces.map(pressureDocument),
    places: places.map(pressureDocument),
  };
}

function pressureDocument(pressure: PlacePressure): PressureDocument {
  return { ...pressure, capacityBeds: finite(pressure.capacityBeds) };
}
