import { ScenarioError } from "../scenarios/problems.ts";
import { ResolvedTooLarge } from "../tasks/resolved-scenario.ts";
import { EXIT, type Exit, InputError, SurroundingsError, UsageError } from "./exits.ts";
import { programVersion } from "../tasks/package.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import type { Talk } from "./talk.ts";

/** The simulation found itself to be wrong. */
export class SimulationFault extends Error {
  readonly seed: string;

  constructor(cause: unknown, seed: string) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "SimulationFault";
    this.seed = seed;
  }
}

/**
 * Says what went wrong, each kind in its way: the user's mistakes without a stack, ours with what replays them.
 * @param words the arguments of the command
 * @returns the exit code
 */
export function tellFault(error: unknown, words: readonly string[], talk: Talk): Exit {
  const { messages } = talk;
  if (error instanceof ResolvedTooLarge) {
    talk.complain(messages.mistake, RESULTS_MESSAGES[talk.language].tooLargeForOneFile(talk.text(error.reason)));
    return EXIT.invalidInput;
  }
  if (error instanceof ScenarioError) {
    talk.sayProblems(error.problems);
    return EXIT.invalidInput;
  }
  if (error instanceof UsageError) {
    talk.complain(messages.mistake, error.message);
    if (error.more !== undefined) talk.say(error.more);
    return EXIT.usage;
  }
  if (error instanceof InputError) {
    talk.complain(messages.mistake, error.message);
    return EXIT.invalidInput;
  }
  if (error instanceof SurroundingsError) {
    talk.complain(messages.mistake, error.message);
    return EXIT.surroundings;
  }
  talk.complain(messages.bug, error instanceof Error ? error.message : String(error));
  talk.say(messages.reportBug);
  talk.say(`  flyt ${programVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  if (error instanceof SimulationFault) talk.say(`  seed ${JSON.stringify(error.seed)}`);
  talk.say(`  ${messages.replay} FLYT_DEBUG=1 flyt ${words.map(quotedWord).join(" ")}`);
  if (process.env["FLYT_DEBUG"] === "1") talk.say(stackOf(error));
  return EXIT.bug;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\n${stackOf(error.cause)}`;
}

/** A word as a shell takes it. */
export function quotedWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
