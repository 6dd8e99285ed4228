import { DamagedDocument } from "./store.ts";

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

/** Damage that SQLite itself has found, as what it is. */
export function sqliteDamage(error: unknown, file: string): Error | undefined {
  const code = codeOf(error);
  if (code === CORRUPT) return new DamagedDocument(`database ${file}`, (error as Error).message);
  return code === NOT_A_DATABASE ? new NotADatabase(file) : undefined;
}

/** The result code without its extension: IOERR_WRITE is an IOERR. */
function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" ? code & 0xff : undefined;
}
