import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Database, Queries } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { GroupCommit, type Commits } from "./group-commit.ts";
import {
  DatabaseTooNew,
  DatabaseTooOld,
  MIGRATIONS,
  migrateFrom,
  type Migration,
  newestVersion,
} from "./migrations.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqlStore } from "./sql-store.ts";
import { DamagedDocument, type Store } from "./store.ts";
import { NotADatabase, sqliteReason, sqliteDamage } from "./sqlite-errors.ts";
import type { Tables } from "./tables.ts";

/** `FLYT` as SQLite's application id: a file of another program is not taken for ours. */
const APPLICATION_ID = 0x464c5954;

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
  /** Runs later what waits for a common transaction; at the end of this turn of the event loop unless told. */
  readonly later?: (flush: () => void) => void;
  /** Other steps than those of this program, for tests. */
  readonly migrations?: readonly Migration[];
  /** Each write in a transaction of its own, for comparison. */
  readonly hasGroupCommit?: boolean;
}

/** The database file in a data folder. */
export function databaseFile(folder: string): string {
  return join(folder, "flyt.sqlite");
}

/**
 * Opens the store in a data folder, for this process alone.
 * @throws FolderInUse, DatabaseTooNew, DatabaseTooOld, NotADatabase; DamagedDocument where it cannot even be opened
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const { folder } = options;
  if (folder === undefined) return storeOn(await opened(":memory:", undefined, options, () => {}), options);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    return storeOn(await opened(databaseFile(folder), join(folder, "backups"), options, unlock), options);
  } catch (error) {
    unlock();
    throw error;
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
  const connection = new DatabaseSync(file, { timeout: 5000 });
  try {
    prepare(connection, file);
    const writer = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    await bringUpToDate(connection, writer, file, backups, options);
    return databaseOn(connection, writer, file, options, unlock);
  } catch (error) {
    connection.close();
    throw sqliteDamage(error, file) ?? error;
  }
}

function prepare(connection: DatabaseSync, file: string): void {
  const applicationId = pragma(connection, "application_id");
  const isEmpty = connection.prepare("select count(*) as tables from sqlite_schema").get()?.["tables"] === 0;
  if (!isEmpty && applicationId !== APPLICATION_ID) throw new NotADatabase(file);
  if (isEmpty) connection.exec(`pragma application_id = ${APPLICATION_ID}`);
  connection.exec("pragma journal_mode = wal");
  // Each commit reaches the disk before it is acknowledged.
  connection.exec("pragma synchronous = full");
  connection.exec("pragma foreign_keys = on");
  // What a large transaction left in the log is given back to the disk.
  connection.exec("pragma journal_size_limit = 67108864");
  connection.exec("pragma cell_size_check = on");
}

function pragma(connection: DatabaseSync, name: string): number {
  return Number(Object.values(connection.prepare(`pragma ${name}`).get() ?? {})[0]);
}

async function bringUpToDate(
  connection: DatabaseSync,
  writer: Kysely<Tables>,
  file: string,
  backups: string | undefined,
  { older = "migrate", migrations = MIGRATIONS }: SqliteOptions,
): Promise<void> {
  const found = pragma(connection, "user_version");
  const known = newestVersion(migrations);
  if (found > known) throw new DatabaseTooNew(file, found, known);
  await refuseOtherTables(writer, file, found, migrations);
  if (found === known) return;
  if (found > 0 && older === "refuse") throw new DatabaseTooOld(file, found, known);
  if (found > 0 && backups !== undefined) {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    // Of an attempt before that was cut short, the copy may be half.
    const copy = join(backups, `before-version-${known}-of-version-${found}.sqlite`);
    rmSync(copy, { force: true });
    connection.prepare("vacuum into ?").run(copy);
  }
  await writer.transaction().execute(async (db) => {
    await migrateFrom(db, found, "sqlite", migrations);
    await sql.raw(`pragma user_version = ${known}`).execute(db);
  });
}

/** A damaged name of a column would make others of it. @throws DamagedDocument */
async function refuseOtherTables(
  writer: Kysely<Tables>,
  file: string,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  const made = new Kysely<Tables>({ dialect: sqliteDialect(new DatabaseSync(":memory:")) });
  try {
    const steps = migrations.filter((step) => step.version <= version);
    await migrateFrom(made, 0, "sqlite", steps);
    const isSame = (await tablesOf(made)) === (await tablesOf(writer));
    if (!isSame) throw new DamagedDocument(`database ${file}`, `its tables are not those of version ${version}`);
  } finally {
    await made.destroy();
  }
}

async function tablesOf(queries: Queries): Promise<string> {
  const { rows } = await sql<object>`
    select type, name, tbl_name, sql from sqlite_schema where name not like 'sqlite_stat%' order by type, name`.execute(
    queries,
  );
  return JSON.stringify(rows);
}

function databaseOn(
  connection: DatabaseSync,
  writer: Kysely<Tables>,
  file: string,
  options: SqliteOptions,
  unlock: () => void,
): Database {
  // Readers see what is committed only, so they need a connection of their own; in memory there is but one.
  const reader = file === ":memory:" ? undefined : readingConnection(file);
  const group = new GroupCommit(commitsOn(connection, writer, options));
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw sqliteDamage(error, file) ?? error;
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
    selfCheck: async () => {
      try {
        return await read(complaintsOf);
      } catch (error) {
        if (error instanceof DamagedDocument) return [error.message];
        throw error;
      }
    },
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

function readingConnection(file: string): Kysely<Tables> {
  const connection = new DatabaseSync(file, { timeout: 5000 });
  connection.exec("pragma query_only = on");
  connection.exec("pragma cell_size_check = on");
  return new Kysely<Tables>({ dialect: sqliteDialect(connection) });
}

function commitsOn(connection: DatabaseSync, writer: Kysely<Tables>, options: SqliteOptions): Commits {
  return {
    alone: (work) => writer.connection().execute((queries) => work(queries, (statement) => connection.exec(statement))),
    isInTransaction: () => connection.isTransaction,
    troubleOf: sqliteReason,
    nowMs: options.nowMs ?? (() => performance.now()),
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

async function complaintsOf(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(100)`.execute(queries);
  const broken = await sql<{ table: string }>`pragma foreign_key_check`.execute(queries);
  return [
    ...rows.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...broken.rows.map(({ table }) => `a row of ${table} refers to one that is missing`),
  ];
}
