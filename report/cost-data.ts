import type { CostDifference } from "../analysis/cost-differences.ts";
import type { CostFigure } from "../analysis/cost-figure.ts";
import type { ActorCosts, CostPerUser } from "../analysis/cost-figures.ts";
import { alternativeField, type DataTable, intervalFields, tableOf } from "./data-table.ts";

/** A run, and what its users cost where that was asked for. */
export interface CostedRun {
  /** As in the manifest. */
  readonly name: string;
  readonly costPerUser?: CostPerUser | undefined;
  /** Beside the first run; missing for the first. */
  readonly costDifferences?: readonly CostDifference[] | undefined;
}

/** One figure of what users cost, or of a difference. */
interface Figure {
  readonly figure: string;
  /** What it is of: a class of cost, an age, an outcome, a service; null for all users. */
  readonly of: string | null;
  readonly value: CostFigure;
}

interface FigureRow extends Figure {
  readonly run: CostedRun;
  readonly actor: string;
  readonly priceYear: number;
}

/** One row for each figure of each municipality: user mix, ages, outcomes, services, unit costs. */
export function costData(runs: readonly CostedRun[]): DataTable {
  const rows = runs.flatMap((run): FigureRow[] => {
    const { actors = [], priceYear = 0 } = run.costPerUser ?? {};
    return actors.flatMap((own) => figuresOf(own).map((figure) => ({ run, actor: own.actor, priceYear, ...figure })));
  });
  return tableOf(rows, [
    ...alternativeField(runs),
    {
      name: "actor",
      type: "text",
      description: "Id of the municipality where the users live.",
      of: ({ actor }) => actor,
    },
    ...FIGURE_FIELDS,
    { name: "priceYear", type: "integer", description: "Year of the prices.", of: ({ priceYear }) => priceYear },
    ...intervalFields("value", "Mean over the replications that were followed.", ({ value }: FigureRow) => value),
  ]);
}

const FIGURE_FIELDS = [
  {
    name: "figure",
    type: "text",
    description:
      "What is told, a year: users, costNok, costPerUserNok, costPerInhabitantNok, volume, shares, and unit costs: directPerUnitNok, overheadPerUnitNok, perUnitNok, emptyPerUnitNok.",
    of: ({ figure }: Figure) => figure,
  },
  {
    name: "of",
    type: "text",
    isNullable: true,
    description: "The class of cost (NOK from–to), age, outcome or service that it is of; empty for all users.",
    of: ({ of }: Figure) => of,
  },
] as const;

function figuresOf(own: ActorCosts): Figure[] {
  const exactly = (value: number): CostFigure => ({ mean: value, ci95: null });
  const figure = (name: string, of: string | null, value: CostFigure | null): Figure[] =>
    value === null ? [] : [{ figure: name, of, value }];
  return [
    ...figure("users", null, own.users),
    ...figure("costNok", null, own.costNok),
    ...figure("costPerUserNok", null, own.costPerUserNok),
    ...own.classes.flatMap(({ fromNok, toNok, ...each }) => {
      const of = `${fromNok}–${toNok ?? ""}`;
      return [
        ...figure("users", of, each.users),
        ...figure("shareOfUsers", of, each.shareOfUsers),
        ...figure("shareOfCost", of, each.shareOfCost),
      ];
    }),
    ...figure("outlierShare", null, own.outliers.shareOfUsers),
    ...own.outliers.costByService.flatMap(({ service, shareOfCost }) =>
      figure("shareOfOutlierCost", service, shareOfCost),
    ),
    ...own.ages.flatMap(({ age, users, costPerUserNok, costPerInhabitantNok }) => [
      ...figure("users", age, users),
      ...figure("costPerUserNok", age, costPerUserNok),
      ...figure("costPerInhabitantNok", age, costPerInhabitantNok),
    ]),
    ...own.outcomes.flatMap(({ outcome, users, costPerUserNok }) => [
      ...figure("users", outcome, users),
      ...figure("costPerUserNok", outcome, costPerUserNok),
    ]),
    ...own.services.flatMap(({ service, volume, users, costNok }) => [
      ...figure("volume", service, volume),
      ...figure("users", service, users),
      ...figure("costNok", service, costNok),
    ]),
    ...own.productivity.flatMap((unit) => [
      ...figure("directPerUnitNok", unit.service, exactly(unit.directPerUnitNok)),
      ...figure("overheadPerUnitNok", unit.service, exactly(unit.overheadPerUnitNok)),
      ...figure("perUnitNok", unit.service, exactly(unit.perUnitNok)),
      ...figure("emptyPerUnitNok", unit.service, unit.emptyPerUnitNok),
    ]),
  ];
}

interface DifferenceRow extends Figure {
  readonly run: CostedRun;
  readonly beside: CostedRun;
  readonly actor: string;
  readonly besideActor: string;
}

/** One row for each figure that is compared: municipalities of one run, and alternatives with the baseline. */
export function costDifferenceData(runs: readonly CostedRun[]): DataTable {
  const rows = runs.flatMap((run): DifferenceRow[] => {
    const between = (run.costPerUser?.comparisons ?? []).flatMap((own) =>
      differencesOf(own).map((figure) => ({
        run,
        beside: run,
        actor: own.actor,
        besideActor: own.beside,
        ...figure,
      })),
    );
    const [baseline] = runs;
    const toBaseline = (run.costDifferences ?? []).flatMap((own) =>
      differencesOf(own).map((figure) => ({
        run,
        beside: baseline!,
        actor: own.actor,
        besideActor: own.actor,
        ...figure,
      })),
    );
    return [...between, ...toBaseline];
  });
  const beside =
    runs.length < 2
      ? []
      : [
          {
            name: "besideAlternative",
            type: "text",
            description: "The alternative that is subtracted: the same for municipalities, else the baseline.",
            of: (row: DifferenceRow) => row.beside.name,
          } as const,
        ];
  return tableOf(rows, [
    ...alternativeField(runs),
    { name: "actor", type: "text", description: "Id of the municipality.", of: ({ actor }) => actor },
    ...beside,
    {
      name: "besideActor",
      type: "text",
      description: "The municipality that is subtracted; the same where alternatives are compared.",
      of: ({ besideActor }) => besideActor,
    },
    ...FIGURE_FIELDS,
    ...intervalFields(
      "difference",
      "Mean of the differences, replication by replication.",
      ({ value }: DifferenceRow) => value,
    ),
  ]);
}

function differencesOf(own: CostDifference): Figure[] {
  return [
    { figure: "costPerUserNok", of: null, value: own.costPerUserNok },
    { figure: "users", of: null, value: own.users },
    { figure: "costNok", of: null, value: own.costNok },
    { figure: "outlierShare", of: null, value: own.outlierShare },
    ...own.services.map(({ service, costPerUserNok }) => ({
      figure: "costPerUserNok",
      of: service,
      value: costPerUserNok,
    })),
  ];
}
