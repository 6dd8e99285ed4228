import { phrase } from "./message.ts";
import { type Finding, type Provenance, problemAt, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError, choiceHint } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import type { Scenario } from "./schema.ts";
import type { ReadText } from "./table-files.ts";
import { unitCostsOf } from "./unit-cost-accounts.ts";
import { type UnitCosts, UnitCostsFile } from "./unit-costs.ts";

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
  const findings = tree === undefined ? [] : schemaFindings(UnitCostsFile, tree);
  const formal = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (formal.length > 0 || tree === undefined) throw new ScenarioError(formal);
  const costs = tree as unknown as UnitCostsFile;
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
  const unfit = accountFindings(costs).map((finding) => problemAt(origin, finding));
  const wrong = [...twice, ...unmeasured, ...unfit];
  if (wrong.length > 0) throw new ScenarioError(wrong);
  return {
    ...perUnit(costs, provenanceByPath(origin)),
    file,
    problemAt: (finding) => problemAt(origin, finding),
  };
}

/** What cannot be told by the unit: services that are written in neither way or in both, and costs that nobody could bear. */
function accountFindings({ services, commonNok = 0 }: UnitCostsFile): Finding[] {
  const findings = Object.entries(services).flatMap(([id, { directNok, overheadNok, account }]): Finding[] => {
    const path = ["services", id];
    const given = { directNok, overheadNok };
    const missing = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [field] : []));
    if (account === undefined) {
      return missing.map((field) => ({
        path,
        message: phrase("lacks {field}; write it, or account with directNok and units", { field }),
      }));
    }
    if (missing.length < 2)
      return [{ path, message: phrase("has account, so directNok and overheadNok cannot stand beside it") }];
    if (account.units > 0 || account.directNok === 0) return [];
    return [
      {
        path: [...path, "account", "units"],
        message: phrase("must be above 0 where there are costs, got 0; nobody could bear them"),
      },
    ];
  });
  const accounts = Object.values(services).flatMap(({ account }) => account ?? []);
  if (commonNok > 0 && !accounts.some(({ directNok }) => directNok > 0)) {
    findings.push({
      path: ["commonNok"],
      message: phrase("needs a service with account, whose direct costs it is laid on; write account, or leave it out"),
    });
  }
  return findings;
}

/** What is noted on unit costs that are reckoned from accounts. */
export const ACCOUNTS_NOTE = "Accounts of the year ÷ units given; common costs in proportion to direct costs.";

/** Unit costs by the unit: those of accounts by steps 3 and 4 of the method, and where they come from. */
function perUnit(
  { services, commonNok = 0, ...rest }: UnitCostsFile,
  provenance: Readonly<Record<string, Provenance>>,
): Pick<LoadedUnitCosts, "costs" | "provenance"> {
  const accounts = Object.entries(services).flatMap(([service, { account }]) =>
    account ? [{ service, directNok: account.directNok, volume: account.units }] : [],
  );
  const reckoned = new Map(unitCostsOf(accounts, commonNok).map((own) => [own.service, own]));
  const origins: Record<string, Provenance> = { ...provenance };
  for (const id of reckoned.keys()) {
    const { source, kind } =
      provenance[`services.${id}.account.directNok`] ?? provenance[`services.${id}.account`] ?? {};
    const known: Provenance = {
      kind: kind === "assumption" ? kind : "derived",
      ...(source !== undefined && { source }),
      note: ACCOUNTS_NOTE,
    };
    origins[`services.${id}.directNok`] = known;
    origins[`services.${id}.overheadNok`] = known;
  }
  const entries = Object.entries(services).map(([id, { account: _, ...own }]) => {
    const { directPerUnitNok = own.directNok, overheadPerUnitNok = own.overheadNok } = reckoned.get(id) ?? {};
    return [id, { ...own, directNok: directPerUnitNok!, overheadNok: overheadPerUnitNok! }] as const;
  });
  return { costs: { ...rest, services: Object.fromEntries(entries) }, provenance: origins };
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
        message: phrase("is no actor of the scenario{hint}", { hint: choiceHint(id, actors) }),
      }),
    ),
  );
}
