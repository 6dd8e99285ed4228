import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { EXIT } from "./exits.ts";
import type { Talk } from "./talk.ts";

/**
 * The exit code of a command that ended well but for thresholds, and which ones, told to the person at the terminal.
 * @param exit how it ended otherwise: what is interrupted stays so
 */
export function exitFor(judged: readonly JudgedThreshold[], exit: 0 | 130, talk: Talk): 0 | 5 | 130 {
  const idsOf = (wanted: JudgedThreshold["verdict"]): string[] => [
    ...new Set(judged.flatMap(({ id, verdict }) => (verdict === wanted ? [id] : []))),
  ];
  // Where a queue grows without limit nobody can say that a threshold is held.
  const [missed, withheld] = [idsOf("missed"), idsOf("withheld")];
  if (exit !== EXIT.done || missed.length + withheld.length === 0) return exit;
  if (missed.length > 0) talk.say(talk.messages.thresholdsMissed(missed));
  if (withheld.length > 0) talk.say(talk.messages.thresholdsNotJudged(withheld));
  return EXIT.thresholdMissed;
}
