import { ageBand } from "../scenarios/age-band.ts";
import { exp, log } from "../scenarios/exp-log.ts";

/** Use of a service in one band of ages, as the base year has it. */
export interface UseRate {
  /** As it is written, 80-89. */
  readonly age: string;
  readonly users: number;
  readonly persons: number;
  /** Users ÷ persons. */
  readonly rate: number;
  /** By so much use rises for each year of age, as a natural logarithm; 0 where it is read at the same age whatever the health. */
  readonly growthPerYearOfAge: number;
}

/**
 * Use rates by age: users ÷ persons of the base year, and how they rise with age. Between the mean ages of two bands use grows by the
 * same per cent for each year of age; a band is read downwards, so its growth is that from the band below. The lowest band of those
 * whose use follows age takes the growth of the band above it. Use in working age does not follow age.
 * @param usersByAge by band; @param persons those of the base year in each; @param meanAges in each
 */
export function useRates(
  usersByAge: Readonly<Record<string, number>>,
  persons: Readonly<Record<string, number>>,
  meanAges: Readonly<Record<string, number>>,
  workingAgeTo: number,
): UseRate[] {
  const bands = Object.keys(usersByAge).sort((a, b) => ageBand(a).from - ageBand(b).from);
  const rateOf = (age: string): number => (persons[age]! > 0 ? usersByAge[age]! / persons[age]! : 0);
  const ageing = bands.filter((age) => ageBand(age).to > workingAgeTo);
  const growthBetween = (lower: string, upper: string): number => {
    const [low, high] = [rateOf(lower), rateOf(upper)];
    const years = meanAges[upper]! - meanAges[lower]!;
    return low > 0 && high > 0 && years > 0 ? (log(high) - log(low)) / years : 0;
  };
  return bands.map((age) => {
    const at = ageing.indexOf(age);
    const [lower, upper] = at === 0 ? [ageing[0], ageing[1]] : [ageing[at - 1], ageing[at]];
    const growth = at < 0 || lower === undefined || upper === undefined ? 0 : growthBetween(lower, upper);
    return { age, users: usersByAge[age]!, persons: persons[age]!, rate: rateOf(age), growthPerYearOfAge: growth };
  });
}

/** The rate read at an age so many years lower. */
export function rateYounger({ rate, growthPerYearOfAge }: UseRate, years: number): number {
  return years === 0 ? rate : rate * exp(-growthPerYearOfAge * years);
}

/** Users: persons × rates, each read so many years lower. */
export function usersOf(
  rates: readonly UseRate[],
  persons: Readonly<Record<string, number>>,
  yearsYounger: number,
): number {
  return rates.reduce((sum, own) => sum + persons[own.age]! * rateYounger(own, yearsYounger), 0);
}

/**
 * How use changes as more or fewer live alone: those who do use `ratio` times as much as others.
 * @returns 1 for the share of the base year
 */
export function livingAloneFactor(ratio: number, shareAtBase: number, share: number): number {
  return (1 + (ratio - 1) * share) / (1 + (ratio - 1) * shareAtBase);
}
