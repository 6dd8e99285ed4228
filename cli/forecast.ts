import { stringify } from "yaml";
import { csvText } from "../report/csv-text.ts";
import { forecastDocument } from "../report/forecast-document.ts";
import { simulatedSummary, type SimulatedTold } from "../report/forecast-simulated.ts";
import { forecastDataTables } from "../report/forecast-data.ts";
import { forecastSummary } from "../report/forecast-summary.ts";
import { HEALTH_ASSUMPTIONS, type HealthAssumption } from "../scenarios/forecast-input.ts";
import { loadForecastInput, loadPopulation, loadStaffNorms } from "../scenarios/load.ts";
import { withRegionsOf } from "../scenarios/population.ts";
import { forecast, type ForecastAsked, type ForecastMaterial, type ForecastOutcome } from "../tasks/forecast.ts";
import { jsonText } from "../tasks/json-text.ts";
import { planningFile, programVersion } from "../tasks/package.ts";
import { fileOf } from "../tasks/scenario-input.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { FORECAST_COMMAND_WORDS } from "./forecast-words.ts";
import { PartialFolder, refuseExistingFolder } from "./partial-folder.ts";
import { type SimulationFlags, withSimulator } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface ForecastFlags extends SimulationFlags {
  readonly population?: string | undefined;
  readonly input?: string | undefined;
  readonly norms?: string | undefined;
  /** The last year, or the first and the last with a hyphen between. */
  readonly years?: string | undefined;
  readonly health?: string | undefined;
  readonly coverage?: string | undefined;
  readonly livingAlone?: string | undefined;
  readonly simulate?: boolean | undefined;
  readonly scenario?: string | undefined;
  readonly strategy?: string | undefined;
  readonly out?: string | undefined;
}

const SIMULATED_REPLICATIONS = 10;
const LAST_YEAR = 2200;

/** `flyt forecast`: people, need, places, staff and cost year by year, and the same years simulated. */
export async function forecastCommand(flags: ForecastFlags, talk: Talk): Promise<Exit> {
  if (!flags.simulate) refuseFlagsOfSimulation(flags, talk);
  if (flags.out !== undefined) refuseExistingFolder(flags.out, talk);
  const health = healthAsked(flags, talk);
  const material = materialOf(flags);
  const asked: ForecastAsked = {
    lastYear: lastYearAsked(flags, material.input.input.baseYear, talk),
    coverage: shareAsked("--coverage", flags.coverage, talk),
    livingAlone: shareAsked("--living-alone", flags.livingAlone, talk),
    ...(flags.simulate && {
      simulation: {
        health,
        replications: flags.replications ?? SIMULATED_REPLICATIONS,
        seed: flags.seed,
        strategyFile: flags.strategy === undefined ? undefined : fileOf(flags.strategy, "measure", DISK),
      },
    }),
  };
  const outcome = await withSimulator(flags, talk, (simulator) => forecast(material, asked, simulator));
  const { simulated } = outcome;
  if (simulated?.replications === 0) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const document = documentOf(material, outcome);
  if (flags.json) talk.printJson(document);
  else {
    talk.print(forecastSummary(outcome, talk.tableOptions));
    if (simulated) talk.print(`\n${simulatedSummary(toldOf(outcome), talk.tableOptions)}`);
  }
  if (flags.out !== undefined) writeForecast(flags.out, outcome, document, flags, talk);
  if (!simulated || simulated.replications === simulated.wantedReplications) return EXIT.done;
  const [finished, wanted] = [simulated.replications, simulated.wantedReplications];
  talk.say(talk.messages.interrupted(talk.number(finished), talk.number(wanted)));
  return EXIT.interrupted;
}

/** The files that were asked for, or those that come with the program. @throws ScenarioError */
function materialOf(flags: ForecastFlags): ForecastMaterial {
  const input = loadForecastInput(flags.input ?? planningFile("forecast-trondheim.yaml"));
  const norms = loadStaffNorms(flags.norms ?? planningFile("staff-norms-trondheim.yaml"));
  const { region } = input.input;
  const own = loadPopulation(input.populationFile, region);
  const given = flags.population === undefined ? undefined : loadPopulation(flags.population, region);
  return {
    input,
    norms,
    population: given ? withRegionsOf(given, own) : own,
    populationFile: flags.population ?? input.populationFile,
    scenarioFile: fileOf(flags.scenario ?? "trondheim", "scenario", DISK),
    readText: DISK.readText,
  };
}

function documentOf(material: ForecastMaterial, { data, question, forecast: own, simulated }: ForecastOutcome) {
  return forecastDocument({
    engineVersion: programVersion(),
    data,
    question,
    forecast: own,
    provenance: { input: material.input.provenance, norms: material.norms.provenance },
    ...(simulated && { simulated }),
  });
}

function toldOf({ data, simulated }: ForecastOutcome): SimulatedTold {
  const { health, seed, replications, loaded, paths } = simulated!;
  const [actor] = Object.entries(data.input.scenario.regionByActor).find(
    ([, region]) => region === data.input.region,
  ) ?? [""];
  return { health, seed, replications, scenario: loaded.scenario, actor, paths };
}

/** The tables, the document, and what was changed in the scenario as measures that compare and run take. */
function writeForecast(
  folder: string,
  outcome: ForecastOutcome,
  document: object,
  flags: ForecastFlags,
  talk: Talk,
): void {
  const files: [string, string][] = [
    ["forecast.json", `${jsonText(document)}\n`],
    ...Object.entries(forecastDataTables(outcome)).map(([name, table]): [string, string] => [
      `${name}.csv`,
      csvText(table, "neutral"),
    ]),
    ...(outcome.simulated?.paths ?? []).map(({ path, changes }): [string, string] => [
      `${path}.yaml`,
      stringify(
        { name: `${path} ${outcome.forecast.baseYear}-${outcome.forecast.lastYear}`, changes },
        { lineWidth: 120 },
      ),
    ]),
  ];
  const output = new PartialFolder(folder, talk);
  try {
    for (const [name, text] of files) output.write(name, text);
    output.complete();
  } finally {
    output.abandon();
  }
  if (!flags.quiet) talk.say(FORECAST_COMMAND_WORDS[talk.language].written(folder, files.length));
}

function refuseFlagsOfSimulation(flags: ForecastFlags, { messages }: Talk): void {
  const { strategy, scenario, replications, seed, health } = flags;
  const given = {
    "--strategy": strategy,
    "--scenario": scenario,
    "--replications": replications,
    "--seed": seed,
    "--health": health,
  };
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (flag !== undefined) throw new UsageError(messages.flagWithoutFlag(flag, "--simulate"));
}

function healthAsked({ health = "reference" }: ForecastFlags, { language }: Talk): HealthAssumption {
  const known = HEALTH_ASSUMPTIONS.find((own) => own === health);
  if (known === undefined) throw new UsageError(FORECAST_COMMAND_WORDS[language].healthNeeded(JSON.stringify(health)));
  return known;
}

function lastYearAsked({ years }: ForecastFlags, base: number, { language }: Talk): number | undefined {
  if (years === undefined) return undefined;
  const [, first, last] = /^(?:(\d{4})[-–])?(\d{4})$/.exec(years) ?? [];
  const isSound = (first === undefined || Number(first) === base) && Number(last) > base && Number(last) <= LAST_YEAR;
  if (!isSound) throw new UsageError(FORECAST_COMMAND_WORDS[language].yearsNeeded(base, JSON.stringify(years)));
  return Number(last);
}

/** 0.1, or 10% or 10,5 %. */
function shareAsked(flag: string, text: string | undefined, { language }: Talk): number | undefined {
  if (text === undefined) return undefined;
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const share = digits === undefined ? NaN : Number(digits.replace(",", ".")) / (percent === "%" ? 100 : 1);
  if (!(share >= 0 && share <= 1)) {
    throw new UsageError(FORECAST_COMMAND_WORDS[language].shareNeeded(flag, JSON.stringify(text)));
  }
  return share;
}
