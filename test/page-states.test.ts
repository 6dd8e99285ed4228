/*
 * The states that the page can be in besides showing figures, in a real browser with a real server behind it.
 *
 * Elsewhere: what was made of another question (page-analysis), what cannot be read (page-data), no solution (page-planning).
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { TestServer } from "./support/http-app.ts";
import { openPage, type OpenedPage, settledPage, violationsEverywhere } from "./support/page-browser.ts";
import { keepPictures } from "./support/page-pictures.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 120_000 });

const MODEL = "tandem";
const MORE = "c=places.sykehjem.capacityBeds%3D%2B2";
/** The nursing home takes in 10 ÷ 30 patients a day; 0.4 come. */
const TOO_FEW = "c=places.sykehjem.capacityBeds%3D-4";

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

const open = async (hash: string): Promise<OpenedPage> => {
  const opened = await openPage(browser, `${address}/${hash}`);
  // What needs a server is shown once it has answered.
  await opened.page.locator(".page-nav a", { hasText: /^(Rapport|Report)$/ }).waitFor();
  return opened;
};

const styleOf = (page: Page, selector: string, property: string): Promise<unknown> =>
  page.evaluate(`getComputedStyle(document.querySelector("${selector}")).${property}`);

/** Lets nothing through to the workers of the page while `isHeld` is set. */
const HOLD = `
  const post = Worker.prototype.postMessage;
  window.heldMessages = [];
  Worker.prototype.postMessage = function (...words) {
    if (window.isHeld) window.heldMessages.push(() => post.apply(this, words));
    else post.apply(this, words);
  };
  window.letGo = () => { window.isHeld = false; for (const send of window.heldMessages.splice(0)) send(); };
`;

describe("at first", () => {
  test("an example is shown with its results, and leads to a slider and to one's own numbers", async () => {
    const { page, context, problems } = await open(`#/oversikt?m=${MODEL}&l=nb`);
    const intro = page.locator(".screen-intro");
    expect(await intro.textContent()).toBe(
      "Dette er et eksempel med syntetiske data. Prøv en skyver eller last opp egne tall.",
    );
    expect(await page.locator(".key-number").count()).toBe(4);
    // What is not changed is not compared.
    expect(await page.locator(".comparison-table").count()).toBe(0);
    expect(await page.getByText("Scenarioet er likt basis. Endre en kapasitet eller velg et tiltak.").count()).toBe(2);
    expect(await violationsEverywhere(page)).toEqual([]);
    await intro.getByRole("button").click();
    expect(await page.evaluate("document.activeElement.type")).toBe("range");
    await intro.getByRole("link").click();
    await page.locator("h1", { hasText: "Hvilke tall bygger modellen på?" }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test("no scenarios are an invitation to make one", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&l=nb`);
    await page
      .getByText("Ingen scenarioer ennå. Lag et fra basis, et ferdig tiltak eller en fil.", { exact: true })
      .waitFor();
    await page.getByText("Ingenting er sammenlignet ennå. Velg scenarioer og trykk Sammenlign.").waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await context.close();
  });

  test("boxes of the size of the figures stand for them, after 150 ms, and nothing above them moves", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(`${HOLD} window.isHeld = true;`);
    await page.goto(`${address}/#/oversikt?m=${MODEL}&l=nb`);
    const boxes = page.locator(".waits-first .ds-skeleton");
    await boxes.first().waitFor({ state: "visible" });
    expect(await styleOf(page, ".waits-first", "animationDelay")).toBe("0.15s");
    expect(await boxes.count()).toBe(7);
    expect(await page.locator("[data-status]").count()).toBe(1);
    const top = await page.locator("h1").boundingBox();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.evaluate("letGo()");
    await settledPage(page);
    expect(await page.locator("h1").boundingBox()).toEqual(top);
    await context.close();
  });
});

test("figures that are reckoned anew stay in sight, dimmed, and say so", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(HOLD);
  await page.goto(`${address}/#/oversikt?m=${MODEL}&l=nb`);
  await settledPage(page);
  const before = await page.locator(".key-number").allTextContents();
  await page.evaluate("window.isHeld = true");
  await page.locator("input[type=range]").first().press("PageUp");
  const figures = page.locator(".figures[aria-busy=true]");
  await figures.waitFor();
  expect(await page.locator(".key-number").allTextContents()).toEqual(before);
  expect(await styleOf(page, ".figures > section", "opacity")).toBe("0.6");
  expect(await page.locator(".busy-badge").textContent()).toBe("HurtigvisningBeregner …");
  // Dimmed on purpose, so not by the rules on contrast.
  await keepPictures(page);
  await page.evaluate("letGo()");
  await settledPage(page);
  expect(await page.locator(".key-number").allTextContents()).not.toEqual(before);
  await context.close();
});

describe("a queue that grows without limit", () => {
  const told = "Køen vokser uten grense: behovet (0,4/døgn) er større enn kapasiteten (0,3/døgn).";

  test("is told with need and capacity; means and intervals are withheld in cards, map and tables", async () => {
    const { page, context, problems } = await open(`#/oversikt?m=${MODEL}&${TOO_FEW}&l=nb`);
    await page.locator(".comparison-table").waitFor();
    await settledPage(page);
    expect(await page.locator(".growth-alert").textContent()).toContain(told);
    expect(await page.locator(".key-number").allTextContents()).toEqual(["–", "–", "–", "–"]);
    expect(await page.locator(".key-figure", { hasText: "Vises ikke: køen vokser uten grense." }).count()).toBe(4);
    expect(await page.locator(".key-figure", { hasText: "95 % KI" }).count()).toBe(0);
    const map = page.locator("section", { hasText: "Pasientflyt og køer" }).locator("svg[role=img]");
    expect(await map.textContent()).toContain("køen vokser");
    expect(await map.textContent()).toContain("venter videre: vises ikke");
    const row = page.locator(".comparison-table tr", { hasText: "Kø, " }).first();
    expect((await row.locator("td").allTextContents()).slice(1, 4)).toEqual(["–", "–", "–"]);
    await page.getByText("– i tabellen: køen vokser uten grense, så tallet vises ikke.").waitFor();
    await page.locator("[data-status]", { hasText: told }).waitFor({ state: "attached" });
    expect(await violationsEverywhere(page)).toEqual([]);
    // More places, and the figures are there again.
    await page.locator("label", { hasText: /^Sykehjem/ }).click();
    await page.locator("input[type=range]:focus").press("PageUp");
    await expect.poll(() => page.locator(".growth-alert").count()).toBe(0);
    await settledPage(page);
    expect(await page.locator(".key-number").allTextContents()).not.toContain("–");
    expect(problems).toEqual([]);
    await context.close();
  });

  test("is told of full runs too, by what the server found", async () => {
    const { page, context, problems } = await open(`#/sammenlign?m=${MODEL}&${TOO_FEW}&l=nb`);
    await page.getByLabel("Replikasjoner", { exact: true }).fill("4");
    await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
    await page.locator(".compare-table").waitFor();
    expect(await page.locator(".growth-alert").allTextContents()).toEqual([expect.stringContaining(told)]);
    const row = page.locator(".compare-table tbody tr", { hasText: "Overliggerdøgn, alle i" });
    const cells = await row.locator("td").allTextContents();
    expect(cells[1]).toMatch(/^\d.* ± \d/);
    expect(cells.slice(2, 5)).toEqual(["–", "–", "–"]);
    const findings = await page.locator(".findings").textContent();
    expect(findings).toBe("Nå (1 endring): Vises ikke: køen vokser uten grense.");
    expect(await page.getByRole("heading", { name: "Hvem betaler, hvem sparer" }).count()).toBe(0);
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

test("what is known too roughly says so, and how to know it better", async () => {
  const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
  await page.getByLabel("Replikasjoner", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
  await page.getByText("Grovt anslag").waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  await page.getByRole("button", { name: /^Kjør med \d/ }).click();
  await expect.poll(() => page.getByLabel("Replikasjoner", { exact: true }).inputValue()).not.toBe("3");
  await page.goto("about:blank");
  // With so many places hardly anybody waits, and how many differs much from year to year.
  await page.goto(`${address}/#/oversikt?m=${MODEL}&c=places.sykehjem.capacityBeds%3D%2B6&l=nb`);
  await page.locator(".comparison-table").waitFor();
  await settledPage(page);
  const rough = page.locator(".key-figure", { hasText: "Grovt anslag" }).first();
  await rough.getByRole("link", { name: "Kjør flere replikasjoner" }).click();
  await page.locator("h1", { hasText: "Hva er kjørt" }).waitFor();
  await context.close();
});

test("of a cancelled run what is finished can be used, or the rest be run", async () => {
  const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
  await page.getByLabel("Replikasjoner", { exact: true }).fill("6000");
  await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
  await page.locator("progress:not([value='0'])").waitFor();
  await page.getByRole("button", { name: "Avbryt", exact: true }).click();
  await page.getByText(/^Avbrutt etter [\d\u00a0]+ av 12\u00a0000\.$/).waitFor();
  await page.getByRole("button", { name: "Fortsett", exact: true }).waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  await page.getByRole("button", { name: "Bruk disse", exact: true }).click();
  await page.locator(".compare-table").waitFor();
  const used = Number(await page.getByLabel("Replikasjoner", { exact: true }).inputValue());
  expect(used).toBeGreaterThan(1);
  expect(used).toBeLessThan(6000);
  await page.getByText(/^Full kjøring: [\d\u00a0]+ replikasjoner av hvert scenario/).waitFor();
  await context.close();
});

describe("where the server", () => {
  const ask = async (page: Page): Promise<void> => {
    await page.getByLabel("Replikasjoner", { exact: true }).fill("4");
    await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
  };

  test("fails, its words and the id of the error are shown, nothing is lost, and it can be tried again", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
    await context.route("**/api/v1/comparisons", (route) =>
      route.fulfill({
        status: 500,
        contentType: "application/problem+json",
        body: JSON.stringify({ type: "/problems/internal-error", title: "Feil i programmet", errorId: "7f3a12" }),
      }),
    );
    await ask(page);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Feil i programmet");
    expect(await alert.textContent()).toContain("Feil-ID 7f3a12");
    expect(await violationsEverywhere(page)).toEqual([]);
    await context.unroute("**/api/v1/comparisons");
    await alert.getByRole("button", { name: "Prøv igjen" }).click();
    await page.locator(".compare-table").waitFor();
    expect(page.url()).toContain(MORE);
    await context.close();
  });

  test("has not got a run, or may not show it, it is said whom to ask, with a way to the list", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&j=compare%3A${"0".repeat(64)}&l=nb`);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Spør den som ga deg lenken.");
    expect(await violationsEverywhere(page)).toEqual([]);
    await alert.getByRole("link", { name: "Se alle kjøringene" }).click();
    await page.locator("h1", { hasText: "Hva er kjørt" }).waitFor();
    await page.goto("about:blank");
    await context.route("**/api/v1/comparisons", (route) =>
      route.fulfill({
        status: 403,
        contentType: "application/problem+json",
        body: JSON.stringify({ type: "/problems/forbidden", title: "Dette har du ikke lov til" }),
      }),
    );
    await page.goto(`${address}/#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
    await page.locator(".compare-choice").waitFor();
    await ask(page);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("Spør den som driver serveren om tilgang.");
    expect(await violationsEverywhere(page)).toEqual([]);
    await context.close();
  });

  test("cannot be reached, a banner says what goes on without it, and goes away by itself", async () => {
    const { page, context } = await open(`#/oversikt?m=${MODEL}&l=nb`);
    const banner = page.locator(".offline", { hasText: "Ingen kontakt med serveren." });
    expect(await banner.count()).toBe(0);
    await context.setOffline(true);
    await banner.waitFor();
    await page.locator("input[type=range]").first().press("PageUp");
    await page.locator(".comparison-table").waitFor();
    await settledPage(page);
    expect(await violationsEverywhere(page)).toEqual([]);
    await context.setOffline(false);
    await expect.poll(() => banner.count(), { timeout: 20_000 }).toBe(0);
    await context.close();
  });

  test("goes away while a job runs, the job is heard of again when it is back", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
    await context.route("**/events", (route) => route.abort());
    await page.getByLabel("Replikasjoner", { exact: true }).fill("400");
    await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
    await page.locator("progress").waitFor();
    await context.setOffline(true);
    await page.locator(".offline > p").waitFor();
    await context.setOffline(false);
    await page.locator(".compare-table").waitFor();
    await context.close();
  });
});
