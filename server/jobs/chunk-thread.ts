import { runChunk } from "../../tasks/chunk-run.ts";
import type { ChunkWork } from "./work-loop.ts";

/** Simulates a chunk in a thread. */
export default function chunkThread({ chunk, documents }: ChunkWork): Uint8Array {
  return runChunk(chunk, (sha256) => {
    const text = documents[sha256];
    if (text === undefined) throw new Error(`the chunk came without the scenario ${sha256}`);
    return text;
  });
}
