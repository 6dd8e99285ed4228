import type { Language } from "../report/language.ts";

export type CommandName = "init" | "validate" | "run" | "compare" | "schema";

export type OptionName =
  | "lang"
  | "version"
  | "help"
  | "json"
  | "quiet"
  | "replications"
  | "seed"
  | "threads"
  | "set"
  | "measure"
  | "all"
  | "distributions"
  | "eventLog"
  | "eventLogWarmUp"
  | "replication"
  | "with"
  | "effect"
  | "base"
  | "schemaOfMeasure";

/** All that `--help` says. */
export interface Help {
  readonly headings: { readonly usage: string; readonly commands: string; readonly options: string };
  readonly purpose: string;
  readonly commandUsage: string;
  readonly optionUsage: string;
  /** What stands for an argument: <scenario>, <baseline>, <file>, <folder>. */
  readonly words: Readonly<
    Record<"scenario" | "baseline" | "file" | "folder" | "text" | "change" | "alternative", string>
  >;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  /** Below the options of the program, and of each command. */
  readonly programNotes: string;
  readonly notes: Readonly<Record<CommandName, string>>;
}

const nb: Help = {
  headings: { usage: "Bruk:", commands: "Kommandoer:", options: "Valg:" },
  purpose:
    "Pasientflyt simulerer hvordan pasienter flyter mellom sykehus, helsehus, sykehjem og hjemmetjeneste, " +
    "og viser hvor de venter, hvor lenge, og hva som hjelper.",
  commandUsage: "<kommando> [valg]",
  optionUsage: "[valg]",
  words: {
    scenario: "scenario",
    baseline: "basis",
    file: "fil",
    folder: "mappe",
    text: "tekst",
    change: "sti=verdi",
    alternative: "fil|sti=verdi",
  },
  commands: {
    init: "lag et lite scenario og et tiltak å begynne med",
    validate: "se etter feil i scenarioer og tiltak",
    run: "simuler et scenario",
    compare: "sammenlign tiltak med et basisscenario",
    schema: "skriv JSON Schema for scenarioer, til redigeringsprogrammer",
  },
  options: {
    lang: "språk (ellers terminalens, ellers engelsk)",
    version: "skriv versjonen",
    help: "vis denne hjelpen",
    json: "skriv ett JSON-objekt i stedet for tekst",
    quiet: "uten fremdrift og sluttlinje",
    replications: "antall replikasjoner (ellers det scenarioet sier)",
    seed: "frø: den samme teksten gir de samme tilfeldige tallene",
    threads: "antall tråder; endrer ingen tall",
    set: "endre et tall på stedet; kan gjentas",
    measure: "simuler med dette tiltaket; kan gjentas",
    all: "vis alle mål, ikke bare de viktigste",
    distributions: "JSON med fordelinger og dagsserier i tillegg",
    eventLog: "skriv én replikasjon som hendelseslogg (CSV)",
    eventLogWarmUp: "ta med dem som dro i oppvarmingen",
    replication: "hvilken replikasjon (ellers den første)",
    with: "tiltak, scenario eller endring; kan gjentas",
    effect: "effekt de første årene, eller på lang sikt (standard)",
    base: "prøv tiltakene på dette scenarioet",
    schemaOfMeasure: "for tiltak i stedet",
  },
  programNotes: `
Eksempler:
  flyt init mitt-omraade
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

Et navn uten mappe og endelse er et eksempel som følger med programmet.

Resultatet kommer på stdout, alt annet på stderr. Programmet avslutter med
  0 ferdig · 1 kunne ikke skrive · 2 feil bruk · 3 feil i scenario eller tiltak
  70 feil i programmet · 130 avbrutt med Ctrl-C (det som ble ferdig, er med)`,
  notes: {
    init: `
Eksempler:
  flyt init                 i mappen du står i
  flyt init mitt-omraade    i en ny mappe

Filer som finnes fra før, blir aldri skrevet over.`,
    validate: `
Eksempler:
  flyt validate scenario.yaml
  flyt validate tiltak/*.yaml --base scenario.yaml

Alle feil kommer på én gang, med linje og kolonne. Advarsler er ikke feil.
Et tiltak uten --base blir bare sett på for seg selv.`,
    run: `
Eksempler:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed vinter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > resultat.json
  flyt run trondheim --event-log hendelser.csv

--set: =+10 og =-10 legger til, =*1.1 ganger, =120 setter. Med =+10@2025-01-01
gjelder endringen fra den datoen. --set endrer scenarioet før tiltakene i
--measure; gis flere tiltak, gjelder alle.

--event-log: alle hendelser for dem som er der i måleperioden, fra de kom, med
kolonner for bupaR, pm4py og vidigi: se docs/event-log.md. En fil som finnes,
blir aldri skrevet over.

Ctrl-C avbryter; replikasjonene som er ferdige, blir regnet med.`,
    compare: `
Eksempler:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with tiltak/a.yaml --with annet-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years

Hvert --with er ett alternativ. Alle får de samme tilfeldige tallene (frø og
replikasjoner som basis), så forskjellen skyldes tiltaket og ikke tilfeldighet.
--set gjelder både basis og alternativene, og gjøres før tiltakene.

--effect long-run, langtidseffekten: endringer uten dato gjelder fra simulert
dag 0, som om det alltid hadde vært slik. --effect first-years, førsteårs-
effekten: de gjelder fra den første målte dagen, etter en felles oppvarming.`,
    schema: `
Eksempel:
  flyt schema > scenario.schema.json

Øverst i scenarioet gir denne linjen hjelp mens du skriver:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};

const nn: Help = {
  headings: { usage: "Bruk:", commands: "Kommandoar:", options: "Val:" },
  purpose:
    "Pasientflyt simulerer korleis pasientar flyt mellom sjukehus, helsehus, sjukeheim og heimeteneste, " +
    "og viser kvar dei ventar, kor lenge, og kva som hjelper.",
  commandUsage: "<kommando> [val]",
  optionUsage: "[val]",
  words: {
    scenario: "scenario",
    baseline: "basis",
    file: "fil",
    folder: "mappe",
    text: "tekst",
    change: "sti=verdi",
    alternative: "fil|sti=verdi",
  },
  commands: {
    init: "lag eit lite scenario og eit tiltak å byrje med",
    validate: "sjå etter feil i scenario og tiltak",
    run: "simuler eit scenario",
    compare: "samanlikn tiltak med eit basisscenario",
    schema: "skriv JSON Schema for scenario, til redigeringsprogram",
  },
  options: {
    lang: "språk (elles det i terminalen, elles engelsk)",
    version: "skriv versjonen",
    help: "vis denne hjelpa",
    json: "skriv eitt JSON-objekt i staden for tekst",
    quiet: "utan framdrift og sluttlinje",
    replications: "talet på replikasjonar (elles det scenarioet seier)",
    seed: "frø: den same teksten gir dei same tilfeldige tala",
    threads: "talet på trådar; endrar ingen tal",
    set: "endre eit tal på staden; kan gjentakast",
    measure: "simuler med dette tiltaket; kan gjentakast",
    all: "vis alle mål, ikkje berre dei viktigaste",
    distributions: "JSON med fordelingar og dagsseriar i tillegg",
    eventLog: "skriv éin replikasjon som hendingslogg (CSV)",
    eventLogWarmUp: "ta med dei som drog i oppvarminga",
    replication: "kva replikasjon (elles den første)",
    with: "tiltak, scenario eller endring; kan gjentakast",
    effect: "effekt dei første åra, eller på lang sikt (standard)",
    base: "prøv tiltaka på dette scenarioet",
    schemaOfMeasure: "for tiltak i staden",
  },
  programNotes: `
Døme:
  flyt init mitt-omraade
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

Eit namn utan mappe og ending er eit døme som følgjer med programmet.

Resultatet kjem på stdout, alt anna på stderr. Programmet sluttar med
  0 ferdig · 1 kunne ikkje skrive · 2 feil bruk · 3 feil i scenario eller tiltak
  70 feil i programmet · 130 avbrote med Ctrl-C (det som vart ferdig, er med)`,
  notes: {
    init: `
Døme:
  flyt init                 i mappa du står i
  flyt init mitt-omraade    i ei ny mappe

Filer som finst frå før, blir aldri skrivne over.`,
    validate: `
Døme:
  flyt validate scenario.yaml
  flyt validate tiltak/*.yaml --base scenario.yaml

Alle feil kjem på éin gong, med linje og kolonne. Åtvaringar er ikkje feil.
Eit tiltak utan --base blir berre sett på for seg sjølv.`,
    run: `
Døme:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed vinter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > resultat.json
  flyt run trondheim --event-log hendingar.csv

--set: =+10 og =-10 legg til, =*1.1 gongar, =120 set. Med =+10@2025-01-01 gjeld
endringa frå den datoen. --set endrar scenarioet før tiltaka i --measure; er det
fleire tiltak, gjeld alle.

--event-log: alle hendingar for dei som er der i måleperioden, frå dei kom, med
kolonnar for bupaR, pm4py og vidigi: sjå docs/event-log.md. Ei fil som finst,
blir aldri skriven over.

Ctrl-C avbryt; replikasjonane som er ferdige, blir rekna med.`,
    compare: `
Døme:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with tiltak/a.yaml --with anna-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years

Kvart --with er eitt alternativ. Alle får dei same tilfeldige tala (frø og
replikasjonar som basis), så skilnaden kjem av tiltaket og ikkje av slump.
--set gjeld både basis og alternativa, og blir gjort før tiltaka.

--effect long-run, langtidseffekten: endringar utan dato gjeld frå simulert
dag 0, som om det alltid hadde vore slik. --effect first-years, førsteårs-
effekten: dei gjeld frå den første målte dagen, etter ei felles oppvarming.`,
    schema: `
Døme:
  flyt schema > scenario.schema.json

Øvst i scenarioet gir denne linja hjelp medan du skriv:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};

const en: Help = {
  headings: { usage: "Usage:", commands: "Commands:", options: "Options:" },
  purpose:
    "Pasientflyt simulates how patients flow between hospital, health house, nursing home and home care, " +
    "and shows where they wait, how long, and what helps.",
  commandUsage: "<command> [options]",
  optionUsage: "[options]",
  words: {
    scenario: "scenario",
    baseline: "baseline",
    file: "file",
    folder: "folder",
    text: "text",
    change: "path=value",
    alternative: "file|path=value",
  },
  commands: {
    init: "make a small scenario and a measure to begin with",
    validate: "look for mistakes in scenarios and measures",
    run: "simulate a scenario",
    compare: "compare measures with a baseline scenario",
    schema: "print the JSON Schema of scenarios, for editors",
  },
  options: {
    lang: "language (else that of the terminal, else English)",
    version: "print the version",
    help: "show this help",
    json: "print one JSON object instead of text",
    quiet: "no progress and no closing line",
    replications: "how many replications (else what the scenario says)",
    seed: "the same text gives the same random numbers",
    threads: "how many threads; changes no figure",
    set: "change a number on the spot; may be repeated",
    measure: "simulate with this measure; may be repeated",
    all: "show all measures, not only the leading ones",
    distributions: "JSON with distributions and daily series too",
    eventLog: "write one replication as an event log (CSV)",
    eventLogWarmUp: "with those who left in the warm-up",
    replication: "which replication (else the first)",
    with: "measure, scenario or change; may be repeated",
    effect: "effect in the first years, or in the long run (default)",
    base: "try the measures on this scenario",
    schemaOfMeasure: "of measures instead",
  },
  programNotes: `
Examples:
  flyt init my-region
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

A name without folder and ending is an example that comes with the program.

The result goes to stdout, all talk to stderr. Exit codes:
  0 done · 1 could not write · 2 wrong usage · 3 mistake in scenario or measure
  70 error in the program · 130 stopped with Ctrl-C (what finished is included)`,
  notes: {
    init: `
Examples:
  flyt init              in the folder where you are
  flyt init my-region    in a new folder

Files that exist are never overwritten.`,
    validate: `
Examples:
  flyt validate scenario.yaml
  flyt validate measures/*.yaml --base scenario.yaml

All mistakes come at once, with line and column. Warnings are not mistakes.
A measure without --base is looked at by itself only.`,
    run: `
Examples:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed winter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > result.json
  flyt run trondheim --event-log events.csv

--set: =+10 and =-10 add, =*1.1 multiplies, =120 sets. With =+10@2025-01-01 the
change holds from that date. --set changes the scenario before the measures of
--measure; of several measures all hold.

--event-log: all that happens to those who are there in the measured period,
from their arrival on, with columns for bupaR, pm4py and vidigi: see
docs/event-log.md. A file that exists is never overwritten.

Ctrl-C stops; the replications that have finished are counted.`,
    compare: `
Examples:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with measures/a.yaml --with other-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years

Each --with is one alternative. All get the same random numbers (seed and
replications of the baseline), so differences come from the measure, not luck.
--set applies to the baseline and all alternatives, before their measures.

--effect long-run: changes without a date hold from simulated day 0, as if it
had always been so. --effect first-years: they hold from the first measured day,
after a warm-up that all alternatives share.`,
    schema: `
Example:
  flyt schema > scenario.schema.json

At the top of a scenario, this line gives help while you write:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};

export const HELP: Readonly<Record<Language, Help>> = { nb, nn, en };
