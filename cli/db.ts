import { statSync } from "node:fs";
import { resolve } from "node:path";
import { dataFolder } from "../server/data-folder.ts";
import type { Migrated } from "../server/store/migrations.ts";
import { isPostgresUrl, openPostgres } from "../server/store/open-postgres.ts";
import { databaseFile, openSqlite } from "../server/store/open-sqlite.ts";
import { backupSqlite, verifySqlite } from "../server/store/sqlite-reading.ts";
import { NotADatabase } from "../server/store/sqlite-errors.ts";
import type { VerifyReport } from "../server/store/store.ts";
import { withDatabase } from "./db-faults.ts";
import { DATABASE_MESSAGES } from "./db-messages.ts";
import { EXIT, type Exit, SurroundingsError, UsageError } from "./exits.ts";
import { isThere } from "./disk.ts";
import { megabytes, type Talk } from "./talk.ts";

export interface DatabaseFlags {
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `flyt db`: a copy of the database, a walk through it, or its tables brought up to date. */
export async function database(
  action: string,
  file: string | undefined,
  flags: DatabaseFlags,
  talk: Talk,
): Promise<Exit> {
  const messages = DATABASE_MESSAGES[talk.language];
  if (flags.data !== undefined && flags.databaseUrl !== undefined) throw new UsageError(messages.notBoth);
  // It is not repeated, for it may have a password.
  if (flags.databaseUrl !== undefined && !isPostgresUrl(flags.databaseUrl)) throw new UsageError(messages.urlNeeded);
  if (file !== undefined && action !== "backup") throw new UsageError(messages.noFileHere(action));
  switch (action) {
    case "backup":
      if (file === undefined) throw new UsageError(messages.fileNeeded);
      return withDatabase(talk, () => backup(file, flags, talk));
    case "verify":
      return withDatabase(talk, () => verify(flags, talk));
    case "migrate":
      return withDatabase(talk, () => migrate(flags, talk));
    default:
      throw new UsageError(messages.actionNeeded(JSON.stringify(action)));
  }
}

async function backup(file: string, flags: DatabaseFlags, talk: Talk): Promise<Exit> {
  const messages = DATABASE_MESSAGES[talk.language];
  if (flags.databaseUrl !== undefined) throw new UsageError(messages.backupElsewhere);
  if (isThere(file)) throw new SurroundingsError(talk.messages.fileExists(file));
  const report = await backupSqlite(fileOf(flags), resolve(file));
  if (report.damaged.length > 0) {
    talk.say(messages.notKept);
    return tellReport(fileOf(flags), report, flags, talk);
  }
  const bytes = statSync(file).size;
  if (flags.json) talk.printJson({ file: resolve(file), bytes, checked: report.checked });
  else talk.print(messages.kept(file, talk.number(report.checked), megabytes(bytes, talk)));
  return EXIT.done;
}

async function verify(flags: DatabaseFlags, talk: Talk): Promise<Exit> {
  if (flags.databaseUrl === undefined) {
    const file = fileOf(flags);
    return tellReport(file, await verifySqlite(file), flags, talk);
  }
  const store = await openPostgres({ url: flags.databaseUrl });
  try {
    return tellReport(nameOfDatabase(flags.databaseUrl), await store.verify(), flags, talk);
  } finally {
    await store.close();
  }
}

function tellReport(where: string, report: VerifyReport, { json }: DatabaseFlags, talk: Talk): Exit {
  const messages = DATABASE_MESSAGES[talk.language];
  const { checked, damaged } = report;
  if (json) talk.printJson({ database: where, checked, damaged });
  else if (damaged.length === 0) talk.print(messages.sound(where, talk.number(checked)));
  else {
    for (const what of damaged) talk.print(what);
    talk.say(messages.damagedRows(where, talk.number(damaged.length)));
  }
  return damaged.length === 0 ? EXIT.done : EXIT.invalidInput;
}

async function migrate(flags: DatabaseFlags, talk: Talk): Promise<Exit> {
  const messages = DATABASE_MESSAGES[talk.language];
  let step: Migrated | undefined;
  const onMigrated = (done: Migrated): void => void (step = done);
  const where = flags.databaseUrl === undefined ? fileOf(flags) : nameOfDatabase(flags.databaseUrl);
  if (flags.databaseUrl === undefined && !isThere(where)) throw new NotADatabase(where);
  const store = await (flags.databaseUrl === undefined
    ? openSqlite({ folder: dataFolder(flags.data), older: "migrate", onMigrated })
    : openPostgres({ url: flags.databaseUrl, older: "migrate", onMigrated }));
  await store.close();
  if (flags.json) talk.printJson({ database: where, migrated: step ?? null });
  else if (step === undefined) talk.print(messages.upToDate(where));
  else {
    talk.print(messages.migrated(where, step.from, step.to));
    if (step.copy !== undefined) talk.print(messages.copyOfBefore(step.copy));
  }
  return EXIT.done;
}

function fileOf({ data }: DatabaseFlags): string {
  return databaseFile(dataFolder(data));
}

/** Without user and password. */
function nameOfDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
