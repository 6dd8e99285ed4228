import { FolderInUse } from "../server/store/folder-lock.ts";
import { DatabaseTooNew, DatabaseTooOld } from "../server/store/migrations.ts";
import { NotADatabase } from "../server/store/sqlite-errors.ts";
import { DamagedDocument, StoreReadOnly } from "../server/store/store.ts";
import { DATABASE_MESSAGES } from "./db-messages.ts";
import { InputError, SurroundingsError } from "./exits.ts";
import type { Talk } from "./talk.ts";

/** What PostgreSQL answers those whom it does not let in: to the user, the password, the database, the privileges. */
const REFUSALS: readonly unknown[] = ["28000", "28P01", "3D000", "42501"];

/**
 * Opens the store, or does with it what a command does, and says in the user's language what is in the way.
 * @throws SurroundingsError, InputError
 */
export async function withDatabase<Result>(talk: Talk, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw databaseFault(error, talk);
  }
}

/** An error from the store as it is told without a stack; any other as it is. */
export function databaseFault(error: unknown, talk: Talk): unknown {
  const messages = DATABASE_MESSAGES[talk.language];
  if (error instanceof FolderInUse) return new SurroundingsError(messages.folderInUse(error.folder));
  if (error instanceof DatabaseTooNew) {
    return new SurroundingsError(messages.tooNew(error.where, error.found, error.known));
  }
  if (error instanceof DatabaseTooOld) {
    return new SurroundingsError(messages.tooOld(error.where, error.found, error.known));
  }
  if (error instanceof NotADatabase) return new InputError(messages.notADatabase(error.file));
  if (error instanceof DamagedDocument) return new InputError(messages.damagedDatabase(error.message));
  if (error instanceof StoreReadOnly) {
    return new SurroundingsError(messages.unavailable(messages.reasons[error.message] ?? error.message));
  }
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (REFUSALS.includes(error.code)) return new SurroundingsError(messages.refused(error.message));
  const reason = talk.messages.reasons[String(error.code)];
  const file = "path" in error ? String(error.path) : "";
  return reason === undefined ? error : new SurroundingsError(talk.messages.cannotWrite(file, reason));
}
