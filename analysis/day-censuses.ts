import type { EventSink } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";
import { dateText } from "../scenarios/calendar.ts";
import { censusOf } from "./day-trace.ts";
import { capacityOf } from "./waiting-reasons.ts";

/** One replication as its measured days begin: who is where, and who waits. */
export interface ReplicationDays {
  readonly replication: number;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly dayCount: number;
  readonly placeIds: readonly string[];
  /** [day × place] patients at midnight, when the day begins. */
  readonly occupied: Int32Array;
  /** [day × place] of them, discharge-ready. */
  readonly ready: Int32Array;
  /** [day × place] those who wait for the place, wherever they are. */
  readonly waiting: Int32Array;
  /** [day × place] beds or hours; −1 without limit. */
  readonly capacity: Float64Array;
}

/** Counts at every midnight of the measured period. */
class DayCensuses implements EventSink {
  readonly days: ReplicationDays;
  private readonly model: Model;

  constructor(model: Model, replication: number) {
    this.model = model;
    const dayCount = model.dayCount - model.warmUpDays;
    const size = dayCount * model.placeCount;
    this.days = {
      replication,
      startDate: dateText(model.firstDate + model.warmUpDays),
      dayCount,
      placeIds: model.placeIds,
      occupied: new Int32Array(size),
      ready: new Int32Array(size),
      waiting: new Int32Array(size),
      capacity: new Float64Array(size).fill(-1),
    };
  }

  add(): void {
    // What happens between the midnights shows at the next one.
  }

  dayBegins(s: Simulation, now: number): void {
    const { warmUpDays, placeCount, dayCount } = this.model;
    if (now < warmUpDays || now >= dayCount) return;
    const { occupied, ready, waiting, capacity } = this.days;
    const first = (now - warmUpDays) * placeCount;
    for (const [place, census] of censusOf(s).entries()) {
      occupied[first + place] = census.occupied;
      ready[first + place] = census.ready;
      waiting[first + place] = census.waiting;
      capacity[first + place] = capacityOf(s, place) ?? -1;
    }
  }
}

/** Simulates one replication, and counts at every midnight. */
export function replicationDays(model: Model, replication: number): ReplicationDays {
  const censuses = new DayCensuses(model, replication);
  const s = beginReplication(model, replication, { log: censuses });
  runUntil(s, model.dayCount);
  endReplication(s);
  return censuses.days;
}
