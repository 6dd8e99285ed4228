import { exp, log } from "../scenarios/exp-log.ts";
import { dateNumber } from "../scenarios/calendar.ts";
import type { Profile, Scenario } from "../scenarios/schema.ts";
import { rateOn, rateSteps, traceTimes } from "../scenarios/stream-times.ts";
import type { TraceStream } from "../scenarios/stream.ts";
import { MONTHS, WEEKDAYS } from "../scenarios/words.ts";
import { idKeys } from "./keyed-random.ts";
import { NONE, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

type CompiledStreams = Pick<
  Model,
  | "streamGroup"
  | "streamTo"
  | "streamSource"
  | "streamKeyHigh"
  | "streamKeyLow"
  | "streamConstantUntil"
  | "streamConstantRate"
  | "streamCumulative"
  | "cumulativeRate"
  | "streamHours"
  | "hourShares"
  | "streamTrace"
  | "traceTimes"
>;

const DAYS_PER_YEAR = 365.25;

/** The streams: where each leads, and its expected arrivals from day 0 to each midnight. */
export function compileStreams(naming: Naming): CompiledStreams {
  const { scenario, epochs, streamIds, days, placeIds } = naming;
  const streams = streamIds.map((id) => scenario.streams[id]);
  const keys = streamIds.map(idKeys);
  const rates = streamIds.map((id) => ratesByDay(naming, id));
  const cumulative: number[] = [];
  const constantUntil = rates.map((byDay, stream) => constantDays(naming, streamIds[stream], byDay));
  const streamCumulative = rates.map((byDay, stream) => {
    if (streams[stream].kind === "trace" || constantUntil[stream] === days.dayCount) return NONE;
    const offset = cumulative.length;
    let expected = 0;
    for (let day = 0; day <= days.dayCount; day++) {
      cumulative.push(expected);
      expected += byDay[day] ?? 0;
    }
    return offset;
  });
  const hours = new HourTable();
  const traces = streams.map((stream, at) =>
    stream.kind === "trace" ? timesOf(stream, streamIds[at], days.firstDate, days.dayCount) : [],
  );
  return {
    streamGroup: Int32Array.from(streams, (stream) => indexIn(naming.group, stream.group)),
    streamTo: Int32Array.from(streams, (stream) => indexIn(naming.place, stream.to)),
    streamSource: Int32Array.from(streams, (stream) =>
      stream.kind === "planned" || stream.waitsAt === "home" ? placeIds.length : placeIds.length + 1,
    ),
    streamKeyHigh: Int32Array.from(keys, ([high]) => high),
    streamKeyLow: Int32Array.from(keys, ([, low]) => low),
    streamConstantUntil: Int32Array.from(constantUntil),
    streamConstantRate: Float64Array.from(rates, (byDay) => byDay[0]),
    streamCumulative: Int32Array.from(streamCumulative),
    cumulativeRate: Float64Array.from(cumulative),
    streamHours: Int32Array.from(
      epochs.flatMap((inForce) => streamIds.map((id) => hours.add(profileOf(inForce, id)?.hour))),
    ),
    hourShares: hours.shares(),
    streamTrace: Int32Array.from([0, ...traces], (_, at) =>
      traces.slice(0, at).reduce((sum, times) => sum + times.length, 0),
    ),
    traceTimes: Float64Array.from(traces.flat()),
  };
}

function timesOf(stream: TraceStream, id: string, firstDate: number, dayCount: number): number[] {
  if (stream.arrivals === undefined) throw new Error(`the arrivals of stream ${id} have not been read from their file`);
  return traceTimes(stream, firstDate, dayCount);
}

/** [day] expected arrivals of a stream. */
function ratesByDay(naming: Naming, id: string): Float64Array {
  const { epochs, days, dayEpoch } = naming;
  const startDay = dateNumber(naming.scenario.run.startDate) - days.firstDate;
  const byEpoch = epochs.map((inForce) => {
    const { hour, weekday, month } = profileOf(inForce, id) ?? {};
    return {
      stream: inForce.streams[id],
      steps: rateSteps(inForce.streams[id]),
      weekday: WEEKDAYS.map((day) => weekday?.[day] ?? 1),
      month: MONTHS.map((each) => month?.[each] ?? 1),
      hour: (hour ?? [1]).reduce((sum, share, _at, all) => sum + share / all.length, 0),
    };
  });
  return Float64Array.from({ length: days.dayCount }, (_, day) => {
    const { stream, steps, weekday, month, hour } = byEpoch[dayEpoch[day]];
    if (stream.kind === "trace") return 0;
    const growth = stream.growthPerYear ? exp(log(1 + stream.growthPerYear) * ((day - startDay) / DAYS_PER_YEAR)) : 1;
    const rate = rateOn(steps, days.firstDate + day);
    return rate * weekday[days.weekday[day]] * month[days.month[day]] * hour * growth;
  });
}

/** Days from day 0 on which the rate stays the same and is not one that varies by hour, weekday, month or year. */
function constantDays({ epochs, dayEpoch }: Naming, id: string, byDay: Float64Array): number {
  if (byDay[0] === 0) return 0;
  const isConstant = epochs.map((inForce) => {
    const stream = inForce.streams[id];
    return stream.kind !== "trace" && !stream.growthPerYear && !varies(profileOf(inForce, id));
  });
  const until = byDay.findIndex((rate, day) => rate !== byDay[0] || !isConstant[dayEpoch[day]]);
  return until === -1 ? byDay.length : until;
}

/** Whether a profile makes a difference at all. */
function varies(profile: Profile | undefined): boolean {
  const { hour, weekday, month } = profile ?? {};
  const factors = [WEEKDAYS.map((day) => weekday?.[day] ?? 1), MONTHS.map((each) => month?.[each] ?? 1)];
  return hour !== undefined || factors.some((list) => list.some((factor) => factor !== list[0]));
}

function profileOf(scenario: Scenario, streamId: string): Profile | undefined {
  const stream = scenario.streams[streamId];
  const profile = stream.kind === "trace" ? undefined : stream.profile;
  return profile === undefined ? undefined : scenario.profiles?.[profile];
}

/** Shares of a day's arrivals before each hour, equal profiles once. */
class HourTable {
  private readonly found: number[] = [];
  private readonly known = new Map<string, number>();

  add(hour: readonly number[] | undefined): number {
    const sum = (hour ?? []).reduce((total, share) => total + share, 0);
    if (!hour || sum === 0) return NONE;
    const key = hour.join(" ");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const offset = this.found.length;
    let before = 0;
    for (const share of hour) {
      this.found.push(before / sum);
      before += share;
    }
    this.found.push(1);
    this.known.set(key, offset);
    return offset;
  }

  shares(): Float64Array {
    return Float64Array.from(this.found);
  }
}
