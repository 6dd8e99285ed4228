import { quantileOf, TQuantiles } from "../../analysis/estimates.ts";
import type { ReplicationDiagnosis } from "../../analysis/run-diagnosis.ts";
import type { FanData } from "../../report/charts/fan-chart.ts";
import type { KnownAfter } from "../../report/charts/precision-chart.ts";
import { dateNumber, dateText } from "../../scenarios/calendar.ts";

/** Replications of a run that are simulated again to be counted. */
export const COUNTED_REPLICATIONS = 10;

/** What the replications that were counted say together. */
export interface Sanity {
  readonly entered: number;
  readonly left: number;
  readonly inside: number;
  /** Of those with any stays. */
  readonly places: readonly LittlesLaw[];
}

/** Over all replications: patients there on average, beside stays a day × days of a stay. */
export interface LittlesLaw {
  readonly place: string;
  readonly patients: number;
  readonly staysPerDay: number;
  readonly daysPerStay: number;
  /** (stays a day × days of a stay − patients) ÷ patients. */
  readonly deviation: number;
}

export function sanityOf(replications: readonly ReplicationDiagnosis[]): Sanity {
  const sum = (of: (one: ReplicationDiagnosis) => number): number =>
    replications.reduce((total, one) => total + of(one), 0);
  const places = (replications[0]?.places ?? []).map(({ place }, at): LittlesLaw => {
    const days = sum((one) => one.places[at].days);
    const stays = sum((one) => one.places[at].stays);
    const stayDays = sum((one) => one.places[at].stayDays);
    const patients = sum((one) => one.places[at].levelDays) / days;
    const [staysPerDay, daysPerStay] = [stays / days, stays === 0 ? 0 : stayDays / stays];
    const deviation = patients === 0 ? 0 : (staysPerDay * daysPerStay - patients) / patients;
    return { place, patients, staysPerDay, daysPerStay, deviation };
  });
  return {
    entered: sum(({ entered }) => entered),
    left: sum(({ left }) => left),
    inside: sum(({ inside }) => inside),
    places: places.filter(({ patients, staysPerDay }) => patients > 0 || staysPerDay > 0),
  };
}

/** Less than rounding explains: the law holds. */
export const MOST_DEVIATION = 1e-6;

/**
 * Patients in the model week by week, from the first day that is simulated: whether it has settled when it begins to be measured.
 * @param startDate the first measured day
 */
export function warmUpFan(
  replications: readonly ReplicationDiagnosis[],
  { startDate, warmUpDays }: { readonly startDate: string; readonly warmUpDays: number },
  names: { readonly measure: string; readonly warmUp: string; readonly measured: string },
): FanData {
  const first = dateNumber(startDate) - warmUpDays;
  const weeks = replications[0]?.weekly.length ?? 0;
  const sorted = Array.from({ length: weeks }, (_, week) =>
    Float64Array.from(replications, ({ weekly }) => weekly[week]).sort(),
  );
  const isMeasured = (week: number): boolean => week * 7 >= warmUpDays;
  const mean = sorted.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  // Both lines meet at the first week that is measured.
  const isDrawnBefore = (week: number): boolean => week * 7 < warmUpDays + 7;
  return {
    measure: names.measure,
    isZoomed: true,
    dates: sorted.map((_, week) => dateText(first + week * 7)),
    series: [
      {
        name: names.measured,
        mean: mean.map((value, week) => (isMeasured(week) ? value : null)),
        p10: sorted.map((values) => quantileOf(values, 0.1)),
        p90: sorted.map((values) => quantileOf(values, 0.9)),
      },
      ...(warmUpDays > 0
        ? [{ name: names.warmUp, mean: mean.map((value, week) => (isDrawnBefore(week) ? value : null)) }]
        : []),
    ],
  };
}

const MOST_STEPS = 200;

/** What was known of a mean after two replications, three and so on. @param values [replication] */
export function knownAfter(values: readonly number[]): KnownAfter[] {
  const quantiles = new TQuantiles();
  const known = values.filter((value) => !Number.isNaN(value));
  const every = Math.max(1, Math.ceil(known.length / MOST_STEPS));
  let [mean, squares] = [0, 0];
  return known.flatMap((value, at): KnownAfter[] => {
    // Welford's way: no difference of large sums.
    const before = value - mean;
    mean += before / (at + 1);
    squares += before * (value - mean);
    const replications = at + 1;
    const isTold = replications === known.length || (replications > 1 && replications % every === 0);
    if (!isTold || replications < 2) return [];
    const ci95 = quantiles.interval(mean, Math.sqrt(squares / at / replications), replications);
    return ci95 ? [{ replications, mean, ci95 }] : [];
  });
}
