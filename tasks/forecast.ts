import { type Forecast, forecastOf, type ForecastData, type ForecastQuestion } from "../analysis/forecast.ts";
import { coverageChanges, growthChanges } from "../analysis/forecast-growth.ts";
import { yearEnds, type YearlySeries, yearlySeries } from "../analysis/forecast-simulated.ts";
import type { HealthAssumption } from "../scenarios/forecast-input.ts";
import type { Change } from "../scenarios/change.ts";
import type { Population } from "../scenarios/population.ts";
import { type LoadedForecastInput, refuseUnknownMunicipalities } from "../scenarios/read-forecast.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { type LoadedScenario, readScenario } from "../scenarios/read.ts";
import type { ReadText } from "../scenarios/table-files.ts";
import type { Text } from "../scenarios/words.ts";
import type { SimulatorOptions, Simulator } from "./simulator.ts";

/** What a forecast is made from. */
export interface ForecastMaterial {
  readonly input: LoadedForecastInput;
  readonly norms: LoadedStaffNorms;
  readonly population: Population;
  /** The file that the people come from. */
  readonly populationFile: string;
  /** The scenario that is simulated, and what gives the text of it and of the strategy; needed for a simulation only. */
  readonly scenarioFile: string;
  readonly readText: ReadText;
}

/** The years simulated: as today, and under a strategy. */
export interface ForecastSimulation {
  readonly health: HealthAssumption;
  readonly replications: number;
  /** That of the scenario where missing. */
  readonly seed?: string | undefined;
  /** A measure whose changes hold from the first year on, or from their own dates; where missing the coverage rate is kept, or goes to its target. */
  readonly strategyFile?: string | undefined;
}

export interface ForecastAsked extends ForecastQuestion {
  readonly simulation?: ForecastSimulation | undefined;
}

/** One way through the years: what was changed, and what came of it. */
export interface SimulatedPath {
  readonly path: "as-today" | "coverage-kept" | "coverage-target" | "measure";
  /** Of a measure. */
  readonly name?: Text;
  /** Beside the scenario as it is read: the growth of demand, and the strategy. */
  readonly changes: readonly Change[];
  readonly series: readonly YearlySeries[];
}

export interface SimulatedForecast {
  readonly health: HealthAssumption;
  readonly seed: string;
  readonly wantedReplications: number;
  /** Finished by all paths. */
  readonly replications: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** The scenario as it is simulated on the first path. */
  readonly loaded: LoadedScenario;
  /** As today first. */
  readonly paths: readonly SimulatedPath[];
}

export interface ForecastOutcome {
  readonly data: ForecastData;
  readonly question: ForecastQuestion;
  readonly forecast: Forecast;
  readonly simulated?: SimulatedForecast;
}

/** Stands for the growth of demand as a file that extends the scenario, below the strategy. */
const GROWTH_LAYER = "--forecast";

/**
 * The forecast, and if it is asked for, the same years simulated.
 * @param simulator needed where a simulation is asked for
 * @throws ScenarioError with what is wrong in the files
 */
export async function forecast(
  material: ForecastMaterial,
  asked: ForecastAsked,
  simulator?: Simulator,
  watch: Pick<SimulatorOptions, "signal" | "onProgress"> = {},
): Promise<ForecastOutcome> {
  const { input, norms, population, populationFile } = material;
  const data: ForecastData = { input: input.input, population, populationFile, norms: norms.norms };
  const { simulation, ...question } = asked;
  refuseYearsBefore(question.lastYear, data.input.baseYear);
  const outcome = { data, question, forecast: forecastOf(data, question) };
  if (!simulation) return outcome;
  if (!simulator) throw new Error("a simulated forecast needs a simulator");
  return { ...outcome, simulated: await simulated(material, data, question, simulation, simulator, watch) };
}

/** @throws ScenarioError for a last year that is not after the base year */
function refuseYearsBefore(lastYear: number | undefined, baseYear: number): void {
  if (lastYear === undefined || lastYear > baseYear) return;
  const message = `must be after the base year ${baseYear}, got ${lastYear}`;
  throw new ScenarioError([{ severity: "error", file: "forecast", line: 0, column: 0, path: "lastYear", message }]);
}

async function simulated(
  material: ForecastMaterial,
  data: ForecastData,
  question: ForecastQuestion,
  simulation: ForecastSimulation,
  simulator: Simulator,
  watch: Pick<SimulatorOptions, "signal" | "onProgress">,
): Promise<SimulatedForecast> {
  const { scenarioFile, readText } = material;
  const firstYear = data.input.baseYear;
  const lastYear = question.lastYear ?? data.input.lastYear;
  const base = readScenario(scenarioFile, readText);
  refuseUnknownMunicipalities(material.input, base.scenario);
  const theta = data.input.health[simulation.health].theta;
  const growth = growthChanges(base.scenario, data, { theta, lastYear });
  const layered = layeredReader(base, scenarioFile, growth, readText);
  const asToday = readScenario(GROWTH_LAYER, layered);
  const introduction = { startDate: `${firstYear}-01-01`, endDate: `${lastYear + 1}-01-01` };
  const strategy = strategyOf(simulation, question, data, asToday, lastYear);
  const withStrategy = readScenario(
    GROWTH_LAYER,
    layered,
    strategy.measure === undefined
      ? { changes: strategy.changes, changesName: strategy.path }
      : { measures: [strategy.measure], introduction },
  );
  const seed = simulation.seed ?? base.scenario.run.seed;
  const scenarios = [asToday, withStrategy].map(({ scenario }) => ({ ...scenario, run: { ...scenario.run, seed } }));
  const ends = yearEnds(firstYear, lastYear);
  const { replications } = simulation;
  const files = [scenarioFile, strategy.measure ?? scenarioFile];
  const results = await simulator.run(scenarios, { files, replications, periodEnds: ends, ...watch });
  const [today, changed] = results.map((own, at) =>
    yearlySeries(scenarios[at]!, own, firstYear, ends.length, at === 0 ? undefined : results[0]),
  );
  return {
    health: simulation.health,
    seed,
    wantedReplications: replications,
    replications: Math.min(...results.map((own) => own.replications.length)),
    firstYear,
    lastYear,
    loaded: asToday,
    paths: [
      { path: "as-today", changes: growth, series: today ?? [] },
      {
        path: strategy.path,
        ...(strategy.measure !== undefined && { name: withStrategy.title }),
        changes: [
          ...growth,
          ...(strategy.measure === undefined ? strategy.changes : (withStrategy.scenario.changes ?? [])),
        ],
        series: changed ?? [],
      },
    ],
  };
}

/** Reads the scenario with the growth of its demand, as if that stood in a file. */
function layeredReader(
  base: LoadedScenario,
  scenarioFile: string,
  growth: readonly Change[],
  readText: ReadText,
): ReadText {
  const { name, description, data } = base.scenario;
  const text = JSON.stringify({
    name,
    ...(description !== undefined && { description }),
    data,
    extends: scenarioFile,
    changes: growth,
  });
  return (file) => (file === GROWTH_LAYER ? text : readText(file));
}

interface Strategy {
  readonly path: SimulatedPath["path"];
  readonly changes: readonly Change[];
  readonly measure?: string;
}

function strategyOf(
  { strategyFile }: ForecastSimulation,
  { coverage }: ForecastQuestion,
  data: ForecastData,
  { scenario }: LoadedScenario,
  lastYear: number,
): Strategy {
  if (strategyFile !== undefined) return { path: "measure", changes: [], measure: strategyFile };
  const path = coverage === undefined ? "coverage-kept" : "coverage-target";
  return { path, changes: coverageChanges(scenario, data, { lastYear }, coverage) };
}
