/* The screen Kjøringer, a run among a hundred, and what another model made, in a real browser with a real server behind. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { JobBody } from "../server/http/schemas.ts";
import { programVersion } from "../tasks/package.ts";
import { JSON_TYPE, type TestServer } from "./support/http-app.ts";
import { type OpenedPage, openPage, violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 120_000 });

const OLD = "c".repeat(64);
const SWEEP = { study: "two-municipalities-space", replications: 2 };
const FACTOR_NAMES = [
  "Hospital beds (±)",
  "Short-term in Nordvik (±)",
  "Long-term in Nordvik (±)",
  "Acute admissions (×)",
];

let browser: Browser;
let server: TestServer;
let address: string;
let run: JobBody;
let sweep: JobBody;

beforeAll(async () => {
  ({ browser, server, address } = await servedPage());
  run = await done("runs", { scenario: "tandem", replications: 6 });
  sweep = await done("sweeps", SWEEP);
  await keepOld();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function done(url: string, payload: object): Promise<JobBody> {
  const asked = await server.ask({ method: "POST", url: `/api/v1/${url}`, headers: JSON_TYPE, payload });
  const { links } = asked.json() as JobBody;
  await server.ask({ url: links.events, headers: { accept: "text/event-stream" } });
  return (await server.ask(links.self)).json() as JobBody;
}

/** The same run as an older model would have left it: one figure is another. */
async function keepOld(): Promise<void> {
  const { jobs, notes } = server.store;
  const result = (await server.ask(run.links.result)).json() as { measures: { mean: number | null }[] };
  const at = result.measures.findIndex(({ mean }) => (mean ?? 0) > 1);
  result.measures[at]!.mean! += 1;
  const created = { kind: "run", title: "Gammel kjøring", placeDays: 1, events: 1, owner: "ola", createdAtMs: 1 };
  await jobs.insert({ ...created, id: OLD, program: "0.0.1", rerunOf: null }, (await jobs.task(run.id))!);
  await jobs.change(OLD, { states: ["queued"] }, { state: "running", attempt: 1, startedAtMs: 2 });
  const content = new TextEncoder().encode(JSON.stringify(result));
  const files = [{ name: "result.json", mediaType: "application/json", content }];
  await jobs.finish(OLD, 1, { status: "done", files, endedAtMs: 3, finished: 6 });
  await notes.put({ job: OLD, note: "Fra i fjor", tags: ["arkiv"], changedAtMs: 4, changedBy: "ola" }, 0);
}

const open = (hash: string): Promise<OpenedPage> => openPage(browser, `${address}/${hash}`);
const details = (page: Page) => page.locator(".run-details");

describe("a run", () => {
  test("is opened from the list by keyboard, noted, found by its tag, and nobody's note is written over unseen", async () => {
    const { page, context, problems } = await open("#/kjoringer?m=tandem&l=nb");
    const row = page.locator("tbody tr").filter({ has: page.locator(`#open-${run.id}`) });
    expect(await row.textContent()).toContain(programVersion());
    // The figure in the list is that of the result.
    expect(await row.locator(".job-figure").count()).toBeGreaterThan(0);
    await page.locator(`#open-${run.id}`).focus();
    await page.keyboard.press("Enter");
    await details(page).waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("run-title");
    expect(page.url()).toContain(`j=shown%3A${run.id}`);
    await expect.poll(() => details(page).textContent()).toContain("Full kjøring (6 replikasjoner)");
    await page.getByLabel("Notat", { exact: true }).fill("Til møtet");
    await page.getByLabel("Merkelapper").fill("mars, budsjett 2027");
    await page.getByRole("button", { name: "Lagre notat" }).click();
    await page.getByText("Lagret.").waitFor();
    await row.getByText("budsjett 2027").waitFor();
    const said = { job: run.id, note: "Kari var her", tags: [], changedAtMs: 9, changedBy: "kari" };
    await server.store.notes.put(said, 1);
    await page.getByLabel("Notat", { exact: true }).fill("Mitt");
    await page.getByRole("button", { name: "Lagre notat" }).click();
    await page.getByText("kari har endret notatet mens du skrev. Ditt er ikke lagret.").waitFor();
    expect((await server.store.notes.get(run.id))?.note).toBe("Kari var her");
    await page.getByRole("button", { name: "Lagre mitt i stedet" }).click();
    await expect.poll(async () => (await server.store.notes.get(run.id))?.note).toBe("Mitt");
    await page.getByLabel("Merkelapp", { exact: true }).selectOption("mars");
    await expect.poll(() => page.locator(".runs > .card tbody").first().locator("tr").count()).toBe(1);
    await page.getByLabel("Merkelapp", { exact: true }).selectOption("");
    await page.getByRole("searchbox").fill("GAMMEL");
    await page.locator(`#open-${OLD}`).waitFor();
    await expect.poll(() => page.locator(".runs > .card tbody").first().locator("tr").count()).toBe(1);
    await page.getByRole("searchbox").fill("");
    await page.locator(`#open-${run.id}`).waitFor();
    await page.getByRole("button", { name: "Lukk kjøringen" }).click();
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe(`open-${run.id}`);
    // The conflict is answered with 412, and the browser says so.
    expect(problems.filter((problem) => !problem.includes("412"))).toEqual([]);
    await context.close();
  });

  test("shows its manifest, its log and all its files, and is run again to the same bytes", async () => {
    const { page, context, problems } = await open(`#/kjoringer?m=tandem&j=shown:${run.id}&l=nb`);
    await details(page).getByText("Kjørt på nytt").first().waitFor({ state: "detached" });
    await details(page).locator(".run-manifest").getByText(run.id).waitFor();
    const log = details(page).locator("details", { has: page.getByText("Logg", { exact: true }) });
    await expect.poll(() => log.locator("tbody th").count()).toBe(3);
    expect(await log.locator("tbody td:nth-of-type(1)").allTextContents()).toEqual(["I kø", "Kjører", "Ferdig"]);
    const links = details(page).locator("a[download]");
    expect(await links.allTextContents()).toEqual(run.files.map(({ name }) => name));
    await page.getByRole("button", { name: "Kjør på nytt" }).click();
    await page.getByText(`Bytene er de samme i alle ${run.files.length} filer.`).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test("is counted patient by patient: in is out and inside, Little's law holds, and charts have their tables", async () => {
    const { page, context, problems } = await open(`#/kjoringer?m=tandem&j=shown:${run.id}&l=nb`);
    await details(page).getByText("Kan jeg stole på den?").click();
    await details(page)
      .getByText(/^Inn = ut \+ inne: [\d\s]+ = [\d\s]+ \+ [\d\s]+\.$/)
      .waitFor();
    await details(page)
      .getByText(/^Littles lov stemmer for alle tjenester/)
      .waitFor();
    for (const name of ["Oppvarming", "Usikkerhet mot replikasjoner"]) {
      const figure = page.locator("section.figure", { has: page.getByRole("heading", { name, exact: true }) });
      await figure.getByText("Vis tallene som tabell").click();
      await expect.poll(() => figure.locator("table tbody tr").count()).toBeGreaterThan(3);
    }
    // What is known after all of them is what the run says.
    const [{ alternatives }] = run.figures!;
    const after = page.locator("section.figure").filter({ hasText: "Etter 6 replikasjoner er snittet" });
    const shown = /snittet (−?[\d,]+)/.exec((await after.locator(".finding").textContent())!)![1]!;
    expect(Number(shown.replace(",", ".").replace("−", "-"))).toBeCloseTo(alternatives[0]!.mean!, 1);
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("of a design of experiments shows all its points, with the numbers of its result in the table", async () => {
    const { page, context, problems } = await open(`#/kjoringer?m=tandem&j=shown:${sweep.id}&l=en`);
    const figure = page.locator("section.figure", {
      has: page.getByRole("heading", { name: "All points of the design" }),
    });
    await figure.getByText("Show the numbers as a table").click();
    const result = (await server.ask(sweep.links.result)).json() as {
      points: { measures: { mean: number }[] }[];
    };
    await figure.locator("tbody tr").first().waitFor();
    const cells = await figure.locator("tbody tr td:last-child").allTextContents();
    expect(cells).toHaveLength(result.points.length);
    // Factors and what comes of them are called by their names.
    const headers = (await figure.locator("thead th").allTextContents()).slice(1);
    expect(headers.slice(0, -1)).toEqual(FACTOR_NAMES);
    expect(headers.at(-1)).not.toMatch(/[a-z]-[a-z]+-/);
    cells.forEach((text, at) => {
      const mean = result.points[at]!.measures[0]!.mean;
      expect(Math.abs(Number(text.replaceAll(",", "").replace("−", "-")) - mean)).toBeLessThanOrEqual(
        0.05 * Math.max(1, Math.abs(mean)),
      );
    });
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

test("documents that are made of a run are no runs of the list, until they are asked for", async () => {
  const made = await done("reports", { job: run.id, format: "html" });
  const { page, context, problems } = await open("#/kjoringer?m=tandem&l=nb");
  await page.locator(`#open-${run.id}`).waitFor();
  expect(await page.locator(`#open-${made.id}`).count()).toBe(0);
  await page.getByLabel("Hva", { exact: true }).selectOption("Rapport");
  await page.locator(`#open-${made.id}`).waitFor();
  expect(await page.locator(`#open-${run.id}`).count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

describe("another model", () => {
  test("made a run: it is read as it is, or upgraded, and then what changed is shown", async () => {
    const { page, context, problems } = await open(`#/kjoringer?m=tandem&j=shown:${OLD}&l=nb`);
    await details(page).getByText("Laget med modell 0.0.1.").waitFor();
    await page.getByRole("button", { name: "Åpne skrivebeskyttet" }).click();
    await details(page).getByText("Skrivebeskyttet: tallene er fra modell 0.0.1").waitFor();
    const note = page.getByLabel("Notat", { exact: true });
    expect([await note.inputValue(), await note.getAttribute("readonly")]).toEqual(["Fra i fjor", ""]);
    expect(await page.getByRole("button", { name: "Lagre notat" }).count()).toBe(0);
    await page.getByRole("button", { name: "Oppgrader (viser hva som endres)" }).click();
    await details(page)
      .getByText(/1 av [\d\s]+ tall er blitt andre\./)
      .waitFor();
    const [changed] = await details(page).locator(".run-compared tbody tr").all();
    expect(await changed!.locator("td").last().textContent()).toMatch(/^−1(,0+)?$/);
    expect(await violationsEverywhere(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("made a link: nothing can be changed before it is upgraded, and then figures stand beside each other", async () => {
    const { page, context, problems } = await open(
      "#/oversikt?m=tandem&c=places.sykehjem.capacityBeds%3D%2B2&v=0.0.1&k=dischargeReadyMean:99.5&l=nb",
    );
    await page.getByText(/Laget med modell 0\.0\.1; denne siden har modell/).waitFor();
    const slider = page.locator("input[type=range]").first();
    expect(await slider.isDisabled()).toBe(true);
    const before = page.url();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Åpne skrivebeskyttet" }).click();
    await page.getByText("Skrivebeskyttet: laget med modell 0.0.1.").waitFor();
    await page.locator(".other-model tbody tr").first().waitFor();
    expect(await slider.isDisabled()).toBe(true);
    expect(page.url()).toBe(before);
    // Nothing of it was kept over what was there.
    expect(await page.evaluate("localStorage.getItem('flyt.document.1')")).toBeNull();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.getByRole("button", { name: "Oppgrader (viser hva som endres)" }).click();
    await page.getByText("Oppgradert fra modell 0.0.1").waitFor();
    const cells = await page.locator(".other-model tbody tr").first().locator("td").allTextContents();
    expect(cells[0]).toBe("99,5");
    const number = (text: string): number => Number(text.replace(",", ".").replace("−", "-"));
    expect(number(cells[1]!) - number(cells[0]!)).toBeCloseTo(number(cells[2]!), 1);
    expect(await slider.isDisabled()).toBe(false);
    expect(page.url()).toContain(`v=${programVersion()}`);
    await page.getByRole("button", { name: "Lukk", exact: true }).click();
    expect(await page.locator(".other-model").count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("is no matter where it is the same: a link that is copied carries what the model says", async () => {
    const { page, context } = await openPage(browser, `${address}/#/oversikt?m=tandem&v=${programVersion()}&l=nb`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    expect(await page.locator(".other-model").count()).toBe(0);
    await page.getByRole("button", { name: "Kopier lenke" }).click();
    await expect
      .poll(() => page.evaluate("navigator.clipboard.readText()"))
      .toMatch(new RegExp(`v=${programVersion()}&k=[A-Za-z]+(%40[a-z0-9-]+)?%3A[\\d.]+`));
    await context.close();
  });
});
