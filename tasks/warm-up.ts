import { phrase } from "../scenarios/message.ts";
import { isHopeless, observationEnds, type WarmUpFinding, warmUpFinding } from "../analysis/warm-up-search.ts";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { passingStreams, standingScenario } from "../scenarios/standing-scenario.ts";
import { compileAll } from "./compile-all.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";

/** With fewer, a start that differs little is not told from chance. */
export const PILOT_REPLICATIONS = 20;
/** Pilots are made twice as long as long as they have not settled. */
const FIRST_PILOT_YEARS = 20;
const LONGEST_PILOT_YEARS = 80;

export interface PilotOptions extends Pick<SimulatorOptions, "signal" | "onProgress"> {
  /** Told before each pilot, how many replications of how many years. */
  readonly onPilot?: ((replications: number, years: number) => void) | undefined;
}

/**
 * Finds how long a warm-up a scenario needs, by pilot replications from its start, each time twice as long until all leading series
 * have settled or no longer pilot would help.
 * @param file what messages about the scenario name
 * @returns undefined where it was cancelled before
 * @throws ScenarioError where the start cannot be told from what comes later
 */
export async function searchWarmUp(
  scenario: Scenario,
  file: string,
  simulator: Simulator,
  { onPilot, ...options }: PilotOptions,
): Promise<WarmUpFinding | undefined> {
  refusePassing(scenario, file);
  for (let years = FIRST_PILOT_YEARS; ; years *= 2) {
    const pilot = standingScenario(scenario, years);
    onPilot?.(PILOT_REPLICATIONS, years);
    const kept = { files: [file], replications: PILOT_REPLICATIONS, periodEnds: observationEnds(years) };
    const [results] = await simulator.run([pilot], { ...options, ...kept });
    if (results.isPartial) return undefined;
    const [model] = compileAll([pilot], [file]);
    const finding = warmUpFinding(pilot, model, results, years);
    if (finding.neededYears !== null || 2 * years > LONGEST_PILOT_YEARS || isHopeless(finding)) return finding;
  }
}

/** All pilots that it may come to. @throws ScenarioError where there can be none */
export function pilotsOf(scenario: Scenario, file: string): Scenario[] {
  refusePassing(scenario, file);
  const pilots: Scenario[] = [];
  for (let years = FIRST_PILOT_YEARS; years <= LONGEST_PILOT_YEARS; years *= 2) {
    pilots.push(standingScenario(scenario, years));
  }
  return pilots;
}

function refusePassing(scenario: Scenario, file: string): void {
  const problems = passingStreams(scenario).map((id) =>
    newProblem(
      phrase(
        "has arrivals at given instants that are not repeated, so a warm-up cannot be found; give --warm-up DAYS, or repeatEveryDays",
      ),
      { file, path: `streams.${id}` },
    ),
  );
  if (problems.length > 0) throw new ScenarioError(problems);
}
