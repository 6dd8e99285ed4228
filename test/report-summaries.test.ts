import { describe, expect, test } from "vitest";
import { compareRuns, type RunFacts } from "../analysis/comparison.ts";
import { type Estimate, estimateAll } from "../analysis/estimates.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { compareSummary, type ComparedAlternative } from "../report/compare-summary.ts";
import { effectOf, effectText } from "../report/effect.ts";
import { compareDocument } from "../report/compare-json.ts";
import { manifestOf, runDocument } from "../report/json.ts";
import { LANGUAGES } from "../report/language.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { displayWidth } from "../report/table.ts";
import type { Scenario } from "../scenarios/schema.ts";

const scenario: Scenario = {
  name: { nb: "Dal kommune, basis", nn: "Dal kommune, basis", en: "Dal, baseline" },
  data: "synthetic",
  actors: {
    dal: {
      kind: "municipality",
      name: { nb: "Dal kommune (Dal, Lier, Bø)", en: "Municipality of Dal (Dal, Lier, Bø)" },
    },
    sykehus: { kind: "hospital", name: { nb: "Sykehuset", en: "The hospital" } },
  },
  places: {
    helsehus: { owner: "dal", kind: "health-house", capacityBeds: 20, name: { nb: "Helsehus", en: "Health house" } },
    hjemme: { owner: "dal", kind: "home-care", capacityBeds: "unlimited", name: { nb: "Hjemmetjeneste" } },
    post: { owner: "sykehus", kind: "hospital", capacityBeds: 100, name: { nb: "Sengepost", en: "Ward" } },
  },
  exits: { hjem: { kind: "home", name: { nb: "Hjem", en: "Home" } } },
  groups: { eldre: { actor: "dal", name: { nb: "Eldre", en: "Elderly" } } },
  streams: {},
  run: { startDate: "2024-01-01", warmUpDays: 365, lengthDays: 366, replications: 4, seed: "frø" },
};
const runFacts: RunFacts = {
  seed: "frø",
  startDate: "2024-01-01",
  warmUpDays: 365,
  days: 366,
  engineVersion: "1.2.3",
};
const extent = { replications: 4, engineVersion: "1.2.3" };

type Values = readonly [MeasureKey, ...number[]];
const BASE: readonly Values[] = [
  [{ measure: "dischargeReadyMean" }, 10, 12, 14, 16],
  [{ measure: "dischargeReadyMean", actor: "dal" }, 10, 12, 14, 16],
  [{ measure: "overstayNightsPerYear" }, 3650, 4380, 5110, 5840],
  [{ measure: "overstayNightsPerYear", actor: "dal" }, 3650, 4380, 5110, 5840],
  [{ measure: "dischargeReadyMean", place: "post" }, 10, 12, 14, 16],
  [{ measure: "dischargeReadyMean", place: "post", waitingFor: "helsehus" }, 8, 10, 12, 14],
  [{ measure: "dischargeReadyMean", place: "post", waitingFor: "hjem" }, 2, 2, 2, 2],
  [{ measure: "dischargeReadyMean", place: "post", waitingFor: "hjemme" }, 0, 0, 0, 0],
  [{ measure: "occupancyShare", place: "post" }, 0.9, 0.91, 0.92, 0.93],
  [{ measure: "queueMean", place: "helsehus" }, 8, 10, 12, 14],
  [{ measure: "queueMean", place: "post" }, 0, 0, 0, 0],
  [{ measure: "waitDaysMean", place: "helsehus" }, NaN, 2, 3, 4],
  [{ measure: "homeCareHoursPerWeek", place: "hjemme" }, 100, 110, 120, 130],
];

function resultsOf(values: readonly Values[], replications = 4): Results {
  return {
    columns: values.map(([key]) => key),
    replications: Array.from({ length: replications }, (_, at) => at),
    values: Float64Array.from({ length: replications * values.length }, (_, at) => {
      const [, ...own] = values[at % values.length];
      return own[Math.floor(at / values.length)];
    }),
    events: 0,
    isPartial: false,
  };
}

/** An alternative whose discharge-ready and queue change by so much in each replication, with some noise. */
function alternativeWith(change: number, changed: Scenario, title = changed.name): ComparedAlternative {
  const noise = [0.1, -0.1, 0.2, -0.2];
  const results = resultsOf(
    BASE.map(([key, ...values]): Values => {
      const isMoved = (key.measure === "dischargeReadyMean" && !key.waitingFor) || key.place === "helsehus";
      return [key, ...values.map((value, at) => (isMoved ? value + change + (change === 0 ? 0 : noise[at]) : value))];
    }),
  );
  return {
    scenario: scenarioFacts(changed, title),
    effect: effectOf(scenario, changed),
    estimates: estimateAll(results),
    differences: compareRuns({ facts: runFacts, results: resultsOf(BASE) }, { facts: runFacts, results }),
  };
}

const estimates: readonly Estimate[] = estimateAll(resultsOf(BASE));
const more: Scenario = {
  ...scenario,
  places: { ...scenario.places, helsehus: { ...scenario.places.helsehus, capacityBeds: 30 } },
};
const summer: Scenario = {
  ...scenario,
  changes: [{ path: "places.helsehus.capacityBeds", add: -10, from: "07-01", to: "08-01" }],
};
const later: Scenario = {
  ...scenario,
  changes: [{ path: "places.helsehus.capacityBeds", add: 10, from: "2024-01-01" }],
};

describe("the facts of a scenario", () => {
  test("are names, owners and the capacity of the measured days", () => {
    const facts = scenarioFacts(summer);
    expect(facts.places.helsehus.capacityBeds).toEqual({ mean: (20 * 335 + 10 * 31) / 366, least: 10, most: 20 });
    expect(facts.places.hjemme.capacityBeds).toBeNull();
    expect(facts).toMatchObject({ days: 366, warmUpDays: 365, seed: "frø", exits: { hjem: { nb: "Hjem" } } });
  });

  test("say which effect a change has", () => {
    expect(effectOf(scenario, { ...scenario, name: "another name" }).kind).toBe("none");
    expect(effectOf(scenario, more).kind).toBe("long-run");
    expect(effectOf(scenario, summer)).toEqual({ kind: "dated", dates: ["07-01"] });
    expect(effectOf(scenario, { ...more, changes: summer.changes }).kind).toBe("mixed");
    expect(effectOf(summer, scenario)).toEqual({ kind: "dated", dates: [] });
    expect(effectOf(scenario, later)).toEqual({ kind: "first-years", dates: ["2024-01-01"] });
    expect(effectOf(later, scenario)).toEqual({ kind: "first-years", dates: [] });
    const early = { ...later, changes: [{ ...later.changes![0]!, from: "2023-12-31" }] };
    expect(effectOf(scenario, early).kind).toBe("dated");
    const reordered = Object.fromEntries(Object.entries(later).reverse()) as Scenario;
    expect(effectOf(scenario, reordered).kind).toBe("first-years");
  });

  test("name the effect in three languages, with what it means", () => {
    const facts = scenarioFacts(scenario);
    const textIn = (changed: Scenario, language: "nb" | "nn" | "en", of = facts) =>
      effectText(effectOf(scenario, changed), of, language);
    expect(textIn(more, "nb")).toBe(
      "Langtidseffekt: endringene gjelder fra simulert dag 0, som om det alltid hadde vært slik.",
    );
    expect(textIn(later, "nb")).toMatch(
      /^Førsteårseffekt: endringene gjelder fra 1\. jan\. 2024\. Fram til da er alt som/,
    );
    expect(textIn(later, "nn")).toMatch(
      /^Førsteårseffekt: endringane gjeld frå 1\. jan\. 2024\. Fram til då er alt som/,
    );
    expect(textIn(later, "en")).toMatch(/^First-year effect: the changes hold from 1 Jan 2024\. Until then all is as/);
    expect(textIn(later, "en", { ...facts, days: 3650 })).toMatch(/^Effect in the first years: the changes hold/);
    expect(textIn(scenario, "en")).toBe("");
  });
});

describe("the summary of a run", () => {
  const summaryIn = (language: "nb" | "nn" | "en", widthColumns = 100) =>
    runSummary({ scenario: scenarioFacts(scenario), estimates, ...extent }, { language, widthColumns, all: true });

  test("says what the numbers are, from when, and how many", () => {
    const text = summaryIn("nb", 200);
    expect(text).toMatch(
      /^Dal kommune, basis\nSyntetiske data · målt fra 1\. jan\. 2024, 366 døgn · oppvarming 365 døgn · /,
    );
    expect(text).toContain('4 replikasjoner · frø "frø" · Pasientflyt 1.2.3');
    expect(text).toContain("Usikkerhet i snittet (95 % KI)");
    expect(text).toContain("Variasjon mellom år (8 av 10 år)");
  });

  test("gives each number its interval", () => {
    const text = summaryIn("nb", 200);
    expect(text).toMatch(/Alle +13 +9–17 +10,6–15,4 +4.745 ± 1.500/);
    expect(text).toMatch(/ {2}Helsehus +11 ± 4 /);
    expect(text).toMatch(/ {2}Hjem +2 /);
    expect(text.replace(/Alle måleindikatorer[^]*/, "")).not.toMatch(/Hjemmetjeneste +0/);
  });

  test("has the hospital's places first, and words for what has no limit", () => {
    const text = summaryIn("en", 120).replace(/[^]*The places/, "");
    expect(text.indexOf("Ward")).toBeLessThan(text.indexOf("Health house"));
    expect(text).toContain("no limit");
  });

  test.each(LANGUAGES)("fits the terminal in %s", (language) => {
    for (const width of [80, 100, 120]) {
      const widest = Math.max(...summaryIn(language, width).split("\n").map(displayWidth));
      expect(widest).toBeLessThanOrEqual(width);
    }
  });

  test("with all lists each figure with the number of replications behind it", () => {
    expect(summaryIn("nb", 200)).toMatch(/Ventetid \(døgn\)\n {2}Helsehus +3,0 +0,5–5,5 +2,2–3,8 +3\n/);
  });

  test("warns of one replication and of a rough estimate", () => {
    const facts = scenarioFacts(scenario);
    const one = estimateAll(resultsOf(BASE, 1));
    const options = { language: "nb", widthColumns: 200 } as const;
    const alone = runSummary({ scenario: facts, estimates: one, ...extent, replications: 1 }, options);
    expect(alone).toContain("Én replikasjon viser ett tilfeldig forløp");
    expect(alone).toMatch(/3.650 ± \?/);
    expect(summaryIn("nb", 200)).toContain("Grovt anslag");
    const interrupted = runSummary({ scenario: facts, estimates, ...extent, wantedReplications: 30 }, options);
    expect(interrupted).toContain("4 av 30 replikasjoner");
  });

  test("says when mutual blocking that is left standing has locked beds", () => {
    const held = estimateAll(
      resultsOf([
        ...BASE,
        [{ measure: "daysToFirstMutualBlock" }, 10, 10, 20, 20],
        [{ measure: "daysToFirstDeadlock" }, NaN, 40, 40, NaN],
        [{ measure: "daysToTotalDeadlock" }, NaN, NaN, NaN, NaN],
      ]),
    );
    const text = runSummary(
      { scenario: scenarioFacts(scenario), estimates: held, ...extent },
      { language: "en", widthColumns: 300 },
    );
    expect(text).toContain(
      "blocked in 4 of 4, after 15 ± 9 days; some beds locked in 2 of 4, after 40 days; all locked in 0 of 4.",
    );
    expect(summaryIn("en", 300)).not.toContain("Mutual blockings");
  });

  test("says how many beds each municipality has in use where a place serves some by number", () => {
    const { places, actors } = scenario;
    const sold: Scenario = {
      ...scenario,
      actors: { ...actors, by: { kind: "municipality", name: "By" } },
      groups: { ...scenario.groups, andre: { actor: "by" } },
      places: { ...places, helsehus: { ...places.helsehus!, serves: { by: 3 } } },
      changes: [{ path: "places.helsehus.serves.by", set: 0, from: "07-01", to: "08-15" }],
    };
    const inUse = estimateAll(
      resultsOf([
        ...BASE,
        [{ measure: "occupiedMean", place: "helsehus", actor: "dal" }, 15, 15, 16, 16],
        [{ measure: "occupiedMean", place: "helsehus", actor: "by" }, 2, 2, 2, 2],
      ]),
    );
    const textIn = (language: "nb" | "en") =>
      runSummary({ scenario: scenarioFacts(sold), estimates: inUse, ...extent }, { language, widthColumns: 300 });
    expect(textIn("en")).toContain("Health house: By 2 (at most 0–3); Municipality of Dal (Dal, Lier, Bø) 15.5 ± 0.9.");
    expect(textIn("nb")).toContain("Helsehus: By 2 (høyst 0–3); Dal kommune (Dal, Lier, Bø) 15,5 ± 0,9.");
    expect(summaryIn("en", 300)).not.toContain("Beds in use by the municipality");
  });

  test("calls the spread between replications by its name where they are no years", () => {
    const long: Scenario = { ...scenario, run: { ...scenario.run, lengthDays: 3650 } };
    const text = runSummary(
      { scenario: scenarioFacts(long), estimates, ...extent },
      { language: "nb", widthColumns: 200 },
    );
    expect(text).toContain("Variasjon mellom replikasjoner (8 av 10)");
  });
});

describe("the summary of a comparison", () => {
  const summaryOf = (
    alternatives: readonly ComparedAlternative[],
    language: "nb" | "nn" | "en" = "nb",
    widthColumns = 200,
  ) =>
    compareSummary(
      { baseline: scenarioFacts(scenario), baselineEstimates: estimates, alternatives, ...extent },
      { language, widthColumns },
    );
  const ten = alternativeWith(-5.2, more, { nb: "+10 helsehusplasser", en: "+10 health-house places" });

  test("begins with a finding by rule, with its interval, and where the queue moves", () => {
    expect(summaryOf([ten])).toContain(
      "+10 helsehusplasser (langtidseffekt): 5,20 færre utskrivningsklare pasienter i Sykehuset i snitt (95 % KI −5,49 til −4,91).\n" +
        "  • Kortere kø til Helsehus: −5,20 pasienter (95 % KI −5,49 til −4,91).",
    );
    expect(summaryOf([ten], "en")).toContain(
      "+10 health-house places (long-run effect): 5.20 fewer discharge-ready patients in The hospital on average (95% CI −5.49 to −4.91).",
    );
  });

  test("says which effect it is, once where all have the same", () => {
    expect(summaryOf([ten, ten]).match(/Langtidseffekt: endringene gjelder fra simulert dag 0/g)).toHaveLength(1);
    expect(summaryOf([ten, ten])).toContain("\nLangtidseffekt mot basis (snitt, ± og parentes: 95 % KI)\n");
    const text = summaryOf([ten, alternativeWith(2, summer, "Sommer")]);
    expect(text).toContain("  • Langtidseffekt: endringene gjelder fra simulert dag 0, som om");
    expect(text).toContain("  • Effekt av daterte endringer: endringene gjelder fra 1. juli hvert år.");
    expect(text).toContain("\nEndring mot basis (snitt, ± og parentes: 95 % KI)\n");
    const first = summaryOf([alternativeWith(-2, later, { nb: "Flere", nn: "Fleire", en: "More" })], "nn");
    expect(first).toContain("Fleire (førsteårseffekt): 2");
    expect(first).toContain("\nFørsteårseffekt mot basis");
  });

  test("uses the words of judgement only where the interval excludes 0", () => {
    expect(summaryOf([ten])).toMatch(/Alle i Sykehuset +13 ± 4 +8 ± 4 +−5,20 \(−5,49 til −4,91\) +Bedre\n/);
    expect(summaryOf([alternativeWith(4, more)])).toMatch(/\+4,00 \(\+3,71 til \+4,29\) +Dårligere\n/);
    const unsure = summaryOf([alternativeWith(0.05, more)]);
    expect(unsure).toMatch(/\+0,05 \(−0,24 til \+0,34\) +Usikkert\n/);
    expect(unsure).toContain("ingen sikker endring i antall utskrivningsklare pasienter i Sykehuset (+0,05; 95 % KI");
    const same = summaryOf([alternativeWith(0, { ...scenario, name: "Lik" })]);
    expect(same).toContain("Lik: ingen endring i antall utskrivningsklare pasienter i Sykehuset.");
    expect(same).toMatch(/ 0 +Ingen endring\n/);
    expect(same).toContain("Scenarioet er likt basis.");
  });

  test("says what pairing gained, and what verdicts of several are adjusted for", () => {
    expect(summaryOf([ten])).toMatch(/felles tilfeldige tall\): uten dem måtte det kjøres \d+ ganger så mange/);
    expect(summaryOf([ten])).not.toContain("justert");
    expect(summaryOf([ten, ten])).toContain("Vurderingene er justert for at 2 alternativer prøves");
    expect(summaryOf([ten, ten])).not.toContain("*");
  });

  test.each(LANGUAGES)("fits the terminal in %s, with one alternative or three", (language) => {
    for (const width of [80, 100, 120, 200]) {
      for (const alternatives of [[ten], [ten, ten, ten]]) {
        const lines = summaryOf(alternatives, language, width).split("\n");
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      }
    }
  });

  test("looks to the queues where nobody is discharge-ready", () => {
    const values: Values[] = [
      [{ measure: "dischargeReadyMean" }, 0, 0],
      [{ measure: "queueMean", place: "post" }, 3, 4],
    ];
    const fewer: Values[] = [
      [{ measure: "dischargeReadyMean" }, 0, 0],
      [{ measure: "queueMean", place: "post" }, 2, 3],
    ];
    const [before, after] = [resultsOf(values, 2), resultsOf(fewer, 2)];
    const text = compareSummary(
      {
        baseline: scenarioFacts(scenario),
        baselineEstimates: estimateAll(before),
        alternatives: [
          {
            scenario: scenarioFacts(more, "To senger"),
            effect: effectOf(scenario, more),
            estimates: estimateAll(after),
            differences: compareRuns({ facts: runFacts, results: before }, { facts: runFacts, results: after }),
          },
        ],
        ...extent,
        replications: 2,
      },
      { language: "nb", widthColumns: 200 },
    );
    expect(text).toContain("To senger (langtidseffekt): 1 færre pasienter i kø til Sengepost i snitt");
  });
});

describe("the documents for programs", () => {
  const manifest = manifestOf({
    run: runFacts,
    v8: "13.0",
    arch: "x64",
    replications: 4,
    scenarios: [{ name: "dal", title: scenario.name, hash: null, effect: null, changesFrom: [] }],
  });

  test("name what reproduces them, and nothing that changes from run to run", () => {
    expect(Object.keys(manifest)).toEqual([
      "program",
      "engineVersion",
      "v8",
      "arch",
      "seed",
      "replications",
      "wantedReplications",
      "startDate",
      "warmUpDays",
      "days",
      "scenarios",
    ]);
  });

  test("of a run have a key, a unit and an estimate for each measure, null for no value", () => {
    const values: Values[] = [
      [{ measure: "waitDaysMean", place: "post", from: "home" }, NaN, NaN],
      [{ measure: "occupiedMean", place: "post", weekday: 0 }, 1, 3],
    ];
    const document = runDocument(manifest, estimateAll(resultsOf(values, 2)));
    expect(JSON.parse(JSON.stringify(document.measures))).toEqual([
      {
        measure: "waitDaysMean",
        place: "post",
        from: "home",
        unit: "days",
        count: 0,
        mean: null,
        standardError: null,
        ci95: null,
        p10: null,
        p50: null,
        p90: null,
      },
      {
        measure: "occupiedMean",
        place: "post",
        weekday: 0,
        unit: "beds",
        count: 2,
        mean: 2,
        standardError: 1,
        ci95: [expect.closeTo(-10.7062, 4), expect.closeTo(14.7062, 4)],
        p10: expect.closeTo(1.2, 12),
        p50: 2,
        p90: expect.closeTo(2.8, 12),
      },
    ]);
  });

  test("of a comparison have the baseline first, without differences", () => {
    const { estimates: own, differences } = alternativeWith(-5.2, more);
    const { alternatives } = compareDocument(manifest, [
      { name: "dal", title: scenario.name, estimates },
      { name: "more", title: "More", estimates: own, differences },
    ]);
    expect(alternatives.map(({ name }) => name)).toEqual(["dal", "more"]);
    expect(alternatives[0].measures[0]).toMatchObject({
      mean: 13,
      difference: null,
      differenceCi95: null,
      verdict: null,
    });
    expect(alternatives[1].measures[0]).toMatchObject({ difference: expect.closeTo(-5.2, 9), verdict: "better" });
    expect(alternatives[1].measures[0].differenceCi95![1]).toBeLessThan(0);
  });
});
