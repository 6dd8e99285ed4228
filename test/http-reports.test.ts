/*
 * Forecasts, reports, and what things cost, asked of the server: the bytes of the commands.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobBody } from "../server/http/schemas.ts";
import { exampleText } from "../tasks/package.ts";
import { commandHere } from "./support/command-here.ts";
import { JSON_TYPE, testServer, type TestServer, YAML } from "./support/http-app.ts";
import { letterheadFile } from "./support/letterhead-file.ts";

const folder = mkdtempSync(join(tmpdir(), "flyt-http-reports-"));
let server: TestServer;
beforeAll(async () => {
  server = await testServer({ works: true });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (url: string, body: object) =>
  server.ask({ method: "POST", url: `/api/v1/${url}`, headers: JSON_TYPE, payload: body });

async function done(url: string, body: object): Promise<JobBody> {
  const asked = await ask(url, body);
  expect([200, 202]).toContain(asked.statusCode);
  await server.ask(`${asked.headers.location}/events`);
  const job = (await server.ask(String(asked.headers.location))).json() as JobBody;
  expect([job.state, job.error]).toEqual(["done", null]);
  return job;
}

const COSTED = { scenario: "tandem", replications: 2, money: true, staff: true, costPerUser: true };

test("a run tells money, staff and cost per user as the command does, and has its ledger", async () => {
  const job = await done("runs", COSTED);
  const words = ["run", "tandem", "-n", "2", "--money", "--staff", "--cost-per-user", "--json", "-q"];
  const { stdout } = await commandHere([...words, "--threads", "1"]);
  expect((await server.ask(job.links.result)).body).toBe(stdout);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual(expect.arrayContaining(["money", "staff", "costPerUser"]));
  const ledger = await server.ask({ url: `${job.links.result}?table=ledger`, headers: { accept: "text/csv" } });
  expect(ledger.body).toMatch(/^\w.*\n.+/);
  expect(job.files.map(({ name }) => name)).toContain("ledger.csv");
  expect((await server.ask(`${job.links.self}/files/ledger.csv`)).body).toBe(ledger.body);
});

test("norms that are kept are found by name, and another version of them is another job", async () => {
  const norms = exampleText("planning/staff-norms-trondheim.yaml")!;
  const keep = (text: string, headers: object) =>
    server.ask({
      method: "PUT",
      url: "/api/v1/scenarios/ours.yaml",
      headers: { ...YAML, ...headers },
      payload: text,
    });
  const first = await keep(norms, { "if-none-match": "*" });
  expect(first.json()).toMatchObject({ kind: "staff-norms", version: 1 });
  const question = { scenario: "tandem", replications: 2, staff: true, norms: "ours" };
  const { id } = (await ask("runs", question)).json() as JobBody;
  await keep(norms.replace("value: 35.5", "value: 37.5"), { "if-match": first.json().etag });
  expect(((await ask("runs", question)).json() as JobBody).id).not.toBe(id);
  const kept = (await server.ask("/api/v1/scenarios?kind=staff-norms")).json();
  expect(kept.entries.map(({ name }: { name: string }) => name)).toEqual([
    "ours.yaml",
    "examples/planning/staff-norms-trondheim.yaml",
  ]);
  const wrong = { name: "n.yaml", files: { "n.yaml": norms.replace("value: 35.5", "value: -1") } };
  const looked = (await ask("validate", wrong)).json();
  expect(looked).toMatchObject({ kind: "staff-norms", isValid: false, errors: [{ path: "hoursPerFte" }] });
  const alone = await ask("runs", { ...question, staff: false });
  expect([alone.statusCode, alone.json().errors[0].pointer]).toEqual([400, "/norms"]);
});

test("a forecast is that of the command, file by file", async () => {
  const out = join(folder, "forecast");
  const { stdout } = await commandHere(["forecast", "--years", "2030", "--out", out, "--json", "-q"]);
  const job = await done("forecasts", { lastYear: 2030 });
  expect(job).toMatchObject({ kind: "forecast", status: "done", cost: { placeDays: 0, events: 0 } });
  expect((await server.ask(job.links.result)).body).toBe(stdout);
  const tables = job.files.filter(({ name }) => name !== "result.json");
  expect(tables.length).toBeGreaterThan(3);
  for (const { href, name } of tables) {
    expect((await server.ask(href)).body).toBe(readFileSync(join(out, name), "utf8"));
  }
  const early = await ask("forecasts", { lastYear: 2000 });
  expect([early.statusCode, early.json().errors[0].pointer]).toEqual([422, "/lastYear"]);
});

describe("a report", () => {
  test("is the file that the command makes of the same results, as the result of a job", async () => {
    const run = await done("runs", COSTED);
    const results = join(folder, "results");
    mkdirSync(results);
    for (const { name, href } of run.files) writeFileSync(join(results, name), (await server.ask(href)).rawPayload);
    for (const [format, type] of [
      ["html", "text/html"],
      ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ] as const) {
      const out = join(folder, `report.${format}`);
      await commandHere(["report", results, "--template", "full", "--out", out, "-q"], "nn");
      const job = await done("reports", { job: run.id, template: "full", format, language: "nn" });
      expect(job.files).toHaveLength(1);
      const result = await server.ask({ url: job.links.result, headers: { accept: "*/*" } });
      expect(result.headers["content-type"]).toContain(type);
      expect(result.headers["content-security-policy"]).toMatch(/^sandbox/);
      expect(result.rawPayload.equals(readFileSync(out))).toBe(true);
      // A browser that has it already takes its rights from the newer answer.
      const etag = String(result.headers.etag);
      const again = await server.ask({ url: job.links.result, headers: { accept: "*/*", "if-none-match": etag } });
      expect(again.statusCode).toBe(304);
      for (const name of ["content-security-policy", "x-frame-options"]) {
        expect(again.headers[name]).toBe(result.headers[name]);
      }
      const other = await server.ask({ url: job.links.result, headers: { accept: "text/csv" } });
      expect([other.statusCode, other.json().type]).toEqual([406, "/problems/not-acceptable"]);
    }
  });

  test("with a text, a choice and a document of one's own is what the command makes with the same options", async () => {
    const run = await done("runs", COSTED);
    const results = join(folder, "chosen");
    mkdirSync(results);
    for (const { name, href } of run.files) writeFileSync(join(results, name), (await server.ask(href)).rawPayload);
    const letter = await letterheadFile(["{{rapport}}"]);
    const text = "**Kort sagt:** det går.";
    writeFileSync(join(folder, "letter.docx"), letter);
    writeFileSync(join(folder, "text.md"), text);
    const out = join(folder, "chosen.docx");
    const words = [
      "--summary",
      join(folder, "text.md"),
      "--indicators",
      "queueMean",
      "--template",
      join(folder, "letter.docx"),
    ];
    expect(await commandHere(["report", results, ...words, "--out", out, "-q"], "nb")).toMatchObject({ exitCode: 0 });
    const question = {
      job: run.id,
      format: "docx",
      summary: text,
      indicators: ["queueMean"],
      letterhead: "letter.docx",
    };
    const files = { "letter.docx": Buffer.from(letter).toString("base64") };
    const job = await done("reports", { ...question, files });
    const made = (await server.ask({ url: job.links.result, headers: { accept: "*/*" } })).rawPayload;
    expect(made.equals(readFileSync(out))).toBe(true);
    // Another document of the same name is another report.
    const other = { "letter.docx": Buffer.from(await letterheadFile([])).toString("base64") };
    expect(((await ask("reports", { ...question, files: other })).json() as JobBody).id).not.toBe(job.id);
    const findings = await done("reports", { job: run.id, format: "md" });
    expect((await server.ask({ url: findings.links.result, headers: { accept: "text/markdown" } })).body).toMatch(
      /^- \*\*/,
    );
  });

  test("of a figure that is not there, with a document that is refused or for another format, says where and what to do", async () => {
    const run = await done("runs", COSTED);
    const refused = async (question: object) => {
      const answer = await ask("reports", { job: run.id, ...question });
      const [{ pointer, detail }] = answer.json().errors as { pointer: string; detail: string }[];
      return [answer.statusCode, pointer, detail];
    };
    expect(await refused({ indicators: ["happiness"] })).toEqual([
      422,
      "/indicators/0",
      expect.stringContaining("happiness"),
    ]);
    expect(await refused({ alternatives: ["b"] })).toEqual([
      422,
      "/alternatives/0",
      expect.stringContaining("a run of one"),
    ]);
    expect((await refused({ summary: "x".repeat(20_001) })).slice(0, 2)).toEqual([400, "/summary"]);
    const files = { "a.docx": Buffer.from("PK").toString("base64") };
    expect((await refused({ letterhead: "a.docx", format: "docx", files }))[2]).toContain("is not a Word document");
    expect((await refused({ letterhead: "a.docx", files })).slice(0, 2)).toEqual([422, "/letterhead"]);
    // What was simulated is not for the asker to say.
    const forged = await ask("reports", { job: run.id, files: { "summary.csv": "measure\n" } });
    expect([200, 202]).toContain(forged.statusCode);
  });

  test("of what is not there, not done, or neither a run nor a comparison is refused", async () => {
    const refused = async (job: string) => {
      const answer = await ask("reports", { job });
      return [answer.statusCode, answer.json().type];
    };
    expect(await refused("0".repeat(64))).toEqual([404, "/problems/not-found"]);
    const forecast = await done("forecasts", { lastYear: 2030 });
    expect(await refused(forecast.id)).toEqual([422, "/problems/no-report"]);
    const waiting = await testServer();
    const { id } = (
      await waiting.ask({ method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: COSTED })
    ).json() as JobBody;
    const early = await waiting.ask({
      method: "POST",
      url: "/api/v1/reports",
      headers: JSON_TYPE,
      payload: { job: id },
    });
    expect([early.statusCode, early.json().type]).toEqual([409, "/problems/job-not-done"]);
    await waiting.close();
    expect((await ask("reports", { job: id, format: "pdf" })).json().errors[0].pointer).toBe("/format");
  });
});
