import { hash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataFolder } from "../server/data-folder.ts";
import { FolderInUse } from "../server/store/folder-lock.ts";
import {
  DatabaseTooNew,
  DatabaseTooOld,
  type Migrated,
  type Migration,
  MIGRATIONS,
} from "../server/store/migrations.ts";
import { openPostgres } from "../server/store/open-postgres.ts";
import { databaseFile, openSqlite } from "../server/store/open-sqlite.ts";
import { NotADatabase } from "../server/store/sqlite-errors.ts";
import { verifySqlite } from "../server/store/sqlite-reading.ts";
import { DamagedDocument, type Store, StoreReadOnly } from "../server/store/store.ts";
import { change, contentOf, newJob } from "./support/store-records.ts";
import { runOn, testPostgres } from "./support/test-postgres.ts";

const newest = MIGRATIONS.at(-1)?.version ?? 0;

/** A step that a later program may take. */
const later: Migration = {
  version: newest + 1,
  statements: ({ text }) => [`alter table probe add column said ${text}`, "update probe set said = 'hello'"],
};
const broken: Migration = {
  version: newest + 1,
  statements: ({ text }) => [`alter table probe add column said ${text}`, "update no_such_table set said = 'hello'"],
};

/** A database as the tables of version 1 have it, with a job in it. */
function madeByFirstProgram(folder: string): { readonly path: string; readonly close: () => void } {
  const path = databaseFile(folder);
  const db = new DatabaseSync(path);
  db.exec("pragma application_id = 0x464c5954");
  const [first] = MIGRATIONS;
  const types = { text: "text", whole: "integer", real: "real", bytes: "blob", end: " strict" };
  for (const statement of first.statements(types)) db.exec(statement);
  db.exec("pragma user_version = 1");
  const task = hash("sha256", "task", "hex");
  db.prepare("insert into documents values (?, ?)").run(`sha256:${task}`, new TextEncoder().encode("task"));
  const row = {
    id: "old",
    kind: "run",
    title: "Kept before",
    state: "queued",
    task: `sha256:${task}`,
    place_days: 1,
    events: 1,
    owner: "kari",
    created_at_ms: 1,
    started_at_ms: null,
    ended_at_ms: null,
    attempt: 0,
    revision: 1,
    finished: 0,
    of_all: 0,
    status: null,
    error: null,
    files: "[]",
  };
  // The digest as it was reckoned then: over every column of the row.
  const entries = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = hash("sha256", JSON.stringify(["jobs", ...entries]), "hex");
  const values = Object.values({ ...row, digest });
  db.prepare(`insert into jobs values (${values.map(() => "?").join(", ")})`).run(...values);
  db.exec("insert into job_counts values ('queued', 0, 1)");
  return { path, close: () => db.close() };
}

async function fill(store: Store): Promise<void> {
  await store.scenarios.put(change("a.yaml", { text: "kept" }), 0);
  await store.jobs.insert(newJob("1"), contentOf("task"));
}

describe("in a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "flyt-opening-"));
    return () => rmSync(folder, { recursive: true, force: true });
  });

  test("a store is opened by one process at a time, and again when that has closed it", async () => {
    const store = await openSqlite({ folder });
    await expect(openSqlite({ folder })).rejects.toThrow(FolderInUse);
    await expect(openSqlite({ folder })).rejects.toThrow(`another flyt uses the data folder ${folder}`);
    await store.close();
    await (await openSqlite({ folder })).close();
  });

  test("a folder is free again where opening it failed", async () => {
    writeFileSync(databaseFile(folder), "no database, but long enough to be looked at ".repeat(100));
    await expect(openSqlite({ folder })).rejects.toThrow(NotADatabase);
    rmSync(databaseFile(folder));
    await (await openSqlite({ folder })).close();
  });

  test("what is kept is readable by its owner alone", async () => {
    const inner = join(folder, "made", "by-us");
    await (await openSqlite({ folder: inner })).close();
    if (process.platform !== "win32") expect(statSync(inner).mode & 0o077).toBe(0);
  });

  test("a database of another program is refused, and left as it is", async () => {
    const other = new DatabaseSync(databaseFile(folder));
    other.exec("create table theirs (a)");
    other.close();
    await expect(openSqlite({ folder })).rejects.toThrow(NotADatabase);
    await expect(verifySqlite(databaseFile(folder))).rejects.toThrow(NotADatabase);
    const again = new DatabaseSync(databaseFile(folder));
    expect(again.prepare("select name from sqlite_schema").all()).toEqual([{ name: "theirs" }]);
    again.close();
  });

  test("a folder that cannot be made is said to be so", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openSqlite({ folder: join(folder, "file", "inner") })).rejects.toThrow(/ENOTDIR/);
    mkdirSync(databaseFile(join(folder)), { recursive: true });
    await expect(openSqlite({ folder })).rejects.toThrow(StoreReadOnly);
  });

  test("an older database is brought up to date, with all that it holds and a copy of it as it was", async () => {
    const before = await openSqlite({ folder });
    await fill(before);
    await before.close();
    const migrations = [...MIGRATIONS, later];
    await expect(openSqlite({ folder, migrations, older: "refuse" })).rejects.toThrow(DatabaseTooOld);
    expect(existsSync(join(folder, "backups"))).toBe(false);

    const steps: Migrated[] = [];
    const after = await openSqlite({ folder, migrations, onMigrated: (step) => steps.push(step) });
    expect((await after.scenarios.get("a.yaml"))?.text).toBe("kept");
    expect(await after.jobs.task("1")).toEqual(contentOf("task"));
    expect((await after.verify()).damaged).toEqual([]);
    await after.close();
    const copy = join(folder, "backups", `before-version-${newest + 1}-of-version-${newest}.sqlite`);
    expect(steps).toEqual([{ from: newest, to: newest + 1, copy }]);
    expect((await verifySqlite(copy)).damaged).toEqual([]);

    // The program of before does not touch it any more.
    await expect(openSqlite({ folder })).rejects.toThrow(DatabaseTooNew);
    await expect(openSqlite({ folder })).rejects.toThrow("is of a newer flyt");
    await expect(verifySqlite(databaseFile(folder))).rejects.toThrow(DatabaseTooNew);
    const again = await openSqlite({ folder, migrations, onMigrated: (step) => steps.push(step) });
    await again.close();
    expect(steps).toHaveLength(1);
  });

  test("what was kept by the first program is whole afterwards, and its jobs can be noted, begun and told apart", async () => {
    const { path, close } = madeByFirstProgram(folder);
    close();
    const store = await openSqlite({ folder });
    expect((await store.verify()).damaged).toEqual([]);
    const old = await store.jobs.get("old");
    expect(old).toMatchObject({ title: "Kept before", program: null, rerunOf: null, state: "queued" });
    expect(await store.jobs.steps("old")).toEqual([]);
    await store.notes.put({ job: "old", note: "fra før", tags: [], changedAtMs: 1, changedBy: "ola" }, 0);
    await store.jobs.change("old", { states: ["queued"] }, { state: "running", program: "1.1.0", startedAtMs: 3 });
    expect(await store.jobs.get("old")).toMatchObject({ state: "running", program: "1.1.0" });
    await store.close();
    expect((await verifySqlite(path)).damaged).toEqual([]);
  });

  test("a step that fails leaves the database as it was", async () => {
    const before = await openSqlite({ folder });
    await fill(before);
    await before.close();
    await expect(openSqlite({ folder, migrations: [...MIGRATIONS, broken] })).rejects.toThrow(
      "no such table: no_such_table",
    );
    const after = await openSqlite({ folder });
    expect((await after.scenarios.get("a.yaml"))?.text).toBe("kept");
    await after.close();
    // And may be tried again.
    await (await openSqlite({ folder, migrations: [...MIGRATIONS, later] })).close();
    expect(readdirSync(join(folder, "backups"))).toHaveLength(1);
  });

  test("each list has an index that gives it in its order", async () => {
    const store = await openSqlite({ folder });
    await fill(store);
    const asked = await statementsOf(async () => {
      const cursor = (await store.jobs.list({ limit: 1 })).next;
      await store.jobs.insert(newJob("2"), contentOf("task"));
      const page = { limit: 1, cursor: cursor ?? (await store.jobs.list({ limit: 1 })).next ?? "" };
      await store.jobs.list(page);
      await store.jobs.list({ ...page, states: ["done"] });
      await store.jobs.list({ ...page, kinds: ["run"] });
      await store.jobs.list({ ...page, kinds: ["run", "compare"] });
      await store.jobs.list({ ...page, owner: "kari" });
      await store.scenarios.list({ limit: 1 });
      await store.scenarios.list({ limit: 1, kind: "measure" });
      await store.scenarios.versions("a.yaml");
      await store.jobs.chunks.keys("1");
    });
    await store.close();
    const lists = asked.filter((statement) => /^select .* order by/.test(statement));
    expect(lists.length).toBeGreaterThanOrEqual(9);
    const raw = new DatabaseSync(databaseFile(folder));
    for (const statement of lists) {
      const plan = raw.prepare(`explain query plan ${statement}`).all(...Array<null>(count(statement)).fill(null));
      const text = plan.map(({ detail }) => String(detail)).join("; ");
      expect(text, statement).toMatch(/USING (COVERING )?INDEX/);
      expect(text, statement).not.toContain("TEMP B-TREE");
    }
    raw.close();
  });

  test("a table that is missing or another is damage", async () => {
    await (await openSqlite({ folder })).close();
    const raw = new DatabaseSync(databaseFile(folder));
    raw.exec("drop table sessions");
    raw.close();
    await expect(openSqlite({ folder })).rejects.toThrow(DamagedDocument);
    await expect(openSqlite({ folder })).rejects.toThrow(`its tables are not those of version ${newest}`);
  });
});

describe("on PostgreSQL", () => {
  const postgres = testPostgres();
  let url: string;
  const open: Store[] = [];
  beforeEach(async () => {
    url = await postgres.emptyDatabase();
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });

  test("several servers that start at once on an empty database make its tables once, and share them", async () => {
    open.push(...(await Promise.all([1, 2, 3, 4].map(() => openPostgres({ url })))));
    const [first, second] = open;
    await first?.documents.put(contentOf("x"));
    expect((await second?.verify())?.checked).toBe(2);
  });

  test("servers that change the same jobs and documents at the same time lose and double nothing", async () => {
    open.push(...(await Promise.all([1, 2, 3].map(() => openPostgres({ url })))));
    const ids = Array.from({ length: 12 }, (_, at) => `${at}`);
    const files = (order: number) =>
      [0, 1, 2].map((at) => ({
        name: `${at}`,
        mediaType: "text/plain",
        content: contentOf(`shared ${(at + order) % 3}`),
      }));
    const work = open.flatMap((store, server) =>
      // Each in an order of its own, so that they meet in all ways.
      ids.map(async (_, at) => {
        const id = String(ids[(at * (server + 1) + server) % ids.length]);
        await store.jobs.insert(newJob(id), contentOf("the same task"), `key ${id}`);
        const begun = await store.jobs.change(id, { states: ["queued"] }, { state: "running", attempt: 1 });
        if (begun === undefined) return undefined;
        await store.jobs.chunks.put(id, "0", contentOf(id));
        return store.jobs.finish(id, 1, { status: "done", files: files(at), endedAtMs: 1, finished: 1 });
      }),
    );
    const finished = (await Promise.all(work)).filter((job) => job !== undefined);
    const begunOnce = new Set(finished.map(({ id }) => id));
    expect(finished).toHaveLength(begunOnce.size);
    expect(await open[0]?.jobs.counts()).toMatchObject({ queued: 0, running: 0, done: begunOnce.size });
    expect((await open[1]?.verify())?.damaged).toEqual([]);
  });

  test("older tables are refused until one says to bring them up to date, for others may use them", async () => {
    open.push(await openPostgres({ url }));
    await fill(open[0] as Store);
    const migrations = [...MIGRATIONS, later];
    await expect(openPostgres({ url, migrations })).rejects.toThrow(DatabaseTooOld);
    await expect(openPostgres({ url, migrations: [...MIGRATIONS, broken], older: "migrate" })).rejects.toThrow(
      "no_such_table",
    );
    const steps: Migrated[] = [];
    const after = await openPostgres({ url, migrations, older: "migrate", onMigrated: (step) => steps.push(step) });
    open.push(after);
    expect(steps).toEqual([{ from: newest, to: newest + 1, copy: undefined }]);
    expect((await after.scenarios.get("a.yaml"))?.text).toBe("kept");
    await expect(openPostgres({ url })).rejects.toThrow(DatabaseTooNew);
    // Named without its password.
    await expect(openPostgres({ url })).rejects.toThrow(/^the database flyt at 127\.0\.0\.1:\d+ is of a newer flyt/);
  });

  test("tables of others in the same database are left alone", async () => {
    await runOn(url, "create table public.documents (theirs text)", "insert into public.documents values ('x')");
    open.push(await openPostgres({ url }));
    await fill(open[0] as Store);
    await runOn(url, "insert into public.documents values ('y')");
  });

  test("a transaction of several things keeps all of them or none", async () => {
    const store = await openPostgres({ url });
    open.push(store);
    await fill(store);
    await store.jobs.change("1", { states: ["queued"] }, { state: "running", attempt: 1 });
    const failed = store.transaction(async ({ putChunk }) => {
      expect(await putChunk("1", "0", contentOf("x"))).toBe(true);
      throw new Error("the queue says no");
    });
    await expect(failed).rejects.toThrow("the queue says no");
    expect(await store.jobs.chunks.keys("1")).toEqual([]);
    expect(await store.transaction(({ putChunk }) => putChunk("1", "0", contentOf("x")))).toBe(true);
    expect(await store.jobs.chunks.keys("1")).toEqual(["0"]);
  });

  test("a database that nobody answers at is trouble that may pass", async () => {
    await expect(openPostgres({ url: "postgres://flyt@127.0.0.1:1/flyt" })).rejects.toThrow(StoreReadOnly);
    await expect(openPostgres({ url: url.replace(/flyt$/, "nothing") })).rejects.toThrow("does not exist");
  });
});

describe("the data folder", () => {
  const home = join("home", "kari");

  test.each([
    [join("srv", "flyt"), { XDG_DATA_HOME: "x" }, "linux", join(process.cwd(), "srv", "flyt")],
    [undefined, {}, "linux", join(home, ".local", "share", "pasientflyt")],
    [undefined, { XDG_DATA_HOME: "x" }, "linux", join("x", "pasientflyt")],
    [undefined, { XDG_DATA_HOME: "" }, "darwin", join(home, ".local", "share", "pasientflyt")],
    [undefined, { LOCALAPPDATA: "L" }, "win32", join("L", "pasientflyt")],
    [undefined, {}, "win32", join(home, "AppData", "Local", "pasientflyt")],
  ] as const)("named %j, with %j on %s, is %s", (named, environment, platform, expected) => {
    expect(dataFolder(named, environment, platform, home)).toBe(expected);
  });
});

/** What SQLite is asked to prepare meanwhile. */
async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const asked: string[] = [];
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (statement, ...more) {
    asked.push(statement);
    return prepare.call(this, statement, ...more);
  };
  try {
    await work();
  } finally {
    DatabaseSync.prototype.prepare = prepare;
  }
  return asked;
}

/** Parameters of a statement. */
function count(statement: string): number {
  return statement.split("?").length - 1;
}
