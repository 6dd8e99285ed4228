import { dateNumber, dateText, simulatedDays } from "./calendar.ts";
import type { Change } from "./change.ts";
import { applyChanges } from "./changes.ts";
import type { Scenario } from "./schema.ts";

/** A stretch of the run in which no parameter changes by date. */
export interface Epoch {
  /** First day, from simulated day 0. */
  readonly startDay: number;
  /** The scenario with the dated changes in force made; the same object where the same changes are in force. */
  readonly scenario: Scenario;
}

interface Interval {
  readonly change: number;
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The run divided at the dates from and to which changes hold. The first epoch starts on day 0; there is always one.
 * Where several changes are in force they are made in the order of the file.
 */
export function scenarioEpochs(scenario: Scenario): readonly Epoch[] {
  const changes = scenario.changes ?? [];
  const days = simulatedDays(scenario);
  const intervals = changes.flatMap((change, index) => intervalsOf(change, index, days.firstDate, days.dayCount));
  const bounds = new Set([0]);
  for (const { fromDay, toDay } of intervals) {
    for (const day of [fromDay, toDay]) if (day > 0 && day < days.dayCount) bounds.add(day);
  }
  const made = new Map<string, Scenario>();
  const epochs: Epoch[] = [];
  for (const startDay of [...bounds].sort((a, b) => a - b)) {
    const active = new Set(
      intervals.filter(({ fromDay, toDay }) => fromDay <= startDay && startDay < toDay).map(({ change }) => change),
    );
    const key = [...active].sort((a, b) => a - b).join(" ");
    const last = epochs.at(-1);
    const known =
      made.get(key) ??
      withChanges(
        scenario,
        changes.filter((_, index) => active.has(index)),
      );
    made.set(key, known);
    if (last?.scenario !== known) epochs.push({ startDay, scenario: known });
  }
  return epochs;
}

/** The days of the run in which a change holds: one stretch, or one a year where it is given by MM-DD. */
function intervalsOf(change: Change, index: number, firstDate: number, dayCount: number): Interval[] {
  if (change.from === undefined) return [{ change: index, fromDay: 0, toDay: dayCount }];
  const from = change.from;
  if (from.length > 5) {
    const toDay = change.to === undefined ? dayCount : dateNumber(change.to) - firstDate;
    return [{ change: index, fromDay: dateNumber(from) - firstDate, toDay }];
  }
  const to = change.to ?? from;
  const firstYear = Number(dateText(firstDate).slice(0, 4)) - 1;
  const lastYear = Number(dateText(firstDate + dayCount).slice(0, 4));
  const intervals: Interval[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    // A stretch that ends before it begins goes over New Year.
    const endYear = to <= from ? year + 1 : year;
    intervals.push({
      change: index,
      fromDay: dateNumber(`${year}-${from}`) - firstDate,
      toDay: dateNumber(`${endYear}-${to}`) - firstDate,
    });
  }
  return intervals;
}

function withChanges(scenario: Scenario, changes: readonly Change[]): Scenario {
  const { changes: _dated, ...rest } = scenario;
  return changes.length === 0 ? rest : (applyChanges(rest, changes).tree as Scenario);
}
