import { weekProfile } from "../analysis/distributions.ts";
import { byKey } from "../analysis/measure-keys.ts";
import type { Difference } from "../analysis/comparison.ts";
import { isWithheld } from "../analysis/withheld.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { dateNumber, dateText } from "../scenarios/calendar.ts";
import { barChart } from "./charts/bar-chart.ts";
import type { Chart } from "./charts/chart-drawing.ts";
import { fanChart } from "./charts/fan-chart.ts";
import { flowMap } from "./charts/flow-map.ts";
import { forestChart, type ForestPanel } from "./charts/forest-chart.ts";
import { heatMap } from "./charts/heat-map.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import { isUnchanged, verdictCell } from "./figures.ts";
import { flowData, withOwnersTogether } from "./flow-data.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import type { ReportRun } from "./report-input.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText, destinationName, hospitalName } from "./scenario-names.ts";

/** A run of a report, with what is said of its scenario. */
export interface ToldRun extends ReportRun {
  /** Its number in the report, 0 for the baseline. */
  readonly at: number;
  readonly facts: ScenarioFacts;
  /** What it is called in the report. */
  readonly name: string;
}

/** What it takes of a run to compare it. */
export type ComparedRun = Pick<ToldRun, "facts" | "name" | "estimates" | "differences">;

/** Who goes where in a run; with `kept`, the places of other owners together. */
export function flowChart(run: ToldRun, language: Language, id: string, kept?: readonly string[]): Chart {
  const data = flowData(run.facts, byKey(run.estimates), language);
  const shown = kept === undefined ? data : withOwnersTogether(data, run.facts, kept, language);
  return flowMap(shown, language, { id, title: `${FLOW[language]}: ${run.name}` });
}

/** Differences of all alternatives in some figures. */
export function comparisonChart(
  runs: readonly ComparedRun[],
  keys: readonly MeasureKey[],
  language: Language,
  id: string,
  width?: number,
): Chart {
  const books = runs.map(({ differences }) => byKey(differences));
  const panels = keys.map((key): ForestPanel => {
    const where = aboutText(runs[0].facts, key, language) || hospitalName(runs[0].facts, language);
    const share = isShare(key.measure);
    const unit = share ? POINTS[language] : unitName(key.measure, language);
    return {
      title: `${measureName(key.measure, language)}, ${where} (${unit})`,
      isShare: share,
      rows: runs.slice(1).flatMap((run, at) => {
        const found: Difference | undefined = books[at + 1].get(keyText(key));
        // What is not known, or withheld, is no point on an axis.
        if (!found || found.difference === null) return [];
        const { text, emphasis } = verdictCell(found, language);
        // Equal in every pair: no interval to draw.
        const interval = isUnchanged(found) ? ([0, 0] as const) : found.differenceCi95;
        return [{ name: run.name, difference: found.difference, ci95: interval, verdict: text, emphasis }];
      }),
    };
  });
  return forestChart(
    panels.filter(({ rows }) => rows.length > 0),
    language,
    { id, title: COMPARISON[language], ...(width !== undefined && { width }) },
  );
}

/** Discharge-ready patients in the hospitals, week by week, in each run; nothing where the folder has no days. */
export function yearChart(runs: readonly ToldRun[], language: Language, id: string): Chart | undefined {
  const series = runs.flatMap((run) => {
    const sum = readySum(run);
    return sum ? [{ name: run.name, ...weekly(sum.startDate, sum.means) }] : [];
  });
  if (series.length === 0 || series[0].mean.length < 2) return undefined;
  const title = `${READY[language]}, ${hospitalName(runs[0].facts, language)}`;
  const data = {
    measure: `${READY[language]} (${WEEKLY[language]})`,
    dates: series[0].dates,
    series: series.map(({ name, mean }) => ({ name, mean })),
  };
  return fanChart(data, language, { id, title: `${title}: ${THROUGH_YEAR[language]}` });
}

/** Weekday × week of the discharge-ready patients in a run. */
export function weekChart(run: ToldRun, language: Language, id: string): Chart | undefined {
  const sum = readySum(run);
  if (!sum) return undefined;
  const { means } = weekProfile(sum);
  // Week 53 is there in some years only.
  const weeks = means.at(-1)?.every((value) => value === null) ? means.slice(0, -1) : means;
  const measure = `${READY[language]}, ${hospitalName(run.facts, language)}`;
  return heatMap({ measure, weeks }, language, { id, title: `${WEEKDAYS[language]}: ${run.name}` });
}

/** What the discharge-ready patients of the hospitals wait for. @param most how many bars there is room for */
export function waitingChart(run: ToldRun, language: Language, id: string, most = Infinity): Chart {
  const hospitals = hospitalPlaces(run.facts);
  const bars = run.estimates
    .filter(
      ({ key }) =>
        key.measure === "dischargeReadyMean" && key.waitingFor !== undefined && hospitals.includes(key.place ?? ""),
    )
    .filter(({ mean }) => (mean ?? 0) > 0)
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
    .slice(0, most)
    .map(({ key, mean, ci95 }) => ({ name: destinationName(run.facts, key.waitingFor!, language), value: mean, ci95 }));
  const measure = `${READY[language]} (${unitName("dischargeReadyMean", language)})`;
  return barChart({ measure, bars }, language, { id, title: `${WAIT_FOR[language]}: ${run.name}` });
}

/** How full the places are. */
export function occupancyChart(run: ToldRun, language: Language, id: string): Chart {
  const book = byKey(run.estimates);
  const bars = Object.entries(run.facts.places).flatMap(([place, { name, capacityBeds }]) => {
    const found = book.get(keyText({ measure: "occupancyShare", place }));
    return found && capacityBeds !== null
      ? [{ name: textIn(language, name), value: found.mean, ci95: found.ci95 }]
      : [];
  });
  const measure = measureName("occupancyShare", language);
  return barChart({ measure, isShare: true, bars }, language, { id, title: `${measure}: ${run.name}` });
}

function hospitalPlaces({ places }: ScenarioFacts): string[] {
  return Object.keys(places).filter((id) => places[id].kind === "hospital");
}

/** Ready patients of all hospital places together, day by day; nothing where that is withheld. */
function readySum({ facts, daily }: ToldRun) {
  const hospitals = hospitalPlaces(facts);
  if (hospitals.some((place) => isWithheld({ measure: "dischargeReadyMean", place }, facts))) return undefined;
  const own = daily.filter(({ place, of }) => of === "ready" && hospitals.includes(place));
  if (own.length === 0) return undefined;
  return { ...own[0], means: own[0].means.map((_, day) => own.reduce((sum, { means }) => sum + means[day], 0)) };
}

/** Means of seven days, each by its first; days left over at the end are not a week. */
function weekly(startDate: string, means: readonly number[]): { readonly dates: string[]; readonly mean: number[] } {
  const weeks = Math.floor(means.length / 7);
  const first = dateNumber(startDate);
  return {
    dates: Array.from({ length: weeks }, (_, at) => dateText(first + 7 * at)),
    mean: Array.from(
      { length: weeks },
      (_, at) => means.slice(7 * at, 7 * at + 7).reduce((sum, mean) => sum + mean, 0) / 7,
    ),
  };
}

const FLOW: LocalText = { nb: "Pasientflyt og køer", nn: "Pasientflyt og køar", en: "Patient flow and queues" };
const COMPARISON: LocalText = { nb: "Endring mot basis", nn: "Endring mot basis", en: "Change from the baseline" };
const READY: LocalText = {
  nb: "Utskrivningsklare pasienter",
  nn: "Utskrivingsklare pasientar",
  en: "Discharge-ready patients",
};
const WEEKLY: LocalText = { nb: "ukesnitt", nn: "vekesnitt", en: "weekly means" };
const THROUGH_YEAR: LocalText = { nb: "gjennom året", nn: "gjennom året", en: "through the year" };
const WEEKDAYS: LocalText = {
  nb: "Når på året og i uka de venter",
  nn: "Når på året og i veka dei ventar",
  en: "When in the year and the week they wait",
};
const WAIT_FOR: LocalText = { nb: "Hva de venter på", nn: "Kva dei ventar på", en: "What they wait for" };
const POINTS: LocalText = { nb: "prosentpoeng", nn: "prosentpoeng", en: "percentage points" };
