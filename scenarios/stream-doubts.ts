import { phrase } from "./message.ts";
import { dateNumber, dateText, runPeriod } from "./calendar.ts";
import { weeklyCapacity } from "./capacity.ts";
import { meanCalledPerDay, meanRatePerDay } from "./offered-load.ts";
import type { Finding } from "./origins.ts";
import type { Scenario } from "./schema.ts";
import { instantOf, traceTimes } from "./stream-times.ts";
import type { PlannedStream, PoissonStream, TraceStream } from "./stream.ts";

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
    const message = phrase(
      "{referred} referrals a day are more than the {called} who are called in, so the list grows without limit",
      { referred: Number(referred.toPrecision(3)), called: Number(called.toPrecision(3)) },
    );
    findings.push({ path: ["streams", id, "admissionsPerDay"], message });
  }
  const { most } = weeklyCapacity(scenario.places[to]!);
  if (fillsFreeBeds && fillsFreeBeds.keepFree >= most) {
    const message = phrase("nobody is called in to fill a bed: {to} has {most} beds, of which so many are kept free", {
      to,
      most,
    });
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
  const which =
    late.length === 1
      ? phrase("the rate from {first} holds", { first: first! })
      : phrase("{count} rates, from {first} on, hold", { count: late.length, first: first! });
  return [
    {
      path: ["streams", id, "ratesByDate"],
      message: phrase("{which} on no day of the run, which is over before", { which }),
    },
  ];
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
    const message = phrase(
      "{left} of {all} arrivals are left out, for they lie outside the run: {before} before {from}, {after} from {to} on",
      {
        left: before + after,
        all: arrivals.length,
        before,
        from: dateText(firstDate),
        after,
        to: dateText(firstDate + dayCount),
      },
    );
    findings.push({ path, message });
  }
  const [first] = traceTimes(stream, firstDate, dayCount);
  if (warmUpDays > 0 && (first === undefined || first >= warmUpDays)) {
    const message = phrase(
      "the warm-up has no arrivals, {rest}; repeat the trace (repeatEveryDays: 364 keeps the weekdays), or start with places filled and no warm-up",
      {
        rest:
          first === undefined
            ? phrase("nor has the rest of the run")
            : phrase("the first is on {date}", { date: dateText(firstDate + Math.floor(first)) }),
      },
    );
    findings.push({ path, message });
  }
  return findings;
}
