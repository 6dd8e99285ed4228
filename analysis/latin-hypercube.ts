import { deriveHigh, deriveLow, idKeys, uniform } from "../engine/keyed-random.ts";

type Keys = readonly [high: number, low: number];

/**
 * Points of which each of `count` equal parts of each dimension holds exactly one. Where several candidates are drawn, the one whose
 * nearest two points are farthest apart.
 * @param ids [dimension] what the draws of a dimension are keyed by, so that another dimension moves none of them
 * @returns [point][dimension] between 0 and 1
 * @source M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21 (1979) 239–245; maximin: M. D. Morris and T. J. Mitchell,
 *   Journal of Statistical Planning and Inference 43 (1995) 381–402
 */
export function latinHypercube(count: number, ids: readonly string[], seed: Keys, candidates = 1): number[][] {
  let best = drawn(count, ids, seed, 0);
  if (candidates === 1) return best;
  let bestDistance = nearestSquare(best, 0);
  for (let candidate = 1; candidate < candidates; candidate++) {
    const next = drawn(count, ids, seed, candidate);
    const distance = nearestSquare(next, bestDistance);
    if (distance > bestDistance) [best, bestDistance] = [next, distance];
  }
  return best;
}

function drawn(count: number, ids: readonly string[], seed: Keys, candidate: number): number[][] {
  const columns = ids.map((id) => {
    const keys = derived(derived(derived(seed, idKeys("latin hypercube")), idKeys(id)), [candidate, 0]);
    return column(count, keys);
  });
  return Array.from({ length: count }, (_, point) => columns.map((values) => values[point]));
}

/** A random order of the parts, and a random point in each. */
function column(count: number, [high, low]: Keys): Float64Array {
  const values = Float64Array.from({ length: count }, (_, part) => (part + uniform(high, low, part)) / count);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor((at + 1) * uniform(high, low, count + at));
    [values[at], values[other]] = [values[other], values[at]];
  }
  return values;
}

/** The smallest squared distance between two points; any below `enough` where there is one. */
function nearestSquare(points: readonly (readonly number[])[], enough: number): number {
  let nearest = Infinity;
  for (let one = 1; one < points.length; one++) {
    for (let other = 0; other < one; other++) {
      let square = 0;
      for (let dimension = 0; dimension < points[one].length; dimension++) {
        const apart = points[one][dimension] - points[other][dimension];
        square += apart * apart;
      }
      if (square < nearest) nearest = square;
    }
    if (nearest < enough) return nearest;
  }
  return nearest;
}

function derived([high, low]: Keys, [first, second]: Keys): Keys {
  const [nextHigh, nextLow] = [deriveHigh(high, low, first), deriveLow(high, low, first)];
  return [deriveHigh(nextHigh, nextLow, second), deriveLow(nextHigh, nextLow, second)];
}
