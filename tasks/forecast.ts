import { phrase } from "../scenarios/message.ts";
import { type Forecast, forecastOf, type ForecastData, type ForecastQuestion } from "../analysis/forecast.ts";
import { coverageChanges, growthChanges } from "../analysis/forecast-growth.ts";
import { yearEnds, type YearlySeries, yearlySeries } from "../analysis/forecast-simulated.ts";
import type { HealthAssumption } from "../scenarios/forecast-input.ts";
import type { Change } from "../scenarios/change.ts";
import type { Population } from "../scenarios/population.ts";
import { type LoadedForecastInput, refuseUnknownMunicipalities } from "../scenarios/read-forecast.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import { type LoadedScenario, readScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { ReadText } from "../scenarios/table-files.ts";
import type { Text } from "../scenarios/words.ts";
import { QUESTION_NAME } from "./question-error.ts";
import type { SimulatorOptions, Simulator } from "./simulator.ts";

/** What a forecast is made from. */
export interface ForecastMaterial {
  readonly input: LoadedForecastInput;
  readonly norms: LoadedStaffNorms;
  readonly population: Population;
  /** The file that the people come from. */
  readonly populationFile: string;
  /** The scenario that is simulated, where one is. */
  readonly scenarioFile?: string | undefined;
  /** Gives the text of the scenario and of the strategy. */
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
  const { simulation: _simulation, ...question } = asked;
  const outcome = reckonedForecast(material, question);
  const plan = forecastPlan(material, asked);
  if (!plan) return outcome;
  if (!simulator) throw new Error("a simulated forecast needs a simulator");
  return { ...outcome, simulated: await simulated(plan, simulator, watch) };
}

/** The forecast without any simulation. @throws ScenarioError with what is wrong in the files */
export function reckonedForecast(material: ForecastMaterial, question: ForecastQuestion): ForecastOutcome {
  const data = dataOf(material);
  refuseYearsBefore(question.lastYear, data.input.baseYear);
  return { data, question, forecast: forecastOf(data, question) };
}

function dataOf({ input, norms, population, populationFile }: ForecastMaterial): ForecastData {
  return { input: input.input, population, populationFile, norms: norms.norms };
}

/** @throws ScenarioError for a last year that is not after the base year */
function refuseYearsBefore(lastYear: number | undefined, baseYear: number): void {
  if (lastYear === undefined || lastYear > baseYear) return;
  const message = phrase("must be after the base year {baseYear}, got {lastYear}", { baseYear, lastYear });
  throw new ScenarioError([newProblem(message, { file: QUESTION_NAME, path: "lastYear" })]);
}

/** What is simulated for a forecast, read and looked through. */
export interface ForecastPlan {
  readonly simulation: ForecastSimulation;
  readonly seed: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** [path] as today first, under one seed. */
  readonly scenarios: readonly Scenario[];
  readonly files: readonly string[];
  /** [path] without what comes of it. */
  readonly paths: readonly Omit<SimulatedPath, "series">[];
  readonly loaded: LoadedScenario;
}

/** Undefined where no simulation is asked for. @throws ScenarioError with what is wrong in the files */
export function forecastPlan(
  material: ForecastMaterial,
  { simulation, ...question }: ForecastAsked,
): ForecastPlan | undefined {
  const { scenarioFile, readText } = material;
  if (!simulation) return undefined;
  if (scenarioFile === undefined) throw new Error("a simulated forecast needs a scenario");
  const data = dataOf(material);
  const firstYear = data.input.baseYear;
  const lastYear = question.lastYear ?? data.input.lastYear;
  refuseYearsBefore(lastYear, firstYear);
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
  const ownChanges = strategy.measure === undefined ? strategy.changes : (withStrategy.scenario.changes ?? []);
  return {
    simulation,
    seed,
    firstYear,
    lastYear,
    scenarios: [asToday, withStrategy].map(({ scenario }) => ({ ...scenario, run: { ...scenario.run, seed } })),
    files: [scenarioFile, strategy.measure ?? scenarioFile],
    paths: [
      { path: "as-today", changes: growth },
      {
        path: strategy.path,
        ...(strategy.measure !== undefined && { name: withStrategy.title }),
        changes: [...growth, ...ownChanges],
      },
    ],
    loaded: asToday,
  };
}

async function simulated(
  { simulation, scenarios, files, seed, firstYear, lastYear, paths, loaded }: ForecastPlan,
  simulator: Simulator,
  watch: Pick<SimulatorOptions, "signal" | "onProgress">,
): Promise<SimulatedForecast> {
  const ends = yearEnds(firstYear, lastYear);
  const { replications } = simulation;
  const results = await simulator.run(scenarios, { files, replications, periodEnds: ends, ...watch });
  const series = results.map((own, at) =>
    yearlySeries(scenarios[at]!, own, firstYear, ends.length, at === 0 ? undefined : results[0]),
  );
  return {
    health: simulation.health,
    seed,
    wantedReplications: replications,
    replications: Math.min(...results.map((own) => own.replications.length)),
    firstYear,
    lastYear,
    loaded,
    paths: paths.map((path, at) => ({ ...path, series: series[at] ?? [] })),
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
