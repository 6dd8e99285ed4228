import { compile } from "../engine/compile.ts";
import { SimulationPool } from "../engine/pool.ts";
import { timeAll } from "./bench.ts";
import { trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const REPLICATIONS = 100;

/** The default scenario on one and on two threads: 100 replications of three years' warm-up and one year at full size. */
export async function run(size: number): Promise<void> {
  const model = compile(trondheim());
  const replications = Math.max(2, Math.round((REPLICATIONS * size) / FULL_SIZE));
  for (const threads of [1, 2]) {
    const pool = new SimulationPool(threads);
    try {
      await timeAll(
        { [`pool: trondheim × ${replications}, ${threads} threads`]: () => pool.run(model, { replications }) },
        size === 1 ? 1 : 3,
      );
    } finally {
      await pool.close();
    }
  }
}

if (import.meta.main) await run(FULL_SIZE);
