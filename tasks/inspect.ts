import { MOST_FOLLOWED } from "../analysis/cost-per-user.ts";
import { EFFORTS } from "../optimizer/optimize.ts";
import { refuseUnmeasuredFigures } from "../optimizer/setting.ts";
import { textIn } from "../report/language.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import type { Population } from "../scenarios/population.ts";
import type { Problem } from "../scenarios/problems.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Text } from "../scenarios/words.ts";
import { doubtsAbout, warningsBeside } from "./compare.ts";
import { compileAll } from "./compile-all.ts";
import { contentHash, scenarioHash } from "./manifest.ts";
import { reckonedForecast } from "./forecast.ts";
import type { PricesInput } from "./money.ts";
import type { OptimizeInput } from "./optimize.ts";
import { programVersion } from "./package.ts";
import { mostOf } from "./run.ts";
import type { ExtrasAsked } from "./run-extras.ts";
import { baseName } from "./scenario-input.ts";
import { eventsOf, fittingModels, refuseTooManyPatients } from "./size.ts";
import { pointScenario, type StudyInput } from "./study-input.ts";
import { identityOf, sweepManifest } from "./sweep-manifest.ts";
import type { Task, TaskCost, TaskFacts } from "./task.ts";
import { type PlannedForecast, readTask, type TaskInput } from "./task-input.ts";
import { PILOT_REPLICATIONS, pilotsOf } from "./warm-up.ts";

/** Points of a study whose size is reckoned; the others are about as large. */
const POINTS_LOOKED_AT = 8;
/** Plans that fresh replications are made of, at most: candidates and today. */
const FRESH_PLANS = 11;
/** Of the effort of the first level of a frontier, what each of the others takes. */
const SHARE_OF_OTHER_LEVELS = 0.25;

/** Scenarios that are simulated equally often, and how often. */
interface Work {
  readonly scenarios: readonly Scenario[];
  readonly files: readonly string[];
  readonly replications: number;
  /** How many as large there are of each of them; 1 where missing. */
  readonly times?: number;
}

/**
 * What is known about a task before anything is simulated.
 * @throws ScenarioError with everything that is wrong with what it names, or where it would not fit in memory
 */
export function inspect(task: Task): TaskFacts {
  const read = readTask(task);
  const work = workOf(read);
  for (const { scenarios, files, replications } of work) {
    if (read.kind === "optimize" || read.kind === "sweep") refuseTooManyPatients(scenarios, files, 1);
    else fittingModels(scenarios, { files, replications }, 1);
  }
  return { id: idOf(read), title: titleOf(read), cost: costOf(read, work), warnings: warningsOf(read) };
}

function workOf(read: TaskInput): Work[] {
  switch (read.kind) {
    case "run": {
      const { input, question } = read;
      const files = [input.input.file];
      const own = { scenarios: [input.scenario], files, replications: mostOf(input) };
      if (question.warmUp !== "auto") return [own, ...followedAgain(own, input.extras)];
      const scenarios = pilotsOf(input.scenario, input.input.file);
      const pilots = { scenarios, files: scenarios.map(() => files[0]), replications: PILOT_REPLICATIONS };
      return [own, ...followedAgain(own, input.extras), pilots];
    }
    case "compare": {
      const { scenarios, inputs, wanted, extras } = read.input;
      const own = { scenarios, files: inputs.map(({ file }) => file), replications: wanted };
      return [own, ...followedAgain(own, extras)];
    }
    case "bottlenecks": {
      const { scenario, input, places, wanted } = read.input;
      // With more places somewhere it is about as large; the second round has about as many scenarios as the first.
      return [{ scenarios: [scenario], files: [input.file], replications: wanted, times: 2 * (places.length + 1) }];
    }
    case "sweep": {
      const { study } = read.input;
      const scenarios = somePoints(study);
      const times = (study.points.length + 1) / scenarios.length;
      return [{ scenarios, files: scenarios.map(() => study.loaded.file), replications: study.replications, times }];
    }
    case "optimize": {
      const { loaded } = read.input;
      refuseUnmeasuredFigures(loaded, compileAll([loaded.base.scenario], [loaded.scenarioFile])[0]);
      const scenarios = (loaded.problem.demands ?? [undefined]).map((_, at) => loaded.variant(at, []));
      const files = scenarios.map(() => loaded.scenarioFile);
      return [{ scenarios, files, replications: plansSimulated(read.input) }];
    }
    case "forecast": {
      const { material, asked, plan } = read.input;
      const { simulation: _simulation, ...question } = asked;
      reckonedForecast(material, question);
      return plan ? [{ ...plan, replications: plan.simulation.replications }] : [];
    }
    case "report":
      return [];
  }
}

/** The cost per user follows the patients of the first replications, which are simulated again for that. */
function followedAgain({ replications, ...own }: Work, { unitCosts }: ExtrasAsked): Work[] {
  return unitCosts ? [{ ...own, replications: Math.min(replications, MOST_FOLLOWED) }] : [];
}

/** Points that lie evenly among all of them, the base first. */
function somePoints(study: StudyInput): Scenario[] {
  const step = Math.max(1, Math.floor((study.points.length + 1) / POINTS_LOOKED_AT));
  const scenarios: Scenario[] = [];
  for (let point = 0; point <= study.points.length; point += step) scenarios.push(pointScenario(study, point));
  return scenarios;
}

/** Replications of plans that a search simulates at most, about. */
function plansSimulated({ effort, frontier }: OptimizeInput): number {
  const { mostEffort, freshReplications } = EFFORTS[effort];
  const others = frontier ? frontier.levels.length - 1 : 0;
  return mostEffort * (1 + SHARE_OF_OTHER_LEVELS * others) + freshReplications * Math.max(FRESH_PLANS, others + 2);
}

function costOf(read: TaskInput, work: readonly Work[]): TaskCost {
  let [placeDays, events] = [0, 0];
  for (const { scenarios, replications, times = 1 } of work) {
    for (const scenario of scenarios) {
      const { dayCount } = simulatedDays(scenario);
      placeDays += times * replications * dayCount * Object.keys(scenario.places).length;
      events += times * replications * eventsOf(scenario);
    }
  }
  return { replications: work[0]?.replications ?? 0, placeDays: Math.round(placeDays), events: Math.round(events) };
}

/** SHA-256 of all that decides the bytes of the outcome. Names of files and the order of their fields do not count. */
function idOf(read: TaskInput): string {
  const { kind, question } = read;
  const { v8 } = process.versions;
  const versions = { engineVersion: programVersion(), v8, arch: process.arch };
  const numbers = { seed: seedOf(read), replications: replicationsOf(read) };
  return contentHash({ kind, question, ...versions, ...numbers, of: partsOf(read) });
}

function replicationsOf(read: TaskInput): number | undefined {
  switch (read.kind) {
    case "run":
      return mostOf(read.input);
    case "compare":
    case "bottlenecks":
      return read.input.wanted;
    case "sweep":
      return read.input.study.replications;
    case "optimize":
      return plansSimulated(read.input);
    case "forecast":
    case "report":
      // The question says it, or there are none.
      return undefined;
  }
}

function seedOf(read: TaskInput): string | undefined {
  switch (read.kind) {
    case "run":
    case "bottlenecks":
      return read.input.scenario.run.seed;
    case "compare":
      return read.input.scenarios[0].run.seed;
    case "sweep":
      return read.input.study.base.scenario.run.seed;
    case "optimize":
      return read.input.loaded.base.scenario.run.seed;
    case "forecast":
      return read.input.plan?.seed;
    case "report":
      return undefined;
  }
}

/** What an outcome tells of, besides the question. */
function partsOf(read: TaskInput): unknown {
  const named = (name: string, loaded: LoadedScenario) => ({ name, title: loaded.title, hash: scenarioHash(loaded) });
  switch (read.kind) {
    case "run": {
      const { input, effect, prices, extras } = read.input;
      return { scenario: named(input.name, input.loaded), effect, ...pricesOf(prices), ...extrasOf(extras) };
    }
    case "compare":
      return [
        ...read.input.inputs.map(({ name, loaded }) => named(name, loaded)),
        ...Object.values(pricesOf(read.input.prices)),
        ...Object.values(extrasOf(read.input.extras)),
      ];
    case "bottlenecks": {
      const { input, prices } = read.input;
      const { name, loaded } = input;
      return prices ? { scenario: named(name, loaded), ...pricesOf(prices) } : named(name, loaded);
    }
    case "sweep": {
      const { study, keys, kept, prices } = read.input;
      return { manifest: sweepManifest(study, keys), identity: identityOf(study, kept), ...pricesOf(prices) };
    }
    case "optimize": {
      const { problem, base, file, scenarioFile } = read.input.loaded;
      return { problem, scenario: named(scenarioFile, base), file, ...pricesOf(read.input.prices) };
    }
    case "forecast":
      return forecastParts(read.input);
    case "report":
      return read.input.hashes;
  }
}

function forecastParts({ material, plan }: PlannedForecast): unknown {
  const { input, norms, population, populationFile } = material;
  return {
    input: { input: input.input, provenance: input.provenance },
    norms: { norms: norms.norms, provenance: norms.provenance },
    population: { file: baseName(populationFile), regions: regionsOf(population) },
    ...(plan && { scenarios: plan.scenarios, paths: plan.paths, title: plan.loaded.title }),
  };
}

function regionsOf(population: Population): unknown {
  return [...population].map(([, { years, sources, ...region }]) => {
    return { ...region, years: [...years], sources: [...sources] };
  });
}

/** What a run or comparison tells besides, without the names of its files. */
function extrasOf({ norms, unitCosts }: ExtrasAsked): { readonly extras?: unknown } {
  if (!norms && !unitCosts) return {};
  return {
    extras: {
      ...(norms && { norms: norms.norms, ofNorms: norms.provenance }),
      ...(unitCosts && { costs: unitCosts.costs, ofCosts: unitCosts.provenance }),
    },
  };
}

/** The table of prices, where it is asked about money. */
function pricesOf(prices: PricesInput | undefined): { readonly prices?: unknown } {
  return prices ? { prices: { table: prices.loaded.table, provenance: prices.loaded.provenance } } : {};
}

/** In bokmål, the language that every text of a scenario has. */
function titleOf(read: TaskInput): string {
  const text = (name: Text): string => textIn("nb", name);
  switch (read.kind) {
    case "run":
      return text(read.input.input.loaded.title);
    case "compare": {
      const [baseline, ...alternatives] = read.input.inputs.map(({ loaded }) => text(loaded.title));
      return `${baseline} – ${alternatives.join(", ")}`;
    }
    case "bottlenecks":
      return text(read.input.input.loaded.title);
    case "sweep":
      return text(read.input.study.loaded.study.name);
    case "optimize":
      return text(read.input.loaded.problem.name);
    case "forecast": {
      const { input } = read.input.material.input;
      return `${text(input.name)}, ${input.baseYear}–${read.question.lastYear ?? input.lastYear}`;
    }
    case "report":
      return `Rapport: ${read.input.folder.texts.manifest.scenarios.map(({ title }) => text(title)).join(" – ")}`;
  }
}

function warningsOf(read: TaskInput): readonly Problem[] {
  switch (read.kind) {
    case "run":
    case "bottlenecks":
      return read.input.input.loaded.warnings;
    case "compare":
      return [...warningsBeside(read.input).flat(), ...doubtsAbout(read.input)];
    case "sweep":
      return read.input.study.base.warnings;
    case "optimize":
      return read.input.loaded.base.warnings;
    case "forecast":
      return read.input.plan?.loaded.warnings ?? [];
    case "report":
      return [];
  }
}
