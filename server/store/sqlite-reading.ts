import { closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Database, Queries } from "./database.ts";
import { DatabaseTooOld, MIGRATIONS } from "./migrations.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { NotADatabase, sqliteFault } from "./sqlite-errors.ts";
import { refuseOthers, synchronise, synchroniseFolder, versionsOf } from "./sqlite-tables.ts";
import { DamagedDocument, type VerifyReport } from "./store.ts";
import type { Tables } from "./tables.ts";
import { verifyAll } from "./verify.ts";

/** A connection that sees what is committed, and cannot write. */
export function readingQueries(file: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: sqliteDialect(readingConnection(file)) });
}

function readingConnection(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  connection.exec("pragma cell_size_check = on");
  return connection;
}

/** What SQLite finds wrong with a file. */
export async function selfCheck(read: Database["read"]): Promise<readonly string[]> {
  try {
    return await read(complaintsOf);
  } catch (error) {
    if (error instanceof DamagedDocument) return [error.message];
    throw error;
  }
}

/**
 * Walks a database file that another process may be writing.
 * @throws NotADatabase, DatabaseTooNew, DatabaseTooOld; DamagedDocument where it cannot even be walked
 */
export async function verifySqlite(file: string): Promise<VerifyReport> {
  if (!existsSync(file)) throw new NotADatabase(file);
  try {
    const connection = readingConnection(file);
    const queries = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    try {
      refuseOthers(connection, file);
      const { found, known } = await versionsOf(connection, queries, file, MIGRATIONS);
      if (found < known) throw new DatabaseTooOld(file, found, known);
      return await verifyAll(readOnly(queries, file));
    } finally {
      if (connection.isOpen) connection.close();
    }
  } catch (error) {
    throw sqliteFault(error, file);
  }
}

/**
 * Writes a copy of a database, as it is at one moment, while another process may be writing it, and walks the copy. A copy that is
 * damaged is not kept, for the one before is the better one.
 * @param target a file that does not exist
 * @throws as `verifySqlite`; an error of the file system where the target cannot be written
 */
export async function backupSqlite(file: string, target: string): Promise<VerifyReport> {
  if (!existsSync(file)) throw new NotADatabase(file);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    copy(file, partial);
    const report = await verifySqlite(partial);
    if (report.damaged.length > 0) return report;
    synchronise(partial);
    renameSync(partial, target);
    synchroniseFolder(dirname(target));
    return report;
  } finally {
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${partial}${ending}`, { force: true });
  }
}

function copy(file: string, target: string): void {
  // Made beforehand, so that nobody else may read it.
  closeSync(openSync(target, "wx", 0o600));
  try {
    const connection = readingConnection(file);
    try {
      refuseOthers(connection, file);
      connection.prepare("vacuum into ?").run(target);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw sqliteFault(error, file);
  }
}

function readOnly(queries: Kysely<Tables>, file: string): Database {
  const read: Database["read"] = async (work) => {
    try {
      return await work(queries);
    } catch (error) {
      throw sqliteFault(error, file);
    }
  };
  return {
    read,
    write: () => Promise.reject(new Error("this database is only read")),
    hasOtherWriters: true,
    health: () => Promise.resolve({ isWritable: true }),
    selfCheck: () => selfCheck(read),
    close: () => queries.destroy(),
  };
}

async function complaintsOf(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(100)`.execute(queries);
  const broken = await sql<{ table: string }>`pragma foreign_key_check`.execute(queries);
  return [
    ...rows.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...broken.rows.map(({ table }) => `a row of ${table} refers to one that is missing`),
  ];
}
