import type { Language } from "./language.ts";

/** What numbers of a scenario are about: its parts. */
export type ParameterKind = "places" | "groups" | "routings" | "profiles" | "streams" | "run" | "other";

/** What reports say in so many words; the figures come in from elsewhere. */
export interface ReportWords {
  readonly templates: Readonly<Record<"paper" | "full" | "method", string>>;
  readonly questionOfComparison: string;
  readonly questionOfRun: string;
  readonly findings: string;
  readonly flow: string;
  readonly comparison: string;
  readonly comparisonTable: string;
  readonly money: string;
  readonly assumptions: string;
  readonly changes: string;
  readonly capacities: string;
  readonly limits: string;
  readonly reproduction: string;
  readonly year: string;
  readonly waiting: string;
  readonly places: string;
  readonly readyPatients: string;
  readonly indicators: string;
  readonly knownIndicators: string;
  readonly allFigures: string;
  readonly allDifferences: string;
  readonly allAssumptions: string;
  readonly groupedAssumptions: string;
  readonly numbers: string;
  readonly numbersOf: (what: string, count: number) => string;
  readonly someOf: (count: number, kind: ParameterKind) => string;
  readonly distribution: string;
  readonly severalValues: string;
  readonly method: string;
  readonly baselineIs: (name: string) => string;
  readonly othersLeftOut: (count: number) => string;
  readonly alternativesChosen: (shown: number, all: number) => string;
  readonly indicatorsChosen: (shown: number, chosen: number) => string;
  readonly editedByUser: string;
  readonly appendix: string;
  readonly appendixIs: string;
  readonly intervals: (replications: string, isOneYear: boolean) => string;
  readonly adjusted: (count: string) => string;
  readonly spread: (low: string, high: string, hospital: string) => string;
  readonly ready: (count: string, interval: string, hospital: string) => string;
  readonly nights: (count: string, interval: string) => string;
  readonly nobodyReady: string;
  readonly mostWaitFor: (name: string, count: string, interval: string) => string;
  readonly fullest: (name: string, share: string, fullShare: string) => string;
  readonly longestQueue: (name: string, count: string, interval: string) => string;
  readonly noMoney: string;
  readonly syntheticData: string;
  readonly aggregatedData: string;
  readonly restrictedData: string;
  readonly provenance: (assumed: string, all: string, sourced: string, derived: string) => string;
  readonly sameRules: string;
  readonly interrupted: (finished: string, wanted: string) => string;
  readonly rerun: string;
  readonly versions: (program: string, v8: string, arch: string, seed: string) => string;
  readonly scenario: string;
  readonly hash: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly place: string;
  readonly owner: string;
  readonly capacity: string;
  readonly kindOfNumber: string;
  readonly source: string;
  readonly note: string;
  readonly value: string;
  readonly changesIn: string;
  readonly nothingChanged: string;
  readonly moreChanges: (count: number) => string;
  readonly kinds: Readonly<Record<"sourced" | "derived" | "assumption", string>>;
  readonly unknownSource: string;
  readonly capacityOf: (place: string) => string;
  readonly noValue: string;
  readonly dated: (change: string) => string;
  readonly showNumbers: string;
  readonly toBeWritten: string;
  readonly contents: string;
  readonly page: string;
  readonly of: string;
}

const nb: ReportWords = {
  templates: { paper: "Saksgrunnlag", full: "Full rapport", method: "Metoderapport" },
  questionOfComparison: "Hva skjer med køene når kapasiteten endres?",
  questionOfRun: "Hvor venter pasientene, og på hva?",
  findings: "Funn",
  flow: "Pasientflyt og køer i basis",
  comparison: "Sammenligning med basis",
  comparisonTable: "Måleindikatorer i basis, og endring i hvert alternativ",
  money: "Hvem betaler, hvem sparer",
  assumptions: "Forutsetninger",
  changes: "Hva alternativene endrer",
  capacities: "Kapasitet i basis, og hvor tallet kommer fra",
  limits: "Begrensninger",
  reproduction: "Slik gjentas beregningen",
  year: "Køen gjennom året",
  waiting: "Hva de venter på",
  places: "Tjenestene",
  readyPatients: "Utskrivningsklare pasienter",
  indicators: "Måleindikatorer",
  knownIndicators: "Kjente måleindikatorer: nullpunkt, ambisjon og verdi",
  allFigures: "Alle tall",
  allDifferences: "Alle endringer",
  allAssumptions: "Alle antakelser",
  numbers: "Inndata",
  groupedAssumptions: "Antakelser, samlet etter begrunnelse; hvert tall står i Excel-utgaven og i scenarioet",
  numbersOf: (what, count) => (count === 1 ? what : `${what} (${count} tall)`),
  someOf: (count, kind) =>
    `${count} ${{ places: "tjenester", groups: "pasientgrupper", routings: "forløp", profiles: "profiler", streams: "strømmer", run: "innstillinger", other: "deler" }[kind]}`,
  distribution: "fordeling",
  severalValues: "flere verdier",
  method: "Rapporteringssjekkliste (STRESS-DES)",
  baselineIs: (name) => `Basis er «${name}».`,
  othersLeftOut: (count) => `${count} alternativer til står i den fulle rapporten.`,
  alternativesChosen: (shown, all) =>
    `Rapporten viser ${shown} av ${all} alternativer, valgt av den som laget den. Alle står i datapakken.`,
  indicatorsChosen: (shown, chosen) =>
    `Måleindikatorene er valgt av den som laget rapporten${shown < chosen ? `; ${chosen - shown} til står i den fulle rapporten` : ""}. Alle tall står i datapakken.`,
  editedByUser:
    "Teksten over er skrevet av den som laget rapporten. Teksten som ble generert av tallene, står i vedlegget. Tabeller og figurer er som kjøringen ga dem.",
  appendix: "Vedlegg: generert tekst",
  appendixIs: "Slik lød funnene før de ble skrevet om, generert av tallene etter faste regler.",
  intervals: (replications, isOneYear) =>
    `± og parentes er usikkerheten i snittet av ${replications} ${isOneYear ? "simulerte år" : "simulerte forløp"} (95 % konfidensintervall). Den minker med flere replikasjoner.`,
  adjusted: (count) =>
    `Vurderingene er justert for at ${count} alternativer prøves (Holm); intervallene gjelder hvert for seg. «Usikkert» betyr at det ikke er vist at noe endrer seg.`,
  spread: (low, high, hospital) =>
    `Enkeltår varierer mer: i 8 av 10 år ligger det ${low}–${high} utskrivningsklare i snitt i ${hospital}.`,
  ready: (count, interval, hospital) =>
    `**${count} utskrivningsklare pasienter** ligger i snitt i ${hospital}${interval}.`,
  nights: (count, interval) => `Det er **${count} overliggerdøgn per år**${interval}.`,
  nobodyReady: "Ingen ligger utskrivningsklare i sykehus i måleperioden.",
  mostWaitFor: (name, count, interval) => `Flest venter på ${name}: ${count} i snitt${interval}.`,
  fullest: (name, share, fullShare) => `**Fullest er ${name}**: belegg ${share}, og helt fullt ${fullShare} av tiden.`,
  longestQueue: (name, count, interval) => `Lengst er køen til ${name}: ${count} pasienter i snitt${interval}.`,
  noMoney:
    "Resultatmappa har ingen beregning av kostnader. Kjør med `--money`, så står det her hva hver part betaler, får og sparer.",
  syntheticData:
    "Syntetiske data: tallene i scenarioet er satt sammen av nøkkeltall og antakelser, ikke målt. Funnene viser retning og størrelsesorden; de er ingen prognose.",
  aggregatedData: "Aggregerte data: tallene er summer for grupper, så forskjeller innen gruppene er antatt.",
  restrictedData: "Reelle data med begrenset tilgang: rapporten må ikke deles videre uten avtale.",
  provenance: (assumed, all, sourced, derived) =>
    `${assumed} av ${all} tall i scenarioet er merket som antakelser, ${sourced} har kilde, ${derived} er utledet av tall med kilde.`,
  sameRules:
    "Modellen følger de samme reglene hver dag. Den kjenner ikke til at folk handler annerledes når det er fullt, ut over det scenarioet sier.",
  interrupted: (finished, wanted) => `Kjøringen ble avbrutt: ${finished} av ${wanted} replikasjoner er med.`,
  rerun: "Kommandoen simulerer på nytt det som står i resultatmappa, og sier om alt blir likt, til siste siffer:",
  versions: (program, v8, arch, seed) => `Pasientflyt ${program}, V8 ${v8}, ${arch}, frø «${seed}».`,
  scenario: "Scenario",
  hash: "Avtrykk (SHA-256)",
  what: "Hva",
  before: "Basis",
  after: "Alternativ",
  place: "Tjeneste",
  owner: "Eier",
  capacity: "Kapasitet",
  kindOfNumber: "Tallet er",
  source: "Kilde",
  note: "Begrunnelse",
  value: "Verdi",
  changesIn: "Alternativ",
  nothingChanged: "Alternativene er like basis.",
  moreChanges: (count) => `og ${count} til`,
  kinds: { sourced: "fra kilde", derived: "utledet", assumption: "antakelse" },
  unknownSource: "ikke oppgitt",
  capacityOf: (place) => `Plasser, ${place}`,
  noValue: "ingen",
  dated: (change) => `Datert endring: ${change}`,
  showNumbers: "Vis tallene som tabell",
  toBeWritten: "Skrives av et menneske:",
  contents: "Innhold",
  page: "Side",
  of: "av",
};

const nn: ReportWords = {
  templates: { paper: "Saksgrunnlag", full: "Full rapport", method: "Metoderapport" },
  questionOfComparison: "Kva skjer med køane når kapasiteten blir endra?",
  questionOfRun: "Kvar ventar pasientane, og på kva?",
  findings: "Funn",
  flow: "Pasientflyt og køar i basis",
  comparison: "Samanlikning med basis",
  comparisonTable: "Måleindikatorar i basis, og endring i kvart alternativ",
  money: "Kven betaler, kven sparer",
  assumptions: "Føresetnader",
  changes: "Kva alternativa endrar",
  capacities: "Kapasitet i basis, og kvar talet kjem frå",
  limits: "Avgrensingar",
  reproduction: "Slik blir utrekninga gjenteken",
  year: "Køen gjennom året",
  waiting: "Kva dei ventar på",
  places: "Tenestene",
  readyPatients: "Utskrivingsklare pasientar",
  indicators: "Måleindikatorar",
  knownIndicators: "Kjende måleindikatorar: nullpunkt, ambisjon og verdi",
  allFigures: "Alle tal",
  allDifferences: "Alle endringar",
  allAssumptions: "Alle tal som er antekne",
  numbers: "Inndata",
  groupedAssumptions: "Det som er anteke, samla etter grunngiving; kvart tal står i Excel-utgåva og i scenarioet",
  numbersOf: (what, count) => (count === 1 ? what : `${what} (${count} tal)`),
  someOf: (count, kind) =>
    `${count} ${{ places: "tenester", groups: "pasientgrupper", routings: "forløp", profiles: "profilar", streams: "straumar", run: "innstillingar", other: "delar" }[kind]}`,
  distribution: "fordeling",
  severalValues: "fleire verdiar",
  method: "Rapporteringssjekkliste (STRESS-DES)",
  baselineIs: (name) => `Basis er «${name}».`,
  othersLeftOut: (count) => `${count} alternativ til står i den fulle rapporten.`,
  alternativesChosen: (shown, all) =>
    `Rapporten viser ${shown} av ${all} alternativ, valde av den som laga han. Alle står i datapakken.`,
  indicatorsChosen: (shown, chosen) =>
    `Måleindikatorane er valde av den som laga rapporten${shown < chosen ? `; ${chosen - shown} til står i den fulle rapporten` : ""}. Alle tal står i datapakken.`,
  editedByUser:
    "Teksten over er skriven av den som laga rapporten. Teksten som vart generert av tala, står i vedlegget. Tabellar og figurar er slik køyringa gav dei.",
  appendix: "Vedlegg: generert tekst",
  appendixIs: "Slik lydde funna før dei vart skrivne om, genererte av tala etter faste reglar.",
  intervals: (replications, isOneYear) =>
    `± og parentes er uvissa i snittet av ${replications} ${isOneYear ? "simulerte år" : "simulerte forløp"} (95 % konfidensintervall). Ho minkar med fleire replikasjonar.`,
  adjusted: (count) =>
    `Vurderingane er justerte for at ${count} alternativ blir prøvde (Holm); intervalla gjeld kvart for seg. «Usikkert» tyder at det ikkje er vist at noko endrar seg.`,
  spread: (low, high, hospital) =>
    `Enkeltår varierer meir: i 8 av 10 år ligg det ${low}–${high} utskrivingsklare i snitt i ${hospital}.`,
  ready: (count, interval, hospital) =>
    `**${count} utskrivingsklare pasientar** ligg i snitt i ${hospital}${interval}.`,
  nights: (count, interval) => `Det er **${count} overliggjardøgn per år**${interval}.`,
  nobodyReady: "Ingen ligg utskrivingsklare i sjukehus i måleperioden.",
  mostWaitFor: (name, count, interval) => `Flest ventar på ${name}: ${count} i snitt${interval}.`,
  fullest: (name, share, fullShare) => `**Fullast er ${name}**: belegg ${share}, og heilt fullt ${fullShare} av tida.`,
  longestQueue: (name, count, interval) => `Lengst er køen til ${name}: ${count} pasientar i snitt${interval}.`,
  noMoney:
    "Resultatmappa har inga utrekning av kostnader. Køyr med `--money`, så står det her kva kvar part betaler, får og sparer.",
  syntheticData:
    "Syntetiske data: tala i scenarioet er sette saman av nøkkeltal og det ein har gått ut frå, ikkje målte. Funna viser retning og storleiksorden; dei er ingen prognose.",
  aggregatedData:
    "Aggregerte data: tala er summar for grupper, så skilnader innanfor gruppene er noko ein har gått ut frå.",
  restrictedData: "Reelle data med avgrensa tilgang: rapporten må ikkje delast vidare utan avtale.",
  provenance: (assumed, all, sourced, derived) =>
    `${assumed} av ${all} tal i scenarioet er merkte som antekne, ${sourced} har kjelde, ${derived} er utleidde av tal med kjelde.`,
  sameRules:
    "Modellen følgjer dei same reglane kvar dag. Han kjenner ikkje til at folk handlar annleis når det er fullt, ut over det scenarioet seier.",
  interrupted: (finished, wanted) => `Køyringa vart avbroten: ${finished} av ${wanted} replikasjonar er med.`,
  rerun: "Kommandoen simulerer på nytt det som står i resultatmappa, og seier om alt blir likt, til siste siffer:",
  versions: (program, v8, arch, seed) => `Pasientflyt ${program}, V8 ${v8}, ${arch}, frø «${seed}».`,
  scenario: "Scenario",
  hash: "Avtrykk (SHA-256)",
  what: "Kva",
  before: "Basis",
  after: "Alternativ",
  place: "Teneste",
  owner: "Eigar",
  capacity: "Kapasitet",
  kindOfNumber: "Talet er",
  source: "Kjelde",
  note: "Grunngiving",
  value: "Verdi",
  changesIn: "Alternativ",
  nothingChanged: "Alternativa er like basis.",
  moreChanges: (count) => `og ${count} til`,
  kinds: { sourced: "frå kjelde", derived: "utleidd", assumption: "anteke" },
  unknownSource: "ikkje oppgitt",
  capacityOf: (place) => `Plassar, ${place}`,
  noValue: "ingen",
  dated: (change) => `Datert endring: ${change}`,
  showNumbers: "Vis tala som tabell",
  toBeWritten: "Blir skrive av eit menneske:",
  contents: "Innhald",
  page: "Side",
  of: "av",
};

const en: ReportWords = {
  templates: { paper: "Paper for the meeting", full: "Full report", method: "Method report" },
  questionOfComparison: "What happens to the queues when capacity changes?",
  questionOfRun: "Where do patients wait, and for what?",
  findings: "Findings",
  flow: "Patient flow and queues in the baseline",
  comparison: "Comparison with the baseline",
  comparisonTable: "Measures in the baseline, and the change in each alternative",
  money: "Who pays, who saves",
  assumptions: "Assumptions",
  changes: "What the alternatives change",
  capacities: "Capacity in the baseline, and where the number comes from",
  limits: "Limits",
  reproduction: "How to reproduce this",
  year: "The queue through the year",
  waiting: "What they wait for",
  places: "The places",
  readyPatients: "Discharge-ready patients",
  indicators: "Measures",
  knownIndicators: "Known indicators: baseline value, ambition and value",
  allFigures: "All figures",
  allDifferences: "All changes",
  allAssumptions: "All assumptions",
  numbers: "Input parameters",
  groupedAssumptions: "Assumptions, grouped by reason; each number is in the Excel edition and in the scenario",
  numbersOf: (what, count) => (count === 1 ? what : `${what} (${count} numbers)`),
  someOf: (count, kind) =>
    `${count} ${{ places: "places", groups: "patient groups", routings: "pathways", profiles: "profiles", streams: "streams", run: "settings", other: "parts" }[kind]}`,
  distribution: "distribution",
  severalValues: "several values",
  method: "Reporting checklist (STRESS-DES)",
  baselineIs: (name) => `The baseline is “${name}”.`,
  othersLeftOut: (count) => `${count} more alternatives are in the full report.`,
  alternativesChosen: (shown, all) =>
    `The report shows ${shown} of ${all} alternatives, chosen by who made it. All are in the data package.`,
  indicatorsChosen: (shown, chosen) =>
    `The indicators were chosen by who made the report${shown < chosen ? `; ${chosen - shown} more are in the full report` : ""}. All figures are in the data package.`,
  editedByUser:
    "The text above was written by who made the report. The text that was generated from the figures is in the appendix. Tables and charts are as the run gave them.",
  appendix: "Appendix: generated text",
  appendixIs: "What the findings were before they were rewritten, generated from the figures by fixed rules.",
  intervals: (replications, isOneYear) =>
    `± and brackets are the uncertainty of the mean of ${replications} simulated ${isOneYear ? "years" : "histories"} (95% confidence interval). It shrinks with more replications.`,
  adjusted: (count) =>
    `Verdicts are adjusted for ${count} alternatives being tried (Holm); intervals are each by itself. “Inconclusive” means that no change is shown.`,
  spread: (low, high, hospital) =>
    `Single years vary more: in 8 of 10 years there are ${low}–${high} discharge-ready patients in ${hospital} on average.`,
  ready: (count, interval, hospital) =>
    `**${count} discharge-ready patients** lie in ${hospital} on average${interval}.`,
  nights: (count, interval) => `There are **${count} delayed bed-days per year**${interval}.`,
  nobodyReady: "Nobody waits discharge-ready in hospital in the measured period.",
  mostWaitFor: (name, count, interval) => `Most wait for ${name}: ${count} on average${interval}.`,
  fullest: (name, share, fullShare) =>
    `**The fullest is ${name}**: ${share} occupied, and full ${fullShare} of the time.`,
  longestQueue: (name, count, interval) =>
    `The longest queue is that for ${name}: ${count} patients on average${interval}.`,
  noMoney:
    "The results folder has no costs. Run with `--money`, and this is where it says what each party pays, gets and saves.",
  syntheticData:
    "Synthetic data: the numbers of the scenario are put together from key figures and assumptions, not measured. The findings show direction and size; they are no forecast.",
  aggregatedData: "Aggregated data: the numbers are sums over groups, so differences within groups are assumed.",
  restrictedData: "Real data with restricted access: do not pass this report on without an agreement.",
  provenance: (assumed, all, sourced, derived) =>
    `${assumed} of the ${all} numbers of the scenario are marked as assumptions, ${sourced} have a source, ${derived} are derived from such.`,
  sameRules:
    "The model follows the same rules every day. It does not know that people act otherwise when it is full, beyond what the scenario says.",
  interrupted: (finished, wanted) => `The run was interrupted: ${finished} of ${wanted} replications are in it.`,
  rerun:
    "This command simulates again what the results folder says, and tells whether all is the same, to the last digit:",
  versions: (program, v8, arch, seed) => `Pasientflyt ${program}, V8 ${v8}, ${arch}, seed “${seed}”.`,
  scenario: "Scenario",
  hash: "Hash (SHA-256)",
  what: "What",
  before: "Baseline",
  after: "Alternative",
  place: "Place",
  owner: "Owner",
  capacity: "Capacity",
  kindOfNumber: "The number is",
  source: "Source",
  note: "Reason",
  value: "Value",
  changesIn: "Alternative",
  nothingChanged: "The alternatives equal the baseline.",
  moreChanges: (count) => `and ${count} more`,
  kinds: { sourced: "sourced", derived: "derived", assumption: "an assumption" },
  unknownSource: "not given",
  capacityOf: (place) => `Places, ${place}`,
  noValue: "none",
  dated: (change) => `Dated change: ${change}`,
  showNumbers: "Show the numbers as a table",
  toBeWritten: "To be written by a person:",
  contents: "Contents",
  page: "Page",
  of: "of",
};

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { nb, nn, en };
