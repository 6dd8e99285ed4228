/*
 * The job layer in worlds drawn from seeds: virtual time, an order of events by chance, servers and workers that end or come to a
 * stand, answers that are lost, disks that are full. What must hold in them is in `support/job-world-checks.ts`; the other half of
 * the seeds is in `job-simulation-rest.test.ts`.
 */
import { expect, test } from "vitest";
import { openSqlite } from "../server/store/open-sqlite.ts";
import { ONLY_SEED, OUR_MODULES, runSeeds, SEEDS_PER_FILE } from "./support/job-simulation.ts";
import { runWorld } from "./support/job-world.ts";

if (ONLY_SEED === undefined) {
  test("jobs are kept, done once and come to the same result, whatever happens", { timeout: 600_000 }, async () => {
    const { done, failed, cancelled, crashes } = await runSeeds(0, SEEDS_PER_FILE);
    // The worlds are as eventful as they should be: several jobs in each, most of them done, and servers that end.
    expect(done).toBeGreaterThan(SEEDS_PER_FILE);
    expect(failed).toBeGreaterThan(SEEDS_PER_FILE / 10);
    expect(cancelled).toBeGreaterThan(SEEDS_PER_FILE / 20);
    expect(crashes).toBeGreaterThan(SEEDS_PER_FILE / 2);
  });

  test("the same holds on SQLite, which answers every statement as the maps of the simulation do", async () => {
    for (let seed = 0; seed < 100; seed++) {
      const twin = await openSqlite({ folder: undefined });
      await runWorld(seed, OUR_MODULES, twin.jobs).finally(() => twin.close());
    }
  });

  test("a seed gives the same world again", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(await runWorld(seed, OUR_MODULES)).toEqual(await runWorld(seed, OUR_MODULES));
    }
  });
} else {
  test(`what happens in the world of seed ${ONLY_SEED}`, async () => {
    await runSeeds(Number(ONLY_SEED), Number(ONLY_SEED) + 1);
  });
}
