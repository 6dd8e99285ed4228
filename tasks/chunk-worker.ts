import type { ChunkWork } from "./chunk.ts";
import { runChunk } from "./chunk-run.ts";
import { giveWay } from "./thread-priority.ts";

giveWay();

/** A thread that simulates chunks: one in, its bytes out. */
export default function work({ chunk, documents }: ChunkWork): Uint8Array {
  return runChunk(chunk, (hash) => documents[hash]);
}
