import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { systemClock } from "../clock.ts";
import type { Database, Queries } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { GroupCommit, type Commits } from "./group-commit.ts";
import { MIGRATIONS, type Migrated, type Migration } from "./migrations.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import { sqliteFault, sqliteReason } from "./sqlite-errors.ts";
import { readingQueries, selfCheck } from "./sqlite-reading.ts";
import { bringUpToDate, prepare } from "./sqlite-tables.ts";
import type { Tables } from "./tables.ts";

export interface SqliteOptions {
  /** Made where it is missing; undefined keeps everything in memory. */
  readonly folder: string | undefined;
  /** Milliseconds that only grow, for waiting after trouble. */
  readonly nowMs?: () => number;
  /** After trouble, writing is tried again after so long; one second unless told. */
  readonly retryAfterMs?: number;
  /** Told of rows that a list leaves out because they are damaged. */
  readonly onDamage?: (what: string) => void;
  /** A database of an older program: brought up to date, a copy of it kept; or refused. */
  readonly older?: "migrate" | "refuse";
  /** Told of the step that brought an older database up to date. */
  readonly onMigrated?: (step: Migrated) => void;
  /** Runs later what waits for a common transaction; at the end of this turn of the event loop unless told. */
  readonly later?: (flush: () => void) => void;
  /** Other steps than those of this program, for tests. */
  readonly migrations?: readonly Migration[];
  /** The file never has more pages of 4096 bytes, for a disk that others need too. */
  readonly mostPages?: number;
  /** Each write in a transaction of its own, for comparison. */
  readonly hasGroupCommit?: boolean;
}

/** The database file in a data folder. */
export function databaseFile(folder: string): string {
  return join(folder, "flyt.sqlite");
}

/**
 * Opens the store in a data folder, for this process alone.
 * @throws FolderInUse, DatabaseTooNew, DatabaseTooOld, NotADatabase; DamagedDocument where it cannot even be opened; StoreReadOnly
 * where it cannot be written
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const { folder } = options;
  if (folder === undefined) return storeOn(await opened(":memory:", undefined, options, () => {}), options);
  const unlock = lockedFolder(folder);
  try {
    return storeOn(await opened(databaseFile(folder), join(folder, "backups"), options, unlock), options);
  } catch (error) {
    unlock();
    throw error;
  }
}

function lockedFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  } catch (error) {
    throw sqliteFault(error, folder);
  }
}

function storeOn(database: Database, { onDamage }: SqliteOptions): Store {
  return new SqlStore(database, onDamage ?? (() => {}));
}

async function opened(
  file: string,
  backups: string | undefined,
  options: SqliteOptions,
  unlock: () => void,
): Promise<Database> {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { timeout: 5000 });
    prepare(connection, file);
    if (options.mostPages !== undefined) connection.exec(`pragma max_page_count = ${Math.trunc(options.mostPages)}`);
    const writer = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    const { older = "migrate", migrations = MIGRATIONS } = options;
    const step = await bringUpToDate(connection, writer, { file, backups, older, migrations });
    if (step !== undefined) options.onMigrated?.(step);
    return databaseOn(connection, writer, file, options, unlock);
  } catch (error) {
    connection?.close();
    throw sqliteFault(error, file);
  }
}

function databaseOn(
  connection: DatabaseSync,
  writer: Kysely<Tables>,
  file: string,
  options: SqliteOptions,
  unlock: () => void,
): Database {
  // Readers see what is committed only, so they need a connection of their own; in memory there is but one.
  const reader = file === ":memory:" ? undefined : readingQueries(file);
  const group = new GroupCommit(commitsOn(connection, writer, options));
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw sqliteFault(error, file);
    }
  };
  const read = <Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> =>
    translated(() => (reader === undefined ? writer.connection().execute(work) : work(reader)));
  let tail: Promise<unknown> = Promise.resolve();
  return {
    read,
    write: (work) => {
      if (options.hasGroupCommit !== false) return translated(() => group.write(work));
      const own = tail.then(() => translated(() => group.write(work)));
      tail = own.catch(() => {});
      return own;
    },
    hasOtherWriters: false,
    health: () => group.health(countProbe),
    selfCheck: () => selfCheck(read),
    close: async () => {
      await group.settled();
      await reader?.destroy();
      // Kysely leaves a database open that it never used.
      await writer.destroy();
      if (connection.isOpen) connection.close();
      unlock();
    },
  };
}

function commitsOn(connection: DatabaseSync, writer: Kysely<Tables>, options: SqliteOptions): Commits {
  return {
    alone: (work) => writer.connection().execute((queries) => work(queries, (statement) => connection.exec(statement))),
    isInTransaction: () => connection.isTransaction,
    troubleOf: sqliteReason,
    nowMs: options.nowMs ?? systemClock.monotonicMs,
    retryAfterMs: options.retryAfterMs ?? 1000,
    later: options.later ?? setImmediate,
  };
}

/** A write that says nothing, to find out whether writing works. */
async function countProbe(queries: Queries): Promise<void> {
  await queries
    .updateTable("probe")
    .set((row) => ({ writes: row("writes", "+", 1) }))
    .execute();
}
