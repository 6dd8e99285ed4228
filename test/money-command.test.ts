/*
 * `--money` at the command line: what is printed, the files, a folder made again, and what is refused before anything is simulated.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseCsv } from "../scenarios/csv.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-money-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const short = ["--set", "run.warmUpDays=60", "--set", "run.endDate=2024-04-30", "-n", "4", "--threads", "1", "-q"];
const compare = ["compare", "two-municipalities", "--with", "places.nordvik-korttid.capacityBeds=+4", ...short];

test("a comparison says who pays and who saves, in the language asked for; without --money nothing of it", async () => {
  const [nb, without] = [await commandHere([...compare, "--money"], "nb"), await commandHere(compare, "nb")];
  expect(nb.exitCode).toBe(0);
  const text = nb.stdout.replaceAll(/[\u00a0\n]+/g, " ");
  expect(text).toMatch(/Hvem betaler, hvem sparer – /);
  expect(text).toMatch(/betaler for tiltaket/);
  expect(text).toMatch(/Drift +−\d/);
  expect(text).toMatch(/Priser: Norske priser \(norway\.yaml\)\./);
  expect(without.stdout).not.toMatch(/Hvem betaler/);
});

test("the figures of a run are the same with and without it", async () => {
  const run = ["run", "two-municipalities", ...short, "--json"];
  const [money, plain] = [await commandHere([...run, "--money"]), await commandHere(run)];
  const { money: added, ...rest } = JSON.parse(money.stdout);
  expect(rest).toEqual(JSON.parse(plain.stdout));
  expect(added.priceYear).toBe(2024);
  const net = added.parties.reduce((sum: number, party: { net: { mean: number } }) => sum + party.net.mean, 0);
  expect(Math.abs(net)).toBeLessThan(1);
});

test("another year has its own fee, and a table of one's own its own prices", async () => {
  const own = join(folder, "own.yaml");
  await writeFile(
    own,
    `kind: prices
name: Own
currency: NOK
priceYear: 2023
indices: {}
lines:
  fee:
    per: billable-night
    payer: municipality-of-patient
    payee: owner
    byYear: { value: { "2023": 7 }, kind: assumption, source: made up }
`,
  );
  const unitPrices = async (...more: string[]): Promise<unknown[]> => {
    const { stdout } = await commandHere(["run", "two-municipalities", ...short, "--json", ...more]);
    const ledger = JSON.parse(stdout).money.ledger as { item: string; unitPrice: number; priceYear: number }[];
    const fee = ledger.find(({ item }) => item === "fee")!;
    return [fee.unitPrice, fee.priceYear];
  };
  expect(await unitPrices("--price-year", "2018")).toEqual([4747, 2018]);
  expect(await unitPrices("--prices", own)).toEqual([7, 2023]);
});

test("what the table lacks is told with its line before anything is simulated, and what is no table", async () => {
  const year = await commandHere(["run", "two-municipalities", ...short, "--price-year", "2035"]);
  expect(year.exitCode).toBe(3);
  expect(year.stderr).toMatch(
    /norway\.yaml: \d+ problems\n {2}\d+:\d+ {2}.*byYear: lacks a .* for 2035; it has 2012–2026/,
  );
  const none = await commandHere(["run", "two-municipalities", ...short, "--prices", "norwya"]);
  expect(none.exitCode).toBe(3);
  expect(none.stderr).toMatch(/norwya: 1 problem\n {2}is neither a file nor an example; did you mean "norway"\?/);
  const usage = await commandHere(["run", "two-municipalities", "--price-year", "soon"]);
  expect(usage.exitCode).toBe(2);
});

test("a results folder has the ledger and the prices, and is made again from them", async () => {
  const out = join(folder, "results");
  expect((await commandHere([...compare, "--money", "--price-year", "2022", "--out", out])).exitCode).toBe(0);
  const { header, rows } = parseCsv(await readFile(join(out, "ledger.csv"), "utf8"));
  const names = header!.cells;
  const cellsOf = (name: string) => rows.map(({ cells }) => cells[names.indexOf(name)]);
  expect(new Set(cellsOf("priceYear"))).toEqual(new Set(["2022"]));
  expect(new Set(cellsOf("alternative")).size).toBe(2);
  const resolved = JSON.parse(await readFile(join(out, "prices.resolved.json"), "utf8"));
  expect(resolved).toMatchObject({ kind: "prices", priceYear: 2022 });
  expect(resolved.lines["home-care-hour"].amount).toMatchObject({ value: 450, kind: "sourced" });
  const again = await commandHere(["rerun", join(out, "manifest.json"), "-q"]);
  expect(again.exitCode).toBe(0);
  expect((await commandHere(["validate", join(out, "prices.resolved.json")])).exitCode).toBe(0);
});

test("a table of one's own extends the one that comes along by its bare name, and is told that where it does not", async () => {
  const table = join(folder, "own.yaml");
  const text = "kind: prices\nname: Own\nextends: norway\ncurrency: NOK\npriceYear: 2024\n";
  await writeFile(table, text);
  expect(await commandHere(["validate", table])).toMatchObject({ exitCode: 0 });
  const run = ["run", "two-municipalities", "-n", "1", "-q", "--money", "--prices", table];
  expect((await commandHere(run)).stdout).toMatch(/Prices: Own\s\(own\.yaml\)/);
  await writeFile(table, text.replace("norway", "norway.yaml"));
  const refused = await commandHere(run);
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toMatch(
    /own\.yaml: 1 problem\n {2}3:1 {2}extends: .*norway\.yaml does not exist.*goes by its bare name: extends: norway\n/,
  );
});

test("what lacks a year is told once, however many prices it is met at", async () => {
  const { stderr } = await commandHere(["run", "two-municipalities", "-n", "1", "--money", "--price-year", "2035"]);
  expect(stderr.match(/indices\.fee-growth\.byYear: lacks/g)).toHaveLength(1);
});

test("validate knows the files for staff, cost per user and forecast, and other commands say what they are for", async () => {
  const planning = join(import.meta.dirname, "..", "scenarios", "planning");
  const files = ["staff-norms", "unit-costs", "forecast"].map((name) => join(planning, `${name}-trondheim.yaml`));
  const { exitCode, stdout } = await commandHere(["validate", "--json", ...files]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout).files.map(({ kind }: { kind: string }) => kind)).toEqual([
    "staff-norms",
    "unit-costs",
    "forecast",
  ]);
  const flags = ["--staff --norms", "--cost-per-user --unit-costs", "flyt forecast --input"];
  for (const [at, file] of files.entries()) {
    const { exitCode: code, stderr } = await commandHere(["run", file]);
    expect(code).toBe(3);
    expect(stderr).toContain(`try ${flags[at]} ${file}`);
  }
});

test("validate looks at a table by itself, and beside a scenario at what it lacks for it", async () => {
  const table = join(folder, "lacking.yaml");
  const text = await readFile(join(import.meta.dirname, "..", "scenarios", "prices", "norway.yaml"), "utf8");
  await writeFile(
    table,
    text.replace("per: care-hour\n    of: { kinds: [home-care] }", "per: care-hour\n    of: { places: [hjemme] }"),
  );
  expect((await commandHere(["validate", table])).exitCode).toBe(0);
  const beside = await commandHere(["validate", table, "--base", "two-municipalities"]);
  expect(beside.exitCode).toBe(3);
  expect(beside.stderr + beside.stdout).toMatch(
    /lines\.home-care-hour\.of\.places\.0: is no place of the scenario: "hjemme"/,
  );
});
