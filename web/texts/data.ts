import type { Language } from "../../report/language.ts";

/** Texts of the screen Data. */
export interface DataTexts {
  readonly template: string;
  readonly templateIntro: string;
  readonly downloadXlsx: string;
  readonly downloadCsv: string;
  readonly making: string;
  readonly upload: string;
  readonly steps: readonly [string, string, string];
  readonly stepOf: (step: number, name: string) => string;
  readonly choose: string;
  readonly chooseHint: string;
  readonly checking: (name: string) => string;
  readonly found: (count: string) => string;
  readonly unchanged: string;
  readonly refused: string;
  readonly notInUse: string;
  readonly downloadMarked: string;
  readonly ready: (count: string) => string;
  readonly table: string;
  readonly columns: Readonly<Record<"what" | "change" | "why", string>>;
  readonly placeColumns: Readonly<Record<"place" | "problem", string>>;
  readonly apply: string;
  readonly discard: string;
  readonly applied: (count: string) => string;
  readonly toOverview: string;
  readonly undo: string;
  readonly failed: (message: string) => string;
  readonly more: (count: string) => string;
  readonly indicators: string;
  readonly indicatorsIntro: string;
  readonly choice: string;
  readonly facts: Readonly<
    Record<
      "id" | "formula" | "unit" | "direction" | "services" | "source" | "computed" | "why" | "affected" | "known",
      string
    >
  >;
  readonly directions: Readonly<Record<"less-is-better" | "more-is-better" | "neutral", string>>;
  readonly services: Readonly<Record<"hospital" | "short-term" | "long-term" | "home-care" | "all", string>>;
  readonly knownColumns: Readonly<Record<"about" | "baseline" | "ambition" | "source", string>>;
  readonly atMost: string;
  readonly atLeast: string;
  readonly none: string;
  readonly fileName: string;
  readonly explanationName: string;
  readonly title: (model: string) => string;
  readonly explanation: readonly string[];
  readonly chooseOne: (choices: string) => string;
  readonly between: (least: string, most: string) => string;
  readonly leastValue: (least: string) => string;
  readonly mostValue: (most: string) => string;
  readonly whole: string;
}

export const DATA: Readonly<Record<Language, DataTexts>> = {
  nb: {
    template: "Last ned tallene",
    templateIntro:
      "Malen har alle tallene i skjemaet, slik scenarioet er nå, med enhet, kilde og nedtrekkslister. Skriv i kolonnen Verdi, og last den opp her.",
    downloadXlsx: "Last ned Excel-mal",
    downloadCsv: "Last ned CSV",
    making: "Lager filen …",
    upload: "Last opp egne tall",
    steps: ["Velg fil", "Kontroller", "Ta i bruk"],
    stepOf: (step, name) => `Steg ${step} av 3: ${name}`,
    choose: "Velg en fil (xlsx, csv, yaml eller json)",
    chooseHint: "Filen leses i nettleseren din og sendes ikke noe sted. Ingenting endres før du velger Ta i bruk.",
    checking: (name) => `Leser ${name} …`,
    found: (count) => `${count} feil i filen`,
    unchanged: "Filen sier det samme som scenarioet. Det er ingenting å ta i bruk.",
    refused: "Filen kan ikke brukes",
    notInUse: "Scenarioet er uendret. Rett feilene i filen, og velg den på nytt.",
    downloadMarked: "Last ned filen med merknader i cellene",
    ready: (count) => `Dette endres om du tar filen i bruk (${count})`,
    table: "Endringene i filen",
    columns: { what: "Hva", change: "Endring", why: "Begrunnelse og kilde" },
    placeColumns: { place: "Hvor", problem: "Hva er galt, og hva du kan gjøre" },
    apply: "Ta i bruk",
    discard: "Forkast",
    applied: (count) => `Tatt i bruk: ${count} endringer.`,
    toOverview: "Se virkningen i Oversikt",
    undo: "Angre",
    failed: (message) => `Filen ble ikke lest. Det er en feil hos oss; meld den gjerne med denne teksten: ${message}`,
    more: (count) => `og ${count} til`,
    indicators: "Måleindikatorer",
    indicatorsIntro:
      "Utvalgslisten: hva som følges, hvordan det regnes, hva det var ved nullpunktet og hva det skal bli.",
    choice: "Velg indikator",
    facts: {
      id: "ID",
      formula: "Formel",
      unit: "Enhet",
      direction: "Retning",
      services: "Tjenester",
      source: "Kilde",
      computed: "Regnes ut av",
      why: "Hvorfor ikke",
      affected: "Tiltak som påvirker",
      known: "Nullpunkt og ambisjon",
    },
    directions: { "less-is-better": "lavere er bedre", "more-is-better": "høyere er bedre", neutral: "nøytral" },
    services: {
      hospital: "sykehus",
      "short-term": "korttidsplasser",
      "long-term": "langtidsplasser",
      "home-care": "hjemmetjeneste",
      all: "alle",
    },
    knownColumns: { about: "Gjelder", baseline: "Nullpunkt", ambition: "Ambisjon", source: "Kilde" },
    atMost: "høyst",
    atLeast: "minst",
    none: "ingen",
    fileName: "pasientflyt-tall",
    explanationName: "Forklaring",
    title: (model) => `Tallene i ${model}`,
    explanation: [
      "Skriv i de gule kolonnene. Resten er til hjelp og leses ikke inn igjen.",
      "Verdi: tallet slik det skal være. Andeler skrives i prosent (25 %) eller som tall fra 0 til 1.",
      "Gjelder fra og Gjelder til: datoer, når verdien bare skal gjelde en tid, som 1.3.2024; 1.7. og 16.8. betyr hvert år. Tomme betyr hele perioden.",
      "Begrunnelse, Kilde og Slags tall følger endringen inn i rapporten. Slags tall velges fra en liste.",
      "Sti: hvor tallet står i modellen. Ikke endre den.",
      "Formler regnes ikke ut når filen leses: lim inn verdier. Makroer og koblinger godtas ikke.",
      "Linjer du ikke endrer, gjør ingenting. Du kan slette linjer og ark du ikke trenger.",
    ],
    chooseOne: (choices) => `Velg ${choices}, eller la cellen stå tom.`,
    between: (least, most) => `Skriv et tall fra ${least} til ${most}.`,
    leastValue: (least) => `Skriv et tall, minst ${least}.`,
    mostValue: (most) => `Skriv et tall, høyst ${most}.`,
    whole: "Bare hele tall.",
  },
  nn: {
    template: "Last ned tala",
    templateIntro:
      "Malen har alle tala i skjemaet, slik scenarioet er no, med eining, kjelde og nedtrekkslister. Skriv i kolonnen Verdi, og last han opp her.",
    downloadXlsx: "Last ned Excel-mal",
    downloadCsv: "Last ned CSV",
    making: "Lagar fila …",
    upload: "Last opp eigne tal",
    steps: ["Vel fil", "Kontroller", "Ta i bruk"],
    stepOf: (step, name) => `Steg ${step} av 3: ${name}`,
    choose: "Vel ei fil (xlsx, csv, yaml eller json)",
    chooseHint:
      "Fila blir lesen i nettlesaren din og ikkje send nokon stad. Ingenting blir endra før du vel Ta i bruk.",
    checking: (name) => `Les ${name} …`,
    found: (count) => `${count} feil i fila`,
    unchanged: "Fila seier det same som scenarioet. Det er ingenting å ta i bruk.",
    refused: "Fila kan ikkje brukast",
    notInUse: "Scenarioet er uendra. Rett feila i fila, og vel ho på nytt.",
    downloadMarked: "Last ned fila med merknader i cellene",
    ready: (count) => `Dette blir endra om du tek fila i bruk (${count})`,
    table: "Endringane i fila",
    columns: { what: "Kva", change: "Endring", why: "Grunngjeving og kjelde" },
    placeColumns: { place: "Kvar", problem: "Kva er gale, og kva du kan gjere" },
    apply: "Ta i bruk",
    discard: "Forkast",
    applied: (count) => `Teke i bruk: ${count} endringar.`,
    toOverview: "Sjå verknaden i Oversikt",
    undo: "Angre",
    failed: (message) =>
      `Fila vart ikkje lesen. Det er ein feil hos oss; meld han gjerne med denne teksten: ${message}`,
    more: (count) => `og ${count} til`,
    indicators: "Måleindikatorar",
    indicatorsIntro:
      "Utvalslista: kva som blir følgt, korleis det blir rekna, kva det var ved nullpunktet og kva det skal bli.",
    choice: "Vel indikator",
    facts: {
      id: "ID",
      formula: "Formel",
      unit: "Eining",
      direction: "Retning",
      services: "Tenester",
      source: "Kjelde",
      computed: "Blir rekna ut av",
      why: "Kvifor ikkje",
      affected: "Tiltak som påverkar",
      known: "Nullpunkt og ambisjon",
    },
    directions: { "less-is-better": "lågare er betre", "more-is-better": "høgare er betre", neutral: "nøytral" },
    services: {
      hospital: "sjukehus",
      "short-term": "korttidsplassar",
      "long-term": "langtidsplassar",
      "home-care": "heimeteneste",
      all: "alle",
    },
    knownColumns: { about: "Gjeld", baseline: "Nullpunkt", ambition: "Ambisjon", source: "Kjelde" },
    atMost: "høgst",
    atLeast: "minst",
    none: "ingen",
    fileName: "pasientflyt-tal",
    explanationName: "Forklaring",
    title: (model) => `Tala i ${model}`,
    explanation: [
      "Skriv i dei gule kolonnane. Resten er til hjelp og blir ikkje lese inn igjen.",
      "Verdi: talet slik det skal vere. Delar blir skrivne i prosent (25 %) eller som tal frå 0 til 1.",
      "Gjeld frå og Gjeld til: datoar, når verdien berre skal gjelde ei tid, som 1.3.2024; 1.7. og 16.8. tyder kvart år. Tomme tyder heile perioden.",
      "Grunngjeving, Kjelde og Slag tal følgjer endringa inn i rapporten. Slag tal blir valt frå ei liste.",
      "Sti: kvar talet står i modellen. Ikkje endre han.",
      "Formlar blir ikkje rekna ut når fila blir lesen: lim inn verdiar. Makroar og koplingar blir ikkje godtekne.",
      "Linjer du ikkje endrar, gjer ingenting. Du kan slette linjer og ark du ikkje treng.",
    ],
    chooseOne: (choices) => `Vel ${choices}, eller lat cella stå tom.`,
    between: (least, most) => `Skriv eit tal frå ${least} til ${most}.`,
    leastValue: (least) => `Skriv eit tal, minst ${least}.`,
    mostValue: (most) => `Skriv eit tal, høgst ${most}.`,
    whole: "Berre heile tal.",
  },
  en: {
    template: "Download the numbers",
    templateIntro:
      "The template has every number of the form, as the scenario is now, with unit, source and drop-down lists. Write in the column Value, and upload it here.",
    downloadXlsx: "Download Excel template",
    downloadCsv: "Download CSV",
    making: "Making the file …",
    upload: "Upload your own numbers",
    steps: ["Choose file", "Check", "Apply"],
    stepOf: (step, name) => `Step ${step} of 3: ${name}`,
    choose: "Choose a file (xlsx, csv, yaml or json)",
    chooseHint: "The file is read in your browser and sent nowhere. Nothing changes before you choose Apply.",
    checking: (name) => `Reading ${name} …`,
    found: (count) => (count === "1" ? "1 mistake in the file" : `${count} mistakes in the file`),
    unchanged: "The file says the same as the scenario. There is nothing to apply.",
    refused: "The file cannot be used",
    notInUse: "The scenario is unchanged. Correct the mistakes in the file, and choose it again.",
    downloadMarked: "Download the file with comments in the cells",
    ready: (count) => `What changes if you apply the file (${count})`,
    table: "The changes in the file",
    columns: { what: "What", change: "Change", why: "Rationale and source" },
    placeColumns: { place: "Where", problem: "What is wrong, and what you can do" },
    apply: "Apply",
    discard: "Discard",
    applied: (count) => `Applied: ${count} changes.`,
    toOverview: "See the effect in Overview",
    undo: "Undo",
    failed: (message) => `The file was not read. That is our mistake; please report it with this text: ${message}`,
    more: (count) => `and ${count} more`,
    indicators: "Indicators",
    indicatorsIntro:
      "The list of choice: what is followed, how it is reckoned, what it was at first and what it is to be.",
    choice: "Choose an indicator",
    facts: {
      id: "ID",
      formula: "Formula",
      unit: "Unit",
      direction: "Direction",
      services: "Services",
      source: "Source",
      computed: "Computed by",
      why: "Why not",
      affected: "Measures that affect it",
      known: "Baseline and target",
    },
    directions: { "less-is-better": "lower is better", "more-is-better": "higher is better", neutral: "neutral" },
    services: {
      hospital: "hospital",
      "short-term": "short-term places",
      "long-term": "long-term places",
      "home-care": "home care",
      all: "all",
    },
    knownColumns: { about: "About", baseline: "Measured", ambition: "Target", source: "Source" },
    atMost: "at most",
    atLeast: "at least",
    none: "none",
    fileName: "pasientflyt-numbers",
    explanationName: "Explanation",
    title: (model) => `The numbers of ${model}`,
    explanation: [
      "Write in the yellow columns. The rest is there to help and is not read again.",
      "Value: the number as it is to be. Shares are written in per cent (25 %) or as numbers from 0 to 1.",
      "Holds from and Holds until: dates, where the value is to hold for some time only, such as 2024-03-01; 07-01 and 08-16 mean every year. Empty means the whole period.",
      "Rationale, Source and Kind of number follow the change into the report. The kind is chosen from a list.",
      "Path: where the number stands in the model. Do not change it.",
      "Formulas are not worked out when the file is read: paste values. Macros and links are not accepted.",
      "Lines that you do not change do nothing. You may delete lines and sheets that you do not need.",
    ],
    chooseOne: (choices) => `Choose ${choices}, or leave the cell empty.`,
    between: (least, most) => `Write a number from ${least} to ${most}.`,
    leastValue: (least) => `Write a number of at least ${least}.`,
    mostValue: (most) => `Write a number of at most ${most}.`,
    whole: "Whole numbers only.",
  },
};
