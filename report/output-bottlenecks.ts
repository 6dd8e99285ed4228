import type { Finding, Saving } from "../analysis/bottlenecks.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type {
  BlockedDocument,
  BottlenecksDocument,
  GrowingQueueDocument,
  PlaceSavingDocument,
  PlaceStateDocument,
  QueueMoveDocument,
  RankingDocument,
  ReliefDocument,
} from "./bottleneck-json.ts";
import { BOTTLENECK_MONEY } from "./bottleneck-money.ts";
import { type Fields, fieldTable } from "./field-table.ts";
import { PARTY_NET, PRICES_OF_MONEY } from "./net-by-party.ts";
import type { ThresholdDocument } from "./threshold-json.ts";

const PLACE = ["text", "Id of the place."] as const;
const INTERVAL = "[low, high] or null";

const WHOLE: Fields<Omit<BottlenecksDocument, "manifest">> = {
  effect: ["text", "`long-run` or `first-years`: since when the places are there."],
  sentences: ["map of lists", "What was found, in sentences: `nb`, `nn`, `en`; the first one on the bottleneck."],
  ranking: ["object", "What one more place saves; see below."],
  places: ["list", "How each place with a limit is, before anything is added."],
  growing: ["list", "Places whose queue grows through the whole measured period."],
  blocking: ["list", "Who waits where, for what: the cells of the matrix that have anybody."],
  relief: ["object or null", "What follows when the first place has no limit; null where no saving is shown."],
};

const RANKING: Fields<RankingDocument> = {
  target: [
    "text",
    "What is saved: `overstayNightsPerYear`, or where nobody has a night `waitingDaysPerYear`, days in all queues.",
  ],
  finding: ["text", "See below."],
  bottlenecks: ["list of texts", "The place that saves most, and those that cannot be told from it."],
  before: ["number", "What there is of the target a year before anything is added."],
  beforeCi95: [INTERVAL, "95 % t-interval of it."],
  places: ["list", "Every place with a limit, the most saved first."],
};

const SAVING: Fields<PlaceSavingDocument> = {
  place: PLACE,
  step: ["number", "How many places were added; what is saved is divided by it."],
  addsBeds: ["true or false", "Whether one more takes a bed."],
  addsFte: ["number", "Full-time equivalents that one more takes, where staff is short; else 0."],
  addsHours: [
    "number",
    "Hours of care a week that one more patient takes on average, where they have a limit; else 0.",
  ],
  saved: ["number", "Of the target, a year, by one more place: mean of the paired differences; below 0 it is more."],
  savedCi95: [INTERVAL, "95 % interval that holds for all places of the list together (Bonferroni)."],
  waitingDaysSaved: ["number", "The same of days in all queues."],
  waitingDaysSavedCi95: [INTERVAL, "As `savedCi95`."],
  verdict: ["text", "See below."],
  isBest: ["true or false", "Whether it is one of `bottlenecks`."],
};

const STATE: Fields<PlaceStateDocument> = {
  place: PLACE,
  shareOfTimeFull: ["number or null", "The figure of that name; null for what has a limit in hours only."],
  shareOfTimeFullCi95: [INTERVAL, "95 % t-interval."],
  queueMean: ["number or null", "The figure of that name."],
  queueMeanCi95: [INTERVAL, "95 % t-interval."],
  blockedBeds: ["number", "Of its patients, those who are ready and wait for another place, on average."],
  blockedBedsCi95: [INTERVAL, "95 % t-interval."],
};

const GROWING: Fields<GrowingQueueDocument> = {
  place: PLACE,
  patientsPerYear: ["number", "By how many patients the queue grows each year."],
  patientsPerYearCi95: [INTERVAL, "95 % interval that holds for all places with a limit together."],
  demandShare: ["number or null", "Beds that would be held without limits ÷ capacity, by the traffic equations."],
};

const BLOCKED: Fields<BlockedDocument> = {
  in: ["text", "Where they are: id of a place, `home` or `front-door`."],
  waitingFor: ["text", "Id of the place or exit."],
  patients: ["number", "On average; in a place from being ready on, decision and start included, else in the queue."],
  patientsCi95: [INTERVAL, "95 % t-interval."],
  nightsPerYear: ["number", "In a place midnights of being ready, else days in the queue."],
  nightsPerYearCi95: [INTERVAL, "95 % t-interval."],
};

const RELIEF: Fields<ReliefDocument> = {
  place: ["text", "Id of the place that has no limit now."],
  occupiedMean: ["number", "Beds in use there then, on average."],
  occupiedMeanCi95: [INTERVAL, "95 % t-interval."],
  queues: ["list", "The other places whose queue is shown to change."],
  ranking: ["object", "As above, of the other places, without that limit."],
};

const MOVE: Fields<QueueMoveDocument> = {
  place: PLACE,
  patients: ["number", "Change of `queueMean`."],
  patientsCi95: [INTERVAL, "95 % interval that holds for all the other places together."],
};

const FINDINGS: Readonly<Record<Finding["kind"], string>> = {
  one: "one place saves, and more than each other",
  tied: "the first saves, and others cannot be told from it",
  none: "no saving is shown",
  unknown: "one replication, so nothing is known about chance",
  "nobody-waits": "there is nothing to save",
  "no-limits": "no place has a limit",
};

const VERDICTS: Readonly<Record<Saving["verdict"], string>> = {
  saves: "the interval lies above 0",
  costs: "the interval lies below 0: one more place makes it worse",
  none: "the same in every replication",
  "not-shown": "the interval contains 0",
};

const THRESHOLD: Fields<Required<Omit<ThresholdDocument, keyof MeasureKey>>> = {
  id: ["text", "Id of the threshold."],
  unit: ["text", "As of a figure."],
  atMost: ["number", "The most that is allowed; missing where there is none."],
  atLeast: ["number", "The least that is needed; missing where there is none."],
  mean: ["number or null", "Mean over replications."],
  ci95: [INTERVAL, "95 % t-interval of the mean."],
  verdict: [
    "text",
    "`met` or `missed` by the mean; `no-value` where no replication has a value; `withheld` where a queue grows without limit and the mean depends on how long was simulated.",
  ],
  isClear: ["true or false", "Whether the whole interval is on the same side: if not, more replications may turn it."],
};

/** The part of the page on output that is about thresholds. */
export function thresholdSection(): string[] {
  return [
    "### Thresholds",
    "Where the scenario has thresholds, `thresholds` stands before `measures`, in `compare --json` in each alternative. Each has the key of its figure, and:",
    fieldTable(THRESHOLD),
    "A run that misses one ends with exit code 5, whether chance could decide or not; so does a comparison in which an alternative does, the baseline apart. One that is withheld counts as missed there.",
  ];
}

/** The part of the page on output that is about `flyt bottlenecks --json`. */
export function bottlenecksSection(): string[] {
  return [
    "## flyt bottlenecks --json",
    "`{ manifest, effect, sentences, ranking, places, growing, blocking, relief }`:",
    fieldTable(WHOLE),
    "`ranking`:",
    fieldTable(RANKING),
    listOf(FINDINGS),
    "Each of its `places`:",
    fieldTable(SAVING),
    listOf(VERDICTS),
    "Each of the `places` beside the ranking:",
    fieldTable(STATE),
    "With `--money` the object has `money` too, by one more place; intervals are of each figure by itself:",
    fieldTable({ ...PRICES_OF_MONEY, ...BOTTLENECK_MONEY }),
    "Each of its `parties`:",
    fieldTable(PARTY_NET),
    "Each of `growing`:",
    fieldTable(GROWING),
    "Each of `blocking`. Those in one place add up to its `dischargeReadyMean` and `overstayNightsPerYear`:",
    fieldTable(BLOCKED),
    "`relief`:",
    fieldTable(RELIEF),
    "Each of its `queues`:",
    fieldTable(MOVE),
  ];
}

function listOf(meanings: Readonly<Record<string, string>>): string {
  return Object.entries(meanings)
    .map(([word, meaning]) => `- \`${word}\`: ${meaning}.`)
    .join("\n");
}
