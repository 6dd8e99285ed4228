import type { Language } from "./language.ts";

/** Sentences and headings of what is told of a day, an instant or many waits. */
export interface DayWords {
  readonly place: string;
  readonly capacity: string;
  readonly noLimit: string;
  readonly inUse: string;
  readonly ready: string;
  readonly waiting: string;
  readonly reserved: string;
  readonly censusTitle: string;
  readonly censusNote: string;
  readonly whatHappens: string;
  readonly whatHappensIn: (place: string) => string;
  readonly nothingHappens: string;
  readonly hour: (from: string, to: string) => string;
  readonly others: (come: number, leave: number) => string;
  readonly comes: (patient: string, place: string) => string;
  readonly comesFromHome: (patient: string, place: string) => string;
  readonly moves: (patient: string, from: string, place: string) => string;
  readonly afterWait: (duration: string) => string;
  readonly beyondCapacity: string;
  readonly referred: (patient: string, place: string) => string;
  readonly alsoWaits: (patient: string, source: string, destination: string) => string;
  readonly leaves: (patient: string, place: string, exit: string) => string;
  readonly waits: (patient: string, source: string, destination: string, position: string) => string;
  readonly given: (patient: string, source: string, destination: string) => string;
  readonly deciding: (patient: string, place: string, destination: string) => string;
  readonly putOff: (patient: string, place: string) => string;
  readonly stopsWaiting: (patient: string, source: string, destination: string) => string;
  readonly lost: (patient: string, source: string, destination: string) => string;
  readonly diverted: (patient: string, source: string, destination: string) => string;
  readonly swap: (patient: string, place: string, destination: string) => string;
  readonly otherwise: (patient: string, kind: string) => string;

  readonly waitingTitle: (when: string) => string;
  readonly nobodyWaits: string;
  readonly waitingFor: (destination: string, count: string) => string;
  readonly bedsInUse: (occupied: string, capacity: string) => string;
  readonly bedsReserved: (reserved: string) => string;
  readonly numberAndPlace: string;
  readonly patient: string;
  readonly readySince: string;
  readonly hasWaited: string;
  readonly note: string;
  readonly states: Readonly<Record<"decision" | "start-delay" | "waiting-list", string>>;
  readonly alternative: string;

  readonly longestTitle: (count: string) => string;
  readonly whereAndFor: string;
  readonly waited: string;
  readonly when: string;
  readonly ended: string;
  readonly endings: Readonly<Record<string, string>>;
  readonly tellMore: string;
}

const nb: DayWords = {
  place: "Tjeneste",
  capacity: "Plasser",
  noLimit: "uten grense",
  inUse: "I bruk",
  ready: "Utskrivningsklare",
  waiting: "Venter på plass",
  reserved: "Holdt av",
  censusTitle: "Midnattstellingen, ved døgnets begynnelse → slutt",
  censusNote: "Utskrivningsklare er i tjenesten; de som venter på plass, er andre steder.",
  whatHappens: "Hva som skjer",
  whatHappensIn: (place) => `Hva som skjer i ${place}, og for dem som skal dit`,
  nothingHappens: "Ingenting skjer.",
  hour: (from, to) => `Kl. ${from}–${to}`,
  others: (come, leave) =>
    [come > 0 ? `${come} kommer utenfra` : "", leave > 0 ? `${leave} forlater modellen` : ""]
      .filter(Boolean)
      .join(", "),
  comes: (patient, place) => `${patient} kommer til ${place}`,
  comesFromHome: (patient, place) => `${patient} kommer hjemmefra til ${place}`,
  moves: (patient, from, place) => `${patient} flytter fra ${from} til ${place}`,
  afterWait: (duration) => ` etter ${duration} i kø`,
  beyondCapacity: ", ut over kapasiteten",
  referred: (patient, place) => `${patient} henvises til ${place}, og settes på venteliste`,
  alsoWaits: (patient, source, destination) => `${patient} (${source}) godtar nå også ${destination}`,
  leaves: (patient, place, exit) => `${patient} forlater ${place}: ${exit}`,
  waits: (patient, source, destination, position) =>
    `${patient} (${source}) må vente på ${destination}: nummer ${position} i køen`,
  given: (patient, source, destination) => `${patient} (${source}) får plass, og venter på oppstart: ${destination}`,
  deciding: (patient, place, destination) =>
    `${patient} (${place}) er utskrivningsklar, og venter på vedtak: ${destination}`,
  putOff: (patient, place) => `${patient} (${place}) er ferdig behandlet, men meldes klar først på mandag`,
  stopsWaiting: (patient, source, destination) => `${patient} (${source}) slutter å vente på ${destination}`,
  lost: (patient, source, destination) => `${patient} (${source}) blir avvist: køen til ${destination} er full`,
  diverted: (patient, source, destination) =>
    `${patient} (${source}) blir vist videre: køen til ${destination} er full`,
  swap: (patient, place, destination) => `${patient} (${place}) flytter i en ring som sperret seg: ${destination}`,
  otherwise: (patient, kind) => `${patient}: ${kind}`,

  waitingTitle: (when) => `Hvem venter ${when}, og hvorfor`,
  nobodyWaits: "Ingen venter.",
  waitingFor: (destination, count) => `${destination}: ${count} venter`,
  bedsInUse: (occupied, capacity) => `${occupied} av ${capacity} plasser i bruk`,
  bedsReserved: (reserved) => `${reserved} holdt av`,
  numberAndPlace: "Nr. og sted",
  patient: "Pasient",
  readySince: "Klar siden",
  hasWaited: "Har ventet",
  note: "Merknad",
  states: { decision: "venter på vedtak", "start-delay": "venter på oppstart", "waiting-list": "på venteliste" },
  alternative: "godtar dette i stedet",

  longestTitle: (count) => `De ${count} lengste ventetidene i måleperioden`,
  whereAndFor: "Sted → venter på",
  waited: "Ventet",
  when: "Når",
  ended: "Slutt",
  endings: {
    given: "fikk plass",
    alternative: "fikk plass et annet sted",
    "leaves-queue": "sluttet å vente",
    lost: "avvist",
    diverted: "vist videre",
    "still-waits": "venter fortsatt",
  },
  tellMore: "Slik fortelles det som hendte med en av dem:",
};

const nn: DayWords = {
  place: "Teneste",
  capacity: "Plassar",
  noLimit: "utan grense",
  inUse: "I bruk",
  ready: "Utskrivingsklare",
  waiting: "Ventar på plass",
  reserved: "Haldne av",
  censusTitle: "Midnattsteljinga, når døgnet byrjar → sluttar",
  censusNote: "Utskrivingsklare er i tenesta; dei som ventar på plass, er andre stader.",
  whatHappens: "Kva som skjer",
  whatHappensIn: (place) => `Kva som skjer i ${place}, og for dei som skal dit`,
  nothingHappens: "Ingenting skjer.",
  hour: (from, to) => `Kl. ${from}–${to}`,
  others: (come, leave) =>
    [come > 0 ? `${come} kjem utanfrå` : "", leave > 0 ? `${leave} forlèt modellen` : ""].filter(Boolean).join(", "),
  comes: (patient, place) => `${patient} kjem til ${place}`,
  comesFromHome: (patient, place) => `${patient} kjem heimanfrå til ${place}`,
  moves: (patient, from, place) => `${patient} flyttar frå ${from} til ${place}`,
  afterWait: (duration) => ` etter ${duration} i kø`,
  beyondCapacity: ", ut over kapasiteten",
  referred: (patient, place) => `${patient} blir vist til ${place}, og sett på venteliste`,
  alsoWaits: (patient, source, destination) => `${patient} (${source}) godtek no òg ${destination}`,
  leaves: (patient, place, exit) => `${patient} forlèt ${place}: ${exit}`,
  waits: (patient, source, destination, position) =>
    `${patient} (${source}) må vente på ${destination}: nummer ${position} i køen`,
  given: (patient, source, destination) => `${patient} (${source}) får plass, og ventar på oppstart: ${destination}`,
  deciding: (patient, place, destination) =>
    `${patient} (${place}) er utskrivingsklar, og ventar på vedtak: ${destination}`,
  putOff: (patient, place) => `${patient} (${place}) er ferdig behandla, men blir meld klar først på måndag`,
  stopsWaiting: (patient, source, destination) => `${patient} (${source}) sluttar å vente på ${destination}`,
  lost: (patient, source, destination) => `${patient} (${source}) blir avvist: køen til ${destination} er full`,
  diverted: (patient, source, destination) =>
    `${patient} (${source}) blir vist vidare: køen til ${destination} er full`,
  swap: (patient, place, destination) => `${patient} (${place}) flyttar i ein ring som sperra seg: ${destination}`,
  otherwise: (patient, kind) => `${patient}: ${kind}`,

  waitingTitle: (when) => `Kven ventar ${when}, og kvifor`,
  nobodyWaits: "Ingen ventar.",
  waitingFor: (destination, count) => `${destination}: ${count} ventar`,
  bedsInUse: (occupied, capacity) => `${occupied} av ${capacity} plassar i bruk`,
  bedsReserved: (reserved) => `${reserved} haldne av`,
  numberAndPlace: "Nr. og stad",
  patient: "Pasient",
  readySince: "Klar sidan",
  hasWaited: "Har venta",
  note: "Merknad",
  states: { decision: "ventar på vedtak", "start-delay": "ventar på oppstart", "waiting-list": "på venteliste" },
  alternative: "godtek dette i staden",

  longestTitle: (count) => `Dei ${count} lengste ventetidene i måleperioden`,
  whereAndFor: "Stad → ventar på",
  waited: "Venta",
  when: "Når",
  ended: "Slutt",
  endings: {
    given: "fekk plass",
    alternative: "fekk plass ein annan stad",
    "leaves-queue": "slutta å vente",
    lost: "avvist",
    diverted: "vist vidare",
    "still-waits": "ventar framleis",
  },
  tellMore: "Slik blir det fortalt kva som hende med ein av dei:",
};

const en: DayWords = {
  place: "Place",
  capacity: "Capacity",
  noLimit: "no limit",
  inUse: "In use",
  ready: "Discharge-ready",
  waiting: "Waiting for it",
  reserved: "Kept",
  censusTitle: "The midnight census, as the day begins → ends",
  censusNote: "The discharge-ready are in the place; those waiting for it are elsewhere.",
  whatHappens: "What happens",
  whatHappensIn: (place) => `What happens in ${place}, and to those bound for it`,
  nothingHappens: "Nothing happens.",
  hour: (from, to) => `${from}–${to}`,
  others: (come, leave) =>
    [come > 0 ? `${come} come from outside` : "", leave > 0 ? `${leave} leave the model` : ""]
      .filter(Boolean)
      .join(", "),
  comes: (patient, place) => `${patient} comes to ${place}`,
  comesFromHome: (patient, place) => `${patient} comes from home to ${place}`,
  moves: (patient, from, place) => `${patient} moves from ${from} to ${place}`,
  afterWait: (duration) => ` after ${duration} in the queue`,
  beyondCapacity: ", beyond the capacity",
  referred: (patient, place) => `${patient} is referred to ${place}, and put on the waiting list`,
  alsoWaits: (patient, source, destination) => `${patient} (${source}) accepts ${destination} too from now on`,
  leaves: (patient, place, exit) => `${patient} leaves ${place}: ${exit}`,
  waits: (patient, source, destination, position) =>
    `${patient} (${source}) must wait for ${destination}: number ${position} in the queue`,
  given: (patient, source, destination) =>
    `${patient} (${source}) gets a place, and waits for the start: ${destination}`,
  deciding: (patient, place, destination) =>
    `${patient} (${place}) is discharge-ready, and waits for a decision: ${destination}`,
  putOff: (patient, place) => `${patient} (${place}): treatment is over, readiness is declared on Monday only`,
  stopsWaiting: (patient, source, destination) => `${patient} (${source}) stops waiting for ${destination}`,
  lost: (patient, source, destination) => `${patient} (${source}) is turned away: the queue for ${destination} is full`,
  diverted: (patient, source, destination) => `${patient} (${source}) is sent on: the queue for ${destination} is full`,
  swap: (patient, place, destination) => `${patient} (${place}) moves in a circle that was blocked: ${destination}`,
  otherwise: (patient, kind) => `${patient}: ${kind}`,

  waitingTitle: (when) => `Who waits ${when}, and why`,
  nobodyWaits: "Nobody waits.",
  waitingFor: (destination, count) => `${destination}: ${count} waiting`,
  bedsInUse: (occupied, capacity) => `${occupied} of ${capacity} in use`,
  bedsReserved: (reserved) => `${reserved} kept for those on their way`,
  numberAndPlace: "No. and place",
  patient: "Patient",
  readySince: "Ready since",
  hasWaited: "Has waited",
  note: "Note",
  states: {
    decision: "waits for a decision",
    "start-delay": "waits for the start",
    "waiting-list": "on the waiting list",
  },
  alternative: "accepts this instead",

  longestTitle: (count) => `The ${count} longest waits in the measured period`,
  whereAndFor: "Place → waits for",
  waited: "Waited",
  when: "When",
  ended: "Ended",
  endings: {
    given: "got a place",
    alternative: "got another place",
    "leaves-queue": "stopped waiting",
    lost: "turned away",
    diverted: "sent on",
    "still-waits": "still waits",
  },
  tellMore: "To be told what happened to one of them:",
};

export const DAY_WORDS: Readonly<Record<Language, DayWords>> = { nb, nn, en };
