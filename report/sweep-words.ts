import type { Design } from "../scenarios/study.ts";
import type { Language, LocalText } from "./language.ts";

/** What the summary of a study says, in one language. */
export interface SweepWords {
  /** One line: kind of design, points, replications of each. */
  readonly extent: (kind: Design["kind"], points: string, replications: string) => string;
  readonly base: string;
  /** Below the table of a design. */
  readonly basePoint: string;
  readonly barNote: string;
  readonly scenario: string;
  readonly on: string;
  readonly off: string;
  readonly factor: string;
  readonly point: string;
  readonly level: string;
  readonly from: string;
  readonly to: string;
  readonly atLow: string;
  readonly atHigh: string;
  readonly swing: string;
  readonly effect: string;
  readonly difference: string;
  readonly verdict: string;
  readonly mean: string;
  readonly designTitle: string;
  readonly tornadoTitle: (measure: string) => string;
  readonly oneAtATimeTitle: (measure: string) => string;
  readonly effectsTitle: (measure: string) => string;
  readonly levelsTitle: (measure: string) => string;
  readonly bestTitle: Readonly<Record<"less" | "more", (measure: string) => string>>;
  readonly baseIs: (measure: string, mean: string) => string;
  readonly tornadoNote: string;
  readonly effectsNote: string;
  readonly fitGood: (share: string) => string;
  readonly fitPoor: (share: string) => string;
  readonly bestNote: string;
  readonly tooFewPoints: string;
  readonly notAdjusted: string;
  readonly longRun: string;
  readonly firstYears: string;
  readonly morePoints: (count: string) => string;
  readonly otherMeasures: string;
  readonly noDifference: string;
  readonly oneReplication: string;
}

const KINDS: Readonly<Record<Design["kind"], LocalText>> = {
  "full-factorial": { nb: "Alle kombinasjoner", nn: "Alle kombinasjonar", en: "All combinations" },
  "latin-hypercube": { nb: "Latinsk hyperkube", nn: "Latinsk hyperkube", en: "Latin hypercube" },
  sobol: { nb: "Sobol-punkter", nn: "Sobol-punkt", en: "Sobol points" },
  "one-at-a-time": { nb: "Én faktor om gangen", nn: "Éin faktor om gongen", en: "One factor at a time" },
  tornado: { nb: "Tornado", nn: "Tornado", en: "Tornado" },
};

const nb: SweepWords = {
  extent: (kind, points, replications) =>
    `${KINDS[kind].nb}: ${points} punkter med basis · ${replications} replikasjoner i hvert punkt`,
  base: "basis",
  basePoint: "Dessuten punkt 0: basis, uten endring av noen faktor.",
  barNote: "░ er lav verdi, █ høy; │ er basis.",
  scenario: "Scenario",
  on: "på",
  off: "av",
  factor: "Faktor",
  point: "Punkt",
  level: "Verdi",
  from: "Fra",
  to: "Til",
  atLow: "Lav",
  atHigh: "Høy",
  swing: "Utslag (95 % KI)",
  effect: "Effekt (95 % KI)",
  difference: "Endring (95 % KI)",
  verdict: "Vurdering",
  mean: "Snitt",
  designTitle: "Forsøksplan",
  tornadoTitle: (measure) => `Hva som betyr mest for: ${measure}`,
  oneAtATimeTitle: (measure) => `Endring fra basis: ${measure}`,
  effectsTitle: (measure) => `Effekt av hver faktor, fra laveste til høyeste verdi: ${measure}`,
  levelsTitle: (measure) => `Hver verdi mot snittet av alle punkter: ${measure}`,
  bestTitle: {
    less: (measure) => `Punktene med lavest: ${measure}`,
    more: (measure) => `Punktene med høyest: ${measure}`,
  },
  baseIs: (measure, mean) => `Basis: ${measure} ${mean}`,
  tornadoNote: "Utslaget er høy mot lav verdi med samme tilfeldige tall, én faktor om gangen: samspill vises ikke.",
  effectsNote:
    "Effekten er den rette linjen som passer best til alle punktene. Intervallet gjelder tilfeldighetene i simuleringen, ikke valget av punkter.",
  fitGood: (share) => `Rette linjer forklarer ${share} av variasjonen mellom punktene.`,
  fitPoor: (share) =>
    `Rette linjer forklarer bare ${share} av variasjonen mellom punktene: faktorene virker i sammenheng eller ikke rettlinjet, så se på punktene.`,
  bestNote:
    "Det beste av mange punkter ser bedre ut enn det er. Simuler det på nytt med et annet frø (--seed) før det legges vekt på.",
  tooFewPoints: "Det er for få punkter til å skille faktorenes effekter.",
  notAdjusted: "Intervallene er ikke justert for antall sammenligninger.",
  longRun: "Langtidseffekt: endringene gjelder fra simulert dag 0, som om det alltid hadde vært slik.",
  firstYears: "Effekt i de første årene: endringene gjelder fra slutten av oppvarmingen.",
  morePoints: (count) => `… og ${count} punkter til, i design.csv og results.csv.`,
  otherMeasures: "Alle mål og punkter: results.csv og effects.csv.",
  noDifference: "Ingen av punktene skiller seg fra basis i det som er målt.",
  oneReplication: "Én replikasjon viser ett tilfeldig forløp; usikkerheten er ukjent. Kjør minst 30.",
};

const nn: SweepWords = {
  ...nb,
  basePoint: "I tillegg punkt 0: basis, utan endring av nokon faktor.",
  barNote: "░ er låg verdi, █ høg; │ er basis.",
  extent: (kind, points, replications) =>
    `${KINDS[kind].nn}: ${points} punkt med basis · ${replications} replikasjonar i kvart punkt`,
  atHigh: "Høg",
  from: "Frå",
  effectsTitle: (measure) => `Effekt av kvar faktor, frå lågaste til høgaste verdi: ${measure}`,
  levelsTitle: (measure) => `Kvar verdi mot snittet av alle punkt: ${measure}`,
  bestTitle: {
    less: (measure) => `Punkta med lågast: ${measure}`,
    more: (measure) => `Punkta med høgast: ${measure}`,
  },
  tornadoTitle: (measure) => `Kva som tyder mest for: ${measure}`,
  oneAtATimeTitle: (measure) => `Endring frå basis: ${measure}`,
  atLow: "Låg",
  tornadoNote: "Utslaget er høg mot låg verdi med same tilfeldige tal, éin faktor om gongen: samspel blir ikkje vist.",
  effectsNote:
    "Effekten er den rette linja som passar best til alle punkta. Intervallet gjeld tilfella i simuleringa, ikkje valet av punkt.",
  fitGood: (share) => `Rette linjer forklarar ${share} av variasjonen mellom punkta.`,
  fitPoor: (share) =>
    `Rette linjer forklarar berre ${share} av variasjonen mellom punkta: faktorane verkar i samanheng eller ikkje rettlinja, så sjå på punkta.`,
  bestNote:
    "Det beste av mange punkt ser betre ut enn det er. Simuler det på nytt med eit anna frø (--seed) før det blir lagt vekt på.",
  tooFewPoints: "Det er for få punkt til å skilje effektane av faktorane.",
  notAdjusted: "Intervalla er ikkje justerte for talet på samanlikningar.",
  longRun: "Langtidseffekt: endringane gjeld frå simulert dag 0, som om det alltid hadde vore slik.",
  firstYears: "Effekt i dei første åra: endringane gjeld frå slutten av oppvarminga.",
  morePoints: (count) => `… og ${count} punkt til, i design.csv og results.csv.`,
  otherMeasures: "Alle mål og punkt: results.csv og effects.csv.",
  noDifference: "Ingen av punkta skil seg frå basis i det som er målt.",
  oneReplication: "Éin replikasjon viser eitt tilfeldig forløp; uvissa er ukjend. Køyr minst 30.",
};

const en: SweepWords = {
  extent: (kind, points, replications) =>
    `${KINDS[kind].en}: ${points} points with the base · ${replications} replications at each`,
  base: "base",
  basePoint: "Besides these, point 0: the base, with no factor changed.",
  barNote: "░ is the low value, █ the high one; │ is the base.",
  scenario: "Scenario",
  on: "on",
  off: "off",
  factor: "Factor",
  point: "Point",
  level: "Value",
  from: "From",
  to: "To",
  atLow: "Low",
  atHigh: "High",
  swing: "Swing (95% CI)",
  effect: "Effect (95% CI)",
  difference: "Change (95% CI)",
  verdict: "Verdict",
  mean: "Mean",
  designTitle: "Design",
  tornadoTitle: (measure) => `What matters most to: ${measure}`,
  oneAtATimeTitle: (measure) => `Change from the base: ${measure}`,
  effectsTitle: (measure) => `Effect of each factor, from its lowest to its highest value: ${measure}`,
  levelsTitle: (measure) => `Each value against the mean of all points: ${measure}`,
  bestTitle: {
    less: (measure) => `The points with the lowest: ${measure}`,
    more: (measure) => `The points with the highest: ${measure}`,
  },
  baseIs: (measure, mean) => `Base: ${measure} ${mean}`,
  tornadoNote:
    "The swing is the high against the low value under the same random numbers, one factor at a time: it does not show how factors act together.",
  effectsNote:
    "The effect is the straight line that fits all points best. Its interval is about the chance in the simulation, not about the choice of points.",
  fitGood: (share) => `Straight lines explain ${share} of the variation between the points.`,
  fitPoor: (share) =>
    `Straight lines explain only ${share} of the variation between the points: the factors act together or not in straight lines, so look at the points.`,
  bestNote:
    "The best of many points looks better than it is. Simulate it again with another seed (--seed) before it is trusted.",
  tooFewPoints: "There are too few points to tell the effects of the factors apart.",
  notAdjusted: "The intervals are not adjusted for the number of comparisons.",
  longRun: "Long-run effect: the changes hold from simulated day 0, as if it had always been so.",
  firstYears: "Effect in the first years: the changes hold from the end of the warm-up.",
  morePoints: (count) => `… and ${count} points more, in design.csv and results.csv.`,
  otherMeasures: "All measures and points: results.csv and effects.csv.",
  noDifference: "None of the points differs from the base in what was looked at.",
  oneReplication: "One replication shows one random history; the uncertainty is unknown. Run 30 or more.",
};

export const SWEEP_WORDS: Readonly<Record<Language, SweepWords>> = { nb, nn, en };
