import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../server/cluster/embedded-postgres.ts";
import { runOn } from "./support/test-postgres.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-embedded-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answer(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(question);
    return Object.values(rows[0] as object)[0];
  } finally {
    await client.end();
  }
}

test("a PostgreSQL keeps its data, password and database through crashes, pauses and new starts", async () => {
  const data = folder;
  const first = await startEmbeddedPostgres({ folder: data, isDurable: false });
  expect(await answer(first.url, "show data_checksums")).toBe("on");
  await runOn(first.url, "create table kept (n integer)", "insert into kept values (41)");

  await first.kill();
  expect(first.processId()).toBeUndefined();
  await expect(answer(first.url, "select 1")).rejects.toThrow("ECONNREFUSED");
  await first.start();
  expect(await answer(first.url, "select n from kept")).toBe(41);
  await first.pause();
  await first.start();
  await first.start();
  expect(await answer(first.url, "select n from kept")).toBe(41);
  await first.stop();
  await first.stop();

  const second = await startEmbeddedPostgres({ folder: data, settings: { max_connections: "7" } });
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(await answer(second.url, "select n from kept")).toBe(41);
  expect(await answer(second.url, "show max_connections")).toBe("7");
  await second.stop();
  expect(existsSync(data)).toBe(true);
});

test("a PostgreSQL without a folder leaves nothing behind, lets in nobody without the password, and runs as no root", async () => {
  const postgres = await startEmbeddedPostgres({ isDurable: false });
  try {
    const wrong = new URL(postgres.url);
    wrong.password = "guess";
    await expect(answer(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(await answer(postgres.url, "show listen_addresses")).toBe("127.0.0.1");
    expect(await answer(postgres.url, "show server_encoding")).toBe("UTF8");
    if (process.platform === "linux") expect(statSync(`/proc/${postgres.processId()}`).uid).not.toBe(0);
  } finally {
    await postgres.stop();
  }
  expect(existsSync(postgres.folder)).toBe(false);
});

test.runIf(process.getuid?.() === 0)(
  "a folder that PostgreSQL cannot reach, for it runs as no root, is said to be so",
  async () => {
    const closed = mkdtempSync(join(tmpdir(), "flyt-closed-"));
    await expect(startEmbeddedPostgres({ folder: join(closed, "inner") })).rejects.toThrow(
      /must be able to reach the folder/,
    );
    rmSync(closed, { recursive: true, force: true });
  },
);

test("a PostgreSQL that cannot start says why, in its own words", async () => {
  await expect(startEmbeddedPostgres({ isDurable: false, settings: { no_such_setting: "1" } })).rejects.toThrow(
    /no_such_setting/,
  );
});
