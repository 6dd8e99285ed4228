import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { EXIT } from "./exits.ts";
import type { Talk } from "./talk.ts";

/**
 * The exit code of a command that ended well but for thresholds, and which ones, told to the person at the terminal.
 * @param exit how it ended otherwise: what is interrupted stays so
 */
export function exitFor(judged: readonly JudgedThreshold[], exit: 0 | 130, talk: Talk): 0 | 5 | 130 {
  const missed = [...new Set(judged.flatMap(({ id, verdict }) => (verdict === "missed" ? [id] : [])))];
  if (missed.length === 0 || exit !== EXIT.done) return exit;
  talk.say(talk.messages.thresholdsMissed(missed));
  return EXIT.thresholdMissed;
}
