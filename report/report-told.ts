import { withoutControls } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { withheldDifferences, withheldEstimates } from "../analysis/withheld.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { effectOf } from "./effect.ts";
import { type Language, textIn } from "./language.ts";
import type { ToldRun } from "./report-charts.ts";
import { chosenKeys, type ReportChoices } from "./report-choices.ts";
import type { ToldAlternative } from "./report-findings.ts";
import type { ReportTemplate } from "./report-formats.ts";
import type { ReportInput } from "./report-input.ts";
import { REPORT_WORDS, type ReportWords } from "./report-words.ts";
import { scenarioFacts } from "./scenario-facts.ts";

/** What a paper has room for. */
const MOST_ALTERNATIVES = 3;

/** What the parts of a report are made from. */
export interface Told {
  readonly input: ReportInput;
  readonly words: ReportWords;
  readonly language: Language;
  readonly baseline: ToldRun;
  readonly alternatives: readonly ToldAlternative[];
  /** Alternatives that there is no room for. */
  readonly leftOut: number;
  /** Of how many alternatives somebody has chosen these; 0 where nobody has chosen. */
  readonly chosenOf: number;
  /** Figures of tables and charts; those that matter most where nobody has chosen. */
  readonly keys?: readonly MeasureKey[];
  /** What somebody has written in place of the findings. */
  readonly summary?: string;
  /** Owners whose places are shown one by one. */
  readonly owners: readonly string[];
}

/** @param choices of whoever makes the report */
export function toldOf(
  input: ReportInput,
  template: ReportTemplate,
  language: Language,
  { summary, indicators = [], alternatives: chosen = [] }: ReportChoices,
): Told {
  const { manifest, runs } = input;
  const titles = manifest.scenarios.map(({ title }) => title);
  const factsOf = runs.map(({ loaded }, at) => scenarioFacts(loaded.scenario, titles[at]));
  const all = runs.map((run, at): ToldRun => {
    const facts = factsOf[at]!;
    // Plain means everywhere, since differences are of them, and so are the sums in the map.
    const estimates = withheldEstimates(run.estimates.map(withoutControls), facts);
    const differences = withheldDifferences(run.differences, [factsOf[0]!, facts]);
    return { ...run, at, estimates, differences, facts, name: textIn(language, titles[at]!) };
  });
  const [baseline, ...others] = all;
  const isChosen = ({ at }: ToldRun) => chosen.length === 0 || chosen.includes(manifest.scenarios[at].name);
  const alternatives = others.filter(isChosen).map((run): ToldAlternative => {
    return { ...run, effect: effectOf(baseline.loaded.scenario, run.loaded.scenario) };
  });
  const most = template === "paper" ? MOST_ALTERNATIVES : alternatives.length;
  return {
    input,
    words: REPORT_WORDS[language],
    language,
    baseline,
    alternatives: strongest(alternatives, most),
    leftOut: Math.max(0, alternatives.length - most),
    chosenOf: alternatives.length < others.length ? others.length : 0,
    owners: ownersShown(baseline),
    ...(indicators.length > 0 && { keys: chosenKeys(indicators, keysOf(baseline), weights(baseline, alternatives)) }),
    ...(summary !== undefined && summary.trim() !== "" && { summary }),
  };
}

/** The alternatives with the fewest discharge-ready patients, in the order that they were given. */
function strongest(alternatives: readonly ToldAlternative[], most: number): readonly ToldAlternative[] {
  const effect = ({ differences }: ToldAlternative) =>
    differences.find(({ key }) => Object.keys(key).length === 1 && key.measure === "dischargeReadyMean")?.difference ??
    0;
  const best = alternatives.toSorted((a, b) => effect(a) - effect(b)).slice(0, most);
  return alternatives.filter((one) => best.includes(one));
}

/** The hospitals, and the municipality whose places are most used: the others are drawn together where there is little room. */
function ownersShown({ facts, estimates }: ToldRun): string[] {
  const hospitals = Object.keys(facts.actors).filter((id) => facts.actors[id].isHospital);
  const book = byKey(estimates);
  const occupied = (owner: string) =>
    Object.entries(facts.places)
      .filter(([, place]) => place.owner === owner)
      .reduce((sum, [place]) => sum + (book.get(keyText({ measure: "occupiedMean", place }))?.mean ?? 0), 0);
  const others = Object.keys(facts.actors).filter((id) => !hospitals.includes(id));
  const largest = others.toSorted((a, b) => occupied(b) - occupied(a))[0];
  return largest === undefined ? hospitals : [...hospitals, largest];
}

/** How much a figure is changed by any alternative; of one run how large it is. */
function weights({ estimates }: ToldRun, alternatives: readonly ToldRun[]): (key: MeasureKey) => number {
  const own = byKey(estimates);
  const books = alternatives.map(({ differences }) => byKey(differences));
  return (key) =>
    books.length === 0
      ? (own.get(keyText(key))?.mean ?? 0)
      : Math.max(...books.map((book) => Math.abs(book.get(keyText(key))?.difference ?? 0)));
}

function keysOf({ estimates }: ToldRun): MeasureKey[] {
  return estimates.map(({ key }) => key);
}
