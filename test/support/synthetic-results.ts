import { uniform } from "../../engine/keyed-random.ts";
import type { ControlKey } from "../../engine/controls.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { Results } from "../../engine/results.ts";
import { normalQuantile } from "../../scenarios/special-functions.ts";

/** A measure of a place, and the control variates that it is regressed on, in their order. */
export const SYNTHETIC_KEY: MeasureKey = { measure: "queueMean", place: "place" };

const about = { place: "place", actor: "actor", service: "short" } as const;
const CONTROLS: readonly ControlKey[] = [
  { ...about, part: "need", window: "measured" },
  { ...about, part: "treatment", window: "measured" },
  { ...about, part: "need", window: "warm-up" },
];

/** Results of one measure, and of one to three control variates for it. @param controls [control] values by replication */
export function resultsWith(values: ArrayLike<number>, controls: readonly ArrayLike<number>[]): Results {
  const count = values.length;
  return {
    columns: [SYNTHETIC_KEY],
    replications: Array.from({ length: count }, (_, at) => at),
    values: Float64Array.from(values),
    controls: {
      keys: CONTROLS.slice(0, controls.length),
      values: Float64Array.from({ length: count * controls.length }, (_, at) => {
        return controls[at % controls.length][Math.floor(at / controls.length)];
      }),
    },
    events: 0,
    isPartial: false,
  };
}

/** Independent standard normal numbers, the same for the same sample, by 0, 1, 2 …; `kind` tells several of one replication apart. */
export function normal(sample: number, replication: number, kind = 0): number {
  return normalQuantile(uniform(sample, replication, kind));
}
