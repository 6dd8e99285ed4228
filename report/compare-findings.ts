import type { Difference } from "../analysis/comparison.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import type { ComparedAlternative } from "./compare-summary.ts";
import { effectName } from "./effect.ts";
import { bareDifferenceText, differenceIntervalText, isOutweighed, isShown, isUnchanged } from "./figures.ts";
import { unitName } from "./catalogue.ts";
import { GROWTH_WORDS } from "./growth-text.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { destinationName, hospitalName, sourceName } from "./scenario-names.ts";

/**
 * One sentence on what an alternative does, made by rule: discharge-ready patients in hospital, or where nobody is that, the
 * queue that changes most. "10 flere helsehusplasser (langtidseffekt): 5,2 færre utskrivningsklare pasienter i St. Olavs (95 % KI …)."
 */
export function alternativeFinding(
  baseline: readonly Estimate[],
  alternative: ComparedAlternative,
  language: Language,
): string {
  const { scenario, effect, estimates, differences } = alternative;
  const leading = keyText({ measure: "dischargeReadyMean" });
  const isAnyReady = [baseline, estimates].some((all) => (byKey(all).get(leading)?.mean ?? 0) > 0);
  const ready = leadingDifference(differences);
  const question = effectName(effect, scenario, language);
  const title = `${textIn(language, scenario.name)}${question === "" ? "" : ` (${question})`}`;
  const withheld = `${title}: ${GROWTH_WORDS[language].withheld}`;
  if (ready && isHidden(ready)) return withheld;
  if (ready && isAnyReady) {
    return `${title}: ${changeText(ready, READY[language](hospitalName(scenario, language)), language)}`;
  }
  if (differences.some((difference) => isOfQueue(difference) && isHidden(difference))) return withheld;
  const queue = queueDifferences(alternative)[0];
  if (!queue) return `${title}: ${NOTHING[language]}`;
  return `${title}: ${changeText(queue, WAITING[language](destinationName(scenario, queue.key.place ?? "", language)), language)}`;
}

/** Whether both sides have values, and their difference is withheld. */
function isHidden({ difference, count }: Difference): boolean {
  return difference === null && count > 0;
}

/** The difference in all discharge-ready patients in hospital. */
export function leadingDifference(differences: readonly Difference[]): Difference | undefined {
  return differences.find(({ key }) => keyText(key) === keyText({ measure: "dischargeReadyMean" }));
}

/** Where the queue moves: places whose mean queue changes with an interval that excludes 0, the largest change first. */
export function queueMoves(alternative: ComparedAlternative, language: Language): string[] {
  const moved = queueDifferences(alternative).filter(isShown);
  const texts = moved.slice(0, MOST_MOVES).map((difference) => {
    const name = destinationName(alternative.scenario, difference.key.place ?? "", language);
    const isLonger = (difference.difference ?? 0) > 0;
    const words = `${(isLonger ? LONGER : SHORTER)[language]} ${name}`;
    return `${words}: ${bareDifferenceText(difference, language)} ${unitName("queueMean", language)} (${intervalWords(difference, language)}).`;
  });
  const rest = moved.length - texts.length;
  return [...texts, ...(rest > 0 ? [MORE_MOVES[language](rest)] : []), ...turnMoves(alternative, language)];
}

/** Where the line for a place changes hands: longer for those who wait in one place, shorter for those in another. */
function turnMoves({ scenario, differences }: ComparedAlternative, language: Language): string[] {
  const shown = differences.filter((difference) => {
    const { place = "", from = "" } = difference.key;
    const isQueueFrom = keyText(difference.key) === keyText({ measure: "queueMean", place, from });
    return isQueueFrom && isShown(difference) && !isUnchanged(difference);
  });
  return [...new Set(shown.map(({ key }) => key.place ?? ""))].flatMap((place) => {
    const ofPlace = shown.filter(({ key }) => key.place === place);
    const signs = new Set(ofPlace.map(({ difference }) => Math.sign(difference ?? 0)));
    if (signs.size < 2) return [];
    const parts = ofPlace.map((difference) => {
      const who = sourceName(scenario, difference.key.from ?? "", language);
      return `${who} ${bareDifferenceText(difference, language)} (${intervalWords(difference, language)})`;
    });
    return [`${TURNS[language]} ${destinationName(scenario, place, language)}: ${parts.join("; ")}.`];
  });
}

const MOST_MOVES = 5;

/** Differences of the mean queue of each place, largest first. */
function queueDifferences({ differences }: ComparedAlternative): Difference[] {
  return differences
    .filter((difference) => isOfQueue(difference) && difference.difference !== null)
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
}

/** Whether it is that of the mean queue of a place. */
function isOfQueue({ key }: Difference): boolean {
  return keyText(key) === keyText({ measure: "queueMean", place: key.place ?? "" });
}

/** "5,2 færre …", "ingen endring i antall …", or that none is shown, with the interval. */
function changeText(difference: Difference, whom: Whom, language: Language): string {
  const { difference: mean, differenceCi95 } = difference;
  if (mean === null) return NOTHING[language];
  if (isUnchanged(difference)) return `${NO_CHANGE[language]} ${whom.number}.`;
  if (!isShown(difference) || !differenceCi95) {
    const change = `${bareDifferenceText(difference, language)}; ${intervalWords(difference, language)}${isOutweighed(difference) ? OUTWEIGHED[language] : ""}`;
    return `${NOT_SHOWN[language]} ${whom.number} (${change}).`;
  }
  const count = bareDifferenceText(difference, language).replace(/^[+\u2212]/, "");
  return `${count} ${(mean > 0 ? MORE : FEWER)[language]} ${whom.people} (${intervalWords(difference, language)}).`;
}

/** "95 % KI −6,1 til −4,3" */
function intervalWords(difference: Difference, language: Language): string {
  return `${CI[language]} ${differenceIntervalText(difference, language)}`;
}

interface Whom {
  /** After "5,2 færre". */
  readonly people: string;
  /** After "ingen endring i". */
  readonly number: string;
}

const READY: Readonly<Record<Language, (hospital: string) => Whom>> = {
  nb: (hospital) => ({
    people: `utskrivningsklare pasienter i ${hospital} i snitt`,
    number: `antall utskrivningsklare pasienter i ${hospital}`,
  }),
  nn: (hospital) => ({
    people: `utskrivingsklare pasientar i ${hospital} i snitt`,
    number: `talet på utskrivingsklare pasientar i ${hospital}`,
  }),
  en: (hospital) => ({
    people: `discharge-ready patients in ${hospital} on average`,
    number: `the number of discharge-ready patients in ${hospital}`,
  }),
};
const WAITING: Readonly<Record<Language, (place: string) => Whom>> = {
  nb: (place) => ({ people: `pasienter i kø til ${place} i snitt`, number: `køen til ${place}` }),
  nn: (place) => ({ people: `pasientar i kø til ${place} i snitt`, number: `køen til ${place}` }),
  en: (place) => ({ people: `patients in the queue for ${place} on average`, number: `the queue for ${place}` }),
};
const CI: LocalText = { nb: "95 % KI", nn: "95 % KI", en: "95% CI" };
const MORE: LocalText = { nb: "flere", nn: "fleire", en: "more" };
const FEWER: LocalText = { nb: "færre", nn: "færre", en: "fewer" };
const NO_CHANGE: LocalText = { nb: "ingen endring i", nn: "inga endring i", en: "no change in" };
const NOT_SHOWN: LocalText = {
  nb: "ingen sikker endring i",
  nn: "inga sikker endring i",
  en: "no change shown in",
};
const OUTWEIGHED: LocalText = {
  nb: "; ikke nok når flere alternativer prøves",
  nn: "; ikkje nok når fleire alternativ blir prøvde",
  en: "; not enough where several alternatives are tried",
};
const NOTHING: LocalText = {
  nb: "ingen køer å sammenligne.",
  nn: "ingen køar å samanlikne.",
  en: "no queues to compare.",
};
const LONGER: LocalText = { nb: "Lengre kø til", nn: "Lengre kø til", en: "Longer queue for" };
const SHORTER: LocalText = { nb: "Kortere kø til", nn: "Kortare kø til", en: "Shorter queue for" };
const TURNS: LocalText = {
  nb: "Andre står først i køen til",
  nn: "Andre står først i køen til",
  en: "The turn changes in the queue for",
};
const MORE_MOVES: Readonly<Record<Language, (count: number) => string>> = {
  nb: (count) => `… og ${count} mindre endringer i kø, i tabellen.`,
  nn: (count) => `… og ${count} mindre endringar i kø, i tabellen.`,
  en: (count) => `… and ${count} smaller changes in queues, in the table.`,
};
