/*
 * What a scenario says, looked up anew each time (docs/model.md, sections 3, 5 and 6): weekdays, ways on, delays, words
 * for where a patient waits, priority classes, calendars. Nothing here knows of a simulation.
 */
import type { Waiting } from "../../scenarios/allocation.ts";
import type { TransferHours } from "../../scenarios/place.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { Delay, Route } from "../../scenarios/stay.ts";
import { MONTHS, WEEKDAYS, type Weekday } from "../../scenarios/words.ts";
import type { Distribution } from "../../scenarios/distribution.ts";

// A year of growth is 365.25 days.
const DAYS_PER_YEAR = 365.25;

export const END_OF_DAY = 1;

/** The calendar of a run; day 0 is the first simulated day. */
export type Calendar = {
  readonly warmUpDays: number;
  /** The end of the run, in days. */
  readonly end: number;
  /** A holiday is the weekday that it falls on. */
  readonly plainWeekday: (day: number) => Weekday;
  /** A holiday is a Sunday. */
  readonly weekday: (day: number) => Weekday;
  readonly month: (day: number) => (typeof MONTHS)[number];
  /** As YYYY-MM-DD. */
  readonly date: (day: number) => string;
};

export function calendarOf(scenario: Scenario): Calendar {
  const { startDate, warmUpDays, lengthDays, endDate } = scenario.run;
  const measuredDays = lengthDays ?? (utc(endDate!) - utc(startDate)) / utcDay;
  const dateOf = (day: number): Date => new Date(utc(startDate) + (day - warmUpDays) * utcDay);
  // getUTCDay has Sunday as 0.
  const plainWeekday = (day: number): Weekday => WEEKDAYS[(dateOf(day).getUTCDay() + 6) % 7]!;
  const isHoliday = (day: number): boolean =>
    (scenario.calendar?.holidays ?? []).includes(dateOf(day).toISOString().slice(0, 10));
  return {
    warmUpDays,
    end: warmUpDays + measuredDays,
    plainWeekday,
    weekday: (day) => (isHoliday(day) ? "sunday" : plainWeekday(day)),
    month: (day) => MONTHS[dateOf(day).getUTCMonth()]!,
    date: (day) => dateOf(day).toISOString().slice(0, 10),
  };
}

/** Arrivals of a trace in the run, in order (section 4). */
export function traceOf(scenario: Scenario, calendar: Calendar, streamId: string): number[] {
  const stream = scenario.streams[streamId]!;
  if (stream.kind !== "trace") throw new Error("No trace.");
  const { arrivals = [], shiftDays = 0, repeatEveryDays } = stream;
  const times: number[] = [];
  for (const text of arrivals) {
    const [date, clockTime] = text.split("T") as [string, string];
    for (let day = 0; day < calendar.end; day++) {
      const later = (utc(calendar.date(day)) - utc(date)) / utcDay - shiftDays;
      const isThatDay = repeatEveryDays === undefined ? later === 0 : later % repeatEveryDays === 0;
      if (isThatDay) times.push(day + clockOf(clockTime));
    }
  }
  return times.toSorted((a, b) => a - b);
}

function clockOf(text: string): number {
  const [hours, minutes, seconds = "0"] = text.split(":") as [string, string, string?];
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

const utcDay = 24 * 60 * 60 * 1000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Ids in the order that counts: by code unit. */
export function inOrder(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Rate of a stream in an hour of a day (section 4). */
export function rateOf(scenario: Scenario, calendar: Calendar, streamId: string, day: number, hour: number): number {
  const stream = scenario.streams[streamId]!;
  if (stream.kind === "trace") throw new Error("A trace has no rate.");
  const profile = stream.profile === undefined ? undefined : scenario.profiles?.[stream.profile];
  const years = (day - calendar.warmUpDays) / DAYS_PER_YEAR;
  const { ratesByDate = {}, ratePerDay } = stream;
  const dates = inOrder(Object.keys(ratesByDate));
  const date = dates.findLast((each) => each <= calendar.date(day));
  const plain = date === undefined ? (ratePerDay ?? ratesByDate[dates[0]!]!) : ratesByDate[date]!;
  return (
    plain *
    (profile?.weekday?.[calendar.weekday(day)] ?? 1) *
    (profile?.hour?.[hour] ?? 1) *
    (profile?.month?.[calendar.month(day)] ?? 1) *
    (1 + (stream.growthPerYear ?? 0)) ** years
  );
}

/** Whether a scenario says what a stay of the group in the place is like. */
export function hasStay(scenario: Scenario, place: string, group: string): boolean {
  const [own, shared] = [scenario.groups[group]?.stays?.[place], scenario.places[place]!.stay];
  return (own?.treatmentDays ?? shared?.treatmentDays) !== undefined && (own?.routes ?? shared?.routes) !== undefined;
}

/** Hours of care a week of a stay: as the group's own stay says, or the need level, or the place for all. */
export function hoursPerWeekOf(scenario: Scenario, place: string, group: string): number {
  const { need, stays } = scenario.groups[group]!;
  const { hoursByNeed = {}, stay } = scenario.places[place]!;
  const own = stays?.[place]?.hoursPerWeek;
  if (own !== undefined) return own;
  return need !== undefined && need in hoursByNeed ? hoursByNeed[need]! : (stay?.hoursPerWeek ?? 0);
}

/** Hours of care a week of one who waits at home for a place, and the place that gives them; undefined where there is no care. */
export function waitingCareOf(
  scenario: Scenario,
  waitedFor: string,
  group: string,
): { readonly from: string; readonly hoursPerWeek: number } | undefined {
  const care = scenario.places[waitedFor]?.waitingAtHome;
  if (care === undefined) return undefined;
  const { need } = scenario.groups[group]!;
  const byNeed = need === undefined ? undefined : Object.entries(care.hoursByNeed ?? {}).find(([id]) => id === need);
  return { from: care.careFrom, hoursPerWeek: byNeed?.[1] ?? care.hoursPerWeek };
}

/** Hours of care a week that a place may give on a weekday; Infinity without limit. */
export function hoursCapacityAt(scenario: Scenario, placeId: string, weekday: Weekday): number {
  const { capacityHoursPerWeek = Infinity, staff } = scenario.places[placeId]!;
  const fte = staff && (staff.fteByWeekday?.[weekday] ?? staff.fte);
  const staffed = staff?.hoursPerFte === undefined ? Infinity : fte! * staff.hoursPerFte;
  return Math.min(capacityHoursPerWeek, staffed);
}

/** Whether a number of decimal hours is no more than another, to the hundredth. */
export function isAtMost(hours: readonly number[], capacity: number): boolean {
  const hundredths = hours.map((each) => BigInt((each * 100).toFixed(0)));
  if (capacity === Infinity) return true;
  return hundredths.reduce((sum, each) => sum + each, 0n) <= BigInt((capacity * 100).toFixed(0));
}

/** A way on from a stay, after routings have shared out their probability. */
export type WayOn = { readonly destination: string; readonly routing: string; readonly route: Route };

/** The ways on of a group in a place, in order of destination, then routing. */
export function waysOn(scenario: Scenario, place: string, group: string): WayOn[] {
  const routes = scenario.groups[group]?.stays?.[place]?.routes ?? scenario.places[place]!.stay?.routes ?? {};
  const ways: WayOn[] = [];
  for (const [to, route] of Object.entries(routes)) {
    const shared = scenario.routings?.[to];
    if (shared === undefined) {
      ways.push({ destination: to, routing: "", route });
      continue;
    }
    for (const [destination, inner] of Object.entries(shared)) {
      ways.push({ destination, routing: to, route: { ...inner, probability: route.probability * inner.probability } });
    }
  }
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return ways.sort((a, b) => before(a.destination, b.destination) || before(a.routing, b.routing));
}

/** Treatment days of a group in a place, for those who take this way on. */
export function treatmentDaysOf(scenario: Scenario, place: string, group: string, way: WayOn): Distribution {
  return (
    way.route.treatmentDays ??
    scenario.groups[group]?.stays?.[place]?.treatmentDays ??
    scenario.places[place]!.stay!.treatmentDays!
  );
}

/** The distribution of a delay that begins on a weekday. */
export function delayOn(delay: Delay | undefined, weekday: Weekday): Distribution | undefined {
  if (delay === undefined) return undefined;
  return "weekdays" in delay ? (delay.weekdays[weekday] ?? delay.otherwise) : delay;
}

/** The words that fit one who waits there, the most specific first. */
export function wordsFor(scenario: Scenario, source: string): string[] {
  const place = scenario.places[source];
  if (place === undefined) return [source, "any"];
  return [source, scenario.actors[place.owner]!.kind === "hospital" ? "hospital" : "municipal", "any"];
}

/** The entry of a record by where patients wait that counts for one who waits at `source`. */
export function mostSpecific<Value>(
  scenario: Scenario,
  entries: Readonly<Record<string, Value>> | undefined,
  source: string,
): Value | undefined {
  const word = wordsFor(scenario, source).find((each) => entries?.[each] !== undefined);
  return word === undefined ? undefined : entries![word];
}

/** One who waits: where, and of which group. */
export type WhoWaits = { readonly source: string; readonly group: string };

/** Whether an entry of a list of classes, lists or turns fits one who waits. */
export function fits(scenario: Scenario, { waitsAt, groups, actors }: Waiting, { source, group }: WhoWaits): boolean {
  const words = wordsFor(scenario, source);
  return (
    (waitsAt === undefined || waitsAt.some((word) => words.includes(word))) &&
    (groups === undefined || groups.includes(group)) &&
    (actors === undefined || actors.includes(scenario.groups[group]!.actor))
  );
}

/** Priority class at a place, the lower goes first; or which of its lists. */
export function classAt(scenario: Scenario, placeId: string, who: WhoWaits): number {
  const allocation = scenario.places[placeId]?.allocation;
  const first = (entries: readonly Waiting[]): number => {
    const at = entries.findIndex((entry) => fits(scenario, entry, who));
    return at === -1 ? entries.length : at;
  };
  switch (allocation?.rule) {
    case "hospital-first":
      return wordsFor(scenario, who.source).includes("hospital") ? 0 : 1;
    case "community-first":
      return who.source === "home" || who.source === "front-door" ? 0 : 1;
    case "priority":
      return first(allocation.order!);
    case "longest-list":
      return first(allocation.lists!);
    default:
      return 0;
  }
}

/** The turns of a place that goes by shares; none elsewhere. */
export function cycleAt(scenario: Scenario, placeId: string): readonly Waiting[] {
  const allocation = scenario.places[placeId]?.allocation;
  return allocation?.rule === "shares" ? allocation.cycle! : [];
}

/**
 * Capacity of a place at a time of a weekday (a fraction of the day): beds, or as many as there is staff for; Infinity without
 * limit.
 */
export function capacityAt(scenario: Scenario, placeId: string, weekday: Weekday, time: number): number {
  const { capacityByWeekday, capacityBeds, staff } = scenario.places[placeId]!;
  const last = capacityTimes(scenario, placeId, weekday).findLast((step) => step.at <= time);
  const beds = last?.beds ?? capacityByWeekday?.[weekday] ?? capacityBeds;
  const norm = staff?.ftePerPlace;
  const staffed = norm === undefined ? undefined : wholeTimes(staff!.fteByWeekday?.[weekday] ?? staff!.fte, norm);
  return Math.min(beds === "unlimited" ? Infinity : beds, staffed ?? Infinity);
}

/** The most beds at any hour of a weekday. */
export function mostBedsOn(scenario: Scenario, placeId: string, weekday: Weekday): number {
  const times = [0, ...capacityTimes(scenario, placeId, weekday).map(({ at }) => at)];
  return Math.max(...times.map((at) => capacityAt(scenario, placeId, weekday, at)));
}

/** The clock times of a weekday at which the beds may change, in order. */
export function capacityTimes(
  scenario: Scenario,
  placeId: string,
  weekday: Weekday,
): { readonly at: number; readonly beds: number }[] {
  const steps: { at: number; beds: number }[] = [];
  for (const [text, given] of Object.entries(scenario.places[placeId]!.capacityByHour ?? {})) {
    const beds = typeof given === "number" ? given : given[weekday];
    if (beds !== undefined) steps.push({ at: clock(text), beds });
  }
  return steps.sort((a, b) => a.at - b.at);
}

/** How many times one decimal number goes into another, in the digits as they are written. */
function wholeTimes(number: number, into: number): number {
  const decimals = Math.max(...[number, into].map((each) => String(each).split(".")[1]?.length ?? 0));
  const [above, below] = [number, into].map((each) => BigInt(each.toFixed(decimals).replace(".", "")));
  return Number(above! / below!);
}

/** Most beds of a place at once for patients of a municipality; Infinity without a number. */
export function mostServed(scenario: Scenario, placeId: string, actor: string): number {
  const { serves, owner } = scenario.places[placeId]!;
  if (serves === undefined || (actor === owner && serves[actor] === undefined)) return Infinity;
  const beds = serves[actor] ?? 0;
  return beds === "unlimited" ? Infinity : beds;
}

/** When a calendar is open on a weekday, in fractions of the day: not, all day, at an instant, or from … to. */
export type OpenOn =
  | { readonly kind: "closed" }
  | { readonly kind: "all-day" }
  | { readonly kind: "instant"; readonly at: number }
  | { readonly kind: "hours"; readonly from: number; readonly to: number };

export function openOn(hours: Pick<TransferHours, "weekdays" | "hours" | "at"> | undefined, weekday: Weekday): OpenOn {
  if (hours?.weekdays !== undefined && !hours.weekdays.includes(weekday)) return { kind: "closed" };
  if (hours?.at !== undefined) return { kind: "instant", at: clock(hours.at) };
  const { from, to } = hours?.hours ?? { from: "00:00", to: "24:00" };
  if (from !== "00:00" || to !== "24:00") return { kind: "hours", from: clock(from), to: clock(to) };
  return { kind: "all-day" };
}

/** Most patients on a weekday. */
export function mostOn(hours: TransferHours | undefined, weekday: Weekday): number {
  return hours?.maxPerDay?.[weekday] ?? Infinity;
}

export function clock(text: string): number {
  const [hours, minutes] = text.split(":").map(Number);
  return (hours! * 60 + minutes!) / 1440;
}
