import { type BlockingMatrix, blockingMatrix } from "../analysis/blocking-matrix.ts";
import { growingQueues, rankPlaces, type Relaxation, reliefOf, usualStep } from "../analysis/bottlenecks.ts";
import { commonReplications } from "../analysis/comparison.ts";
import { estimateAll } from "../analysis/estimates.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import type { Results } from "../engine/results.ts";
import type { Bottlenecks } from "../report/bottleneck-findings.ts";
import { type BottleneckMoney, bottleneckMoneyPart } from "../report/bottleneck-money.ts";
import { perUnit } from "../report/net-by-party.ts";
import { bottlenecksDocument } from "../report/bottleneck-json.ts";
import type { Effect } from "../report/effect.ts";
import { scenarioFacts, type ScenarioFacts } from "../report/scenario-facts.ts";
import {
  type CapacityFrom,
  type CapacityUnit,
  capacityUnit,
  withMorePlaces,
  withoutLimit,
} from "../scenarios/capacity-step.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { manifestFor, runFacts, type RunManifest } from "./manifest.ts";
import { moneyFound, type PricesInput, readMoney } from "./money.ts";
import type { BottlenecksQuestion, EffectAsked } from "./questions.ts";
import { type Input, loadBaseline, loadWithMeasures, withSeed } from "./scenario-input.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";
import type { Sources } from "./sources.ts";

const NO_CHANGES: Effect = { kind: "none", dates: [] };

/** What is asked of which places. */
export interface BottlenecksInput {
  readonly input: Input;
  readonly scenario: Scenario;
  readonly facts: ScenarioFacts;
  readonly wanted: number;
  readonly effect: Effect & { readonly kind: EffectAsked };
  readonly from: CapacityFrom;
  /** Places that are added, by place. */
  readonly steps: Readonly<Record<string, number>>;
  /** Those with a limit. */
  readonly places: readonly string[];
  readonly units: Readonly<Record<string, CapacityUnit>>;
  /** Where it is asked about money. */
  readonly prices?: PricesInput | undefined;
}

/** What came of it. */
export interface BottlenecksFound {
  readonly asked: BottlenecksInput;
  readonly found: Bottlenecks;
  readonly matrix: BlockingMatrix;
  /** [place] what is different with more in it, where that was asked for. */
  readonly money: readonly RunMoney[];
  readonly manifest: RunManifest;
  readonly finished: number;
  /** Of both rounds, the scenario itself first. */
  readonly results: readonly Results[];
  /** Whether the first or the second round was cut short. */
  readonly isPartial: boolean;
}

/** @throws ScenarioError with everything that is wrong */
export function readBottlenecks(question: BottlenecksQuestion, sources: Sources): BottlenecksInput {
  const baseline = loadBaseline(question.scenario, question.set, sources);
  const input = question.measures.length === 0 ? baseline : loadWithMeasures(baseline, question.measures);
  const scenario = withSeed(input.loaded.scenario, question.seed ?? input.loaded.scenario.run.seed);
  const facts = scenarioFacts(scenario, input.loaded.title);
  const { effect = "long-run", step } = question;
  const stepOf = (place: string) => step ?? usualStep(facts.places[place].capacityBeds?.mean ?? 0);
  const found = Object.keys(scenario.places).flatMap((place) => {
    const unit = capacityUnit(scenario, place);
    return unit ? [[place, unit] as const] : [];
  });
  return {
    input,
    scenario,
    facts,
    wanted: question.replications ?? scenario.run.replications,
    effect: { kind: effect, dates: effect === "first-years" ? [scenario.run.startDate] : [] },
    from: effect === "first-years" ? "measured" : "start",
    steps: Object.fromEntries(found.map(([place]) => [place, stepOf(place)])),
    places: found.map(([place]) => place),
    units: Object.fromEntries(found),
    prices: readMoney(question, [scenario], sources),
  };
}

/** The scenarios of the first round: as it is, and with more in each of the places. */
function firstRound(asked: BottlenecksInput): Scenario[] {
  const { scenario, places } = asked;
  return [scenario, ...places.map((place) => more(asked, scenario, place))];
}

export interface BottlenecksOptions extends Pick<SimulatorOptions, "signal" | "onProgress"> {
  /** Told which place is relieved in the second round. */
  readonly onRelief?: (place: string) => void;
}

/**
 * What one more place saves, place by place, and where the queue goes when the first of them is relieved.
 * @returns undefined where it was cancelled before all had a replication in common
 */
export async function performBottlenecks(
  asked: BottlenecksInput,
  simulator: Simulator,
  { onRelief, ...options }: BottlenecksOptions,
): Promise<BottlenecksFound | undefined> {
  const { input, scenario, facts, wanted, places, units } = asked;
  const run = (scenarios: readonly Scenario[]) =>
    simulator.run(scenarios, { ...options, files: scenarios.map(() => input.file), replications: wanted });
  const first = await run(firstRound(asked));
  const [before, ...relaxed] = commonReplications(first);
  const finished = before.replications.length;
  if (finished === 0) return undefined;
  const isFirstPartial = first.some(({ isPartial }) => isPartial);
  const ranking = rankPlaces(before, relaxationsOf(asked, places, relaxed));
  const top = ranking.finding.kind === "one" || ranking.finding.kind === "tied" ? ranking.savings[0].place : undefined;
  let second: readonly Results[] = [];
  if (top !== undefined && !isFirstPartial) {
    onRelief?.(top);
    const relieved = withoutLimit(scenario, top, asked.from);
    second = await run([relieved, ...othersThan(asked, top).map((other) => more(asked, relieved, other))]);
  }
  const isSecondPartial = second.some(({ isPartial }) => isPartial);
  const isWhole = second.length > 0 && !isSecondPartial;
  const found: Bottlenecks = {
    scenario: facts,
    units,
    demandShares: demandShares(scenario, facts),
    ranking,
    growing: growingQueues(before, places, facts.days),
    ...(isWhole && top !== undefined && { relief: reliefFrom(asked, top, before, second) }),
  };
  return {
    asked,
    found,
    matrix: blockingMatrix(before),
    money: moneyFound(asked.prices, firstRound(asked), [before, ...relaxed]).slice(1),
    manifest: manifestFor([input], [NO_CHANGES], runFacts(facts), finished, wanted),
    finished,
    results: [before, ...first.slice(1), ...second],
    isPartial: isFirstPartial || isSecondPartial,
  };
}

/** The object that `flyt bottlenecks --json` prints. */
export function bottlenecksResult(all: BottlenecksFound): object {
  const {
    asked,
    manifest,
    found,
    matrix,
    results: [before],
  } = all;
  const document = bottlenecksDocument(manifest, asked.effect.kind, found, matrix, estimateAll(before));
  return { ...document, ...bottleneckMoneyPart(placeMoney(all)) };
}

/** What one more place in each is for the parties, in the order of the ranking; undefined where it was not asked for. */
export function placeMoney({ asked, found, money }: BottlenecksFound): BottleneckMoney | undefined {
  const [first] = money;
  if (!first) return undefined;
  const places = found.ranking.savings.map(({ place, step }) => ({
    place,
    parties: perUnit(money[asked.places.indexOf(place)].differences ?? [], step),
  }));
  return { prices: first.prices, places };
}

function more({ units, steps, from }: BottlenecksInput, scenario: Scenario, place: string): Scenario {
  return withMorePlaces(scenario, place, steps[place], units[place], from);
}

function relaxationsOf(
  { steps }: BottlenecksInput,
  places: readonly string[],
  results: readonly Results[],
): Relaxation[] {
  return places.map((place, at) => ({ place, step: steps[place], results: results[at] }));
}

function reliefFrom(
  asked: BottlenecksInput,
  place: string,
  before: Results,
  [relieved, ...relaxed]: readonly Results[],
) {
  return reliefOf(place, before, relieved, relaxationsOf(asked, othersThan(asked, place), relaxed));
}

function othersThan({ places }: BottlenecksInput, place: string): string[] {
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
