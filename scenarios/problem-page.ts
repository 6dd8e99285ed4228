import { objectTables } from "./format-page.ts";
import { PlanningProblem } from "./problem.ts";

/** The page on the format of problems for the optimizer, as Markdown; its tables are those of the schema. */
export function problemFormatPage(): string {
  const [whole, ...parts] = objectTables(PlanningProblem);
  const pieces = [
    "# The format of problems for the optimizer",
    "<!-- Made by cli/generate-docs.ts from the schema in scenarios/; do not change it by hand. -->",
    INTRODUCTION,
    `## Example\n\n\`\`\`yaml\n${PROBLEM_EXAMPLE}\`\`\``,
    `## The file\n\n${whole}`,
    "## Its parts",
    ...parts,
    `## Rules\n${RULES}`,
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

const INTRODUCTION = `
A problem says what may be changed in a scenario, within which limits, at what cost and what for. It is a file of its own, written
and checked like a scenario: YAML or JSON, misspelt fields are mistakes, and every number may carry its source. \`flyt validate\`
looks for mistakes, \`flyt optimize\` proposes a plan; [optimizer.md](optimizer.md) tells how. The same as a JSON Schema, for
editors: [problem.schema.json](problem.schema.json).
`;

/** An example that holds for `tandem.yaml`. */
export const PROBLEM_EXAMPLE = `name: One more bed, or one more place?
scenario: ../tandem.yaml
effect: first-years
lengthDays: 730
phases: [2024-01-01, 2025-01-01]
levers:
  beds:
    name: Beds in the hospital
    effects: [{ path: places.sykehusavdeling.capacityBeds, addPerUnit: 1 }]
    most: 3
    costPerUnitPerYear: 3000000
    paidBy: sykehus
    uses: { nurses: 2.5 }
  places:
    name: Places in the nursing home
    effects: [{ path: places.sykehjem.capacityBeds, addPerUnit: 1 }]
    least: -2
    most: 6
    largestChangePerPhase: 3
    costPerUnitPerYear: { value: 1000000, kind: assumption, source: made up }
    costPerUnitOnce: 500000
    paidBy: kommune
    uses: { nurses: 0.8 }
budgets:
  running: { name: Running costs, perYearAtMost: 5000000 }
  of-the-municipality: { actor: kommune, perYearAtMost: 4000000 }
resources:
  nurses: { name: Nurses, unit: FTE, atMost: 4 }
minimise:
  measures: [{ measure: dischargeReadyMean }]
targets:
  - { measure: shareOfTimeFull, place: sykehusavdeling, atMost: 0.3 }
`;

const RULES = `
- A plan is a whole number of units of each lever in force in each phase, beside today, from \`least\` to \`most\` in steps of
  \`inStepsOf\`. Today, with 0 units of everything, keeps the bounds of every lever; a policy may exclude it.
- A conversion is a lever with two effects, one of which takes away: \`addPerUnit: -1\` here, \`addPerUnit: 1\` there.
- A budget a year, a resource and a policy hold in every phase, each by itself (a budget: in the phases that it names). A budget for what is
  opened holds for all phases together, or in each of those that it names. Closing costs nothing, and saves what running costs.
- With \`effect: first-years\`, plans begin on the first day of the first phase (the first measured day where there are none), after a
  warm-up that is the same for all of them. With \`long-run\` they have always been in force.
- Targets go before everything else: a plan that meets them is better than one that does not, whatever it costs.
`;
