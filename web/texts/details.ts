import type { Language } from "../../report/language.ts";

/** Texts of the side sheet of a place, of the map as a list, and of the replication that is played. */
export interface DetailTexts {
  readonly list: string;
  readonly listHint: string;
  readonly open: (place: string) => string;
  readonly close: string;
  readonly calculating: (finished: string, of: string) => string;
  readonly failed: (message: string) => string;
  readonly of: (replications: string) => string;
  readonly overTime: (place: string) => string;
  readonly levels: string;
  readonly levelMeasure: string;
  readonly levelFinding: (level: string, share: string) => string;
  readonly levelBar: (from: string, to: string) => string;
  readonly waits: string;
  readonly waitMeasure: string;
  readonly waitCounted: string;
  readonly atOnce: (share: string) => string;
  readonly noWaits: string;
  readonly inOut: string;
  readonly inside: string;
  readonly from: string;
  readonly to: string;
  readonly perYear: string;
  readonly outside: string;
  readonly leaves: string;
  readonly explanations: Readonly<Record<"overTime" | "levels" | "waits", string>>;
  readonly play: string;
  readonly playHint: string;
  readonly banner: string;
  readonly start: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly speed: string;
  readonly speeds: Readonly<Record<"1" | "4" | "12", string>>;
  readonly replication: string;
  readonly choices: (count: number) => Readonly<Record<"typical" | "best" | "worst", string>>;
  readonly played: (replication: string, choice: string) => string;
  /** @param isDone whether that is all that will be looked at */
  readonly ranking: (looked: string, of: string, isDone: boolean) => string;
  readonly playOther: (replication: string, choice: string) => string;
  readonly day: string;
  readonly dayText: (day: string, of: string, date: string) => string;
  readonly told: (day: string, waiting: string) => string;
  readonly arrows: string;
  readonly still: string;
  readonly move: string;
  readonly hide: string;
  readonly now: (count: string) => string;
}

export const DETAILS: Readonly<Record<Language, DetailTexts>> = {
  nb: {
    list: "Flyt som liste",
    listHint: "Piltaster følger flyten: høyre dit de fleste går, venstre dit de fleste kommer fra. Enter viser mer.",
    open: (place) => `Vis mer om ${place}`,
    close: "Lukk",
    calculating: (finished, of) => `Beregner … ${finished} av ${of} replikasjoner`,
    failed: (message) => `Simuleringen stoppet. Det er en feil hos oss; meld den gjerne med denne teksten: ${message}`,
    of: (replications) => `Hurtigvisning av ${replications} hele replikasjoner, regnet ut i nettleseren.`,
    overTime: (place) => `Pasienter i ${place} og kø dit`,
    levels: "Andel av tiden på hvert nivå",
    levelMeasure: "Andel av tiden",
    levelFinding: (level, share) => `Oftest: ${level}, ${share} av tiden.`,
    levelBar: (from, to) =>
      from === to ? (from === "1" ? "1 pasient" : `${from} pasienter`) : `${from}–${to} pasienter`,
    waits: "Ventetid før plass",
    waitMeasure: "Ventetid, døgn",
    waitCounted: "Pasienter i alle replikasjonene",
    atOnce: (share) => `${share} fikk plass uten å vente; de andre ventet slik:`,
    noWaits: "Ingen ventet hit.",
    inOut: "Inn og ut",
    inside: "I plassene",
    from: "Fra",
    to: "Til",
    perYear: "Pasienter per år",
    outside: "utenfra",
    leaves: "ut av modellen",
    explanations: {
      overTime: "Snitt over replikasjonene for hvert døgn. Ett enkelt år svinger mer enn snittet.",
      levels: "Hvor stor del av tiden så mange pasienter var i plassene, i alle replikasjonene til sammen.",
      waits: "De som ventet, etter hvor lenge. Arealet er antallet, for klassene er ikke like brede.",
    },
    play: "Spill av én kjøring",
    playHint: "Se én replikasjon døgn for døgn på kartet.",
    banner: "Én tilfeldig kjøring – bruk snittene til beslutninger.",
    start: "Spill",
    pause: "Pause",
    back: "Ett døgn tilbake",
    forward: "Ett døgn fram",
    speed: "Hastighet",
    speeds: { "1": "1 døgn i sekundet", "4": "4 døgn i sekundet", "12": "12 døgn i sekundet" },
    replication: "Replikasjon",
    choices: (count) => ({
      typical: `Typisk av ${count}`,
      best: `Beste av ${count}`,
      worst: `Verste av ${count}`,
    }),
    played: (replication, choice) => `Du ser replikasjon ${replication}: ${choice.toLowerCase()}.`,
    ranking: (looked, of, isDone) =>
      isDone
        ? `${looked} replikasjoner er sett på, ordnet etter hvor mange som ventet.`
        : `${looked} av ${of} replikasjoner er sett på så langt.`,
    playOther: (replication, choice) => `Bytt til replikasjon ${replication}: ${choice.toLowerCase()}`,
    day: "Døgn",
    dayText: (day, of, date) => `Døgn ${day} av ${of}, ${date}`,
    told: (day, waiting) => `Døgn ${day}: ${waiting} venter`,
    arrows: "Tallene i boksene er ved midnatt. Pilene, «Inn utenfra» og «Ut herfra» er snitt per år.",
    still: "Systemet ditt ber om lite bevegelse, så avspillingen går bare ett døgn om gangen.",
    move: "Tillat bevegelse her",
    hide: "Lukk avspillingen",
    now: (count) => `${count} nå`,
  },
  nn: {
    list: "Flyt som liste",
    listHint: "Piltastar følgjer flyten: høgre dit dei fleste går, venstre dit dei fleste kjem frå. Enter viser meir.",
    open: (place) => `Vis meir om ${place}`,
    close: "Lukk",
    calculating: (finished, of) => `Bereknar … ${finished} av ${of} replikasjonar`,
    failed: (message) => `Simuleringa stoppa. Det er ein feil hos oss; meld han gjerne med denne teksten: ${message}`,
    of: (replications) => `Snøggvising av ${replications} heile replikasjonar, rekna ut i nettlesaren.`,
    overTime: (place) => `Pasientar i ${place} og kø dit`,
    levels: "Del av tida på kvart nivå",
    levelMeasure: "Del av tida",
    levelFinding: (level, share) => `Oftast: ${level}, ${share} av tida.`,
    levelBar: (from, to) =>
      from === to ? (from === "1" ? "1 pasient" : `${from} pasientar`) : `${from}–${to} pasientar`,
    waits: "Ventetid før plass",
    waitMeasure: "Ventetid, døgn",
    waitCounted: "Pasientar i alle replikasjonane",
    atOnce: (share) => `${share} fekk plass utan å vente; dei andre venta slik:`,
    noWaits: "Ingen venta hit.",
    inOut: "Inn og ut",
    inside: "I plassane",
    from: "Frå",
    to: "Til",
    perYear: "Pasientar per år",
    outside: "utanfrå",
    leaves: "ut av modellen",
    explanations: {
      overTime: "Snitt over replikasjonane for kvart døgn. Eitt enkelt år svingar meir enn snittet.",
      levels: "Kor stor del av tida så mange pasientar var i plassane, i alle replikasjonane til saman.",
      waits: "Dei som venta, etter kor lenge. Arealet er talet på dei, for klassane er ikkje like breie.",
    },
    play: "Spel av éi køyring",
    playHint: "Sjå éin replikasjon døgn for døgn på kartet.",
    banner: "Éi tilfeldig køyring – bruk snitta til avgjerder.",
    start: "Spel",
    pause: "Pause",
    back: "Eitt døgn tilbake",
    forward: "Eitt døgn fram",
    speed: "Fart",
    speeds: { "1": "1 døgn i sekundet", "4": "4 døgn i sekundet", "12": "12 døgn i sekundet" },
    replication: "Replikasjon",
    choices: (count) => ({
      typical: `Typisk av ${count}`,
      best: `Beste av ${count}`,
      worst: `Verste av ${count}`,
    }),
    played: (replication, choice) => `Du ser replikasjon ${replication}: ${choice.toLowerCase()}.`,
    ranking: (looked, of, isDone) =>
      isDone
        ? `${looked} replikasjonar er sette på, ordna etter kor mange som venta.`
        : `${looked} av ${of} replikasjonar er sette på så langt.`,
    playOther: (replication, choice) => `Byt til replikasjon ${replication}: ${choice.toLowerCase()}`,
    day: "Døgn",
    dayText: (day, of, date) => `Døgn ${day} av ${of}, ${date}`,
    told: (day, waiting) => `Døgn ${day}: ${waiting} ventar`,
    arrows: "Tala i boksane er ved midnatt. Pilene, «Inn utanfrå» og «Ut herfra» er snitt per år.",
    still: "Systemet ditt ber om lite rørsle, så avspelinga går berre eitt døgn om gongen.",
    move: "Tillat rørsle her",
    hide: "Lukk avspelinga",
    now: (count) => `${count} no`,
  },
  en: {
    list: "Flow as a list",
    listHint: "Arrow keys follow the flow: right to where most go, left to where most come from. Enter shows more.",
    open: (place) => `Show more about ${place}`,
    close: "Close",
    calculating: (finished, of) => `Calculating … ${finished} of ${of} replications`,
    failed: (message) => `The simulation stopped. That is our mistake; please report it with this text: ${message}`,
    of: (replications) => `Preview of ${replications} whole replications, calculated in the browser.`,
    overTime: (place) => `Patients in ${place} and queue for it`,
    levels: "Share of time at each level",
    levelMeasure: "Share of time",
    levelFinding: (level, share) => `Most often: ${level}, ${share} of the time.`,
    levelBar: (from, to) =>
      from === to ? (from === "1" ? "1 patient" : `${from} patients`) : `${from}–${to} patients`,
    waits: "Wait before a place",
    waitMeasure: "Wait, days",
    waitCounted: "Patients in all replications",
    atOnce: (share) => `${share} got a place without waiting; the others waited so:`,
    noWaits: "Nobody waited for it.",
    inOut: "In and out",
    inside: "In its places",
    from: "From",
    to: "To",
    perYear: "Patients per year",
    outside: "from outside",
    leaves: "out of the model",
    explanations: {
      overTime: "Mean over the replications of each day. A single year varies more than the mean.",
      levels: "How much of the time so many patients were in its places, in all replications together.",
      waits: "Those who waited, by how long. The area is their number, for the classes are not equally wide.",
    },
    play: "Play one run",
    playHint: "See one replication day by day on the map.",
    banner: "One random run – use the means for decisions.",
    start: "Play",
    pause: "Pause",
    back: "One day back",
    forward: "One day on",
    speed: "Speed",
    speeds: { "1": "1 day a second", "4": "4 days a second", "12": "12 days a second" },
    replication: "Replication",
    choices: (count) => ({
      typical: `Typical of ${count}`,
      best: `Best of ${count}`,
      worst: `Worst of ${count}`,
    }),
    played: (replication, choice) => `You see replication ${replication}: ${choice.toLowerCase()}.`,
    ranking: (looked, of, isDone) =>
      isDone
        ? `${looked} replications have been looked at, in the order of how many waited.`
        : `${looked} of ${of} replications have been looked at so far.`,
    playOther: (replication, choice) => `Change to replication ${replication}: ${choice.toLowerCase()}`,
    day: "Day",
    dayText: (day, of, date) => `Day ${day} of ${of}, ${date}`,
    told: (day, waiting) => `Day ${day}: ${waiting} wait`,
    arrows: "The numbers in the boxes are at midnight. The arrows, “From outside” and “Exits” are means per year.",
    still: "Your system asks for little motion, so the run is shown one day at a time only.",
    move: "Allow motion here",
    hide: "Close the run",
    now: (count) => `${count} now`,
  },
};
