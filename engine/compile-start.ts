import { capacityOn } from "../scenarios/capacity.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import { compareText } from "../scenarios/stays.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import { rowKey } from "./compile-stays.ts";
import { idKeys } from "./keyed-random.ts";
import type { Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

type CompiledStart = Pick<
  Model,
  | "startCount"
  | "startMixOffset"
  | "startMixCumulative"
  | "startMixGroup"
  | "startMixRow"
  | "startMixDays"
  | "startKeyHigh"
  | "startKeyLow"
>;

/** Shares of an exact number, such as 0.97 × 100, must not be rounded up by their last binary digit. */
const ROUNDING = 1e-9;

/** Who is present on day 0. */
export function compileStart(naming: Naming, rowIndex: ReadonlyMap<string, number>): CompiledStart {
  const { placeIds, groupIds, builder } = naming;
  const scenario = naming.epochs[naming.dayEpoch[0]];
  const start = scenario.run.start;
  const keys = placeIds.map((id) => idKeys(`start:${id}`));
  const mix = { cumulative: [] as number[], group: [] as number[], row: [] as number[], days: [] as number[] };
  const offsets = [0];
  const counts = placeIds.map(() => 0);
  const load = start?.kind === "filled" ? offeredLoad(scenario) : undefined;
  for (const [index, id] of placeIds.entries()) {
    const share = start?.kind === "filled" ? (start.shares[id] ?? 0) : 0;
    const present = (load?.treatment ?? []).filter((part) => part.place === id && part.beds > 0);
    present.sort(
      (a, b) =>
        compareText(a.group, b.group) || compareText(a.way.to, b.way.to) || compareText(a.way.routing, b.way.routing),
    );
    const total = present.reduce((sum, part) => sum + part.beds, 0);
    if (share > 0 && total > 0) {
      const beds = capacityOn(scenario.places[id], WEEKDAYS[naming.days.weekday[0]]);
      counts[index] = Math.ceil(share * (beds === Infinity ? (load?.places[id].treatmentBeds ?? 0) : beds) - ROUNDING);
      let sum = 0;
      for (const { group, way, beds: held } of present) {
        sum += held;
        const stay = index * groupIds.length + indexIn(naming.group, group);
        mix.cumulative.push(sum / total);
        mix.group.push(indexIn(naming.group, group));
        mix.row.push(indexIn(rowIndex, rowKey(stay, way)));
        const fresh = start?.kind === "filled" && start.stays === "fresh";
        mix.days.push(fresh ? builder.add(way.treatmentDays) : builder.addResidual(way.treatmentDays));
      }
    }
    offsets.push(mix.row.length);
  }
  return {
    startCount: Int32Array.from(counts),
    startMixOffset: Int32Array.from(offsets),
    startMixCumulative: Float64Array.from(mix.cumulative),
    startMixGroup: Int32Array.from(mix.group),
    startMixRow: Int32Array.from(mix.row),
    startMixDays: Int32Array.from(mix.days),
    startKeyHigh: Int32Array.from(keys, ([high]) => high),
    startKeyLow: Int32Array.from(keys, ([, low]) => low),
  };
}
