import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import { fastifySSE } from "@fastify/sse";
import underPressure from "@fastify/under-pressure";
import { randomUUID } from "node:crypto";
import fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { signInRoutes } from "../auth/sign-in-routes.ts";
import { tokenSignInRoutes } from "../auth/token-sign-in.ts";
import { answerBrokenConnection } from "./broken-connection.ts";
import type { Dependencies } from "./dependencies.ts";
import { documentApi } from "./documentation.ts";
import { answerErrors, answerProblem } from "./error-answers.ts";
import { EventStreams } from "./event-streams.ts";
import { guardRoutes } from "./guard.ts";
import type { HttpOptions } from "./http-options.ts";
import { HttpProblem, tryLater } from "./http-problem.ts";
import { jobRoutes } from "./job-routes.ts";
import { Metrics } from "./metrics.ts";
import { noteRoutes } from "./note-routes.ts";
import { pageRoutes } from "./page-routes.ts";
import { resultRoutes } from "./result-routes.ts";
import type { App } from "./route-kinds.ts";
import { RouteTable } from "./route-table.ts";
import { scenarioRoutes } from "./scenario-routes.ts";
import { BARE_HEADERS, sendSecurityHeaders } from "./security-headers.ts";
import { systemRoutes } from "./system-routes.ts";
import { taskRoutes } from "./task-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { validateRoutes } from "./validate-routes.ts";

export const API = "/api/v1";

/** The HTTP side of the server, whole but for listening; tests ask it by `app.inject`. */
export function buildApp(dependencies: Dependencies, options: HttpOptions): App {
  const { limits } = options;
  const app: App = fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger as FastifyBaseLogger }),
    // One line for a request, when it is answered: see below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    handlerTimeout: limits.handlerMs,
    forceCloseConnections: "idle",
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: 5000,
    },
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    // Numbers of our own: those that come from outside could say anything.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: answerBrokenConnection(limits),
    // Before any hook, so it brings its headers itself.
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply.headers(BARE_HEADERS)),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);

  app.addHook("onResponse", async (req, res) => {
    req.log.info({ req, res, ms: Math.round(res.elapsedTime * 10) / 10 }, "answered");
  });
  const table = new RouteTable(app);
  const metrics = new Metrics(app, dependencies);
  const streams = new EventStreams(limits);
  app.addHook("preClose", async () => streams.closeAll());
  sendSecurityHeaders(app, options);
  app.register(rateLimit, { global: false });
  // What is sent is JSON already, made once for all who are told it.
  app.register(fastifySSE, { heartbeatInterval: limits.heartbeatMs, serializer: (data: string) => data });
  if (options.corsOrigins.length > 0) allowOrigins(app, options.corsOrigins);
  if (limits.eventLoopDelayMs > 0) refuseUnderPressure(app, limits.eventLoopDelayMs);
  const refusals = guardRoutes(app, dependencies, options);

  documentApi(app, dependencies.version);
  app.register(async (child) => {
    const routes = child.withTypeProvider<ZodTypeProvider>();
    systemRoutes(routes, dependencies, metrics);
    signInRoutes(routes, dependencies, options);
    tokenSignInRoutes(routes, dependencies, options, refusals);
    pageRoutes(routes, dependencies, options);
  });
  app.register(
    async (child) => {
      const api = child.withTypeProvider<ZodTypeProvider>();
      validateRoutes(api, dependencies);
      taskRoutes(api, dependencies, options);
      jobRoutes(api, dependencies, streams);
      noteRoutes(api, dependencies);
      resultRoutes(api, dependencies);
      tokenRoutes(api, dependencies);
    },
    { prefix: API },
  );
  app.register(async (child) => scenarioRoutes(child.withTypeProvider<ZodTypeProvider>(), dependencies, options), {
    prefix: API,
  });

  app.setNotFoundHandler((request) => {
    const path = String(request.raw.url).split("?")[0] ?? "";
    const allowed = table.methodsAt(path);
    if (allowed.length === 0) throw new HttpProblem("not-found", { what: path });
    const list = allowed.join(", ");
    throw new HttpProblem(
      "method-not-allowed",
      { method: request.method, allowed: list },
      { headers: { allow: list } },
    );
  });
  return app;
}

function allowOrigins(app: App, origins: readonly string[]): void {
  app.addHook("onRoute", (route) => {
    // The plugin's own, which answers preflights only.
    if (route.method === "OPTIONS" && route.url === "*") route.config = { ...route.config, role: "open" };
  });
  app.register(cors, {
    origin: [...origins],
    methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
    // Other sites come with a token of their own, never with the cookie of whoever looks at them.
    credentials: false,
    exposedHeaders: ["etag", "location", "link", "retry-after"],
  });
}

const PRESSURE_SAMPLE_MS = 5000;

function refuseUnderPressure(app: App, eventLoopDelayMs: number): void {
  app.register(underPressure, {
    maxEventLoopDelay: eventLoopDelayMs,
    // Long enough that one long turn of the event loop is no overload: it is counted as one among many.
    sampleInterval: PRESSURE_SAMPLE_MS,
    pressureHandler: (request) => {
      if (request.routeOptions.config.isVital !== true) throw tryLater("overloaded", 5);
    },
  });
}
