import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../server/cluster/embedded-postgres.ts";

export interface TestPostgres {
  /** The server, once the tests of the file run. */
  readonly server: () => EmbeddedPostgres;
  /** The database without anything of ours in it. Making another takes a second on a busy machine. @returns its url */
  readonly emptyDatabase: () => Promise<string>;
}

/** A PostgreSQL for the tests of a file or of a `describe`: started before the first, gone after the last. */
export function testPostgres(): TestPostgres {
  let started: EmbeddedPostgres | undefined;
  beforeAll(async () => {
    started = await startEmbeddedPostgres({ isDurable: false });
  });
  afterAll(async () => started?.stop());
  const server = (): EmbeddedPostgres => {
    if (started === undefined) throw new Error("PostgreSQL starts with the first test, not before");
    return started;
  };
  return {
    server,
    emptyDatabase: async () => {
      await runOn(server().url, "set client_min_messages = warning", "drop schema if exists flyt cascade");
      return server().url;
    },
  };
}

/** Statements, past the store. */
export async function runOn(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
