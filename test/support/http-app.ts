/* The HTTP side of the server on a store in memory, with everything real behind it. */
import { PassThrough } from "node:stream";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { createToken } from "../../server/auth/tokens.ts";
import { systemClock } from "../../server/clock.ts";
import { ThreadedDesk } from "../../server/desk/desk.ts";
import { examplesOfProgram } from "../../server/examples.ts";
import { buildApp } from "../../server/http/app.ts";
import { DEFAULT_LIMITS, type HttpLimits, type HttpOptions } from "../../server/http/http-options.ts";
import { createLogger } from "../../server/http/logger.ts";
import type { App } from "../../server/http/route-kinds.ts";
import type { JobLimits, JobService } from "../../server/jobs/job-service.ts";
import { localJobService } from "../../server/jobs/local-job-service.ts";
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import { openSqlite } from "../../server/store/open-sqlite.ts";
import type { Role, Store } from "../../server/store/store.ts";
import { exampleText } from "../../tasks/package.ts";
import { TASK_QUESTIONS } from "../../tasks/questions.ts";

export interface TestServer {
  readonly app: App;
  readonly store: Store;
  readonly jobs: JobService;
  /** Milliseconds that the server is told; changed by tests. */
  readonly clock: { nowMs: number };
  /** Lines of the log. */
  readonly logged: () => string;
  readonly ask: (options: InjectOptions | string) => Promise<LightMyRequestResponse>;
  readonly tokenOf: (role: Role, expiresAtMs?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface TestServerOptions extends Partial<Omit<HttpOptions, "limits" | "logger">> {
  readonly limits?: Partial<HttpLimits>;
  readonly jobLimits?: Partial<JobLimits>;
  /** Whether jobs are worked on; else they wait. */
  readonly works?: boolean;
  /** Routes that are added before it gets ready. */
  readonly more?: (app: App) => void;
}

const NO_LIMIT = 1e15;

export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { limits, jobLimits, works = false, more = () => {}, ...http } = options;
  const store = await openSqlite({ folder: undefined });
  const desk = new ThreadedDesk({ clock: systemClock });
  const jobs = localJobService({
    store,
    threads: 1,
    limits: { mostUnfinished: NO_LIMIT, mostUnfinishedPerOwner: NO_LIMIT, mostPlaceDays: NO_LIMIT, ...jobLimits },
    log: SILENT_LOG,
  });
  const clock = { nowMs: Date.UTC(2026, 2, 1, 12) };
  const log = new PassThrough();
  const lines: string[] = [];
  log.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  const app = buildApp(
    {
      store,
      jobs,
      desk,
      examples: examplesOfProgram(),
      questions: TASK_QUESTIONS,
      nowMs: () => clock.nowMs,
      version: "1.2.3",
    },
    {
      authentication: false,
      hosts: [],
      trustedProxies: [],
      corsOrigins: [],
      ...http,
      // A busy machine must not make a test fail.
      limits: { ...DEFAULT_LIMITS, eventLoopDelayMs: 0, ...limits },
      logger: createLogger("debug", log),
    },
  );
  more(app);
  await app.ready();
  if (works) await jobs.start();
  return {
    app,
    store,
    jobs,
    clock,
    logged: () => lines.join(""),
    ask: (asked) => app.inject(asked),
    tokenOf: async (role, expiresAtMs) => {
      const wanted = { name: `a ${role}`, role, nowMs: clock.nowMs, expiresAtMs: expiresAtMs ?? null };
      return (await createToken(store.tokens, wanted)).text;
    },
    close: async () => {
      await Promise.all([app.close(), jobs.stop()]);
      await desk.close();
      await store.close();
    },
  };
}

/** A scenario of one ward. */
export const WARD = exampleText("one-ward.yaml")!;
export const YAML = { "content-type": "application/yaml" };
export const JSON_TYPE = { "content-type": "application/json" };
