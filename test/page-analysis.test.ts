/* The screens Sammenlign and Flaskehalser in a real browser, with a real server behind them: jobs in memory, a small scenario. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keyText } from "../analysis/measure-keys.ts";
import type { BottlenecksDocument } from "../report/bottleneck-json.ts";
import { type BottleneckMoneyDocument, bottleneckMoneyTable } from "../report/bottleneck-money.ts";
import { placesTable } from "../report/bottleneck-tables.ts";
import { deviationParts } from "../report/deviation-table.ts";
import { differenceText, meanText } from "../report/figures.ts";
import { priceSources } from "../report/price-sources.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { SweepDocument } from "../report/sweep-document.ts";
import { valueTable } from "../report/value-table.ts";
import { loadScenario } from "../scenarios/load.ts";
import { type ComparisonAnswer, toldMoney, toldRuns } from "../web/state/told-runs.ts";
import type { TestServer } from "./support/http-app.ts";
import { violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 120_000 });

const MODEL = "tandem";
const MORE = "c=places.sykehjem.capacityBeds%3D%2B2";

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

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[];
}

async function open(hash: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // A page that simulates beside other tests may need many times its usual second.
  page.setDefaultTimeout(100_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(`${address}/${hash}`);
  await page.waitForSelector(".settled");
  return { page, context, problems };
}

/** What came of the job that the address of the page names. */
async function resultOf<Result>(page: Page, kind: string): Promise<Result> {
  const [, id] = new RegExp(`j=${kind}%3A([0-9a-f]+)`).exec(page.url())!;
  return JSON.parse((await server.ask(`/api/v1/jobs/${id}/result`)).body) as Result;
}

const facts = scenarioFacts(loadScenario(join(import.meta.dirname, "..", "scenarios", `${MODEL}.yaml`)).scenario);

describe("Sammenlign", { timeout: 90_000 }, () => {
  test("shows the figures of the server's result, in table, figure and link, and is accessible", async () => {
    const { page, context, problems } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.getByLabel("Navn på scenarioet").fill("To plasser til");
    await page.getByRole("button", { name: "Behold som scenario" }).click();
    await page.getByRole("button", { name: "To plasser til", exact: true }).click();
    await page.getByLabel("Replikasjoner").fill("8");
    await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
    await page.waitForSelector(".compare-table");
    const answer = await resultOf<ComparisonAnswer>(page, "compare");
    expect(answer.manifest.replications).toBe(8);
    const runs = toldRuns(answer, facts, "Basis", "nb");
    expect(runs.map(({ name }) => name)).toEqual(["Basis", "Nå (1 endring)", "To plasser til"]);
    const nights = keyText({ measure: "overstayNightsPerYear" });
    const row = page.locator(".compare-table tbody tr", { hasText: "Overliggerdøgn, alle i" });
    const cells = await row.locator("td").allTextContents();
    expect(cells[1]).toBe(
      meanText(
        runs[0].estimates.find(({ key }) => keyText(key) === nights),
        "nb",
      ),
    );
    for (const at of [1, 2]) {
      const difference = runs[at].differences.find(({ key }) => keyText(key) === nights)!;
      expect(cells[3 * at]).toBe(differenceText(difference, "nb"));
      expect(difference.difference).toBeLessThan(0);
    }
    expect(await page.getByText("Justert for 2 sammenligninger").count()).toBe(1);

    const forest = page.locator(".figure", { hasText: "Endring mot basis, med usikkerhet" });
    await forest.getByText("Vis tallene som tabell").click();
    await forest.locator("table").waitFor();
    const shown = await forest.locator("table tbody").textContent();
    expect(shown).toContain("To plasser til");
    expect(await page.getByRole("heading", { name: "Hvem betaler, hvem sparer", exact: true }).count()).toBe(1);
    const lead = answer.alternatives[1].money!.sentences!.nb[0];
    expect(await page.locator("[aria-labelledby=compare-money]").textContent()).toContain(lead);
    const [deviation] = deviationParts(toldMoney(answer, runs)[0].deviations!, facts, "nb");
    expect(deviation.table.rows.length).toBeGreaterThan(4);
    const deviations = page.getByRole("table", { name: `${deviation.title}, ${runs[1].name}`, includeHidden: true });
    for (const [, cell] of deviation.table.rows) expect(await deviations.textContent()).toContain(cell ?? "");

    const ledgers = answer.alternatives.flatMap((one) => one.money!.ledger);
    const sources = page.locator("details", { hasText: "Kilder for prisene" }).locator("li");
    expect(await sources.allTextContents()).toEqual(
      priceSources(ledgers, "nb").map(({ prices, source }) => `${prices}: ${source}`),
    );

    await page.getByRole("button", { name: "Hent alle replikasjonene og vis kurven" }).click();
    const curve = page.locator(".figure", { hasText: "Sannsynlighet for høyst så mange overliggerdøgn" });
    await curve.getByText("Vis tallene som tabell").click();
    await curve.locator("table").waitFor();
    expect(await curve.locator("table tbody tr").count()).toBe(21);
    expect(await page.getByRole("button", { name: /^Kjør med \d/ }).count()).toBe(1);
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);

    // Who gets the link sees the same, also what was kept under a name in another browser.
    const texts = await page.locator(".compare-table td").allTextContents();
    const other = await open(page.url().slice(address.length + 1));
    await other.page.waitForSelector(".compare-table");
    expect(await other.page.locator(".compare-table td").allTextContents()).toEqual(texts);
    expect(
      await other.page.getByRole("button", { name: "To plasser til", exact: true }).getAttribute("aria-pressed"),
    ).toBe("true");
    expect(await other.page.getByText("Tallene gjelder forrige versjon.").count()).toBe(0);
    await other.context.close();

    // Another language asks nothing else.
    await page.locator(".page-header select").nth(1).selectOption("en");
    await page.getByText("Adjusted for 2 comparisons").waitFor();
    expect(await page.getByText("The figures are of the version before.").count()).toBe(0);
    await page.locator(".page-header select").nth(1).selectOption("nb");
    await page.getByText("Justert for 2 sammenligninger").waitFor();

    // Another choice makes the figures old ones; they stay.
    await page.getByRole("button", { name: "To plasser til", exact: true }).click();
    await page.getByText("Tallene gjelder forrige versjon.").waitFor();
    expect(await page.locator(".compare-table").count()).toBe(1);
    await context.close();
  });

  test("orders and hides indicators", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=nb`);
    await page.getByLabel("Replikasjoner").fill("4");
    await page.getByRole("button", { name: "Sammenlign", exact: true }).click();
    await page.waitForSelector(".compare-table");
    const names = (): Promise<string[]> => page.locator(".compare-table tbody th").allTextContents();
    const before = await names();
    await page.getByLabel("Rekkefølge").selectOption({ label: "Navn" });
    expect(await names()).toEqual([...before].sort((a, b) => a.localeCompare(b, "nb")));
    await page.getByText("Vis og skjul indikatorer").click();
    await page.locator(".row-choice input").first().uncheck();
    expect(await names()).toHaveLength(before.length - 1);
    await page.getByRole("button", { name: "Vis alle" }).click();
    expect(await names()).toHaveLength(before.length);
    // Two scenarios are one comparison: nothing to adjust for.
    expect(await page.getByText(/^Justert for/).count()).toBe(0);
    await context.close();
  });

  test("refuses what measures other days, with the reason", async () => {
    const longer = encodeURIComponent(JSON.stringify({ path: "run.lengthDays", multiply: 2 }));
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&c=${longer}&l=nb`);
    expect(await page.locator(".compare-note").textContent()).toBe(
      "«Nå (1 endring)» kan ikke sammenlignes: det har en annen simuleringsperiode eller kalender enn basis.",
    );
    const button = page.getByRole("button", { name: "Sammenlign", exact: true });
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    await button.click({ force: true });
    expect(await page.locator("progress, .compare-table").count()).toBe(0);
    await context.close();
  });

  test("a long comparison tells how far it is, and can be cancelled and gone on with", async () => {
    const { page, context } = await open(`#/sammenlign?m=${MODEL}&${MORE}&l=en`);
    await page.getByLabel("Replications").fill("5000");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.locator("progress").waitFor();
    await page.getByText(/^\d[\d,]* of 10,000 replications/).waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByText(/^Cancelled after/).waitFor();
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await page.locator("progress").waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await context.close();
  });
});

describe("Flaskehalser", { timeout: 90_000 }, () => {
  test("shows the ranking, the sentences, the matrix and the tornado of the server's results, and is accessible", async () => {
    const { page, context, problems } = await open(`#/flaskehalser?m=${MODEL}&l=nb`);
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.getByLabel("Replikasjoner", { exact: true }).first().fill("8");
    await page.getByRole("button", { name: "Finn flaskehalsen" }).click();
    await page.waitForSelector("#bottleneck-finding");
    const found = await resultOf<BottlenecksDocument & { readonly money: BottleneckMoneyDocument }>(
      page,
      "bottlenecks",
    );
    const sentences = found.sentences.nb;
    const told = await page.locator(".results").first().textContent();
    for (const sentence of sentences) expect(told).toContain(sentence);
    expect(found.places.map(({ place }) => place).sort()).toEqual(["sykehjem", "sykehusavdeling"]);
    const ranked = page.locator("table", { has: page.getByText("Tjenestene, den som sparer mest, først") });
    const rows = await ranked.locator("tbody tr").all();
    expect(rows).toHaveLength(found.ranking.places.length);
    const expected = placesTable(found, facts, "nb").rows;
    for (const [at, { place }] of found.ranking.places.entries()) {
      const texts = await rows[at].locator("th, td").allTextContents();
      const state = found.places.find((one) => one.place === place)!;
      const full = meanText(
        {
          key: { measure: "shareOfTimeFull" },
          count: 8,
          mean: state.shareOfTimeFull,
          standardError: null,
          ci95: state.shareOfTimeFullCi95,
          p10: null,
          p50: null,
          p90: null,
        },
        "nb",
      );
      expect(texts[2]).toBe(full);
      expect(texts).toEqual(expected[at].cells.map(({ text }) => text));
    }
    const net = bottleneckMoneyTable(facts, found.money, "nb");
    expect(net.table.columns.length).toBeGreaterThan(1);
    const nets = page.getByRole("table", { name: net.title }).locator("tbody tr");
    const shown = await Promise.all((await nets.all()).map((row) => row.locator("th, td").allTextContents()));
    expect(shown).toEqual(valueTable(net.table).rows.map(({ cells }) => cells.map(({ text }) => text)));
    expect(await page.getByText(net.note).count()).toBe(1);
    await page.getByLabel("Replikasjoner", { exact: true }).last().fill("4");
    await page.getByRole("button", { name: "Regn ut følsomheten" }).click();
    await page.waitForSelector("svg[aria-labelledby^=tornado]");
    const sweep = await resultOf<SweepDocument>(page, "sweep");
    const tornado = page.locator(".figure:has(svg[aria-labelledby^=tornado])");
    await tornado.getByText("Vis tallene som tabell").click();
    await tornado.locator("table").waitFor();
    const levers = await tornado.locator("table tbody th").allTextContents();
    expect(levers.map((text) => text.replaceAll("\u00a0", " ")).sort()).toEqual(
      expect.arrayContaining([expect.stringMatching(/: 14 ± 1 plasser$/), expect.stringMatching(/: 20 ± 2 plasser$/)]),
    );
    expect(sweep.points).toHaveLength(1 + 2 * levers.length);
    const before = await tornado.locator("table tbody").textContent();
    await tornado.getByLabel("Vis for").selectOption({ index: 1 });
    expect(await tornado.locator("table tbody").textContent()).not.toBe(before);
    expect(await violationsEverywhere(page)).toEqual([]);
    // Who leaves the screen and comes back finds it as it was.
    await page.getByRole("link", { name: "Scenario", exact: true }).click();
    await page.getByRole("link", { name: "Flaskehalser", exact: true }).click();
    await page.waitForSelector("#bottleneck-finding");
    expect(await page.evaluate("document.activeElement === document.querySelector('h1')")).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("says what to do where the server does not answer, and goes on when it does", async () => {
    const { page, context } = await open(`#/flaskehalser?m=${MODEL}&l=nn`);
    await context.route("**/api/v1/bottlenecks", (route) => route.abort());
    await page.getByRole("button", { name: "Finn flaskehalsen" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("Tenaren svarer ikkje.");
    await context.unroute("**/api/v1/bottlenecks");
    await page.getByRole("button", { name: "Prøv igjen" }).click();
    await page.waitForSelector("#bottleneck-finding");
    await context.close();
  });
});
