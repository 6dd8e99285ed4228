/** A text in all three languages. */
interface LocalText {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** A value that an indicator had, or is to have, and where that comes from. */
export interface IndicatorValue {
  readonly value: number;
  /** Where the source gives no single number; the value is the middle. */
  readonly range?: readonly [low: number, high: number];
  /** Whose value it is, where it is not that of the figure beside it: the whole country, more beds than those simulated. */
  readonly of?: LocalText;
  /** The year, or the day as YYYY-MM-DD. */
  readonly date: string;
  readonly source: string;
  readonly kind: "sourced" | "derived" | "assumption";
  readonly note?: string;
}

/** What an indicator is to become: at most, or at least. */
export interface Ambition {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly source: string;
  readonly kind: "sourced" | "derived" | "assumption";
}

/** A figure of the engine, by the ids of a scenario. */
export interface IndicatorFigure {
  /** Id of a measure. */
  readonly measure: string;
  readonly place?: string;
  readonly from?: string;
  readonly actor?: string;
}

/** An indicator as one place or municipality has it: known values, and the figure that computes it. */
export interface KnownIndicator {
  readonly figure: IndicatorFigure;
  /** The figure is divided by this one, mean by mean. */
  readonly over?: IndicatorFigure;
  /** The figure is divided by this number, such as thousands of inhabitants. */
  readonly per?: { readonly number: number; readonly source: string };
  readonly baseline?: IndicatorValue;
  readonly ambition?: Ambition;
}

/** What an indicator is about: who it belongs to. */
export const SERVICES = ["hospital", "short-term", "long-term", "home-care", "all"] as const;
export type Service = (typeof SERVICES)[number];

/** One indicator of the list: its page, and how the engine computes it or why it cannot. */
export interface Indicator {
  readonly name: LocalText;
  readonly description: LocalText;
  readonly formula: LocalText;
  readonly unit: LocalText;
  readonly direction: "less-is-better" | "more-is-better" | "neutral";
  readonly services: readonly Service[];
  /** Where the indicator comes from. */
  readonly source: string;
  /** Measures of scenarios/measures that move it, by name. */
  readonly affectedBy: readonly string[];
  /** The measure that computes it for any scenario, unscaled; a threshold may name the indicator then. */
  readonly measure?: string;
  /** Why the engine does not compute it, or not by one measure. */
  readonly notComputed?: LocalText;
  /** In the scenarios that have these places and actors. */
  readonly known: readonly KnownIndicator[];
}
