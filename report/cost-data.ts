import type { CostDifference } from "../analysis/cost-differences.ts";
import type { CostFigure } from "../analysis/cost-figure.ts";
import type { ActorCosts, CostPerUser } from "../analysis/cost-figures.ts";
import { alternativeField, type DataTable, intervalFields, tableOf } from "./data-table.ts";

/** A difference as tables tell it. */
export type ToldCostDifference = Omit<CostDifference, "firstPerUserNok" | "shareOfUsers">;

/** What users cost as tables tell it, with the check where that is at hand. */
export interface ToldCosts extends Omit<CostPerUser, "comparisons" | "validation"> {
  readonly comparisons: readonly (ToldCostDifference & { readonly beside: string })[];
  readonly validation?: CostPerUser["validation"];
}

/** A run, and what its users cost where that was asked for. */
export interface CostedRun {
  /** As in the manifest. */
  readonly name: string;
  readonly costPerUser?: ToldCosts | undefined;
  /** Beside the first run; missing for the first. */
  readonly costDifferences?: readonly ToldCostDifference[] | undefined;
}

/** One figure of what users cost, or of a difference. */
interface Figure {
  readonly figure: string;
  /** What kind of thing it is of, since an outcome may be called as a service is; null for all users. */
  readonly by: "class" | "age" | "outcome" | "service" | null;
  /** Which of them: a class of cost, an age, an outcome, a service. */
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
    name: "by",
    type: "text",
    isNullable: true,
    description: "What `of` is: class, age, outcome or service; empty for all users.",
    of: ({ by }: Figure) => by,
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
  const total = (name: string, value: CostFigure): Figure => ({ figure: name, by: null, of: null, value });
  const ofOne =
    (by: Figure["by"], of: string) =>
    (name: string, value: CostFigure | null): Figure[] =>
      value === null ? [] : [{ figure: name, by, of, value }];
  return [
    total("users", own.users),
    total("costNok", own.costNok),
    total("costPerUserNok", own.costPerUserNok),
    ...own.classes.flatMap(({ fromNok, toNok, ...each }) => {
      const figure = ofOne("class", `${fromNok}–${toNok ?? ""}`);
      return [
        ...figure("users", each.users),
        ...figure("shareOfUsers", each.shareOfUsers),
        ...figure("shareOfCost", each.shareOfCost),
      ];
    }),
    total("outlierShare", own.outliers.shareOfUsers),
    ...own.outliers.costByService.flatMap(({ service, shareOfCost }) =>
      ofOne("service", service)("shareOfOutlierCost", shareOfCost),
    ),
    ...own.ages.flatMap(({ age, users, costPerUserNok, costPerInhabitantNok }) => {
      const figure = ofOne("age", age);
      return [
        ...figure("users", users),
        ...figure("costPerUserNok", costPerUserNok),
        ...figure("costPerInhabitantNok", costPerInhabitantNok),
      ];
    }),
    ...own.outcomes.flatMap(({ outcome, users, costPerUserNok }) => {
      const figure = ofOne("outcome", outcome);
      return [...figure("users", users), ...figure("costPerUserNok", costPerUserNok)];
    }),
    ...own.services.flatMap(({ service, volume, users, costNok }) => {
      const figure = ofOne("service", service);
      return [...figure("volume", volume), ...figure("users", users), ...figure("costNok", costNok)];
    }),
    ...own.productivity.flatMap((unit) => {
      const figure = ofOne("service", unit.service);
      return [
        ...figure("directPerUnitNok", exactly(unit.directPerUnitNok)),
        ...figure("overheadPerUnitNok", exactly(unit.overheadPerUnitNok)),
        ...figure("perUnitNok", exactly(unit.perUnitNok)),
        ...figure("emptyPerUnitNok", unit.emptyPerUnitNok),
      ];
    }),
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

function differencesOf(own: ToldCostDifference): Figure[] {
  const total = (figure: string, value: CostFigure): Figure => ({ figure, by: null, of: null, value });
  return [
    total("costPerUserNok", own.costPerUserNok),
    total("users", own.users),
    total("costNok", own.costNok),
    total("outlierShare", own.outlierShare),
    ...own.services.map(({ service, costPerUserNok }): Figure => ({
      figure: "costPerUserNok",
      by: "service",
      of: service,
      value: costPerUserNok,
    })),
  ];
}
