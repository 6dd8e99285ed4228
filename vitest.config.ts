import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/browser-setup.ts"],
    // Tests start worker threads and processes of their own, so each file gets a process, not a thread.
    pool: "forks",
    // Two cores have two files at a time: by itself, vitest leaves one core idle.
    maxWorkers: "100%",
    // A simulation under load from the other test files may need several times its usual second.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
