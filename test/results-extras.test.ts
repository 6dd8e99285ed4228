/*
 * Staff and cost per user in a results folder: the numbers of --json, and made again by flyt rerun.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CostDifference } from "../analysis/cost-differences.ts";
import type { CostPerUser } from "../analysis/cost-figures.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-extras-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const short = ["-n", "3", "--threads", "1", "-q", "--set", "run.warmUpDays=60", "--set", "run.endDate=2024-06-01"];
const asked = ["--staff", "--cost-per-user"];

function rowsOf(name: string, table: string): Record<string, string>[] {
  const { header, rows } = parseCsv(readFileSync(join(folder, name, table), "utf8"));
  return rows.map(({ cells }) => Object.fromEntries(header!.cells.map((field, at) => [field, cells[at]!])));
}

test("a run with --staff and --cost-per-user writes both as tables with the figures of --json, and a rerun makes them again", async () => {
  const out = join(folder, "run");
  const words = ["run", "two-municipalities", ...short, ...asked];
  const { stdout } = await commandHere([...words, "--json", "--out", out]);
  const { staff, costPerUser } = JSON.parse(stdout) as {
    staff: { places: { place: string; forPatients: { mean: number }; wageForPatientsNok: { mean: number } }[] };
    costPerUser: CostPerUser;
  };
  const staffRows = rowsOf("run", "staff.csv").filter(({ category }) => category === "total");
  expect(staffRows.map((row) => [row.place, Number(row.fteForPatients), Number(row.wageForPatientsNok)])).toEqual(
    staff.places.map((own) => [own.place, own.forPatients.mean, own.wageForPatientsNok.mean]),
  );
  const perUser = rowsOf("run", "cost-per-user.csv").filter((row) => row.figure === "costPerUserNok" && row.of === "");
  expect(perUser.map((row) => [row.actor, Number(row.value)])).toEqual(
    costPerUser.actors.map((own) => [own.actor, own.costPerUserNok.mean]),
  );
  const differences = rowsOf("run", "cost-per-user-differences.csv").filter(
    (row) => row.figure === "costPerUserNok" && row.of === "",
  );
  expect(differences.map((row) => [row.actor, row.besideActor, Number(row.difference)])).toEqual(
    costPerUser.comparisons.map((own) => [own.actor, own.beside, own.costPerUserNok.mean]),
  );
  expect(existsSync(join(out, "staff-differences.csv"))).toBe(false);
  const again = await commandHere(["rerun", out, "-q"]);
  expect([again.exitCode, again.stdout]).toEqual([0, expect.stringContaining("byte for byte")]);
  // Norms that somebody has changed give other staff, and that is found.
  const norms = join(out, "staff-norms.resolved.json");
  writeFileSync(norms, readFileSync(norms, "utf8").replace("35.5", "37.5"));
  const changed = await commandHere(["rerun", out, "-q"]);
  expect(changed.exitCode).toBe(6);
  expect(changed.stdout).toContain("staff-norms.resolved.json");
});

test("a comparison writes what an alternative takes and what its users cost beside the baseline, and a rerun makes it again", async () => {
  const out = join(folder, "compare");
  const change = "places.nordvik-korttid.capacityBeds=+10";
  const words = ["compare", "two-municipalities", "--with", change, ...short, ...asked];
  const { stdout } = await commandHere([...words, "--json", "--out", out]);
  const { staff, costPerUser } = JSON.parse(stdout) as {
    staff: { places: { place: string; forPlaces: number | null; wageForPlacesNok: number | null }[] }[];
    costPerUser: { actors: CostDifference[] }[];
  };
  const number = (text: string): number | null => (text === "" ? null : Number(text));
  expect(
    rowsOf("compare", "staff-differences.csv").map((row) => [
      row.alternative,
      row.place,
      number(row.fteForPlaces!),
      number(row.wageForPlacesNok!),
    ]),
  ).toEqual(staff[0]!.places.map((own) => [change, own.place, own.forPlaces, own.wageForPlacesNok]));
  const beside = rowsOf("compare", "cost-per-user-differences.csv").filter(
    (row) => row.besideAlternative !== row.alternative && row.figure === "costPerUserNok" && row.of === "",
  );
  expect(beside.map((row) => [row.actor, row.besideActor, Number(row.difference)])).toEqual(
    costPerUser[0]!.actors.map((own) => [own.actor, own.actor, own.costPerUserNok.mean]),
  );
  expect((await commandHere(["rerun", out, "-q"])).exitCode).toBe(0);
});

/** Fees as JSON tells them and as the table does. */
interface ToldFee {
  readonly payer: string;
  readonly year: number;
  readonly unitPrice: number;
  readonly kind: string;
  readonly nights: { readonly mean: number };
  readonly amount: { readonly mean: number; readonly ci95: [number, number] };
  readonly amountDifference?: { readonly mean: number; readonly ci95: [number, number] };
}

test("the fee of each calendar year is a table with the figures of --json, described in the data package, and a rerun makes it again", async () => {
  const years = ["-n", "3", "--threads", "1", "-q", "--set", "run.warmUpDays=60", "--set", "run.startDate=2024-12-01"];
  const words = ["two-municipalities", ...years, "--set", "run.endDate=2025-02-01", "--fee-by-year"];
  const change = "places.nordvik-korttid.capacityBeds=+4";
  const [run, compare] = await Promise.all([
    commandHere(["run", ...words, "--json", "--out", join(folder, "fee-run")]),
    commandHere(["compare", ...words, "--with", change, "--json", "--out", join(folder, "fee-compare")]),
  ]);
  const alone = (JSON.parse(run!.stdout) as { feeByYear: { fees: ToldFee[] } }).feeByYear.fees;
  const beside = (JSON.parse(compare!.stdout) as { feeByYear: { fees: ToldFee[] }[] }).feeByYear[0]!.fees;
  const rows = rowsOf("fee-run", "fee-by-year.csv");
  const figures = (row: Record<string, string>): unknown[] => [
    row.payer,
    ...["year", "unitPrice", "nights", "amount", "amountCi95Low", "amountCi95High"].map((name) => Number(row[name])),
    row.kind,
  ];
  const told = ({ payer, year, unitPrice, nights, amount, kind }: ToldFee): unknown[] => {
    return [payer, year, unitPrice, nights.mean, amount.mean, ...amount.ci95, kind];
  };
  expect(new Set(rows.map(({ year }) => year))).toEqual(new Set(["2024", "2025"]));
  expect(rows.map(figures)).toEqual(alone.map(told));
  expect(rows.every((row) => row.replications === "3" && row.amountDifference === undefined)).toBe(true);
  const compared = rowsOf("fee-compare", "fee-by-year.csv");
  const ofAlternative = compared.filter(({ alternative }) => alternative === change);
  // The baseline stands first, as it is by itself.
  expect(compared.slice(0, -ofAlternative.length).map(figures)).toEqual(alone.map(told));
  expect(
    ofAlternative.map((row) => [...figures(row), Number(row.amountDifference), Number(row.amountDifferenceCi95Low)]),
  ).toEqual(beside.map((fee) => [...told(fee), fee.amountDifference!.mean, fee.amountDifference!.ci95[0]]));
  const { resources } = JSON.parse(readFileSync(join(folder, "fee-run", "datapackage.json"), "utf8")) as {
    resources: { path: string; schema?: { fields: { name: string; description: string }[] } }[];
  };
  const fields = resources.find(({ path }) => path === "fee-by-year.csv")!.schema!.fields;
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(rows[0]!));
  expect(fields.every(({ description }) => description.length > 5)).toBe(true);
  for (const name of ["fee-run", "fee-compare"]) {
    expect((await commandHere(["rerun", join(folder, name), "-q"])).exitCode).toBe(0);
  }
  expect(existsSync(join(folder, "run", "fee-by-year.csv"))).toBe(false);
});

test("a run tells the municipalities beside each other and what the difference comes from, and one alone without", async () => {
  const words = ["run", "two-municipalities", ...short, "--cost-per-user"];
  const [nb, en, alone] = await Promise.all([
    commandHere(words, "nb"),
    commandHere(words),
    commandHere(["run", "tandem", "-n", "2", "-q", "--cost-per-user"]),
  ]);
  expect(nb!.stdout).toContain("Kommunene mot hverandre: forskjell fra Nordvik");
  expect(nb!.stdout).toMatch(/Kommunene mot hverandre.*\n.*Forskjell \(kr .*\n.*per bruker\)/);
  expect(nb!.stdout).toContain("Hva forskjellen per bruker skyldes: kr per bruker etter tjeneste ± 95 % KI");
  expect(en!.stdout).toMatch(/^Sørvik kommune +[\d,]+ ± [\d,]+ +[+−][\d,]+ ± [\d,]+ /m);
  expect(alone!.stdout).toContain("Cost per user");
  expect(alone!.stdout).not.toContain("beside each other");
});
