import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { keepPictures } from "./page-pictures.ts";

/** A page in a browser that remembers nothing. */
export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in scripts, what the console complains of, what was refused by the policy. */
  readonly problems: string[];
}

/** Opens an address, and waits until what is asked last is answered. */
export async function openPage(
  browser: Browser,
  address: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  // A page that simulates beside other tests may need many times its usual second.
  page.setDefaultTimeout(100_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // That there is no server behind these files is told by the browser too.
    const isAsked = message.location().url.endsWith("/api/v1/version");
    if (message.type() === "error" && !isAsked) problems.push(message.text());
  });
  await page.goto(address);
  await settledPage(page);
  return { page, context, problems };
}

/** Waits until figures or a screen are there. */
export async function settledPage(page: Page): Promise<void> {
  await page.waitForSelector(".figures[aria-busy=false], .settled, .runs [role=alert]");
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Rules of WCAG 2.2 A and AA and of good practice that a page breaks. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(readFileSync(axePath, "utf8"));
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll("\n", " ")}`),
  );
}

/**
 * The same in light, dark and at 320 px, where nothing but named regions may scroll sideways. Pictures of it are kept where they are
 * asked for (page-pictures.ts).
 */
export async function violationsEverywhere(page: Page): Promise<string[]> {
  await keepPictures(page);
  const found = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await violations(page)));
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  found.push(...(await violations(page)));
  const width = (await page.evaluate("document.documentElement.scrollWidth")) as number;
  if (width > 320) found.push(`the page is ${width} px wide at 320 px`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
  return found;
}
