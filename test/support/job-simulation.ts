/* Many seeds of the simulated world, and how to see one that fails again. */
import { createJobService } from "../../server/jobs/create-job-service.ts";
import { ChunkCrash } from "../../server/jobs/chunk-queue.ts";
import { LocalChunkQueue } from "../../server/jobs/local-chunk-queue.ts";
import { WorkLoop } from "../../server/jobs/work-loop.ts";
import { type JobModules, runWorld, type WorldReport } from "./job-world.ts";

export const OUR_MODULES: JobModules = { createJobService, LocalChunkQueue, WorkLoop, ChunkCrash };

/** Seeds of one test file, unless `FLYT_SEEDS` asks for more; two of them run at the same time. */
export const SEEDS_PER_FILE = Number(process.env["FLYT_SEEDS"] ?? 10_000) / 2;

/** Only this one, to see it fail again. */
export const ONLY_SEED = process.env["FLYT_SEED"];

/**
 * Lives through the worlds of some seeds, one after the other.
 * @returns what happened in all of them together
 * @throws Error that says how to run the seed again that failed
 */
export async function runSeeds(from: number, to: number): Promise<WorldReport> {
  const sum: Record<keyof WorldReport, number> = { steps: 0, crashes: 0, done: 0, failed: 0, cancelled: 0 };
  for (let seed = from; seed < to; seed++) {
    const report = await runWorld(seed, OUR_MODULES).catch((error: unknown) => {
      const again = `FLYT_SEED=${seed} node launcher.cjs vitest run test/job-simulation.test.ts`;
      throw new Error(`seed ${seed}: ${(error as Error).message}\nrun it again: ${again}`, { cause: error });
    });
    for (const name of Object.keys(sum) as (keyof WorldReport)[]) sum[name] += report[name];
  }
  return sum;
}
