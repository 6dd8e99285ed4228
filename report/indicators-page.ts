import type { Indicator, IndicatorFigure, KnownIndicator } from "../scenarios/indicator.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import { markdownTable } from "./table.ts";

/** The page on indicators, as Markdown: a list, and a page for each. */
export function indicatorsPage(): string {
  const entries = Object.entries(INDICATORS);
  const pieces = [
    "# Indicators",
    "<!-- Made by cli/generate-docs.ts from the list in scenarios/; do not change it by hand. -->",
    INTRODUCTION,
    listTable(entries),
    "## Activity deviation and efficiency deviation",
    DEVIATIONS,
    "## Each of them",
    ...entries.map(([id, indicator]) => onePage(id, indicator)),
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

function listTable(entries: readonly (readonly [string, Indicator])[]): string {
  return markdownTable({
    columns: [
      { header: "Id", align: "left" },
      { header: "Name", align: "left" },
      { header: "Unit", align: "left" },
      { header: "Good is", align: "left" },
      { header: "Computed by", align: "left" },
    ],
    rows: entries.map(([id, { name, unit, direction, measure, known }]) => [
      `[\`${id}\`](#${id})`,
      name.en,
      unit.en,
      DIRECTIONS[direction],
      measure === undefined ? (known.length > 0 ? "where it is known" : "–") : `\`${measure}\``,
    ]),
  });
}

function onePage(id: string, indicator: Indicator): string {
  const { name, description, formula, unit, direction, services, source, affectedBy, measure, notComputed } = indicator;
  const facts: [string, string][] = [
    ["Formula", formula.en],
    ["Unit", `${unit.en}; good is: ${DIRECTIONS[direction]}`],
    ["Services", services.join(", ")],
    ["Source", source],
    ["Computed by", measure === undefined ? "–" : `\`${measure}\` ([output.md](output.md#measures))`],
    ...(notComputed ? ([["Why not", notComputed.en]] as [string, string][]) : []),
    ["Measures that affect it", affectedBy.length === 0 ? "–" : affectedBy.map((file) => `\`${file}\``).join(", ")],
    ...indicator.known.map((known): [string, string] => [`In ${aboutOf(known.figure)}`, knownText(known)]),
  ];
  return [
    `### ${id}`,
    `**${name.en}** (nb: ${name.nb}, nn: ${name.nn})`,
    description.en,
    facts.map(([what, text]) => `- ${what}: ${text}`).join("\n"),
  ].join("\n\n");
}

function aboutOf({ place, actor, from }: IndicatorFigure): string {
  return [place, actor, from === undefined ? undefined : `from ${from}`]
    .filter((part) => part !== undefined)
    .join(", ");
}

function knownText({ figure, over, per, baseline, ambition }: KnownIndicator): string {
  const divided = over ? ` ÷ \`${over.measure}\`` : per ? ` ÷ ${per.number} (${per.source})` : "";
  const parts = [`\`${figure.measure}\`${divided}`];
  if (baseline) {
    const { value, range, of, date, kind, source, note } = baseline;
    parts.push(
      `baseline ${range === undefined ? value : range.join("–")} (${of === undefined ? "" : `${of.en}, `}${date}), ${kind}: ${source}${note === undefined ? "" : ` – ${note}`}`,
    );
  }
  if (ambition) {
    const { atMost, atLeast, kind, source } = ambition;
    const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
    parts.push(`ambition ${bound}, ${kind}: ${source}`);
  }
  return parts.join("; ");
}

const DIRECTIONS: Readonly<Record<Indicator["direction"], string>> = {
  "less-is-better": "less",
  "more-is-better": "more",
  neutral: "–",
};

const INTRODUCTION = `
The list of indicators (nb: måleindikatorer): those that hospital and municipalities follow, each with its page. An indicator has a
baseline (nb: nullpunkt) with date and source and an ambition where somebody has set one, can be used by any municipality, and is
moved by measures of one's own. \`flyt run\` and \`flyt compare\` show those that are known for the places and actors of the scenario, with
✓ or ✗ where there is an ambition; a threshold of a scenario may name an indicator in place of a measure where one measure computes it.
Those that no simulation of patient flow can compute are in the list too, with the reason.
`;

const DEVIATIONS = `
When a unit spends more than its budget, two different people have to explain it. If more hours were needed than budgeted, the **activity
deviation** belongs to the municipal director, who sets money aside for growth; what is left when the budget is corrected for what was
needed is the **efficiency deviation**, and belongs to the head of the unit (Trondheim kommune, økonomistyring 2022). Above 0 is less spent:

- activity = (hours budgeted − hours needed) × price per hour
- efficiency = hours needed × price per hour − what was spent
- activity + efficiency = budget − what was spent

In the published example of 2020, zone 1 spent 3,576 thousand kroner more than budgeted; users had grown by 3,739 thousand, so its own result
was +163. All zones: −8,643, users 12,226, result 3,583.
[money.md](money.md#activity-and-efficiency) tells where \`--money\` has them: against the baseline of a comparison, or a budget in the table of prices.
`;
