import { z } from "zod";
import { HEALTH_ASSUMPTIONS } from "../scenarios/forecast-input.ts";
import { withRegionsOf } from "../scenarios/population.ts";
import { readForecastInput } from "../scenarios/read-forecast.ts";
import { readPopulation } from "../scenarios/read-population.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";
import type { ReadText } from "../scenarios/table-files.ts";
import type { ForecastAsked, ForecastMaterial } from "./forecast.ts";
import { FORECAST_INPUT, planningFileOf, STAFF_NORMS } from "./planning-files.ts";
import { fileOf } from "./scenario-input.ts";
import { MOST_REPLICATIONS } from "./size.ts";
import type { Sources } from "./sources.ts";

const LONGEST_NAME = 500;
const LAST_YEAR = 2200;
/** Where no number is asked for. */
export const SIMULATED_REPLICATIONS = 10;

const Name = z.string().min(1, "must not be empty").max(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`);
const Share = z.number().min(0, "must be 0 or more").max(1, "must be 1 or less");

/** What `flyt forecast` is asked. */
export const ForecastQuestion = z.strictObject({
  population: Name.optional().meta({ description: "A table of people in place of that of the input." }),
  input: Name.optional().meta({
    description: "Use, places, prices and assumptions; those of Trondheim where missing.",
  }),
  norms: Name.optional().meta({ description: "Norms of staff; those of Trondheim where missing." }),
  lastYear: z.int("must be a whole number").max(LAST_YEAR, `must be ${LAST_YEAR} or less`).optional().meta({
    description: "The last year; that of the input where missing.",
  }),
  coverage: Share.optional().meta({ description: "Places per inhabitant covered in the last year." }),
  livingAlone: Share.optional().meta({ description: "Share who live alone in the last year." }),
  simulation: z
    .strictObject({
      scenario: Name.default("trondheim").meta({
        description: "The scenario: the name of one of the files, or of an example.",
      }),
      health: z.enum(HEALTH_ASSUMPTIONS).default("reference").meta({ description: "Which assumption of health." }),
      strategy: Name.optional().meta({
        description: "A measure; the coverage is kept, or goes to its target, where missing.",
      }),
      replications: z
        .int("must be a whole number")
        .min(1, "must be 1 or more")
        .max(MOST_REPLICATIONS, `must be ${MOST_REPLICATIONS} or less`)
        .default(SIMULATED_REPLICATIONS)
        .meta({ description: "Simulated histories of each path.", unit: "replications" }),
      seed: Name.optional().meta({ description: "Phrase that all random numbers come from." }),
    })
    .optional()
    .meta({ description: "The same years simulated; not where missing." }),
});
export type ForecastQuestion = Readonly<z.infer<typeof ForecastQuestion>>;

/** What a forecast is of, read and looked through. */
export interface ForecastRead {
  readonly material: ForecastMaterial;
  readonly asked: ForecastAsked;
}

/**
 * Reads all that a forecast names; what it does not name are the files that come with the program.
 * @param readTable gives the text of a table, which may have another encoding; as other files where missing
 * @throws ScenarioError with what is wrong in the files
 */
export function readForecast(
  question: ForecastQuestion,
  sources: Sources,
  readTable: ReadText = sources.readText,
): ForecastRead {
  const { lastYear, coverage, livingAlone, simulation } = question;
  const input = readForecastInput(planningFileOf(question.input, FORECAST_INPUT, sources), sources.readText);
  const norms = readStaffNorms(planningFileOf(question.norms, STAFF_NORMS, sources), sources.readText);
  const { region } = input.input;
  const own = readPopulation(input.populationFile, question.input === undefined ? sources.readText : readTable, region);
  const given = question.population === undefined ? undefined : readPopulation(question.population, readTable, region);
  const strategyFile = simulation?.strategy === undefined ? undefined : fileOf(simulation.strategy, "measure", sources);
  return {
    material: {
      input,
      norms,
      population: given ? withRegionsOf(given, own) : own,
      populationFile: question.population ?? input.populationFile,
      scenarioFile: simulation && fileOf(simulation.scenario, "scenario", sources),
      readText: sources.readText,
    },
    asked: {
      lastYear,
      coverage,
      livingAlone,
      ...(simulation && {
        simulation: {
          health: simulation.health,
          replications: simulation.replications,
          seed: simulation.seed,
          strategyFile,
        },
      }),
    },
  };
}
