import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { isWithheld, withheldEstimates } from "../analysis/withheld.ts";
import { blockingText } from "./blocking-text.ts";
import { isShare, MEASURE_IDS, measureName, unitName } from "./catalogue.ts";
import { capacityNotes } from "./capacity-notes.ts";
import { controlledNote, withHangingMarks } from "./controlled-note.ts";
import { type Effect, effectText } from "./effect.ts";
import { bareMeanText, intervalText, meanText, spreadText } from "./figures.ts";
import { GROWTH_WORDS, growthNote } from "./growth-text.ts";
import { indicatorText } from "./indicator-table.ts";
import { HOURS_TITLE, hoursCapacityText, hoursTable } from "./hours-table.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { LISTS_TITLE, listTable } from "./list-table.ts";
import { type RunMoney, runMoneyText } from "./money-summary.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import { aboutText, actorName, destinationName, placeGroups } from "./scenario-names.ts";
import type { PlaceFacts, ScenarioFacts } from "./scenario-facts.ts";
import {
  ASSUMED_WIDTH_COLUMNS,
  cautionText,
  censusText,
  extentText,
  heading,
  joinedParagraphs,
  paragraph,
  type RunExtent,
  spreadHeader,
  type SummaryOptions,
  titleText,
} from "./summary-head.ts";
import { soldBedsText } from "./sold-beds.ts";
import { type Cell, type Column, type Table, textTables } from "./table.ts";
import { thresholdText } from "./threshold-summary.ts";
import { type WarmUpReport, warmUpNote, warmUpTable } from "./warm-up-text.ts";
import { DIMENSION_NAMES } from "./words.ts";

export type { SummaryOptions } from "./summary-head.ts";

export interface RunSummary extends RunExtent {
  readonly scenario: ScenarioFacts;
  /** Beside the scenario before its changes; missing for one by itself. */
  readonly effect?: Effect;
  readonly estimates: readonly Estimate[];
  /** Those of the scenario; none where missing. */
  readonly thresholds?: readonly JudgedThreshold[];
  /** Where a warm-up was looked for. */
  readonly warmUp?: WarmUpReport;
  /** What it costs whom, where that was asked for. */
  readonly money?: RunMoney;
}

export interface RunSummaryOptions extends SummaryOptions {
  /** Every measure after the leading ones. */
  readonly all?: boolean;
}

/** The result of `flyt run` for people: head, discharge-ready patients, what they wait for, places; with `all`, every measure. */
export function runSummary(summary: RunSummary, options: RunSummaryOptions): string {
  const { scenario, effect, thresholds = [], replications } = summary;
  const estimates = withheldEstimates(summary.estimates, scenario);
  const { language } = options;
  const book = byKey(estimates);
  const leading = book.get(keyText({ measure: "dischargeReadyMean" }));
  const tables: Table[] = [];
  const told = (title: LocalText, table: Table) => {
    tables.push(table);
    return table.rows.length === 0 ? "" : `${heading(title[language], options)}\n${fitted(table, options)}`;
  };
  return joinedParagraphs([
    `${titleText(scenario, options)}\n${extentText(scenario, summary, options)}`,
    thresholdText(thresholds, scenario, options),
    paragraph(growthNote([{ facts: scenario }], language), options),
    paragraph(censusText(scenario, language), options),
    summary.warmUp ? warmUpNote(summary.warmUp, scenario, options) : "",
    effect ? paragraph(effectText(effect, scenario, language), options) : "",
    paragraph(cautionText(leading, replications, language), options),
    paragraph(blockingText(book, replications, language), options),
    leading && (leading.mean || isWithheld(leading.key, scenario))
      ? told(READY_TITLE, readyTable(scenario, book, language))
      : paragraph(NOBODY_READY[language], options),
    told(WAITING_TITLE, waitingTable(scenario, summary.estimates, book, language)),
    told(PLACES_TITLE, placesTable(scenario, book, language)),
    told(HOURS_TITLE, hoursTable(scenario, book, language)),
    told(LISTS_TITLE, listTable(scenario, book, language)),
    paragraph(capacityNotes(scenario, language), options),
    paragraph(soldBedsText(book, scenario, language), options),
    summary.money ? moneyText(summary.money, options) : "",
    indicatorText(scenario, [{ estimates }], options),
    options.all ? told(ALL_TITLE, allTable(scenario, estimates.filter(hasSomething), language)) : "",
    options.all ? paragraph(leftOutText(estimates, language), options) : "",
    paragraph(controlledNote(tables, leading, language), options),
    paragraph(LEGEND[language], options),
    summary.warmUp ? warmUpTable(summary.warmUp, scenario, options) : "",
  ]);
}

/** What it costs whom, or why that is not said. */
function moneyText(money: RunMoney, options: SummaryOptions): string {
  if (!money.scenario.growth) return runMoneyText(money, options);
  return paragraph(GROWTH_WORDS[options.language].amounts, options);
}

export type Book = ReadonlyMap<string, Estimate>;

function fitted(table: Table, { widthColumns, hasColour }: SummaryOptions): string {
  return textTables(withHangingMarks(table), {
    widthColumns: widthColumns ?? ASSUMED_WIDTH_COLUMNS,
    hasColour: hasColour ?? false,
  });
}

function column(header: string, align: "left" | "right" = "right"): Column {
  return { header, align };
}

/** Discharge-ready patients in hospital: all, then by the municipality where they live. */
export function readyTable(scenario: ScenarioFacts, book: Book, language: Language): Table {
  const keys: Omit<MeasureKey, "measure">[] = [{}, ...Object.keys(scenario.actors).map((actor) => ({ actor }))];
  const rows = keys.flatMap((key) => {
    const ready = book.get(keyText({ measure: "dischargeReadyMean", ...key }));
    if (!ready) return [];
    const name = key.actor === undefined ? ALL[language] : actorName(scenario, key.actor, language);
    return [
      [
        name,
        bareMeanText(ready, language),
        intervalText(ready, language),
        spreadText(ready, language),
        meanText(book.get(keyText({ measure: "overstayNightsPerYear", ...key })), language),
      ],
    ];
  });
  return {
    columns: [
      column(DIMENSION_NAMES.actor[language], "left"),
      column(MEAN_PATIENTS[language]),
      column(UNCERTAINTY[language]),
      column(spreadHeader(scenario, language)),
      column(OVERSTAY[language]),
    ],
    rows,
  };
}

/**
 * What the ready wait for, place by place, most patients first; what they wait for in the three stages of a wait.
 * @param estimates all of them, which say what anybody waits for
 * @param book those that are told
 */
export function waitingTable(
  scenario: ScenarioFacts,
  estimates: readonly Estimate[],
  book: Book,
  language: Language,
): Table {
  const stages = ["dischargeReadyMean", "decisionDelayMean", "readyQueueMean", "startDelayMean"] as const;
  const cells = (key: Omit<MeasureKey, "measure">) =>
    stages.map((measure) => meanText(book.get(keyText({ measure, ...key })), language));
  const rows = placeGroups(scenario).flatMap(({ placeIds }) =>
    placeIds.flatMap((place): Cell[][] => {
      const waits = estimates
        .filter(({ key, mean }) => key.measure === "dischargeReadyMean" && key.place === place && (mean ?? 0) > 0)
        .filter(({ key }) => key.waitingFor !== undefined)
        .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0));
      if (waits.length === 0) return [];
      const placeName = textIn(language, scenario.places[place].name);
      return [
        strong([placeName, ...cells({ place })]),
        ...waits.map(({ key }) => [
          `  ${destinationName(scenario, key.waitingFor!, language)}`,
          ...cells({ place, waitingFor: key.waitingFor! }),
        ]),
      ];
    }),
  );
  return {
    columns: [
      column(WAITING_IN[language], "left"),
      column(MEAN_PATIENTS[language]),
      column(IN_DECISION[language]),
      column(IN_QUEUE[language]),
      column(IN_START[language]),
    ],
    rows,
  };
}

/** Capacity, use and queue of every place: the hospital's first, then by owner. */
export function placesTable(scenario: ScenarioFacts, book: Book, language: Language): Table {
  const use = ["occupiedMean", "occupancyShare", "shareOfTimeFull"] as const;
  const queue = ["queueMean", "waitDaysMean", "waitDaysP95", "shareWaited"] as const;
  const rows = placeGroups(scenario).flatMap(({ owner, placeIds }) => [
    strong([actorName(scenario, owner, language)]),
    ...placeIds.map((place) => [
      `  ${textIn(language, scenario.places[place].name)}`,
      capacityText(scenario.places[place], language),
      ...[...use, ...queue].map((measure) => meanText(book.get(keyText({ measure, place })), language)),
    ]),
  ]);
  const headed = (block: string) => (measure: MeasureId) => ({
    // A share says so in its cells.
    ...column(measureName(measure, language) + (isShare(measure) ? "" : ` (${unitName(measure, language)})`)),
    block,
  });
  return {
    columns: [
      column(DIMENSION_NAMES.place[language], "left"),
      { ...column(CAPACITY[language]), block: "use" },
      ...use.map(headed("use")),
      ...queue.map(headed("queue")),
    ],
    rows,
  };
}

/** Whether any replication has a figure other than 0: most splits of a large scenario are about nobody. */
export function hasSomething({ mean, p10, p90 }: Estimate): boolean {
  return mean !== 0 || p10 !== 0 || p90 !== 0;
}

function leftOutText(estimates: readonly Estimate[], language: Language): string {
  const count = estimates.filter((estimate) => !hasSomething(estimate)).length;
  return count === 0 ? "" : LEFT_OUT[language](formatNumber(count, { language, decimals: 0 }));
}

/** Every figure, measure by measure. */
function allTable(scenario: ScenarioFacts, estimates: readonly Estimate[], language: Language): Table {
  const rows = MEASURE_IDS.flatMap((measure): Cell[][] => {
    const own = estimates.filter(({ key }) => key.measure === measure);
    if (own.length === 0) return [];
    return [
      strong([`${measureName(measure, language)} (${unitName(measure, language)})`]),
      ...own.map((estimate) => [
        `  ${aboutText(scenario, estimate.key, language) || ALL[language]}`,
        bareMeanText(estimate, language),
        intervalText(estimate, language),
        spreadText(estimate, language),
        formatNumber(estimate.count, { language, decimals: 0 }),
      ]),
    ];
  });
  return {
    columns: [
      column(MEASURE[language], "left"),
      column(MEAN[language]),
      column(UNCERTAINTY[language]),
      column(spreadHeader(scenario, language)),
      column(REPLICATIONS_WITH_VALUE[language]),
    ],
    rows,
    breaksNames: true,
  };
}

function strong(texts: readonly string[]): Cell[] {
  return texts.map((text) => ({ text, emphasis: "strong" }));
}

/** 400; 98–108 where it varies; of one with a limit of hours that too, or alone; a word where there is no limit. */
export function capacityText(place: PlaceFacts, language: Language): string {
  const hours = hoursCapacityText(place, language);
  const texts = [bedsText(place, language), hours === "" ? "" : HOURS_A_WEEK[language](hours)];
  return texts.filter((text) => text !== "").join("; ") || NO_LIMIT[language];
}

function bedsText({ capacityBeds }: PlaceFacts, language: Language): string {
  if (!capacityBeds) return "";
  const { mean, least, most } = capacityBeds;
  if (least === most) return formatNumber(mean, { language, decimals: 0 });
  return [least, most].map((beds) => formatNumber(beds, { language, decimals: 0 })).join(MISSING);
}

const ALL: LocalText = { nb: "Alle", nn: "Alle", en: "All" };
const READY_TITLE: LocalText = {
  nb: "Utskrivningsklare pasienter i sykehus, etter kommunen der de bor",
  nn: "Utskrivingsklare pasientar i sjukehus, etter kommunen der dei bur",
  en: "Discharge-ready patients in hospital, by the municipality where they live",
};
const NOBODY_READY: LocalText = {
  nb: "Ingen venter utskrivningsklare i sykehus i måleperioden.",
  nn: "Ingen ventar utskrivingsklare i sjukehus i måleperioden.",
  en: "Nobody waits discharge-ready in hospital in the measured period.",
};
const WAITING_TITLE: LocalText = {
  nb: "Hva de venter på (pasienter i snitt, ± 95 % KI)",
  nn: "Kva dei ventar på (pasientar i snitt, ± 95 % KI)",
  en: "What they wait for (patients on average, ± 95% CI)",
};
const PLACES_TITLE: LocalText = {
  nb: "Tjenestene (snitt, ± 95 % KI)",
  nn: "Tenestene (snitt, ± 95 % KI)",
  en: "The places (mean, ± 95% CI)",
};
const ALL_TITLE: LocalText = { nb: "Alle måleindikatorer", nn: "Alle måleindikatorar", en: "All measures" };
const LEGEND: LocalText = {
  nb: "Usikkerhet i snittet minker med flere replikasjoner; variasjonen mellom dem gjør ikke det. «Per år» er døgnsnittet × 365.",
  nn: "Uvissa i snittet minkar med fleire replikasjonar; variasjonen mellom dei gjer ikkje det. «Per år» er døgnsnittet × 365.",
  en: "The uncertainty of the mean shrinks with more replications; the variation between them does not. “Per year” is the daily mean × 365.",
};
const LEFT_OUT: Readonly<Record<Language, (count: string) => string>> = {
  nb: (count) => `Utelatt er ${count} tall som er 0 i alle replikasjoner; --json har også dem.`,
  nn: (count) => `Utelate er ${count} tal som er 0 i alle replikasjonar; --json har dei òg.`,
  en: (count) => `Left out are ${count} figures that are 0 in all replications; --json has them too.`,
};
const MEAN: LocalText = { nb: "Snitt", nn: "Snitt", en: "Mean" };
const MEAN_PATIENTS: LocalText = { nb: "Pasienter i snitt", nn: "Pasientar i snitt", en: "Patients on average" };
const UNCERTAINTY: LocalText = {
  nb: "Usikkerhet i snittet (95 % KI)",
  nn: "Uvisse i snittet (95 % KI)",
  en: "Uncertainty of the mean (95% CI)",
};
const OVERSTAY: LocalText = {
  nb: "Overliggerdøgn per år (± 95 % KI)",
  nn: "Overliggjardøgn per år (± 95 % KI)",
  en: "Delayed bed-days per year (± 95% CI)",
};
const WAITING_IN: LocalText = { nb: "Ligger i … venter på", nn: "Ligg i … ventar på", en: "Lying in … waiting for" };
const IN_DECISION: LocalText = { nb: "herav på vedtak", nn: "av dei på vedtak", en: "of these, decision" };
const IN_QUEUE: LocalText = { nb: "herav i kø", nn: "av dei i kø", en: "of these, in a queue" };
const IN_START: LocalText = { nb: "herav på oppstart", nn: "av dei på oppstart", en: "of these, start" };
const CAPACITY: LocalText = { nb: "Kapasitet (plasser)", nn: "Kapasitet (plassar)", en: "Capacity (beds)" };
const HOURS_A_WEEK: Readonly<Record<Language, (hours: string) => string>> = {
  nb: (hours) => `${hours} t/uke`,
  nn: (hours) => `${hours} t/veke`,
  en: (hours) => `${hours} h/week`,
};
const NO_LIMIT: LocalText = { nb: "uten grense", nn: "utan grense", en: "no limit" };
const MEASURE: LocalText = { nb: "Måleindikator", nn: "Måleindikator", en: "Measure" };
const REPLICATIONS_WITH_VALUE: LocalText = {
  nb: "Replikasjoner med verdi",
  nn: "Replikasjonar med verdi",
  en: "Replications with a value",
};
