/*
 * A process that simulates chunks, as a machine of a cluster would: chunks and texts in, bytes out.
 */
import type { Chunk } from "../../tasks/chunk.ts";
import { runChunk } from "../../tasks/chunk-run.ts";

interface Work {
  readonly number: number;
  readonly chunk: Chunk;
  readonly documents: Readonly<Record<string, string>>;
}

process.on("message", ({ number, chunk, documents }: Work) => {
  process.send?.({ number, bytes: runChunk(chunk, (hash) => String(documents[hash])) });
});
