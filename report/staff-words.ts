import type { Uncertain } from "../analysis/staff-run.ts";
import type { Provenance } from "../scenarios/origins.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import type { StaffCategory } from "../scenarios/staff-norms.ts";
import { STAFF_NAMES } from "./forecast-words.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import { sourceText } from "./source-text.ts";

export const PLACES: LocalText = { nb: "Plasser", nn: "Plassar", en: "Places" };
export const FOR_PLACES: LocalText = { nb: "for plassene", nn: "for plassane", en: "for the places" };
export const FOR_PATIENTS: LocalText = { nb: "for pasientene", nn: "for pasientane", en: "for the patients" };
export const HOURS_A_WEEK: LocalText = { nb: " t/uke", nn: " t/veke", en: " h/week" };
export const SUM: LocalText = { nb: "Sum", nn: "Sum", en: "Sum" };
export const NO_NORM: LocalText = {
  nb: "Ingen norm gjelder for:",
  nn: "Inga norm gjeld for:",
  en: "No norm is given for:",
};
export const BUDGET: Readonly<Record<Language, (year: number) => string>> = {
  nb: (year) => `budsjett for timene (${year})`,
  nn: (year) => `budsjett for timane (${year})`,
  en: (year) => `budget of the hours (${year})`,
};

/** The name of a category in running text, where no hyphen may break it. */
export function categoryName(category: StaffCategory, language: Language): string {
  return STAFF_NAMES[category][language].replace(/- (?=\p{Ll})/u, "").toLowerCase();
}

export function inMillions({ mean, ci95 }: Uncertain): Uncertain {
  return { mean: mean / 1e6, ci95: ci95 && [ci95[0] / 1e6, ci95[1] / 1e6] };
}

/** Norms, and what is known about their numbers. */
export type SourcedNorms = Pick<LoadedStaffNorms, "norms" | "provenance" | "taken">;

/**
 * Of which year the wages are, where they come from, which of them are assumed and which are not known; and the price of an hour of
 * home care where its budget is told.
 */
export function wageNote(
  { norms, provenance, taken }: SourcedNorms,
  used: readonly StaffCategory[],
  hasBudget: boolean,
  language: Language,
): string {
  const words = NOTE_WORDS[language];
  const known = used.filter((category) => norms.wagesNok[category] !== undefined);
  const kindOf = (category: StaffCategory): Provenance | undefined =>
    provenance[`wagesNok.${category}`] ?? provenance["wagesNok"];
  const list = (categories: readonly StaffCategory[]): string =>
    categories.map((category) => categoryName(category, language)).join(", ");
  const assumed = known.filter((category) => kindOf(category)?.kind === "assumption");
  const sources = [
    ...new Set(
      known.flatMap((category) => {
        const { kind, source } = kindOf(category) ?? {};
        // What stands in brackets tells rows of one source apart.
        return kind === "assumption" || source === undefined
          ? []
          : [sourceText(source, language).replace(/ \([^()]*\)$/, "")];
      }),
    ),
  ];
  const missing = used.filter((category) => norms.wagesNok[category] === undefined);
  const { budgetPerHourNok, budgetYear } = norms.homeCare;
  const budgetSource = provenance["homeCare.budgetPerHourNok"];
  return [
    words.wages(norms.wageYear, sources),
    ...(taken ? [words.taken(taken.wageYear, textIn(language, taken.index))] : []),
    ...(assumed.length > 0 ? [words.assumed(list(assumed))] : []),
    ...(missing.length > 0 ? [words.missing(list(missing))] : []),
    ...(hasBudget
      ? [
          words.budget(
            formatNumber(budgetPerHourNok, { language, decimals: 0 }),
            budgetYear,
            budgetSource?.kind === "assumption"
              ? words.assumption
              : budgetSource?.source && sourceText(budgetSource.source, language),
          ),
        ]
      : []),
  ].join(" ");
}

interface NoteWords {
  readonly wages: (year: number, sources: readonly string[]) => string;
  readonly taken: (from: number, index: string) => string;
  readonly assumed: (categories: string) => string;
  readonly missing: (categories: string) => string;
  readonly budget: (price: string, year: number, source: string | undefined) => string;
  readonly assumption: string;
}

const inBrackets = (source: string | undefined): string => (source === undefined ? "" : ` (${source})`);

const NOTE_WORDS: Readonly<Record<Language, NoteWords>> = {
  nb: {
    wages: (year, sources) => `Lønn i priser fra ${year}, sosiale utgifter medregnet${inBrackets(joined(sources))}.`,
    taken: (from, index) => `Prisene er fra ${from}, og tatt hit med indeksen «${index}».`,
    assumed: (categories) => `Antatt lønn: ${categories}.`,
    missing: (categories) => `Uten kjent lønn, og derfor ikke med: ${categories}.`,
    budget: (price, year, source) =>
      `Budsjett for hjemmetjenesten: timer i året × ${price} kr (${year})${inBrackets(source)}, drift medregnet; lønn og budsjett er to mål på det samme og skal ikke legges sammen.`,
    assumption: "antatt",
  },
  nn: {
    wages: (year, sources) => `Løn i prisar frå ${year}, sosiale utgifter medrekna${inBrackets(joined(sources))}.`,
    taken: (from, index) => `Prisane er frå ${from}, og tekne hit med indeksen «${index}».`,
    assumed: (categories) => `Gissa løn: ${categories}.`,
    missing: (categories) => `Utan kjend løn, og difor ikkje med: ${categories}.`,
    budget: (price, year, source) =>
      `Budsjett for heimetenesta: timar i året × ${price} kr (${year})${inBrackets(source)}, drift medrekna; løn og budsjett er to mål på det same og skal ikkje leggjast saman.`,
    assumption: "gissa",
  },
  en: {
    wages: (year, sources) => `Wages in prices of ${year}, social costs included${inBrackets(joined(sources))}.`,
    taken: (from, index) => `The prices are of ${from}, and were taken here by the index “${index}”.`,
    assumed: (categories) => `Assumed wages: ${categories}.`,
    missing: (categories) => `Without a known wage, and so left out: ${categories}.`,
    budget: (price, year, source) =>
      `Budget of home care: hours a year × ${price} NOK (${year})${inBrackets(source)}, running costs included; wages and budget measure the same thing and are not to be added up.`,
    assumption: "assumed",
  },
};

function joined(sources: readonly string[]): string | undefined {
  return sources.length === 0 ? undefined : sources.join("; ");
}
