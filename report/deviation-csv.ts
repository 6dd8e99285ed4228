import type { PairedMean } from "../analysis/paired-means.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import { type DataField, type DataTable, tableOf } from "./data-table.ts";
import { DEVIATION } from "./output-deviations.ts";

/** A run, and how its units differ from their budgets. */
export interface DeviationRun {
  /** As in the manifest. */
  readonly name: string;
  readonly deviations?: readonly UnitDeviations[] | undefined;
}

type Row = { readonly run: DeviationRun; readonly one: UnitDeviations };
type Field = DataField & { readonly of: (row: Row) => string | number | null };

/** One row for each unit of each run and each budget that it has. */
export function deviationTable(runs: readonly DeviationRun[]): DataTable {
  const rows = runs.flatMap((run) => (run.deviations ?? []).map((one): Row => ({ run, one })));
  const alternative: Field[] =
    runs.length < 2
      ? []
      : [{ name: "alternative", type: "text", description: "Name of the alternative.", of: ({ run }) => run.name }];
  return tableOf(rows, [
    ...alternative,
    text("place", ({ place }) => place),
    text("against", ({ against }) => against),
    { ...text("budget", ({ budget }) => budget ?? null), isNullable: true },
    text("per", ({ per }) => per),
    number("budgetedUnits", DEVIATION.budgetedUnits[1], ({ budgetedUnits }) => budgetedUnits.mean),
    number("neededUnits", DEVIATION.neededUnits[1], ({ neededUnits }) => neededUnits.mean),
    number("unitPrice", DEVIATION.unitPrice[1], ({ unitPrice }) => unitPrice),
    ...(["total", "activity", "efficiency"] as const).flatMap((name) => figure(name)),
    { ...text("kind", ({ provenance }) => provenance?.kind ?? null), isNullable: true },
    { ...text("source", ({ provenance }) => provenance?.source ?? null), isNullable: true },
  ]);
}

function figure(name: "total" | "activity" | "efficiency"): Field[] {
  const end = (of: (figure: PairedMean) => number | null | undefined) => (one: UnitDeviations) => of(one[name]) ?? null;
  return [
    number(name, DEVIATION[name][1], (one) => one[name].mean),
    {
      ...number(
        `${name}Ci95Low`,
        "Low end: 95 % t-interval of it.",
        end(({ ci95 }) => ci95?.[0]),
      ),
      isNullable: true,
    },
    {
      ...number(
        `${name}Ci95High`,
        "High end of the same interval.",
        end(({ ci95 }) => ci95?.[1]),
      ),
      isNullable: true,
    },
  ];
}

function text(name: keyof typeof DEVIATION, of: (one: UnitDeviations) => string | null): Field {
  return { name, type: "text", description: DEVIATION[name][1], of: ({ one }) => of(one) };
}

function number(name: string, description: string, of: (one: UnitDeviations) => number | null): Field {
  return { name, type: "number", description, of: ({ one }) => of(one) };
}
