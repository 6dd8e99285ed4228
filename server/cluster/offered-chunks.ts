import { randomUUID } from "node:crypto";
import type { ChunkOffer, JobAttempt } from "../jobs/chunk-queue.ts";

/** A chunk that a job here waits for. */
export interface OfferedChunk {
  readonly offer: ChunkOffer;
  /** Of its row in the queue; a new one where that got lost. */
  id: string;
  /** Its turn: chunks of lower turns go first, and each job's chunks have turns one after another. */
  readonly turn: number;
  /** Whether its row is known to be kept. */
  isKept: boolean;
}

/** The chunks that the jobs of this server wait for, and whose turn they are. */
export class OfferedChunks {
  private readonly byId = new Map<string, OfferedChunk>();
  private readonly byName = new Map<string, OfferedChunk>();
  /** Turn of the last chunk of each attempt. */
  private readonly lastTurns = new Map<string, number>();
  /** That of the chunk begun last: where a new job joins in, so that it neither waits for the old ones nor they for it. */
  private turnNow = 0;

  get size(): number {
    return this.byId.size;
  }

  get(id: string): OfferedChunk | undefined {
    return this.byId.get(id);
  }

  has(offer: ChunkOffer): boolean {
    return this.byName.has(nameOf(offer));
  }

  all(): OfferedChunk[] {
    return [...this.byId.values()];
  }

  /** @param row id of a row that is there already */
  add(offer: ChunkOffer, row?: string): OfferedChunk {
    const turn = Math.max(this.turnNow, (this.lastTurns.get(attemptName(offer)) ?? -1) + 1);
    this.lastTurns.set(attemptName(offer), turn);
    const chunk: OfferedChunk = { offer, id: row ?? randomUUID(), turn, isKept: row !== undefined };
    this.byId.set(chunk.id, chunk);
    this.byName.set(nameOf(offer), chunk);
    return chunk;
  }

  remove(chunk: OfferedChunk): void {
    this.byId.delete(chunk.id);
    this.byName.delete(nameOf(chunk.offer));
  }

  /** Gives a chunk another row, for its own is gone. */
  renew(chunk: OfferedChunk): void {
    this.byId.delete(chunk.id);
    chunk.id = randomUUID();
    chunk.isKept = false;
    this.byId.set(chunk.id, chunk);
  }

  /** @returns what was offered for the attempt and has not ended */
  removeAttempt(attempt: JobAttempt): OfferedChunk[] {
    this.lastTurns.delete(attemptName(attempt));
    const gone = this.all().filter(({ offer }) => attemptName(offer) === attemptName(attempt));
    for (const chunk of gone) this.remove(chunk);
    return gone;
  }

  begun(turn: number): void {
    this.turnNow = Math.max(this.turnNow, turn);
  }
}

function attemptName({ job, jobAttempt }: JobAttempt): string {
  return `${job}/${jobAttempt}`;
}

function nameOf(offer: ChunkOffer): string {
  return `${attemptName(offer)}/${offer.key}`;
}
