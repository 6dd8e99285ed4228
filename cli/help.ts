import type { Language } from "../report/language.ts";
import { HELP_EN } from "./help-en.ts";
import { HELP_NB } from "./help-nb.ts";
import { HELP_NN } from "./help-nn.ts";

export type CommandName =
  | "init"
  | "validate"
  | "run"
  | "compare"
  | "bottlenecks"
  | "sweep"
  | "optimize"
  | "forecast"
  | "rerun"
  | "merge"
  | "report"
  | "explain"
  | "serve"
  | "token"
  | "worker"
  | "cluster"
  | "db"
  | "schema";

export type OptionName =
  | "lang"
  | "version"
  | "help"
  | "json"
  | "quiet"
  | "replications"
  | "seed"
  | "threads"
  | "set"
  | "measure"
  | "untilHalfWidth"
  | "of"
  | "maxReplications"
  | "all"
  | "distributions"
  | "eventLog"
  | "eventLogWarmUp"
  | "replication"
  | "patient"
  | "day"
  | "waiting"
  | "longestWaits"
  | "place"
  | "out"
  | "outOfMerge"
  | "shard"
  | "with"
  | "effect"
  | "step"
  | "bestOf"
  | "warmUp"
  | "byMonth"
  | "money"
  | "prices"
  | "priceYear"
  | "base"
  | "schemaOfMeasure"
  | "schemaOfStudy"
  | "outOfSweep"
  | "dryRun"
  | "schemaOfProblem"
  | "schemaOfPrices"
  | "schemaOfNorms"
  | "schemaOfUnitCosts"
  | "schemaOfForecast"
  | "budget"
  | "frontier"
  | "effort"
  | "outOfPlan"
  | "port"
  | "host"
  | "data"
  | "databaseUrl"
  | "workers"
  | "staff"
  | "costPerUser"
  | "unitCosts"
  | "population"
  | "forecastInput"
  | "norms"
  | "years"
  | "health"
  | "coverage"
  | "livingAlone"
  | "simulate"
  | "scenarioOfForecast"
  | "strategy"
  | "outOfForecast"
  | "open"
  | "auth"
  | "publicUrl"
  | "allowHost"
  | "trustProxy"
  | "mostJobs"
  | "mostJobsPerUser"
  | "mostPlaceDays"
  | "log"
  | "config"
  | "role"
  | "tokenName"
  | "expires"
  | "formatOfReport"
  | "templateOfReport"
  | "outOfReport";

type ArgumentWord =
  | "problem"
  | "amount"
  | "levels"
  | "scenario"
  | "baseline"
  | "file"
  | "folder"
  | "manifest"
  | "results"
  | "text"
  | "change"
  | "alternative"
  | "patient"
  | "date"
  | "instant"
  | "place"
  | "study"
  | "measureId"
  | "days"
  | "years"
  | "share"
  | "health"
  | "figure"
  | "year"
  | "address";

/** All that `--help` says. */
export interface Help {
  readonly headings: { readonly usage: string; readonly commands: string; readonly options: string };
  readonly purpose: string;
  readonly commandUsage: string;
  readonly optionUsage: string;
  /** What stands for an argument: <scenario>, <baseline>, <file>, <folder>. */
  readonly words: Readonly<Record<ArgumentWord, string>>;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  /** Below the options of the program, and of each command. */
  readonly programNotes: string;
  readonly notes: Readonly<Record<CommandName, string>>;
}

export const HELP: Readonly<Record<Language, Help>> = { nb: HELP_NB, nn: HELP_NN, en: HELP_EN };
