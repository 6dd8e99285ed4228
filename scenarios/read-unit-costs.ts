import { phrase } from "./message.ts";
import { type Finding, type Provenance, problemAt, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError, suggestion } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import type { Scenario } from "./schema.ts";
import type { ReadText } from "./table-files.ts";
import { UnitCosts } from "./unit-costs.ts";

/** What such a file has at least. */
const FIELDS = ["name", "priceYear", "services", "costClassesNok", "outlierNok"];

/** Unit costs, and what is known about them. */
export interface LoadedUnitCosts {
  readonly costs: UnitCosts;
  readonly file: string;
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Something that is found wrong later, at the place where it was written. */
  readonly problemAt: (finding: Finding) => Problem;
}

/** @throws ScenarioError with everything that is wrong, a kind of place that has two costs of the same unit among it */
export function readUnitCosts(file: string, readText: ReadText): LoadedUnitCosts {
  const { tree, origin, problems } = parseText(file, readText(file), FIELDS);
  const findings = tree === undefined ? [] : schemaFindings(UnitCosts, tree);
  const formal = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (formal.length > 0 || tree === undefined) throw new ScenarioError(formal);
  const costs = tree as unknown as UnitCosts;
  const seen = new Map<string, string>();
  const twice = Object.entries(costs.services).flatMap(([id, { kinds, per }]) =>
    kinds.flatMap((kind) => {
      const key = `${kind} ${per === "night" ? "night" : "stay"}`;
      const other = seen.get(key);
      seen.set(key, id);
      if (other === undefined) return [];
      const message = phrase("has {kind}, whose cost is that of {other} already; a place has one service", {
        kind,
        other,
      });
      return [problemAt(origin, { path: ["services", id, "kinds"], message })];
    }),
  );
  const unmeasured = Object.entries(costs.services).flatMap(([id, { kinds, per }]) =>
    kinds.flatMap((kind, at) => {
      if (per === "night" || (per === "hour") === (kind === "home-care")) return [];
      const message = phrase(
        'cannot be counted by the {per}, got "{kind}"; home care is given by the hour, other places by the day',
        { per: phrase(per), kind },
      );
      return [problemAt(origin, { path: ["services", id, "kinds", at], message })];
    }),
  );
  const wrong = [...twice, ...unmeasured];
  if (wrong.length > 0) throw new ScenarioError(wrong);
  return {
    costs,
    file,
    provenance: provenanceByPath(origin),
    problemAt: (finding) => problemAt(origin, finding),
  };
}

/** @throws ScenarioError for inhabitants of municipalities that none of the scenarios has */
export function refuseUnknownInhabitants(
  { costs, problemAt: at }: LoadedUnitCosts,
  scenarios: readonly Pick<Scenario, "actors">[],
): void {
  const actors = [...new Set(scenarios.flatMap((scenario) => Object.keys(scenario.actors)))];
  const unknown = Object.keys(costs.inhabitants ?? {}).filter((id) => !actors.includes(id));
  if (unknown.length === 0) return;
  throw new ScenarioError(
    unknown.map((id) =>
      at({
        path: ["inhabitants", id],
        message: phrase("is no actor of the scenario{hint}", { hint: suggestion(id, actors) }),
      }),
    ),
  );
}
