import { DamagedDocument, StoreReadOnly } from "./store.ts";

/** The file is of another program, or no database at all. */
export class NotADatabase extends Error {
  override readonly name = "NotADatabase";
  readonly file: string;

  constructor(file: string) {
    super(`${file} is no database of flyt`);
    this.file = file;
  }
}

/** Result codes of SQLite that say that nothing can be written now, whatever it is. https://www.sqlite.org/rescode.html */
const READ_ONLY_REASONS: Readonly<Record<number, string>> = {
  5: "the database is locked by another program",
  8: "the file system is read-only",
  10: "the disk cannot be written",
  13: "the disk is full",
  14: "the database file cannot be opened",
  23: "the database must not be written",
};

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Why nothing can be written now, where an error says so. */
export function sqliteReason(error: unknown): string | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : READ_ONLY_REASONS[code];
}

/** An error as what it means here: damage that SQLite itself has found, trouble with the disk, or itself. */
export function sqliteFault(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === CORRUPT) return new DamagedDocument(`database ${file}`, (error as Error).message);
  if (code === NOT_A_DATABASE) return new NotADatabase(file);
  const reason = sqliteReason(error);
  return reason === undefined ? error : new StoreReadOnly(reason, { cause: error });
}

/** The result code without its extension: IOERR_WRITE is an IOERR. */
function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" ? code & 0xff : undefined;
}
