import { positive, sum } from "./amounts.ts";
import { hoursColumns } from "./hours-measures.ts";
import { listColumns } from "./list-measures.ts";
import type { Model } from "./model.ts";
import { municipalityColumns } from "./municipality-measures.ts";
import { ageOfQueue } from "./queues.ts";
import { BLOCKED_FIRST, DEADLOCK_FIRST, DEADLOCK_TOTAL, type Simulation } from "./simulation.ts";
import { forgetLastRead, waitsOf } from "./wait-measures.ts";

/** Whether more of a measure is good, bad, or neither. */
export type Direction = "less-is-better" | "more-is-better" | "neutral";

export interface MeasureDefinition {
  /** beds, patients, days, nights/year, patients/year, bed-days/year, share, hours/week, times/year */
  readonly unit: string;
  readonly direction: Direction;
}

const less = (unit: string): MeasureDefinition => ({ unit, direction: "less-is-better" });
const neutral = (unit: string): MeasureDefinition => ({ unit, direction: "neutral" });

/**
 * All measures of one replication, by id: unit and direction. Their wording in three languages is in `report/catalogue.ts`,
 * what they are computed from stands below.
 */
export const MEASURES = {
  dischargeReadyMean: less("patients"),
  decisionDelayMean: less("patients"),
  readyQueueMean: less("patients"),
  startDelayMean: less("patients"),
  overstayNightsPerYear: less("nights/year"),
  billableNightsPerYear: less("nights/year"),
  readyStaysPerYear: neutral("patients/year"),
  staysWithNightPerYear: less("patients/year"),
  nightsPerStayWithNight: less("nights"),
  queueMean: less("patients"),
  queueP50: less("patients"),
  queueP90: less("patients"),
  queueAtEnd: less("patients"),
  queueAtEndDaysMean: less("days"),
  waitDaysMean: less("days"),
  waitDaysMeanOfThoseWaiting: less("days"),
  waitDaysP50: less("days"),
  waitDaysP90: less("days"),
  waitDaysP95: less("days"),
  shareWaited: less("share"),
  shareWaitedOver7Days: less("share"),
  shareWaitedOver42Days: less("share"),
  leftQueuePerYear: less("patients/year"),
  tookAlternativePerYear: neutral("patients/year"),
  lostPerYear: less("patients/year"),
  divertedPerYear: less("patients/year"),
  occupiedMean: neutral("beds"),
  occupiedP10: neutral("beds"),
  occupiedP50: neutral("beds"),
  occupiedP90: neutral("beds"),
  activeMean: neutral("beds"),
  undeclaredMean: less("beds"),
  reservedMean: neutral("beds"),
  occupancyShare: neutral("share"),
  shareOfTimeFull: less("share"),
  midnightOccupiedMean: neutral("beds"),
  midnightQueueMean: less("patients"),
  overCapacityDaysPerYear: less("bed-days/year"),
  closingDaysPerYear: neutral("bed-days/year"),
  arrivalsPerYear: neutral("patients/year"),
  admissionsPerYear: neutral("patients/year"),
  transfersPerYear: neutral("patients/year"),
  departuresPerYear: neutral("patients/year"),
  readmissionsPerYear: less("patients/year"),
  deathsPerYear: neutral("patients/year"),
  deathsWaitingPerYear: less("patients/year"),
  homeCareHoursPerWeek: neutral("hours/week"),
  waitingCareHoursPerWeek: neutral("hours/week"),
  reservedHoursPerWeek: neutral("hours/week"),
  hoursUsedShare: neutral("share"),
  referralsPerYear: neutral("patients/year"),
  waitingListMean: less("patients"),
  waitingListP50: less("patients"),
  waitingListP90: less("patients"),
  waitingListAtEnd: less("patients"),
  listWaitDaysMean: less("days"),
  listWaitDaysP50: less("days"),
  listWaitDaysP90: less("days"),
  calledByPlanPerYear: neutral("patients/year"),
  calledToFillPerYear: neutral("patients/year"),
  mutualBlockingsPerYear: neutral("times/year"),
  daysToFirstMutualBlock: neutral("days"),
  daysToFirstDeadlock: neutral("days"),
  daysToTotalDeadlock: neutral("days"),
} as const satisfies Record<string, MeasureDefinition>;
export type MeasureId = keyof typeof MEASURES;

/** What a figure is about, besides its measure; ids as in the scenario. */
export interface MeasureKey {
  readonly measure: MeasureId;
  readonly place?: string;
  /** Destination waited for: a place or an exit. */
  readonly waitingFor?: string;
  /** Where they wait or come from: a place, home or front-door. */
  readonly from?: string;
  readonly group?: string;
  /** Municipality where the patients live. */
  readonly actor?: string;
  /** 0 Monday to 6 Sunday, a holiday counted as Sunday; a midnight census belongs to the day that it ends. */
  readonly weekday?: number;
}

/** One column of the results: its key, and how it is read from a finished replication. */
export interface MeasureColumn {
  readonly key: MeasureKey;
  /** NaN where it has no value, such as a mean wait where nobody waited. */
  readonly value: (s: Simulation) => number;
}

const DAYS_PER_YEAR = 365;

/** Of the models asked for last, newest last. Each batch of replications asks again, for one model or for it and its baseline. */
const recent: { readonly model: Model; readonly columns: readonly MeasureColumn[] }[] = [];
const MOST_RECENT = 2;

/** The columns of a model, the same for every replication: all of them, or those of some numbers, from 0. */
export function measureColumns(model: Model, numbers?: readonly number[]): readonly MeasureColumn[] {
  let found = recent.find((one) => one.model === model);
  if (!found) {
    found = { model, columns: allColumns(model) };
    recent.push(found);
    if (recent.length > MOST_RECENT) recent.shift();
  }
  const all = found.columns;
  return numbers ? numbers.map((number) => all[number]) : all;
}

function allColumns(model: Model): readonly MeasureColumn[] {
  return [...totals(model), ...model.placeIds.flatMap((id, place) => placeColumns(model, id, place))];
}

/** [column] the measures of one finished replication. */
export function measureRow(columns: readonly MeasureColumn[], s: Simulation): Float64Array {
  const row = new Float64Array(columns.length);
  for (let at = 0; at < row.length; at++) row[at] = columns[at].value(s);
  forgetLastRead();
  return row;
}

type Reader = (s: Simulation) => number;

/** Over hospital-owned places, in all and by the municipality where the patients live. */
function totals(model: Model): MeasureColumn[] {
  const hospital = pairsWhere(model, (pair) => isHospital(model, model.pairPlace[pair]));
  const ofActor = (actor: number) => hospital.filter((pair) => model.groupActor[model.pairGroup[pair]] === actor);
  const municipalities = model.actorIds.flatMap((id, actor) =>
    model.groupActor.includes(actor) ? readyColumns(model, { actor: id }, ofActor(actor)) : [],
  );
  return [...readyColumns(model, {}, hospital), ...blockingColumns(model), ...municipalities];
}

/** Of circles that are moved, how often; of those left standing, when. */
function blockingColumns(model: Model): MeasureColumn[] {
  if (!model.isHold) return [column({ measure: "mutualBlockingsPerYear" }, (s) => perYear(s, s.tally.circles))];
  return [
    column({ measure: "daysToFirstMutualBlock" }, (s) => s.blockedAt[BLOCKED_FIRST]),
    column({ measure: "daysToFirstDeadlock" }, (s) => s.blockedAt[DEADLOCK_FIRST]),
    column({ measure: "daysToTotalDeadlock" }, (s) => s.blockedAt[DEADLOCK_TOTAL]),
  ];
}

function placeColumns(model: Model, id: string, place: number): MeasureColumn[] {
  const pairs = pairsWhere(model, (pair) => model.pairPlace[pair] === place);
  const destinations = [...new Set(pairs.map((pair) => model.pairDestination[pair]))].sort((a, b) => a - b);
  const idOf = (destination: number) => model.placeIds[destination] ?? model.exitIds[destination - model.placeCount];
  return [
    ...readyColumns(model, { place: id }, pairs),
    ...destinations.flatMap((destination) =>
      readyColumns(
        model,
        { place: id, waitingFor: idOf(destination) },
        pairs.filter((pair) => model.pairDestination[pair] === destination),
      ),
    ),
    ...bedColumns(model, id, place),
    ...municipalityColumns(model, id, place, pairs),
    ...flowColumns(model, id, place, pairs),
    ...waitColumns(model, id, place),
    ...groupColumns(model, id, place, pairs),
    ...weekdayColumns(model, id, place),
    ...listColumns(model, id, place, levelQuantile),
  ];
}

/** Ready patients, nights and stays of some pairs. */
function readyColumns(model: Model, key: Omit<MeasureKey, "measure">, pairs: readonly number[]): MeasureColumn[] {
  const billable = pairs.filter(
    (pair) =>
      isHospital(model, model.pairPlace[pair]) && model.destinationIsBillable[model.pairDestination[pair]] !== 0,
  );
  const columns = [
    column({ measure: "dischargeReadyMean", ...key }, (s) => perDay(s, sum(s.tally.readyDays, pairs))),
    column({ measure: "decisionDelayMean", ...key }, (s) => perDay(s, sum(s.tally.decisionDays, pairs))),
    column({ measure: "startDelayMean", ...key }, (s) => perDay(s, sum(s.tally.startDays, pairs))),
    column({ measure: "readyQueueMean", ...key }, (s) =>
      perDay(s, sum(s.tally.readyDays, pairs) - sum(s.tally.decisionDays, pairs) - sum(s.tally.startDays, pairs)),
    ),
    column({ measure: "overstayNightsPerYear", ...key }, (s) => perYear(s, sum(s.tally.nights, pairs))),
    column({ measure: "readyStaysPerYear", ...key }, (s) => perYear(s, sum(s.tally.becameReady, pairs))),
  ];
  if (pairs.some((pair) => isHospital(model, model.pairPlace[pair]))) {
    columns.push(
      column({ measure: "billableNightsPerYear", ...key }, (s) => perYear(s, sum(s.tally.nights, billable))),
    );
  }
  // A stay may wait for one destination and then for another, so it is counted over all of them only.
  if (key.waitingFor !== undefined) return columns;
  return [
    ...columns,
    column({ measure: "staysWithNightPerYear", ...key }, (s) => perYear(s, sum(s.tally.movesAfterNight, pairs))),
    column(
      { measure: "nightsPerStayWithNight", ...key },
      (s) => sum(s.tally.nightsOfMoves, pairs) / positive(sum(s.tally.movesAfterNight, pairs)),
    ),
  ];
}

function bedColumns(model: Model, id: string, place: number): MeasureColumn[] {
  const key = { place: id };
  const stays = range(place * model.groupCount, model.groupCount);
  const weekdays = range(place * 7, 7);
  const columns = [
    column({ measure: "occupiedMean", ...key }, (s) => perDay(s, s.levels.integral(place))),
    column({ measure: "occupiedP10", ...key }, (s) => levelQuantile(s, place, 0.1)),
    column({ measure: "occupiedP50", ...key }, (s) => levelQuantile(s, place, 0.5)),
    column({ measure: "occupiedP90", ...key }, (s) => levelQuantile(s, place, 0.9)),
    column({ measure: "activeMean", ...key }, (s) => perDay(s, sum(s.tally.activeDays, stays))),
    column({ measure: "undeclaredMean", ...key }, (s) => perDay(s, sum(s.tally.undeclaredDays, stays))),
    column({ measure: "reservedMean", ...key }, (s) => perDay(s, s.tally.reservedDays[place])),
    column({ measure: "midnightOccupiedMean", ...key }, (s) => perDay(s, sum(s.tally.censusByWeekday, weekdays))),
    ...hoursColumns(model, id, place),
  ];
  if (model.placeIsUnlimited[place]) return columns;
  return [
    ...columns,
    column(
      { measure: "occupancyShare", ...key },
      (s) => s.tally.occupiedWhileLimited[place] / positive(s.tally.capacityDays[place]),
    ),
    column({ measure: "shareOfTimeFull", ...key }, (s) => perDay(s, s.tally.fullDays[place])),
    column({ measure: "overCapacityDaysPerYear", ...key }, (s) => perYear(s, s.tally.overCapacityDays[place])),
    column({ measure: "closingDaysPerYear", ...key }, (s) => perYear(s, s.tally.closingDays[place])),
  ];
}

function flowColumns(model: Model, id: string, place: number, pairs: readonly number[]): MeasureColumn[] {
  const key = { place: id };
  const stays = range(place * model.groupCount, model.groupCount);
  const sources = range(place * model.sourceCount, model.sourceCount);
  const fromOtherPlaces = sources.slice(0, model.placeCount).filter((_, source) => source !== place);
  return [
    column({ measure: "arrivalsPerYear", ...key }, (s) => perYear(s, sum(s.tally.arrivals, stays))),
    column({ measure: "admissionsPerYear", ...key }, (s) => perYear(s, sum(s.tally.admissions, stays))),
    column({ measure: "transfersPerYear", ...key }, (s) => perYear(s, sum(s.tally.admissionsFrom, fromOtherPlaces))),
    column({ measure: "departuresPerYear", ...key }, (s) => perYear(s, sum(s.tally.moves, pairs))),
    column({ measure: "readmissionsPerYear", ...key }, (s) => perYear(s, sum(s.tally.readmissions, stays))),
    column({ measure: "deathsPerYear", ...key }, (s) => perYear(s, sum(s.tally.deaths, stays))),
    column({ measure: "lostPerYear", ...key }, (s) => perYear(s, sum(s.tally.lost, sources))),
    column({ measure: "divertedPerYear", ...key }, (s) => perYear(s, sum(s.tally.diverted, sources))),
    column({ measure: "leftQueuePerYear", ...key }, (s) => perYear(s, sum(s.tally.leftQueue, sources))),
    column({ measure: "deathsWaitingPerYear", ...key }, (s) => perYear(s, sum(s.tally.deathsWaiting, sources))),
    ...(model.placeHasAlternatives[place]
      ? [
          column({ measure: "tookAlternativePerYear", ...key }, (s) =>
            perYear(s, sum(s.tally.tookAlternative, sources)),
          ),
        ]
      : []),
  ];
}

/** The queue for a place and its waits, in all and by where they wait; waits of unlimited places are left out. */
function waitColumns(model: Model, id: string, place: number): MeasureColumn[] {
  const queue = 2 * model.placeCount + place;
  const weekdays = range(place * 7, 7);
  const sources = range(place * model.sourceCount, model.sourceCount).filter((at) => model.waitOf[at] >= 0);
  const columns = [
    column({ measure: "queueMean", place: id }, (s) => perDay(s, s.levels.integral(queue))),
    column({ measure: "queueP50", place: id }, (s) => levelQuantile(s, queue, 0.5)),
    column({ measure: "queueP90", place: id }, (s) => levelQuantile(s, queue, 0.9)),
    column({ measure: "queueAtEnd", place: id }, (s) => s.queueLength[place]),
    column({ measure: "queueAtEndDaysMean", place: id }, (s) => ageOfQueue(s, place)),
    column({ measure: "midnightQueueMean", place: id }, (s) => perDay(s, sum(s.tally.queueCensusByWeekday, weekdays))),
    ...waitsOf(
      { place: id },
      sources.map((at) => model.waitOf[at]),
    ),
  ];
  for (const at of sources) {
    const source = at - place * model.sourceCount;
    const key = { place: id, from: [...model.placeIds, "home", "front-door"][source] };
    columns.push(
      column({ measure: "queueMean", ...key }, (s) => perDay(s, s.tally.queueDays[at])),
      column({ measure: "admissionsPerYear", ...key }, (s) => perYear(s, s.tally.admissionsFrom[at])),
      column({ measure: "lostPerYear", ...key }, (s) => perYear(s, s.tally.lost[at])),
      column({ measure: "leftQueuePerYear", ...key }, (s) => perYear(s, s.tally.leftQueue[at])),
      ...waitsOf(key, [model.waitOf[at]]),
    );
  }
  return columns;
}

function groupColumns(model: Model, id: string, place: number, pairs: readonly number[]): MeasureColumn[] {
  return model.groupIds.flatMap((groupId, group) => {
    const stay = place * model.groupCount + group;
    if (model.stayRows[stay] === model.stayRows[stay + 1]) return [];
    const key = { place: id, group: groupId };
    const own = pairs.filter((pair) => model.pairGroup[pair] === group);
    return [
      column({ measure: "admissionsPerYear", ...key }, (s) => perYear(s, s.tally.admissions[stay])),
      column({ measure: "activeMean", ...key }, (s) => perDay(s, s.tally.activeDays[stay])),
      column({ measure: "dischargeReadyMean", ...key }, (s) => perDay(s, sum(s.tally.readyDays, own))),
      column({ measure: "overstayNightsPerYear", ...key }, (s) => perYear(s, sum(s.tally.nights, own))),
      column({ measure: "queueMean", ...key }, (s) => perDay(s, s.tally.queueDaysByGroup[stay])),
    ];
  });
}

function weekdayColumns(model: Model, id: string, place: number): MeasureColumn[] {
  return range(0, 7).flatMap((weekday) => {
    const key = { place: id, weekday };
    const at = place * 7 + weekday;
    const mean = (of: (s: Simulation) => Float64Array) => (s: Simulation) =>
      of(s)[at] / positive(s.tally.weekdays[weekday]);
    const columns = [
      column(
        { measure: "occupiedMean", ...key },
        mean((s) => s.tally.occupiedByWeekday),
      ),
      column(
        { measure: "dischargeReadyMean", ...key },
        mean((s) => s.tally.readyByWeekday),
      ),
      column(
        { measure: "queueMean", ...key },
        mean((s) => s.tally.queueByWeekday),
      ),
      column(
        { measure: "midnightOccupiedMean", ...key },
        mean((s) => s.tally.censusByWeekday),
      ),
      column(
        { measure: "midnightQueueMean", ...key },
        mean((s) => s.tally.queueCensusByWeekday),
      ),
    ];
    if (model.placeIsUnlimited[place]) return columns;
    return [
      ...columns,
      column(
        { measure: "shareOfTimeFull", ...key },
        mean((s) => s.tally.fullByWeekday),
      ),
    ];
  });
}

function column(key: MeasureKey, value: Reader): MeasureColumn {
  return { key, value };
}

function measuredDays(s: Simulation): number {
  return s.model.dayCount - s.model.warmUpDays;
}

function perDay(s: Simulation, amount: number): number {
  return amount / measuredDays(s);
}

function perYear(s: Simulation, amount: number): number {
  return (amount / measuredDays(s)) * DAYS_PER_YEAR;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function pairsWhere(model: Model, test: (pair: number) => boolean): number[] {
  return range(0, model.pairCount).filter(test);
}

function isHospital(model: Model, place: number): boolean {
  return model.actorIsHospital[model.placeOwner[place]] !== 0;
}

/** Least level that the level function is at or below for this share of the time. */
function levelQuantile(s: Simulation, index: number, probability: number): number {
  const times = s.levels.times(index);
  let total = 0;
  for (const days of times) total += days;
  let below = 0;
  for (let level = 0; level < times.length; level++) {
    below += times[level];
    if (below >= probability * total) return level;
  }
  return NaN;
}
