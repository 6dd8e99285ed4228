import fc from "fast-check";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROBLEM_TYPES } from "../server/http/problem-types.ts";
import { ProblemBody } from "../server/http/schemas.ts";
import { brokenFile, hostileRequest } from "./support/hostile-requests.ts";
import { JSON_TYPE, testServer, type TestServer, YAML } from "./support/http-app.ts";

/* The soak sets these higher. */
const REQUESTS = Number(process.env["FLYT_FUZZ_REQUESTS"] ?? 10_000);
const FILES = Number(process.env["FLYT_FUZZ_FILES"] ?? 300);
/** Requests that are under way together. */
const AT_ONCE = 25;
/** Nothing that is asked may keep the server so long; how long it really took is printed by the soak. */
const HANG_MS = 10_000;

let server: TestServer;
let job: string;
let slowestMs = 0;
beforeAll(async () => {
  server = await testServer({ jobLimits: { mostUnfinished: 30, mostPlaceDays: 1e8 } });
  const asked = await server.ask({
    method: "POST",
    url: "/api/v1/runs",
    headers: JSON_TYPE,
    payload: { scenario: "one-ward", replications: 3 },
  });
  job = asked.json().id;
  await server.ask({ method: "POST", url: `/api/v1/jobs/${job}/cancel` });
});
afterAll(async () => {
  if (process.env["FLYT_FUZZ_REQUESTS"] !== undefined) {
    console.log(`${REQUESTS} requests, ${FILES} files: slowest ${Math.round(slowestMs)} ms`);
  }
  await server.close();
});

async function answered(options: InjectOptions): Promise<LightMyRequestResponse> {
  const startMs = performance.now();
  const answer = await server.ask(options);
  slowestMs = Math.max(slowestMs, performance.now() - startMs);
  expect(performance.now() - startMs).toBeLessThan(HANG_MS);
  return answer;
}

/** What holds of every answer, whatever was asked. */
function expectSound(answer: LightMyRequestResponse, method: string | undefined): void {
  const { statusCode, headers, body } = answer;
  expect(statusCode).toBeLessThan(500);
  expect(body).not.toContain("root:");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toBeDefined();
  expect(Object.keys(headers)).not.toContain("x");
  if (statusCode < 400) return;
  expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  if (method === "HEAD") return;
  const problem = ProblemBody.parse(JSON.parse(body));
  expect(problem.status).toBe(statusCode);
  const name = problem.type.replace("/problems/", "");
  expect(PROBLEM_TYPES[name as keyof typeof PROBLEM_TYPES]?.status).toBe(statusCode);
  expect(body).toBe(body.toWellFormed());
}

test("whatever is asked is answered soundly, and never as an error of ours", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileRequest(job), { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
      const answers = await Promise.all(requests.map(answered));
      for (const [at, answer] of answers.entries()) expectSound(answer, requests[at]?.method);
    }),
    { numRuns: REQUESTS / AT_ONCE, seed: 6, endOnFailure: true },
  );
  const { events, ...pollution } = Object.prototype as { events?: unknown };
  expect([events, Object.keys(pollution)]).toEqual([undefined, []]);
}, 600_000);

test("broken files are told apart and kept out of the simulator, never an error of ours", async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(brokenFile, fc.constantFrom("validate", "runs", "scenarios"), async (text, kind) => {
      const files = { "f.yaml": text };
      const payload =
        kind === "runs" ? { scenario: "f.yaml", replications: 1, files } : { name: "f.yaml", base: "one-ward", files };
      const request: InjectOptions =
        kind === "scenarios"
          ? { method: "PUT", url: "/api/v1/scenarios/f.yaml", headers: { ...YAML, "if-match": "*" }, payload: text }
          : { method: "POST", url: `/api/v1/${kind}`, headers: JSON_TYPE, payload };
      const answer = await answered(request);
      statuses.add(answer.statusCode);
      expectSound(answer, "POST");
    }),
    { numRuns: FILES, seed: 6, endOnFailure: FILES > 20_000 },
  );
  expect([...statuses]).toEqual(expect.arrayContaining([200, 422]));
}, 600_000);
