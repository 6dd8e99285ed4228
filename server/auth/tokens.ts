import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Role, StoredToken, TokenStore } from "../store/store.ts";

/** A token when it is made: the only time that its secret is known to us. */
export interface NewToken {
  readonly token: StoredToken;
  /** `flyt_<id>_<secret>`: 60 and 256 random bits. */
  readonly text: string;
}

/** Makes a token and keeps it, without its secret. */
export async function createToken(
  tokens: TokenStore,
  wanted: { readonly name: string; readonly role: Role; readonly nowMs: number; readonly expiresAtMs: number | null },
): Promise<NewToken> {
  const id = randomBytes(5).toString("hex");
  const secret = randomBytes(32).toString("base64url").replaceAll(/[-_]/g, "x");
  const token: StoredToken = {
    id,
    name: wanted.name,
    role: wanted.role,
    createdAtMs: wanted.nowMs,
    expiresAtMs: wanted.expiresAtMs,
    revokedAtMs: null,
    lastUsedAtMs: null,
  };
  await tokens.add(token, secretHash(secret));
  return { token, text: `flyt_${id}_${secret}` };
}

/**
 * The token that a text is, if it holds now. Whether the id is unknown or the secret wrong takes the same comparison.
 */
export async function findToken(tokens: TokenStore, text: string, nowMs: number): Promise<StoredToken | undefined> {
  const [, id, secret] = /^flyt_([0-9a-f]{10})_([0-9A-Za-z]{43})$/.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const found = await tokens.find(id);
  const isRight = isSameHash(secretHash(secret), found?.secretSha256 ?? NO_HASH);
  if (found === undefined || !isRight) return undefined;
  return holds(found.token, nowMs) ? found.token : undefined;
}

/** Whether the token of an id, whose secret was given before, still holds. */
export async function isTokenHeld(tokens: TokenStore, id: string, nowMs: number): Promise<boolean> {
  const found = await tokens.find(id);
  return found !== undefined && holds(found.token, nowMs);
}

function holds({ revokedAtMs, expiresAtMs }: StoredToken, nowMs: number): boolean {
  return revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs);
}

/** SHA-256 is enough for secrets of 256 random bits; passwords would need more. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}

/** In constant time for hashes of the same length, which all of ours are. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, "utf8"), Buffer.from(b, "utf8")];
  return left.length === right.length && timingSafeEqual(left, right);
}

const NO_HASH = "0".repeat(64);
