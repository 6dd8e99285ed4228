import type { Estimate } from "../analysis/estimates.ts";
import { MEASURES } from "../engine/measures.ts";
import { CATALOGUE } from "./catalogue.ts";
import { type DataCell, type DataTable, tableOf } from "./data-table.ts";
import { textIn } from "./language.ts";
import type { ResultRun } from "./result-tables.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { actorName, destinationName, sourceName } from "./scenario-names.ts";
import { DIMENSION_NAMES, UNIT_NAMES, WEEKDAY_NAMES, wordFor } from "./words.ts";

interface Row {
  readonly run: ResultRun;
  readonly facts: ScenarioFacts;
  readonly estimate: Estimate;
}

/**
 * The summary as a planner opens it: names in bokmål instead of ids, which stand last.
 * @param facts [run] what is known about each scenario
 */
export function summaryForExcel(runs: readonly ResultRun[], facts: readonly ScenarioFacts[]): DataTable {
  const rows = runs.flatMap((run, at) => run.estimates.map((estimate): Row => ({ run, facts: facts[at], estimate })));
  const text = (name: string, of: (row: Row) => DataCell | undefined) => {
    return { name, type: "text", isNullable: true, description: "", of } as const;
  };
  const number = (name: string, of: (estimate: Estimate) => number | null | undefined) => {
    return { name, type: "number", isNullable: true, description: "", of: (row: Row) => of(row.estimate) } as const;
  };
  const dimension = (name: keyof typeof DIMENSION_NAMES, of: (row: Row, id: string) => string) =>
    text(DIMENSION_NAMES[name].nb, (row) => {
      const id = row.estimate.key[name];
      return id === undefined ? null : of(row, String(id));
    });
  return tableOf(rows, [
    ...(runs.length > 1 ? [text("Alternativ", ({ run }) => run.name)] : []),
    text("Mål", ({ estimate }) => CATALOGUE[estimate.key.measure].name.nb),
    dimension("place", (row, id) => destinationName(row.facts, id, "nb")),
    dimension("waitingFor", (row, id) => destinationName(row.facts, id, "nb")),
    dimension("from", (row, id) => sourceName(row.facts, id, "nb")),
    dimension("group", (row, id) => textIn("nb", row.facts.groups[id] ?? id)),
    dimension("actor", (row, id) => actorName(row.facts, id, "nb")),
    dimension("weekday", (_row, id) => WEEKDAY_NAMES[Number(id)].nb),
    text("Enhet", ({ estimate }) => wordFor(UNIT_NAMES, MEASURES[estimate.key.measure].unit, "nb")),
    number("Replikasjoner", ({ count }) => count),
    number("Snitt", ({ mean }) => mean),
    number("Standardfeil", ({ standardError }) => standardError),
    number("95 % nedre", ({ ci95 }) => ci95?.[0]),
    number("95 % øvre", ({ ci95 }) => ci95?.[1]),
    number("P10", ({ p10 }) => p10),
    number("P50", ({ p50 }) => p50),
    number("P90", ({ p90 }) => p90),
    number("Snitt med kontroll", ({ controlled }) => controlled?.mean),
    number("Standardfeil med kontroll", ({ controlled }) => controlled?.standardError),
    number("95 % nedre med kontroll", ({ controlled }) => controlled?.ci95?.[0]),
    number("95 % øvre med kontroll", ({ controlled }) => controlled?.ci95?.[1]),
    number("Kontrollfaktor", ({ controlled }) => controlled?.factor),
    text("measure", ({ estimate }) => estimate.key.measure),
    text("place", ({ estimate }) => estimate.key.place),
  ]);
}
