/* What is said about a job, what happened to it, and its question asked again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobBody, NoteBody } from "../server/http/schemas.ts";
import { programVersion } from "../tasks/package.ts";
import { JSON_TYPE, testServer, type TestServer } from "./support/http-app.ts";

let server: TestServer;
let job: JobBody;
beforeAll(async () => {
  server = await testServer({ works: true });
  job = await done(await submit("/api/v1/runs", { scenario: "one-ward", replications: 3 }));
});
afterAll(() => server.close());

async function submit(url: string, payload?: object, headers: Record<string, string> = {}) {
  const body = payload === undefined ? {} : { payload, headers: { ...JSON_TYPE, ...headers } };
  return server.ask({ method: "POST", url, headers, ...body });
}

async function done(asked: Awaited<ReturnType<typeof submit>>): Promise<JobBody> {
  expect([200, 202]).toContain(asked.statusCode);
  const { links } = asked.json() as JobBody;
  // The stream ends when the job is over.
  await server.ask({ url: links.events, headers: { accept: "text/event-stream" } });
  return (await server.ask(links.self)).json() as JobBody;
}

const noteOf = (id: string) => server.ask(`/api/v1/jobs/${id}/note`);
const write = (id: string, payload: object, ifMatch?: string) =>
  server.ask({
    method: "PUT",
    url: `/api/v1/jobs/${id}/note`,
    headers: { ...JSON_TYPE, ...(ifMatch === undefined ? {} : { "if-match": ifMatch }) },
    payload,
  });

describe("a note", () => {
  test("is empty at first, and is written by whoever names the version that is there", async () => {
    const first = await noteOf(job.id);
    expect(first.headers.etag).toBe('"n0"');
    expect(first.json()).toEqual({ note: "", tags: [], version: 0, changedAt: null, changedBy: null });
    expect((await write(job.id, { note: "x" })).json().type).toBe("/problems/precondition-required");
    const kept = await write(job.id, { note: "Før møtet", tags: [" Mars ", "Mars", "budsjett 2027"] }, '"n0"');
    expect([kept.statusCode, kept.headers.etag]).toEqual([200, '"n1"']);
    expect(kept.json()).toEqual({
      note: "Før møtet",
      tags: ["Mars", "budsjett 2027"],
      version: 1,
      changedAt: "2026-03-01T12:00:00.000Z",
      changedBy: "local",
    });
    expect((await noteOf(job.id)).json()).toEqual(kept.json());
  });

  test("is not written over by somebody who has not seen it, but the same may be sent again", async () => {
    const before = (await noteOf(job.id)).json() as NoteBody;
    const late = await write(job.id, { note: "other" }, '"n0"');
    expect([late.statusCode, late.json().type, late.headers.etag]).toEqual([
      412,
      "/problems/changed-meanwhile",
      '"n1"',
    ]);
    const again = await write(job.id, { note: before.note, tags: before.tags }, '"n0"');
    expect([again.statusCode, again.json()]).toEqual([200, before]);
    expect((await noteOf(job.id)).json()).toEqual(before);
  });

  test("with what no tag can be is refused with where it stands", async () => {
    for (const [tags, pointer] of [
      [["a,b"], "/tags/0"],
      [["ok", ""], "/tags/1"],
      [["x".repeat(41)], "/tags/0"],
      [Array.from({ length: 21 }, (_, at) => `t${at}`), "/tags"],
    ] as const) {
      const refused = await write(job.id, { note: "", tags }, '"n1"');
      expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, pointer]);
    }
    expect((await write(job.id, { note: "x".repeat(4001) }, '"n1"')).statusCode).toBe(400);
    const nobody = "0".repeat(64);
    expect((await write(nobody, { note: "x" }, '"n0"')).statusCode).toBe(404);
    expect((await noteOf(nobody)).statusCode).toBe(404);
  });

  test("stands in the list, and the list is searched by what it says and by its tags", async () => {
    const listed = async (query: string) =>
      (await server.ask(`/api/v1/jobs?${query}`)).json().entries as (JobBody & NoteBody)[];
    expect(await listed("tag=Mars")).toMatchObject([
      { id: job.id, note: "Før møtet", tags: ["Mars", "budsjett 2027"] },
    ]);
    expect(await listed(`text=${encodeURIComponent("MØTET")}`)).toMatchObject([{ id: job.id }]);
    expect(await listed("tag=mars")).toEqual([]);
    expect(await listed("text=nowhere")).toEqual([]);
    expect((await server.ask("/api/v1/jobs?text=")).statusCode).toBe(400);
  });

  test("is read by readers and written by planners", async () => {
    const guarded = await testServer({ authentication: true });
    const url = `/api/v1/jobs/${"0".repeat(64)}/note`;
    const as = async (role: "reader" | "planner", method: "GET" | "PUT") => {
      const headers = { ...JSON_TYPE, authorization: `Bearer ${await guarded.tokenOf(role)}`, "if-match": '"n0"' };
      return (await guarded.ask({ method, url, headers, ...(method === "PUT" ? { payload: {} } : {}) })).statusCode;
    };
    expect([await as("reader", "GET"), await as("reader", "PUT"), await as("planner", "PUT")]).toEqual([404, 403, 404]);
    expect((await guarded.ask(url)).statusCode).toBe(401);
    await guarded.close();
  });
});

test("what a run comes to stands with the job: the figures of its result", async () => {
  const { measures } = (await server.ask(job.links.result)).json() as { measures: readonly Record<string, unknown>[] };
  expect(job.figures).toHaveLength(1);
  const [{ measure, place, alternatives }] = job.figures!;
  const own = measures.find((row) => row["measure"] === measure && row["place"] === place && !("from" in row))!;
  expect([measure, alternatives]).toEqual(["queueMean", [{ mean: own["mean"], ci95: own["ci95"] }]]);
  const body = { scenario: "one-ward", with: ["places.sengepost.capacityBeds=+1"], replications: 3 };
  const compared = await done(await submit("/api/v1/comparisons", body));
  expect(compared.figures![0]!.alternatives).toMatchObject([
    { name: { en: "One ward" }, ...alternatives[0] },
    { name: "sengepost capacityBeds +1" },
  ]);
});

test("the log of a job tells its states with their instants and the version of the model", async () => {
  const { entries } = (await server.ask(`/api/v1/jobs/${job.id}/log`)).json();
  const modelVersion = programVersion();
  expect(entries).toMatchObject([
    { state: "queued", at: job.createdAt, attempt: 0, modelVersion },
    { state: "running", at: job.startedAt, attempt: 1, modelVersion },
    { state: "done", at: job.endedAt, attempt: 1, modelVersion },
  ]);
  expect(job).toMatchObject({ modelVersion, rerunOf: null });
  expect((await server.ask(`/api/v1/jobs/${"0".repeat(64)}/log`)).statusCode).toBe(404);
});

describe("a job that is asked again", () => {
  const again = (id: string, headers: Record<string, string> = {}) =>
    submit(`/api/v1/jobs/${id}/again`, undefined, headers);

  test("is computed anew by the same program, and comes to the same bytes", async () => {
    const asked = await again(job.id, { "idempotency-key": "one" });
    expect(asked.statusCode).toBe(202);
    const second = await done(asked);
    expect(second).toMatchObject({ rerunOf: job.id, title: job.title, kind: job.kind });
    expect(second.id).not.toBe(job.id);
    const hashes = ({ files }: JobBody) => files.map(({ name, sha256 }) => [name, sha256]);
    expect(hashes(second)).toEqual(hashes(job));
    expect(hashes(second).length).toBeGreaterThan(3);
  });

  test("is one job for each key, and computed once more for another, also after a rerun", async () => {
    const first = (await again(job.id, { "idempotency-key": "one" })).json() as JobBody;
    expect((await again(job.id, { "idempotency-key": "one" })).json().id).toBe(first.id);
    const other = (await again(job.id, { "idempotency-key": "two" })).json() as JobBody;
    const keyless = (await again(job.id)).json() as JobBody;
    const ofRerun = (await again(first.id, { "idempotency-key": "three" })).json() as JobBody;
    expect(new Set([job.id, first.id, other.id, keyless.id, ofRerun.id]).size).toBe(5);
    expect((await again(job.id)).json().id).toBe(keyless.id);
    expect(ofRerun.rerunOf).toBe(first.id);
  });

  test("of another version of the model is the job that the question is today", async () => {
    const { store } = server;
    const task = (await store.jobs.task(job.id))!;
    const old = { kind: "run", title: "old", placeDays: 1, events: 1, owner: "kari", createdAtMs: 1 };
    const id = "a".repeat(64);
    await store.jobs.insert({ ...old, id, program: "0.0.1", rerunOf: null }, task);
    expect((await again(id)).json()).toMatchObject({ id: job.id, state: "done" });
    expect((await again("0".repeat(64))).statusCode).toBe(404);
  });

  test("whose files this program does not take any more is refused with what is wrong", async () => {
    const { store } = server;
    const task = new TextEncoder().encode(
      JSON.stringify({ kind: "run", question: { scenario: "a.yaml" }, files: { "a.yaml": "places: 1\n" } }),
    );
    const old = { kind: "run", title: "old", placeDays: 1, events: 1, owner: "kari", createdAtMs: 1 };
    const id = "b".repeat(64);
    await store.jobs.insert({ ...old, id, program: "0.0.1", rerunOf: null }, task);
    const refused = await again(id);
    expect([refused.statusCode, refused.json().type]).toEqual([422, "/problems/invalid-scenario"]);
  });
});
