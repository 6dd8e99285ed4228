/*
 * A report as a task: the file that the command makes of the same results folder, from texts alone.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ScenarioError } from "../scenarios/problems.ts";
import { runChunk } from "../tasks/chunk-run.ts";
import { inspect } from "../tasks/inspect.ts";
import { perform } from "../tasks/perform.ts";
import { ReportFolderError } from "../tasks/report-folder.ts";
import type { Outcome, Task, TaskSurroundings } from "../tasks/task.ts";
import { lookupIn, textOfFile } from "../tasks/task-files.ts";
import { gatherTask } from "../tasks/task-input.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "flyt-report-task-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const HERE: TaskSurroundings = { need: async ({ chunk }, documentOf) => runChunk(chunk, documentOf) };
const JOB = "a".repeat(64);
let files: Record<string, string>;
beforeAll(async () => {
  const question = {
    scenario: "two-municipalities",
    with: ["places.nordvik-korttid.capacityBeds=+1"],
    set: ["run.endDate=2024-04-30", "run.warmUpDays=60"],
    replications: 3,
    money: true,
  };
  const { files: all }: Outcome = await perform(
    gatherTask("compare", question, () => undefined),
    HERE,
  );
  files = Object.fromEntries(all.map(({ name, content }) => [name, textOfFile(name, content)]));
  mkdirSync(join(folder, "results"));
  for (const { name, content } of all) writeFileSync(join(folder, "results", name), content);
});

const reportOn = (question: object, own = files): Task =>
  gatherTask("report", { job: JOB, ...question }, lookupIn(own));

test.each([
  { format: "html", template: "paper", language: "nb" },
  { format: "docx", template: "paper", language: "nn" },
  { format: "xlsx", template: "full", language: "en" },
] as const)("is byte for byte what the command writes: $format $template $language", async (question) => {
  const out = join(folder, `report.${question.format}`);
  const words = ["report", join(folder, "results"), "--template", question.template, "--out", out, "-q"];
  expect(await commandHere(words, question.language)).toMatchObject({ exitCode: 0 });
  // As it comes out of a queue.
  const task = JSON.parse(JSON.stringify(reportOn(question))) as Task;
  const { files: made, status } = await perform(task, HERE);
  expect([status, made.length]).toEqual(["done", 1]);
  expect(Buffer.from(made[0]!.content).equals(readFileSync(out))).toBe(true);
  expect(made[0]!.name).toMatch(new RegExp(`-${question.language}\\.${question.format}$`));
});

test("takes the files that a report needs and no others, and simulates nothing", () => {
  const task = reportOn({});
  expect(Object.keys(task.files).sort()).toEqual([
    "daily.parquet",
    "differences.csv",
    "manifest.json",
    "prices.resolved.json",
    "replications.parquet",
    "scenario-1.resolved.json",
    "scenario-2.resolved.json",
    "summary.csv",
  ]);
  const facts = inspect(task);
  expect(facts.cost).toEqual({ replications: 0, placeDays: 0, events: 0 });
  expect(facts.title).toMatch(/^Rapport: /);
  expect(inspect(reportOn({ format: "docx" })).id).not.toBe(facts.id);
  expect(inspect(reportOn({})).id).toBe(facts.id);
});

test("of a folder whose figures were changed, or of no folder, is refused", () => {
  const changed = { ...files, "summary.csv": `${files["summary.csv"]} ` };
  expect(() => reportOn({}, changed)).toThrow(ReportFolderError);
  expect(() => reportOn({}, changed)).toThrow("no longer what the run wrote");
  expect(() => reportOn({}, { "manifest.json": "{}" })).toThrow("of another version");
  expect(() => reportOn({}, {})).toThrow(ScenarioError);
  expect(() => reportOn({ job: "../x" })).toThrow("64 hex digits");
});
