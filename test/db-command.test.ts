import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPostgres } from "../server/store/open-postgres.ts";
import { databaseFile, openSqlite } from "../server/store/open-sqlite.ts";
import { command } from "./support/command.ts";
import { change, contentOf, newJob } from "./support/store-records.ts";
import { runOn, testPostgres } from "./support/test-postgres.ts";

let root: string;
let data: string;
let count = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "flyt-db-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  data = join(root, `data-${count++}`);
  const store = await openSqlite({ folder: data });
  await store.scenarios.put(change("a.yaml", { text: "kept" }), 0);
  await store.close();
});

function damage(file: string): void {
  const raw = new DatabaseSync(file);
  raw.exec("update documents set content = cast('other' as blob)");
  raw.close();
}

describe("flyt db backup", () => {
  test("copies the database while a server writes to it, and what is restored from it is whole", async () => {
    const target = join(root, "running.sqlite");
    const server = await openSqlite({ folder: data });
    const writes = Array.from({ length: 50 }, (_, at) => server.jobs.insert(newJob(`${at}`), contentOf(`task ${at}`)));
    const told = await command("db", "backup", target, "--data", data);
    await Promise.all(writes);
    await server.close();
    expect(told).toMatchObject({ exitCode: 0, stderr: "" });
    expect(told.stdout).toContain(`Backup in ${target}`);
    if (process.platform !== "win32") expect(statSync(target).mode & 0o077).toBe(0);

    const restored = join(root, "restored");
    mkdirSync(restored);
    copyFileSync(target, databaseFile(restored));
    const store = await openSqlite({ folder: restored });
    expect((await store.scenarios.get("a.yaml"))?.text).toBe("kept");
    expect((await store.verify()).damaged).toEqual([]);
    await store.close();
  });

  test("says as JSON what it made", async () => {
    const target = join(root, "json.sqlite");
    const { stdout } = await command("db", "backup", target, "--data", data, "--json");
    expect(JSON.parse(stdout)).toEqual({ file: target, bytes: statSync(target).size, checked: 4 });
  });

  test("writes over no file, and leaves nothing where it cannot write", async () => {
    const target = join(root, "there.sqlite");
    await command("db", "backup", target, "--data", data);
    const again = await command("db", "backup", target, "--data", data);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`${target} exists already`) });
    const nowhere = await command("db", "backup", join(root, "no", "folder.sqlite"), "--data", data);
    expect(nowhere).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("cannot write") });
    expect(readdirSync(root).filter((name) => name.includes("partial"))).toEqual([]);
  });

  test("makes none of a damaged database, and says what is damaged", async () => {
    damage(databaseFile(data));
    const target = join(root, "damaged.sqlite");
    const told = await command("db", "backup", target, "--data", data);
    expect(told).toMatchObject({ exitCode: 3, stdout: expect.stringMatching(/^documents sha256:[0-9a-f]{64}\n$/) });
    expect(told.stderr).toContain("keep the one before");
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(root).filter((name) => name.startsWith("damaged"))).toEqual([]);
  });

  test("leaves PostgreSQL to its own tool", async () => {
    const told = await command("db", "backup", "x", "--database-url", "postgres://flyt:secret@127.0.0.1:1/flyt");
    expect(told).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("pg_dump") });
    expect(told.stderr).not.toContain("secret");
  });
});

describe("flyt db verify", () => {
  test("finds a sound database sound, also while a server has it", async () => {
    const server = await openSqlite({ folder: data });
    expect(await command("db", "verify", "--data", data)).toEqual({
      exitCode: 0,
      stdout: `${databaseFile(data)}: all is as it was written (4 checked).\n`,
      stderr: "",
    });
    await server.close();
  });

  test("lists what is damaged and ends with 3", async () => {
    damage(databaseFile(data));
    const told = await command("db", "verify", "--data", data);
    expect(told).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("1 damaged") });
    const { stdout } = await command("db", "verify", "--data", data, "--json");
    expect(JSON.parse(stdout)).toEqual({ database: databaseFile(data), checked: 4, damaged: [told.stdout.trim()] });
  });

  test("says what is no database of ours", async () => {
    const told = await command("db", "verify", "--data", join(root, "nothing"));
    expect(told).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("is no database of flyt") });
    expect(existsSync(join(root, "nothing"))).toBe(false);
  });
});

describe("flyt db migrate", () => {
  test("has nothing to do with a database of this program", async () => {
    const told = await command("db", "migrate", "--data", data);
    expect(told).toEqual({ exitCode: 0, stdout: `${databaseFile(data)} is up to date already.\n`, stderr: "" });
  });

  test("does not touch the database of a server that runs, nor that of a newer program", async () => {
    const server = await openSqlite({ folder: data });
    const inUse = await command("db", "migrate", "--data", data);
    expect(inUse).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("another flyt uses the data folder") });
    await server.close();
    const raw = new DatabaseSync(databaseFile(data));
    raw.exec("pragma user_version = 99");
    raw.close();
    const newer = await command("db", "migrate", "--data", data);
    expect(newer).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("is of a newer flyt (version 99") });
  });
});

describe("on PostgreSQL, flyt db", () => {
  const postgres = testPostgres();

  test("verifies and migrates, and never shows the password", async () => {
    const url = await postgres.emptyDatabase();
    const store = await openPostgres({ url });
    await store.documents.put(contentOf("x"));
    await store.close();
    const sound = await command("db", "verify", "--database-url", url);
    expect(sound).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("all is as it was written (2 checked)"),
    });
    expect((await command("db", "migrate", "--database-url", url)).stdout).toContain("is up to date already");
    await runOn(url, "update flyt.documents set content = 'y'");
    const damaged = await command("db", "verify", "--database-url", url);
    expect(damaged).toMatchObject({ exitCode: 3, stdout: expect.stringMatching(/^documents sha256:/) });
    const wrong = new URL(url);
    wrong.password = "not-this-one";
    const refused = await command("db", "verify", "--database-url", wrong.href);
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("does not let us in") });
    for (const { stdout, stderr } of [sound, damaged, refused]) {
      expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`${new URL(url).password}|not-this-one`));
    }
  });
});

test.each([
  [["compact"], 'got "compact"'],
  [["backup"], "needs the name of the file"],
  [["verify", "file"], "takes no file"],
  [["verify", "--data", "x", "--database-url", "postgres://a/b"], "cannot be used together"],
  [["verify", "--database-url", "mysql://a/b"], "must be like postgres://"],
])("flyt db %j is refused: %s", async (words, message) => {
  expect(await command("db", ...words)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
});
