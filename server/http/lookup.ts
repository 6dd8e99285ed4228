import type { ScenarioStore } from "../store/store.ts";
import type { Examples, Lookup } from "./dependencies.ts";

/** Files by name: those that came along with the request first, then those that are kept, then the examples. */
export function lookupIn(
  inline: Readonly<Record<string, string>>,
  scenarios: ScenarioStore,
  examples: Examples,
): Lookup {
  return async (name) => {
    if (Object.hasOwn(inline, name)) return inline[name];
    const kept = await scenarios.get(name.normalize("NFC"));
    if (kept !== undefined && !kept.scenario.isDeleted) return kept.text;
    return examples.text(name);
  };
}
