import { Client, type ClientConfig } from "pg";
import type { Clock } from "../clock.ts";
import type { JobLog } from "../jobs/job-log.ts";

const CONNECT_MS = 5000;
const AGAIN_MS = 1000;

export interface KeptConnectionOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: JobLog;
  /** Prepares a new connection; where it throws, another one is made later. */
  readonly onConnected: (client: Client) => Promise<void>;
  readonly onNotification: (payload: string) => void;
}

/** A connection to PostgreSQL that is made again whenever it breaks, for what lasts as long as a connection: notices and locks. */
export class KeptConnection {
  private readonly options: KeptConnectionOptions;
  private client: Client | undefined;
  private hasEnded = false;
  private callOff = (): void => {};

  constructor(options: KeptConnectionOptions) {
    this.options = options;
  }

  /** @throws where it cannot be made the first time; later it is tried until `end` */
  async open(): Promise<void> {
    const { url, onConnected, onNotification } = this.options;
    const client = new Client(configOf(url));
    let isReady = false;
    const broken = (): void => {
      if (!isReady || this.client !== client) return;
      this.client = undefined;
      this.openLater();
    };
    client.on("error", broken);
    client.on("end", broken);
    client.on("notification", ({ payload }) => onNotification(payload ?? ""));
    try {
      await client.connect();
      await onConnected(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.hasEnded) return client.end();
    isReady = true;
    this.client = client;
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    this.callOff();
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => {});
  }

  /** Makes it as soon as the database can be reached. */
  openLater(): void {
    const { clock, log } = this.options;
    if (this.hasEnded) return;
    this.callOff = clock.after(AGAIN_MS, () => {
      this.open().catch((error: unknown) => {
        log.warn({ err: error }, "the database cannot be reached; it is tried again");
        this.openLater();
      });
    });
  }
}

function configOf(url: string): ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: "flyt",
    // What a machine held that has vanished is free again after half a minute.
    options: "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4",
  };
}
