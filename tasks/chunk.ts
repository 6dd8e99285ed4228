import type { Kept, Stretch } from "../engine/batch.ts";

/** A piece of the work of a task that one thread does in 1 to 60 seconds; plain data. */
export interface Chunk extends Stretch, Kept {
  /** SHA-256 of the texts of the scenarios (`sha256:…`), which share their warm-up; the texts are documents of the task. */
  readonly scenarios: readonly string[];
  /** Events that it will take, about: what schedulers weigh it by. */
  readonly events: number;
}

/** A chunk that a task needs to go on. */
export interface ChunkNeed {
  /** SHA-256 of all that decides the bytes of its result: scenarios, replications, what is kept, versions of program and V8, architecture. */
  readonly key: string;
  readonly chunk: Chunk;
}

/** A chunk with the texts that it names, by their SHA-256: all that a thread needs. Plain data. */
export interface ChunkWork {
  readonly chunk: Chunk;
  readonly documents: Readonly<Record<string, string>>;
}
