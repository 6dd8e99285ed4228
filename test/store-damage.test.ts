import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPostgres } from "../server/store/open-postgres.ts";
import { databaseFile, openSqlite } from "../server/store/open-sqlite.ts";
import { DamagedDocument, type Store } from "../server/store/store.ts";
import { change, newJob, runningJob, token } from "./support/store-records.ts";
import { runOn, testPostgres } from "./support/test-postgres.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Something in each table. */
async function fill(store: Store): Promise<void> {
  await store.scenarios.put(change("a.yaml", { text: "first", note: "why" }), 0);
  await store.scenarios.put(change("a.yaml", { text: "second" }), 1);
  await store.scenarios.put(change("b.yaml", { text: "removed" }), 0);
  await store.scenarios.remove("b.yaml", "ola", 3, 1);
  await store.jobs.insert(newJob("queued", { createdAtMs: 1 }), bytes("task of queued"), "key");
  await runningJob(store, "running");
  await store.jobs.chunks.put("running", "0", bytes("chunk 0"));
  await store.jobs.chunks.put("running", "1", bytes("chunk 1"));
  await runningJob(store, "done");
  const files = [{ name: "result.json", mediaType: "application/json", content: bytes("the result") }];
  await store.jobs.finish("done", 1, { status: "done", files, endedAtMs: 9, finished: 8 });
  await store.notes.put({ job: "done", note: "seen", tags: ["march"], changedAtMs: 10, changedBy: "ola" }, 0);
  await store.tokens.add(token("t", { role: "reader" }), "secret");
  await store.sessions.add("session", {
    subject: "s",
    name: "Kari",
    role: "reader",
    createdAtMs: 1,
    expiresAtMs: 1e12,
  });
}

/** Everything that can be read, by the name of the question. */
const questions: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  "newest version": (store) => store.scenarios.get("a.yaml"),
  "old version": (store) => store.scenarios.get("a.yaml", 1),
  "removed version": (store) => store.scenarios.get("b.yaml", 1),
  versions: (store) => store.scenarios.versions("a.yaml"),
  scenarios: (store) => store.scenarios.list({ limit: 10 }),
  queued: (store) => store.jobs.get("queued"),
  running: (store) => store.jobs.get("running"),
  done: (store) => store.jobs.get("done"),
  task: (store) => store.jobs.task("queued"),
  file: (store) => store.jobs.file("done", "result.json"),
  jobs: (store) => store.jobs.list({ limit: 10 }),
  "jobs done": (store) => store.jobs.list({ limit: 10, states: ["done"] }),
  "jobs with a tag": (store) => store.jobs.list({ limit: 10, states: ["done"], tag: "march" }),
  steps: (store) => store.jobs.steps("done"),
  note: (store) => store.notes.get("done"),
  "note beside a job": (store) => store.notes.of(["done"]),
  unfinished: (store) => store.jobs.unfinished(),
  "chunk 0": (store) => store.jobs.chunks.get("running", "0"),
  "chunk 1": (store) => store.jobs.chunks.get("running", "1"),
  token: (store) => store.tokens.find("t"),
  tokens: (store) => store.tokens.list(),
  session: (store) => store.sessions.find("session", 5),
};

/** [what is done to the database, past the store; what may still be answered as before is not said]. */
const damages: readonly { statement: string; named: string; question: string }[] = [
  { statement: "update documents set content = 'x'", named: "documents sha256:", question: "newest version" },
  {
    statement: "update scenarios set version = 1 where name = 'a.yaml'",
    named: "scenarios a.yaml",
    question: "newest version",
  },
  {
    statement: "update scenarios set kind = 'study' where name = 'a.yaml'",
    named: "scenarios a.yaml",
    question: "scenarios",
  },
  {
    statement: "update scenarios set is_deleted = 0 where name = 'b.yaml'",
    named: "scenarios b.yaml",
    question: "scenarios",
  },
  {
    statement: "update scenario_versions set note = 'not' where version = 1 and name = 'a.yaml'",
    named: "scenario_versions a.yaml 1",
    question: "versions",
  },
  {
    statement: "update scenario_versions set changed_by = 'ola' where version = 2 and name = 'a.yaml'",
    named: "scenario_versions a.yaml 2",
    question: "scenarios",
  },
  {
    statement:
      "update scenario_versions set sha256 = (select task from jobs where id = 'done') where version = 1 and name = 'a.yaml'",
    named: "scenario_versions a.yaml 1",
    question: "old version",
  },
  { statement: "update jobs set state = 'queued' where id = 'done'", named: "jobs done", question: "done" },
  { statement: "update jobs set owner = 'ola' where id = 'queued'", named: "jobs queued", question: "unfinished" },
  {
    statement: "update jobs set attempt = attempt + 1 where id = 'running'",
    named: "jobs running",
    question: "running",
  },
  {
    statement: "update jobs set task = (select task from jobs where id = 'done') where id = 'queued'",
    named: "jobs queued",
    question: "task",
  },
  {
    statement: "update jobs set files = replace(files, 'result', 'answer') where id = 'done'",
    named: "jobs done",
    question: "file",
  },
  {
    statement: "update chunks set content = 'chunk 1' where key = '0'",
    named: "chunks running 0",
    question: "chunk 0",
  },
  { statement: "update job_notes set note = 'not seen'", named: "job_notes done", question: "note" },
  { statement: "update job_notes set version = 7", named: "job_notes done", question: "note beside a job" },
  { statement: "update job_notes set tags = '[]'", named: "job_notes done", question: "jobs with a tag" },
  { statement: "update job_steps set at_ms = 1 where job = 'done'", named: "job_steps done", question: "steps" },
  { statement: "update tokens set role = 'admin'", named: "tokens t", question: "token" },
  { statement: "update tokens set expires_at_ms = 4000000000000", named: "tokens t", question: "tokens" },
  { statement: "update tokens set secret_sha256 = 'mine'", named: "tokens t", question: "token" },
  { statement: "update sessions set role = 'admin'", named: "sessions session", question: "session" },
  { statement: "update sessions set expires_at_ms = 4000000000000", named: "sessions session", question: "session" },
];

/** Damage that only a walk through everything sees, for what is gone is never asked for. */
const losses: readonly { statement: string; named: string }[] = [
  { statement: "delete from jobs where id = 'queued'", named: "job_counts queued" },
  { statement: "update job_counts set jobs = jobs + 1 where state = 'done'", named: "job_counts done" },
  { statement: "update idempotency_keys set job = 'done'", named: "idempotency_keys kari key" },
  {
    statement: "delete from scenario_versions where version = 1 and name = 'a.yaml'",
    named: "scenarios a.yaml: versions are missing",
  },
  { statement: "delete from scenarios where name = 'b.yaml'", named: "scenarios b.yaml: versions are missing" },
];

const asBlob = (statement: string): string => statement.replace(/content = '(.*?)'/, "content = cast('$1' as blob)");

describe.each(["SQLite", "PostgreSQL"])("on %s", (kind) => {
  const postgres = kind === "PostgreSQL" ? testPostgres() : undefined;
  let folder: string;
  let url: string;
  const reported: string[] = [];
  const onDamage = (what: string): void => void reported.push(what);
  const open = (): Promise<Store> =>
    postgres === undefined ? openSqlite({ folder, onDamage }) : openPostgres({ url, onDamage });

  /** Past the store, as nothing of ours would. */
  async function damage(statement: string): Promise<void> {
    if (postgres !== undefined) {
      // Rows that refer to others are in the way of what a broken disk does without asking.
      const path = "set search_path to flyt";
      return runOn(url, path, "set session_replication_role = replica", statement);
    }
    const raw = new DatabaseSync(databaseFile(folder), { enableForeignKeyConstraints: false });
    expect(raw.prepare(asBlob(statement)).run().changes).toBeGreaterThan(0);
    raw.close();
  }

  beforeEach(async () => {
    reported.length = 0;
    if (postgres === undefined) folder = mkdtempSync(join(tmpdir(), "flyt-damage-"));
    else url = await postgres.emptyDatabase();
    const store = await open();
    await fill(store);
    expect((await store.verify()).damaged).toEqual([]);
    await store.close();
    return () => {
      if (postgres === undefined) rmSync(folder, { recursive: true, force: true });
    };
  });

  // The check is the same code on both, so a part of them will do on the slower one.
  const ofAll = <Case>(cases: readonly Case[]): readonly Case[] =>
    postgres === undefined ? cases : cases.filter((_, at) => at % 3 === 0);

  test.each(ofAll(damages))(
    "a row that changed is reported, not served: $statement",
    async ({ statement, named, question }) => {
      await damage(statement);
      const store = await open();
      const { damaged } = await store.verify();
      expect(damaged.some((what) => what.startsWith(named))).toBe(true);
      const answer = await questions[question]?.(store).catch((error: unknown) => error);
      // A list leaves it out and says so.
      if (answer instanceof DamagedDocument) expect(answer.what).toContain(named.split(" ")[1]);
      else expect(reported.some((what) => what.startsWith(named))).toBe(true);
      // However few the list has.
      if (question.startsWith("job") || question.includes("beside")) expect(answer).not.toBeInstanceOf(Error);
      if (question === "scenarios") {
        expect(answer).toMatchObject({ damaged: [expect.stringContaining(String(named.split(" ")[1]))] });
      }
      await store.close();
    },
  );

  test.each(ofAll(losses))(
    "a loss is found by looking through everything: $statement",
    async ({ statement, named }) => {
      await damage(statement);
      const store = await open();
      expect((await store.verify()).damaged).toContain(named);
      await store.close();
    },
  );

  test("a document that is damaged is mended when it is put again", async () => {
    await damage("update documents set content = 'x'");
    const store = await open();
    await expect(store.jobs.task("queued")).rejects.toThrow(DamagedDocument);
    await store.jobs.insert(newJob("queued"), bytes("task of queued"));
    expect(await store.jobs.task("queued")).toEqual(bytes("task of queued"));
    await store.close();
  });

  test("an idempotency key that changed leads to no other job", async () => {
    await damage("update idempotency_keys set job = 'done'");
    const store = await open();
    await expect(store.jobs.insert(newJob("queued"), bytes("task of queued"), "key")).rejects.toThrow(DamagedDocument);
    await store.close();
  });
});

describe("of a file on a broken disk,", () => {
  const FLIPS = 300;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "flyt-flips-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(`nothing is served that changed, and what changed is reported, wherever one of ${FLIPS} bytes flips`, async () => {
    const soundFolder = join(folder, "sound");
    const sound = await openSqlite({ folder: soundFolder });
    await fill(sound);
    const expected = await answersOf(sound);
    await sound.close();
    const file = readFileSync(databaseFile(soundFolder));
    const trial = join(folder, "trial");
    mkdirSync(trial);
    const seen = { unharmed: 0, found: 0, unopened: 0 };
    // Places and bits by a small generator of its own, so that a failure can be repeated.
    let state = 12345;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 4_294_967_296) * below);
    };
    for (let flip = 0; flip < FLIPS; flip++) {
      copyFileSync(databaseFile(soundFolder), databaseFile(trial));
      const at = placeOf(file, next);
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << next(8));
      writeFileSync(databaseFile(trial), damaged);
      let store: Store;
      try {
        store = await openSqlite({ folder: trial });
      } catch (error) {
        expect((error as Error).name).toMatch(/DamagedDocument|NotADatabase|DatabaseTooNew/);
        seen.unopened++;
        continue;
      }
      const { damaged: reported } = await store.verify();
      const answers = await answersOf(store);
      await store.close();
      const changed = Object.keys(expected).filter((question) => answers[question] !== expected[question]);
      if (reported.length > 0) seen.found++;
      else expect({ at, changed }).toEqual({ at, changed: [] });
      if (changed.length === 0) seen.unharmed++;
      // What is not as before is an error, or missing from a list that says so, or gone; never something else.
      for (const question of changed) expect(isHonest(answers[question], expected[question])).toBe(true);
    }
    // Nearly all places that were chosen hold something.
    expect(seen.found + seen.unopened).toBeGreaterThan(FLIPS / 2);
  });

  /** A byte that is not zero, for most of a young file is empty. */
  function placeOf(file: Buffer, next: (below: number) => number): number {
    for (;;) {
      const at = next(file.length);
      if (file[at] !== 0) return at;
    }
  }
});

/** Answers as texts; of an error, its name. */
async function answersOf(store: Store): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, ask] of Object.entries(questions)) {
    try {
      answers[name] = JSON.stringify((await ask(store)) ?? "none");
    } catch (error) {
      answers[name] = error instanceof DamagedDocument ? "damaged" : `unexpected: ${String(error)}`;
    }
  }
  return answers;
}

/** Whether an answer holds nothing that was not in the one before. */
function isHonest(answer: string | undefined, before: string | undefined): boolean {
  if (answer === "damaged" || answer === '"none"') return true;
  if (answer === undefined || before === undefined || answer.startsWith("unexpected")) return false;
  const entriesOf = (text: string): unknown[] => {
    const value = JSON.parse(text) as unknown;
    if (Array.isArray(value)) return value;
    return typeof value === "object" && value !== null && "entries" in value ? (value.entries as unknown[]) : [value];
  };
  const known = new Set(entriesOf(before).map((entry) => JSON.stringify(entry)));
  return entriesOf(answer).every((entry) => known.has(JSON.stringify(entry)));
}
