import { type CostSums, OUTCOMES, type Outcome, type UserCosts } from "./cost-per-user.ts";
import { type MunicipalityDifference, municipalityDifferences } from "./cost-differences.ts";
import { type CostFigure, figureOf } from "./cost-figure.ts";
import { type ProductivityLevel, productivityLevel } from "./unit-cost.ts";

/** What the users of one municipality cost in a year (a period of the run), on average over its periods. */
export interface ActorCosts {
  readonly actor: string;
  readonly users: CostFigure;
  readonly costNok: CostFigure;
  readonly costPerUserNok: CostFigure;
  /** User mix: shares of the users and of their cost by class of cost, the cheapest first. */
  readonly classes: readonly {
    readonly fromNok: number;
    /** Null for the dearest class, which has no end. */
    readonly toNok: number | null;
    readonly users: CostFigure;
    readonly shareOfUsers: CostFigure;
    readonly shareOfCost: CostFigure;
  }[];
  /** Users above the limit, and on what their cost is spent: why there are so many. */
  readonly outliers: {
    readonly shareOfUsers: CostFigure;
    readonly costByService: readonly { readonly service: string; readonly shareOfCost: CostFigure }[];
  };
  readonly ages: readonly {
    readonly age: string;
    readonly users: CostFigure;
    readonly costPerUserNok: CostFigure;
    /** Where the inhabitants are known. */
    readonly costPerInhabitantNok: CostFigure | null;
  }[];
  readonly outcomes: readonly {
    readonly outcome: Outcome;
    readonly users: CostFigure;
    readonly costPerUserNok: CostFigure;
  }[];
  readonly services: readonly {
    readonly service: string;
    /** Units given to users of this municipality. */
    readonly volume: CostFigure;
    readonly users: CostFigure;
    readonly costNok: CostFigure;
  }[];
  /** What a unit of the services that this municipality runs costs. */
  readonly productivity: readonly {
    readonly service: string;
    readonly directPerUnitNok: number;
    readonly overheadPerUnitNok: number;
    readonly perUnitNok: number;
    /** How dear an hour of care is; null for other units, and where no limits are given. */
    readonly level: ProductivityLevel | null;
    /** Cost of the places that stood empty, which no user bears, ÷ units given; null for what has no places. */
    readonly emptyPerUnitNok: CostFigure | null;
  }[];
}

export interface CostPerUser {
  readonly replications: number;
  readonly periodDays: readonly number[];
  readonly priceYear: number;
  readonly actors: readonly ActorCosts[];
  /** Each municipality with users beside each of the others, replication by replication. */
  readonly comparisons: readonly MunicipalityDifference[];
  /** Step 6: units that the users had, and units that the engine counted by itself; in all periods, over all replications. */
  readonly validation: readonly { readonly service: string; readonly ofUsers: number; readonly counted: number }[];
}

/** What the users cost, by municipality: the figures of the run as means over its replications. */
export function costPerUser(found: UserCosts): CostPerUser {
  const { plan, costs, replications } = found;
  const actors = plan.actors.flatMap((actor, at) =>
    replications.some((sums) => sums.users[at]! > 0) ? [actorCosts(found, actor, at)] : [],
  );
  return {
    replications: replications.length,
    periodDays: plan.periodDays,
    priceYear: costs.priceYear,
    actors,
    comparisons: municipalityDifferences(found),
    validation: plan.services.map((service, at) => ({
      service,
      ofUsers: sumOf(replications, ({ volume }) => columnSum(volume, at, plan.services.length)),
      counted: sumOf(replications, ({ counted }) => counted[at]!),
    })),
  };
}

function actorCosts({ plan, costs, replications }: UserCosts, actor: string, at: number): ActorCosts {
  const { services, ages, classCount, periodDays } = plan;
  const periods = periodDays.length;
  const figure = (of: (sums: CostSums) => number): CostFigure => figureOf(replications.map(of));
  const yearly = (of: (sums: CostSums) => number): CostFigure => figure((sums) => of(sums) / periods);
  const edges = costs.costClassesNok;
  const inhabitants = costs.inhabitants?.[actor];
  return {
    actor,
    users: yearly(({ users }) => users[at]!),
    costNok: yearly(({ costNok }) => costNok[at]!),
    costPerUserNok: figure((sums) => sums.costNok[at]! / sums.users[at]!),
    classes: Array.from({ length: classCount }, (_, own) => {
      const cell = at * classCount + own;
      return {
        fromNok: own === 0 ? 0 : edges[own - 1]!,
        toNok: edges[own] ?? null,
        users: yearly(({ usersByClass }) => usersByClass[cell]!),
        shareOfUsers: figure((sums) => sums.usersByClass[cell]! / sums.users[at]!),
        shareOfCost: figure((sums) => sums.costByClass[cell]! / sums.costNok[at]!),
      };
    }),
    outliers: {
      shareOfUsers: figure((sums) => sums.outliers[at]! / sums.users[at]!),
      costByService: services.map((service, own) => ({
        service,
        shareOfCost: figure(
          (sums) =>
            sums.outlierCost[at * services.length + own]! /
            sums.outlierCost
              .subarray(at * services.length, (at + 1) * services.length)
              .reduce((sum, nok) => sum + nok, 0),
        ),
      })),
    },
    ages: ages.map((age, own) => {
      const cell = at * ages.length + own;
      const persons = inhabitants?.[age];
      return {
        age,
        users: yearly(({ usersByAge }) => usersByAge[cell]!),
        costPerUserNok: figure((sums) => sums.costByAge[cell]! / sums.usersByAge[cell]!),
        costPerInhabitantNok: persons === undefined ? null : yearly(({ costByAge }) => costByAge[cell]! / persons),
      };
    }),
    outcomes: OUTCOMES.flatMap((outcome, own) => {
      const cell = at * OUTCOMES.length + own;
      if (!replications.some(({ usersByOutcome }) => usersByOutcome[cell]! > 0)) return [];
      return [
        {
          outcome,
          users: yearly(({ usersByOutcome }) => usersByOutcome[cell]!),
          costPerUserNok: figure((sums) => sums.costByOutcome[cell]! / sums.usersByOutcome[cell]!),
        },
      ];
    }),
    services: services.map((service, own) => {
      const cell = at * services.length + own;
      const { directNok, overheadNok } = costs.services[service]!;
      return {
        service,
        volume: yearly(({ volume }) => volume[cell]!),
        users: yearly(({ usersOfService }) => usersOfService[cell]!),
        costNok: yearly(({ volume }) => volume[cell]! * (directNok + overheadNok)),
      };
    }),
    productivity: services.flatMap((service, own) =>
      productivityOf({ plan, costs, replications }, service, at * services.length + own),
    ),
  };
}

/** Of places that the municipality runs itself, and of hours that its patients have; nights in hospital have no productivity. */
function productivityOf({ costs, replications }: UserCosts, service: string, cell: number): ActorCosts["productivity"] {
  const { directNok, overheadNok, per } = costs.services[service]!;
  const perUnitNok = directNok + overheadNok;
  const isGiven = replications.some(({ given, volume }) => (per === "day" ? given : volume)[cell]! > 0);
  if (per === "night" || !isGiven) return [];
  const emptyPerUnitNok =
    per === "day" ? figureOf(replications.map(({ given, idle }) => (perUnitNok * idle[cell]!) / given[cell]!)) : null;
  const limits = costs.levelsPerHourNok;
  const level = per === "hour" && limits ? productivityLevel(perUnitNok, limits) : null;
  return [
    { service, directPerUnitNok: directNok, overheadPerUnitNok: overheadNok, perUnitNok, level, emptyPerUnitNok },
  ];
}

function sumOf(replications: readonly CostSums[], of: (sums: CostSums) => number): number {
  return replications.reduce((sum, own) => sum + of(own), 0);
}

/** [row × column] one column. */
function columnSum(values: Float64Array, column: number, columns: number): number {
  let sum = 0;
  for (let at = column; at < values.length; at += columns) sum += values[at]!;
  return sum;
}
