import type { SeriesAsked } from "../workers/day-series.ts";

/** The screens of the specification, in its order; those that are built are in `screens/screen-list.ts`. */
export const SCREEN_IDS = [
  "oversikt",
  "scenario",
  "sammenlign",
  "flaskehalser",
  "optimering",
  "framskriving",
  "kostnad",
  "kjoringer",
  "data",
  "rapport",
  "hjelp",
] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/** What is looked at, apart from the scenario. */
export interface View {
  readonly screen: ScreenId;
  /** What the year and the weeks are shown of; the hospital's discharge-ready patients where null. */
  readonly series: SeriesAsked | null;
  /** The municipality that is looked at; all where null. */
  readonly actor: string | null;
  /** What is compared with the baseline, as `comparedText` writes it; the screen's own choice where missing. */
  readonly compared?: readonly string[];
  /** The full runs that are looked at: ids of jobs by their kind. */
  readonly jobs?: Readonly<Record<string, string>>;
}

export const FIRST_VIEW: View = { screen: "oversikt", series: null, actor: null };
