/* Bemanning on the screen Scenario, and the municipalities beside each other on Kostnad per bruker, in a real browser. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CostPerUser } from "../analysis/cost-figures.ts";
import { roundedUp } from "../analysis/staff-capacity.ts";
import { formatNumber } from "../report/numbers.ts";
import { commandHere } from "./support/command-here.ts";
import type { TestServer } from "./support/http-app.ts";
import { openPage, violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 120_000 });

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

const nb = (value: number | null, decimals: number): string => formatNumber(value, { language: "nb", decimals });

async function rowsOf(page: Page, heading: string): Promise<string[][]> {
  const section = page.locator(".table-section").filter({ has: page.getByRole("heading", { name: heading }) });
  const rows = await section.locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
}

test("Bemanning has the numbers of flyt staff, and puts the staff that are typed into the scenario", async () => {
  const { page, context, problems } = await openPage(browser, `${address}/#/scenario?m=trondheim&l=nb`);
  await page.getByRole("heading", { name: "Bemanning" }).waitFor();
  const { places } = JSON.parse((await commandHere(["staff", "trondheim", "--json", "-q"])).stdout) as {
    places: { fte: number | null; wageNok: number | null }[];
  };
  const rows = await rowsOf(page, "Årsverk for plassene");
  expect(rows.slice(0, -1).map((row) => [row[2], row[5]])).toEqual(
    places.map(({ fte, wageNok }) => [nb(fte && roundedUp(fte, 1), 1), nb(wageNok === null ? null : wageNok / 1e6, 1)]),
  );
  const field = page.getByLabel("Årsverk", { exact: true });
  expect(await field.inputValue()).toBe("160,2");
  await field.fill("155,2");
  await field.press("Enter");
  await page.getByText("155,2 årsverk rekker til 104 plasser, som tar 154,6 årsverk; 0,6 til overs.").waitFor();
  await page.getByRole("button", { name: "Bruk som tiltak" }).click();
  await page.getByText("Tatt i bruk i scenarioet. Du kan angre.").waitFor();
  await page.getByText("satt til 154,6 årsverk", { exact: false }).waitFor();
  expect(decodeURIComponent(page.url())).toContain(
    '"path":"places.trondheim-helsehus.staff","set":{"fte":154.6,"ftePerPlace":1.48}',
  );
  expect((await rowsOf(page, "Årsverk for plassene"))[0]!.slice(1, 3)).toEqual(["104", "154,6"]);
  await page.getByLabel("Hvilke årsverk").selectOption("night");
  await field.fill("9");
  await field.press("Enter");
  await page.getByText("Det er natt som setter grensen.").waitFor();
  await field.fill("mange");
  await field.press("Tab");
  await page.getByText("«mange» er ikke et tall.", { exact: false }).waitFor();
  await page.getByText("Årsverk etter hva de er til").first().click();
  expect(await violationsEverywhere(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

test("what the page says that the places take is for these places when it is typed", async () => {
  const { page, context, problems } = await openPage(browser, `${address}/#/scenario?m=trondheim&l=nb`);
  await page.locator(".staff-section select").first().selectOption("trondheim-langtid");
  const field = page.getByLabel("Årsverk", { exact: true });
  expect(await field.inputValue()).toBe("882,9");
  await page.getByText("882,9 årsverk rekker til 1 110 plasser, som tar 882,9 årsverk; 0,0 til overs.").waitFor();
  expect((await rowsOf(page, "Årsverk for plassene"))[2]!.slice(1, 3)).toEqual(["1\u00a0110", "882,9"]);
  expect(problems).toEqual([]);
  await context.close();
});

test("staff for more places than there are raise the places in one step that can be undone", async () => {
  const { page, context, problems } = await openPage(browser, `${address}/#/scenario?m=trondheim&l=en`);
  await page.getByLabel("Service").selectOption("fosen-korttid");
  await page.getByLabel("Full-time equivalents", { exact: true }).fill("60");
  await page.getByLabel("Full-time equivalents", { exact: true }).press("Enter");
  await page.getByText("Short-term places, Fosen has 33 places; the change raises them to 55").waitFor();
  await page.getByRole("button", { name: "Use as a measure" }).click();
  expect(decodeURIComponent(page.url())).toContain("places.fosen-korttid.capacityBeds=+22");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => decodeURIComponent(page.url())).not.toContain("fosen-korttid");
  expect(problems).toEqual([]);
  await context.close();
});

test("Kostnad per bruker tells municipalities beside each other with the numbers of its run", async () => {
  const { page, context, problems } = await openPage(browser, `${address}/#/kostnad?m=two-municipalities&l=nb`);
  await page.getByRole("button", { name: "Regn ut kostnad per bruker" }).click();
  await page.getByRole("heading", { name: "Kommunene mot hverandre", exact: true }).waitFor({ timeout: 90_000 });
  const { entries } = JSON.parse((await server.ask("/api/v1/jobs?limit=50")).body) as { entries: { id: string }[] };
  const result = await server.ask(`/api/v1/jobs/${entries[0]!.id}/result`);
  const { costPerUser } = JSON.parse(result.body) as { costPerUser: CostPerUser };
  const shown = async (): Promise<string> => (await page.locator(".cost-findings").textContent())!;
  for (const [beside, other] of [
    ["nordvik", "sorvik"],
    ["sorvik", "nordvik"],
  ] as const) {
    await page.getByLabel("Sammenlign med").selectOption(beside);
    const own = costPerUser.comparisons.find((one) => one.beside === beside && one.actor === other)!;
    const [low, high] = own.costPerUserNok.ci95!;
    const isAlike = low <= 0 && high >= 0;
    await expect.poll(shown).toMatch(isAlike ? /er ikke til å skille/ : /kr (mer|mindre) per bruker enn/);
    const rows = await rowsOf(page, "Hva forskjellen per bruker skyldes");
    const used = own.services.filter(({ costPerUserNok: { mean } }) => mean);
    expect(rows).toHaveLength(used.length + 1);
    expect(rows.at(-1)![0]).toBe("Sum");
  }
  const unitCosts = await rowsOf(page, "Produktivitet: enhetskostnad (kr)");
  const [first] = costPerUser.actors[0]!.productivity;
  expect(unitCosts[0]!.slice(3, 6)).toEqual(
    [first!.directPerUnitNok, first!.overheadPerUnitNok, first!.perUnitNok].map((nok) => nb(nok, 0)),
  );
  expect(await violationsEverywhere(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
