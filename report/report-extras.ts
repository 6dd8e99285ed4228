import { costTables, costExtent, type CostTold } from "./cost-summary.ts";
import { differenceTables, inOrder } from "./cost-differences.ts";
import { COST_WORDS } from "./cost-words.ts";
import { extrasSheets } from "./extras-sheets.ts";
import { FEE_WORDS, feeByYearNote, feeByYearTable } from "./fee-by-year.ts";
import { GROWTH_WORDS } from "./growth-text.ts";
import type { LocalText } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import type { Block } from "./report-document.ts";
import { heading, isAnyGrowing, note, subheading, table } from "./report-sections.ts";
import type { Told } from "./report-told.ts";
import { NO_DIFFERENCE, staffDifferenceTables } from "./staff-differences.ts";
import { staffParts } from "./staff-summary.ts";
import type { Table } from "./table.ts";
import { valueTable } from "./value-table.ts";

/** The fee of each calendar year, below who pays and who saves; nothing where the folder has none. */
export function feeByYearBlocks(told: Told): Block[] {
  const { language, baseline, alternatives } = told;
  const words = FEE_WORDS[language];
  const runs = [baseline, ...alternatives].flatMap((run) => {
    const fees = extrasOf(told, run)?.feeByYear;
    return fees ? [{ run, fees }] : [];
  });
  // Amounts are withheld already, just above.
  if (runs.length === 0 || isAnyGrowing([baseline, ...alternatives])) return [];
  const all = runs.flatMap(({ fees }) => fees.found);
  if (all.length === 0) return [subheading(words.title), note(words.nothing)];
  return [
    subheading(words.title),
    ...runs.map(({ run, fees }) => titled(run.name, feeByYearTable(run.facts, fees.found, language))),
    note(feeByYearNote(all, runs[0]!.fees.replications, language)),
    ...extrasSheets(told, "fees"),
  ];
}

/** Staff by the norms, what they cost, and what each alternative takes beside the baseline; nothing where the folder has none. */
export function staffBlocks(told: Told): Block[] {
  const { language, baseline, alternatives, input } = told;
  const norms = input.extras?.norms;
  const staff = extrasOf(told, baseline)?.staff;
  if (!norms || !staff) return [];
  const { intro, tables, notes } = staffParts({ scenario: baseline.facts, ...norms, staff }, language, true);
  const differences = alternatives.flatMap((run): Block[] => {
    const own = { name: run.name, differences: extrasOf(told, run)?.staffDifferences ?? [] };
    // Places that only the alternative has are named by it.
    return staffDifferenceTables(run.facts, [own], norms.norms, language).map(({ title, table: found }) =>
      found.rows.length > 0 ? titled(title, found) : note(`${title}: ${run.name}. ${NO_DIFFERENCE[language]}`),
    );
  });
  return [
    heading(STAFF[language]),
    note(intro),
    ...tables.map((own) => titled(own.title, own.table)),
    ...differences,
    ...notes.map(note),
    ...extrasSheets(told, "staff"),
  ];
}

/** What users cost: by municipality, the user mix, ages, outcomes, unit costs, and beside the baseline; nothing where the folder has none. */
export function costBlocks(told: Told): Block[] {
  const { language, baseline, alternatives, input } = told;
  const costs = input.extras?.unitCosts;
  const found = extrasOf(told, baseline)?.costPerUser;
  if (!costs || !found) return [];
  const words = COST_WORDS[language];
  const title = heading(COSTS[language]);
  if (isAnyGrowing([baseline, ...alternatives])) return [title, note(GROWTH_WORDS[language].amounts)];
  if (found.actors.length === 0) return [title, note(words.nobody)];
  const own: CostTold = { scenario: baseline.facts, costs, found };
  const tables = costTables(own, language);
  const limit = formatNumber(costs.outlierNok, { language, decimals: 0 });
  const beside = alternatives.flatMap((run): Block[] => {
    const differences = inOrder(own, extrasOf(told, run)?.costDifferences ?? []);
    if (differences.length === 0) return [];
    const { differences: figures, services } = differenceTables(own, differences, language);
    return [
      titled(`${words.differenceTitle(costs.priceYear)}: ${run.name}`, figures),
      titled(words.byServiceTitle, services),
    ];
  });
  const { comparison } = tables;
  return [
    title,
    note(costExtent(found, language)),
    titled(words.title(found.priceYear), tables.municipalities),
    ...beside,
    ...(comparison
      ? [
          titled(words.municipalityTitle(comparison.beside), comparison.differences),
          titled(words.byServiceTitle, comparison.services),
        ]
      : []),
    titled(words.mixTitle, tables.mix),
    titled(words.outlierTitle(limit), tables.outliers),
    titled(words.ageTitle, tables.ages),
    titled(words.outcomeTitle, tables.outcomes),
    titled(words.productivityTitle, tables.productivity),
    note(words.productivityNote),
    ...extrasSheets(told, "costs"),
  ];
}

function extrasOf({ input }: Told, { at }: ToldRun) {
  return input.extras?.runs[at];
}

function titled(caption: string, own: Table): Block {
  return table(caption, valueTable(own));
}

const STAFF: LocalText = { nb: "Årsverk og lønn", nn: "Årsverk og løn", en: "Staff and wages" };
const COSTS: LocalText = { nb: "Kostnad per bruker", nn: "Kostnad per brukar", en: "Cost per user" };
