import type { Language, LocalText } from "./language.ts";

type Sentence = Readonly<Record<Language, (...parts: string[]) => string>>;

/** What is said about a warm-up that was looked for. */
export const WARM_UP_WORDS = {
  pilot: {
    nb: (replications, years) => `Prøvd på ${replications} replikasjoner av ${years} år fra starten.`,
    nn: (replications, years) => `Prøvd på ${replications} replikasjonar av ${years} år frå starten.`,
    en: (replications, years) => `Tried on ${replications} replications of ${years} years from the start.`,
  },
  found: {
    nb: (years, days, scenario) => `Oppvarmingen er ${years} år (${days} døgn); scenarioet selv sier ${scenario} døgn.`,
    nn: (years, days, scenario) =>
      `Oppvarminga er ${years} år (${days} døgn); scenarioet sjølv seier ${scenario} døgn.`,
    en: (years, days, scenario) =>
      `The warm-up is ${years} ${years === "1" ? "year" : "years"} (${days} days); the scenario itself says ${scenario} days.`,
  },
  longest: {
    nb: (names) => `Lengst tid tar: ${names}.`,
    nn: (names) => `Lengst tid tek: ${names}.`,
    en: (names) => `What takes longest: ${names}.`,
  },
  noneShown: {
    nb: (count) => `Ingen av ${count} serier viser at de første årene skiller seg ut; ett år er det minste.`,
    nn: (count) => `Ingen av ${count} seriar viser at dei første åra skil seg ut; eitt år er det minste.`,
    en: (count) => `None of ${count} series shows that the first years differ; one year is the least.`,
  },
  neverSettles: {
    nb: "Modellen svinger seg ikke inn.",
    nn: "Modellen svingar seg ikkje inn.",
    en: "The model does not settle.",
  },
  transient: {
    nb: (days) =>
      `Tallene nedenfor er et øyeblikksbilde av en overgang: de avhenger av starten og av oppvarmingen, som er scenarioets egen på ${days} døgn.`,
    nn: (days) =>
      `Tala nedanfor er eit augeblinksbilete av ein overgang: dei kjem an på starten og på oppvarminga, som er den scenarioet sjølv har, ${days} døgn.`,
    en: (days) =>
      `The figures below show a transient at one moment: they depend on the start and on the warm-up, which is the scenario's own of ${days} days.`,
  },
  heldOnly: {
    nb: (place) => `${place} svinger seg inn bare fordi noen går fra køen:`,
    nn: (place) => `${place} svingar seg inn berre fordi nokon går frå køen:`,
    en: (place) => `${place} settles only because some go from its queue:`,
  },
  load: {
    nb: (offered, capacity) => `belastningen er ${offered} senger mot en kapasitet på ${capacity}`,
    nn: (offered, capacity) => `belastninga er ${offered} senger mot ein kapasitet på ${capacity}`,
    en: (offered, capacity) => `the offered load is ${offered} beds against a capacity of ${capacity}`,
  },
  wanted: {
    nb: (wanted, capacity) => `de som kommer, ville holdt ${wanted} senger av ${capacity} om alle fikk plass`,
    nn: (wanted, capacity) => `dei som kjem, ville halde ${wanted} senger av ${capacity} om alle fekk plass`,
    en: (wanted, capacity) => `those who come would hold ${wanted} beds of ${capacity} if all got a place`,
  },
  besideBlocked: {
    nb: "men da er de som ligger og venter på neste plass ikke regnet med",
    nn: "men då er dei som ligg og ventar på neste plass ikkje rekna med",
    en: "but those who lie there waiting for the next place are not in it",
  },
  perYear: { nb: "i året", nn: "i året", en: "a year" },
  leave: { nb: "forlater køen", nn: "forlèt køen", en: "leave the queue" },
  turnedAway: { nb: "blir avvist", nn: "blir avviste", en: "are turned away" },
  alternative: { nb: "tar et annet tilbud", nn: "tek eit anna tilbod", en: "take an alternative" },
  queue: { nb: "Kø til", nn: "Kø til", en: "Queue for" },
  occupied: { nb: "Opptatte senger,", nn: "Opptekne senger,", en: "Occupied beds," },
  title: {
    nb: "Innsvingning i prøvereplikasjonene",
    nn: "Innsvinging i prøvereplikasjonane",
    en: "How the pilot replications settle",
  },
  series: { nb: "Serie", nn: "Serie", en: "Series" },
  moving: { nb: "Glidende årssnitt", nn: "Glidande årssnitt", en: "Moving yearly mean" },
  cut: { nb: "Kuttes (år)", nn: "Blir kutta (år)", en: "Cut (years)" },
  never: { nb: "aldri", nn: "aldri", en: "never" },
  trend: {
    nb: "Endring per år i resten (95 % KI)",
    nn: "Endring per år i resten (95 % KI)",
    en: "Change a year in the rest (95% CI)",
  },
  legend: {
    nb: "Snitt over replikasjonene, glidende over et helt år (Welch), hver serie med sin egen skala. Kuttet er funnet med MSER-5 på hele år, og regnes bare der de første årene er vist å skille seg fra resten.",
    nn: "Snitt over replikasjonane, glidande over eit heilt år (Welch), kvar serie med sin eigen skala. Kuttet er funne med MSER-5 på heile år, og blir rekna berre der dei første åra er viste å skilje seg frå resten.",
    en: "Means over replications, moving over a whole year (Welch), each series on its own scale. The cut is found by MSER-5 on whole years, and counts only where the first years are shown to differ from the rest.",
  },
} as const satisfies Readonly<Record<string, LocalText | Sentence>>;
