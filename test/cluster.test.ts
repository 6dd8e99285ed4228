/* The same study on one machine and on several, which are killed while they work. At length by `npm run soak`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run as clusterKills } from "../bench/soak/cluster-kills.ts";
import { type FlytProcess, startFlyt, startServing } from "../bench/soak/flyt-process.ts";
import { ask, type Asked, whenOver } from "../bench/soak/job-client.ts";
import { command } from "./support/command.ts";
import { testPostgres } from "./support/test-postgres.ts";

const postgres = testPostgres();

const ASKED: Asked = {
  kind: "comparisons",
  body: { scenario: "one-ward", with: ["places.sengepost.capacityBeds=+1"], replications: 24, seed: "everywhere" },
};
const WORDS = ["compare", "one-ward", "--with", "places.sengepost.capacityBeds=+1", "-n", "24", "--seed", "everywhere"];

/** `result.json` of a job, and all its files by their digests. */
async function resultOf(url: string): Promise<{ readonly result: string; readonly files: readonly string[] }> {
  const { id, files } = await whenOver(url, await ask(url, ASKED));
  const answer = await fetch(`${url}/api/v1/jobs/${id}/files/result.json`);
  return { result: await answer.text(), files: files.map(({ name, sha256 }) => `${name} ${sha256}`) };
}

async function onThisMachine(): Promise<ReturnType<typeof resultOf>> {
  const data = mkdtempSync(join(tmpdir(), "flyt-here-"));
  const { server, url } = await startServing(["--data", data]);
  try {
    return await resultOf(url);
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

test("a study has the same bytes by the command, by the server, and by three workers on PostgreSQL", async () => {
  const local = await onThisMachine();
  const env = { FLYT_DATABASE_URL: await postgres.emptyDatabase() };
  const workers: FlytProcess[] = [];
  const { server, url } = await startServing(["--threads", "0"], env);
  try {
    for (let at = 0; at < 3; at++) workers.push(startFlyt(["worker", "--threads", "1", "--log", "info"], env));
    const spread = await resultOf(url);
    expect(spread).toEqual(local);
    const { stdout } = await command(...WORDS, "--json");
    // What the command measures of itself is no result.
    expect(withoutTimes(JSON.parse(spread.result))).toEqual(withoutTimes(JSON.parse(stdout)));
    // Neither secrets nor the address of the database are in what they say.
    const { password } = new URL(env.FLYT_DATABASE_URL);
    expect(password.length).toBeGreaterThan(10);
    for (const { said } of [server, ...workers]) expect(said()).not.toContain(password);
    expect(await Promise.all(workers.map(async (worker) => (await worker.stop()).end))).toEqual([0, 0, 0]);
  } finally {
    await Promise.all([server, ...workers].map((one) => one.stop()));
  }
}, 120_000);

function withoutTimes(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value) => (key === "wallTimeSeconds" || key === "threads" ? undefined : value)),
  );
}

test("workers and PostgreSQL itself may be killed at any moment: every job is done, with the digests of an undisturbed run", async () => {
  const seen = await clusterKills({ workers: 3, workerKills: 5, databaseKills: 1, jobs: 4, longestPauseMs: 800 });
  expect(seen).toMatchObject({ workerKills: 5, databaseKills: 1, jobs: 4, notDone: [], differing: [] });
}, 240_000);

describe("flyt worker", () => {
  test("needs a database, and says how to name one", async () => {
    const worker = startFlyt(["worker"], { FLYT_DATABASE_URL: "" });
    expect(await worker.over).toBe(2);
    expect(worker.said()).toContain("FLYT_DATABASE_URL");
    const wrong = await command("worker", "--database-url", "mysql://kari:hemmelig@db/flyt");
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("postgres://user@host/db");
    expect(wrong.stderr).not.toContain("hemmelig");
  });

  test("waits for a database and a server that are not there yet", async () => {
    const url = await postgres.emptyDatabase();
    const worker = startFlyt(["worker", "--threads", "1", "--log", "error"], { FLYT_DATABASE_URL: url });
    await worker.says(/Waiting: no flyt server has used this database yet/);
    const { server } = await startServing(["--threads", "0"], { FLYT_DATABASE_URL: url });
    await worker.says(/Working with 1 thread/);
    const second = startFlyt(["serve", "--port", "0", "--log", "error"], { FLYT_DATABASE_URL: url });
    expect(await second.over).toBe(1);
    expect(second.said()).toContain("another flyt serve is at work on this database");
    expect((await worker.stop()).end).toBe(0);
    expect((await server.stop()).end).toBe(0);
  }, 120_000);
});

test("flyt cluster takes one word", async () => {
  const { exitCode, stderr } = await command("cluster", "down");
  expect(exitCode).toBe(2);
  expect(stderr).toContain('must be up, got "down"');
});
