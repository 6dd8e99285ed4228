import { loadavg } from "node:os";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { SimulationPool } from "../engine/pool.ts";
import { hashOf, median, printRows, type Row } from "./bench.ts";
import { ratioOf, ratioText } from "./ratio.ts";
import { trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const REPLICATIONS = 100;
const ROUNDS = 4;
/** Programs that want a core besides this one, on average over a minute. */
const BUSY_LOAD = 0.3;

/**
 * The default scenario on one and on two threads: 100 replications of three years' warm-up and one year at full size. The
 * two take turns (one, two, two, one), so that a machine that is slow for a while is so for both; the throughput is by the
 * clock, since it is the clock that a second thread should save.
 */
export async function run(size: number): Promise<Row[]> {
  const model = compile(trondheim());
  const replications = size === 1 ? 2 : Math.round((REPLICATIONS * size) / FULL_SIZE);
  const pools = [new SimulationPool(1), new SimulationPool(2)] as const;
  const seconds: [number[], number[]] = [[], []];
  const pairs: [number, number][] = [];
  if (loadavg()[0]! > BUSY_LOAD) {
    console.log(`the machine is busy (load ${loadavg()[0]!.toFixed(1)}): two threads cannot show what they can`);
  }
  try {
    const hashes = [];
    for (const pool of pools) hashes.push((await timed(pool, model, replications)).hash);
    if (hashes[0] !== hashes[1]) throw new Error(`one thread gives ${hashes[0]}, two give ${hashes[1]}`);
    for (let round = 0; round < (size === 1 ? 1 : ROUNDS); round++) {
      const sums: [number, number] = [0, 0];
      for (const at of [0, 1, 1, 0] as const) {
        const { seconds: taken } = await timed(pools[at], model, replications);
        seconds[at].push(taken);
        sums[at] += taken;
      }
      pairs.push(sums);
    }
    for (const at of [0, 1] as const) {
      const name = `pool: trondheim × ${replications}, ${at + 1} thread${at === 0 ? "" : "s"}`;
      console.log(`${name.padEnd(44)} ${hashes[at]}  median ${median(seconds[at]).toFixed(2)} s`);
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
  return [
    {
      what: "Default scenario, 100 replications of three years and one, two threads",
      figure: `${median(seconds[1]).toFixed(1)} s`,
    },
    { what: "Throughput of two threads against one", figure: ratioText(ratioOf(pairs)) },
  ];
}

async function timed(pool: SimulationPool, model: Model, replications: number) {
  const before = performance.now();
  const { values } = await pool.run(model, { replications });
  return { seconds: (performance.now() - before) / 1000, hash: hashOf(values) };
}

if (import.meta.main) printRows("pool", await run(FULL_SIZE));
