import type { Indicator } from "./indicator.ts";

const LIST = "Helseplattformen, utvalgsliste for måleindikatorer (2022)";
const DASHBOARD = "Helseplattformen, Leder: Planlegging av avtaler (2022)";

const OUTSIDE = {
  nb: "Modellen følger pasienter mellom tjenester; den har ikke enkeltoppgaver, avtaler eller journalbruk.",
  nn: "Modellen følgjer pasientar mellom tenester; han har ikkje enkeltoppgåver, avtalar eller journalbruk.",
  en: "The model follows patients between services; it has no single tasks, appointments or use of the record.",
};

/** Fields that all indicators of the record have alike. */
const common = { services: ["all"], affectedBy: [], notComputed: OUTSIDE, known: [] } as const;
const share = { nb: "andel", nn: "del", en: "share" };

/** Indicators that the patient record gives and no simulation can: kept in the list with the reason. */
export const RECORD_INDICATORS = {
  "medicines-on-time": {
    ...common,
    name: {
      nb: "Andel legemidler gitt innenfor definert tidsintervall (IM2, IU3, LE1)",
      nn: "Del legemiddel gitt innanfor definert tidsintervall (IM2, IU3, LE1)",
      en: "Share of medicines given within the defined interval (IM2, IU3, LE1)",
    },
    description: {
      nb: "Andel legemidler som er administrert fra én time før til én time etter planlagt tid.",
      nn: "Del legemiddel som er administrerte frå éin time før til éin time etter planlagd tid.",
      en: "Share of medicines administered from one hour before to one hour after the planned time.",
    },
    formula: {
      nb: "administreringer i tide ÷ alle",
      nn: "administreringar i tide ÷ alle",
      en: "administrations in time ÷ all",
    },
    unit: share,
    direction: "more-is-better",
    source: LIST,
  },
  "carer-continuity": {
    ...common,
    name: {
      nb: "Pleiekontinuitet i hjemmetjenesten (H4)",
      nn: "Pleiekontinuitet i heimetenesta (H4)",
      en: "Continuity of carers in home care (H4)",
    },
    description: {
      nb: "Antall unike pleiere fordelt på ansikt-til-ansikt-besøk, som en rate.",
      nn: "Talet på unike pleiarar fordelt på ansikt-til-ansikt-besøk, som ein rate.",
      en: "Number of different carers over face-to-face visits, as a rate.",
    },
    formula: { nb: "1 − unike pleiere ÷ besøk", nn: "1 − unike pleiarar ÷ besøk", en: "1 − different carers ÷ visits" },
    unit: share,
    direction: "more-is-better",
    services: ["home-care"],
    source: LIST,
  },
  "helsami-profiles": {
    ...common,
    name: {
      nb: "Innbyggere med HelsaMi-profil (HE1)",
      nn: "Innbyggjarar med HelsaMi-profil (HE1)",
      en: "Inhabitants with a HelsaMi profile (HE1)",
    },
    description: {
      nb: "Antall innbyggere som har opprettet en profil i HelsaMi og logget inn minst én gang.",
      nn: "Talet på innbyggjarar som har oppretta ein profil i HelsaMi og logga inn minst éin gong.",
      en: "Number of inhabitants who have made a profile in HelsaMi and logged in at least once.",
    },
    formula: {
      nb: "profiler med minst én innlogging",
      nn: "profilar med minst éi innlogging",
      en: "profiles with at least one login",
    },
    unit: { nb: "innbyggere", nn: "innbyggjarar", en: "inhabitants" },
    direction: "more-is-better",
    source: LIST,
  },
  "clinician-time-used": {
    ...common,
    name: { nb: "Utnyttelse av klinikertid", nn: "Utnytting av klinikartid", en: "Use of clinicians' time" },
    description: {
      nb: "Andel av klinikernes tid som er booket med avtaler.",
      nn: "Del av tida til klinikarane som er booka med avtalar.",
      en: "Share of the clinicians' time that is booked with appointments.",
    },
    formula: {
      nb: "booket tid ÷ tilgjengelig tid",
      nn: "booka tid ÷ tilgjengeleg tid",
      en: "booked time ÷ time available",
    },
    unit: share,
    direction: "more-is-better",
    source: DASHBOARD,
  },
  "schedule-used": {
    ...common,
    name: { nb: "Utnyttelse av timeplan", nn: "Utnytting av timeplan", en: "Use of the schedule" },
    description: {
      nb: "Andel av åpningene i timeplanen som er brukt.",
      nn: "Del av opningane i timeplanen som er brukte.",
      en: "Share of the openings in the schedule that are used.",
    },
    formula: { nb: "brukte åpninger ÷ alle", nn: "brukte opningar ÷ alle", en: "openings used ÷ all" },
    unit: share,
    direction: "more-is-better",
    source: DASHBOARD,
  },
  "appointment-wait": {
    ...common,
    name: { nb: "Timeventetid", nn: "Timeventetid", en: "Wait for an appointment" },
    description: {
      nb: "Døgn fra en avtale blir bestilt til den finner sted.",
      nn: "Døgn frå ein avtale blir bestilt til han finn stad.",
      en: "Days from an appointment is made until it takes place.",
    },
    formula: { nb: "snitt av døgn", nn: "snitt av døgn", en: "mean of the days" },
    unit: { nb: "døgn", nn: "døgn", en: "days" },
    direction: "less-is-better",
    source: DASHBOARD,
  },
  "no-show-time": {
    ...common,
    name: { nb: "Tid tapt på grunn av ikke-møtt", nn: "Tid tapt på grunn av ikkje-møtt", en: "Time lost to no-shows" },
    description: {
      nb: "Tid i avtaler der pasienten ikke møtte.",
      nn: "Tid i avtalar der pasienten ikkje møtte.",
      en: "Time in appointments to which the patient did not come.",
    },
    formula: { nb: "sum av tid", nn: "sum av tid", en: "sum of time" },
    unit: { nb: "timer", nn: "timar", en: "hours" },
    direction: "less-is-better",
    source: DASHBOARD,
  },
  "late-cancellation-time": {
    ...common,
    name: {
      nb: "Tapt tid på grunn av sene kanselleringer",
      nn: "Tapt tid på grunn av seine kanselleringar",
      en: "Time lost to late cancellations",
    },
    description: {
      nb: "Tid i avtaler som ble avlyst for sent til å gis til andre.",
      nn: "Tid i avtalar som blei avlyste for seint til å bli gitt til andre.",
      en: "Time in appointments cancelled too late to be given to others.",
    },
    formula: { nb: "sum av tid", nn: "sum av tid", en: "sum of time" },
    unit: { nb: "timer", nn: "timar", en: "hours" },
    direction: "less-is-better",
    source: DASHBOARD,
  },
  "completed-appointments": {
    ...common,
    name: { nb: "Fullførte avtaler", nn: "Fullførte avtalar", en: "Completed appointments" },
    description: {
      nb: "Antall avtaler som er gjennomført.",
      nn: "Talet på avtalar som er gjennomførte.",
      en: "Number of appointments that took place.",
    },
    formula: { nb: "antall", nn: "tal", en: "number" },
    unit: { nb: "avtaler", nn: "avtalar", en: "appointments" },
    direction: "more-is-better",
    source: DASHBOARD,
  },
} as const satisfies Readonly<Record<string, Indicator>>;
