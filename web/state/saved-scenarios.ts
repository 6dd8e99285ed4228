import type { TextStore } from "./autosave.ts";
import { comparedOf, comparedText, type Compared } from "./compared.ts";
import type { ScenarioDocument } from "./document.ts";
import type { MadeWith } from "./made-with.ts";

/** A scenario that was kept under a name in this browser. */
export type SavedScenario = Extract<Compared, { kind: "own" }>;

/** The same with whether it was put away, which lets it be found again without being in the way. */
export interface KeptScenario extends SavedScenario {
  readonly isArchived: boolean;
}

const KEY = "flyt.scenarios.1";
const ARCHIVED = "archived ";
const MOST_SAVED = 100;

/** All that is kept, in the order in which it was. */
export function keptScenarios(store: TextStore | null): KeptScenario[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? "[]");
    const texts = Array.isArray(kept) ? kept : [];
    return texts.flatMap((text): KeptScenario[] => {
      if (typeof text !== "string") return [];
      const isArchived = text.startsWith(ARCHIVED);
      const compared = comparedOf(isArchived ? text.slice(ARCHIVED.length) : text);
      return compared?.kind === "own" ? [{ ...compared, isArchived }] : [];
    });
  } catch {
    return [];
  }
}

/**
 * Keeps a scenario with the model it was made with; one of the same name is replaced where it stands.
 * @returns whether the browser could keep it; it does not where there are a hundred already
 */
export function saveScenario(
  store: TextStore | null,
  name: string,
  document: ScenarioDocument,
  { isArchived = false, made }: { readonly isArchived?: boolean; readonly made?: MadeWith } = {},
): boolean {
  const kept = keptScenarios(store);
  const own: KeptScenario = { kind: "own", name, document, isArchived, ...(made && { made }) };
  const at = kept.findIndex((one) => one.name === name);
  if (at < 0 && kept.length >= MOST_SAVED) return false;
  return put(store, at < 0 ? [...kept, own] : kept.with(at, own));
}

/** Forgets the scenario of a name. */
export function forgetScenario(store: TextStore | null, name: string): boolean {
  const kept = keptScenarios(store);
  return put(
    store,
    kept.filter((one) => one.name !== name),
  );
}

function put(store: TextStore | null, scenarios: readonly KeptScenario[]): boolean {
  try {
    const texts = scenarios.map((one) => `${one.isArchived ? ARCHIVED : ""}${comparedText(one)}`);
    store?.setItem(KEY, JSON.stringify(texts));
    return store !== null;
  } catch {
    return false;
  }
}
