/** Steps that can be undone; older ones are forgotten. */
export const MOST_STEPS = 200;

/** A value with what it was before, and what it was before it was undone. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** What the last step was about: the next one about the same replaces it. */
  readonly topic: string | null;
}

export function newHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], topic: null };
}

/**
 * One step further.
 * @param topic where given, steps one after another about the same are one: a slider on its way is not fifty steps
 */
export function withStep<Value>(history: History<Value>, next: Value, topic: string | null = null): History<Value> {
  const isSame = topic !== null && topic === history.topic && history.past.length > 0;
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: next, future: [], topic };
}

/** Ends a topic: the next step is one of its own. */
export function withTopicEnded<Value>(history: History<Value>): History<Value> {
  return history.topic === null ? history : { ...history, topic: null };
}

export function undone<Value>({ past, present, future }: History<Value>): History<Value> {
  const previous = past.at(-1);
  if (past.length === 0 || previous === undefined) return { past, present, future, topic: null };
  return { past: past.slice(0, -1), present: previous, future: [present, ...future], topic: null };
}

export function redone<Value>({ past, present, future }: History<Value>): History<Value> {
  const [next, ...rest] = future;
  if (future.length === 0 || next === undefined) return { past, present, future, topic: null };
  return { past: [...past, present], present: next, future: rest, topic: null };
}
