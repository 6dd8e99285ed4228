import { weightOf } from "./languages.ts";

/**
 * Which of the media types that there are a client likes best, by `Accept` (RFC 9110, §12.5.1): the most specific range that covers a
 * type decides its weight, and of equal weights the first type wins.
 * @param available media types without parameters, best first
 * @returns undefined where the client takes none of them
 */
export function bestType<Type extends string>(
  header: string | undefined,
  available: readonly Type[],
): Type | undefined {
  if (header === undefined || header.trim() === "") return available[0];
  const ranges = header
    .slice(0, LONGEST_HEADER)
    .split(",")
    .slice(0, MOST_RANGES)
    .map((part) => {
      const [range = "", ...parameters] = part.toLowerCase().split(";");
      return { range: range.trim(), weight: weightOf(parameters) };
    });
  let best: Type | undefined;
  let bestWeight = 0;
  for (const type of available) {
    const weight = weightFor(type, ranges);
    if (weight > bestWeight) [best, bestWeight] = [type, weight];
  }
  return best;
}

const LONGEST_HEADER = 2000;
const MOST_RANGES = 50;

function weightFor(type: string, ranges: readonly { readonly range: string; readonly weight: number }[]): number {
  const family = `${type.split("/")[0]}/*`;
  for (const wanted of [type, family, "*/*"]) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found) return found.weight;
  }
  return 0;
}
