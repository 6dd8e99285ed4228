/* Work loops on other machines of a simulated world, which end or come to a stand. */
import type { ChunkLease, ChunkQueue } from "../../server/jobs/chunk-queue.ts";
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import type { ComputeChunk } from "../../server/jobs/work-loop.ts";
import type { JobWorldServers } from "./job-world-servers.ts";
import { plannedChunkOf } from "./job-world-task.ts";
import { computeIn, HEARTBEAT_MS, LATE, LEASE_MS, plannedJobOf } from "./job-world-work.ts";
import type { World } from "./job-world.ts";
import { type VirtualProcess, virtualProcess } from "./virtual-time.ts";

/** Long enough for a lease to run out, or nearly. */
export const PAUSE_MS = [LEASE_MS - 10_000, LEASE_MS + 10_000] as const;

interface RemoteWorker {
  readonly process: VirtualProcess;
  readonly held: Map<string, ChunkLease>;
  /** When the server last heard of a lease. */
  readonly heardMs: Map<ChunkLease, number>;
}

export class JobWorldWorkers {
  private readonly world: World;
  private readonly servers: JobWorldServers;
  private readonly workers: RemoteWorker[] = [];
  private pauses = 0;

  constructor(world: World, servers: JobWorldServers) {
    this.world = world;
    this.servers = servers;
  }

  begin(): void {
    for (let at = 0; at < this.world.plan.remoteWorkers; at++) this.start(at);
  }

  kill(): void {
    const { time, outside } = this.world;
    const at = time.wholeBetween(0, this.workers.length - 1);
    if (!this.mayLose(this.workers[at]!)) return;
    this.workers[at]!.process.isDead = true;
    time.after(outside, time.between(100, 5000), () => this.start(at));
  }

  private start(at: number): void {
    const { time, modules } = this.world;
    const process = virtualProcess(`worker ${at}`);
    const worker: RemoteWorker = { process, held: new Map(), heardMs: new Map() };
    this.workers[at] = worker;
    const clock = time.clockOf(process);
    const compute: ComputeChunk = (work, signal) => {
      const fates = this.servers.server?.fates ?? { losses: new Map(), firstStartsMs: new Map() };
      return computeIn(this.world, process, fates)(work, signal);
    };
    const random = (): number => time.random();
    const queue = this.queueOf(worker);
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
  private queueOf(worker: RemoteWorker): ChunkQueue {
    const { time } = this.world;
    const { process, held, heardMs } = worker;
    const call = <Result>(act: (queue: ChunkQueue) => Promise<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        const unreachable = (): void => void time.after(process, 1000, () => reject(new Error("the server is away")));
        time.after(this.world.outside, time.random() * 20, () => {
          const { server } = this.servers;
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

  /** Lets a worker come to a stand while it computes what it was just handed. */
  private mayPause(worker: RemoteWorker, lease: ChunkLease): void {
    const { time, plan, outside } = this.world;
    if (this.pauses >= plan.workerPauses || !time.chance(0.5)) return;
    const { ms } = plannedChunkOf(plannedJobOf(this.world, lease.job), lease.key);
    time.after(outside, time.random() * (ms + 20), () => {
      if (this.pauses >= plan.workerPauses || !this.mayLose(worker)) return;
      this.pauses++;
      worker.process.pausedUntilMs = time.nowMs + time.between(...PAUSE_MS);
      this.servers.faultsEndMs = Math.max(this.servers.faultsEndMs, worker.process.pausedUntilMs);
      time.after(outside, worker.process.pausedUntilMs - time.nowMs, () => {});
    });
  }

  /** Whether what a worker holds can be lost without being lost too often; counts it. */
  private mayLose({ held, process }: RemoteWorker): boolean {
    const losses = this.servers.server?.fates.losses;
    if (!losses || process.isDead || process.pausedUntilMs > this.world.time.nowMs) return false;
    if ([...held.keys()].some((name) => (losses.get(name) ?? 0) > 0)) return false;
    for (const name of held.keys()) losses.set(name, (losses.get(name) ?? 0) + 1);
    held.clear();
    return true;
  }
}
