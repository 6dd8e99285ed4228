import { z } from "zod";
import { LANGUAGES } from "../../report/language.ts";
import { LOCAL_CALLER } from "../auth/caller.ts";
import type { Dependencies } from "./dependencies.ts";
import { HttpProblem, tryLater } from "./http-problem.ts";
import { languageOf } from "./languages.ts";
import type { Metrics } from "./metrics.ts";
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemUri } from "./problem-types.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, VersionBody, WhoAmI } from "./schemas.ts";

const tags = ["system"];
const API = "/api/v1";
const RETRY_SECONDS = 10;

/** How the server is, who asks, and what its problems mean. */
export function systemRoutes(app: App, { store, jobs, version }: Dependencies, metrics: Metrics): void {
  app.get(
    "/livez",
    {
      config: { role: "open", isVital: true },
      schema: {
        tags,
        summary: "Whether the process answers",
        response: { 200: z.object({ isAlive: z.literal(true) }) },
      },
    },
    async () => ({ isAlive: true as const }),
  );

  app.get(
    "/readyz",
    {
      config: { role: "open", isVital: true },
      schema: {
        tags,
        summary: "Whether work is taken: the store can be written and the server is not stopping",
        response: { 200: z.object({ isReady: z.literal(true) }), default: ANY_PROBLEM },
      },
    },
    async () => {
      if (jobs.figures().isStopping) throw tryLater("stopping", RETRY_SECONDS);
      const health = await store.health();
      if (!health.isWritable) throw tryLater("read-only", RETRY_SECONDS, { reason: health.reason });
      return { isReady: true as const };
    },
  );

  app.get(
    "/metrics",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "Figures for Prometheus",
        response: {
          200: { description: "Text format.", content: { "text/plain": { schema: z.string() } } },
          default: ANY_PROBLEM,
        },
      },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );

  app.get(
    `${API}/whoami`,
    {
      config: { role: "reader" },
      schema: { tags, summary: "Who you are to the server", response: { 200: WhoAmI, default: ANY_PROBLEM } },
    },
    async ({ caller }) => {
      const { actor, signedInBy, expiresAtMs } = caller ?? LOCAL_CALLER;
      const expiresAt = expiresAtMs === null ? null : new Date(expiresAtMs).toISOString();
      return { name: actor.name, role: actor.role, signedInBy, expiresAt };
    },
  );

  app.get(
    `${API}/version`,
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "What decides the bytes of results: versions of program and engine, and the machine",
        response: { 200: VersionBody, default: ANY_PROBLEM },
      },
    },
    async () => ({
      version,
      node: process.versions.node,
      v8: process.versions.v8,
      platform: process.platform,
      architecture: process.arch,
    }),
  );

  app.get(
    "/problems/:name",
    {
      config: { role: "open" },
      schema: {
        tags,
        summary: "What a problem type means",
        params: z.strictObject({ name: z.string().max(100) }),
        response: {
          200: z.object({
            type: z.string(),
            status: z.int(),
            title: z.string(),
            detail: z.string(),
            language: z.enum(LANGUAGES),
          }),
          default: ANY_PROBLEM,
        },
      },
    },
    async ({ params: { name }, headers }) => {
      if (!Object.hasOwn(PROBLEM_TYPES, name)) throw new HttpProblem("not-found", { what: `/problems/${name}` });
      const language = languageOf(headers["accept-language"]);
      const { status, title, detail }: ProblemType = PROBLEM_TYPES[name as ProblemName];
      return {
        type: problemUri(name as ProblemName),
        status,
        title: title[language],
        detail: detail[language],
        language,
      };
    },
  );
}
