/*
 * Beds that are locked for ever, reckoned from the spells of an event log (docs/model.md §6): at each instant at which something
 * happened, who waited where for what just after it. The first circle is not: it depends on what was open at what moment of an
 * instant, which a log does not tell.
 */
import { accepted, type History, isPlace, scenarioOn, type Spell } from "./log-history.ts";
import { mostBedsOn, mostSpecific } from "./second-rules.ts";

type Deadlocks = { readonly first: number; readonly total: number };

const known = new WeakMap<History, Deadlocks>();

/** When there was a deadlock and a total one; NaN where there was none. */
export function deadlocksOf(h: History): Deadlocks {
  const deadlocks = known.get(h) ?? reckon(h);
  known.set(h, deadlocks);
  return deadlocks;
}

function reckon(h: History): Deadlocks {
  let [first, total] = [NaN, NaN];
  const midnights = Array.from({ length: h.end }, (_, day) => day);
  const instants = [...new Set([...h.log.map(({ time }) => time), ...midnights])].sort((a, b) => a - b);
  const inBeds = h.spells.filter(
    ({ phase, source, destination }) =>
      phase === "queue" && isPlace(h.scenario, source) && isPlace(h.scenario, destination),
  );
  for (const time of instants.filter((each) => each < h.end)) {
    const locked = lockedPlaces(
      h,
      inBeds.filter(({ from, to }) => from <= time && time < to),
      time,
    );
    if (locked.size === 0) continue;
    if (Number.isNaN(first)) first = time;
    const limited = Object.keys(h.scenario.places).filter((id) => {
      const beds = mostBeds(h, id, time);
      return beds > 0 && beds < Infinity;
    });
    if (Number.isNaN(total) && limited.every((id) => locked.has(id))) total = time;
  }
  return { first, total };
}

function lockedPlaces(h: History, waiting: readonly Spell[], time: number): ReadonlySet<string> {
  const stuck = waiting
    .filter((spell) => !mayLeaveQueue(h, spell))
    .map((spell) => {
      const alternatives = spell.isFromAlternative ? [] : accepted(h.scenario, spell);
      return { source: spell.source, acceptable: [spell.destination, ...alternatives.map(({ to }) => to)] };
    });
  const locked = new Set(Object.keys(h.scenario.places));
  for (let before = -1; before !== locked.size;) {
    before = locked.size;
    for (const id of locked) {
      const count = stuck.filter(
        ({ source, acceptable }) => source === id && acceptable.every((each) => locked.has(each)),
      ).length;
      if (count < Math.max(1, mostBeds(h, id, time))) locked.delete(id);
    }
  }
  return locked;
}

/** Patience is drawn where there is a rate as the queue is joined. */
function mayLeaveQueue(h: History, { source, destination, joinedAt }: Spell): boolean {
  const scenario = scenarioOn(h.scenario, Math.max(0, Math.floor(joinedAt)));
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
