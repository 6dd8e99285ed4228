import type { Language } from "./language.ts";

/** What a proposal of the optimizer is told with; figures come as they are to be read. */
export interface PlanWords {
  readonly changeTitle: string;
  readonly lever: string;
  readonly from: (date: string) => string;
  readonly always: string;
  readonly costAYear: string;
  readonly sum: string;
  readonly nothing: string;
  readonly untouched: (names: string) => string;
  readonly effect: (what: string, before: string, after: string, change: string, interval: string) => string;
  readonly whatIsMinimised: string;
  readonly costOnly: string;
  readonly target: (what: string, today: string, value: string, interval: string, atMost: string) => string;
  readonly targetsDecide: string;
  readonly targetMet: string;
  readonly targetUnsure: string;
  readonly targetMissed: string;
  readonly guaranteeTitle: string;
  readonly guarantee: (worse: string, plans: string, replications: string) => string;
  readonly onePlan: (replications: string) => string;
  readonly guaranteeLimits: string;
  readonly costTitle: string;
  readonly costInAll: (amount: string) => string;
  readonly once: (amount: string) => string;
  readonly nobody: string;
  readonly marginsTitle: string;
  readonly nothingStops: string;
  readonly margin: (name: string, used: string, atMost: string) => string;
  readonly shadow: (amount: string, gain: string) => string;
  readonly simulated: (amount: string, steps: string, gain: string, interval: string) => string;
  readonly promiseTitle: string;
  readonly promise: (before: string, after: string, simulatedBefore: string, simulatedAfter: string) => string;
  readonly infeasible: string;
  readonly missed: string;
  readonly relaxAtMost: (name: string, by: string, from: string) => string;
  readonly relaxAtLeast: (name: string, by: string, from: string) => string;
  readonly noRelaxation: string;
  readonly wouldTake: string;
  readonly cancelled: string;
  readonly cancelledLate: string;
  readonly compareWith: string;
  readonly ownDemand: string;
  readonly demands: (count: string) => string;
  readonly million: (amount: string) => string;
  readonly millionAYear: (amount: string) => string;
  /** After a number that is a cost a year. */
  readonly millionUnit: string;
  readonly frontierTitle: (budget: string) => string;
  readonly budget: string;
  readonly cost: string;
  readonly againstToday: string;
  readonly againstBefore: string;
  readonly tie: string;
  readonly samePlan: string;
  readonly levels: string;
  readonly tieNote: string;
  readonly today: string;
  readonly lessOf: (what: string) => string;
}

export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = {
  nb: {
    changeTitle: "Forslag: hva som endres, hvor og når (mot i dag)",
    lever: "Tiltak",
    from: (date) => `Fra ${date}`,
    always: "Hele tiden",
    costAYear: "Mill. kr i året",
    sum: "I alt",
    nothing: "Ingenting bør endres: ingen tillatt plan viste seg bedre enn i dag.",
    untouched: (names) => `Uendret: ${names}.`,
    effect: (what, before, after, change, interval) =>
      `${what}: ${before} i dag, ${after} med planen. Endring ${change} (95 % KI ${interval}), parvis med de samme pasientene.`,
    whatIsMinimised: "Det som skal bli minst mulig (veid sum)",
    costOnly: "Kostnad (mill. kr i året, veid)",
    target: (what, today, value, interval, atMost) =>
      `Mål: ${what} ${today} i dag, ${value} med planen (95 % KI ${interval}), høyst ${atMost}`,
    targetsDecide: "Ingen grense stopper planen; det er målene som avgjør hva den koster.",
    targetMet: "nådd",
    targetUnsure: "kan ikke avgjøres med så få replikasjoner",
    targetMissed: "ikke nådd",
    guaranteeTitle: "Hvor sikkert det er",
    guarantee: (worse, plans, replications) =>
      `Med 95 % sikkerhet er den valgte planen høyst ${worse} dårligere enn den beste av de ${plans} planene som er sammenlignet (${replications} nye replikasjoner av hver).`,
    onePlan: (replications) =>
      `Bare denne planen ble sammenlignet med i dag (${replications} nye replikasjoner), så ingenting kan sies om andre.`,
    guaranteeLimits:
      "Det sier ingenting om planer som aldri er simulert; grensen den forenklede beregningen gir, gjelder bare for jevne strømmer.",
    costTitle: "Hva det koster, og hvem som betaler",
    costInAll: (amount) => `I snitt ${amount} i året`,
    once: (amount) => `Engangskostnad ${amount}, fordelt på den målte perioden i tallene per år.`,
    nobody: "ikke angitt",
    marginsTitle: "Hva som stopper planen, og hva litt mer ville gi",
    nothingStops: "Ingen grense stopper planen: det er ikke mer å hente innenfor det tiltakene kan.",
    margin: (name, used, atMost) => `${name} stopper planen: ${used} av ${atMost} er brukt.`,
    shadow: (amount, gain) => `Ifølge den forenklede beregningen sparer ${amount} mer ${gain}.`,
    simulated: (amount, steps, gain, interval) =>
      `Simulert: ${amount} mer (${steps}) sparer ${gain} (95 % KI ${interval}).`,
    promiseTitle: "Hva den forenklede beregningen lovet, og hva simuleringen fant",
    promise: (before, after, simulatedBefore, simulatedAfter) =>
      `Den forenklede beregningen, med jevne strømmer, gir ${before} i dag og ${after} med planen; simulert er det ${simulatedBefore} og ${simulatedAfter}. Bare det simulerte er et anslag.`,
    infeasible: "Ingen plan holder alle grensene.",
    missed: "Ingen plan som holder grensene, når målene. Den som kommer nærmest, er vist.",
    relaxAtMost: (name, by, from) => `${name}: ${by} mer enn ${from}`,
    relaxAtLeast: (name, by, from) => `${name}: ${by} mindre enn ${from}`,
    noRelaxation: "Det hjelper ikke å gi etter på grensene: tiltakene kan ikke mer.",
    wouldTake: "Det minste som måtte gi etter (anslått med den forenklede beregningen):",
    cancelled: "Avbrutt: den beste planen så langt, med tall fra letingen og uten garanti.",
    cancelledLate: "Avbrutt før det var prøvd hva litt mer ville gi; resten gjelder.",
    compareWith: "Alle tall for planen:",
    ownDemand: "(med scenarioets egen etterspørsel)",
    demands: (count) => `Snitt over ${count} scenarioer for etterspørselen.`,
    million: (amount) => `${amount} mill. kr`,
    millionAYear: (amount) => `${amount} mill. kr i året`,
    millionUnit: "mill. kr i året",
    frontierTitle: (budget) => `Den beste planen for hvert nivå av «${budget}»`,
    budget: "Budsjett (mill. kr)",
    cost: "Kostnad (mill. kr i året)",
    againstToday: "Mot i dag (95 % KI)",
    againstBefore: "Mot nivået før (95 % KI)",
    tie: "ikke til å skille",
    samePlan: "samme plan",
    levels: "Planene, med det som er i drift til slutt",
    tieNote:
      "«Ikke til å skille»: det parvise intervallet mot nivået før omfatter 0, så de to planene kan være like gode.",
    today: "I dag",
    lessOf: (what) => `Nedgang: ${what}`,
  },
  nn: {
    changeTitle: "Framlegg: kva som blir endra, kvar og når (mot i dag)",
    lever: "Tiltak",
    from: (date) => `Frå ${date}`,
    always: "Heile tida",
    costAYear: "Mill. kr i året",
    sum: "I alt",
    nothing: "Ingenting bør endrast: ingen tillaten plan viste seg betre enn i dag.",
    untouched: (names) => `Uendra: ${names}.`,
    effect: (what, before, after, change, interval) =>
      `${what}: ${before} i dag, ${after} med planen. Endring ${change} (95 % KI ${interval}), parvis med dei same pasientane.`,
    whatIsMinimised: "Det som skal bli minst mogleg (vegen sum)",
    costOnly: "Kostnad (mill. kr i året, vegen)",
    target: (what, today, value, interval, atMost) =>
      `Mål: ${what} ${today} i dag, ${value} med planen (95 % KI ${interval}), høgst ${atMost}`,
    targetsDecide: "Inga grense stoppar planen; det er måla som avgjer kva han kostar.",
    targetMet: "nådd",
    targetUnsure: "kan ikkje avgjerast med så få replikasjonar",
    targetMissed: "ikkje nådd",
    guaranteeTitle: "Kor sikkert det er",
    guarantee: (worse, plans, replications) =>
      `Med 95 % tryggleik er den valde planen høgst ${worse} dårlegare enn den beste av dei ${plans} planane som er samanlikna (${replications} nye replikasjonar av kvar).`,
    onePlan: (replications) =>
      `Berre denne planen vart samanlikna med i dag (${replications} nye replikasjonar), så ingenting kan seiast om andre.`,
    guaranteeLimits:
      "Det seier ingenting om planar som aldri er simulerte; grensa som den forenkla utrekninga gir, gjeld berre for jamne straumar.",
    costTitle: "Kva det kostar, og kven som betaler",
    costInAll: (amount) => `I snitt ${amount} i året`,
    once: (amount) => `Eingongskostnad ${amount}, fordelt på den målte perioden i tala per år.`,
    nobody: "ikkje oppgitt",
    marginsTitle: "Kva som stoppar planen, og kva litt meir ville gi",
    nothingStops: "Inga grense stoppar planen: det er ikkje meir å hente innanfor det tiltaka kan.",
    margin: (name, used, atMost) => `${name} stoppar planen: ${used} av ${atMost} er brukt.`,
    shadow: (amount, gain) => `Ifølgje den forenkla utrekninga sparer ${amount} meir ${gain}.`,
    simulated: (amount, steps, gain, interval) =>
      `Simulert: ${amount} meir (${steps}) sparer ${gain} (95 % KI ${interval}).`,
    promiseTitle: "Kva den forenkla utrekninga lova, og kva simuleringa fann",
    promise: (before, after, simulatedBefore, simulatedAfter) =>
      `Den forenkla utrekninga, med jamne straumar, gir ${before} i dag og ${after} med planen; simulert er det ${simulatedBefore} og ${simulatedAfter}. Berre det simulerte er eit overslag.`,
    infeasible: "Ingen plan held alle grensene.",
    missed: "Ingen plan som held grensene, når måla. Den som kjem nærast, er vist.",
    relaxAtMost: (name, by, from) => `${name}: ${by} meir enn ${from}`,
    relaxAtLeast: (name, by, from) => `${name}: ${by} mindre enn ${from}`,
    noRelaxation: "Det hjelper ikkje å gi etter på grensene: tiltaka kan ikkje meir.",
    wouldTake: "Det minste som måtte gi etter (overslag med den forenkla utrekninga):",
    cancelled: "Avbrote: den beste planen så langt, med tal frå leitinga og utan garanti.",
    cancelledLate: "Avbrote før det var prøvd kva litt meir ville gi; resten gjeld.",
    compareWith: "Alle tal for planen:",
    ownDemand: "(med den etterspurnaden som scenarioet har)",
    demands: (count) => `Snitt over ${count} scenario for etterspurnaden.`,
    million: (amount) => `${amount} mill. kr`,
    millionAYear: (amount) => `${amount} mill. kr i året`,
    millionUnit: "mill. kr i året",
    frontierTitle: (budget) => `Den beste planen for kvart nivå av «${budget}»`,
    budget: "Budsjett (mill. kr)",
    cost: "Kostnad (mill. kr i året)",
    againstToday: "Mot i dag (95 % KI)",
    againstBefore: "Mot nivået før (95 % KI)",
    tie: "ikkje til å skilje",
    samePlan: "same plan",
    levels: "Planane, med det som er i drift til slutt",
    tieNote:
      "«Ikkje til å skilje»: det parvise intervallet mot nivået før omfattar 0, så dei to planane kan vere like gode.",
    today: "I dag",
    lessOf: (what) => `Nedgang: ${what}`,
  },
  en: {
    changeTitle: "Proposal: what changes, where and when (against today)",
    lever: "Measure",
    from: (date) => `From ${date}`,
    always: "All the time",
    costAYear: "NOK million a year",
    sum: "In all",
    nothing: "Nothing should be changed: no allowed plan was found that is better than today.",
    untouched: (names) => `Unchanged: ${names}.`,
    effect: (what, before, after, change, interval) =>
      `${what}: ${before} today, ${after} with the plan. Change ${change} (95% CI ${interval}), paired, for the same patients.`,
    whatIsMinimised: "What is to be as small as can be (weighted sum)",
    costOnly: "Cost (NOK million a year, weighted)",
    target: (what, today, value, interval, atMost) =>
      `Target: ${what} ${today} today, ${value} with the plan (95% CI ${interval}), at most ${atMost}`,
    targetsDecide: "No limit stops the plan; the targets decide what it costs.",
    targetMet: "reached",
    targetUnsure: "cannot be told with so few replications",
    targetMissed: "missed",
    guaranteeTitle: "How sure this is",
    guarantee: (worse, plans, replications) =>
      `With 95% confidence the chosen plan is at most ${worse} worse than the best of the ${plans} plans compared (${replications} fresh replications of each).`,
    onePlan: (replications) =>
      `Only this plan was compared with today (${replications} fresh replications), so nothing can be said of others.`,
    guaranteeLimits:
      "It says nothing of plans never simulated; the bound of the simplified calculation holds for steady flows only.",
    costTitle: "What it costs, and who pays",
    costInAll: (amount) => `${amount} a year on average`,
    once: (amount) => `Paid once: ${amount}, spread over the measured period in the figures a year.`,
    nobody: "not said",
    marginsTitle: "What stops the plan, and what a little more would give",
    nothingStops: "No limit stops the plan: there is no more to gain within what the measures can do.",
    margin: (name, used, atMost) => `${name} stops the plan: ${used} of ${atMost} are used.`,
    shadow: (amount, gain) => `By the simplified calculation, ${amount} more saves ${gain}.`,
    simulated: (amount, steps, gain, interval) =>
      `Simulated: ${amount} more (${steps}) saves ${gain} (95% CI ${interval}).`,
    promiseTitle: "What the simplified calculation promised, and what the simulation found",
    promise: (before, after, simulatedBefore, simulatedAfter) =>
      `The simplified calculation, with steady flows, gives ${before} today and ${after} with the plan; simulated it is ${simulatedBefore} and ${simulatedAfter}. Only what is simulated is a forecast.`,
    infeasible: "No plan keeps all limits.",
    missed: "No plan that keeps the limits reaches the targets. The one that comes nearest is shown.",
    relaxAtMost: (name, by, from) => `${name}: ${by} more than ${from}`,
    relaxAtLeast: (name, by, from) => `${name}: ${by} less than ${from}`,
    noRelaxation: "Giving way on the limits does not help: the measures can do no more.",
    wouldTake: "The least that would have to give way (estimated by the simplified calculation):",
    cancelled: "Interrupted: the best plan so far, with figures of the search and without a guarantee.",
    cancelledLate: "Interrupted before it was tried what a little more would give; the rest holds.",
    compareWith: "All figures of the plan:",
    ownDemand: "(with the demand of the scenario itself)",
    demands: (count) => `Mean over ${count} scenarios of demand.`,
    million: (amount) => `NOK ${amount} million`,
    millionAYear: (amount) => `NOK ${amount} million a year`,
    millionUnit: "NOK million a year",
    frontierTitle: (budget) => `The best plan for each level of “${budget}”`,
    budget: "Budget (NOK million)",
    cost: "Cost (NOK million a year)",
    againstToday: "Against today (95% CI)",
    againstBefore: "Against the level before (95% CI)",
    tie: "cannot be told apart",
    samePlan: "same plan",
    levels: "The plans, with what is in force at the end",
    tieNote:
      "“Cannot be told apart”: the paired interval against the level before contains 0, so the two plans may be equally good.",
    today: "Today",
    lessOf: (what) => `Fall: ${what}`,
  },
};
