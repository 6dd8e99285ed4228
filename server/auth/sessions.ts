import { randomBytes } from "node:crypto";
import type { SessionStore, StoredSession } from "../store/store.ts";
import { secretHash } from "./tokens.ts";

/** A working day, so that a forgotten machine is not signed in for ever. */
export const SESSION_MS = 10 * 3600 * 1000;

const BY_TOKEN = "token:";

/** Whose a session is that was begun by a token. */
export function tokenSubject(id: string): string {
  return `${BY_TOKEN}${id}`;
}

/** The id of the token that a session was begun by; undefined where it was begun otherwise. */
export function tokenOfSubject(subject: string): string | undefined {
  return subject.startsWith(BY_TOKEN) ? subject.slice(BY_TOKEN.length) : undefined;
}

/** How the cookie of a signed-in person is called: with the prefix, browsers take it over https only, for this host only. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? "__Host-flyt-session" : "flyt-session";
}

/** A cookie that scripts cannot read and other sites do not send along with changes. @param value empty to forget it */
export function cookieText(name: string, value: string, maxAgeSeconds: number, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

/** The value of a cookie in a `Cookie` header; the first of that name. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Keeps a session by the hash of its secret. @returns the secret, for the cookie */
export async function startSession(sessions: SessionStore, session: StoredSession): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await sessions.add(secretHash(secret), session);
  return secret;
}

export async function findSession(
  sessions: SessionStore,
  secret: string,
  nowMs: number,
): Promise<StoredSession | undefined> {
  return /^[\w-]{43}$/.test(secret) ? sessions.find(secretHash(secret), nowMs) : undefined;
}

export async function endSession(sessions: SessionStore, secret: string): Promise<void> {
  if (/^[\w-]{43}$/.test(secret)) await sessions.remove(secretHash(secret));
}
