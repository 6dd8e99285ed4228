/* The server of a simulated world, which ends and begins again, its threads, and work loops elsewhere. */
import { isDeepStrictEqual } from "node:util";
import type { ChunkLease, ChunkQueue } from "../../server/jobs/chunk-queue.ts";
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import type { JobFigures, JobService } from "../../server/jobs/job-service.ts";
import type { ComputeChunk } from "../../server/jobs/work-loop.ts";
import { type JobStore, StoreReadOnly, type StoredJob } from "../../server/store/store.ts";
import type { Outcome, Task, TaskSurroundings } from "../../tasks/task.ts";
import type { PlannedJob } from "./job-world-plan.ts";
import { after, documentOf, honestBytes, keyOf, needOf, outcomeOf, plannedChunkOf } from "./job-world-task.ts";
import type { World } from "./job-world.ts";
import { comparable, jobStoreOn, type Transport } from "./memory-jobs.ts";
import { type VirtualProcess, virtualProcess } from "./virtual-time.ts";

const LEASE_MS = 30_000;
const LONGEST_MS = 150_000;
const HEARTBEAT_MS = 8000;
/** Long enough for a lease to run out, or nearly. */
const PAUSE_MS = [LEASE_MS - 10_000, LEASE_MS + 10_000] as const;

/** What a result is like that nobody may keep any more. */
const LATE = new TextEncoder().encode("late");

interface Server {
  readonly process: VirtualProcess;
  readonly service: JobService;
  readonly queue: ChunkQueue;
  /** Crashes and losses of chunks, by attempt and key: three would be too many for any. */
  readonly losses: Map<string, number>;
  readonly firstStartsMs: Map<string, number>;
  isStopping: boolean;
}

interface RemoteWorker {
  readonly process: VirtualProcess;
  readonly held: Map<string, ChunkLease>;
  /** When the server last heard of a lease. */
  readonly heardMs: Map<ChunkLease, number>;
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
  private server: Server | undefined;
  private starts = 0;
  private pauses = 0;
  private readonly remote: RemoteWorker[] = [];
  /** Those who watch come again when the server does. */
  private readonly watched = new Set<string>();
  private readonly hasBeenDamaged = new Set<string>();

  constructor(world: World) {
    this.world = world;
  }

  begin(): void {
    const { time, plan, outside } = this.world;
    this.startServer();
    for (let at = 0; at < plan.remoteWorkers; at++) this.startRemote(at);
    const later = (atMs: number, act: () => void): void => {
      this.faultsEndMs = Math.max(this.faultsEndMs, atMs);
      time.after(outside, atMs, act);
    };
    for (const atMs of plan.timedCrashesMs) later(atMs, () => this.crash());
    for (const atMs of plan.stopsMs) later(atMs, () => this.stop());
    for (const [atMs, byMs] of plan.wallJumps) later(atMs, () => time.jumpWall(byMs));
    for (const [, toMs] of plan.fullDisk) later(toMs, () => {});
    for (const atMs of plan.workerDeathsMs) later(atMs, () => this.killRemote());
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
    const losses = new Map<string, number>();
    const firstStartsMs = new Map<string, number>();
    const store = { jobs: jobStoreOn(this.world.data, this.transportOf(process)) };
    const queue = new modules.LocalChunkQueue(clock, (job, key, content) => store.jobs.chunks.put(job, key, content), {
      leaseMs: LEASE_MS,
      longestMs: LONGEST_MS,
    });
    const shared = { clock, random: () => time.random(), log: SILENT_LOG };
    const compute = this.computeOf(process, losses, firstStartsMs);
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
      perform: (task, surroundings) => this.perform(process, task, surroundings),
      limits: {
        mostRunning,
        mostRunningPerOwner,
        mostUnfinished,
        mostUnfinishedPerOwner: mostUnfinished,
        mostPlaceDays: 1e9,
      },
    });
    this.server = { process, service, queue, losses, firstStartsMs, isStopping: false };
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
    for (const [name, sinceMs] of this.server.firstStartsMs) {
      const [attempt, key = ""] = name.split(" ");
      const isOwn = key.startsWith(job.id) && Number(attempt) === job.attempt;
      if (isOwn && plannedChunkOf(this.planned(job.id), key).fault.endsWith("hangs")) {
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

  private async perform(process: VirtualProcess, task: Task, surroundings: TaskSurroundings): Promise<Outcome> {
    const { time, checks } = this.world;
    const job = this.planned(String(task.question["id"]));
    const { need, onProgress } = surroundings;
    const signal = surroundings.signal as AbortSignal;
    checks.performs(job.id, this.world.data.jobs.get(job.id)!.owner, signal, process);
    try {
      const of = job.phases.flat().length;
      let finished = 0;
      let digest = "";
      onProgress?.({ finished, of });
      for (const [phase, chunks] of job.phases.entries()) {
        await time.sleep(process, time.between(0, time.pick([3, 50])));
        const keys = chunks.map((_, at) => keyOf(job, digest, phase, at));
        const results = await Promise.all(
          keys.map(async (key, at) => {
            const bytes = await need(needOf(key, chunks[at]!), documentOf);
            if (!process.isDead) checks.chunkTold(job.id, key, bytes);
            onProgress?.({ finished: ++finished, of });
            return bytes;
          }),
        );
        digest = after(digest, results);
      }
      return outcomeOf(digest);
    } finally {
      checks.performed(job.id, signal);
    }
  }

  private computeOf(
    process: VirtualProcess,
    lossesOf: Map<string, number>,
    firstStartsMs: Map<string, number>,
  ): ComputeChunk {
    const { time, modules, checks } = this.world;
    return ({ chunk, documents }, signal) =>
      new Promise((resolve, reject) => {
        const key = String(chunk.scenarios[0]);
        const job = this.planned(String(key.split(":")[0]));
        const { fault, ms } = plannedChunkOf(job, key);
        if (documents[key] !== documentOf(key)) checks.broken(`${key} came without its documents`);
        const lossName = `${this.world.data.jobs.get(job.id)?.attempt} ${key}`;
        const losses = lossesOf.get(lossName) ?? 0;
        const startedMs = time.nowMs;
        if (!firstStartsMs.has(lossName)) firstStartsMs.set(lossName, startedMs);
        // A thread that is ended says so; one that hangs may bring a result yet, when nobody wants it any more.
        const hangs = fault === "hangs" || (fault === "crashes-late-then-hangs" && losses > 0);
        signal.addEventListener("abort", () => (hangs ? time.after(process, 5000, come) : reject(signal.reason)));
        const crash = (): void => {
          lossesOf.set(lossName, losses + 1);
          const crashes = (lossesOf.get(`crashes of ${lossName}`) ?? 0) + 1;
          lossesOf.set(`crashes of ${lossName}`, crashes);
          if (crashes > 3) checks.broken(`${key} has crashed ${crashes} times`);
          reject(new modules.ChunkCrash("the thread ended"));
        };
        const come = (): void => resolve(hangs ? LATE : honestBytes(key));
        const crashes = fault === "crashes-always" || (fault === "crashes-once" && losses === 0);
        if (hangs) return;
        if (fault === "crashes-late-then-hangs") time.after(process, 0.7 * LONGEST_MS, crash);
        else if (fault === "throws") time.after(process, ms, () => reject(new Error("a fault of the model")));
        else time.after(process, ms, crashes ? crash : come);
      });
  }

  private startRemote(at: number): void {
    const { time, modules } = this.world;
    const process = virtualProcess(`worker ${at}`);
    const worker: RemoteWorker = { process, held: new Map(), heardMs: new Map() };
    this.remote[at] = worker;
    const clock = time.clockOf(process);
    const compute: ComputeChunk = (work, signal) => {
      const { losses, firstStartsMs } = this.server ?? { losses: new Map(), firstStartsMs: new Map() };
      return this.computeOf(process, losses, firstStartsMs)(work, signal);
    };
    const random = (): number => time.random();
    const queue = this.remoteQueue(worker);
    new modules.WorkLoop({
      queue,
      compute,
      threads: 1,
      clock,
      random,
      log: SILENT_LOG,
      heartbeatMs: HEARTBEAT_MS,
    }).start();
  }

  /** The queue of the server as another machine sees it. */
  private remoteQueue(worker: RemoteWorker): ChunkQueue {
    const { time } = this.world;
    const { process, held, heardMs } = worker;
    const call = <Result>(act: (queue: ChunkQueue) => Promise<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        const unreachable = (): void => void time.after(process, 1000, () => reject(new Error("the server is away")));
        time.after(this.world.outside, time.random() * 20, () => {
          const { server } = this;
          if (process.isDead) return;
          if (!server) return unreachable();
          const answer = (how: () => void): void => {
            time.after(server.process, 0, () => time.after(process, time.random() * 20, how));
          };
          // A question whose server has ended is never answered, but given up.
          const giveUp = time.after(process, 5000, () => reject(new Error("no answer")));
          const settle = (how: () => void): void =>
            answer(() => {
              giveUp();
              how();
            });
          act(server.queue).then(
            (result) => settle(() => resolve(result)),
            (error: unknown) => settle(() => reject(error)),
          );
        });
      });
    const name = ({ jobAttempt, key }: ChunkLease): string => `${jobAttempt} ${key}`;
    const isLapsed = (lease: ChunkLease): boolean => time.nowMs - (heardMs.get(lease) ?? 0) > LEASE_MS + 3;
    const over = <Result>(lease: ChunkLease, act: (queue: ChunkQueue) => Promise<Result>): Promise<Result> =>
      call(async (queue) => {
        const result = await act(queue);
        held.delete(name(lease));
        return result;
      });
    return {
      offer: (offer) => call((queue) => queue.offer(offer)),
      withdraw: (attempt) => call((queue) => queue.withdraw(attempt)),
      fetch: () =>
        call(async (queue) => {
          const lease = await queue.fetch();
          if (!lease) return undefined;
          held.set(name(lease), lease);
          heardMs.set(lease, time.nowMs);
          this.mayPause(worker, lease);
          return lease;
        }),
      touch: (lease) =>
        call(async (queue) => {
          if (!isLapsed(lease)) heardMs.set(lease, time.nowMs);
          return queue.touch(lease);
        }),
      complete: (lease, content) =>
        over(lease, async (queue) => {
          // Of a lease that has run out, nothing may be kept.
          const sent = isLapsed(lease) ? LATE : content;
          return queue.complete(lease, sent).catch((error: unknown) => {
            heardMs.set(lease, time.nowMs);
            throw error;
          });
        }),
      fail: (lease, failure) => over(lease, (queue) => queue.fail(lease, failure)),
      release: (lease) => over(lease, (queue) => queue.release(lease)),
      onWork: (told) => {
        const look = (): void => {
          told();
          time.after(process, 2000, look);
        };
        look();
        return () => {};
      },
      onWithdrawn: () => () => {},
      onEnd: () => () => {},
      figures: () => ({ waiting: 0, running: 0, finished: 0, failed: 0 }),
    };
  }

  private killRemote(): void {
    const { time, outside } = this.world;
    const at = time.wholeBetween(0, this.remote.length - 1);
    if (!this.mayLose(this.remote[at]!)) return;
    this.remote[at]!.process.isDead = true;
    time.after(outside, time.between(100, 5000), () => this.startRemote(at));
  }

  /** Lets a worker come to a stand while it computes what it was just handed. */
  private mayPause(worker: RemoteWorker, lease: ChunkLease): void {
    const { time, plan, outside } = this.world;
    if (this.pauses >= plan.workerPauses || !time.chance(0.5)) return;
    const { ms } = plannedChunkOf(this.planned(lease.job), lease.key);
    time.after(outside, time.random() * (ms + 20), () => {
      if (this.pauses >= plan.workerPauses || !this.mayLose(worker)) return;
      this.pauses++;
      worker.process.pausedUntilMs = time.nowMs + time.between(...PAUSE_MS);
      this.faultsEndMs = Math.max(this.faultsEndMs, worker.process.pausedUntilMs);
      time.after(outside, worker.process.pausedUntilMs - time.nowMs, () => {});
    });
  }

  /** Whether what a worker holds can be lost without being lost too often; counts it. */
  private mayLose({ held, process }: RemoteWorker): boolean {
    const { losses } = this.server ?? {};
    if (!losses || process.isDead || process.pausedUntilMs > this.world.time.nowMs) return false;
    if ([...held.keys()].some((name) => (losses.get(name) ?? 0) > 0)) return false;
    for (const name of held.keys()) losses.set(name, (losses.get(name) ?? 0) + 1);
    held.clear();
    return true;
  }

  private planned(id: string): PlannedJob {
    return this.world.plan.jobs.find((job) => job.id === id) as PlannedJob;
  }
}
