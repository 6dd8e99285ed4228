import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stretch } from "../engine/batch.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { chunkBytes, chunkFrom } from "./chunk-file.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { EXIT, type Exit, InputError } from "./exits.ts";
import { isThere } from "./disk.ts";
import { PartialFile } from "./partial-file.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import {
  chunkName,
  chunksOf,
  fingerprintOf,
  settlePlan,
  type Shard,
  type ShardPlan,
  shardOfChunk,
} from "./shard-plan.ts";
import { inPool, type SimulationFlags, threadsFor } from "./simulation.ts";
import { refuseTooManyPatients } from "../tasks/size.ts";
import type { Talk } from "./talk.ts";

/**
 * `flyt run --shard`: simulates one shard of a run, and writes a file for each of its chunks. Those that are there already are kept,
 * so that a shard that was ended in the middle goes on where it was.
 * @param loaded as it was read from its resolved text
 */
export async function runShard(
  shard: Shard,
  folder: string,
  plan: ShardPlan,
  loaded: LoadedScenario,
  flags: SimulationFlags,
  talk: Talk,
): Promise<Exit> {
  const { scenario } = loaded;
  const messages = RESULTS_MESSAGES[talk.language];
  const own = chunksOf(plan).filter((chunk) => shardOfChunk(chunk, plan) === shard.number);
  const threads = threadsFor(flags.threads, Math.max(1, own.length));
  refuseTooManyPatients([scenario], [folder], threads);
  const [model] = compileAll([scenario], [folder]);
  settlePlan(folder, plan, talk);
  const fingerprint = fingerprintOf(plan);
  const missing = own.filter((chunk) => !isChunkThere(folder, chunk, fingerprint, talk));
  let finished = 0;
  const { engineVersion, v8, arch, seed } = plan.manifest;
  if (missing.length > 0) {
    await inPool(threads, seed, flags, talk, (pool, watch) =>
      pool.runStretches(model, missing, { ...watch, keepsRecords: true }, (result) => {
        const { from, to } = result;
        const file = new PartialFile(join(folder, chunkName(result)), talk, { replaces: true });
        file.write(chunkBytes({ head: { fingerprint, engineVersion, v8, arch, seed, from, to }, result }));
        file.complete();
        file.abandon();
        finished++;
      }),
    );
  }
  const isInterrupted = finished < missing.length;
  const there = own.length - missing.length;
  if (flags.json) {
    talk.printJson({ shard: shard.number, of: shard.of, folder, chunks: own.length, alreadyThere: there, finished });
  }
  const facts = { shard: shard.number, of: shard.of, chunks: own.length, there, finished, folder };
  if (isInterrupted) talk.say(messages.shardInterrupted(facts));
  else if (!flags.quiet) talk.say(messages.shardFinished(facts));
  return isInterrupted ? EXIT.interrupted : EXIT.done;
}

/** @throws InputError where its file is there but is not what was written, or belongs to another run */
function isChunkThere(folder: string, chunk: Stretch, fingerprint: string, talk: Talk): boolean {
  const file = join(folder, chunkName(chunk));
  if (!isThere(file)) return false;
  const found = chunkFrom(readFileSync(file));
  const messages = RESULTS_MESSAGES[talk.language];
  if (found === undefined) throw new InputError(messages.damagedChunk(file));
  if (found.head.fingerprint !== fingerprint) throw new InputError(messages.foreignChunk(file));
  return true;
}
