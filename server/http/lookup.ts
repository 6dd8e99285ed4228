import type { ScenarioStore } from "../store/store.ts";
import type { Lookup } from "./dependencies.ts";

/** Files by name: those that came along with the request first, then those that are kept. Examples are known to whoever reads. */
export function lookupIn(inline: Readonly<Record<string, string>>, scenarios: ScenarioStore): Lookup {
  return async (name) => {
    if (Object.hasOwn(inline, name)) return inline[name];
    const kept = await scenarios.get(name.normalize("NFC"));
    return kept === undefined || kept.scenario.isDeleted ? undefined : kept.text;
  };
}
