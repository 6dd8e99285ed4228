import type { Estimate } from "../../analysis/estimates.ts";
import { byKey, keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { TornadoEffect, TornadoRow } from "../../report/charts/tornado-chart.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import type { SweepDocument } from "../../report/sweep-document.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { EffectAsked } from "../workers/preview-part.ts";
import { sliderGroups, type Slider } from "./sliders.ts";
import { changedValue, valueAt } from "./values.ts";

/** A capacity with the step that it is moved to either side. */
export interface Lever {
  /** Of the factor in the study. */
  readonly id: string;
  readonly place: string;
  readonly unit: Slider["unit"];
  readonly value: number;
  readonly step: number;
}

/** As many factors as a study may have. */
const MOST_LEVERS = 21;
const SHARE = 0.1;

/**
 * Every capacity that is a number, with a step of a tenth: of places at least one, of others to the nearest tenth. The largest where there
 * are more than a study may have.
 */
export function leversOf(base: Scenario, changes: readonly Change[]): Lever[] {
  const all = sliderGroups(base).flatMap(({ sliders }) =>
    sliders.flatMap(({ path, place, unit }): Lever[] => {
      const value = changedValue(valueAt(base, path), path, changes);
      if (typeof value !== "number" || value <= 0) return [];
      const step = unit === "beds" ? Math.max(1, Math.round(SHARE * value)) : Number((SHARE * value).toPrecision(2));
      return [{ id: `${place}-${unit}`.toLowerCase(), place, unit, value, step }];
    }),
  );
  return all.length <= MOST_LEVERS ? all : [...all].sort((a, b) => b.value - a.value).slice(0, MOST_LEVERS);
}

const FIELDS: Readonly<Record<Slider["unit"], string>> = {
  beds: "capacityBeds",
  hours: "capacityHoursPerWeek",
  fte: "staff.fte",
};

/** What the tornado can be about: what most ask for, then the discharge-ready of each municipality. */
export function tornadoMeasures(facts: ScenarioFacts, estimates: readonly Estimate[]): MeasureKey[] {
  const book = byKey(estimates);
  const ofActors = Object.keys(facts.actors).map((actor): MeasureKey => ({ measure: "dischargeReadyMean", actor }));
  const ofPlaces = Object.keys(facts.places).map((place): MeasureKey => ({ measure: "queueMean", place }));
  const keys: MeasureKey[] = [
    { measure: "dischargeReadyMean" },
    { measure: "overstayNightsPerYear" },
    ...ofActors,
    ...ofPlaces,
  ];
  return keys.filter((key) => (book.get(keyText(key))?.mean ?? 0) > 0);
}

/** What is asked of the server: a study of every lever by itself. */
export function tornadoBody(
  question: {
    readonly model: string;
    readonly effect: EffectAsked;
    readonly changes: readonly Change[];
    readonly levers: readonly Lever[];
    readonly measures: readonly MeasureKey[];
  },
  replications: number,
): object {
  const { model, effect, changes, levers, measures } = question;
  const factors = levers.map(({ id, place, unit, step }) => {
    return [id, { path: `places.${place}.${FIELDS[unit]}`, add: { low: -step, high: step } }];
  });
  const study = {
    name: { nb: "Følsomhet for kapasitet", nn: "Følsemd for kapasitet", en: "Sensitivity to capacity" },
    scenario: model,
    ...(changes.length > 0 && { changes }),
    factors: Object.fromEntries(factors) as object,
    design: { kind: "tornado" },
    effect,
    measures,
  };
  // JSON is YAML.
  return { study: "tornado.yaml", replications, files: { "tornado.yaml": JSON.stringify(study) } };
}

/** The rows of the chart: what each lever does to one measure. @param nameOf a lever with its step */
export function tornadoRows(
  { points }: SweepDocument,
  levers: readonly Lever[],
  measure: MeasureKey,
  nameOf: (lever: Lever) => string,
): TornadoRow[] {
  const effectAt = (id: string, level: number): TornadoEffect | null => {
    const point = points.find(({ levels }) => levels[id] === level);
    const found = point?.measures.find((one) => keyText(one) === keyText(measure));
    if (!found || found.difference === null) return null;
    return { difference: found.difference, ci95: found.differenceCi95 };
  };
  return levers.flatMap((lever) => {
    const [down, up] = [effectAt(lever.id, -lever.step), effectAt(lever.id, lever.step)];
    return down || up ? [{ name: nameOf(lever), down, up }] : [];
  });
}
