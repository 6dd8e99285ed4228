import { exp } from "../scenarios/exp-log.ts";
import { normalCdf } from "../scenarios/special-functions.ts";

/** A straight line below a convex curve: value ≥ intercept + slope × slack. */
export interface CurveLine {
  readonly intercept: number;
  readonly slope: number;
}

export interface DelayCurve {
  /** Places. */
  readonly places: number;
  /** Rate at which one patient's care ends, a day. */
  readonly ratePerDay: number;
  /** Coefficient of variation of the treatment days. */
  readonly coefficientOfVariation: number;
  /** Days over which the queue is averaged, from an empty queue on. */
  readonly horizonDays: number;
}

/**
 * Probability of waiting in M/M/c.
 * @param load in patients; at `servers` and above everybody waits
 * @source Erlang's second formula, by the recursion of his first, for instance Kleinrock, Queueing Systems I (1975), §3.5
 */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  let blocked = 1;
  for (let server = 1; server <= servers; server++) blocked = (load * blocked) / (server + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/**
 * Expected queue at a place whose capacity exceeds what is in care by a mean slack, averaged over a horizon from an empty queue on:
 * Erlang C × (c − s)/(c − s/2) × Z̄ × (1 + cv²)/2, where Z̄ is the mean, averaged over the horizon, of a Brownian motion that is
 * reflected at 0, with drift −sμ and variance 2cμ(1 − s/2c). Where the place relaxes quickly that is Erlang C's queue; it stays finite
 * without slack.
 * @param slack places beyond the mean in care, 0 … places
 * @source Halfin and Whitt, Heavy-traffic limits for queues with many exponential servers, Operations Research 29 (1981), for the
 *   Brownian motion; Kingman's factor (1 + cv²)/2 for stays that are not exponential
 */
export function expectedQueue(
  { places, ratePerDay, coefficientOfVariation, horizonDays }: DelayCurve,
  slack: number,
): number {
  if (places <= 0) return 0;
  const load = places - slack;
  const drift = -slack * ratePerDay;
  const variance = 2 * places * ratePerDay * (1 - slack / (2 * places));
  const waiting = erlangC(Math.round(places), load);
  const variation = (1 + coefficientOfVariation * coefficientOfVariation) / 2;
  const share = load / (places - slack / 2);
  return waiting * share * meanOfReflectedMotion(drift, variance, horizonDays) * variation;
}

const PANELS = 64;

/** Mean of a Brownian motion from 0, reflected there, averaged over 0 … days: by Simpson's rule in the root of time. */
export function meanOfReflectedMotion(drift: number, variance: number, days: number): number {
  const end = Math.sqrt(days);
  let sum = 0;
  for (let panel = 0; panel <= PANELS; panel++) {
    const root = (end * panel) / PANELS;
    const factor = panel === 0 || panel === PANELS ? 1 : panel % 2 === 1 ? 4 : 2;
    sum += factor * 2 * root * reflectedMotionAt(drift, variance, root * root);
  }
  return (sum * end) / (3 * PANELS) / days;
}

/** Below this drift × time, per standard deviation, the two terms of the closed form cancel. */
const SMALL_DRIFT = 1e-4;

/**
 * Mean of the reflected Brownian motion at a time.
 * @source integral of m Φ(a) + σ φ(a)/√t, a = m√t/σ: drift plus the push at 0, by the density there (Harrison, Brownian Motion and
 *   Stochastic Flow Systems (1985), §1.8)
 */
function reflectedMotionAt(drift: number, variance: number, days: number): number {
  if (days === 0) return 0;
  const deviation = Math.sqrt(variance * days);
  const scaled = (drift * days) / deviation;
  if (Math.abs(scaled) < SMALL_DRIFT) return deviation * ROOT_2_OVER_PI + (drift * days) / 2;
  const density = exp((-scaled * scaled) / 2) / ROOT_2_PI;
  const below = normalCdf(scaled);
  return drift * days * below + (variance / drift) * (below - 0.5 + scaled * density);
}

const ROOT_2_PI = 2.5066282746310002;
const ROOT_2_OVER_PI = 0.7978845608028654;

/** Slacks at which the curve is met, per root of the places: where its bend is. */
const SLACKS = [0, 0.25, 0.5, 1, 1.5, 2, 3, 4];

/** Straight lines through the lower convex hull of the curve, and 0. */
export function delayLines(curve: DelayCurve): CurveLine[] {
  const root = Math.sqrt(curve.places);
  const points = SLACKS.map((multiple) => multiple * root)
    .filter((slack) => slack < curve.places)
    .map((slack) => ({ slack, queue: expectedQueue(curve, slack) }));
  const lines: CurveLine[] = [];
  const hull = lowerHull(points);
  for (let at = 0; at + 1 < hull.length; at++) {
    const [one, other] = [hull[at], hull[at + 1]];
    const slope = (other.queue - one.queue) / (other.slack - one.slack);
    lines.push({ intercept: one.queue - slope * one.slack, slope });
  }
  return lines;
}

interface CurvePoint {
  readonly slack: number;
  readonly queue: number;
}

function lowerHull(points: readonly CurvePoint[]): CurvePoint[] {
  const hull: CurvePoint[] = [];
  for (const point of points) {
    while (hull.length >= 2) {
      const [one, other] = [hull[hull.length - 2], hull[hull.length - 1]];
      const isAbove =
        (other.queue - one.queue) * (point.slack - one.slack) >= (point.queue - one.queue) * (other.slack - one.slack);
      if (!isAbove) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
