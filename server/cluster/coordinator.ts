import type { Client } from "pg";
import type { Clock } from "../clock.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { KeptConnection } from "./kept-connection.ts";
import { listen } from "./queue-calls.ts";

/** Any number, the same in each flyt: who holds it as a lock is the server of this database. */
const SERVER_LOCK = 0x464c5953;
/** A server that was killed holds it a moment longer. */
const MOST_TRIES = 10;
const TRY_AGAIN_MS = 500;

/** Another server is at work on the same database. */
export class DatabaseHasServer extends Error {
  override readonly name = "DatabaseHasServer";

  constructor() {
    super("another flyt serve is at work on this database: stop it first, or add workers with flyt worker");
  }
}

export interface CoordinatorOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: JobLog;
  readonly hear: (call: string) => void;
  /** Another server has taken over while the database could not be reached: this one must not go on. */
  readonly onOvertaken: () => void;
}

/**
 * Makes this process the one server of a database for as long as it lives, and listens to the machines.
 * @returns what gives it up
 * @throws DatabaseHasServer
 */
export async function becomeCoordinator(options: CoordinatorOptions): Promise<() => Promise<void>> {
  const { url, clock, log, hear, onOvertaken } = options;
  let isFirst = true;
  const connection: KeptConnection = new KeptConnection({
    url,
    clock,
    log,
    onNotification: hear,
    onConnected: async (client) => {
      const holds = await lock(client, clock);
      if (!holds && !isFirst) {
        void connection.end();
        onOvertaken();
      }
      if (!holds) throw new DatabaseHasServer();
      await listen(client);
      // Calls may have been missed.
      if (!isFirst) hear("all");
      isFirst = false;
    },
  });
  await connection.open();
  return () => connection.end();
}

async function lock(client: Client, clock: Clock): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (tries > 0) await new Promise<void>((resolve) => void clock.after(TRY_AGAIN_MS, resolve));
    const { rows } = await client.query<{ holds: boolean }>("select pg_try_advisory_lock($1) as holds", [SERVER_LOCK]);
    if (rows[0]?.holds === true) return true;
  }
  return false;
}
