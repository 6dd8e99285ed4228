import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { type Answer, millionsPerCpuSecond, printRows, type Row, timeAll } from "./bench.ts";
import { handCoded, quantileTable } from "./hand-coded.ts";
import { ratioOf, ratioText } from "./ratio.ts";
import { benchNetwork, trondheim } from "./scenarios.ts";

const FULL_SIZE = 20;
const NETWORK_DAYS = 37_000;

/**
 * One replication in this thread, all measures on: of the bench network, and of the default scenario; and the bench network by a
 * program written for it alone, in turn with the engine, since their ratio is the same on any machine.
 */
export async function run(size: number): Promise<Row[]> {
  const network = compile(benchNetwork(Math.round((NETWORK_DAYS * size) / FULL_SIZE)));
  const region = compile(trondheim());
  const table = quantileTable();
  const byHand = (): Answer => {
    const { events, means } = handCoded(table, network.warmUpDays, network.dayCount);
    return { events, values: means };
  };
  const [ofNetwork, ofRegion] = await timeAll(
    {
      "replication: bench network": () => one(network),
      "replication: trondheim, three years and one": () => one(region),
      "replication: bench network by hand": byHand,
    },
    size === 1 ? 1 : 7,
  );
  const pairs = Array.from({ length: size === 1 ? 1 : 15 }, (_, round): [number, number] => {
    const works = [byHand, () => one(network)];
    const seconds = [0, 0];
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) seconds[at] = cpuSecondsAnEvent(works[at]!);
    return [seconds[0]!, seconds[1]!];
  });
  return [
    {
      what: "Bench network, one thread",
      figure: `${millionsPerCpuSecond(ofNetwork!)} million events per CPU-second`,
    },
    {
      what: "Bench network, the engine's speed as a share of that of a program written for it alone",
      figure: ratioText(ratioOf(pairs)),
    },
    {
      what: "Default scenario, one replication of three years and one",
      figure: `${ofRegion!.milliseconds.toFixed(0)} ms`,
    },
  ];
}

function cpuSecondsAnEvent(work: () => Answer): number {
  const before = process.cpuUsage();
  const { events } = work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / events;
}

function one(model: Model): Answer {
  return runBatch({ model, from: 0, to: 1 });
}

if (import.meta.main) printRows("replication", await run(FULL_SIZE));
