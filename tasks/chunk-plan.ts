import type { Stretch } from "../engine/batch.ts";
import type { Model } from "../engine/model.ts";
import { groupsBySameWarmUp } from "../engine/warm-up.ts";

/** A piece of work: replications of some scenarios, by their numbers, that share their warm-up. */
export interface PlannedChunk extends Stretch {
  readonly scenarios: readonly number[];
  /** Events that it will take, about. */
  readonly events: number;
}

/** How work is cut. It decides no results, but which chunks are found again when a task is performed once more. */
export interface ChunkSize {
  /** Events that make a chunk worth sending, and more than which it should not have. */
  readonly events: number;
  /** So many chunks at least, where there are as many replications: more than most clusters have threads for one task. */
  readonly leastChunks: number;
}

/** Some 5 seconds of a thread. */
export const USUAL_CHUNK: ChunkSize = { events: 20_000_000, leastChunks: 8 };

/**
 * Cuts the replications of several scenarios into chunks: those with the same warm-up stay together, as far as one chunk may take them.
 * @param eventsPerReplication [scenario]
 */
export function chunksOf(
  models: readonly Model[],
  eventsPerReplication: readonly number[],
  { from, to }: Stretch,
  size: ChunkSize,
): PlannedChunk[] {
  const warmUpShare = models.map(({ warmUpDays, dayCount }) => warmUpDays / dayCount);
  // A warm-up that is shared is simulated once.
  const added = (at: number): number => eventsPerReplication[at] * (1 - warmUpShare[at]);
  const warmUp = (at: number): number => eventsPerReplication[at] * warmUpShare[at];
  const groups = groupsBySameWarmUp(models).flatMap((group) => partsOf(group, warmUp, added, size.events));
  const chunksPerGroup = Math.ceil(size.leastChunks / groups.length);
  return groups.flatMap((scenarios) => {
    const events = scenarios.reduce((sum, at) => sum + added(at), warmUp(scenarios[0]));
    const count = to - from;
    const bySize = Math.ceil(count / Math.max(1, Math.floor(size.events / events)));
    const chunks = Math.max(1, Math.min(count, Math.max(bySize, chunksPerGroup)));
    return Array.from({ length: chunks }, (_, at): PlannedChunk => {
      const begin = from + Math.floor((at * count) / chunks);
      const end = from + Math.floor(((at + 1) * count) / chunks);
      return { scenarios, from: begin, to: end, events: Math.round((end - begin) * events) };
    });
  });
}

/** A group whose one replication is more than a chunk may have, in parts; each warms up by itself. */
function partsOf(
  group: readonly number[],
  warmUp: (at: number) => number,
  added: (at: number) => number,
  most: number,
): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  let sum = 0;
  for (const at of group) {
    if (part.length === 0 || sum + added(at) > most) {
      part = [];
      parts.push(part);
      sum = warmUp(at);
    }
    part.push(at);
    sum += added(at);
  }
  return parts;
}
