import { type Argument, Command, type CommanderError, Option } from "commander";
import { EFFORTS } from "../optimizer/optimize.ts";
import {
  forecastJsonSchema,
  measureJsonSchema,
  pricesJsonSchema,
  problemJsonSchema,
  scenarioJsonSchema,
  staffNormsJsonSchema,
  studyJsonSchema,
  unitCostsJsonSchema,
} from "../scenarios/json-schema.ts";
import { bottlenecks, type BottlenecksFlags } from "./bottlenecks.ts";
import { EFFECTS_ASKED } from "../tasks/questions.ts";
import { compare, type CompareFlags } from "./compare.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { explain, type ExplainFlags } from "./explain.ts";
import { forecastCommand, type ForecastFlags } from "./forecast.ts";
import { type CommandName, HELP, type Help, type OptionName } from "./help.ts";
import { init } from "./init.ts";
import { isLanguage } from "./language.ts";
import { merge, type MergeFlags } from "./merge.ts";
import { OPTIMIZE_WORDS } from "./optimize-words.ts";
import { optimizeProblem, type OptimizeFlags } from "./optimize.ts";
import { programVersion } from "../tasks/package.ts";
import { REPORT_FORMATS, REPORT_TEMPLATES } from "../report/report-formats.ts";
import type { ReportFlags, TemplateFlag } from "./report.ts";
import { REPORT_MESSAGES } from "./report-messages.ts";
import { rerun, type RerunFlags } from "./rerun.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { run, type RunFlags } from "./run.ts";
import { QuestionError } from "../tasks/question-error.ts";
import { MOST_REPLICATIONS } from "../tasks/size.ts";
import { usageErrorFor } from "./question-words.ts";
import { LOG_LEVELS } from "../server/http/log-levels.ts";
import { SERVE_MESSAGES } from "./serve-messages.ts";
import { addServerCommands, MOST_THREADS } from "./server-commands.ts";
import { staff, type StaffFlags } from "./staff.ts";
import { sweep, type SweepFlags } from "./sweep.ts";
import type { Talk } from "./talk.ts";
import { usageErrorOf } from "./usage.ts";
import { validate, type ValidateFlags } from "./validate.ts";

const MOST_WAITS = 1000;
/** As a table of prices may have. */
const MOST_YEAR = 2200;
const MOST_PLACES_ADDED = 1000;
/** As a scenario may have. */
const MOST_WARM_UP_DAYS = 36_525;

/**
 * Does what the arguments say.
 * @returns the exit code
 * @throws UsageError where they mean nothing; ScenarioError and others from the commands
 */
export async function execute(words: readonly string[], talk: Talk): Promise<Exit> {
  let exit: Exit = EXIT.done;
  const program = programOf(talk, (code) => (exit = code));
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof QuestionError) throw usageErrorFor(error, talk);
    if (!isCommanderError(error)) throw error;
    if (error.code === "commander.helpDisplayed" || error.code === "commander.version") return EXIT.done;
    if (error.code === "commander.help") return EXIT.usage;
    throw usageErrorOf(error, words, talk.messages);
  }
  return exit;
}

/** The help of the program, or of a command. */
export function helpText(command: CommandName | undefined, talk: Talk): string {
  const program = programOf(talk, () => {});
  let text = "";
  const asked = program.commands.find((made) => made.name() === command) ?? program;
  asked.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}

/** @param end told how a command ended */
function programOf(talk: Talk, end: (exit: Exit) => void): Command {
  const help = HELP[talk.language];
  const { words } = help;
  const flags = new Flags(help, talk);
  const program = configured(new Command("flyt"), help)
    .description(help.purpose)
    .usage(help.commandUsage)
    .version(programVersion(), "-V, --version", help.options.version)
    .helpCommand(false)
    .addOption(flags.language())
    .addHelpText("after", help.programNotes);
  const command = (name: CommandName, ...words: string[]): Command => {
    const made = configured(program.command(name), help).description(help.commands[name]);
    for (const word of words) made.argument(word);
    return made.usage([...words, help.optionUsage].join(" ")).addHelpText("after", help.notes[name]);
  };

  command("init", `[${words.folder}]`).action((folder: string | undefined) => end(init(folder ?? ".", talk)));

  command("validate", `<${words.file}...>`)
    .addOption(new Option(`--base <${words.scenario}>`, help.options.base))
    .addOption(flags.json())
    .action((files: string[], options: ValidateFlags) => end(validate(files, options, talk)));

  withReckoned(withSimulation(command("run", `<${words.scenario}>`), flags), flags, help)
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.list(`--measure <${words.file}>`, help.options.measure))
    .addOption(flags.warmUp())
    .addOption(flags.text("--until-half-width", "n|n%", "untilHalfWidth"))
    .addOption(flags.text("--of", words.figure, "of"))
    .addOption(flags.wholeNumber("--max-replications", "n", "maxReplications", MOST_REPLICATIONS))
    .addOption(new Option("--all", help.options.all))
    .addOption(new Option("--distributions", help.options.distributions))
    .addOption(flags.text("--event-log", words.file, "eventLog"))
    .addOption(new Option("--event-log-warm-up", help.options.eventLogWarmUp))
    .addOption(flags.wholeNumber("--replication", "n", "replication", MOST_REPLICATIONS))
    .addOption(flags.text("--out", words.folder, "out"))
    .addOption(flags.shard())
    .action(async (scenario: string, options: RunFlags) => end(await run(scenario, options, talk)));

  withReckoned(withSimulation(command("compare", `<${words.baseline}>`), flags), flags, help)
    .addOption(flags.list(`--with <${words.alternative}>`, help.options.with))
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.effect())
    .addOption(flags.list(`--best-of <${words.measureId}>`, help.options.bestOf))
    .addOption(new Option("--by-month", help.options.byMonth))
    .addOption(flags.text("--out", words.folder, "out"))
    .action(async (baseline: string, options: CompareFlags) => end(await compare(baseline, options, talk)));

  withMoney(command("sweep", `<${words.study}>`), flags)
    .addOption(flags.text("--out", words.folder, "outOfSweep"))
    .addOption(new Option("--dry-run", help.options.dryRun))
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.wholeNumber("-n, --replications", "n", "replications", MOST_REPLICATIONS))
    .addOption(flags.seed())
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action(async (study: string, options: SweepFlags) => end(await sweep(study, options, talk)));

  withMoney(withSimulation(command("bottlenecks", `<${words.scenario}>`), flags), flags)
    .addOption(flags.wholeNumber("--step", "n", "step", MOST_PLACES_ADDED))
    .addOption(flags.effect())
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.list(`--measure <${words.file}>`, help.options.measure))
    .action(async (scenario: string, options: BottlenecksFlags) => end(await bottlenecks(scenario, options, talk)));

  withMoney(command("optimize", `<${words.problem}>`), flags)
    .addOption(flags.list(`--budget <${words.amount}>`, help.options.budget))
    .addOption(new Option(`--frontier [${words.levels}]`, help.options.frontier))
    .addOption(flags.effort())
    .addOption(flags.text("--out", words.file, "outOfPlan"))
    .addOption(flags.seed())
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action(async (problem: string, options: OptimizeFlags) => end(await optimizeProblem(problem, options, talk)));

  command("staff", `<${words.scenario}>`)
    .addOption(flags.list(`--fte <${words.placeAndFte}>`, help.options.fte))
    .addOption(flags.text("--norms", words.file, "norms"))
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.list(`--measure <${words.file}>`, help.options.measure))
    .addOption(flags.prices())
    .addOption(flags.priceYear())
    .addOption(flags.text("--out", words.file, "outOfStaff"))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action((scenario: string, options: StaffFlags) => end(staff(scenario, options, talk)));

  withSimulation(command("forecast"), flags)
    .addOption(flags.text("--population", words.file, "population"))
    .addOption(flags.text("--input", words.file, "forecastInput"))
    .addOption(flags.text("--norms", words.file, "norms"))
    .addOption(flags.text("--years", words.years, "years"))
    .addOption(flags.text("--health", words.health, "health"))
    .addOption(flags.text("--coverage", words.share, "coverage"))
    .addOption(flags.text("--living-alone", words.share, "livingAlone"))
    .addOption(new Option("--simulate", help.options.simulate))
    .addOption(flags.text("--scenario", words.scenario, "scenarioOfForecast"))
    .addOption(flags.text("--strategy", words.file, "strategy"))
    .addOption(flags.text("--out", words.folder, "outOfForecast"))
    .action(async (options: ForecastFlags) => end(await forecastCommand(options, talk)));

  command("rerun", `<${words.manifest}>`)
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action(async (manifest: string, options: RerunFlags) => end(await rerun(manifest, options, talk)));

  command("merge", `<${words.folder}>`)
    .addOption(flags.text("--out", words.folder, "outOfMerge"))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action((folder: string, options: MergeFlags) => end(merge(folder, options, talk)));

  command("report", `<${words.results}>`)
    .addOption(flags.reportTemplate())
    .addOption(flags.reportFormat())
    .addOption(flags.text("--summary", words.file, "summaryOfReport"))
    .addOption(flags.text("--indicators", words.figures, "indicatorsOfReport"))
    .addOption(flags.text("--alternatives", words.names, "alternativesOfReport"))
    .addOption(flags.text("--out", words.file, "outOfReport"))
    .addOption(flags.quiet())
    .action(async (results: string, options: ReportFlags) => {
      // What writes for Word and Excel takes a third of a second to load.
      const { report } = await import("./report.ts");
      end(await report(results, options, talk));
    });

  command("explain", `<${words.scenario}>`)
    .addOption(flags.text("--patient", words.patient, "patient"))
    .addOption(flags.text("--day", words.date, "day"))
    .addOption(flags.text("--waiting", words.instant, "waiting"))
    .addOption(flags.wholeNumber("--longest-waits", "n", "longestWaits", MOST_WAITS))
    .addOption(flags.text("--place", words.place, "place"))
    .addOption(flags.wholeNumber("--replication", "n", "replication", MOST_REPLICATIONS))
    .addOption(flags.seed())
    .addOption(flags.list(`--set <${words.change}>`, help.options.set))
    .addOption(flags.list(`--measure <${words.file}>`, help.options.measure))
    .addOption(flags.json())
    .addOption(flags.quiet())
    .action((scenario: string, options: ExplainFlags) => end(explain(scenario, options, talk)));

  addServerCommands(command, flags, help, talk, end);

  command("schema")
    .addOption(new Option("--measure", help.options.schemaOfMeasure))
    .addOption(new Option("--study", help.options.schemaOfStudy))
    .addOption(new Option("--problem", help.options.schemaOfProblem))
    .addOption(new Option("--prices", help.options.schemaOfPrices))
    .addOption(new Option("--norms", help.options.schemaOfNorms))
    .addOption(new Option("--unit-costs", help.options.schemaOfUnitCosts))
    .addOption(new Option("--forecast", help.options.schemaOfForecast))
    .action((asked: Readonly<Partial<Record<keyof typeof SCHEMAS, boolean>>>) => {
      const found = (Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]).filter((what) => asked[what]);
      const [first, second] = found.map((what) => SCHEMAS[what].flag);
      if (second !== undefined) throw new UsageError(talk.messages.notTogether(first!, second));
      talk.printJson(found[0] === undefined ? scenarioJsonSchema() : SCHEMAS[found[0]].schema());
    });

  // The program takes it wherever it stands; here it is for the help of each command.
  for (const made of program.commands) made.addOption(flags.language());
  return program;
}

/** What `flyt schema` prints in place of the schema of scenarios. */
const SCHEMAS = {
  measure: { flag: "--measure", schema: measureJsonSchema },
  study: { flag: "--study", schema: studyJsonSchema },
  problem: { flag: "--problem", schema: problemJsonSchema },
  prices: { flag: "--prices", schema: pricesJsonSchema },
  norms: { flag: "--norms", schema: staffNormsJsonSchema },
  unitCosts: { flag: "--unit-costs", schema: unitCostsJsonSchema },
  forecast: { flag: "--forecast", schema: forecastJsonSchema },
} as const;

/** What program and commands have in common: help in the language, and errors thrown rather than printed. */
function configured(command: Command, help: Help): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": help.headings.usage,
    "Commands:": help.headings.commands,
    "Options:": help.headings.options,
    "Global Options:": help.headings.options,
  };
  return command
    .helpOption("-h, --help", help.options.help)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns || 80, 100),
      styleTitle: (title) => titles[title] ?? title,
      // The word for an argument says enough.
      visibleArguments: () => [],
      optionDescription: ({ description }) => description,
      styleCommandDescription: (text) => text.charAt(0).toUpperCase() + text.slice(1),
      subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map((word) => wordOf(word))].join(" "),
    });
}

function wordOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Whom it costs what. */
function withMoney(command: Command, flags: Flags): Command {
  return command.addOption(flags.money()).addOption(flags.prices()).addOption(flags.priceYear());
}

/** What is told of a run and a comparison besides their measures. */
function withReckoned(command: Command, flags: Flags, { options, words }: Help): Command {
  return withMoney(command, flags)
    .addOption(new Option("--fee-by-year", options.feeByYear))
    .addOption(new Option("--staff", options.staff))
    .addOption(flags.text("--norms", words.file, "norms"))
    .addOption(new Option("--cost-per-user", options.costPerUser))
    .addOption(flags.text("--unit-costs", words.file, "unitCosts"));
}

function withSimulation(command: Command, flags: Flags): Command {
  return command
    .addOption(flags.wholeNumber("-n, --replications", "n", "replications", MOST_REPLICATIONS))
    .addOption(flags.seed())
    .addOption(flags.wholeNumber("--threads", "n", "threads", MOST_THREADS))
    .addOption(flags.json())
    .addOption(flags.quiet());
}

/** The options that several commands have. */
export class Flags {
  private readonly help: Help;
  private readonly talk: Talk;

  constructor(help: Help, talk: Talk) {
    this.help = help;
    this.talk = talk;
  }

  language(): Option {
    return new Option("--lang <nb|nn|en>", this.help.options.lang).argParser((text) => {
      if (!isLanguage(text)) throw new UsageError(this.talk.messages.languageNeeded(JSON.stringify(text)));
      return text;
    });
  }

  effect(): Option {
    return new Option("--effect <first-years|long-run>", this.help.options.effect).argParser((text) => {
      const asked = EFFECTS_ASKED.find((effect) => effect === text);
      if (asked === undefined) throw new UsageError(this.talk.messages.effectNeeded(JSON.stringify(text)));
      return asked;
    });
  }

  warmUp(): Option {
    return new Option(`--warm-up <auto|${this.help.words.days}>`, this.help.options.warmUp).argParser((text) => {
      const days = /^\d+$/.test(text) ? Number(text) : NaN;
      if (text === "auto" || days <= MOST_WARM_UP_DAYS) return text === "auto" ? text : days;
      throw new UsageError(this.talk.messages.warmUpNeeded(MOST_WARM_UP_DAYS, JSON.stringify(text)));
    });
  }

  shard(): Option {
    return new Option("--shard <i/n>", this.help.options.shard).argParser((text) => {
      const [, number, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
      if (number !== undefined && Number(number) <= Number(of)) return { number: Number(number), of: Number(of) };
      throw new UsageError(RESULTS_MESSAGES[this.talk.language].shardNeeded(JSON.stringify(text)));
    });
  }

  effort(): Option {
    return new Option("--effort <low|usual|high>", this.help.options.effort).argParser((text) => {
      if (Object.hasOwn(EFFORTS, text)) return text;
      throw new UsageError(OPTIMIZE_WORDS[this.talk.language].effortNeeded(JSON.stringify(text)));
    });
  }

  reportFormat(): Option {
    return new Option("--format <html|docx|xlsx|md>", this.help.options.formatOfReport).argParser((text) => {
      const asked = REPORT_FORMATS.find((format) => format === text);
      if (asked === undefined)
        throw new UsageError(REPORT_MESSAGES[this.talk.language].formatNeeded(JSON.stringify(text)));
      return asked;
    });
  }

  /** May be given twice: for what kind of report it is, and for the document that it is put into. */
  reportTemplate(): Option {
    const option = new Option(`--template <${REPORT_TEMPLATES.join("|")}|docx>`, this.help.options.templateOfReport);
    return option.argParser((text, before: TemplateFlag = {}): TemplateFlag => {
      if (/\.(docx|dotx|docm|dotm)$/i.test(text)) return { ...before, letterhead: text };
      const kind = REPORT_TEMPLATES.find((template) => template === text);
      if (kind === undefined)
        throw new UsageError(REPORT_MESSAGES[this.talk.language].templateNeeded(JSON.stringify(text)));
      return { ...before, kind };
    });
  }

  money(): Option {
    return new Option("--money", this.help.options.money);
  }

  prices(): Option {
    return this.text("--prices", this.help.words.file, "prices");
  }

  priceYear(): Option {
    return this.wholeNumber("--price-year", this.help.words.year, "priceYear", MOST_YEAR);
  }

  json(): Option {
    return new Option("--json", this.help.options.json);
  }

  quiet(): Option {
    return new Option("-q, --quiet", this.help.options.quiet);
  }

  seed(): Option {
    return this.text("--seed", this.help.words.text, "seed");
  }

  port(): Option {
    return new Option("--port <n>", this.help.options.port).argParser((text) => {
      const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
      if (port <= 65_535) return port;
      throw new UsageError(SERVE_MESSAGES[this.talk.language].portNeeded(JSON.stringify(text)));
    });
  }

  logLevel(): Option {
    return new Option(`--log <${LOG_LEVELS.join("|")}>`, this.help.options.log).argParser((text) => {
      if (LOG_LEVELS.some((level) => level === text)) return text;
      throw new UsageError(
        SERVE_MESSAGES[this.talk.language].logLevelNeeded(LOG_LEVELS.join(", "), JSON.stringify(text)),
      );
    });
  }

  text(flag: string, word: string, name: OptionName): Option {
    return new Option(`${flag} <${word}>`, this.help.options[name]).argParser((text) => {
      if (text === "") throw new UsageError(this.talk.messages.textNeeded(flag));
      return text;
    });
  }

  wholeNumber(flag: string, word: string, name: OptionName, most: number, least = 1): Option {
    const longFlag = flag.replace(/^-\w, /, "");
    return new Option(`${flag} <${word}>`, this.help.options[name]).argParser((text) => {
      const number = /^\d+$/.test(text) ? Number(text) : NaN;
      if (number >= least && number <= most) return number;
      throw new UsageError(this.talk.messages.wholeNumberNeeded(longFlag, least, most, JSON.stringify(text)));
    });
  }

  /** An option that may be repeated. */
  list(flags: string, description: string): Option {
    return new Option(flags, description)
      .default([], "")
      .argParser((text: string, before: readonly string[]) => [...before, text]);
  }
}
