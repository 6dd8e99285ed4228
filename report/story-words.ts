import type { Language } from "./language.ts";

/** Sentences of a story; names, times and durations come as they are to be read. */
export interface StoryWords {
  readonly patient: string;
  readonly replication: string;
  readonly seed: string;
  readonly warmUp: string;
  readonly measured: string;
  readonly holiday: string;
  readonly minutes: (number: string) => string;
  readonly hours: (number: string) => string;
  readonly days: (number: string) => string;
  /** 3 Jan at 13:22. */
  readonly dateAtClock: (date: string, clock: string) => string;
  readonly and: string;
  readonly andMore: (list: string, more: string) => string;

  readonly arrives: (place: string) => string;
  readonly arrivesFromHome: (place: string) => string;
  readonly arrivesAgain: (place: string) => string;
  readonly referred: (place: string) => string;
  readonly calledIn: (place: string, duration: string) => string;
  readonly calledToFreeBed: (place: string, duration: string) => string;
  readonly alsoWaits: (place: string) => string;
  readonly presentAtStart: (place: string) => string;
  readonly drawn: (duration: string, destination: string, probability: string) => string;
  readonly drawnTreatment: (duration: string, destination: string) => string;
  readonly keepsTurn: string;
  readonly drawnDestination: (destination: string) => string;
  readonly atOnce: string;
  readonly atOnceOf: (occupied: string, capacity: string) => string;
  readonly atOnceBeyond: (capacity: string) => string;
  readonly overCapacity: (capacity: string) => string;
  readonly mustWait: (destination: string, position: string, of: string) => string;
  readonly mustWaitHere: (position: string, of: string) => string;
  readonly mustWaitHereAlone: string;
  readonly mustWaitAlone: (destination: string) => string;
  readonly orderMoves: string;
  readonly ahead: (list: string) => string;
  readonly waiter: (place: string, readyAt: string) => string;
  /** One without a bed. */
  readonly waiterOutside: (place: string, since: string) => string;
  readonly priority: (number: string) => string;
  readonly inList: (number: string) => string;
  readonly reason: (reasons: string) => string;
  readonly stillWaits: (served: number, position: string, of: string) => string;
  readonly moreTimes: (times: string) => string;
  readonly givenAfter: (destination: string, duration: string) => string;
  readonly givenInstead: (destination: string, duration: string) => string;
  readonly leavesAfter: (exit: string, duration: string) => string;
  readonly bedLeftNow: (by: string, to: string) => string;
  readonly bedLeftBefore: (by: string, to: string, at: string) => string;
  readonly bedOfDeceasedNow: (by: string) => string;
  readonly bedOfDeceasedBefore: (by: string, at: string) => string;
  readonly bedEmpty: string;
  readonly bedOpened: string;
  readonly swap: string;
  readonly passedBy: (count: number, list: string) => string;
  readonly reservedUntilStart: string;
  readonly waitsForStart: string;
  readonly startedAfter: (duration: string) => string;
  readonly movesTo: (place: string) => string;
  readonly exits: (exit: string) => string;
  readonly dies: (place: string) => string;
  readonly returns: (place: string, duration: string, probability: string) => string;
  readonly doesNotReturn: (probability: string) => string;
  readonly treated: (duration: string) => string;
  readonly calledBack: (duration: string) => string;
  readonly weekend: string;
  readonly ready: (destination: string) => string;
  readonly decisionPending: string;
  readonly decided: (duration: string) => string;
  readonly insteadTo: (destination: string) => string;
  readonly stopsWaiting: (destination: string, duration: string) => string;
  readonly lost: (destination: string) => string;
  readonly diverted: (destination: string) => string;
  readonly nights: (number: number) => string;
  readonly otherwise: (kind: string, destination: string) => string;
  readonly runEnds: string;
  readonly endsIn: Readonly<Record<"treatment" | "undeclared", (place: string) => string>> &
    Readonly<
      Record<"decision" | "queue" | "start-delay" | "waiting-list", (place: string, destination: string) => string>
    > & {
      readonly outside: () => string;
    };
  readonly endsAt: (position: string, of: string) => string;
  readonly inAll: string;
  readonly totals: Readonly<
    Record<
      "treatment" | "undeclared" | "decision" | "queue" | "start-delay" | "waiting-list",
      (duration: string) => string
    >
  >;

  readonly reasons: {
    readonly full: (capacity: string) => string;
    readonly fullOf: (capacity: string, occupied: string, reserved: string) => string;
    readonly notForGroup: string;
    readonly municipalityFull: (actor: string, beds: string) => string;
    readonly intakeClosed: (opensAt: string) => string;
    readonly intakeNever: string;
    readonly intakeUsedUp: (opensAt: string) => string;
    readonly intakeUsedUpForGood: string;
    readonly dischargeClosed: (place: string, opensAt: string) => string;
    readonly dischargeNever: (place: string) => string;
    readonly dischargeUsedUp: (place: string, opensAt: string) => string;
  };
}

const nb: StoryWords = {
  patient: "Pasient",
  replication: "replikasjon",
  seed: "frø",
  warmUp: "i oppvarmingen",
  measured: "i måleperioden",
  holiday: "helligdag",
  minutes: (number) => `${number} min`,
  hours: (number) => `${number} timer`,
  days: (number) => `${number} døgn`,
  dateAtClock: (date, clock) => `${date} kl. ${clock}`,
  and: " og ",
  andMore: (list, more) => `${list} og ${more} til`,

  arrives: (place) => `Kommer til ${place}.`,
  arrivesFromHome: (place) => `Søker plass i ${place}, og er hjemme så lenge.`,
  arrivesAgain: (place) => `Legges inn igjen i ${place}.`,
  referred: (place) => `Henvises til ${place}, og står på venteliste hjemme.`,
  calledIn: (place, duration) => `Kalles inn til ${place} etter ${duration} på venteliste.`,
  calledToFreeBed: (place, duration) => `Kalles inn til en ledig plass i ${place} etter ${duration} på venteliste.`,
  alsoWaits: (place) => `Godtar nå også ${place}, og står i kø begge steder.`,
  presentAtStart: (place) => `Er i ${place} når simuleringen begynner; når pasienten kom, er ikke kjent.`,
  drawn: (duration, destination, probability) =>
    `Trukket: ${duration} behandling, deretter ${destination} (sannsynlighet ${probability}).`,
  drawnTreatment: (duration, destination) => `Trukket: ${duration} behandling, deretter ${destination}.`,
  keepsTurn: "Det er det pasienten helst ville, og turen i køen der er beholdt.",
  drawnDestination: (destination) => `Trukket: etter behandlingen ${destination}.`,
  atOnce: "Får plass med en gang.",
  atOnceOf: (occupied, capacity) => `Får plass med en gang: ${occupied} av ${capacity} plasser er i bruk.`,
  atOnceBeyond: (capacity) => `Får plass med en gang, ut over de ${capacity} plassene.`,
  overCapacity: (capacity) => `Får plass ut over de ${capacity} plassene.`,
  mustWait: (destination, position, of) => `Må vente på ${destination}: nummer ${position} av ${of} i køen.`,
  mustWaitHere: (position, of) => `Må vente: nummer ${position} av ${of} i køen.`,
  mustWaitHereAlone: "Må vente, alene i køen.",
  mustWaitAlone: (destination) => `Må vente på ${destination}, alene i køen.`,
  orderMoves: "Rekkefølgen i køen endrer seg etter hvert som plasser blir gitt.",
  ahead: (list) => `Foran står ${list}.`,
  waiter: (place, readyAt) => `${place}, klar ${readyAt}`,
  waiterOutside: (place, since) => `${place} siden ${since}`,
  priority: (number) => `prioritet ${number}`,
  inList: (number) => `liste ${number}`,
  reason: (reasons) => `Grunnen: ${reasons}.`,
  stillWaits: (served, position, of) =>
    `${served === 1 ? "Én annen får plass" : `${served} andre får plass`}; nå nummer ${position} av ${of}.`,
  moreTimes: (times) => `… og slik ${times} ganger til …`,
  givenAfter: (destination, duration) => `Får plass i ${destination} etter ${duration} i kø.`,
  givenInstead: (destination, duration) => `Får plass i ${destination} i stedet, etter ${duration} i kø.`,
  leavesAfter: (exit, duration) => `Kan dra (${exit}) etter ${duration} venting.`,
  bedLeftNow: (by, to) => `Plassen blir ledig nå: ${by} drar (${to}).`,
  bedLeftBefore: (by, to, at) => `Plassen har vært ledig siden ${at}, da ${by} dro (${to}).`,
  bedOfDeceasedNow: (by) => `Plassen blir ledig nå: ${by} dør.`,
  bedOfDeceasedBefore: (by, at) => `Plassen har vært ledig siden ${at}, da ${by} døde.`,
  bedEmpty: "Plassen sto ledig.",
  bedOpened: "Plassen er åpnet: kapasiteten har økt.",
  swap: "Pasienter som sperrer for hverandre i ring, flytter samtidig, og dette er en av dem.",
  passedBy: (count, list) =>
    `${count === 1 ? "Én som ble klar senere, fikk plass før" : `${count} som ble klare senere, fikk plass før`}: ${list}.`,
  reservedUntilStart: "Plassen holdes av til oppstart.",
  waitsForStart: "Venter på at det kan begynne.",
  startedAfter: (duration) => `Oppstart etter ${duration}.`,
  movesTo: (place) => `Flytter til ${place}.`,
  exits: (exit) => `Forlater modellen: ${exit}.`,
  dies: (place) => `Dør (${place}).`,
  returns: (place, duration, probability) =>
    `Trukket: legges inn igjen i ${place} om ${duration} (sannsynlighet ${probability}).`,
  doesNotReturn: (probability) => `Trukket: legges ikke inn igjen (sannsynligheten for det var ${probability}).`,
  treated: (duration) => `Behandlingen er ferdig etter ${duration}.`,
  calledBack: (duration) => `Behandlingen blir avbrutt etter ${duration}: pasienten må legges inn igjen.`,
  weekend: "Det er helg, og pasienten meldes klar først på mandag.",
  ready: (destination) => `Meldes utskrivningsklar for ${destination}.`,
  decisionPending: "Venter på vedtak.",
  decided: (duration) => `Vedtaket er fattet etter ${duration}.`,
  insteadTo: (destination) => `Skal nå til ${destination}.`,
  stopsWaiting: (destination, duration) => `Slutter å vente på ${destination} etter ${duration}.`,
  lost: (destination) => `Køen til ${destination} er full: blir avvist, og forlater modellen.`,
  diverted: (destination) => `Køen til ${destination} er full: blir vist videre.`,
  nights: (number) => (number === 1 ? "Det ble ett overliggerdøgn." : `Det ble ${number} overliggerdøgn.`),
  otherwise: (kind, destination) => `Hendelse: ${kind}${destination === "" ? "" : ` (${destination})`}.`,
  runEnds: "Simuleringen slutter.",
  endsIn: {
    treatment: (place) => `Pasienten er da under behandling i ${place}.`,
    undeclared: (place) => `Pasienten er da ferdig behandlet i ${place}, men ikke meldt klar.`,
    decision: (place, destination) => `Pasienten er da i ${place}, og venter på vedtak om ${destination}.`,
    queue: (place, destination) => `Pasienten venter da (${place}) på ${destination}.`,
    "start-delay": (place, destination) => `Pasienten er da i ${place}, og venter på oppstart (${destination}).`,
    "waiting-list": (_place, destination) => `Pasienten står da på venteliste til ${destination}.`,
    outside: () => "Pasienten er da ute av modellen, og kommer tilbake senere.",
  },
  endsAt: (position, of) => `Nummer ${position} av ${of} i køen.`,
  inAll: "I alt",
  totals: {
    treatment: (duration) => `behandling ${duration}`,
    undeclared: (duration) => `ferdig i helgen ${duration}`,
    decision: (duration) => `venter på vedtak ${duration}`,
    queue: (duration) => `i kø ${duration}`,
    "start-delay": (duration) => `venter på oppstart ${duration}`,
    "waiting-list": (duration) => `på venteliste ${duration}`,
  },
  reasons: {
    full: (capacity) => `alle ${capacity} plasser er opptatt`,
    fullOf: (capacity, occupied, reserved) =>
      `${capacity} plasser, ${occupied} pasienter${reserved === "" ? "" : ` og ${reserved} på vei`}`,
    notForGroup: "bare plasser ut over kapasiteten er ledige, og dem får ikke denne gruppen",
    municipalityFull: (actor, beds) => `${actor} har ${beds} plasser der, og bruker dem`,
    intakeClosed: (opensAt) => `inntaket åpner ${opensAt}`,
    intakeNever: "inntaket åpner ikke igjen",
    intakeUsedUp: (opensAt) => `dagens inntak er brukt opp, neste er ${opensAt}`,
    intakeUsedUpForGood: "dagens inntak er brukt opp, og det kommer ikke flere",
    dischargeClosed: (place, opensAt) => `${place} skriver ut igjen ${opensAt}`,
    dischargeNever: (place) => `${place} skriver ikke ut igjen`,
    dischargeUsedUp: (place, opensAt) => `${place} har skrevet ut det den kan i dag, og igjen ${opensAt}`,
  },
};

const nn: StoryWords = {
  patient: "Pasient",
  replication: "replikasjon",
  seed: "frø",
  warmUp: "i oppvarminga",
  measured: "i måleperioden",
  holiday: "heilagdag",
  minutes: (number) => `${number} min`,
  hours: (number) => `${number} timar`,
  days: (number) => `${number} døgn`,
  dateAtClock: (date, clock) => `${date} kl. ${clock}`,
  and: " og ",
  andMore: (list, more) => `${list} og ${more} til`,

  arrives: (place) => `Kjem til ${place}.`,
  arrivesFromHome: (place) => `Søkjer plass i ${place}, og er heime så lenge.`,
  arrivesAgain: (place) => `Blir lagd inn igjen i ${place}.`,
  referred: (place) => `Blir vist til ${place}, og står på venteliste heime.`,
  calledIn: (place, duration) => `Blir kalla inn til ${place} etter ${duration} på venteliste.`,
  calledToFreeBed: (place, duration) =>
    `Blir kalla inn til ein ledig plass i ${place} etter ${duration} på venteliste.`,
  alsoWaits: (place) => `Godtek no òg ${place}, og står i kø begge stader.`,
  presentAtStart: (place) => `Er i ${place} når simuleringa byrjar; når pasienten kom, er ikkje kjent.`,
  drawn: (duration, destination, probability) =>
    `Trekt: ${duration} behandling, deretter ${destination} (sannsyn ${probability}).`,
  drawnTreatment: (duration, destination) => `Trekt: ${duration} behandling, deretter ${destination}.`,
  keepsTurn: "Det er det pasienten helst ville, og turen i køen der er halden på.",
  drawnDestination: (destination) => `Trekt: etter behandlinga ${destination}.`,
  atOnce: "Får plass med ein gong.",
  atOnceOf: (occupied, capacity) => `Får plass med ein gong: ${occupied} av ${capacity} plassar er i bruk.`,
  atOnceBeyond: (capacity) => `Får plass med ein gong, ut over dei ${capacity} plassane.`,
  overCapacity: (capacity) => `Får plass ut over dei ${capacity} plassane.`,
  mustWait: (destination, position, of) => `Må vente på ${destination}: nummer ${position} av ${of} i køen.`,
  mustWaitHere: (position, of) => `Må vente: nummer ${position} av ${of} i køen.`,
  mustWaitHereAlone: "Må vente, åleine i køen.",
  mustWaitAlone: (destination) => `Må vente på ${destination}, åleine i køen.`,
  orderMoves: "Rekkjefølgja i køen endrar seg etter kvart som plassar blir gitte.",
  ahead: (list) => `Framfor står ${list}.`,
  waiter: (place, readyAt) => `${place}, klar ${readyAt}`,
  waiterOutside: (place, since) => `${place} sidan ${since}`,
  priority: (number) => `prioritet ${number}`,
  inList: (number) => `liste ${number}`,
  reason: (reasons) => `Grunnen: ${reasons}.`,
  stillWaits: (served, position, of) =>
    `${served === 1 ? "Éin annan får plass" : `${served} andre får plass`}; no nummer ${position} av ${of}.`,
  moreTimes: (times) => `… og slik ${times} gonger til …`,
  givenAfter: (destination, duration) => `Får plass i ${destination} etter ${duration} i kø.`,
  givenInstead: (destination, duration) => `Får plass i ${destination} i staden, etter ${duration} i kø.`,
  leavesAfter: (exit, duration) => `Kan dra (${exit}) etter ${duration} venting.`,
  bedLeftNow: (by, to) => `Plassen blir ledig no: ${by} dreg (${to}).`,
  bedLeftBefore: (by, to, at) => `Plassen har vore ledig sidan ${at}, då ${by} drog (${to}).`,
  bedOfDeceasedNow: (by) => `Plassen blir ledig no: ${by} døyr.`,
  bedOfDeceasedBefore: (by, at) => `Plassen har vore ledig sidan ${at}, då ${by} døydde.`,
  bedEmpty: "Plassen stod ledig.",
  bedOpened: "Plassen er opna: kapasiteten har auka.",
  swap: "Pasientar som sperrar for kvarandre i ring, flyttar samstundes, og dette er ein av dei.",
  passedBy: (count, list) =>
    `${count === 1 ? "Éin som vart klar seinare, fekk plass før" : `${count} som vart klare seinare, fekk plass før`}: ${list}.`,
  reservedUntilStart: "Plassen blir halden av til oppstart.",
  waitsForStart: "Ventar på at det kan byrje.",
  startedAfter: (duration) => `Oppstart etter ${duration}.`,
  movesTo: (place) => `Flyttar til ${place}.`,
  exits: (exit) => `Forlèt modellen: ${exit}.`,
  dies: (place) => `Døyr (${place}).`,
  returns: (place, duration, probability) =>
    `Trekt: blir lagd inn igjen i ${place} om ${duration} (sannsyn ${probability}).`,
  doesNotReturn: (probability) => `Trekt: blir ikkje lagd inn igjen (sannsynet for det var ${probability}).`,
  treated: (duration) => `Behandlinga er ferdig etter ${duration}.`,
  calledBack: (duration) => `Behandlinga blir avbroten etter ${duration}: pasienten må leggjast inn igjen.`,
  weekend: "Det er helg, og pasienten blir meld klar først på måndag.",
  ready: (destination) => `Blir meld utskrivingsklar for ${destination}.`,
  decisionPending: "Ventar på vedtak.",
  decided: (duration) => `Vedtaket er gjort etter ${duration}.`,
  insteadTo: (destination) => `Skal no til ${destination}.`,
  stopsWaiting: (destination, duration) => `Sluttar å vente på ${destination} etter ${duration}.`,
  lost: (destination) => `Køen til ${destination} er full: blir avvist, og forlèt modellen.`,
  diverted: (destination) => `Køen til ${destination} er full: blir vist vidare.`,
  nights: (number) => (number === 1 ? "Det vart eitt overliggjardøgn." : `Det vart ${number} overliggjardøgn.`),
  otherwise: (kind, destination) => `Hending: ${kind}${destination === "" ? "" : ` (${destination})`}.`,
  runEnds: "Simuleringa sluttar.",
  endsIn: {
    treatment: (place) => `Pasienten er då under behandling i ${place}.`,
    undeclared: (place) => `Pasienten er då ferdig behandla i ${place}, men ikkje meld klar.`,
    decision: (place, destination) => `Pasienten er då i ${place}, og ventar på vedtak om ${destination}.`,
    queue: (place, destination) => `Pasienten ventar då (${place}) på ${destination}.`,
    "start-delay": (place, destination) => `Pasienten er då i ${place}, og ventar på oppstart (${destination}).`,
    "waiting-list": (_place, destination) => `Pasienten står då på venteliste til ${destination}.`,
    outside: () => "Pasienten er då ute av modellen, og kjem tilbake seinare.",
  },
  endsAt: (position, of) => `Nummer ${position} av ${of} i køen.`,
  inAll: "I alt",
  totals: {
    treatment: (duration) => `behandling ${duration}`,
    undeclared: (duration) => `ferdig i helga ${duration}`,
    decision: (duration) => `ventar på vedtak ${duration}`,
    queue: (duration) => `i kø ${duration}`,
    "start-delay": (duration) => `ventar på oppstart ${duration}`,
    "waiting-list": (duration) => `på venteliste ${duration}`,
  },
  reasons: {
    full: (capacity) => `alle ${capacity} plassane er opptekne`,
    fullOf: (capacity, occupied, reserved) =>
      `${capacity} plassar, ${occupied} pasientar${reserved === "" ? "" : ` og ${reserved} på veg`}`,
    notForGroup: "berre plassar ut over kapasiteten er ledige, og dei får ikkje denne gruppa",
    municipalityFull: (actor, beds) => `${actor} har ${beds} plassar der, og bruker dei`,
    intakeClosed: (opensAt) => `inntaket opnar ${opensAt}`,
    intakeNever: "inntaket opnar ikkje igjen",
    intakeUsedUp: (opensAt) => `inntaket i dag er brukt opp, neste er ${opensAt}`,
    intakeUsedUpForGood: "inntaket i dag er brukt opp, og det kjem ikkje fleire",
    dischargeClosed: (place, opensAt) => `${place} skriv ut igjen ${opensAt}`,
    dischargeNever: (place) => `${place} skriv ikkje ut igjen`,
    dischargeUsedUp: (place, opensAt) => `${place} har skrive ut det han kan i dag, og igjen ${opensAt}`,
  },
};

const en: StoryWords = {
  patient: "Patient",
  replication: "replication",
  seed: "seed",
  warmUp: "in the warm-up",
  measured: "in the measured period",
  holiday: "holiday",
  minutes: (number) => `${number} min`,
  hours: (number) => `${number} hours`,
  days: (number) => `${number} days`,
  dateAtClock: (date, clock) => `${date} at ${clock}`,
  and: " and ",
  andMore: (list, more) => `${list} and ${more} more`,

  arrives: (place) => `Comes to ${place}.`,
  arrivesFromHome: (place) => `Asks for a place in ${place}, and is at home meanwhile.`,
  arrivesAgain: (place) => `Is readmitted to ${place}.`,
  referred: (place) => `Is referred to ${place}, and is on the waiting list at home.`,
  calledIn: (place, duration) => `Is called in to ${place} after ${duration} on the waiting list.`,
  calledToFreeBed: (place, duration) => `Is called in to a free bed in ${place} after ${duration} on the waiting list.`,
  alsoWaits: (place) => `Accepts ${place} too from now on, and waits in both queues.`,
  presentAtStart: (place) => `Is in ${place} when the simulation begins; since when is not known.`,
  drawn: (duration, destination, probability) =>
    `Drawn: ${duration} of treatment, then ${destination} (probability ${probability}).`,
  drawnTreatment: (duration, destination) => `Drawn: ${duration} of treatment, then ${destination}.`,
  keepsTurn: "That is the first choice, and the turn in the queue for it is kept.",
  drawnDestination: (destination) => `Drawn: after treatment ${destination}.`,
  atOnce: "Gets a place at once.",
  atOnceOf: (occupied, capacity) => `Gets a place at once: ${occupied} of ${capacity} are in use.`,
  atOnceBeyond: (capacity) => `Gets a place at once, beyond the ${capacity} there are.`,
  overCapacity: (capacity) => `Gets a place beyond the ${capacity} there are.`,
  mustWait: (destination, position, of) => `Must wait for ${destination}: number ${position} of ${of} in the queue.`,
  mustWaitHere: (position, of) => `Must wait: number ${position} of ${of} in the queue.`,
  mustWaitHereAlone: "Must wait, alone in the queue.",
  mustWaitAlone: (destination) => `Must wait for ${destination}, alone in the queue.`,
  orderMoves: "The order in the queue changes as places are given.",
  ahead: (list) => `Ahead: ${list}.`,
  waiter: (place, readyAt) => `${place}, ready ${readyAt}`,
  waiterOutside: (place, since) => `${place} since ${since.replace(/^at /, "")}`,
  priority: (number) => `priority ${number}`,
  inList: (number) => `list ${number}`,
  reason: (reasons) => `The reason: ${reasons}.`,
  stillWaits: (served, position, of) =>
    `${served === 1 ? "One other gets a place" : `${served} others get a place`}; now number ${position} of ${of}.`,
  moreTimes: (times) => `… and so ${times} times more …`,
  givenAfter: (destination, duration) => `Gets a place in ${destination} after ${duration} in the queue.`,
  givenInstead: (destination, duration) => `Gets a place in ${destination} instead, after ${duration} in the queue.`,
  leavesAfter: (exit, duration) => `May leave (${exit}) after waiting ${duration}.`,
  bedLeftNow: (by, to) => `The place becomes free now: ${by} leaves (${to}).`,
  bedLeftBefore: (by, to, at) => `The place has been free since ${at.replace(/^at /, "")}, when ${by} left (${to}).`,
  bedOfDeceasedNow: (by) => `The place becomes free now: ${by} dies.`,
  bedOfDeceasedBefore: (by, at) => `The place has been free since ${at.replace(/^at /, "")}, when ${by} died.`,
  bedEmpty: "The place stood empty.",
  bedOpened: "The place was opened: the capacity has risen.",
  swap: "Patients who block one another in a circle move at the same time, this one among them.",
  passedBy: (count, list) =>
    `${count === 1 ? "One who was ready later got a place before" : `${count} who were ready later got a place before`}: ${list}.`,
  reservedUntilStart: "The place is kept until the start.",
  waitsForStart: "Waits until it can begin.",
  startedAfter: (duration) => `Start after ${duration}.`,
  movesTo: (place) => `Moves to ${place}.`,
  exits: (exit) => `Leaves the model: ${exit}.`,
  dies: (place) => `Dies (${place}).`,
  returns: (place, duration, probability) =>
    `Drawn: is readmitted to ${place} in ${duration} (probability ${probability}).`,
  doesNotReturn: (probability) => `Drawn: is not readmitted (the probability of that was ${probability}).`,
  treated: (duration) => `Treatment is over after ${duration}.`,
  calledBack: (duration) => `Treatment is broken off after ${duration}: the patient must be readmitted.`,
  weekend: "It is the weekend, and the patient is declared ready on Monday only.",
  ready: (destination) => `Is declared ready for ${destination}.`,
  decisionPending: "Waits for a decision.",
  decided: (duration) => `The decision is made after ${duration}.`,
  insteadTo: (destination) => `Is to go to ${destination} now.`,
  stopsWaiting: (destination, duration) => `Stops waiting for ${destination} after ${duration}.`,
  lost: (destination) => `The queue for ${destination} is full: is turned away, and leaves the model.`,
  diverted: (destination) => `The queue for ${destination} is full: is sent on.`,
  nights: (number) => (number === 1 ? "That made one delayed bed-day." : `That made ${number} delayed bed-days.`),
  otherwise: (kind, destination) => `What happens: ${kind}${destination === "" ? "" : ` (${destination})`}.`,
  runEnds: "The simulation ends.",
  endsIn: {
    treatment: (place) => `The patient is then in treatment in ${place}.`,
    undeclared: (place) => `The patient's treatment in ${place} is then over, but readiness not declared.`,
    decision: (place, destination) => `The patient is then in ${place}, and waits for a decision on ${destination}.`,
    queue: (place, destination) => `The patient then waits (${place}) for ${destination}.`,
    "start-delay": (place, destination) => `The patient is then in ${place}, and waits for the start (${destination}).`,
    "waiting-list": (_place, destination) => `The patient is then on the waiting list of ${destination}.`,
    outside: () => "The patient is then out of the model, and comes back later.",
  },
  endsAt: (position, of) => `Number ${position} of ${of} in the queue.`,
  inAll: "In all",
  totals: {
    treatment: (duration) => `treatment ${duration}`,
    undeclared: (duration) => `put off to Monday ${duration}`,
    decision: (duration) => `waiting for a decision ${duration}`,
    queue: (duration) => `in a queue ${duration}`,
    "start-delay": (duration) => `waiting for the start ${duration}`,
    "waiting-list": (duration) => `on a waiting list ${duration}`,
  },
  reasons: {
    full: (capacity) => `all ${capacity} places are taken`,
    fullOf: (capacity, occupied, reserved) =>
      `${capacity} places, ${occupied} patients${reserved === "" ? "" : ` and ${reserved} on their way`}`,
    notForGroup: "only places beyond the capacity are free, and this group may not have them",
    municipalityFull: (actor, beds) => `${actor} has ${beds} places there, and uses them`,
    intakeClosed: (opensAt) => `the intake opens ${opensAt}`,
    intakeNever: "the intake does not open again",
    intakeUsedUp: (opensAt) => `the day's intake is used up, the next is ${opensAt}`,
    intakeUsedUpForGood: "the day's intake is used up, and there is no other",
    dischargeClosed: (place, opensAt) => `${place} discharges again ${opensAt}`,
    dischargeNever: (place) => `${place} does not discharge again`,
    dischargeUsedUp: (place, opensAt) => `${place} has discharged what it can today, and again ${opensAt}`,
  },
};

export const STORY_WORDS: Readonly<Record<Language, StoryWords>> = { nb, nn, en };
