/*
 * The pictures of the page in docs/, taken anew from the page as it is: the default scenario, in a real browser, with a real server
 * behind it that keeps nothing. What is simulated is the same each time, so only what has changed looks otherwise.
 *
 *   npm run pictures                           # into docs/
 *   npm run pictures -- somewhere              # into another folder, to be looked at first
 *   npm run pictures -- somewhere page-dark    # those that are named
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../test/support/browser.ts";
import { testServer } from "../test/support/http-app.ts";
import { buildPage } from "../web/build-page.ts";

const VIEWPORT = { width: 1280, height: 900 };
const MOST_BYTES = 200_000;
const REPLICATIONS = "20";
const MORE = "c=places.trondheim-langtid.capacityBeds%3D%2B30";

interface Picture {
  readonly name: string;
  readonly hash: string;
  readonly isDark?: boolean;
  readonly height?: number;
  /** Makes what is to be seen, once the page is there. */
  readonly prepare: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: "page-overview",
    hash: `#/oversikt?m=trondheim&a=trondheim&${MORE}&l=nb`,
    height: 820,
    prepare: (page) => page.locator(".comparison-table").waitFor(),
  },
  {
    name: "page-dark",
    hash: `#/oversikt?m=trondheim&a=trondheim&t=helsehus%2B10&l=en`,
    isDark: true,
    height: 720,
    prepare: (page) => page.locator(".comparison-table").waitFor(),
  },
  {
    name: "page-compare",
    hash: `#/sammenlign?m=trondheim&${MORE}&l=nb`,
    height: 1000,
    prepare: async (page) => {
      await page.getByRole("button", { name: "10 flere helsehusplasser", exact: true }).click();
      await page.getByLabel("Replikasjoner", { exact: true }).fill(REPLICATIONS);
      await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
      await page.locator(".compare-table").waitFor();
      await page.locator("#compare-result").evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: "page-bottlenecks",
    hash: `#/flaskehalser?m=trondheim&l=nb`,
    height: 1100,
    prepare: async (page) => {
      await page.getByLabel("Replikasjoner", { exact: true }).first().fill("10");
      await page.getByRole("button", { name: "Finn flaskehalsen" }).click();
      await page.locator("#bottleneck-finding").waitFor();
    },
  },
];

const [, , wanted, ...names] = process.argv;
const folder = wanted ?? join(import.meta.dirname, "..", "docs");
mkdirSync(folder, { recursive: true });
const webFolder = mkdtempSync(join(tmpdir(), "flyt-pictures-"));
const [browser] = await Promise.all([launchBrowser(), buildPage(webFolder)]);
const server = await testServer({ works: true, webFolder });
try {
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  const chosen = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const picture of chosen) await take(browser, `http://127.0.0.1:${port}/`, picture);
} finally {
  await browser.close();
  await server.close();
  rmSync(webFolder, { recursive: true, force: true });
}

async function take(from: Browser, address: string, picture: Picture): Promise<void> {
  const { name, hash, isDark = false, height = VIEWPORT.height, prepare } = picture;
  const colorScheme = isDark ? ("dark" as const) : ("light" as const);
  const context = await from.newContext({ viewport: { ...VIEWPORT, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(address + hash);
  await page.locator(".page-nav a", { hasText: /^(Rapport|Report)$/ }).waitFor();
  await page.waitForSelector(".figures[aria-busy=false], .settled");
  await prepare(page);
  // How long it took says how busy the machine was, and nothing of the page.
  await page.evaluate("document.querySelector('.busy-text')?.style.setProperty('visibility', 'hidden')");
  // Nothing is being moved or pointed at.
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement.blur()");
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${path} ${(size / 1000).toFixed(0)} kB`);
  if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1000} kB; make it lower`);
  await context.close();
}
