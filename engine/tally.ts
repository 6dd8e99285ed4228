import type { Model } from "./model.ts";
import { WAIT_BINS } from "./wait-histogram.ts";

/**
 * Sums of the measured period: days are patient-days, counts are patients. All are sums over what happened, so memory does not
 * grow with the number of patients.
 */
export class Tally {
  /** [place × group] */
  readonly admissions: Float64Array;
  readonly activeDays: Float64Array;
  readonly undeclaredDays: Float64Array;
  /** [destination place × group] arrivals from outside, readmissions among them; and days waited for the place. */
  readonly arrivals: Float64Array;
  readonly readmissions: Float64Array;
  readonly queueDaysByGroup: Float64Array;

  /** [pair] days ready in all, and those of them in decision and start delays; the rest is queue. */
  readonly readyDays: Float64Array;
  readonly decisionDays: Float64Array;
  readonly startDays: Float64Array;
  /** [pair] midnights of being ready. */
  readonly nights: Float64Array;
  /** [pair] patients who became ready, who moved, and who moved after at least one night. */
  readonly becameReady: Float64Array;
  readonly moves: Float64Array;
  readonly movesAfterNight: Float64Array;
  /** [pair] nights of those who moved after at least one, each stay's in full. */
  readonly nightsOfMoves: Float64Array;
  /** [place × group] deaths at the end of treatment. */
  readonly deaths: Float64Array;

  /** [row] and [stream] those who took the short way (engine/direct.ts). */
  readonly passed: Float64Array;
  readonly admittedAtOnce: Float64Array;

  /** [destination place × source] */
  readonly admissionsFrom: Float64Array;
  readonly queueDays: Float64Array;
  readonly lost: Float64Array;
  readonly diverted: Float64Array;
  readonly leftQueue: Float64Array;
  /** Those among them who died. */
  readonly deathsWaiting: Float64Array;
  /** Those who took an alternative. */
  readonly tookAlternative: Float64Array;
  /** [wait] waits that ended in a place: zeros, sum of days, number above zero, and their bins. */
  readonly waitZeros: Float64Array;
  readonly waitDays: Float64Array;
  readonly waitPositive: Float64Array;
  readonly waitBins: Float64Array;

  /** [place] hours of care, from admission to departure. */
  readonly homeCareHours: Float64Array;
  /** [place waited for × place of care] hours of care of those who wait at home; empty where nobody has any. */
  readonly waitingCareHours: Float64Array;
  /** [place] hundredths of hours a week × days: in use, of them while they had a limit, reserved, and what there were; where they ever have a limit. */
  readonly hourDays: Float64Array;
  readonly hourDaysWhileLimited: Float64Array;
  readonly reservedHourDays: Float64Array;
  readonly hourCapacityDays: Float64Array;
  /** [place] patient-days and bed-days of the days on which it had a limit. */
  readonly occupiedWhileLimited: Float64Array;
  readonly capacityDays: Float64Array;
  readonly reservedDays: Float64Array;
  readonly overCapacityDays: Float64Array;
  readonly closingDays: Float64Array;
  readonly fullDays: Float64Array;
  /** [place × weekday] patient-days occupied, ready; days full; and the census at the midnight that ends the day. */
  readonly occupiedByWeekday: Float64Array;
  readonly readyByWeekday: Float64Array;
  readonly queueByWeekday: Float64Array;
  readonly fullByWeekday: Float64Array;
  readonly censusByWeekday: Float64Array;
  readonly queueCensusByWeekday: Float64Array;
  /** [weekday] measured days. */
  readonly weekdays: Float64Array = new Float64Array(7);

  /** [list] referrals, calls by plan and to free beds, days on the list. */
  readonly referrals: Float64Array;
  readonly calledByPlan: Float64Array;
  readonly calledToFill: Float64Array;
  readonly listDays: Float64Array;
  /** [list] waits from referral to admission: number, sum of days, and the bins of those above zero. */
  readonly listWaits: Float64Array;
  readonly listWaitDays: Float64Array;
  readonly listWaitBins: Float64Array;

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
