import { clockFraction } from "../scenarios/calendar.ts";
import { capacityOn, type CapacityStep, capacitySteps, dailyCapacity } from "../scenarios/capacity.ts";
import { bedsServed } from "../scenarios/serves.ts";
import type { Place, TransferHours } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { UNLIMITED, WEEKDAYS } from "../scenarios/words.ts";
import type { CompiledAlternatives } from "./compile-alternatives.ts";
import { leavingTables } from "./compile-leaving.ts";
import type { CompiledStays } from "./compile-stays.ts";
import type { DelayTable } from "./delay-table.ts";
import { NO_LIMIT, NONE, WINDOW_ALL_DAY, WINDOW_CLOSED, WINDOW_HOURS, WINDOW_INSTANT, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";
import { bySource } from "./sources.ts";

type CompiledPlaces = Pick<
  Model,
  | "placeOwner"
  | "actorIsHospital"
  | "groupActor"
  | "destinationIsBillable"
  | "destinationIsDeath"
  | "capacity"
  | "overCapacity"
  | "weekendReadiness"
  | "divertTo"
  | "overAllowed"
  | "queueLimit"
  | "queueTotal"
  | "leaveRate"
  | "leaveWays"
  | "leaveShare"
  | "leaveTo"
  | "leaveDelay"
  | "leaveReadmission"
  | "leaveReadmissionDelay"
  | "leaveReadmissionTo"
  | "leaveReadmissionGroup"
  | "hasQuotas"
  | "countsMunicipalities"
  | "placeHasQuota"
  | "quota"
  | "placeIsUnlimited"
  | "placeIsPlain"
  | "placeIsSteady"
  | "capacityStepOffset"
  | "capacityStepFrom"
  | "capacityStepTo"
  | "intakeWindow"
  | "intakeFrom"
  | "intakeTo"
  | "intakeMax"
  | "dischargeWindow"
  | "dischargeFrom"
  | "dischargeTo"
  | "dischargeMax"
  | "hasDischargeCalendar"
  | "circleEdge"
  | "hasCircles"
  | "isHold"
  | "holdsCircles"
  | "mostBedsFrom"
  | "waitOf"
  | "waitCount"
>;

/** The places: capacities, queues and calendars by epoch. */
export function compilePlaces(
  naming: Naming,
  stays: CompiledStays,
  alternatives: CompiledAlternatives,
  delays: DelayTable,
): CompiledPlaces {
  const { scenario, placeIds, exitIds, groupIds, actorIds, actor } = naming;
  const capacity = forPlaces(naming, 7, (place, _scenario, weekday) => beds(capacityOn(place, WEEKDAYS[weekday])));
  const placeIsUnlimited = Uint8Array.from(placeIds, (_, index) =>
    naming.epochs.every((_scenario, epoch) => capacity[(epoch * placeIds.length + index) * 7] === NO_LIMIT) ? 1 : 0,
  );
  const overCapacity = Int32Array.from(forPlaces(naming, 1, (place) => beds(place.overCapacityBeds ?? 0)));
  const waits = waitTables(naming, stays, alternatives, placeIsUnlimited);
  const isHold = scenario.run.mutualBlocking === "hold";
  const holdsCircles = isHold && waits.hasCircles;
  return {
    placeOwner: Int32Array.from(placeIds, (id) => indexIn(actor, scenario.places[id].owner)),
    actorIsHospital: Uint8Array.from(actorIds, (id) => (scenario.actors[id].kind === "hospital" ? 1 : 0)),
    groupActor: Int32Array.from(groupIds, (id) => indexIn(actor, scenario.groups[id].actor)),
    destinationIsBillable: Uint8Array.from([
      ...placeIds.map((id) => (scenario.actors[scenario.places[id].owner].kind === "municipality" ? 1 : 0)),
      ...exitIds.map((id) => (scenario.exits[id].billable ? 1 : 0)),
    ]),
    destinationIsDeath: Uint8Array.from([
      ...placeIds.map(() => 0),
      ...exitIds.map((id) => (scenario.exits[id].kind === "death" ? 1 : 0)),
    ]),
    capacity: Int32Array.from(capacity),
    placeIsUnlimited,
    placeIsPlain: plainPlaces(naming, alternatives),
    placeIsSteady: Uint8Array.from(forPlaces(naming, 1, (place) => (isSteady(place) ? 1 : 0))),
    overCapacity,
    ...capacityStepTables(naming),
    weekendReadiness: Float64Array.from(forPlaces(naming, 1, (place) => place.weekendReadiness?.declaredOnMonday ?? 0)),
    divertTo: Int32Array.from(
      forPlaces(naming, 1, ({ queue }) =>
        queue?.divertTo === undefined ? NONE : indexIn(naming.place, queue.divertTo),
      ),
    ),
    overAllowed: Uint8Array.from(
      forPlaces(naming, groupIds.length, (place, _scenario, group) =>
        (place.overCapacityGroups ?? groupIds).includes(groupIds[group]) ? 1 : 0,
      ),
    ),
    ...quotaTables(naming),
    ...queueTables(naming, delays),
    ...windowTables(naming),
    ...waits,
    isHold,
    holdsCircles,
    mostBedsFrom: holdsCircles ? mostBedsFrom(naming, overCapacity) : new Int32Array(0),
  };
}

/** [epoch × place] 1 where a free bed is all that admission takes, and patients go where their route says. */
function plainPlaces(naming: Naming, { alternativeTo, alternativeKeepsTurn }: CompiledAlternatives): Uint8Array {
  const isPlain = Uint8Array.from(forPlaces(naming, 1, ({ allocation }) => (allocation?.rule === "shares" ? 0 : 1)));
  for (const [at, place] of alternativeTo.entries()) {
    if (alternativeKeepsTurn[at] === 0) continue;
    for (let epoch = 0; epoch < naming.epochs.length; epoch++) isPlain[epoch * naming.placeIds.length + place] = 0;
  }
  return isPlain;
}

function isSteady(place: Place): boolean {
  const [first, ...others] = WEEKDAYS.map((weekday) => capacitySteps(place, weekday));
  if (place.intake || place.discharge || first.length > 1) return false;
  return others.every((steps) => steps.length === 1 && steps[0].capacity === first[0].capacity);
}

/** [epoch × place × width] a number for each place in each epoch. */
function forPlaces(
  { epochs, placeIds }: Naming,
  width: number,
  value: (place: Place, scenario: Scenario, at: number) => number,
): number[] {
  return epochs.flatMap((scenario) =>
    placeIds.flatMap((id) => Array.from({ length: width }, (_, at) => value(scenario.places[id], scenario, at))),
  );
}

function beds(value: number | typeof UNLIMITED): number {
  return value === UNLIMITED || value === Infinity ? NO_LIMIT : value;
}

function mostBedsFrom(naming: Naming, overCapacity: Int32Array): Int32Array {
  const capacity = forPlaces(naming, 7, (place, _scenario, weekday) =>
    beds(dailyCapacity(place, WEEKDAYS[weekday]).most),
  );
  const { days, dayEpoch, placeIds } = naming;
  const most = new Int32Array(days.dayCount * placeIds.length);
  for (let day = days.dayCount - 1; day >= 0; day--) {
    for (let place = 0; place < placeIds.length; place++) {
      const stretch = dayEpoch[day] * placeIds.length + place;
      const today = Math.min(NO_LIMIT, capacity[stretch * 7 + days.weekday[day]] + overCapacity[stretch]);
      const later = day + 1 < days.dayCount ? most[(day + 1) * placeIds.length + place] : 0;
      most[day * placeIds.length + place] = Math.max(today, later);
    }
  }
  return most;
}

/** What comes after midnight where the capacity goes by the hour. */
function capacityStepTables({ epochs, placeIds }: Naming) {
  const offset = [0];
  const steps: CapacityStep[] = [];
  for (const { places } of epochs) {
    for (const id of placeIds) {
      for (const weekday of WEEKDAYS) {
        steps.push(...capacitySteps(places[id], weekday).slice(1));
        offset.push(steps.length);
      }
    }
  }
  return {
    capacityStepOffset: Int32Array.from(offset),
    capacityStepFrom: Float64Array.from(steps, ({ from }) => from),
    capacityStepTo: Int32Array.from(steps, ({ capacity }) => beds(capacity)),
  };
}

/** Most beds of each municipality's patients. */
function quotaTables(naming: Naming) {
  const { actorIds, placeIds } = naming;
  const placeHasQuota = Uint8Array.from(forPlaces(naming, 1, (place) => (place.serves ? 1 : 0)));
  return {
    hasQuotas: placeHasQuota.includes(1),
    countsMunicipalities: Uint8Array.from(placeIds, (id) =>
      naming.epochs.some(({ places }) => places[id].serves) ? 1 : 0,
    ),
    placeHasQuota,
    quota: Int32Array.from(
      forPlaces(naming, actorIds.length, (place, _scenario, actor) => beds(bedsServed(place, actorIds[actor]))),
    ),
  };
}

function queueTables(naming: Naming, delays: DelayTable) {
  const sources = naming.placeIds.length + 2;
  return {
    ...leavingTables(naming, delays),
    queueLimit: Int32Array.from(
      forPlaces(
        naming,
        sources,
        (place, scenario, source) => bySource(naming, scenario, place.queue?.limit, source) ?? NO_LIMIT,
      ),
    ),
    queueTotal: Int32Array.from(forPlaces(naming, 1, (place) => place.queue?.total ?? NO_LIMIT)),
  };
}

function windowTables(naming: Naming) {
  const table = (value: (place: Place, weekday: number) => number) =>
    forPlaces(naming, 7, (place, _scenario, weekday) => value(place, weekday));
  return {
    intakeWindow: Uint8Array.from(table((place, weekday) => windowOn(place.intake, weekday))),
    intakeFrom: Float64Array.from(table((place) => opensAt(place.intake))),
    intakeTo: Float64Array.from(table((place) => clockFraction(place.intake?.hours?.to ?? "24:00"))),
    intakeMax: Int32Array.from(table((place, weekday) => maxOn(place.intake, weekday))),
    dischargeWindow: Uint8Array.from(table((place, weekday) => windowOn(place.discharge, weekday))),
    dischargeFrom: Float64Array.from(table((place) => opensAt(place.discharge))),
    dischargeTo: Float64Array.from(table((place) => clockFraction(place.discharge?.hours?.to ?? "24:00"))),
    dischargeMax: Int32Array.from(table((place, weekday) => maxOn(place.discharge, weekday))),
    hasDischargeCalendar: Uint8Array.from(forPlaces(naming, 1, (place) => (place.discharge ? 1 : 0))),
  };
}

function windowOn(hours: TransferHours | undefined, weekday: number): number {
  if (!hours) return WINDOW_ALL_DAY;
  if (hours.weekdays && !hours.weekdays.includes(WEEKDAYS[weekday])) return WINDOW_CLOSED;
  if (hours.at !== undefined) return WINDOW_INSTANT;
  if (!hours.hours || (hours.hours.from === "00:00" && hours.hours.to === "24:00")) return WINDOW_ALL_DAY;
  return WINDOW_HOURS;
}

function opensAt(hours: TransferHours | undefined): number {
  return clockFraction(hours?.at ?? hours?.hours?.from ?? "00:00");
}

function maxOn(hours: TransferHours | undefined, weekday: number): number {
  return hours?.maxPerDay?.[WEEKDAYS[weekday]] ?? NO_LIMIT;
}

/** Which waits can happen at all, and which of them can be part of a circle. */
function waitTables(
  naming: Naming,
  stays: CompiledStays,
  alternatives: CompiledAlternatives,
  placeIsUnlimited: Uint8Array,
) {
  const placeCount = naming.placeIds.length;
  const sources = placeCount + 2;
  const possible = new Uint8Array(placeCount * sources);
  const isAlwaysOpen = Uint8Array.from(naming.placeIds, (id) =>
    naming.epochs.every(({ places }) => takesAnybody(places[id])) ? 1 : 0,
  );
  const isEverLimited = Uint8Array.from(naming.placeIds, (id, place) =>
    placeIsUnlimited[place] === 0 || naming.epochs.some(({ places }) => places[id].serves) ? 1 : 0,
  );
  const edge = new Uint8Array(placeCount * placeCount);
  for (let pair = 0; pair < stays.pairCount; pair++) {
    const place = stays.pairPlace[pair];
    for (const to of placesWaitedFor(naming, stays, alternatives, pair)) {
      possible[to * sources + place] = 1;
      if (!isAlwaysOpen[to] && isEverLimited[place]) edge[place * placeCount + to] = 1;
    }
  }
  // Anybody may come to any place from outside, by a stream, a readmission, or a detour from one.
  for (let place = 0; place < placeCount; place++) {
    possible[place * sources + placeCount] = 1;
    possible[place * sources + placeCount + 1] = 1;
  }
  const waitOf = new Int32Array(placeCount * sources).fill(NONE);
  let waitCount = 0;
  for (let at = 0; at < possible.length; at++) if (possible[at]) waitOf[at] = waitCount++;
  const reach = closure(edge, placeCount);
  const circleEdge = edge.map((exists, at) => {
    const from = Math.floor(at / placeCount);
    const to = at % placeCount;
    return exists && reach[to * placeCount + from] ? 1 : 0;
  });
  return { waitOf, waitCount, circleEdge, hasCircles: circleEdge.includes(1) };
}

/** The destination of a pair and its alternatives in any epoch, where it is a place. */
function placesWaitedFor(
  { epochs, placeIds, groupIds }: Naming,
  { pairPlace, pairGroup, pairDestination }: CompiledStays,
  { alternativeStart, alternativeTo }: CompiledAlternatives,
  pair: number,
): number[] {
  const to = pairDestination[pair];
  if (to >= placeIds.length) return [];
  const lists = epochs.map((_, epoch) => {
    const queue = (epoch * placeIds.length + to) * (placeIds.length + 2) + pairPlace[pair];
    return queue * groupIds.length + pairGroup[pair];
  });
  return [
    to,
    ...lists.flatMap((list) => [...alternativeTo.subarray(alternativeStart[list], alternativeStart[list + 1])]),
  ];
}

/** Whether nobody ever waits for the place: it has no limit, or over-capacity without limit, serves everybody, and no calendar. */
function takesAnybody(place: Place): boolean {
  const unlimited =
    (place.capacityBeds === UNLIMITED && !place.staff) ||
    (place.overCapacityBeds === UNLIMITED && !place.overCapacityGroups);
  return unlimited && !place.capacityByWeekday && !place.serves && !place.intake;
}

/** [place × place] 1 where a path leads from the first to the second. */
function closure(edge: Uint8Array, count: number): Uint8Array {
  const reach = Uint8Array.from(edge);
  for (let through = 0; through < count; through++) {
    for (let from = 0; from < count; from++) {
      if (!reach[from * count + through]) continue;
      for (let to = 0; to < count; to++) if (reach[through * count + to]) reach[from * count + to] = 1;
    }
  }
  return reach;
}
