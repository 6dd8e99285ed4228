/*
 * Mutual blocking that is left standing, reckoned from the spells of an event log (docs/model.md §6): at each instant at which
 * something happened, who waited where for what just after it.
 */
import type { Scenario } from "../../scenarios/schema.ts";
import { type History, isPlace, scenarioOn, type Spell } from "./log-history.ts";
import type { Blocking } from "./second-log.ts";
import { mostBedsOn, mostOn, mostSpecific, openOn } from "./second-rules.ts";

const known = new WeakMap<History, Blocking>();

export function blockingOf(h: History): Blocking {
  const blocking = known.get(h) ?? reckon(h);
  known.set(h, blocking);
  return blocking;
}

function reckon(h: History): Blocking {
  const blocking: Blocking = { firstMutualBlock: NaN, firstDeadlock: NaN, totalDeadlock: NaN };
  const midnights = Array.from({ length: h.end }, (_, day) => day);
  const clockTimes = midnights.flatMap((day) => openings(h, day));
  const instants = [...new Set([...h.log.map(({ time }) => time), ...midnights, ...clockTimes])].sort((a, b) => a - b);
  const note = (field: keyof Blocking, time: number): void => {
    if (Number.isNaN(blocking[field])) blocking[field] = time;
  };
  const inBeds = h.spells.filter(
    ({ phase, source, destination }) =>
      phase === "queue" && isPlace(h.scenario, source) && isPlace(h.scenario, destination),
  );
  for (const time of instants.filter((each) => each < h.end)) {
    const waiting = inBeds.filter(({ from, to }) => from <= time && time < to);
    const locked = lockedPlaces(h, waiting, time);
    if (locked.size > 0 || hasCircle(h, waiting, time)) note("firstMutualBlock", time);
    if (locked.size === 0) continue;
    note("firstDeadlock", time);
    const limited = Object.keys(h.scenario.places).filter((id) => {
      const beds = mostBeds(h, id, time);
      return beds > 0 && beds < Infinity;
    });
    if (limited.every((id) => locked.has(id))) note("totalDeadlock", time);
  }
  return blocking;
}

/** Clock times of the day at which something opens. */
function openings(h: History, day: number): number[] {
  return Object.values(scenarioOn(h.scenario, day).places).flatMap(({ intake, discharge }) =>
    [intake, discharge].flatMap((hours) => {
      const open = openOn(hours, h.calendar.weekday(day));
      return open.kind === "hours" ? [day + open.from] : open.kind === "instant" ? [day + open.at] : [];
    }),
  );
}

/** Whether one can go from a place to itself along waits that calendars and numbers of the day would let end. */
function hasCircle(h: History, waiting: readonly Spell[], time: number): boolean {
  const edges = new Map<string, Set<string>>();
  for (const { source, destination } of waiting) {
    if (!mayMove(h, source, destination, time)) continue;
    edges.set(source, (edges.get(source) ?? new Set()).add(destination));
  }
  return [...edges.keys()].some((start) => {
    const reached = new Set(edges.get(start));
    // A set that grows while it is walked.
    for (const place of reached) for (const next of edges.get(place) ?? []) reached.add(next);
    return reached.has(start);
  });
}

function mayMove(h: History, from: string, to: string, time: number): boolean {
  const day = Math.floor(time);
  const scenario = scenarioOn(h.scenario, day);
  const weekday = h.calendar.weekday(day);
  const given = h.log.filter((entry) => entry.kind === "given" && Math.floor(entry.time) === day && entry.time <= time);
  const isOpen = (hours: Scenario["places"][string]["intake"], count: number): boolean => {
    const open = openOn(hours, weekday);
    const isInside =
      open.kind === "all-day" ||
      (open.kind === "hours" && day + open.from <= time && time < day + open.to) ||
      (open.kind === "instant" && day + open.at === time);
    return isInside && count < mostOn(hours, weekday);
  };
  const beds = (id: string): number => mostBedsOn(scenario, id, weekday);
  return (
    beds(from) < Infinity &&
    beds(to) < Infinity &&
    isOpen(scenario.places[from]!.discharge, given.filter(({ place }) => place === from).length) &&
    isOpen(scenario.places[to]!.intake, given.filter(({ destination }) => destination === to).length)
  );
}

function lockedPlaces(h: History, waiting: readonly Spell[], time: number): ReadonlySet<string> {
  const stuck = waiting.filter((spell) => !mayLeaveQueue(h, spell));
  const locked = new Set(Object.keys(h.scenario.places));
  for (let before = -1; before !== locked.size;) {
    before = locked.size;
    for (const id of locked) {
      const count = stuck.filter(({ source, destination }) => source === id && locked.has(destination)).length;
      if (count < Math.max(1, mostBeds(h, id, time))) locked.delete(id);
    }
  }
  return locked;
}

/** Patience is drawn where there is a rate as the queue is joined. */
function mayLeaveQueue(h: History, { source, destination, joinedAt }: Spell): boolean {
  const scenario = scenarioOn(h.scenario, Math.floor(joinedAt));
  const leaving = mostSpecific(scenario, scenario.places[destination]!.leaving, source) ?? [];
  return [leaving].flat().some(({ ratePerDay }) => ratePerDay > 0);
}

/** On any day from then on. */
function mostBeds(h: History, id: string, time: number): number {
  let most = 0;
  for (let day = Math.floor(time); day < h.end; day++) {
    const scenario = scenarioOn(h.scenario, day);
    const { overCapacityBeds = 0 } = scenario.places[id]!;
    const beyond = overCapacityBeds === "unlimited" ? Infinity : overCapacityBeds;
    most = Math.max(most, mostBedsOn(scenario, id, h.calendar.weekday(day)) + beyond);
  }
  return most;
}
