import { createHash } from "node:crypto";
import type { RunFacts } from "../analysis/comparison.ts";
import type { Effect } from "../report/effect.ts";
import { type Manifest, manifestOf } from "../report/json.ts";
import type { ScenarioFacts } from "../report/scenario-facts.ts";
import { annotated } from "../scenarios/annotate.ts";
import { programVersion } from "./package.ts";
import type { Input } from "./scenario-input.ts";

/** A manifest, and whether the run was interrupted. */
export interface RunManifest extends Manifest {
  readonly partial: boolean;
}

/**
 * What a run of scenarios under one seed was: the same on every number of threads, on every day.
 * @param effects [input] which question it answers
 */
export function manifestFor(
  inputs: readonly Input[],
  effects: readonly Effect[],
  run: RunFacts,
  finished: number,
  wanted: number,
): RunManifest {
  const manifest = manifestOf({
    run,
    v8: process.versions.v8,
    arch: process.arch,
    replications: finished,
    wantedReplications: wanted,
    scenarios: inputs.map(({ name, loaded }, at) => {
      const { kind, dates } = effects[at];
      const effect = kind === "none" ? null : kind;
      return { name, title: loaded.title, hash: scenarioHash(loaded), effect, changesFrom: dates };
    }),
  });
  return { ...manifest, partial: finished < wanted };
}

/** What two runs must share to be compared pair by pair, and what should be alike. */
export function runFacts(facts: ScenarioFacts): RunFacts {
  const { seed, startDate, warmUpDays, days, holidays, actors, places } = facts;
  return {
    seed,
    startDate,
    warmUpDays,
    days,
    engineVersion: programVersion(),
    holidays,
    actorKinds: mapped(actors, ({ isHospital }) => (isHospital ? "hospital" : "municipality")),
    placeOwners: mapped(places, ({ owner }) => owner),
    platform: `V8 ${process.versions.v8}, ${process.arch}`,
  };
}

function mapped<Entry>(entries: Readonly<Record<string, Entry>>, of: (entry: Entry) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, of(entry)]));
}

/**
 * SHA-256 of a resolved scenario with its sources, whatever the order in which its fields were written. Seed and number of
 * replications are left out: they are in the manifest by themselves, as the command may have changed them.
 */
export function scenarioHash({ scenario, provenance }: Pick<Input["loaded"], "scenario" | "provenance">): string {
  const { seed: _seed, replications: _replications, ...run } = scenario.run;
  const { "run.seed": _ofSeed, "run.replications": _ofReplications, ...rest } = provenance;
  return contentHash(annotated({ scenario: { ...scenario, run: run as typeof scenario.run }, provenance: rest }));
}

/** SHA-256 of plain data, whatever the order in which its fields were written. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** SHA-256 as manifests have it. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
