import { compile } from "../../engine/compile.ts";
import { EventLog } from "../../engine/event-log.ts";
import { measureColumns, measureRow } from "../../engine/measures.ts";
import { originOf } from "../../engine/naming.ts";
import { replicate } from "../../engine/replicate.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { waitBinEdge, WAIT_BINS } from "../../engine/wait-histogram.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { BLOCKED_FIRST, DEADLOCK_FIRST, DEADLOCK_TOTAL } from "../../engine/simulation.ts";
import type { Blocking } from "./second-log.ts";
import type { LogEntry, Tally } from "./second-simulator.ts";

/** What the engine says of one replication, in the words of the second simulator. */
export function simulateFast(
  scenario: Scenario,
  replication: number,
): { log: LogEntry[]; tallies: Record<string, Partial<Tally>>; blocking: Blocking; finished: Simulation } {
  const log = new EventLog();
  const s = replicate(compile(scenario), replication, { log });
  return { log: logOf(s, log), tallies: talliesOf(s), blocking: blockingOf(s), finished: s };
}

function blockingOf({ blockedAt }: Simulation): Blocking {
  return {
    firstMutualBlock: blockedAt[BLOCKED_FIRST],
    firstDeadlock: blockedAt[DEADLOCK_FIRST],
    totalDeadlock: blockedAt[DEADLOCK_TOTAL],
  };
}

/** Bytes of all measures, with everybody told to a log and so taking the long way, and without (engine/direct.ts). */
export function simulateBothWays(
  scenario: Scenario,
  replication: number,
): readonly [long: Uint8Array, short: Uint8Array] {
  const model = compile(scenario);
  const columns = measureColumns(model);
  const bytes = (log?: EventLog): Uint8Array =>
    new Uint8Array(measureRow(columns, replicate(model, replication, log ? { log } : {})).buffer);
  return [bytes(new EventLog()), bytes()];
}

function logOf({ model }: Simulation, log: EventLog): LogEntry[] {
  const sources = [...model.placeIds, "home", "front-door"];
  const destinations = [...model.placeIds, ...model.exitIds];
  return log.entries.map(({ time, kind, stream, ordinal, visit, source, destination }) => ({
    time,
    kind,
    stream: originOf(model, stream),
    ordinal,
    visit,
    place: sources[source],
    destination: destination < 0 ? "" : destinations[destination],
  }));
}

function talliesOf(s: Simulation): Record<string, Partial<Tally>> {
  return Object.fromEntries(s.model.placeIds.map((id, place) => [id, tallyOf(s, place)]));
}

function tallyOf(s: Simulation, place: number): Partial<Tally> {
  const { model, tally, levels } = s;
  const stays = sums(model.groupCount, place * model.groupCount);
  const sources = sums(model.sourceCount, place * model.sourceCount);
  const pairs = [...model.pairPlace.keys()].filter((pair) => model.pairPlace[pair] === place);
  const destinations = [...model.placeIds, ...model.exitIds];
  const readyDays: Record<string, number> = {};
  for (const pair of pairs) {
    const id = destinations[model.pairDestination[pair]];
    readyDays[id] = (readyDays[id] ?? 0) + tally.readyDays[pair];
  }
  const queueDays: Record<string, number> = {};
  for (const [source, id] of [...model.placeIds, "home", "front-door"].entries()) {
    queueDays[id] = tally.queueDays[place * model.sourceCount + source];
  }
  return {
    occupiedBedDays: levels.integral(place),
    activeBedDays: stays(tally.activeDays),
    undeclaredBedDays: stays(tally.undeclaredDays),
    readyBedDays: levels.integral(model.placeCount + place),
    readyDaysByDestination: readyDays,
    reservedBedDays: tally.reservedDays[place],
    overCapacityBedDays: tally.overCapacityDays[place],
    closingBedDays: tally.closingDays[place],
    fullDays: tally.fullDays[place],
    queueDaysBySource: queueDays,
    admissions: stays(tally.admissions),
    nights: pairs.reduce((sum, pair) => sum + tally.nights[pair], 0),
    billableNights: pairs
      .filter((pair) => model.destinationIsBillable[model.pairDestination[pair]] !== 0)
      .reduce((sum, pair) => sum + tally.nights[pair], 0),
    lost: sources(tally.lost),
    diverted: sources(tally.diverted),
    leftQueue: sources(tally.leftQueue),
    ...listsOf(s, place),
    tookAlternative: sources(tally.tookAlternative),
    waitsBySource: waitsOf(s, place),
    ...careOf(s, place),
  };
}

/** Hours of care that a place gives. */
function careOf({ model, tally }: Simulation, place: number) {
  const waiting = model.placeIds.map((id, at): [string, number] => [
    id,
    tally.waitingCareHours[at * model.placeCount + place] ?? 0,
  ]);
  return {
    careHours: waiting.reduce((sum, [, hours]) => sum + hours, tally.homeCareHours[place]),
    waitingCareHours: Object.fromEntries(waiting),
    reservedCareHours: tally.reservedHourDays[place] / 700,
  };
}

/** The waiting lists for a place. */
function listsOf({ model, tally }: Simulation, place: number) {
  const total = (values: Float64Array): number =>
    values.reduce((sum, value, list) => (model.listPlace[list] === place ? sum + value : sum), 0);
  return {
    referrals: total(tally.referrals),
    calledByPlan: total(tally.calledByPlan),
    calledToFill: total(tally.calledToFill),
    listDays: total(tally.listDays),
    listWaitDays: total(tally.listWaitDays),
  };
}

function waitsOf(s: Simulation, place: number): Tally["waitsBySource"] {
  const { model, tally } = s;
  const waits: Tally["waitsBySource"] = {};
  for (const [source, id] of [...model.placeIds, "home", "front-door"].entries()) {
    const wait = model.waitOf[place * model.sourceCount + source];
    if (wait < 0 || tally.waitZeros[wait] + tally.waitPositive[wait] === 0) continue;
    waits[id] = {
      count: tally.waitZeros[wait] + tally.waitPositive[wait],
      sumDays: tally.waitDays[wait],
      countAboveZero: tally.waitPositive[wait],
      days: binned(tally.waitBins.subarray(wait * WAIT_BINS, (wait + 1) * WAIT_BINS)),
    };
  }
  return waits;
}

/** Lower edges of the bins of the waits above zero, once for each wait. */
function binned(bins: Float64Array): number[] {
  return [...bins].flatMap((count, bin) => Array.from({ length: count }, () => waitBinEdge(bin)));
}

function sums(count: number, offset: number): (values: Float64Array) => number {
  return (values) => values.subarray(offset, offset + count).reduce((sum, value) => sum + value, 0);
}
