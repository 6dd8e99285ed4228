import { simulatedDays } from "../scenarios/calendar.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { UNLIMITED, WEEKDAYS, type Text } from "../scenarios/words.ts";

/** What a report says about a scenario besides its results: names by id, owners, capacities, period. */
export interface ScenarioFacts {
  readonly name: Text;
  readonly data: Scenario["data"];
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  readonly seed: string;
  readonly actors: Readonly<Record<string, { readonly name: Text; readonly isHospital: boolean }>>;
  readonly places: Readonly<Record<string, PlaceFacts>>;
  readonly exits: Readonly<Record<string, Text>>;
  readonly groups: Readonly<Record<string, Text>>;
}

export interface PlaceFacts {
  readonly name: Text;
  readonly owner: string;
  readonly kind: Scenario["places"][string]["kind"];
  /** Mean over the measured period, with the least and the most of a day; null where it is without limit. */
  readonly capacityBeds: { readonly mean: number; readonly least: number; readonly most: number } | null;
}

/**
 * Which question a run with changes answers. Changes without a date hold from simulated day 0, so the warm-up has settled to
 * them (`long-run`); `dated` ones begin on a date; `mixed` are both; `none` is a scenario without changes.
 */
export interface Effect {
  readonly kind: "none" | "long-run" | "dated" | "mixed";
  /** The dates from which dated changes hold, in order: YYYY-MM-DD, or MM-DD for every year. */
  readonly dates: readonly string[];
}

/** The facts of a resolved scenario, as `loadScenario` gives it; texts that are missing are the ids. */
export function scenarioFacts(scenario: Scenario, title: Text = scenario.name): ScenarioFacts {
  const days = simulatedDays(scenario);
  const capacities = meanCapacities(scenario);
  const named = <Entry extends { name?: Text | undefined }>(entries: Readonly<Record<string, Entry>>) =>
    Object.fromEntries(Object.entries(entries).map(([id, { name }]) => [id, name ?? id]));
  return {
    name: title,
    data: scenario.data,
    startDate: scenario.run.startDate,
    warmUpDays: days.warmUpDays,
    days: days.dayCount - days.warmUpDays,
    seed: scenario.run.seed,
    actors: Object.fromEntries(
      Object.entries(scenario.actors).map(([id, { name, kind }]) => [
        id,
        { name: name ?? id, isHospital: kind === "hospital" },
      ]),
    ),
    places: Object.fromEntries(
      Object.entries(scenario.places).map(([id, { name, owner, kind }]) => [
        id,
        { name: name ?? id, owner, kind, capacityBeds: capacities[id] },
      ]),
    ),
    exits: named(scenario.exits),
    groups: named(scenario.groups),
  };
}

/** Which question the difference between two resolved scenarios answers. */
export function effectOf(baseline: Scenario, alternative: Scenario): Effect {
  const before = new Set((baseline.changes ?? []).map((change) => JSON.stringify(change)));
  const dated = (alternative.changes ?? []).filter((change) => !before.delete(JSON.stringify(change)));
  const hasDated = dated.length > 0 || before.size > 0;
  const isOtherwiseEqual = JSON.stringify(withoutWords(baseline)) === JSON.stringify(withoutWords(alternative));
  const kind = hasDated ? (isOtherwiseEqual ? "dated" : "mixed") : isOtherwiseEqual ? "none" : "long-run";
  const dates = dated.flatMap(({ from }) => (from === undefined ? [] : [from]));
  return { kind, dates: [...new Set(dates)].sort() };
}

/** What decides the results, dated changes apart. */
function withoutWords(scenario: Scenario): unknown {
  const { $schema: _schema, name: _name, description: _description, changes: _changes, run, ...rest } = scenario;
  const { replications: _replications, ...model } = run;
  return { ...rest, run: model };
}

function meanCapacities(scenario: Scenario): Record<string, PlaceFacts["capacityBeds"]> {
  const days = simulatedDays(scenario);
  const epochs = scenarioEpochs(scenario);
  const capacities = Object.keys(scenario.places).map((id) => {
    let sum = 0;
    let least = Infinity;
    let most = 0;
    let isUnlimited = false;
    let epoch = 0;
    for (let day = 0; day < days.dayCount; day++) {
      if (epochs[epoch + 1]?.startDay === day) epoch++;
      if (day < days.warmUpDays) continue;
      const { capacityBeds, capacityByWeekday } = epochs[epoch].scenario.places[id];
      const beds = capacityByWeekday?.[WEEKDAYS[days.weekday[day]]] ?? capacityBeds;
      if (beds === UNLIMITED) {
        isUnlimited = true;
        break;
      }
      sum += beds;
      least = Math.min(least, beds);
      most = Math.max(most, beds);
    }
    return [id, isUnlimited ? null : { mean: sum / (days.dayCount - days.warmUpDays), least, most }] as const;
  });
  return Object.fromEntries(capacities);
}
