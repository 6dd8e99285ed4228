/* What happens in a simulated world: drawn from its seed before it begins. */
import type { VirtualTime } from "./virtual-time.ts";

/** What a chunk does to whoever computes it. */
export type ChunkFault = "none" | "crashes-once" | "crashes-always" | "throws" | "hangs" | "crashes-late-then-hangs";

export interface PlannedChunk {
  readonly events: number;
  readonly ms: number;
  readonly fault: ChunkFault;
}

export interface PlannedJob {
  readonly id: string;
  readonly owner: string;
  /** Chunks of a phase are asked for at once; those of the next depend on their bytes. */
  readonly phases: readonly (readonly PlannedChunk[])[];
  readonly submitAtMs: number;
  /** Others who ask for the same at about the same time. */
  readonly alsoAskedAtMs: readonly number[];
  /** After it was accepted. */
  readonly cancelAfterMs: number | undefined;
  readonly submitAgainAfterMs: number | undefined;
  readonly watchAfterMs: number | undefined;
}

export interface WorldPlan {
  readonly jobs: readonly PlannedJob[];
  readonly threads: number;
  readonly remoteWorkers: number;
  readonly mostRunning: number;
  readonly mostRunningPerOwner: number;
  readonly mostUnfinished: number;
  readonly crashes: number;
  /** Chance that the server ends before a statement, and after it. */
  readonly crashChance: number;
  readonly timedCrashesMs: readonly number[];
  readonly stopsMs: readonly number[];
  readonly fullDisk: readonly (readonly [fromMs: number, toMs: number])[];
  readonly wallJumps: readonly (readonly [atMs: number, byMs: number])[];
  readonly workerDeathsMs: readonly number[];
  /** How often a worker comes to a stand while it computes. */
  readonly workerPauses: number;
  readonly lostAnswerChance: number;
  /** A statement is kept, but whoever asked is told that it is not. */
  readonly lostCommitChance: number;
  readonly damageChance: number;
  readonly slowChance: number;
  /** Whether fetching takes its time, as from a database. */
  readonly isQueueSlow: boolean;
  /** Nothing goes wrong: a short job comes after a long one, and must not wait for it. */
  readonly isFair: boolean;
}

const NO_FAULTS = {
  crashes: 0,
  crashChance: 0,
  timedCrashesMs: [],
  stopsMs: [],
  fullDisk: [],
  wallJumps: [],
  workerDeathsMs: [],
  workerPauses: 0,
  lostAnswerChance: 0,
  lostCommitChance: 0,
  damageChance: 0,
  slowChance: 0,
  isQueueSlow: false,
};

/** When the last of the planned faults has come at the latest. */
export const FAULTS_END_MS = 90_000;

export function planOf(time: VirtualTime): WorldPlan {
  return time.chance(0.1) ? fairPlan(time) : faultyPlan(time);
}

function fairPlan(time: VirtualTime): WorldPlan {
  const job = (id: string, owner: string, submitAtMs: number, chunks: number, ms: number): PlannedJob => ({
    id,
    owner,
    phases: [Array.from({ length: chunks }, () => ({ events: ms * 100, ms, fault: "none" as const }))],
    submitAtMs,
    alsoAskedAtMs: [],
    cancelAfterMs: undefined,
    submitAgainAfterMs: undefined,
    watchAfterMs: 10,
  });
  const long = Array.from({ length: 3 }, (_, at) =>
    job(`long${at}`, "greedy", 10 * at, time.wholeBetween(8, 12), 1000),
  );
  return {
    ...NO_FAULTS,
    jobs: [...long, job("short", "modest", time.between(500, 3000), 2, 200)],
    threads: 1,
    remoteWorkers: 0,
    mostRunning: 3,
    mostRunningPerOwner: 2,
    mostUnfinished: 100,
    isFair: true,
  };
}

function faultyPlan(time: VirtualTime): WorldPlan {
  const several = (chance: number, most: number): number[] =>
    time.chance(chance)
      ? Array.from({ length: time.wholeBetween(1, most) }, () => time.between(100, FAULTS_END_MS / 3))
      : [];
  const jobs = Array.from({ length: time.wholeBetween(1, 3) }, (_, at) => plannedJob(time, at));
  const threads = time.chance(0.85) ? time.wholeBetween(1, 2) : 0;
  const remoteWorkers = threads === 0 ? time.wholeBetween(1, 2) : Number(time.chance(0.3));
  return {
    jobs,
    threads,
    remoteWorkers,
    mostRunning: time.wholeBetween(1, 3),
    mostRunningPerOwner: time.wholeBetween(1, 2),
    mostUnfinished: time.chance(0.2) ? 2 : 10,
    crashes: time.chance(0.6) ? time.wholeBetween(1, 3) : 0,
    crashChance: 0.04,
    timedCrashesMs: several(0.2, 2),
    stopsMs: several(0.1, 1),
    fullDisk: several(0.15, 1).map((fromMs) => [fromMs, fromMs + time.between(500, 40_000)]),
    wallJumps: several(0.3, 2).map((atMs) => [atMs, time.between(-2, 2) * 3_600_000]),
    workerDeathsMs: remoteWorkers > 0 ? several(0.4, 2) : [],
    workerPauses: remoteWorkers > 0 && time.chance(0.7) ? time.wholeBetween(1, 3) : 0,
    lostAnswerChance: time.chance(0.3) ? 0.2 : 0,
    lostCommitChance: time.chance(0.2) ? 0.15 : 0,
    damageChance: time.chance(0.15) ? 0.3 : 0,
    slowChance: 0.1,
    isQueueSlow: time.chance(0.5),
    isFair: false,
  };
}

function plannedJob(time: VirtualTime, at: number): PlannedJob {
  const phases = Array.from({ length: time.chance(0.3) ? 2 : 1 }, () =>
    Array.from({ length: time.wholeBetween(1, 3) }, () => plannedChunk(time)),
  );
  const isCancelled = time.chance(0.3);
  const submitAtMs = time.between(0, 3000);
  return {
    id: `job${at}`,
    owner: time.pick(["one", "other"]),
    phases,
    submitAtMs,
    alsoAskedAtMs: !isCancelled && time.chance(0.3) ? [submitAtMs + time.between(0, time.pick([20, 5000]))] : [],
    cancelAfterMs: isCancelled ? time.between(0, time.pick([20, 1000, 10_000])) : undefined,
    submitAgainAfterMs: time.chance(0.7) ? time.between(0, time.pick([5, 2000])) : undefined,
    watchAfterMs: time.chance(0.6) ? time.between(0, time.pick([10, 4000])) : undefined,
  };
}

function plannedChunk(time: VirtualTime): PlannedChunk {
  const rare: ChunkFault[] = ["crashes-always", "throws", "throws", "hangs", "crashes-late-then-hangs"];
  const fault = time.chance(0.1) ? "crashes-once" : time.chance(0.05) ? time.pick(rare) : "none";
  const ms = time.between(50, time.pick([200, 2000, 8000]));
  return { events: Math.ceil(ms * 100), ms, fault };
}
