/*
 * Thresholds of a scenario at the command line: what is printed first, and the exit codes.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let [missed, met, wrong] = ["", "", ""];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-thresholds-"));
  [missed, met, wrong] = ["missed", "met", "wrong"].map((name) => join(folder, `${name}.yaml`)) as [
    string,
    string,
    string,
  ];
  const changeOf = (atMost: number, measure = "queueMean") =>
    `name: at most ${atMost}\nchanges:\n  - { path: thresholds.queue, set: { measure: ${measure}, place: sengepost, atMost: ${atMost} } }\n`;
  await writeFile(missed, changeOf(0.001));
  await writeFile(met, changeOf(1000));
  await writeFile(wrong, changeOf(1000, "queueMaen"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const short = ["-n", "3", "--threads", "1", "-q"];

describe("thresholds", () => {
  test("that are missed end a run with exit code 5, told before all else", async () => {
    const { exitCode, stdout, stderr } = await commandHere(["run", "one-ward", ...short, "--measure", missed]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: "Thresholds missed: queue.\n" });
    expect(stdout.split("\n\n")[1]).toMatch(
      /^Thresholds met: 0 of 1\n {2}✗ Queue, Ward: .* patients \(95% CI .*\); at most 0\.001$/,
    );
  });

  test("that are met do not", async () => {
    const { exitCode, stdout, stderr } = await commandHere(["run", "one-ward", ...short, "--measure", met], "nb");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^Terskler holdt: 1 av 1\n {2}✓ Kø, /m);
  });

  test("on figures that are withheld are not judged, and end a run with exit code 5, for nobody can say that they are held", async () => {
    const words = ["tandem", ...short, "--set", "places.sykehjem.capacityBeds=10"];
    const set = (atMost: number) => [
      "--set",
      `thresholds.queue={"measure":"queueMean","place":"sykehjem","atMost":${atMost}}`,
    ];
    for (const atMost of [1, 100_000]) {
      const { exitCode, stdout, stderr } = await commandHere(["run", ...words, ...set(atMost)]);
      expect(exitCode).toBe(5);
      expect(stderr).toContain("Thresholds that cannot be judged, for a queue grows without limit: queue.\n");
      expect(stderr).not.toContain("missed");
      expect(stdout.replaceAll(",", "")).toContain(
        `Thresholds met: 0 of 1\n  – Queue Nursing home: not judged for the queue grows without limit; at most ${atMost}\n`,
      );
    }
    const { stdout } = await commandHere(["run", ...words, ...set(1), "--json"]);
    const [threshold] = JSON.parse(stdout).thresholds;
    expect(threshold).toMatchObject({ id: "queue", verdict: "withheld", isClear: false });
    expect(threshold.mean).toBeGreaterThan(1);
    const compare = await commandHere(
      ["compare", "tandem", ...short, ...set(1000), "--with", "places.sykehjem.capacityBeds=10"],
      "nb",
    );
    expect(compare.stdout).toMatch(/– Kø, Sykehjem: vurderes ikke, for køen vokser uten grense; høyst 1\u00a0000$/m);
    expect([compare.exitCode, compare.stdout.match(/✗/)]).toEqual([5, null]);
  });

  test("stand in the object, before the measures", async () => {
    const { exitCode, stdout } = await commandHere(["run", "one-ward", ...short, "--measure", missed, "--json"]);
    const document = JSON.parse(stdout);
    expect({ exitCode, fields: Object.keys(document) }).toEqual({
      exitCode: 5,
      fields: ["manifest", "thresholds", "measures"],
    });
    expect(document.thresholds).toMatchObject([
      { id: "queue", measure: "queueMean", place: "sengepost", atMost: 0.001, unit: "patients", verdict: "missed" },
    ]);
  });

  test("of the alternatives count in a comparison, those of the baseline do not", async () => {
    const set = 'thresholds.queue={"measure":"queueMean","place":"sengepost","atMost":0.001}';
    const [misses, meets, json] = await Promise.all([
      commandHere(["compare", "one-ward", ...short, "--with", missed, "--with", met]),
      commandHere(["compare", "one-ward", ...short, "--set", set, "--with", met]),
      commandHere(["compare", "one-ward", ...short, "--with", met, "--json"]),
    ]);
    expect(misses!.exitCode).toBe(5);
    expect(misses!.stdout).toContain("Thresholds met: 0 of 1 – at most 0.001\n  ✗");
    expect(misses!.stdout).toContain("Thresholds met: 1 of 1 – at most 1000\n  ✓");
    expect({ exitCode: meets!.exitCode, stderr: meets!.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(meets!.stdout).toContain("Thresholds met: 0 of 1 – One ward\n  ✗");
    const [baseline, alternative] = JSON.parse(json!.stdout).alternatives;
    expect(Object.keys(baseline)).toEqual(["name", "title", "measures"]);
    expect(alternative.thresholds).toMatchObject([{ id: "queue", verdict: "met", isClear: true }]);
  });

  test("for what is not measured are refused by every command, with file and line", async () => {
    const endings = await Promise.all([
      commandHere(["validate", wrong, "--base", "one-ward"]),
      commandHere(["run", "one-ward", ...short, "--measure", wrong]),
      commandHere(["compare", "one-ward", ...short, "--with", wrong]),
    ]);
    for (const { exitCode, stderr } of endings) {
      expect(exitCode).toBe(3);
      expect(stderr).toContain(
        '3:38  thresholds.queue.measure: unknown measure "queueMaen"; did you mean "queueMean"?',
      );
    }
  });
});
