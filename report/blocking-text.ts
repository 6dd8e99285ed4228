import type { Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { meanText } from "./figures.ts";
import type { Language, LocalText } from "./language.ts";

/**
 * Where mutual blocking is left standing: in how many replications beds were blocked and locked, and when; empty where circles
 * are moved. The mean is over the replications in which it happened.
 */
export function blockingText(book: ReadonlyMap<string, Estimate>, replications: number, language: Language): string {
  const parts = STAGES.flatMap(([measure, name]) => {
    const estimate = book.get(keyText({ measure }));
    if (!estimate) return [];
    const count = `${name[language]} ${IN[language]} ${estimate.count} ${OF[language]} ${replications}`;
    if (estimate.count === 0) return [count];
    return [`${count}, ${AFTER[language]} ${meanText(estimate, language)} ${DAYS[language]}`];
  });
  return parts.length === 0 ? "" : `${HELD[language]} ${parts.join("; ")}.`;
}

const HELD: LocalText = {
  nb: "Gjensidige blokkeringer blir stående. Antall replikasjoner, og døgn fra simuleringens begynnelse i snitt for dem:",
  nn: "Gjensidige blokkeringar blir ståande. Talet på replikasjonar, og døgn frå byrjinga av simuleringa i snitt for dei:",
  en: "Mutual blockings are left standing. Number of replications, and days from the start of the simulation, their mean:",
};
const STAGES = [
  ["daysToFirstMutualBlock", { nb: "blokkering", nn: "blokkering", en: "blocked" }],
  ["daysToFirstDeadlock", { nb: "noen plasser låst", nn: "nokre plassar låste", en: "some beds locked" }],
  ["daysToTotalDeadlock", { nb: "alle låst", nn: "alle låste", en: "all locked" }],
] as const;
const IN: LocalText = { nb: "i", nn: "i", en: "in" };
const OF: LocalText = { nb: "av", nn: "av", en: "of" };
const AFTER: LocalText = { nb: "etter", nn: "etter", en: "after" };
const DAYS: LocalText = { nb: "døgn", nn: "døgn", en: "days" };
