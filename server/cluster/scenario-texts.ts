import { sql } from "kysely";
import type { Chunk } from "../../tasks/chunk.ts";
import { type ChunkDatabase, TEXTS } from "./chunk-database.ts";

const MOST_CHARACTERS = 32e6;

/** Texts of scenarios out of the database; those used last are at hand. */
export class ScenarioTexts {
  private readonly database: ChunkDatabase;
  /** By SHA-256; the one used last is last. */
  private readonly known = new Map<string, string>();
  private characters = 0;

  constructor(database: ChunkDatabase) {
    this.database = database;
  }

  /** @returns the text of each scenario of a chunk; undefined where one is gone, as the job is over */
  async of(job: string, { scenarios }: Chunk): Promise<Record<string, string> | undefined> {
    const missing = scenarios.filter((sha256) => !this.known.has(sha256));
    const found = missing.length > 0 ? await this.read(job, missing) : new Map<string, string>();
    const texts: Record<string, string> = {};
    for (const sha256 of scenarios) {
      const text = this.known.get(sha256) ?? found.get(sha256);
      if (text === undefined) return undefined;
      this.keep(sha256, text);
      texts[sha256] = text;
    }
    return texts;
  }

  private async read(job: string, hashes: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.database.transaction(({ queries }) =>
      sql<{ sha256: string; content: Uint8Array }>`select distinct on (sha256) sha256, content from ${TEXTS}
        where job = ${job} and sha256 = any(${hashes})`.execute(queries),
    );
    return new Map(rows.map(({ sha256, content }) => [sha256, new TextDecoder().decode(content)]));
  }

  private keep(sha256: string, text: string): void {
    if (!this.known.delete(sha256)) this.characters += text.length;
    this.known.set(sha256, text);
    for (const [oldest, old] of this.known) {
      if (this.characters <= MOST_CHARACTERS) break;
      this.known.delete(oldest);
      this.characters -= old.length;
    }
  }
}
