import type { TextStore } from "./autosave.ts";
import { comparedOf, comparedText, type Compared } from "./compared.ts";
import type { ScenarioDocument } from "./document.ts";
import type { MadeWith } from "./made-with.ts";

/** A scenario that was kept under a name in this browser. */
export type SavedScenario = Extract<Compared, { kind: "own" }>;

const KEY = "flyt.scenarios.1";
const MOST_SAVED = 100;

/** In the order in which they were kept. */
export function savedScenarios(store: TextStore | null): SavedScenario[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? "[]");
    const texts = Array.isArray(kept) ? kept : [];
    return texts.flatMap((text): SavedScenario[] => {
      const compared = typeof text === "string" ? comparedOf(text) : undefined;
      return compared?.kind === "own" ? [compared] : [];
    });
  } catch {
    return [];
  }
}

/** Keeps a scenario with the model it was made with; one of the same name is replaced. @returns whether the browser could keep it */
export function saveScenario(
  store: TextStore | null,
  name: string,
  document: ScenarioDocument,
  made?: MadeWith,
): boolean {
  const others = savedScenarios(store).filter((one) => one.name !== name);
  return put(store, [...others.slice(1 - MOST_SAVED), { kind: "own", name, document, ...(made && { made }) }]);
}

/** Forgets the scenario of a name. */
export function forgetScenario(store: TextStore | null, name: string): boolean {
  return put(
    store,
    savedScenarios(store).filter((one) => one.name !== name),
  );
}

function put(store: TextStore | null, scenarios: readonly SavedScenario[]): boolean {
  try {
    store?.setItem(KEY, JSON.stringify(scenarios.map(comparedText)));
    return store !== null;
  } catch {
    return false;
  }
}
