import type { DistributionTables } from "./distribution-tables.ts";

/** A capacity, queue limit or daily number without limit. */
export const NO_LIMIT = 1 << 30;
/** No such index: no delay, no place, no row. */
export const NONE = -1;

/** How a place takes in or lets out on one weekday. */
export const WINDOW_CLOSED = 0;
export const WINDOW_ALL_DAY = 1;
export const WINDOW_HOURS = 2;
export const WINDOW_INSTANT = 3;

/** Who goes first for a place: by class, from the longest list, or by the turns of a cycle. */
export const TURN_CLASSES = 0;
export const TURN_LONGEST = 1;
export const TURN_SHARES = 2;
/** By class, where a municipality's patients may have used up their beds. */
export const TURN_CLASSES_SERVED = 3;

/** Flags of a row. */
export const ROW_DEATH = 1;
export const ROW_AT_ONCE = 2;
/** The way on has no delay or change of group: always, or where readiness falls on a weekday. */
export const ROW_PLAIN = 4;
export const ROW_PLAIN_ON_WEEKDAYS = 8;

/**
 * A scenario without names and hours: indices, days, typed arrays. Made by `compile`; the event loop sees nothing else.
 *
 * Indices are in order of id, so the order in the file changes nothing. Destinations are the places (0 … placeCount − 1) and
 * then the exits. Sources of a wait are the places, then home (placeCount), then the front door (placeCount + 1).
 * A *row* is one way on from the stay of a group in a place; rows of one stay lie together. A *pair* is one
 * (place, group, destination) that a patient may wait in, rows and detours alike: the finest split of ready days.
 * Tables by epoch have the epoch as their first dimension.
 */
export interface Model {
  readonly placeIds: readonly string[];
  readonly exitIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly streamIds: readonly string[];
  readonly actorIds: readonly string[];

  readonly placeCount: number;
  readonly destinationCount: number;
  readonly groupCount: number;
  readonly sourceCount: number;
  readonly streamCount: number;
  readonly rowCount: number;
  readonly pairCount: number;

  /** [place] actor that owns it. */
  readonly placeOwner: Int32Array;
  /** [actor] 1 for a hospital. */
  readonly actorIsHospital: Uint8Array;
  /** [group] actor where the group lives. */
  readonly groupActor: Int32Array;
  /** [destination] 1 where nights of waiting for it carry the fee. */
  readonly destinationIsBillable: Uint8Array;
  /** [destination] 1 for an exit by death. */
  readonly destinationIsDeath: Uint8Array;

  /** Simulated days in all, and those before the first measured one. */
  readonly dayCount: number;
  readonly warmUpDays: number;
  /** Days since 1970-01-01 of day 0. */
  readonly firstDate: number;
  /** [day] 0 Monday to 6 Sunday, holidays as Sunday; and as they are. */
  readonly dayWeekday: Uint8Array;
  readonly dayPlainWeekday: Uint8Array;
  /** [day] epoch. */
  readonly dayEpoch: Uint16Array;
  readonly epochCount: number;

  /** [stream] */
  readonly streamGroup: Int32Array;
  readonly streamTo: Int32Array;
  readonly streamSource: Int32Array;
  readonly streamKeyHigh: Int32Array;
  readonly streamKeyLow: Int32Array;
  /** [stream] first day on which the rate is not what it was on day 0, dayCount where it never varies; and the rate until then. */
  readonly streamConstantUntil: Int32Array;
  readonly streamConstantRate: Float64Array;
  /** [stream] offset into cumulativeRate, NONE for a rate that never varies and for a trace. */
  readonly streamCumulative: Int32Array;
  /** [… + day], dayCount + 1 numbers: expected arrivals from day 0 to the start of the day. */
  readonly cumulativeRate: Float64Array;
  /** [epoch × stream] offset into hourShares, NONE for an even day. */
  readonly streamHours: Int32Array;
  /** [… + hour], 25 numbers: share of the day's arrivals before the hour. */
  readonly hourShares: Float64Array;

  /** [stream + 1] offset into traceTimes: the instants of a trace end where those of the next stream begin. */
  readonly streamTrace: Int32Array;
  /** Arrivals at given instants, in order, in days since day 0. */
  readonly traceTimes: Float64Array;

  readonly listCount: number;
  /** [list] planned stream, and place that its patients wait to be called in to. */
  readonly listStream: Int32Array;
  readonly listPlace: Int32Array;
  /** [stream, then list for those on it at the start] list, or NONE. */
  readonly streamList: Int32Array;
  /** [place] its number among places with a list, or NONE; and how many those are. */
  readonly placeList: Int32Array;
  readonly listedPlaceCount: number;
  /** [place] 1 where free beds are ever filled from a list. */
  readonly fillsFreeBeds: Uint8Array;
  /** [list] patients on it at the start, and the keys of their stream. */
  readonly listAtStart: Int32Array;
  readonly listStartKeyHigh: Int32Array;
  readonly listStartKeyLow: Int32Array;
  /** [epoch × list × weekday] patients called in by plan, and [epoch × list] the fraction of the day at which they are. */
  readonly listCalls: Int32Array;
  readonly listCallAt: Float64Array;
  /** [epoch × list] beds kept free, NO_LIMIT where none are filled; [epoch × list × weekday] fractions of the day between which they are. */
  readonly listKeepFree: Int32Array;
  readonly listFillFrom: Float64Array;
  readonly listFillTo: Float64Array;

  /** [place × group + 1] first row of the stay; equal to the next where the group never comes there. */
  readonly stayRows: Int32Array;
  /** [row] */
  readonly rowDestination: Int32Array;
  /** Id of the routing that led there, empty for none. */
  readonly rowRouting: readonly string[];
  readonly rowPair: Int32Array;
  /** [epoch × row] */
  readonly rowCumulative: Float64Array;
  readonly rowTreatment: Int32Array;
  readonly rowDecisionDelay: Int32Array;
  readonly rowStartDelay: Int32Array;
  readonly rowFlags: Uint8Array;
  readonly rowNextGroup: Int32Array;
  readonly rowReadmission: Float64Array;
  readonly rowReadmissionDelay: Int32Array;
  readonly rowReadmissionTo: Int32Array;
  readonly rowReadmissionGroup: Int32Array;
  /** [epoch × place × group] hours a week. */
  readonly stayHours: Float64Array;

  /** [delay × 7] distribution by weekday; and [delay] the same text for equal delays of all models. */
  readonly delayDistribution: Int32Array;
  readonly delayTexts: readonly string[];

  /** [pair] */
  readonly pairPlace: Int32Array;
  readonly pairGroup: Int32Array;
  readonly pairDestination: Int32Array;
  /** [place × group × destination] pair, or NONE. */
  readonly pairOf: Int32Array;

  /** [epoch × place × weekday] beds as the day begins. */
  readonly capacity: Int32Array;
  /** [epoch × place × weekday + 1] offset into the steps of the capacity during the day. */
  readonly capacityStepOffset: Int32Array;
  /** [step] fraction of the day, and beds from then on. */
  readonly capacityStepFrom: Float64Array;
  readonly capacityStepTo: Int32Array;
  /** [epoch × place] */
  readonly overCapacity: Int32Array;
  readonly weekendReadiness: Float64Array;
  readonly divertTo: Int32Array;
  /** Most who may wait in all. */
  readonly queueTotal: Int32Array;
  /** [epoch × place × group] 1 where the group may be taken in beyond the capacity. */
  readonly overAllowed: Uint8Array;
  /** [epoch × place × source] */
  readonly queueLimit: Int32Array;
  /** Hazard a day of leaving the queue, whichever way. */
  readonly leaveRate: Float64Array;
  /** Most ways out of any queue, at least 1. */
  readonly leaveWays: number;
  /** [epoch × place × source × way] cumulative share of the hazard; NONE as destination where there is no such way. */
  readonly leaveShare: Float64Array;
  readonly leaveTo: Int32Array;
  readonly leaveDelay: Int32Array;
  readonly leaveReadmission: Float64Array;
  readonly leaveReadmissionDelay: Int32Array;
  readonly leaveReadmissionTo: Int32Array;
  readonly leaveReadmissionGroup: Int32Array;
  /** Whether anybody accepts an alternative at any time; [place] 1 where those who wait for it do. */
  readonly hasAlternatives: boolean;
  readonly placeHasAlternatives: Uint8Array;
  /** [epoch × place × source × group + 1] first alternative of those who wait so. */
  readonly alternativeStart: Int32Array;
  /** [alternative] place, days in the queue before it is accepted, 1 where the first turn is kept, delay. */
  readonly alternativeTo: Int32Array;
  readonly alternativeDays: Float64Array;
  readonly alternativeKeepsTurn: Uint8Array;
  readonly alternativeDelay: Int32Array;
  /** [epoch × place] who goes first. */
  readonly turnRule: Uint8Array;
  /** [epoch × place × source × group] priority class or list; of a cycle, those who fit the same turns. */
  readonly classOf: Uint16Array;
  /** Most classes at any place. */
  readonly classCount: number;
  /** [epoch × place + 1] first turn of the cycle. */
  readonly cycleStart: Int32Array;
  /** [turn + 1] offset into turnClass, the classes that fit the turn. */
  readonly turnStart: Int32Array;
  readonly turnClass: Int32Array;
  /** [epoch × place] the class of those who fit no turn of the cycle, NONE where there is none. */
  readonly restClass: Int32Array;
  /** Whether any place ever serves municipalities by number; [place] 1 where it ever does, and [epoch × place] where it does. */
  readonly hasQuotas: boolean;
  readonly countsMunicipalities: Uint8Array;
  readonly placeHasQuota: Uint8Array;
  /** [epoch × place × actor] most beds at once of its patients; NO_LIMIT where there is no number. */
  readonly quota: Int32Array;
  /** [place] 1 where it is without limit in every epoch. */
  readonly placeIsUnlimited: Uint8Array;
  /** [epoch × place] 1 where a free bed is all that it takes to be admitted when nobody waits, so that the short way is open. */
  readonly placeIsPlain: Uint8Array;
  /** [epoch × place] 1 where every day of the epoch is like the one before: one capacity, open at all hours. */
  readonly placeIsSteady: Uint8Array;
  /** [place] 1 where a stay takes hours of care in some epoch. */
  readonly placeHasHours: Uint8Array;

  /** [epoch × place × weekday]; opening times as fractions of the day. */
  readonly intakeWindow: Uint8Array;
  readonly intakeFrom: Float64Array;
  readonly intakeTo: Float64Array;
  readonly intakeMax: Int32Array;
  readonly dischargeWindow: Uint8Array;
  readonly dischargeFrom: Float64Array;
  readonly dischargeTo: Float64Array;
  readonly dischargeMax: Int32Array;
  /** [epoch × place] 1 where discharge follows a calendar. */
  readonly hasDischargeCalendar: Uint8Array;

  /** [place × place] 1 where waiting in the first for the second can be part of a circle of blocked patients. */
  readonly circleEdge: Uint8Array;
  readonly hasCircles: boolean;
  /** Whether mutual blocking is left standing and measured, and whether there can be any. */
  readonly isHold: boolean;
  readonly holdsCircles: boolean;
  /** [day × place] most beds on any day from then on, those beyond the capacity included; empty where circles are moved. */
  readonly mostBedsFrom: Int32Array;

  /** [place] patients at the start, and offset of the place's mix; its end is the next offset. */
  readonly startCount: Int32Array;
  readonly startMixOffset: Int32Array;
  /** [mix] */
  readonly startMixCumulative: Float64Array;
  readonly startMixGroup: Int32Array;
  readonly startMixRow: Int32Array;
  readonly startMixDays: Int32Array;
  /** [place] keys of the stream of those present at the start. */
  readonly startKeyHigh: Int32Array;
  readonly startKeyLow: Int32Array;

  /** [person], in order of id: who is there or waits on day 0 by a census; their group, source, and the keys of a stream for each. */
  readonly censusIds: readonly string[];
  readonly censusGroup: Int32Array;
  readonly censusSource: Int32Array;
  readonly censusKeyHigh: Int32Array;
  readonly censusKeyLow: Int32Array;
  /** [person] 1 where ready in a place; the destination waited for, or NONE; days since the treatment, readiness or wait began. */
  readonly censusIsReady: Uint8Array;
  readonly censusTo: Int32Array;
  readonly censusElapsed: Float64Array;
  /** [person + 1] offset into the ways on from the bed. */
  readonly censusWayOffset: Int32Array;
  /**
   * [way] cumulative probability, row, treatment days (NONE where none are left), the probability that they last so long, and how long:
   * 1 and 0 where the days are those that are left.
   */
  readonly censusWayCumulative: Float64Array;
  readonly censusWayRow: Int32Array;
  readonly censusWayDays: Int32Array;
  readonly censusWaySurvival: Float64Array;
  readonly censusWayElapsed: Float64Array;

  /** [place × source] index of the waits kept apart, or NONE where nobody can wait so. */
  readonly waitOf: Int32Array;
  readonly waitCount: number;

  /** What decides the history up to the end of the warm-up, part by part: equal texts for equal histories. */
  readonly warmUpKeys: Readonly<Record<string, string>>;

  readonly seedHigh: number;
  readonly seedLow: number;
  readonly distributions: DistributionTables;
}
