import { positive, sum } from "./amounts.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import type { Simulation } from "./simulation.ts";
import { waitFigures, WAIT_BINS } from "./wait-histogram.ts";

type Reader = MeasureColumn["value"];

/** What `waitFigures` is asked for, in this order. */
const WAIT_PROBABILITIES = [0.5, 0.9, 0.95];
const WAIT_LIMITS_DAYS = [7, 42];

/** The simulation that was read last, and how often that has been another one. */
let lastRead: Simulation | undefined;
let lastTurn = 0;

function turnOf(s: Simulation): number {
  if (s !== lastRead) {
    lastRead = s;
    lastTurn++;
  }
  return lastTurn;
}

/** Columns outlive the simulations that they read; whoever has read one to the end says so. A weak reference would keep it as long as a batch. */
export function forgetLastRead(): void {
  lastRead = undefined;
}

/** The waits of some pairs of source and place, by their numbers. */
export function waitsOf(key: Omit<MeasureKey, "measure">, waits: readonly number[]): MeasureColumn[] {
  const zeros: Reader = (s) => sum(s.tally.waitZeros, waits);
  const waiting: Reader = (s) => sum(s.tally.waitPositive, waits);
  const all: Reader = (s) => positive(zeros(s) + waiting(s));
  // The bins are gone through once a replication for all that is read from them.
  let turn = 0;
  let figures: Float64Array = new Float64Array(0);
  const fromBins =
    (at: number): Reader =>
    (s) => {
      if (turn !== turnOf(s)) {
        figures = waitFigures(mergedBins(s, waits), zeros(s), waiting(s), WAIT_PROBABILITIES, WAIT_LIMITS_DAYS);
        turn = lastTurn;
      }
      return figures[at];
    };
  return [
    column({ measure: "waitDaysMean", ...key }, (s) => sum(s.tally.waitDays, waits) / all(s)),
    column(
      { measure: "waitDaysMeanOfThoseWaiting", ...key },
      (s) => sum(s.tally.waitDays, waits) / positive(waiting(s)),
    ),
    column({ measure: "waitDaysP50", ...key }, fromBins(0)),
    column({ measure: "waitDaysP90", ...key }, fromBins(1)),
    column({ measure: "waitDaysP95", ...key }, fromBins(2)),
    column({ measure: "shareWaited", ...key }, (s) => waiting(s) / all(s)),
    column({ measure: "shareWaitedOver7Days", ...key }, fromBins(3)),
    column({ measure: "shareWaitedOver42Days", ...key }, fromBins(4)),
  ];
}

function column(key: MeasureKey, value: Reader): MeasureColumn {
  return { key, value };
}

function mergedBins({ tally }: Simulation, waits: readonly number[]): Float64Array {
  const { waitBins: bins, waitPositive } = tally;
  const present = waits.filter((wait) => waitPositive[wait] > 0);
  if (present.length === 1) return bins.subarray(present[0] * WAIT_BINS, (present[0] + 1) * WAIT_BINS);
  const merged = new Float64Array(WAIT_BINS);
  for (const wait of present) {
    // As far as there are any.
    for (let left = waitPositive[wait], at = 0; left > 0; at++) {
      const within = bins[wait * WAIT_BINS + at];
      merged[at] += within;
      left -= within;
    }
  }
  return merged;
}
