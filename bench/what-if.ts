import { compile } from "../engine/compile.ts";
import { SimulationPool } from "../engine/pool.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { printRows, type Row, timeAll } from "./bench.ts";
import { trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const REPLICATIONS = 30;

/** What the slider is moved to: as many health-house places more from the end of the warm-up on. */
function withMorePlaces(base: Scenario, add: number): Scenario {
  const change = { path: "places.trondheim-helsehus.capacityBeds", add, from: base.run.startDate };
  return { ...base, changes: [...(base.changes ?? []), change] };
}

/**
 * The default scenario from shared warm states: a paired what-if of 30 replications of one year, compilation included, where the states
 * are kept from before, with the baseline and where its results are kept too; and a comparison of three alternatives, each warmed
 * up by itself and from one warm-up.
 */
export async function run(size: number): Promise<Row[]> {
  const base = trondheim();
  const model = compile(base);
  const replications = Math.max(2, Math.round((REPLICATIONS * size) / FULL_SIZE));
  const pool = new SimulationPool(2);
  let places = 0;
  const next = (): Scenario => withMorePlaces(base, 1 + (places++ % 3));
  try {
    const warm = await pool.warmUp(model, { replications });
    const models = [model, ...[5, 10, 20].map((add) => compile(withMorePlaces(base, add)))];
    const [kept, both] = await timeAll(
      {
        [`what-if: trondheim × ${replications}, one year, baseline kept`]: async () => {
          places = 0;
          return (await pool.runFrom(warm, [compile(next())]))[0];
        },
        [`what-if: trondheim × ${replications}, one year, with baseline`]: async () => {
          places = 0;
          return (await pool.runFrom(warm, [model, compile(next())]))[1];
        },
        [`compare 3: trondheim × ${replications}, unshared`]: async () =>
          (await pool.runAll(models, { replications, sharesWarmUp: false }))[3],
        [`compare 3: trondheim × ${replications}, shared`]: async () =>
          (await pool.runAll(models, { replications }))[3],
      },
      size === 1 ? 1 : 5,
    );
    return [
      {
        what: "Paired what-if on the default scenario, 30 replications of one year from kept warm states, two threads",
        figure: `${(kept!.milliseconds / 1000).toFixed(2)} s`,
      },
      {
        what: "The same, with the baseline simulated again",
        figure: `${(both!.milliseconds / 1000).toFixed(2)} s`,
      },
    ];
  } finally {
    await pool.close();
  }
}

if (import.meta.main) printRows("what-if", await run(FULL_SIZE));
