/* The screens Data and what else this file's browser opens, built as they are served. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { tablesOfWorkbook } from "../report/field-import.ts";
import { readXlsx } from "../report/xlsx-reader.ts";
import { zipped } from "../report/sheet-parts.ts";
import { launchBrowser } from "./support/browser.ts";
import { builtPage } from "./support/built-page.ts";
import { hostileWorkbooks } from "./support/hostile-workbooks.ts";
import { openPage, violationsEverywhere } from "./support/page-browser.ts";
import { type PageServer, servePage } from "./support/page-server.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  [browser, folder] = await Promise.all([launchBrowser(), builtPage()]);
  server = await servePage(folder);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (hash: string) => openPage(browser, `${server.address}/${hash}`);

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return readFileSync((await (file satisfies Download).path())!);
}

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

/** The workbook with another number, or a text, in the line of a path. */
function withValue(file: Buffer, path: string, value: string): Buffer {
  const { sheets, parts } = readXlsx(file);
  const sheet = sheets.find(({ cells }) => cells.some((cell) => cell.value === path))!;
  const { row } = sheet.cells.find((cell) => cell.value === path)!;
  const text = new TextDecoder().decode(parts.get(sheet.part));
  const filled = text.replace(
    new RegExp(`<c r="D${row}"[^>]*>.*?</c>`),
    `<c r="D${row}" t="inlineStr"><is><t>${value}</t></is></c>`,
  );
  expect(filled).not.toBe(text);
  return Buffer.from(zipped(new Map([...parts, [sheet.part, new TextEncoder().encode(filled)]])));
}

describe("a file of one's own", () => {
  test("goes out as a template, comes back in three steps, and can be undone", { timeout: 60_000 }, async () => {
    const { page, context, problems } = await open("#/data?m=tandem&l=nb");
    await page.getByRole("button", { name: "Last ned Excel-mal" }).waitFor();
    const template = await download(page, "Last ned Excel-mal");
    const lines = tablesOfWorkbook(readXlsx(template)).flatMap(({ rows }) => rows);
    const cells = lines.map(({ cells: own }) => [4, 9].map((column) => own.get(column)?.value));
    const [beds, path] = cells.find(([, name]) => String(name).endsWith(".capacityBeds"))! as [number, string];
    // Nothing is filled in: nothing to apply.
    await choose(page, "mal.xlsx", template);
    await page.getByText("Filen sier det samme som scenarioet.").waitFor();
    // A mistake: told by sheet and cell, and the scenario is as it was.
    const address = page.url();
    await choose(page, "mal.xlsx", withValue(template, path, "ni"));
    const told = page.locator("[role=alert] tbody tr");
    await told.waitFor();
    expect(await told.locator("th").textContent()).toMatch(/^Ark Kapasitet, celle D\d+$/);
    expect(await told.locator("td").textContent()).toBe("«ni» er ikke et tall. Skriv for eksempel 9 eller 9,5.");
    expect(page.url()).toBe(address);
    const marked = readXlsx(await download(page, "Last ned filen med merknader i cellene"));
    const comments = [...marked.parts].filter(([name]) => name.includes("comments"));
    expect(comments.map(([, part]) => new TextDecoder().decode(part)).join("")).toContain("«ni» er ikke et tall.");
    expect(await violationsEverywhere(page)).toEqual([]);
    // Right, with the numbers as people write them.
    await choose(page, "mal.xlsx", withValue(template, path, `${beds + 3},0`));
    await page.getByRole("heading", { name: "Dette endres om du tar filen i bruk (1)" }).waitFor();
    expect(page.url()).toBe(address);
    expect(await page.locator(".data-screen tbody tr").first().textContent()).toContain(`${beds} til ${beds + 3} (+3)`);
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.getByRole("button", { name: "Ta i bruk" }).click();
    await expect.poll(() => page.url()).toContain(`c=${path}%3D%2B3`);
    await page.getByRole("button", { name: "Angre" }).click();
    await expect.poll(() => page.url()).not.toContain("c=");
    expect(problems).toEqual([]);
    await context.close();
  });

  test("may be CSV, a measure or a whole scenario", { timeout: 60_000 }, async () => {
    const { page, context } = await open("#/data?m=tandem&l=en");
    await page.getByRole("button", { name: "Download CSV" }).waitFor();
    const csv = (await download(page, "Download CSV")).toString("utf8");
    const line = csv.split("\r\n").find((one) => one.includes(".capacityBeds"))!;
    const [, , , beds] = line.split(";");
    const changed = line.replace(`;${beds};${beds};`, `;${beds};1\u00a0000;`);
    await choose(page, "tall.csv", Buffer.from(csv.replace(line, changed)));
    await page.getByRole("heading", { name: "What changes if you apply the file (1)" }).waitFor();
    expect(await page.locator(".data-screen tbody tr").first().textContent()).toContain("1,000");
    const path = line.split(";").at(-1)!;
    const measure = `name: More\nchanges:\n  - path: ${path}\n    add: 2\n    rationale: Because\n`;
    await choose(page, "more.yaml", Buffer.from(measure));
    await page.locator("td", { hasText: "Because" }).waitFor();
    await choose(page, "more.yaml", Buffer.from(measure.replace("add: 2", "add: two")));
    await page.locator("[role=alert] th", { hasText: "Line 4" }).waitFor();
    const scenario = readFileSync(join(import.meta.dirname, "..", "scenarios", "tandem.yaml"), "utf8");
    await choose(page, "tandem.yaml", Buffer.from(scenario));
    await page.getByText("The file says the same as the scenario.").waitFor();
    await choose(
      page,
      "tandem.yaml",
      Buffer.from(scenario.replace(/capacityBeds: \{ value: \d+/, "capacityBeds: { value: 77")),
    );
    await page.locator("td", { hasText: "to 77" }).waitFor();
    await context.close();
  });

  test("that would do harm is refused in words, and nothing changes", { timeout: 60_000 }, async () => {
    const { page, context } = await open("#/data?m=tandem&l=nb");
    const files = hostileWorkbooks();
    for (const [name, words] of [
      ["200 MB of blanks in a file of 200 kB", "Filen er for stor når den pakkes ut"],
      ["a cell at XFD1048576", "Cellen XFD1048576 ligger for langt ute"],
      ["10,000 sheets", "deler, høyst 500 godtas"],
      ["an external entity", "henviser til noe utenfor seg selv"],
    ] as const) {
      await choose(page, "x.xlsx", Buffer.from(files[name][0]()));
      await page.getByRole("alert").filter({ hasText: words }).waitFor();
    }
    expect(page.url()).not.toContain("c=");
    await context.close();
  });
});

test("every indicator has its page, with what it was and what it is to be", { timeout: 60_000 }, async () => {
  const { page, context } = await open("#/data?m=trondheim&l=en");
  const choice = page.getByLabel("Choose an indicator");
  await choice.waitFor();
  const names = await choice.locator("option").allTextContents();
  expect(names.length).toBeGreaterThan(10);
  await choice.selectOption({ label: names[3] });
  expect(await page.locator(".indicator-page h3").textContent()).toBe(names[3]);
  expect(await violationsEverywhere(page)).toEqual([]);
  await context.close();
});

describe("the map of the overview", () => {
  test("opens what is known of a place, by pointer and by keyboard along the flow", { timeout: 90_000 }, async () => {
    const { page, context, problems } = await open("#/oversikt?m=tandem&l=nb");
    await page.getByText("Flyt som liste").click();
    const places = page.locator(".flow-list button");
    const names = await places.allTextContents();
    await places.first().focus();
    await page.keyboard.press("ArrowRight");
    const next = (await page.evaluate("document.activeElement.textContent")) as string;
    expect(names.slice(1)).toContain(next);
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(names[0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog");
    expect(await sheet.getByRole("heading", { level: 2 }).first().textContent()).toBe(next);
    await sheet.locator(".figure svg[role=img]").nth(1).waitFor();
    expect(await sheet.locator("table tbody tr").first().textContent()).toMatch(/^Fra /);
    // The shares of time of the levels are all of the time.
    await sheet
      .locator(".figure", { hasText: "Andel av tiden på hvert nivå" })
      .getByText("Vis tallene som tabell")
      .click();
    await sheet.locator(".figure .value-table").waitFor();
    const shares = await sheet.locator(".figure .value-table tbody td:nth-child(2)").allTextContents();
    const sum = shares.reduce((total, text) => total + Number(text.replace(/[\s%]/g, "").replace(",", ".")), 0);
    expect(sum).toBeGreaterThan(98);
    expect(sum).toBeLessThan(102);
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate("document.activeElement.closest('dialog') || document.activeElement === document.body"),
      ).toBeTruthy();
    }
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.textContent")).toBe(next);
    await page.locator(".map-overlay rect").first().click();
    await page.getByRole("dialog").waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test(
    "plays one run by the day, says that it is one, and stands still where motion is unwanted",
    { timeout: 90_000 },
    async () => {
      const { page, context, problems } = await open("#/oversikt?m=tandem&l=nb");
      await page.getByRole("button", { name: "Spill av én kjøring" }).click();
      await page.getByText("Én tilfeldig kjøring – bruk snittene til beslutninger.").waitFor();
      const day = page.locator(".play-day input");
      await day.waitFor();
      await page.getByRole("button", { name: "+1: Ett døgn fram" }).click();
      expect(await page.locator(".played-status").textContent()).toMatch(/^Døgn 2: \d+ venter$/);
      await page.getByRole("button", { name: "Spill", exact: true }).click();
      await expect.poll(async () => Number(await day.inputValue()), { timeout: 20_000 }).toBeGreaterThan(3);
      // Nothing is read aloud while it plays.
      expect(await page.locator(".played-status").textContent()).toBe("");
      await page.getByRole("button", { name: "Pause" }).click();
      expect(await page.locator(".played-status").textContent()).toMatch(/^Døgn \d+: \d+ venter$/);
      // A hundred are looked at while it plays, and the year that is played is not changed by that.
      await page.getByText("Du ser replikasjon").waitFor();
      await page.getByText("100 replikasjoner er sett på, ordnet etter hvor mange som ventet.").waitFor();
      expect(await page.getByLabel("Replikasjon").locator("option").allTextContents()).toEqual([
        "Typisk av 100",
        "Beste av 100",
        "Verste av 100",
      ]);
      // By keyboard: a day on and ten back, as of any slider.
      await day.focus();
      const before = Number(await day.inputValue());
      await page.keyboard.press("ArrowRight");
      expect(Number(await day.inputValue())).toBe(before + 1);
      expect(await page.locator(".played-status").textContent()).toMatch(
        new RegExp(`^Døgn ${before + 2}: \\d+ venter$`),
      );
      const ofTypical = await page.locator(".play-run .chart").textContent();
      await page.getByLabel("Replikasjon").selectOption("worst");
      await day.waitFor();
      await expect.poll(() => page.locator(".play-run .chart").textContent()).not.toBe(ofTypical);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.getByText("Systemet ditt ber om lite bevegelse").waitFor();
      expect(await page.getByRole("button", { name: "Spill", exact: true }).count()).toBe(0);
      await page.getByRole("button", { name: "+1: Ett døgn fram" }).click();
      expect(await violationsEverywhere(page)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    },
  );
});
