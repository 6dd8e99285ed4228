import type { MeasureKey } from "../engine/measures.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { SweepManifest } from "../report/sweep-document.ts";
import { contentHash, runFacts, scenarioHash } from "./manifest.ts";
import type { StudyInput } from "./study-input.ts";

/** What the results of a sweep depend on, part by part; a folder with other ones is not gone on with. */
export interface SweepIdentity {
  readonly engineVersion: string;
  readonly v8: string;
  readonly arch: string;
  readonly seed: string;
  readonly replications: number;
  readonly effect: string;
  /** Hashes of what they name. */
  readonly scenario: string;
  readonly factors: string;
  readonly design: string;
  readonly measures: string;
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
