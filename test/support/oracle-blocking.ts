/* Patients who hold a bed while they wait: test/oracles/exact_blocking.json, and mutual blocking solved by swaps. */
import { readFileSync } from "node:fs";
import type { MeasureId } from "../../engine/measures.ts";
import { levels, mean, of, ratio, weighted, type OracleCase, type Reader } from "./oracle-case.ts";
import { chainOn, expectedOf, reachable, stationary, type State, type Transition } from "./markov-chain.ts";
import { boundedQueue, exponential, nursing, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

interface Params {
  readonly arrival_rate: number;
  readonly hospital_mean_los: number;
  readonly hospital_beds: number;
  readonly p_to_nursing_home: number;
  readonly nursing_home_mean_los: number;
  readonly nursing_home_beds: number;
  readonly p_readmission: number;
  readonly arrivals_when_full: "lost" | "queue";
}

const file = JSON.parse(readFileSync(new URL("../oracles/exact_blocking.json", import.meta.url), "utf8")) as {
  readonly tandem_hospital_nursing_home: readonly {
    readonly params: Params;
    readonly expected: Readonly<Record<string, number>>;
  }[];
  readonly deadlock_readmission_cycle: {
    readonly cases: readonly {
      readonly params: Params;
      readonly expected: Readonly<
        Record<"first_mutual_block" | "total_deadlock_without_swap", { readonly mean_time_from_empty: number }>
      >;
    }[];
  };
};
const source = "test/oracles/exact_blocking.json";

const perDay = 1 / 365;
const yearly =
  (read: Reader): Reader =>
  (s, log) =>
    read(s, log) * perDay;
const inWard = { place: "ward" };
const inNursing = { place: "nursing" };
const arrivals = of({ measure: "arrivalsPerYear", ...inWard });
const admissions = of({ measure: "admissionsPerYear", ...inWard });
const lost = of({ measure: "lostPerYear", ...inWard });
const toNursing = { place: "nursing", from: "ward" };

const tandem = file.tandem_hospital_nursing_home.map(({ params, expected }, at): OracleCase => {
  const id = `tandem-${at + 1}`;
  const isLost = params.arrivals_when_full === "lost";
  const ready = of({ measure: "dischargeReadyMean", ...inWard });
  const moved = of({ measure: "admissionsPerYear", ...toNursing });
  const departures = yearly(of({ measure: "departuresPerYear", ...inWard }));
  return {
    id,
    oracle: "Tandem with blocking: hospital, then nursing home",
    title: `${params.hospital_beds} and ${params.nursing_home_beds} beds, arrivals ${isLost ? "lost" : "wait"} when full`,
    source,
    replications: 60,
    scenario: scenarioOf(id, {
      places: networkPlaces(params, 0),
      streams: { acute: poisson("ward", params.arrival_rate) },
      run: { warmUpDays: 1500, lengthDays: isLost ? 2500 : 6000 },
    }),
    quantities: [
      mean(
        "share of time with the hospital full",
        expected.p_hospital_full,
        of({ measure: "shareOfTimeFull", ...inWard }),
      ),
      mean("mean occupied hospital beds", expected.mean_hospital_occupied, of({ measure: "occupiedMean", ...inWard })),
      mean("mean in treatment in hospital", expected.mean_active, of({ measure: "activeMean", ...inWard })),
      mean("mean discharge-ready in hospital", expected.mean_blocked_discharge_ready, ready),
      mean(
        "mean occupied places in nursing home",
        expected.mean_nursing_home_occupied,
        of({ measure: "occupiedMean", ...inNursing }),
      ),
      mean(
        "share of time with the nursing home full",
        expected.p_nursing_home_full,
        of({ measure: "shareOfTimeFull", ...inNursing }),
      ),
      levels(
        "share of time with anybody discharge-ready",
        expected.p_any_blocked,
        "ward",
        (shares) => 1 - shares[0],
        "ready",
      ),
      mean("patients out of hospital a day", expected.hospital_throughput, departures),
      ratio(
        "discharge-ready days per hospital patient",
        expected.mean_blocked_days_per_hospital_patient,
        ready,
        departures,
      ),
      weighted(
        "mean wait for the nursing home, days",
        expected.mean_blocked_days_per_nursing_home_bound_patient,
        of({ measure: "waitDaysMean", ...toNursing }),
        moved,
      ),
      ...(isLost
        ? [ratio("share of arrivals lost", expected.p_arrival_lost, lost, arrivals)]
        : [
            mean("mean queue at the front door", expected.mean_front_queue, of({ measure: "queueMean", ...inWard })),
            weighted(
              "mean wait for a hospital bed, days",
              expected.mean_wait_for_hospital_bed,
              of({ measure: "waitDaysMean", ...inWard }),
              admissions,
            ),
          ]),
    ],
  };
});

const swaps = file.deadlock_readmission_cycle.cases.map(({ params }, at): OracleCase => {
  const id = `swap-${at + 1}`;
  const network = swapNetwork(params);
  return {
    id,
    oracle: "Mutual blocking, solved by swaps",
    title: titleOf(params),
    source: "stationary equations with swaps, solved in test/support/oracle-blocking.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: networkPlaces(params, params.p_readmission),
      streams: { acute: poisson("ward", params.arrival_rate) },
      run: { warmUpDays: 1000, lengthDays: 2500, mutualBlocking: "swap" },
    }),
    quantities: [
      mean("swaps a day", network.swapsPerDay, yearly(of({ measure: "mutualBlockingsPerYear" }))),
      mean(
        "mean in hospital waiting for the nursing home",
        network.wardBlocked,
        of({ measure: "dischargeReadyMean", ...inWard }),
      ),
      mean(
        "mean in nursing home waiting for hospital",
        network.nursingBlocked,
        of({ measure: "dischargeReadyMean", ...inNursing }),
      ),
      mean("mean queue for hospital", network.nursingBlocked, of({ measure: "queueMean", ...inWard })),
      mean("mean occupied hospital beds", network.wardOccupied, of({ measure: "occupiedMean", ...inWard })),
      mean(
        "mean occupied places in nursing home",
        network.nursingOccupied,
        of({ measure: "occupiedMean", ...inNursing }),
      ),
      ratio("share of arrivals lost", network.shareLost, lost, arrivals),
    ],
  };
});

const firstSwap = file.deadlock_readmission_cycle.cases.map(({ params, expected }, at): OracleCase => {
  const id = `first-swap-${at + 1}`;
  const days = expected.first_mutual_block.mean_time_from_empty;
  return {
    id,
    oracle: "First mutual block, from empty",
    title: titleOf(params),
    source,
    keepsLog: true,
    replications: 400,
    scenario: scenarioOf(id, {
      places: networkPlaces(params, params.p_readmission),
      streams: { acute: poisson("ward", params.arrival_rate) },
      // The times have an exponential tail: later than this is one in 100,000.
      run: { warmUpDays: 0, lengthDays: Math.ceil(12 * days), mutualBlocking: "swap" },
    }),
    quantities: [
      mean(
        "mean days to the first swap",
        days,
        (s, log) => log!.entries.find(({ kind }) => kind === "swap")?.time ?? s.model.dayCount,
      ),
    ],
  };
});

/** The first block again, measured, and what comes of it where circles are left standing. */
const deadlocks = file.deadlock_readmission_cycle.cases.map(({ params, expected }, at): OracleCase => {
  const id = `deadlock-${at + 1}`;
  const days = expected.total_deadlock_without_swap.mean_time_from_empty;
  // No replication ends before: the times have an exponential tail, and later than this is one in 100,000.
  const time = (measure: MeasureId): Reader => {
    const read = of({ measure });
    return (s, log) => {
      const at = read(s, log);
      return Number.isNaN(at) ? s.model.dayCount : at;
    };
  };
  return {
    id,
    oracle: "Mutual blocking left standing, from empty",
    title: titleOf(params),
    source,
    replications: 250,
    scenario: scenarioOf(id, {
      places: networkPlaces(params, params.p_readmission),
      streams: { acute: poisson("ward", params.arrival_rate) },
      run: { warmUpDays: 0, lengthDays: Math.ceil(12 * days), mutualBlocking: "hold" },
    }),
    quantities: [
      mean(
        "mean days to the first mutual block",
        expected.first_mutual_block.mean_time_from_empty,
        time("daysToFirstMutualBlock"),
      ),
      mean("mean days to the first deadlock", days, time("daysToFirstDeadlock")),
      mean("mean days to total deadlock", days, time("daysToTotalDeadlock")),
    ],
  };
});

function titleOf(params: Params): string {
  return `${params.hospital_beds} and ${params.nursing_home_beds} beds, ${100 * params.p_readmission} % back to hospital`;
}

function networkPlaces(params: Params, readmitted: number) {
  const onward = params.p_to_nursing_home;
  const isLost = params.arrivals_when_full === "lost";
  return {
    ward: ward(
      params.hospital_beds,
      stay(exponential(params.hospital_mean_los), {
        nursing: onward,
        ...(onward < 1 ? { discharged: 1 - onward } : {}),
      }),
      isLost ? boundedQueue(0, "front-door") : {},
    ),
    nursing: nursing(
      params.nursing_home_beds,
      stay(exponential(params.nursing_home_mean_los), {
        discharged: 1 - readmitted,
        ...(readmitted > 0 ? { ward: readmitted } : {}),
      }),
    ),
  };
}

/**
 * The network with swaps as a Markov chain. A state is: treated in hospital, there waiting for the nursing home, treated in
 * the nursing home, there waiting for hospital. A swap leaves never somebody waiting on both sides.
 */
function swapNetwork(params: Params) {
  const { arrival_rate: rate, hospital_beds: wardBeds, nursing_home_beds: nursingBeds } = params;
  const step = (state: State): Transition[] => {
    const [treated, blocked, nursed, waiting] = state;
    const ends = treated / params.hospital_mean_los;
    const leaves = nursed / params.nursing_home_mean_los;
    return [
      ...(treated + blocked < wardBeds ? [[[treated + 1, blocked, nursed, waiting], rate] as Transition] : []),
      [toNursingHome(), ends * params.p_to_nursing_home],
      // A hospital bed freed goes to one who waits for it in the nursing home, where then nobody waits from hospital.
      [
        waiting > 0 ? [treated, blocked, nursed, waiting - 1] : [treated - 1, blocked, nursed, waiting],
        ends * (1 - params.p_to_nursing_home),
      ],
      [toHospital(), leaves * params.p_readmission],
      [
        blocked > 0 ? [treated, blocked - 1, nursed, waiting] : [treated, blocked, nursed - 1, waiting],
        leaves * (1 - params.p_readmission),
      ],
    ];
    function toNursingHome(): State {
      // With room or by a swap, the bed left is taken by one who waits in the nursing home.
      if (waiting > 0) return [treated, blocked, nursed + 1, waiting - 1];
      if (nursed < nursingBeds) return [treated - 1, blocked, nursed + 1, 0];
      return [treated - 1, blocked + 1, nursed, 0];
    }
    function toHospital(): State {
      if (blocked > 0) return [treated + 1, blocked - 1, nursed, waiting];
      if (treated < wardBeds) return [treated + 1, 0, nursed - 1, waiting];
      return [treated, 0, nursed - 1, waiting + 1];
    }
  };
  const chain = chainOn(reachable([0, 0, 0, 0], step), step);
  const p = stationary(chain);
  const average = (what: (state: State) => number) => expectedOf(chain, p, what);
  return {
    wardBlocked: average(([, blocked]) => blocked),
    nursingBlocked: average(([, , , waiting]) => waiting),
    wardOccupied: average(([treated, blocked]) => treated + blocked),
    nursingOccupied: average(([, , nursed, waiting]) => nursed + waiting),
    shareLost: average(([treated, blocked]) => (treated + blocked === wardBeds ? 1 : 0)),
    swapsPerDay: average(([treated, blocked, nursed, waiting]) => {
      const fromWard = waiting > 0 && nursed + waiting === nursingBeds ? treated / params.hospital_mean_los : 0;
      const fromNursing = blocked > 0 && treated + blocked === wardBeds ? nursed / params.nursing_home_mean_los : 0;
      return fromWard * params.p_to_nursing_home + fromNursing * params.p_readmission;
    }),
  };
}

export const blockingCases: readonly OracleCase[] = [...tandem, ...swaps, ...firstSwap, ...deadlocks];
