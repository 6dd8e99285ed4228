import { type BatchResult, type Kept, runBatch, runContinuedBatch, warmUpBatch } from "../../engine/batch.ts";
import { compile } from "../../engine/compile.ts";
import { measureColumns } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";
import { type WarmState, warmUpDifferences } from "../../engine/warm-up.ts";
import type { Change } from "../../scenarios/change.ts";
import { changeScenario } from "../../scenarios/change-scenario.ts";
import { introductionAfterWarmUp } from "../../scenarios/introduction.ts";
import type { Scenario } from "../../scenarios/schema.ts";

/** Which question is asked: what changes do in the first years after they are made, or had it always been so. */
export type EffectAsked = "first-years" | "long-run";

/** Replications that are run before it is looked whether somebody has asked for something else. */
const SLICE = 3;

/**
 * One worker's part of the replications of a scenario: warmed up once and kept, so that a what-if simulates the measured period only.
 * What takes long are generators that stop between slices, for the worker to hear what else it has been told.
 */
export class PreviewPart {
  readonly scenario: Scenario;
  readonly model: Model;
  private readonly from: number;
  private readonly to: number;
  private readonly states: WarmState[] = [];
  private latest: Changed | undefined;

  /** @param from first replication of the part, up to `to` (excluded) */
  constructor(scenario: Scenario, from: number, to: number) {
    this.scenario = scenario;
    this.model = compile(scenario);
    this.from = from;
    this.to = to;
  }

  /** Warms up, and runs the scenario as it is. */
  *open(): Generator<void, BatchResult[]> {
    for (const { from, to } of slices(this.from, this.to)) {
      this.states.push(...warmUpBatch({ model: this.model, from, to, keepsControls: false }));
      yield;
    }
    return yield* this.continueAs(this.model);
  }

  /** Runs the scenario with changes: from the kept states where its warm-up is the same, else from the beginning. */
  *whatIf(changes: readonly Change[], effect: EffectAsked): Generator<void, BatchResult[]> {
    const { model } = this.changed(changes, effect);
    const isShared = model.warmUpDays > 0 && warmUpDifferences(this.model, model).length === 0;
    return yield* isShared ? this.continueAs(model) : this.runWhole(model);
  }

  /** The scenario with changes, compiled; that of the last what-if is kept, since its results are put together with it. */
  changed(changes: readonly Change[], effect: EffectAsked): Omit<Changed, "key"> {
    const key = JSON.stringify([changes, effect]);
    if (this.latest?.key !== key) {
      const scenario = changedScenario(this.scenario, changes, effect);
      this.latest = { key, scenario, model: compile(scenario) };
    }
    return this.latest;
  }

  private *continueAs(model: Model): Generator<void, BatchResult[]> {
    const kept = keptOf(model);
    const batches: BatchResult[] = [];
    for (const { from, to } of slices(0, this.states.length)) {
      const states = this.states.slice(from, to);
      batches.push(...runContinuedBatch({ warmedUp: this.model, states, models: [model], ...kept }));
      yield;
    }
    return batches;
  }

  private *runWhole(model: Model): Generator<void, BatchResult[]> {
    const kept = keptOf(model);
    const batches: BatchResult[] = [];
    for (const { from, to } of slices(this.from, this.to)) {
      batches.push(runBatch({ model, from, to, ...kept }));
      yield;
    }
    return batches;
  }
}

interface Changed {
  readonly key: string;
  readonly scenario: Scenario;
  readonly model: Model;
}

/** The scenario that a what-if simulates. @throws ScenarioError with everything that is wrong with the changes */
export function changedScenario(base: Scenario, changes: readonly Change[], effect: EffectAsked): Scenario {
  const introduction = effect === "first-years" ? introductionAfterWarmUp(base) : undefined;
  return changes.length === 0 ? base : changeScenario(base, changes, introduction);
}

/** Numbers of the columns that a preview keeps: all but those by group and by weekday, which no screen shows from it. */
export function previewColumns(model: Model): number[] {
  return measureColumns(model).flatMap(({ key }, column) =>
    key.group === undefined && key.weekday === undefined ? [column] : [],
  );
}

/** What a preview keeps of each replication: its measures, and every measured day. */
function keptOf(model: Model): Kept {
  const days = model.dayCount - model.warmUpDays;
  return {
    columns: previewColumns(model),
    keepsControls: false,
    periodEnds: Array.from({ length: days }, (_, day) => day + 1),
  };
}

function slices(from: number, to: number): { from: number; to: number }[] {
  return Array.from({ length: Math.ceil((to - from) / SLICE) }, (_, at) => ({
    from: from + at * SLICE,
    to: Math.min(to, from + (at + 1) * SLICE),
  }));
}

/** Runs a generator to its end at once. */
export function finish<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
