import type { Model } from "./model.ts";
import { WAIT_BINS } from "./wait-histogram.ts";

/**
 * Sums of the measured period: days are patient-days, counts are patients. All are sums over what happened, so memory does not
 * grow with the number of patients.
 */
export class Tally {
  /** [place × group] */
  declare readonly admissions: Float64Array;
  declare readonly activeDays: Float64Array;
  declare readonly undeclaredDays: Float64Array;
  /** [destination place × group] arrivals from outside, readmissions among them; and days waited for the place. */
  declare readonly arrivals: Float64Array;
  declare readonly readmissions: Float64Array;
  declare readonly queueDaysByGroup: Float64Array;

  /** [pair] days ready in all, and those of them in decision and start delays; the rest is queue. */
  declare readonly readyDays: Float64Array;
  declare readonly decisionDays: Float64Array;
  declare readonly startDays: Float64Array;
  /** [pair] midnights of being ready. */
  declare readonly nights: Float64Array;
  /** [pair] patients who became ready, who moved, and who moved after at least one night. */
  declare readonly becameReady: Float64Array;
  declare readonly moves: Float64Array;
  declare readonly movesAfterNight: Float64Array;
  /** [pair] nights of those who moved after at least one, each stay's in full. */
  declare readonly nightsOfMoves: Float64Array;
  /** [place × group] deaths at the end of treatment. */
  declare readonly deaths: Float64Array;

  /** [row] and [stream] those who took the short way (engine/direct.ts). */
  declare readonly passed: Float64Array;
  declare readonly admittedAtOnce: Float64Array;

  /** [destination place × source] */
  declare readonly admissionsFrom: Float64Array;
  declare readonly queueDays: Float64Array;
  declare readonly lost: Float64Array;
  declare readonly diverted: Float64Array;
  declare readonly leftQueue: Float64Array;
  /** Those among them who died. */
  declare readonly deathsWaiting: Float64Array;
  /** Those who took an alternative. */
  declare readonly tookAlternative: Float64Array;
  /** [wait] waits that ended in a place: zeros, sum of days, number above zero, and their bins. */
  declare readonly waitZeros: Float64Array;
  declare readonly waitDays: Float64Array;
  declare readonly waitPositive: Float64Array;
  declare readonly waitBins: Float64Array;

  /** [place] hours of care, from admission to departure. */
  declare readonly homeCareHours: Float64Array;
  /** [place waited for × place of care] hours of care of those who wait at home; empty where nobody has any. */
  declare readonly waitingCareHours: Float64Array;
  /** [place] hundredths of hours a week × days: in use, of them while they had a limit, reserved, and what there were; where they ever have a limit. */
  declare readonly hourDays: Float64Array;
  declare readonly hourDaysWhileLimited: Float64Array;
  declare readonly reservedHourDays: Float64Array;
  declare readonly hourCapacityDays: Float64Array;
  /** [place] patient-days and bed-days of the days on which it had a limit. */
  declare readonly occupiedWhileLimited: Float64Array;
  declare readonly capacityDays: Float64Array;
  declare readonly reservedDays: Float64Array;
  declare readonly overCapacityDays: Float64Array;
  declare readonly closingDays: Float64Array;
  declare readonly fullDays: Float64Array;
  /** [place × weekday] patient-days occupied, ready; days full; and the census at the midnight that ends the day. */
  declare readonly occupiedByWeekday: Float64Array;
  declare readonly readyByWeekday: Float64Array;
  declare readonly queueByWeekday: Float64Array;
  declare readonly fullByWeekday: Float64Array;
  declare readonly censusByWeekday: Float64Array;
  declare readonly queueCensusByWeekday: Float64Array;
  /** [weekday] measured days. */
  readonly weekdays: Float64Array = new Float64Array(7);

  /** [list] referrals, calls by plan and to free beds, days on the list. */
  declare readonly referrals: Float64Array;
  declare readonly calledByPlan: Float64Array;
  declare readonly calledToFill: Float64Array;
  declare readonly listDays: Float64Array;
  /** [list] waits from referral to admission: number, sum of days, and the bins of those above zero. */
  declare readonly listWaits: Float64Array;
  declare readonly listWaitDays: Float64Array;
  declare readonly listWaitBins: Float64Array;

  /** Circles of mutual blocking that were moved. */
  circles = 0;
  /** Arrivals, treatment ends, and moves from place to place: what a speed figure calls an event. Never reset. */
  events = 0;

  /** @param spare one of the same model that nobody reads any more: its bins, the largest array by far, are taken */
  constructor(model: Model, spare: Tally | null = null) {
    const { placeCount, groupCount, sourceCount, pairCount, waitCount } = model;
    const stays = placeCount * groupCount;
    this.admissions = new Float64Array(stays);
    this.activeDays = new Float64Array(stays);
    this.undeclaredDays = new Float64Array(stays);
    this.homeCareHours = new Float64Array(placeCount);
    this.waitingCareHours = new Float64Array(model.hasWaitingCare ? placeCount * placeCount : 0);
    this.hourDays = new Float64Array(placeCount);
    this.hourDaysWhileLimited = new Float64Array(placeCount);
    this.reservedHourDays = new Float64Array(placeCount);
    this.hourCapacityDays = new Float64Array(placeCount);
    this.occupiedWhileLimited = new Float64Array(placeCount);
    this.arrivals = new Float64Array(stays);
    this.readmissions = new Float64Array(stays);
    this.queueDaysByGroup = new Float64Array(stays);
    this.deaths = new Float64Array(stays);
    this.readyDays = new Float64Array(pairCount);
    this.decisionDays = new Float64Array(pairCount);
    this.startDays = new Float64Array(pairCount);
    this.nights = new Float64Array(pairCount);
    this.becameReady = new Float64Array(pairCount);
    this.moves = new Float64Array(pairCount);
    this.nightsOfMoves = new Float64Array(pairCount);
    this.movesAfterNight = new Float64Array(pairCount);
    this.passed = new Float64Array(model.rowCount);
    this.admittedAtOnce = new Float64Array(model.streamCount);
    this.admissionsFrom = new Float64Array(placeCount * sourceCount);
    this.queueDays = new Float64Array(placeCount * sourceCount);
    this.lost = new Float64Array(placeCount * sourceCount);
    this.diverted = new Float64Array(placeCount * sourceCount);
    this.deathsWaiting = new Float64Array(placeCount * sourceCount);
    this.tookAlternative = new Float64Array(placeCount * sourceCount);
    this.leftQueue = new Float64Array(placeCount * sourceCount);
    this.waitZeros = new Float64Array(waitCount);
    this.waitDays = new Float64Array(waitCount);
    this.waitPositive = new Float64Array(waitCount);
    spare?.emptyBins();
    this.waitBins = spare?.waitBins ?? new Float64Array(waitCount * WAIT_BINS);
    this.reservedDays = new Float64Array(placeCount);
    this.overCapacityDays = new Float64Array(placeCount);
    this.closingDays = new Float64Array(placeCount);
    this.fullDays = new Float64Array(placeCount);
    this.capacityDays = new Float64Array(placeCount);
    this.referrals = new Float64Array(model.listCount);
    this.calledByPlan = new Float64Array(model.listCount);
    this.calledToFill = new Float64Array(model.listCount);
    this.listDays = new Float64Array(model.listCount);
    this.listWaits = new Float64Array(model.listCount);
    this.listWaitDays = new Float64Array(model.listCount);
    this.listWaitBins = new Float64Array(model.listCount * WAIT_BINS);
    this.occupiedByWeekday = new Float64Array(placeCount * 7);
    this.readyByWeekday = new Float64Array(placeCount * 7);
    this.queueByWeekday = new Float64Array(placeCount * 7);
    this.fullByWeekday = new Float64Array(placeCount * 7);
    this.censusByWeekday = new Float64Array(placeCount * 7);
    this.queueCensusByWeekday = new Float64Array(placeCount * 7);
  }

  /** Forgets the warm-up. */
  reset(): void {
    this.emptyBins();
    for (const column of Object.values(this)) {
      if (column instanceof Float64Array && column !== this.waitBins) column.fill(0);
    }
    this.circles = 0;
  }

  /** Only of waits that occurred, since most never do. */
  private emptyBins(): void {
    for (let wait = 0; wait < this.waitPositive.length; wait++) {
      if (this.waitPositive[wait] > 0) this.waitBins.fill(0, wait * WAIT_BINS, (wait + 1) * WAIT_BINS);
    }
  }
}
