import type { ControlledEstimate } from "../analysis/control-variates.ts";
import type { Verdict } from "../analysis/comparison.ts";
import type {
  DailySeries,
  Distributions,
  LevelDistribution,
  WaitDistribution,
  WeekProfile,
} from "../analysis/distributions.ts";
import type { PlacePressure } from "../analysis/warm-up-search.ts";
import { MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import { CATALOGUE, MEASURE_IDS } from "./catalogue.ts";
import { type Fields, fieldTable } from "./field-table.ts";
import { growthSection } from "./output-growth.ts";
import { optimizeSection } from "./output-optimize.ts";
import { bottlenecksSection, thresholdSection } from "./output-bottlenecks.ts";
import type {
  BestAlternativeDocument,
  BestDocument,
  ComparedMeasureDocument,
  MonthlyDocument,
} from "./compare-json.ts";
import type { EventLogDocument, Manifest, ManifestScenario, MeasureDocument, PrecisionDocument } from "./json.ts";
import { indicatorSection } from "./indicator-json.ts";
import { explainSection } from "./output-explain.ts";
import { planningSection } from "./output-planning.ts";
import { moneySection } from "./output-money.ts";
import { markdownTable } from "./table.ts";
import type { WarmUpDocument, WarmUpSeriesDocument } from "./warm-up-json.ts";

const MANIFEST: Fields<Required<Manifest & { partial: boolean }>> = {
  program: ["text", "`pasientflyt`."],
  engineVersion: ["text", "Version of the program. The same seed gives the same figures within one major version."],
  v8: ["text", "Version of the JavaScript engine. Equal bytes are promised within one version and one architecture."],
  arch: ["text", "Architecture of the machine, such as `x64`."],
  seed: ["text", "The phrase that all random numbers come from."],
  replications: ["number", "Replications that finished; in a comparison, in every alternative."],
  wantedReplications: ["number", "Replications that were asked for."],
  startDate: ["text", "First measured day, `YYYY-MM-DD`."],
  warmUpDays: ["number", "Simulated days before it, not measured."],
  days: ["number", "Measured days."],
  scenarios: ["list", "What was simulated: one scenario for `run`, the baseline first for `compare`."],
  partial: ["true or false", "Whether Ctrl-C came before all replications were done."],
};

const SCENARIO: Fields<ManifestScenario> = {
  name: ["text", "As the command line names it: the file without folder and ending, or the change itself."],
  title: ["text or map", "The name for people: a text, or `nb`, `nn`, `en`."],
  hash: [
    "text",
    "SHA-256 of the resolved scenario with its sources, whatever the order of its fields; without seed and number of replications, which stand in the manifest.",
  ],
  effect: [
    "text or null",
    "Which question its figures answer beside those of the baseline (of `run`: beside the scenario without the changes): `long-run`, `first-years`, `dated` or `mixed`; see below. Null for the baseline and for a scenario without changes.",
  ],
  changesFrom: ["list of texts", "Dates from which dated changes hold, `YYYY-MM-DD`, or `MM-DD` for every year."],
};

export const KEY: Fields<Required<MeasureKey>> = {
  measure: ["text", "Id of the measure; see [Measures](#measures)."],
  place: [
    "text",
    "Id of the place that the figure is about. Missing for totals: over all hospital places, of `mutualBlockingsPerYear` and `daysTo…` over the whole model.",
  ],
  waitingFor: ["text", "Id of the place or exit that those in `place` are ready for."],
  from: ["text", "Where they wait or come from: id of a place, `home` or `front-door`."],
  group: ["text", "Id of the patient group."],
  actor: ["text", "Id of the municipality where the patients live."],
  weekday: ["number", "0 Monday to 6 Sunday."],
};

export const FIGURE: Fields<Required<Omit<MeasureDocument, keyof MeasureKey>>> = {
  unit: ["text", "Unit of all figures of this entry. A `share` is a number from 0 up, 0.9 for 90 %."],
  count: ["number", "Replications that have a value."],
  mean: ["number or null", "Mean over replications."],
  standardError: ["number or null", "Standard error of the mean; null with fewer than two values."],
  ci95: ["[low, high] or null", "95 % t-interval of the mean. It shrinks with more replications."],
  p10: ["number or null", "10 % quantile over replications: how much single histories vary. It does not shrink."],
  p50: ["number or null", "Median over replications."],
  p90: [
    "number or null",
    "90 % quantile over replications: between p10 and p90 lie 8 of 10 years, where each measures a year.",
  ],
  controlled: [
    "object",
    "The same mean with control variates, see below; missing where its interval would not be narrower.",
  ],
};

const CONTROLLED: Fields<ControlledEstimate> = {
  mean: [
    "number",
    "Mean less what the draws happen to deviate from what is expected. It has the expectation of the plain mean.",
  ],
  standardError: ["number", "Standard error of it."],
  ci95: ["[low, high]", "95 % t-interval of it."],
  factor: [
    "number",
    "How many times as many replications the plain mean would need for as narrow an interval; at least 1.1.",
  ],
};

const PRECISION: Fields<Omit<PrecisionDocument, keyof MeasureKey>> = {
  wantedHalfWidth: ["number", "Half of the 95 % interval at most, as `--until-half-width` says."],
  halfWidth: ["number or null", "Half of the 95 % interval in the end, with control variates where they narrow it."],
  isShare: ["true or false", "Whether both are shares of the mean; else they are in the unit of the measure."],
  isReached: ["true or false", "Whether the run stopped because it was narrow enough."],
  mostReplications: ["number", "Replications after which it would have stopped anyway."],
};

export const DIFFERENCE: Fields<Required<Omit<ComparedMeasureDocument, keyof MeasureDocument>>> = {
  difference: [
    "number or null",
    "Mean of the paired differences, alternative less baseline, under common random numbers.",
  ],
  differenceCi95: ["[low, high] or null", "95 % t-interval of it, by itself, whatever the number of alternatives."],
  simultaneousCi95: [
    "[low, high] or null",
    "Wider: those of this figure for all alternatives hold together in 95 % of comparisons (Bonferroni). Equal to `differenceCi95` for a single alternative.",
  ],
  adjustedP: [
    "number or null",
    "P-value of the paired t-test that there is no difference, adjusted for the number of alternatives that have this figure (Holm).",
  ],
  verdict: ["text or null", "See below; null with fewer than two pairs of values."],
  varianceReduction: [
    "number or null",
    "How many times as many replications runs with other random numbers would take for an interval as narrow. Null where every pair differs by the same.",
  ],
  differenceControlled: [
    "object",
    "The difference with the control variates of the baseline, as `controlled` of a mean; missing where no narrower. Pairing cancels most of what they could explain.",
  ],
};

const BEST: Fields<Omit<BestDocument, keyof MeasureKey>> = {
  unit: ["text", "Unit of the bounds."],
  count: ["number", "Replications in which all alternatives have a value."],
  alternatives: ["list", "What can be said of each, the baseline first."],
};

const BEST_ALTERNATIVE: Fields<BestAlternativeDocument> = {
  name: ["text", "The name of the alternative."],
  canBeBest: ["true or false", "Whether it may be the best. With 95 % confidence the best is among those that may."],
  atMostWorse: [
    "number",
    "It is at most so much worse than the best of the others; 0 where it is shown to be the best.",
  ],
  atMostBetter: ["number", "It is at most so much better than the best of the others; 0 where it cannot be best."],
};

const BY_MONTH: Fields<Omit<MonthlyDocument, keyof MeasureKey | "months">> = {
  unit: ["text", "Unit of all figures of this entry."],
  shownFrom: [
    "text or null",
    "First month, `YYYY-MM`, from which on the `simultaneousCi95` of every month, to the last, lies on the same side of 0.",
  ],
  firstShown: ["text or null", "First month whose `simultaneousCi95` excludes 0."],
  monthsShown: ["number", "In how many months it does."],
};

const MONTH: Fields<MonthlyDocument["months"][number]> = {
  month: ["text", "`YYYY-MM`."],
  days: ["number", "Days of it that are measured."],
  baseline: ["number", "Mean of the baseline in that month, over replications."],
  baselineCi95: ["[low, high] or null", "95 % t-interval of it."],
  difference: ["number", "Mean of the paired differences, alternative less baseline."],
  differenceCi95: ["[low, high] or null", "95 % t-interval of it, by itself."],
  simultaneousCi95: [
    "[low, high] or null",
    "Wider: those of this measure for all months and alternatives hold together in 95 % of comparisons (Bonferroni).",
  ],
  verdict: ["text or null", "As below, by `simultaneousCi95`."],
};

const OF = ["text", "`occupied`, `ready` (both in the place) or `queue` (waiting for it)."] as const;
const PLACE = ["text", "Id of the place."] as const;

const DISTRIBUTIONS: Fields<Distributions> = {
  levels: ["list", "How large a share of the time a place had so many patients."],
  waits: ["list", "The waits for a place that ended in it, by where they waited."],
  daily: ["list", "Mean number of patients, day by day."],
  weekProfiles: ["list", "Mean number of patients by week and weekday."],
};

const LEVELS: Fields<LevelDistribution> = {
  place: PLACE,
  of: OF,
  shareOfTime: ["list of numbers", "Share of the measured time with 0, 1, 2 … patients."],
};

const WAITS: Fields<WaitDistribution> = {
  place: PLACE,
  from: ["text", "Where they waited: id of a place, `home` or `front-door`."],
  count: ["number", "Waits, all replications."],
  zeros: ["number", "Those of no time at all."],
  p50: ["number", "Median of all waits together, days."],
  p90: ["number", "90 % quantile, days."],
  p95: ["number", "95 % quantile, days."],
  bins: ["list of [from, to, count]", "Waits above `from` and up to `to` days; empty bins left out."],
};

const DAILY: Fields<DailySeries> = {
  place: PLACE,
  of: OF,
  startDate: ["text", "First measured day."],
  means: ["list of numbers", "Patients on average on each measured day, over the replications."],
};

const WEEKS: Fields<WeekProfile> = {
  place: PLACE,
  of: OF,
  means: ["53 lists of 7", "Patients on average, ISO week by Monday to Sunday; null where no such day was measured."],
};

const WARM_UP: Fields<WarmUpDocument> = {
  isSettled: ["true or false", "Whether all series of the pilot replications settle."],
  years: ["number or null", "Whole years of 365 days that are cut: the longest that a series needs, at least one."],
  days: ["number", "The warm-up of this run; that of the scenario where the model does not settle."],
  scenarioDays: ["number", "The warm-up that the scenario itself says."],
  pilotReplications: ["number", "Pilot replications, from simulated day 0."],
  pilotYears: ["number", "Years that each lasted: 20, and twice as long as long as it does not settle, up to 80."],
  series: [
    "list",
    "Discharge-ready patients in hospital, the queue for each place with a limit, the occupied beds of each place.",
  ],
  heldPlaces: ["list", "Places that settle only because some go from their queue: more come than there is room for."],
  places: ["list", "Load and capacity of all places with a limit."],
};

const WARM_UP_SERIES: Fields<Omit<WarmUpSeriesDocument, keyof MeasureKey>> = {
  unit: ["text", "Unit of the means."],
  neededYears: [
    "number or null",
    "Years to be cut: `cutYears` where the first years are shown to differ, else 0; null where it does not settle.",
  ],
  cutYears: [
    "number",
    "Years that MSER-5 cuts, of the first half; its batches are whole years, of five times 73 days.",
  ],
  isTransientShown: ["true or false", "Whether the first years are shown to differ from the second half."],
  isTrendShown: ["true or false", "Whether it is shown to go on rising or falling in the years kept."],
  trendPerYear: ["number", "Slope of the years kept, a year."],
  trendCi95: ["[low, high] or null", "95 % t-interval of it, over replications."],
  yearly: ["list of numbers", "Mean of each year, over replications."],
  welch: ["list of numbers", "Welch's moving average over a whole year, in steps of 73 days, over replications."],
};

const PRESSURE: Fields<PlacePressure> = {
  place: PLACE,
  offeredBeds: [
    "number",
    "Beds held on average were nobody to wait, to leave or to be turned away, by the traffic equations.",
  ],
  capacityBeds: ["number or null", "Mean of the capacity, beds beyond it included; null where those have no limit."],
  wantedBeds: [
    "number",
    "Beds that those who came for the place in the pilot would hold had all got it; less than offered where others upstream hold them back.",
  ],
  leavingPerYear: ["number", "Patients who left the queue, per year of the pilot."],
  turnedAwayPerYear: ["number", "Patients lost or diverted, per year."],
  alternativePerYear: ["number", "Patients who took an alternative, per year."],
};

const EVENT_LOG: Fields<EventLogDocument> = {
  replication: ["number", "The replication that is in it, from 1."],
  warmUpIncluded: ["true or false", "Whether those are in it who left the model in the warm-up."],
  lines: ["number", "Lines, without the first one that names the columns."],
  arrivals: ["number", "Arrivals in it, with those who were present on day 0."],
  presentAtStart: ["number", "Patients in it who were present on day 0, and whose arrival is not known."],
  presentAtEnd: ["number", "Patients in it who are still in the model at the end."],
};

/** docs/model.md has the same at more length. */
const CONTROLS =
  "Control variates are bed-days that the random draws of a replication ask of a place beyond what is expected: by those who arrive and " +
  "their routes, and by their treatment days, as if nobody ever waited. Their mean is exactly 0 whatever the capacities. Which of " +
  "them a figure is regressed on follows from what it is about, never from the values; one is used from 30 replications on, two from 60, " +
  "three from 120. A figure that lacks a value in some replication has none.";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  better: "a difference is shown, and the measure moved in its good direction",
  worse: "a difference is shown, and the measure moved in its bad direction",
  higher: "a difference is shown, of a measure without a good direction",
  lower: "the same, downwards",
  "no-difference-shown": "none is shown, which does not show that there is none",
};

/** The page on what the commands print with `--json`, as Markdown; its measures are those of the catalogue. */
export function outputPage(): string {
  const pieces = [
    "# What the commands print as JSON",
    "<!-- Made by cli/generate-docs.ts from the catalogue in report/; do not change it by hand. -->",
    INTRODUCTION,
    "## flyt run --json",
    "`{ manifest, measures: [figure, …] }`",
    "### Manifest",
    fieldTable(MANIFEST),
    "Each of `scenarios`:",
    fieldTable(SCENARIO),
    EFFECTS,
    "### Figure",
    "What it is about. `measure` is always there; the others only where the figure is split by them. The fields that are there identify a figure.",
    fieldTable(KEY),
    "And what it is:",
    fieldTable(FIGURE),
    ...thresholdSection(),
    ...indicatorSection(),
    "`controlled` is what the tables for people show, marked with an asterisk, where it is there:",
    fieldTable(CONTROLLED),
    CONTROLS,
    "## flyt run --until-half-width",
    "With `--json` the object has `precision` too: the figure that `--of` names, by the fields of its key, and",
    fieldTable(PRECISION),
    "The figures are those of a run of as many replications from the beginning on, to the last digit.",
    "## flyt run --distributions",
    "The same object with `distributions`, over all replications together:",
    fieldTable(DISTRIBUTIONS),
    "Each of `levels`:",
    fieldTable(LEVELS),
    "Each of `waits`:",
    fieldTable(WAITS),
    "Each of `daily`:",
    fieldTable(DAILY),
    "Each of `weekProfiles`:",
    fieldTable(WEEKS),
    "## flyt run --warm-up auto",
    "The same object with `warmUp`:",
    fieldTable(WARM_UP),
    "Each of `series`: what it is about, as in a figure, and:",
    fieldTable(WARM_UP_SERIES),
    "Each of `heldPlaces` and `places`:",
    fieldTable(PRESSURE),
    "## flyt run --event-log",
    "The log itself is described in [event-log.md](event-log.md). With `--json` the object has `eventLog` too:",
    fieldTable(EVENT_LOG),
    "## flyt compare --json",
    "`{ manifest, alternatives: [{ name, title, measures: [figure, …] }, …] }`, the baseline first, and `best`. The figures have some fields more; they are null for the baseline, and for a figure that the baseline does not have:",
    fieldTable(DIFFERENCE),
    ...growthSection(),
    Object.entries(VERDICTS)
      .map(([verdict, meaning]) => `- \`${verdict}\`: ${meaning}.`)
      .join("\n"),
    ...bottlenecksSection(),
    ...optimizeSection(),
    SEVERAL,
    "Each of `best`: the mean number of discharge-ready patients, or what `--best-of` asks for; left out where a measure has no good direction or an alternative does not have it. What it is about, as in a figure, and:",
    fieldTable(BEST),
    "Each of its `alternatives`:",
    fieldTable(BEST_ALTERNATIVE),
    "## flyt compare --by-month --json",
    "Each alternative but the baseline has `byMonth` too: the discharge-ready patients in hospital and the queue for each limited place, month by month, from the first change on where all changes begin in the measured period, else from its start. What it is about, as in a figure, and:",
    fieldTable(BY_MONTH),
    "Each of its `months`:",
    fieldTable(MONTH),
    ...moneySection(),
    ...explainSection(),
    ...planningSection(),
    "## Measures",
    "All are over the measured period of one replication. “Per year” is the mean a day × 365. [model.md](model.md) has the rules behind them.",
    measureTable(),
    "## Reading it",
    READING,
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

function measureTable(): string {
  return markdownTable({
    columns: [
      { header: "Id", align: "left" },
      { header: "Unit", align: "left" },
      { header: "Good is", align: "left" },
      { header: "Definition", align: "left" },
      { header: "Formula", align: "left" },
    ],
    rows: MEASURE_IDS.map((id) => [
      `\`${id}\``,
      MEASURES[id].unit,
      DIRECTIONS[MEASURES[id].direction],
      CATALOGUE[id].definition.en,
      CATALOGUE[id].formula.en,
    ]),
  });
}

const DIRECTIONS: Readonly<Record<(typeof MEASURES)[MeasureId]["direction"] | "more-is-better", string>> = {
  "less-is-better": "less",
  "more-is-better": "more",
  neutral: "–",
};

const INTRODUCTION = `
\`flyt run\`, \`flyt compare\`, \`flyt bottlenecks\`, \`flyt optimize\` \`flyt explain\` and \`flyt forecast\` print with \`--json\` one object on standard
output, in UTF-8, the same bytes on any number of threads and in any language. Numbers have a decimal point. Where a figure has no
value, such as a mean wait where nobody waited, it is \`null\`; JSON has no NaN or infinity. Progress, warnings and errors go to standard
error, in the language of \`--lang\`; the problems that \`flyt validate --json\` lists are in English, as all JSON is.
`;

const EFFECTS = `
- \`long-run\`: the changes hold from simulated day 0, so the warm-up has settled to them, as if it had always been so.
- \`first-years\`: the changes begin at the end of the warm-up or later, each on its date; until then all is as without them, and
  what takes years to settle has not done so.
- \`dated\`: the changes have dates, some of them in the warm-up, such as those of every year.
- \`mixed\`: some changes have dates, and some hold from simulated day 0.
`;

const SEVERAL = `
A difference is shown where \`adjustedP\` is 0.05 or less: then \`differenceCi95\` excludes 0 too. Of several alternatives some
\`differenceCi95\` may exclude 0 and yet show nothing, since one in twenty does so by chance: there the verdict is
\`no-difference-shown\`, and tables for people have a star. Each measure is a family by itself, of the alternatives that have it: who
looks for any measure that changed must expect some by chance. Holm's test finds somewhat more than intervals that hold together
can: in rare cases a difference is shown and \`simultaneousCi95\` just reaches 0.
`;

const READING = `
\`\`\`sh
flyt run trondheim --json > run.json
\`\`\`

\`\`\`python
import json
import pandas

figures = pandas.DataFrame(json.load(open("run.json"))["measures"])
total = figures[(figures.measure == "dischargeReadyMean") & figures[["place", "actor"]].isna().all(axis=1)]
\`\`\`

\`\`\`r
run <- jsonlite::fromJSON("run.json")
subset(run$measures, measure == "dischargeReadyMean" & is.na(place) & is.na(actor))
\`\`\`
`;
