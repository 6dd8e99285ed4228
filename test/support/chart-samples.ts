/* Charts with all that may come: usual data, none, one and many, long and hostile names, huge and tiny numbers. */
import type { Chart, ChartOptions } from "../../report/charts/chart-drawing.ts";
import { barChart, histogram } from "../../report/charts/bar-chart.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import { flowMap, type FlowMapData, type FlowPlace } from "../../report/charts/flow-map.ts";
import { forestChart, type ForestRow } from "../../report/charts/forest-chart.ts";
import { frontierChart } from "../../report/charts/frontier-chart.ts";
import { heatMap } from "../../report/charts/heat-map.ts";
import { parallelCoordinates } from "../../report/charts/parallel-coordinates.ts";
import { precisionChart } from "../../report/charts/precision-chart.ts";
import { probabilityCurve } from "../../report/charts/probability-curve.ts";
import { stackedCost } from "../../report/charts/stacked-cost.ts";
import { tornadoChart } from "../../report/charts/tornado-chart.ts";
import type { Language } from "../../report/language.ts";
import { dateNumber, dateText } from "../../scenarios/calendar.ts";

export const CHART_KINDS = [
  "flow",
  "fan",
  "forest",
  "tornado",
  "heat",
  "cost",
  "frontier",
  "bars",
  "histogram",
  "probability",
  "parallel",
  "precision",
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What the data of a sample are like. */
export interface SampleShape {
  readonly count: number;
  /** Numbers are multiplied by this. */
  readonly scale: number;
  readonly name: (at: number) => string;
  /** From which all numbers are drawn. */
  readonly seed: number;
}

export const LONG_NAME =
  "Øvrige kommuner (Malvik, Melhus, Midtre Gauldal, Røros, Holtålen, Selbu, Tydal, Oppdal, Rennebu) med rehabilitering";
export const HOSTILE_NAME = `</text><script>alert("x")</script> & 'y' <![CDATA[ \u0000\ud800 ]]>`;

export const SAMPLES: Readonly<Record<string, SampleShape>> = {
  usual: {
    count: 4,
    scale: 1,
    name: (at) => ["10 flere helsehusplasser", "30 flere langtidsplasser", "Raskere oppstart", "Sommer"][at % 4],
    seed: 1,
  },
  one: { count: 1, scale: 1, name: () => "Alene", seed: 2 },
  twenty: { count: 20, scale: 1, name: (at) => `Alternativ ${at + 1}`, seed: 3 },
  long: { count: 3, scale: 1, name: (at) => `${at + 1} ${LONG_NAME}`, seed: 4 },
  unbroken: { count: 2, scale: 1, name: (at) => `${at}${"Donaudampfschifffahrt".repeat(8)}`, seed: 5 },
  hostile: { count: 3, scale: 1, name: (at) => `${at} ${HOSTILE_NAME}`, seed: 6 },
  empty: { count: 0, scale: 1, name: () => "", seed: 7 },
  huge: { count: 3, scale: 1e9, name: (at) => `Stor ${at}`, seed: 8 },
  tiny: { count: 3, scale: 1e-6, name: (at) => `Liten ${at}`, seed: 9 },
  zero: { count: 3, scale: 0, name: (at) => `Null ${at}`, seed: 10 },
};

/** A chart of a kind with data of a shape. */
export function sampleChart(
  kind: ChartKind,
  shape: SampleShape,
  language: Language,
  options: Partial<ChartOptions> = {},
): Chart {
  const { count, scale, name } = shape;
  const draw = drawer(shape.seed);
  const number = (low: number, high: number) => scale * (low + (high - low) * draw());
  const all = <Item>(make: (at: number) => Item, of = count): Item[] => Array.from({ length: of }, (_, at) => make(at));
  const interval = (middle: number): [number, number] => [
    middle - Math.abs(number(0.5, 2)),
    middle + Math.abs(number(0.5, 2)),
  ];
  const told = { id: `${kind}-${shape.seed}`, title: `${kind}: ${count === 0 ? "–" : name(0)}`, ...options };
  switch (kind) {
    case "flow":
      return flowMap(sampleFlow(count, number, name), language, told);
    case "parallel": {
      const words = all(name, Math.max(1, count));
      const axes = [
        ...all((at) => ({ name: name(at), isShare: at === 1 })),
        { name: name(0), words },
        { name: `${name(1)} (døgn per år)` },
      ];
      const points = all((at) => ({
        name: at === 0 ? "Basis" : name(at),
        values: [...all((axis) => (at === 1 && axis === 0 ? null : number(-5, 40))), at % words.length, number(0, 90)],
      }));
      return parallelCoordinates({ axes, points }, language, told);
    }
    case "precision": {
      const steps = all((at) => {
        const mean = number(-2, 40);
        return { replications: (at + 1) * 5, mean, ci95: interval(mean) };
      });
      return precisionChart({ measure: name(0), isShare: shape.seed === 8, steps }, language, told);
    }
    case "fan": {
      const days = all((at) => at, 53);
      const dates = days.map((at) => dateText(dateNumber("2026-01-01") + 7 * at));
      const series = all((at) => {
        const level = number(10, 30);
        const median = days.map((day) => Math.max(0, level + number(-2, 2) + (scale * 6 * Math.abs(26 - day)) / 26));
        const band = at === 0 && { p10: median.map((value) => value * 0.6), p90: median.map((value) => value * 1.7) };
        const mean = at === 0 && {
          mean: median.map((value) => value * 1.1),
          meanLow: median.map((value) => value * 1.02),
          meanHigh: median.map((value) => value * 1.18),
        };
        return { name: name(at), median, ...band, ...mean };
      });
      return fanChart(
        {
          measure: "Pasienter i kø",
          dates: count === 0 ? [] : dates,
          series,
          ...(count > 2 && { target: 10 * scale }),
        },
        language,
        told,
      );
    }
    case "forest": {
      const row = (at: number): ForestRow => {
        const difference = number(-6, 4);
        const verdicts = [
          ["Bedre", "good"],
          ["Dårligere", "bad"],
          ["Usikkert", "faint"],
        ] as const;
        const [verdict, emphasis] = verdicts[at % 3];
        return {
          name: name(at),
          difference: at === 4 ? null : difference,
          ci95: at === 4 ? null : interval(difference),
          verdict,
          emphasis,
        };
      };
      const panels = [
        { title: "Utskrivningsklare pasienter (pasienter)", rows: all(row) },
        { title: "Belegg (%, endring i prosentpoeng)", isShare: true, rows: all(row) },
      ];
      return forestChart(count === 0 ? [] : panels, language, told);
    }
    case "tornado":
      return tornadoChart(
        {
          measure: "Utskrivningsklare pasienter",
          rows: all((at) => {
            const [down, up] = [number(-2, 8), number(-8, 2)];
            return {
              name: name(at),
              down: { difference: down, ci95: interval(down) },
              up: at === 1 ? null : { difference: up, ci95: interval(up) },
            };
          }),
        },
        language,
        told,
      );
    case "heat":
      return heatMap(
        {
          measure: "Pasienter i kø",
          weeks:
            count === 0
              ? []
              : all(
                  (week) => all((day) => (week === 52 && day > 2 ? null : number(2, 30) + scale * week * 0.3), 7),
                  53,
                ),
        },
        language,
        told,
      );
    case "cost":
      return stackedCost(
        {
          unit: "kroner per år, prisnivå 2024",
          items:
            count === 0
              ? []
              : ["Drift av nye plasser", "Betaling for utskrivningsklare", "Frigjorte sykehusdøgn", "Hjemmetjeneste"],
          rows: all((at) => {
            const amounts = [number(0, 9e6), number(-7e6, 0), number(-2e6, 2e6), at === 0 ? 0 : number(-1e6, 1e6)];
            const net = amounts.reduce((sum, amount) => sum + amount, 0);
            return { name: name(at), amounts, net, netCi95: [net - scale * 1e6, net + scale * 1e6] };
          }),
        },
        language,
        told,
      );
    case "probability":
      return probabilityCurve(
        {
          measure: "overliggerdøgn i året",
          series: all((at) => ({ name: name(at), values: all(() => number(2, 9e3), 40) })),
        },
        language,
        told,
      );
    case "frontier":
      return frontierChart(
        {
          cost: "Kostnad (kroner per år)",
          effect: "Færre overliggerdøgn per år",
          points: all((at) => {
            const cost = number(0, 3e7);
            const effect = at % 5 === 4 ? number(900, 901) : (cost / 1e4) * (0.5 + draw());
            return {
              name: name(at),
              cost: at % 5 === 4 ? 1e7 * scale : cost,
              effect,
              effectCi95: interval(effect),
              isOnFrontier: at % 2 === 0,
            };
          }),
        },
        language,
        told,
      );
    case "bars":
      return barChart(
        {
          measure: "Døgn per år",
          bars: all((at) => {
            const value = number(at === 2 ? -40 : 10, 100);
            return { name: name(at), value: at === 5 ? null : value, ci95: at % 2 === 0 ? interval(value) : null };
          }),
        },
        language,
        told,
      );
    case "histogram":
      return histogram(
        {
          measure: "Ventetid (døgn)",
          counted: "Pasienter",
          bins: all((at) => ({
            from: at * (scale || 1),
            to: (at + 1) * (scale || 1),
            count: Math.round(1000 * draw()) * Math.min(1, scale || 0),
          })),
        },
        language,
        told,
      );
  }
}

function sampleFlow(
  count: number,
  number: (low: number, high: number) => number,
  name: (at: number) => string,
): FlowMapData {
  const id = (at: number) => `place-${at}`;
  const places = Array.from({ length: count }, (_, at): FlowPlace => {
    const share = [0.9, 0.985, 0.84, null][at % 4];
    return {
      id: id(at),
      name: name(at),
      capacity: share === null ? "uten grense" : "108 plasser",
      occupied: Math.abs(number(40, 100)),
      occupancyShare: share,
      queue: at % 3 === 0 ? 0 : Math.abs(number(1, 20)),
      ready: at % 2 === 0 ? Math.abs(number(1, 30)) : 0,
      arrivalsPerYear: at % 3 === 2 ? 0 : Math.abs(number(50, 22000)),
      exitsPerYear: Math.abs(number(50, 2000)),
    };
  });
  const ways = Array.from({ length: Math.max(0, count - 1) }, (_, at) => [
    { from: id(0), to: id(at + 1), perYear: Math.abs(number(50, 3000)) },
    { from: id(at), to: id(at + 1), perYear: at % 4 === 1 ? Math.abs(number(20, 900)) : 0 },
    { from: id(at + 1), to: id(0), perYear: at % 2 === 0 ? Math.abs(number(20, 600)) : 0 },
  ]).flat();
  return { places, ways: [...new Map(ways.map((way) => [`${way.from} ${way.to}`, way])).values()] };
}

/** Numbers from 0 to 1, the same for the same seed. */
function drawer(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}
