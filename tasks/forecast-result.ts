import { stringify } from "yaml";
import { csvText } from "../report/csv-text.ts";
import { forecastDataTables } from "../report/forecast-data.ts";
import { forecastDocument } from "../report/forecast-document.ts";
import type { ForecastMaterial, ForecastOutcome } from "./forecast.ts";
import { jsonText } from "./json-text.ts";
import { programVersion } from "./package.ts";

/** The object that `flyt forecast --json` prints. */
export function forecastResult(material: ForecastMaterial, outcome: ForecastOutcome): object {
  const { data, question, forecast, simulated } = outcome;
  return forecastDocument({
    engineVersion: programVersion(),
    data,
    question,
    forecast,
    provenance: { input: material.input.provenance, norms: material.norms.provenance },
    ...(simulated && { simulated }),
  });
}

/** The files of its folder: the document, its tables, and what was changed in the scenario as measures that run and compare take. */
export function forecastFiles(material: ForecastMaterial, outcome: ForecastOutcome): Readonly<Record<string, string>> {
  const { forecast, simulated } = outcome;
  const years = `${forecast.baseYear}-${forecast.lastYear}`;
  const tables = Object.entries(forecastDataTables(outcome)).map(([name, table]) => [
    `${name}.csv`,
    csvText(table, "neutral"),
  ]);
  const measures = (simulated?.paths ?? []).map(({ path, changes }) => [
    `${path}.yaml`,
    stringify({ name: `${path} ${years}`, changes }, { lineWidth: 120 }),
  ]);
  const document = ["forecast.json", `${jsonText(forecastResult(material, outcome))}\n`];
  return Object.fromEntries([document, ...tables, ...measures]) as Record<string, string>;
}
