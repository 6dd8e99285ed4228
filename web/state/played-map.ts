import type { ReplicationDays } from "../../analysis/day-censuses.ts";
import type { FlowMapData, FlowPlace } from "../../report/charts/flow-map.ts";
import type { Language } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { DETAILS } from "../texts/details.ts";

/** Less than this is written as 0.0. */
const LEAST_TOLD = 0.05;

/** The map with the numbers of one midnight in its boxes; ways and what comes and goes stay those of the year. */
export function playedMap(data: FlowMapData, days: ReplicationDays, day: number, language: Language): FlowMapData {
  const places = data.places.map((place): FlowPlace => {
    const at = days.placeIds.indexOf(place.id);
    if (at < 0) return place;
    const cell = day * days.placeIds.length + at;
    const capacity = days.capacity[cell];
    const occupied = days.occupied[cell];
    const now = DETAILS[language].now(formatNumber(occupied, { language, decimals: 0 }));
    const hasShare = place.occupancyShare !== null && capacity > 0;
    // Where nobody waits in the whole year, no room is kept for those who wait.
    const hasWaiting = (place.queue ?? 0) >= LEAST_TOLD || (place.ready ?? 0) >= LEAST_TOLD;
    return {
      ...place,
      capacity: `${now}, ${place.capacity}`,
      occupied: null,
      occupancyShare: hasShare ? occupied / capacity : null,
      queue: hasWaiting ? days.waiting[cell] : null,
      ready: hasWaiting ? days.ready[cell] : null,
      ...(hasWaiting && { keepsRoom: true }),
    };
  });
  return { ...data, places };
}

/** All who wait for a place at a midnight. */
export function waitingOn({ waiting, placeIds }: ReplicationDays, day: number): number {
  const first = day * placeIds.length;
  return waiting.subarray(first, first + placeIds.length).reduce((sum, count) => sum + count, 0);
}
