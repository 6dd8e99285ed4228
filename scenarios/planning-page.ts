import { objectTables } from "./format-page.ts";
import { ForecastInput } from "./forecast-input.ts";
import { StaffNorms } from "./staff-norms.ts";
import { UnitCostsFile } from "./unit-costs.ts";

/** The page on the formats of norms of staff, unit costs and the input of a forecast, as Markdown; its tables are those of the schemas. */
export function planningFormatPage(): string {
  const section = (title: string, text: string, [whole, ...parts]: readonly string[]): string[] => [
    `## ${title}\n\n${text}\n\n${whole}`,
    ...parts,
  ];
  const pieces = [
    "# The formats of the files for staff, cost per user and forecast",
    "<!-- Made by cli/generate-docs.ts from the schemas in scenarios/; do not change it by hand. -->",
    INTRODUCTION,
    ...section(
      "Norms of staff",
      "For `flyt run --staff --norms`, `flyt compare --staff --norms` and `flyt forecast --norms`: see [staff.md](staff.md).",
      objectTables(StaffNorms),
    ),
    ...section(
      "Unit costs",
      "For `flyt run --cost-per-user --unit-costs`: see [cost-per-user.md](cost-per-user.md).",
      objectTables(UnitCostsFile),
    ),
    ...section(
      "The input of a forecast",
      "For `flyt forecast --input`: see [forecast.md](forecast.md).",
      objectTables(ForecastInput),
    ),
    PEOPLE,
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

const INTRODUCTION = `
YAML or JSON, as scenarios are: misspelt fields are mistakes, all mistakes come at once with their lines, and every value may carry
its source: \`{ value: 0.28, kind: sourced, source: …, note: … }\`. Those that come with the program lie in \`scenarios/planning/\`.

\`flyt validate\` looks for mistakes in them. For completion in editors, \`flyt schema --norms\`, \`--unit-costs\` and \`--forecast\` print the
JSON Schema of each ([staff-norms.schema.json](staff-norms.schema.json), [unit-costs.schema.json](unit-costs.schema.json),
[forecast.schema.json](forecast.schema.json)).
`;

const PEOPLE = `
## People by region, year and age (CSV)

For \`flyt forecast --population\`. Commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252; decimal comma or point; spaces within
numbers. Two layouts:

1. A line for each figure: the columns \`age\` (or \`alder\`), \`year\` (\`år\`) and \`persons\` (\`personer\`), and if wanted \`region\`, \`sex\`
   (\`kjønn\`), \`kind\` (sourced, derived or assumption) and \`source\`.
2. A table of Statistikkbanken (SSB) as it is saved, such as 07459 or 14288: its title above, a column \`alder\`, and a column for each
   year whose name ends with the year (\`Personer 2030\`). Of several alternatives the main one is taken (\`Hovedalternativet (MMM)\`).

- Ages are \`80\`, \`80 år\`, \`80-84\`, \`80–84 år\`, \`90+\`, \`90 år eller eldre\`, \`under 67\`; lines of all ages together are passed over.
  Ages of one region and year must not overlap. A band that is asked for is added up from lines that make it up.
- Men and women are added up; where both together stand in the file, those count.
- A region is called by its name without number and second name: \`K-5001 Trondheim - Tråante\` is \`trondheim\`. Without a column for it,
  the file is about the region of the forecast.
- A year that is not there lies on a straight line between the nearest before and after; there is none outside.
- Signs for figures that are not given (\`.\`, \`..\`, \`:\`) are refused with their line; \`-\` is nobody.
`;
