/* How the page talks to a server: what it sends, what it makes of problems, and how it follows a job. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiClient, ApiError } from "../web/api/api-client.ts";
import { type Events, followJob } from "../web/api/follow-job.ts";
import { type Job, listJobs, submitComparison } from "../web/api/jobs.ts";

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

let server: Server;
let client: ApiClient;
let answer: Answer;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer(request, Buffer.concat(parts).toString("utf8"), response));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  client = new ApiClient(fetch, `http://127.0.0.1:${port}`, () => "nn");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
};

async function problemOf(asked: Promise<unknown>): Promise<ApiError["problem"]> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof ApiError) return error.problem;
    throw error;
  }
  throw new Error("nothing went wrong");
}

describe("the server", () => {
  test("is asked in the language of the page, and its entity tag is kept and sent", async () => {
    const heard: (string | undefined)[] = [];
    answer = ({ method, url, headers }, body, response) => {
      heard.push(method, url, headers["accept-language"], headers["if-match"], headers["content-type"], body);
      json(response, 200, { fine: true }, { etag: '"7"' });
    };
    const read = await client.ask<{ fine: boolean }>("/api/v1/scenarios/a.yaml");
    expect(read).toEqual({ body: { fine: true }, etag: '"7"', status: 200 });
    await client.ask("/api/v1/scenarios/a.yaml", { method: "PUT", body: { text: "æ" }, ifMatch: '"7"' });
    expect(heard.slice(0, 6)).toEqual(["GET", "/api/v1/scenarios/a.yaml", "nn", undefined, undefined, ""]);
    expect(heard.slice(6)).toEqual([
      "PUT",
      "/api/v1/scenarios/a.yaml",
      "nn",
      '"7"',
      "application/json",
      '{"text":"æ"}',
    ]);
  });

  test("that refuses is quoted: what is wrong, where, and when to ask again", async () => {
    const errors = [{ pointer: "/replications", detail: "må vere 1 eller meir", in: "body" }];
    answer = (_request, _body, response) =>
      json(
        response,
        429,
        { type: "/problems/too-many-jobs", title: "For mange", detail: "Vent litt.", errors, errorId: "7f3a" },
        { "content-type": "application/problem+json; charset=utf-8", "retry-after": "30" },
      );
    expect(await problemOf(client.ask("/api/v1/runs", { method: "POST", body: {} }))).toEqual({
      kind: "too-many-jobs",
      title: "For mange",
      detail: "Vent litt.",
      errors,
      errorId: "7f3a",
      retryAfter: 30,
    });
  });

  test("that is not there, or is another one, is told as a problem too", async () => {
    answer = (_request, _body, response) => void response.writeHead(502).end("<html>proxy</html>");
    expect(await problemOf(client.ask("/api/v1/jobs"))).toMatchObject({ kind: "unreadable", title: "502 Bad Gateway" });
    answer = (_request, _body, response) => void response.writeHead(200).end("<html>another</html>");
    expect(await problemOf(client.ask("/api/v1/jobs"))).toMatchObject({ kind: "unreadable" });
    answer = (_request, _body, response) => void response.destroy();
    expect(await problemOf(client.ask("/api/v1/jobs"))).toMatchObject({ kind: "unreachable" });
  });

  test("is asked for a comparison with the changes as a file, and for a page of jobs", async () => {
    const bodies: unknown[] = [];
    const urls: unknown[] = [];
    answer = ({ url }, body, response) => {
      urls.push(url);
      if (body !== "") bodies.push(JSON.parse(body));
      json(response, 202, { entries: [], next: null });
    };
    const measureYaml = "name: x\nchanges: []\n";
    await submitComparison(client, { model: "trondheim", measureYaml, effect: "first-years", replications: 40 });
    await listJobs(client, "a/b");
    expect(bodies).toEqual([
      {
        scenario: "trondheim",
        with: ["endringer.yaml"],
        effect: "first-years",
        replications: 40,
        files: { "endringer.yaml": measureYaml },
      },
    ]);
    expect(urls).toEqual(["/api/v1/comparisons", "/api/v1/jobs?limit=25&cursor=a%2Fb"]);
  });
});

const job = (revision: number, state: Job["state"], finished = revision): Job => ({
  id: "a",
  kind: "run",
  title: "A run",
  state,
  status: state === "done" ? "done" : null,
  error: null,
  owner: "local",
  createdAt: "2026-03-01T12:00:00.000Z",
  startedAt: null,
  endedAt: null,
  revision,
  progress: { finished, of: 10 },
  files: [],
  modelVersion: "1.0.0",
  rerunOf: null,
  figures: null,
  links: { self: "/api/v1/jobs/a", events: "/api/v1/jobs/a/events", result: "", cancel: "" },
});

/** The browser's source of events, told by hand. */
class HandEvents implements Events {
  readonly listeners = new Map<string, (event: { data?: string }) => void>();
  isClosed = false;
  addEventListener(type: string, listener: (event: { data?: string }) => void): void {
    this.listeners.set(type, listener);
  }
  close(): void {
    this.isClosed = true;
  }
  tell(next: Job): void {
    this.listeners.get("job")!({ data: JSON.stringify(next) });
  }
}

describe("a job", () => {
  const followed = (first: Job, events: HandEvents, signal = new AbortController().signal) => {
    const told: string[] = [];
    const done = followJob(first, {
      client,
      openEvents: () => events,
      wait: async () => {},
      signal,
      onJob: ({ revision, state }) => told.push(`${revision} ${state}`),
    });
    return { told, done };
  };

  test("is followed by events to its end, and an older revision is left out", async () => {
    const events = new HandEvents();
    const { told, done } = followed(job(1, "queued"), events);
    for (const next of [job(3, "running"), job(2, "running"), job(4, "done")]) events.tell(next);
    await done;
    expect(told).toEqual(["1 queued", "3 running", "4 done"]);
    expect(events.isClosed).toBe(true);
  });

  test("is asked after where events fail", async () => {
    const revisions = [3, 3, 5, 6];
    answer = (_request, _body, response) => {
      const revision = revisions.shift()!;
      json(response, 200, job(revision, revision === 6 ? "done" : "running"));
    };
    const events = new HandEvents();
    const { told, done } = followed(job(1, "queued"), events);
    events.tell(job(2, "running"));
    events.listeners.get("error")!({});
    await done;
    expect(told).toEqual(["1 queued", "2 running", "3 running", "5 running", "6 done"]);
  });

  test("that is over is asked after no more, and one that nobody looks at is let go", async () => {
    answer = () => {
      throw new Error("nobody was to be asked");
    };
    const over = followed(job(7, "failed"), new HandEvents());
    await over.done;
    expect(over.told).toEqual(["7 failed"]);
    const ending = new AbortController();
    const events = new HandEvents();
    const { told, done } = followed(job(1, "running"), events, ending.signal);
    ending.abort();
    await done;
    expect(told).toEqual(["1 running"]);
    expect(events.isClosed).toBe(true);
  });
});
