import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool, type PoolConfig, types } from "pg";
import { putChunk } from "./chunks.ts";
import type { Database, Queries } from "./database.ts";
import {
  DatabaseTooNew,
  DatabaseTooOld,
  MIGRATIONS,
  migrateFrom,
  type Migrated,
  type Migration,
  newestVersion,
} from "./migrations.ts";
import { isWorthRepeating, postgresDamage, postgresReason } from "./postgres-errors.ts";
import { SqlStore } from "./sql-store.ts";
import { DamagedDocument, type Store, type StoreHealth, StoreReadOnly } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Our tables have a schema of their own, so that the database may have others too. */
const SCHEMA = "flyt";

/** Any number, the same in each flyt: who holds it as a lock brings the tables up to date. */
const MIGRATION_LOCK = 0x464c5954;

const MOST_REPEATS = 5;

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly mostConnections?: number;
  /** As for SQLite. */
  readonly onDamage?: (what: string) => void;
  /** Tables of an older program: refused unless told, for other machines may still run it. */
  readonly older?: "migrate" | "refuse";
  /** Told of the step that brought older tables up to date. */
  readonly onMigrated?: (step: Migrated) => void;
  /** Other steps than those of this program, for tests. */
  readonly migrations?: readonly Migration[];
}

/** The store on PostgreSQL, where a worker keeps a chunk together with what it tells the queue. */
export interface PostgresStore extends Store {
  /**
   * Does the work in one transaction, durable when fulfilled; all of it is undone where it throws. It may be done again after a
   * deadlock. `queries` is a Kysely, for an adapter of the queue.
   */
  readonly transaction: <Result>(work: (step: PostgresStep) => Promise<Result>) => Promise<Result>;
}

export interface PostgresStep {
  readonly queries: Queries;
  /** As `jobs.chunks.put`. */
  readonly putChunk: (job: string, key: string, content: Uint8Array) => Promise<boolean>;
}

/**
 * Opens the store in a PostgreSQL database. Tables are made where there are none.
 * @throws DatabaseTooNew, DatabaseTooOld; StoreReadOnly where the database cannot be reached
 */
export async function openPostgres(options: PostgresOptions): Promise<PostgresStore> {
  const pool = new Pool(poolOptions(options));
  // A connection that breaks is replaced. Without these, the process would end: the first is for those that nobody uses, the second
  // for those in a transaction, between two questions.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const database = new PostgresDatabase(pool);
  try {
    await database.bringUpToDate(options);
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
  const store = new SqlStore(database, options.onDamage ?? (() => {}));
  return Object.assign(store, {
    transaction: <Result>(work: (step: PostgresStep) => Promise<Result>) =>
      database.write((queries) =>
        work({ queries, putChunk: (job, key, content) => putChunk(queries, job, key, content, true) }),
      ),
  });
}

/** Whether a text is a url of a PostgreSQL database. */
export function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["postgres:", "postgresql:"].includes(url.protocol) && url.host !== "";
}

function poolOptions({ url, mostConnections = 10 }: PostgresOptions): PoolConfig {
  return {
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    // A server that stopped in the middle of a transaction holds its locks no longer than this.
    idle_in_transaction_session_timeout: 60_000,
    application_name: "flyt",
    types: {
      getTypeParser: ((type: number, format?: "text" | "binary") => {
        // Counts and instants fit a number; bytes get a memory of their own, from its start, for typed arrays upon it.
        if (type === types.builtins.INT8) return Number;
        const parse = types.getTypeParser(type, format as "text") as (text: string) => unknown;
        return type === types.builtins.BYTEA ? (text: string) => new Uint8Array(parse(text) as Buffer) : parse;
      }) as typeof types.getTypeParser,
    },
  };
}

class PostgresDatabase implements Database {
  readonly hasOtherWriters = true;
  private readonly kysely: Kysely<Tables>;
  private reason: string | undefined;

  constructor(pool: Pool) {
    const onCreateConnection = async (connection: { executeQuery: (query: never) => Promise<unknown> }) => {
      // Acknowledged is durable, also where the server's own setting is otherwise.
      const durable = sql`select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') = 'off'`.compile(this.kysely);
      await connection.executeQuery(durable as never);
    };
    this.kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) }).withSchema(SCHEMA);
  }

  read<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.translated(() => work(this.kysely));
  }

  async write<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    for (let repeats = 0; ; repeats++) {
      try {
        const result = await this.translated(() => this.kysely.transaction().execute(work));
        this.reason = undefined;
        return result;
      } catch (error) {
        if (!isWorthRepeating(error) || repeats >= MOST_REPEATS) throw error;
      }
    }
  }

  async health(): Promise<StoreHealth> {
    try {
      // A write where writing failed; else the smallest question that shows whether it would not.
      if (this.reason !== undefined) await this.write(countProbe);
      else await this.translated(() => this.refuseStandby());
      return { isWritable: true };
    } catch (error) {
      if (error instanceof StoreReadOnly) return { isWritable: false, reason: error.message };
      throw error;
    }
  }

  async selfCheck(): Promise<readonly string[]> {
    // PostgreSQL checks its pages itself where it was set up so; amcheck is an extension that may not be there.
    return [];
  }

  close(): Promise<void> {
    return this.kysely.destroy();
  }

  async bringUpToDate({ older = "refuse", migrations = MIGRATIONS, url, onMigrated }: PostgresOptions): Promise<void> {
    const where = nameOfDatabase(url);
    const known = newestVersion(migrations);
    const from = await this.write(async (queries) => {
      // Several servers may start at once on an empty database.
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(queries);
      const found = await versionOf(queries);
      if (found > known) throw new DatabaseTooNew(where, found, known);
      if (found === known) return 0;
      if (found > 0 && older === "refuse") throw new DatabaseTooOld(where, found, known);
      await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(queries);
      await sql`set local search_path to ${sql.id(SCHEMA)}`.execute(queries);
      await sql`create table if not exists program (version bigint not null)`.execute(queries);
      await migrateFrom(queries, found, "postgres", migrations);
      await sql`delete from program`.execute(queries);
      await sql`insert into program (version) values (${known})`.execute(queries);
      return found;
    });
    if (from > 0) onMigrated?.({ from, to: known, copy: undefined });
  }

  private async refuseStandby(): Promise<void> {
    const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(this.kysely);
    if (rows[0]?.standby === true) throw new StoreReadOnly("the database is a standby, which only reads");
  }

  private async translated<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const damage = postgresDamage(error);
      if (damage !== undefined) throw new DamagedDocument("database", damage);
      const reason = postgresReason(error);
      if (reason === undefined) throw error;
      this.reason = reason;
      throw new StoreReadOnly(reason, { cause: error });
    }
  }
}

/** Version of the tables that are there; 0 where there are none. */
async function versionOf(queries: Queries): Promise<number> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass(${`${SCHEMA}.program`}) is not null as there`.execute(queries);
  if (rows[0]?.there !== true) return 0;
  const kept = await sql<{ version: number }>`select version from ${sql.table(`${SCHEMA}.program`)}`.execute(queries);
  return kept.rows[0]?.version ?? 0;
}

async function countProbe(queries: Queries): Promise<void> {
  await queries
    .updateTable("probe")
    .set((row) => ({ writes: row("writes", "+", 1) }))
    .execute();
}

/** Without the password. */
function nameOfDatabase(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `the database ${pathname.slice(1)} at ${host}`;
  } catch {
    return "the database";
  }
}
