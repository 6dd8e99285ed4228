/* The stroke services of Monks et al. 2016: test/oracles/monks2016_stroke.json. */
import { readFileSync } from "node:fs";
import type { Place } from "../../scenarios/place.ts";
import type { Route } from "../../scenarios/stay.ts";
import { levels, mean, of, ratio, type OracleCase, type Quantity } from "./oracle-case.ts";
import { boundedQueue, lognormal, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

type Published = Readonly<Record<string, readonly [delayed: number, oneIn: number]>>;
type Exact = Readonly<Record<string, { readonly p_delay: number; readonly one_in_n: number }>>;
interface Units<Numbers> {
  readonly asu?: Numbers;
  readonly rehab?: Numbers;
}
type ExactUnits = Units<Exact> & { readonly asu_offered_load: number; readonly rehab_offered_load?: number };
type ExactScenario = Readonly<Record<string, ExactUnits>>;
interface Pool {
  readonly dedicated_acute: number;
  readonly dedicated_rehab: number;
  readonly pooled: number;
  readonly p_delay_acute: number;
  readonly p_delay_rehab: number;
}

const file = JSON.parse(readFileSync(new URL("../oracles/monks2016_stroke.json", import.meta.url), "utf8")) as {
  readonly model: {
    readonly parameters: Readonly<
      Record<
        string,
        {
          readonly params: {
            readonly mean: number;
            readonly stdev: number;
            readonly values: string[];
            readonly freq: number[];
          };
        }
      >
    >;
  };
  readonly published: {
    readonly table2: { readonly current: Units<Published>; readonly five_percent_more: Units<Published> };
    readonly suppl_table1_no_complex_neuro: Units<Published>;
    readonly suppl_table3_ring_fenced_asu: Published;
  };
  readonly exact: {
    readonly scenarios: Readonly<Record<string, ExactScenario>> & {
      readonly pooling: { readonly exact_loss_network_no_esd_los: readonly Pool[] };
    };
  };
};
const { parameters } = file.model;
const { scenarios } = file.exact;
const source = "Monks et al. 2016, doi:10.1186/s12913-016-1789-4; test/oracles/monks2016_stroke.json";

const READINGS = ["other_discharge_uses_no_esd_los_7.4", "other_discharge_uses_mortality_los_7.0"] as const;
const GROUPS = ["stroke", "tia", "neuro", "other"];

interface Variant {
  readonly key: string;
  readonly title: string;
  readonly rates: number;
  /** Groups that come to the stroke unit, and straight to rehabilitation. */
  readonly acute: readonly string[];
  readonly rehab: readonly string[];
  readonly published: Units<Published>;
}

const variants: readonly Variant[] = [
  {
    key: "current",
    title: "as it was",
    rates: 1,
    acute: GROUPS,
    rehab: ["stroke", "neuro", "other"],
    published: file.published.table2.current,
  },
  {
    key: "five_percent_more",
    title: "5 % more patients",
    rates: 1.05,
    acute: GROUPS,
    rehab: ["stroke", "neuro", "other"],
    published: file.published.table2.five_percent_more,
  },
  {
    key: "no_complex_neurological",
    title: "no complex neurological patients",
    rates: 1,
    acute: ["stroke", "tia", "other"],
    rehab: ["stroke", "other"],
    published: consistent(file.published.suppl_table1_no_complex_neuro),
  },
  {
    key: "ring_fenced_acute_excludes_other_patients",
    title: "stroke unit without other patients",
    rates: 1,
    acute: ["stroke", "tia", "neuro"],
    rehab: ["stroke", "neuro", "other"],
    published: { asu: file.published.suppl_table3_ring_fenced_asu },
  },
];

/**
 * The printed "1 in n" where it contradicts the printed probability; without the misprint at 15 beds (the caveats of the oracle
 * file), and without 12 beds in rehabilitation, where the printed 1 in 17 is further from the exact 1 in 19.4 than the
 * tolerance allows.
 */
function consistent({ asu, rehab }: Units<Published>): Units<Published> {
  const { 15: _misprint, ...kept } = asu as Published;
  const { 12: _tooFar, ...others } = rehab as Published;
  const byOneIn = Object.entries(others).map(([beds, [, oneIn]]) => [beds, [1 / oneIn, oneIn] as const]);
  return { asu: kept, rehab: Object.fromEntries(byOneIn) };
}

const unlimited: readonly OracleCase[] = variants.flatMap((variant) =>
  READINGS.flatMap((reading): OracleCase[] => {
    const exact = scenarios[variant.key][reading];
    if (!exact) return [];
    const isPaper = reading === READINGS[0];
    const id = `stroke-${variant.key.replaceAll("_", "-")}-${isPaper ? "paper" : "replica"}`;
    const los = isPaper ? "7.4" : "7.0";
    return [
      {
        id,
        oracle: "Stroke services without limit of beds",
        title: `${variant.title}, other discharges ${los} days`,
        source,
        replications: isPaper ? 60 : 40,
        scenario: strokeScenario(id, variant, isPaper),
        quantities: [
          mean(
            "mean occupied beds, stroke unit",
            exact.asu_offered_load,
            of({ measure: "occupiedMean", place: "asu" }),
          ),
          ...delays("asu", exact.asu),
          // Rehabilitation is the same in both readings.
          ...(isPaper && exact.rehab ? delays("rehab", exact.rehab) : []),
          ...(isPaper ? [...printed("asu", variant.published.asu), ...printed("rehab", variant.published.rehab)] : []),
        ],
      },
    ];
  }),
);

function strokeScenario(id: string, { rates, acute, rehab }: Variant, isPaper: boolean) {
  const staysOf = (group: string) => {
    const { freq, values } = parameters[`asu_routing_${group}`].params;
    // Of stroke patients the acute stay differs by where they go.
    const days = (to: string) =>
      group !== "stroke" ? undefined : to === "esd" ? "esd" : to === "rehab" || isPaper ? "noesd" : "mortality";
    const routes = Object.fromEntries(
      values.map((to, at): [string, Route] => {
        const own = days(to);
        return [
          to === "other" ? "discharged" : to,
          { probability: freq[at], ...(own ? { treatmentDays: losOf(`asu_los_stroke_${own}`) } : {}) },
        ];
      }),
    );
    const onward = parameters[`rehab_routing_${group}`].params;
    const total = onward.freq.reduce((sum, one) => sum + one, 0);
    const supported = onward.values.includes("esd") ? onward.freq[0] / total : 0;
    return {
      asu: stay(losOf(group === "stroke" ? "asu_los_stroke_noesd" : `asu_los_${group}`), routes),
      rehab: stay(losOf(group === "stroke" ? "rehab_los_stroke_noesd" : `rehab_los_${group}`), {
        discharged: 1 - supported,
        ...(group === "stroke"
          ? { esd: { probability: supported, treatmentDays: losOf("rehab_los_stroke_esd") } }
          : supported > 0
            ? { esd: supported }
            : {}),
      }),
    };
  };
  const stream = (unit: string, group: string) => {
    const perArrival = parameters[`${unit}_arrival_${group}`].params.mean;
    return [`${unit}-${group}`, poisson(unit, rates / perArrival, { group })] as const;
  };
  return scenarioOf(id, {
    groups: Object.fromEntries(GROUPS.map((group) => [group, { actor: "municipality", stays: staysOf(group) }])),
    places: { asu: ward("unlimited", undefined), rehab: ward("unlimited", undefined) },
    exits: { esd: { kind: "other" } },
    streams: Object.fromEntries([
      ...acute.map((group) => stream("asu", group)),
      ...rehab.map((group) => stream("rehab", group)),
    ]),
    run: { warmUpDays: 1095, lengthDays: 2555 },
  });
}

function losOf(name: string) {
  const { mean: days, stdev } = parameters[name].params;
  return lognormal(days, stdev);
}

/** Probability of delay by number of beds: P(N = n) / P(N ≤ n). */
function delays(unit: "asu" | "rehab", exact: Exact | undefined): Quantity[] {
  return Object.entries(exact ?? {}).map(([beds, { p_delay }]) =>
    levels(`probability of delay, ${nameOf(unit)}, ${beds} beds`, p_delay, unit, delayedWith(Number(beds))),
  );
}

/** The published figures, by the tolerance of the oracle file: 0.006 of a probability, or 12 % of "1 in n". */
function printed(unit: "asu" | "rehab", published: Published | undefined): Quantity[] {
  return Object.entries(published ?? {}).map(([beds, [delayed, oneIn]]) => ({
    ...levels(`published: delay, ${nameOf(unit)}, ${beds} beds`, delayed, unit, delayedWith(Number(beds))),
    accepts: (simulated) => Math.abs(simulated - delayed) <= 0.006 || Math.abs(1 / simulated - oneIn) <= 0.12 * oneIn,
  }));
}

function delayedWith(beds: number) {
  return (shares: Float64Array) => shares[beds] / shares.subarray(0, beds + 1).reduce((sum, share) => sum + share, 0);
}

function nameOf(unit: "asu" | "rehab"): string {
  return unit === "asu" ? "stroke unit" : "rehabilitation";
}

/** Wholly pooled beds, and wholly apart: patients who find none free are lost. */
const pooled: readonly OracleCase[] = scenarios.pooling.exact_loss_network_no_esd_los
  .filter(({ dedicated_acute: dedicated, pooled: shared }) => dedicated === 0 || shared === 0)
  .map((row): OracleCase => {
    const exact = scenarios["current"][READINGS[0]];
    const id = `stroke-pool-${row.dedicated_acute}-${row.dedicated_rehab}-${row.pooled}`;
    // Each unit's patients come by themselves, with the load that the unit has without limits.
    const meanDays = { acute: 5, rehab: 20 };
    const places: Record<string, Place> =
      row.pooled > 0
        ? { pool: ward(row.pooled, undefined, boundedQueue(0)) }
        : {
            acute: ward(row.dedicated_acute, undefined, boundedQueue(0)),
            rehab: ward(row.dedicated_rehab, undefined, boundedQueue(0)),
          };
    const placeOf = (kind: "acute" | "rehab") => (row.pooled > 0 ? "pool" : kind);
    const group = (kind: "acute" | "rehab") => ({
      actor: "municipality",
      stays: { [placeOf(kind)]: stay(lognormal(meanDays[kind], 1.2 * meanDays[kind])) },
    });
    const load = { acute: exact.asu_offered_load, rehab: exact.rehab_offered_load! };
    const share = (kind: "acute" | "rehab", wanted: number): Quantity => {
      const key = { place: placeOf(kind), from: kind === "acute" ? "front-door" : "home" };
      const lost = of({ measure: "lostPerYear", ...key });
      const taken = of({ measure: "admissionsPerYear", ...key });
      return ratio(`share lost, ${kind}`, wanted, lost, (s, log) => lost(s, log) + taken(s, log));
    };
    return {
      id,
      oracle: "Stroke services with pooled beds, patients lost when full",
      title: `${row.dedicated_acute} acute, ${row.dedicated_rehab} rehabilitation, ${row.pooled} pooled beds`,
      source,
      replications: 30,
      scenario: scenarioOf(id, {
        groups: { acute: group("acute"), rehab: group("rehab") },
        places,
        streams: {
          acute: poisson(placeOf("acute"), load.acute / meanDays.acute, { group: "acute" }),
          rehab: poisson(placeOf("rehab"), load.rehab / meanDays.rehab, { group: "rehab", waitsAt: "home" }),
        },
        run: { warmUpDays: 1095, lengthDays: 3650 },
      }),
      quantities: [share("acute", row.p_delay_acute), share("rehab", row.p_delay_rehab)],
    };
  });

export const strokeCases: readonly OracleCase[] = [...unlimited, ...pooled];
