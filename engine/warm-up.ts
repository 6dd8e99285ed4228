import { rescheduleArrivals } from "./arrivals.ts";
import { recountHours } from "./care-hours.ts";
import type { Model } from "./model.ts";
import { type Translation, translateState, translationOf } from "./model-translation.ts";
import { beginReplication, endReplication, replicate, type ReplicateOptions, runUntil } from "./replicate.ts";
import { recountQuotaBeds } from "./quotas.ts";
import { Simulation } from "./simulation.ts";
import { copyState, restoreState, type StateCopy } from "./state-copy.ts";

/** One replication at the end of the warm-up, before anything at that midnight has happened. */
export interface WarmState {
  readonly replication: number;
  readonly copy: StateCopy;
  /** Arrivals, treatment ends and moves so far. */
  readonly events: number;
  /** What `bedDaysAsked` gives for the replication, where control variates will be asked for. */
  readonly bedDaysAsked?: Float64Array;
}

/** Warm states of replications of one model, one after another. */
export interface WarmStates {
  readonly model: Model;
  /** In order of replication, without gaps. */
  readonly states: readonly WarmState[];
}

/** Fields of a simulation that a continued one is given anew. */
const GIVEN = [
  "model",
  "replication",
  "log",
  "daily",
  "bedsOfActor",
  "hoursUsed",
  "hoursReserved",
  "hoursChangedAt",
  "circleEdges",
  "leadsOn",
];

/**
 * Simulates a replication to the end of the warm-up.
 * @param isShared whether the state is to lie in memory that threads share
 * @throws Error of a replication that breaks an invariant
 */
export function warmUp(model: Model, replication: number, isShared = false): WarmState {
  const s = beginReplication(model, replication);
  runUntil(s, model.warmUpDays);
  // The midnight to come forgets what was measured; forgotten now, it takes no room.
  s.tally.reset();
  const copy = copyState(s, GIVEN, isShared);
  return {
    replication,
    copy: { ...copy, parts: { ...copy.parts, tally: withoutZeros(copy.parts.tally) } },
    events: s.tally.events,
  };
}

/** Without the arrays of zeros, whose lengths go by the model. */
function withoutZeros(copy: StateCopy): StateCopy {
  const arrays = Object.entries(copy.arrays).filter(([, { kept, rest }]) => kept.length > 0 || rest !== 0);
  return { ...copy, arrays: Object.fromEntries(arrays) };
}

/**
 * What differs between two scenarios before the end of the warm-up, by field: nothing where the warm states of one can be continued
 * as the other.
 */
export function warmUpDifferences(one: Model, other: Model): readonly string[] {
  const names = new Set([...Object.keys(one.warmUpKeys), ...Object.keys(other.warmUpKeys)]);
  return [...names].filter((name) => one.warmUpKeys[name] !== other.warmUpKeys[name]).sort();
}

/** @throws Error naming what differs before the end of the warm-up */
export function assertSameWarmUp(one: Model, other: Model): void {
  const differences = warmUpDifferences(one, other);
  if (differences.length === 0) return;
  throw new Error(`the warm-up cannot be shared, for before its end these differ: ${differences.join(", ")}`);
}

/** [group] models, by their indices, that have the same warm-up; each by itself where there is none. */
export function groupsBySameWarmUp(models: readonly Model[]): number[][] {
  const groups: number[][] = [];
  for (const [at, model] of models.entries()) {
    const same = groups.find(([first]) => warmUpDifferences(models[first], model).length === 0);
    if (same && model.warmUpDays > 0) same.push(at);
    else groups.push([at]);
  }
  return groups;
}

/** Continues replications of one model under another one that has the same warm-up. */
export class Continuation {
  private readonly model: Model;
  private readonly translation: Translation | undefined;

  /** @throws Error naming what differs before the end of the warm-up */
  constructor(warmedUp: Model, model: Model) {
    assertSameWarmUp(warmedUp, model);
    this.model = model;
    this.translation = translationOf(warmedUp, model);
  }

  /**
   * The history of a replication from a copy of its warm state on: from there the same as `replicate` tells, to the last digit. A log
   * has what happens after the warm-up.
   * @throws Error of a replication that breaks an invariant
   */
  run(state: WarmState, options: ReplicateOptions = {}): Simulation {
    const { model, translation } = this;
    if (model.warmUpDays === 0) return replicate(model, state.replication, options);
    const { log = null, keepsDays = false, spare = null } = options;
    const s = new Simulation(model, state.replication, log, keepsDays, spare);
    restoreState(s, state.copy, spare);
    if (translation) translateState(s, translation);
    recountQuotaBeds(s);
    recountHours(s, model.warmUpDays);
    rescheduleArrivals(s, model.warmUpDays);
    runUntil(s, model.dayCount);
    endReplication(s);
    return s;
  }
}
