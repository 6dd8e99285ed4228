import { blockingMatrix } from "../analysis/blocking-matrix.ts";
import { growingQueues, rankPlaces, type Relaxation, reliefOf, usualStep } from "../analysis/bottlenecks.ts";
import { commonReplications } from "../analysis/comparison.ts";
import type { Results } from "../engine/results.ts";
import type { Bottlenecks } from "../report/bottleneck-findings.ts";
import { bottlenecksDocument } from "../report/bottleneck-json.ts";
import { bottleneckSummary } from "../report/bottleneck-summary.ts";
import type { Effect } from "../report/effect.ts";
import { scenarioFacts, type ScenarioFacts } from "../report/scenario-facts.ts";
import { destinationName } from "../report/scenario-names.ts";
import {
  type CapacityFrom,
  type CapacityUnit,
  capacityUnit,
  withMorePlaces,
  withoutLimit,
} from "../scenarios/capacity-step.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { EffectAsked } from "./compare.ts";
import { EXIT, type Exit } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { simulate, type SimulationFlags, type SimulationRun, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface BottlenecksFlags extends SimulationFlags {
  readonly set: readonly string[];
  readonly measure: readonly string[];
  /** Which question is asked; the long-run effect where missing. */
  readonly effect?: EffectAsked | undefined;
  /** Places to add in each place; by its capacity where missing. */
  readonly step?: number | undefined;
}

/** `flyt bottlenecks`: what one more place saves, place by place, and where the queue goes when the first of them is relieved. */
export async function bottlenecks(word: string, flags: BottlenecksFlags, talk: Talk): Promise<Exit> {
  const baseline = loadBaseline(word, flags.set);
  const input = flags.measure.length === 0 ? baseline : loadWithMeasures(baseline, flags.measure);
  talk.sayProblems(input.loaded.warnings);
  const scenario = withSeed(input.loaded.scenario, flags.seed ?? input.loaded.scenario.run.seed);
  const facts = scenarioFacts(scenario, input.loaded.title);
  const question = questionOf(scenario, facts, flags);
  const { places } = question;
  const wanted = flags.replications ?? scenario.run.replications;
  const run = (scenarios: readonly Scenario[]) =>
    simulate(
      scenarios,
      scenarios.map(() => input.file),
      wanted,
      flags,
      talk,
    );

  const first = await run([scenario, ...places.map((place) => more(question, scenario, place))]);
  const [before, ...relaxed] = commonReplications(first.results);
  const finished = before.replications.length;
  if (finished === 0) {
    talk.say(talk.messages.nothingInCommon);
    return EXIT.interrupted;
  }
  const ranking = rankPlaces(before, relaxationsOf(question, places, relaxed));
  const top = ranking.finding.kind === "one" || ranking.finding.kind === "tied" ? ranking.savings[0].place : undefined;
  const second =
    top === undefined || first.isInterrupted ? undefined : await relieve(question, top, facts, run, flags, talk);
  const isWhole = second !== undefined && !second.isInterrupted;
  const found: Bottlenecks = {
    scenario: facts,
    units: question.units,
    demandShares: demandShares(scenario, facts),
    ranking,
    growing: growingQueues(before, places, facts.days),
    ...(isWhole && top !== undefined && { relief: reliefFrom(question, top, before, second.results) }),
  };
  const matrix = blockingMatrix(before);
  const manifest = manifestFor([input], [NO_CHANGES], runFacts(facts), finished, wanted);
  if (flags.json) talk.printJson(bottlenecksDocument(manifest, question.effect.kind, found, matrix));
  else {
    const extent = {
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion: manifest.engineVersion,
    };
    talk.print(bottleneckSummary({ ...found, ...extent, effect: question.effect, matrix }, talk.tableOptions));
  }
  return tellEnd(together(first, second, before), wanted, flags, talk);
}

const NO_CHANGES: Effect = { kind: "none", dates: [] };

/** What is asked of which places. */
interface Question {
  readonly scenario: Scenario;
  readonly effect: Effect & { readonly kind: EffectAsked };
  readonly from: CapacityFrom;
  /** Places that are added, by place. */
  readonly steps: Readonly<Record<string, number>>;
  /** Those with a limit. */
  readonly places: readonly string[];
  readonly units: Readonly<Record<string, CapacityUnit>>;
}

function questionOf(scenario: Scenario, facts: ScenarioFacts, flags: BottlenecksFlags): Question {
  const { effect = "long-run", step } = flags;
  const stepOf = (place: string) => step ?? usualStep(facts.places[place].capacityBeds?.mean ?? 0);
  const found = Object.keys(scenario.places).flatMap((place) => {
    const unit = capacityUnit(scenario, place);
    return unit ? [[place, unit] as const] : [];
  });
  return {
    scenario,
    effect: { kind: effect, dates: effect === "first-years" ? [scenario.run.startDate] : [] },
    from: effect === "first-years" ? "measured" : "start",
    steps: Object.fromEntries(found.map(([place]) => [place, stepOf(place)])),
    places: found.map(([place]) => place),
    units: Object.fromEntries(found),
  };
}

function more({ units, steps, from }: Question, scenario: Scenario, place: string): Scenario {
  return withMorePlaces(scenario, place, steps[place], units[place], from);
}

function relaxationsOf({ steps }: Question, places: readonly string[], results: readonly Results[]): Relaxation[] {
  return places.map((place, at) => ({ place, step: steps[place], results: results[at] }));
}

/** Simulates the scenario without a limit in one place, and that with more in each of the others. */
function relieve(
  question: Question,
  place: string,
  facts: ScenarioFacts,
  run: (scenarios: readonly Scenario[]) => Promise<SimulationRun>,
  { quiet }: BottlenecksFlags,
  talk: Talk,
): Promise<SimulationRun> {
  if (!quiet) talk.say(talk.messages.relieving(destinationName(facts, place, talk.language)));
  const relieved = withoutLimit(question.scenario, place, question.from);
  return run([relieved, ...othersThan(question, place).map((other) => more(question, relieved, other))]);
}

function reliefFrom(question: Question, place: string, before: Results, [relieved, ...relaxed]: readonly Results[]) {
  return reliefOf(place, before, relieved, relaxationsOf(question, othersThan(question, place), relaxed));
}

function othersThan({ places }: Question, place: string): string[] {
  return places.filter((other) => other !== place);
}

/** Beds that would be held without limits ÷ capacity, by place. */
function demandShares(scenario: Scenario, { places }: ScenarioFacts): Record<string, number> {
  const load = offeredLoad(scenario).places;
  const shares = Object.entries(places).flatMap(([id, { capacityBeds }]) =>
    capacityBeds && capacityBeds.mean > 0 ? [[id, load[id].beds / capacityBeds.mean] as const] : [],
  );
  return Object.fromEntries(shares);
}

/** Both rounds as one, for the closing line. */
function together(first: SimulationRun, second: SimulationRun | undefined, before: Results): SimulationRun {
  if (!second) return { ...first, results: [before, ...first.results.slice(1)] };
  return {
    ...first,
    results: [...first.results, ...second.results],
    seconds: first.seconds + second.seconds,
    isInterrupted: second.isInterrupted,
  };
}
