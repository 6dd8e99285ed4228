import type { ChunkWork } from "../../tasks/chunk.ts";

/** What a chunk of a test does to its thread; the name of its scenario says it. */
export type ThreadFault =
  "none" | "throws" | "exits" | "runs-out-of-memory" | "hangs" | "throws-later" | "rejects-unseen";

/** A thread that comes to harm on request; else it gives the numbers of the replications. */
export default async function work({ chunk, documents }: ChunkWork): Promise<Uint8Array> {
  const [name = ""] = chunk.scenarios;
  const fault = documents[name] as ThreadFault;
  if (fault === "throws") throw new Error("a fault of the model");
  if (fault === "exits") process.exit(7);
  if (fault === "runs-out-of-memory") fillMemory();
  if (fault === "hangs") for (;;);
  if (fault === "throws-later") setTimeout(() => fail());
  if (fault === "rejects-unseen") void Promise.reject(new Error("a rejection that nobody sees"));
  if (fault !== "none") await new Promise(() => {});
  return Uint8Array.from({ length: chunk.to - chunk.from }, (_, at) => chunk.from + at);
}

function fail(): never {
  throw new Error("an error outside of the chunk");
}

function fillMemory(): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 500_000 }).fill(kept.length));
}
