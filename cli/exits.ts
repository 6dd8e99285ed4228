/** How the command ends. */
export const EXIT = {
  done: 0,
  /** What the machine lacks: a full disk, a folder that must not be written. */
  surroundings: 1,
  usage: 2,
  invalidInput: 3,
  /** The limits of a problem leave no plan, or no plan was found that meets its targets. */
  infeasible: 4,
  /** A mean is on the wrong side of a threshold of the scenario, or on no side, for a queue grows without limit. */
  thresholdMissed: 5,
  /** A rerun gives other results. */
  differs: 6,
  bug: 70,
  interrupted: 130,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command was given in a way that means nothing; the message is for the user, in their language. */
export class UsageError extends Error {
  /** Text that says where to read on, printed below. */
  readonly more: string | undefined;

  constructor(message: string, more?: string) {
    super(message);
    this.name = "UsageError";
    this.more = more;
  }
}

/** Something outside is in the way, and neither the command nor the input is wrong. */
export class SurroundingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SurroundingsError";
  }
}

/** What was given to read is not what it should be; the message is for the user, in their language. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}
