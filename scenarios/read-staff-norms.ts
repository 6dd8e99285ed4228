import { phrase } from "./message.ts";
import { type Finding, type Provenance, problemAt, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError, choiceHint } from "./problems.ts";
import type { Scenario } from "./schema.ts";
import { schemaFindings } from "./schema-problems.ts";
import { type StaffedBy, StaffNorms } from "./staff-norms.ts";
import type { ReadText } from "./table-files.ts";
import { gotValue } from "./wording.ts";
import type { Text } from "./words.ts";

/** What such a file has at least. */
const FIELDS = ["name", "shortTerm", "nursingHome", "homeCare", "byKind"];

/** Norms of staff, and what is known about their numbers. */
export interface LoadedStaffNorms {
  readonly norms: StaffNorms;
  readonly file: string;
  /** By path of the value, such as `nursingHome.baseFtePerPlace`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Of which years wages and the price of an hour were, where an index has taken them to another one. */
  readonly taken?: { readonly wageYear: number; readonly budgetYear: number; readonly index: Text } | undefined;
  /** Something that is found wrong later, at the place where it was written. */
  readonly problemAt: (finding: Finding) => Problem;
}

/** Shares are written with few decimals. */
const SUM_TOLERANCE = 1e-9;

/** @throws ScenarioError with everything that is wrong */
export function readStaffNorms(file: string, readText: ReadText): LoadedStaffNorms {
  const { tree, origin, problems } = parseText(file, readText(file), FIELDS);
  const findings = tree === undefined ? [] : schemaFindings(StaffNorms, tree);
  const formal = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (formal.length > 0 || tree === undefined) throw new ScenarioError(formal);
  const norms = tree as unknown as StaffNorms;
  const wrong = mixFindings(norms).map((finding) => problemAt(origin, finding));
  if (wrong.length > 0) throw new ScenarioError(wrong);
  return {
    norms,
    file,
    provenance: provenanceByPath(origin),
    problemAt: (finding) => problemAt(origin, finding),
  };
}

/** @throws ScenarioError for places that none of the scenarios has */
export function refuseUnknownPlaces(
  { norms, problemAt: at }: LoadedStaffNorms,
  scenarios: readonly Pick<Scenario, "places">[],
): void {
  const places = [...new Set(scenarios.flatMap((scenario) => Object.keys(scenario.places)))];
  const unknown = Object.keys(norms.byPlace ?? {}).filter((id) => !places.includes(id));
  if (unknown.length === 0) return;
  throw new ScenarioError(
    unknown.map((id) =>
      at({
        path: ["byPlace", id],
        message: phrase("is no place of the scenario{hint}", { hint: choiceHint(id, places) }),
      }),
    ),
  );
}

function mixFindings(norms: StaffNorms): Finding[] {
  const assigned: [string[], StaffedBy][] = [
    ...Object.entries(norms.byKind).map(([kind, by]): [string[], StaffedBy] => [["byKind", kind], by]),
    ...Object.entries(norms.byPlace ?? {}).map(([place, by]): [string[], StaffedBy] => [["byPlace", place], by]),
  ];
  return assigned.flatMap(([path, by]): Finding[] => {
    if (by.norm === "home-care") return [];
    const field = by.norm === "short-term" ? "mix" : "needMix";
    const shares = by.norm === "short-term" ? Object.values(by.mix) : by.needMix.map(({ share }) => share);
    const sum = shares.reduce((total, share) => total + share, 0);
    const unknown =
      by.norm === "short-term" ? Object.keys(by.mix).filter((id) => !Object.hasOwn(norms.shortTerm, id)) : [];
    return [
      ...unknown.map((id) => ({
        path: [...path, field, id],
        message: phrase("is no category of shortTerm, got {got}{hint}", {
          got: gotValue(id),
          hint: choiceHint(id, Object.keys(norms.shortTerm)),
        }),
      })),
      ...(Math.abs(sum - 1) > SUM_TOLERANCE
        ? [
            {
              path: [...path, field],
              message: phrase("must have shares that add up to 1, got {sum}", { sum: Number(sum.toFixed(9)) }),
            },
          ]
        : []),
    ];
  });
}
