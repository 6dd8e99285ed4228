/* The screens Optimering, Framskriving and Kostnad per bruker in a real browser, with a real server behind them. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { CostPerUser } from "../analysis/cost-figures.ts";
import { type FrontierMoneyDocument, frontierMoneyTable } from "../report/frontier-money.ts";
import type { MoneyDocument } from "../report/money-json.ts";
import { formatNumber } from "../report/numbers.ts";
import type { FrontierDocument, OptimizeDocument } from "../report/plan-json.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { valueTable } from "../report/value-table.ts";
import { loadScenario } from "../scenarios/load.ts";
import { JSON_TYPE, type TestServer } from "./support/http-app.ts";
import { openPage, violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 120_000 });

const MODEL = "tandem";
/** Of the nursing home of that scenario, before anything is changed. */
const BEDS = "places.sykehjem.capacityBeds";

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

const open = (screen: string, language = "nb") => openPage(browser, `${address}/#/${screen}?m=${MODEL}&l=${language}`);

interface ListedJob {
  readonly id: string;
  readonly kind: string;
}

/** What came of the job of a kind that was asked for last. */
async function lastResult<Result>(kind: string): Promise<Result> {
  const { entries } = JSON.parse((await server.ask("/api/v1/jobs?limit=50")).body) as { entries: ListedJob[] };
  const { id } = entries.find((job) => job.kind === kind)!;
  return JSON.parse((await server.ask(`/api/v1/jobs/${id}/result`)).body) as Result;
}

async function cellsOf(page: Page, region: string): Promise<string[][]> {
  const rows = page.getByRole("region", { name: region }).locator("tbody tr");
  return Promise.all((await rows.all()).map((row) => row.locator("th, td").allTextContents()));
}

const nb = (value: number | null, decimals = 0, isDifference = false): string =>
  formatNumber(value, { language: "nb", decimals, isDifference });

describe("Optimering", () => {
  test("finds a proposal, tells it as it was found, and makes it the scenario", { timeout: 90_000 }, async () => {
    const { page, context, problems } = await open("optimering");
    await page.getByRole("button", { name: "Finn forslag" }).click();
    await page.locator(".plan-result").waitFor({ timeout: 60_000 });
    const found = await lastResult<OptimizeDocument & { readonly money: MoneyDocument }>("optimize");
    expect(found.status).toBe("proposed");
    const [own] = found.plan!;
    const [row] = await cellsOf(page, "Forslag: hva som endres, hvor og når (mot i dag), kan rulles sidelengs");
    expect(row.slice(1, 4)).toEqual(["14", String(14 + own.units), nb(own.units, 0, true)]);
    const told = (await page.locator(".plan-effect").first().textContent())!;
    expect(told).toContain(`${nb(found.objective!.today.mean)} i dag`);
    expect(told).toContain(nb(found.objective!.difference.mean, 0, true));
    expect(await page.getByText(/stopper planen:/).count()).toBe(found.margins!.length);
    const who = page.locator(".plan-sentences").filter({ hasText: "Hvem betaler, hvem sparer" });
    for (const sentence of found.money.sentences!.nb) expect(await who.textContent()).toContain(sentence);
    const isConfirmed =
      found.promise!.plan! >= found.objective!.plan.ci95![0] && found.promise!.plan! <= found.objective!.plan.ci95![1];
    expect(await page.locator(".plan-sentences .ds-tag").textContent()).toBe(isConfirmed ? "Bekreftet" : "Avvik");
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.getByRole("button", { name: "Ta i bruk" }).click();
    await page.getByText("Forslaget er nå scenarioet: 1 endring. Du kan angre.").waitFor();
    expect(decodeURIComponent(page.url())).toContain(`"path":"${BEDS}","add":${own.units}`);
    // What was found is there again after the page has been closed.
    await page.goto("about:blank");
    await page.goto(`${address}/#/optimering?m=${MODEL}&l=en`);
    await page.getByRole("heading", { name: "Proposal: Hos" }).waitFor();
    await page.getByLabel("Running costs a year").fill("3");
    await page.getByLabel("Running costs a year").press("Tab");
    await page.getByText("The form has been changed since.").first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test("draws the frontier, of which every point is a proposal", { timeout: 90_000 }, async () => {
    const { page, context, problems } = await open("optimering");
    await page.getByRole("button", { name: "Tegn effektiv front" }).click();
    const points = page.locator(".plan-frontier .chart :is(circle, rect[width='8'])");
    await points.first().waitFor({ timeout: 60_000 });
    const found = await lastResult<FrontierDocument & { readonly money: FrontierMoneyDocument }>("optimize");
    const facts = scenarioFacts(loadScenario(`scenarios/${MODEL}.yaml`).scenario);
    const net = frontierMoneyTable(facts, found.money, "nb");
    expect(net.table.columns.length).toBeGreaterThan(1);
    expect(await cellsOf(page, `${net.title}, kan rulles sidelengs`)).toEqual(
      valueTable(net.table).rows.map(({ cells }) => cells.map(({ text }) => text)),
    );
    expect(await points.count()).toBe(found.levels.length);
    const last = found.levels.length - 1;
    await points.nth(last).click();
    await page.getByRole("heading", { name: "Forslag for 5 mill. kr" }).waitFor();
    expect(await page.locator("input[name=plan-level]").nth(last).isChecked()).toBe(true);
    await page.getByText("Vis tallene som tabell").click();
    await page.locator(".plan-frontier .figure-foot tbody tr").first().waitFor();
    const table = await cellsOf(page, "Effektiv front, Vis tallene som tabell, kan rulles sidelengs");
    expect(table.map(([, cost]) => cost)).toEqual(found.levels.map(({ cost }) => nb(cost.meanPerYear / 1e6)));
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test(
    "can be cancelled and asked again, tells what would have to give way, and which field is wrong",
    { timeout: 90_000 },
    async () => {
      const { page, context } = await open("optimering");
      await page.getByLabel("Lavest mulig kostnad som når kravene").check();
      const target = page.getByLabel("Utskrivningsklare pasienter, høyst");
      const budget = page.getByLabel("Årlig drift: høyst per år (mill. kr)");
      await budget.fill("ni");
      await budget.press("Tab");
      const alert = page.getByRole("alert").getByRole("button");
      expect(await alert.textContent()).toBe(
        "Årlig drift: høyst per år (mill. kr): «ni» er ikke et tall. Skriv for eksempel 9 eller 9,5.",
      );
      expect(await violationsEverywhere(page)).toEqual([]);
      await alert.click();
      expect(await page.evaluate("document.activeElement.id")).toBe("plan-budgets-drift-perYearAtMost");
      await budget.fill("1");
      await budget.press("Tab");
      await target.fill("0,1");
      await target.press("Tab");
      await page.getByRole("button", { name: "Finn forslag" }).click();
      await page.getByRole("button", { name: "Avbryt" }).click();
      await page.getByText("Avbrutt etter").waitFor();
      await page.getByRole("button", { name: "Finn forslag" }).click();
      await page.getByText("Det minste som måtte gi etter").waitFor({ timeout: 60_000 });
      const found = await lastResult<OptimizeDocument>("optimize");
      expect(found.status).toBe("targets-missed");
      expect(await page.locator(".ds-alert li").allTextContents()).toHaveLength(found.relaxations!.length);
      expect(await violationsEverywhere(page)).toEqual([]);
      await context.close();
    },
  );
});

test("Framskriving has the numbers of the job that reckons the same", { timeout: 90_000 }, async () => {
  const { page, context, problems } = await open("framskriving");
  await page.getByLabel("Siste år", { exact: true }).fill("2030");
  await page.getByLabel("Siste år", { exact: true }).press("Tab");
  await page.getByRole("heading", { name: "Tjenestene i 2030, referanse" }).waitFor();
  const payload = { lastYear: 2030 };
  const asked = await server.ask({ method: "POST", url: "/api/v1/forecasts", headers: JSON_TYPE, payload });
  const { id } = JSON.parse(asked.body) as ListedJob;
  await expect
    .poll(async () => JSON.parse((await server.ask(`/api/v1/jobs/${id}`)).body).state as string, { timeout: 30_000 })
    .toBe("done");
  const found = await lastResult<{
    readonly needs: readonly { readonly years: readonly { readonly fte: number; readonly costNok: number }[] }[];
  }>("forecast");
  const tables = page.locator("#forecast-tables ~ .table-section");
  for (const [title, of] of [
    ["Årsverk", (own: { fte: number }) => own.fte],
    ["Kostnad", (own: { costNok: number }) => own.costNok / 1e6],
  ] as const) {
    const section = tables.filter({ has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) }).first();
    const rows = await section.locator("tbody tr").all();
    const cells = await Promise.all(rows.map((row) => row.locator("td").allTextContents()));
    expect(cells.map((row) => row.filter((_, at) => at % 2 === 0))).toEqual(
      cells.map((_, year) => found.needs.map(({ years }) => nb(of(years[year] as never)))),
    );
    expect(rows.length).toBe(7);
  }
  await page.getByLabel("Siste år", { exact: true }).fill("1999");
  await page.getByLabel("Siste år", { exact: true }).press("Tab");
  await page.getByText("Tallet kan ikke være under 2025.").waitFor();
  expect(await page.locator(".figure").count()).toBe(4);
  await page.getByRole("heading", { name: "Tjenestene i 2030, referanse" }).waitFor();
  await page.getByLabel("Siste år", { exact: true }).fill("2200");
  await page.getByLabel("Siste år", { exact: true }).press("Tab");
  const most = /over (\d{4})/.exec((await page.getByText(/^Tallet kan ikke være over/).textContent())!)![1]!;
  // The last year that the population has can be asked for.
  await page.getByLabel("Siste år", { exact: true }).fill(most);
  await page.getByLabel("Siste år", { exact: true }).press("Tab");
  await page.getByRole("heading", { name: `Tjenestene i ${most}, referanse` }).waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

test("Kostnad per bruker has the numbers of its run", { timeout: 90_000 }, async () => {
  const { page, context, problems } = await open("kostnad");
  await page.getByRole("button", { name: "Regn ut kostnad per bruker" }).click();
  await page.locator(".figure").first().waitFor({ timeout: 60_000 });
  const { costPerUser } = await lastResult<{ readonly costPerUser: CostPerUser }>("run");
  const figure = page.locator(".figure").first();
  await figure.getByText("Vis tallene som tabell").click();
  await figure.locator("table tbody tr").first().waitFor();
  const rows = await figure.locator("table tbody tr").all();
  const shown = await Promise.all(rows.map((row) => row.locator("td").first().textContent()));
  // In the order of the scenario.
  expect(shown.toSorted()).toEqual(costPerUser.actors.map(({ costPerUserNok: { mean } }) => nb(mean)).toSorted());
  expect(await violationsEverywhere(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
