import { z } from "zod";
import type { Dependencies } from "../http/dependencies.ts";
import { isHttps } from "../http/guard.ts";
import type { HttpOptions } from "../http/http-options.ts";
import { HttpProblem, tryLater } from "../http/http-problem.ts";
import type { App } from "../http/route-kinds.ts";
import { ANY_PROBLEM } from "../http/schemas.ts";
import { cookieOf, cookieText, endSession, SESSION_MS, sessionCookieName, startSession } from "./sessions.ts";
import { PENDING_SECONDS, ProviderFailure, safeReturnTo, SignIn, SignInRefused } from "./sign-in.ts";

const PENDING_COOKIE = "flyt-sign-in";
const tags = ["sign-in"];
const nothing = z.undefined();

/** Staff sign in at the provider of their organisation, and get a session. */
export function signInRoutes(app: App, { store, nowMs }: Dependencies, options: HttpOptions): void {
  const isSecure = isHttps(options.publicUrl);
  const { oidc, publicUrl } = options;
  const signIn = oidc === undefined || publicUrl === undefined ? undefined : new SignIn(oidc, publicUrl);
  const cookieName = sessionCookieName(isSecure);

  app.get(
    "/auth/sign-in",
    {
      config: { role: "open" },
      schema: {
        tags,
        summary: "Sign in by OpenID Connect",
        querystring: z.strictObject({ returnTo: z.string().max(500).optional() }),
        response: { 302: nothing.describe("To the provider."), default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      if (signIn === undefined) throw new HttpProblem("not-found", { what: "/auth/sign-in" });
      const { location, cookie } = await signIn.begin(safeReturnTo(request.query.returnTo)).catch(asProblem);
      reply.header("set-cookie", cookieText(PENDING_COOKIE, cookie, PENDING_SECONDS, isSecure));
      return reply.redirect(location, 302);
    },
  );

  app.get(
    "/auth/callback",
    {
      config: { role: "open" },
      schema: {
        tags,
        summary: "Where the provider sends a person back to",
        querystring: z.looseObject({ code: z.string().max(4000).optional(), state: z.string().max(500).optional() }),
        response: { 303: nothing.describe("Signed in; to the page asked for."), default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      if (signIn === undefined) throw new HttpProblem("not-found", { what: "/auth/callback" });
      const pending = cookieOf(request.headers.cookie, PENDING_COOKIE);
      const { person, returnTo } = await signIn.finish(request.url, pending).catch(asProblem);
      const forgotten = cookieText(PENDING_COOKIE, "", 0, isSecure);
      reply.header("set-cookie", forgotten);
      if (person.role === undefined) throw new HttpProblem("no-role", { name: person.name });
      const atMs = nowMs();
      await store.sessions.removeExpired(atMs);
      const secret = await startSession(store.sessions, {
        subject: person.subject,
        name: person.name,
        role: person.role,
        createdAtMs: atMs,
        expiresAtMs: atMs + SESSION_MS,
      });
      request.log.info({ subject: person.subject, role: person.role }, "signed in");
      reply.header("set-cookie", cookieText(cookieName, secret, SESSION_MS / 1000, isSecure));
      return reply.redirect(returnTo, 303);
    },
  );

  app.post(
    "/auth/sign-out",
    {
      config: { role: "open" },
      schema: {
        tags,
        summary: "End the session",
        response: { 303: nothing.describe("Signed out; to the start page."), default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const secret = cookieOf(request.headers.cookie, cookieName);
      if (secret !== undefined) await endSession(store.sessions, secret);
      reply.header("set-cookie", cookieText(cookieName, "", 0, isSecure));
      return reply.redirect("/", 303);
    },
  );
}

function asProblem(error: unknown): never {
  if (error instanceof SignInRefused) throw new HttpProblem("sign-in-failed", { reason: error.message });
  if (error instanceof ProviderFailure) throw tryLater("sign-in-unavailable", 30);
  throw error;
}
