import { dateNumber, dateText } from "./calendar.ts";
import { scenarioEpochs } from "./epochs.ts";
import type { Scenario } from "./schema.ts";
import { meanArrivalsPerDay } from "./stream-times.ts";
import type { Stream } from "./stream.ts";

const DAYS_A_YEAR = 365;

/**
 * A scenario as it stands on its first measured day, for ever so: to find out how long its start is remembered. Dated changes in force
 * on that day are made and others left out, those of every year kept; rates by date are their mean over the measured period and do
 * not grow; holidays are those of the first measured year, every year.
 * @param years of 365 days, all of them measured, that end where the measured period begins, as a warm-up does
 */
export function standingScenario(scenario: Scenario, years: number): Scenario {
  const { run, calendar, changes = [] } = scenario;
  const isYearly = ({ from }: (typeof changes)[number]): boolean => from?.length === 5;
  const dated = { ...scenario, changes: changes.filter((change) => !isYearly(change)) };
  const epochs = scenarioEpochs(dated);
  const inForce = epochs.findLast(({ startDay }) => startDay <= run.warmUpDays)!.scenario;
  const startDate = dateText(dateNumber(run.startDate) - years * DAYS_A_YEAR);
  const { endDate: _endDate, ...period } = run;
  return {
    ...inForce,
    streams: Object.fromEntries(
      Object.entries(inForce.streams).map(([id, stream]) => [id, standing(stream, scenario.run)]),
    ),
    ...(calendar && { calendar: { holidays: everyYear(calendar.holidays, run.startDate, years) } }),
    run: { ...period, startDate, warmUpDays: 0, lengthDays: years * DAYS_A_YEAR },
    changes: changes.filter(isYearly),
  };
}

/** Streams of instants that are not repeated: before them nobody comes, so there is no telling how long the start is remembered. */
export function passingStreams({ streams }: Scenario): string[] {
  return Object.entries(streams).flatMap(([id, stream]) =>
    stream.kind === "trace" && stream.repeatEveryDays === undefined ? [id] : [],
  );
}

function standing(stream: Stream, run: Scenario["run"]): Stream {
  if (stream.kind === "trace") return stream;
  const { ratesByDate, growthPerYear: _growth, ...rest } = stream;
  return ratesByDate === undefined ? rest : { ...rest, ratePerDay: meanArrivalsPerDay(run, stream) };
}

/** The holidays of the year from a date on, in each of the years before it. */
function everyYear(holidays: readonly string[], startDate: string, years: number): string[] {
  const first = dateNumber(startDate);
  const ofYear = holidays.map(dateNumber).filter((day) => day >= first && day < first + DAYS_A_YEAR);
  // Whole years of 365 days back: a year that keeps its length keeps its holidays.
  return Array.from({ length: years }, (_, at) => ofYear.map((day) => dateText(day - (at + 1) * DAYS_A_YEAR)))
    .flat()
    .sort();
}
