import type { Database, Queries } from "./database.ts";
import { intact, plainText, sealed } from "./row-digest.ts";
import type { ChunkStore } from "./store.ts";

/** Results of chunks of unfinished jobs. */
export class SqlChunks implements ChunkStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  put(job: string, key: string, content: Uint8Array): Promise<boolean> {
    return this.database.write((queries) => putChunk(queries, job, key, content, this.database.hasOtherWriters));
  }

  async get(job: string, key: string): Promise<Uint8Array | undefined> {
    const asked = { job: plainText(job), key: plainText(key) };
    const row = await this.database.read((queries) =>
      queries
        .selectFrom("chunks")
        .selectAll()
        .where("job", "=", asked.job)
        .where("key", "=", asked.key)
        .executeTakeFirst(),
    );
    return row && intact("chunks", row, asked).content;
  }

  async keys(job: string): Promise<readonly string[]> {
    const rows = await this.database.read((queries) =>
      queries.selectFrom("chunks").select("key").where("job", "=", plainText(job)).orderBy("key").execute(),
    );
    return rows.map(({ key }) => key);
  }

  async remove(job: string, key: string): Promise<void> {
    await this.database.write((queries) =>
      queries.deleteFrom("chunks").where("job", "=", plainText(job)).where("key", "=", plainText(key)).execute(),
    );
  }
}

/**
 * Keeps a chunk of a job that runs, in the transaction of the caller.
 *
 * The attempt is not asked for: a job's id is made of all that its results depend on, so a chunk of an attempt before is byte by
 * byte the same.
 */
export async function putChunk(
  queries: Queries,
  job: string,
  key: string,
  content: Uint8Array,
  hasOtherWriters: boolean,
): Promise<boolean> {
  let wanted = queries.selectFrom("jobs").select("state").where("id", "=", plainText(job));
  // Many chunks of a job may come at once, but not while it is finished or cancelled.
  if (hasOtherWriters) wanted = wanted.forShare();
  const owner = await wanted.executeTakeFirst();
  if (owner?.state !== "running") return false;
  const added = await queries
    .insertInto("chunks")
    .values(sealed("chunks", { job, key, content }))
    .onConflict((on) => on.columns(["job", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  return added !== undefined;
}
