/** Sentences of a story; names, times and durations come as they are to be read. */
export interface StoryWords {
  readonly patient: string;
  readonly replication: string;
  readonly seed: string;
  readonly warmUp: string;
  readonly measured: string;
  readonly holiday: string;
  readonly minutes: (number: string) => string;
  readonly hours: (number: string) => string;
  readonly days: (number: string) => string;
  /** 3 Jan at 13:22. */
  readonly dateAtClock: (date: string, clock: string) => string;
  readonly and: string;
  readonly andMore: (list: string, more: string) => string;

  readonly arrives: (place: string) => string;
  readonly arrivesFromHome: (place: string) => string;
  readonly arrivesAgain: (place: string) => string;
  readonly referred: (place: string) => string;
  readonly calledIn: (place: string, duration: string) => string;
  readonly calledToFreeBed: (place: string, duration: string) => string;
  readonly alsoWaits: (place: string) => string;
  readonly presentAtStart: (place: string) => string;
  readonly presentInTreatment: (place: string, duration: string) => string;
  readonly presentWaiting: (place: string, duration: string) => string;
  readonly drawn: (duration: string, destination: string, probability: string) => string;
  readonly drawnTreatment: (duration: string, destination: string) => string;
  readonly keepsTurn: string;
  readonly drawnDestination: (destination: string) => string;
  readonly atOnce: string;
  readonly atOnceOf: (occupied: string, capacity: string) => string;
  readonly atOnceBeyond: (capacity: string) => string;
  readonly overCapacity: (capacity: string) => string;
  readonly mustWait: (destination: string, position: string, of: string) => string;
  readonly mustWaitHere: (position: string, of: string) => string;
  readonly mustWaitHereAlone: string;
  readonly mustWaitAlone: (destination: string) => string;
  readonly orderMoves: string;
  readonly ahead: (list: string) => string;
  readonly waiter: (place: string, readyAt: string) => string;
  /** One without a bed. */
  readonly waiterOutside: (place: string, since: string) => string;
  readonly priority: (number: string) => string;
  readonly inList: (number: string) => string;
  readonly reason: (reasons: string) => string;
  readonly stillWaits: (served: number, position: string, of: string) => string;
  readonly moreTimes: (times: string) => string;
  readonly givenAfter: (destination: string, duration: string) => string;
  readonly givenInstead: (destination: string, duration: string) => string;
  readonly leavesAfter: (exit: string, duration: string) => string;
  readonly bedLeftNow: (by: string, to: string) => string;
  readonly bedLeftBefore: (by: string, to: string, at: string) => string;
  readonly bedOfDeceasedNow: (by: string) => string;
  readonly bedOfDeceasedBefore: (by: string, at: string) => string;
  readonly bedEmpty: string;
  readonly bedOpened: string;
  readonly swap: string;
  readonly passedBy: (count: number, list: string) => string;
  readonly reservedUntilStart: string;
  readonly waitsForStart: string;
  readonly startedAfter: (duration: string) => string;
  readonly movesTo: (place: string) => string;
  readonly exits: (exit: string) => string;
  readonly dies: (place: string) => string;
  readonly returns: (place: string, duration: string, probability: string) => string;
  readonly doesNotReturn: (probability: string) => string;
  readonly treated: (duration: string) => string;
  readonly calledBack: (duration: string) => string;
  readonly weekend: string;
  readonly ready: (destination: string) => string;
  readonly decisionPending: string;
  readonly decided: (duration: string) => string;
  readonly insteadTo: (destination: string) => string;
  readonly stopsWaiting: (destination: string, duration: string) => string;
  readonly lost: (destination: string) => string;
  readonly diverted: (destination: string) => string;
  readonly nights: (number: number) => string;
  readonly otherwise: (kind: string, destination: string) => string;
  readonly runEnds: string;
  readonly endsIn: Readonly<Record<"treatment" | "undeclared", (place: string) => string>> &
    Readonly<
      Record<"decision" | "queue" | "start-delay" | "waiting-list", (place: string, destination: string) => string>
    > & {
      readonly outside: () => string;
    };
  readonly endsAt: (position: string, of: string) => string;
  readonly inAll: string;
  readonly totals: Readonly<
    Record<
      "treatment" | "undeclared" | "decision" | "queue" | "start-delay" | "waiting-list",
      (duration: string) => string
    >
  >;

  readonly reasons: {
    readonly full: (capacity: string) => string;
    readonly fullOf: (capacity: string, occupied: string, reserved: string) => string;
    readonly notForGroup: string;
    readonly municipalityFull: (actor: string, beds: string) => string;
    readonly intakeClosed: (opensAt: string) => string;
    readonly intakeNever: string;
    readonly intakeUsedUp: (opensAt: string) => string;
    readonly intakeUsedUpForGood: string;
    readonly dischargeClosed: (place: string, opensAt: string) => string;
    readonly dischargeNever: (place: string) => string;
    readonly dischargeUsedUp: (place: string, opensAt: string) => string;
  };
}
