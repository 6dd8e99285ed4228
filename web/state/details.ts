import { type ReplicationDays, replicationDays } from "../../analysis/day-censuses.ts";
import { type Distributions, distributionsOf } from "../../analysis/distributions.ts";
import { runBatch } from "../../engine/batch.ts";
import { compile } from "../../engine/compile.ts";
import type { Model } from "../../engine/model.ts";
import { mergeRecords } from "../../engine/records.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { changedScenario, type EffectAsked } from "../workers/preview-part.ts";
import { rankedColumns, yearFigure, type YearFigure } from "./ranking.ts";

/** What is to be looked at more closely. */
export interface DetailsAsked {
  readonly base: Scenario;
  readonly changes: readonly Change[];
  readonly effect: EffectAsked;
}

/** Replications that the details of a place are made of. */
export const DETAIL_REPLICATIONS = 10;

/** Distributions of all places, and what its years are ranked by. */
export interface Details {
  readonly distributions: Distributions;
  /** [replication] */
  readonly figures: readonly YearFigure[];
  readonly replications: number;
}

/** The scenario that the preview shows, compiled. @throws ScenarioError */
export function detailModel({ base, changes, effect }: DetailsAsked): Model {
  const isAboutRun = ({ path }: Change): boolean => /^(run|calendar)\./.test(path);
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
  const { columns, hasReady } = rankedColumns(model);
  const parts = Array.from({ length: DETAIL_REPLICATIONS }, (_, from) => {
    const part = runBatch({ model, from, to: from + 1, columns, keepsControls: false, keepsRecords: true });
    tell(from + 1);
    return part;
  });
  const records = parts.map((part) => part.records!).reduce(mergeRecords);
  return {
    distributions: distributionsOf(model, records),
    figures: parts.map(({ values }) => yearFigure(values, hasReady)),
    replications: DETAIL_REPLICATIONS,
  };
}

/** One replication, day by day. */
export function daysOf(model: Model, replication: number): ReplicationDays {
  return replicationDays(model, replication);
}
