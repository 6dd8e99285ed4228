import fastifyStatic from "@fastify/static";
import { z } from "zod";
import { LANGUAGES } from "../../report/language.ts";
import { isTokenSignIn } from "../auth/token-sign-in.ts";
import type { Dependencies } from "./dependencies.ts";
import { giveRole } from "./documentation.ts";
import type { HttpOptions } from "./http-options.ts";
import { languageOf } from "./languages.ts";
import type { App } from "./route-kinds.ts";
import { START_PAGE_STYLE, startPage } from "./start-page.ts";

const MOST_JOBS = 20;
const PageAsked = z.object({
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  /** A token was given that does not hold. */
  refused: z.literal("token").optional().catch(undefined),
});

/** The page at the root: the one that is built, else a small one that lists recent jobs. */
export function pageRoutes(app: App, { jobs, version }: Dependencies, options: HttpOptions): void {
  if (options.webFolder !== undefined) {
    const root = options.webFolder;
    app.register(async (child) => {
      giveRole(child as unknown as App, "open");
      await child.register(fastifyStatic, {
        root,
        // Files are listed when the server starts: what is not among them is not there.
        wildcard: false,
        cacheControl: false,
        setHeaders: (reply, path) => {
          // Names of assets have their content in them, so they never change.
          reply.header(
            "cache-control",
            /[\\/]assets[\\/]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
          );
        },
      });
    });
    return;
  }

  app.get(
    "/",
    {
      config: { role: "open" },
      schema: { hide: true, querystring: PageAsked },
    },
    async ({ query, headers, caller }, reply) => {
      const language = query.lang ?? languageOf(headers["accept-language"]);
      const recent = caller === null ? [] : (await jobs.list({ limit: MOST_JOBS })).entries;
      reply
        .headers({
          "content-language": language,
          vary: "accept-language",
          // With no-referrer, browsers hide where a form comes from, even from us.
          "referrer-policy": "same-origin",
        })
        .type("text/html; charset=utf-8");
      const provider = options.oidc === undefined ? undefined : "provider";
      const signIn = isTokenSignIn(options) ? "token" : provider;
      return startPage({ language, caller, signIn, isRefused: query.refused !== undefined, jobs: recent, version });
    },
  );

  app.get("/start.css", { config: { role: "open" }, schema: { hide: true } }, async (_request, reply) =>
    reply.type("text/css; charset=utf-8").header("cache-control", "no-cache").send(START_PAGE_STYLE),
  );
}
