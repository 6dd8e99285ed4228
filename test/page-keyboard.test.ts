/* The main task by keyboard alone, in a real browser with a real server behind it, on the default scenario. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { bareMeanText, differenceText, meanText } from "../report/figures.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadScenario } from "../scenarios/load.ts";
import { measureYaml } from "../web/parts/measure-yaml.ts";
import { type ComparisonAnswer, toldRuns } from "../web/state/told-runs.ts";
import { command } from "./support/command.ts";
import type { TestServer } from "./support/http-app.ts";
import { openPage } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

const folder = mkdtempSync(join(tmpdir(), "flyt-keyboard-"));
const PLACES = "places.trondheim-langtid.capacityBeds";
const REPLICATIONS = 4;
const MOST_STOPS = 120;

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  ({ browser, server } = await servedPage());
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Stop {
  readonly name: string;
  readonly fits: boolean;
  /** What is wrong with how the focus is seen. */
  readonly problem: string;
}

/** What has the focus, whether it is what is looked for, and whether it can be seen to have it. */
function stop(page: Page, selector: string): Promise<Stop> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    const isMarked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    const problem = element === document.body ? "nothing has the focus"
      : !element.matches(":focus-visible") || !isMarked ? "the focus is not marked"
      : width < 1 || height < 1 ? "it has no size"
      : bottom <= 0 || top >= innerHeight ? "it is out of sight" : "";
    const name = element.tagName + " " + (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60);
    return { name, fits: element.matches(${JSON.stringify(selector)}), problem };
  })()`) as Promise<Stop>;
}

/** Presses a key until something has the focus; every stop on the way must be seen to have it. */
async function goTo(page: Page, selector: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let at = 0; at < MOST_STOPS; at++) {
    await page.keyboard.press(key);
    const { name, fits, problem } = await stop(page, selector);
    if (problem !== "") throw new Error(`${name}: ${problem}; before it: ${passed.join(" | ")}`);
    if (fits) return;
    passed.push(name);
  }
  throw new Error(`no ${key} leads to ${selector}; on the way: ${passed.join(" | ")}`);
}

/** A screen that is opened has the focus on its question, which its title tells too. */
async function expectOpened(page: Page, question: string, title: string): Promise<void> {
  await page.locator("h1", { hasText: question }).waitFor();
  await expect.poll(() => stop(page, "main h1")).toMatchObject({ fits: true });
  expect(await page.title()).toBe(`${title} – Pasientflyt`);
}

/** What the command answers to the same question. */
async function toldByCommand(replications: number): Promise<ComparisonAnswer> {
  const file = join(folder, "endringer-1.yaml");
  writeFileSync(file, measureYaml([{ path: PLACES, add: 30 }], "Nå (1 endring)"));
  const words = ["trondheim", "--with", file, "--effect", "first-years", "-n", String(replications), "--json", "-q"];
  return JSON.parse((await command("compare", ...words)).stdout) as ComparisonAnswer;
}

const about = <Row extends { readonly key: MeasureKey }>(rows: readonly Row[], key: MeasureKey): Row =>
  rows.find((row) => keyText(row.key) === keyText(key))!;

test("from opening the page by 30 more places and a comparison to a report, by key presses alone, with the figures of the command", async () => {
  const { port } = server.app.server.address() as AddressInfo;
  const { page, context, problems } = await openPage(browser, `http://127.0.0.1:${port}/#/oversikt?m=trondheim&l=nb`);
  await page.locator(".page-nav a", { hasText: "Rapport" }).waitFor();
  const { keyboard } = page;

  // The first stop leads past the header; back from there is the panel.
  await goTo(page, ".ds-skip-link");
  await keyboard.press("Enter");
  expect(await stop(page, "main h1")).toMatchObject({ fits: true, problem: "" });
  await goTo(page, `[id="${await sliderId(page)}"]`, "Shift+Tab");
  for (let press = 0; press < 3; press++) await keyboard.press("PageUp");
  const slider = page.locator("input[type=range]:focus");
  expect(await slider.getAttribute("aria-valuetext")).toBe("1140 plasser, +30 fra basis 1110");
  await page.locator(".comparison-table").waitFor();
  await page.waitForSelector(".figures[aria-busy=false]");
  const key = { measure: "dischargeReadyMean" } as const;
  const scenario = loadScenario(join(import.meta.dirname, "..", "scenarios", "trondheim.yaml")).scenario;
  const facts = scenarioFacts(scenario);
  const preview = toldRuns(await toldByCommand(30), facts, "Basis", "nb")[1];
  // A preview has no control variates.
  const { controlled: _, ...plain } = about(preview.estimates, key);
  expect(await page.locator(".key-number").first().textContent()).toBe(bareMeanText(plain, "nb"));

  await keyboard.press("Alt+3");
  await expectOpened(page, "Hvilket tiltak virker best?", "Sammenlign");
  await page.locator(".compare-choice").waitFor();
  await goTo(page, ".compare-choice input[inputmode=numeric]");
  // What a field holds is chosen when a key leads to it, so typing replaces it.
  await keyboard.type(String(REPLICATIONS));
  await goTo(page, ".compare-choice button[type=submit]");
  await keyboard.press("Enter");
  await page.locator(".compare-table").waitFor();
  expect(await stop(page, ".compare-choice button[type=submit]")).toMatchObject({ fits: true, problem: "" });
  const [baseline, more] = toldRuns(await toldByCommand(REPLICATIONS), facts, "Basis", "nb");
  const row = page.locator(".compare-table tbody tr", { hasText: "Overliggerdøgn, alle i" });
  const cells = await row.locator("td").allTextContents();
  const nights = { measure: "overstayNightsPerYear" } as const;
  expect(cells[1]).toBe(meanText(about(baseline.estimates, nights), "nb"));
  const change = differenceText(about(more.differences, nights), "nb");
  expect(cells[3]).toBe(change);

  await keyboard.press("Alt+9");
  await expectOpened(page, "Lag et saksgrunnlag", "Rapport");
  await page.locator("iframe").waitFor();
  await goTo(page, "button[aria-label='Last ned HTML']");
  const [file] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
  const report = readFileSync(await file.path(), "utf8");
  expect(report).toContain(bareText(change));
  await goTo(page, "button[aria-label='Last ned Word']", "Shift+Tab");
  const [word] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
  expect(problems).toEqual([]);
  await context.close();
}, 180_000);

/** The difference without its interval: "−1 234". */
function bareText(change: string): string {
  return change.split(" (")[0];
}

/** The field of the long-term places of Trondheim. */
async function sliderId(page: Page): Promise<string> {
  return (await page.locator("label", { hasText: /^Langtidsplasser, Trondheim$/ }).getAttribute("for"))!;
}
