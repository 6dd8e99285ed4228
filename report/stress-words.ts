import type { Language, LocalText } from "./language.ts";

/** Headings and fixed texts of the checklist, in the order in which they stand there. */
const TEXTS = {
  introduction: {
    nb: "Rapporteringssjekklisten til Monks m.fl. (2019), doi:10.1080/17477778.2018.1442155, fylt ut av Pasientflyt fra scenarioet og kjøringen i denne mappa. Det bare et menneske kan vite, er merket, og skal skrives før dette publiseres.",
    nn: "Rapporteringssjekklista til Monks m.fl. (2019), doi:10.1080/17477778.2018.1442155, fylt ut av Pasientflyt frå scenarioet og køyringa i denne mappa. Det berre eit menneske kan vite, er merkt, og skal skrivast før dette blir publisert.",
    en: "The reporting checklist of Monks et al. (2019), doi:10.1080/17477778.2018.1442155, filled in by Pasientflyt from the scenario and the run in this folder. What only a person can know is marked so, and is to be written before this is published.",
  },
  objectives: { nb: "1. Formål", nn: "1. Formål", en: "1. Objectives" },
  purpose: { nb: "1.1 Formålet med modellen", nn: "1.1 Formålet med modellen", en: "1.1 Purpose of the model" },
  purposeGap: {
    nb: "hvilken beslutning studien er for, hvem som spurte, og hvorfor simulering gir svar.",
    nn: "kva avgjerd studien er for, kven som spurde, og kvifor simulering gir svar.",
    en: "which decision the study is for, who asked, and why simulation answers it.",
  },
  outputs: { nb: "1.2 Resultater fra modellen", nn: "1.2 Resultat frå modellen", en: "1.2 Model outputs" },
  outputsText: {
    nb: "Beregnet i hver replikasjon over måleperioden, etter tjeneste, pasientgruppe, kommune, ukedag, hvor pasientene venter og hva de venter på, slik `measures.csv` og `summary.csv` har dem:",
    nn: "Rekna ut i kvar replikasjon over måleperioden, etter teneste, pasientgruppe, kommune, vekedag, kvar pasientane ventar og kva dei ventar på, slik `measures.csv` og `summary.csv` har dei:",
    en: "Computed in each replication over the measured period, by place, patient group, municipality, weekday, where patients wait and what they wait for, as `measures.csv` and `summary.csv` have them:",
  },
  outputsGap: {
    nb: "hvilke av disse studien rapporterer, og hvorfor nettopp dem.",
    nn: "kva for nokre av desse studien rapporterer, og kvifor nettopp dei.",
    en: "which of these the study reports, and why these.",
  },
  aims: { nb: "1.3 Mål for eksperimentene", nn: "1.3 Mål for eksperimenta", en: "1.3 Aims of the experimentation" },
  aimsGap: {
    nb: "spørsmålet hvert alternativ svarer på, og hva som ville vært et annet svar.",
    nn: "spørsmålet kvart alternativ svarer på, og kva som ville vore eit anna svar.",
    en: "the question that each alternative answers, and what would have been another answer.",
  },
  logic: { nb: "2. Logikk", nn: "2. Logikk", en: "2. Logic" },
  diagram: {
    nb: "2.1 Diagram over basismodellen",
    nn: "2.1 Diagram over basismodellen",
    en: "2.1 Diagram of the base model",
  },
  baseLogic: {
    nb: "2.2 Logikken i basismodellen",
    nn: "2.2 Logikken i basismodellen",
    en: "2.2 Logic of the base model",
  },
  baseLogicText: {
    nb: "En hendelsesbasert simulering i kontinuerlig tid. Pasientene ankommer, behandles i en tjeneste, blir utskrivningsklare, og venter der de er til den neste tjenesten har plass; en sykehusseng som er opptatt slik, er blokkeringen modellen handler om. Kapasitet, køer, kalendere, forsinkelser, reinnleggelse og det å forlate en kø er slik `docs/model.md` i programmet definerer dem, med tallene i `scenario.resolved.json` eller filene ved siden av.",
    nn: "Ei hendingsbasert simulering i kontinuerleg tid. Pasientane kjem, blir behandla i ei teneste, blir utskrivingsklare, og ventar der dei er til den neste tenesta har plass; ei sjukehusseng som er oppteken slik, er blokkeringa modellen handlar om. Kapasitet, køar, kalendrar, forseinkingar, reinnlegging og det å gå frå ein kø er slik `docs/model.md` i programmet definerer dei, med tala i `scenario.resolved.json` eller filene ved sida av.",
    en: "A discrete-event model in continuous time. Patients arrive, are treated in a place, become discharge-ready, and wait where they are until their next place has room; a hospital bed held so is the blocking that the model is about. Capacity, queues, calendars, delays, readmission and leaving a queue are as `docs/model.md` of the program defines, with the numbers of `scenario.resolved.json` or its siblings.",
  },
  scenarioLogic: {
    nb: "2.3 Logikken i scenarioene",
    nn: "2.3 Logikken i scenarioa",
    en: "2.3 Logic of the scenarios",
  },
  dated: {
    nb: "Endringer som gjelder fra en dato, i selve modellen:",
    nn: "Endringar som gjeld frå ein dato, i sjølve modellen:",
    en: "Changes that hold from a date, in the model itself:",
  },
  oneScenario: { nb: "Ett scenario, som det er.", nn: "Eitt scenario, som det er.", en: "One scenario, as it is." },
  nothingDiffers: { nb: "ingenting", nn: "ingenting", en: "nothing" },
  noChanges: { nb: "ingen endringer", nn: "ingen endringar", en: "no changes" },
  algorithms: { nb: "2.4 Algoritmer", nn: "2.4 Algoritmar", en: "2.4 Algorithms" },
  algorithmsText: {
    nb: "Hvem som får en ledig plass: den som har ventet lengst først, unntatt der en tjeneste har en egen regel:",
    nn: "Kven som får ein ledig plass: den som har venta lengst først, unnateke der ei teneste har ein eigen regel:",
    en: "Who gets a free bed: the longest-waiting first, but where a place has a rule of its own:",
  },
  noRule: { nb: "Ingen tjeneste har en.", nn: "Inga teneste har ein.", en: "No place has one." },
  components: { nb: "2.5 Komponenter", nn: "2.5 Komponentar", en: "2.5 Components" },
  entities: { nb: "2.5.1 Enheter", nn: "2.5.1 Einingar", en: "2.5.1 Entities" },
  entitiesText: {
    nb: "Pasienter, hver i en gruppe, som kommunen sin betaler for:",
    nn: "Pasientar, kvar i ei gruppe, som kommunen sin betaler for:",
    en: "Patients, each of a group, whose municipality pays for them:",
  },
  activities: { nb: "2.5.2 Aktiviteter", nn: "2.5.2 Aktivitetar", en: "2.5.2 Activities" },
  activitiesText: {
    nb: "Behandling i en tjeneste; deretter, der scenarioet har dem, en helg uten melding, ventetid på vedtak, kø og ventetid på oppstart. Alle disse opptar plassen. Fordelingene står i det fullstendige scenarioet, under `stay`, `routes` og `weekendReadiness`.",
    nn: "Behandling i ei teneste; deretter, der scenarioet har dei, ei helg utan melding, ventetid på vedtak, kø og ventetid på oppstart. Alle desse tek opp plassen. Fordelingane står i det fullstendige scenarioet, under `stay`, `routes` og `weekendReadiness`.",
    en: "Treatment in a place; then, where the scenario has them, a weekend without declaration, a decision delay, waiting, and a start delay. All of these hold the bed. Their distributions stand in the resolved scenario, under `stay`, `routes` and `weekendReadiness`.",
  },
  resources: { nb: "2.5.3 Ressurser", nn: "2.5.3 Ressursar", en: "2.5.3 Resources" },
  resourcesText: {
    nb: "Senger (eller plasser) i hver tjeneste, slik de er bemannet etter dato, ukedag og time:",
    nn: "Senger (eller plassar) i kvar teneste, slik dei er bemanna etter dato, vekedag og time:",
    en: "Beds (or places) of each service, as staffed by date, weekday and hour:",
  },
  queues: { nb: "2.5.4 Køer", nn: "2.5.4 Køar", en: "2.5.4 Queues" },
  queuesText: {
    nb: "Én for hver tjeneste, over dem som venter i en annen tjeneste, hjemme eller ved inngangen. Uten grense, unntatt der `queue` i tjenesten sier noe annet; de som gir opp, gjør det etter `leaving`.",
    nn: "Éin for kvar teneste, over dei som ventar i ei anna teneste, heime eller ved inngangen. Utan grense, unnateke der `queue` i tenesta seier noko anna; dei som gir opp, gjer det etter `leaving`.",
    en: "One for each place, over those who wait in another place, at home or at the front door. Without bound, but where `queue` of the place says otherwise; those who give up do so by `leaving`.",
  },
  entry: {
    nb: "2.5.5 Inn- og utganger",
    nn: "2.5.5 Inn- og utgangar",
    en: "2.5.5 Entry and exit points",
  },
  data: { nb: "3. Data", nn: "3. Data", en: "3. Data" },
  sources: { nb: "3.1 Datakilder", nn: "3.1 Datakjelder", en: "3.1 Data sources" },
  noSourceGap: {
    nb: "scenarioet nevner ingen kilde.",
    nn: "scenarioet nemner inga kjelde.",
    en: "the scenario names no source.",
  },
  sourcesGap: {
    nb: "hvordan kildene ble valgt, hvilken periode de gjelder, og tillatelsene til å bruke dem.",
    nn: "korleis kjeldene vart valde, kva periode dei gjeld, og løyva til å bruke dei.",
    en: "how the sources were chosen, their period, and the permissions for them.",
  },
  processing: { nb: "3.2 Forbehandling", nn: "3.2 Forbehandling", en: "3.2 Pre-processing" },
  processingGap: {
    nb: "hva som ble gjort med dataene før de ble tallene nedenfor.",
    nn: "kva som vart gjort med dataa før dei vart tala nedanfor.",
    en: "what was done to the data before they became the numbers below.",
  },
  parameters: { nb: "3.3 Inndata", nn: "3.3 Inndata", en: "3.3 Input parameters" },
  parametersText: {
    nb: "Alle tallene i scenarioet (i en sammenligning: i basis), med opphav.",
    nn: "Alle tala i scenarioet (i ei samanlikning: i basis), med opphav.",
    en: "All numbers of the scenario (of a comparison: of the baseline), with their provenance.",
  },
  parametersTogether: {
    nb: "Tall med samme opphav og begrunnelse står sammen; hvert tall for seg står i Excel-utgaven, i `STRESS-DES.md` og i scenarioet.",
    nn: "Tal med same opphav og grunngiving står saman; kvart tal for seg står i Excel-utgåva, i `STRESS-DES.md` og i scenarioet.",
    en: "Numbers of the same provenance and reason stand together; each number by itself is in the Excel edition, in `STRESS-DES.md` and in the scenario.",
  },
  assumptions: { nb: "3.4 Antakelser", nn: "3.4 Det som er anteke", en: "3.4 Assumptions" },
  noAssumption: {
    nb: "Ingen tall er merket som en.",
    nn: "Ingen tal er merkte slik.",
    en: "No number is marked as one.",
  },
  reasons: {
    nb: "Begrunnelsene scenarioet gir:",
    nn: "Grunngivingane scenarioet gir:",
    en: "The reasons that the scenario gives:",
  },
  assumptionsGap: {
    nb: "antakelsene om struktur som ikke vises i noe tall, og hva de kan gjøre med konklusjonene.",
    nn: "det som er anteke om struktur og ikkje viser i noko tal, og kva det kan gjere med konklusjonane.",
    en: "the assumptions of structure that no number shows, and what they may do to the conclusions.",
  },
  experimentation: { nb: "4. Eksperimenter", nn: "4. Eksperiment", en: "4. Experimentation" },
  initialisation: { nb: "4.1 Startsituasjon", nn: "4.1 Startsituasjon", en: "4.1 Initialisation" },
  empty: { nb: "tom", nn: "tom", en: "empty" },
  filled: {
    nb: "fylt til de andelene scenarioet nevner",
    nn: "fylt til dei delane scenarioet nemner",
    en: "filled to the shares that the scenario names",
  },
  census: {
    nb: "med personene fra en telling, slik de var da",
    nn: "med personane frå ei teljing, slik dei var då",
    en: "with the persons of a census, as they were then",
  },
  warmUpGap: {
    nb: "hvorfor den oppvarmingen er lang nok (eller hvorfor det er en overgang det spørres om).",
    nn: "kvifor den oppvarminga er lang nok (eller kvifor det er ein overgang det blir spurt om).",
    en: "why that warm-up is long enough (or why a transient is what is asked for).",
  },
  length: { nb: "4.2 Lengde på kjøringen", nn: "4.2 Lengd på køyringa", en: "4.2 Run length" },
  estimation: { nb: "4.3 Estimering", nn: "4.3 Estimering", en: "4.3 Estimation approach" },
  estimationText: {
    nb: "Snitt over replikasjonene med 95 % t-intervaller (`ci95`); variasjonen mellom replikasjoner (`p10` til `p90`) står for seg.",
    nn: "Snitt over replikasjonane med 95 % t-intervall (`ci95`); variasjonen mellom replikasjonar (`p10` til `p90`) står for seg.",
    en: "Means over replications with 95 % t-intervals (`ci95`); the variation between replications (`p10` to `p90`) is given apart.",
  },
  pairing: {
    nb: "Alternativene sammenlignes replikasjon for replikasjon med felles tilfeldige tall; intervallene deres er for parvise forskjeller, og er ikke justert for antall sammenligninger.",
    nn: "Alternativa blir samanlikna replikasjon for replikasjon med felles tilfeldige tal; intervalla deira er for parvise skilnader, og er ikkje justerte for talet på samanlikningar.",
    en: "Alternatives are compared replication by replication under common random numbers; their intervals are of the paired differences, and are not adjusted for the number of comparisons.",
  },
  replicationsGap: {
    nb: "hvorfor så mange replikasjoner.",
    nn: "kvifor så mange replikasjonar.",
    en: "why that many replications.",
  },
  implementation: { nb: "5. Implementering", nn: "5. Implementering", en: "5. Implementation" },
  software: { nb: "5.1 Programvare", nn: "5.1 Programvare", en: "5.1 Software" },
  sampling: { nb: "5.2 Tilfeldige trekk", nn: "5.2 Tilfeldige trekk", en: "5.2 Random sampling" },
  execution: { nb: "5.3 Gjennomføring", nn: "5.3 Gjennomføring", en: "5.3 Model execution" },
  executionText: {
    nb: "Tiden går til neste hendelse. Samtidige hendelser i en dokumentert rekkefølge: kalender, avganger, tildeling av plasser, ankomster. Resultatene avhenger ikke av antall tråder eller maskiner.",
    nn: "Tida går til neste hending. Samtidige hendingar i ei dokumentert rekkjefølgje: kalender, avgangar, tildeling av plassar, innkomstar. Resultata er ikkje avhengige av talet på trådar eller maskiner.",
    en: "Next-event time advance. Simultaneous events in a documented order: calendar, departures, allocation of beds, arrivals. Results do not depend on the number of threads or machines.",
  },
  system: { nb: "5.4 Maskinen", nn: "5.4 Maskina", en: "5.4 System specification" },
  systemText: {
    nb: "Versjoner og arkitektur står i `manifest.json`, tid og tråder under `thisRun` der.",
    nn: "Versjonar og arkitektur står i `manifest.json`, tid og trådar under `thisRun` der.",
    en: "Versions and architecture stand in `manifest.json`, time and threads under `thisRun` there.",
  },
  systemGap: {
    nb: "maskinen, hvis fart betyr noe for studien.",
    nn: "maskina, om fart har noko å seie for studien.",
    en: "the machine, if speed matters to the study.",
  },
  code: { nb: "6. Tilgang til kode", nn: "6. Tilgang til kode", en: "6. Code access" },
  sharing: {
    nb: "6.1 Om deling av modellen",
    nn: "6.1 Om deling av modellen",
    en: "6.1 Statement on sharing the model",
  },
  sharingText: {
    nb: "Programmet er fri programvare (MIT-lisens). `flyt rerun manifest.json` i denne mappa gjentar kjøringen og sier om resultatene er de samme; scenarioene her er fullstendige.",
    nn: "Programmet er fri programvare (MIT-lisens). `flyt rerun manifest.json` i denne mappa tek køyringa om att og seier om resultata er dei same; scenarioa her er fullstendige.",
    en: "The program is free software (MIT licence). `flyt rerun manifest.json` in this folder repeats the run and says whether the results are the same; the scenarios here are complete.",
  },
  sharingGap: {
    nb: "hvor denne mappa kan fås, med hvilken lisens, og den varige identifikatoren (DOI).",
    nn: "kvar denne mappa er å få, med kva lisens, og den varige identifikatoren (DOI).",
    en: "where this folder can be had, under which licence, and its persistent identifier (DOI).",
  },
  inScenario: {
    nb: "(hele står i scenarioet)",
    nn: "(heile står i scenarioet)",
    en: "(the whole is in the scenario)",
  },
  "long-run": { nb: "langtidseffekt", nn: "langtidseffekt", en: "long-run" },
  "first-years": { nb: "effekt i de første årene", nn: "effekt i dei første åra", en: "first-years" },
  mixed: { nb: "noen fra starten, andre fra en dato", nn: "nokre frå starten, andre frå ein dato", en: "mixed" },
  datedEffect: { nb: "fra en dato", nn: "frå ein dato", en: "dated" },
  nothing: { nb: "(ingenting)", nn: "(ingenting)", en: "(nothing)" },
  unlimited: { nb: "uten grense", nn: "utan grense", en: "unlimited" },
} as const satisfies Readonly<Record<string, LocalText>>;

type TextName = keyof typeof TEXTS;

/** What figures come into. */
interface Sentences {
  readonly measureColumns: readonly [string, string, string];
  readonly groupColumns: readonly [string, string, string];
  readonly placeColumns: readonly [string, string, string, string, string, string];
  readonly streamColumns: readonly [string, string, string, string];
  readonly exitColumns: readonly [string, string, string];
  readonly numberColumns: readonly [string, string, string, string, string];
  readonly reasonColumns: readonly [string, string];
  readonly beds: (count: string) => string;
  readonly oneChanged: (effect: string) => string;
  readonly baselineIs: (name: string) => string;
  readonly differs: (name: string, effect: string) => string;
  readonly more: (count: number) => string;
  readonly counts: (label: string, sourced: number, derived: number, assumed: number) => string;
  readonly unknownGap: (count: number) => string;
  readonly assumed: (count: number, of: number) => string;
  readonly andMore: (count: number) => string;
  readonly unreasonedGap: (count: number) => string;
  readonly start: (how: string, warmUpDays: number) => string;
  readonly measured: (days: number, from: string) => string;
  readonly replications: (count: number, wanted: number) => string;
  readonly softwareText: (version: string) => string;
  readonly samplingText: (seed: string) => string;
}

export type StressWords = Readonly<Record<TextName, string>> & Sentences;

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  nb: {
    measureColumns: ["Mål", "Hva det er", "Hvordan det regnes ut"],
    groupColumns: ["Id", "Navn", "Kommune"],
    placeColumns: ["Id", "Navn", "Slag", "Eier", "Kapasitet", "Beskrivelse"],
    streamColumns: ["Strøm", "Slag", "Gruppe", "Kommer inn i"],
    exitColumns: ["Utgang", "Navn", "Slag"],
    numberColumns: ["Verdi", "Er", "Slag", "Kilde", "Merknad"],
    reasonColumns: ["Verdier", "Hvorfor"],
    beds: (count) => `${count} plasser`,
    oneChanged: (effect) => `Ett scenario med endringer (${effect}).`,
    baselineIs: (name) => `Basis er **${name}**.`,
    differs: (name, effect) => `**${name}** (${effect}) er forskjellig fra basis i:`,
    more: (count) => `og ${count} til, i de fullstendige scenarioene`,
    counts: (label, sourced, derived, assumed) =>
      `${label}. ${sourced} tall har kilde, ${derived} er utledet, ${assumed} er antakelser. Kildene som er nevnt:`,
    unknownGap: (count) => `hvor ${count} tall kommer fra, som scenarioet ikke sier noe om.`,
    assumed: (count, of) => `${count} av de ${of} tallene over er merket som antakelser.`,
    andMore: (count) => ` og ${count} til`,
    unreasonedGap: (count) => `hvorfor de ${count} andre er antatt slik.`,
    start: (how, days) => `Hver replikasjon starter ${how}, og simuleres ${days} døgn før noe måles.`,
    measured: (days, from) => `${days} døgn måles, fra og med ${from}.`,
    replications: (count, wanted) =>
      `${count} uavhengige replikasjoner${count < wanted ? ` av ${wanted} ønskede; kjøringen ble avbrutt` : ""}.`,
    softwareText: (version) =>
      `Pasientflyt ${version}, skrevet i TypeScript. Versjoner av det den kjører på: \`manifest.json\`.`,
    samplingText: (seed) =>
      `Hvert trekk er en hash av frø, replikasjon, formål, pasient og opphold (med nøkkel, ikke en følge), så en pasient har samme hell uansett kapasitet. Trekk ved inversjon, ett jevnt fordelt tall hver. Frø: ${seed}.`,
  },
  nn: {
    measureColumns: ["Mål", "Kva det er", "Korleis det blir rekna ut"],
    groupColumns: ["Id", "Namn", "Kommune"],
    placeColumns: ["Id", "Namn", "Slag", "Eigar", "Kapasitet", "Skildring"],
    streamColumns: ["Straum", "Slag", "Gruppe", "Kjem inn i"],
    exitColumns: ["Utgang", "Namn", "Slag"],
    numberColumns: ["Verdi", "Er", "Slag", "Kjelde", "Merknad"],
    reasonColumns: ["Verdiar", "Kvifor"],
    beds: (count) => `${count} plassar`,
    oneChanged: (effect) => `Eitt scenario med endringar (${effect}).`,
    baselineIs: (name) => `Basis er **${name}**.`,
    differs: (name, effect) => `**${name}** (${effect}) er ulikt basis i:`,
    more: (count) => `og ${count} til, i dei fullstendige scenarioa`,
    counts: (label, sourced, derived, assumed) =>
      `${label}. ${sourced} tal har kjelde, ${derived} er utleidde, ${assumed} er antekne. Kjeldene som er nemnde:`,
    unknownGap: (count) => `kvar ${count} tal kjem frå, som scenarioet ikkje seier noko om.`,
    assumed: (count, of) => `${count} av dei ${of} tala over er merkte som antekne.`,
    andMore: (count) => ` og ${count} til`,
    unreasonedGap: (count) => `kvifor dei ${count} andre er antekne slik.`,
    start: (how, days) => `Kvar replikasjon startar ${how}, og blir simulert ${days} døgn før noko blir målt.`,
    measured: (days, from) => `${days} døgn blir målte, frå og med ${from}.`,
    replications: (count, wanted) =>
      `${count} uavhengige replikasjonar${count < wanted ? ` av ${wanted} ønskte; køyringa vart avbroten` : ""}.`,
    softwareText: (version) =>
      `Pasientflyt ${version}, skrive i TypeScript. Versjonar av det han køyrer på: \`manifest.json\`.`,
    samplingText: (seed) =>
      `Kvart trekk er ein hash av frø, replikasjon, formål, pasient og opphald (med nøkkel, ikkje ei følgje), så ein pasient har same hell uansett kapasitet. Trekk ved inversjon, eitt jamt fordelt tal kvar. Frø: ${seed}.`,
  },
  en: {
    measureColumns: ["Measure", "What it is", "How it is computed"],
    groupColumns: ["Id", "Name", "Municipality"],
    placeColumns: ["Id", "Name", "Kind", "Owner", "Capacity", "Description"],
    streamColumns: ["Stream", "Kind", "Group", "Enters at"],
    exitColumns: ["Exit", "Name", "Kind"],
    numberColumns: ["Value", "Is", "Kind", "Source", "Note"],
    reasonColumns: ["Values", "Why"],
    beds: (count) => `${count} beds`,
    oneChanged: (effect) => `One scenario with changes (${effect}).`,
    baselineIs: (name) => `The baseline is **${name}**.`,
    differs: (name, effect) => `**${name}** (${effect}) differs from the baseline in:`,
    more: (count) => `and ${count} more, in the resolved scenarios`,
    counts: (label, sourced, derived, assumed) =>
      `${label}. ${sourced} numbers are marked as sourced, ${derived} as derived, ${assumed} as assumptions. The sources named:`,
    unknownGap: (count) => `where ${count} numbers come from, of which the scenario says nothing.`,
    assumed: (count, of) => `${count} of the ${of} numbers above are marked as assumptions.`,
    andMore: (count) => ` and ${count} more`,
    unreasonedGap: (count) => `why the ${count} others are assumed so.`,
    start: (how, days) => `Each replication starts ${how}, and is simulated ${days} days before anything is measured.`,
    measured: (days, from) => `${days} days are measured, from ${from} on.`,
    replications: (count, wanted) =>
      `${count} independent replications${count < wanted ? ` of ${wanted} wanted; the run was interrupted` : ""}.`,
    softwareText: (version) =>
      `Pasientflyt ${version}, written in TypeScript. Versions of the runtime: \`manifest.json\`.`,
    samplingText: (seed) =>
      `Each draw is a hash of seed, replication, purpose, patient and visit (keyed, not a sequence), so a patient has the same luck whatever the capacities. Variates by inversion, one uniform number each. Seed: ${seed}.`,
  },
};

/** All words of the checklist in a language. */
export function stressWords(language: Language): StressWords {
  const texts = Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [name, text[language]]));
  return { ...(texts as Readonly<Record<TextName, string>>), ...SENTENCES[language] };
}
