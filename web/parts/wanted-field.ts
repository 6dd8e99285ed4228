import { signal, type Signal } from "@preact/signals";
import type { Store } from "../store.ts";

/** The path of the value whose field somebody wants to get to; the form leads there, and forgets it. */
const wanted = new WeakMap<Store, Signal<string | null>>();

export function wantedField(store: Store): Signal<string | null> {
  const own = wanted.get(store) ?? signal<string | null>(null);
  wanted.set(store, own);
  return own;
}

/** Id of the control that a value has in the form. */
export function fieldId(path: string): string {
  return `field-${path}`;
}
