import type { Language } from "../report/language.ts";

/** What is said about results folders, reruns and shards. */
export interface ResultsMessages {
  readonly resultsWritten: (folder: string, files: number, size: string) => string;
  /** The scenario as one file; the reason is that of the reader. */
  readonly tooLargeForOneFile: (reason: string) => string;

  readonly shardNeeded: (got: string) => string;
  readonly notWithShard: (flag: string) => string;
  readonly shardFinished: (facts: ShardFacts) => string;
  readonly shardInterrupted: (facts: ShardFacts) => string;
  /** The folder holds shards of another run; each difference as `name there / here`. */
  readonly otherShards: (folder: string, differences: readonly string[]) => string;
  readonly noShards: (folder: string, file: string) => string;
  readonly damagedPlan: (file: string) => string;
  readonly damagedChunk: (file: string) => string;
  readonly foreignChunk: (file: string) => string;
  readonly missingChunks: (folder: string, replications: string, shards: readonly number[], of: number) => string;
  readonly otherVersion: (folder: string, made: string, own: string) => string;

  readonly noManifest: (file: string, reason: string) => string;
  readonly rerunSame: (folder: string, replications: string, files: number) => string;
  readonly rerunDiffers: (folder: string) => string;
  readonly fileMissing: string;
  /** The file is no longer what the manifest says that was written. */
  readonly fileChanged: string;
  /** The file is as it was written, but the rerun gives another. */
  readonly fileOther: string;
  readonly manifestField: (name: string, was: string, now: string) => string;
  readonly figure: (name: string, was: string, now: string) => string;
  readonly moreFigures: (count: number) => string;
  /** Program, JavaScript engine or architecture was another one. */
  readonly versionsDiffer: (differences: readonly string[]) => string;
}

export interface ShardFacts {
  readonly shard: number;
  readonly of: number;
  readonly folder: string;
  readonly chunks: number;
  /** Chunks that were there already, and those that were made now. */
  readonly there: number;
  readonly finished: number;
}

const nb: ResultsMessages = {
  resultsWritten: (folder, files, size) => `Skrev ${folder}: ${files} filer, ${size}.`,
  tooLargeForOneFile: (reason) =>
    `Med det som står i tabellene, blir scenarioet for stort for én fil, så det kan ikke legges i en resultatmappe: ${reason}. Ta ut ankomster som ligger utenfor kjøringen.`,

  shardNeeded: (got) => `--shard må være et nummer og hvor mange deler det er i alt, som 2/7, fikk ${got}`,
  notWithShard: (flag) => `${flag} kan ikke brukes sammen med --shard; bruk det på hele kjøringen`,
  shardFinished: ({ shard, of, folder, chunks, there, finished }) =>
    `Del ${shard} av ${of} er ferdig: ${chunks} ${chunks === 1 ? "fil" : "filer"} i ${folder}, ${finished} nye og ${there} fra før. ` +
    `Når alle delene er ferdige: flyt merge ${folder}`,
  shardInterrupted: ({ shard, of, chunks, there, finished }) =>
    `Avbrutt: ${there + finished} av ${chunks} filer i del ${shard} av ${of} er ferdige. Kjør den samme kommandoen om igjen, så går den videre derfra.`,
  otherShards: (folder, differences) =>
    `${folder} har deler av en annen kjøring. Ulikt (der / her): ${differences.join("; ") || "scenarioet"}. Velg en annen mappe.`,
  noShards: (folder, file) =>
    `${folder} har ingen deler å slå sammen: ${file} finnes ikke der. De lages med flyt run --shard.`,
  damagedPlan: (file) => `${file} er skadet eller endret. Slett den, og kjør en av delene om igjen.`,
  damagedChunk: (file) => `${file} er skadet. Slett den, og kjør delen om igjen.`,
  foreignChunk: (file) =>
    `${file} hører til en annen kjøring (annet scenario, frø, program eller maskin). Fjern den fra mappen.`,
  missingChunks: (folder, replications, shards, of) =>
    `${folder} mangler replikasjon ${replications}. Kjør ${shardsText(shards, of)} om igjen.`,
  otherVersion: (folder, made, own) =>
    `delene i ${folder} er laget av versjon ${made}, og dette er versjon ${own}. Slå dem sammen med versjon ${made}.`,
  noManifest: (file, reason) => `${file} kan ikke leses som manifest for en resultatmappe: ${reason}`,
  rerunSame: (folder, replications, files) =>
    `Likt: kjørt om igjen gir ${replications} ${replications === "1" ? "replikasjon" : "replikasjoner"} de samme ${files} filene som i ${folder}, byte for byte.`,
  rerunDiffers: (folder) => `Ulikt: kjørt om igjen blir det ikke det samme som i ${folder}.`,
  fileMissing: "finnes ikke",
  fileChanged: "er endret etter at den ble skrevet",
  fileOther: "er som den ble skrevet, men blir en annen nå",
  manifestField: (name, was, now) => `manifestet sier ${name} ${was}, men det blir ${now}`,
  figure: (name, was, now) => `${name}: ${was} i mappen, ${now} nå`,
  moreFigures: (count) => `og ${count} tall til`,
  versionsDiffer: (differences) => `Laget med andre versjoner (der / her): ${differences.join("; ")}.`,
};

const nn: ResultsMessages = {
  resultsWritten: (folder, files, size) => `Skreiv ${folder}: ${files} filer, ${size}.`,
  tooLargeForOneFile: (reason) =>
    `Med det som står i tabellane, blir scenarioet for stort for éi fil, så det kan ikkje leggast i ei resultatmappe: ${reason}. Ta ut framkomstar som ligg utanfor køyringa.`,

  shardNeeded: (got) => `--shard må vere eit nummer og kor mange delar det er i alt, som 2/7, fekk ${got}`,
  notWithShard: (flag) => `${flag} kan ikkje brukast saman med --shard; bruk det på heile køyringa`,
  shardFinished: ({ shard, of, folder, chunks, there, finished }) =>
    `Del ${shard} av ${of} er ferdig: ${chunks} ${chunks === 1 ? "fil" : "filer"} i ${folder}, ${finished} nye og ${there} frå før. ` +
    `Når alle delane er ferdige: flyt merge ${folder}`,
  shardInterrupted: ({ shard, of, chunks, there, finished }) =>
    `Avbrote: ${there + finished} av ${chunks} filer i del ${shard} av ${of} er ferdige. Køyr den same kommandoen om att, så går han vidare derifrå.`,
  otherShards: (folder, differences) =>
    `${folder} har delar av ei anna køyring. Ulikt (der / her): ${differences.join("; ") || "scenarioet"}. Vel ei anna mappe.`,
  noShards: (folder, file) =>
    `${folder} har ingen delar å slå saman: ${file} finst ikkje der. Dei blir laga med flyt run --shard.`,
  damagedPlan: (file) => `${file} er skadd eller endra. Slett ho, og køyr ein av delane om att.`,
  damagedChunk: (file) => `${file} er skadd. Slett ho, og køyr delen om att.`,
  foreignChunk: (file) =>
    `${file} høyrer til ei anna køyring (anna scenario, frø, program eller maskin). Fjern ho frå mappa.`,
  missingChunks: (folder, replications, shards, of) =>
    `${folder} manglar replikasjon ${replications}. Køyr ${shardsText(shards, of)} om att.`,
  otherVersion: (folder, made, own) =>
    `delane i ${folder} er laga av versjon ${made}, og dette er versjon ${own}. Slå dei saman med versjon ${made}.`,
  noManifest: (file, reason) => `${file} kan ikkje lesast som manifest for ei resultatmappe: ${reason}`,
  rerunSame: (folder, replications, files) =>
    `Likt: køyrt om att gir ${replications} ${replications === "1" ? "replikasjon" : "replikasjonar"} dei same ${files} filene som i ${folder}, byte for byte.`,
  rerunDiffers: (folder) => `Ulikt: køyrt om att blir det ikkje det same som i ${folder}.`,
  fileMissing: "finst ikkje",
  fileChanged: "er endra etter at ho vart skriven",
  fileOther: "er som ho vart skriven, men blir ei anna no",
  manifestField: (name, was, now) => `manifestet seier ${name} ${was}, men det blir ${now}`,
  figure: (name, was, now) => `${name}: ${was} i mappa, ${now} no`,
  moreFigures: (count) => `og ${count} tal til`,
  versionsDiffer: (differences) => `Laga med andre versjonar (der / her): ${differences.join("; ")}.`,
};

const en: ResultsMessages = {
  resultsWritten: (folder, files, size) => `Wrote ${folder}: ${files} files, ${size}.`,
  tooLargeForOneFile: (reason) =>
    `With what its tables hold, the scenario is too large for one file, so it cannot stand in a results folder: ${reason}. Leave out arrivals that lie outside the run.`,

  shardNeeded: (got) => `--shard must be a number and how many shards there are in all, such as 2/7, got ${got}`,
  notWithShard: (flag) => `${flag} cannot be used together with --shard; use it on the whole run`,
  shardFinished: ({ shard, of, folder, chunks, there, finished }) =>
    `Shard ${shard} of ${of} is done: ${chunks} ${chunks === 1 ? "file" : "files"} in ${folder}, ${finished} new and ${there} there before. ` +
    `When all shards are done: flyt merge ${folder}`,
  shardInterrupted: ({ shard, of, chunks, there, finished }) =>
    `Interrupted: ${there + finished} of the ${chunks} files of shard ${shard} of ${of} are done. Give the same command again, and it goes on from there.`,
  otherShards: (folder, differences) =>
    `${folder} holds shards of another run. Different (there / here): ${differences.join("; ") || "the scenario"}. Choose another folder.`,
  noShards: (folder, file) =>
    `${folder} has no shards to merge: there is no ${file} in it. They are made with flyt run --shard.`,
  damagedPlan: (file) => `${file} is damaged or changed. Delete it, and run one of the shards again.`,
  damagedChunk: (file) => `${file} is damaged. Delete it, and run its shard again.`,
  foreignChunk: (file) =>
    `${file} belongs to another run (another scenario, seed, program or machine). Take it out of the folder.`,
  missingChunks: (folder, replications, shards, of) =>
    `${folder} lacks replication ${replications}. Run ${shardsText(shards, of)} again.`,
  otherVersion: (folder, made, own) =>
    `the shards in ${folder} were made by version ${made}, and this is version ${own}. Merge them with version ${made}.`,
  noManifest: (file, reason) => `${file} cannot be read as the manifest of a results folder: ${reason}`,
  rerunSame: (folder, replications, files) =>
    `Same: run again, ${replications} ${replications === "1" ? "replication gives" : "replications give"} the same ${files} files as in ${folder}, byte for byte.`,
  rerunDiffers: (folder) => `Differs: run again, it is not the same as in ${folder}.`,
  fileMissing: "is not there",
  fileChanged: "has been changed since it was written",
  fileOther: "is as it was written, but comes out differently now",
  manifestField: (name, was, now) => `the manifest says ${name} ${was}, but it is ${now}`,
  figure: (name, was, now) => `${name}: ${was} in the folder, ${now} now`,
  moreFigures: (count) => `and ${count} more figures`,
  versionsDiffer: (differences) => `Made with other versions (there / here): ${differences.join("; ")}.`,
};

function shardsText(shards: readonly number[], of: number): string {
  return shards.map((shard) => `--shard ${shard}/${of}`).join(", ");
}

export const RESULTS_MESSAGES: Readonly<Record<Language, ResultsMessages>> = { nb, nn, en };
