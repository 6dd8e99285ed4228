import type { Database, Queries } from "./database.ts";
import { intact, plainText, sealed } from "./row-digest.ts";
import { DamagedDocument, type StoredToken, type TokenStore } from "./store.ts";
import type { TokenRow } from "./tables.ts";

/** A use is written down once in so long, or each request would wait for the disk. */
const USES_APART_MS = 60_000;

export class SqlTokens implements TokenStore {
  private readonly database: Database;
  private readonly onDamage: (what: string) => void;

  constructor(database: Database, onDamage: (what: string) => void) {
    this.database = database;
    this.onDamage = onDamage;
  }

  async add(token: StoredToken, secretSha256: string): Promise<void> {
    const row = sealed("tokens", {
      id: token.id,
      name: token.name,
      role: token.role,
      created_at_ms: token.createdAtMs,
      expires_at_ms: token.expiresAtMs,
      revoked_at_ms: token.revokedAtMs,
      last_used_at_ms: token.lastUsedAtMs,
      secret_sha256: secretSha256,
    });
    await this.database.write((queries) => queries.insertInto("tokens").values(row).execute());
  }

  async list(): Promise<readonly StoredToken[]> {
    const rows = await this.database.read((queries) =>
      queries.selectFrom("tokens").selectAll().orderBy("created_at_ms").orderBy("id").execute(),
    );
    return rows.flatMap((row) => {
      try {
        return [tokenOf(intact("tokens", row, { id: row.id }))];
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        this.onDamage(error.what);
        return [];
      }
    });
  }

  revoke(id: string, atMs: number): Promise<boolean> {
    return this.database.write(async (queries) => {
      const before = await this.lockedRow(queries, id);
      if (before === undefined || before.revoked_at_ms !== null) return false;
      await replaceToken(queries, { ...before, revoked_at_ms: atMs });
      return true;
    });
  }

  async find(id: string): Promise<{ readonly token: StoredToken; readonly secretSha256: string } | undefined> {
    const row = await this.database.read((queries) => tokenRow(queries, id));
    return row && { token: tokenOf(row), secretSha256: row.secret_sha256 };
  }

  async used(id: string, atMs: number): Promise<void> {
    const isNews = (row: TokenRow | undefined): row is TokenRow =>
      row !== undefined && (row.last_used_at_ms === null || row.last_used_at_ms <= atMs - USES_APART_MS);
    if (!isNews(await this.database.read((queries) => tokenRow(queries, id)))) return;
    await this.database.write(async (queries) => {
      const before = await this.lockedRow(queries, id);
      if (isNews(before)) await replaceToken(queries, { ...before, last_used_at_ms: atMs });
    });
  }

  private lockedRow(queries: Queries, id: string): Promise<TokenRow | undefined> {
    return tokenRow(queries, id, this.database.hasOtherWriters);
  }
}

async function tokenRow(queries: Queries, asked: string, isLocked = false): Promise<TokenRow | undefined> {
  const id = plainText(asked);
  let wanted = queries.selectFrom("tokens").selectAll().where("id", "=", id);
  if (isLocked) wanted = wanted.forUpdate();
  const row = await wanted.executeTakeFirst();
  return row && intact("tokens", row, { id });
}

async function replaceToken(queries: Queries, { digest: _, ...fields }: TokenRow): Promise<void> {
  await queries.updateTable("tokens").set(sealed("tokens", fields)).where("id", "=", fields.id).execute();
}

function tokenOf(row: TokenRow): StoredToken {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
    revokedAtMs: row.revoked_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
  };
}
