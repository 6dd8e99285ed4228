/*
 * Every measure of a replication, reckoned anew from what its event log tells, by the definitions of docs/model.md §8 and
 * report/catalogue-*.ts: a mean is a sum over spells, a count a sum over lines.
 */
import type { MeasureId, MeasureKey } from "../../engine/measures.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { WEEKDAYS } from "../../scenarios/words.ts";
import { deadlocksOf } from "./log-blocking.ts";
import {
  type Happening,
  type History,
  historyOf,
  isPlace,
  type Phase,
  type PlaceDay,
  type ReadyStay,
  scenarioOn,
  type Spell,
} from "./log-history.ts";
import type { PresentAtStart, ToldEntry } from "./second-log.ts";
import { hoursCapacityAt, waitingCareOf } from "./second-rules.ts";

const DAYS_PER_YEAR = 365;
const HOSPITAL = "hospital";
/** Times differ by so much through rounding. */
const ROUNDING = 1e-9;
/** A quantile of waits is as exact as a bin of their distribution, to 60 days. */
const BIN_DAYS = 1 / 48;

/** What a measure may be: one number, or a range where rounding or bins decide. */
export type Expected = number | { readonly least: number; readonly most: number };

/**
 * The measures of one replication of a scenario, each by its key.
 * @param firstMutualBlock as the second simulator says, for a log does not tell
 */
export function measuresFromLog(
  scenario: Scenario,
  log: readonly ToldEntry[],
  presentAtStart: readonly PresentAtStart[],
  firstMutualBlock: number,
): (key: MeasureKey) => Expected {
  const history = { ...historyOf(scenario, log, presentAtStart), firstMutualBlock };
  return (key) => MEASURE_FROM_LOG[key.measure](history, key);
}

// --- The measures ---------------------------------------------------------------------------------------------------

type Told = History & { readonly firstMutualBlock: number };
type FromLog = (history: Told, key: MeasureKey) => Expected;

const ready: (spell: Spell) => boolean = ({ phase }) => ["decision", "queue", "start"].includes(phase);
const inPhase =
  (phase: Phase): ((spell: Spell) => boolean) =>
  (spell) =>
    spell.phase === phase;

/** Spells in a bed, of the place named; without one, of hospital-owned places for what is said of the discharge-ready. */
const inBed: FromLogFilter = ({ scenario }, key) => {
  return ({ phase, source, destination, group }) =>
    phase !== "also" &&
    isPlace(scenario, source) &&
    (key.place === undefined ? isHospital(scenario, source) : source === key.place) &&
    (key.waitingFor === undefined || destination === key.waitingFor) &&
    fitsPatient(scenario, key, group);
};
type FromLogFilter = (history: History, key: MeasureKey) => (spell: Spell) => boolean;

const inQueue: FromLogFilter = ({ scenario }, key) => {
  return ({ phase, source, destination, group }) =>
    (phase === "queue" || phase === "also") &&
    destination === key.place &&
    (key.from === undefined || source === key.from) &&
    fitsPatient(scenario, key, group);
};

const onList: FromLogFilter = ({ scenario }, key) => {
  return ({ phase, destination, group }) =>
    phase === "listed" && destination === key.place && fitsPatient(scenario, key, group);
};

function listWaits(h: History, key: MeasureKey): number[] {
  return h.listWaits
    .filter(
      ({ time, place, group }) =>
        h.start <= time && time < h.end && place === key.place && fitsPatient(h.scenario, key, group),
    )
    .map(({ days }) => days);
}

function fitsPatient(scenario: Scenario, key: MeasureKey, group: string): boolean {
  return (
    (key.group === undefined || group === key.group) &&
    (key.actor === undefined || scenario.groups[group]!.actor === key.actor)
  );
}

function isHospital(scenario: Scenario, place: string): boolean {
  return scenario.actors[scenario.places[place]!.owner]!.kind === HOSPITAL;
}

function isBillable(scenario: Scenario, destination: string): boolean {
  const place = scenario.places[destination];
  return place ? !isHospital(scenario, destination) : (scenario.exits[destination]?.billable ?? false);
}

const MEASURE_FROM_LOG: Record<MeasureId, FromLog> = {
  dischargeReadyMean: (h, key) => mean(h, key, and(inBed(h, key), ready)),
  decisionDelayMean: (h, key) => mean(h, key, and(inBed(h, key), inPhase("decision"))),
  readyQueueMean: (h, key) => mean(h, key, and(inBed(h, key), inPhase("queue"))),
  startDelayMean: (h, key) => mean(h, key, and(inBed(h, key), inPhase("start"))),
  overstayNightsPerYear: (h, key) => perYear(h, midnights(h, and(inBed(h, key), ready))),
  billableNightsPerYear: (h, key) =>
    perYear(
      h,
      midnights(
        h,
        and(
          and(inBed(h, key), ready),
          ({ source, destination }) => isHospital(h.scenario, source) && isBillable(h.scenario, destination),
        ),
      ),
    ),
  readyStaysPerYear: (h, key) =>
    perYear(
      h,
      count(
        h,
        h.log.filter(
          ({ kind, place, destination, group }) =>
            kind === "ready" &&
            (key.place === undefined ? isHospital(h.scenario, place) : place === key.place) &&
            (key.waitingFor === undefined || destination === key.waitingFor) &&
            fitsPatient(h.scenario, key, group),
        ),
      ),
    ),
  staysWithNightPerYear: (h, key) => perYear(h, staysWithNight(h, key).length),
  nightsPerStayWithNight: (h, key) => {
    const stays = staysWithNight(h, key);
    return sumOf(stays.map(({ nights }) => nights)) / stays.length;
  },
  queueMean: (h, key) => mean(h, key, inQueue(h, key)),
  queueP50: (h, key) => levelQuantile(h, inQueue(h, key), 0.5),
  queueP90: (h, key) => levelQuantile(h, inQueue(h, key), 0.9),
  queueAtEnd: (h, key) => atEnd(h, key).length,
  queueAtEndDaysMean: (h, key) => {
    const waiting = atEnd(h, key);
    return sumOf(waiting.map(({ joinedAt }) => h.end - joinedAt)) / waiting.length;
  },
  waitDaysMean: (h, key) => meanOf(waitsFor(h, key)),
  waitDaysMeanOfThoseWaiting: (h, key) => meanOf(waitsFor(h, key).filter((days) => days > 0)),
  waitDaysP50: (h, key) => waitQuantile(waitsFor(h, key), 0.5),
  waitDaysP90: (h, key) => waitQuantile(waitsFor(h, key), 0.9),
  waitDaysP95: (h, key) => waitQuantile(waitsFor(h, key), 0.95),
  shareWaited: (h, key) => meanOf(waitsFor(h, key).map((days) => (days > 0 ? 1 : 0))),
  shareWaitedOver7Days: (h, key) => shareOver(waitsFor(h, key), 7),
  shareWaitedOver42Days: (h, key) => shareOver(waitsFor(h, key), 42),
  leftQueuePerYear: (h, key) => perYear(h, linesOf(h, key, "leaves-queue")),
  lostPerYear: (h, key) => perYear(h, linesOf(h, key, "lost")),
  divertedPerYear: (h, key) => perYear(h, linesOf(h, key, "diverted")),
  occupiedMean: (h, key) => mean(h, key, inBed(h, key)),
  occupiedP10: (h, key) => levelQuantile(h, inBed(h, key), 0.1),
  occupiedP50: (h, key) => levelQuantile(h, inBed(h, key), 0.5),
  occupiedP90: (h, key) => levelQuantile(h, inBed(h, key), 0.9),
  activeMean: (h, key) => mean(h, key, and(inBed(h, key), inPhase("active"))),
  undeclaredMean: (h, key) => mean(h, key, and(inBed(h, key), inPhase("undeclared"))),
  reservedMean: (h, key) => mean(h, key, ({ phase, goesTo }) => phase === "start" && goesTo === key.place),
  occupancyShare: (h, key) => {
    const limited = daysOf(h, key).filter(({ capacity }) => capacity !== Infinity);
    const bedDays = sumOf(limited.map(({ capacity }) => capacity));
    // Without beds there is no share, even where somebody lies beyond them.
    return bedDays === 0 ? NaN : sumOf(limited.map(({ occupied }) => occupied)) / bedDays;
  },
  shareOfTimeFull: (h, key) => meanOf(daysOf(h, key).map(({ full }) => full)),
  midnightOccupiedMean: (h, key) => censusMean(h, key, inBed(h, key)),
  midnightQueueMean: (h, key) => censusMean(h, key, inQueue(h, key)),
  overCapacityDaysPerYear: (h, key) => perYear(h, sumOf(daysOf(h, key).map(({ over }) => over))),
  closingDaysPerYear: (h, key) => perYear(h, sumOf(daysOf(h, key).map(({ closing }) => closing))),
  arrivalsPerYear: (h, key) =>
    perYear(h, linesOf(h, key, "arrives") + linesOf(h, key, "called-in") + linesOf(h, key, "fills-bed")),
  referralsPerYear: (h, key) => perYear(h, linesOf(h, key, "referred")),
  calledByPlanPerYear: (h, key) => perYear(h, linesOf(h, key, "called-in")),
  calledToFillPerYear: (h, key) => perYear(h, linesOf(h, key, "fills-bed")),
  waitingListMean: (h, key) => mean(h, key, onList(h, key)),
  waitingListP50: (h, key) => levelQuantile(h, onList(h, key), 0.5),
  waitingListP90: (h, key) => levelQuantile(h, onList(h, key), 0.9),
  waitingListAtEnd: (h, key) => h.spells.filter(onList(h, key)).filter(({ to }) => to === h.end).length,
  listWaitDaysMean: (h, key) => meanOf(listWaits(h, key)),
  listWaitDaysP50: (h, key) => waitQuantile(listWaits(h, key), 0.5),
  listWaitDaysP90: (h, key) => waitQuantile(listWaits(h, key), 0.9),
  admissionsPerYear: (h, key) => perYear(h, count(h, happened(h.admissions, key))),
  transfersPerYear: (h, key) =>
    perYear(
      h,
      count(
        h,
        happened(h.admissions, key).filter(({ from }) => isPlace(h.scenario, from) && from !== key.place),
      ),
    ),
  departuresPerYear: (h, key) => perYear(h, count(h, happened(h.departures, key))),
  readmissionsPerYear: (h, key) =>
    perYear(
      h,
      count(
        h,
        h.log.filter(
          ({ kind, visit, destination, reason }) =>
            destination === key.place &&
            ((kind === "arrives" && visit > 0) || (kind === "ready" && reason === "readmission")),
        ),
      ),
    ),
  deathsPerYear: (h, key) => perYear(h, count(h, happened(h.deaths, key))),
  tookAlternativePerYear: (h, key) => perYear(h, count(h, happened(h.tookAlternative, key))),
  deathsWaitingPerYear: (h, key) => perYear(h, count(h, happened(h.deathsWaiting, key))),
  homeCareHoursPerWeek: (h, key) => (stayHours(h, key, h.start, h.end) + waitingHours(h, key)) / (h.end - h.start),
  waitingCareHoursPerWeek: (h, key) => waitingHours(h, key) / (h.end - h.start),
  reservedHoursPerWeek: (h, key) =>
    sumOf(
      h.spells
        .filter(({ phase, goesTo }) => phase === "start" && goesTo === key.place)
        .map((spell) => overlap(spell, h.start, h.end) * spell.reservedHours),
    ) /
    (h.end - h.start),
  hoursUsedShare: (h, key) => {
    const limited = measuredDays(h, key)
      .map((day) => ({
        day,
        capacity: hoursCapacityAt(scenarioOn(h.scenario, day), key.place!, h.calendar.weekday(day)),
      }))
      .filter(({ capacity }) => capacity !== Infinity);
    const hours = sumOf(limited.map(({ capacity }) => capacity));
    const used = limited.map(({ day }) => stayHours(h, key, day, day + 1) + waitingHours(h, key, day, day + 1));
    return hours === 0 ? NaN : sumOf(used) / hours;
  },
  mutualBlockingsPerYear: (h) => perYear(h, count(h, h.circles)),
  daysToFirstMutualBlock: (h) => h.firstMutualBlock,
  daysToFirstDeadlock: (h) => deadlocksOf(h).first,
  daysToTotalDeadlock: (h) => deadlocksOf(h).total,
};

/** Hours a week × days of the stays in the place. */
function stayHours(h: History, key: MeasureKey, start: number, end: number): number {
  return sumOf(h.spells.filter(inBed(h, key)).map((spell) => overlap(spell, start, end) * spell.hoursPerWeek));
}

/** Hours a week × days of those who wait at home with care from the place, as it was when they joined the queue. */
function waitingHours(h: History, key: MeasureKey, start = h.start, end = h.end): number {
  const waits = h.spells.filter(
    ({ phase, source, destination }) =>
      phase === "queue" &&
      source === "home" &&
      isPlace(h.scenario, destination) &&
      (key.waitingFor === undefined || destination === key.waitingFor),
  );
  return sumOf(
    waits.map((spell) => {
      // One of a census has waited since before day 0, and is seen to from then on.
      const joinedOn = Math.max(0, Math.floor(spell.joinedAt));
      const inForce = scenarioOn(h.scenario, Math.min(joinedOn, h.end - 1));
      const care = waitingCareOf(inForce, spell.destination, spell.group);
      return care !== undefined && care.from === key.place ? overlap(spell, start, end) * care.hoursPerWeek : 0;
    }),
  );
}

// --- Sums -----------------------------------------------------------------------------------------------------------

function and(first: (spell: Spell) => boolean, second: (spell: Spell) => boolean): (spell: Spell) => boolean {
  return (spell) => first(spell) && second(spell);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** NaN of none. */
function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

function perYear({ start, end }: History, amount: number): number {
  return (amount / (end - start)) * DAYS_PER_YEAR;
}

function count({ start, end }: History, list: readonly { readonly time: number }[]): number {
  return list.filter(({ time }) => start <= time && time < end).length;
}

function happened(list: readonly Happening[], key: MeasureKey): Happening[] {
  return list.filter(
    ({ place, from, group }) =>
      place === key.place &&
      (key.from === undefined || from === key.from) &&
      (key.group === undefined || group === key.group),
  );
}

/** Lines about the queue for, or the way to, the place. */
function linesOf(h: History, key: MeasureKey, kind: ToldEntry["kind"]): number {
  return count(
    h,
    h.log.filter(
      (entry) =>
        entry.kind === kind &&
        entry.destination === key.place &&
        (key.from === undefined || entry.place === key.from) &&
        (key.group === undefined || entry.group === key.group),
    ),
  );
}

function overlap({ from, to }: Spell, start: number, end: number): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, start));
}

/** Measured days, of the weekday named. */
function measuredDays(h: History, key: MeasureKey): number[] {
  return Array.from({ length: h.end - h.start }, (_, index) => h.start + index).filter(
    (day) => key.weekday === undefined || h.calendar.weekday(day) === WEEKDAYS[key.weekday],
  );
}

function daysOf(h: History, key: MeasureKey): PlaceDay[] {
  return measuredDays(h, key).map((day) => h.days[key.place!]![day]!);
}

/** Time average over the measured days. */
function mean(h: History, key: MeasureKey, isCounted: (spell: Spell) => boolean): number {
  const spells = h.spells.filter(isCounted);
  if (key.weekday === undefined) {
    return sumOf(spells.map((spell) => overlap(spell, h.start, h.end))) / (h.end - h.start);
  }
  return meanOf(measuredDays(h, key).map((day) => sumOf(spells.map((spell) => overlap(spell, day, day + 1)))));
}

/** How many before any event at midnight. */
function atMidnight(spells: readonly Spell[], midnight: number): number {
  return spells.filter(({ from, to }) => from < midnight && midnight <= to).length;
}

function midnights(h: History, isCounted: (spell: Spell) => boolean): number {
  const spells = h.spells.filter(isCounted);
  return sumOf(measuredDays(h, { measure: "overstayNightsPerYear" }).map((day) => atMidnight(spells, day + 1)));
}

/** A census belongs to the day that its midnight ends. */
function censusMean(h: History, key: MeasureKey, isCounted: (spell: Spell) => boolean): number {
  const spells = h.spells.filter(isCounted);
  return meanOf(measuredDays(h, key).map((day) => atMidnight(spells, day + 1)));
}

function staysWithNight(h: History, key: MeasureKey): ReadyStay[] {
  return h.readyStays.filter(
    ({ time, place, group, nights }) =>
      nights > 0 &&
      h.start <= time &&
      time < h.end &&
      (key.place === undefined ? isHospital(h.scenario, place) : place === key.place) &&
      fitsPatient(h.scenario, key, group),
  );
}

function atEnd(h: History, key: MeasureKey): Spell[] {
  return h.spells.filter(inQueue(h, key)).filter(({ to }) => to === h.end);
}

/** Days of the waits for the place that ended in the measured period. */
function waitsFor(h: History, key: MeasureKey): number[] {
  return h.waits
    .filter(
      ({ time, source, destination }) =>
        h.start <= time && time < h.end && destination === key.place && (key.from === undefined || source === key.from),
    )
    .map(({ days }) => days);
}

function waitQuantile(waits: readonly number[], probability: number): Expected {
  if (waits.length === 0) return NaN;
  const ordered = waits.toSorted((a, b) => a - b);
  const days = ordered[Math.max(0, Math.ceil(probability * waits.length - ROUNDING) - 1)]!;
  return days === 0 ? 0 : { least: Math.max(0, days - BIN_DAYS), most: days + BIN_DAYS };
}

function shareOver(waits: readonly number[], days: number): Expected {
  const share = (limit: number): number => meanOf(waits.map((wait) => (wait > limit ? 1 : 0)));
  return waits.length === 0 ? NaN : { least: share(days + ROUNDING), most: share(days - ROUNDING) };
}

/** The least number that the count of spells is at or below for this share of the measured time. */
function levelQuantile(h: History, isCounted: (spell: Spell) => boolean, probability: number): Expected {
  const steps = h.spells.filter(isCounted).flatMap(({ from, to }) => [
    { time: Math.min(Math.max(from, h.start), h.end), change: 1 },
    { time: Math.min(Math.max(to, h.start), h.end), change: -1 },
  ]);
  const timeAt: number[] = [0];
  let [level, now] = [0, h.start];
  for (const { time, change } of [...steps.sort((a, b) => a.time - b.time), { time: h.end, change: 0 }]) {
    timeAt[level] = (timeAt[level] ?? 0) + time - now;
    level += change;
    now = time;
  }
  const least = (share: number): number => {
    let time = 0;
    for (let at = 0; at < timeAt.length; at++) {
      time += timeAt[at] ?? 0;
      if (time >= share * (h.end - h.start)) return at;
    }
    return timeAt.length - 1;
  };
  return { least: least(probability - ROUNDING), most: least(probability + ROUNDING) };
}
