import type { CoveragePath } from "../analysis/forecast.ts";
import type { HealthAssumption } from "../scenarios/forecast-input.ts";
import type { StaffCategory } from "../scenarios/staff-norms.ts";
import type { Language, LocalText } from "./language.ts";

/** What forecasts say. */
export interface ForecastWords {
  readonly title: (name: string, from: number, to: number) => string;
  readonly sources: (population: string, isOwn: boolean) => string;
  readonly year: string;
  readonly age: string;
  readonly service: string;
  readonly peopleTitle: string;
  readonly peopleNote: string;
  readonly workingAge: (age: string) => string;
  readonly workingAgePer: (age: string) => string;
  readonly ratio: (facts: Record<"age" | "first" | "last" | "firstRatio" | "lastRatio" | "share", string>) => string;
  readonly ratesTitle: (year: number) => string;
  readonly users: string;
  readonly persons: string;
  readonly perThousand: string;
  readonly growth: string;
  readonly ratesNote: string;
  readonly placesTitle: (service: string) => string;
  readonly placesNote: (age: string, coverage: string) => string;
  readonly staffTitle: string;
  readonly staffNote: string;
  readonly costTitle: (year: number) => string;
  readonly since: (year: number) => string;
  readonly strategyTitle: (service: string, year: number) => string;
  readonly places: string;
  readonly coverage: string;
  readonly fte: string;
  readonly cost: string;
  readonly costIn: (year: number) => string;
  readonly saved: string;
  readonly servicesTitle: (year: number, health: string) => string;
  readonly hoursPerWeek: string;
  readonly healthTitle: string;
  readonly assumption: string;
  readonly meaning: string;
  readonly theta: (theta: string, gain: string) => string;
  readonly thetaZero: string;
  readonly aloneNote: (from: string, to: string, year: number) => string;
  readonly simulatedTitle: (health: string) => string;
  readonly simulatedNote: (replications: string, seed: string) => string;
  readonly simulatedCaution: string;
  readonly ready: string;
  readonly queueFor: (place: string) => string;
  readonly differenceTitle: string;
}

export const HEALTH_NAMES: Readonly<Record<HealthAssumption, LocalText>> = {
  compressed: { nb: "Komprimert", nn: "Komprimert", en: "Compressed" },
  reference: { nb: "Referanse", nn: "Referanse", en: "Reference" },
  expanded: { nb: "Utvidet", nn: "Utvida", en: "Expanded" },
};

export const PATH_NAMES: Readonly<Record<CoveragePath["path"], LocalText>> = {
  "as-today": { nb: "Som i dag", nn: "Som i dag", en: "As today" },
  "coverage-kept": { nb: "Dagens dekningsgrad", nn: "Dekningsgraden i dag", en: "Coverage kept" },
  "coverage-target": { nb: "Ny dekningsgrad", nn: "Ny dekningsgrad", en: "New coverage" },
};

/** As they stand above a column. */
export const PATH_HEADS: Readonly<Record<CoveragePath["path"], LocalText>> = {
  "as-today": { nb: "Som i dag:", nn: "Som i dag:", en: "As today:" },
  "coverage-kept": { nb: "Dagens:", nn: "Dagens:", en: "Kept:" },
  "coverage-target": { nb: "Ny:", nn: "Ny:", en: "New:" },
};

export const STAFF_NAMES: Readonly<Record<StaffCategory, LocalText>> = {
  base: { nb: "Grunn", nn: "Grunn", en: "Base" },
  need: { nb: "Behov", nn: "Behov", en: "Need" },
  nurse: { nb: "Sykepleier", nn: "Sjukepleiar", en: "Nurse" },
  doctor: { nb: "Lege", nn: "Lege", en: "Doctor" },
  physiotherapist: { nb: "Fysioterapeut", nn: "Fysioterapeut", en: "Physio- therapist" },
  "occupational-therapist": { nb: "Ergoterapeut", nn: "Ergoterapeut", en: "Occupational therapist" },
  "speech-therapist": { nb: "Logoped", nn: "Logoped", en: "Speech therapist" },
  "activity-leader": { nb: "Aktivitør", nn: "Aktivitør", en: "Activity leader" },
  unassigned: { nb: "Fritt disponert", nn: "Fritt disponert", en: "Un- assigned" },
  ward: { nb: "Avdeling", nn: "Avdeling", en: "Ward" },
  night: { nb: "Natt", nn: "Natt", en: "Night" },
  "service-host": { nb: "Servicevert", nn: "Servicevert", en: "Service host" },
  manager: { nb: "Styrer", nn: "Styrar", en: "Manager" },
  clerical: { nb: "Merkantil", nn: "Merkantil", en: "Clerical" },
  "home-care": { nb: "Hjemmetjeneste", nn: "Heimeteneste", en: "Home care" },
};

const nb: ForecastWords = {
  title: (name, from, to) => `${name}: prognose ${from}–${to}`,
  sources: (population, isOwn) =>
    `Folketall: ${population}.${isOwn ? " Framskrivingen er en egen beregning fra SSB 07459, ikke SSBs framskriving; gi en egen fil med --population." : ""}`,
  year: "År",
  age: "Alder",
  service: "Tjeneste",
  peopleTitle: "Befolkning",
  peopleNote: "* beregnet på en rett linje mellom årene som fila har.",
  workingAge: (age) => `Yrkesaktiv alder (${age})`,
  workingAgePer: (age) => `Yrkesaktive per ${age}`,
  ratio: ({ age, first, last, firstRatio, lastRatio, share }) =>
    `Yrkesaktive per ${age}: ${firstRatio} i ${first}, ${lastRatio} i ${last}, altså ${share} av det det var.`,
  ratesTitle: (year) => `Forbruk etter alder i ${year}: brukere ÷ innbyggere`,
  users: "Brukere",
  persons: "Innbyggere",
  perThousand: "Per 1\u00a0000",
  growth: "Økning per leveår",
  ratesNote:
    "Forbruket ved en alder leses ved alderen minus θ × økningen i levealder siden basisåret. Mellom gjennomsnittsalderen i to grupper øker det like mange prosent for hvert leveår.",
  placesTitle: (service) => `${service}: plasser som trengs, etter helsetilstand, og plasser som finnes`,
  placesNote: (age, coverage) =>
    `Dekningsgrad: plasser per innbygger ${age}, ${coverage} i basisåret. Som i dag: like mange plasser som da.`,
  staffTitle: "Årsverk etter normene, alle tjenestene",
  staffNote: "Plassene som trengs, med pasientene i dem, og timene i hjemmetjenesten.",
  costTitle: (year) => `Kostnad, alle tjenestene (mill. kr, priser i ${year})`,
  since: (year) => `Endring fra ${year}`,
  strategyTitle: (service, year) => `${service} ved dagens dekningsgrad og andre valg (priser i ${year})`,
  places: "Plasser",
  coverage: "Dekningsgrad",
  fte: "Årsverk",
  cost: "Mill. kr",
  costIn: (year) => `Mill. kr i ${year}-kroner`,
  saved: "Spart, mill. kr",
  servicesTitle: (year, health) => `Tjenestene i ${year}, ${health.toLowerCase()}`,
  hoursPerWeek: "Timer per uke",
  healthTitle: "Hva lengre liv gjør med helsa",
  assumption: "Forutsetning",
  meaning: "Betydning",
  theta: (theta, gain) => `θ = ${theta}: i siste år leses forbruket ${gain} leveår lavere`,
  thetaZero: "θ = 0: forbruket ved hver alder er som i basisåret",
  aloneNote: (from, to, year) => `Andel aleneboende: ${from} i basisåret, ${to} i ${year}.`,
  simulatedTitle: (health) => `De samme årene simulert (${health.toLowerCase()}), snitt i året ± 95 % KI`,
  simulatedNote: (replications, seed) =>
    `${replications} replikasjoner, frø "${seed}". Innleggelser og henvendelser følger innbyggerne; felles tilfeldige tall på begge sider.`,
  simulatedCaution:
    "Pluss eller minus er usikkerheten i snittet. Forskjellen er parvis, mot som i dag samme år. Der etterspørselen er større enn plassene, holdes køen av dem som går fra den: les tallene som press.",
  ready: "Utskrivningsklare på sykehus",
  queueFor: (place) => `Kø: ${place}`,
  differenceTitle: "Forskjell fra som i dag",
};

const nn: ForecastWords = {
  ...nb,
  title: (name, from, to) => `${name}: prognose ${from}–${to}`,
  sources: (population, isOwn) =>
    `Folketal: ${population}.${isOwn ? " Framskrivinga er ei eiga utrekning frå SSB 07459, ikkje SSB si framskriving; gi ei eiga fil med --population." : ""}`,
  service: "Teneste",
  peopleTitle: "Folkemengd",
  peopleNote: "* rekna ut på ei rett line mellom åra som fila har.",
  ratio: ({ age, first, last, firstRatio, lastRatio, share }) =>
    `Yrkesaktive per ${age}: ${firstRatio} i ${first}, ${lastRatio} i ${last}, altså ${share} av det det var.`,
  ratesTitle: (year) => `Forbruk etter alder i ${year}: brukarar ÷ innbyggjarar`,
  users: "Brukarar",
  persons: "Innbyggjarar",
  growth: "Auke per leveår",
  ratesNote:
    "Forbruket ved ein alder blir lese ved alderen minus θ × auken i levealder sidan basisåret. Mellom gjennomsnittsalderen i to grupper aukar det like mange prosent for kvart leveår.",
  placesTitle: (service) => `${service}: plassar som trengst, etter helsetilstand, og plassar som finst`,
  placesNote: (age, coverage) =>
    `Dekningsgrad: plassar per innbyggjar ${age}, ${coverage} i basisåret. Som i dag: like mange plassar som då.`,
  staffTitle: "Årsverk etter normene, alle tenestene",
  staffNote: "Plassane som trengst, med pasientane i dei, og timane i heimetenesta.",
  costTitle: (year) => `Kostnad, alle tenestene (mill. kr, prisar i ${year})`,
  since: (year) => `Endring frå ${year}`,
  strategyTitle: (service, year) => `${service} ved dekningsgraden i dag og andre val (prisar i ${year})`,
  places: "Plassar",
  saved: "Spart, mill. kr",
  servicesTitle: (year, health) => `Tenestene i ${year}, ${health.toLowerCase()}`,
  hoursPerWeek: "Timar per veke",
  healthTitle: "Kva lengre liv gjer med helsa",
  assumption: "Føresetnad",
  meaning: "Tyding",
  theta: (theta, gain) => `θ = ${theta}: i siste år blir forbruket lese ${gain} leveår lågare`,
  thetaZero: "θ = 0: forbruket ved kvar alder er som i basisåret",
  aloneNote: (from, to, year) => `Del åleinebuande: ${from} i basisåret, ${to} i ${year}.`,
  simulatedTitle: (health) => `Dei same åra simulerte (${health.toLowerCase()}), snitt i året ± 95 % KI`,
  simulatedNote: (replications, seed) =>
    `${replications} replikasjonar, frø "${seed}". Innleggingar og førespurnader følgjer innbyggjarane; felles tilfeldige tal på begge sider.`,
  simulatedCaution:
    "Pluss eller minus er uvissa i snittet. Skilnaden er parvis, mot som i dag same år. Der etterspurnaden er større enn plassane, blir køen halden av dei som går frå han: les tala som press.",
  ready: "Utskrivingsklare på sjukehus",
  queueFor: (place) => `Kø: ${place}`,
  differenceTitle: "Skilnad frå som i dag",
};

const en: ForecastWords = {
  title: (name, from, to) => `${name}: forecast ${from}–${to}`,
  sources: (population, isOwn) =>
    `People: ${population}.${isOwn ? " The projection is an own calculation from SSB 07459, not SSB's; give a file of your own with --population." : ""}`,
  year: "Year",
  age: "Age",
  service: "Service",
  peopleTitle: "People",
  peopleNote: "* computed on a straight line between the years that the file has.",
  workingAge: (age) => `Working age (${age})`,
  workingAgePer: (age) => `Of working age per ${age}`,
  ratio: ({ age, first, last, firstRatio, lastRatio, share }) =>
    `Of working age per ${age}: ${firstRatio} in ${first}, ${lastRatio} in ${last}, which is ${share} of what it was.`,
  ratesTitle: (year) => `Use by age in ${year}: users ÷ inhabitants`,
  users: "Users",
  persons: "Inhabitants",
  perThousand: "Per 1,000",
  growth: "Rise per year of age",
  ratesNote:
    "Use at an age is read at that age less θ × the gain in life expectancy since the base year. Between the mean ages of two groups it rises by the same per cent for each year of age.",
  placesTitle: (service) => `${service}: places needed, by health, and places there are`,
  placesNote: (age, coverage) =>
    `Coverage: places per inhabitant of ${age}, ${coverage} in the base year. As today: as many places as then.`,
  staffTitle: "Full-time equivalents by the norms, all services",
  staffNote: "The places needed, with the patients in them, and the hours of home care.",
  costTitle: (year) => `Cost, all services (million NOK, prices of ${year})`,
  since: (year) => `Change since ${year}`,
  strategyTitle: (service, year) => `${service} with the coverage of today kept, and otherwise (prices of ${year})`,
  places: "Places",
  coverage: "Coverage",
  fte: "FTE",
  cost: "MNOK",
  costIn: (year) => `MNOK in prices of ${year}`,
  saved: "Saved, MNOK",
  servicesTitle: (year, health) => `The services in ${year}, ${health.toLowerCase()}`,
  hoursPerWeek: "Hours a week",
  healthTitle: "What longer lives do to health",
  assumption: "Assumption",
  meaning: "Meaning",
  theta: (theta, gain) => `θ = ${theta}: in the last year use is read ${gain} years of age lower`,
  thetaZero: "θ = 0: use at each age is that of the base year",
  aloneNote: (from, to, year) => `Share living alone: ${from} in the base year, ${to} in ${year}.`,
  simulatedTitle: (health) => `The same years simulated (${health.toLowerCase()}), mean of the year ± 95% CI`,
  simulatedNote: (replications, seed) =>
    `${replications} replications, seed "${seed}". Admissions and requests follow the inhabitants; common random numbers on both sides.`,
  simulatedCaution:
    "Plus or minus is the uncertainty of the mean. The difference is paired, against as today in the same year. Where demand is above the places, the queue is held by those who leave it: read the figures as pressure.",
  ready: "Discharge-ready in hospital",
  queueFor: (place) => `Queue: ${place}`,
  differenceTitle: "Difference from as today",
};

export const FORECAST_WORDS: Readonly<Record<Language, ForecastWords>> = { nb, nn, en };
