/*
 * Money where many are compared with one: bottlenecks, points of a study, levels of a frontier. What is told of each is what
 * `flyt compare --money` tells of the same change.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseCsv } from "../scenarios/csv.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-nets-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Net {
  readonly party: string;
  readonly net: { readonly mean: number; readonly ci95: readonly [number, number] };
  readonly invested: { readonly mean: number };
}

const short = ["--set", "run.warmUpDays=30", "--set", "run.endDate=2024-03-31", "-n", "3"];
const quiet = ["--threads", "1", "-q"];

/** What `compare --money` tells of a change, by party. */
async function compared(change: string, ...more: string[]): Promise<Map<string, Net>> {
  const words = ["compare", "two-municipalities", "--with", change, ...short, ...quiet, "--money", "--json", ...more];
  const { stdout } = await commandHere(words);
  const { differences } = JSON.parse(stdout).alternatives[1].money as { differences: Net[] };
  return new Map(differences.map((own) => [own.party, own]));
}

function expectSame(found: readonly Net[], wanted: ReadonlyMap<string, Net>, divisor = 1): void {
  expect(found.map(({ party }) => party)).toEqual([...wanted.keys()]);
  for (const { party, net, invested } of found) {
    const own = wanted.get(party)!;
    expect(net.mean).toBeCloseTo(own.net.mean / divisor, 4);
    expect(net.ci95[0]).toBeCloseTo(own.net.ci95[0] / divisor, 4);
    expect(net.ci95[1]).toBeCloseTo(own.net.ci95[1] / divisor, 4);
    expect(invested.mean).toBeCloseTo(own.invested.mean / divisor, 4);
  }
  const sum = found.reduce((all, { net }) => all + net.mean, 0);
  expect(Math.abs(sum)).toBeLessThan(1e-6 * Math.max(...found.map(({ net }) => Math.abs(net.mean)), 1));
}

test("bottlenecks tell the net of one more place: that of the comparison, divided by the places added", async () => {
  const words = ["bottlenecks", "two-municipalities", ...short, ...quiet, "--step", "3", "--money"];
  const { money, ranking } = JSON.parse((await commandHere([...words, "--json"])).stdout);
  expect(money).toMatchObject({ currency: "NOK", priceYear: 2024, file: "norway.yaml" });
  expect(money.places.map(({ place }: { place: string }) => place)).toEqual(
    ranking.places.map(({ place }: { place: string }) => place),
  );
  const { parties } = money.places.find(({ place }: { place: string }) => place === "nordvik-korttid");
  expectSame(parties, await compared("places.nordvik-korttid.capacityBeds=+3"), 3);
  const text = (await commandHere(words, "nb")).stdout.replaceAll("\u00a0", " ");
  expect(text).toMatch(/Hvem betaler, hvem sparer: netto for hver aktør av én plass mer/);
  const plain = await commandHere(words.filter((word) => word !== "--money").concat("--json"));
  expect(JSON.parse(plain.stdout)).not.toHaveProperty("money");
});

describe("a study", () => {
  const study = (name: string): string => {
    const file = join(folder, `${name}.yaml`);
    const text = `name: Beds
scenario: two-municipalities
factors:
  beds: { name: Short-term beds, path: places.nordvik-korttid.capacityBeds, add: { low: -1, high: 4 } }
design: { kind: tornado }
replications: 3
measures:
  - { measure: dischargeReadyMean }
`;
    writeFileSync(file, text);
    return file;
  };
  const sweep = (out: string, ...more: string[]) =>
    commandHere(["sweep", study("beds"), ...short, ...quiet, "--out", join(folder, out), ...more], "en");

  test("tells at each point what a comparison of the same change tells, in JSON, CSV and text", async () => {
    const told = JSON.parse((await sweep("money", "--money", "--json")).stdout);
    const point = told.points.find(({ levels }: { levels: { beds?: number } }) => levels.beds === 4);
    expectSame(point.money, await compared("places.nordvik-korttid.capacityBeds=+4"));
    expect(told.money).toMatchObject({ priceYear: 2024 });
    expect(told.manifest.measures).toHaveLength(1);
    expect(point.measures).toHaveLength(1);
    const { header, rows } = parseCsv(readFileSync(join(folder, "money", "money.csv"), "utf8"));
    const of = (name: string, cells: readonly string[]) => cells[header!.cells.indexOf(name)];
    const own = rows.filter(({ cells }) => of("point", cells) === String(point.point));
    expect(own.map(({ cells }) => [of("party", cells), Number(of("net", cells))])).toEqual(
      point.money.map(({ party, net }: Net) => [party, net.mean]),
    );
    const { stdout } = await sweep("money", "--money");
    expect(stdout).toMatch(/Who pays, who saves: net of each actor/);
    expect(stdout).toMatch(/Short-term beds: \+4/);
  });

  test("has the same figures without money, and is gone on with by other prices but not without them", async () => {
    const plain = JSON.parse((await sweep("plain", "--json")).stdout);
    const { money: _money, points, ...rest } = JSON.parse((await sweep("money", "--money", "--json")).stdout);
    const withoutMoney = points.map(({ money: _own, ...own }: { money?: unknown }) => own);
    expect({ ...rest, points: withoutMoney }).toEqual(plain);
    const other = JSON.parse((await sweep("money", "--money", "--price-year", "2022", "--json")).stdout);
    expect(other.money.priceYear).toBe(2022);
    const point = other.points.find(({ levels }: { levels: { beds?: number } }) => levels.beds === 4);
    expectSame(point.money, await compared("places.nordvik-korttid.capacityBeds=+4", "--price-year", "2022"));
    const refused = await sweep("money", "--json");
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toMatch(/measures/);
  });

  test("what the table of prices lacks is told before anything is simulated", async () => {
    const refused = await sweep("never", "--money", "--price-year", "2035");
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toMatch(/byYear: lacks a .* for 2035/);
  });
});
