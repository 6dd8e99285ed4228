import type { RunFacts } from "../analysis/comparison.ts";
import { chosenMeasures, columnNumbers, narrowed } from "../analysis/study-measures.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { sweepDocument } from "../report/sweep-document.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { studyProblem } from "../scenarios/read-study.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { partyNetDocuments, pricesDocument } from "../report/net-by-party.ts";
import { type MoneyAsked, type PricesInput, readMoney } from "./money.ts";
import { MoneyKeys, moneyLines, sweepMoney } from "./sweep-money.ts";
import { compileAll } from "./compile-all.ts";
import { contentHash, runFacts } from "./manifest.ts";
import type { SweepQuestion } from "./questions.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";
import type { Sources } from "./sources.ts";
import { loadStudyInput, pointProblems, pointScenario, type StudyInput } from "./study-input.ts";
import { sweepManifest } from "./sweep-manifest.ts";
import {
  levelsById,
  outcomeOf,
  type PointStore,
  type StoredPoint,
  storedPoint,
  type SweepOutcome,
  SweepResults,
  sweepTables,
} from "./sweep-results.ts";

/** A study that can be simulated, and the measures that are looked at. */
export interface SweepInput {
  readonly study: StudyInput;
  readonly keys: readonly MeasureKey[];
  /** What is kept of each replication: the measures that are looked at, and those that money is reckoned from. */
  readonly kept: readonly MeasureKey[];
  /** Where it is asked about money. */
  readonly prices?: PricesInput | undefined;
}

/** What came of a sweep. */
export interface SweepFound {
  readonly asked: SweepInput;
  readonly facts: RunFacts;
  readonly results: SweepResults;
  readonly outcome: SweepOutcome;
}

/** Reads a study with all that it names and looks all of its points through. @throws ScenarioError with everything that is wrong */
export function readSweep({ study, ...flags }: SweepQuestion, sources: Sources): SweepInput {
  return lookedThrough(loadStudyInput(study, flags, sources), flags, sources);
}

/**
 * All that is wrong with a study is told before anything is simulated.
 * @param asked about money
 * @throws ScenarioError
 */
export function lookedThrough(study: StudyInput, asked: MoneyAsked, sources: Sources): SweepInput {
  const prices = readMoney(asked, [study.base.scenario], sources);
  const known = new MoneyKeys();
  const onPoint = (scenario: Scenario): void => {
    if (!prices) return;
    // What the table lacks for a point is told before anything is simulated.
    bindPrices(prices.loaded, scenario, prices.priceYear);
    known.add(scenario);
  };
  const [model] = compileAll([pointScenario(study, 0)], [study.baseFile]);
  const columns = measureColumns(model).map(({ key }) => key);
  const { keys, problems } = chosenMeasures(columns, study.loaded.study.measures);
  const wrong = problems.map(({ index, field, message }) =>
    studyProblem(study.loaded, { path: ["measures", index, field], message }),
  );
  const all = [...wrong, ...pointProblems(study, onPoint)];
  if (all.length > 0) throw new ScenarioError(all);
  return { study, keys, kept: prices ? known.beside(keys) : keys, prices };
}

/** What the finished points say. @param store where they are kept */
export function sweepFound(asked: SweepInput, store: PointStore): SweepFound {
  const { study, keys, kept } = asked;
  const facts = runFacts(scenarioFacts(study.base.scenario, study.base.title));
  const results = new SweepResults(study, keys, store, facts, kept);
  return { asked, facts, results, outcome: outcomeOf(study, results) };
}

/** The object that `flyt sweep --json` prints. */
export function sweepResult({ asked, results, outcome }: SweepFound): object {
  const { study } = asked;
  const money = sweepMoney(asked, results);
  const points = Array.from({ length: results.pointCount }, (_, point) => ({
    ...results.figures(point),
    levels: levelsById(study, point),
    ...(money && { money: partyNetDocuments(money.of(point)) }),
  }));
  const document = sweepDocument(sweepManifest(study, results.keys), study.factors, points, outcome);
  return { ...document, ...(money && { money: pricesDocument(money.prices) }) };
}

/** Its tables, line by line, since some are long. */
export function sweepFiles({ asked, results, outcome }: SweepFound): ReturnType<typeof sweepTables> {
  const money = sweepMoney(asked, results);
  const own = sweepTables(asked.study, results, outcome);
  return money ? [...own, { name: "money.csv", lines: moneyLines(money, results.pointCount) }] : own;
}

/** Points that are asked for together: as many chunks of work at once as keep a cluster busy, and scenarios as fit in memory. */
const POINTS_TOGETHER = 64;

/** Simulates all points of a study, some of them at a time. */
export async function performSweep(
  asked: SweepInput,
  simulator: Simulator,
  { signal }: Pick<SimulatorOptions, "signal">,
): Promise<SweepFound> {
  const { study } = asked;
  const stored: StoredPoint[] = [];
  const count = study.points.length + 1;
  for (let from = 0; from < count; from += POINTS_TOGETHER) {
    const points = Array.from({ length: Math.min(POINTS_TOGETHER, count - from) }, (_, at) => from + at);
    stored.push(...(await simulatedPoints(asked, points, simulator, signal)));
  }
  return sweepFound(asked, { read: (point) => stored[point] ?? "missing" });
}

/** Points whose measures of interest stand in the same columns are simulated together. */
async function simulatedPoints(
  { study, kept: keys }: SweepInput,
  points: readonly number[],
  simulator: Simulator,
  signal: AbortSignal | undefined,
): Promise<StoredPoint[]> {
  const { replications, loaded } = study;
  const scenarios = points.map((point) => pointScenario(study, point));
  const byColumns = new Map<string, { readonly columns: number[]; readonly members: number[] }>();
  for (const [at, scenario] of scenarios.entries()) {
    const [model] = compileAll([scenario], [loaded.file]);
    const own = measureColumns(model).map(({ key }) => key);
    const columns = columnNumbers(own, keys);
    const group = byColumns.get(columns.join()) ?? { columns, members: [] };
    byColumns.set(columns.join(), group);
    group.members.push(at);
  }
  const finished: StoredPoint[] = [];
  for (const { columns, members } of byColumns.values()) {
    const files = members.map(() => loaded.file);
    const kept = { columns, keepsControls: false };
    const own = members.map((at) => scenarios[at]);
    const results = await simulator.run(own, { files, replications, ...kept, signal });
    for (const [index, at] of members.entries()) {
      finished[at] = storedPoint(contentHash(scenarios[at]), narrowed(results[index], keys));
    }
  }
  return finished;
}
