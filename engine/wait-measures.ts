import { positive, sum } from "./amounts.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import type { Simulation } from "./simulation.ts";
import { waitFigures, WAIT_BINS } from "./wait-histogram.ts";

type Reader = MeasureColumn["value"];

/** What `waitFigures` is asked for, in this order. */
const WAIT_PROBABILITIES = [0.5, 0.9, 0.95];
const WAIT_LIMITS_DAYS = [7, 42];

/** The waits of some pairs of source and place, by their numbers. */
export function waitsOf(key: Omit<MeasureKey, "measure">, waits: readonly number[]): MeasureColumn[] {
  const zeros: Reader = (s) => sum(s.tally.waitZeros, waits);
  const waiting: Reader = (s) => sum(s.tally.waitPositive, waits);
  const all: Reader = (s) => positive(zeros(s) + waiting(s));
  // The bins are gone through once a replication for all that is read from them; the columns outlive it.
  let known: WeakRef<Simulation> | undefined;
  let figures: Float64Array = new Float64Array(0);
  const fromBins =
    (at: number): Reader =>
    (s) => {
      if (s !== known?.deref()) {
        figures = waitFigures(mergedBins(s, waits), zeros(s), waiting(s), WAIT_PROBABILITIES, WAIT_LIMITS_DAYS);
        known = new WeakRef(s);
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
