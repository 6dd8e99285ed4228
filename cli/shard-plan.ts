import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stretch } from "../engine/batch.ts";
import { InputError } from "./exits.ts";
import { type RunManifest, sha256 } from "../tasks/manifest.ts";
import { isThere } from "./disk.ts";
import { makeFolder, PartialFile } from "./partial-file.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { jsonText } from "../tasks/json-text.ts";
import { type Talk } from "./talk.ts";

export const PLAN_FILE = "shards.json";

/** One of the parts that a run is divided into. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** What all shards of a run must have in common, as it stands in their folder. */
export interface ShardPlan {
  /** As that of the merged results will be. */
  readonly manifest: RunManifest;
  readonly shards: number;
  /** Replications in a chunk; the last one may have fewer. */
  readonly replicationsPerChunk: number;
  /** The resolved scenario, as text. */
  readonly scenario: string;
}

/** So many chunks that a shard which was killed loses little. */
const CHUNKS_PER_SHARD = 16;

export function planShards(manifest: RunManifest, shards: number, scenario: string): ShardPlan {
  const replicationsPerChunk = Math.max(1, Math.floor(manifest.wantedReplications / shards / CHUNKS_PER_SHARD));
  return { manifest, shards, replicationsPerChunk, scenario };
}

/** SHA-256 of all that the shards must have in common. */
export function fingerprintOf(plan: ShardPlan): string {
  return sha256(planText(plan));
}

function planText(plan: ShardPlan): string {
  return `${jsonText(plan)}\n`;
}

/** All chunks of a run, in order; they go to the shards in turn, so that all are done at about the same time. */
export function chunksOf({ manifest, replicationsPerChunk }: ShardPlan): Stretch[] {
  const replications = manifest.wantedReplications;
  return Array.from({ length: Math.ceil(replications / replicationsPerChunk) }, (_, at) => ({
    from: at * replicationsPerChunk,
    to: Math.min((at + 1) * replicationsPerChunk, replications),
  }));
}

/** Number of the shard that a chunk belongs to, from 1. */
export function shardOfChunk({ from }: Stretch, { replicationsPerChunk, shards }: ShardPlan): number {
  return ((from / replicationsPerChunk) % shards) + 1;
}

/** The name of a chunk's file; replications from 1. */
export function chunkName({ from, to }: Stretch): string {
  const padded = (number: number): string => String(number).padStart(7, "0");
  return `replications-${padded(from + 1)}-${padded(to)}.chunk`;
}

/**
 * Puts a plan into a folder, or finds the same one there.
 * @throws InputError where the folder holds shards of another run
 */
export function settlePlan(folder: string, plan: ShardPlan, talk: Talk): void {
  const file = join(folder, PLAN_FILE);
  if (!isThere(file)) {
    makeFolder(folder);
    const output = new PartialFile(file, talk, { replaces: true });
    output.write(planText(plan));
    output.complete();
    output.abandon();
  }
  const found = readPlan(folder, talk);
  if (fingerprintOf(found) === fingerprintOf(plan)) return;
  const differing = planDifferences(found, plan);
  throw new InputError(RESULTS_MESSAGES[talk.language].otherShards(folder, differing));
}

/** The plan in a folder. @throws InputError where there is none, or what is there is none */
export function readPlan(folder: string, talk: Talk): ShardPlan {
  const file = join(folder, PLAN_FILE);
  const messages = RESULTS_MESSAGES[talk.language];
  if (!isThere(file)) throw new InputError(messages.noShards(folder, PLAN_FILE));
  try {
    const plan = JSON.parse(readFileSync(file, "utf8")) as ShardPlan;
    // Written again it must be the same text, or it is not what a shard wrote.
    if (planText(plan) === readFileSync(file, "utf8") && chunksOf(plan).length > 0) return plan;
  } catch {
    // Told below.
  }
  throw new InputError(messages.damagedPlan(file));
}

/** Names of what is not the same in two plans, each with both values. */
function planDifferences(found: ShardPlan, wanted: ShardPlan): string[] {
  const facts = ({ manifest, shards, scenario }: ShardPlan): Record<string, unknown> => ({
    engineVersion: manifest.engineVersion,
    v8: manifest.v8,
    arch: manifest.arch,
    seed: manifest.seed,
    replications: manifest.wantedReplications,
    shards,
    scenario: `${manifest.scenarios[0].name} (${sha256(scenario).slice(0, 15)}…)`,
  });
  const [there, here] = [facts(found), facts(wanted)];
  return Object.keys(there)
    .filter((name) => there[name] !== here[name])
    .map((name) => `${name} ${JSON.stringify(there[name])} / ${JSON.stringify(here[name])}`);
}
