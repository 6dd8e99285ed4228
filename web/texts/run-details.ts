import type { Language } from "../../report/language.ts";

/** Texts of one run that is opened: what is said of it, how it came about, whether it comes out the same, whether it can be trusted. */
export interface RunDetailTexts {
  readonly open: (title: string) => string;
  readonly title: (title: string) => string;
  readonly close: string;
  readonly model: string;
  readonly figures: string;
  /** Of a comparison: the baseline, then the others. */
  readonly tag: string;
  readonly allTags: string;
  readonly fullRun: (replications: string) => string;
  readonly older: string;
  readonly unknownModel: string;
  readonly madeWith: (version: string) => string;
  readonly upgrade: string;
  readonly showsChanges: string;
  readonly readOnly: string;
  readonly isReadOnly: (version: string) => string;
  readonly note: string;
  readonly tags: string;
  readonly tagsHint: string;
  readonly save: string;
  readonly saved: string;
  readonly changedBy: (name: string, when: string) => string;
  readonly conflict: (name: string) => string;
  readonly takeTheirs: string;
  readonly keepMine: string;
  readonly again: string;
  readonly againHint: string;
  readonly rerunOf: string;
  readonly rerun: string;
  readonly sameBytes: (files: string) => string;
  readonly otherBytes: (same: string, of: string, names: string) => string;
  readonly sameFigures: (count: string) => string;
  readonly otherFigures: (changed: string, of: string) => string;
  readonly noFigures: string;
  readonly ofModel: (version: string) => string;
  readonly alternative: (number: string) => string;
  readonly baseline: string;
  readonly manifest: string;
  readonly manifestRows: Readonly<
    Record<"version" | "seed" | "replications" | "period" | "warmUp" | "platform" | "scenario" | "hash" | "id", string>
  >;
  readonly days: (days: string) => string;
  readonly period: (days: string, from: string) => string;
  readonly log: string;
  readonly logColumns: Readonly<Record<"when" | "state" | "attempt" | "model", string>>;
  readonly files: string;
  readonly fileColumns: Readonly<Record<"name" | "bytes" | "sha", string>>;
  readonly download: (name: string) => string;
  readonly diagnostics: string;
  readonly diagnosticsHint: (replications: string) => string;
  readonly counting: (finished: string, of: string) => string;
  readonly failed: (message: string) => string;
  readonly warmUp: string;
  readonly warmUpMeasure: string;
  readonly warmUpLine: string;
  readonly measuredLine: string;
  readonly warmUpExplanation: string;
  readonly precision: string;
  readonly precisionExplanation: string;
  readonly sanity: string;
  readonly inOut: (entered: string, left: string, inside: string) => string;
  readonly inOutWrong: (entered: string, left: string, inside: string) => string;
  readonly little: string;
  readonly littleHolds: (deviation: string) => string;
  readonly littleFails: (deviation: string) => string;
  readonly littleColumns: Readonly<Record<"place" | "patients" | "stays" | "days" | "product" | "deviation", string>>;
  readonly always: string;
  readonly points: string;
  readonly pointsExplanation: string;
  readonly pointsOf: (drawn: string, all: string) => string;
  readonly outcome: string;
  readonly point: (number: string) => string;
  readonly base: string;
}

export const RUN_DETAILS: Readonly<Record<Language, RunDetailTexts>> = {
  nb: {
    open: (title) => `Åpne kjøringen ${title}`,
    title: (title) => `Kjøringen ${title}`,
    close: "Lukk kjøringen",
    model: "Modell",
    figures: "Nøkkeltall: snitt (95 % KI)",
    tag: "Merkelapp",
    allTags: "Alle",
    fullRun: (replications) => `Full kjøring (${replications} replikasjoner)`,
    older: "annen modell",
    unknownModel: "ukjent",
    madeWith: (version) => `Laget med modell ${version}.`,
    upgrade: "Oppgrader",
    showsChanges: "viser hva som endres",
    readOnly: "Åpne skrivebeskyttet",
    isReadOnly: (version) => `Skrivebeskyttet: tallene er fra modell ${version} og kan ikke endres.`,
    note: "Notat",
    tags: "Merkelapper",
    tagsHint: "Med komma mellom: budsjett 2027, til møtet",
    save: "Lagre notat",
    saved: "Lagret.",
    changedBy: (name, when) => `Sist endret av ${name} ${when}.`,
    conflict: (name) => `${name} har endret notatet mens du skrev. Ditt er ikke lagret.`,
    takeTheirs: "Vis det som er lagret",
    keepMine: "Lagre mitt i stedet",
    again: "Kjør på nytt",
    againHint: "Det samme spørsmålet med de samme filene regnes ut på nytt, og filene sammenlignes byte for byte.",
    rerunOf: "Denne kjøringen er kjørt på nytt av en annen:",
    rerun: "Kjørt på nytt",
    sameBytes: (files) => `Bytene er de samme i alle ${files} filer.`,
    otherBytes: (same, of, names) => `Bytene er de samme i ${same} av ${of} filer. Andre: ${names}.`,
    sameFigures: (count) => `Alle ${count} tall er de samme.`,
    otherFigures: (changed, of) => `${changed} av ${of} tall er blitt andre.`,
    noFigures: "Tallene i denne typen kjøring sammenlignes ikke enkeltvis.",
    ofModel: (version) => `Modell ${version}`,
    alternative: (number) => `alternativ ${number}`,
    baseline: "basis",
    manifest: "Manifest",
    manifestRows: {
      version: "Modellversjon",
      seed: "Frø",
      replications: "Replikasjoner",
      period: "Målt periode",
      warmUp: "Oppvarming",
      platform: "Plattform",
      scenario: "Scenario",
      hash: "Scenarioets SHA-256",
      id: "Kjøringens id",
    },
    days: (days) => `${days} døgn`,
    period: (days, from) => `${days} døgn fra ${from}`,
    log: "Logg",
    logColumns: { when: "Når", state: "Tilstand", attempt: "Forsøk", model: "Modell" },
    files: "Filer",
    fileColumns: { name: "Navn", bytes: "Størrelse (byte)", sha: "SHA-256" },
    download: (name) => `Last ned ${name}`,
    diagnostics: "Kan jeg stole på den?",
    diagnosticsHint: (replications) =>
      `De første ${replications} replikasjonene simuleres på nytt i nettleseren og telles pasient for pasient.`,
    counting: (finished, of) => `Teller … ${finished} av ${of} replikasjoner`,
    failed: (message) => `Kontrollen stoppet: ${message}`,
    warmUp: "Oppvarming",
    warmUpMeasure: "Pasienter i modellen",
    warmUpLine: "Oppvarming, telles ikke",
    measuredLine: "Målt",
    warmUpExplanation:
      "Antall pasienter i modellen ved starten av hver uke, snitt over replikasjonene. Stiger eller faller linjen fortsatt der " +
      "målingen begynner, er oppvarmingen for kort.",
    precision: "Usikkerhet mot replikasjoner",
    precisionExplanation:
      "Snittet og 95 % KI slik de ville vært etter færre replikasjoner. Blir båndet knapt smalere, er det lite å hente på flere.",
    sanity: "Regnestykkene går opp",
    inOut: (entered, left, inside) => `Inn = ut + inne: ${entered} = ${left} + ${inside}.`,
    inOutWrong: (entered, left, inside) => `Inn er ikke ut + inne: ${entered} mot ${left} + ${inside}.`,
    little: "Littles lov",
    littleHolds: (deviation) =>
      `Littles lov stemmer for alle tjenester: pasienter = opphold per døgn × døgn per opphold (største avvik ${deviation}).`,
    littleFails: (deviation) =>
      `Littles lov stemmer ikke: største avvik er ${deviation}. Det er en feil hos oss; meld den gjerne.`,
    littleColumns: {
      place: "Tjeneste",
      patients: "Pasienter",
      stays: "Opphold per døgn",
      days: "Døgn per opphold",
      product: "Opphold × døgn",
      deviation: "Avvik",
    },
    always:
      "De samme kontrollene gjøres i hver replikasjon mens den simuleres; en kjøring som er ferdig, har bestått dem alle.",
    points: "Alle punktene i forsøksplanen",
    pointsExplanation:
      "Hver linje er ett punkt: den går gjennom det som ble satt, og ender i utfallet til høyre. Linjer som ender høyt og går gjennom " +
      "samme sted på en akse, viser hva som gir et høyt utfall.",
    pointsOf: (drawn, all) => `${drawn} av ${all} punkter er tegnet, jevnt fordelt.`,
    outcome: "Utfall",
    point: (number) => `Punkt ${number}`,
    base: "Basis",
  },
  nn: {
    open: (title) => `Opne køyringa ${title}`,
    title: (title) => `Køyringa ${title}`,
    close: "Lukk køyringa",
    model: "Modell",
    figures: "Nøkkeltal: snitt (95 % KI)",
    tag: "Merkelapp",
    allTags: "Alle",
    fullRun: (replications) => `Full køyring (${replications} replikasjonar)`,
    older: "annan modell",
    unknownModel: "ukjend",
    madeWith: (version) => `Laga med modell ${version}.`,
    upgrade: "Oppgrader",
    showsChanges: "viser kva som blir endra",
    readOnly: "Opne skriveverna",
    isReadOnly: (version) => `Skriveverna: tala er frå modell ${version} og kan ikkje endrast.`,
    note: "Notat",
    tags: "Merkelappar",
    tagsHint: "Med komma mellom: budsjett 2027, til møtet",
    save: "Lagre notat",
    saved: "Lagra.",
    changedBy: (name, when) => `Sist endra av ${name} ${when}.`,
    conflict: (name) => `${name} har endra notatet medan du skreiv. Ditt er ikkje lagra.`,
    takeTheirs: "Vis det som er lagra",
    keepMine: "Lagre mitt i staden",
    again: "Køyr på nytt",
    againHint:
      "Det same spørsmålet med dei same filene blir rekna ut på nytt, og filene blir samanlikna byte for byte.",
    rerunOf: "Denne køyringa er køyrd på nytt av ei anna:",
    rerun: "Køyrd på nytt",
    sameBytes: (files) => `Bytane er dei same i alle ${files} filer.`,
    otherBytes: (same, of, names) => `Bytane er dei same i ${same} av ${of} filer. Andre: ${names}.`,
    sameFigures: (count) => `Alle ${count} tal er dei same.`,
    otherFigures: (changed, of) => `${changed} av ${of} tal er blitt andre.`,
    noFigures: "Tala i denne typen køyring blir ikkje samanlikna kvar for seg.",
    ofModel: (version) => `Modell ${version}`,
    alternative: (number) => `alternativ ${number}`,
    baseline: "basis",
    manifest: "Manifest",
    manifestRows: {
      version: "Modellversjon",
      seed: "Frø",
      replications: "Replikasjonar",
      period: "Målt periode",
      warmUp: "Oppvarming",
      platform: "Plattform",
      scenario: "Scenario",
      hash: "SHA-256 av scenarioet",
      id: "Id til køyringa",
    },
    days: (days) => `${days} døgn`,
    period: (days, from) => `${days} døgn frå ${from}`,
    log: "Logg",
    logColumns: { when: "Når", state: "Tilstand", attempt: "Forsøk", model: "Modell" },
    files: "Filer",
    fileColumns: { name: "Namn", bytes: "Storleik (byte)", sha: "SHA-256" },
    download: (name) => `Last ned ${name}`,
    diagnostics: "Kan eg stole på ho?",
    diagnosticsHint: (replications) =>
      `Dei første ${replications} replikasjonane blir simulerte på nytt i nettlesaren og talde pasient for pasient.`,
    counting: (finished, of) => `Tel … ${finished} av ${of} replikasjonar`,
    failed: (message) => `Kontrollen stoppa: ${message}`,
    warmUp: "Oppvarming",
    warmUpMeasure: "Pasientar i modellen",
    warmUpLine: "Oppvarming, blir ikkje talt",
    measuredLine: "Målt",
    warmUpExplanation:
      "Talet på pasientar i modellen ved starten av kvar veke, snitt over replikasjonane. Stig eller fell linja framleis der målinga " +
      "tek til, er oppvarminga for kort.",
    precision: "Uvisse mot replikasjonar",
    precisionExplanation:
      "Snittet og 95 % KI slik dei ville vore etter færre replikasjonar. Blir bandet knapt smalare, er det lite å hente på fleire.",
    sanity: "Reknestykka går opp",
    inOut: (entered, left, inside) => `Inn = ut + inne: ${entered} = ${left} + ${inside}.`,
    inOutWrong: (entered, left, inside) => `Inn er ikkje ut + inne: ${entered} mot ${left} + ${inside}.`,
    little: "Littles lov",
    littleHolds: (deviation) =>
      `Littles lov stemmer for alle tenester: pasientar = opphald per døgn × døgn per opphald (største avvik ${deviation}).`,
    littleFails: (deviation) =>
      `Littles lov stemmer ikkje: største avvik er ${deviation}. Det er ein feil hos oss; meld han gjerne.`,
    littleColumns: {
      place: "Teneste",
      patients: "Pasientar",
      stays: "Opphald per døgn",
      days: "Døgn per opphald",
      product: "Opphald × døgn",
      deviation: "Avvik",
    },
    always:
      "Dei same kontrollane blir gjorde i kvar replikasjon medan han blir simulert; ei køyring som er ferdig, har bestått alle.",
    points: "Alle punkta i forsøksplanen",
    pointsExplanation:
      "Kvar linje er eitt punkt: ho går gjennom det som vart sett, og endar i utfallet til høgre. Linjer som endar høgt og går gjennom " +
      "same stad på ein akse, viser kva som gir eit høgt utfall.",
    pointsOf: (drawn, all) => `${drawn} av ${all} punkt er teikna, jamt fordelte.`,
    outcome: "Utfall",
    point: (number) => `Punkt ${number}`,
    base: "Basis",
  },
  en: {
    open: (title) => `Open the run ${title}`,
    title: (title) => `The run ${title}`,
    close: "Close the run",
    model: "Model",
    figures: "Key figures: mean (95% CI)",
    tag: "Tag",
    allTags: "All",
    fullRun: (replications) => `Full run (${replications} replications)`,
    older: "another model",
    unknownModel: "unknown",
    madeWith: (version) => `Made with model ${version}.`,
    upgrade: "Upgrade",
    showsChanges: "shows what changes",
    readOnly: "Open read-only",
    isReadOnly: (version) => `Read-only: the figures are of model ${version} and cannot be changed.`,
    note: "Note",
    tags: "Tags",
    tagsHint: "With commas between: budget 2027, for the meeting",
    save: "Save the note",
    saved: "Saved.",
    changedBy: (name, when) => `Last changed by ${name} ${when}.`,
    conflict: (name) => `${name} changed the note while you were writing. Yours is not saved.`,
    takeTheirs: "Show what is saved",
    keepMine: "Save mine instead",
    again: "Run again",
    againHint: "The same question about the same files is computed anew, and the files are compared byte by byte.",
    rerunOf: "This run is another one run again:",
    rerun: "Run again",
    sameBytes: (files) => `The bytes are the same in all ${files} files.`,
    otherBytes: (same, of, names) => `The bytes are the same in ${same} of ${of} files. Others: ${names}.`,
    sameFigures: (count) => `All ${count} figures are the same.`,
    otherFigures: (changed, of) => `${changed} of ${of} figures have changed.`,
    noFigures: "The figures of this kind of run are not compared one by one.",
    ofModel: (version) => `Model ${version}`,
    alternative: (number) => `alternative ${number}`,
    baseline: "baseline",
    manifest: "Manifest",
    manifestRows: {
      version: "Model version",
      seed: "Seed",
      replications: "Replications",
      period: "Measured period",
      warmUp: "Warm-up",
      platform: "Platform",
      scenario: "Scenario",
      hash: "SHA-256 of the scenario",
      id: "Id of the run",
    },
    days: (days) => `${days} days`,
    period: (days, from) => `${days} days from ${from}`,
    log: "Log",
    logColumns: { when: "When", state: "State", attempt: "Attempt", model: "Model" },
    files: "Files",
    fileColumns: { name: "Name", bytes: "Size (bytes)", sha: "SHA-256" },
    download: (name) => `Download ${name}`,
    diagnostics: "Can I trust it?",
    diagnosticsHint: (replications) =>
      `The first ${replications} replications are simulated again in the browser and counted patient by patient.`,
    counting: (finished, of) => `Counting … ${finished} of ${of} replications`,
    failed: (message) => `The check stopped: ${message}`,
    warmUp: "Warm-up",
    warmUpMeasure: "Patients in the model",
    warmUpLine: "Warm-up, not counted",
    measuredLine: "Measured",
    warmUpExplanation:
      "Patients in the model at the beginning of each week, mean over the replications. Where the line still rises or falls as the " +
      "measured time begins, the warm-up is too short.",
    precision: "Uncertainty against replications",
    precisionExplanation:
      "The mean and its 95% CI as they would have been after fewer replications. Where the band hardly narrows, more are of little use.",
    sanity: "The sums come out",
    inOut: (entered, left, inside) => `In = out + inside: ${entered} = ${left} + ${inside}.`,
    inOutWrong: (entered, left, inside) => `In is not out + inside: ${entered} against ${left} + ${inside}.`,
    little: "Little’s law",
    littleHolds: (deviation) =>
      `Little’s law holds for every service: patients = stays a day × days of a stay (largest deviation ${deviation}).`,
    littleFails: (deviation) =>
      `Little’s law does not hold: the largest deviation is ${deviation}. That is an error of ours; please report it.`,
    littleColumns: {
      place: "Service",
      patients: "Patients",
      stays: "Stays a day",
      days: "Days of a stay",
      product: "Stays × days",
      deviation: "Deviation",
    },
    always:
      "The same checks are made in every replication while it is simulated; a run that is done has passed them all.",
    points: "All points of the design",
    pointsExplanation:
      "Each line is a point: it goes through what was set and ends in the outcome on the right. Lines that end high and pass the same " +
      "place on an axis show what makes for a high outcome.",
    pointsOf: (drawn, all) => `${drawn} of ${all} points are drawn, evenly spread.`,
    outcome: "Outcome",
    point: (number) => `Point ${number}`,
    base: "Baseline",
  },
};
