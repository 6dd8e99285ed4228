/* The screen Rapport in a real browser, with a real server behind it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { REPORT_WORDS } from "../report/report-words.ts";
import { commandHere } from "./support/command-here.ts";
import { JSON_TYPE, type TestServer } from "./support/http-app.ts";
import { letterheadFile } from "./support/letterhead-file.ts";
import { officeParts } from "./support/office-files.ts";
import { openPage, violationsEverywhere } from "./support/page-browser.ts";
import { servedPage } from "./support/served-page.ts";

vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "flyt-page-report-"));
const path = (...names: string[]) => join(folder, ...names);
const BEDS = "places.sykehjem.capacityBeds";

let browser: Browser;
let server: TestServer;
let address: string;
let comparison: string;

beforeAll(async () => {
  ({ browser, server, address } = await servedPage());
  const payload = { scenario: "tandem", with: [`${BEDS}=+2`, `${BEDS}=+4`], replications: 5, money: true };
  const asked = await server.ask({ method: "POST", url: "/api/v1/comparisons", headers: JSON_TYPE, payload });
  comparison = (JSON.parse(asked.body) as { id: string }).id;
  await server.ask(`/api/v1/jobs/${comparison}/events`);
  const words = ["compare", "tandem", "--with", `${BEDS}=+2`, "--with", `${BEDS}=+4`, "-n", "5", "--money"];
  await commandHere([...words, "--out", path("results"), "--threads", "1", "-q"]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The screen with its preview and the generated text. */
async function openReport(language = "nb") {
  const screen = await openPage(browser, `${address}/#/rapport?m=tandem&l=${language}`);
  await screen.page.frameLocator("iframe.report-frame").locator("h1").waitFor();
  await screen.page.locator("#summary-text:not([disabled])").waitFor();
  return { ...screen, frame: screen.page.frameLocator("iframe.report-frame") };
}

/** What a button gives. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return readFileSync((await file.path())!);
}

/** Without the day of the run, which a results folder has and a job has not. */
const undated = (html: string) => html.replace(/ · [^·<]*\d{4}(?=<\/p><\/footer>)/, "");

test("what is written is seen at once, is kept, can be undone, and is what the command makes of the same text", async () => {
  const { page, context, frame, problems } = await openReport();
  const field = page.locator("#summary-text");
  const generated = await field.inputValue();
  expect(generated).toBe((await commandHere(["report", path("results"), "--format", "md"], "nb")).stdout);
  await page.getByText("Generert", { exact: true }).waitFor();
  const text = `Vi anbefaler **to plasser til**.\n\n${generated}`;
  await field.fill(text);
  await field.blur();
  await frame.getByText("Vi anbefaler to plasser til.").waitFor();
  await page.getByText("Redigert", { exact: true }).waitFor();
  expect(await frame.getByRole("heading", { name: REPORT_WORDS.nb.appendix }).count()).toBe(1);
  expect(await violationsEverywhere(page)).toEqual([]);
  writeFileSync(path("findings.md"), text);
  const html = (await downloaded(page, "Last ned HTML")).toString("utf8");
  const made = await commandHere(["report", path("results"), "--summary", path("findings.md")], "nb");
  expect(undated(html)).toBe(undated(made.stdout));
  // It is there again after the page has been closed.
  await page.goto("about:blank");
  await page.goto(`${address}/#/rapport?m=tandem&l=nb`);
  await frame.getByText("Vi anbefaler to plasser til.").waitFor();
  expect(await field.inputValue()).toBe(text);
  await field.fill("Noe annet.");
  await page.getByRole("button", { name: "Angre" }).last().click();
  expect(await field.inputValue()).toBe(text);
  await page.getByRole("button", { name: "Gjør om" }).last().click();
  expect(await field.inputValue()).toBe("Noe annet.");
  await page.getByRole("button", { name: "Tilbakestill til generert" }).click();
  expect(await field.inputValue()).toBe(generated);
  await page.getByText("Generert", { exact: true }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test("alternatives, indicators, language and template that are chosen are those of the report, and of the data package", async () => {
  const { page, context, frame, problems } = await openReport("en");
  await page.getByText("Alternatives: standard").click();
  await page.getByText("Indicators: standard").click();
  const [, second] = await page.locator(".report-several").first().getByRole("checkbox").all();
  await second.check();
  await page.getByRole("checkbox", { name: "Occupancy", exact: true }).check();
  await frame.getByText("The report shows 1 of 2 alternatives").waitFor();
  await frame.getByText("The indicators were chosen by who made the report.").waitFor();
  const html = (await downloaded(page, "Download HTML")).toString("utf8");
  const manifest = JSON.parse(readFileSync(path("results", "manifest.json"), "utf8")) as {
    scenarios: { name: string }[];
  };
  const words = ["--alternatives", manifest.scenarios[2].name, "--indicators", "occupancyShare"];
  const made = await commandHere(["report", path("results"), ...words], "en");
  expect(undated(html)).toBe(undated(made.stdout));
  const files = unzipSync(await downloaded(page, "Download Data package"));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["summary.csv", "manifest.json", "report-choices.json"]));
  expect(JSON.parse(strFromU8(files["report-choices.json"]))).toMatchObject({
    job: comparison,
    indicators: ["occupancyShare"],
    alternatives: [manifest.scenarios[2].name],
    generatedSummary: await page.locator("#summary-text").inputValue(),
  });
  await page.getByRole("combobox", { name: /^Template/ }).selectOption("method");
  await frame.getByText("Method report").first().waitFor();
  expect(await page.locator("#summary-text").count()).toBe(0);
  await page.getByLabel("Language of the report").selectOption("nn");
  await frame.getByText("Metoderapport").first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test("a Word document of one's own is looked through, used when it is asked for, and refused with what to do", async () => {
  const { page, context, problems } = await openReport();
  const input = page.locator("section[aria-labelledby=letterhead-title] input[type=file]");
  const buffer = Buffer.from(await letterheadFile(["{{rapport}}"]));
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await input.setInputFiles({ name: "macro.docx", mimeType, buffer: Buffer.from("PK") });
  await page.getByText("ikke et Word-dokument vi kan lese").waitFor();
  await input.setInputFiles({ name: "brev.docx", mimeType, buffer });
  await page.getByText("Rapporten settes inn der {{rapport}} står.").waitFor();
  await page.getByText("En lenke ut av dokumentet tas bort; teksten blir.").waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  const bare = officeParts(await downloaded(page, "Last ned Word"));
  expect(bare.get("word/document.xml")).not.toContain("Til utvalget");
  await page.getByRole("button", { name: "Ta i bruk" }).click();
  await page.getByText("I bruk når du laster ned Word: brev.docx.").waitFor();
  const made = officeParts(await downloaded(page, "Last ned Word"));
  expect(made.get("word/document.xml")).toContain("Til utvalget");
  expect(made.get("word/document.xml")).toContain(REPORT_WORDS.nb.findings);
  expect(problems).toEqual([]);
  await context.close();
});

test("PDF is the browser's print of the report alone, which runs nothing and asks for nothing", async () => {
  const { page, context, problems } = await openReport();
  await page.getByText("Rapporten er ferdig.").waitFor();
  await page.evaluate(
    "document.querySelector('iframe.report-frame').contentWindow.print = () => document.body.setAttribute('data-printed', 'yes')",
  );
  await page.getByRole("button", { name: "Skriv ut eller lagre som PDF" }).click();
  expect(await page.locator("body").getAttribute("data-printed")).toBe("yes");
  const { entries } = JSON.parse((await server.ask("/api/v1/jobs?limit=50")).body) as {
    entries: { id: string; kind: string; files: { mediaType: string }[] }[];
  };
  const isPage = ({ kind, files }: (typeof entries)[number]) =>
    kind === "report" && files[0]?.mediaType.startsWith("text/html");
  const result = await server.ask({
    url: `/api/v1/jobs/${entries.find(isPage)!.id}/result`,
    headers: { accept: "text/html" },
  });
  const policy = String(result.headers["content-security-policy"]);
  expect(policy).toMatch(/^sandbox allow-same-origin allow-modals; default-src 'none'/);
  expect(policy).not.toContain("script");
  expect(problems).toEqual([]);
  await context.close();
});
