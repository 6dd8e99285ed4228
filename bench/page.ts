/*
 * The page on the default scenario, in a real browser: from a slider that is moved to the figures that are shown, charts drawn; 30
 * replications of a year, paired with the baseline. By the clock, since a browser tells no CPU time.
 *
 *   npm run bench -- page
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { launchBrowser } from "../test/support/browser.ts";
import { builtPage } from "../test/support/built-page.ts";
import { isTestRun } from "../test/support/page-folder.ts";
import { servePage } from "../test/support/page-server.ts";
import { buildPage } from "../web/build-page.ts";
import { median, printRows, type Row } from "./bench.ts";

const FULL_SIZE = 20;
const ROUNDS = 15;

export async function run(size: number): Promise<Row[]> {
  const own = mkdtempSync(join(tmpdir(), "flyt-page-"));
  // Among the tests it is built already, or will be.
  const folder = isTestRun() ? await builtPage() : own;
  if (folder === own) await buildPage(own);
  const server = await servePage(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    // The default scenario warms up for years; a small one shows that the bench runs.
    const model = size === 1 ? "tandem" : "trondheim";
    const firstFigures = await shownAfter(page, `${server.address}/#/oversikt?m=${model}&l=en`);
    const milliseconds: number[] = [];
    for (let round = 0; round < (size === 1 ? 1 : ROUNDS); round++) milliseconds.push(await moveSlider(page, round));
    const values = (await page.locator(".key-number").allTextContents()).join(" ");
    const hash = createHash("sha256").update(values).digest("hex").slice(0, 12);
    console.log(
      `page, browser ${browser.version()}: ${model}`.padEnd(44),
      hash,
      ` slider to figures: median ${median(milliseconds).toFixed(0)} ms, least ${Math.min(...milliseconds).toFixed(0)} ms;`,
      `first figures after ${firstFigures.toFixed(0)} ms`,
    );
    tellSizes(folder);
    return [
      {
        what: "The page, from a moved slider to its figures: 30 replications of a year, paired, in a browser",
        figure: `${median(milliseconds).toFixed(0)} ms`,
      },
    ];
  } finally {
    await browser.close();
    await server.close();
    rmSync(own, { recursive: true, force: true });
  }
}

/** Opens an address; figures are there when they are no longer marked as busy. */
async function shownAfter(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForSelector(".figures[aria-busy=false]");
  const shown = (await page.evaluate("performance.now()")) as number;
  // The workers are ready when the files can be had.
  await page.locator(".menu-list button:not([disabled])").first().waitFor({ state: "attached" });
  return shown;
}

/** Moves the first slider as a hand does, never back to the baseline, and waits until the figures of that are drawn. */
async function moveSlider(page: Page, round: number): Promise<number> {
  const script = `new Promise((resolve) => {
    const slider = document.querySelector("input[type=range]");
    const started = performance.now();
    slider.value = String(Number(slider.value) + ${round < 3 ? 1 : [-2, 1, 1][round % 3]});
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    const look = () => {
      if (document.querySelector(".figures[aria-busy=false]")) resolve(performance.now() - started);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
  })`;
  return (await page.evaluate(script)) as number;
}

/** What is loaded, compressed: for the first figures, and the engine that comes after. */
function tellSizes(folder: string): void {
  const sizeOf = (fits: (name: string) => boolean): string => {
    const names = readdirSync(join(folder, "assets")).filter((name) => /\.(js|css)$/.test(name) && fits(name));
    const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, "assets", name))).length, 0);
    return `${(bytes / 1000).toFixed(0)} kB`;
  };
  const isEngine = (name: string): boolean => name.startsWith("preview-worker");
  console.log(`page, compressed: all but the engine ${sizeOf((name) => !isEngine(name))}, engine ${sizeOf(isEngine)}`);
}

if (import.meta.main) printRows("page", await run(FULL_SIZE));
