/* The other half of the seeds of `job-simulation.test.ts`. */
import { expect, test } from "vitest";
import { runSeeds, SEEDS_PER_FILE } from "./support/job-simulation.ts";

test("jobs are kept, done once and come to the same result in more worlds", { timeout: 600_000 }, async () => {
  const { done } = await runSeeds(SEEDS_PER_FILE, 2 * SEEDS_PER_FILE);
  expect(done).toBeGreaterThan(SEEDS_PER_FILE);
});
