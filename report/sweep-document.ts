import type { ContrastEstimate } from "../analysis/contrasts.ts";
import type { Interval } from "../analysis/estimates.ts";
import type { PointFigures } from "../analysis/point-figures.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Design } from "../scenarios/study.ts";
import type { Level, StudyFactor } from "../scenarios/study-factors.ts";
import type { Text } from "../scenarios/words.ts";
import type { PartyNetDocument, PricesDocument } from "./net-by-party.ts";
import { type ComparedMeasureDocument, comparedMeasures } from "./compare-json.ts";

/** What reproduces a sweep. Nothing in it changes from one run to the next. */
export interface SweepManifest {
  readonly program: "pasientflyt";
  readonly engineVersion: string;
  readonly v8: string;
  readonly arch: string;
  readonly study: { readonly name: string; readonly title: Text; readonly hash: string };
  readonly scenario: { readonly name: string; readonly title: Text; readonly hash: string };
  readonly design: Design;
  readonly effect: "long-run" | "first-years";
  readonly seed: string;
  /** With the base. */
  readonly points: number;
  /** At each point. */
  readonly replications: number;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  /** What is looked at, the leading one first. */
  readonly measures: readonly MeasureKey[];
}

/** One point: its levels by factor, those left as in the base missing. */
export interface ToldPoint extends PointFigures {
  readonly levels: Readonly<Record<string, Level>>;
  /** What is different for each party from the base, where that was asked for; none for the base. */
  readonly money?: readonly PartyNetDocument[];
}

interface EffectDocument extends MeasureKey {
  readonly factor: string;
  readonly kind: ContrastEstimate["kind"];
  /** null for the base, or for all points. */
  readonly fromLevel: Level;
  readonly toLevel: Level;
  readonly unit: string;
  readonly effect: number | null;
  readonly standardError: number | null;
  readonly effectCi95: Interval | null;
}

/** The object that `sweep --json` prints. */
export interface SweepDocument {
  readonly manifest: SweepManifest;
  /** What is set at the points, in the order of the study. */
  readonly factors: readonly Pick<StudyFactor, "id" | "name" | "operation">[];
  readonly points: readonly {
    readonly point: number;
    readonly levels: Readonly<Record<string, Level>>;
    readonly measures: readonly ComparedMeasureDocument[];
    readonly money?: readonly PartyNetDocument[];
  }[];
  /** The prices of the money, where it was asked for. */
  readonly money?: PricesDocument;
  readonly effects: readonly EffectDocument[];
  readonly linearFits: readonly (MeasureKey & { readonly explainedShare: number | null })[];
}

export function sweepDocument(
  manifest: SweepManifest,
  factors: readonly StudyFactor[],
  points: readonly ToldPoint[],
  outcome: { readonly contrasts: readonly ContrastEstimate[]; readonly fits: readonly (number | null)[] },
): SweepDocument {
  return {
    manifest,
    factors: factors.map(({ id, name, operation }) => ({ id, name, operation })),
    points: points.map(({ point, levels, estimates, differences, money }) => ({
      point,
      levels,
      measures: comparedMeasures(estimates, differences),
      ...(money && { money }),
    })),
    effects: outcome.contrasts.map(({ factor, kind, from, to, key, effect, standardError, effectCi95 }) => ({
      factor: factors[factor].id,
      kind,
      fromLevel: from ?? null,
      toLevel: to ?? null,
      ...key,
      unit: MEASURES[key.measure].unit,
      effect,
      standardError,
      effectCi95,
    })),
    linearFits: manifest.measures.map((key, column) => ({ ...key, explainedShare: outcome.fits[column] })),
  };
}
