/*
 * The page in a real browser: built as it is served, with the security headers that it is served with. Where it does not matter which,
 * the scenario is a small one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { changeScenario } from "../scenarios/change-scenario.ts";
import { loadScenario } from "../scenarios/load.ts";
import { indicatorsJson } from "../web/parts/indicator-files.ts";
import { EN } from "../web/texts/en.ts";
import { NB } from "../web/texts/nb.ts";
import { NN } from "../web/texts/nn.ts";
import { finish, PreviewPart } from "../web/workers/preview-part.ts";
import { joinParts, summariseComparison, summariseRun } from "../web/workers/preview-summary.ts";
import { launchBrowser } from "./support/browser.ts";
import { builtPage } from "./support/built-page.ts";
import { violationsEverywhere } from "./support/page-browser.ts";
import { type PageServer, servePage } from "./support/page-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
let folder: string;
const SMALL = "one-ward";
const FLOW = "tandem";

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  [browser, folder] = await Promise.all([launchBrowser(), builtPage()]);
  server = await servePage(folder);
  // The first build simulates the figures that come with the page.
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in scripts, what the console complains of, what was refused by the policy. */
  readonly problems: string[];
  readonly requests: string[];
}

/** Opens an address of the page in a browser that remembers nothing, and waits for its figures. */
async function open(hash: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  // A page that simulates beside other tests may need many times its usual second.
  page.setDefaultTimeout(100_000);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // That there is no server behind these files is told by the browser too.
    const isAsked = message.location().url.endsWith("/api/v1/version");
    if (message.type() === "error" && !isAsked) problems.push(message.text());
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${server.address}/${hash}`);
  await settled(page);
  return { page, context, problems, requests };
}

/** Waits until what is asked last is answered. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector(".figures[aria-busy=false], .settled, .runs [role=alert]");
}

const files = (): { name: string; text: string; gzipped: number }[] =>
  ["", "assets"].flatMap((sub) =>
    readdirSync(join(folder, sub))
      .filter((name) => /\.(js|css|html)$/.test(name))
      .map((name) => {
        const bytes = readFileSync(join(folder, sub, name));
        return { name, text: bytes.toString("utf8"), gzipped: gzipSync(bytes).length };
      }),
  );

describe("the built page", () => {
  test("names no other host but those of standards and of the sources of numbers", () => {
    const known =
      /^(www\.w3\.org|json-schema\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|localhost|flyt\.example\.no|github\.com|web\.archive\.org)$/;
    const hosts = files().flatMap(({ name, text }) =>
      [...text.matchAll(/https?:\/\/([a-z0-9.-]+)/g)].map(([, host]) => `${name.replace(/-[\w-]{8}\./, ".")} ${host}`),
    );
    expect(hosts.filter((line) => !known.test(line.split(" ")[1]))).toEqual([]);
  });

  test("has no script within the document, and no code from strings", () => {
    const page = files().find(({ name }) => name === "index.html")!;
    expect(page.text).not.toMatch(/<script(?![^>]*src=)[^>]*>|\son\w+=/);
  });

  test("shows its first screen after 150 kB of compressed JS and CSS, and asks nobody else for anything", async () => {
    const { requests, problems, context } = await open(`#/oversikt?m=trondheim&l=nb`);
    const sizes = new Map(files().map(({ name, gzipped }) => [name, gzipped]));
    const loaded = requests.map((url) => url.split("/").at(-1)!).filter((name) => /\.(js|css)$/.test(name));
    const bytes = (names: readonly string[]): number => names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    // The engine is loaded by the workers, while the page is there already.
    const shown = loaded.filter((name) => !name.startsWith("preview-worker"));
    expect(shown.length).toBeGreaterThan(4);
    expect(bytes(shown)).toBeLessThan(150_000);
    expect(requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:"))).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  }, 90_000);
});

describe("the main task", () => {
  test("can be done by keyboard alone: open, more places, see what that does", { timeout: 60_000 }, async () => {
    const { page, context, problems } = await open(`#/oversikt?m=${FLOW}&l=nb`);
    const focused = (): Promise<string> =>
      page.evaluate("document.activeElement.tagName + ' ' + (document.activeElement.type ?? '')") as Promise<string>;
    // The first stop leads past the header.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused()).toMatch(/^H1/);
    // The panel is before it.
    for (let stop = 0; stop < 40 && (await focused()) !== "INPUT range"; stop++) await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("INPUT range");
    const slider = page.locator("input[type=range]:focus");
    const before = Number(await slider.inputValue());
    const [least, most] = await Promise.all(
      ["min", "max"].map(async (name) => Number(await slider.getAttribute(name))),
    );
    for (const key of ["ArrowRight", "PageUp", "ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
    const after = Math.min(before + 11, most);
    expect(Number(await slider.inputValue())).toBe(after);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(
      new RegExp(`^${after} .*, \\+${after - before} fra basis ${before}$`),
    );
    await settled(page);
    expect(await page.locator(".comparison-table tbody tr").count()).toBeGreaterThan(3);
    const told = page.locator("[data-status]", {
      hasText: /^Oppdatert\. 30 replikasjoner på .* s\. Utskrivningsklare i kø/,
    });
    await told.waitFor({ state: "attached" });
    await page.keyboard.press("Home");
    expect(Number(await slider.inputValue())).toBe(least);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("leads to the same figures for whoever opens the link", { timeout: 60_000 }, async () => {
    const first = await open(`#/oversikt?m=${FLOW}&l=nb`);
    await first.page.locator("input[type=range]").first().press("PageUp");
    await settled(first.page);
    await first.page.getByRole("link", { name: "Scenario", exact: true }).click();
    await first.page.getByRole("link", { name: "Oversikt", exact: true }).click();
    await settled(first.page);
    const figures = (page: Page): Promise<string[]> =>
      page.locator(".key-figure, .comparison-table td").allTextContents();
    const link = first.page.url().slice(server.address.length + 1);
    const second = await open(link);
    expect(await figures(second.page)).toEqual(await figures(first.page));
    expect((await figures(second.page)).join(" ")).toContain("mot basis");
    expect(await second.page.title()).toBe("Oversikt – Pasientflyt");
    await Promise.all([first.context.close(), second.context.close()]);
  });

  test("can be undone for 50 steps, and is there again after the page is closed", { timeout: 60_000 }, async () => {
    const { page, context } = await open(`#/oversikt?m=${SMALL}&l=nb`);
    const slider = page.locator("input[type=range]").first();
    const before = await slider.inputValue();
    await slider.focus();
    for (let step = 0; step < 25; step++) for (const key of ["ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
    await page.keyboard.press("ArrowRight");
    const moved = await slider.inputValue();
    expect(Number(moved)).toBe(Number(before) + 1);
    await page.goto("about:blank");
    await page.goto(`${server.address}/`);
    await settled(page);
    expect(await page.locator("input[type=range]").first().inputValue()).toBe(moved);
    await page.locator("input[type=range]").first().focus();
    for (let step = 0; step < 51; step++) await page.keyboard.press("Control+z");
    expect(await page.locator("input[type=range]").first().inputValue()).toBe(before);
    await expect.poll(() => page.url()).not.toContain("c=");
    await page.keyboard.press("Control+Shift+z");
    expect(await page.locator("input[type=range]").first().inputValue()).toBe(String(Number(before) + 1));
    await context.close();
  });
});

test(
  "another model can be opened and left again, with its own figures and nothing lost",
  { timeout: 60_000 },
  async () => {
    const { page, context, problems } = await open(`#/oversikt?m=${FLOW}&a=nobody&l=nb`);
    await page.locator("input[type=range]").first().press("PageUp");
    await settled(page);
    const figures = (): Promise<string[]> => page.locator(".key-number").allTextContents();
    const changed = await figures();
    await page.locator(".page-header select").first().selectOption(SMALL);
    await page.locator(`.slider-field label`, { hasText: "Sengepost" }).first().waitFor();
    await settled(page);
    expect(await figures()).not.toEqual(changed);
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await page.locator(".comparison-table").waitFor();
    await settled(page);
    expect(await figures()).toEqual(changed);
    expect(problems).toEqual([]);
    await context.close();
  },
);

describe("a number field", () => {
  test("takes numbers as people write them, and says what is wrong with others", { timeout: 60_000 }, async () => {
    const { page, context } = await open(`#/oversikt?m=${FLOW}&l=nb`);
    const slider = page.locator("input[type=range]").first();
    const field = page.locator(".number-field input").first();
    await field.fill("1\u00a00");
    await field.press("Enter");
    expect(await slider.inputValue()).toBe("10");
    for (const [text, message] of [
      ["ni", "«ni» er ikke et tall. Skriv for eksempel 9 eller 9,5."],
      ["9,5", "9,5 er ikke et helt tall. Skriv antall plasser uten desimaler."],
      ["\u22123", "Tallet kan ikke være under 0."],
    ]) {
      await field.fill(text);
      await field.press("Enter");
      expect(await page.getByRole("alert").textContent()).toBe(message);
      expect(await field.getAttribute("aria-invalid")).toBe("true");
    }
    expect(await slider.inputValue()).toBe("10");
    await context.close();
  });
});

test("the numbers are those of the same code in Node, to the byte", { timeout: 60_000 }, async () => {
  const base = loadScenario(join(root, "scenarios", `${FLOW}.yaml`)).scenario;
  const [place] = Object.keys(base.places).filter((id) => typeof base.places[id].capacityBeds === "number");
  const changes = [{ path: `places.${place}.capacityBeds`, add: 2 }];
  const part = new PreviewPart(base, 0, 30);
  const opened = joinParts(base, finish(part.open()), 30);
  const scenario = changeScenario(base, [{ ...changes[0], from: base.run.startDate }]);
  const changed = joinParts(scenario, finish(part.whatIf(changes, "first-years")), 30);
  const here = [
    indicatorsJson(summariseRun(opened, []), null),
    indicatorsJson(summariseComparison(opened, changed, []), summariseComparison(opened, changed, [])),
  ];
  const { page, context } = await open(`#/oversikt?m=${FLOW}&l=nb`);
  const downloaded = async (): Promise<string> => {
    await page.locator(".menu summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Indikatorene (JSON)" }).click(),
    ]);
    await page.keyboard.press("Escape");
    return readFileSync((await download.path())!, "utf8");
  };
  expect(await downloaded()).toBe(here[0]);
  await page.evaluate(
    `location.hash = ${JSON.stringify(`#/oversikt?m=${FLOW}&c=places.${place}.capacityBeds%3D%2B2&l=nb`)}`,
  );
  await page.waitForSelector(".comparison-table");
  await settled(page);
  expect(await downloaded()).toBe(here[1]);
  await context.close();
});

test("every chart has the numbers that it is drawn from in its table", { timeout: 60_000 }, async () => {
  const { page, context } = await open(`#/oversikt?m=${FLOW}&l=nb`);
  const cards = page.locator(".figure:has(svg[role=img])");
  expect(await cards.count()).toBe(3);
  for (const card of await cards.all()) {
    await card.getByText("Vis tallene som tabell").click();
    await card.locator("table").waitFor();
    expect(await card.locator("table tbody tr").count()).toBeGreaterThan(1);
    expect(await card.locator("svg[role=img] title").first().textContent()).not.toBe("");
  }
  const boxes = await cards.first().locator("svg text").allTextContents();
  const rows = await cards.first().locator("table tbody th").allTextContents();
  const named = rows.filter((name) => boxes.some((text) => name.startsWith(text) && text.length > 3));
  expect(named.length).toBeGreaterThan(1);
  await context.close();
});

test("changes that cannot be simulated are told, and the figures before them stay", { timeout: 60_000 }, async () => {
  const bad = encodeURIComponent(JSON.stringify({ path: "places.nowhere.capacityBeds", add: 1 }));
  const { page, context } = await open(`#/oversikt?m=${SMALL}&c=${bad}&l=nb`);
  await page.waitForSelector("[role=alert]");
  expect(await page.getByRole("alert").textContent()).toContain("ukjent id «nowhere» i places; det er bare sengepost");
  await page.locator(".page-header select").nth(1).selectOption("nn");
  await page.locator("[role=alert]", { hasText: "ukjend id «nowhere» i places; det er berre sengepost" }).waitFor();
  await page.locator(".page-header select").nth(1).selectOption("nb");
  await page.locator("[role=alert]", { hasText: "ukjent id" }).waitFor();
  expect(await page.locator(".key-number").count()).toBe(4);
  await page.getByRole("alert").getByRole("link").click();
  await page.locator("h1", { hasText: "Hva vil du endre?" }).waitFor();
  await page.getByRole("link", { name: "Oversikt", exact: true }).click();
  await page.getByRole("button", { name: "Tilbakestill til basis" }).click();
  await page.waitForSelector("[role=alert]", { state: "detached" });
  await context.close();
});

describe("languages", () => {
  test("are changed without losing anything, and every text of the frame with them", { timeout: 60_000 }, async () => {
    const { page, context } = await open(`#/hjelp?m=${SMALL}&l=nb`);
    for (const [language, texts] of [
      ["nn", NN],
      ["en", EN],
      ["nb", NB],
    ] as const) {
      await page.locator(".page-header select").nth(1).selectOption(language);
      await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
      expect(await page.locator("h1").textContent()).toBe(texts.screens.hjelp.title);
      expect(await page.locator(".page-nav a").allTextContents()).toEqual(
        (["oversikt", "scenario", "framskriving", "data", "hjelp"] as const).map((id) => texts.screens[id].nav),
      );
      expect(await page.locator(".not-reviewed").count()).toBe(texts.isReviewed ? 0 : 1);
    }
    await context.close();
  });
});

describe("is accessible by the rules that a program can check:", { timeout: 120_000 }, () => {
  test.each(["oversikt", "scenario", "kjoringer", "data", "hjelp"])(
    "%s, in light, dark and at 320 px",
    async (screen) => {
      const { page, context } = await open(`#/${screen}?m=${FLOW}&l=nb`);
      if (screen === "oversikt") {
        await page.locator("input[type=range]").first().press("PageUp");
        await page.waitForSelector(".comparison-table");
        await settled(page);
      }
      expect(await violationsEverywhere(page)).toEqual([]);
      await context.close();
    },
  );
});
