import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WrongCursor } from "../../server/store/cursor.ts";
import { sha256Of } from "../../server/store/row-digest.ts";
import type { JobState, Store, StoredJob, StoredScenario, StoredSession } from "../../server/store/store.ts";
import { change, newJob, runningJob, token } from "./store-records.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every store holds to, whatever it is kept in. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe("documents", () => {
    test("come back byte by byte under their SHA-256, also empty and large ones", async () => {
      const large = new Uint8Array(300_000).map((_, index) => (index * 7919) >>> 3);
      for (const content of [new Uint8Array(0), bytes("0123"), new Uint8Array([0, 255, 0, 92, 39]), large]) {
        const sha256 = await store.documents.put(content);
        expect(sha256).toBe(sha256Of(content));
        expect(sha256).toMatch(/^sha256:[0-9a-f]{64}$/);
        expect(await store.documents.get(sha256)).toEqual(content);
      }
    });

    test("are kept once, however often and at the same time they are put", async () => {
      const all = await Promise.all(Array.from({ length: 10 }, () => store.documents.put(bytes("same"))));
      expect(new Set(all).size).toBe(1);
      expect((await store.verify()).checked).toBe(1 + (await baseChecks(open)));
    });

    test("that were never put are not there", async () => {
      expect(await store.documents.get(sha256Of(bytes("other")))).toBeUndefined();
    });

    test("of floating-point numbers can be looked at as such at once", async () => {
      const numbers = Float64Array.of(1.5, -0, Number.NaN, 1e300);
      const sha256 = await store.documents.put(new Uint8Array(numbers.buffer));
      const back = await store.documents.get(sha256);
      expect(new Float64Array(back?.buffer ?? new ArrayBuffer(0), back?.byteOffset, 4)).toEqual(numbers);
    });
  });

  describe("a scenario", () => {
    const kept = async (outcome: ReturnType<Store["scenarios"]["put"]>): Promise<StoredScenario> => {
      const result = await outcome;
      if (!("kept" in result)) throw new Error("there was a conflict");
      return result.kept;
    };

    test("gets a version with each change, and each version stays readable", async () => {
      await kept(store.scenarios.put(change("winter.yaml", { text: "a: 1\n", note: "first" }), 0));
      const second = await kept(store.scenarios.put(change("winter.yaml", { text: "a: æøå\n", by: "ola" }), 1));
      expect(second).toEqual({
        name: "winter.yaml",
        kind: "scenario",
        version: 2,
        sha256: sha256Of(bytes("a: æøå\n")),
        bytes: 10,
        changedAtMs: 1_790_000_000_001,
        changedBy: "ola",
        note: "",
        isDeleted: false,
      });
      expect(await store.scenarios.get("winter.yaml")).toEqual({ scenario: second, text: "a: æøå\n" });
      expect((await store.scenarios.get("winter.yaml", 1))?.text).toBe("a: 1\n");
      expect((await store.scenarios.versions("winter.yaml")).map(({ note }) => note)).toEqual(["first", ""]);
      expect(await store.scenarios.get("winter.yaml", 3)).toBeUndefined();
      expect(await store.scenarios.get("summer.yaml")).toBeUndefined();
    });

    test("is not changed by someone who saw another version", async () => {
      const first = await kept(store.scenarios.put(change("a.yaml"), 0));
      expect(await store.scenarios.put(change("a.yaml"), 0)).toEqual({ conflict: first });
      expect(await store.scenarios.put(change("a.yaml"), 2)).toEqual({ conflict: first });
      expect(await store.scenarios.put(change("b.yaml"), 1)).toEqual({ conflict: undefined });
      expect(await store.scenarios.remove("b.yaml", "ola", 1, 0)).toEqual({ conflict: undefined });
      expect(await store.scenarios.remove("a.yaml", "ola", 1, 2)).toEqual({ conflict: first });
      expect(await store.scenarios.versions("a.yaml")).toHaveLength(1);
    });

    test("is made by one of many who make it at the same time, and changed by one of many", async () => {
      for (const ifVersion of [0, 1]) {
        const outcomes = await Promise.all(
          Array.from({ length: 8 }, (_, by) =>
            store.scenarios.put(change("a.yaml", { by: `${by}`, text: `${ifVersion} ${by}` }), ifVersion),
          ),
        );
        const [winner, ...others] = outcomes.flatMap((outcome) => ("kept" in outcome ? [outcome.kept] : []));
        expect(others).toEqual([]);
        expect(await store.scenarios.get("a.yaml")).toEqual({
          scenario: winner,
          text: `${ifVersion} ${winner?.changedBy}`,
        });
      }
    });

    test("that is removed is gone from lists, keeps its versions, and can be made anew", async () => {
      await kept(store.scenarios.put(change("a.yaml", { text: "1" }), 0));
      const removed = await kept(store.scenarios.remove("a.yaml", "ola", 77, 1));
      expect(removed).toMatchObject({ version: 2, isDeleted: true, changedBy: "ola", changedAtMs: 77 });
      expect(await store.scenarios.get("a.yaml")).toBeUndefined();
      expect((await store.scenarios.list({ limit: 10 })).entries).toEqual([]);
      expect((await store.scenarios.get("a.yaml", 1))?.text).toBe("1");
      expect(await store.scenarios.put(change("a.yaml"), 2)).toEqual({ conflict: removed });
      expect(await store.scenarios.remove("a.yaml", "ola", 78, 2)).toEqual({ conflict: removed });
      const again = await kept(store.scenarios.put(change("a.yaml", { text: "3" }), 0));
      expect(again.version).toBe(3);
      expect((await store.scenarios.list({ limit: 10 })).entries).toEqual([again]);
    });

    test("stands in lists by name, byte by byte, in pages of any size, and by kind", async () => {
      const names = ["a.yaml", "B.yaml", "å.yaml", "a-1.yaml", "Z.yaml", "a_1.yaml", "ab.yaml"];
      for (const name of names)
        await store.scenarios.put(change(name, { kind: name < "a" ? "measure" : "scenario" }), 0);
      const inOrder = names.toSorted();
      for (const limit of [1, 2, 3, 7, 100]) {
        expect((await pages((cursor) => store.scenarios.list({ limit, ...cursor }))).map(({ name }) => name)).toEqual(
          inOrder,
        );
      }
      const measures = await store.scenarios.list({ limit: 10, kind: "measure" });
      expect(measures.entries.map(({ name }) => name)).toEqual(["B.yaml", "Z.yaml"]);
      expect(measures.next).toBeUndefined();
    });

    test("takes any text that a request may hold, also what no database takes", async () => {
      const scenario = await kept(store.scenarios.put(change("a\0.yaml", { note: "x\0\ud800'\"\\", by: "😀" }), 0));
      expect(scenario).toMatchObject({ name: "a\ufffd.yaml", note: "x\ufffd\ufffd'\"\\", changedBy: "😀" });
      expect((await store.scenarios.get("a\0.yaml"))?.scenario).toEqual(scenario);
      expect(await store.scenarios.versions("a\ufffd.yaml")).toEqual([scenario]);
    });
  });

  describe("a job", () => {
    test("is queued with its task when it is inserted, once by its id", async () => {
      const inserted = await store.jobs.insert(newJob("1"), bytes("task"));
      const job = {
        ...newJob("1"),
        state: "queued",
        task: sha256Of(bytes("task")),
        startedAtMs: null,
        endedAtMs: null,
        attempt: 0,
        revision: 1,
        finished: 0,
        of: 0,
        status: null,
        error: null,
        files: [],
        figures: null,
      };
      expect(inserted).toEqual({ job, isNew: true });
      expect(await store.jobs.get("1")).toEqual(job);
      expect(await store.jobs.task("1")).toEqual(bytes("task"));
      expect(job).toMatchObject({ program: "1.0.0", rerunOf: null });
      expect(await store.jobs.insert(newJob("1", { owner: "ola", title: "x" }), bytes("task"))).toEqual({
        job,
        isNew: false,
      });
      expect(await store.jobs.get("2")).toBeUndefined();
      expect(await store.jobs.task("2")).toBeUndefined();
    });

    test("is new to one of many who insert it at the same time", async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => store.jobs.insert(newJob("1"), bytes("task"))),
      );
      expect(outcomes.filter((outcome) => "isNew" in outcome && outcome.isNew)).toHaveLength(1);
      expect(await store.jobs.counts()).toMatchObject({ queued: 1 });
    });

    test("is bound to the idempotency key of its owner, and to no other job then", async () => {
      await store.jobs.insert(newJob("1"), bytes("task 1"), "key");
      expect(await store.jobs.insert(newJob("1"), bytes("task 1"), "key")).toMatchObject({ isNew: false });
      expect(await store.jobs.insert(newJob("2"), bytes("task 2"), "key")).toEqual({ otherJob: "1" });
      expect(await store.jobs.get("2")).toBeUndefined();
      expect(await store.jobs.insert(newJob("2", { owner: "ola" }), bytes("task 2"), "key")).toMatchObject({
        isNew: true,
      });
      expect(await store.jobs.insert(newJob("2"), bytes("task 2"), "other key")).toMatchObject({ isNew: false });
      expect(await store.jobs.insert(newJob("3"), bytes("task 3"), "other key")).toEqual({ otherJob: "2" });
    });

    test("wins its key against others that come with it at the same time, and they are not kept", async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, at) => store.jobs.insert(newJob(`${at}`), bytes(`task ${at}`), "key")),
      );
      const [winner, ...others] = outcomes.flatMap((outcome) => ("job" in outcome ? [outcome.job.id] : []));
      expect(others).toEqual([]);
      expect(outcomes.filter((outcome) => "otherJob" in outcome && outcome.otherJob === winner)).toHaveLength(7);
      expect((await store.jobs.list({ limit: 10 })).entries.map(({ id }) => id)).toEqual([winner]);
    });

    test("changes only from the states and the attempt that are named, with a revision each time", async () => {
      await runningJob(store, "1");
      expect(await store.jobs.change("1", { states: ["queued", "failed"] }, { state: "running" })).toBeUndefined();
      expect(await store.jobs.change("1", { states: ["running"], attempt: 2 }, { finished: 3 })).toBeUndefined();
      expect(await store.jobs.change("2", { states: ["running"] }, { finished: 3 })).toBeUndefined();
      const changed = await store.jobs.change("1", { states: ["running"], attempt: 1 }, { finished: 3, of: 8 });
      expect(changed).toMatchObject({ state: "running", finished: 3, of: 8, revision: 3, attempt: 1, startedAtMs: 5 });
      const failed = await store.jobs.change(
        "1",
        { states: ["running"] },
        { state: "failed", error: "no", endedAtMs: 9 },
      );
      expect(failed).toMatchObject({ state: "failed", error: "no", endedAtMs: 9, revision: 4 });
      const again = await store.jobs.change(
        "1",
        { states: ["failed"] },
        {
          state: "queued",
          error: null,
          endedAtMs: null,
          startedAtMs: null,
          finished: 0,
          createdAtMs: 12,
          owner: "ola",
        },
      );
      expect(again).toMatchObject({ state: "queued", error: null, endedAtMs: null, createdAtMs: 12, owner: "ola" });
      expect(await store.jobs.get("1")).toEqual(again);
    });

    test("is begun by one of many who begin it at the same time", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      const begun = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          store.jobs.change("1", { states: ["queued"] }, { state: "running", startedAtMs: at }),
        ),
      );
      const winners = begun.filter((job) => job !== undefined);
      expect(winners).toHaveLength(1);
      expect(await store.jobs.get("1")).toEqual(winners[0]);
    });

    test("loses no change of those made to it at the same time", async () => {
      await runningJob(store, "1");
      await Promise.all(Array.from({ length: 10 }, (_, of) => store.jobs.change("1", { states: ["running"] }, { of })));
      expect((await store.jobs.get("1"))?.revision).toBe(12);
    });

    test("that is finished has its files and forgets its chunks, all at once", async () => {
      await runningJob(store, "1");
      await store.jobs.chunks.put("1", "0", bytes("chunk"));
      const outcome = {
        status: "done",
        files: [
          { name: "result.json", mediaType: "application/json", content: bytes("{}") },
          { name: "days.parquet", mediaType: "application/vnd.apache.parquet", content: bytes("PAR1") },
        ],
        endedAtMs: 99,
        finished: 8,
        figures: [{ measure: "queueMean", place: "a", alternatives: [{ mean: 1.5, ci95: [1, 2] as const }] }],
      };
      expect(await store.jobs.finish("1", 2, outcome)).toBeUndefined();
      expect(await store.jobs.chunks.keys("1")).toEqual(["0"]);
      const done = await store.jobs.finish("1", 1, outcome);
      expect(done).toMatchObject({ state: "done", status: "done", endedAtMs: 99, finished: 8, revision: 3 });
      expect(done?.figures).toEqual(outcome.figures);
      expect(await store.jobs.get("1")).toEqual(done);
      expect(done?.files).toEqual([
        { name: "result.json", mediaType: "application/json", bytes: 2, sha256: sha256Of(bytes("{}")) },
        {
          name: "days.parquet",
          mediaType: "application/vnd.apache.parquet",
          bytes: 4,
          sha256: sha256Of(bytes("PAR1")),
        },
      ]);
      expect(await store.jobs.file("1", "days.parquet")).toEqual(bytes("PAR1"));
      expect(await store.jobs.file("1", "other")).toBeUndefined();
      expect(await store.jobs.file("2", "days.parquet")).toBeUndefined();
      expect(await store.jobs.chunks.keys("1")).toEqual([]);
      expect(await store.jobs.finish("1", 1, outcome)).toBeUndefined();
    });

    test("is counted in its state, through all changes", async () => {
      const counts = (over: Partial<Record<JobState, number>>) => ({
        queued: 0,
        running: 0,
        done: 0,
        failed: 0,
        cancelled: 0,
        ...over,
      });
      expect(await store.jobs.counts()).toEqual(counts({}));
      await Promise.all(Array.from({ length: 20 }, (_, at) => store.jobs.insert(newJob(`q${at}`), bytes("task"))));
      await runningJob(store, "1");
      await runningJob(store, "2");
      expect(await store.jobs.counts()).toEqual(counts({ queued: 20, running: 2 }));
      await store.jobs.finish("1", 1, { status: "done", files: [], endedAtMs: 1, finished: 1 });
      await store.jobs.change("2", { states: ["running"] }, { state: "cancelled" });
      expect(await store.jobs.counts()).toEqual(counts({ queued: 20, done: 1, cancelled: 1 }));
      expect((await store.verify()).damaged).toEqual([]);
    });

    test("stands in lists newest first, in pages of any size, by states, kind and owner", async () => {
      for (let at = 0; at < 7; at++) {
        // Two of the same millisecond: their ids decide.
        const over = {
          createdAtMs: Math.floor(at / 2),
          kind: at % 2 ? "run" : "sweep",
          owner: at < 4 ? "kari" : "ola",
        };
        await store.jobs.insert(newJob(`${at}`, over), bytes("task"));
      }
      await store.jobs.change("5", { states: ["queued"] }, { state: "running" });
      await store.jobs.change("3", { states: ["queued"] }, { state: "failed" });
      const ids = (jobs: readonly StoredJob[]): string => jobs.map(({ id }) => id).join("");
      for (const limit of [1, 2, 3, 7, 100]) {
        expect(ids(await pages((cursor) => store.jobs.list({ limit, ...cursor })))).toBe("6543210");
        expect(ids(await pages((cursor) => store.jobs.list({ limit, owner: "kari", ...cursor })))).toBe("3210");
        expect(ids(await pages((cursor) => store.jobs.list({ limit, kind: "run", ...cursor })))).toBe("531");
      }
      expect(ids((await store.jobs.list({ limit: 9, states: ["running", "failed"] })).entries)).toBe("53");
      expect(ids((await store.jobs.list({ limit: 9, states: [] })).entries)).toBe("");
      expect(ids(await store.jobs.unfinished())).toBe("012456");
    });

    test("is found by a part of what is said of it, in upper or lower case, and by a tag as a whole", async () => {
      for (const [at, title] of ["Ålesund vinter", "Trondheim", "Trondheim +30"].entries()) {
        await store.jobs.insert(newJob(`${at}`, { title, createdAtMs: at }), bytes("task"));
      }
      const said = { job: "1", note: "Før MØTET i mars", tags: ["budsjett", "2027"], changedAtMs: 1, changedBy: "ola" };
      await store.notes.put(said, 0);
      await store.notes.put({ ...said, job: "2", note: "", tags: ["budsjett 2027"] }, 0);
      const found = async (filter: { text?: string; tag?: string; states?: readonly JobState[] }, limit = 1) =>
        (await pages((cursor) => store.jobs.list({ limit, ...filter, ...cursor }))).map(({ id }) => id).join("");
      expect(await found({ text: "ÅLESUND" })).toBe("0");
      expect(await found({ text: "trondheim" })).toBe("21");
      expect(await found({ text: "møtet" })).toBe("1");
      expect(await found({ text: "2027" })).toBe("21");
      expect(await found({ text: "KARI" }, 10)).toBe("210");
      expect(await found({ text: "%" })).toBe("");
      expect(await found({ tag: "budsjett" })).toBe("1");
      expect(await found({ tag: "Budsjett" })).toBe("");
      expect(await found({ tag: "budsjett", text: "+30" })).toBe("");
      expect(await found({ text: "trondheim", states: ["done"] })).toBe("");
    });

    test("tells what happened to it, by which program and when, and nothing of its progress", async () => {
      await runningJob(store, "1");
      await store.jobs.change("1", { states: ["running"] }, { finished: 3, of: 8 });
      await store.jobs.change(
        "1",
        { states: ["running"], attempt: 1 },
        { state: "running", attempt: 2, program: "1.1.0", atMs: 60 },
      );
      await store.jobs.finish("1", 2, { status: "done", files: [], endedAtMs: 99, finished: 8 });
      const atMs = newJob("1").createdAtMs;
      expect(await store.jobs.steps("1")).toEqual([
        { revision: 1, state: "queued", attempt: 0, atMs, program: "1.0.0" },
        { revision: 2, state: "running", attempt: 1, atMs: 5, program: "1.0.0" },
        { revision: 4, state: "running", attempt: 2, atMs: 60, program: "1.1.0" },
        { revision: 5, state: "done", attempt: 2, atMs: 99, program: "1.1.0" },
      ]);
      expect(await store.jobs.get("1")).toMatchObject({ program: "1.1.0" });
      expect(await store.jobs.steps("2")).toEqual([]);
    });

    test("is asked for in pages by cursors of our own only", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
      for (const cursor of [
        "",
        "x",
        "…",
        encoded([1]),
        encoded({}),
        encoded(["1", 1]),
        encoded([1.5, "1"]),
        encoded([1, "\0"]),
      ]) {
        await expect(store.jobs.list({ limit: 1, cursor })).rejects.toThrow(WrongCursor);
        await expect(store.scenarios.list({ limit: 1, cursor })).rejects.toThrow(WrongCursor);
      }
    });
  });

  describe("a note", () => {
    const said = { job: "1", note: "før møtet\nlinje 2", tags: ["mars", 'a"b'], changedAtMs: 7, changedBy: "ola" };

    test("is kept with its tags and who wrote it, and grows a version with each change", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      expect(await store.notes.of(["1"])).toEqual(new Map());
      const first = { ...said, version: 1 };
      expect(await store.notes.put(said, 0)).toEqual({ kept: first });
      const second = { ...said, note: "", tags: [], changedAtMs: 8, changedBy: "kari" };
      expect(await store.notes.put(second, 1)).toEqual({ kept: { ...second, version: 2 } });
      expect(await store.notes.of(["1", "2"])).toEqual(new Map([["1", { ...second, version: 2 }]]));
      expect((await store.verify()).damaged).toEqual([]);
    });

    test("is not changed by someone who saw another version, but may be sent again as it is", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      await store.notes.put(said, 0);
      const first = { ...said, version: 1 };
      expect(await store.notes.put({ ...said, note: "other" }, 0)).toEqual({ conflict: first });
      expect(await store.notes.put({ ...said, note: "other" }, 2)).toEqual({ conflict: first });
      expect(await store.notes.put({ ...said, changedAtMs: 9 }, 0)).toEqual({ kept: first });
      expect(await store.notes.put({ ...said, job: "2" }, 0)).toBeUndefined();
      expect(await store.notes.put({ ...said, job: "2" }, 1)).toBeUndefined();
      expect(await store.notes.of([])).toEqual(new Map());
    });

    test("is made by one of many who make it at the same time, and changed by one of many", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      for (const ifVersion of [0, 1]) {
        const outcomes = await Promise.all(
          Array.from({ length: 8 }, (_, by) => store.notes.put({ ...said, note: `${ifVersion} ${by}` }, ifVersion)),
        );
        const winners = outcomes.flatMap((outcome) => (outcome && "kept" in outcome ? [outcome.kept] : []));
        expect(winners).toHaveLength(1);
        expect(await store.notes.get("1")).toEqual(winners[0]);
      }
    });

    test("takes any text that a request may hold, also what no database takes", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      await store.notes.put({ ...said, note: "x\0\ud800😀", tags: ["\0"] }, 0);
      expect(await store.notes.get("1")).toMatchObject({ note: "x\ufffd\ufffd😀", tags: ["\ufffd"] });
    });
  });

  describe("a chunk", () => {
    test("is kept once, of a job that runs only", async () => {
      await store.jobs.insert(newJob("1"), bytes("task"));
      expect(await store.jobs.chunks.put("1", "0", bytes("a"))).toBe(false);
      await store.jobs.change("1", { states: ["queued"] }, { state: "running" });
      expect(await store.jobs.chunks.put("1", "1", bytes("b"))).toBe(true);
      expect(await store.jobs.chunks.put("1", "0", bytes("a"))).toBe(true);
      expect(await store.jobs.chunks.put("1", "0", bytes("x"))).toBe(false);
      expect(await store.jobs.chunks.put("2", "0", bytes("x"))).toBe(false);
      expect(await store.jobs.chunks.get("1", "0")).toEqual(bytes("a"));
      expect(await store.jobs.chunks.get("1", "2")).toBeUndefined();
      expect(await store.jobs.chunks.keys("1")).toEqual(["0", "1"]);
      await store.jobs.change("1", { states: ["running"] }, { state: "cancelled" });
      expect(await store.jobs.chunks.put("1", "2", bytes("c"))).toBe(false);
      expect(await store.jobs.chunks.keys("1")).toEqual(["0", "1"]);
    });

    test("comes before or after the end of its job, never in between", async () => {
      for (let round = 0; round < 5; round++) {
        const id = `${round}`;
        await runningJob(store, id);
        const done = store.jobs.finish(id, 1, { status: "done", files: [], endedAtMs: 1, finished: 1 });
        await Promise.all([done, ...["0", "1", "2"].map((key) => store.jobs.chunks.put(id, key, bytes(key)))]);
        expect(await store.jobs.chunks.keys(id)).toEqual([]);
      }
    });

    test("that is removed can be put again", async () => {
      await runningJob(store, "1");
      await store.jobs.chunks.put("1", "0", bytes("a"));
      await store.jobs.chunks.remove("1", "0");
      await store.jobs.chunks.remove("1", "0");
      expect(await store.jobs.chunks.get("1", "0")).toBeUndefined();
      expect(await store.jobs.chunks.put("1", "0", bytes("b"))).toBe(true);
    });
  });

  describe("a token", () => {
    test("is found by its id, listed in the order they were made, and revoked once", async () => {
      await store.tokens.add(token("b", { createdAtMs: 2, expiresAtMs: 50, role: "admin" }), "secret b");
      await store.tokens.add(token("a"), "secret a");
      expect(await store.tokens.find("b")).toEqual({
        token: token("b", { createdAtMs: 2, expiresAtMs: 50, role: "admin" }),
        secretSha256: "secret b",
      });
      expect(await store.tokens.find("c")).toBeUndefined();
      expect(await store.tokens.revoke("c", 9)).toBe(false);
      expect(await store.tokens.revoke("b", 9)).toBe(true);
      expect(await store.tokens.revoke("b", 10)).toBe(false);
      expect((await store.tokens.list()).map(({ id, revokedAtMs }) => [id, revokedAtMs])).toEqual([
        ["a", null],
        ["b", 9],
      ]);
    });

    test("remembers when it was used, to the minute", async () => {
      await store.tokens.add(token("a"), "secret");
      const lastUsed = async () => (await store.tokens.find("a"))?.token.lastUsedAtMs;
      for (const [atMs, kept] of [
        [1000, 1000],
        [60_999, 1000],
        [61_000, 61_000],
        [500, 61_000],
      ] as const) {
        await store.tokens.used("a", atMs);
        expect(await lastUsed()).toBe(kept);
      }
      await store.tokens.used("nobody's", 1);
    });
  });

  describe("a session", () => {
    test("is found until it expires or is removed", async () => {
      const session: StoredSession = { subject: "s", name: "Kari", role: "reader", createdAtMs: 1, expiresAtMs: 100 };
      await store.sessions.add("one", session);
      await store.sessions.add("two", { ...session, expiresAtMs: 200 });
      expect(await store.sessions.find("one", 99)).toEqual(session);
      expect(await store.sessions.find("one", 100)).toBeUndefined();
      expect(await store.sessions.find("three", 1)).toBeUndefined();
      await store.sessions.removeExpired(100);
      expect(await store.sessions.find("one", 1)).toBeUndefined();
      expect(await store.sessions.find("two", 1)).toMatchObject({ expiresAtMs: 200 });
      await store.sessions.remove("two");
      expect(await store.sessions.find("two", 1)).toBeUndefined();
    });
  });

  test("a write that fails takes no other with it that came at the same time", async () => {
    await store.tokens.add(token("a"), "secret");
    const outcomes = await Promise.allSettled([
      store.jobs.insert(newJob("1"), bytes("task")),
      store.tokens.add(token("a"), "other secret"),
      store.jobs.insert(newJob("2"), bytes("task")),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await store.jobs.list({ limit: 5 })).entries).toHaveLength(2);
    expect((await store.tokens.find("a"))?.secretSha256).toBe("secret");
  });

  test("what is whole is found to be whole, and writing works", async () => {
    await runningJob(store, "1");
    await store.jobs.chunks.put("1", "0", bytes("a"));
    await store.scenarios.put(change("a.yaml"), 0);
    await store.tokens.add(token("a"), "secret");
    await store.notes.put({ job: "1", note: "", tags: ["a"], changedAtMs: 1, changedBy: "ola" }, 0);
    const { checked, damaged } = await store.verify();
    expect(damaged).toEqual([]);
    // Two documents, job with two steps and a note, chunk, scenario with its version, token, counters.
    expect(checked).toBe(11);
    expect(await store.health()).toEqual({ isWritable: true });
  });
}

/** What an empty store checks: its counters. */
async function baseChecks(open: () => Promise<Store>): Promise<number> {
  const empty = await open();
  const { checked } = await empty.verify();
  await empty.close();
  return checked;
}

/** All entries of a list, page by page. */
async function pages<Entry>(
  list: (page: { readonly cursor?: string }) => Promise<{ readonly entries: readonly Entry[]; readonly next?: string }>,
): Promise<Entry[]> {
  const all: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(cursor === undefined ? {} : { cursor });
    all.push(...page.entries);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}
