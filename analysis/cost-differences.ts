import { withoutNoise } from "./comparison.ts";
import { type CostFigure, figureOf } from "./cost-figure.ts";
import type { CostSums, UserCosts } from "./cost-per-user.ts";

/** What the users of a municipality cost beside others: the second less the first, replication by replication. */
export interface CostDifference {
  /** The municipality; of two in one run the second. */
  readonly actor: string;
  /** What both sides cost per user, by themselves. */
  readonly firstPerUserNok: CostFigure;
  readonly secondPerUserNok: CostFigure;
  readonly costPerUserNok: CostFigure;
  readonly users: CostFigure;
  readonly costNok: CostFigure;
  /** By class of cost, in shares of the users. */
  readonly shareOfUsers: readonly CostFigure[];
  readonly outlierShare: CostFigure;
  /** The difference per user by the service that it is spent on; together they are the whole. */
  readonly services: readonly { readonly service: string; readonly costPerUserNok: CostFigure }[];
}

/** Two municipalities of one run: `actor` less `beside`. */
export interface MunicipalityDifference extends CostDifference {
  readonly beside: string;
}

/**
 * Two scenarios under the same random numbers, replication by replication: what the users of each municipality cost in the second
 * beside the first.
 * @throws RangeError where they are not of the same classes
 */
export function compareCostPerUser(first: UserCosts, second: UserCosts): CostDifference[] {
  if (first.plan.classCount !== second.plan.classCount) throw new RangeError("the classes of cost differ");
  return first.plan.actors.flatMap((actor, at) => {
    const other = second.plan.actors.indexOf(actor);
    return other >= 0 && hasUsers(first, at) ? [differenceOf(first, at, second, other, actor)] : [];
  });
}

/** Every municipality of a run beside every other, of those that have users. */
export function municipalityDifferences(found: UserCosts): MunicipalityDifference[] {
  const known = found.plan.actors.filter((_, at) => hasUsers(found, at));
  return known.flatMap((second) =>
    known.filter((first) => first !== second).map((first) => compareMunicipalities(found, first, second)),
  );
}

/** Two municipalities of the same run: the second beside the first. @throws RangeError for one that is not there */
export function compareMunicipalities(found: UserCosts, first: string, second: string): MunicipalityDifference {
  const [at, other] = [found.plan.actors.indexOf(first), found.plan.actors.indexOf(second)];
  if (at < 0 || other < 0) throw new RangeError(`no municipality is called ${at < 0 ? first : second}`);
  return { beside: first, ...differenceOf(found, at, found, other, second) };
}

function hasUsers({ replications }: UserCosts, actor: number): boolean {
  return replications.some(({ users }) => users[actor]! > 0);
}

type Of = (sums: CostSums, actor: number, periods: number) => number;

function differenceOf(first: UserCosts, at: number, second: UserCosts, other: number, actor: string): CostDifference {
  const pairs = Math.min(first.replications.length, second.replications.length);
  const valuesOf = ({ replications, plan }: UserCosts, own: number, of: Of): number[] =>
    replications.slice(0, pairs).map((sums) => of(sums, own, plan.periodDays.length));
  const paired = (of: Of): CostFigure => {
    const [before, after] = [valuesOf(first, at, of), valuesOf(second, other, of)];
    return figureOf(after.map((value, row) => differenceWithoutNoise(value, before[row]!)));
  };
  const { classCount, services } = first.plan;
  const perUser: Of = (sums, own) => sums.costNok[own]! / sums.users[own]!;
  return {
    actor,
    firstPerUserNok: figureOf(valuesOf(first, at, perUser)),
    secondPerUserNok: figureOf(valuesOf(second, other, perUser)),
    costPerUserNok: paired(perUser),
    users: paired((sums, own, periods) => sums.users[own]! / periods),
    costNok: paired((sums, own, periods) => sums.costNok[own]! / periods),
    shareOfUsers: Array.from({ length: classCount }, (_, cell) =>
      paired((sums, own) => sums.usersByClass[own * classCount + cell]! / sums.users[own]!),
    ),
    outlierShare: paired((sums, own) => sums.outliers[own]! / sums.users[own]!),
    services: services.map((service, cell) => {
      const { directNok, overheadNok } = first.costs.services[service]!;
      const unitNok = directNok + overheadNok;
      return {
        service,
        costPerUserNok: paired(
          (sums, own) => (unitNok * sums.volume[own * services.length + cell]!) / sums.users[own]!,
        ),
      };
    }),
  };
}

/** Sums of the same parts in another order differ in their last digits. */
function differenceWithoutNoise(after: number, before: number): number {
  return withoutNoise(after - before, after, before);
}
