import type { MeasureKey } from "../engine/measures.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { SweepManifest } from "../report/sweep-document.ts";
import { contentHash, runFacts, scenarioHash } from "./manifest.ts";
import type { StudyInput } from "./study-input.ts";
import type { SweepFolder, SweepIdentity } from "./sweep-folder.ts";
import {
  designLines,
  effectLines,
  replicationLines,
  resultLines,
  type SweepOutcome,
  type SweepResults,
} from "./sweep-results.ts";
import { jsonText } from "./talk.ts";

/** When and on what it was made: the one part of a sweep that is another each time. */
export interface SweepTimes {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly wallSeconds: number;
  readonly threads: number;
  /** Points that were there from before. */
  readonly pointsFromBefore: number;
}

/** What the results of a study depend on. Names and reasons do not count. */
export function identityOf(input: StudyInput, keys: readonly MeasureKey[]): SweepIdentity {
  const { loaded, base, factors, points, replications } = input;
  const { study } = loaded;
  const run = runFacts(scenarioFacts(base.scenario));
  return {
    engineVersion: run.engineVersion,
    v8: process.versions.v8,
    arch: process.arch,
    seed: run.seed,
    replications,
    effect: study.effect ?? "long-run",
    scenario: contentHash(base.scenario),
    factors: contentHash(
      factors.map(({ id, operation, changesAt }) => {
        const { name: _name, rationale: _rationale, ...written } = study.factors[id];
        return { id, ...written, ...(operation === "measure" && { changes: changesAt(true) }) };
      }),
    ),
    design: contentHash({ design: study.design, points: points.map((levels) => levels.map((level) => level ?? null)) }),
    measures: contentHash(keys),
  };
}

/** What reproduces the results; the same every time. */
export function sweepManifest(input: StudyInput, keys: readonly MeasureKey[]): SweepManifest {
  const { loaded, base, baseName, name, points, replications } = input;
  const { study } = loaded;
  const { seed, startDate, warmUpDays, days, engineVersion } = runFacts(scenarioFacts(base.scenario));
  return {
    program: "pasientflyt",
    engineVersion,
    v8: process.versions.v8,
    arch: process.arch,
    study: { name, title: study.name, hash: contentHash(study) },
    scenario: { name: baseName, title: base.title, hash: scenarioHash(base) },
    design: study.design,
    effect: study.effect ?? "long-run",
    seed,
    points: points.length + 1,
    replications,
    startDate,
    warmUpDays,
    days,
    measures: keys,
  };
}

/** Writes the files of results, each whole; those of one study are the same bytes whatever happened on the way. */
export function writeResults(
  input: StudyInput,
  results: SweepResults,
  outcome: SweepOutcome,
  folder: SweepFolder,
  times: SweepTimes,
): void {
  const files = {
    "design.csv": folder.write("design.csv", designLines(input)),
    "effects.csv": folder.write("effects.csv", effectLines(input, outcome)),
    "replications.csv": folder.write("replications.csv", replicationLines(results)),
    "results.csv": folder.write("results.csv", resultLines(results)),
  };
  folder.write("manifest.json", [`${jsonText({ ...sweepManifest(input, results.keys), files, times })}\n`]);
}
