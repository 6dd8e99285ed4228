import type { Chunk } from "./chunk.ts";
import { runChunk } from "./chunk-run.ts";
import { giveWay } from "./thread-priority.ts";

/** A chunk and the texts of its scenarios, by hash. */
export interface ChunkWork {
  readonly chunk: Chunk;
  readonly documents: Readonly<Record<string, string>>;
}

giveWay();

/** A thread that simulates chunks: one in, its bytes out. */
export default function work({ chunk, documents }: ChunkWork): Uint8Array {
  return runChunk(chunk, (hash) => documents[hash]);
}
