import type { Language } from "../report/language.ts";

/** What `flyt sweep` says besides its result. */
export interface SweepMessages {
  readonly folderForeign: string;
  readonly folderUnreadable: (file: string) => string;
  readonly folderOfOther: (parts: string) => string;
  readonly resumed: (done: string, of: string, folder: string) => string;
  readonly damaged: (point: string) => string;
  readonly stopping: string;
  readonly interrupted: (done: string, of: string, folder: string) => string;
  readonly written: (folder: string) => string;
  readonly finished: (facts: SweepFacts) => string;
  readonly nothingLeft: (points: string) => string;
  /** Of a dry run: points with the base, replications, histories in all, and how long. */
  readonly estimate: (points: string, replications: string, time: string, threads: number) => string;
  readonly seconds: (count: string) => string;
  readonly minutes: (count: string) => string;
  readonly hours: (count: string) => string;
}

export interface SweepFacts {
  readonly points: string;
  readonly replications: string;
  readonly events: string;
  readonly seconds: string;
  readonly eventsPerSecond: string;
  readonly threads: number;
}

const nb: SweepMessages = {
  folderForeign: "er ikke tom, og ikke mappa til en studie; velg en annen med --out",
  folderUnreadable: (file) => `${file} er skadd, så det er ikke til å si hva mappa hører til; velg en annen med --out`,
  folderOfOther: (parts) => `hører til en annen studie; forskjellig er: ${parts}; velg en annen mappe med --out`,
  resumed: (done, of, folder) => `${done} av ${of} punkter er ferdige i ${folder}; fortsetter med resten.`,
  damaged: (point) => `Punkt ${point} er skadd på disken og simuleres på nytt.`,
  stopping: "Avbryter. Punktene som er ferdige, er tatt vare på.",
  interrupted: (done, of, folder) =>
    `Avbrutt: ${done} av ${of} punkter er ferdige og ligger i ${folder}. Samme kommando fortsetter der.`,
  written: (folder) => `Skrev resultatene i ${folder}.`,
  finished: ({ points, replications, events, seconds, eventsPerSecond, threads }) =>
    `${points} punkter × ${replications} replikasjoner på ${seconds} s · ${events} hendelser, ` +
    `${eventsPerSecond} i sekundet · ${threads} ${threads === 1 ? "tråd" : "tråder"}`,
  nothingLeft: (points) => `Alle ${points} punkter var ferdige fra før.`,
  estimate: (points, replications, time, threads) =>
    `Anslag, etter noen prøvekjøringer av basis: ${points} punkter × ${replications} replikasjoner tar ca. ${time} ` +
    `med ${threads} ${threads === 1 ? "tråd" : "tråder"}. Ingenting er skrevet.`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} timer`,
};

const nn: SweepMessages = {
  folderForeign: "er ikkje tom, og ikkje mappa til ein studie; vel ei anna med --out",
  folderUnreadable: (file) =>
    `${file} er skadd, så det er ikkje til å seie kva mappa høyrer til; vel ei anna med --out`,
  folderOfOther: (parts) => `høyrer til ein annan studie; ulikt er: ${parts}; vel ei anna mappe med --out`,
  resumed: (done, of, folder) => `${done} av ${of} punkt er ferdige i ${folder}; held fram med resten.`,
  damaged: (point) => `Punkt ${point} er skadd på disken og blir simulert på nytt.`,
  stopping: "Avbryt. Punkta som er ferdige, er tekne vare på.",
  interrupted: (done, of, folder) =>
    `Avbrote: ${done} av ${of} punkt er ferdige og ligg i ${folder}. Same kommando held fram der.`,
  written: (folder) => `Skreiv resultata i ${folder}.`,
  finished: ({ points, replications, events, seconds, eventsPerSecond, threads }) =>
    `${points} punkt × ${replications} replikasjonar på ${seconds} s · ${events} hendingar, ` +
    `${eventsPerSecond} i sekundet · ${threads} ${threads === 1 ? "tråd" : "trådar"}`,
  nothingLeft: (points) => `Alle ${points} punkt var ferdige frå før.`,
  estimate: (points, replications, time, threads) =>
    `Overslag, etter nokre prøvekøyringar av basis: ${points} punkt × ${replications} replikasjonar tek ca. ${time} ` +
    `med ${threads} ${threads === 1 ? "tråd" : "trådar"}. Ingenting er skrive.`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} timar`,
};

const en: SweepMessages = {
  folderForeign: "is not empty, and no folder of a study; choose another with --out",
  folderUnreadable: (file) =>
    `has a damaged ${file}, so there is no telling what it belongs to; choose another with --out`,
  folderOfOther: (parts) => `belongs to another study; what differs: ${parts}; choose another folder with --out`,
  resumed: (done, of, folder) => `${done} of ${of} points are finished in ${folder}; going on with the rest.`,
  damaged: (point) => `Point ${point} is damaged on the disk and is simulated again.`,
  stopping: "Stopping. The points that are finished are kept.",
  interrupted: (done, of, folder) =>
    `Interrupted: ${done} of ${of} points are finished, in ${folder}. The same command goes on from there.`,
  written: (folder) => `Wrote the results to ${folder}.`,
  finished: ({ points, replications, events, seconds, eventsPerSecond, threads }) =>
    `${points} points × ${replications} replications in ${seconds} s · ${events} events, ` +
    `${eventsPerSecond} a second · ${threads} ${threads === 1 ? "thread" : "threads"}`,
  nothingLeft: (points) => `All ${points} points were finished already.`,
  estimate: (points, replications, time, threads) =>
    `Estimate, from a few trial runs of the base: ${points} points × ${replications} replications take about ${time} ` +
    `on ${threads} ${threads === 1 ? "thread" : "threads"}. Nothing was written.`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} hours`,
};

export const SWEEP_MESSAGES: Readonly<Record<Language, SweepMessages>> = { nb, nn, en };
