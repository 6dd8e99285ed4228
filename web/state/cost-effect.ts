import { byKey, keyText } from "../../analysis/measure-keys.ts";
import type { FrontierPoint } from "../../report/charts/frontier-chart.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import type { ToldMoney } from "../../report/report-money.ts";

const NIGHTS = keyText({ measure: "overstayNightsPerYear" });

/**
 * What each alternative costs hospitals and municipalities together, NOK a year, and how many nights it saves, the baseline at 0 and 0.
 * What they pay each other cancels. On the frontier is what no other beats in both.
 * @param runs the baseline first
 * @param money [alternative]
 */
export function costEffectPoints(runs: readonly ComparedRun[], money: readonly ToldMoney[]): FrontierPoint[] {
  const actors = Object.keys(runs[0].facts.actors);
  const points = runs.flatMap(({ name, differences }, at): Omit<FrontierPoint, "isOnFrontier">[] => {
    if (at === 0) return [{ name, cost: 0, effect: 0, effectCi95: null }];
    const found = byKey(differences).get(NIGHTS);
    const own = money[at - 1];
    if (!own || !found || found.difference === null) return [];
    const net = own.parties.filter(({ party }) => actors.includes(party)).reduce((sum, one) => sum + one.net.mean, 0);
    const { differenceCi95 } = found;
    const effectCi95 = differenceCi95 && ([-differenceCi95[1] || 0, -differenceCi95[0] || 0] as const);
    return [{ name, cost: -net || 0, effect: -found.difference || 0, effectCi95 }];
  });
  return points.map((point) => ({
    ...point,
    isOnFrontier: !points.some(
      (other) =>
        other.cost <= point.cost &&
        other.effect >= point.effect &&
        (other.cost < point.cost || other.effect > point.effect),
    ),
  }));
}
