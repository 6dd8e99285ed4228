/*
 * Runs the default scenario 100 times, three years of warm-up and one measured, compares it with the public totals that it
 * was calibrated to, and with itself with ten more places in the health house, and writes docs/calibration.md; the time it took goes to the terminal:
 *
 *   npm run calibration
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareRuns, type Difference } from "../analysis/comparison.ts";
import { estimateAll, type Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { compile } from "../engine/compile.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { SimulationPool } from "../engine/pool.ts";
import { formatNumber, formatPlusMinus } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import { loadScenario } from "../scenarios/load.ts";

const REPLICATIONS = 100;

interface Target {
  readonly what: string;
  readonly key: MeasureKey;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

const TARGETS: readonly Target[] = [
  {
    what: "Discharge-ready patients in St. Olavs, mean",
    key: { measure: "dischargeReadyMean" },
    low: 28,
    high: 34,
    source: "31 beds a day (adressa.no wAbez1, about 2022), ± 3",
  },
  {
    what: "of whom from Trondheim",
    key: { measure: "dischargeReadyMean", actor: "trondheim" },
    low: 15.6,
    high: 19.6,
    source: "34 MNOK paid ÷ 5,306 NOK a night ÷ 365 = 17.6, ± 2",
  },
  {
    what: "New long-term residents in Trondheim, a year",
    key: { measure: "admissionsPerYear", place: "trondheim-langtid" },
    low: 450,
    high: 500,
    source: "450 to 500 (Trondheim kommune, økonomistyring 2022)",
  },
  {
    what: "of whom from home",
    key: { measure: "admissionsPerYear", place: "trondheim-langtid", from: "home" },
    low: 150,
    high: 200,
    source: "150 to 200 (the same)",
  },
];

const NIGHTS = keyText({ measure: "overstayNightsPerYear" });

const folder = join(import.meta.dirname, "..", "scenarios");
const english = { language: "en", decimals: 1 } as const;

if (import.meta.main) await main();

async function main(): Promise<void> {
  const file = join(folder, "trondheim.yaml");
  const base = loadScenario(file).scenario;
  const more = loadScenario(file, { measures: [join(folder, "measures", "helsehus+10.yaml")] }).scenario;
  const pool = new SimulationPool();
  try {
    // A first replication lets the compiler see the code; it is not part of the time.
    await pool.run(compile(base), { replications: pool.threads });
    const start = performance.now();
    const results = await pool.run(compile(base), { replications: REPLICATIONS });
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `${REPLICATIONS} replications, ${(results.events / 1e6).toFixed(1)} million events, ` +
        `${seconds.toFixed(1)} s on ${pool.threads} threads`,
    );
    const alternative = await pool.run(compile(more), { replications: REPLICATIONS });
    const gains = gainsOf(estimateAll(results), estimateAll(alternative));
    const facts = { seed: base.run.seed, startDate: base.run.startDate, warmUpDays: 0, days: 0, engineVersion: "" };
    const differences = compareRuns({ facts, results }, { facts, results: alternative });
    const page = calibrationPage(estimateAll(results), differences, gains);
    writeFileSync(join(import.meta.dirname, "..", "docs", "calibration.md"), page.text);
    console.log(page.text);
    process.exitCode = page.isMet ? 0 : 1;
  } finally {
    await pool.close();
  }
}

/** How many times as many replications two independent runs need without control variates, for the difference in delayed bed-days. */
function gainsOf(baseline: readonly Estimate[], alternative: readonly Estimate[]): number {
  const nights = [baseline, alternative].map((all) => all.find(({ key }) => keyText(key) === NIGHTS)!);
  const variance = (errors: readonly number[]) => errors.reduce((sum, error) => sum + error * error, 0);
  const plain = variance(nights.map(({ standardError }) => standardError ?? NaN));
  return (
    plain / variance(nights.map(({ standardError, controlled }) => controlled?.standardError ?? standardError ?? NaN))
  );
}

function calibrationPage(
  estimates: readonly Estimate[],
  differences: readonly Difference[],
  controlledApart: number,
): { text: string; isMet: boolean } {
  let isMet = true;
  const rows = TARGETS.map(({ what, key, low, high, source }) => {
    const estimate = estimates.find((each) => keyText(each.key) === keyText(key));
    const mean = estimate?.mean ?? NaN;
    const meets = low <= mean && mean <= high;
    isMet &&= meets;
    return [
      what,
      `${low} to ${high}`,
      formatPlusMinus(mean, estimate?.ci95 ?? null, english),
      meets ? "yes" : "NO",
      source,
    ];
  });
  const nights = differences.find(({ key }) => keyText(key) === NIGHTS);
  const paired = nights?.varianceReduction ?? NaN;
  const controlled = nights?.controlled?.factor ?? 1;
  isMet &&= Math.sqrt(paired) >= 2;
  const text = [
    "# Calibration of the default scenario",
    "",
    "`npm run calibration` writes this page: `scenarios/trondheim.yaml` beside the public totals that it should reproduce,",
    `${REPLICATIONS} replications of three years of warm-up and one measured. Brackets after ± are half a 95 % interval.`,
    "",
    markdownTable({
      columns: ["What", "Target", "Simulated", "Met", "Source of the target"].map((header) => ({
        header,
        align: "left",
      })),
      rows,
    }),
    "",
    "The numbers were used as given. One had to be read: follow-up by the municipality is a share of all admitted, and for",
    "those under 67 it is 0.98, not 1.0, since 0.02 die in hospital; both are noted in the scenario.",
    "",
    "## What common random numbers and control variates gain",
    "",
    `Ten more places in the health house, delayed bed-days a year: ${formatPlusMinus(nights?.difference ?? null, nights?.differenceCi95 ?? null, { language: "en", decimals: 0 })}.`,
    `The same comparison of independent runs would have ± ${formatNumber(nights?.unpairedHalfWidth ?? null, { language: "en", decimals: 0 })}:`,
    `pairing by common random numbers makes the interval ${Math.sqrt(paired).toFixed(1)} times as narrow (at least 2 is asked for). In replications`,
    "that would otherwise be needed for an interval as narrow:",
    "",
    markdownTable({
      columns: [
        { header: "The effect is estimated", align: "left" },
        { header: "Replications saved, factor", align: "right" },
      ],
      rows: [
        ["by independent runs", "1"],
        ["by independent runs, each with control variates", controlledApart.toFixed(1)],
        ["by pairs with common random numbers", paired.toFixed(1)],
        ["by pairs, control variates on top (1.00 where they gain nothing)", `× ${controlled.toFixed(2)}`],
        ["by both together", (paired * controlled).toFixed(1)],
      ],
    }),
    "",
    "Control variates do much for a single run and little for a difference of pairs: what they explain is the same on both sides,",
    "and pairing has cancelled it.",
    "",
  ].join("\n");
  return { text, isMet };
}
