/* The server of a simulated world, which ends and begins again, and the statements that it sends to its store. */
import { isDeepStrictEqual } from "node:util";
import type { ChunkLease, ChunkQueue } from "../../server/jobs/chunk-queue.ts";
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import type { JobFigures, JobService } from "../../server/jobs/job-service.ts";
import { type JobStore, StoreReadOnly, type StoredJob } from "../../server/store/store.ts";
import { plannedChunkOf } from "./job-world-task.ts";
import {
  type ChunkFates,
  computeIn,
  HEARTBEAT_MS,
  LEASE_MS,
  LONGEST_MS,
  performIn,
  plannedJobOf,
} from "./job-world-work.ts";
import { JobWorldWorkers, PAUSE_MS } from "./job-world-workers.ts";
import type { World } from "./job-world.ts";
import { comparable, jobStoreOn, type Transport } from "./memory-jobs.ts";
import { type VirtualProcess, virtualProcess } from "./virtual-time.ts";

export interface Server {
  readonly process: VirtualProcess;
  readonly service: JobService;
  readonly queue: ChunkQueue;
  readonly fates: ChunkFates;
  isStopping: boolean;
}

export type Answer<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "error"; readonly error: unknown }
  | { readonly kind: "lost" };

export class JobWorldServers {
  crashes = 0;
  /** Grows with what is done about the faults. */
  faultsEndMs = 0;
  private readonly world: World;
  server: Server | undefined;
  private starts = 0;
  private readonly workers: JobWorldWorkers;
  /** Those who watch come again when the server does. */
  private readonly watched = new Set<string>();
  private readonly hasBeenDamaged = new Set<string>();

  constructor(world: World) {
    this.world = world;
    this.workers = new JobWorldWorkers(world, this);
  }

  begin(): void {
    const { time, plan, outside } = this.world;
    this.startServer();
    this.workers.begin();
    const later = (atMs: number, act: () => void): void => {
      this.faultsEndMs = Math.max(this.faultsEndMs, atMs);
      time.after(outside, atMs, act);
    };
    for (const atMs of plan.timedCrashesMs) later(atMs, () => this.crash());
    for (const atMs of plan.stopsMs) later(atMs, () => this.stop());
    for (const [atMs, byMs] of plan.wallJumps) later(atMs, () => time.jumpWall(byMs));
    for (const [, toMs] of plan.fullDisk) later(toMs, () => {});
    for (const atMs of plan.workerDeathsMs) later(atMs, () => this.workers.kill());
  }

  isUp(): boolean {
    return this.server !== undefined && !this.server.isStopping;
  }

  figures(): JobFigures {
    return this.server!.service.figures();
  }

  watch(id: string): void {
    this.watched.add(id);
    const { server } = this;
    if (server) server.service.watch(id, this.world.checks.watches(id, server.process));
  }

  /** Asks the server that is there, over a network that takes its time. */
  async request<Value>(question: (service: JobService) => Promise<Value>): Promise<Answer<Value>> {
    const { time, outside } = this.world;
    await time.sleep(outside, time.between(0, 3));
    const { server } = this;
    if (!server) return { kind: "lost" };
    return new Promise((resolve) => {
      // Whoever is asked and dies is noticed by the connection.
      const notice = (): void =>
        void time.after(outside, 5, () => (server.process.isDead ? resolve({ kind: "lost" }) : again()));
      const again = (): void => void time.after(outside, 500, notice);
      const answer = (kind: Answer<Value>): void =>
        void time.after(server.process, time.random() * 3, () => resolve(kind));
      again();
      question(server.service).then(
        (value) => answer({ kind: "value", value }),
        (error: unknown) => answer({ kind: "error", error }),
      );
    });
  }

  private startServer(): void {
    const { time, plan, modules, outside, checks } = this.world;
    const process = virtualProcess(`server ${++this.starts}`);
    const clock = time.clockOf(process);
    const fates: ChunkFates = { losses: new Map(), firstStartsMs: new Map() };
    const store = { jobs: jobStoreOn(this.world.data, this.transportOf(process)) };
    const queue = new modules.LocalChunkQueue(clock, (job, key, content) => store.jobs.chunks.put(job, key, content), {
      leaseMs: LEASE_MS,
      longestMs: LONGEST_MS,
    });
    const shared = { clock, random: () => time.random(), log: SILENT_LOG, program: "1.0.0" };
    const compute = computeIn(this.world, process, fates);
    const workers =
      plan.threads > 0
        ? new modules.WorkLoop({
            ...shared,
            queue: this.asFetched(process, queue),
            compute,
            threads: plan.threads,
            heartbeatMs: HEARTBEAT_MS,
          })
        : undefined;
    const { mostRunning, mostRunningPerOwner, mostUnfinished } = plan;
    const service = modules.createJobService({
      ...shared,
      store,
      queue,
      ...(workers && { workers }),
      perform: (task, surroundings) => performIn(this.world, process, task, surroundings),
      limits: {
        mostRunning,
        mostRunningPerOwner,
        mostUnfinished,
        mostUnfinishedPerOwner: mostUnfinished,
        mostPlaceDays: 1e9,
      },
    });
    this.server = { process, service, queue, fates, isStopping: false };
    for (const id of this.watched) this.watch(id);
    time.after(outside, 0, () => {
      service.start().catch((error: unknown) => checks.broken(`the server did not start: ${(error as Error).stack}`));
    });
  }

  /** The queue as it is seen by the threads of the server, where fetching takes its time. */
  private asFetched(process: VirtualProcess, queue: ChunkQueue): ChunkQueue {
    const { time, plan } = this.world;
    if (!plan.isQueueSlow) return queue;
    const fetch = async (): Promise<ChunkLease | undefined> => {
      const lease = await queue.fetch();
      await time.sleep(process, time.random() * 10);
      return lease;
    };
    return {
      fetch,
      offer: (offer) => queue.offer(offer),
      withdraw: (attempt) => queue.withdraw(attempt),
      touch: (lease) => queue.touch(lease),
      complete: (lease, content) => queue.complete(lease, content),
      fail: (lease, failure) => queue.fail(lease, failure),
      release: (lease) => queue.release(lease),
      onWork: (told) => queue.onWork(told),
      onWithdrawn: (told) => queue.onWithdrawn(told),
      onEnd: (told) => queue.onEnd(told),
      figures: () => queue.figures(),
    };
  }

  private crash(): void {
    const { time, outside } = this.world;
    if (!this.server) return;
    this.crashes++;
    this.server.process.isDead = true;
    this.server = undefined;
    time.after(outside, time.between(100, 2000), () => this.startServer());
  }

  private stop(): void {
    const { time, outside, checks } = this.world;
    const { server } = this;
    if (!server) return;
    server.isStopping = true;
    const sinceMs = time.nowMs;
    void server.service.stop().then(() => {
      if (server.process.isDead) return;
      if (time.nowMs - sinceMs > 10_000) checks.broken(`stopping took ${time.nowMs - sinceMs} ms`);
      server.process.isDead = true;
      this.server = undefined;
      time.after(outside, time.between(100, 2000), () => this.startServer());
    });
    // A server that does not stop is ended.
    time.after(outside, 15_000, () => {
      if (this.server === server) checks.broken("the server did not stop");
    });
  }

  /** A statement takes its time to come and to be answered; the server may end before it is done, and before it knows. */
  private transportOf(process: VirtualProcess): Transport {
    const { time, plan, data, checks } = this.world;
    const latencyMs = (): number => (time.chance(plan.slowChance) ? time.between(0, 400) : time.random() * 2);
    const mayCrash = (): boolean => {
      const crashes = this.crashes < plan.crashes && time.chance(plan.crashChance);
      if (crashes) this.crash();
      return crashes;
    };
    return <Result>(
      kind: "read" | "write",
      name: string,
      act: () => Result,
      same: (other: JobStore) => Promise<unknown>,
    ) =>
      new Promise<Result>((resolve, reject) => {
        const settle = (how: () => void): void => void time.after(process, latencyMs(), how);
        time.after(process, latencyMs(), () => {
          if (mayCrash()) return;
          const isFull = plan.fullDisk.some(([fromMs, toMs]) => fromMs <= time.nowMs && time.nowMs < toMs);
          if (kind === "write" && isFull) return settle(() => reject(new StoreReadOnly("the disk is full")));
          try {
            if (name === "get chunk" && time.chance(plan.damageChance)) this.damageOne();
            const result = act();
            this.compare(name, result, same);
            if (name === "finish" && result) checks.finished(result as never);
            if (kind === "write") checks.kept(name);
            if (name === "change") this.checkHung(result as StoredJob | undefined);
            for (const [, chunks] of name === "put chunk" ? data.chunks : []) {
              for (const [key, content] of chunks) checks.chunkKept(key, content);
            }
            if (mayCrash()) return;
            if (kind === "write" && time.chance(plan.lostCommitChance)) {
              return settle(() => reject(new StoreReadOnly("the answer was lost")));
            }
            settle(() => resolve(result));
          } catch (error) {
            settle(() => reject(error));
          }
        });
      });
  }

  /** Sends a statement to the other store, and expects the same answer. */
  private compare(name: string, result: unknown, same: (other: JobStore) => Promise<unknown>): void {
    const { time, twin, checks } = this.world;
    if (!twin) return;
    const ours = comparable(result);
    const check = async (): Promise<void> => {
      const theirs = comparable(await same(twin));
      if (!isDeepStrictEqual(ours, theirs))
        checks.broken(`stores differ on ${name}: ${JSON.stringify([ours, theirs])}`);
    };
    time.held = check().catch((error: unknown) => checks.broken(`the other store fails: ${(error as Error).stack}`));
  }

  /** A chunk that hangs is given up in its time, counted from its first start. */
  private checkHung(job: StoredJob | undefined): void {
    const { plan, checks } = this.world;
    if (job?.state !== "failed" || !this.server) return;
    // Others that hang may hold all threads meanwhile.
    const hanging = plan.jobs.flatMap(({ phases }) => phases.flat()).filter(({ fault }) => fault.endsWith("hangs"));
    if (hanging.length > 1) return;
    const graceMs = 15_000 + (plan.fullDisk.length > 0 ? 46_000 : 0) + (plan.remoteWorkers > 0 ? 3 * PAUSE_MS[1] : 0);
    for (const [name, sinceMs] of this.server.fates.firstStartsMs) {
      const [attempt, key = ""] = name.split(" ");
      const isOwn = key.startsWith(job.id) && Number(attempt) === job.attempt;
      if (isOwn && plannedChunkOf(plannedJobOf(this.world, job.id), key).fault.endsWith("hangs")) {
        checks.hungEnded(job.id, sinceMs, LONGEST_MS + graceMs);
      }
    }
  }

  /** Damages a chunk that is kept, each once. */
  private damageOne(): void {
    const { data } = this.world;
    for (const [job, chunks] of data.chunks) {
      for (const key of chunks.keys()) {
        const name = `${job}\n${key}`;
        if (this.hasBeenDamaged.has(name)) continue;
        this.hasBeenDamaged.add(name);
        data.damaged.add(name);
        return;
      }
    }
  }
}
