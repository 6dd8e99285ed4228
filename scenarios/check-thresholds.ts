import { phrase } from "./message.ts";
import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import { INDICATORS } from "./indicators.ts";
import type { Finding } from "./origins.ts";
import { choiceHint } from "./problems.ts";

/** The sources of waits that are no place, as measures name them. */
const SOURCE_WORDS = ["home", "front-door"];

/** Thresholds that name what is not there, or that nothing can meet. */
export function thresholdFindings(tree: Readonly<Record<string, unknown>>, ids: Ids): Finding[] {
  const { places, exits } = ids;
  const destinations = places && exits && new Set([...places, ...exits]);
  const sources = places && new Set([...places, ...SOURCE_WORDS]);
  return mapEntries(tree.thresholds).flatMap(([id, threshold]) => {
    const path = ["thresholds", id];
    const { atMost, atLeast } = threshold;
    const findings = [
      ...indicatorFindings(threshold.indicator, [...path, "indicator"]),
      ...referenceFindings(threshold.place, places, "place", [...path, "place"]),
      ...referenceFindings(threshold.waitingFor, destinations, "place or exit", [...path, "waitingFor"]),
      ...referenceFindings(threshold.from, sources, "place", [...path, "from"]),
      ...referenceFindings(threshold.group, ids.groups, "group", [...path, "group"]),
      ...referenceFindings(threshold.actor, ids.actors, "actor", [...path, "actor"]),
    ];
    if (typeof atMost === "number" && typeof atLeast === "number" && atLeast > atMost) {
      const message = phrase("must be atMost ({atMost}) or less, got {atLeast}; no number is both", {
        atMost,
        atLeast,
      });
      findings.push({ path: [...path, "atLeast"], message });
    }
    return findings;
  });
}

/** What is no indicator, or one that is more than one measure. */
function indicatorFindings(indicator: unknown, path: Finding["path"]): Finding[] {
  if (typeof indicator !== "string") return [];
  if (!Object.hasOwn(INDICATORS, indicator)) {
    const known = Object.keys(INDICATORS).filter((id) => INDICATORS[id]!.measure !== undefined);
    return [
      {
        path,
        message: phrase('unknown indicator "{indicator}"{hint}', { indicator, hint: choiceHint(indicator, known) }),
      },
    ];
  }
  const { measure, notComputed } = INDICATORS[indicator]!;
  if (measure !== undefined) return [];
  const why = notComputed === undefined ? "" : phrase(": {reason}", { reason: notComputed });
  return [
    {
      path,
      message: phrase('"{indicator}" is no single measure of a run{why} Name a measure instead', { indicator, why }),
    },
  ];
}
