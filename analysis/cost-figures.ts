import { type CostSums, OUTCOMES, type Outcome, type UserCosts } from "./cost-per-user.ts";
import { type ProductivityLevel, productivityLevel } from "./unit-cost.ts";
import { withoutNoise } from "./comparison.ts";
import { type Interval, meanOf, TQuantiles } from "./estimates.ts";

/** A mean over replications and its 95 % t-interval. */
export interface CostFigure {
  readonly mean: number | null;
  readonly ci95: Interval | null;
}

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

/** The difference of one figure, the second less the first. */
export interface CostDifference {
  readonly actor: string;
  readonly costPerUserNok: CostFigure;
  readonly users: CostFigure;
  readonly costNok: CostFigure;
  /** By class of cost, in shares of the users. */
  readonly shareOfUsers: readonly CostFigure[];
  readonly outlierShare: CostFigure;
}

/**
 * Two scenarios under the same random numbers, replication by replication: what the users of each municipality cost in the second
 * beside the first.
 * @throws RangeError where they are not of the same municipalities and classes
 */
export function compareCostPerUser(first: UserCosts, second: UserCosts): CostDifference[] {
  if (first.plan.classCount !== second.plan.classCount) throw new RangeError("the classes of cost differ");
  return first.plan.actors.flatMap((actor, at) => {
    const other = second.plan.actors.indexOf(actor);
    if (other < 0) return [];
    const hasUsers = [...first.replications].some(({ users }) => users[at]! > 0);
    return hasUsers ? [differenceOf(first, at, second, other, actor)] : [];
  });
}

/** Two municipalities of the same run: the second beside the first. @throws RangeError for one that is not there */
export function compareMunicipalities(found: UserCosts, first: string, second: string): CostDifference {
  const [at, other] = [found.plan.actors.indexOf(first), found.plan.actors.indexOf(second)];
  if (at < 0 || other < 0) throw new RangeError(`no municipality is called ${at < 0 ? first : second}`);
  return differenceOf(found, at, found, other, second);
}

function differenceOf(first: UserCosts, at: number, second: UserCosts, other: number, actor: string): CostDifference {
  const pairs = Math.min(first.replications.length, second.replications.length);
  const paired = (of: (sums: CostSums, actor: number, periods: number) => number): CostFigure =>
    figureOf(
      Array.from({ length: pairs }, (_, row) =>
        differenceWithoutNoise(
          of(second.replications[row]!, other, second.plan.periodDays.length),
          of(first.replications[row]!, at, first.plan.periodDays.length),
        ),
      ),
    );
  const { classCount } = first.plan;
  return {
    actor,
    costPerUserNok: paired((sums, own) => sums.costNok[own]! / sums.users[own]!),
    users: paired((sums, own, periods) => sums.users[own]! / periods),
    costNok: paired((sums, own, periods) => sums.costNok[own]! / periods),
    shareOfUsers: Array.from({ length: classCount }, (_, cell) =>
      paired((sums, own) => sums.usersByClass[own * classCount + cell]! / sums.users[own]!),
    ),
    outlierShare: paired((sums, own) => sums.outliers[own]! / sums.users[own]!),
  };
}

/** Sums of the same parts in another order differ in their last digits. */
function differenceWithoutNoise(after: number, before: number): number {
  return withoutNoise(after - before, after, before);
}

/** Replications without a value, where nobody was of that kind, are left out. */
function figureOf(values: readonly number[]): CostFigure {
  const known = Float64Array.from(values.filter((value) => Number.isFinite(value)));
  const { mean, standardError } = meanOf(known);
  return { mean, ci95: new TQuantiles().interval(mean, standardError, known.length) };
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
