import { describe, expect, test } from "vitest";
import type { BestComparison } from "../analysis/best.ts";
import type { MonthlyDifferences } from "../analysis/month-differences.ts";
import type { PlacePressure, SeriesSettling, WarmUpFinding } from "../analysis/warm-up-search.ts";
import { bestText } from "../report/best-text.ts";
import { monthTexts, whenText } from "../report/compare-months.ts";
import type { ComparedAlternative } from "../report/compare-summary.ts";
import { LANGUAGES } from "../report/language.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { displayWidth } from "../report/table.ts";
import { warmUpDocument } from "../report/warm-up-json.ts";
import { warmUpNote, warmUpTable } from "../report/warm-up-text.ts";
import { loadScenario } from "../scenarios/load.ts";

const facts = scenarioFacts(loadScenario(new URL("../scenarios/trondheim.yaml", import.meta.url).pathname).scenario);
const nb = { language: "nb", widthColumns: 100 } as const;

function widest(text: string): number {
  return Math.max(...text.split("\n").map(displayWidth));
}

const best: BestComparison = {
  key: { measure: "queueMean", place: "trondheim-helsehus" },
  count: 30,
  scenarios: [
    { mean: 14, canBeBest: false, atMostWorse: 7.25, atMostBetter: 0 },
    { mean: 8, canBeBest: true, atMostWorse: 0.31, atMostBetter: 1.2 },
    { mean: 8.2, canBeBest: true, atMostWorse: 1.2, atMostBetter: 0.31 },
  ],
};
const named = (name: string) => ({ ...facts, name });
const three = [facts, named("Ti flere plasser"), named("Hjemmetjenesten starter samme dag som pasienten er klar")];

describe("which is best", () => {
  test("is said with the bounds, and whether one alone or one of several", () => {
    const text = bestText(best, three, nb);
    expect(text).toContain("Hva er best? Kø: Helsehus, Trondheim (minst er best)\n");
    expect(text).toMatch(/Basis +7,25 +nei\n/);
    expect(text).toMatch(/Ti flere plasser +0,31 +ja\n/);
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "Med 95 % sikkerhet er «Ti flere plasser» eller «Hjemmetjenesten starter samme dag som pasienten er klar» best.",
    );
    const alone = { ...best, scenarios: best.scenarios.map((one, at) => ({ ...one, canBeBest: at === 1 })) };
    expect(bestText(alone, three, { ...nb, language: "en" })).toContain(
      "With 95% confidence the best is “Ti flere plasser”.",
    );
    const any = { ...best, scenarios: best.scenarios.map((one) => ({ ...one, canBeBest: true })) };
    expect(bestText(any, three, nb)).toContain("kan det ikke sies hvilket som er best");
  });

  test("is not asked of two, nor where there is nothing", () => {
    expect(bestText({ ...best, scenarios: best.scenarios.slice(0, 2) }, three.slice(0, 2), nb)).toBe("");
    expect(bestText({ ...best, scenarios: best.scenarios.map((one) => ({ ...one, mean: 0 })) }, three, nb)).toBe("");
  });
});

describe("month by month", () => {
  const months = (ends: readonly (readonly [number, number])[]) =>
    ends.map((simultaneousCi95, at) => ({
      month: `2024-0${at + 1}`,
      days: 30,
      baseline: 31.2,
      baselineCi95: [29, 33.4] as const,
      difference: (simultaneousCi95[0] + simultaneousCi95[1]) / 2,
      differenceCi95: simultaneousCi95,
      simultaneousCi95,
      verdict: simultaneousCi95[1] < 0 ? ("better" as const) : ("no-difference-shown" as const),
    }));
  const ready: MonthlyDifferences = {
    key: { measure: "dischargeReadyMean" },
    months: months([
      [-1, 1],
      [-5, -0.02],
      [-6, -2],
      [-6, -2],
    ]),
    shownFrom: "2024-02",
    firstShown: "2024-02",
    monthsShown: 3,
  };
  const queue: MonthlyDifferences = {
    ...ready,
    key: { measure: "queueMean", place: "trondheim-helsehus" },
    shownFrom: null,
  };
  const alternative: ComparedAlternative = {
    scenario: named("Ti flere plasser"),
    effect: { kind: "first-years", dates: ["2024-01-01"] },
    estimates: [],
    differences: [],
    byMonth: [ready, queue],
  };

  test("it is said from when on, or in how many months, and shown", () => {
    const [points, table] = monthTexts([alternative], nb);
    expect(points).toContain("Utskrivningsklare pasienter: færre fra og med feb. 2024, i hver måned til slutten.");
    expect(points.replaceAll(/\s+/g, " ")).toContain(
      "Kø til Helsehus, Trondheim: forskjell vist i 3 av 4 måneder, først i feb. 2024, men ikke i alle til slutten.",
    );
    expect(table).toMatch(/mars 2024 +31,2 ± 2,2 +−4,0 \(−6,0 til −2,0\) +Bedre/);
    // An end near 0 is not rounded to it.
    expect(table).toMatch(/feb\. 2024 .*til −0,02\) +Bedre/);
    expect(monthTexts([{ ...alternative, byMonth: undefined }], nb)).toEqual([]);
  });

  test("what is shown in all months, or in none, is said so", () => {
    const all = { ...ready, shownFrom: "2024-01" };
    expect(whenText(all, alternative, "en")).toBe("Discharge-ready patients: fewer in every month.");
    const none = { ...queue, firstShown: null, monthsShown: 0 };
    expect(whenText(none, alternative, "nn")).toContain("Kø til Helsehus, Trondheim: ingen skilnad er vist");
  });

  test.each(LANGUAGES)("in %s all fits the terminal", (language) => {
    for (const widthColumns of [80, 100]) {
      const texts = [
        ...monthTexts([alternative], { language, widthColumns }),
        bestText(best, three, { language, widthColumns }),
      ];
      for (const text of texts) expect(widest(text)).toBeLessThanOrEqual(widthColumns);
    }
  });
});

describe("a warm-up that was looked for", () => {
  const series = (key: SeriesSettling["key"], changed: Partial<SeriesSettling>): SeriesSettling => ({
    key,
    yearly: [10, 20, 30],
    welch: [10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30],
    cutYears: 0,
    isTransientShown: false,
    trendPerYear: 2.4,
    trendCi95: [1.9, 2.9],
    isTrendShown: false,
    neededYears: 0,
    ...changed,
  });
  const pressure: PlacePressure = {
    place: "trondheim-helsehus",
    offeredBeds: 115.61,
    capacityBeds: 108,
    wantedBeds: 114.2,
    leavingPerYear: 160,
    turnedAwayPerYear: 0,
    alternativePerYear: 3.5,
  };
  const settled: WarmUpFinding = {
    replications: 20,
    years: 40,
    series: [
      series({ measure: "dischargeReadyMean" }, {}),
      series(
        { measure: "queueMean", place: "trondheim-langtid" },
        { neededYears: 4, cutYears: 4, isTransientShown: true },
      ),
    ],
    neededYears: 4,
    places: [pressure],
    heldPlaces: [pressure],
  };
  const growing = series(
    { measure: "queueMean", place: "trondheim-helsehus" },
    { neededYears: null, isTrendShown: true },
  );
  const never: WarmUpFinding = { ...settled, series: [growing], neededYears: null, heldPlaces: [] };

  test("is told with its length, what takes longest, and who holds what back", () => {
    const text = warmUpNote({ finding: settled, scenarioDays: 1096 }, facts, nb).replaceAll(/\s+/g, " ");
    expect(text).toContain("Oppvarmingen er 4 år (1 460 døgn); scenarioet selv sier 1 096 døgn.");
    expect(text).toContain(
      "Prøvd på 20 replikasjoner av 40 år fra starten. Lengst tid tar: Kø til Langtidsplasser, Trondheim.",
    );
    expect(text).toContain(
      "Helsehus, Trondheim svinger seg inn bare fordi noen går fra køen: de som kommer, ville holdt 114,2 senger av 108 om alle fikk plass; 160 forlater køen, 3,5 tar et annet tilbud i året.",
    );
    expect(warmUpTable({ finding: settled, scenarioDays: 1096 }, facts, nb)).toMatch(
      /Kø til Langtidsplasser, Trondheim +▁▅█ +4 +\+2,4 \(\+1,9 til \+2,9\)\n/,
    );
    expect(warmUpDocument({ finding: settled, scenarioDays: 1096 })).toMatchObject({
      isSettled: true,
      years: 4,
      days: 1460,
    });
  });

  test("of a model that never settles names the place, the trend, load and capacity, and calls it a transient", () => {
    const text = warmUpNote({ finding: never, scenarioDays: 1096 }, facts, nb).replaceAll(/\s+/g, " ");
    expect(text).toContain("Modellen svinger seg ikke inn.");
    expect(text).toContain("et øyeblikksbilde av en overgang");
    expect(text).toContain(
      "Kø til Helsehus, Trondheim: +2,4 (+1,9 til +2,9) pasienter i året; belastningen er 115,6 senger mot en kapasitet på 108.",
    );
    const below = { ...never, places: [{ ...pressure, offeredBeds: 100 }] };
    expect(warmUpNote({ finding: below, scenarioDays: 0 }, facts, nb)).toContain("er de som ligger og venter");
    const document = warmUpDocument({
      finding: { ...never, places: [{ ...pressure, capacityBeds: Infinity }] },
      scenarioDays: 1096,
    });
    expect(document).toMatchObject({ isSettled: false, years: null, days: 1096, places: [{ capacityBeds: null }] });
  });

  test.each(LANGUAGES)("in %s fits the terminal", (language) => {
    for (const widthColumns of [80, 100]) {
      for (const finding of [settled, never]) {
        const report = { finding, scenarioDays: 1096 };
        const options = { language, widthColumns };
        expect(widest(warmUpNote(report, facts, options))).toBeLessThanOrEqual(widthColumns);
        expect(widest(warmUpTable(report, facts, options))).toBeLessThanOrEqual(widthColumns);
      }
    }
  });
});
