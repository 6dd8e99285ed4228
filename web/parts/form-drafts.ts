import { signal, type Signal } from "@preact/signals";
import type { Store } from "../store.ts";

/** What was written in a field and is not in the scenario: it cannot be, or not yet. */
export interface Draft {
  readonly text: string;
  /** Why it cannot; empty while it is being written. */
  readonly message: string;
  /** What the field is called, with what it is a field of. */
  readonly name: string;
}

/** Drafts outlive the group of fields, and the screen, that they were written in. */
const drafts = new WeakMap<Store, Signal<ReadonlyMap<string, Draft>>>();

/** By id of the field. */
export function draftsOf(store: Store): Signal<ReadonlyMap<string, Draft>> {
  const own = drafts.get(store) ?? signal<ReadonlyMap<string, Draft>>(new Map());
  drafts.set(store, own);
  return own;
}

/** Keeps what is written, or forgets it. */
export function setDraft(store: Store, id: string, draft: Draft | null): void {
  const own = draftsOf(store);
  if (draft === null && !own.peek().has(id)) return;
  const next = new Map(own.peek());
  if (draft) next.set(id, draft);
  else next.delete(id);
  own.value = next;
}

/** What was half written in one scenario is no part of the next. */
export function forgetDrafts(store: Store): void {
  draftsOf(store).value = new Map();
}
