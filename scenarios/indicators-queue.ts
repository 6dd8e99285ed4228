import type { Indicator } from "./indicator.ts";

const SAMDATA = "helsedirektoratet.no (SAMDATA, utskrivningsklare pasienter)";
const UKP_2022 = "helsedirektoratet.no (UKP 2022)";
const ADRESSA = "adressa.no wAbez1";
const PLACES = [
  "helsehus+10",
  "helsehus+10-built",
  "helsehus+20",
  "helsehus-10",
  "langtid+30",
  "langtid+50",
  "langtid-50",
];
const FLOW = [...PLACES, "helsehus-to-home-3pp", "same-day-home-start", "shorter-short-term-stay"];

/** Inhabitants of Trondheim in the year of the scenario, in thousands. */
const TRONDHEIM_THOUSANDS = { number: 214.565, source: "ssb.no (07459), 1 January 2024" };

const NORWAY = { nb: "landet", nn: "landet", en: "Norway" };

/** Indicators of cooperation between hospital and municipality: the queue of the discharge-ready. */
export const QUEUE_INDICATORS = {
  "discharge-ready": {
    name: {
      nb: "Utskrivningsklare pasienter i sykehus",
      nn: "Utskrivingsklare pasientar i sjukehus",
      en: "Discharge-ready patients in hospital",
    },
    description: {
      nb: "Pasienter som er meldt utskrivningsklare og fortsatt ligger i sykehusseng, i snitt over året. Felles for sykehus og kommune: den ene har sengen, den andre plassen det ventes på.",
      nn: "Pasientar som er melde utskrivingsklare og framleis ligg i sjukehusseng, i snitt over året. Felles for sjukehus og kommune: den eine har senga, den andre plassen det blir venta på.",
      en: "Patients reported discharge-ready who still hold a hospital bed, on average over the year. Shared by hospital and municipality: the one has the bed, the other the place waited for.",
    },
    formula: {
      nb: "sum av døgn som utskrivningsklar ÷ døgn i året",
      nn: "sum av døgn som utskrivingsklar ÷ døgn i året",
      en: "sum of days as discharge-ready ÷ days of the year",
    },
    unit: { nb: "pasienter", nn: "pasientar", en: "patients" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "long-term", "home-care"],
    source: SAMDATA,
    affectedBy: FLOW,
    measure: "dischargeReadyMean",
    known: [
      {
        figure: { measure: "dischargeReadyMean", place: "st-olavs" },
        baseline: { value: 31, date: "2022", source: ADRESSA, kind: "sourced", note: "31 beds a day on average" },
      },
      {
        figure: { measure: "dischargeReadyMean", actor: "trondheim" },
        baseline: {
          value: 17.6,
          date: "2022",
          source: ADRESSA,
          kind: "derived",
          note: "34 MNOK ÷ 5,306 NOK ÷ 365",
        },
      },
    ],
  },
  "nights-with-fee": {
    name: { nb: "Overliggerdøgn med gebyr", nn: "Overliggjardøgn med gebyr", en: "Nights with a fee" },
    description: {
      nb: "Netter i sykehus etter at pasienten er utskrivningsklar og kommunen ikke kan ta imot, og som kommunen betaler døgnpris for.",
      nn: "Netter i sjukehus etter at pasienten er utskrivingsklar og kommunen ikkje kan ta imot, og som kommunen betaler døgnpris for.",
      en: "Nights in hospital after the patient is discharge-ready and the municipality cannot receive, for which it pays the daily fee.",
    },
    formula: {
      nb: "antall midnatter mellom utskrivningsklar og utreise, for dem som venter på kommunal tjeneste",
      nn: "talet på midnetter mellom utskrivingsklar og utreise, for dei som ventar på kommunal teneste",
      en: "midnights between readiness and departure, of those who wait for a municipal service",
    },
    unit: { nb: "døgn per år", nn: "døgn per år", en: "nights a year" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "long-term"],
    source: SAMDATA,
    affectedBy: FLOW,
    measure: "billableNightsPerYear",
    known: [
      {
        figure: { measure: "billableNightsPerYear", actor: "trondheim" },
        baseline: { value: 6408, date: "2022", source: ADRESSA, kind: "derived", note: "34 MNOK ÷ 5,306 NOK" },
      },
    ],
  },
  "nights-per-1000": {
    name: {
      nb: "Overliggerdøgn per 1\u00a0000 innbyggere",
      nn: "Overliggjardøgn per 1\u00a0000 innbyggjarar",
      en: "Delayed nights per 1,000 inhabitants",
    },
    description: {
      nb: "Overliggerdøgn i forhold til folketallet, så kommuner av ulik størrelse kan sammenlignes. Landet hadde 13,1 i 2022; kommunene spenner fra 0 til 111.",
      nn: "Overliggjardøgn i høve til folketalet, så kommunar av ulik storleik kan samanliknast. Landet hadde 13,1 i 2022; kommunane spenner frå 0 til 111.",
      en: "Delayed nights by population, so that municipalities of different size can be compared. Norway had 13.1 in 2022; municipalities range from 0 to 111.",
    },
    formula: {
      nb: "overliggerdøgn ÷ innbyggere × 1\u00a0000",
      nn: "overliggjardøgn ÷ innbyggjarar × 1\u00a0000",
      en: "delayed nights ÷ inhabitants × 1,000",
    },
    unit: { nb: "døgn per 1\u00a0000", nn: "døgn per 1\u00a0000", en: "nights per 1,000" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "long-term", "home-care"],
    source: UKP_2022,
    affectedBy: FLOW,
    notComputed: {
      nb: "Folketallet er ikke i scenarioet; regnes ut der det er kjent.",
      nn: "Folketalet er ikkje i scenarioet; blir rekna ut der det er kjent.",
      en: "The population is not in the scenario; it is computed where that is known.",
    },
    known: [
      {
        figure: { measure: "billableNightsPerYear", actor: "trondheim" },
        per: TRONDHEIM_THOUSANDS,
        baseline: {
          value: 30.4,
          date: "2022",
          source: ADRESSA,
          kind: "derived",
          note: "6,408 ÷ 210.496 thousand in 2022",
        },
      },
    ],
  },
  "nights-per-stay": {
    name: {
      nb: "Døgn per opphold med overliggerdøgn",
      nn: "Døgn per opphald med overliggjardøgn",
      en: "Nights per stay with a delayed night",
    },
    description: {
      nb: "Hvor lenge de blir liggende som blir liggende. Skiller mange korte ventetider fra få lange.",
      nn: "Kor lenge dei blir liggande som blir liggande. Skil mange korte ventetider frå få lange.",
      en: "How long those stay who are left waiting. It tells many short waits from few long ones.",
    },
    formula: {
      nb: "overliggerdøgn ÷ opphold med minst ett overliggerdøgn",
      nn: "overliggjardøgn ÷ opphald med minst eitt overliggjardøgn",
      en: "delayed nights ÷ stays with at least one",
    },
    unit: { nb: "døgn", nn: "døgn", en: "nights" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "long-term"],
    source: UKP_2022,
    affectedBy: FLOW,
    measure: "nightsPerStayWithNight",
    known: [
      {
        figure: { measure: "nightsPerStayWithNight", place: "st-olavs" },
        baseline: {
          value: 3.36,
          of: NORWAY,
          date: "2022",
          source: UKP_2022,
          kind: "derived",
          note: "71,800 nights ÷ 21,400 stays",
        },
      },
    ],
  },
  "share-with-night": {
    name: {
      nb: "Andel utskrivningsklare opphold med overliggerdøgn",
      nn: "Del utskrivingsklare opphald med overliggjardøgn",
      en: "Share of discharge-ready stays with a delayed night",
    },
    description: {
      nb: "Hvor mange av de utskrivningsklare som ikke kommer ut samme dag. Helseforetakene i Midt-Norge registrerer få opphold uten overliggerdøgn, så tallet er ikke sammenlignbart med andre regioner.",
      nn: "Kor mange av dei utskrivingsklare som ikkje kjem ut same dag. Helseføretaka i Midt-Noreg registrerer få opphald utan overliggjardøgn, så talet kan ikkje samanliknast med andre regionar.",
      en: "How many of the discharge-ready do not leave on the day. Hospitals in Central Norway register few stays without a delayed night, so the figure cannot be compared with other regions.",
    },
    formula: {
      nb: "opphold med minst ett overliggerdøgn ÷ utskrivningsklare opphold",
      nn: "opphald med minst eitt overliggjardøgn ÷ utskrivingsklare opphald",
      en: "stays with at least one delayed night ÷ discharge-ready stays",
    },
    unit: { nb: "andel", nn: "del", en: "share" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "long-term", "home-care"],
    source: UKP_2022,
    affectedBy: FLOW,
    notComputed: {
      nb: "To måltall delt på hverandre; regnes ut der nullpunktet er kjent.",
      nn: "To måltal delt på kvarandre; blir rekna ut der nullpunktet er kjent.",
      en: "Two measures divided; it is computed where the baseline is known.",
    },
    known: [
      {
        figure: { measure: "staysWithNightPerYear", place: "st-olavs" },
        over: { measure: "readyStaysPerYear", place: "st-olavs" },
        baseline: {
          value: 0.139,
          of: NORWAY,
          date: "2022",
          source: UKP_2022,
          kind: "derived",
          note: "21,400 of 154,000 stays; Central Norway registers otherwise",
        },
      },
    ],
  },
  "readmission-30-days": {
    name: {
      nb: "Reinnleggelse innen 30 dager",
      nn: "Reinnlegging innan 30 dagar",
      en: "Readmission within 30 days",
    },
    description: {
      nb: "Andel utskrivningsklare opphold som følges av en akutt innleggelse innen 30 dager. 21,7 % i landet i 2022. Skal ikke stige når pasienter kommer raskere ut.",
      nn: "Del utskrivingsklare opphald som blir følgde av ei akutt innlegging innan 30 dagar. 21,7 % i landet i 2022. Skal ikkje stige når pasientar kjem raskare ut.",
      en: "Share of discharge-ready stays followed by an acute admission within 30 days: 21.7% in Norway in 2022. It is not to rise when patients leave sooner.",
    },
    formula: {
      nb: "akutte innleggelser 8 timer til 30 dager etter utskrivning ÷ utskrivninger",
      nn: "akutte innleggingar 8 timar til 30 dagar etter utskriving ÷ utskrivingar",
      en: "acute admissions 8 hours to 30 days after discharge ÷ discharges",
    },
    unit: { nb: "andel", nn: "del", en: "share" },
    direction: "less-is-better",
    services: ["hospital", "short-term", "home-care"],
    source: UKP_2022,
    affectedBy: [],
    notComputed: {
      nb: "Sannsynligheten for reinnleggelse er en forutsetning i scenarioet, ikke et resultat; antallet står i readmissionsPerYear.",
      nn: "Sannsynet for reinnlegging er ein føresetnad i scenarioet, ikkje eit resultat; talet står i readmissionsPerYear.",
      en: "The probability of readmission is put into the scenario, not found by it; their number is readmissionsPerYear.",
    },
    known: [],
  },
  "acute-admissions-80": {
    name: {
      nb: "Akutte innleggelser, 80 år og over",
      nn: "Akutte innleggingar, 80 år og over",
      en: "Acute admissions, 80 and over",
    },
    description: {
      nb: "Akutte døgnopphold i sykehus per 1\u00a0000 innbyggere på 80 år og over. Viser hvor mye kommunen forebygger eller tar selv.",
      nn: "Akutte døgnopphald i sjukehus per 1\u00a0000 innbyggjarar på 80 år og over. Viser kor mykje kommunen førebyggjer eller tek sjølv.",
      en: "Acute overnight stays in hospital per 1,000 inhabitants of 80 and over. It shows how much the municipality prevents, or takes itself.",
    },
    formula: {
      nb: "akutte innleggelser 80+ ÷ innbyggere 80+ × 1\u00a0000",
      nn: "akutte innleggingar 80+ ÷ innbyggjarar 80+ × 1\u00a0000",
      en: "acute admissions 80+ ÷ inhabitants 80+ × 1,000",
    },
    unit: { nb: "opphold per 1\u00a0000", nn: "opphald per 1\u00a0000", en: "stays per 1,000" },
    direction: "less-is-better",
    services: ["hospital", "home-care"],
    source: "hnt.no (Samhandlingsbarometeret)",
    affectedBy: ["demand-2030", "influenza"],
    notComputed: {
      nb: "Innleggelser er en forutsetning i scenarioet, ikke et resultat.",
      nn: "Innleggingar er ein føresetnad i scenarioet, ikkje eit resultat.",
      en: "Admissions are put into the scenario, not found by it.",
    },
    known: [],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
