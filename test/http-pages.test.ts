import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { JSON_TYPE, testServer, type TestServer } from "./support/http-app.ts";

let server: TestServer;
let browser: Browser;
let url: string;
beforeAll(async () => {
  server = await testServer();
  url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const payload = { scenario: "one-ward", replications: 2 };
  await server.ask({ method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A page, what it complained of, and what it asked of others than the server. */
async function opened(path: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  await page.goto(url + path);
  return { page, complaints };
}

test("the documentation works in a browser under its policy, and asks nothing of other hosts", async () => {
  const { page, complaints } = await opened("/docs/");
  await page.click("#operations-jobs-postRuns .opblock-summary");
  await page.waitForSelector("#operations-jobs-postRuns .opblock-body");
  await page.click("#operations-system-getWhoami .opblock-summary");
  await page.click("#operations-system-getWhoami .try-out__btn");
  await page.click("#operations-system-getWhoami .execute");
  await page.waitForSelector("#operations-system-getWhoami .live-responses-table .response-col_status");
  expect(await page.textContent("#operations-system-getWhoami .live-responses-table")).toContain("local");
  expect(complaints).toEqual([]);
  await page.close();
});

test.each(["nb", "nn", "en"])("the start page in %s is accessible and shows jobs", async (language) => {
  const { page, complaints } = await opened(`/?lang=${language}`);
  expect(await page.locator("tbody tr").count()).toBe(1);
  // Not as a script of the page, which its policy forbids.
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const violations = await page.evaluate<string[]>(
    `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );
  expect(violations).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});
