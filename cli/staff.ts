import type { PlacesForStaff } from "../analysis/staff-plan.ts";
import { staffAnswer, staffPlanSummary } from "../report/staff-plan-summary.ts";
import { capacityFor, readStaff, staffMeasureText, staffResult } from "../tasks/staff.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { quotedWord } from "./faults.ts";
import { refuseExisting, writePlan } from "./plan-file.ts";
import { staffGiven } from "./staff-given.ts";
import type { Talk } from "./talk.ts";

export interface StaffFlags {
  readonly fte: readonly string[];
  readonly set: readonly string[];
  readonly measure: readonly string[];
  readonly norms?: string | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  /** The file that the changes are written to, as a measure. */
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** `flyt staff`: the staff that the capacity takes by the norms, and the capacity that given staff are for. */
export function staff(word: string, flags: StaffFlags, talk: Talk): Exit {
  if (flags.out !== undefined) {
    if (flags.fte.length === 0) throw new UsageError(talk.messages.flagWithoutFlag("--out", "--fte"));
    refuseExisting(flags.out, talk);
  }
  const { set, measure: measures, norms, prices, priceYear } = flags;
  const read = readStaff({ scenario: word, set, measures, norms, prices, priceYear }, DISK);
  const found = capacityFor(read, staffGiven(flags.fte, read, talk));
  if (!flags.quiet) talk.sayProblems(read.input.loaded.warnings);
  if (flags.json) talk.printJson(staffResult(read, found));
  else {
    const { facts, plan } = read;
    const told = { scenario: facts, ...read.norms };
    const text =
      found.length === 0
        ? staffPlanSummary({ ...told, plan }, talk.tableOptions)
        : staffAnswer({ ...told, found, command: commandFor(word, flags, found) }, talk.tableOptions);
    talk.print(text);
  }
  if (flags.out !== undefined) {
    writePlan(flags.out, staffMeasureText(read, found), talk);
    if (!flags.quiet) talk.say(talk.messages.written([flags.out]));
  }
  return EXIT.done;
}

/** What simulates the scenario with these staff. */
function commandFor(word: string, { set, measure }: StaffFlags, found: readonly PlacesForStaff[]): string[] {
  const changes = found.flatMap((own) => own.changes);
  return [
    ["flyt", "run", word].map(quotedWord).join(" "),
    ...measure.map((file) => `--measure ${quotedWord(file)}`),
    ...[...set, ...changes.map((change) => `${change.path}=${JSON.stringify(change.set)}`)].map(
      (change) => `--set ${quotedWord(change)}`,
    ),
  ];
}
