import type { FastifyRequest } from "fastify";
import type { Store, StoredToken } from "../store/store.ts";
import { type Caller, LOCAL_CALLER } from "./caller.ts";
import { cookieOf, findSession, sessionCookieName, tokenOfSubject } from "./sessions.ts";
import { findToken, isTokenHeld } from "./tokens.ts";

/** What came of asking who somebody is: nobody said, it was not right, or it is somebody. */
export type Authentication = "nobody" | "refused" | Caller;

/** A token is written down as used this seldom. */
const USED_EVERY_MS = 60_000;

/** Finds out who asks, by a token in `Authorization` or by the cookie of a session. */
export class Authenticator {
  private readonly store: Store;
  private readonly nowMs: () => number;
  private readonly isRequired: boolean;
  private readonly cookieName: string;
  /** When tokens were last written down as used. */
  private readonly usedAtMs = new Map<string, number>();

  constructor(
    store: Store,
    nowMs: () => number,
    options: { readonly isRequired: boolean; readonly isSecure: boolean },
  ) {
    this.store = store;
    this.nowMs = nowMs;
    this.isRequired = options.isRequired;
    this.cookieName = sessionCookieName(options.isSecure);
  }

  async whoAsks({ headers, log }: FastifyRequest): Promise<Authentication> {
    const { authorization, cookie } = headers;
    if (authorization !== undefined) {
      const [, text] = /^Bearer ([^\s]{1,200})$/i.exec(authorization) ?? [];
      const token = text === undefined ? undefined : await findToken(this.store.tokens, text, this.nowMs());
      if (token === undefined) return this.isRequired ? "refused" : LOCAL_CALLER;
      // That a token was used is nice to know; a full disk must not keep anybody from reading.
      await this.noteUse(token).catch((error: unknown) =>
        log.warn({ err: error }, "use of a token was not written down"),
      );
      return callerOfToken(token);
    }
    if (!this.isRequired) return LOCAL_CALLER;
    const secret = cookieOf(cookie, this.cookieName);
    if (secret === undefined) return "nobody";
    const session = await findSession(this.store.sessions, secret, this.nowMs());
    if (session === undefined) return "nobody";
    // Who revokes a token means the browsers too that were signed in by it.
    const tokenId = tokenOfSubject(session.subject);
    if (tokenId !== undefined && !(await isTokenHeld(this.store.tokens, tokenId, this.nowMs()))) return "nobody";
    return {
      actor: { name: session.name, role: session.role },
      signedInBy: "session",
      key: `person:${session.subject}`,
      expiresAtMs: session.expiresAtMs,
    };
  }

  private async noteUse(token: StoredToken): Promise<void> {
    const nowMs = this.nowMs();
    if (nowMs - (this.usedAtMs.get(token.id) ?? -Infinity) < USED_EVERY_MS) return;
    this.usedAtMs.set(token.id, nowMs);
    await this.store.tokens.used(token.id, nowMs);
  }
}

function callerOfToken({ id, name, role, expiresAtMs }: StoredToken): Caller {
  return { actor: { name, role }, signedInBy: "token", key: `token:${id}`, expiresAtMs };
}
