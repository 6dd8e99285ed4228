import type { Language } from "../../report/language.ts";
import type { Doubt, Refusal } from "../state/compared.ts";

/** Texts of the screen Sammenlign. */
export interface CompareTexts {
  readonly intro: string;
  readonly choose: string;
  readonly always: string;
  readonly present: string;
  readonly presentName: (count: number) => string;
  readonly groups: Readonly<Record<"yours" | "server" | "measures", string>>;
  readonly none: string;
  readonly keepLabel: string;
  readonly keep: string;
  readonly keepHint: string;
  readonly kept: (name: string) => string;
  readonly notKept: string;
  readonly nameMissing: string;
  readonly forget: (name: string) => string;
  readonly undoForget: (name: string) => string;
  readonly chosen: (count: number, most: number) => string;
  readonly full: (most: number) => string;
  readonly tooFew: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
  readonly doubts: Readonly<Record<Doubt, string>>;
  readonly refused: (name: string, why: string) => string;
  readonly money: string;
  readonly run: string;
  readonly rerun: string;
  readonly goOn: string;
  readonly stale: string;
  readonly warnings: string;
  readonly empty: string;
  readonly waitsForModel: string;
  readonly offline: string;
  readonly about: (replications: string, seed: string, version: string) => string;
  readonly result: string;
  readonly table: string;
  readonly best: string;
  readonly columns: Readonly<
    Record<"indicator" | "measured" | "baseline" | "value" | "change" | "verdict" | "ambition", string>
  >;
  readonly adjusted: (count: number) => string;
  readonly adjustedHint: string;
  readonly notAdjustedHint: string;
  readonly controlledHint: string;
  readonly sort: string;
  readonly sortOptions: { readonly list: string; readonly name: string; readonly change: (name: string) => string };
  readonly shown: string;
  readonly showAll: string;
  readonly hiddenCount: (count: number) => string;
  readonly of: (unit: string) => string;
  readonly points: string;
  readonly allIn: (hospital: string) => string;
  readonly low: string;
  readonly high: string;
  readonly tableExplanation: string;
  readonly forest: string;
  readonly forestExplanation: string;
  readonly who: string;
  readonly whoFigure: string;
  readonly whoFinding: (name: string, text: string) => string;
  readonly whoExplanation: string;
  readonly priceYear: (year: string, table: string) => string;
  readonly noMoney: string;
  readonly costEffect: string;
  readonly costEffectCost: (year: string) => string;
  readonly costEffectEffect: string;
  readonly costEffectFinding: (names: readonly string[]) => string;
  readonly costEffectExplanation: string;
  readonly probability: string;
  readonly probabilityLoad: string;
  readonly probabilityLoading: string;
  readonly probabilityNone: string;
  readonly probabilityFinding: (name: string, share: string, nights: string, others: string) => string;
  readonly probabilityOther: (name: string, share: string) => string;
  readonly probabilityExplanation: string;
  readonly more: string;
  readonly moreNow: (indicator: string, share: string, replications: string) => string;
  readonly moreText: (replications: string, share: string) => string;
  readonly moreButton: (replications: string) => string;
  readonly enough: string;
}

export const COMPARE: Readonly<Record<Language, CompareTexts>> = {
  nb: {
    intro: "Velg scenarioer. De simuleres på serveren med de samme pasientene, så forskjellene kommer av endringene.",
    choose: "Hva vil du sammenligne?",
    always: "Basis er alltid med",
    present: "Det du ser på nå",
    presentName: (count) => `Nå (${count === 1 ? "1 endring" : `${count} endringer`})`,
    groups: { yours: "Egne scenarioer i denne nettleseren", server: "Lagret på serveren", measures: "Ferdige tiltak" },
    none: "Ingen scenarioer ennå. Lag et fra basis, et ferdig tiltak eller en fil.",
    keepLabel: "Navn på scenarioet",
    keep: "Behold som scenario",
    keepHint: "Endringene du har gjort, blir et scenario du kan velge her senere.",
    kept: (name) => `«${name}» er beholdt.`,
    notKept: "Nettleseren kunne ikke lagre scenarioet. Bruk Kopier lenke.",
    nameMissing: "Gi scenarioet et navn.",
    forget: (name) => `Slett scenarioet ${name}`,
    undoForget: (name) => `Angre sletting av «${name}»`,
    chosen: (count, most) => `${count} av høyst ${most} er valgt, basis medregnet.`,
    full: (most) => `Høyst ${most} kan sammenlignes på én gang. Ta bort ett for å velge et annet.`,
    tooFew: "Velg minst ett scenario ved siden av basis.",
    refusals: {
      "other-model": "bygger på en annen modell",
      "other-days": "har en annen simuleringsperiode eller kalender enn basis",
      "does-not-fit": "endrer noe som ikke finnes i denne modellen",
      "no-changes": "er likt basis",
    },
    doubts: {
      "own-seed":
        "har eget frø; her kjøres alle med frøet til basis, ellers ble forskjellene mer usikre enn de kunne vært",
      "own-replications": "har eget antall replikasjoner; her får alle like mange",
      "other-question": "ble beholdt med et annet spørsmål (første år eller lang tid) enn det som er valgt nå",
    },
    refused: (name, why) => `«${name}» kan ikke sammenlignes: det ${why}.`,
    money: "Regn også ut hvem som betaler og hvem som sparer",
    run: "Sammenlign",
    rerun: "Kjør på nytt",
    goOn: "Fortsett",
    stale: "Tallene gjelder forrige versjon.",
    warnings: "Merk før du bruker tallene",
    empty: "Ingenting er sammenlignet ennå. Velg scenarioer og trykk Sammenlign.",
    waitsForModel: "Modellen varmes opp. Så snart den er klar, kan du sammenligne.",
    offline: "Serveren svarer ikke. Valgene dine er her fortsatt; sammenligningen venter til den svarer.",
    about: (replications, seed, version) =>
      `Full kjøring: ${replications} replikasjoner av hvert scenario, felles frø «${seed}», modellversjon ${version}.`,
    result: "Hva sammenligningen viser",
    table: "Indikator for indikator",
    best: "Hvilket er best?",
    columns: {
      indicator: "Indikator",
      measured: "Nullpunkt",
      baseline: "Basis",
      value: "Verdi",
      change: "Endring (95 % KI)",
      verdict: "Vurdering",
      ambition: "Ambisjon",
    },
    adjusted: (count) => `Justert for ${count} sammenligninger`,
    adjustedHint:
      "Bedre og Dårligere kreves sikre for alle scenarioene samlet (Holm). * betyr: sikkert alene, men ikke samlet.",
    notAdjustedHint:
      "Hvert scenario er vurdert for seg. Med flere scenarioer blir noen «sikre» forskjeller tilfeldige.",
    controlledHint:
      "* etter en verdi: usikkerheten er gjort mindre ved å regne fra det som tilfeldig kom utover det ventede. Derfor summerer delene seg ikke helt til helheten.",
    sort: "Rekkefølge",
    sortOptions: { list: "Som i lista", name: "Navn", change: (name) => `Størst endring: ${name}` },
    shown: "Vis og skjul indikatorer",
    showAll: "Vis alle",
    hiddenCount: (count) => (count === 1 ? "1 indikator er skjult." : `${count} indikatorer er skjult.`),
    of: (unit) => `(${unit})`,
    points: "%, endring i prosentpoeng",
    allIn: (hospital) => `alle i ${hospital}`,
    low: "95 % KI fra",
    high: "95 % KI til",
    tableExplanation:
      "Nullpunkt er det som ble målt, basis det modellen gir uten endringer. Endringen er forskjellen fra basis, replikasjon for replikasjon med de samme pasientene. Streken viser intervallet rundt 0. Bedre og Dårligere brukes bare når intervallet ikke inneholder 0.",
    forest: "Endring mot basis, med usikkerhet",
    forestExplanation:
      "Punktet er endringen i snitt, streken usikkerheten i snittet (95 % KI). En strek som krysser 0, viser ingen sikker endring. Hver indikator har sin egen skala.",
    who: "Hvem betaler, hvem sparer",
    whoFigure: "Hvem betaler, hvem sparer: beløp for beløp",
    whoFinding: (name, text) => `${name}: ${text}`,
    whoExplanation:
      "Til høyre for 0 er det aktøren sparer eller får, til venstre det den betaler mer. Netto er summen, med usikkerhet. Frigjorte sykehusdøgn er ikke penger spart før sengene brukes til noe annet eller stenges, så de står for seg.",
    priceYear: (year, table) => `Priser i ${year}-kroner fra «${table}».`,
    noMoney: "Penger var ikke med i denne sammenligningen.",
    costEffect: "Hva det koster, og hva det gir",
    costEffectCost: (year) => `merkostnad for sykehus og kommuner i alt, kroner i året i ${year}-priser`,
    costEffectEffect: "overliggerdøgn spart i året",
    costEffectFinding: (names) => `Målt på snittene gir ingen andre mer for mindre enn: ${names.join("; ")}.`,
    costEffectExplanation:
      "Lenger opp er flere overliggerdøgn spart (streken er 95 % KI), lenger til venstre er billigere for sykehus og kommuner samlet. Det de betaler hverandre, går opp i opp. Den stiplede linja binder sammen det som ingen andre slår på begge deler; investeringer er ikke med.",
    probability: "Sannsynlighet for høyst så mange overliggerdøgn",
    probabilityLoad: "Hent alle replikasjonene og vis kurven",
    probabilityLoading: "Henter replikasjonene …",
    probabilityNone: "Ingen har overliggerdøgn i noen av scenarioene.",
    probabilityFinding: (name, share, nights, others) =>
      `Med ${name} er sannsynligheten ${share} for høyst ${nights} overliggerdøgn i året${others}.`,
    probabilityOther: (name, share) => `, med ${name} ${share}`,
    probabilityExplanation:
      "Kurven viser hvor mye de simulerte forløpene varierer: les av hvor sannsynlig høyst så mange overliggerdøgn i året er. En kurve lenger til venstre er bedre. Flere replikasjoner gjør kurven jevnere, ikke brattere.",
    more: "Trenger du flere replikasjoner?",
    moreNow: (indicator, share, replications) =>
      `${indicator} i basis er kjent med ± ${share} etter ${replications} replikasjoner.`,
    moreText: (replications, share) => `Med ${replications} replikasjoner blir usikkerheten ca. ± ${share}.`,
    moreButton: (replications) => `Kjør med ${replications} replikasjoner`,
    enough: "Snittet er kjent så godt som det er bruk for.",
  },
  nn: {
    intro: "Vel scenario. Dei blir simulerte på tenaren med dei same pasientane, så skilnadene kjem av endringane.",
    choose: "Kva vil du samanlikne?",
    always: "Basis er alltid med",
    present: "Det du ser på no",
    presentName: (count) => `No (${count === 1 ? "1 endring" : `${count} endringar`})`,
    groups: { yours: "Eigne scenario i denne nettlesaren", server: "Lagra på tenaren", measures: "Ferdige tiltak" },
    none: "Ingen scenario enno. Lag eitt frå basis, eit ferdig tiltak eller ei fil.",
    keepLabel: "Namn på scenarioet",
    keep: "Ta vare på som scenario",
    keepHint: "Endringane du har gjort, blir eit scenario du kan velje her seinare.",
    kept: (name) => `«${name}» er teke vare på.`,
    notKept: "Nettlesaren kunne ikkje lagre scenarioet. Bruk Kopier lenkje.",
    nameMissing: "Gi scenarioet eit namn.",
    forget: (name) => `Slett scenarioet ${name}`,
    undoForget: (name) => `Angre sletting av «${name}»`,
    chosen: (count, most) => `${count} av høgst ${most} er valde, basis medrekna.`,
    full: (most) => `Høgst ${most} kan samanliknast på éin gong. Ta bort eitt for å velje eit anna.`,
    tooFew: "Vel minst eitt scenario ved sida av basis.",
    refusals: {
      "other-model": "byggjer på ein annan modell",
      "other-days": "har ein annan simuleringsperiode eller kalender enn basis",
      "does-not-fit": "endrar noko som ikkje finst i denne modellen",
      "no-changes": "er likt basis",
    },
    doubts: {
      "own-seed":
        "har eige frø; her blir alle køyrde med frøet til basis, elles vart skilnadene meir usikre enn dei kunne vore",
      "own-replications": "har eige tal på replikasjonar; her får alle like mange",
      "other-question": "vart teke vare på med eit anna spørsmål (første år eller lang tid) enn det som er valt no",
    },
    refused: (name, why) => `«${name}» kan ikkje samanliknast: det ${why}.`,
    money: "Rekn òg ut kven som betaler og kven som sparer",
    run: "Samanlikn",
    rerun: "Køyr på nytt",
    goOn: "Hald fram",
    stale: "Tala gjeld førre versjon.",
    warnings: "Merk før du bruker tala",
    empty: "Ingenting er samanlikna enno. Vel scenario og trykk Samanlikn.",
    waitsForModel: "Modellen blir varma opp. Så snart han er klar, kan du samanlikne.",
    offline: "Tenaren svarer ikkje. Vala dine er her framleis; samanlikninga ventar til han svarer.",
    about: (replications, seed, version) =>
      `Full køyring: ${replications} replikasjonar av kvart scenario, felles frø «${seed}», modellversjon ${version}.`,
    result: "Kva samanlikninga viser",
    table: "Indikator for indikator",
    best: "Kva for eit er best?",
    columns: {
      indicator: "Indikator",
      measured: "Nullpunkt",
      baseline: "Basis",
      value: "Verdi",
      change: "Endring (95 % KI)",
      verdict: "Vurdering",
      ambition: "Ambisjon",
    },
    adjusted: (count) => `Justert for ${count} samanlikningar`,
    adjustedHint:
      "Betre og Dårlegare må vere sikre for alle scenarioa samla (Holm). * tyder: sikkert åleine, men ikkje samla.",
    notAdjustedHint: "Kvart scenario er vurdert for seg. Med fleire scenario blir nokre «sikre» skilnader tilfeldige.",
    controlledHint:
      "* etter ein verdi: uvissa er gjord mindre ved å rekne frå det som tilfeldig kom utover det venta. Difor blir ikkje summen av delane heilt lik heilskapen.",
    sort: "Rekkjefølgje",
    sortOptions: { list: "Som i lista", name: "Namn", change: (name) => `Størst endring: ${name}` },
    shown: "Vis og skjul indikatorar",
    showAll: "Vis alle",
    hiddenCount: (count) => (count === 1 ? "1 indikator er skjult." : `${count} indikatorar er skjulte.`),
    of: (unit) => `(${unit})`,
    points: "%, endring i prosentpoeng",
    allIn: (hospital) => `alle i ${hospital}`,
    low: "95 % KI frå",
    high: "95 % KI til",
    tableExplanation:
      "Nullpunkt er det som vart målt, basis det modellen gir utan endringar. Endringa er skilnaden frå basis, replikasjon for replikasjon med dei same pasientane. Streken viser intervallet rundt 0. Betre og Dårlegare blir berre brukte når intervallet ikkje inneheld 0.",
    forest: "Endring mot basis, med uvisse",
    forestExplanation:
      "Punktet er endringa i snitt, streken uvissa i snittet (95 % KI). Ein strek som kryssar 0, viser inga sikker endring. Kvar indikator har sin eigen skala.",
    who: "Kven betaler, kven sparer",
    whoFigure: "Kven betaler, kven sparer: beløp for beløp",
    whoFinding: (name, text) => `${name}: ${text}`,
    whoExplanation:
      "Til høgre for 0 er det aktøren sparer eller får, til venstre det han betaler meir. Netto er summen, med uvisse. Frigjorde sjukehusdøgn er ikkje pengar spart før sengene blir brukte til noko anna eller stengde, så dei står for seg.",
    priceYear: (year, table) => `Prisar i ${year}-kroner frå «${table}».`,
    noMoney: "Pengar var ikkje med i denne samanlikninga.",
    costEffect: "Kva det kostar, og kva det gir",
    costEffectCost: (year) => `meirkostnad for sjukehus og kommunar i alt, kroner i året i ${year}-prisar`,
    costEffectEffect: "overliggjardøgn spart i året",
    costEffectFinding: (names) => `Målt på snitta gir ingen andre meir for mindre enn: ${names.join("; ")}.`,
    costEffectExplanation:
      "Lenger opp er fleire overliggjardøgn spart (streken er 95 % KI), lenger til venstre er billegare for sjukehus og kommunar samla. Det dei betaler kvarandre, går opp i opp. Den stipla linja bind saman det som ingen andre slår på begge delar; investeringar er ikkje med.",
    probability: "Sannsyn for høgst så mange overliggjardøgn",
    probabilityLoad: "Hent alle replikasjonane og vis kurva",
    probabilityLoading: "Hentar replikasjonane …",
    probabilityNone: "Ingen har overliggjardøgn i nokon av scenarioa.",
    probabilityFinding: (name, share, nights, others) =>
      `Med ${name} er sannsynet ${share} for høgst ${nights} overliggjardøgn i året${others}.`,
    probabilityOther: (name, share) => `, med ${name} ${share}`,
    probabilityExplanation:
      "Kurva viser kor mykje dei simulerte forløpa varierer: les av kor sannsynleg høgst så mange overliggjardøgn i året er. Ei kurve lenger til venstre er betre. Fleire replikasjonar gjer kurva jamnare, ikkje brattare.",
    more: "Treng du fleire replikasjonar?",
    moreNow: (indicator, share, replications) =>
      `${indicator} i basis er kjend med ± ${share} etter ${replications} replikasjonar.`,
    moreText: (replications, share) => `Med ${replications} replikasjonar blir uvissa ca. ± ${share}.`,
    moreButton: (replications) => `Køyr med ${replications} replikasjonar`,
    enough: "Snittet er kjent så godt som det er bruk for.",
  },
  en: {
    intro:
      "Choose scenarios. They are simulated on the server with the same patients, so differences come from the changes.",
    choose: "What do you want to compare?",
    always: "The baseline is always there",
    present: "What you look at now",
    presentName: (count) => `Now (${count === 1 ? "1 change" : `${count} changes`})`,
    groups: { yours: "Your scenarios in this browser", server: "Kept on the server", measures: "Ready-made measures" },
    none: "No scenarios yet. Make one from the baseline, a ready-made measure or a file.",
    keepLabel: "Name of the scenario",
    keep: "Keep as a scenario",
    keepHint: "The changes that you have made become a scenario that you can choose here later.",
    kept: (name) => `“${name}” is kept.`,
    notKept: "The browser could not keep the scenario. Use Copy link.",
    nameMissing: "Give the scenario a name.",
    forget: (name) => `Delete the scenario ${name}`,
    undoForget: (name) => `Undo deletion of “${name}”`,
    chosen: (count, most) => `${count} of at most ${most} are chosen, the baseline included.`,
    full: (most) => `At most ${most} can be compared at a time. Take one away to choose another.`,
    tooFew: "Choose at least one scenario beside the baseline.",
    refusals: {
      "other-model": "is made on another model",
      "other-days": "has another simulated period or calendar than the baseline",
      "does-not-fit": "changes something that this model does not have",
      "no-changes": "equals the baseline",
    },
    doubts: {
      "own-seed":
        "has a seed of its own; here all run with the seed of the baseline, or differences would be less certain than they could be",
      "own-replications": "has its own number of replications; here all get the same number",
      "other-question": "was kept with another question (first years or long run) than the one chosen now",
    },
    refused: (name, why) => `“${name}” cannot be compared: it ${why}.`,
    money: "Work out who pays and who saves too",
    run: "Compare",
    rerun: "Run again",
    goOn: "Go on",
    stale: "The figures are of the version before.",
    warnings: "Note before you use the figures",
    empty: "Nothing has been compared yet. Choose scenarios and press Compare.",
    waitsForModel: "The model is warming up. As soon as it is ready, you can compare.",
    offline: "The server does not answer. Your choices are still here; the comparison waits until it answers.",
    about: (replications, seed, version) =>
      `Full run: ${replications} replications of each scenario, common seed “${seed}”, model version ${version}.`,
    result: "What the comparison shows",
    table: "Indicator by indicator",
    best: "Which is best?",
    columns: {
      indicator: "Indicator",
      measured: "Measured",
      baseline: "Baseline",
      value: "Value",
      change: "Change (95% CI)",
      verdict: "Verdict",
      ambition: "Target",
    },
    adjusted: (count) => `Adjusted for ${count} comparisons`,
    adjustedHint:
      "Better and Worse must be certain for all scenarios together (Holm). * means: certain by itself, but not together.",
    notAdjustedHint: "Each scenario is judged by itself. With several scenarios some “certain” differences are chance.",
    controlledHint:
      "* after a value: the uncertainty is narrowed by taking out what chance brought beyond the expected. So parts do not quite add up to the whole.",
    sort: "Order",
    sortOptions: { list: "As in the list", name: "Name", change: (name) => `Largest change: ${name}` },
    shown: "Show and hide indicators",
    showAll: "Show all",
    hiddenCount: (count) => (count === 1 ? "1 indicator is hidden." : `${count} indicators are hidden.`),
    of: (unit) => `(${unit})`,
    points: "%, change in percentage points",
    allIn: (hospital) => `all in ${hospital}`,
    low: "95% CI from",
    high: "95% CI to",
    tableExplanation:
      "Measured is what was observed, the baseline what the model gives without changes. The change is the difference from the baseline, replication by replication with the same patients. The line shows the interval about 0. Better and Worse are said only where the interval does not hold 0.",
    forest: "Change from the baseline, with uncertainty",
    forestExplanation:
      "The point is the mean change, the line the uncertainty of the mean (95% CI). A line that crosses 0 shows no certain change. Each indicator has a scale of its own.",
    who: "Who pays, who saves",
    whoFigure: "Who pays, who saves: amount by amount",
    whoFinding: (name, text) => `${name}: ${text}`,
    whoExplanation:
      "To the right of 0 is what the party saves or receives, to the left what it pays more. The net is the sum, with its uncertainty. Freed hospital bed-days are no money saved until the beds are used for something else or closed, so they stand by themselves.",
    priceYear: (year, table) => `Prices of ${year} from “${table}”.`,
    noMoney: "Money was not part of this comparison.",
    costEffect: "What it costs, and what it gives",
    costEffectCost: (year) => `extra cost of hospitals and municipalities together, NOK a year in prices of ${year}`,
    costEffectEffect: "delayed bed-days saved a year",
    costEffectFinding: (names) => `By their means no other gives more for less than: ${names.join("; ")}.`,
    costEffectExplanation:
      "Further up is more delayed bed-days saved (the line is the 95% CI), further left is cheaper for hospitals and municipalities together. What they pay each other cancels. The dashed line joins what no other beats in both; investments are not in it.",
    probability: "Probability of at most so many delayed bed-days",
    probabilityLoad: "Fetch all replications and show the curve",
    probabilityLoading: "Fetching the replications …",
    probabilityNone: "Nobody has a delayed bed-day in any of the scenarios.",
    probabilityFinding: (name, share, nights, others) =>
      `With ${name} the probability is ${share} of at most ${nights} delayed bed-days a year${others}.`,
    probabilityOther: (name, share) => `, with ${name} ${share}`,
    probabilityExplanation:
      "The curve shows how much the simulated histories vary: read off how likely at most so many delayed bed-days a year is. A curve further to the left is better. More replications make the curve smoother, not steeper.",
    more: "Do you need more replications?",
    moreNow: (indicator, share, replications) =>
      `${indicator} in the baseline is known within ± ${share} after ${replications} replications.`,
    moreText: (replications, share) => `With ${replications} replications the uncertainty becomes about ± ${share}.`,
    moreButton: (replications) => `Run with ${replications} replications`,
    enough: "The mean is known as well as there is need for.",
  },
};
