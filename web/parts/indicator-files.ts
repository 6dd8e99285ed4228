import { byKey, keyName, keyText } from "../../analysis/measure-keys.ts";
import { MEASURES, type MeasureId } from "../../engine/measures.ts";
import { measureName } from "../../report/catalogue.ts";
import { csvText } from "../../report/csv-text.ts";
import { tableOf } from "../../report/data-table.ts";
import type { Language } from "../../report/language.ts";
import { maskedValue, masksSmallCounts, SMALLEST_COUNT } from "../../report/small-counts.ts";
import { aboutText } from "../../report/scenario-names.ts";
import type { PreviewComparison, PreviewRun } from "../workers/preview-summary.ts";

/** All figures of a preview for a Norwegian spreadsheet, marked with what kind of data they are. */
export function indicatorsCsv(
  run: PreviewRun,
  comparison: PreviewComparison | null,
  language: Language,
  dataLabel: string,
): string {
  const differences = byKey(comparison?.differences ?? []);
  const text = (name: string, of: (row: PreviewRun["estimates"][number]) => string | null) =>
    ({ name, type: "text", description: "", of }) as const;
  const number = (name: string, of: (row: PreviewRun["estimates"][number]) => number | null) =>
    ({
      name,
      type: "number",
      description: "",
      of: (row: PreviewRun["estimates"][number]) => maskedValue(row.key.measure, of(row), run.facts),
    }) as const;
  const table = tableOf(run.estimates, [
    text("id", ({ key }) => keyName(key)),
    text("indikator", ({ key }) => measureName(key.measure, language)),
    text("gjelder", ({ key }) => aboutText(run.facts, key, language)),
    text("enhet", ({ key }) => MEASURES[key.measure].unit),
    number("snitt", ({ mean }) => mean),
    number("ki95-fra", ({ ci95 }) => ci95?.[0] ?? null),
    number("ki95-til", ({ ci95 }) => ci95?.[1] ?? null),
    number("p10", ({ p10 }) => p10),
    number("p90", ({ p90 }) => p90),
    number("endring", ({ key }) => differences.get(keyText(key))?.difference ?? null),
    number("endring-ki95-fra", ({ key }) => differences.get(keyText(key))?.differenceCi95?.[0] ?? null),
    number("endring-ki95-til", ({ key }) => differences.get(keyText(key))?.differenceCi95?.[1] ?? null),
    text("data", () => dataLabel),
  ]);
  return csvText(table, "excel-no");
}

/** The same as one object, locale-neutral, with the fields that the command line prints. */
export function indicatorsJson(run: PreviewRun, comparison: PreviewComparison | null): string {
  const differences = byKey(comparison?.differences ?? []);
  const measures = run.estimates.map(({ key, ...estimate }) => {
    const difference = differences.get(keyText(key));
    const row = {
      ...key,
      unit: MEASURES[key.measure].unit,
      ...estimate,
      ...(difference && {
        difference: difference.difference,
        differenceCi95: difference.differenceCi95,
        verdict: difference.verdict,
      }),
    };
    return masksSmallCounts(run.facts) ? maskedRow(key.measure, row, run.facts) : row;
  });
  const { seed, startDate, warmUpDays, days, data } = run.facts;
  const masked = masksSmallCounts(run.facts) ? { maskedBelow: SMALLEST_COUNT } : {};
  const head = { program: "pasientflyt", preview: true, data, ...masked, seed, startDate, warmUpDays, days };
  return `${JSON.stringify({ ...head, replications: run.replications, measures }, null, 1)}\n`;
}

/** Every number of a row that counts too few people is left out, in intervals too. */
function maskedRow(measure: MeasureId, row: object, facts: PreviewRun["facts"]): object {
  const masked = (value: unknown): unknown => {
    if (typeof value === "number") return maskedValue(measure, value, facts);
    if (Array.isArray(value)) return value.map(masked);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner)]));
  };
  return masked(row) as object;
}
