/* Whoever asks for a job in a simulated world: asks again until answered, as a client with an Idempotency-Key does. */
import type { JobService } from "../../server/jobs/job-service.ts";
import { StoreReadOnly, type StoredJob } from "../../server/store/store.ts";
import type { PlannedJob } from "./job-world-plan.ts";
import type { JobWorldServers } from "./job-world-servers.ts";
import { factsOf, taskOf } from "./job-world-task.ts";
import type { World } from "./job-world.ts";

export async function clientOf(world: World, servers: JobWorldServers, job: PlannedJob): Promise<void> {
  const { time, outside, checks } = world;
  const sleep = (ms: number): Promise<void> => time.sleep(outside, ms);
  const isDoomed = job.phases.flat().some(({ fault }) => fault !== "none" && fault !== "crashes-once");
  const submit = async (key?: string): Promise<StoredJob> => {
    const actor = { name: job.owner, role: "planner" as const };
    const told = await ask(world, servers, (service) =>
      service.submit(taskOf(job), factsOf(job), actor, key && `${key} of ${job.id}`),
    );
    checks.acknowledge(job.id, told.job);
    checks.expected.set(job.id, isDoomed ? "failed" : "done");
    return told.job;
  };
  const others = job.alsoAskedAtMs.map(async (atMs) => {
    await sleep(atMs);
    await submit();
  });
  await sleep(job.submitAtMs);
  const submitted = time.nowMs;
  await submit("first");
  if (job.watchAfterMs !== undefined) {
    await sleep(job.watchAfterMs);
    servers.watch(job.id);
  }
  if (job.cancelAfterMs !== undefined) {
    await sleep(job.cancelAfterMs);
    const cancelled = ask(world, servers, (service) => service.cancel(job.id)).then((told) => {
      if (!told) return checks.broken(`${job.id} cannot be found to be cancelled`);
      if (told.state === "queued" || told.state === "running")
        return checks.broken(`${job.id} is not cancelled but ${told.state}`);
      checks.expected.set(job.id, told.state);
    });
    await cancelled;
    if (job.submitAgainAfterMs !== undefined) {
      await sleep(job.submitAgainAfterMs);
      await submit("again");
    }
  }
  await Promise.all(others);
  if (!world.plan.isFair || job.owner !== "modest") return;
  while (world.data.jobs.get(job.id)?.state !== "done") await sleep(50);
  const tookMs = time.nowMs - submitted;
  if (tookMs > 6500) checks.broken(`a short job took ${tookMs} ms beside long ones`);
}

/** Asks until there is an answer that says how it is. */
async function ask<Answer>(
  world: World,
  servers: JobWorldServers,
  question: (service: JobService) => Promise<Answer>,
): Promise<Answer> {
  const { time, outside, plan } = world;
  for (;;) {
    const answer = await servers.request(question);
    if (answer.kind === "value" && !time.chance(plan.lostAnswerChance)) return answer.value;
    if (answer.kind === "error" && !(answer.error instanceof StoreReadOnly || isQueueFull(answer.error))) {
      throw answer.error;
    }
    await time.sleep(outside, time.between(10, 1000));
  }
}

/** By its name: a copy of the code has a class of its own. */
function isQueueFull(error: unknown): boolean {
  return (error as Error).name === "QueueFull";
}
