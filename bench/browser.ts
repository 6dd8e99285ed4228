/*
 * The bench network and the default scenario in a worker of a real browser, and in this process in turn with it; by the clock, since
 * a browser tells no CPU time.
 *
 *   npm run bench -- browser
 */
import type { Scenario } from "../scenarios/schema.ts";
import { askWorker, launchBrowser, openPage } from "../test/support/browser.ts";
import { bundleForBrowser } from "../test/support/browser-bundle.ts";
import { hashOf, median, printRows, type Row } from "./bench.ts";
import { benchNetwork, trondheim } from "./scenarios.ts";
import { timeReplication, type TimingAnswer, type TimingTask } from "./time-replication.ts";

const FULL_SIZE = 20;
const NETWORK_DAYS = 37_000;
const ROUNDS = 5;
const WORKER = "bench/browser-worker.ts";

/** @throws Error where the browser's answer has other bytes than ours */
export async function run(size: number): Promise<Row[]> {
  const rounds = size === 1 ? 1 : ROUNDS;
  const browser = await launchBrowser();
  try {
    const { files } = await bundleForBrowser([WORKER]);
    const { page } = await openPage(browser, files);
    const perSecond = async (name: string, scenario: Scenario): Promise<string> => {
      const task: TimingTask = { scenario, rounds };
      const here = timeReplication(task);
      const there = await askWorker<TimingAnswer>(page, `/${WORKER.replace(".ts", ".js")}`, task);
      const [hash, other] = [hashOf(here.values), hashOf(there.values)];
      if (hash !== other) throw new Error(`${name}: the browser gives ${other}, Node ${hash}`);
      const [ours, theirs] = [here, there].map(({ events, milliseconds }) =>
        (events / median(milliseconds) / 1000).toFixed(2),
      );
      const label = `browser ${browser.version()}: ${name}`;
      console.log(`${label.padEnd(44)} ${hash}  ${theirs} million events/s, Node ${ours}`);
      return `${theirs} million events per second`;
    };
    const days = Math.round((NETWORK_DAYS * size) / FULL_SIZE);
    const figure = await perSecond("bench network", benchNetwork(days));
    await perSecond("trondheim", trondheim());
    return [{ what: "Bench network in a worker of a browser", figure }];
  } finally {
    await browser.close();
  }
}

if (import.meta.main) printRows("browser", await run(FULL_SIZE));
