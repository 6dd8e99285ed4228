import { closeSync, fsyncSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Queries } from "./database.ts";
import {
  DatabaseTooNew,
  DatabaseTooOld,
  migrateFrom,
  type Migrated,
  type Migration,
  newestVersion,
} from "./migrations.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { NotADatabase } from "./sqlite-errors.ts";
import { DamagedDocument } from "./store.ts";
import type { Tables } from "./tables.ts";

/** `FLYT` as SQLite's application id: a file of another program is not taken for ours. */
const APPLICATION_ID = 0x464c5954;

/** Makes a file ours, or refuses it, and sets what a connection that writes needs. @throws NotADatabase */
export function prepare(connection: DatabaseSync, file: string): void {
  const isEmpty = connection.prepare("select count(*) as tables from sqlite_schema").get()?.["tables"] === 0;
  if (!isEmpty) refuseOthers(connection, file);
  else connection.exec(`pragma application_id = ${APPLICATION_ID}`);
  connection.exec("pragma journal_mode = wal");
  // Each commit reaches the disk before it is acknowledged.
  connection.exec("pragma synchronous = full");
  connection.exec("pragma foreign_keys = on");
  // What a large transaction left in the log is given back to the disk.
  connection.exec("pragma journal_size_limit = 67108864");
  connection.exec("pragma cell_size_check = on");
}

/** @throws NotADatabase where a file is of another program */
export function refuseOthers(connection: DatabaseSync, file: string): void {
  if (pragma(connection, "application_id") !== APPLICATION_ID) throw new NotADatabase(file);
}

function pragma(connection: DatabaseSync, name: string): number {
  return Number(Object.values(connection.prepare(`pragma ${name}`).get() ?? {})[0]);
}

/**
 * Makes the tables, or brings those of an older program up to date, with a copy of the file as it was.
 * @returns what was done to an older one
 * @throws DatabaseTooNew, DatabaseTooOld, DamagedDocument
 */
export async function bringUpToDate(
  connection: DatabaseSync,
  writer: Kysely<Tables>,
  {
    file,
    backups,
    older,
    migrations,
  }: {
    readonly file: string;
    /** Folder for copies; undefined in memory. */
    readonly backups: string | undefined;
    readonly older: "migrate" | "refuse";
    readonly migrations: readonly Migration[];
  },
): Promise<Migrated | undefined> {
  const { found, known } = await versionsOf(connection, writer, file, migrations);
  if (found === known) return undefined;
  if (found > 0 && older === "refuse") throw new DatabaseTooOld(file, found, known);
  const copy = found > 0 && backups !== undefined ? copyBefore(connection, backups, found, known) : undefined;
  await writer.transaction().execute(async (db) => {
    await migrateFrom(db, found, "sqlite", migrations);
    await sql.raw(`pragma user_version = ${known}`).execute(db);
  });
  return found === 0 ? undefined : { from: found, to: known, copy };
}

function copyBefore(connection: DatabaseSync, backups: string, found: number, known: number): string {
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const copy = join(backups, `before-version-${known}-of-version-${found}.sqlite`);
  // Of an attempt before that was cut short, the copy may be half.
  rmSync(copy, { force: true });
  connection.prepare("vacuum into ?").run(copy);
  synchronise(copy);
  synchroniseFolder(backups);
  return copy;
}

/**
 * Version of the tables in a file, 0 where there are none, and the newest that is known.
 * @throws DatabaseTooNew, DamagedDocument
 */
export async function versionsOf(
  connection: DatabaseSync,
  queries: Queries,
  file: string,
  migrations: readonly Migration[],
): Promise<{ readonly found: number; readonly known: number }> {
  const found = pragma(connection, "user_version");
  const known = newestVersion(migrations);
  if (found > known) throw new DatabaseTooNew(file, found, known);
  await refuseOtherTables(queries, file, found, migrations);
  return { found, known };
}

/** A damaged name of a column would make others of it. @throws DamagedDocument */
async function refuseOtherTables(
  queries: Queries,
  file: string,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  const made = new Kysely<Tables>({ dialect: sqliteDialect(new DatabaseSync(":memory:")) });
  try {
    const steps = migrations.filter((step) => step.version <= version);
    await migrateFrom(made, 0, "sqlite", steps);
    const isSame = (await tablesOf(made)) === (await tablesOf(queries));
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

/** Has a file on the disk, not only on its way there. */
export function synchronise(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Has the names of a folder's files on the disk; Windows does that by itself. */
export function synchroniseFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
