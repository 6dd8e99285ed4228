import type { Estimate } from "../../analysis/estimates.ts";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { Indicator } from "../../scenarios/indicator.ts";
import type { TextStore } from "./autosave.ts";

/** What can be observed of a place, and is simulated. */
export const OBSERVABLE = ["dischargeReadyMean", "queueMean", "occupancyShare"] as const;
export type Observable = (typeof OBSERVABLE)[number];

/** A number from reality, with when it was so and who says so. */
export interface Observation {
  readonly measure: Observable;
  /** Of a place; of the patients of a municipality where that is given in its place. */
  readonly place?: string;
  readonly actor?: string;
  /** A share of 1 for occupancy, else patients. */
  readonly value: number;
  readonly period: string;
  readonly source: string;
}

/** Somebody who has looked at the model beside reality, and when. */
export interface Approval {
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What was looked at, as `seenText` writes it. */
  readonly seen: string;
}

/** What is known about how well a model fits. */
export interface Calibration {
  readonly observations: readonly Observation[];
  readonly approval: Approval | null;
}

/** An observation beside what the model says. */
export interface CalibrationRow {
  readonly observation: Observation;
  readonly estimate: Estimate | undefined;
  /** By the years of the model: within eight of ten of them, or not. */
  readonly verdict: "within" | "outside" | "unknown";
}

export function rowsOf(observations: readonly Observation[], estimates: readonly Estimate[]): CalibrationRow[] {
  const book = new Map(estimates.map((estimate) => [keyText(estimate.key), estimate]));
  return observations.map((observation) => {
    const estimate = book.get(keyText(keyOf(observation)));
    return { observation, estimate, verdict: verdictOn(observation, estimate) };
  });
}

function verdictOn({ value }: Observation, estimate: Estimate | undefined): CalibrationRow["verdict"] {
  if (!estimate || estimate.count < 2 || estimate.p10 === null || estimate.p90 === null) return "unknown";
  return value >= estimate.p10 && value <= estimate.p90 ? "within" : "outside";
}

export function keyOf({ measure, place, actor }: Pick<Observation, "measure" | "place" | "actor">): MeasureKey {
  return { measure, ...(place !== undefined && { place }), ...(actor !== undefined && { actor }) };
}

/** What the list of indicators knows to have been observed, of what is simulated as it is. */
export function knownObservations(
  indicators: Readonly<Record<string, Indicator>>,
  estimates: readonly Estimate[],
): Observation[] {
  const simulated = new Set(estimates.map(({ key }) => keyText(key)));
  return Object.values(indicators).flatMap(({ known }) =>
    known.flatMap(({ figure, over, per, baseline }): Observation[] => {
      const measure = OBSERVABLE.find((one) => one === figure.measure);
      if (!measure || !baseline || baseline.of || over || per || figure.from !== undefined) return [];
      const { place, actor } = figure;
      const about = { ...(place !== undefined && { place }), ...(actor !== undefined && { actor }) };
      const { value, date, source } = baseline;
      const observation: Observation = { measure, ...about, value, period: date, source };
      return simulated.has(keyText(keyOf(observation))) ? [observation] : [];
    }),
  );
}

/** Adds an observation; the older one of the same figure gives way. */
export function withObservation(observations: readonly Observation[], next: Observation): readonly Observation[] {
  const text = keyText(keyOf(next));
  const at = observations.findIndex((one) => keyText(keyOf(one)) === text);
  return at < 0 ? [...observations, next] : observations.with(at, next);
}

/** All that an approval is about: what was observed, and what was simulated then. */
export function seenText(rows: readonly CalibrationRow[]): string {
  const seen = rows.map(({ observation, estimate }) => [
    keyText(keyOf(observation)),
    observation.value,
    estimate?.mean?.toPrecision(6) ?? null,
  ]);
  return JSON.stringify(seen);
}

const KEY = "flyt.calibration.1";

/** What was kept of a model; null where nothing was. */
export function loadCalibration(store: TextStore | null, model: string): Calibration | null {
  return all(store)[model] ?? null;
}

/** @returns whether it could be kept */
export function saveCalibration(store: TextStore | null, model: string, calibration: Calibration): boolean {
  try {
    store?.setItem(KEY, JSON.stringify({ ...all(store), [model]: calibration }));
    return store !== null;
  } catch {
    return false;
  }
}

function all(store: TextStore | null): Readonly<Record<string, Calibration>> {
  try {
    const kept = JSON.parse(store?.getItem(KEY) ?? "{}") as unknown;
    if (typeof kept !== "object" || kept === null) return {};
    const entries = Object.entries(kept as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, Calibration] => isCalibration(entry[1])));
  } catch {
    return {};
  }
}

function isCalibration(value: unknown): value is Calibration {
  const { observations, approval } = (value ?? {}) as Partial<Record<keyof Calibration, unknown>>;
  const isRight = (one: unknown): boolean => {
    const { measure, value: number, period, source } = (one ?? {}) as Partial<Record<keyof Observation, unknown>>;
    const isNamed = OBSERVABLE.some((known) => known === measure);
    return isNamed && typeof number === "number" && typeof period === "string" && typeof source === "string";
  };
  return Array.isArray(observations) && observations.every(isRight) && typeof approval === "object";
}
