import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../server/cluster/embedded-postgres.ts";
import { PostgresNotInstalled } from "../server/cluster/postgres-programs.ts";
import { dataFolder } from "../server/data-folder.ts";
import { CLUSTER_MESSAGES, type ClusterMessages } from "./cluster-messages.ts";
import { EXIT, type Exit, SurroundingsError, UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface ClusterFlags {
  readonly workers?: number | undefined;
  readonly port?: number | undefined;
  readonly data?: string | undefined;
  readonly log?: string | undefined;
}

const PROGRAM = fileURLToPath(new URL(`./main${extname(import.meta.url)}`, import.meta.url));
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** A worker that ends by itself is started again after so long. */
const AGAIN_MS = 1000;
/** What does not stop by itself is ended after so long. */
const STOP_MS = 12_000;

/** `flyt cluster up`: a PostgreSQL, a server and workers on this machine, until a signal comes. */
export async function cluster(action: string, flags: ClusterFlags, talk: Talk): Promise<Exit> {
  const words = CLUSTER_MESSAGES[talk.language];
  if (action !== "up") throw new UsageError(words.actionNeeded(JSON.stringify(action)));
  const asked = signalled();
  const folder = flags.data === undefined ? join(dataFolder(undefined), "cluster") : dataFolder(flags.data);
  talk.say(words.starting(folder));
  const postgres = await startPostgres(folder, words);
  try {
    return await new Processes(postgres.url, flags, talk).runUntil(asked);
  } finally {
    await postgres.stop();
    talk.say(words.stopped);
  }
}

async function startPostgres(folder: string, words: ClusterMessages): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ folder });
  } catch (error) {
    if (error instanceof PostgresNotInstalled) throw new SurroundingsError(words.notInstalled);
    throw new SurroundingsError(words.postgresFailed((error as Error).message));
  }
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}

/** The server and the workers, each a process as on machines of their own. */
class Processes {
  private readonly url: string;
  private readonly flags: ClusterFlags;
  private readonly talk: Talk;
  private readonly alive = new Set<ChildProcess>();
  private isStopping = false;

  constructor(url: string, flags: ClusterFlags, talk: Talk) {
    this.url = url;
    this.flags = flags;
    this.talk = talk;
  }

  /** @returns how the server ended, where it did before it was told */
  async runUntil(asked: Promise<void>): Promise<Exit> {
    const { workers = availableParallelism(), port } = this.flags;
    const server = this.start(["serve", "--threads", "0", ...(port === undefined ? [] : ["--port", String(port)])]);
    const served = new Promise<Exit>((resolve) => {
      server.once("close", (code) => resolve((code ?? EXIT.surroundings) as Exit));
    });
    for (let at = 0; at < workers; at++) this.startWorker();
    const exit = await Promise.race([asked.then(() => EXIT.done), served]);
    await this.stop();
    return exit;
  }

  private startWorker(): void {
    const child = this.start(["worker", "--threads", "1"]);
    child.once("close", () => {
      if (this.isStopping) return;
      this.talk.say(CLUSTER_MESSAGES[this.talk.language].ended("flyt worker"));
      setTimeout(() => {
        if (!this.isStopping) this.startWorker();
      }, AGAIN_MS);
    });
  }

  private start(words: readonly string[]): ChildProcess {
    const { language } = this.talk;
    const log = this.flags.log ?? "warn";
    const child = spawn(process.execPath, [PROGRAM, "--lang", language, ...words, "--log", log], {
      // In the environment, where ps does not show it to others.
      env: { ...process.env, FLYT_DATABASE_URL: this.url },
      // The channel tells them when this process is gone.
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // In a group of their own: Ctrl-C in a terminal ends this process, and that ends them in order.
      detached: process.platform !== "win32",
    });
    this.alive.add(child);
    child.once("close", () => this.alive.delete(child));
    return child;
  }

  private async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all([...this.alive].map(ended));
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const over = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await over;
  clearTimeout(late);
}
