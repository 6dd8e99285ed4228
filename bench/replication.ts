import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { timeAll, type Answer } from "./bench.ts";
import { benchNetwork, trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const NETWORK_DAYS = 37_000;

/** One replication in this thread, all measures on: of the bench network, and of the default scenario. */
export async function run(size: number): Promise<void> {
  const network = compile(benchNetwork(Math.round((NETWORK_DAYS * size) / FULL_SIZE)));
  const region = compile(trondheim());
  await timeAll(
    {
      "replication: bench network": () => one(network),
      "replication: trondheim, three years and one": () => one(region),
    },
    size === 1 ? 1 : 7,
  );
}

function one(model: Model): Answer {
  return runBatch({ model, from: 0, to: 1 });
}

if (import.meta.main) await run(FULL_SIZE);
