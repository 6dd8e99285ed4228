import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandHere } from "./support/command-here.ts";
import { comparedInto, inputFrom, ReportMaker, runInto, SMALL } from "./support/report-folder.ts";

let folder: string;
const path = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-report-command-"));
  await runInto(path("run"), "two-municipalities");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a paper in the language asked for goes to standard output, where no file is named", async () => {
  const { exitCode, stdout, stderr } = await commandHere(["report", path("run")], "nn");
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toContain('<html lang="nn">');
  expect(stdout).toContain("Saksgrunnlag – Kvar ventar pasientane, og på kva?");
});

test("the ending of --out says the format; the manifest may be named in place of its folder", async () => {
  for (const [name, begins] of [
    ["paper.docx", "PK"],
    ["paper.xlsx", "PK"],
    ["paper.html", "<!doctype html>"],
  ] as const) {
    const words = ["report", path("run", "manifest.json"), "--out", path(name)];
    const { exitCode, stdout, stderr } = await commandHere(words);
    expect([exitCode, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^Wrote .*paper\.\w+, [\d.]+ MB\.\n$/);
    expect(readFileSync(path(name)).toString("latin1").startsWith(begins)).toBe(true);
  }
});

test("a report by the command is that of the function, but for the day of the run", async () => {
  const { stdout } = await commandHere(["report", path("run"), "--template", "full"], "en");
  const maker = new ReportMaker();
  const input = await inputFrom(path("run"));
  const { finishedAt } = (
    JSON.parse(readFileSync(path("run", "manifest.json"), "utf8")) as { thisRun: { finishedAt: string } }
  ).thisRun;
  const { content } = await maker.make({ ...input, finishedOn: finishedAt.slice(0, 10) }, "html", "full", "en");
  maker.close();
  expect(stdout === String(content)).toBe(true);
});

test("money in a report is what compare --json prints: net and freed bed-days of each party, to the last digit", async () => {
  const measure = "places.nordvik-korttid.capacityBeds=+4";
  await comparedInto(path("compared"), [measure], "two-municipalities");
  const words = ["compare", "two-municipalities", "--with", measure, ...SMALL, "--money", "--json"];
  const printed = JSON.parse((await commandHere(words)).stdout) as {
    alternatives: { money: { differences?: { party: string; net: { mean: number } }[] } }[];
  };
  const { money } = await inputFrom(path("compared"));
  const told = money![1].differences!.map(({ party, net }) => [party, net.mean]);
  expect(told).toEqual(printed.alternatives[1].money.differences!.map(({ party, net }) => [party, net.mean]));
  expect(told.some(([, net]) => net !== 0)).toBe(true);
});

test.each([
  [["--format", "pdf"], 2, '--format must be html, docx, xlsx or md, got "pdf"'],
  [["--template", "short"], 2, '--template must be paper, full or method, or a Word document (.docx), got "short"'],
  [["--format", "docx"], 2, "A file of type docx cannot be printed. Name it with --out, such as --out report.docx."],
])("a command with %j is refused with what to write", async (flags, exit, message) => {
  const { exitCode, stdout, stderr } = await commandHere(["report", path("run"), ...flags]);
  expect([exitCode, stdout]).toEqual([exit, ""]);
  expect(stderr).toContain(message);
});

test("a file that is there is not written over", async () => {
  writeFileSync(path("mine.html"), "mine");
  const { exitCode, stderr } = await commandHere(["report", path("run"), "--out", path("mine.html")]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("mine.html exists already");
  expect(readFileSync(path("mine.html"), "utf8")).toBe("mine");
});

test("what is no results folder is refused, and so is what --json prints, with how to make one", async () => {
  const none = await commandHere(["report", path("nowhere")]);
  expect(none.exitCode).toBe(3);
  expect(none.stderr).toContain("is no results folder. Make one with flyt run … --out folder");
  writeFileSync(path("result.json"), JSON.stringify({ manifest: {}, measures: [] }));
  const printed = await commandHere(["report", path("result.json")]);
  expect(printed.exitCode).toBe(3);
  expect(printed.stderr).toContain("run the same with --out folder");
  writeFileSync(path("broken.json"), "{");
  const broken = await commandHere(["report", path("broken.json")]);
  expect(broken.exitCode).toBe(3);
  expect(broken.stderr).toContain("broken.json cannot be read");
});

test("a folder whose figures were changed, or are gone, makes no report", async () => {
  cpSync(path("run"), path("changed"), { recursive: true });
  const summary = readFileSync(path("changed", "summary.csv"), "utf8");
  writeFileSync(
    path("changed", "summary.csv"),
    summary.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  );
  const changed = await commandHere(["report", path("changed"), "--out", path("never.html")]);
  expect(changed.exitCode).toBe(3);
  expect(changed.stderr).toMatch(/summary\.csv is no longer what the run wrote/);
  await rm(path("changed", "summary.csv"));
  const gone = await commandHere(["report", path("changed"), "--out", path("never.html")], "nb");
  expect(gone.exitCode).toBe(3);
  expect(gone.stderr).toMatch(/summary\.csv mangler i resultatmappa/);
  expect(existsSync(path("never.html"))).toBe(false);
});
