import { EventRows } from "../analysis/event-rows.ts";
import { EVENT_HEADER } from "../analysis/event-table.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import type { EventLogDocument } from "../report/json.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { EXIT, type Exit, SurroundingsError } from "./exits.ts";
import { SimulationFault } from "./faults.ts";
import { catchInterrupt } from "./interrupt.ts";
import { isThere } from "./disk.ts";
import { PartialFile } from "./partial-file.ts";
import { Progress } from "./progress.ts";
import { refuseTooManyPatients, sizeOf } from "../tasks/size.ts";
import { megabytes, type Talk } from "./talk.ts";

export interface EventLogFlags {
  readonly eventLog?: string | undefined;
  /** Whether those are told too who left in the warm-up. */
  readonly warmUp?: boolean | undefined;
  /** From 1. */
  readonly replication?: number | undefined;
  readonly quiet?: boolean | undefined;
}

/** Simulated days between two looks at whether Ctrl-C was pressed. */
const DAYS_AT_A_TIME = 5;
const LINES_PER_STAY = 6.3;
const BYTES_PER_LINE = 260;

/**
 * Writes the event log of one replication. The file is there when all of it is, and is never written over.
 * @returns what was written, or the exit code after Ctrl-C
 * @throws SurroundingsError where the file exists or cannot be written; nothing is left behind then
 */
export async function writeEventLog(
  file: string,
  scenario: Scenario,
  scenarioFile: string,
  flags: EventLogFlags,
  talk: Talk,
): Promise<EventLogDocument | Exit> {
  refuseExistingLog(file, talk);
  refuseTooManyPatients([scenario], [scenarioFile], 1);
  const [model] = compileAll([scenario], [scenarioFile]);
  const replication = flags.replication ?? 1;
  const interrupt = catchInterrupt();
  if (!flags.quiet) tellSize(file, scenario, model, flags, talk);
  const output = new PartialFile(file, talk);
  const progress = new Progress(talk);
  const passes = flags.warmUp ? [model.dayCount] : [model.warmUpDays, model.dayCount];
  const days = passes.reduce((sum, pass) => sum + pass, 0);
  let done = 0;
  const pass = async (sink: EventRows, toDay: number): Promise<void> => {
    const s = beginReplication(model, replication - 1, { log: sink });
    for (let day = 0; day < toDay; day = Math.min(day + DAYS_AT_A_TIME, toDay)) {
      runUntil(s, Math.min(day + DAYS_AT_A_TIME, toDay));
      output.write(sink.takeText());
      done += Math.min(DAYS_AT_A_TIME, toDay - day);
      if (!flags.quiet) progress.update(done, days);
      await new Promise(setImmediate);
      interrupt.signal.throwIfAborted();
    }
    if (toDay === model.dayCount) endReplication(s);
  };
  try {
    // Who is there after the warm-up is known only then; so it is simulated twice, and nothing need be kept.
    const among = new EventRows(model, { among: new Set() });
    if (!flags.warmUp) await pass(among, model.warmUpDays);
    const rows = new EventRows(model, flags.warmUp ? {} : { among: new Set(among.present()) });
    output.write(EVENT_HEADER);
    await pass(rows, model.dayCount);
    rows.finish();
    output.write(rows.takeText());
    output.complete();
    progress.clear();
    const { rows: lines, arrivals, presentAtStart } = rows;
    const presentAtEnd = rows.present().length;
    if (!flags.quiet) talk.say(talk.messages.eventLogWritten(file, talk.number(lines), megabytes(output.bytes, talk)));
    return { replication, warmUpIncluded: flags.warmUp ?? false, lines, arrivals, presentAtStart, presentAtEnd };
  } catch (error) {
    if (error instanceof SurroundingsError) throw error;
    if (!interrupt.signal.aborted) throw new SimulationFault(error, scenario.run.seed);
    progress.clear();
    talk.say(talk.messages.eventLogInterrupted(file));
    return EXIT.interrupted;
  } finally {
    progress.clear();
    output.abandon();
    interrupt.release();
  }
}

/** Nothing is written over, and that is told before anything is simulated. */
function refuseExistingLog(file: string, talk: Talk): void {
  if (isThere(file)) throw new SurroundingsError(talk.messages.fileExists(file));
}

/** Says beforehand how large it will be, as the traffic equations have it. */
function tellSize(file: string, scenario: Scenario, model: Model, flags: EventLogFlags, talk: Talk): void {
  const share = flags.warmUp ? 1 : 1 - model.warmUpDays / model.dayCount;
  const lines = sizeOf(scenario).staysPerReplication * share * LINES_PER_STAY;
  const rounded = Math.max(100, Number(lines.toPrecision(1)));
  const replication = talk.number(flags.replication ?? 1);
  talk.say(
    talk.messages.eventLogSize(file, replication, talk.number(rounded), megabytes(rounded * BYTES_PER_LINE, talk)),
  );
}
