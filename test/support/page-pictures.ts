import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Where pictures of what the tests bring about are kept to be looked at; nowhere unless it is asked for. */
const folder = process.env["FLYT_PICTURES"];
const counts = new Map<string, number>();

/**
 * Where FLYT_PICTURES names a folder: keeps what is shown there, in bokmål and English, light, dark and at 320 px, named after the test.
 * The page is left as it was.
 */
export async function keepPictures(page: Page): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = pictureName();
  const size = page.viewportSize()!;
  const language = (await page.evaluate("document.documentElement.lang")) as string;
  for (const shown of ["nb", "en"]) {
    if (!(await showIn(page, shown))) continue;
    const keep = (look: string) =>
      page.screenshot({ path: join(folder, `${name}-${shown}-${look}.png`), fullPage: true });
    await keep("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await keep("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 320, height: 800 });
    await keep("320");
    await page.setViewportSize(size);
  }
  await showIn(page, language);
}

/** Of the test that runs: its file and words, and a number where it keeps several. */
function pictureName(): string {
  const { testPath = "", currentTestName = "" } = expect.getState();
  const file = testPath.replace(/^.*\//, "").replace(".test.ts", "");
  const name = `${file}-${currentTestName.replaceAll(/[^\p{L}\d]+/gu, "-")}`.slice(0, 90);
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return `${name}-${count}`;
}

/** @returns false where the language cannot be had, as without a server */
async function showIn(page: Page, language: string): Promise<boolean> {
  await page.evaluate(`{
    const select = document.querySelector(".page-header select:has(option[lang])");
    select.value = "${language}";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }`);
  const found = await page.waitForSelector(`html[lang=${language}]`, { timeout: 10_000 }).catch(() => null);
  if (found === null) return false;
  // Texts and figures come in their own time, with whatever moves meanwhile.
  await page.waitForTimeout(500);
  return true;
}
