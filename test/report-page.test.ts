/*
 * Report pages in a real browser: that they ask for nothing, that everybody can read them, and that a paper is two pages.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../report/language.ts";
import type { ReportInput } from "../report/report-input.ts";
import { launchBrowser } from "./support/browser.ts";
import { violations } from "./support/page-browser.ts";
import { comparedInto, inputFrom, ReportMaker, runInto } from "./support/report-folder.ts";

let folder: string;
let browser: Browser;
let maker: ReportMaker;
let compared: ReportInput;
let run: ReportInput;
let small: ReportInput;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-report-page-"));
  maker = new ReportMaker();
  browser = await launchBrowser();
  await comparedInto(join(folder, "compared"), ["helsehus+10", "langtid+30", "same-day-home-start"]);
  await comparedInto(join(folder, "small"), ["places.nordvik-korttid.capacityBeds=+4"], "two-municipalities");
  await runInto(join(folder, "run"), "two-municipalities");
  compared = await inputFrom(join(folder, "compared"));
  run = await inputFrom(join(folder, "run"));
  small = await inputFrom(join(folder, "small"));
});

afterAll(async () => {
  maker.close();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page with a report, and all that it asked for besides itself. */
async function shown(html: string): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === "http://report.test/") return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    asked.push(url);
    return route.abort();
  });
  await page.goto("http://report.test/");
  return { page, asked };
}

const pageOf = async (input: ReportInput, template: "paper" | "full" | "method", language: "nb" | "nn" | "en") =>
  String((await maker.make(input, "html", template, language)).content);

test.each([
  ["paper", "light", 1000],
  ["paper", "dark", 320],
  ["full", "dark", 1000],
  ["method", "light", 320],
] as const)(
  "the %s is without violations and asks for nothing, in %s, %i pixels wide",
  async (template, colorScheme, width) => {
    const { page, asked } = await shown(await pageOf(template === "paper" ? compared : small, template, "nb"));
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    // Tables that can be opened are as much part of it.
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await violations(page)).toEqual([]);
    // Only tables scroll sideways, each in its own region.
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    expect(asked).toEqual([]);
    await page.close();
  },
);

test("axe would find a picture without a name", async () => {
  const { page } = await shown(
    (await pageOf(run, "paper", "en"))
      .replaceAll(/aria-labelledby="flow-[^"]*"/g, "")
      .replaceAll(/<title id="flow.*?<\/title>/g, ""),
  );
  expect((await violations(page)).join()).toContain("svg-img-alt");
  await page.close();
});

describe.each(LANGUAGES)("a paper in %s", (language) => {
  test("is two pages of A4, with the findings first and how to reproduce them last", async () => {
    for (const input of [compared, small, run]) {
      const { page } = await shown(await pageOf(input, "paper", language));
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(2);
      const headings = (await page.evaluate(
        '[...document.querySelectorAll("h1, h2")].map((one) => one.textContent)',
      )) as string[];
      expect(headings.length).toBeGreaterThanOrEqual(7);
      expect(headings[1]).toBe({ nb: "Funn", nn: "Funn", en: "Findings" }[language]);
      expect(headings.at(-1)).toBe(
        { nb: "Slik gjentas beregningen", nn: "Slik blir utrekninga gjenteken", en: "How to reproduce this" }[language],
      );
      await page.close();
    }
  });
});

test("the font comes with the page, and texts of charts are as wide in it as they were measured", async () => {
  const { page } = await shown(await pageOf(compared, "paper", "nb"));
  await page.evaluate("document.fonts.ready");
  const texts = (await page.evaluate(`[...document.querySelectorAll("svg text")].map((one) => ({
    text: one.textContent, width: one.getComputedTextLength(), size: Number(one.getAttribute("font-size")), weight: Number(one.getAttribute("font-weight") ?? 400),
  }))`)) as { text: string; width: number; size: number; weight: number }[];
  expect(await page.evaluate('document.fonts.check("12px Inter")')).toBe(true);
  const { textWidth } = await import("../report/charts/text-width.ts");
  expect(texts.length).toBeGreaterThan(40);
  for (const { text, width, size, weight } of texts) {
    const measured = textWidth(text, size, weight as 400 | 600);
    // Pairs of letters may stand closer than their widths say, hardly wider.
    expect(width, text).toBeLessThanOrEqual(measured * 1.02 + 0.5);
    expect(width, text).toBeGreaterThan(measured * 0.9 - 1);
  }
  await page.close();
});
