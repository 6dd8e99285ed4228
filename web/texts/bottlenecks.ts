import type { Language } from "../../report/language.ts";
import type { Slider } from "../state/sliders.ts";

/** Texts of the screen Flaskehalser. */
export interface BottleneckTexts {
  readonly intro: string;
  readonly form: string;
  readonly about: (scenario: string) => string;
  readonly step: string;
  readonly stepHint: string;
  readonly run: string;
  readonly empty: string;
  readonly finding: string;
  readonly moves: string;
  readonly noMoves: string;
  readonly ranking: string;
  readonly rankingHint: string;
  readonly noPlaces: string;
  readonly worth: string;
  readonly worthFinding: (place: string, saved: string) => string;
  readonly worthNone: string;
  readonly worthExplanation: string;
  readonly relief: (place: string) => string;
  readonly blocking: string;
  readonly blockingFinding: (patients: string, from: string, to: string) => string;
  readonly noBlocking: string;
  readonly blockingExplanation: string;
  readonly tornado: string;
  readonly tornadoIntro: string;
  readonly tornadoRun: string;
  readonly tornadoNone: string;
  readonly indicator: string;
  readonly tornadoExplanation: string;
  readonly tornadoReplications: string;
  readonly lever: (name: string, value: string, step: string, unit: string) => string;
  readonly units: Readonly<Record<Slider["unit"], string>>;
  readonly manifest: (replications: string, seed: string, version: string) => string;
  readonly effects: Readonly<Record<"first-years" | "long-run", string>>;
}

export const BOTTLENECKS: Readonly<Record<Language, BottleneckTexts>> = {
  nb: {
    intro:
      "Hver tjeneste får noen plasser til, én om gangen, med de samme pasientene. Den som sparer mest, er flaskehalsen.",
    form: "Finn flaskehalsen",
    about: (scenario) => `Gjelder: ${scenario}.`,
    step: "Plasser lagt til om gangen",
    stepHint: "Tomt felt: etter størrelsen på tjenesten. Flere plasser skiller tjenestene med færre replikasjoner.",
    run: "Finn flaskehalsen",
    empty: "Ingenting er regnet ut ennå. Trykk Finn flaskehalsen.",
    finding: "Hvor det stopper opp",
    moves: "Når flaskehalsen flytter seg",
    noMoves: "Ingen plass til gir en sikker besparelse, så det er ingen flaskehals å løsne på.",
    ranking: "Tjenestene, den som sparer mest, først",
    rankingHint: "Snitt ± usikkerheten i snittet (95 % KI).",
    noPlaces: "Alle tjenestene er uten grense.",
    worth: "Verdi av én plass til",
    worthFinding: (place, saved) => `Mest å spare per ekstra plass: ${place}, ${saved} døgn i året (95 % KI).`,
    worthNone: "Ingen tjeneste har et intervall som er over 0: det er ikke sikkert at én plass til sparer noe.",
    worthExplanation:
      "Stolpen er hva én plass til sparer i året, streken usikkerheten (95 % KI, samlet for alle tjenestene). Under 0 betyr flere døgn, ikke færre. Tallet er simulert: scenarioet med og uten plassene, med de samme pasientene.",
    relief: (place) => `Uten grense i ${place}: hva én plass til andre steder da sparer`,
    blocking: "Hvem stopper hvem: står i … venter på …",
    blockingFinding: (patients, from, to) =>
      `Flest står her, ${patients} pasienter i snitt: ${from}. De venter på: ${to}.`,
    noBlocking: "Ingen er ferdig behandlet og venter.",
    blockingExplanation:
      "Radene er hvor pasientene er, kolonnene hva de venter på. Tallene er pasienter i snitt ± usikkerheten i snittet (95 % KI). Den som venter, holder plassen sin imens, så en full tjeneste kan være full av pasienter som venter på en annen.",
    tornado: "Følsomhet: hva betyr 10 % mer eller mindre kapasitet?",
    tornadoIntro:
      "Hver kapasitet flyttes 10 % ned og 10 % opp for seg selv (minst én plass), alt annet som i scenarioet.",
    tornadoRun: "Regn ut følsomheten",
    tornadoNone: "Ingen kapasitet i denne modellen er et tall som kan flyttes.",
    indicator: "Vis for",
    tornadoExplanation:
      "Øverst står kapasiteten som betyr mest. Stolpene er endringen når den er 10 % lavere og 10 % høyere, strekene usikkerheten i snittet (95 % KI). En stolpe mot venstre betyr mindre av det som vises.",
    tornadoReplications: "Replikasjoner av hvert punkt",
    lever: (name, value, step, unit) => `${name}: ${value} ± ${step} ${unit}`,
    units: { beds: "plasser", hours: "timer i uka", fte: "årsverk" },
    manifest: (replications, seed, version) =>
      `Full kjøring: ${replications} replikasjoner, frø «${seed}», modellversjon ${version}.`,
    effects: {
      "first-years": "Plassene kommer fra første målte dag.",
      "long-run": "Plassene har vært der fra simulert dag 0.",
    },
  },
  nn: {
    intro:
      "Kvar teneste får nokre plassar til, éi om gongen, med dei same pasientane. Den som sparer mest, er flaskehalsen.",
    form: "Finn flaskehalsen",
    about: (scenario) => `Gjeld: ${scenario}.`,
    step: "Plassar lagde til om gongen",
    stepHint: "Tomt felt: etter storleiken på tenesta. Fleire plassar skil tenestene med færre replikasjonar.",
    run: "Finn flaskehalsen",
    empty: "Ingenting er rekna ut enno. Trykk Finn flaskehalsen.",
    finding: "Kvar det stoppar opp",
    moves: "Når flaskehalsen flyttar seg",
    noMoves: "Ingen plass til gir ei sikker innsparing, så det er ingen flaskehals å løyse på.",
    ranking: "Tenestene, den som sparer mest, først",
    rankingHint: "Snitt ± uvissa i snittet (95 % KI).",
    noPlaces: "Alle tenestene er utan grense.",
    worth: "Verdi av éin plass til",
    worthFinding: (place, saved) => `Mest å spare per ekstra plass: ${place}, ${saved} døgn i året (95 % KI).`,
    worthNone: "Inga teneste har eit intervall som er over 0: det er ikkje sikkert at éin plass til sparer noko.",
    worthExplanation:
      "Stolpen er kva éin plass til sparer i året, streken uvissa (95 % KI, samla for alle tenestene). Under 0 tyder fleire døgn, ikkje færre. Talet er simulert: scenarioet med og utan plassane, med dei same pasientane.",
    relief: (place) => `Utan grense i ${place}: kva éin plass til andre stader då sparer`,
    blocking: "Kven stoppar kven: står i … ventar på …",
    blockingFinding: (patients, from, to) =>
      `Flest står her, ${patients} pasientar i snitt: ${from}. Dei ventar på: ${to}.`,
    noBlocking: "Ingen er ferdig behandla og ventar.",
    blockingExplanation:
      "Radene er kvar pasientane er, kolonnane kva dei ventar på. Tala er pasientar i snitt ± uvissa i snittet (95 % KI). Den som ventar, held plassen sin imens, så ei full teneste kan vere full av pasientar som ventar på ei anna.",
    tornado: "Følsemd: kva tyder 10 % meir eller mindre kapasitet?",
    tornadoIntro:
      "Kvar kapasitet blir flytta 10 % ned og 10 % opp for seg sjølv (minst éin plass), alt anna som i scenarioet.",
    tornadoRun: "Rekn ut følsemda",
    tornadoNone: "Ingen kapasitet i denne modellen er eit tal som kan flyttast.",
    indicator: "Vis for",
    tornadoExplanation:
      "Øvst står kapasiteten som tyder mest. Stolpane er endringa når han er 10 % lågare og 10 % høgare, strekane uvissa i snittet (95 % KI). Ein stolpe mot venstre tyder mindre av det som blir vist.",
    tornadoReplications: "Replikasjonar av kvart punkt",
    lever: (name, value, step, unit) => `${name}: ${value} ± ${step} ${unit}`,
    units: { beds: "plassar", hours: "timar i veka", fte: "årsverk" },
    manifest: (replications, seed, version) =>
      `Full køyring: ${replications} replikasjonar, frø «${seed}», modellversjon ${version}.`,
    effects: {
      "first-years": "Plassane kjem frå første målte dag.",
      "long-run": "Plassane har vore der frå simulert dag 0.",
    },
  },
  en: {
    intro:
      "Every service gets a few places more, one service at a time, with the same patients. The one that saves most is the bottleneck.",
    form: "Find the bottleneck",
    about: (scenario) => `About: ${scenario}.`,
    step: "Places added at a time",
    stepHint: "Empty: by the size of the service. More places tell services apart with fewer replications.",
    run: "Find the bottleneck",
    empty: "Nothing has been worked out yet. Press Find the bottleneck.",
    finding: "Where it stops",
    moves: "When the bottleneck moves",
    noMoves: "No place more gives a certain saving, so there is no bottleneck to relieve.",
    ranking: "The services, the one that saves most first",
    rankingHint: "Mean ± uncertainty of the mean (95% CI).",
    noPlaces: "All services are without limit.",
    worth: "Value of one more place",
    worthFinding: (place, saved) => `Most to save for each extra place: ${place}, ${saved} days a year (95% CI).`,
    worthNone: "No service has an interval above 0: it is not certain that one more place saves anything.",
    worthExplanation:
      "The bar is what one more place saves a year, the line the uncertainty (95% CI, for all services together). Below 0 means more days, not fewer. The number is simulated: the scenario with and without the places, with the same patients.",
    relief: (place) => `Without a limit in ${place}: what one more place elsewhere then saves`,
    blocking: "Who stops whom: is in … waits for …",
    blockingFinding: (patients, from, to) =>
      `Most are here, ${patients} patients on average: ${from}. They wait for: ${to}.`,
    noBlocking: "Nobody whose treatment is over waits.",
    blockingExplanation:
      "Rows are where the patients are, columns what they wait for. Numbers are patients on average ± uncertainty of the mean (95% CI). Who waits holds the place meanwhile, so a full service may be full of patients who wait for another.",
    tornado: "Sensitivity: what does 10% more or less capacity do?",
    tornadoIntro:
      "Each capacity is moved 10% down and 10% up by itself (one place at least), all else as in the scenario.",
    tornadoRun: "Work out the sensitivity",
    tornadoNone: "No capacity of this model is a number that can be moved.",
    indicator: "Show for",
    tornadoExplanation:
      "The capacity that matters most is on top. The bars are the change when it is 10% lower and 10% higher, the lines the uncertainty of the mean (95% CI). A bar to the left means less of what is shown.",
    tornadoReplications: "Replications of each point",
    lever: (name, value, step, unit) => `${name}: ${value} ± ${step} ${unit}`,
    units: { beds: "places", hours: "hours a week", fte: "FTE" },
    manifest: (replications, seed, version) =>
      `Full run: ${replications} replications, seed “${seed}”, model version ${version}.`,
    effects: {
      "first-years": "The places come from the first measured day.",
      "long-run": "The places have been there from simulated day 0.",
    },
  },
};
