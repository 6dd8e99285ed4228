/* The simulation of the job layer is able to fail: it finds each of these bugs. */
import { describe, expect, test } from "vitest";
import { runWorld } from "./support/job-world.ts";
import { PLANTED_BUGS, planted, withBug } from "./support/planted-bugs.ts";

/** Within so many seeds; the slowest took 453. */
const MOST_SEEDS = 2500;

describe("the simulation finds that", () => {
  test.each(PLANTED_BUGS)("$name", { timeout: 120_000 }, async (bug) => {
    const { modules, remove } = await planted(bug);
    try {
      let found: Error | undefined;
      let seeds = 0;
      while (!found && seeds < MOST_SEEDS) {
        found = await runWorld(seeds++, modules).then(
          () => undefined,
          (error: unknown) => error as Error,
        );
      }
      if (found) process.stdout.write(`${bug.name}: found by seed ${seeds} of ${MOST_SEEDS}: ${found.message}\n`);
      // What was promised is broken; a copy that does not even run would prove nothing.
      expect(found?.name).toBe("BrokenPromise");
    } finally {
      remove();
    }
  });
});

describe("a planted bug", () => {
  const bug = { name: "b", file: "f.ts", changes: [["one", "two"]] } as const;
  test("changes the one place that it names", () => expect(withBug("a one b", bug)).toBe("a two b"));
  test("is refused where its place is gone or there twice", () => {
    expect(() => withBug("a b", bug)).toThrow(/there 0 times, not once: one/);
    expect(() => withBug("one one", bug)).toThrow(/there 2 times, not once: one/);
  });
});
