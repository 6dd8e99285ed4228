import { describe, expect, test } from "vitest";
import type { Finding, Ranking, Saving } from "../analysis/bottlenecks.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import { type Bottlenecks, bottleneckSentences } from "../report/bottleneck-findings.ts";
import { LANGUAGES } from "../report/language.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { nursing, scenarioOf, stay, ward, exponential } from "./support/oracle-scenarios.ts";

const scenario = scenarioOf("sentences", {
  places: {
    ward: ward(100, stay(exponential(5)), { name: { nb: "Sengepost", nn: "Sengepost", en: "Ward" } }),
    health: nursing(20, stay(exponential(5)), { name: { nb: "Helsehus", nn: "Helsehus", en: "Health house" } }),
    long: nursing(50, stay(exponential(5)), { name: { nb: "Langtid", nn: "Langtid", en: "Long-term" } }),
  },
  streams: {},
  run: { warmUpDays: 0, lengthDays: 365 },
});
const facts = scenarioFacts(scenario);

function mean(value: number, halfWidth: number | null): PairedMean {
  const ci95 = halfWidth === null ? null : ([value - halfWidth, value + halfWidth] as const);
  return { count: 4, mean: value, standardError: halfWidth === null ? null : halfWidth / 2, ci95 };
}

function saving(place: string, saved: PairedMean, more: Partial<Saving> = {}): Saving {
  return { place, step: 1, saved, waitingSaved: saved, verdict: "saves", isBest: false, ...more };
}

function rankingOf(
  finding: Finding,
  savings: readonly Saving[],
  target: Ranking["target"] = "overstayNightsPerYear",
): Ranking {
  return { target, before: mean(1000, 100), savings, finding };
}

function found(ranking: Ranking, more: Partial<Bottlenecks> = {}): Bottlenecks {
  const unit = { addsBeds: true, addsFte: 0, addsHours: 0 };
  const units = { ward: unit, health: unit, long: unit };
  return { scenario: facts, units, demandShares: {}, ranking, growing: [], ...more };
}

/** In all languages, with the spaces that do not break written as others. */
function told(ranking: Ranking, more: Partial<Bottlenecks> = {}): string[][] {
  return LANGUAGES.map((language) =>
    bottleneckSentences(found(ranking, more), language).map((text) => text.replaceAll("\u00a0", " ")),
  );
}

const health = saving("health", mean(145, 25), { isBest: true });
const one = rankingOf({ kind: "one", places: ["health"] }, [health, saving("long", mean(10, 5))]);

describe("the sentence on the bottleneck", () => {
  test("is in the order nb, nn, en here", () => expect(LANGUAGES).toEqual(["nb", "nn", "en"]));

  test("names one, with what a place saves and its interval", () => {
    expect(told(one)).toEqual([
      ["Flaskehalsen er Helsehus: én plass til sparer 145 (95 % KI 120–170) overliggerdøgn i året i hospital."],
      ["Flaskehalsen er Helsehus: éin plass til sparer 145 (95 % KI 120–170) overliggjardøgn i året i hospital."],
      [
        "The bottleneck is Health house: one more place saves 145 (95% CI 120–170) delayed bed-days a year in hospital.",
      ],
    ]);
  });

  test("says staff where staff is short, and days in queues where nobody is discharge-ready", () => {
    const waiting = { ...one, target: "waitingDaysPerYear" as const };
    const units = {
      health: { addsBeds: false, addsFte: 0.6, addsHours: 0 },
      long: { addsBeds: true, addsFte: 0, addsHours: 0 },
    };
    const [[nb], [nn], [en]] = told(waiting, { units }) as [[string], [string], [string]];
    expect(nb).toBe(
      "Flaskehalsen er Helsehus: bemanning til én plass til (0,60 årsverk) sparer 145 (95 % KI 120–170) ventedøgn i året i køene.",
    );
    expect(nn).toContain("bemanning til éin plass til (0,60 årsverk) sparer 145");
    expect(en).toContain(
      "staff for one more place (0.60 FTE) saves 145 (95% CI 120–170) days of waiting a year in the queues.",
    );
  });

  test("names those that cannot be told apart, and counts the rest of many", () => {
    const two = [health, saving("long", mean(140, 30), { isBest: true })];
    const [[nb], , [en]] = told(rankingOf({ kind: "tied", places: ["health", "long"] }, two)) as [
      [string],
      [string],
      [string],
    ];
    expect(nb).toContain(
      "kan ikke skilles ut. Én plass til sparer så mange overliggerdøgn i året i hospital: Helsehus 145 (95 % KI 120–170) og Langtid 140 (95 % KI 110–170)",
    );
    expect(en).toContain("cannot be told apart");
    const places = ["health", "long", "ward", "a", "b"];
    const many = rankingOf(
      { kind: "tied", places },
      places.map((place) => saving(place, mean(9, 3), { isBest: true })),
    );
    expect(told(many)[2]![0]).toContain("Ward 9.0 (95% CI 6.0–12.0) and 2 others.");
  });

  test.each([
    ["none", "Ingen flaskehals er påvist", "Ingen flaskehals er påvist", "No bottleneck is shown"],
    ["nobody-waits", "ingen venter", "ingen ventar", "nobody waits"],
    ["no-limits", "uten grense", "utan grense", "no place has a limit"],
  ] as const)("says of %s that there is no bottleneck", (kind, nb, nn, en) => {
    const texts = told(
      rankingOf({ kind }, kind === "no-limits" ? [] : [saving("health", mean(2, 9), { verdict: "not-shown" })]),
    );
    expect(texts.map(([text]) => text)).toEqual([nb, nn, en].map((part) => expect.stringContaining(part)));
  });

  test("does not claim anything from one replication", () => {
    const [, , [en]] = told(
      rankingOf({ kind: "unknown", places: ["health"] }, [saving("health", mean(145, null))]),
    ) as string[][];
    expect(en).toBe(
      "One replication shows one random history. In it one more place in Health house saves most: 145 delayed bed-days a year in hospital; the uncertainty is unknown.",
    );
  });
});

describe("the sentences after it", () => {
  test("say where one more place makes it worse, and what it is good for", () => {
    const costs = saving("ward", mean(-60, 20), { verdict: "costs", waitingSaved: mean(300, 50) });
    const [nb, nn, en] = told({ ...one, savings: [...one.savings, costs] }).map((texts) => texts[1]);
    expect(nb).toBe(
      "Merk: én plass til i Sengepost gir 60 (95 % KI 40–80) flere overliggerdøgn i året i hospital, men 300 (95 % KI 250–350) færre ventedøgn i køene i alt.",
    );
    expect(nn).toContain("60 (95 % KI 40–80) fleire overliggjardøgn");
    expect(en).toContain("makes 60 (95% CI 40–80) more delayed bed-days a year in hospital, but 300");
    const worse = { ...costs, waitingSaved: mean(10, 50) };
    expect(told({ ...one, savings: [...one.savings, worse] })[2]![1]).toMatch(
      /more delayed bed-days a year in hospital\.$/,
    );
  });

  test("say what never settles, with its demand where that is above its capacity", () => {
    const growing = [{ place: "long", perYear: mean(120, 15) }];
    const [nb, nn, en] = told(one, { growing, demandShares: { long: 1.2 } }).map((texts) => texts[1]);
    expect(nb).toContain(
      "Køen til Langtid vokser gjennom hele måleperioden, med 120 (95 % KI 105–135) pasienter i året",
    );
    expect(nb).toContain("Etterspørselen er 120 % av kapasiteten.");
    expect(nn).toContain("veks gjennom heile måleperioden");
    expect(en).toContain("it does not settle");
    expect(told(one, { growing, demandShares: { long: 0.9 } })[2]![1]).not.toContain("Demand");
  });

  test("say where the queue moves, and which bottleneck is next", () => {
    const next = rankingOf({ kind: "one", places: ["long"] }, [saving("long", mean(80, 10), { isBest: true })]);
    const moves = [
      { place: "long", change: mean(3.2, 1) },
      { place: "ward", change: mean(-1, 0.5) },
    ];
    const relief = { place: "health", used: mean(23, 1), moves, ranking: next };
    expect(told(one, { relief }).map((texts) => texts[1])).toEqual([
      "Uten grense i Helsehus (da brukes 23,0 (95 % KI 22,0–24,0) plasser i snitt; grensen er 20 i dag) flytter køen seg til Langtid (+3,2 pasienter, 95 % KI 2,2–4,2). Neste flaskehals: én plass til i Langtid sparer da 80 (95 % KI 70–90) overliggerdøgn i året i hospital.",
      "Utan grense i Helsehus (då blir 23,0 (95 % KI 22,0–24,0) plassar brukte i snitt; grensa er 20 i dag) flyttar køen seg til Langtid (+3,2 pasientar, 95 % KI 2,2–4,2). Neste flaskehals: éin plass til i Langtid sparer då 80 (95 % KI 70–90) overliggjardøgn i året i hospital.",
      "Without a limit in Health house (23.0 (95% CI 22.0–24.0) places in use on average; the limit is 20 today) the queue moves to Long-term (+3.2 patients, 95% CI 2.2–4.2). The next bottleneck: one more place in Long-term then saves 80 (95% CI 70–90) delayed bed-days a year in hospital.",
    ]);
  });

  test.each([
    ["none", "No further bottleneck is shown then."],
    ["nobody-waits", "Nobody waits then."],
  ] as const)("say that nothing follows where it is %s", (kind, end) => {
    const relief = {
      place: "health",
      used: mean(23, 1),
      moves: [],
      ranking: rankingOf({ kind }, [saving("long", mean(0, 1))]),
    };
    expect(told(one, { relief })[2]![1]).toMatch(new RegExp(`no other queue is shown to become longer\\. ${end}$`));
  });

  test("name those that may be next", () => {
    const savings = [saving("long", mean(9, 3), { isBest: true }), saving("ward", mean(8, 3), { isBest: true })];
    const ranking = rankingOf({ kind: "tied", places: ["long", "ward"] }, savings);
    expect(told(one, { relief: { place: "health", used: mean(23, 1), moves: [], ranking } })[2]![1]).toContain(
      "The next bottleneck cannot be told apart; one more place then saves so many delayed bed-days a year in hospital: Long-term 9.0 (95% CI 6.0–12.0) and Ward 8.0 (95% CI 5.0–11.0).",
    );
  });
});
