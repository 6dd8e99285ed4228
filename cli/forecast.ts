import { simulatedSummary, type SimulatedTold } from "../report/forecast-simulated.ts";
import { forecastSummary } from "../report/forecast-summary.ts";
import { HEALTH_ASSUMPTIONS, type HealthAssumption } from "../scenarios/forecast-input.ts";
import { readTableFile } from "../scenarios/load.ts";
import { forecast, type ForecastOutcome } from "../tasks/forecast.ts";
import { type ForecastQuestion, readForecast, SIMULATED_REPLICATIONS } from "../tasks/forecast-input.ts";
import { forecastFiles, forecastResult } from "../tasks/forecast-result.ts";
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

const LAST_YEAR = 2200;

/** `flyt forecast`: people, need, places, staff and cost year by year, and the same years simulated. */
export async function forecastCommand(flags: ForecastFlags, talk: Talk): Promise<Exit> {
  if (!flags.simulate) refuseFlagsOfSimulation(flags, talk);
  if (flags.out !== undefined) refuseExistingFolder(flags.out, talk);
  const { material, asked } = readForecast(questionOf(flags, talk), DISK, readTableFile);
  refuseEarlyYears(flags, material.input.input.baseYear, talk);
  const outcome = await withSimulator(flags, talk, (simulator) => forecast(material, asked, simulator));
  const { simulated } = outcome;
  if (simulated?.replications === 0) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  if (flags.json) talk.printJson(forecastResult(material, outcome));
  else {
    talk.print(forecastSummary(outcome, talk.tableOptions));
    if (simulated) talk.print(`\n${simulatedSummary(toldOf(outcome), talk.tableOptions)}`);
  }
  if (flags.out !== undefined) writeForecast(flags.out, forecastFiles(material, outcome), flags, talk);
  if (!simulated || simulated.replications === simulated.wantedReplications) return EXIT.done;
  const [finished, wanted] = [simulated.replications, simulated.wantedReplications];
  talk.say(talk.messages.interrupted(talk.number(finished), talk.number(wanted)));
  return EXIT.interrupted;
}

function toldOf({ data, simulated }: ForecastOutcome): SimulatedTold {
  const { health, seed, replications, loaded, paths } = simulated!;
  const [actor] = Object.entries(data.input.scenario.regionByActor).find(
    ([, region]) => region === data.input.region,
  ) ?? [""];
  return { health, seed, replications, scenario: loaded.scenario, actor, paths };
}

function writeForecast(
  folder: string,
  files: Readonly<Record<string, string>>,
  flags: ForecastFlags,
  talk: Talk,
): void {
  const output = new PartialFolder(folder, talk);
  try {
    for (const [name, text] of Object.entries(files)) output.write(name, text);
    output.complete();
  } finally {
    output.abandon();
  }
  if (!flags.quiet) talk.say(FORECAST_COMMAND_WORDS[talk.language].written(folder, Object.keys(files).length));
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

const YEARS = /^(?:(\d{4})[-–])?(\d{4})$/;

/** What the flags ask. @throws UsageError where they mean nothing */
function questionOf(flags: ForecastFlags, talk: Talk): ForecastQuestion {
  const { population, input, norms, years, scenario = "trondheim", strategy, seed } = flags;
  const lastYear = years === undefined ? undefined : Number(YEARS.exec(years)?.[2]);
  return {
    population,
    input,
    norms,
    lastYear: Number.isNaN(lastYear) ? undefined : lastYear,
    coverage: shareAsked("--coverage", flags.coverage, talk),
    livingAlone: shareAsked("--living-alone", flags.livingAlone, talk),
    ...(flags.simulate && {
      simulation: {
        scenario,
        health: healthAsked(flags, talk),
        strategy,
        replications: flags.replications ?? SIMULATED_REPLICATIONS,
        seed,
      },
    }),
  };
}

/** The first year is that of the input, which is known only once that is read. */
function refuseEarlyYears({ years }: ForecastFlags, base: number, { language }: Talk): void {
  if (years === undefined) return;
  const [, first, last] = YEARS.exec(years) ?? [];
  const isSound = (first === undefined || Number(first) === base) && Number(last) > base && Number(last) <= LAST_YEAR;
  if (!isSound) throw new UsageError(FORECAST_COMMAND_WORDS[language].yearsNeeded(base, JSON.stringify(years)));
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
