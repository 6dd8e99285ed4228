import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import { dateNumber, dateText } from "../scenarios/calendar.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import { costClass } from "./unit-cost.ts";
import { type ConsumptionPlan, UserConsumption } from "./user-consumption.ts";

/** Where a user is at the end: the way out that was taken, the kind of the place, or waiting without one. */
export const OUTCOMES = [
  "home",
  "death",
  "other",
  "hospital",
  "health-house",
  "short-term",
  "rehabilitation",
  "long-term",
  "home-care",
  "other-place",
  "waiting",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Users without an age group are told under this. */
export const AGE_UNKNOWN = "unknown";

/** What the sums of a replication are by. */
export interface CostPlan {
  readonly actors: readonly string[];
  readonly services: readonly string[];
  readonly ages: readonly string[];
  readonly classCount: number;
  /** Days of each period. */
  readonly periodDays: readonly number[];
}

/** Sums of one replication over its periods, in arrays by the plan: users are user-periods. */
export interface CostSums {
  /** [actor] users, their cost in NOK. */
  readonly users: Float64Array;
  readonly costNok: Float64Array;
  /** [actor × class] */
  readonly usersByClass: Float64Array;
  readonly costByClass: Float64Array;
  /** [actor × service] cost of those above the limit. */
  readonly outlierCost: Float64Array;
  readonly outliers: Float64Array;
  /** [actor × age] */
  readonly usersByAge: Float64Array;
  readonly costByAge: Float64Array;
  /** [actor × outcome] */
  readonly usersByOutcome: Float64Array;
  readonly costByOutcome: Float64Array;
  /** [actor × service] units given to users, and users who had any. */
  readonly volume: Float64Array;
  readonly usersOfService: Float64Array;
  /** [service] units as the engine itself counts them in the same days: what the users' sums are checked against. */
  readonly counted: Float64Array;
  /** [owner actor × service] days in its places, whoever had them. */
  readonly given: Float64Array;
  /** [owner actor × service] place-days that stood empty, where the places have a limit: costs that no user bears. */
  readonly idle: Float64Array;
}

/** The cost per user follows every patient, so it takes the first replications only. */
export const MOST_FOLLOWED = 10;

/** The consumption of the users of a run: sums by replication, which are few however many patients there are. */
export interface UserCosts {
  readonly plan: CostPlan;
  readonly costs: UnitCosts;
  readonly replications: readonly CostSums[];
}

/** The ids by which a scenario's costs are summed. */
export function costPlanOf(scenario: Scenario, model: Model, costs: UnitCosts): CostPlan {
  const ages = new Set(Object.values(scenario.groups).map(({ ageGroup }) => ageGroup ?? AGE_UNKNOWN));
  return {
    actors: model.actorIds,
    services: Object.keys(costs.services),
    ages: [...ages].sort((a, b) => youngest(a) - youngest(b)),
    classCount: costs.costClassesNok.length + 1,
    periodDays: costPeriodDays(model, scenario.run.startDate),
  };
}

/** Days of each period that costs are summed by: the years of the run. */
export function costPeriodDays(days: Pick<Model, "warmUpDays" | "dayCount">, startDate: string): number[] {
  const bounds = periodBounds(days, startDate);
  return bounds.slice(1).map((bound, at) => bound - bounds[at]!);
}

function youngest(age: string): number {
  return age === AGE_UNKNOWN ? Infinity : Number(/^\d+/.exec(age)?.[0]);
}

/**
 * Simulates replications one by one, and sums what their users cost.
 * @param replications numbers, from 0
 * @param onDone told after each; a false answer ends the work with what there is
 */
export function userCosts(
  scenario: Scenario,
  model: Model,
  costs: UnitCosts,
  replications: readonly number[],
  onDone: (finished: number) => boolean = () => true,
): UserCosts {
  const plan = costPlanOf(scenario, model, costs);
  const sums: CostSums[] = [];
  for (const replication of replications) {
    sums.push(costSums(scenario, model, costs, plan, replication));
    if (!onDone(sums.length)) break;
  }
  return { plan, costs, replications: sums };
}

/** What the users of one replication cost. */
export function costSums(
  scenario: Scenario,
  model: Model,
  costs: UnitCosts,
  plan: CostPlan,
  replication: number,
): CostSums {
  const sums = emptySums(plan);
  const consumption = consumptionPlan(scenario, model, plan, costs);
  const unitNok = plan.services.map((id) => costs.services[id]!.directNok + costs.services[id]!.overheadNok);
  const ageOf = model.groupIds.map((id) => plan.ages.indexOf(scenario.groups[id]!.ageGroup ?? AGE_UNKNOWN));
  const { services, ages, classCount } = plan;
  const sink = new UserConsumption(model, consumption, (_period, actor, group, outcome, volumes) => {
    let nok = 0;
    for (let service = 0; service < services.length; service++) nok += volumes[service]! * unitNok[service]!;
    const own = costClass(nok, costs.costClassesNok);
    const isOutlier = nok > costs.outlierNok;
    sums.users[actor]!++;
    sums.costNok[actor]! += nok;
    sums.usersByClass[actor * classCount + own]!++;
    sums.costByClass[actor * classCount + own]! += nok;
    sums.usersByAge[actor * ages.length + ageOf[group]!]!++;
    sums.costByAge[actor * ages.length + ageOf[group]!]! += nok;
    sums.usersByOutcome[actor * OUTCOMES.length + outcome]!++;
    sums.costByOutcome[actor * OUTCOMES.length + outcome]! += nok;
    if (isOutlier) sums.outliers[actor]!++;
    for (let service = 0; service < services.length; service++) {
      const at = actor * services.length + service;
      const volume = volumes[service]!;
      if (volume === 0) continue;
      sums.volume[at]! += volume;
      sums.usersOfService[at]!++;
      if (isOutlier) sums.outlierCost[at]! += volume * unitNok[service]!;
    }
  });
  const s = beginReplication(model, replication, { log: sink });
  runUntil(s, model.dayCount);
  sink.finish(s);
  endReplication(s);
  countAgain(s, consumption, sums, services.length);
  return sums;
}

/** What the engine counted by itself: days and hours by place, billable nights by pair; and places that stood empty. */
function countAgain(
  s: ReturnType<typeof beginReplication>,
  { placeService, nightService, isHours }: ConsumptionPlan,
  sums: CostSums,
  serviceCount: number,
): void {
  const { model, tally, levels } = s;
  for (let place = 0; place < model.placeCount; place++) {
    const service = placeService[place]!;
    if (service < 0) continue;
    const occupied = levels.integral(place);
    if (isHours[service] === 0) sums.counted[service]! += occupied;
    else {
      sums.counted[service]! += tally.homeCareHours[place]!;
      for (let to = 0; model.hasWaitingCare && to < model.placeCount; to++) {
        sums.counted[service]! += tally.waitingCareHours[to * model.placeCount + place]!;
      }
    }
    const given = model.placeOwner[place]! * serviceCount + service;
    if (isHours[service] === 0) sums.given[given]! += occupied;
    const empty = tally.capacityDays[place]! - tally.occupiedWhileLimited[place]!;
    if (isHours[service] === 0 && empty > 0) sums.idle[given]! += empty;
  }
  for (let pair = 0; pair < model.pairCount; pair++) {
    const service = nightService[model.pairPlace[pair]!]!;
    if (service >= 0 && model.destinationIsBillable[model.pairDestination[pair]!] !== 0) {
      sums.counted[service]! += tally.nights[pair]!;
    }
  }
}

function consumptionPlan(scenario: Scenario, model: Model, plan: CostPlan, costs: UnitCosts): ConsumptionPlan {
  const kindOf = model.placeIds.map((id) => scenario.places[id]!.kind);
  const serviceFor = (place: number, isNight: boolean): number =>
    plan.services.findIndex((id) => {
      const { kinds, per } = costs.services[id]!;
      return (per === "night") === isNight && kinds.includes(kindOf[place]!);
    });
  const outcome = (name: Outcome): number => OUTCOMES.indexOf(name);
  return {
    serviceCount: plan.services.length,
    placeService: Int32Array.from(model.placeIds, (_, place) => serviceFor(place, false)),
    nightService: Int32Array.from(model.placeIds, (_, place) =>
      model.actorIsHospital[model.placeOwner[place]!] === 0 ? -1 : serviceFor(place, true),
    ),
    isHours: Uint8Array.from(plan.services, (id) => (costs.services[id]!.per === "hour" ? 1 : 0)),
    placeOutcome: Int32Array.from(kindOf, (kind) => outcome(kind === "other" ? "other-place" : kind)),
    exitOutcome: Int32Array.from(model.exitIds, (id) => outcome(scenario.exits[id]!.kind)),
    waitingOutcome: outcome("waiting"),
    lostOutcome: outcome("other"),
    bounds: periodBounds(model, scenario.run.startDate),
  };
}

const DAYS_A_YEAR = 365.25;

/**
 * The measured days in periods of a calendar year each, counted from the first of them. What is left at the end joins the last period,
 * or makes one of its own where it is half a year or more.
 */
function periodBounds({ warmUpDays, dayCount }: Pick<Model, "warmUpDays" | "dayCount">, startDate: string): number[] {
  const count = Math.max(1, Math.round((dayCount - warmUpDays) / DAYS_A_YEAR));
  const first = dateNumber(startDate);
  const [year, rest] = [Number(startDate.slice(0, 4)), startDate.slice(4)];
  const inner = Array.from({ length: count - 1 }, (_, at) => {
    // A leap day comes again on 1 March.
    const text = `${year + at + 1}${rest}`;
    const date = dateText(dateNumber(text)) === text ? text : `${year + at + 1}-03-01`;
    return warmUpDays + dateNumber(date) - first;
  });
  return [warmUpDays, ...inner, dayCount];
}

function emptySums({ actors, services, ages, classCount }: CostPlan): CostSums {
  const of = (...sizes: number[]): Float64Array =>
    new Float64Array(sizes.reduce((product, size) => product * size, actors.length));
  return {
    users: of(),
    costNok: of(),
    usersByClass: of(classCount),
    costByClass: of(classCount),
    outlierCost: of(services.length),
    outliers: of(),
    usersByAge: of(ages.length),
    costByAge: of(ages.length),
    usersByOutcome: of(OUTCOMES.length),
    costByOutcome: of(OUTCOMES.length),
    volume: of(services.length),
    usersOfService: of(services.length),
    counted: new Float64Array(services.length),
    given: of(services.length),
    idle: of(services.length),
  };
}
