import { type ReplicationDays, replicationDays } from "../../analysis/day-censuses.ts";
import { type Distributions, distributionsOf } from "../../analysis/distributions.ts";
import { runBatch } from "../../engine/batch.ts";
import { compile } from "../../engine/compile.ts";
import { measureColumns } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";
import { mergeRecords } from "../../engine/records.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { changedScenario, type EffectAsked } from "../workers/preview-part.ts";
import { isAboutRun } from "./values.ts";

/** What is to be looked at more closely. */
export interface DetailsAsked {
  readonly base: Scenario;
  readonly changes: readonly Change[];
  readonly effect: EffectAsked;
}

/** Replications that the details of a place and the choice of a year are made of. */
export const DETAIL_REPLICATIONS = 10;

/** Which of the replications to play: the middle one, and those with the shortest and the longest queue. */
export interface RankedReplications {
  readonly typical: number;
  readonly best: number;
  readonly worst: number;
}

/** Distributions of all places, and how the replications rank. */
export interface Details {
  readonly distributions: Distributions;
  readonly ranked: RankedReplications;
  readonly replications: number;
}

/** The scenario that the preview shows, compiled. @throws ScenarioError */
export function detailModel({ base, changes, effect }: DetailsAsked): Model {
  const own = changedScenario(base, changes.filter(isAboutRun), "long-run");
  return compile(
    changedScenario(
      own,
      changes.filter((change) => !isAboutRun(change)),
      effect,
    ),
  );
}

/** @param tell how many replications are done */
export function detailsOf(model: Model, tell: (finished: number) => void = () => {}): Details {
  const column = measureColumns(model).findIndex(
    ({ key }) =>
      key.measure === "dischargeReadyMean" && key.place === undefined && key.actor === undefined && !key.waitingFor,
  );
  const queues = measureColumns(model).flatMap(({ key }, at) =>
    key.measure === "queueMean" && key.group === undefined && key.actor === undefined && key.from === undefined
      ? [at]
      : [],
  );
  const columns = column >= 0 ? [column, ...queues] : queues;
  const parts = Array.from({ length: DETAIL_REPLICATIONS }, (_, from) => {
    const part = runBatch({ model, from, to: from + 1, columns, keepsControls: false, keepsRecords: true });
    tell(from + 1);
    return part;
  });
  const sums = parts.map(({ values }) => values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0));
  // Where patients wait in hospital that is the queue meant; else all who wait for anything.
  const ready = parts.map(({ values }) => (column >= 0 ? values[0] : 0));
  const isHospital = ready.some((value) => value > 0);
  const order = [...sums.keys()].sort((one, other) =>
    isHospital ? ready[one] - ready[other] || one - other : sums[one] - sums[other] || one - other,
  );
  const records = parts.map((part) => part.records!).reduce(mergeRecords);
  return {
    distributions: distributionsOf(model, records),
    ranked: { best: order[0], typical: order[Math.floor((order.length - 1) / 2)], worst: order.at(-1)! },
    replications: DETAIL_REPLICATIONS,
  };
}

/** One replication, day by day. */
export function daysOf(model: Model, replication: number): ReplicationDays {
  return replicationDays(model, replication);
}
