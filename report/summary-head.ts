import type { Estimate } from "../analysis/estimates.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatDate, formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { brokenPieces, brokenText, styled } from "./table.ts";
import { DATA_LABELS } from "./words.ts";

/** How a summary is written. */
export interface SummaryOptions {
  readonly language: Language;
  /** Columns of the terminal; tables and lines are fitted to it. 100 where missing. */
  readonly widthColumns?: number;
  /** ANSI bold and colour. */
  readonly hasColour?: boolean;
}

export const ASSUMED_WIDTH_COLUMNS = 100;

/** What a figure rests on. */
export interface RunExtent {
  /** Replications that finished. */
  readonly replications: number;
  /** Those asked for, where the run was interrupted. */
  readonly wantedReplications?: number;
  readonly engineVersion: string;
}

/** Data label, period, warm-up, replications, seed and engine, in one paragraph. */
export function extentText(facts: ScenarioFacts, extent: RunExtent, options: SummaryOptions): string {
  const { language } = options;
  const whole = (value: number) => formatNumber(value, { language, decimals: 0 });
  const { replications, wantedReplications, engineVersion } = extent;
  const wanted =
    wantedReplications !== undefined && wantedReplications > replications
      ? ` ${OF[language]} ${whole(wantedReplications)}`
      : "";
  const one = replications === 1 && wanted === "";
  const parts = [
    DATA_LABELS[facts.data][language],
    `${MEASURED[language]} ${formatDate(facts.startDate, language)}, ${whole(facts.days)} ${DAYS[language]}`,
    `${WARM_UP[language]} ${whole(facts.warmUpDays)} ${DAYS[language]}`,
    `${whole(replications)}${wanted} ${(one ? REPLICATION : REPLICATIONS)[language]}`,
    `${SEED[language]} "${facts.seed}"`,
    `Pasientflyt ${engineVersion}`,
  ];
  return brokenPieces(parts, " · ", options.widthColumns ?? ASSUMED_WIDTH_COLUMNS).join("\n");
}

/** That the figures are of a transient, where the run starts from a census; else empty. */
export function censusText({ censusPersons }: ScenarioFacts, language: Language): string {
  if (censusPersons === undefined) return "";
  return CENSUS[language](formatNumber(censusPersons, { language, decimals: 0 }), censusPersons === 1);
}

/** Why the uncertainty should make the reader wait with conclusions; empty where it is small enough. */
export function cautionText(leading: Estimate | undefined, replications: number, language: Language): string {
  if (replications < 2) return ONE_REPLICATION[language];
  if (!leading?.ci95 || leading.mean === null) return "";
  const halfWidth = (leading.ci95[1] - leading.ci95[0]) / 2;
  return halfWidth > ROUGH_SHARE * Math.abs(leading.mean) ? ROUGH[language] : "";
}

/** Lines no wider than the terminal. */
export function paragraph(text: string, options: SummaryOptions, indent = ""): string {
  const width = (options.widthColumns ?? ASSUMED_WIDTH_COLUMNS) - indent.length;
  return brokenText(text, width).join(`\n${indent}`);
}

/** A heading of a table. */
export function heading(text: string, options: SummaryOptions): string {
  return paragraph(text, options)
    .split("\n")
    .map((line) => styled(line, "strong", options.hasColour))
    .join("\n");
}

/** The name of the scenario, as a heading. */
export function titleText(facts: ScenarioFacts, options: SummaryOptions): string {
  return heading(textIn(options.language, facts.name), options);
}

/** Paragraphs with a line between; empty ones are left out. */
export function joinedParagraphs(paragraphs: readonly string[]): string {
  return `${paragraphs.filter((text) => text !== "").join("\n\n")}\n`;
}

/** The heading of the spread between replications: they are years only where each measures one. */
export function spreadHeader({ days }: ScenarioFacts, language: Language): string {
  return (days >= 360 && days <= 370 ? BETWEEN_YEARS : BETWEEN_REPLICATIONS)[language];
}

/** Half-widths above this share of the mean make it a rough estimate. */
const ROUGH_SHARE = 0.2;

const CENSUS: Readonly<Record<Language, (persons: string, isOne: boolean) => string>> = {
  nb: (persons, isOne) =>
    `Starter fra en telling av ${persons} ${isOne ? "person" : "personer"} som er der eller venter den første dagen: ` +
    "tallene gjelder veien videre derfra, ikke det lange løp.",
  nn: (persons, isOne) =>
    `Startar frå ei teljing av ${persons} ${isOne ? "person" : "personar"} som er der eller ventar den første dagen: ` +
    "tala gjeld vegen vidare derifrå, ikkje det lange løp.",
  en: (persons, isOne) =>
    `Starts from a census of ${persons} ${isOne ? "person" : "persons"} who are there or wait on the first day: ` +
    "the figures are a transient, the way on from there, not the long run.",
};
const OF: LocalText = { nb: "av", nn: "av", en: "of" };
const DAYS: LocalText = { nb: "døgn", nn: "døgn", en: "days" };
const MEASURED: LocalText = { nb: "målt fra", nn: "målt frå", en: "measured from" };
const WARM_UP: LocalText = { nb: "oppvarming", nn: "oppvarming", en: "warm-up" };
const REPLICATION: LocalText = { nb: "replikasjon", nn: "replikasjon", en: "replication" };
const REPLICATIONS: LocalText = { nb: "replikasjoner", nn: "replikasjonar", en: "replications" };
const SEED: LocalText = { nb: "frø", nn: "frø", en: "seed" };
const ONE_REPLICATION: LocalText = {
  nb: "Én replikasjon viser ett tilfeldig forløp; usikkerheten er ukjent. Kjør minst 30.",
  nn: "Éin replikasjon viser eitt tilfeldig forløp; uvissa er ukjend. Køyr minst 30.",
  en: "One replication shows one random history; the uncertainty is unknown. Run 30 or more.",
};
const ROUGH: LocalText = {
  nb: "Grovt anslag: usikkerheten er over 20 % av snittet. Kjør flere replikasjoner.",
  nn: "Grovt overslag: uvissa er over 20 % av snittet. Køyr fleire replikasjonar.",
  en: "Rough estimate: the uncertainty is above 20% of the mean. Run more replications.",
};
const BETWEEN_YEARS: LocalText = {
  nb: "Variasjon mellom år (8 av 10 år)",
  nn: "Variasjon mellom år (8 av 10 år)",
  en: "Variation between years (8 in 10 years)",
};
const BETWEEN_REPLICATIONS: LocalText = {
  nb: "Variasjon mellom replikasjoner (8 av 10)",
  nn: "Variasjon mellom replikasjonar (8 av 10)",
  en: "Variation between replications (8 in 10)",
};
