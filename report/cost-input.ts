import type { CostFigure } from "../analysis/cost-figure.ts";
import type { ActorCosts } from "../analysis/cost-figures.ts";
import type { Outcome } from "../analysis/cost-per-user.ts";
import { productivityLevel } from "../analysis/unit-cost.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import type { CostedRun, ToldCostDifference, ToldCosts } from "./cost-data.ts";
import { type CsvRow, csvRows, intervalIn, numberIn } from "./csv-rows.ts";

/** The tables of a results folder that say what users cost. */
export interface CostTexts {
  readonly costs: UnitCosts;
  /** cost-per-user.csv and cost-per-user-differences.csv. */
  readonly table: string;
  readonly differences: string;
  /** Replications that were followed. */
  readonly replications: number;
}

/**
 * [run] what the users cost, as the tables have it to the last digit, and in alternatives beside the baseline.
 * @param runs in the order of the manifest, with the days of their periods
 * @throws Error where a column or a figure is missing
 */
export function costInput(
  { costs, table, differences, replications }: CostTexts,
  runs: readonly { readonly name: string; readonly periodDays: readonly number[] }[],
): Omit<CostedRun, "name">[] {
  const [rows, beside] = [csvRows(table), csvRows(differences)];
  const isAlone = runs.length === 1;
  const ofRun = (all: readonly CsvRow[], name: string) => all.filter((row) => isAlone || row.alternative === name);
  return runs.map(({ name, periodDays }, at) => {
    const actors = [...groupedBy(ofRun(rows, name), ({ actor = "" }) => actor)].map(([actor, own]) =>
      actorCosts(actor, own, costs),
    );
    const pairs = [...groupedBy(ofRun(beside, name), pairOf)].map(([, own]) => pairDifference(own, actors));
    const isOfRun = (pair: PairDifference): boolean => isAlone || pair.besideAlternative === name;
    const comparisons = pairs.filter((pair) => pair.actor !== pair.beside && isOfRun(pair));
    const costDifferences = pairs.filter((pair) => !isOfRun(pair));
    const costPerUser: ToldCosts = { replications, periodDays, priceYear: costs.priceYear, actors, comparisons };
    return { costPerUser, ...(at > 0 && { costDifferences }) };
  });
}

function pairOf({ besideAlternative = "", actor = "", besideActor = "" }: CsvRow): string {
  return [besideAlternative, actor, besideActor].join(" ");
}

interface PairDifference extends ToldCostDifference {
  readonly beside: string;
  readonly besideAlternative: string | undefined;
}

function pairDifference(rows: readonly CsvRow[], actors: readonly ActorCosts[]): PairDifference {
  const { actor = "", besideActor = "", besideAlternative } = rows[0]!;
  const told = (figure: string): CostFigure => figureIn(rows, figure, "", "difference");
  const known = actors.find((one) => one.actor === actor);
  if (!known) throw new Error(`no costs of "${actor}"`);
  return {
    actor,
    beside: besideActor,
    besideAlternative,
    secondPerUserNok: known.costPerUserNok,
    costPerUserNok: told("costPerUserNok"),
    users: told("users"),
    costNok: told("costNok"),
    outlierShare: told("outlierShare"),
    services: rows.flatMap((row) =>
      row["of"] ? [{ service: row["of"], costPerUserNok: valueIn(row, "difference") }] : [],
    ),
  };
}

function actorCosts(actor: string, rows: readonly CsvRow[], costs: UnitCosts): ActorCosts {
  const total = rows.filter((row) => row["by"] === "");
  const things = (by: string, figure: string) =>
    [
      ...groupedBy(
        rows.filter((row) => row["by"] === by),
        ({ of = "" }) => of,
      ),
    ]
      .map(([of, own]) => ({ of, own, told: (name: string) => figureIn(own, name, of) }))
      .filter(({ own }) => hasFigure(own, figure));
  return {
    actor,
    users: figureIn(total, "users", ""),
    costNok: figureIn(total, "costNok", ""),
    costPerUserNok: figureIn(total, "costPerUserNok", ""),
    classes: things("class", "users").map(({ of, told }) => {
      const [from = "", to = ""] = of.split("–");
      return {
        fromNok: Number(from),
        toNok: to === "" ? null : Number(to),
        users: told("users"),
        shareOfUsers: told("shareOfUsers"),
        shareOfCost: told("shareOfCost"),
      };
    }),
    outliers: {
      shareOfUsers: figureIn(total, "outlierShare", ""),
      costByService: things("service", "shareOfOutlierCost").map(({ of, told }) => ({
        service: of,
        shareOfCost: told("shareOfOutlierCost"),
      })),
    },
    ages: things("age", "users").map(({ of, own, told }) => ({
      age: of,
      users: told("users"),
      costPerUserNok: told("costPerUserNok"),
      costPerInhabitantNok: hasFigure(own, "costPerInhabitantNok") ? told("costPerInhabitantNok") : null,
    })),
    outcomes: things("outcome", "users").map(({ of, told }) => ({
      outcome: of as Outcome,
      users: told("users"),
      costPerUserNok: told("costPerUserNok"),
    })),
    services: things("service", "volume").map(({ of, told }) => ({
      service: of,
      volume: told("volume"),
      users: told("users"),
      costNok: told("costNok"),
    })),
    productivity: things("service", "perUnitNok").map(({ of, own }) => productivityOf(of, own, costs)),
  };
}

function productivityOf(
  service: string,
  rows: readonly CsvRow[],
  costs: UnitCosts,
): ActorCosts["productivity"][number] {
  const exactly = (figure: string): number => figureIn(rows, figure, service).mean ?? 0;
  const perUnitNok = exactly("perUnitNok");
  const limits = costs.levelsPerHourNok;
  return {
    service,
    directPerUnitNok: exactly("directPerUnitNok"),
    overheadPerUnitNok: exactly("overheadPerUnitNok"),
    perUnitNok,
    level: costs.services[service]?.per === "hour" && limits ? productivityLevel(perUnitNok, limits) : null,
    emptyPerUnitNok: hasFigure(rows, "emptyPerUnitNok") ? figureIn(rows, "emptyPerUnitNok", service) : null,
  };
}

function hasFigure(rows: readonly CsvRow[], figure: string): boolean {
  return rows.some((row) => row["figure"] === figure);
}

/** @throws Error where it is missing */
function figureIn(rows: readonly CsvRow[], figure: string, of: string, column = "value"): CostFigure {
  const row = rows.find((one) => one["figure"] === figure && one["of"] === of);
  if (!row) throw new Error(`no figure "${figure}"${of === "" ? "" : ` of "${of}"`}`);
  return valueIn(row, column);
}

function valueIn(row: CsvRow, column: string): CostFigure {
  return { mean: numberIn(row, column), ci95: intervalIn(row, `${column}Ci95`) };
}

function groupedBy(rows: readonly CsvRow[], keyOf: (row: CsvRow) => string): Map<string, CsvRow[]> {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
