/*
 * The core runs in a browser's worker as it runs in Node: bundled, without a module that only Node has, and to the byte. The
 * browser is a real one (test/support/browser.ts); without any, these tests fail.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { benchNetwork } from "../bench/scenarios.ts";
import { CONTENT_SECURITY_POLICY } from "../server/http/security-headers.ts";
import { askWorker, launchBrowser, openPage } from "./support/browser.ts";
import { type BrowserBundle, bundleForBrowser } from "./support/browser-bundle.ts";
import { type CoreAnswer, type CoreTask, runCore } from "./support/core-run.ts";
import { isForBrowser, isSource, readProject } from "./support/tidy.ts";

const root = join(import.meta.dirname, "..");
const core = readProject(root).filter((file) => isSource(file) && isForBrowser(file));
const corePaths = core.map(({ path }) => path);

let browser: Browser;
let bundle: BrowserBundle;

beforeAll(async () => {
  [browser, bundle] = await Promise.all([
    launchBrowser(),
    bundleForBrowser([...corePaths, "test/support/core-worker.ts"]),
  ]);
});

afterAll(() => browser?.close());

test("scenarios, engine, analysis and report bundle for a browser without a module of Node", () => {
  for (const folder of ["scenarios", "engine", "analysis", "report"])
    expect(corePaths.filter((path) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(3);
  expect(bundle.nodeImports).toEqual([]);
});

test("a module of Node would be found, in a file of ours and in a package", async () => {
  const { nodeImports } = await bundleForBrowser(["engine/pool.ts"]);
  expect(nodeImports).toContain("engine/pool.ts imports node:os");
  expect(nodeImports).toContain("node_modules/piscina/dist/index.js imports node:worker_threads");
});

test("every module of the core starts in a worker", async () => {
  const paths = corePaths.map((path) => `/${path.replace(/\.ts$/, ".js")}`);
  const starter = `const modules = ${JSON.stringify(paths)}.map((path) => import(path));
    onmessage = () => Promise.all(modules).then((all) => postMessage(all.length), (error) => postMessage(String(error)));`;
  const { page, problems } = await openPage(browser, new Map([...bundle.files, ["/starter.js", starter]]));
  expect(await askWorker(page, "/starter.js", null)).toBe(paths.length);
  expect(problems).toEqual([]);
});

const text = (name: string) => readFileSync(join(root, "scenarios", `${name}.yaml`), "utf8");
const set = (path: string, value: number | string) => ({ path, set: value });

const tasks: Record<string, CoreTask> = {
  "the default scenario": {
    fileName: "trondheim.yaml",
    files: { "trondheim.yaml": text("trondheim") },
    changes: [set("run.warmUpDays", 20), set("run.lengthDays", 40)],
    replications: 2,
  },
  "the bench network": {
    fileName: "network.json",
    files: { "network.json": JSON.stringify(benchNetwork(1000)) },
    changes: [],
    replications: 2,
  },
  "two municipalities": {
    fileName: "two-municipalities.yaml",
    files: { "two-municipalities.yaml": text("two-municipalities") },
    changes: [],
    replications: 2,
  },
};

describe("the same in a worker of a browser as in Node, to the byte:", { timeout: 120_000 }, () => {
  test.each(Object.entries(tasks))("%s", async (_name, task) => {
    const here = runCore(task);
    const there = await runThere(task);
    expect(Object.keys(here.texts)).toContain("summary in nn");
    expect(here.texts["log"]!.split("\n").length).toBeGreaterThan(500);
    expect(Object.keys(here.arrays)).toEqual(
      expect.arrayContaining(["values", "continued.values", "records.waitBins", "state.clock"]),
    );
    expect(textDifferences(here, there)).toEqual([]);
    expect(arrayDifferences(here, there)).toEqual([]);
  });

  test("what is wrong with a scenario", async () => {
    const wrong = text("one-ward").replace("capacityBeds:", "capcityBeds:");
    const task = { fileName: "wrong.yaml", files: { "wrong.yaml": wrong }, changes: [], replications: 1 };
    const here = runCore(task);
    expect(here.texts["problems"]).toContain('did you mean "capacityBeds"?');
    expect(await runThere(task)).toEqual(here);
  });
});

test("the loop is compiled where the server's pages run it; where WebAssembly is forbidden, TypeScript comes to the same", async () => {
  const compiles = `import { CompiledLoop } from "/engine/compiled-loop.js";
    import { LOOP_IMAGE } from "/engine/loop-image.js";
    const answer = () => { try { return new CompiledLoop(LOOP_IMAGE).leaves; } catch (error) { return String(error); } };
    onmessage = () => postMessage(answer());`;
  const files = new Map([...bundle.files, ["/compiles.js", compiles]]);
  const allowed = await openPage(browser, files, `script-src ${CONTENT_SECURITY_POLICY.scriptSrc.join(" ")}`);
  expect(await askWorker(allowed.page, "/compiles.js", null)).toBe(0);
  expect(allowed.problems).toEqual([]);

  const { page } = await openPage(browser, files, "script-src 'self'");
  expect(await askWorker(page, "/compiles.js", null)).toMatch(/^CompileError/);
  const task = tasks["the bench network"]!;
  const there = await askWorker<CoreAnswer>(page, "/test/support/core-worker.js", task);
  expect(arrayDifferences(runCore(task), there)).toEqual([]);
});

async function runThere(task: CoreTask): Promise<CoreAnswer> {
  const { page, problems } = await openPage(browser, bundle.files);
  const answer = await askWorker<CoreAnswer>(page, "/test/support/core-worker.js", task);
  await page.context().close();
  expect(problems).toEqual([]);
  return answer;
}

/** The first line of each text that is another there. */
function textDifferences(here: CoreAnswer, there: CoreAnswer): string[] {
  return namesIn(here.texts, there.texts).flatMap((name) => {
    const [ours, theirs] = [here, there].map(({ texts }) => (texts[name] ?? "no such text").split("\n"));
    const at = ours.findIndex((line, index) => line !== theirs[index]);
    return at < 0 && ours.length === theirs.length ? [] : [`${name}: ${ours[at]} | ${theirs[at]}`];
  });
}

/** Names of the arrays whose bytes are others there. */
function arrayDifferences(here: CoreAnswer, there: CoreAnswer): string[] {
  return namesIn(here.arrays, there.arrays).filter((name) => {
    const [ours, theirs] = [here.arrays[name], there.arrays[name]];
    return ours === undefined || theirs === undefined || bytesOf(ours).compare(bytesOf(theirs)) !== 0;
  });
}

function namesIn(...records: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(records.flatMap(Object.keys))];
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
