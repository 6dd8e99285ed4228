import { join } from "node:path";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { DestinationStream } from "pino";
import { programVersion } from "../tasks/package.ts";
import { TASK_QUESTIONS } from "../tasks/questions.ts";
import { systemClock } from "./clock.ts";
import { dataFolder } from "./data-folder.ts";
import { ThreadedDesk } from "./desk/desk.ts";
import { examplesOfProgram } from "./examples.ts";
import { buildApp } from "./http/app.ts";
import { DEFAULT_LIMITS, type HttpOptions, LOOPBACK_HOSTS } from "./http/http-options.ts";
import { createLogger } from "./http/logger.ts";
import type { App } from "./http/route-kinds.ts";
import type { JobLog } from "./jobs/job-log.ts";
import type { JobService } from "./jobs/job-service.ts";
import { type ClusterJobs, openClusterJobs } from "./cluster/cluster-job-service.ts";
import { localJobService } from "./jobs/local-job-service.ts";
import { authenticationOf, isLoopback, ServeRefused, type ServeSettings } from "./serve-settings.ts";
import { openPostgres } from "./store/open-postgres.ts";
import { openSqlite } from "./store/open-sqlite.ts";
import type { Store } from "./store/store.ts";

/** A server that takes requests. */
export interface RunningServer {
  /** Where it listens, for people to open. */
  readonly url: string;
  /** Whether callers must say who they are. */
  readonly hasAuthentication: boolean;
  /** Takes no more, lets what is under way end within seconds, and gives everything back. At most 10 s. */
  readonly close: () => Promise<void>;
  /** Fulfilled where another server has taken the database over, so that this one must end. */
  readonly overtaken: Promise<void>;
}

/** What is still being answered has so long when the server stops. */
const STOP_ANSWERS_MS = 4000;

/** Where the page lies when it has been built. */
const WEB_FOLDER = fileURLToPath(
  new URL(extname(import.meta.url) === ".ts" ? "../web/dist" : "../../web/dist", import.meta.url),
);

/**
 * Opens the store, takes up unfinished jobs and listens.
 * @throws ServeRefused, FolderInUse, DatabaseTooNew; an Error with code EADDRINUSE or the like where it cannot listen
 */
export async function startServer(settings: ServeSettings, log: DestinationStream): Promise<RunningServer> {
  const authentication = authenticationOf(settings);
  const logger = createLogger(settings.logLevel, log);
  const onDamage = (what: string): void => logger.error({ what }, "what is kept is damaged, and left out");
  const threads = settings.threads ?? availableParallelism();
  const overtaken = Promise.withResolvers<void>();
  const { store, jobs, close } = await openJobs(settings, threads, logger, onDamage, overtaken.resolve);
  const undo: (() => Promise<void>)[] = [close];
  try {
    if (authentication && settings.oidc === undefined) await refuseWithoutTokens(store);
    const desk = new ThreadedDesk({ clock: systemClock });
    undo.unshift(() => desk.close());
    const app = buildApp(
      {
        store,
        jobs,
        desk,
        examples: examplesOfProgram(),
        questions: TASK_QUESTIONS,
        nowMs: systemClock.wallMs,
        version: programVersion(),
      },
      { ...httpOptions(settings, authentication), logger },
    );
    await app.ready();
    await jobs.start();
    undo.unshift(() => stopAll(app, jobs));
    await app.listen({ host: settings.host, port: settings.port });
    void desk.begin();
    const url = urlOf(app, settings);
    logger.info({ url, authentication, threads }, "listening");
    return { url, hasAuthentication: authentication, close: () => undoAll(undo), overtaken: overtaken.promise };
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

/** The store, and the jobs in it: of this process, or in a database that workers have too. */
async function openJobs(
  settings: ServeSettings,
  threads: number,
  log: JobLog,
  onDamage: (what: string) => void,
  onOvertaken: () => void,
): Promise<ClusterJobs> {
  const { unfinishedJobs, unfinishedJobsPerUser, placeDays } = settings.limits;
  const limits = {
    mostUnfinished: unfinishedJobs,
    mostUnfinishedPerOwner: unfinishedJobsPerUser,
    mostPlaceDays: placeDays,
  };
  const { databaseUrl: url, heartbeatSeconds } = settings;
  if (url !== undefined) return openClusterJobs({ url, heartbeatSeconds, threads, limits, log, onDamage, onOvertaken });
  const store = await openStore(settings, onDamage);
  // Without other machines somebody has to compute.
  const jobs = localJobService({ store, threads: Math.max(1, threads), limits, log });
  return { store, jobs, close: () => store.close() };
}

/** The HTTP side of settings. */
export function httpOptions(settings: ServeSettings, authentication: boolean): HttpOptions {
  const { publicUrl, allowedHosts, limits } = settings;
  const ownNames = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const names = [...ownNames, ...allowedHosts.map((name) => name.toLowerCase())];
  return {
    authentication,
    // Where it listens to others, names lead to it that it cannot know, unless it is told one.
    hosts: isLoopback(settings.host) || names.length > 0 ? [...LOOPBACK_HOSTS, ...names] : [],
    publicUrl,
    trustedProxies: settings.trustedProxies,
    corsOrigins: settings.corsOrigins,
    oidc: settings.oidc,
    webFolder: existsSync(join(WEB_FOLDER, "index.html")) ? WEB_FOLDER : undefined,
    limits: {
      ...DEFAULT_LIMITS,
      bodyBytes: limits.bodyBytes,
      scenarioBytes: limits.scenarioBytes,
      requestsPerMinutePerToken: limits.requestsPerMinutePerToken,
      requestsPerMinutePerAddress: limits.requestsPerMinutePerAddress,
      streamsPerUser: limits.streamsPerUser,
      streams: limits.streams,
    },
  };
}

/** The store that settings name. @throws as `openSqlite` and `openPostgres` */
export function openStore(
  { data, databaseUrl }: Pick<ServeSettings, "data" | "databaseUrl">,
  onDamage: (what: string) => void = () => {},
): Promise<Store> {
  if (databaseUrl !== undefined) return openPostgres({ url: databaseUrl, onDamage });
  return openSqlite({ folder: dataFolder(data), onDamage });
}

async function refuseWithoutTokens({ tokens }: Store): Promise<void> {
  const nowMs = systemClock.wallMs();
  const all = await tokens.list();
  const holds = all.some(
    ({ revokedAtMs, expiresAtMs }) => revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs),
  );
  if (!holds) throw new ServeRefused("nobody-can-sign-in");
}

function urlOf(app: App, { publicUrl, host }: ServeSettings): string {
  if (publicUrl !== undefined) return publicUrl;
  const [address] = app.addresses();
  const port = typeof address === "object" ? address.port : "";
  const isAny = host === "0.0.0.0" || host === "::";
  const name = isAny ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

async function stopAll(app: App, jobs: JobService): Promise<void> {
  const callOff = systemClock.after(STOP_ANSWERS_MS, () => app.server.closeAllConnections());
  await Promise.all([jobs.stop(), app.close()]);
  callOff();
}

async function undoAll(undo: readonly (() => Promise<void>)[]): Promise<void> {
  let failure: unknown;
  for (const step of undo) await step().catch((error: unknown) => (failure ??= error));
  if (failure !== undefined) throw failure;
}
