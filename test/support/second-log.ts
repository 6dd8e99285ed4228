/* What the second simulator tells, and how it is compared with what another one tells. */

export type LogKind =
  | "arrives"
  | "admitted"
  | "treatment-ends"
  | "ready"
  | "queues"
  | "given"
  | "moves"
  | "leaves-queue"
  | "lost"
  | "diverted"
  | "swap"
  | "referred"
  | "called-in"
  | "fills-bed"
  | "also-queues";

/** One line of the log; `place` is where the patient is (or home, front-door), `destination` is empty where there is none. */
export type LogEntry = {
  readonly time: number;
  readonly kind: LogKind;
  /** The id of the stream, or `start:` and the id of a place. */
  readonly stream: string;
  readonly ordinal: number;
  readonly visit: number;
  readonly place: string;
  readonly destination: string;
};

/** A line of the second simulator, which knows more of the patient than a log tells. */
export type ToldEntry = LogEntry & {
  readonly group: string;
  /** Why the patient goes where it goes. */
  readonly reason: "arrival" | "route" | "left" | "diverted" | "readmission" | "alternative";
};

/** One who is in treatment, or on a waiting list, when the run begins. */
export type PresentAtStart = {
  readonly stream: string;
  readonly ordinal: number;
  readonly place: string;
  readonly group: string;
  readonly isListed?: boolean;
  /** Of a census: what the person is doing; of one in a queue what for, and since when. */
  readonly phase?: "active" | "queue";
  readonly destination?: string;
  readonly since?: number;
};

/** Waits that ended by being given the place, in the measured period. */
export type Waits = { count: number; sumDays: number; countAboveZero: number; days: number[] };

/** What happened at one place or exit in the measured period. */
export type Tally = {
  occupiedBedDays: number;
  activeBedDays: number;
  undeclaredBedDays: number;
  readyBedDays: number;
  /** Of this place's ready bed-days, by the destination waited for. */
  readyDaysByDestination: Record<string, number>;
  reservedBedDays: number;
  overCapacityBedDays: number;
  closingBedDays: number;
  /** Days with occupied + reserved at or above the capacity; 0 without limit. */
  fullDays: number;
  /** Days in the queue for this place or exit, by where they wait. */
  queueDaysBySource: Record<string, number>;
  waitsBySource: Record<string, Waits>;
  admissions: number;
  nights: number;
  billableNights: number;
  /** Of the queue for this place. */
  lost: number;
  diverted: number;
  leftQueue: number;
  /** Of the waiting lists for this place: referrals, calls, days on them, and days from referral to admission. */
  referrals: number;
  calledByPlan: number;
  calledToFill: number;
  listDays: number;
  listWaitDays: number;
  /** Those waiting for this place who took an alternative. */
  tookAlternative: number;
  /** Circles moved at once, counted at the place of lowest id on them. */
  swaps: number;
  /** Occupied beds at each midnight m with warm-up < m ≤ end. */
  census: number[];
};

export type SlowResult = {
  readonly log: readonly ToldEntry[];
  readonly presentAtStart: readonly PresentAtStart[];
  /** By id of place or exit. */
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly blocking: Blocking;
};

/** When circles that are left standing blocked and locked beds; NaN where they did not. */
export type Blocking = { firstMutualBlock: number; firstDeadlock: number; totalDeadlock: number };

export function emptyTally(): Tally {
  return {
    occupiedBedDays: 0,
    activeBedDays: 0,
    undeclaredBedDays: 0,
    readyBedDays: 0,
    readyDaysByDestination: {},
    reservedBedDays: 0,
    overCapacityBedDays: 0,
    closingBedDays: 0,
    fullDays: 0,
    queueDaysBySource: {},
    waitsBySource: {},
    admissions: 0,
    nights: 0,
    billableNights: 0,
    lost: 0,
    diverted: 0,
    leftQueue: 0,
    referrals: 0,
    calledByPlan: 0,
    calledToFill: 0,
    listDays: 0,
    listWaitDays: 0,
    tookAlternative: 0,
    swaps: 0,
    census: [],
  };
}

/** One line of text for a line of the log. */
export function describeEntry(entry: LogEntry | undefined): string {
  if (entry === undefined) return "(the log has ended)";
  const { time, kind, stream, ordinal, visit, place, destination } = entry;
  const where = destination === "" ? place : `${place} → ${destination}`;
  return `day ${time} ${kind} ${where} (${stream} ${ordinal}, visit ${visit})`;
}

/**
 * The first difference between two logs, with the lines before it and the whole story of the patients concerned so far.
 * @param toleranceDays times are equal where they differ by no more
 * @returns undefined where the logs are equal
 */
export function compareLogs(
  slow: readonly LogEntry[],
  fast: readonly LogEntry[],
  toleranceDays = 1e-9,
): string | undefined {
  const isEqual = (a: LogEntry, b: LogEntry): boolean =>
    Math.abs(a.time - b.time) <= toleranceDays &&
    (["kind", "stream", "ordinal", "visit", "place", "destination"] as const).every((field) => a[field] === b[field]);
  const length = Math.max(slow.length, fast.length);
  for (let at = 0; at < length; at++) {
    const [expected, got] = [slow[at], fast[at]];
    if (expected !== undefined && got !== undefined && isEqual(expected, got)) continue;
    return [
      `The logs differ from line ${at} on (${slow.length} lines of the slow, ${fast.length} of the fast simulator).`,
      "Before:",
      ...slow.slice(Math.max(at - 15, 0), at).map((entry) => `  ${describeEntry(entry)}`),
      "Slow:",
      ...from(slow, at),
      "Fast:",
      ...from(fast, at),
      ...[expected, got].flatMap((entry) => (entry === undefined ? [] : story(slow, entry, at))),
    ].join("\n");
  }
  return undefined;
}

/** The first difference between two trees of numbers (tallies), or undefined. */
export function compareNumbers(slow: unknown, fast: unknown, tolerance = 1e-7, path = ""): string | undefined {
  if (typeof slow === "number" || typeof fast === "number") {
    const equal =
      typeof slow === "number" &&
      typeof fast === "number" &&
      (slow === fast || Math.abs(slow - fast) <= tolerance * Math.max(1, Math.abs(slow)));
    return equal ? undefined : `${path || "value"}: slow ${String(slow)}, fast ${String(fast)}`;
  }
  if (typeof slow !== "object" || slow === null || typeof fast !== "object" || fast === null) {
    return slow === fast ? undefined : `${path || "value"}: slow ${String(slow)}, fast ${String(fast)}`;
  }
  const [a, b] = [slow as Record<string, unknown>, fast as Record<string, unknown>];
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = compareNumbers(a[field], b[field], tolerance, path === "" ? field : `${path}.${field}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function from(log: readonly LogEntry[], at: number): string[] {
  const lines = at < log.length ? log.slice(at, at + 6) : [undefined];
  return lines.map((entry) => `  ${describeEntry(entry)}`);
}

function story(log: readonly LogEntry[], patient: LogEntry, until: number): string[] {
  const lines = log
    .slice(0, until)
    .filter((entry) => entry.stream === patient.stream && entry.ordinal === patient.ordinal);
  return [
    `Patient ${patient.stream} ${patient.ordinal} before that:`,
    ...lines.slice(-20).map((entry) => `  ${describeEntry(entry)}`),
  ];
}
