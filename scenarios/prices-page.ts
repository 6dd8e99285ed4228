import { objectTables } from "./format-page.ts";
import { type PricedBy, PriceTable } from "./prices.ts";

/** The page on the format of tables of prices, as Markdown; its tables are those of the schema. */
export function pricesFormatPage(): string {
  const [whole, ...parts] = objectTables(PriceTable);
  const counted = Object.entries(COUNTED).map(([per, text]) => `| \`${per}\` | ${text} |`);
  const pieces = [
    "# The format of tables of prices",
    "<!-- Made by cli/generate-docs.ts from the schema in scenarios/; do not change it by hand. -->",
    INTRODUCTION,
    `## Example\n\n\`\`\`yaml\n${PRICES_EXAMPLE}\`\`\``,
    `## The file\n\n${whole}`,
    "## Its parts",
    ...parts,
    `## What is counted\n\n| \`per\` | what is counted, a year on average over the measured days |\n| :--- | :--- |\n${counted.join("\n")}`,
    `## Rules\n${RULES}`,
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

/** What each unit of a price is in a run. */
const COUNTED: Readonly<Record<PricedBy, string>> = {
  "billable-night": "Nights with a fee in the hospital's place (`billableNightsPerYear`), by municipality.",
  "ready-day":
    "Days that patients are discharge-ready in the hospital's place, time-weighted (`dischargeReadyMean` × 365).",
  "occupied-day": "Patient-days in the place (`occupiedMean` × 365).",
  "occupied-day-of-others": "The same, of patients from other municipalities than the one that owns it: places sold.",
  admission: "Patients admitted to the place (`admissionsPerYear`).",
  "care-hour":
    "Hours of care that the place gives (`homeCareHoursPerWeek` × 365 ÷ 7), those who wait at home included.",
  "place-year":
    "Places open, the mean over the measured days of what is in force on each: for the place, in use or not.",
  "ward-year": "Wards open, a ward for every `placesPerWard` places that are begun, the mean over the measured days.",
  "place-opened": "Places beyond the most of the baseline, once: an investment. Nothing in a run by itself.",
};

const INTRODUCTION = `
A table of prices says what a run costs whom. It is a file of its own, written and checked like a scenario: YAML or JSON, misspelt fields
are mistakes, and every amount carries its source. \`flyt run\` and \`flyt compare\` take it with \`--prices\`; without, the Norwegian table
that comes with the program is taken, \`scenarios/prices/norway.yaml\`. \`flyt validate\` looks for mistakes, with \`--base\` also for what
it lacks for a scenario; [money.md](money.md) tells what is made of it. The same as a JSON Schema, for editors:
[prices.schema.json](prices.schema.json).
`;

/** An example that holds for `tandem.yaml`. */
export const PRICES_EXAMPLE = `kind: prices
name: Our prices
currency: NOK
priceYear: 2024
indices:
  wages:
    byYear: { value: { "2022": 100, "2023": 105.3, "2024": 110.1 }, kind: assumption, source: made up }
lines:
  fee:
    name: Fee for discharge-ready patients
    per: billable-night
    payer: municipality-of-patient
    payee: owner
    byYear:
      value: { "2023": 5508, "2024": 5745 }
      kind: sourced
      source: helsedirektoratet.no
  places:
    per: place-year
    of: { kinds: [short-term] }
    payer: owner
    payee: suppliers
    amount: { value: 900000, kind: assumption, source: our accounts }
    priceYear: 2022
    index: wages
  ward:
    per: ward-year
    placesPerWard: 24
    of: { kinds: [short-term] }
    payer: owner
    payee: suppliers
    amount: { value: 851000, kind: assumption, source: one ward leader a ward }
    priceYear: 2022
    index: wages
  one-place-is-cheaper:
    insteadOf: places
    per: place-year
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 800000, kind: assumption, source: our accounts }
    priceYear: 2024
    index: wages
`;

const RULES = `
- Every amount has a payer, a payee, a year of its prices and a source with its \`kind\`. What lacks one of them is refused with the name
  of what lacks; so are negative amounts (turn payer and payee round) and actors that the scenario does not have.
- \`owner\` is the actor that owns the place, \`municipality-of-patient\` the one where each patient lives. What somebody would pay themselves
  is no entry.
- An amount is taken to another year by its index: amount × index number of that year ÷ that of \`priceYear\`. Without an index it holds in
  its own year only. A fee with \`byYear\` is never converted: it is what was set for the year.
- Lines add up. A line counts instead of another for its places by \`insteadOf\`.
- A table that \`extends\` another has its lines, indices and budgets; those of the same id replace it.
- A budget says what a place is to give (\`units\`: patient-days or hours a year) and to spend (\`amount\`). \`--money\` tells how a run differs
  from it, by activity and by efficiency ([money.md](money.md#activity-and-efficiency)).
`;
