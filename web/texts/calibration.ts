import type { Language } from "../../report/language.ts";

/** Texts of the part Kalibrering of the screen Data. */
export interface CalibrationTexts {
  readonly title: string;
  readonly intro: string;
  readonly table: string;
  readonly columns: Readonly<
    Record<"what" | "observed" | "source" | "simulated" | "years" | "difference" | "verdict", string>
  >;
  readonly verdicts: Readonly<Record<"within" | "outside" | "unknown", string>>;
  readonly finding: (within: number, of: number) => string;
  readonly none: string;
  readonly waiting: string;
  readonly add: string;
  readonly figure: string;
  readonly value: string;
  readonly valueHint: string;
  readonly period: string;
  readonly source: string;
  readonly submit: string;
  readonly remove: (name: string) => string;
  readonly needsValue: (text: string) => string;
  readonly shareRange: string;
  readonly notBelowZero: string;
  readonly needsPeriod: string;
  readonly needsSource: string;
  readonly approve: string;
  readonly approvedBy: string;
  readonly date: string;
  readonly needsName: string;
  readonly needsDate: (text: string) => string;
  readonly approved: (by: string, date: string) => string;
  readonly notApproved: string;
  readonly outdated: string;
  readonly where: string;
  readonly notKept: string;
  readonly download: string;
  readonly fileName: string;
  readonly masked: string;
}

export const CALIBRATION: Readonly<Record<Language, CalibrationTexts>> = {
  nb: {
    title: "Kalibrering: observert mot simulert",
    intro:
      "Stemmer modellen med virkeligheten? Legg inn det dere har målt av belegg og kø, og se det ved siden av det modellen gir for basis.",
    table: "Observert og simulert",
    columns: {
      what: "Hva",
      observed: "Observert",
      source: "Når og kilde",
      simulated: "Simulert, snitt (95 % KI)",
      years: "8 av 10 år",
      difference: "Simulert − observert",
      verdict: "Vurdering",
    },
    verdicts: {
      within: "Innenfor 8 av 10 simulerte år",
      outside: "Utenfor 8 av 10 simulerte år",
      unknown: "Ikke simulert ennå",
    },
    finding: (within, of) => `${within} av ${of} observasjoner er innenfor det modellen gir i 8 av 10 år.`,
    none: "Ingen observasjoner ennå. Legg inn den første under.",
    waiting: "Modellen varmes opp. Tallene kommer om litt.",
    add: "Legg inn en observasjon",
    figure: "Hva som er målt",
    value: "Målt verdi",
    valueHint: "Pasienter i snitt, eller belegg i prosent.",
    period: "Periode, for eksempel 2025",
    source: "Kilde",
    submit: "Legg inn",
    remove: (name) => `Ta bort: ${name}`,
    needsValue: (text) =>
      `${text === "" ? "Her mangler tallet" : `«${text}» er ikke et tall`}. Skriv for eksempel 31 eller 17,6, og belegg som 88,7.`,
    shareRange: "Belegg skrives i prosent, fra 0 til 200.",
    notBelowZero: "Tallet kan ikke være under 0.",
    needsPeriod: "Skriv når det ble målt, for eksempel 2025 eller høsten 2025.",
    needsSource: "Skriv hvor tallet kommer fra.",
    approve: "Godkjenn",
    approvedBy: "Godkjent av",
    date: "Dato",
    needsName: "Skriv navnet til den som godkjenner.",
    needsDate: (text) => `«${text}» er ikke en dato. Skriv for eksempel 29.11.2026.`,
    approved: (by, date) => `Godkjent av ${by}, ${date}.`,
    notApproved: "Ikke godkjent ennå.",
    outdated: "Observasjonene eller modellen er endret siden, så godkjenningen gjelder ikke lenger det som vises.",
    where: "Lagres i denne nettleseren. Last ned for å ta det med i saken.",
    notKept: "Nettleseren kunne ikke lagre. Last ned for å ta vare på det.",
    download: "Last ned kalibreringen (CSV)",
    fileName: "pasientflyt-kalibrering",
    masked: "Antall under 5 er utelatt, siden tallene er reelle.",
  },
  nn: {
    title: "Kalibrering: observert mot simulert",
    intro:
      "Stemmer modellen med røynda? Legg inn det de har målt av belegg og kø, og sjå det ved sida av det modellen gir for basis.",
    table: "Observert og simulert",
    columns: {
      what: "Kva",
      observed: "Observert",
      source: "Når og kjelde",
      simulated: "Simulert, snitt (95 % KI)",
      years: "8 av 10 år",
      difference: "Simulert − observert",
      verdict: "Vurdering",
    },
    verdicts: {
      within: "Innanfor 8 av 10 simulerte år",
      outside: "Utanfor 8 av 10 simulerte år",
      unknown: "Ikkje simulert enno",
    },
    finding: (within, of) => `${within} av ${of} observasjonar er innanfor det modellen gir i 8 av 10 år.`,
    none: "Ingen observasjonar enno. Legg inn den første under.",
    waiting: "Modellen blir varma opp. Tala kjem om litt.",
    add: "Legg inn ein observasjon",
    figure: "Kva som er målt",
    value: "Målt verdi",
    valueHint: "Pasientar i snitt, eller belegg i prosent.",
    period: "Periode, til dømes 2025",
    source: "Kjelde",
    submit: "Legg inn",
    remove: (name) => `Ta bort: ${name}`,
    needsValue: (text) =>
      `${text === "" ? "Her manglar talet" : `«${text}» er ikkje eit tal`}. Skriv til dømes 31 eller 17,6, og belegg som 88,7.`,
    shareRange: "Belegg blir skrive i prosent, frå 0 til 200.",
    notBelowZero: "Talet kan ikkje vere under 0.",
    needsPeriod: "Skriv når det vart målt, til dømes 2025 eller hausten 2025.",
    needsSource: "Skriv kvar talet kjem frå.",
    approve: "Godkjenn",
    approvedBy: "Godkjent av",
    date: "Dato",
    needsName: "Skriv namnet til den som godkjenner.",
    needsDate: (text) => `«${text}» er ikkje ein dato. Skriv til dømes 29.11.2026.`,
    approved: (by, date) => `Godkjent av ${by}, ${date}.`,
    notApproved: "Ikkje godkjent enno.",
    outdated: "Observasjonane eller modellen er endra sidan, så godkjenninga gjeld ikkje lenger det som blir vist.",
    where: "Blir lagra i denne nettlesaren. Last ned for å ta det med i saka.",
    notKept: "Nettlesaren kunne ikkje lagre. Last ned for å ta vare på det.",
    download: "Last ned kalibreringa (CSV)",
    fileName: "pasientflyt-kalibrering",
    masked: "Tal under 5 er utelatne, sidan tala er reelle.",
  },
  en: {
    title: "Calibration: observed against simulated",
    intro:
      "Does the model agree with reality? Write what you have measured of occupancy and queue, and see it beside what the model gives for the baseline.",
    table: "Observed and simulated",
    columns: {
      what: "What",
      observed: "Observed",
      source: "When and source",
      simulated: "Simulated, mean (95% CI)",
      years: "8 in 10 years",
      difference: "Simulated − observed",
      verdict: "Verdict",
    },
    verdicts: {
      within: "Within 8 in 10 simulated years",
      outside: "Outside 8 in 10 simulated years",
      unknown: "Not simulated yet",
    },
    finding: (within, of) => `${within} of ${of} observations are within what the model gives in 8 in 10 years.`,
    none: "No observations yet. Write the first one below.",
    waiting: "The model warms up. The numbers come in a moment.",
    add: "Add an observation",
    figure: "What was measured",
    value: "Measured value",
    valueHint: "Patients on average, or occupancy in per cent.",
    period: "Period, for example 2025",
    source: "Source",
    submit: "Add",
    remove: (name) => `Remove: ${name}`,
    needsValue: (text) =>
      `${text === "" ? "The number is missing" : `“${text}” is not a number`}. Write for example 31 or 17.6, and occupancy as 88.7.`,
    shareRange: "Occupancy is written in per cent, from 0 to 200.",
    notBelowZero: "The number cannot be below 0.",
    needsPeriod: "Write when it was measured, for example 2025 or autumn 2025.",
    needsSource: "Write where the number comes from.",
    approve: "Approve",
    approvedBy: "Approved by",
    date: "Date",
    needsName: "Write the name of who approves.",
    needsDate: (text) => `“${text}” is not a date. Write for example 2026-11-29.`,
    approved: (by, date) => `Approved by ${by}, ${date}.`,
    notApproved: "Not approved yet.",
    outdated: "The observations or the model have changed since, so the approval is no longer of what is shown.",
    where: "Kept in this browser. Download it to take it along.",
    notKept: "The browser could not keep it. Download it to keep it.",
    download: "Download the calibration (CSV)",
    fileName: "pasientflyt-calibration",
    masked: "Counts under 5 are left out, since the numbers are real.",
  },
};
