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
  readonly alternatives: string;
  readonly alternativesHint: string;
  readonly indicators: string;
  readonly indicatorsHint: string;
  readonly usual: string;
  readonly chosen: (count: number, of: number) => string;
  readonly chooseUsual: string;
  readonly summary: string;
  readonly summaryHint: string;
  readonly generated: string;
  readonly edited: string;
  readonly reset: string;
  readonly kept: string;
  readonly notKept: string;
  readonly letterhead: string;
  readonly letterheadHint: string;
  readonly letterheadChoose: string;
  readonly letterheadInUse: (name: string) => string;
  readonly letterheadRemove: string;
  readonly letterheadNotUsed: string;
  readonly letterheadChecked: (name: string) => string;
  readonly letterheadAt: (marker: string) => string;
  readonly letterheadAtEnd: string;
  readonly letterheadTitle: string;
  readonly letterheadWidth: (mm: string) => string;
  readonly letterheadLinks: (count: number) => string;
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
    pdf: "Skriv ut eller lagre som PDF",
    pdfHint: "Åpner nettleserens utskrift av rapporten. Velg «Lagre som PDF» som skriver.",
    data: "Datapakke",
    dataHint: "Filene bak rapporten: tall for R, Python og regneark, og det som trengs for å kjøre på nytt.",
    alternatives: "Alternativer",
    alternativesHint:
      "Uten valg vises alle, i saksgrunnlaget de tre som hjelper mest. Rapporten sier at noe er valgt ut.",
    indicators: "Måleindikatorer",
    indicatorsHint:
      "Uten valg vises de som betyr mest. En måleindikator som ikke har noen sum, vises for hver tjeneste, de største endringene først. Saksgrunnlaget har plass til åtte linjer.",
    usual: "standard",
    chosen: (count, of) => `${count} av ${of} valgt`,
    chooseUsual: "Tilbake til standard",
    summary: "Sammendrag",
    summaryHint:
      "Teksten under Funn. Skriv om det du vil: tom linje gir nytt avsnitt, «- » gir punkt, **ord** gir uthevet. Rapporten sier at teksten er redigert, og har den genererte som vedlegg.",
    generated: "Generert",
    edited: "Redigert",
    reset: "Tilbakestill til generert",
    kept: "Lagres i denne nettleseren mens du skriver.",
    notKept: "Nettleseren kan ikke lagre. Teksten varer til siden lukkes.",
    letterhead: "Egen Word-mal",
    letterheadHint:
      "Et Word-dokument (.docx, høyst 2 MB) med brevhode, stiler og bunntekst. Rapporten settes inn der {{rapport}} står, eller til slutt. {{tittel}} og {{dato}} fylles ut.",
    letterheadChoose: "Velg Word-dokument",
    letterheadInUse: (name) => `I bruk når du laster ned Word: ${name}.`,
    letterheadRemove: "Ta ut av bruk",
    letterheadNotUsed: "Ingenting er endret.",
    letterheadChecked: (name) => `${name} kan brukes`,
    letterheadAt: (marker) => `Rapporten settes inn der ${marker} står.`,
    letterheadAtEnd: "Rapporten settes inn til slutt. Skriv {{rapport}} i et eget avsnitt for å velge stedet.",
    letterheadTitle: "Tittelen settes inn der dokumentet har plass til den.",
    letterheadWidth: (mm) => `Tabeller og figurer blir ${mm} mm brede.`,
    letterheadLinks: (count) =>
      count === 1
        ? "En lenke ut av dokumentet tas bort; teksten blir."
        : `${count} lenker ut av dokumentet tas bort; teksten blir.`,
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
    pdf: "Skriv ut eller lagre som PDF",
    pdfHint: "Opnar utskrifta av rapporten i nettlesaren. Vel «Lagre som PDF» som skrivar.",
    data: "Datapakke",
    dataHint: "Filene bak rapporten: tal for R, Python og rekneark, og det som trengst for å køyre på nytt.",
    alternatives: "Alternativ",
    alternativesHint:
      "Utan val blir alle viste, i saksgrunnlaget dei tre som hjelper mest. Rapporten seier at noko er valt ut.",
    indicators: "Måleindikatorar",
    indicatorsHint:
      "Utan val blir dei viste som tyder mest. Ein måleindikator som ikkje har nokon sum, blir vist for kvar teneste, dei største endringane først. Saksgrunnlaget har plass til åtte linjer.",
    usual: "standard",
    chosen: (count, of) => `${count} av ${of} valde`,
    chooseUsual: "Tilbake til standard",
    summary: "Samandrag",
    summaryHint:
      "Teksten under Funn. Skriv om det du vil: tom linje gir nytt avsnitt, «- » gir punkt, **ord** gir utheva. Rapporten seier at teksten er redigert, og har den genererte som vedlegg.",
    generated: "Generert",
    edited: "Redigert",
    reset: "Tilbakestill til generert",
    kept: "Blir lagra i denne nettlesaren medan du skriv.",
    notKept: "Nettlesaren kan ikkje lagre. Teksten varer til sida blir lukka.",
    letterhead: "Eigen Word-mal",
    letterheadHint:
      "Eit Word-dokument (.docx, høgst 2 MB) med brevhovud, stilar og botntekst. Rapporten blir sett inn der {{rapport}} står, eller til slutt. {{tittel}} og {{dato}} blir fylte ut.",
    letterheadChoose: "Vel Word-dokument",
    letterheadInUse: (name) => `I bruk når du lastar ned Word: ${name}.`,
    letterheadRemove: "Ta ut av bruk",
    letterheadNotUsed: "Ingenting er endra.",
    letterheadChecked: (name) => `${name} kan brukast`,
    letterheadAt: (marker) => `Rapporten blir sett inn der ${marker} står.`,
    letterheadAtEnd: "Rapporten blir sett inn til slutt. Skriv {{rapport}} i eit eige avsnitt for å velje staden.",
    letterheadTitle: "Tittelen blir sett inn der dokumentet har plass til han.",
    letterheadWidth: (mm) => `Tabellar og figurar blir ${mm} mm breie.`,
    letterheadLinks: (count) =>
      count === 1
        ? "Ei lenkje ut av dokumentet blir teken bort; teksten står att."
        : `${count} lenkjer ut av dokumentet blir tekne bort; teksten står att.`,
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
    pdf: "Print or save as PDF",
    pdfHint: "Opens the browser's print of the report. Choose “Save as PDF” as the printer.",
    data: "Data package",
    dataHint: "The files behind the report: figures for R, Python and spreadsheets, and what it takes to run it again.",
    alternatives: "Alternatives",
    alternativesHint:
      "With none chosen all are shown, in the paper the three that help most. The report says that some were chosen.",
    indicators: "Indicators",
    indicatorsHint:
      "With none chosen those that matter most are shown. An indicator without a total is shown for each place, the largest changes first. The paper has room for eight lines.",
    usual: "standard",
    chosen: (count, of) => `${count} of ${of} chosen`,
    chooseUsual: "Back to standard",
    summary: "Summary",
    summaryHint:
      "The text under Findings. Rewrite what you like: an empty line begins a paragraph, “- ” an item, **word** is set in bold. The report says that the text was edited, and has the generated one as an appendix.",
    generated: "Generated",
    edited: "Edited",
    reset: "Reset to generated",
    kept: "Kept in this browser while you write.",
    notKept: "The browser cannot keep it. The text lasts until the page is closed.",
    letterhead: "Word template of your own",
    letterheadHint:
      "A Word document (.docx, at most 2 MB) with letterhead, styles and footer. The report is put in at {{report}}, or at the end. {{title}} and {{date}} are filled in.",
    letterheadChoose: "Choose a Word document",
    letterheadInUse: (name) => `In use when you download Word: ${name}.`,
    letterheadRemove: "Stop using it",
    letterheadNotUsed: "Nothing has changed.",
    letterheadChecked: (name) => `${name} can be used`,
    letterheadAt: (marker) => `The report is put in at ${marker}.`,
    letterheadAtEnd: "The report is put in at the end. Write {{report}} in a paragraph of its own to choose the place.",
    letterheadTitle: "The title is put where the document has a place for it.",
    letterheadWidth: (mm) => `Tables and charts are ${mm} mm wide.`,
    letterheadLinks: (count) =>
      count === 1
        ? "One link out of the document is removed; its text stays."
        : `${count} links out of the document are removed; their texts stay.`,
    waits: (what) => `Making ${what} …`,
    kinds: { run: "Run", compare: "Comparison" },
  },
};
