import { type FrontierData } from "./charts/frontier-chart.ts";
import type { FrontierSummary } from "./frontier-summary.ts";
import type { Language } from "./language.ts";
import { intervalOf, millionsText, objectiveWords } from "./plan-figures.ts";
import { PLAN_WORDS } from "./plan-words.ts";

const NOK_PER_MILLION = 1e6;

/** The levels of a frontier as points: what each plan costs, and by how much it makes less of what is minimised. */
export function frontierData(
  { problem, scenario, frontier, replications }: FrontierSummary,
  language: Language,
): FrontierData {
  const words = PLAN_WORDS[language];
  const { name, unit, isShare } = objectiveWords(problem, scenario, language);
  // What is minimised falls: a gain is a difference with the other sign.
  const gains = frontier.levels.map(({ difference }) => (difference.mean === 0 ? 0 : -difference.mean));
  const costs = frontier.levels.map(({ cost }) => cost.meanPerYear / NOK_PER_MILLION);
  const points = frontier.levels.map((level, at) => {
    const interval = intervalOf(level.difference, replications);
    const isBeaten = frontier.levels.some((_, other) => {
      if (other === at || costs[other] > costs[at] || gains[other] < gains[at]) return false;
      return costs[other] < costs[at] || gains[other] > gains[at];
    });
    return {
      name: words.million(millionsText(level.budget, language)),
      cost: costs[at],
      effect: gains[at],
      effectCi95: interval && ([-interval[1], -interval[0]] as const),
      isOnFrontier: !isBeaten && gains[at] > 0,
    };
  });
  return { cost: words.cost, effect: words.lessOf(unit === "" || isShare ? name : `${name} (${unit})`), points };
}
