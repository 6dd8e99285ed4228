/* The screen Scenario in a real browser, with a real server behind it, and the calibration of the screen Data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { formatNumber } from "../report/numbers.ts";
import { loadScenario } from "../scenarios/load.ts";
import { readMeasure } from "../scenarios/read.ts";
import { censusExample } from "../web/state/census-example.ts";
import { addressOf } from "../web/state/permalink.ts";
import type { TestServer } from "./support/http-app.ts";
import { openPage, violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";
import { englishIn } from "./support/spoken.ts";

vi.setConfig({ testTimeout: 120_000 });

const MODEL = "tandem";
const BEDS = "places.sykehjem.capacityBeds";
const tandem = loadScenario(join(import.meta.dirname, "..", "scenarios", "tandem.yaml")).scenario;
const beds = tandem.places["sykehjem"].capacityBeds as number;

let browser: Browser;
let server: TestServer;
let address: string;

beforeAll(async () => {
  ({ browser, server, address } = await servedPage());
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(hash = "", language = "nb", screen = "scenario") {
  const opened = await openPage(browser, `${address}/#/${screen}?m=${MODEL}${hash}&l=${language}`, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  opened.page.setDefaultTimeout(30_000);
  return opened;
}

/** What it is once the page has got to it. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 20_000 });

const changesIn = (page: Page) =>
  addressOf(new URL(page.url()).hash).document!.entries.map((entry) => entry.kind === "change" && entry.change);
const names = (page: Page) => page.locator(".scenario-row").allTextContents();
const field = (page: Page, path: string) => page.locator(`[id="field-${path}"]`);
const group = (page: Page, name: string) =>
  page.locator(".group-buttons").getByRole("button", { name, exact: true }).click();
const act = (page: Page, name: string) =>
  page.locator(".scenario-actions").getByRole("button", { name, exact: true }).click();

async function fill(page: Page, path: string, text: string): Promise<void> {
  await field(page, path).fill(text);
  await field(page, path).press("Tab");
}

/** Opens all that is folded, so that fields can be reached. */
const unfold = (page: Page) =>
  page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");

describe("a field", () => {
  test.each([
    ["nb", /^Kilde: trondheim\.kommune\.no \(.*, 28\. aug\. 2023\)$/, "Antakelse. Kilde: ingen offentlige tall funnet"],
    ["nn", /^Kjelde: trondheim\.kommune\.no \(.*, 28\. aug\. 2023\)$/, "Antaking. Kjelde: ingen offentlege tal funne"],
    ["en", /^Source: trondheim\.kommune\.no \(.*, 28 Aug 2023\)$/, "Assumption. Source: no public figure found"],
  ])("says in %s where its number is from, and the word source once", async (language, sourced, assumed) => {
    const { page, context, problems } = await openPage(browser, `${address}/#/scenario?m=trondheim&l=${language}`);
    await page.locator(".form-field .hint").first().waitFor({ state: "attached" });
    const told = await page.locator(".form-field .hint").allTextContents();
    expect(told.filter((text) => sourced.test(text))).toHaveLength(1);
    expect(told).toContain(assumed);
    expect(told.filter((text) => /\b(kilde|kjelde|source)\b.*\1/i.test(text) || /sourced\. /i.test(text))).toEqual([]);
    if (language !== "en") expect(told.filter((text) => englishIn(text) !== undefined)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test(
    "has a reason and dates, which stand in the difference, the link and the YAML",
    { timeout: 90_000 },
    async () => {
      const { page, context, problems } = await open();
      await field(page, BEDS).waitFor({ state: "attached" });
      await unfold(page);
      await fill(page, BEDS, String(beds + 3));
      await page.getByLabel(/^Begrunnelse: /).fill("Ny post i nord");
      await unfold(page);
      await page.getByLabel(/^Gjelder fra: /).fill("1.3.2020");
      await page.keyboard.press("Tab");
      await page.locator(`[id="from-${BEDS}-problem"]`).waitFor();
      const start = Number(tandem.run.startDate.slice(0, 4));
      await page.getByLabel(/^Gjelder fra: /).fill(`1.2.${start}`);
      await page.keyboard.press("Tab");
      await page.getByLabel(/^Gjelder til: /).fill(`1.3.${start}`);
      await page.keyboard.press("Tab");
      const row = page.locator(".scenario-side .difference-list li");
      await expect
        .poll(() => row.textContent())
        .toContain(`${beds} til ${beds + 3} (+3) fra 1. feb. ${start} til 1. mars ${start}`);
      expect(await row.textContent()).toContain("Begrunnelse: Ny post i nord");
      const change = { path: BEDS, add: 3, from: `${start}-02-01`, to: `${start}-03-01`, rationale: "Ny post i nord" };
      await soon(() => changesIn(page)).toEqual([change]);
      await page.getByRole("button", { name: "Kopier som YAML" }).click();
      await page.getByText("Kopiert.").waitFor();
      const copied = await page.evaluate<string>("navigator.clipboard.readText()");
      expect(readMeasure("copied.yaml", () => copied).changes).toEqual([change]);
      // Whoever opens the link sees the same.
      const other = await openPage(browser, page.url());
      const told = (await row.textContent())!;
      await soon(() => other.page.locator(".scenario-side .difference-list li").textContent()).toBe(told);
      await other.context.close();
      // A reason that was written is one step, however many letters.
      await page.getByLabel(/^Begrunnelse: /).fill("");
      await page.getByLabel(/^Begrunnelse: /).pressSequentially("Fordi");
      await page.keyboard.press("Tab");
      await field(page, BEDS).evaluate((element: { blur(): void }) => element.blur());
      await page.locator("h1").click();
      await page.keyboard.press("Control+z");
      await soon(() => changesIn(page)).toEqual([change]);
      await page.getByRole("button", { name: /^Angre: / }).click();
      await soon(() => changesIn(page)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  test(
    "that is wrong says so when it is left; the summary has a link to it, and the focus on save",
    { timeout: 90_000 },
    async () => {
      const { page, context, problems } = await open();
      await field(page, BEDS).waitFor({ state: "attached" });
      await unfold(page);
      await fill(page, BEDS, "ni");
      const told = "«ni» er ikke et tall. Skriv for eksempel 9 eller 9,5.";
      expect(await page.locator(`[id="field-${BEDS}-problem"]`).textContent()).toBe(told);
      const summary = page.locator(".ds-error-summary");
      expect(await summary.locator("li").textContent()).toContain(told);
      await group(page, "Forløp");
      await page.getByLabel("Navn på scenarioet").fill("Med feil");
      await page.getByRole("button", { name: "Kontroller og lagre" }).click();
      await soon(() => page.evaluate("document.activeElement.className")).toBe("ds-error-summary");
      expect(await violationsEverywhere(page)).toEqual([]);
      await summary.getByRole("link").click();
      await soon(() => page.evaluate("document.activeElement.id")).toBe(`field-${BEDS}`);
      expect(await field(page, BEDS).inputValue()).toBe("ni");
      await fill(page, BEDS, "");
      expect(await page.locator(`[id="field-${BEDS}-problem"]`).textContent()).toBe(
        "Feltet er tomt. Skriv et tall, eller angre.",
      );
      await fill(page, BEDS, String(beds));
      await summary.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Kontroller og lagre" }).click();
      await page.getByText("Alt er i orden, og lagret.").waitFor();
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  test("of shares that do not add up is in the summary until they do", { timeout: 90_000 }, async () => {
    const { page, context } = await open();
    await group(page, "Forløp");
    await page.locator(".route-sum").first().waitFor({ state: "attached" });
    await unfold(page);
    const first = page
      .locator(".section-fields")
      .filter({ has: page.locator(".form-field:nth-child(2)") })
      .first();
    const input = first.locator("input").first();
    const before = await input.inputValue();
    await input.fill("1");
    await input.press("Tab");
    await page.locator(".ds-error-summary", { hasText: "Andelene skal summere til 100 %" }).waitFor();
    expect(await first.locator(".route-sum").textContent()).toContain("Andelene skal summere til 100 %");
    await input.fill(before);
    await input.press("Tab");
    await page.locator(".ds-error-summary").waitFor({ state: "detached" });
    await context.close();
  });

  test("can be gone to from the difference, and many steps undone", { timeout: 90_000 }, async () => {
    const { page, context } = await open(`&c=${BEDS}%3D%2B3`);
    await group(page, "Kjøring");
    await page.getByRole("button", { name: /^Gå til feltet: / }).click();
    await soon(() => page.evaluate("document.activeElement.id")).toBe(`field-${BEDS}`);
    const before = changesIn(page);
    for (let step = 1; step <= 50; step++) {
      await field(page, BEDS).fill(String(beds + 3 + step));
      await field(page, BEDS).press("Enter");
    }
    await soon(() => changesIn(page)).toEqual([{ path: BEDS, add: 53 }]);
    await page.locator("h1").click();
    for (let step = 1; step <= 50; step++) await page.keyboard.press("Control+z");
    await soon(() => changesIn(page)).toEqual(before);
    await context.close();
  });
});

describe("groups of the form", () => {
  test("have who gets a place, weekdays, costs and the start of the run", { timeout: 120_000 }, async () => {
    const { page, context, problems } = await open("", "en");
    await field(page, BEDS).waitFor({ state: "attached" });
    await unfold(page);
    await fill(page, `${BEDS.replace("capacityBeds", "intake.maxPerDay.monday")}`, "2");
    await group(page, "Priority");
    const rule = field(page, BEDS.replace("capacityBeds", "allocation"));
    await rule.selectOption("priority");
    await page.getByRole("button", { name: "Move up: Number 2" }).click();
    expect(await violationsEverywhere(page)).toEqual([]);
    await group(page, "Costs");
    await page.getByRole("button", { name: "Add cost" }).click();
    await soon(() => page.evaluate("document.activeElement.id")).toBe("field-costs.name");
    await page.getByLabel("What it is for").fill("Prosjektleder");
    await page.getByLabel(/^Running cost/).fill("1 200 000");
    await page.getByLabel("Price year").fill("2024");
    await page.getByLabel("Source", { exact: true }).fill("assumed");
    await page.getByLabel("Paid by").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Add cost" }).click();
    await page.getByText("Added: Prosjektleder.").waitFor();
    expect(await page.locator(".scenario-side").textContent()).toContain("NOK 1,200,000 a year");
    expect(await violationsEverywhere(page)).toEqual([]);
    await group(page, "Run");
    await page.getByText("All places are empty on the first measured day").click();
    const payer = Object.keys(tandem.actors)[1];
    const cost = {
      name: "Prosjektleder",
      paidBy: payer,
      costPerYear: 1_200_000,
      priceYear: 2024,
      kind: "assumption",
      source: "assumed",
    };
    const order = [{ waitsAt: ["municipal"] }, { waitsAt: ["hospital"] }, { waitsAt: ["home"] }];
    await soon(() => changesIn(page).slice(0, 3)).toEqual([
      { path: BEDS.replace("capacityBeds", "intake.maxPerDay.monday"), set: 2 },
      { path: BEDS.replace("capacityBeds", "allocation"), set: { rule: "priority", order } },
      { path: "costs.prosjektleder", set: cost },
    ]);
    await soon(() =>
      changesIn(page)
        .slice(3)
        .map((change) => change && change.path),
    ).toEqual(tandem.run.warmUpDays > 0 ? ["run.start", "run.warmUpDays"] : ["run.start"]);
    // All of it can be simulated.
    await page.getByRole("link", { name: "Overview" }).click();
    await page.waitForSelector(".figures[aria-busy=false]");
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  test(
    "take today's queue from a file, whose numbers are real until somebody says otherwise",
    { timeout: 90_000 },
    async () => {
      const { page, context, problems } = await open();
      await group(page, "Kjøring");
      await page.getByText("De som er inne og de som venter i dag, fra en fil.").click();
      const choose = (text: string) =>
        page
          .locator(".census input[type=file]")
          .setInputFiles({ name: "kø.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await choose("id,group,at,elapsedDays\np1,ukjent,sykehjem,2\n");
      await page.getByText("1 feil i filen. Startsituasjonen er uendret.").waitFor();
      await soon(() => changesIn(page)).toEqual([]);
      await choose(censusExample(tandem));
      await page.getByText("3 personer er inne eller venter ved starten.").waitFor();
      expect(await page.locator(".page-header .ds-tag").textContent()).toBe("Reelle data – begrenset tilgang");
      await page.getByText("Del den bare med dem som har tilgang til dem.").waitFor();
      expect(await violationsEverywhere(page)).toEqual([]);
      await page.getByRole("link", { name: "Oversikt", exact: true }).click();
      await page.waitForSelector(".figures[aria-busy=false]");
      expect(await page.getByRole("alert").count()).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    },
  );
});

test("all admissions grow with the population at once, in one step", { timeout: 90_000 }, async () => {
  const { page, context, problems } = await open();
  await group(page, "Behov");
  const percent = page.getByLabel("Befolkning: endre alle innleggelser med");
  await percent.fill("ti");
  await page.getByRole("button", { name: "Bruk på alle" }).click();
  await page.getByText("«ti» er ikke et tall. Skriv for eksempel 9 eller 9,5.").waitFor();
  await percent.fill("10 %");
  await page.getByRole("button", { name: "Bruk på alle" }).click();
  const rates = Object.entries(tandem.streams).flatMap(([id, stream]) =>
    "ratePerDay" in stream && typeof stream.ratePerDay === "number" ? [[id, stream.ratePerDay] as const] : [],
  );
  const grown = rates.map(([id, rate]) => ({
    path: `streams.${id}.ratePerDay`,
    add: Number((Number((rate * 1.1).toPrecision(6)) - rate).toPrecision(12)),
  }));
  expect(grown.length).toBeGreaterThan(0);
  await soon(() => changesIn(page)).toEqual(grown);
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await soon(() => changesIn(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

describe("the list", () => {
  test(
    "keeps scenarios in the browser as they are edited; what is deleted can be had again for ten seconds",
    { timeout: 120_000 },
    async () => {
      const { page, context, problems } = await open();
      await page.clock.install();
      await soon(() => names(page)).toEqual(["Basis"]);
      await act(page, "Nytt");
      await unfold(page);
      await fill(page, BEDS, String(beds + 2));
      await act(page, "Dupliser");
      await fill(page, BEDS, String(beds + 4));
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario", "Nytt scenario – kopi"]);
      await page.getByLabel("Navn på scenarioet").fill("Fire flere");
      await page.keyboard.press("Tab");
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario", "Fire flere"]);
      await page.getByRole("button", { name: "Nytt scenario", exact: true }).click();
      await soon(() => changesIn(page)).toEqual([{ path: BEDS, add: 2 }]);
      await page.getByRole("button", { name: "Fire flere", exact: true }).click();
      await soon(() => changesIn(page)).toEqual([{ path: BEDS, add: 4 }]);
      await page.getByLabel("Søk i scenarioer").fill("fire");
      await soon(() => names(page)).toEqual(["Fire flere"]);
      await page.getByLabel("Søk i scenarioer").fill("");
      await act(page, "Arkiver");
      expect(await page.getByRole("region", { name: "Arkiv" }).locator(".scenario-row").allTextContents()).toEqual([
        "Fire flere",
      ]);
      await act(page, "Slett");
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario"]);
      const undo = page.getByRole("button", { name: "Angre slettingen" });
      await undo.click();
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario", "Fire flere"]);
      await act(page, "Slett");
      await page.clock.runFor(8_000);
      await undo.click();
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario", "Fire flere"]);
      await act(page, "Slett");
      await undo.waitFor();
      // The clock of the page goes on meanwhile, on a busy machine beyond the ten seconds.
      expect(await violationsEverywhere(page)).toEqual([]);
      await page.clock.runFor(10_000);
      await undo.waitFor({ state: "detached" });
      // It is all there again when the page is opened again.
      await page.goto("about:blank");
      await page.goto(`${address}/#/scenario`);
      await soon(() => names(page)).toEqual(["Basis", "Nytt scenario"]);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  test(
    "imports what the screen Data reads, as a scenario of its own, and says what is wrong with others",
    { timeout: 90_000 },
    async () => {
      const { page, context, problems } = await open();
      const choose = (name: string, text: string) =>
        page
          .locator(".scenario-list input[type=file]")
          .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
      await choose("flere.yaml", `name: "Fem flere"\nchanges:\n  - path: ${BEDS}\n    add: 5\n`);
      await soon(() => names(page)).toEqual(["Basis", "Fem flere"]);
      await soon(() => changesIn(page)).toEqual([{ path: BEDS, add: 5 }]);
      await choose("feil.yaml", `name: x\nchanges:\n  - path: ${BEDS}\n    add: fem\n`);
      await page.locator("[role=alert] th", { hasText: "Linje 4" }).waitFor();
      await choose("tall.csv", `Sti;Verdi\n${BEDS};${beds + 7}\n`);
      await soon(() => names(page)).toEqual(["Basis", "Fem flere", "tall"]);
      await soon(() => changesIn(page)).toEqual([{ path: BEDS, add: 7 }]);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  test(
    "has what is shared on the server, to be opened by others, replaced and deleted",
    { timeout: 120_000 },
    async () => {
      const { page, context } = await open(`&n=Delt+plan&c=${BEDS}%3D%2B6`);
      const shared = page.getByRole("region", { name: "Delte" });
      await act(page, "Del");
      await shared.getByRole("button", { name: "Delt plan.yaml", exact: true }).waitFor();
      const kept = await server.ask("/api/v1/scenarios/Delt%20plan.yaml");
      expect(kept.body).toContain(`extends: "${MODEL}.yaml"`);
      const other = await open("", "en");
      const theirs = other.page.getByRole("region", { name: "Shared" });
      await theirs.getByRole("button", { name: "Delt plan.yaml", exact: true }).click();
      await soon(() => changesIn(other.page)).toEqual([{ path: BEDS, add: 6 }]);
      expect(await other.page.locator(".header-scenario").textContent()).toContain("Delt plan");
      await unfold(other.page);
      await fill(other.page, BEDS, String(beds + 8));
      await act(other.page, "Share");
      await other.page.getByRole("button", { name: "Replace" }).click();
      await other.page.getByText("Shared on the server as Delt plan.yaml.").waitFor();
      expect((await server.ask("/api/v1/scenarios/Delt%20plan.yaml")).body).toContain("add: 8");
      expect(await violationsEverywhere(other.page)).toEqual([]);
      await other.page.getByRole("button", { name: "Delete the shared scenario Delt plan.yaml" }).click();
      await theirs.waitFor({ state: "detached" });
      expect((await server.ask("/api/v1/scenarios/Delt%20plan.yaml")).statusCode).toBe(404);
      await other.page.getByRole("button", { name: "Undo the deletion" }).click();
      await theirs.getByRole("button", { name: "Delt plan.yaml", exact: true }).waitFor();
      expect((await server.ask("/api/v1/scenarios/Delt%20plan.yaml")).body).toContain("add: 8");
      await other.context.close();
      await context.close();
    },
  );
});

test("observed beside simulated is kept with who approved it, and taken along", { timeout: 120_000 }, async () => {
  const { page, context, problems } = await open("", "nb", "data");
  const card = page.locator("section[aria-labelledby=calibration-title]");
  await card.getByText("Legg inn en observasjon").click();
  await card.getByRole("button", { name: "Legg inn" }).click();
  await soon(() => page.evaluate("document.activeElement.id")).toBe("observed-value");
  await page.getByLabel("Hva som er målt").selectOption({ index: 0 });
  await page.getByLabel("Målt verdi").fill("1000,5");
  await page.getByLabel("Periode, for eksempel 2025").fill("2025");
  await card.getByLabel("Kilde").fill("egen telling");
  await card.getByRole("button", { name: "Legg inn" }).click();
  await card.locator("tbody tr", { hasText: "Utenfor 8 av 10 simulerte år" }).waitFor();
  expect(await card.locator("tbody tr").textContent()).toContain(formatNumber(1000.5, { language: "nb", decimals: 1 }));
  await card.getByRole("button", { name: "Godkjenn" }).click();
  await card.getByText("Skriv navnet til den som godkjenner.").waitFor();
  await page.getByLabel("Godkjent av").fill("Kari Nordmann");
  await page.getByLabel("Dato").fill("29.11.2026");
  await card.getByRole("button", { name: "Godkjenn" }).click();
  await card.getByText("Godkjent av Kari Nordmann, 29. nov. 2026.").waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    card.getByRole("button", { name: "Last ned kalibreringen (CSV)" }).click(),
  ]);
  const csv = readFileSync((await file.path())!, "utf8");
  expect(csv).toContain("1000,5");
  expect(csv).toContain("Kari Nordmann;2026-11-29;Syntetiske data");
  await page.reload();
  await card.getByText("Godkjent av Kari Nordmann, 29. nov. 2026.").waitFor();
  await card.getByRole("button", { name: /^Ta bort: / }).click();
  await card.getByText("så godkjenningen gjelder ikke lenger det som vises").waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
