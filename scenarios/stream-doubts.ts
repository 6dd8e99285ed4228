import { dateNumber, dateText, runPeriod } from "./calendar.ts";
import { weeklyCapacity } from "./capacity.ts";
import { meanCalledPerDay, meanRatePerDay } from "./offered-load.ts";
import type { Finding } from "./origins.ts";
import type { Scenario } from "./schema.ts";
import { instantOf, traceTimes } from "./stream-times.ts";
import type { PlannedStream, PoissonStream, TraceStream } from "./stream.ts";
import { numberText } from "./wording.ts";

/** What is legal in the streams of a valid scenario, but perhaps not meant. */
export function streamDoubts(scenario: Scenario): Finding[] {
  const { streams, run } = scenario;
  return Object.entries(streams).flatMap(([id, stream]) => {
    if (stream.kind === "trace") return traceDoubts(id, stream, run);
    const ofRates = rateDoubts(id, stream, run);
    return stream.kind === "planned" ? [...ofRates, ...listDoubts(scenario, id, stream)] : ofRates;
  });
}

/** A list that grows without limit, and beds that are never filled from it. */
function listDoubts(scenario: Scenario, id: string, stream: PlannedStream): Finding[] {
  const { to, fillsFreeBeds } = stream;
  const findings: Finding[] = [];
  const [referred, called] = [meanRatePerDay(scenario, id), meanCalledPerDay(stream)];
  if (referred > called) {
    const message =
      `${numberText(Number(referred.toPrecision(3)))} referrals a day are more than the ` +
      `${numberText(Number(called.toPrecision(3)))} who are called in, so the list grows without limit`;
    findings.push({ path: ["streams", id, "admissionsPerDay"], message });
  }
  const { most } = weeklyCapacity(scenario.places[to]!);
  if (fillsFreeBeds && fillsFreeBeds.keepFree >= most) {
    const message = `nobody is called in to fill a bed: ${to} has ${numberText(most)} beds, of which so many are kept free`;
    findings.push({ path: ["streams", id, "fillsFreeBeds", "keepFree"], message });
  }
  return findings;
}

/** Rates that hold on no day of the run. */
function rateDoubts(id: string, { ratesByDate }: PoissonStream | PlannedStream, run: Scenario["run"]): Finding[] {
  const { firstDate, dayCount } = runPeriod(run);
  const late = Object.keys(ratesByDate ?? {}).filter((date) => dateNumber(date) >= firstDate + dayCount);
  if (late.length === 0) return [];
  const [first] = late.toSorted();
  const which = late.length === 1 ? `the rate from ${first} holds` : `${late.length} rates, from ${first} on, hold`;
  return [{ path: ["streams", id, "ratesByDate"], message: `${which} on no day of the run, which is over before` }];
}

/** Arrivals that are left out, and a warm-up without any. */
function traceDoubts(id: string, stream: TraceStream, run: Scenario["run"]): Finding[] {
  const { firstDate, warmUpDays, dayCount } = runPeriod(run);
  const { arrivals = [], shiftDays = 0, repeatEveryDays } = stream;
  if (repeatEveryDays !== undefined) return [];
  const path = ["streams", id, "arrivals"];
  const dates = arrivals.map((text) => instantOf(text).date + shiftDays - firstDate);
  const [before, after] = [dates.filter((day) => day < 0).length, dates.filter((day) => day >= dayCount).length];
  const findings: Finding[] = [];
  if (before + after > 0) {
    const message =
      `${before + after} of ${arrivals.length} arrivals are left out, for they lie outside the run: ` +
      `${before} before ${dateText(firstDate)}, ${after} from ${dateText(firstDate + dayCount)} on`;
    findings.push({ path, message });
  }
  const [first] = traceTimes(stream, firstDate, dayCount);
  if (warmUpDays > 0 && (first === undefined || first >= warmUpDays)) {
    const message =
      `the warm-up has no arrivals, ${first === undefined ? "nor has the rest of the run" : `the first is on ${dateText(firstDate + Math.floor(first))}`}; ` +
      "repeat the trace (repeatEveryDays: 364 keeps the weekdays), or start with places filled and no warm-up";
    findings.push({ path, message });
  }
  return findings;
}
