import { isHopeless, observationEnds, type WarmUpFinding, warmUpFinding } from "../analysis/warm-up-search.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { passingStreams, standingScenario } from "../scenarios/standing-scenario.ts";
import { simulate, type SimulationFlags } from "./simulation.ts";
import type { Talk } from "./talk.ts";

/** What `--warm-up` takes: to be found, or a number of days. */
export type WarmUpAsked = "auto" | number;

/** With fewer, a start that differs little is not told from chance. */
const PILOT_REPLICATIONS = 20;
/** Pilots are made twice as long as long as they have not settled. */
const FIRST_PILOT_YEARS = 20;
const LONGEST_PILOT_YEARS = 80;

/**
 * Finds how long a warm-up a scenario needs, by pilot replications from its start, each time twice as long until all leading series
 * have settled or no longer pilot would help.
 * @param file what messages about the scenario name
 * @returns undefined where Ctrl-C came first
 * @throws ScenarioError where the start cannot be told from what comes later
 */
export async function searchWarmUp(
  scenario: Scenario,
  file: string,
  flags: SimulationFlags,
  talk: Talk,
): Promise<WarmUpFinding | undefined> {
  refusePassing(scenario, file);
  for (let years = FIRST_PILOT_YEARS; ; years *= 2) {
    const pilot = standingScenario(scenario, years);
    if (!flags.quiet) talk.say(talk.messages.pilotRuns(PILOT_REPLICATIONS, years));
    const kept = { ...flags, distributions: false, periodEnds: observationEnds(years) };
    const run = await simulate([pilot], [file], PILOT_REPLICATIONS, kept, talk);
    if (run.isInterrupted) return undefined;
    const finding = warmUpFinding(pilot, run.models[0], run.results[0], years);
    if (finding.neededYears !== null || 2 * years > LONGEST_PILOT_YEARS || isHopeless(finding)) return finding;
  }
}

function refusePassing(scenario: Scenario, file: string): void {
  const problems = passingStreams(scenario).map((id) => ({
    severity: "error" as const,
    file,
    line: 0,
    column: 0,
    path: `streams.${id}`,
    message:
      "has arrivals at given instants that are not repeated, so a warm-up cannot be found; give --warm-up DAYS, or repeatEveryDays",
  }));
  if (problems.length > 0) throw new ScenarioError(problems);
}
