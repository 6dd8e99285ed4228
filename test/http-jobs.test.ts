import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemBody, problemOf } from "../server/http/error-answers.ts";
import { PROBLEM_TYPES } from "../server/http/problem-types.ts";
import type { JobBody } from "../server/http/schemas.ts";
import { DamagedDocument, StoreReadOnly } from "../server/store/store.ts";
import { command } from "./support/command.ts";
import { JSON_TYPE, testServer, type TestServer, WARD } from "./support/http-app.ts";

let working: TestServer;
/** Keeps what it is given, and never works on it. */
let waiting: TestServer;
beforeAll(async () => {
  working = await testServer({ works: true });
  waiting = await testServer();
});
afterAll(async () => {
  await working.close();
  await waiting.close();
});

const QUESTION = { scenario: "one-ward", replications: 4 };
const ask = (server: TestServer, url: string, body: object, headers: Record<string, string> = {}) =>
  server.ask({ method: "POST", url: `/api/v1/${url}`, headers: { ...JSON_TYPE, ...headers }, payload: body });

/** The events of a stream that has ended. */
function eventsIn(body: string): { id: number; job: JobBody }[] {
  return body
    .split("\n\n")
    .filter((block) => block.includes("event: job"))
    .map((block) => {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
      return { id: Number(field("id")), job: JSON.parse(field("data")) as JobBody };
    });
}

/** Follows a job to its end. */
async function done(server: TestServer, url: string, body: object): Promise<JobBody> {
  const asked = await ask(server, url, body);
  expect([200, 202]).toContain(asked.statusCode);
  const stream = await server.ask(`${asked.headers.location}/events`);
  return eventsIn(stream.body).at(-1)!.job;
}

describe("a task", () => {
  test("is a job with a location before anything is done, and the same job when it is asked again", async () => {
    const first = await ask(waiting, "runs", QUESTION);
    expect(first.statusCode).toBe(202);
    const job = first.json() as JobBody;
    expect(first.headers.location).toBe(`/api/v1/jobs/${job.id}`);
    expect(job).toMatchObject({ kind: "run", state: "queued", owner: "local", files: [] });
    expect((await ask(waiting, "runs", QUESTION)).json().id).toBe(job.id);
    expect((await waiting.ask(job.links.self)).json()).toEqual({ ...job, warnings: undefined });
    expect((await ask(waiting, "runs", { ...QUESTION, replications: 5 })).json().id).not.toBe(job.id);
  });

  test("finds files in the request, then those that are kept, then the examples, and is the same for the same text", async () => {
    const example = (await ask(waiting, "runs", QUESTION)).json().id;
    const inline = await ask(waiting, "runs", { scenario: "mine", replications: 4, files: { "mine.yaml": WARD } });
    expect(inline.statusCode).toBe(202);
    expect(inline.json().id).not.toBe(example);
    const url = "/api/v1/scenarios?name=mine.yaml";
    await waiting.ask({ method: "POST", url, headers: { "content-type": "application/yaml" }, payload: WARD });
    const kept = await ask(waiting, "runs", { scenario: "mine", replications: 4 });
    expect(kept.json().id).toBe(inline.json().id);
  });

  test("with mistakes is refused with all of them: those of the question and those of files", async () => {
    const question = await ask(waiting, "runs", { replications: 0, unknown: 1 });
    expect(question.statusCode).toBe(400);
    const pointers = question.json().errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(["/scenario", "/replications", "/unknown"]));
    const files = { "bad.yaml": WARD.replace("value: 14", "value: -1") };
    const scenario = await ask(waiting, "runs", { scenario: "bad.yaml", files });
    expect(scenario.statusCode).toBe(422);
    expect(scenario.json().errors[0]).toMatchObject({
      in: "file",
      file: "bad.yaml",
      pointer: "/places/sengepost/capacityBeds",
    });
    const missing = await ask(waiting, "runs", { scenario: "no-such" });
    expect([missing.statusCode, missing.json().type]).toEqual([422, "/problems/invalid-scenario"]);
  });

  test("that is too large is refused with how large it is", async () => {
    const small = await testServer({ jobLimits: { mostPlaceDays: 1000 } });
    const answer = await ask(small, "runs", QUESTION);
    expect([answer.statusCode, answer.json().type]).toEqual([422, "/problems/job-too-large"]);
    expect(answer.json().detail).toMatch(/13140.*1000/);
    await small.close();
  });

  test("beyond the queue is told when to come again", async () => {
    const small = await testServer({ jobLimits: { mostUnfinished: 1 } });
    expect((await ask(small, "runs", QUESTION)).statusCode).toBe(202);
    const answer = await ask(small, "runs", { ...QUESTION, replications: 5 });
    expect([answer.statusCode, answer.json().type]).toEqual([429, "/problems/queue-full"]);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    await small.close();
  });

  test("with an Idempotency-Key is one job however often it is sent, and the key is for no other", async () => {
    const key = { "idempotency-key": "k-1" };
    const body = { ...QUESTION, replications: 6 };
    const [first, second] = [await ask(waiting, "runs", body, key), await ask(waiting, "runs", body, key)];
    expect(second.json().id).toBe(first.json().id);
    const other = await ask(waiting, "runs", { ...body, replications: 7 }, key);
    expect([other.statusCode, other.json().type]).toEqual([409, "/problems/key-reused"]);
    expect((await ask(waiting, "runs", body, { "idempotency-key": "with space" })).statusCode).toBe(400);
  });

  test("of every kind is taken", async () => {
    const questions: [string, object][] = [
      ["comparisons", { scenario: "one-ward", with: ["places.sengepost.capacityBeds=+1"], replications: 4 }],
      ["bottlenecks", { scenario: "one-ward", replications: 4 }],
      ["sweeps", { study: "two-municipalities-space", replications: 2 }],
      ["optimizations", { problem: "trondheim-20-mnok", effort: "low" }],
      ["forecasts", { simulation: { replications: 1 } }],
    ];
    for (const [url, body] of questions) {
      const answer = await ask(waiting, url, body);
      expect([url, answer.statusCode]).toEqual([url, 202]);
    }
  });
});

describe("a job", () => {
  test("tells how it goes by events that grow, and ends the stream with itself", async () => {
    const asked = await ask(working, "runs", { ...QUESTION, replications: 8 });
    const stream = await working.ask({
      url: `${asked.headers.location}/events`,
      headers: { accept: "text/event-stream" },
    });
    expect(stream.headers["content-type"]).toBe("text/event-stream");
    const events = eventsIn(stream.body);
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    const { job } = events.at(-1)!;
    expect(job).toMatchObject({ state: "done", status: "done", progress: { finished: 8, of: 8 } });
    expect((await working.ask(job.links.self)).json()).toEqual(job);
    const again = { "last-event-id": String(job.revision) };
    expect((await working.ask({ url: job.links.events, headers: again })).statusCode).toBe(204);
    const before = await working.ask({ url: job.links.events, headers: { "last-event-id": String(job.revision - 1) } });
    expect(eventsIn(before.body)).toEqual([{ id: job.revision, job }]);
    // Whose revision is of the future has it from elsewhere.
    const future = await working.ask({ url: job.links.events, headers: { "last-event-id": "999999" } });
    expect(eventsIn(future.body)).toHaveLength(1);
    const refused = await working.ask({ url: job.links.events, headers: { accept: "application/json" } });
    expect(refused.statusCode).toBe(406);
  });

  test("gives the bytes that the command prints, and its tables as CSV and Parquet", async () => {
    const job = await done(working, "runs", QUESTION);
    const result = await working.ask(job.links.result);
    const printed = await command("run", "one-ward", "-n", "4", "--json", "-q");
    expect(result.body).toBe(printed.stdout);
    const csv = await working.ask({ url: job.links.result, headers: { accept: "text/csv" } });
    expect(csv.body).toMatch(/^measure,/);
    const parquet = await working.ask({ url: `${job.links.result}?table=replications`, headers: { accept: "*/*" } });
    expect(parquet.headers["content-type"]).toBe("application/vnd.apache.parquet");
    expect(parquet.rawPayload.subarray(0, 4).toString()).toBe("PAR1");
    expect(parquet.headers.vary).toBe("accept");
    const xml = await working.ask({ url: job.links.result, headers: { accept: "application/xml" } });
    expect([xml.statusCode, xml.json().type]).toEqual([406, "/problems/not-acceptable"]);
    expect((await working.ask(`${job.links.result}?table=no-such`)).statusCode).toBe(404);
    const again = await ask(working, "runs", QUESTION);
    expect([again.statusCode, again.json().state]).toEqual([200, "done"]);
  });

  test("gives each file under its SHA-256, as a download that no browser runs", async () => {
    const job = await done(working, "runs", QUESTION);
    const { entries } = (await working.ask(`${job.links.self}/files`)).json();
    expect(entries).toEqual(job.files);
    for (const { href, name, bytes, sha256, mediaType } of job.files) {
      const file = await working.ask(href);
      expect(file.rawPayload.length).toBe(bytes);
      expect(file.headers.etag).toBe(`"${sha256.replace("sha256:", "")}"`);
      expect(file.headers["content-type"]).toContain(mediaType);
      expect(file.headers["content-disposition"]).toMatch(new RegExp(`^attachment; filename="${name}"`));
      expect(file.headers["content-security-policy"]).toMatch(/^sandbox/);
      const known = await working.ask({ url: href, headers: { "if-none-match": String(file.headers.etag) } });
      expect(known.statusCode).toBe(304);
    }
    for (const name of ["..%2Fflyt.sqlite", "%2e%2e%2f", "nothing", "__proto__"]) {
      expect((await working.ask(`${job.links.self}/files/${name}`)).statusCode).toBe(404);
    }
  });

  test("is cancelled, and has no result then", async () => {
    const { id, links } = (await ask(waiting, "runs", { ...QUESTION, replications: 9 })).json() as JobBody;
    const early = await waiting.ask(links.result);
    expect([early.statusCode, early.json().type]).toEqual([409, "/problems/job-not-done"]);
    const cancelled = await waiting.ask({ method: "POST", url: links.cancel });
    expect([cancelled.statusCode, cancelled.json().state]).toEqual([200, "cancelled"]);
    expect((await waiting.ask({ method: "POST", url: links.cancel })).json().state).toBe("cancelled");
    const events = eventsIn((await waiting.ask(links.events)).body);
    expect(events.map(({ job }) => [job.id, job.state])).toEqual([[id, "cancelled"]]);
    const again = await ask(waiting, "runs", { ...QUESTION, replications: 9 });
    expect(again.json()).toMatchObject({ id, state: "queued" });
  });

  test("that is not there is not found", async () => {
    const nobody = "0".repeat(64);
    for (const part of ["", "/events", "/result", "/files", "/files/a"]) {
      expect((await waiting.ask(`/api/v1/jobs/${nobody}${part}`)).statusCode).toBe(404);
    }
    expect((await waiting.ask({ method: "POST", url: `/api/v1/jobs/${nobody}/cancel` })).statusCode).toBe(404);
    expect((await waiting.ask("/api/v1/jobs/1")).statusCode).toBe(400);
  });

  test("is in the list, page by page, by state, kind and owner", async () => {
    const all = (await waiting.ask("/api/v1/jobs?limit=200")).json().entries as JobBody[];
    expect(all.length).toBeGreaterThan(5);
    const paged: string[] = [];
    let cursor = "";
    do {
      const page = (await waiting.ask(`/api/v1/jobs?limit=3${cursor}`)).json();
      paged.push(...page.entries.map(({ id }: JobBody) => id));
      cursor = page.next === null ? "" : `&cursor=${page.next}`;
    } while (cursor !== "");
    expect(paged).toEqual(all.map(({ id }) => id));
    const listed = async (query: string) =>
      (await waiting.ask(`/api/v1/jobs?limit=200&${query}`)).json().entries as JobBody[];
    expect((await listed("kind=sweep")).map(({ kind }) => kind)).toEqual(["sweep"]);
    expect(new Set((await listed("kind=sweep,run")).map(({ kind }) => kind))).toEqual(new Set(["sweep", "run"]));
    expect(await listed("state=done,failed")).toEqual([]);
    expect(await listed("state=queued,cancelled")).toHaveLength(all.length);
    expect(await listed("owner=nobody")).toEqual([]);
    expect((await waiting.ask("/api/v1/jobs?state=asleep")).statusCode).toBe(400);
    expect((await waiting.ask("/api/v1/jobs?kind=run,walk")).statusCode).toBe(400);
  });

  test("has so many streams for each user, and all end when the server stops", async () => {
    const small = await testServer({ limits: { streamsPerUser: 2 } });
    const { links } = (await ask(small, "runs", QUESTION)).json() as JobBody;
    let endedCount = 0;
    const open = [1, 2].map(() => small.ask(links.events).finally(() => endedCount++));
    // A request is taken in the order it comes, so the third finds the others open.
    const third = await small.ask(links.events);
    expect([third.statusCode, third.json().type]).toEqual([429, "/problems/too-many-streams"]);
    expect(endedCount).toBe(0);
    await small.close();
    for (const stream of await Promise.all(open)) expect(stream.statusCode).toBe(200);
  });
});

test("the start page lists jobs in three languages, and nothing of them is markup", async () => {
  const evil = WARD.replace("nb: Én sengepost", "nb: '<script>alert(1)</script>'");
  await ask(waiting, "runs", { scenario: "e", replications: 2, files: { "e.yaml": evil } });
  for (const [lang, word] of [
    ["nb", "Siste jobber"],
    ["nn", "Siste jobbar"],
    ["en", "Recent jobs"],
  ] as const) {
    const page = await waiting.ask({ url: "/", headers: { "accept-language": lang } });
    expect(page.body).toContain(`<html lang="${lang}">`);
    expect(page.body).toContain(word);
    expect(page.body).toContain("&lt;script&gt;alert(1)");
    expect(page.body).not.toContain("<script");
  }
  expect((await waiting.ask("/?lang=nn")).body).toContain('<html lang="nn">');
});

test("every problem type is explained where its uri leads", async () => {
  for (const name of Object.keys(PROBLEM_TYPES)) {
    const answer = await waiting.ask({ url: `/problems/${name}`, headers: { "accept-language": "nn" } });
    expect(answer.json()).toMatchObject({ type: `/problems/${name}`, language: "nn" });
  }
});

test("docs/api.md lists every problem type with its status, and every route that takes a task", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "docs", "api.md"), "utf8");
  const listed = [...text.matchAll(/^\| `\/problems\/([\w-]+)` +\| (\d+) +\| (.*?) *\|$/gm)].map(
    ([, ...cells]) => cells,
  );
  const known = Object.entries(PROBLEM_TYPES).map(([name, { status, title }]) => [name, String(status), title.en]);
  expect(listed).toEqual(known);
  for (const url of ["runs", "comparisons", "bottlenecks", "sweeps", "optimizations", "forecasts", "reports"])
    expect(text).toContain(`| \`/${url}\``);
});

test("words of every problem type have the same places to fill in, in each language", () => {
  for (const [name, { detail }] of Object.entries(PROBLEM_TYPES)) {
    const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    expect([name, places(detail.nb)]).toEqual([name, places(detail.en)]);
    expect([name, places(detail.nn)]).toEqual([name, places(detail.en)]);
  }
});

describe("what is wrong with the store", () => {
  test("is told as what it is: a full disk passes, damage has a name, and a reader may still read", () => {
    const full = problemOf(new StoreReadOnly("the disk is full"));
    expect([full.problem, full.statusCode, full.headers]).toEqual(["read-only", 503, { "retry-after": "30" }]);
    expect(problemBody(full, "nb", "id").detail).toContain("the disk is full");
    const damaged = problemOf(new DamagedDocument("documents sha256:ab"));
    expect([damaged.problem, damaged.statusCode]).toEqual(["damaged-document", 500]);
    expect(problemBody(damaged, "en", "the-id")).toMatchObject({
      errorId: "the-id",
      detail: expect.stringContaining("documents sha256:ab"),
    });
  });

  test("of any other kind is an error of ours, of which nothing is told but where to look", () => {
    for (const error of [new Error("secret"), new TypeError("x"), "text", undefined, null, 1]) {
      const problem = problemOf(error);
      expect([problem.problem, problemBody(problem, "en", "n-1").detail]).toEqual([
        "internal-error",
        "The log has it as n-1. Please report it with this number.",
      ]);
    }
  });
});

test("a server that stops says that it is not ready, and takes no task", async () => {
  const stopping = await testServer();
  expect((await stopping.ask("/readyz")).json()).toEqual({ isReady: true });
  await stopping.jobs.stop();
  for (const answer of [await stopping.ask("/readyz"), await ask(stopping, "runs", QUESTION)]) {
    expect([answer.statusCode, answer.json().type]).toEqual([503, "/problems/stopping"]);
  }
  expect((await stopping.ask("/livez")).statusCode).toBe(200);
  await stopping.close();
});

test("figures for Prometheus count requests by route, and jobs", async () => {
  const { body, headers } = await waiting.ask("/metrics");
  expect(headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body).toMatch(/flyt_http_requests_total\{method="POST",route="\/api\/v1\/runs",status="202"\} [1-9]/);
  expect(Number(/^flyt_jobs_unfinished (\d+)$/m.exec(body)?.[1])).toBeGreaterThan(3);
  expect(body).not.toContain("0".repeat(64));
});
