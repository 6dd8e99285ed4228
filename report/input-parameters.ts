import type { Provenance } from "../scenarios/origins.ts";
import type { LoadedScenario } from "../scenarios/read.ts";

/** A number, a distribution or a list that a scenario is made of, with what is known about where it comes from. */
export interface InputParameter {
  /** Ids and field names with dots between. */
  readonly path: string;
  readonly value: unknown;
  /** Its own, or that of what it is part of; missing where the scenario says nothing. */
  readonly provenance?: Provenance | undefined;
}

/** All numbers of a resolved scenario, in its order. A distribution is one of them, and so is a list. */
export function inputParameters({
  scenario,
  provenance,
}: Pick<LoadedScenario, "scenario" | "provenance">): InputParameter[] {
  const found: InputParameter[] = [];
  const visit = (value: unknown, path: string, outer: Provenance | undefined): void => {
    const known = provenance[path] ?? outer;
    if (typeof value === "number" || value === "unlimited" || isOneValue(value)) {
      found.push({ path, value, provenance: known });
    } else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) visit(part, path === "" ? key : `${path}.${key}`, known);
    }
  };
  visit(scenario, "", undefined);
  return found;
}

/** Whether an object is shown as a whole. */
function isOneValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((part) => typeof part !== "object" || part === null) && value.length > 0;
  return typeof value === "object" && value !== null && "distribution" in value;
}
