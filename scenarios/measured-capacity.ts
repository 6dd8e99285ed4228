import { simulatedDays } from "./calendar.ts";
import { dailyCapacity } from "./capacity.ts";
import { scenarioEpochs } from "./epochs.ts";
import type { Scenario } from "./schema.ts";
import { WEEKDAYS } from "./words.ts";

/** Places open on the measured days: staffed beds, by what is in force on the day. Infinity without limit. */
export interface MeasuredCapacity {
  /** [measured day] averaged over the hours of the day. */
  readonly daily: Float64Array;
  readonly mean: number;
  /** The most at any hour. */
  readonly most: number;
}

/** By place. */
export function measuredCapacities(scenario: Scenario): Readonly<Record<string, MeasuredCapacity>> {
  const { warmUpDays, dayCount, weekday } = simulatedDays(scenario);
  const epochs = scenarioEpochs(scenario);
  const ids = Object.keys(scenario.places);
  const daily = ids.map(() => new Float64Array(dayCount - warmUpDays));
  const most = ids.map(() => 0);
  for (let day = warmUpDays; day < dayCount; day++) {
    const { places } = epochs.findLast(({ startDay }) => startDay <= day)!.scenario;
    ids.forEach((id, at) => {
      const capacity = dailyCapacity(places[id]!, WEEKDAYS[weekday[day]!]!);
      daily[at]![day - warmUpDays] = capacity.mean;
      most[at] = Math.max(most[at]!, capacity.most);
    });
  }
  return Object.fromEntries(
    ids.map((id, at) => {
      const days = daily[at]!;
      return [id, { daily: days, mean: days.reduce((sum, beds) => sum + beds, 0) / days.length, most: most[at]! }];
    }),
  );
}
