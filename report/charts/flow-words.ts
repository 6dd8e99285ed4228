import type { Language, LocalText } from "../language.ts";

type Told<Words extends string[]> = Readonly<Record<Language, (...words: Words) => string>>;

/** Words of the flow map. */
export const FLOW_WORDS = {
  place: { nb: "Tjeneste eller vei", nn: "Teneste eller veg", en: "Place or way" } satisfies LocalText,
  capacity: { nb: "Kapasitet", nn: "Kapasitet", en: "Capacity" } satisfies LocalText,
  occupied: { nb: "Inneliggende (snitt)", nn: "Inneliggjande (snitt)", en: "Occupied (mean)" } satisfies LocalText,
  occupancy: { nb: "Belegg", nn: "Belegg", en: "Occupancy" } satisfies LocalText,
  queue: { nb: "I kø hit (snitt)", nn: "I kø hit (snitt)", en: "Queue for it (mean)" } satisfies LocalText,
  ready: {
    nb: "Ferdige, venter her (snitt)",
    nn: "Ferdige, ventar her (snitt)",
    en: "Ready, waiting here (mean)",
  } satisfies LocalText,
  arrivals: { nb: "Inn per år", nn: "Inn per år", en: "In per year" } satisfies LocalText,
  exits: {
    nb: "Ut av modellen per år",
    nn: "Ut av modellen per år",
    en: "Out of the model per year",
  } satisfies LocalText,
  ways: { nb: "Overføringer per år", nn: "Overføringar per år", en: "Transfers per year" } satisfies LocalText,
  occupancyLine: {
    nb: (share, word) => `Belegg ${share} – ${word}`,
    nn: (share, word) => `Belegg ${share} – ${word}`,
    en: (share, word) => `${share} occupied – ${word}`,
  } satisfies Told<[string, string]>,
  occupiedLine: {
    nb: (count) => `${count} i snitt`,
    nn: (count) => `${count} i snitt`,
    en: (count) => `${count} on average`,
  } satisfies Told<[string]>,
  queueLine: {
    nb: (count) => `${count} i kø hit`,
    nn: (count) => `${count} i kø hit`,
    en: (count) => `${count} in the queue`,
  } satisfies Told<[string]>,
  growingLine: { nb: "køen vokser", nn: "køen veks", en: "queue grows" } satisfies LocalText,
  growingReadyLine: {
    nb: "venter videre: vises ikke",
    nn: "ventar vidare: blir ikkje vist",
    en: "waiting to move: withheld",
  } satisfies LocalText,
  growing: {
    nb: (place) => `Køen til ${place} vokser uten grense.`,
    nn: (place) => `Køen til ${place} veks utan grense.`,
    en: (place) => `The queue for ${place} grows without limit.`,
  } satisfies Told<[string]>,
  readyLine: {
    nb: (count) => `${count} her venter videre`,
    nn: (count) => `${count} her ventar vidare`,
    en: (count) => `${count} here wait to move`,
  } satisfies Told<[string]>,
  arrivalsLine: {
    nb: (count) => `Inn utenfra: ${count}`,
    nn: (count) => `Inn utanfrå: ${count}`,
    en: (count) => `From outside: ${count}`,
  } satisfies Told<[string]>,
  exitsLine: {
    nb: (count) => `Ut herfra: ${count}`,
    nn: (count) => `Ut herfra: ${count}`,
    en: (count) => `Exits: ${count}`,
  } satisfies Told<[string]>,
  full: { nb: "fullt", nn: "fullt", en: "full" } satisfies LocalText,
  high: { nb: "høyt", nn: "høgt", en: "high" } satisfies LocalText,
  normal: { nb: "normalt", nn: "normalt", en: "normal" } satisfies LocalText,
  returns: {
    nb: (count) => `${count} reinnlegges per år`,
    nn: (count) => `${count} blir reinnlagde per år`,
    en: (count) => `${count} readmitted per year`,
  } satisfies Told<[string]>,
  summary: {
    nb: (places, ways) => `${places} tjenester og ${ways} veier mellom dem; bredden følger pasienter per år.`,
    nn: (places, ways) => `${places} tenester og ${ways} vegar mellom dei; breidda følgjer pasientar per år.`,
    en: (places, ways) => `${places} places and ${ways} ways between them; their width follows patients per year.`,
  } satisfies Told<[string, string]>,
  fullest: {
    nb: (place, share) => `Fullest er ${place} (${share}).`,
    nn: (place, share) => `Fullast er ${place} (${share}).`,
    en: (place, share) => `The fullest is ${place} (${share}).`,
  } satisfies Told<[string, string]>,
  longest: {
    nb: (place, count) => `Lengst er køen til ${place}: ${count} i snitt.`,
    nn: (place, count) => `Lengst er køen til ${place}: ${count} i snitt.`,
    en: (place, count) => `The longest queue is that for ${place}: ${count} on average.`,
  } satisfies Told<[string, string]>,
  noQueue: { nb: "Ingen venter.", nn: "Ingen ventar.", en: "Nobody waits." } satisfies LocalText,
  largest: {
    nb: (from, to, count) => `Flest går fra ${from} til ${to}: ${count} per år.`,
    nn: (from, to, count) => `Flest går frå ${from} til ${to}: ${count} per år.`,
    en: (from, to, count) => `Most go from ${from} to ${to}: ${count} per year.`,
  } satisfies Told<[string, string, string]>,
};
