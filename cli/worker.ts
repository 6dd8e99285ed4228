import closeWithGrace from "close-with-grace";
import { availableParallelism } from "node:os";
import { describeVersions } from "../server/cluster/versions.ts";
import { startWorker, type WorkerOptions } from "../server/cluster/worker.ts";
import { createLogger } from "../server/http/logger.ts";
import type { LogLevel } from "../server/http/log-levels.ts";
import { isPostgresUrl } from "../server/store/open-postgres.ts";
import { CLUSTER_MESSAGES } from "./cluster-messages.ts";
import { withDatabase } from "./db-faults.ts";
import { DATABASE_MESSAGES } from "./db-messages.ts";
import { endWithParent } from "./end-with-parent.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface WorkerFlags {
  readonly databaseUrl?: string | undefined;
  readonly threads?: number | undefined;
  readonly log?: string | undefined;
}

/** What is under way has so long after the first signal. */
const STOP_MS = 10_000;

/** `flyt worker`: until a signal comes. */
export async function worker(flags: WorkerFlags, talk: Talk): Promise<Exit> {
  const words = CLUSTER_MESSAGES[talk.language];
  const url = flags.databaseUrl ?? process.env["FLYT_DATABASE_URL"];
  if (url === undefined || url === "") throw new UsageError(words.databaseNeeded);
  // The url is not repeated: there may be a password in it.
  if (!isPostgresUrl(url)) throw new UsageError(words.notPostgres);
  if (flags.databaseUrl !== undefined && new URL(url).password !== "") talk.say(words.passwordShown);
  // Of what this process was started with, ps shows no more from here on.
  process.title = "flyt worker";
  endWithParent();
  const level = (flags.log ?? (process.stderr.isTTY ? "warn" : "info")) as LogLevel;
  const threads = flags.threads ?? availableParallelism();
  const log = createLogger(level, process.stderr);
  const reasons: Readonly<Record<string, string>> = {
    "no flyt server has used this database yet": words.noServer,
    ...DATABASE_MESSAGES[talk.language].reasons,
  };
  const options: WorkerOptions = {
    url,
    threads,
    log,
    onReady: () => talk.say(words.working(threads)),
    onWaiting: (reason) => talk.say(words.waiting(reasons[reason] ?? reason)),
    onOtherVersions: (server, here) => {
      talk.say(words.otherVersions(describeVersions(server), describeVersions(here)));
    },
  };
  // While it waits for a database there is nothing to give back.
  const starting = withDatabase(talk, () => startWorker(options));
  const grace = closeWithGrace({ delay: STOP_MS, logger: false }, async ({ err }) => {
    if (err !== undefined) talk.complain(talk.messages.bug, err.message);
    talk.say(words.stopping);
    const running = await Promise.race([starting, Promise.resolve(undefined)]);
    await running?.stop();
    talk.say(words.stopped);
    if (err !== undefined) process.exit(EXIT.bug);
  });
  try {
    await starting;
  } catch (error) {
    grace.uninstall();
    throw error;
  }
  return new Promise(() => {});
}
