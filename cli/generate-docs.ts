import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { indicatorsPage } from "../report/indicators-page.ts";
import { outputPage } from "../report/output-page.ts";
import { resultsPage } from "../report/results-page.ts";
import { planningFormatPage } from "../scenarios/planning-page.ts";
import { scenarioFormatPage, studyFormatPage } from "../scenarios/format-page.ts";
import { pricesFormatPage } from "../scenarios/prices-page.ts";
import { problemFormatPage } from "../scenarios/problem-page.ts";
import {
  forecastJsonSchema,
  measureJsonSchema,
  pricesJsonSchema,
  problemJsonSchema,
  scenarioJsonSchema,
  staffNormsJsonSchema,
  studyJsonSchema,
  unitCostsJsonSchema,
} from "../scenarios/json-schema.ts";

/** The files in docs/ that are made from the schema and the catalogue, by name. */
export function generatedDocs(): Readonly<Record<string, string>> {
  return {
    "scenario-format.md": scenarioFormatPage(),
    "planning-format.md": planningFormatPage(),
    "study-format.md": studyFormatPage(),
    "output.md": outputPage(),
    "indicators.md": indicatorsPage(),
    "results-folder.md": resultsPage(),
    "scenario.schema.json": `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
    "study.schema.json": `${JSON.stringify(studyJsonSchema(), null, 2)}\n`,
    "measure.schema.json": `${JSON.stringify(measureJsonSchema(), null, 2)}\n`,
    "problem-format.md": problemFormatPage(),
    "prices-format.md": pricesFormatPage(),
    "staff-norms.schema.json": `${JSON.stringify(staffNormsJsonSchema(), null, 2)}\n`,
    "unit-costs.schema.json": `${JSON.stringify(unitCostsJsonSchema(), null, 2)}\n`,
    "forecast.schema.json": `${JSON.stringify(forecastJsonSchema(), null, 2)}\n`,
    "prices.schema.json": `${JSON.stringify(pricesJsonSchema(), null, 2)}\n`,
    "problem.schema.json": `${JSON.stringify(problemJsonSchema(), null, 2)}\n`,
  };
}

// Run by itself: node launcher.cjs cli/generate-docs.ts
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(generatedDocs())) {
    const file = new URL(`../docs/${name}`, import.meta.url);
    writeFileSync(file, text);
    console.error(`wrote ${fileURLToPath(file)}`);
  }
}
