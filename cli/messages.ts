import type { Language } from "../report/language.ts";

/** What the command says to people; tables and figures have their words in report/. */
export interface Messages {
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (flag: string) => string;
  readonly missingArgument: (name: string) => string;
  readonly missingValue: (flag: string) => string;
  readonly tooManyArguments: string;
  readonly didYouMean: (candidates: readonly string[]) => string;
  readonly seeHelp: (command: string) => string;
  readonly wholeNumberNeeded: (flag: string, least: number, most: number, got: string) => string;
  readonly textNeeded: (flag: string) => string;
  readonly languageNeeded: (got: string) => string;
  readonly nothingToCompare: string;
  readonly warmUpNeeded: (most: number, got: string) => string;
  /** Before the replications that a warm-up is looked for with. */
  readonly pilotRuns: (replications: number, years: number) => string;
  readonly tooManyAlternatives: (most: number, got: number) => string;
  /** What `--best-of` may name. */
  readonly noSuchMeasure: (got: string) => string;
  readonly noGoodDirection: (measure: string) => string;
  readonly measureNeedsPlace: (got: string, example: string) => string;
  readonly effectNeeded: (got: string) => string;
  /** Before problems of alternatives whose changes were given a date. */
  readonly changesBeginOn: (date: string) => string;
  /** Why an alternative takes longer than the others. */
  readonly warmedUpApart: (what: string) => string;

  readonly fileIsSound: (file: string, warnings: number) => string;
  readonly measureIsSound: (file: string) => string;
  /** Before problems that a measure brings about in another file. */
  readonly withChanges: (what: string) => string;

  readonly exists: (file: string) => string;
  readonly cannotWrite: (file: string, reason: string) => string;
  readonly written: (files: readonly string[]) => string;
  readonly nextSteps: string;

  readonly fileExists: (file: string) => string;
  /** Before it is written: about how large. */
  readonly eventLogSize: (file: string, replication: string, lines: string, size: string) => string;
  readonly eventLogWritten: (file: string, lines: string, size: string) => string;
  readonly eventLogInterrupted: (file: string) => string;
  readonly noSuchFolder: string;
  /** What `flyt explain` cannot find; `got` is quoted, examples are as they may be typed. */
  readonly oneQuestionOnly: string;
  readonly patientNeeded: (got: string, example: string) => string;
  readonly noSuchStream: (name: string) => string;
  readonly noSuchPerson: (name: string) => string;
  readonly noSuchPlace: (name: string) => string;
  readonly thereAre: (names: readonly string[]) => string;
  readonly noSuchPatient: (stream: string, count: string, replication: string, last: string) => string;
  readonly dateNeeded: (flag: string, example: string, got: string) => string;
  readonly notInRun: (date: string, first: string, measured: string, last: string) => string;
  /** A flag that means nothing without another. */
  readonly flagWithoutFlag: (flag: string, needed: string) => string;
  /** Of a run until a precision is reached; `got` is quoted, half-widths are for people. */
  readonly precisionNeeded: (got: string) => string;
  readonly notTogether: (flag: string, other: string) => string;
  readonly noSuchFigure: (flag: string, name: string) => string;
  readonly noSuchAlternative: (name: string) => string;
  readonly precisionReached: (figure: string, halfWidth: string, replications: string) => string;
  readonly precisionMissed: (figure: string, halfWidth: string, wanted: string, replications: string) => string;

  readonly progress: (finished: string, of: string) => string;
  readonly timeLeft: (seconds: string) => string;
  readonly minutesLeft: (minutes: string) => string;
  readonly millions: (number: string) => string;
  /** One closing line: replications, simulated histories in all, events, seconds, speed, threads. */
  readonly finished: (facts: FinishedFacts) => string;
  /** Before a run that takes minutes. */
  readonly longRun: (staysPerReplication: string, minutes: string) => string;
  readonly workerCrashed: (from: number, to: number, reason: string) => string;
  readonly stopping: string;
  /** Why a file cannot be written, by the code of the system; others stand for themselves. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly interrupted: (finished: string, of: string) => string;
  readonly nothingFinished: string;
  readonly nothingInCommon: string;
  /** Why the command ends with the exit code that it does. */
  readonly thresholdsMissed: (ids: readonly string[]) => string;
  readonly thresholdsNotJudged: (ids: readonly string[]) => string;
  /** Before the second round of `flyt bottlenecks`. */
  readonly relieving: (place: string) => string;

  readonly mistake: string;
  readonly bug: string;
  readonly reportBug: string;
  readonly replay: string;
}

export interface FinishedFacts {
  readonly replications: string;
  /** Scenarios that were each simulated so often. */
  readonly scenarios: number;
  readonly events: string;
  readonly seconds: string;
  readonly eventsPerSecond: string;
  readonly threads: number;
}

const nb: Messages = {
  unknownCommand: (name) => `ukjent kommando: ${name}`,
  unknownOption: (flag) => `ukjent valg: ${flag}`,
  missingArgument: (name) => `mangler: <${name}>`,
  missingValue: (flag) => `verdien mangler: ${flag}`,
  tooManyArguments: "for mange argumenter",
  didYouMean: (candidates) => `mente du ${candidates.join(" eller ")}?`,
  seeHelp: (command) => `Se ${command} --help`,
  wholeNumberNeeded: (flag, least, most, got) => `${flag} må være et helt tall fra ${least} til ${most}, fikk ${got}`,
  textNeeded: (flag) => `${flag} kan ikke være tom`,
  languageNeeded: (got) => `--lang må være nb, nn eller en, fikk ${got}`,
  nothingToCompare:
    "det er ingenting å sammenligne med. Gi minst ett alternativ: --with fil.yaml, eller --with sti=+10.\n" +
    "(--set gjelder både basis og alternativene.)",
  warmUpNeeded: (most, got) => `--warm-up må være auto eller et helt antall døgn fra 0 til ${most}, fikk ${got}`,
  pilotRuns: (replications, years) => `Leter etter oppvarming: ${replications} prøvereplikasjoner av ${years} år.`,
  tooManyAlternatives: (most, got) => `det kan være høyst ${most} alternativer i én sammenligning, fikk ${got} --with`,
  noSuchMeasure: (got) => `--best-of: ingen måleindikator heter ${got}`,
  noGoodDirection: (measure) => `--best-of: mer av ${measure} er verken godt eller dårlig, så ingen kan være best`,
  measureNeedsPlace: (got, example) => `--best-of: scenarioet har ingen ${got}; skriv hvilken tjeneste, som ${example}`,
  effectNeeded: (got) => `--effect må være first-years eller long-run, fikk ${got}`,
  changesBeginOn: (date) => `Med --effect first-years gjelder alle endringer i alternativene fra ${date} eller senere.`,
  warmedUpApart: (what) => `${what} varmes opp for seg selv: noe i oppvarmingen avhenger av det som kommer siden.`,

  fileIsSound: (file, warnings) =>
    `${file}: i orden${warnings === 0 ? "" : `, ${warnings} ${plural(warnings, "advarsel", "advarsler")}`}`,
  measureIsSound: (file) => `${file}: formen er i orden. Gi --base scenario for å prøve endringene på et scenario.`,
  withChanges: (what) => `Med ${what}:`,

  exists: (file) => `${file} finnes fra før. Ingenting er skrevet; velg en annen mappe.`,
  cannotWrite: (file, reason) => `kan ikke skrive ${file}: ${reason}`,
  written: (files) => `Skrev ${files.join(" og ")}.`,
  nextSteps: "Prøv nå:",
  fileExists: (file) => `${file} finnes fra før. Ingenting er skrevet; velg et annet navn.`,
  eventLogSize: (file, replication, lines, size) =>
    `Hendelsesloggen for replikasjon ${replication} skrives til ${file}: om lag ${lines} linjer, ${size}.`,
  eventLogWritten: (file, lines, size) => `Skrev ${file}: ${lines} linjer, ${size}.`,
  eventLogInterrupted: (file) => `Avbrutt. ${file} ble ikke skrevet.`,
  noSuchFolder: "mappen finnes ikke",
  oneQuestionOnly: "spør om én ting om gangen: --patient, --day, --waiting eller --longest-waits",
  patientNeeded: (got, example) => `--patient må være en strøm og et nummer, som ${example}, fikk ${got}`,
  noSuchStream: (name) => `ingen pasienter heter ${name}/…`,
  noSuchPerson: (name) => `ingen i tellingen heter ${name}`,
  noSuchPlace: (name) => `scenarioet har ingen tjeneste som heter ${name}`,
  thereAre: (names) => `Disse finnes: ${names.join(", ")}.`,
  noSuchPatient: (stream, count, replication, last) =>
    count === "0"
      ? `det kom ingen pasienter fra ${stream} i replikasjon ${replication}`
      : `${stream} har ${count} pasienter i replikasjon ${replication}; den siste er ${last}`,
  dateNeeded: (flag, example, got) => `${flag} må være en dato, som ${example}, fikk ${got}`,
  notInRun: (date, first, measured, last) =>
    `${date} er ikke simulert: kjøringen er fra ${first} til ${last}, målt fra ${measured}`,
  flagWithoutFlag: (flag, needed) => `${flag} betyr noe bare sammen med ${needed}`,
  precisionNeeded: (got) => `--until-half-width må være et tall over 0, som 0.5, eller en prosent, som 5%, fikk ${got}`,
  notTogether: (flag, other) => `${flag} og ${other} kan ikke brukes sammen`,
  noSuchFigure: (flag, name) => `${flag}: scenarioet har ikke noe tall som heter ${name}`,
  noSuchAlternative: (name) => `--alternatives: sammenligningen har ikke noe alternativ som heter ${name}`,
  precisionReached: (figure, halfWidth, replications) =>
    `${figure} er kjent på ± ${halfWidth} etter ${replications} replikasjoner.`,
  precisionMissed: (figure, halfWidth, wanted, replications) =>
    `${figure} er kjent på ± ${halfWidth}, ikke ± ${wanted}, etter ${replications} replikasjoner. --max-replications tillater flere.`,

  progress: (finished, of) => `${finished} av ${of}`,
  timeLeft: (seconds) => `ca. ${seconds} s igjen`,
  minutesLeft: (minutes) => `ca. ${minutes} min igjen`,
  millions: (number) => `${number} mill.`,
  finished: ({ replications, scenarios, events, seconds, eventsPerSecond, threads }) =>
    `${replications} ${replications === "1" ? "replikasjon" : "replikasjoner"}` +
    `${scenarios === 1 ? "" : ` av ${scenarios} scenarioer`} på ${seconds} s` +
    ` · ${events} hendelser, ${eventsPerSecond} i sekundet · ${threads} ${plural(threads, "tråd", "tråder")}`,
  workerCrashed: (from, to, reason) =>
    `En arbeidstråd stoppet i replikasjon ${from}–${to} (${reason}); de kjøres om igjen.`,
  longRun: (stays, minutes) =>
    `Dette blir en lang kjøring: om lag ${stays} opphold i hver replikasjon, ca. ${minutes} min i alt. Ctrl-C avbryter.`,
  reasons: {
    EACCES: "ingen tilgang",
    EPERM: "ingen tilgang",
    EROFS: "mappen kan bare leses",
    ENOSPC: "disken er full",
    EFBIG: "filen blir for stor",
    ENOTDIR: "en del av stien er en fil, ikke en mappe",
    EEXIST: "en del av stien er en fil, ikke en mappe",
    ENOENT: "mappen kan ikke lages der",
  },
  stopping: "Avbryter. Det som er ferdig, tas med.",
  interrupted: (finished, of) =>
    `Avbrutt etter ${finished} av ${of} replikasjoner. Tallene bygger på dem som ble ferdige.`,
  nothingFinished: "Avbrutt før noen replikasjon var ferdig.",
  nothingInCommon: "Avbrutt før noen replikasjon var ferdig i alle alternativene.",
  thresholdsMissed: (ids) => `Terskler som ikke er holdt: ${ids.join(", ")}.`,
  thresholdsNotJudged: (ids) => `Terskler som ikke kan vurderes, for en kø vokser uten grense: ${ids.join(", ")}.`,
  relieving: (place) => `Så en gang til, uten grense i ${place}: hvor flytter køen seg?`,

  mistake: "feil",
  bug: "feil i programmet",
  reportBug: "Det er ikke din feil. Meld den gjerne, sammen med scenarioet og linjene under.",
  replay: "Slik kommer den igjen:",
};

const nn: Messages = {
  unknownCommand: (name) => `ukjend kommando: ${name}`,
  unknownOption: (flag) => `ukjent val: ${flag}`,
  missingArgument: (name) => `manglar: <${name}>`,
  missingValue: (flag) => `verdien manglar: ${flag}`,
  tooManyArguments: "for mange argument",
  didYouMean: (candidates) => `meinte du ${candidates.join(" eller ")}?`,
  seeHelp: (command) => `Sjå ${command} --help`,
  wholeNumberNeeded: (flag, least, most, got) => `${flag} må vere eit heilt tal frå ${least} til ${most}, fekk ${got}`,
  textNeeded: (flag) => `${flag} kan ikkje vere tom`,
  languageNeeded: (got) => `--lang må vere nb, nn eller en, fekk ${got}`,
  nothingToCompare:
    "det er ingenting å samanlikne med. Gi minst eitt alternativ: --with fil.yaml, eller --with sti=+10.\n" +
    "(--set gjeld både basis og alternativa.)",
  warmUpNeeded: (most, got) => `--warm-up må vere auto eller eit heilt tal døgn frå 0 til ${most}, fekk ${got}`,
  pilotRuns: (replications, years) => `Leitar etter oppvarming: ${replications} prøvereplikasjonar av ${years} år.`,
  tooManyAlternatives: (most, got) => `det kan vere høgst ${most} alternativ i éi samanlikning, fekk ${got} --with`,
  noSuchMeasure: (got) => `--best-of: ingen måleindikator heiter ${got}`,
  noGoodDirection: (measure) => `--best-of: meir av ${measure} er verken godt eller dårleg, så ingen kan vere best`,
  measureNeedsPlace: (got, example) => `--best-of: scenarioet har ingen ${got}; skriv kva teneste, som ${example}`,
  effectNeeded: (got) => `--effect må vere first-years eller long-run, fekk ${got}`,
  changesBeginOn: (date) => `Med --effect first-years gjeld alle endringar i alternativa frå ${date} eller seinare.`,
  warmedUpApart: (what) => `${what} blir varma opp for seg sjølv: noko i oppvarminga kjem an på det som kjem sidan.`,

  fileIsSound: (file, warnings) =>
    `${file}: i orden${warnings === 0 ? "" : `, ${warnings} ${plural(warnings, "åtvaring", "åtvaringar")}`}`,
  measureIsSound: (file) => `${file}: forma er i orden. Gi --base scenario for å prøve endringane på eit scenario.`,
  withChanges: (what) => `Med ${what}:`,

  exists: (file) => `${file} finst frå før. Ingenting er skrive; vel ei anna mappe.`,
  cannotWrite: (file, reason) => `kan ikkje skrive ${file}: ${reason}`,
  written: (files) => `Skreiv ${files.join(" og ")}.`,
  nextSteps: "Prøv no:",
  fileExists: (file) => `${file} finst frå før. Ingenting er skrive; vel eit anna namn.`,
  eventLogSize: (file, replication, lines, size) =>
    `Hendingsloggen for replikasjon ${replication} blir skriven til ${file}: om lag ${lines} linjer, ${size}.`,
  eventLogWritten: (file, lines, size) => `Skreiv ${file}: ${lines} linjer, ${size}.`,
  eventLogInterrupted: (file) => `Avbrote. ${file} vart ikkje skriven.`,
  noSuchFolder: "mappa finst ikkje",
  oneQuestionOnly: "spør om éin ting om gongen: --patient, --day, --waiting eller --longest-waits",
  patientNeeded: (got, example) => `--patient må vere ein straum og eit nummer, som ${example}, fekk ${got}`,
  noSuchStream: (name) => `ingen pasientar heiter ${name}/…`,
  noSuchPerson: (name) => `ingen i teljinga heiter ${name}`,
  noSuchPlace: (name) => `scenarioet har inga teneste som heiter ${name}`,
  thereAre: (names) => `Desse finst: ${names.join(", ")}.`,
  noSuchPatient: (stream, count, replication, last) =>
    count === "0"
      ? `det kom ingen pasientar frå ${stream} i replikasjon ${replication}`
      : `${stream} har ${count} pasientar i replikasjon ${replication}; den siste er ${last}`,
  dateNeeded: (flag, example, got) => `${flag} må vere ein dato, som ${example}, fekk ${got}`,
  notInRun: (date, first, measured, last) =>
    `${date} er ikkje simulert: køyringa er frå ${first} til ${last}, målt frå ${measured}`,
  flagWithoutFlag: (flag, needed) => `${flag} tyder noko berre saman med ${needed}`,
  precisionNeeded: (got) =>
    `--until-half-width må vere eit tal over 0, som 0.5, eller ein prosent, som 5%, fekk ${got}`,
  notTogether: (flag, other) => `${flag} og ${other} kan ikkje brukast saman`,
  noSuchFigure: (flag, name) => `${flag}: scenarioet har ikkje noko tal som heiter ${name}`,
  noSuchAlternative: (name) => `--alternatives: samanlikninga har ikkje noko alternativ som heiter ${name}`,
  precisionReached: (figure, halfWidth, replications) =>
    `${figure} er kjend på ± ${halfWidth} etter ${replications} replikasjonar.`,
  precisionMissed: (figure, halfWidth, wanted, replications) =>
    `${figure} er kjend på ± ${halfWidth}, ikkje ± ${wanted}, etter ${replications} replikasjonar. --max-replications tillèt fleire.`,

  progress: (finished, of) => `${finished} av ${of}`,
  timeLeft: (seconds) => `ca. ${seconds} s igjen`,
  minutesLeft: (minutes) => `ca. ${minutes} min igjen`,
  millions: (number) => `${number} mill.`,
  finished: ({ replications, scenarios, events, seconds, eventsPerSecond, threads }) =>
    `${replications} ${replications === "1" ? "replikasjon" : "replikasjonar"}` +
    `${scenarios === 1 ? "" : ` av ${scenarios} scenario`} på ${seconds} s` +
    ` · ${events} hendingar, ${eventsPerSecond} i sekundet · ${threads} ${plural(threads, "tråd", "trådar")}`,
  workerCrashed: (from, to, reason) =>
    `Ein arbeidstråd stoppa i replikasjon ${from}–${to} (${reason}); dei blir køyrde om att.`,
  longRun: (stays, minutes) =>
    `Dette blir ei lang køyring: om lag ${stays} opphald i kvar replikasjon, ca. ${minutes} min i alt. Ctrl-C avbryt.`,
  reasons: {
    EACCES: "ingen tilgang",
    EPERM: "ingen tilgang",
    EROFS: "mappa kan berre lesast",
    ENOSPC: "disken er full",
    EFBIG: "fila blir for stor",
    ENOTDIR: "ein del av stien er ei fil, ikkje ei mappe",
    EEXIST: "ein del av stien er ei fil, ikkje ei mappe",
    ENOENT: "mappa kan ikkje lagast der",
  },
  stopping: "Avbryt. Det som er ferdig, blir teke med.",
  interrupted: (finished, of) =>
    `Avbrote etter ${finished} av ${of} replikasjonar. Tala byggjer på dei som vart ferdige.`,
  nothingFinished: "Avbrote før nokon replikasjon var ferdig.",
  nothingInCommon: "Avbrote før nokon replikasjon var ferdig i alle alternativa.",
  thresholdsMissed: (ids) => `Tersklar som ikkje er haldne: ${ids.join(", ")}.`,
  thresholdsNotJudged: (ids) => `Tersklar som ikkje kan vurderast, for ein kø veks utan grense: ${ids.join(", ")}.`,
  relieving: (place) => `Så ein gong til, utan grense i ${place}: kvar flyttar køen seg?`,

  mistake: "feil",
  bug: "feil i programmet",
  reportBug: "Det er ikkje din feil. Meld han gjerne, saman med scenarioet og linjene under.",
  replay: "Slik kjem han igjen:",
};

const en: Messages = {
  unknownCommand: (name) => `unknown command: ${name}`,
  unknownOption: (flag) => `unknown option: ${flag}`,
  missingArgument: (name) => `missing: <${name}>`,
  missingValue: (flag) => `the value is missing: ${flag}`,
  tooManyArguments: "too many arguments",
  didYouMean: (candidates) => `did you mean ${candidates.join(" or ")}?`,
  seeHelp: (command) => `See ${command} --help`,
  wholeNumberNeeded: (flag, least, most, got) => `${flag} must be a whole number from ${least} to ${most}, got ${got}`,
  textNeeded: (flag) => `${flag} must not be empty`,
  languageNeeded: (got) => `--lang must be nb, nn or en, got ${got}`,
  nothingToCompare:
    "there is nothing to compare with. Give at least one alternative: --with file.yaml, or --with path=+10.\n" +
    "(--set applies to the baseline and the alternatives alike.)",
  warmUpNeeded: (most, got) => `--warm-up must be auto or a whole number of days from 0 to ${most}, got ${got}`,
  pilotRuns: (replications, years) => `Looking for a warm-up: ${replications} pilot replications of ${years} years.`,
  tooManyAlternatives: (most, got) => `one comparison takes at most ${most} alternatives, got ${got} --with`,
  noSuchMeasure: (got) => `--best-of: no measure is called ${got}`,
  noGoodDirection: (measure) => `--best-of: more of ${measure} is neither good nor bad, so none can be best`,
  measureNeedsPlace: (got, example) => `--best-of: the scenario has no ${got}; name the place, as in ${example}`,
  effectNeeded: (got) => `--effect must be first-years or long-run, got ${got}`,
  changesBeginOn: (date) => `With --effect first-years, all changes of the alternatives hold from ${date} or later.`,
  warmedUpApart: (what) => `${what} is warmed up by itself: something in the warm-up depends on what comes later.`,

  fileIsSound: (file, warnings) =>
    `${file}: ok${warnings === 0 ? "" : `, ${warnings} ${plural(warnings, "warning", "warnings")}`}`,
  measureIsSound: (file) => `${file}: the form is ok. Give --base scenario to try the changes on a scenario.`,
  withChanges: (what) => `With ${what}:`,

  exists: (file) => `${file} exists already. Nothing was written; choose another folder.`,
  cannotWrite: (file, reason) => `cannot write ${file}: ${reason}`,
  written: (files) => `Wrote ${files.join(" and ")}.`,
  nextSteps: "Try now:",
  fileExists: (file) => `${file} exists already. Nothing was written; choose another name.`,
  eventLogSize: (file, replication, lines, size) =>
    `The event log of replication ${replication} goes to ${file}: about ${lines} lines, ${size}.`,
  eventLogWritten: (file, lines, size) => `Wrote ${file}: ${lines} lines, ${size}.`,
  eventLogInterrupted: (file) => `Interrupted. ${file} was not written.`,
  noSuchFolder: "the folder does not exist",
  oneQuestionOnly: "ask about one thing at a time: --patient, --day, --waiting or --longest-waits",
  patientNeeded: (got, example) => `--patient must be a stream and a number, such as ${example}, got ${got}`,
  noSuchStream: (name) => `no patients are called ${name}/…`,
  noSuchPerson: (name) => `nobody in the census is called ${name}`,
  noSuchPlace: (name) => `the scenario has no place called ${name}`,
  thereAre: (names) => `There are: ${names.join(", ")}.`,
  noSuchPatient: (stream, count, replication, last) =>
    count === "0"
      ? `no patients came from ${stream} in replication ${replication}`
      : `${stream} has ${count} patients in replication ${replication}; the last is ${last}`,
  dateNeeded: (flag, example, got) => `${flag} must be a date, such as ${example}, got ${got}`,
  notInRun: (date, first, measured, last) =>
    `${date} is not simulated: the run is from ${first} to ${last}, measured from ${measured}`,
  flagWithoutFlag: (flag, needed) => `${flag} means something only together with ${needed}`,
  precisionNeeded: (got) =>
    `--until-half-width must be a number above 0, such as 0.5, or a percentage, such as 5%, got ${got}`,
  notTogether: (flag, other) => `${flag} and ${other} cannot be used together`,
  noSuchFigure: (flag, name) => `${flag}: the scenario has no figure called ${name}`,
  noSuchAlternative: (name) => `--alternatives: the comparison has no alternative called ${name}`,
  precisionReached: (figure, halfWidth, replications) =>
    `${figure} is known to ± ${halfWidth} after ${replications} replications.`,
  precisionMissed: (figure, halfWidth, wanted, replications) =>
    `${figure} is known to ± ${halfWidth}, not ± ${wanted}, after ${replications} replications. --max-replications allows more.`,

  progress: (finished, of) => `${finished} of ${of}`,
  timeLeft: (seconds) => `about ${seconds} s left`,
  minutesLeft: (minutes) => `about ${minutes} min left`,
  millions: (number) => `${number} million`,
  finished: ({ replications, scenarios, events, seconds, eventsPerSecond, threads }) =>
    `${replications} ${replications === "1" ? "replication" : "replications"}` +
    `${scenarios === 1 ? "" : ` of ${scenarios} scenarios`} in ${seconds} s` +
    ` · ${events} events, ${eventsPerSecond} a second · ${threads} ${plural(threads, "thread", "threads")}`,
  workerCrashed: (from, to, reason) =>
    `A worker thread crashed on replications ${from}–${to} (${reason}); they are run again.`,
  longRun: (stays, minutes) =>
    `This will be a long run: about ${stays} stays in each replication, about ${minutes} min in all. Ctrl-C stops it.`,
  reasons: {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the folder is read-only",
    ENOSPC: "the disk is full",
    EFBIG: "the file is too large",
    ENOTDIR: "a part of the path is a file, not a folder",
    EEXIST: "a part of the path is a file, not a folder",
    ENOENT: "no folder can be made there",
  },
  stopping: "Stopping. What is finished is kept.",
  interrupted: (finished, of) =>
    `Interrupted after ${finished} of ${of} replications. The figures are of those that finished.`,
  nothingFinished: "Interrupted before any replication had finished.",
  nothingInCommon: "Interrupted before any replication had finished in all alternatives.",
  thresholdsMissed: (ids) => `Thresholds missed: ${ids.join(", ")}.`,
  thresholdsNotJudged: (ids) => `Thresholds that cannot be judged, for a queue grows without limit: ${ids.join(", ")}.`,
  relieving: (place) => `Now again, without a limit in ${place}: where does the queue move?`,

  mistake: "error",
  bug: "error in the program",
  reportBug: "It is not your mistake. Please report it, with the scenario and the lines below.",
  replay: "To see it again:",
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { nb, nn, en };

function plural(count: number, one: string, several: string): string {
  return count === 1 ? one : several;
}
