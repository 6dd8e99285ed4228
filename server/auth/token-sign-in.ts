import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Dependencies } from "../http/dependencies.ts";
import { isHttps, type Refusals, refuseCrossSite } from "../http/guard.ts";
import type { HttpOptions } from "../http/http-options.ts";
import { HttpProblem } from "../http/http-problem.ts";
import type { App } from "../http/route-kinds.ts";
import { ANY_PROBLEM } from "../http/schemas.ts";
import { cookieText, SESSION_MS, sessionCookieName, startSession, tokenSubject } from "./sessions.ts";
import { findToken } from "./tokens.ts";

const FORM = "application/x-www-form-urlencoded";
const MOST_FORM_BYTES = 2000;
/** Where a browser is sent whose token does not hold. */
const REFUSED = "/?refused=token";

/** Whether a browser may sign in by a token: where there is a provider of identities, people sign in there. */
export function isTokenSignIn({ authentication, oidc }: HttpOptions): boolean {
  return authentication && oidc === undefined;
}

/** A browser gives a token once and gets a session for it, which lasts no longer than the token. */
export function tokenSignInRoutes(
  app: App,
  { store, nowMs }: Dependencies,
  options: HttpOptions,
  refusals: Refusals,
): void {
  const isSecure = isHttps(options.publicUrl);
  app.addContentTypeParser(FORM, { parseAs: "string" }, async (_request: FastifyRequest, body: string) =>
    Object.fromEntries(new URLSearchParams(body)),
  );

  app.post(
    "/auth/token",
    {
      config: { role: "open", consumes: [FORM] },
      bodyLimit: MOST_FORM_BYTES,
      schema: {
        tags: ["sign-in"],
        summary: "Sign a browser in by a token, where no OpenID Connect is set up",
        consumes: [FORM],
        body: z.strictObject({ token: z.string().max(200).meta({ description: "As `flyt token create` showed it." }) }),
        response: {
          303: z.undefined().describe("To the start page, signed in or told that the token does not hold."),
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      if (!isTokenSignIn(options)) throw new HttpProblem("not-found", { what: "/auth/token" });
      // Nobody is signed in yet, but a page of another site could sign somebody in as somebody else.
      refuseCrossSite(request, options);
      await refusals.check(request);
      const atMs = nowMs();
      const token = await findToken(store.tokens, request.body.token.trim(), atMs);
      if (token === undefined) {
        await refusals.count(request);
        return reply.redirect(REFUSED, 303);
      }
      await store.sessions.removeExpired(atMs);
      const expiresAtMs = Math.min(token.expiresAtMs ?? Infinity, atMs + SESSION_MS);
      const subject = tokenSubject(token.id);
      const { name, role } = token;
      const secret = await startSession(store.sessions, { subject, name, role, createdAtMs: atMs, expiresAtMs });
      request.log.info({ subject, role }, "signed in by a token");
      const seconds = Math.max(1, Math.floor((expiresAtMs - atMs) / 1000));
      reply.header("set-cookie", cookieText(sessionCookieName(isSecure), secret, seconds, isSecure));
      return reply.redirect("/", 303);
    },
  );
}
