import { type Kysely, sql } from "kysely";
import { fromKysely, PgBoss } from "pg-boss";
import type { Chunk } from "../../tasks/chunk.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { openPostgres, type PostgresStore, type PostgresStep } from "../store/open-postgres.ts";
import { postgresReason } from "../store/postgres-errors.ts";
import { StoreReadOnly } from "../store/store.ts";

/** The tables of pg-boss have a schema of their own. */
export const QUEUE_SCHEMA = "flyt_queue";
/** So has what chunks need besides, which is gone when their job is over. */
export const TEXTS = sql.raw("flyt_chunks.texts");

/** What a row of pg-boss tells about a chunk. The texts of its scenarios are kept once for each job, not in each row. */
export interface ChunkRow {
  readonly job: string;
  readonly jobAttempt: number;
  readonly key: string;
  readonly chunk: Chunk;
  /** Attempts at it that ended a thread. */
  readonly crashes: number;
  /** Attempts that were given back, which says nothing against the chunk. */
  readonly releases: number;
  /** Of the attempts that crashed, all together. */
  readonly spentMs: number;
}

export interface ChunkDatabaseOptions {
  readonly url: string;
  readonly log: JobLog;
  /** Makes the tables of the queue, and looks after chunks of which nothing is heard. */
  readonly isCoordinator: boolean;
  /** Damage that lists leave out. */
  readonly onDamage?: (what: string) => void;
  /** Transactions at the same time, about. */
  readonly mostConnections?: number;
}

/** There is no queue: no server has used this database yet. */
export class NoQueue extends Error {
  override readonly name = "NoQueue";
}

/** A database with the store and the queue in it. */
export interface ChunkDatabase {
  readonly store: PostgresStore;
  readonly boss: PgBoss;
  /** Both in one transaction. */
  readonly transaction: <Result>(work: (step: ChunkStep) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

export interface ChunkStep extends PostgresStep {
  /** For the calls of pg-boss. */
  readonly db: ReturnType<typeof fromKysely>;
}

/** How often it is looked for chunks of which nothing is heard. */
const WATCH_SECONDS = 2;

/** @throws as `openPostgres`; NoQueue where there is none and this is not the coordinator */
export async function openChunkDatabase(options: ChunkDatabaseOptions): Promise<ChunkDatabase> {
  const { url, log, isCoordinator, onDamage, mostConnections } = options;
  const store = await openPostgres({
    url,
    ...(onDamage !== undefined && { onDamage }),
    ...(mostConnections !== undefined && { mostConnections }),
  });
  const boss = new PgBoss({
    connectionString: url,
    schema: QUEUE_SCHEMA,
    max: 3,
    application_name: "flyt-queue",
    connectionTimeoutMillis: 5000,
    schedule: false,
    supervise: isCoordinator,
    migrate: isCoordinator,
    createSchema: isCoordinator,
    superviseIntervalSeconds: WATCH_SECONDS,
    monitorIntervalSeconds: WATCH_SECONDS,
  });
  // What it tells is of its own timers, which go on; calls of ours throw.
  boss.on("error", (error) => log.warn({ err: error }, "the queue of chunks: the database fails; it is tried again"));
  boss.on("warning", ({ message }) => log.info({ warning: message }, "the queue of chunks"));
  const close = async (): Promise<void> => {
    await boss.stop({ graceful: false, close: true }).catch(() => {});
    await store.close();
  };
  try {
    if (!isCoordinator && !(await isInstalled(store))) throw new NoQueue("no flyt server has used this database yet");
    await reaching(() => boss.start());
    if (isCoordinator) await makeTexts(store);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return {
    store,
    boss,
    transaction: (work) =>
      reaching(() => store.transaction((step) => work({ ...step, db: fromKysely(step.queries as Kysely<unknown>) }))),
    close,
  };
}

/** What pg-boss throws where the database cannot be reached, as the store says it. */
export async function reaching<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = postgresReason(error);
    if (reason === undefined || error instanceof StoreReadOnly) throw error;
    throw new StoreReadOnly(reason, { cause: error });
  }
}

async function isInstalled(store: PostgresStore): Promise<boolean> {
  return store.transaction(async ({ queries }) => {
    const asked = sql<{ there: boolean }>`select to_regclass(${`${QUEUE_SCHEMA}.job`}) is not null
      and to_regclass('flyt_chunks.texts') is not null as there`;
    const { rows } = await asked.execute(queries);
    return rows[0]?.there === true;
  });
}

async function makeTexts(store: PostgresStore): Promise<void> {
  await store.transaction(async ({ queries }) => {
    await sql`create schema if not exists flyt_chunks`.execute(queries);
    await sql`create table if not exists ${TEXTS} (job text not null, job_attempt bigint not null, sha256 text not null,
      content bytea not null, primary key (job, sha256, job_attempt))`.execute(queries);
  });
}
