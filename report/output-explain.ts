import type { DayDocument, Happening, PlaceCensus, PlaceDay } from "../analysis/day-trace.ts";
import type { Wait } from "../analysis/longest-waits.ts";
import type { Draws, PatientStep, QueueStanding, ReadmissionDraw } from "../analysis/patient-trace.ts";
import type { Waiter } from "../analysis/waiter.ts";
import type { WaitedFor, WaitingDocument, WaitingPatient } from "../analysis/waiting-now.ts";
import { type Fields, fieldTable } from "./field-table.ts";

const AT = ["text", "Local date and time."] as const;
const PATIENT = [
  "text",
  "The patient: stream, or `start:` and a place, and which arrival of it, from 1; or `census:` and the id of a person.",
] as const;
const GROUP = ["text", "Id of the patient's group then."] as const;
const PLACE = ["text", "Where the patient is: id of a place, `home` or `front-door`."] as const;
const BED = ["object", "Whose bed is given; see below."] as const;

const STEP: Fields<Required<PatientStep>> = {
  at: AT,
  day: ["number", "Days since simulated day 0."],
  kind: [
    "text",
    "What happens, in the words of the engine: `arrives`, `queues`, `given`, `moves`, `admitted`, `treatment-ends`, `ready`, " +
      "`leaves-queue`, `lost`, `diverted`, `swap`, `referred`, `called-in`, `fills-bed`, `also-queues`; besides `present-at-start`, `still-waits` (others are given the " +
      "place) and `present-at-end`.",
  ],
  place: PLACE,
  destination: ["text", "Id of the place or exit that it is about."],
  group: GROUP,
  days: ["number", "How long what is over now has lasted: treatment, undeclared days, decision, wait or start delay."],
  nights: ["number", "Midnights of being discharge-ready that lie behind."],
  isReadmission: ["true", "Of an arrival: the patient has been in the model before."],
  isAlternative: ["true", "Of what is given: an alternative to what the patient waited for first."],
  isDeath: ["true", "Of a move: the exit is death."],
  isBrokenOff: ["true", "Of the end of treatment: the clock of a readmission rings."],
  draws: ["object", "What is drawn on admission; see below."],
  queue: ["object", "The line in which the patient stands after this instant; see below."],
  bed: BED,
  served: ["number", "Of `still-waits`: others who are given the place at this instant."],
  occupied: ["number", "Of a place that is given: patients in it before."],
  capacity: ["number or null", "Of a place that is given: its beds; null without limit."],
  passedBy: ["list", "Those who were ready later and were given the place before."],
  readmission: ["object", "Of a move: what is drawn; see below."],
  state: [
    "text",
    "At the end: `treatment`, `undeclared`, `decision`, `queue`, `start-delay`, `waiting-list` or `outside`.",
  ],
};

const DRAWS: Fields<Required<Draws>> = {
  treatmentDays: ["number or null", "Days of treatment; null for those present at the start."],
  destination: ["text", "Id of the place or exit after it."],
  probability: [
    "number or null",
    "Probability of that way on; null for those present at the start, and where the turn is kept.",
  ],
  keepsTurn: ["true", "The patient is in an alternative, and goes on to the first choice with the turn of before."],
};

const QUEUE: Fields<QueueStanding> = {
  position: ["number", "From 1."],
  waiting: ["number", "All in the queue."],
  ahead: ["list", "The first of those before."],
  orderMoves: ["true or false", "Whether the order changes as beds are given: with the longest list and with shares."],
  reasons: ["list", "What is in the way; see below."],
};

const WAITER: Fields<Required<Waiter>> = {
  patient: PATIENT,
  group: GROUP,
  place: PLACE,
  readyAt: ["text", "Ready since; without a bed, waiting since. Decides the turn."],
  priority: ["number", "Class, from 1, where the rule has classes; the lowest goes first."],
  list: ["number", "List, from 1, where the rule is the longest list."],
};

const READMISSION: Fields<ReadmissionDraw> = {
  probability: ["number", "Of coming back."],
  afterDays: ["number or null", "Days until then; null where the draw is that the patient does not."],
  to: ["text", "Id of the place."],
};

const DAY: Fields<DayDocument> = {
  date: ["text", "`YYYY-MM-DD`."],
  weekday: ["number", "0 Monday to 6 Sunday."],
  isHoliday: ["true or false", "Whether it counts as a Sunday though it is none."],
  isWarmUp: ["true or false", "Whether it is before the measured period."],
  places: ["list", "The census of each place."],
  happenings: ["list", "What happens, in order; see below."],
};

const PLACE_DAY: Fields<PlaceDay> = {
  place: ["text", "Id of the place."],
  capacity: ["number or null", "Beds as the day begins; null without limit."],
  atStart: ["object", "At the midnight with which it begins."],
  atEnd: ["object", "At the midnight with which it ends, before anything happens then."],
};

const CENSUS: Fields<PlaceCensus> = {
  occupied: ["number", "Patients in the place."],
  ready: ["number", "Of them, discharge-ready."],
  reserved: ["number", "Beds kept for those on their way."],
  waiting: ["number", "Those who wait for the place, wherever they are."],
};

const HAPPENING: Fields<Required<Happening>> = {
  at: AT,
  kind: ["text", "As in a step; what leads on at once is left out."],
  patient: PATIENT,
  group: GROUP,
  place: ["text", "Where the patient is; of an admission, where the patient comes to."],
  destination: ["text", "Id of the place or exit that it is about."],
  from: ["text", "Of an admission: where the patient comes from."],
  waitedDays: ["number", "How long the patient has waited for what is given, or given up."],
  bed: BED,
  position: ["number", "Of one who begins to wait: the position in line, from 1."],
  reasons: ["list", "Of one who begins to wait: what is in the way."],
};

const WAITING: Fields<WaitingDocument> = {
  at: AT,
  destinations: ["list", "What is waited for."],
};

const WAITED_FOR: Fields<Required<WaitedFor>> = {
  destination: ["text", "Id of the place or exit."],
  occupied: ["number", "Patients in the place."],
  reserved: ["number", "Beds kept for those on their way."],
  capacity: ["number or null", "Beds; null without limit."],
  patients: [
    "list",
    "Those who wait: in line first, then those without a decision, those who wait for the start, and those on a waiting list.",
  ],
};

const WAITING_PATIENT: Fields<Omit<Required<WaitingPatient>, keyof Waiter>> = {
  state: ["text", "`queue`, `decision`, `start-delay` or `waiting-list`."],
  isAlternative: ["true", "The patient waits for another place first, and accepts this one as well."],
  days: ["number", "So long in that state."],
  position: ["number", "In the queue, from 1."],
  reasons: ["list", "What is in the way; see below."],
};

const LONGEST: Fields<Wait> = {
  patient: PATIENT,
  group: GROUP,
  place: ["text", "Where the patient waited."],
  destination: ["text", "Id of the place or exit waited for."],
  from: AT,
  to: ["text or null", "When the wait ended; null where it had not at the end."],
  days: ["number", "How long it was."],
  ended: [
    "text",
    "How: `given`, `alternative` (another place was given), `leaves-queue`, `lost`, `diverted` or `still-waits`.",
  ],
};

/** The part of the page on output that is about `flyt explain --json`. */
export function explainSection(): string[] {
  return [
    "## flyt explain --json",
    "`{ manifest, replication, … }` and, by what was asked, `patient`, `day`, `waiting` or `longestWaits`. `replication` is counted from 1. Fields that do not apply are missing.",
    "### --patient",
    "`patient` is `{ patient, group, actor, steps: [step, …] }`, group and municipality as at the first step. A step:",
    fieldTable(STEP),
    "`draws`:",
    fieldTable(DRAWS),
    "`queue`:",
    fieldTable(QUEUE),
    "Each of `ahead` and `passedBy`:",
    fieldTable(WAITER),
    "`readmission`:",
    fieldTable(READMISSION),
    BEDS,
    REASONS,
    "### --day",
    "`day`:",
    fieldTable(DAY),
    "Each of `places`:",
    fieldTable(PLACE_DAY),
    "`atStart` and `atEnd`:",
    fieldTable(CENSUS),
    "Each of `happenings`:",
    fieldTable(HAPPENING),
    "### --waiting",
    "`waiting`:",
    fieldTable(WAITING),
    "Each of `destinations`:",
    fieldTable(WAITED_FOR),
    "Each of `patients` has what those in `ahead` have, and:",
    fieldTable(WAITING_PATIENT),
    "### --longest-waits",
    "Each of `longestWaits`, the longest first:",
    fieldTable(LONGEST),
  ];
}

const BEDS = `
\`bed\` has a \`kind\`: \`left\` (with \`by\`, the patient who left it, \`at\`, \`to\`, \`isDeath\`, and \`isNow\` where it was at the same
instant), \`empty\` since the start, \`opened\` as the capacity rose, \`over-capacity\`, \`no-limit\`, or \`swap\` where patients who
block one another move in a circle. Beds are alike in the model; of several that are empty, the one that has been so for
longest is taken to be given, but one that is left at the same instant first.
`;

const REASONS = `
Each of \`reasons\` has a \`reason\`: \`full\` (with \`capacity\`, \`occupied\`, \`reserved\`), \`over-capacity-not-for-group\`,
\`municipality-full\` (with \`actor\`, its \`beds\` there, and how many are \`taken\`),
\`intake-closed\` or \`intake-used-up\` (with \`opensAt\`, null for never), \`discharge-closed\` or \`discharge-used-up\` of the place
where the patient is (with \`place\` and \`opensAt\`), \`others-first\` (with \`ahead\`, how many).
`;
