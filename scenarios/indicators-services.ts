import type { Indicator } from "./indicator.ts";

const KOSTRA = "ssb.no/kompis (KOSTRA)";
const TRONDHEIM = "Trondheim kommune, økonomistyring 2022";
const LONG_TERM = [
  "langtid+30",
  "langtid+50",
  "langtid-50",
  "long-term-stay-minus-6-months",
  "long-term-stay-plus-3-months",
];
const SHORT_TERM = [
  "helsehus+10",
  "helsehus+10-built",
  "helsehus+20",
  "helsehus-10",
  "helsehus-to-home-3pp",
  "shorter-short-term-stay",
];

const BY_LEDGER = {
  nb: "Kroner regnes av prislisten etter kjøringen: se flyt run --money.",
  nn: "Kroner blir rekna av prislista etter køyringa: sjå flyt run --money.",
  en: "Money is reckoned from the table of prices after the run: see flyt run --money.",
};
const BY_BUDGET = {
  nb: "Krever et budsjett: se flyt compare --money, der basis er budsjettet, og flyt run --money med et budsjett i prislisten.",
  nn: "Krev eit budsjett: sjå flyt compare --money, der basis er budsjettet, og flyt run --money med eit budsjett i prislista.",
  en: "It takes a budget: see flyt compare --money, where the baseline is the budget, and flyt run --money with a budget in the table of prices.",
};

/** Indicators of the municipality's own services and budgets. */
export const SERVICE_INDICATORS = {
  "long-term-within-six-weeks": {
    name: {
      nb: "Ventet mer enn seks uker på langtidsplass",
      nn: "Venta meir enn seks veker på langtidsplass",
      en: "Waited more than six weeks for a long-term place",
    },
    description: {
      nb: "Andel som ventet mer enn 42 døgn på langtidsplass. Alle skal få plass innen seks uker; kommunen regner med at liggetiden må ned om lag seks måneder for å klare det.",
      nn: "Del som venta meir enn 42 døgn på langtidsplass. Alle skal få plass innan seks veker; kommunen reknar med at liggjetida må ned om lag seks månader for å klare det.",
      en: "Share who waited more than 42 days for a long-term place. Everybody is to have one within six weeks; the municipality reckons that stays must be about six months shorter for that.",
    },
    formula: {
      nb: "ventetider over 42 døgn ÷ alle ventetider som endte i plassen",
      nn: "ventetider over 42 døgn ÷ alle ventetider som enda i plassen",
      en: "waits above 42 days ÷ all waits that ended in the place",
    },
    unit: { nb: "andel", nn: "del", en: "share" },
    direction: "less-is-better",
    services: ["long-term"],
    source: "Trondheim kommune, handlings- og økonomiplan 2023–26",
    affectedBy: LONG_TERM,
    measure: "shareWaitedOver42Days",
    known: [
      {
        figure: { measure: "shareWaitedOver42Days", place: "trondheim-langtid" },
        ambition: { atMost: 0, source: "Trondheim kommune, handlings- og økonomiplan 2023–26", kind: "sourced" },
      },
    ],
  },
  "new-long-term-residents": {
    name: { nb: "Nye beboere på langtidsplass", nn: "Nye bebuarar på langtidsplass", en: "New long-term residents" },
    description: {
      nb: "Antall som flytter inn på langtidsplass i året. 450 til 500 i Trondheim. Flere betyr kortere liggetid eller flere plasser.",
      nn: "Talet på dei som flyttar inn på langtidsplass i året. 450 til 500 i Trondheim. Fleire tyder kortare liggjetid eller fleire plassar.",
      en: "How many move into a long-term place in a year: 450 to 500 in Trondheim. More of them mean shorter stays or more places.",
    },
    formula: { nb: "innflyttinger i året", nn: "innflyttingar i året", en: "admissions in the year" },
    unit: { nb: "personer per år", nn: "personar per år", en: "persons a year" },
    direction: "neutral",
    services: ["long-term"],
    source: TRONDHEIM,
    affectedBy: LONG_TERM,
    measure: "admissionsPerYear",
    known: [
      {
        figure: { measure: "admissionsPerYear", place: "trondheim-langtid" },
        baseline: { value: 475, range: [450, 500], date: "2022", source: TRONDHEIM, kind: "sourced" },
      },
    ],
  },
  "long-term-from-home": {
    name: {
      nb: "Nye langtidsbeboere direkte hjemmefra",
      nn: "Nye langtidsbebuarar direkte heimanfrå",
      en: "New long-term residents straight from home",
    },
    description: {
      nb: "Hvor mange som flytter rett hjemmefra. Tre av fire hadde under 15 timer hjemmetjeneste i uken måneden før (2020): kunne de ventet?",
      nn: "Kor mange som flyttar rett heimanfrå. Tre av fire hadde under 15 timar heimeteneste i veka månaden før (2020): kunne dei venta?",
      en: "How many move straight from home. Three in four had less than 15 hours of home care a week in the month before (2020): could they have waited?",
    },
    formula: {
      nb: "innflyttinger hjemmefra i året",
      nn: "innflyttingar heimanfrå i året",
      en: "admissions from home in the year",
    },
    unit: { nb: "personer per år", nn: "personar per år", en: "persons a year" },
    direction: "neutral",
    services: ["long-term", "home-care"],
    source: TRONDHEIM,
    affectedBy: ["institution-first", ...LONG_TERM],
    notComputed: {
      nb: "Måltallet admissionsPerYear med from: home.",
      nn: "Måltalet admissionsPerYear med from: home.",
      en: "The measure admissionsPerYear with from: home.",
    },
    known: [
      {
        figure: { measure: "admissionsPerYear", place: "trondheim-langtid", from: "home" },
        baseline: { value: 175, range: [150, 200], date: "2020", source: TRONDHEIM, kind: "sourced" },
      },
    ],
  },
  "long-term-queue": {
    name: { nb: "Kø for langtidsplass", nn: "Kø for langtidsplass", en: "Queue for a long-term place" },
    description: {
      nb: "Personer med vedtak som venter på langtidsplass, hjemme, i korttidsplass eller i sykehus. 61 % av dem som ventet i landet i 2019, ventet i en korttidsplass.",
      nn: "Personar med vedtak som ventar på langtidsplass, heime, i korttidsplass eller i sjukehus. 61 % av dei som venta i landet i 2019, venta i ein korttidsplass.",
      en: "Persons granted a long-term place who wait for it, at home, in a short-term place or in hospital. Of those who waited in Norway in 2019, 61% did so in a short-term place.",
    },
    formula: {
      nb: "sum av ventedøgn ÷ døgn i året",
      nn: "sum av ventedøgn ÷ døgn i året",
      en: "sum of days waited ÷ days of the year",
    },
    unit: { nb: "personer", nn: "personar", en: "persons" },
    direction: "less-is-better",
    services: ["long-term"],
    source: "kommunal-rapport.no (15 April 2019)",
    affectedBy: [...LONG_TERM, "institution-first"],
    measure: "queueMean",
    known: [],
  },
  "stay-long-term": {
    name: { nb: "Liggetid på langtidsplass", nn: "Liggjetid på langtidsplass", en: "Length of long-term stay" },
    description: {
      nb: "Hvor lenge en langtidsbeboer blir boende. Opp tre måneder siden 2017; må ned om lag seks måneder på fire år for at alle skal få plass innen seks uker.",
      nn: "Kor lenge ein langtidsbebuar blir buande. Opp tre månader sidan 2017; må ned om lag seks månader på fire år for at alle skal få plass innan seks veker.",
      en: "How long a long-term resident stays. Up three months since 2017; it must fall by some six months in four years if everybody is to have a place within six weeks.",
    },
    formula: {
      nb: "beboere ÷ avganger per døgn",
      nn: "bebuarar ÷ avgangar per døgn",
      en: "residents ÷ departures a day",
    },
    unit: { nb: "døgn", nn: "døgn", en: "days" },
    direction: "less-is-better",
    services: ["long-term"],
    source: TRONDHEIM,
    affectedBy: ["long-term-stay-minus-6-months", "long-term-stay-plus-3-months"],
    notComputed: {
      nb: "Behandlingsdøgn er en forutsetning i scenarioet; målt liggetid er occupiedMean × 365 ÷ departuresPerYear.",
      nn: "Behandlingsdøgn er ein føresetnad i scenarioet; målt liggjetid er occupiedMean × 365 ÷ departuresPerYear.",
      en: "Treatment days are put into the scenario; the measured stay is occupiedMean × 365 ÷ departuresPerYear.",
    },
    known: [],
  },
  "stay-short-term": {
    name: {
      nb: "Døgn per tidsbegrenset opphold",
      nn: "Døgn per tidsavgrensa opphald",
      en: "Days per time-limited stay",
    },
    description: {
      nb: "Gjennomsnittlig varighet av opphold på korttidsplass, avlastning unntatt. Ventedøgn i korttidsplassen er med.",
      nn: "Gjennomsnittleg varigheit av opphald på korttidsplass, utanom avlasting. Ventedøgn i korttidsplassen er med.",
      en: "Mean length of stays in short-term places, respite left out. Days of waiting in the place are in it.",
    },
    formula: { nb: "døgn ÷ opphold", nn: "døgn ÷ opphald", en: "days ÷ stays" },
    unit: { nb: "døgn", nn: "døgn", en: "days" },
    direction: "less-is-better",
    services: ["short-term"],
    source: KOSTRA,
    affectedBy: ["shorter-short-term-stay", ...LONG_TERM],
    notComputed: {
      nb: "To måltall: occupiedMean × 365 ÷ departuresPerYear.",
      nn: "To måltal: occupiedMean × 365 ÷ departuresPerYear.",
      en: "Two measures: occupiedMean × 365 ÷ departuresPerYear.",
    },
    known: [],
  },
  "stays-per-place": {
    name: { nb: "Opphold per korttidsplass", nn: "Opphald per korttidsplass", en: "Stays per short-term place" },
    description: {
      nb: "Gjennomstrømming: hvor mange som får bruke en korttidsplass i året.",
      nn: "Gjennomstrøyming: kor mange som får bruke ein korttidsplass i året.",
      en: "Throughput: how many get to use one short-term place in a year.",
    },
    formula: { nb: "opphold i året ÷ plasser", nn: "opphald i året ÷ plassar", en: "stays in the year ÷ places" },
    unit: { nb: "opphold", nn: "opphald", en: "stays" },
    direction: "more-is-better",
    services: ["short-term"],
    source: KOSTRA,
    affectedBy: SHORT_TERM,
    notComputed: {
      nb: "Måltallet departuresPerYear delt på plassene i scenarioet.",
      nn: "Måltalet departuresPerYear delt på plassane i scenarioet.",
      en: "The measure departuresPerYear, divided by the places of the scenario.",
    },
    known: [],
  },
  occupancy: {
    name: { nb: "Belegg", nn: "Belegg", en: "Occupancy" },
    description: {
      nb: "Pasientdøgn som andel av plassdøgn. Nær 100 % gir lange køer; lavt belegg er plasser betalt og ikke brukt.",
      nn: "Pasientdøgn som del av plassdøgn. Nær 100 % gir lange køar; lågt belegg er plassar betalte og ikkje brukte.",
      en: "Patient-days as a share of place-days. Close to 100% makes long queues; a low one is places paid for and not used.",
    },
    formula: { nb: "pasientdøgn ÷ plassdøgn", nn: "pasientdøgn ÷ plassdøgn", en: "patient-days ÷ place-days" },
    unit: { nb: "andel", nn: "del", en: "share" },
    direction: "neutral",
    services: ["hospital", "short-term", "long-term"],
    source: KOSTRA,
    affectedBy: [...SHORT_TERM, ...LONG_TERM],
    measure: "occupancyShare",
    known: [
      {
        figure: { measure: "occupancyShare", place: "st-olavs" },
        baseline: {
          of: { nb: "746 senger", nn: "746 senger", en: "746 beds" },
          value: 0.887,
          date: "2018",
          source: "stolav.no (key figures 2018)",
          kind: "derived",
          note: "somatic: 56,859 discharges × 4.25 days ÷ 365 ÷ 746 beds",
        },
      },
    ],
  },
  "home-care-hours": {
    name: { nb: "Hjemmetjenestetimer", nn: "Heimetenestetimar", en: "Home-care hours" },
    description: {
      nb: "Timer hjemmetjeneste i uken. Timer × timepris er budsjettet, så dette er aktiviteten som kommunedirektøren eier avviket for.",
      nn: "Timar heimeteneste i veka. Timar × timepris er budsjettet, så dette er aktiviteten som kommunedirektøren eig avviket for.",
      en: "Hours of home care a week. Hours × price is the budget, so this is the activity whose deviation belongs to the municipal director.",
    },
    formula: { nb: "timer gitt ÷ uker", nn: "timar gitt ÷ veker", en: "hours given ÷ weeks" },
    unit: { nb: "timer per uke", nn: "timar per veke", en: "hours a week" },
    direction: "neutral",
    services: ["home-care"],
    source: TRONDHEIM,
    affectedBy: ["helsehus-to-home-3pp", "same-day-home-start", ...LONG_TERM],
    measure: "homeCareHoursPerWeek",
    known: [],
  },
  "coverage-rate": {
    name: { nb: "Dekningsgrad", nn: "Dekningsgrad", en: "Coverage rate" },
    description: {
      nb: "Heldøgns plasser i forhold til innbyggere på 80 år og over: handlingsparameteren. Ny strategi sparer 400 mill. kr i året fra 2030, økende til 700.",
      nn: "Heildøgns plassar i høve til innbyggjarar på 80 år og over: handlingsparameteren. Ny strategi sparer 400 mill. kr i året frå 2030, aukande til 700.",
      en: "Round-the-clock places by inhabitants of 80 and over: the lever. The new strategy saves NOK 400 million a year from 2030, rising to 700.",
    },
    formula: { nb: "plasser ÷ innbyggere 80+", nn: "plassar ÷ innbyggjarar 80+", en: "places ÷ inhabitants 80+" },
    unit: { nb: "andel", nn: "del", en: "share" },
    direction: "neutral",
    services: ["long-term"],
    source: TRONDHEIM,
    affectedBy: ["langtid+30", "langtid+50", "langtid-50", "demand-2030"],
    notComputed: {
      nb: "Både plasser og folketall er forutsetninger, ikke resultater.",
      nn: "Både plassar og folketal er føresetnader, ikkje resultat.",
      en: "Places and population are put in, not found.",
    },
    known: [],
  },
  "cost-per-institution-day": {
    name: {
      nb: "Utgift per oppholdsdøgn i institusjon",
      nn: "Utgift per opphaldsdøgn i institusjon",
      en: "Expenditure per institution day",
    },
    description: {
      nb: "Brutto driftsutgifter til institusjon (funksjon 253 og 261) per oppholdsdøgn.",
      nn: "Brutto driftsutgifter til institusjon (funksjon 253 og 261) per opphaldsdøgn.",
      en: "Gross running costs of institutions (functions 253 and 261) per day of stay.",
    },
    formula: {
      nb: "driftsutgifter ÷ oppholdsdøgn",
      nn: "driftsutgifter ÷ opphaldsdøgn",
      en: "running costs ÷ days of stay",
    },
    unit: { nb: "kr per døgn", nn: "kr per døgn", en: "NOK a day" },
    direction: "less-is-better",
    services: ["short-term", "long-term"],
    source: KOSTRA,
    affectedBy: [],
    notComputed: BY_LEDGER,
    known: [],
  },
  "activity-deviation": {
    name: { nb: "Aktivitetsavvik", nn: "Aktivitetsavvik", en: "Activity deviation" },
    description: {
      nb: "Den delen av budsjettavviket som kommer av flere eller færre brukere, eller av endret behov. Kommunedirektørens og politikernes ansvar, som skal sette av midler til aktivitetsvekst.",
      nn: "Den delen av budsjettavviket som kjem av fleire eller færre brukarar, eller av endra behov. Ansvaret til kommunedirektøren og politikarane, som skal setje av midlar til aktivitetsvekst.",
      en: "The part of the budget deviation that comes from more or fewer users, or from changed need. It belongs to the municipal director and the politicians, who are to set money aside for growth.",
    },
    formula: {
      nb: "(timer i budsjettet − timer etter behov) × timepris",
      nn: "(timar i budsjettet − timar etter behov) × timepris",
      en: "(hours budgeted − hours needed) × price per hour",
    },
    unit: { nb: "kr", nn: "kr", en: "NOK" },
    direction: "neutral",
    services: ["long-term", "home-care"],
    source: TRONDHEIM,
    affectedBy: ["demand-2030"],
    notComputed: BY_BUDGET,
    known: [],
  },
  "efficiency-deviation": {
    name: { nb: "Effektivitetsavvik", nn: "Effektivitetsavvik", en: "Efficiency deviation" },
    description: {
      nb: "Den delen av budsjettavviket som er igjen når budsjettet er rettet for endret behov. Enhetslederens ansvar.",
      nn: "Den delen av budsjettavviket som er att når budsjettet er retta for endra behov. Ansvaret til einingsleiaren.",
      en: "What is left of the budget deviation when the budget is corrected for changed need. It belongs to the head of the unit.",
    },
    formula: {
      nb: "timer etter behov × timepris − regnskap",
      nn: "timar etter behov × timepris − rekneskap",
      en: "hours needed × price per hour − accounts",
    },
    unit: { nb: "kr", nn: "kr", en: "NOK" },
    direction: "more-is-better",
    services: ["long-term", "home-care"],
    source: TRONDHEIM,
    affectedBy: [],
    notComputed: BY_BUDGET,
    known: [],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
