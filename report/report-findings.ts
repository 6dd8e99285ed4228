import { byKey, keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { alternativeFinding, queueMoves } from "./compare-findings.ts";
import { GROWTH_WORDS, growthSentences } from "./growth-text.ts";
import { type Effect, effectText } from "./effect.ts";
import { bareMeanText, inBrackets, sentenceText, spreadText } from "./figures.ts";
import { type Language, textIn } from "./language.ts";
import { MISSING } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import { type Block, type Inline, inlines } from "./report-document.ts";
import { REPORT_WORDS } from "./report-words.ts";
import { destinationName, hospitalName } from "./scenario-names.ts";
import { cautionText, censusText } from "./summary-head.ts";

/** An alternative of a report, with the question that it answers. */
export interface ToldAlternative extends ToldRun {
  readonly effect: Effect;
}

/** What each alternative does, in a sentence, with the queues that move most. @param moves how many queues of each */
export function comparisonFindings(
  baseline: ToldRun,
  alternatives: readonly ToldAlternative[],
  moves: number,
  language: Language,
): Block[] {
  const items = alternatives.map((told): readonly Inline[] => {
    const alternative = {
      scenario: told.facts,
      effect: told.effect,
      estimates: told.estimates,
      differences: told.differences,
    };
    const [head, ...rest] = alternativeFinding(baseline.estimates, alternative, language).split(": ");
    const more = queueMoves(alternative, language).slice(0, moves);
    return [{ strong: `${head}:` }, ` ${[rest.join(": "), ...more].join(" ")}`];
  });
  const runs = [baseline, ...alternatives].map(({ facts, name }) => ({ facts, name }));
  return [...growthBlocks(runs, language), { kind: "list", items }, ...cautions(baseline, language)];
}

/** What a run shows: discharge-ready patients and nights, what most wait for, the fullest place, the longest queue. */
export function runFindings(run: ToldRun, language: Language): Block[] {
  const words = REPORT_WORDS[language];
  const book = byKey(run.estimates);
  const found = (key: MeasureKey) => book.get(keyText(key));
  const ready = found({ measure: "dischargeReadyMean" });
  const nights = found({ measure: "overstayNightsPerYear" });
  const hospital = hospitalName(run.facts, language);
  const items: string[] = [];
  if (ready && (ready.mean ?? 0) > 0) {
    items.push(words.ready(bareMeanText(ready, language), inBrackets(ready, language), hospital));
    const spread = spreadText(ready, language);
    if (nights) items[0] += ` ${words.nights(bareMeanText(nights, language), inBrackets(nights, language))}`;
    if (spread.includes("–") && spread.length > 1) {
      const [low, high] = spread.split("–");
      items[0] += ` ${words.spread(low, high, hospital)}`;
    }
    const most = run.estimates
      .filter(({ key }) => key.measure === "dischargeReadyMean" && key.waitingFor !== undefined)
      .filter(({ key }) => run.facts.places[key.place ?? ""]?.kind === "hospital")
      .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))[0];
    if (most)
      items.push(
        words.mostWaitFor(
          destinationName(run.facts, most.key.waitingFor!, language),
          bareMeanText(most, language),
          inBrackets(most, language),
        ),
      );
  } else if (!ready || ready.mean !== null) items.push(words.nobodyReady);
  const use = run.estimates
    .filter(({ key }) => keyText(key) === keyText({ measure: "occupancyShare", place: key.place ?? "" }))
    .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))[0];
  if (use) {
    const place = use.key.place ?? "";
    const full = found({ measure: "shareOfTimeFull", place });
    const fullText = full ? sentenceText(full, language) : MISSING;
    items.push(words.fullest(destinationName(run.facts, place, language), sentenceText(use, language), fullText));
  }
  const queue = run.estimates
    .filter(({ key }) => keyText(key) === keyText({ measure: "queueMean", place: key.place ?? "" }))
    .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))[0];
  // Where a queue grows it is the longest, however long the others are.
  if (queue && (queue.mean ?? 0) > 0 && !run.facts.growth)
    items.push(
      words.longestQueue(
        destinationName(run.facts, queue.key.place ?? "", language),
        bareMeanText(queue, language),
        inBrackets(queue, language),
      ),
    );
  const growth = growthBlocks([{ facts: run.facts }], language);
  return [...growth, { kind: "list", items: items.map(inlines) }, ...cautions(run, language)];
}

/** Which queues grow without limit, and why figures are missing; paragraphs, which stay whoever writes the summary. */
function growthBlocks(...given: Parameters<typeof growthSentences>): Block[] {
  const [, language] = given;
  const sentences = growthSentences(...given);
  if (sentences.length === 0) return [];
  return [
    ...sentences.map(({ where, text }): Block => ({ kind: "paragraph", text: [{ strong: `${where}:` }, ` ${text}`] })),
    { kind: "paragraph", text: [GROWTH_WORDS[language].hint], isNote: true },
  ];
}

function cautions({ facts, estimates }: ToldRun, language: Language): Block[] {
  const leading = byKey(estimates).get(keyText({ measure: "dischargeReadyMean" }));
  const count = leading?.count ?? Math.max(0, ...estimates.map((estimate) => estimate.count));
  const texts = [cautionText(leading, count, language), censusText(facts, language)].filter((text) => text !== "");
  return texts.map((text): Block => ({ kind: "paragraph", text: [text], isNote: true }));
}

/** Which questions the alternatives answer, each once. */
export function effectTexts(alternatives: readonly ToldAlternative[], language: Language): string[] {
  const texts = alternatives.map(({ effect, facts }) => effectText(effect, facts, language));
  const distinct = [...new Set(texts.filter((text) => text !== ""))];
  if (distinct.length < 2) return distinct;
  return alternatives.flatMap(({ facts }, at) =>
    texts[at] === "" ? [] : [`${textIn(language, facts.name)}: ${texts[at]}`],
  );
}
