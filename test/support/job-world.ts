/*
 * The real job service, queue and work loops in a world whose time, order and accidents are drawn from a seed, and what must hold in
 * it whatever happens.
 */
import type { createJobService } from "../../server/jobs/create-job-service.ts";
import type { ChunkCrash } from "../../server/jobs/chunk-queue.ts";
import type { LocalChunkQueue } from "../../server/jobs/local-chunk-queue.ts";
import type { WorkLoop } from "../../server/jobs/work-loop.ts";
import type { JobStore } from "../../server/store/store.ts";
import { clientOf } from "./job-world-client.ts";
import { JobWorldChecks } from "./job-world-checks.ts";
import { FAULTS_END_MS, planOf, type WorldPlan } from "./job-world-plan.ts";
import { JobWorldServers } from "./job-world-servers.ts";
import { MemoryJobs } from "./memory-jobs.ts";
import { VirtualTime, virtualProcess, type VirtualProcess } from "./virtual-time.ts";

/** The code under test: ours, or a copy with a bug in it. */
export interface JobModules {
  readonly createJobService: typeof createJobService;
  readonly LocalChunkQueue: typeof LocalChunkQueue;
  readonly WorkLoop: typeof WorkLoop;
  readonly ChunkCrash: typeof ChunkCrash;
}

/** What all parts of a world share. */
export interface World {
  readonly time: VirtualTime;
  readonly plan: WorldPlan;
  readonly modules: JobModules;
  readonly data: MemoryJobs;
  /** Clients and accidents, which do not die. */
  readonly outside: VirtualProcess;
  readonly checks: JobWorldChecks;
  readonly twin: JobStore | undefined;
}

export interface WorldReport {
  readonly steps: number;
  readonly crashes: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** After the last fault, all jobs must be over within this. */
const LIVELY_WITHIN_MS = 1_500_000;

/**
 * Lives through the world of a seed.
 * @param twin an empty store that every statement is sent to as well; it must answer the same
 * @throws BrokenPromise saying which and when
 */
export async function runWorld(seed: number, modules: JobModules, twin?: JobStore): Promise<WorldReport> {
  const time = new VirtualTime(seed);
  const plan = planOf(time);
  const data = new MemoryJobs();
  const checks = new JobWorldChecks(time, plan, data);
  const world: World = { time, plan, modules, data, outside: virtualProcess("outside"), checks, twin };
  const servers = new JobWorldServers(world);
  servers.begin();
  const clients = plan.jobs.map((job) => clientOf(world, servers, job));
  const story = Promise.all(clients).then(
    () => true,
    (error: unknown) => checks.broken(`a client was answered: ${(error as Error).stack}`),
  );
  let isToldToTheEnd = false;
  void story.then(() => (isToldToTheEnd = true));
  const isOver = (): boolean =>
    isToldToTheEnd && time.nowMs >= servers.faultsEndMs && checks.areAllOver() && servers.isUp();
  const left = (): string =>
    `${checks.unfinished()} (clients ${isToldToTheEnd ? "are" : "are not"} answered, server ${servers.isUp() ? "up" : "down"})`;
  while (!isOver()) {
    if (!(await time.step())) checks.broken(`nothing is left to do, but ${left()}`);
    checks.throwBroken();
    if (time.nowMs > FAULTS_END_MS + LIVELY_WITHIN_MS) checks.broken(`no end in sight: ${left()}`);
    checks.throwBroken();
  }
  // What is on its way arrives, and nothing more may change.
  const endMs = time.nowMs + 12_000;
  while (time.nowMs < endMs && (await time.step())) checks.throwBroken();
  checks.atTheEnd(servers.figures());
  checks.throwBroken();
  const { done, failed, cancelled } = data.counters;
  return { steps: time.steps, crashes: servers.crashes, done, failed, cancelled };
}
