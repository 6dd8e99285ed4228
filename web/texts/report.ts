import type { Language } from "../../report/language.ts";
import type { ReportTemplate } from "../../report/report-formats.ts";

/** Texts of the screen Rapport. */
export interface ReportTexts {
  readonly of: string;
  readonly template: string;
  readonly templates: Readonly<Record<ReportTemplate, string>>;
  readonly language: string;
  readonly none: string;
  readonly toRuns: string;
  readonly preview: string;
  readonly making: string;
  readonly ready: string;
  readonly failed: string;
  readonly download: string;
  readonly word: string;
  readonly html: string;
  readonly excel: string;
  readonly pdf: string;
  readonly pdfHint: string;
  readonly data: string;
  readonly dataHint: string;
  readonly waits: (what: string) => string;
  readonly kinds: Readonly<Record<string, string>>;
}

export const REPORT: Readonly<Record<Language, ReportTexts>> = {
  nb: {
    of: "Rapporten handler om",
    template: "Mal",
    templates: { paper: "Saksgrunnlag, to sider", full: "Full rapport", method: "Metode (STRESS-DES)" },
    language: "Språk i rapporten",
    none: "Ingen ferdige kjøringer eller sammenligninger ennå. Rapporten lages av en ferdig kjøring.",
    toRuns: "Gå til Kjøringer",
    preview: "Forhåndsvisning",
    making: "Lager rapporten …",
    ready: "Rapporten er ferdig.",
    failed: "Rapporten kunne ikke lages:",
    download: "Last ned",
    word: "Word",
    html: "HTML",
    excel: "Excel",
    pdf: "Åpne for utskrift eller PDF",
    pdfHint: "Åpnes i en egen fane. Velg Skriv ut og «Lagre som PDF» der.",
    data: "Datapakke",
    dataHint: "Filene bak rapporten: tall for R, Python og regneark, og det som trengs for å kjøre på nytt.",
    waits: (what) => `Lager ${what} …`,
    kinds: { run: "Kjøring", compare: "Sammenligning" },
  },
  nn: {
    of: "Rapporten handlar om",
    template: "Mal",
    templates: { paper: "Saksgrunnlag, to sider", full: "Full rapport", method: "Metode (STRESS-DES)" },
    language: "Språk i rapporten",
    none: "Ingen ferdige køyringar eller samanlikningar enno. Rapporten blir laga av ei ferdig køyring.",
    toRuns: "Gå til Køyringar",
    preview: "Førehandsvising",
    making: "Lagar rapporten …",
    ready: "Rapporten er ferdig.",
    failed: "Rapporten kunne ikkje lagast:",
    download: "Last ned",
    word: "Word",
    html: "HTML",
    excel: "Excel",
    pdf: "Opne for utskrift eller PDF",
    pdfHint: "Blir opna i ei eiga fane. Vel Skriv ut og «Lagre som PDF» der.",
    data: "Datapakke",
    dataHint: "Filene bak rapporten: tal for R, Python og rekneark, og det som trengst for å køyre på nytt.",
    waits: (what) => `Lagar ${what} …`,
    kinds: { run: "Køyring", compare: "Samanlikning" },
  },
  en: {
    of: "The report is about",
    template: "Template",
    templates: { paper: "Paper for a meeting, two pages", full: "Full report", method: "Method (STRESS-DES)" },
    language: "Language of the report",
    none: "No finished runs or comparisons yet. A report is made of a finished run.",
    toRuns: "Go to Runs",
    preview: "Preview",
    making: "Making the report …",
    ready: "The report is ready.",
    failed: "The report could not be made:",
    download: "Download",
    word: "Word",
    html: "HTML",
    excel: "Excel",
    pdf: "Open for printing or PDF",
    pdfHint: "Opens in a tab of its own. Choose Print and “Save as PDF” there.",
    data: "Data package",
    dataHint: "The files behind the report: figures for R, Python and spreadsheets, and what it takes to run it again.",
    waits: (what) => `Making ${what} …`,
    kinds: { run: "Run", compare: "Comparison" },
  },
};
