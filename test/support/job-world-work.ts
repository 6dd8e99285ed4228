/* What the processes of a simulated world do: tasks, and chunks that come to harm as planned. */
import type { ComputeChunk } from "../../server/jobs/work-loop.ts";
import type { Outcome, Task, TaskSurroundings } from "../../tasks/task.ts";
import type { PlannedJob } from "./job-world-plan.ts";
import { after, documentOf, honestBytes, keyOf, needOf, outcomeOf, plannedChunkOf } from "./job-world-task.ts";
import type { World } from "./job-world.ts";
import type { VirtualProcess } from "./virtual-time.ts";

export const LEASE_MS = 30_000;
export const LONGEST_MS = 150_000;
export const HEARTBEAT_MS = 8000;

/** What a result is like that nobody may keep any more. */
export const LATE = new TextEncoder().encode("late");

/** What has become of chunks, by the attempt of their job and their key, while one server lives. */
export interface ChunkFates {
  /** Crashes and losses: three would be too many for any. */
  readonly losses: Map<string, number>;
  readonly firstStartsMs: Map<string, number>;
}

export function plannedJobOf(world: World, id: string): PlannedJob {
  return world.plan.jobs.find((job) => job.id === id) as PlannedJob;
}

/** Performs a task in a server. */
export async function performIn(
  world: World,
  process: VirtualProcess,
  task: Task,
  surroundings: TaskSurroundings,
): Promise<Outcome> {
  const { time, checks } = world;
  const job = plannedJobOf(world, String(task.question["id"]));
  const { need, onProgress } = surroundings;
  const signal = surroundings.signal as AbortSignal;
  checks.performs(job.id, world.data.jobs.get(job.id)!.owner, signal, process);
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

/** Computes chunks in a process, each with the fault that is planned for it. */
export function computeIn(
  world: World,
  process: VirtualProcess,
  { losses: lossesOf, firstStartsMs }: ChunkFates,
): ComputeChunk {
  const { time, modules, checks } = world;
  return ({ chunk, documents }, signal) =>
    new Promise((resolve, reject) => {
      const key = String(chunk.scenarios[0]);
      const job = plannedJobOf(world, String(key.split(":")[0]));
      const { fault, ms } = plannedChunkOf(job, key);
      if (documents[key] !== documentOf(key)) checks.broken(`${key} came without its documents`);
      const lossName = `${world.data.jobs.get(job.id)?.attempt} ${key}`;
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
