import { join } from "node:path";
import { expect, test } from "vitest";
import type { ToldRun } from "../report/report-charts.ts";
import { changesTable, readableChanges } from "../report/report-assumptions.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { Change } from "../scenarios/change.ts";
import { loadScenario } from "../scenarios/load.ts";

const file = join(import.meta.dirname, "..", "scenarios", "trondheim.yaml");
const HELSEHUS = "places.trondheim-helsehus.capacityBeds";

function told(name: string, changes: readonly Change[]): ToldRun {
  const loaded = loadScenario(file, { changes });
  return { name, loaded, facts: scenarioFacts(loaded.scenario) } as unknown as ToldRun;
}

test("what an alternative changes is told with its reason, its source and its dates", () => {
  const changes: Change[] = [
    { path: "places.trondheim-rehab.capacityBeds", add: 8, rationale: "Fløyen åpner igjen", source: "budsjettet" },
    { path: HELSEHUS, add: 10, from: "2024-03-01", to: "2024-09-01", rationale: "Én avdeling til" },
    { path: "streams.*-akutt-*.ratePerDay", multiply: 1.25, from: "01-08", to: "02-19", source: "nrk.no" },
  ];
  const runs = [told("Basis", []), told("Vår", changes)];
  const { columns, rows } = changesTable(runs, "nb");
  expect(columns.map(({ header }) => header)).toEqual([
    "Alternativ",
    "Hva",
    "Basis",
    "Alternativ",
    "Begrunnelse",
    "Kilde",
  ]);
  expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ["Vår", "Plasser, Døgnrehabilitering, Trondheim", "72", "80", "Fløyen åpner igjen", "budsjettet"],
    [
      "Vår",
      "Plasser, Helsehus, Trondheim (1. mars 2024–1. sep. 2024)",
      "108",
      "+10",
      "Én avdeling til",
      "ikke oppgitt",
    ],
    ["Vår", "streams.*-akutt-*.ratePerDay (8. jan.–19. feb.)", "", "× 1,25", "", "nrk.no"],
  ]);
  const short = readableChanges(runs, "en", 1, true).rows.map(({ cells }) => cells.map(({ text }) => text));
  expect(short[1].slice(0, 2)).toEqual(["Vår", "and 2 more"]);
  expect(readableChanges(runs, "en", 1, false).rows.map(({ cells }) => cells.length)).toEqual([5, 5]);
  expect(short.every((cells) => cells.length === columns.length)).toBe(true);
});
