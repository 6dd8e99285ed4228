import type { Difference } from "../analysis/comparison.ts";
import type { Distributions } from "../analysis/distributions.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { Ledger } from "../analysis/ledger.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import { MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { dateNumber, dateText } from "../scenarios/calendar.ts";
import { CATALOGUE, MEASURE_IDS } from "./catalogue.ts";
import type { CostedRun } from "./cost-data.ts";
import { type DataColumn, type DataField, type DataTable, tableOf } from "./data-table.ts";
import { DIFFERENCE, FIGURE, KEY } from "./output-page.ts";
import type { FeeByYearRun } from "./fee-data.ts";
import type { StaffedRun } from "./staff-data.ts";

/** What was simulated under one name. */
export interface ResultRun extends StaffedRun, CostedRun, FeeByYearRun {
  readonly results: Results;
  readonly distributions: Distributions;
  readonly estimates: readonly Estimate[];
  /** From the first run; missing for the first. */
  readonly differences?: readonly Difference[];
  /** What it costs whom, where that was asked for. */
  readonly ledger?: Ledger | undefined;
  /** How its units differ from their budgets, where they have any. */
  readonly deviations?: readonly UnitDeviations[] | undefined;
}

type Keyed = { readonly run: ResultRun; readonly key: MeasureKey };
type KeyField = DataField & { readonly of: (row: Keyed) => string | number | undefined };

/** The fields that say what a figure is about; `alternative` where there are several runs. */
function keyFields(runs: readonly ResultRun[]): KeyField[] {
  const field = (name: Exclude<keyof MeasureKey, "measure" | "weekday">): KeyField => {
    return { name, type: "text", isNullable: true, description: KEY[name][1], of: ({ key }) => key[name] };
  };
  return [
    ...alternativeFields(runs),
    {
      name: "measure",
      type: "text",
      description: "Id of the measure, as in measures.csv.",
      of: ({ key }) => key.measure,
    },
    ...(["place", "waitingFor", "from", "group", "actor"] as const).map(field),
    { name: "weekday", type: "integer", isNullable: true, description: KEY.weekday[1], of: ({ key }) => key.weekday },
    { name: "unit", type: "text", description: FIGURE.unit[1], of: ({ key }) => MEASURES[key.measure].unit },
  ];
}

function alternativeFields(runs: readonly ResultRun[]): (DataField & { of: (row: { run: ResultRun }) => string })[] {
  if (runs.length === 1) return [];
  const description = "What was simulated, as `scenarios` in manifest.json names it; the first is the baseline.";
  return [{ name: "alternative", type: "text", description, of: ({ run }) => run.name }];
}

/** One row for each figure: its estimates over the replications. */
export function summaryTable(runs: readonly ResultRun[]): DataTable {
  const rows = runs.flatMap((run) => run.estimates.map((estimate) => ({ run, key: estimate.key, estimate })));
  const number = (name: string, description: string, of: (estimate: Estimate) => number | null | undefined) => {
    const take = ({ estimate }: { estimate: Estimate }) => of(estimate);
    return { name, type: "number", isNullable: true, description, of: take } as const;
  };
  return tableOf(rows, [
    ...keyFields(runs),
    { name: "count", type: "integer", description: FIGURE.count[1], of: ({ estimate }) => estimate.count },
    number("mean", "Plain mean over replications.", ({ mean }) => mean),
    number("standardError", FIGURE.standardError[1], ({ standardError }) => standardError),
    number("ci95Low", `Low end: ${FIGURE.ci95[1]}`, ({ ci95 }) => ci95?.[0]),
    number("ci95High", "High end of the same interval.", ({ ci95 }) => ci95?.[1]),
    number("p10", FIGURE.p10[1], ({ p10 }) => p10),
    number("p50", FIGURE.p50[1], ({ p50 }) => p50),
    number("p90", FIGURE.p90[1], ({ p90 }) => p90),
    number("controlledMean", `Mean ${CONTROLLED}`, ({ controlled }) => controlled?.mean),
    number("controlledStandardError", `Standard error of the mean ${CONTROLLED}`, ({ controlled }) => {
      return controlled?.standardError;
    }),
    number(
      "controlledCi95Low",
      `Low end of the 95 % interval ${CONTROLLED}`,
      ({ controlled }) => controlled?.ci95?.[0],
    ),
    number("controlledCi95High", "High end of the same interval.", ({ controlled }) => controlled?.ci95?.[1]),
    number(
      "controlFactor",
      "By how much fewer replications the control variates give the same interval.",
      (estimate) => {
        return estimate.controlled?.factor;
      },
    ),
  ]);
}

const CONTROLLED = "with control variates; empty where none are used.";

/** One row for each figure and replication, the replications of a figure together. */
export function replicationsTable(runs: readonly ResultRun[]): DataTable {
  const series = runs.flatMap((run) => run.results.columns.map((key, column) => ({ run, key, column })));
  const replications = runs[0]?.results.replications ?? [];
  const count = replications.length;
  const keys = keyFields(runs).map(({ of, ...field }): DataColumn => {
    const cells = series.map((one) => of(one) ?? null);
    return { ...field, cell: (row) => cells[Math.floor(row / count)] };
  });
  return {
    rowCount: series.length * count,
    columns: [
      ...keys,
      {
        name: "replication",
        type: "integer",
        description:
          "Number of the simulated history, from 1. Under the same seed equal numbers have the same patients.",
        cell: (row) => replications[row % count] + 1,
      },
      {
        name: "value",
        type: "number",
        isNullable: true,
        description:
          "The figure of this history, in `unit`; without a value where it has none, such as a mean wait of nobody.",
        cell: (row) => {
          const { run, column } = series[Math.floor(row / count)];
          return run.results.values[(row % count) * run.results.columns.length + column];
        },
      },
    ],
  };
}

const KIND = "occupied (in its beds), ready (in its beds, treatment over) or queue (waiting for it).";
const PLACE = "Id of the place.";

/** One row for each place, kind and measured day: the mean over the day and the replications. */
export function dailyTable(runs: readonly ResultRun[]): DataTable {
  const rows = runs.flatMap((run) => {
    return run.distributions.daily.flatMap(({ place, of, startDate, means }) => {
      const first = dateNumber(startDate);
      return means.map((mean, day) => ({ run, place, of, date: dateText(first + day), mean }));
    });
  });
  return tableOf(rows, [
    ...alternativeFields(runs),
    { name: "place", type: "text", description: PLACE, of: ({ place }) => place },
    { name: "of", type: "text", description: KIND, of: ({ of }) => of },
    { name: "date", type: "date", description: "Measured day.", of: ({ date }) => date },
    {
      name: "mean",
      type: "number",
      description: "Patients, on average over the day and the replications.",
      of: ({ mean }) => mean,
    },
  ]);
}

/** One row for each place, kind and number of patients: the share of the measured time with so many. */
export function levelsTable(runs: readonly ResultRun[]): DataTable {
  const rows = runs.flatMap((run) => {
    return run.distributions.levels.flatMap(({ place, of, shareOfTime }) =>
      shareOfTime.map((share, patients) => ({ run, place, of, patients, share })),
    );
  });
  return tableOf(rows, [
    ...alternativeFields(runs),
    { name: "place", type: "text", description: PLACE, of: ({ place }) => place },
    { name: "of", type: "text", description: KIND, of: ({ of }) => of },
    { name: "patients", type: "integer", description: "Number of patients.", of: ({ patients }) => patients },
    {
      name: "shareOfTime",
      type: "number",
      description: "Share of the measured time, 0 to 1, all replications.",
      of: ({ share }) => share,
    },
  ]);
}

/** One row for each place, where they waited, and bin of the wait: how many waits, all replications together. */
export function waitsTable(runs: readonly ResultRun[]): DataTable {
  const rows = runs.flatMap((run) => {
    return run.distributions.waits.flatMap(({ place, from, zeros, bins }) => {
      const withoutWait = zeros > 0 ? [[0, 0, zeros] as const] : [];
      return [...withoutWait, ...bins].map(([low, high, count]) => ({ run, place, from, low, high, count }));
    });
  });
  return tableOf(rows, [
    ...alternativeFields(runs),
    { name: "place", type: "text", description: "Id of the place that was waited for.", of: ({ place }) => place },
    {
      name: "from",
      type: "text",
      description: "Where they waited: id of a place, home or front-door.",
      of: ({ from }) => from,
    },
    {
      name: "daysAbove",
      type: "number",
      description: "Waits longer than this, days; 0 in both for no wait at all.",
      of: ({ low }) => low,
    },
    { name: "daysUpTo", type: "number", description: "And up to this, days.", of: ({ high }) => high },
    {
      name: "count",
      // There may be more of them than 32 bits hold.
      type: "number",
      description: "Waits that ended in the place, all replications.",
      of: ({ count }) => count,
    },
  ]);
}

/** One row for each figure of each alternative: its difference from the baseline. */
export function differencesTable(runs: readonly ResultRun[]): DataTable {
  const rows = runs.flatMap((run) => (run.differences ?? []).map((found) => ({ run, key: found.key, found })));
  const number = (name: string, description: string, of: (found: Difference) => number | null | undefined) => {
    return {
      name,
      type: "number",
      isNullable: true,
      description,
      of: (row: { found: Difference }) => of(row.found),
    } as const;
  };
  return tableOf(rows, [
    ...keyFields(runs),
    {
      name: "pairs",
      type: "integer",
      description: "Replications in which both have a value.",
      of: ({ found }) => found.count,
    },
    number("difference", DIFFERENCE.difference[1], ({ difference }) => difference),
    number("standardError", "Standard error of the paired difference.", ({ standardError }) => standardError),
    number("ci95Low", `Low end: ${DIFFERENCE.differenceCi95[1]}`, ({ differenceCi95 }) => differenceCi95?.[0]),
    number("ci95High", "High end of the same interval.", ({ differenceCi95 }) => differenceCi95?.[1]),
    number("simultaneousCi95Low", `Low end: ${DIFFERENCE.simultaneousCi95[1]}`, (found) => found.simultaneousCi95?.[0]),
    number("simultaneousCi95High", "High end of the same interval.", (found) => found.simultaneousCi95?.[1]),
    number("adjustedP", DIFFERENCE.adjustedP[1], ({ adjustedP }) => adjustedP),
    number("varianceReduction", "Variance of an unpaired difference ÷ that of the paired one.", (found) => {
      return found.varianceReduction;
    }),
    {
      name: "verdict",
      type: "text",
      isNullable: true,
      description: "better, worse, higher, lower or no-difference-shown; empty where nothing can be said.",
      of: ({ found }) => found.verdict,
    },
  ]);
}

/** The dictionary of the measures that are in the results. */
export function measuresTable(runs: readonly ResultRun[]): DataTable {
  const met = new Set<MeasureId>(runs.flatMap(({ results }) => results.columns.map(({ measure }) => measure)));
  const measures = MEASURE_IDS.filter((id) => met.has(id));
  return tableOf(measures, [
    { name: "measure", type: "text", description: "Id of the measure.", of: (id) => id },
    {
      name: "unit",
      type: "text",
      description: "Its unit; a share is a number from 0 up, 0.9 for 90 %.",
      of: (id) => MEASURES[id].unit,
    },
    {
      name: "direction",
      type: "text",
      description: "less-is-better, more-is-better or neutral.",
      of: (id) => MEASURES[id].direction,
    },
    { name: "name", type: "text", description: "Name in English.", of: (id) => CATALOGUE[id].name.en },
    { name: "nameNb", type: "text", description: "Name in Norwegian bokmål.", of: (id) => CATALOGUE[id].name.nb },
    { name: "definition", type: "text", description: "What it is.", of: (id) => CATALOGUE[id].definition.en },
    {
      name: "formula",
      type: "text",
      description: "How it is computed, over one replication.",
      of: (id) => CATALOGUE[id].formula.en,
    },
  ]);
}
