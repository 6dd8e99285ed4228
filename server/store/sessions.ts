import type { Database } from "./database.ts";
import { intact, plainText, sealed } from "./row-digest.ts";
import type { SessionStore, StoredSession } from "./store.ts";

export class SqlSessions implements SessionStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async add(secretSha256: string, session: StoredSession): Promise<void> {
    const row = sealed("sessions", {
      secret_sha256: secretSha256,
      subject: session.subject,
      name: session.name,
      role: session.role,
      created_at_ms: session.createdAtMs,
      expires_at_ms: session.expiresAtMs,
    });
    await this.database.write((queries) => queries.insertInto("sessions").values(row).execute());
  }

  async find(asked: string, atMs: number): Promise<StoredSession | undefined> {
    const secret_sha256 = plainText(asked);
    const found = await this.database.read((queries) =>
      queries.selectFrom("sessions").selectAll().where("secret_sha256", "=", secret_sha256).executeTakeFirst(),
    );
    if (found === undefined) return undefined;
    const { subject, name, role, created_at_ms, expires_at_ms } = intact("sessions", found, { secret_sha256 });
    if (expires_at_ms <= atMs) return undefined;
    return { subject, name, role, createdAtMs: created_at_ms, expiresAtMs: expires_at_ms };
  }

  async remove(secretSha256: string): Promise<void> {
    await this.database.write((queries) =>
      queries.deleteFrom("sessions").where("secret_sha256", "=", plainText(secretSha256)).execute(),
    );
  }

  async removeExpired(atMs: number): Promise<void> {
    await this.database.write((queries) => queries.deleteFrom("sessions").where("expires_at_ms", "<=", atMs).execute());
  }
}
