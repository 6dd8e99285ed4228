import type { ContrastEstimate } from "../analysis/contrasts.ts";
import type { Difference } from "../analysis/comparison.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Design } from "../scenarios/study.ts";
import type { Level, StudyFactor } from "../scenarios/study-factors.ts";
import type { Text } from "../scenarios/words.ts";
import { measureName, unitName } from "./catalogue.ts";
import { bareDifferenceText, differenceText, isShown, meanText, verdictCell } from "./figures.ts";
import { type Language, textIn } from "./language.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText } from "./scenario-names.ts";
import { extentText, heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import type { ToldPoint } from "./sweep-document.ts";
import { SWEEP_WORDS, type SweepWords } from "./sweep-words.ts";
import { type Cell, type Column, type Table, textTables } from "./table.ts";

/** What the summary of a study is made from. */
export interface SweepSummary {
  readonly title: Text;
  readonly design: Design;
  readonly effect: "long-run" | "first-years";
  readonly baseline: ScenarioFacts;
  readonly replications: number;
  readonly engineVersion: string;
  readonly factors: readonly StudyFactor[];
  readonly keys: readonly MeasureKey[];
  /** With the base. */
  readonly pointCount: number;
  readonly point: (point: number) => ToldPoint;
  readonly contrasts: readonly ContrastEstimate[];
  readonly fits: readonly (number | null)[];
  /** The measure that is told of. */
  readonly leading: number;
  /** [point][measure] mean difference from the base. */
  readonly differences: readonly (readonly (number | null)[])[];
}

const BEST_POINTS = 5;
const MOST_ROWS = 40;
const BAR_COLUMNS = 21;
/** Below this share the effects of single factors say too little. */
const GOOD_FIT = 0.8;

/** The result of `flyt sweep` for people: what each factor does, and the best points. */
export function sweepSummary(summary: SweepSummary, options: SummaryOptions): string {
  const { language } = options;
  const words = SWEEP_WORDS[language];
  const { title, baseline, design, pointCount, replications, keys, leading } = summary;
  const whole = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const measure = measureTitle(baseline, keys[leading], language);
  const estimate = summary.point(0).estimates[leading];
  const isMoved = summary.differences.some((own) => (own[leading] ?? 0) !== 0);
  const unit = unitName(keys[leading].measure, language);
  return joinedParagraphs([
    `${heading(textIn(language, title), options)}\n${words.scenario}: ${textIn(language, baseline.name)}\n` +
      `${words.extent(design.kind, whole(pointCount), whole(replications))}\n` +
      extentText(baseline, summary, options),
    replications < 2 ? words.oneReplication : "",
    `${words.baseIs(measure, meanText(estimate, language))}${unit === "%" ? "" : ` ${unit}`}`,
    ...(isMoved ? findings(summary, `${measure}${unit === "%" ? "" : `, ${unit}`}`, options) : [words.noDifference]),
    paragraph(summary.effect === "long-run" ? words.longRun : words.firstYears, options),
    paragraph(`${words.notAdjusted} ${words.otherMeasures}`, options),
  ]);
}

/**
 * The points of a design as a table; where each changes one factor only, with that factor and its level.
 * @param points [point][factor] without the base
 */
export function designTable(
  factors: readonly StudyFactor[],
  points: readonly (readonly (Level | undefined)[])[],
  options: SummaryOptions,
): string {
  const { language } = options;
  const words = SWEEP_WORDS[language];
  const isSingle =
    factors.length > 1 && points.every((levels) => levels.filter((level) => level !== undefined).length === 1);
  const pointColumn: Column = { header: words.point, align: "right" };
  const single = (): Table => ({
    columns: [pointColumn, { header: words.factor, align: "left" }, { header: words.level, align: "right" }],
    rows: points.map((levels, at) => {
      const factor = levels.findIndex((level) => level !== undefined);
      return [
        String(at + 1),
        textIn(language, factors[factor].name),
        levelName(factors[factor], levels[factor], language),
      ];
    }),
  });
  const grid = (): Table => ({
    columns: [pointColumn, ...factors.map(({ name }): Column => ({ header: textIn(language, name), align: "right" }))],
    rows: points.map((levels, at) => [
      String(at + 1),
      ...factors.map((factor, index) =>
        levels[index] === undefined ? MISSING : levelName(factor, levels[index], language),
      ),
    ]),
  });
  return joinedParagraphs([
    `${heading(words.designTitle, options)}\n${textTables(isSingle ? single() : grid(), options)}`,
    words.basePoint,
  ]);
}

function findings(summary: SweepSummary, measure: string, options: SummaryOptions): string[] {
  const words = SWEEP_WORDS[options.language];
  const titled = (title: string, table: Table): string =>
    table.rows.length === 0 ? "" : `${heading(title, options)}\n${textTables(table, options)}`;
  switch (summary.design.kind) {
    case "tornado":
      return [
        titled(words.tornadoTitle(measure), tornadoTable(summary, options.language)),
        paragraph(`${words.barNote} ${words.tornadoNote}`, options),
      ];
    case "one-at-a-time":
      return [
        titled(words.oneAtATimeTitle(measure), oneAtATimeTable(summary, options.language)),
        moreText(summary, options),
      ];
    default:
      return [
        titled(words.effectsTitle(measure), effectsTable(summary, options.language)),
        paragraph(fitText(summary, options.language), options),
        titled(words.levelsTitle(measure), levelsTable(summary, options.language)),
        titled(bestTitle(summary, measure, words), bestTable(summary, options.language)),
        paragraph(words.bestNote, options),
      ];
  }
}

/** Factors by what they move, most first, with a bar from the low to the high value about the base. */
function tornadoTable(summary: SweepSummary, language: Language): Table {
  const words = SWEEP_WORDS[language];
  const swings = leadingContrasts(summary, "swing").sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  const ends = swings.map((swing) => endsOf(summary, swing));
  const most = Math.max(...ends.flat().map((end) => Math.abs(end?.difference ?? 0)));
  return {
    columns: [
      { header: words.factor, align: "left" },
      { header: "", align: "left" },
      { header: words.atLow, align: "right", block: "low" },
      { header: "", align: "right", block: "low" },
      { header: words.atHigh, align: "right", block: "high" },
      { header: "", align: "right", block: "high" },
      { header: words.swing, align: "right" },
    ],
    rows: swings.map((swing, at): Cell[] => {
      const [low, high] = ends[at];
      const factor = summary.factors[swing.factor];
      const changeText = (end: Difference | undefined): string => (end ? bareDifferenceText(end, language) : "");
      return [
        textIn(language, factor.name),
        barText(low?.difference ?? 0, high?.difference ?? 0, most),
        low ? levelName(factor, swing.from, language) : "",
        changeText(low),
        levelName(factor, swing.to, language),
        changeText(high),
        shownCell(swing, language),
      ];
    }),
    breaksNames: true,
  };
}

/** The differences from the base at the low and the high value of a factor. */
function endsOf(summary: SweepSummary, swing: ContrastEstimate): [Difference | undefined, Difference | undefined] {
  const { id } = summary.factors[swing.factor];
  const find = (level: Level | undefined): Difference | undefined => {
    if (level === undefined) return undefined;
    for (let point = 1; point < summary.pointCount; point++) {
      const told = summary.point(point);
      if (Object.hasOwn(told.levels, id) && told.levels[id] === level) return told.differences[summary.leading];
    }
    return undefined;
  };
  return [find(swing.from), find(swing.to)];
}

/** `░░░░│████`: what the low value does is light, what the high one does is dark; to the left is less. */
function barText(low: number, high: number, most: number): string {
  const half = (BAR_COLUMNS - 1) / 2;
  const lengthOf = (value: number): number => (most > 0 ? Math.round((Math.abs(value) / most) * half) : 0);
  const side = (isRight: boolean): string => {
    const [light, dark] = [low, high].map((value) => (value > 0 === isRight && value !== 0 ? lengthOf(value) : 0));
    // Both on one side: the shorter one lies within the longer.
    const [inner, outer] = light <= dark ? [light, dark] : [dark, light];
    const [near, far] = light <= dark ? ["░", "█"] : ["█", "░"];
    return (near.repeat(inner) + far.repeat(outer - inner)).padEnd(half);
  };
  return `${[...side(false)].reverse().join("")}│${side(true)}`;
}

function oneAtATimeTable(summary: SweepSummary, language: Language): Table {
  const words = SWEEP_WORDS[language];
  const points = Array.from({ length: Math.min(summary.pointCount - 1, MOST_ROWS) }, (_, at) => summary.point(at + 1));
  return {
    columns: [
      { header: words.factor, align: "left" },
      { header: words.level, align: "right" },
      { header: words.difference, align: "right" },
      { header: words.verdict, align: "left" },
    ],
    rows: points.map(({ levels, differences }): Cell[] => {
      const factor = summary.factors.find(({ id }) => Object.hasOwn(levels, id))!;
      const difference = differences[summary.leading];
      return [
        textIn(language, factor.name),
        levelName(factor, levels[factor.id], language),
        differenceText(difference, language),
        verdictCell(difference, language),
      ];
    }),
  };
}

function effectsTable(summary: SweepSummary, language: Language): Table {
  const words = SWEEP_WORDS[language];
  const effects = leadingContrasts(summary, "linear").sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  return {
    columns: [
      { header: words.factor, align: "left" },
      { header: words.from, align: "right" },
      { header: words.to, align: "right" },
      { header: words.effect, align: "right" },
    ],
    rows: effects.map((effect): Cell[] => {
      const factor = summary.factors[effect.factor];
      return [
        textIn(language, factor.name),
        levelName(factor, effect.from, language),
        levelName(factor, effect.to, language),
        shownCell(effect, language),
      ];
    }),
  };
}

/** Only of factors whose straight line does not say it all: with three levels or more, or levels that are no numbers. */
function levelsTable(summary: SweepSummary, language: Language): Table {
  const words = SWEEP_WORDS[language];
  const levels = leadingContrasts(summary, "level");
  const isTold = ({ factor, to }: ContrastEstimate): boolean =>
    levels.filter((other) => other.factor === factor).length > 2 || (typeof to !== "number" && typeof to !== "boolean");
  return {
    columns: [
      { header: words.factor, align: "left" },
      { header: words.level, align: "right" },
      { header: words.difference, align: "right" },
    ],
    rows: levels.filter(isTold).map((level): Cell[] => {
      const factor = summary.factors[level.factor];
      return [textIn(language, factor.name), levelName(factor, level.to, language), shownCell(level, language)];
    }),
  };
}

function bestTable(summary: SweepSummary, language: Language): Table {
  const words = SWEEP_WORDS[language];
  const { factors, leading } = summary;
  const best = bestPoints(summary).map(({ point }) => summary.point(point));
  return {
    columns: [
      { header: words.point, align: "right" },
      ...factors.map(({ name }): Column => ({ header: textIn(language, name), align: "right" })),
      { header: words.mean, align: "right", block: "figures" },
      { header: words.difference, align: "right", block: "figures" },
    ],
    rows: best.map(({ point, levels, estimates, differences: own }): Cell[] => [
      String(point),
      ...factors.map((factor) => levelName(factor, levels[factor.id], language)),
      meanText(estimates[leading], language),
      differenceText(own[leading], language),
    ]),
  };
}

/** Points that are told one by one, with what they are called: all of them where each changes one factor, else the best. */
export function toldPoints(
  summary: SweepSummary,
  language: Language,
): { readonly point: number; readonly name: string }[] {
  const { factors, design, pointCount } = summary;
  if (design.kind !== "tornado" && design.kind !== "one-at-a-time") {
    return bestPoints(summary).map(({ point }) => ({ point, name: `${SWEEP_WORDS[language].point} ${point}` }));
  }
  return Array.from({ length: Math.min(pointCount - 1, MOST_ROWS) }, (_, at) => {
    const { levels } = summary.point(at + 1);
    const factor = factors.find(({ id }) => Object.hasOwn(levels, id))!;
    return {
      point: at + 1,
      name: `${textIn(language, factor.name)}: ${levelName(factor, levels[factor.id], language)}`,
    };
  });
}

/** The points with the best of the leading measure, beside the base. */
function bestPoints(summary: SweepSummary): { readonly point: number }[] {
  const { leading, differences } = summary;
  const sign = isLessBetter(summary) ? 1 : -1;
  return differences
    .map((own, point) => ({ point, difference: own[leading] ?? null }))
    .filter(({ point, difference }) => point > 0 && difference !== null)
    .sort((a, b) => sign * (a.difference! - b.difference!) || a.point - b.point)
    .slice(0, BEST_POINTS);
}

function bestTitle(summary: SweepSummary, measure: string, words: SweepWords): string {
  return words.bestTitle[isLessBetter(summary) ? "less" : "more"](measure);
}

function isLessBetter({ keys, leading }: SweepSummary): boolean {
  return MEASURES[keys[leading].measure].direction === "less-is-better";
}

function fitText(summary: SweepSummary, language: Language): string {
  const words = SWEEP_WORDS[language];
  const fit = summary.fits[summary.leading];
  if (fit === null) return words.tooFewPoints;
  const share = formatNumber(fit, { language, decimals: 0, isShare: true });
  return `${(fit >= GOOD_FIT ? words.fitGood : words.fitPoor)(share)} ${words.effectsNote}`;
}

function moreText({ pointCount }: SweepSummary, { language }: SummaryOptions): string {
  const more = pointCount - 1 - MOST_ROWS;
  return more > 0 ? SWEEP_WORDS[language].morePoints(formatNumber(more, { language, decimals: 0 })) : "";
}

function leadingContrasts({ contrasts, keys, leading }: SweepSummary, kind: ContrastEstimate["kind"]) {
  const wanted = keyText(keys[leading]);
  return contrasts.filter((contrast) => contrast.kind === kind && keyText(contrast.key) === wanted);
}

/** An effect with its interval as a difference is written; faint where the interval contains 0. */
function shownCell({ key, effect, effectCi95, standardError }: ContrastEstimate, language: Language): Cell {
  const difference: Difference = {
    key,
    presence: "both",
    count: 0,
    difference: effect,
    standardError,
    differenceCi95: effectCi95,
    simultaneousCi95: effectCi95,
    adjustedP: null,
    unpairedHalfWidth: null,
    varianceReduction: null,
    verdict: effectCi95 && (effectCi95[0] > 0 || effectCi95[1] < 0) ? "higher" : "no-difference-shown",
  };
  const text = differenceText(difference, language);
  return isShown(difference) ? text : { text, emphasis: "faint" };
}

/** `+10`, `× 1,1`, `118`, `på`: a level as people write it. */
export function levelName(
  { operation }: Pick<StudyFactor, "operation">,
  level: Level | undefined,
  language: Language,
): string {
  const words = SWEEP_WORDS[language];
  if (level === undefined) return words.base;
  if (typeof level === "boolean" && operation === "measure") return level ? words.on : words.off;
  if (typeof level !== "number") return typeof level === "object" ? mapText(level) : String(level);
  // As many as it has, but no more than a table has room for.
  const decimals =
    [0, 1, 2].find((count) => Number(level.toFixed(count)) === level) ?? (operation === "multiply" ? 3 : 2);
  const text = formatNumber(level, { language, decimals, isDifference: operation === "add" });
  return operation === "multiply" ? `× ${text}` : text;
}

/** `rule: first-come`: a small map as it is written in a file; a larger one as JSON. */
function mapText(level: object | null): string {
  const entries = Object.entries(level ?? {});
  const isSmall = entries.length > 0 && entries.length <= 2 && entries.every(([, value]) => typeof value !== "object");
  return isSmall ? entries.map(([name, value]) => `${name}: ${String(value)}`).join(", ") : JSON.stringify(level);
}

function measureTitle(facts: ScenarioFacts, key: MeasureKey, language: Language): string {
  const about = aboutText(facts, key, language);
  return about === "" ? measureName(key.measure, language) : `${measureName(key.measure, language)}, ${about}`;
}
