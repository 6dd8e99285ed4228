import type { ScenarioKind, ScenarioStore } from "../store/store.ts";
import { exampleBody, scenarioBody } from "./bodies.ts";
import type { Examples } from "./dependencies.ts";
import type { ScenarioBody } from "./schemas.ts";

interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly kind?: ScenarioKind | undefined;
  readonly examples: "with" | "without" | "only";
}

/** One page of files: those of users first, then the examples. A cursor among the examples is `examples.` and how many are done. */
export async function scenarioPage(
  scenarios: ScenarioStore,
  examples: Examples,
  { cursor, limit, kind, examples: which }: PageAsked,
): Promise<{ entries: ScenarioBody[]; next: string | null }> {
  const [, place] = /^examples\.(\d{1,6})$/.exec(cursor ?? "") ?? [];
  const entries: ScenarioBody[] = [];
  if (which !== "only" && place === undefined) {
    const page = await scenarios.list({
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(kind === undefined ? {} : { kind }),
    });
    entries.push(...page.entries.map(scenarioBody));
    if (page.next !== undefined) return { entries, next: page.next };
  }
  if (which === "without") return { entries, next: null };
  const wanted = examples.list().filter((example) => kind === undefined || example.kind === kind);
  const from = Number(place ?? 0);
  const to = from + limit - entries.length;
  for (const example of wanted.slice(from, to)) entries.push(exampleBody(example));
  return { entries, next: to < wanted.length ? `examples.${to}` : null };
}
