/*
 * The optimizer on problems whose best plan is known: by dynamic programming over Erlang's formula, or by looking at every plan.
 */
import { afterAll, describe, expect, test } from "vitest";
import { erlangC } from "../optimizer/delay-curve.ts";
import { type Infeasible, optimize, type OptimizeSetting, type Proposal } from "../optimizer/optimize.ts";
import { costOf, isAllowed, noChange, type Plan } from "../optimizer/plan.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import {
  allPlans,
  bestOfAll,
  type FormulaResponse,
  FormulaSimulator,
  settingFor,
  spaceFor,
} from "./support/planning.ts";

const engines = new SolverWorker();
afterAll(() => engines.end());

async function proposal(setting: OptimizeSetting): Promise<Proposal> {
  const result = await optimize(setting);
  if (result?.status !== "proposed" && result?.status !== "targets-missed") throw new Error(`got ${result?.status}`);
  return result;
}

async function infeasible(setting: OptimizeSetting): Promise<Infeasible> {
  const result = await optimize(setting);
  if (result?.status !== "infeasible") throw new Error(`got ${result?.status}`);
  return result;
}

/** Mean number waiting in M/M/c. */
const waiting = (servers: number, load: number): number => (erlangC(servers, load) * load) / (servers - load);

const stations = [
  { servers: 6, load: 5.2, cost: 3 },
  { servers: 11, load: 10.1, cost: 2 },
  { servers: 21, load: 19.8, cost: 2 },
  { servers: 4, load: 2.9, cost: 5 },
];
const queues: FormulaResponse = {
  mean: (plan) => stations.reduce((sum, { servers, load }, at) => sum + waiting(servers + plan[at], load), 0),
};
const levers = Object.fromEntries(
  stations.map(({ cost }, at) => [
    `station-${at}`,
    { effects: [{ path: "x", addPerUnit: 1 }], most: 8, costPerUnitPerYear: cost },
  ]),
);

/** The least queue within a budget, station by station. */
function byDynamicProgramming(budget: number): number {
  let best = new Float64Array(budget + 1);
  for (const { servers, load, cost } of stations) {
    best = best.map((_, money) => {
      let least = Infinity;
      for (let more = 0; more <= 8 && more * cost <= money; more++)
        least = Math.min(least, best[money - more * cost] + waiting(servers + more, load));
      return least;
    });
  }
  return best[budget];
}

describe("servers for M/M/c stations within a budget", () => {
  for (const budget of [3, 11, 20, 33]) {
    test(`${budget}: the plan is that of dynamic programming over Erlang's formula`, async () => {
      const space = spaceFor({ levers, budgets: { money: { perYearAtMost: budget } } });
      const { plan, value } = await proposal(settingFor(space, [queues], engines));
      expect(costOf(space, plan).perYear[0]).toBeLessThanOrEqual(budget);
      expect(queues.mean(plan)).toBeCloseTo(byDynamicProgramming(budget), 9);
      expect(value.mean).toBeCloseTo(queues.mean(plan), 9);
    });
  }

  test("with noise it is worse by 1 % of the possible improvement at most", async () => {
    const space = spaceFor({ levers, budgets: { money: { perYearAtMost: 20 } } });
    const noisy = { ...queues, commonShare: 0.2, ownShare: 0.01 };
    const today = queues.mean(noChange(space));
    const gaps: number[] = [];
    for (let seed = 0; seed < 3; seed++) {
      const { plan } = await proposal(settingFor(space, [noisy], engines, {}, seed));
      gaps.push((queues.mean(plan) - byDynamicProgramming(20)) / (today - byDynamicProgramming(20)));
    }
    expect(Math.max(...gaps)).toBeLessThan(0.01);
  });

  test("nothing is spent where there is no money, and the limit is told with what a first server would give", async () => {
    const space = spaceFor({ levers, budgets: { money: { perYearAtMost: 0 } } });
    const { plan, difference, margins } = await proposal(settingFor(space, [queues], engines));
    expect([...plan]).toEqual([0, 0, 0, 0]);
    expect(difference.mean).toBe(0);
    expect(margins).toHaveLength(1);
    const gains = stations.map(({ servers, load }) => waiting(servers + 1, load) - waiting(servers, load));
    expect(margins[0].more).toBe(5);
    // With 5 more, a server of 3 and one of 2 are to be had.
    expect(margins[0].difference).toBeLessThanOrEqual(Math.min(...gains) + 1e-9);
    expect(margins[0].shadowPrice).toBeGreaterThan(0);
  });

  test("the shadow price is the slope of the queue between two budgets", async () => {
    const space = spaceFor({ levers, budgets: { money: { perYearAtMost: 20 } } });
    const { margins } = await proposal(settingFor(space, [queues], engines));
    const perUnit = (byDynamicProgramming(16) - byDynamicProgramming(24)) / 8;
    expect(margins[0].shadowPrice).toBeGreaterThan(perUnit / 2);
    expect(margins[0].shadowPrice).toBeLessThan(2 * perUnit);
  });
});

test("a lever that makes things worse is left alone, also one that does so only at first", async () => {
  const space = spaceFor({
    levers: {
      good: { effects: [{ path: "x", addPerUnit: 1 }], most: 6 },
      harmful: { effects: [{ path: "y", addPerUnit: 1 }], most: 6 },
      hollow: { effects: [{ path: "z", addPerUnit: 1 }], most: 6 },
    },
  });
  const response = { mean: ([good, harmful, hollow]: Plan) => 50 - 3 * good + 2 * harmful + (hollow === 1 ? 1 : 0) };
  const { plan } = await proposal(settingFor(space, [response], engines));
  expect(response.mean(plan)).toBe(32);
});

test("what is minimised may be negative", async () => {
  const space = spaceFor({ levers: { more: { effects: [{ path: "x", addPerUnit: 1 }], most: 9 } } });
  const { plan } = await proposal(
    settingFor(space, [{ mean: ([units]) => -100 + (units - 4) * (units - 4) }], engines),
  );
  expect([...plan]).toEqual([4]);
});

describe("targets", () => {
  const space = spaceFor({ levers });
  const none: FormulaResponse = { mean: () => 0 };
  for (const atMost of [3, 8, 15]) {
    test(`the cheapest plan with at most ${atMost} waiting is that of all plans looked at`, async () => {
      const objective = { costWeight: 1e6, targetsAtMost: [atMost] };
      const { plan, status, candidates } = await proposal(settingFor(space, [none, queues], engines, objective));
      expect(status).toBe("proposed");
      expect(queues.mean(plan)).toBeLessThanOrEqual(atMost);
      expect(costOf(space, plan).meanPerYear).toBe(bestOfAll(space, [none, queues], objective).value);
      for (const other of candidates) expect(queues.mean(other)).toBeLessThanOrEqual(atMost);
    });
  }

  test("that no plan meets: the nearest is proposed, as one that misses it, with what would have to give way", async () => {
    const narrow = spaceFor({ levers, budgets: { money: { name: "Money", perYearAtMost: 6 } } });
    const { plan, status, relaxations } = await proposal(
      settingFor(narrow, [none, queues], engines, { costWeight: 1e6, targetsAtMost: [8] }),
    );
    expect(status).toBe("targets-missed");
    const nearest = Math.min(...allPlans(narrow).map((each) => queues.mean(each)));
    expect(queues.mean(plan)).toBeCloseTo(nearest, 9);
    const needed = bestOfAll(space, [none, queues], { costWeight: 1e6, targetsAtMost: [8] }).value - 6;
    expect(relaxations).toHaveLength(1);
    expect(relaxations![0].limit.id).toBe("money");
    // As far as the cuts know, which lie below.
    expect(relaxations![0].by).toBeGreaterThan(needed / 3);
    expect(relaxations![0].by).toBeLessThanOrEqual(needed + 1e-6);
  });
});

describe("limits that exclude every plan", () => {
  test("are told with the smallest relaxation, by name and amount", async () => {
    const space = spaceFor({
      levers,
      budgets: { money: { perYearAtMost: 10 } },
      policies: { fair: { name: "Fair", units: { "station-0": 1, "station-1": 1 }, atLeast: 6 } },
    });
    const setting = settingFor(space, [queues], engines);
    const { relaxations, plan } = await infeasible(setting);
    // Six servers of 2 each are 12; one less in the policy is a sixth, two more of money are a fifth.
    expect(relaxations.map(({ limit, by, side }) => [limit.id, Math.round(by * 1e6) / 1e6, side])).toEqual([
      ["fair", 1, "atLeast"],
    ]);
    expect(costOf(space, plan).perYear[0]).toBeLessThanOrEqual(10);
    expect((setting.simulator as FormulaSimulator).simulated).toBe(0);
  });

  test("only in whole steps are proven by the relaxation in whole steps", async () => {
    const space = spaceFor({
      levers: { ward: { effects: [{ path: "x", addPerUnit: 1 }], most: 24, inStepsOf: 12, costPerUnitPerYear: 1 } },
      budgets: { money: { perYearAtMost: 15 } },
      policies: { some: { name: "Some", units: { ward: 1 }, atLeast: 13 } },
    });
    const { relaxations } = await infeasible(settingFor(space, [{ mean: ([units]) => 50 - units }], engines));
    expect(relaxations.map(({ limit, by }) => [limit.id, Math.round(by)])).toEqual([["some", 1]]);
  });

  test("are not met by today but by other plans: one of those is proposed", async () => {
    const space = spaceFor({
      levers,
      budgets: { money: { perYearAtMost: 20 } },
      policies: { fair: { name: "Fair", units: { "station-3": 1 }, atLeast: 2 } },
    });
    const { plan } = await proposal(settingFor(space, [queues], engines));
    expect(isAllowed(space, plan)).toBe(true);
    expect(queues.mean(plan)).toBeCloseTo(bestOfAll(space, [queues]).value, 9);
  });
});

describe("several phases", () => {
  const phases = ["2024-01-01", "2024-05-01", "2024-09-01"];
  /** More is better from the phase in which it is opened on, with ever less to gain; demand grows. */
  const grows: FormulaResponse = {
    mean: (plan) => {
      let sum = 0;
      for (let phase = 0; phase < 3; phase++) {
        sum += (7 + phase) ** 2 / (4 + plan[phase]) + (9 + 2 * phase) ** 2 / (6 + plan[3 + phase]);
      }
      return sum;
    },
  };
  const phased = (more: object, ...limits: object[]): ReturnType<typeof spaceFor> =>
    spaceFor({
      phases,
      levers: {
        a: {
          effects: [{ path: "x", addPerUnit: 1 }],
          most: 4,
          costPerUnitPerYear: 2,
          costPerUnitOnce: 3,
          paidBy: "one",
          ...more,
        },
        b: {
          effects: [{ path: "y", addPerUnit: 1 }],
          most: 4,
          costPerUnitPerYear: 3,
          costPerUnitOnce: 1,
          paidBy: "other",
          ...more,
        },
      },
      ...Object.assign({}, ...limits),
    });
  const cases: Record<string, ReturnType<typeof spaceFor>> = {
    "a budget a year": phased({}, { budgets: { money: { perYearAtMost: 11 } } }),
    "changes per phase": phased({ largestChangePerPhase: 1 }, { budgets: { money: { perYearAtMost: 9 } } }),
    "a budget for what is opened in all": phased({}, { budgets: { money: { onceAtMost: 8 } } }),
    "a budget for what is opened in one phase": phased(
      {},
      { budgets: { money: { onceAtMost: 2, phases: [phases[1]] } } },
    ),
    "a budget of an actor": phased(
      {},
      { budgets: { one: { actor: "one", perYearAtMost: 5 }, both: { perYearAtMost: 12 } } },
    ),
    staff: phased({ uses: { nurses: 1.5 } }, { resources: { nurses: { unit: "FTE", atMost: 8 } } }),
    "places that may be closed": phased({ least: -2 }, { budgets: { money: { perYearAtMost: 3 } } }),
  };
  for (const [what, space] of Object.entries(cases)) {
    test(`with ${what}: the plan is the best of all`, async () => {
      const { plan } = await proposal(settingFor(space, [grows], engines));
      expect(isAllowed(space, plan)).toBe(true);
      const best = bestOfAll(space, [grows]).value;
      expect((grows.mean(plan) - best) / best).toBeLessThan(0.01);
    });
  }
});

test("conversions of places: what is taken from one is added to the other", async () => {
  const space = spaceFor({
    levers: {
      convert: {
        effects: [
          { path: "x", addPerUnit: -2 },
          { path: "y", addPerUnit: 1 },
        ],
        least: -4,
        most: 4,
      },
      more: { effects: [{ path: "x", addPerUnit: 1 }], most: 6, costPerUnitPerYear: 1 },
    },
    budgets: { money: { perYearAtMost: 3 } },
  });
  const response = {
    mean: ([convert, more]: Plan) => waiting(20 - 2 * convert + more, 10) + waiting(12 + convert, 11.5),
  };
  const { plan } = await proposal(settingFor(space, [response], engines));
  expect(response.mean(plan)).toBeCloseTo(bestOfAll(space, [response]).value, 9);
});

describe("a search that is cancelled", () => {
  const space = spaceFor({ levers, budgets: { money: { perYearAtMost: 20 } } });
  for (const mostReplications of [200, 600, 1500]) {
    test(`after ${mostReplications} replications keeps the best plan so far, and promises nothing`, async () => {
      const setting = {
        ...settingFor(space, [queues], engines),
        simulator: new FormulaSimulator([queues], 1, mostReplications),
      };
      const { plan, isCancelled, value, freshReplications, statement } = await proposal(setting);
      expect(isAllowed(space, plan)).toBe(true);
      expect(value.mean).toBeCloseTo(queues.mean(plan), 9);
      expect(queues.mean(plan)).toBeLessThanOrEqual(queues.mean(noChange(space)));
      if (isCancelled) expect([freshReplications, statement.plans]).toEqual([0, 0]);
      expect(isCancelled).toBe(mostReplications < 1500);
    });
  }

  test("before anything is simulated has no plan", async () => {
    const setting = { ...settingFor(space, [queues], engines), simulator: new FormulaSimulator([queues], 1, 0) };
    expect(await optimize(setting)).toBeUndefined();
  });
});
