import type { Target } from "../analysis/bottlenecks.ts";
import type { CapacityUnit } from "../scenarios/capacity-step.ts";
import type { Language, LocalText } from "./language.ts";
import { formatNumber } from "./numbers.ts";

/* What the sentences and tables of `flyt bottlenecks` are made of. */

/** What is saved, after a number: "overliggerdøgn i året i St. Olavs". */
export const SAVED: Readonly<Record<Target, Readonly<Record<Language, (hospital: string) => string>>>> = {
  overstayNightsPerYear: {
    nb: (hospital) => `overliggerdøgn i året i ${hospital}`,
    nn: (hospital) => `overliggjardøgn i året i ${hospital}`,
    en: (hospital) => `delayed bed-days a year in ${hospital}`,
  },
  waitingDaysPerYear: {
    nb: () => "ventedøgn i året i køene",
    nn: () => "ventedøgn i året i køane",
    en: () => "days of waiting a year in the queues",
  },
};

/** "én plass til", and in staff where that is short. */
export function oneMore(unit: CapacityUnit, language: Language): string {
  return unitIn(ONE_MORE[language], unit, language);
}

function unitIn(words: UnitWords, { addsBeds, addsFte, addsHours }: CapacityUnit, language: Language): string {
  const place = addsFte === 0 ? words.beds : (addsBeds ? words.both : words.staff)(fteText(addsFte, language));
  if (addsHours === 0) return place;
  const hours = words.hours(formatNumber(addsHours, { language, decimals: 1 }));
  return addsBeds || addsFte > 0 ? `${place} + ${hours}` : hours;
}

/** "én plass til i Helsehus" */
export function oneMoreIn(unit: CapacityUnit, place: string, language: Language): string {
  return `${oneMore(unit, language)} ${IN[language]} ${place}`;
}

/** What one more is, in a table: "plass", "bemanning (0,60 årsverk)". */
export function unitText(unit: CapacityUnit, language: Language): string {
  return unitIn(UNITS[language], unit, language);
}

function fteText(fte: number, language: Language): string {
  return formatNumber(fte, { language, decimals: Number.isInteger(fte) ? 0 : 2 });
}

/** Words for a bed, for staff or a bed with staff of so many full-time equivalents, and for hours of care a week. */
type UnitWords = { readonly beds: string } & Readonly<Record<"staff" | "both" | "hours", (number: string) => string>>;

const ONE_MORE: Readonly<Record<Language, UnitWords>> = {
  nb: {
    beds: "én plass til",
    staff: (fte) => `bemanning til én plass til (${fte} årsverk)`,
    both: (fte) => `én plass til med bemanning (${fte} årsverk)`,
    hours: (hours) => `timer til én bruker til (${hours} timer i uka)`,
  },
  nn: {
    beds: "éin plass til",
    staff: (fte) => `bemanning til éin plass til (${fte} årsverk)`,
    both: (fte) => `éin plass til med bemanning (${fte} årsverk)`,
    hours: (hours) => `timar til éin brukar til (${hours} timar i veka)`,
  },
  en: {
    beds: "one more place",
    staff: (fte) => `staff for one more place (${fte} FTE)`,
    both: (fte) => `one more place with staff (${fte} FTE)`,
    hours: (hours) => `hours for one more patient (${hours} hours a week)`,
  },
};
const IN: LocalText = { nb: "i", nn: "i", en: "in" };

const UNITS: Readonly<Record<Language, UnitWords>> = {
  nb: {
    beds: "plass",
    staff: (fte) => `bemanning (${fte} årsverk)`,
    both: (fte) => `bemannet plass (${fte} årsverk)`,
    hours: (hours) => `timer (${hours} i uka)`,
  },
  nn: {
    beds: "plass",
    staff: (fte) => `bemanning (${fte} årsverk)`,
    both: (fte) => `bemanna plass (${fte} årsverk)`,
    hours: (hours) => `timar (${hours} i veka)`,
  },
  en: {
    beds: "place",
    staff: (fte) => `staff (${fte} FTE)`,
    both: (fte) => `staffed place (${fte} FTE)`,
    hours: (hours) => `hours (${hours} a week)`,
  },
};

/** The sentences of a finding. Numbers come with their intervals, as "237 (95 % KI 190–284)". */
export interface FindingWords {
  readonly noLimits: string;
  readonly nobodyWaits: string;
  readonly unknown: (one: string, saved: string, of: string) => string;
  readonly none: (of: string, one: string, saved: string) => string;
  readonly one: (place: string, one: string, saved: string, of: string) => string;
  readonly tied: (places: string, of: string) => string;
  readonly tiedMore: (count: string) => string;
  readonly costs: (one: string, more: string, of: string) => string;
  readonly costsButWaits: (one: string, more: string, of: string, waiting: string) => string;
  readonly grows: (place: string, perYear: string) => string;
  readonly demand: (share: string) => string;
  readonly relieved: (place: string) => string;
  readonly used: (places: string, capacity: string) => string;
  readonly movesTo: (queues: string) => string;
  /** A queue that becomes longer: "Langtid (+3,3 pasienter, 95 % KI …)". */
  readonly moved: (place: string, more: string, interval: string) => string;
  readonly movesNowhere: string;
  readonly nextNone: string;
  readonly nextNobody: string;
  readonly next: (one: string, saved: string, of: string) => string;
  readonly nextTied: (places: string, of: string) => string;
}

export const FINDING_WORDS: Readonly<Record<Language, FindingWords>> = {
  nb: {
    noLimits: "Ingen flaskehals: alle tjenestene er uten grense.",
    nobodyWaits: "Ingen flaskehals: ingen venter.",
    unknown: (one, saved, of) =>
      `Én replikasjon viser ett tilfeldig forløp. I det sparer ${one} mest: ${saved} ${of}; usikkerheten er ukjent.`,
    none: (of, one, saved) =>
      `Ingen flaskehals er påvist: én plass til gir ingen sikker endring i ${of}, uansett hvor. Mest i snitt gir ${one}: ${saved}.`,
    one: (place, one, saved, of) => `Flaskehalsen er ${place}: ${one} sparer ${saved} ${of}.`,
    tied: (places, of) =>
      `Flaskehalsen kan ikke skilles ut. Én plass til sparer så mange ${of}: ${places}. Flere replikasjoner, eller flere plasser lagt til om gangen, kan skille dem.`,
    tiedMore: (count) => `${count} andre`,
    costs: (one, more, of) => `Merk: ${one} gir ${more} flere ${of}.`,
    costsButWaits: (one, more, of, waiting) =>
      `Merk: ${one} gir ${more} flere ${of}, men ${waiting} færre ventedøgn i køene i alt.`,
    grows: (place, perYear) =>
      `Køen til ${place} vokser gjennom hele måleperioden, med ${perYear} pasienter i året: den faller ikke til ro, så hva en plass sparer, avhenger av hvor lenge det simuleres.`,
    demand: (share) => `Etterspørselen er ${share} av kapasiteten.`,
    relieved: (place) => `Uten grense i ${place}`,
    used: (places, capacity) => ` (da brukes ${places} plasser i snitt; grensen er ${capacity} i dag)`,
    moved: (place, more, interval) => `${place} (${more} pasienter, ${interval})`,
    movesTo: (queues) => ` flytter køen seg til ${queues}.`,
    movesNowhere: " blir ingen annen kø påviselig lengre.",
    nextNone: " Da er ingen ny flaskehals påvist.",
    nextNobody: " Da er det ingen som venter.",
    next: (one, saved, of) => ` Neste flaskehals: ${one} sparer da ${saved} ${of}.`,
    nextTied: (places, of) =>
      ` Neste flaskehals kan ikke skilles ut; én plass til sparer da så mange ${of}: ${places}.`,
  },
  nn: {
    noLimits: "Ingen flaskehals: alle tenestene er utan grense.",
    nobodyWaits: "Ingen flaskehals: ingen ventar.",
    unknown: (one, saved, of) =>
      `Éin replikasjon viser eitt tilfeldig forløp. I det sparer ${one} mest: ${saved} ${of}; uvissa er ukjend.`,
    none: (of, one, saved) =>
      `Ingen flaskehals er påvist: éin plass til gir inga sikker endring i ${of}, uansett kvar. Mest i snitt gir ${one}: ${saved}.`,
    one: (place, one, saved, of) => `Flaskehalsen er ${place}: ${one} sparer ${saved} ${of}.`,
    tied: (places, of) =>
      `Flaskehalsen kan ikkje skiljast ut. Éin plass til sparer så mange ${of}: ${places}. Fleire replikasjonar, eller fleire plassar lagde til om gongen, kan skilje dei.`,
    tiedMore: (count) => `${count} andre`,
    costs: (one, more, of) => `Merk: ${one} gir ${more} fleire ${of}.`,
    costsButWaits: (one, more, of, waiting) =>
      `Merk: ${one} gir ${more} fleire ${of}, men ${waiting} færre ventedøgn i køane i alt.`,
    grows: (place, perYear) =>
      `Køen til ${place} veks gjennom heile måleperioden, med ${perYear} pasientar i året: han fell ikkje til ro, så kva ein plass sparer, kjem an på kor lenge det blir simulert.`,
    demand: (share) => `Etterspurnaden er ${share} av kapasiteten.`,
    relieved: (place) => `Utan grense i ${place}`,
    used: (places, capacity) => ` (då blir ${places} plassar brukte i snitt; grensa er ${capacity} i dag)`,
    moved: (place, more, interval) => `${place} (${more} pasientar, ${interval})`,
    movesTo: (queues) => ` flyttar køen seg til ${queues}.`,
    movesNowhere: " blir ingen annan kø påviseleg lengre.",
    nextNone: " Då er ingen ny flaskehals påvist.",
    nextNobody: " Då er det ingen som ventar.",
    next: (one, saved, of) => ` Neste flaskehals: ${one} sparer då ${saved} ${of}.`,
    nextTied: (places, of) =>
      ` Neste flaskehals kan ikkje skiljast ut; éin plass til sparer då så mange ${of}: ${places}.`,
  },
  en: {
    noLimits: "No bottleneck: no place has a limit.",
    nobodyWaits: "No bottleneck: nobody waits.",
    unknown: (one, saved, of) =>
      `One replication shows one random history. In it ${one} saves most: ${saved} ${of}; the uncertainty is unknown.`,
    none: (of, one, saved) =>
      `No bottleneck is shown: one more place makes no difference to ${of} that can be told from chance, wherever it is. On average ${one} saves most: ${saved}.`,
    one: (place, one, saved, of) => `The bottleneck is ${place}: ${one} saves ${saved} ${of}.`,
    tied: (places, of) =>
      `The bottleneck cannot be told apart. One more place saves so many ${of}: ${places}. More replications, or more places added at a time, may tell them apart.`,
    tiedMore: (count) => `${count} others`,
    costs: (one, more, of) => `Note: ${one} makes ${more} more ${of}.`,
    costsButWaits: (one, more, of, waiting) =>
      `Note: ${one} makes ${more} more ${of}, but ${waiting} fewer days of waiting in all queues.`,
    grows: (place, perYear) =>
      `The queue for ${place} grows through the whole measured period, by ${perYear} patients a year: it does not settle, so what one more place saves depends on how long is simulated.`,
    demand: (share) => `Demand is ${share} of the capacity.`,
    relieved: (place) => `Without a limit in ${place}`,
    used: (places, capacity) => ` (${places} places in use on average; the limit is ${capacity} today)`,
    moved: (place, more, interval) => `${place} (${more} patients, ${interval})`,
    movesTo: (queues) => ` the queue moves to ${queues}.`,
    movesNowhere: " no other queue is shown to become longer.",
    nextNone: " No further bottleneck is shown then.",
    nextNobody: " Nobody waits then.",
    next: (one, saved, of) => ` The next bottleneck: ${one} then saves ${saved} ${of}.`,
    nextTied: (places, of) =>
      ` The next bottleneck cannot be told apart; one more place then saves so many ${of}: ${places}.`,
  },
};

/** Headings and notes of the tables. */
export interface TableWords {
  readonly placesTitle: (effect: string) => string;
  readonly relievedTitle: (place: string) => string;
  readonly place: string;
  readonly capacity: string;
  readonly step: string;
  readonly added: string;
  readonly saved: Readonly<Record<Target, string>>;
  readonly waiting: string;
  readonly verdict: string;
  readonly verdicts: Readonly<
    Record<"best" | "possibly" | "saves" | "costs" | "none" | "not-shown" | "unknown", string>
  >;
  readonly matrixTitle: string;
  readonly isIn: string;
  readonly patients: string;
  readonly days: string;
  readonly all: string;
  readonly notes: (steps: string) => string;
  readonly adjusted: string;
  readonly matrixNote: string;
}

export const TABLE_WORDS: Readonly<Record<Language, TableWords>> = {
  nb: {
    placesTitle: (effect) => `Hva én plass til sparer i året, ${effect} (parentes: 95 % KI)`,
    relievedTitle: (place) => `Uten grense i ${place}: hva én plass til andre steder da sparer i året`,
    place: "Tjeneste",
    capacity: "Kapasitet",
    step: "Lagt til",
    added: "Én til er",
    saved: { overstayNightsPerYear: "Overliggerdøgn spart", waitingDaysPerYear: "Ventedøgn spart" },
    waiting: "Ventedøgn spart, alle køer",
    verdict: "Vurdering",
    verdicts: {
      best: "Flaskehals",
      possibly: "Mulig flaskehals",
      saves: "Sparer",
      costs: "Gir flere",
      none: "Ingen endring",
      "not-shown": "Usikkert",
      unknown: "–",
    },
    matrixTitle: "Hvem stopper hvem: døgn i året (± 95 % KI)",
    isIn: "Er i … venter på",
    patients: "Pasienter i snitt",
    days: "Døgn i året, alle",
    all: "Alle",
    notes: (steps) => `Regnet fra ${steps} i hver tjeneste for seg, med de samme pasientene (felles tilfeldige tall).`,
    adjusted:
      "Intervallene i en tabell gjelder samlet for alle tjenestene i den (Bonferroni). «Mulig flaskehals» er den som sparer mest i snitt, og de som ikke kan skilles fra den.",
    matrixNote:
      "Hvem stopper hvem: ferdig behandlet i en tjeneste, vedtak og oppstart medregnet, er det midnetter; hjemme og uten plass døgn i køen. Det som alltid har plass, har ingen egen kolonne, men er med i «alle».",
  },
  nn: {
    placesTitle: (effect) => `Kva éin plass til sparer i året, ${effect} (parentes: 95 % KI)`,
    relievedTitle: (place) => `Utan grense i ${place}: kva éin plass til andre stader då sparer i året`,
    place: "Teneste",
    capacity: "Kapasitet",
    step: "Lagt til",
    added: "Éin til er",
    saved: { overstayNightsPerYear: "Overliggjardøgn spart", waitingDaysPerYear: "Ventedøgn spart" },
    waiting: "Ventedøgn spart, alle køar",
    verdict: "Vurdering",
    verdicts: {
      best: "Flaskehals",
      possibly: "Mogleg flaskehals",
      saves: "Sparer",
      costs: "Gir fleire",
      none: "Inga endring",
      "not-shown": "Usikkert",
      unknown: "–",
    },
    matrixTitle: "Kven stoppar kven: døgn i året (± 95 % KI)",
    isIn: "Er i … ventar på",
    patients: "Pasientar i snitt",
    days: "Døgn i året, alle",
    all: "Alle",
    notes: (steps) => `Rekna frå ${steps} i kvar teneste for seg, med dei same pasientane (felles tilfeldige tal).`,
    adjusted:
      "Intervalla i ein tabell gjeld samla for alle tenestene i han (Bonferroni). «Mogleg flaskehals» er den som sparer mest i snitt, og dei som ikkje kan skiljast frå den.",
    matrixNote:
      "Kven stoppar kven: ferdig behandla i ei teneste, vedtak og oppstart medrekna, er det midnetter; heime og utan plass døgn i køen. Det som alltid har plass, har ingen eigen kolonne, men er med i «alle».",
  },
  en: {
    placesTitle: (effect) => `What one more place saves a year, ${effect} (brackets: 95% CI)`,
    relievedTitle: (place) => `Without a limit in ${place}: what one more place elsewhere then saves a year`,
    place: "Place",
    capacity: "Capacity",
    step: "Added",
    added: "One more is",
    saved: { overstayNightsPerYear: "Delayed bed-days saved", waitingDaysPerYear: "Days of waiting saved" },
    waiting: "Days of waiting saved, all queues",
    verdict: "Verdict",
    verdicts: {
      best: "Bottleneck",
      possibly: "Possible bottleneck",
      saves: "Saves",
      costs: "Makes more",
      none: "No change",
      "not-shown": "Inconclusive",
      unknown: "–",
    },
    matrixTitle: "Who blocks whom: days a year (± 95% CI)",
    isIn: "Is in … waits for",
    patients: "Patients on average",
    days: "Days a year, all",
    all: "All",
    notes: (steps) => `From ${steps} in each place by itself, with the same patients (common random numbers).`,
    adjusted:
      "The intervals of a table hold for all its places together (Bonferroni). “Possible bottleneck” is the one that saves most on average, and those that cannot be told from it.",
    matrixNote:
      "Who blocks whom: treatment over in a place, decision and start included, it is midnights; at home and without a bed, days in the queue. What has always room has no column, but is in “all”.",
  },
};

/** What has been added: "5 plasser mer, delt på 5,". */
export const STEPS: Readonly<Record<Language, (isOne: boolean, count: string) => string>> = {
  nb: (isOne, count) => (isOne ? "én plass mer" : `${count} plasser mer, delt på antallet,`),
  nn: (isOne, count) => (isOne ? "éin plass meir" : `${count} plassar meir, delt på talet,`),
  en: (isOne, count) => (isOne ? "one place more" : `${count} places more, divided by their number,`),
};

export const AND: LocalText = { nb: "og", nn: "og", en: "and" };
