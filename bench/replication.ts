import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { type Answer, millionsPerCpuSecond, printRows, type Row, timeAll } from "./bench.ts";
import { benchNetwork, trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const NETWORK_DAYS = 37_000;

/** One replication in this thread, all measures on: of the bench network, and of the default scenario. */
export async function run(size: number): Promise<Row[]> {
  const network = compile(benchNetwork(Math.round((NETWORK_DAYS * size) / FULL_SIZE)));
  const region = compile(trondheim());
  const [ofNetwork, ofRegion] = await timeAll(
    {
      "replication: bench network": () => one(network),
      "replication: trondheim, three years and one": () => one(region),
    },
    size === 1 ? 1 : 7,
  );
  return [
    {
      what: "Bench network, one thread",
      figure: `${millionsPerCpuSecond(ofNetwork!)} million events per CPU-second`,
    },
    {
      what: "Default scenario, one replication of three years and one",
      figure: `${ofRegion!.milliseconds.toFixed(0)} ms`,
    },
  ];
}

function one(model: Model): Answer {
  return runBatch({ model, from: 0, to: 1 });
}

if (import.meta.main) printRows("replication", await run(FULL_SIZE));
