import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { RunFacts } from "../analysis/comparison.ts";
import type { Estimate, Interval } from "../analysis/estimates.ts";
import type { Effect } from "./effect.ts";
import type { Text } from "../scenarios/words.ts";

/** A scenario of a run, by what it is called and by the hash of its resolved form. */
export interface ManifestScenario {
  /** As the command line names it, the same in every language. */
  readonly name: string;
  readonly title: Text;
  /** Of the resolved scenario; null until it is computed. */
  readonly hash: string | null;
  /** Which question its difference from the baseline answers, or from itself before its changes; null without changes. */
  readonly effect: Exclude<Effect["kind"], "none"> | null;
  /** Dates from which dated changes hold, YYYY-MM-DD, or MM-DD for every year. */
  readonly changesFrom: readonly string[];
}

/** What reproduces a result. Nothing in it changes from one run to the next: no clock, no threads, no machine name. */
export interface Manifest {
  readonly program: "pasientflyt";
  readonly engineVersion: string;
  /** Equal bytes are promised within one version of V8 and one architecture. */
  readonly v8: string;
  readonly arch: string;
  readonly seed: string;
  /** Replications that finished, and those asked for. */
  readonly replications: number;
  readonly wantedReplications: number;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  /** One for a run; the baseline first for a comparison. */
  readonly scenarios: readonly ManifestScenario[];
}

/** One figure of `run --json`: key, unit and estimate; null where there is no value. */
export interface MeasureDocument extends MeasureKey {
  readonly unit: string;
  /** Replications that have a value. */
  readonly count: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly ci95: Interval | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** What `run --event-log` wrote. */
export interface EventLogDocument {
  /** From 1. */
  readonly replication: number;
  readonly warmUpIncluded: boolean;
  /** Without the first, which names the columns. */
  readonly lines: number;
  readonly arrivals: number;
  readonly presentAtStart: number;
  readonly presentAtEnd: number;
}

export interface RunDocument {
  readonly manifest: Manifest;
  readonly measures: readonly MeasureDocument[];
}

export interface ManifestFacts {
  readonly run: RunFacts;
  readonly v8: string;
  readonly arch: string;
  readonly replications: number;
  /** Equal to `replications` where missing. */
  readonly wantedReplications?: number;
  readonly scenarios: readonly ManifestScenario[];
}

/** The manifest of a run or a comparison, fields in a fixed order. */
export function manifestOf(facts: ManifestFacts): Manifest {
  const { run, v8, arch, replications, wantedReplications, scenarios } = facts;
  return {
    program: "pasientflyt",
    engineVersion: run.engineVersion,
    v8,
    arch,
    seed: run.seed,
    replications,
    wantedReplications: wantedReplications ?? replications,
    startDate: run.startDate,
    warmUpDays: run.warmUpDays,
    days: run.days,
    scenarios: scenarios.map(({ name, title, hash, effect, changesFrom }) => ({
      name,
      title,
      hash,
      effect,
      changesFrom,
    })),
  };
}

/** The object that `run --json` prints. */
export function runDocument(manifest: Manifest, estimates: readonly Estimate[]): RunDocument {
  return { manifest, measures: estimates.map(measureDocument) };
}

export function measureDocument({ key, count, mean, standardError, ci95, p10, p50, p90 }: Estimate): MeasureDocument {
  return {
    ...keyDocument(key),
    unit: MEASURES[key.measure].unit,
    count,
    mean: finite(mean),
    standardError: finite(standardError),
    ci95: interval(ci95),
    p10: finite(p10),
    p50: finite(p50),
    p90: finite(p90),
  };
}

/** The fields of a key that are there, always in the same order. */
export function keyDocument({ measure, place, waitingFor, from, group, actor, weekday }: MeasureKey): MeasureKey {
  return {
    measure,
    ...(place !== undefined && { place }),
    ...(waitingFor !== undefined && { waitingFor }),
    ...(from !== undefined && { from }),
    ...(group !== undefined && { group }),
    ...(actor !== undefined && { actor }),
    ...(weekday !== undefined && { weekday }),
  };
}

/** JSON has no NaN or infinity: no value is null. */
export function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}

export function interval(ends: Interval | null | undefined): Interval | null {
  return ends && Number.isFinite(ends[0]) && Number.isFinite(ends[1]) ? ends : null;
}
