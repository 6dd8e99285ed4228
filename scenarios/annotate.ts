import type { Provenance } from "./origins.ts";
import type { LoadedScenario } from "./read.ts";
import { childOf, isMap } from "./schema-walk.ts";

/** An assumption behind the numbers of a scenario. */
export interface Assumption {
  readonly path: string;
  readonly value: unknown;
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * The resolved scenario with its provenance wrapped around the values again, as plain data to be written as JSON or
 * YAML; read again, it gives the same scenario and the same provenance.
 */
export function annotated({ scenario, provenance }: Pick<LoadedScenario, "scenario" | "provenance">): unknown {
  // Changes come last, where a scenario that is read again has them.
  const { changes, ...others } = structuredClone(scenario);
  return withProvenance({ ...others, ...(changes && { changes }) }, provenance);
}

/** A tree of plain values with what is known about them wrapped around them again. @param tree is changed */
export function withProvenance(tree: unknown, provenance: Readonly<Record<string, Provenance>>): unknown {
  // The deepest first, so that paths still lead through plain values.
  const deepestFirst = Object.entries(provenance)
    .map(([path, known]) => ({ parts: path.split("."), known }))
    .sort((a, b) => b.parts.length - a.parts.length);
  for (const { parts, known } of deepestFirst) wrap(tree, parts, known);
  return tree;
}

/** Everything that the scenario marks as an assumption, in the order of its files. */
export function assumptions({ scenario, provenance }: Pick<LoadedScenario, "scenario" | "provenance">): Assumption[] {
  return Object.entries(provenance)
    .filter(([, { kind }]) => kind === "assumption")
    .map(([path, { source, note }]) => ({
      path,
      value: path.split(".").reduce<unknown>(childOf, scenario),
      ...(source !== undefined && { source }),
      ...(note !== undefined && { note }),
    }));
}

function wrap(tree: unknown, parts: readonly string[], provenance: Provenance): void {
  const holder = parts.slice(0, -1).reduce<unknown>(childOf, tree);
  const key = parts.at(-1)!;
  if (!isMap(holder) && !Array.isArray(holder)) return;
  if (!Object.hasOwn(holder, key)) return;
  const target = holder as Record<string, unknown>;
  target[key] = { value: target[key], ...provenance };
}
