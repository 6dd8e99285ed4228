import { compareAll } from "../analysis/comparison.ts";
import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import type { Model } from "../engine/model.ts";
import { emptyRecords } from "../engine/records.ts";
import type { Results } from "../engine/results.ts";
import type { ResultFile } from "../report/data-package.ts";
import { resultFiles, scenarioFileName } from "../report/result-files.ts";
import type { ResultRun } from "../report/result-tables.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { jsonText } from "./json-text.ts";
import { type RunManifest, runFacts, sha256 } from "./manifest.ts";
import { moneyFound, type PricesInput, resolvedPricesText } from "./money.ts";
import { asRun, resolvedText } from "./resolved-scenario.ts";
import { type ExtrasAsked, extrasOfRuns, type Reckoned, resolvedExtrasTexts } from "./run-extras.ts";

export const MANIFEST_FILE = "manifest.json";

/** What changes from one run to the next, though the results are the same; left out of every comparison. */
export interface ThisRun {
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
  readonly wallSeconds: number;
  readonly threads: number;
  /** Of a merged run, the number of shards. */
  readonly shards?: number;
}

/** What was simulated, in the order of the manifest's scenarios. */
export interface Simulated {
  readonly manifest: RunManifest;
  /** As they were simulated, with their seed. */
  readonly scenarios: readonly LoadedScenario[];
  readonly models: readonly Model[];
  /** With records; all of the same replications. */
  readonly results: readonly Results[];
  /** Where it was asked what it costs whom. */
  readonly prices?: PricesInput | undefined;
  /** Where staff, the cost per user and the fee by year were asked for. */
  readonly extras?: ExtrasAsked | undefined;
  readonly reckoned?: Reckoned | undefined;
}

/** The files of a results folder but its manifest. They depend on the scenarios, the seed and the replications alone. */
export function filesOf(given: Simulated): ResultFile[] {
  const { manifest, scenarios: simulated, models, results, prices, extras = {} } = given;
  // Fewer replications than wanted are all that there are to make again.
  const scenarios = simulated.map((loaded) => asRun(loaded, manifest));
  const facts = scenarios.map(({ scenario }) => ({
    ...runFacts(scenarioFacts(scenario)),
    engineVersion: manifest.engineVersion,
  }));
  const [baseline, ...alternatives] = results.map((own, at) => ({ facts: facts[at], results: own }));
  const differences = compareAll(baseline, alternatives);
  const money = moneyFound(
    prices,
    scenarios.map(({ scenario }) => scenario),
    results,
  );
  const estimates = results.map(estimateAll);
  const told = extrasOfRuns(
    extras,
    scenarios.map(({ scenario }, at) => ({
      scenario,
      model: models[at],
      estimates: estimates[at],
      results: results[at],
    })),
    differences,
    given.reckoned,
  );
  const runs = results.map((own, at): ResultRun => {
    return {
      name: manifest.scenarios[at].name,
      results: own,
      distributions: distributionsOf(models[at], own.records ?? emptyRecords(models[at])),
      estimates: estimates[at],
      ...(at > 0 && { differences: differences[at - 1] }),
      ledger: money[at]?.run.ledger,
      deviations: money[at]?.deviations,
      ...told[at],
    };
  });
  const scenarioTexts = scenarios.map(resolvedText);
  const reckonedBy = { ...(prices && { prices: resolvedPricesText(prices) }), ...resolvedExtrasTexts(extras) };
  return resultFiles({ manifest, runs, scenarios, scenarioTexts, reckonedBy });
}

/**
 * The manifest as it stands in a results folder: with the files and their hashes.
 * @param thisRun what was of this run only; without it the text is the same every time
 */
export function manifestText(manifest: RunManifest, files: readonly ResultFile[], thisRun?: ThisRun): string {
  const { scenarios, ...rest } = manifest;
  const document = {
    ...rest,
    scenarios: scenarios.map((scenario, at) => ({ ...scenario, file: scenarioFileName(at, scenarios.length) })),
    files: files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content), sha256: sha256(content) })),
    thisRun,
  };
  return `${jsonText(document)}\n`;
}
