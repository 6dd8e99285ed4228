import { sql } from "kysely";
import { cursorOf, placeOf } from "./cursor.ts";
import type { Database, Queries } from "./database.ts";
import { neededDocument, putDocument } from "./documents.ts";
import { intact, nameOf, plainText, sealed } from "./row-digest.ts";
import {
  DamagedDocument,
  type Page,
  type Paged,
  type ScenarioChange,
  type ScenarioKind,
  type ScenarioStore,
  type StoredScenario,
} from "./store.ts";
import type { ScenarioRow, ScenarioVersionRow } from "./tables.ts";

type Outcome = { readonly kept: StoredScenario } | { readonly conflict: StoredScenario | undefined };

/** Files of users: a row for each version, and one for each name that says which is the newest. */
export class SqlScenarios implements ScenarioStore {
  private readonly database: Database;
  private readonly onDamage: (what: string) => void;

  constructor(database: Database, onDamage: (what: string) => void) {
    this.database = database;
    this.onDamage = onDamage;
  }

  put(change: ScenarioChange, ifVersion: number): Promise<Outcome> {
    const content = new TextEncoder().encode(change.text);
    const name = plainText(change.name);
    return this.database.write(async (queries) => {
      const newest = await this.newest(queries, name);
      const live = newest === undefined || newest.is_deleted === 1 ? 0 : newest.version;
      if (ifVersion !== live) return conflict(newest);
      const sha256 = await putDocument(queries, content);
      const { kind, by, atMs, note } = change;
      return this.add(queries, {
        name,
        version: (newest?.version ?? 0) + 1,
        kind,
        sha256,
        bytes: content.length,
        changed_at_ms: atMs,
        changed_by: by,
        note,
        is_deleted: 0,
      });
    });
  }

  remove(asked: string, by: string, atMs: number, ifVersion: number): Promise<Outcome> {
    const name = plainText(asked);
    return this.database.write(async (queries) => {
      const newest = await this.newest(queries, name);
      if (newest === undefined || newest.is_deleted === 1 || newest.version !== ifVersion) return conflict(newest);
      const { digest: _, ...before } = newest;
      return this.add(queries, {
        ...before,
        version: newest.version + 1,
        changed_at_ms: atMs,
        changed_by: by,
        note: "",
        is_deleted: 1,
      });
    });
  }

  async get(
    asked: string,
    version?: number,
  ): Promise<{ readonly scenario: StoredScenario; readonly text: string } | undefined> {
    const name = plainText(asked);
    return this.database.read(async (queries) => {
      const row = await (version === undefined ? newestOf(queries, name) : versionOf(queries, name, version));
      if (row === undefined || (version === undefined && row.is_deleted === 1)) return undefined;
      const content = await neededDocument(queries, row.sha256, nameOf("scenario_versions", [name, row.version]));
      return { scenario: scenarioOf(row), text: new TextDecoder().decode(content) };
    });
  }

  async versions(asked: string): Promise<readonly StoredScenario[]> {
    const name = plainText(asked);
    const rows = await this.database.read((queries) =>
      queries.selectFrom("scenario_versions").selectAll().where("name", "=", name).orderBy("version").execute(),
    );
    return rows.map((row) => scenarioOf(intact("scenario_versions", row, { name, version: row.version })));
  }

  async list({ cursor, limit, kind }: Page & { readonly kind?: ScenarioKind }): Promise<Paged<StoredScenario>> {
    const rows = await this.database.read((queries) => pageOf(queries, limit, cursor, kind));
    const page = rows.slice(0, limit);
    const entries: StoredScenario[] = [];
    const damaged: string[] = [];
    for (const row of page) {
      try {
        entries.push(scenarioOf(newestIn(row)));
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        damaged.push(nameOf("scenarios", [row.head_name]));
        this.onDamage(error.what);
      }
    }
    const last = page.at(-1);
    return {
      entries,
      ...(last !== undefined && rows.length > limit && { next: cursorOf([last.head_name]) }),
      ...(damaged.length > 0 && { damaged }),
    };
  }

  /** The newest version, and nobody else may change it until the transaction ends. */
  private newest(queries: Queries, name: string): Promise<ScenarioVersionRow | undefined> {
    return newestOf(queries, name, this.database.hasOtherWriters);
  }

  private async add(queries: Queries, unsealed: Omit<ScenarioVersionRow, "digest">): Promise<Outcome> {
    const row = sealed("scenario_versions", unsealed);
    const { name, kind, version, is_deleted } = row;
    // Two who make the same name at the same time hold no lock, for there is no row yet: the key decides.
    const added = await queries
      .insertInto("scenario_versions")
      .values(row)
      .onConflict((on) => on.columns(["name", "version"]).doNothing())
      .returning("version")
      .executeTakeFirst();
    if (added === undefined) return conflict(await versionOf(queries, name, version));
    const head = sealed("scenarios", { name, kind, version, is_deleted });
    const { name: _, ...changed } = head;
    await queries
      .insertInto("scenarios")
      .values(head)
      .onConflict((on) => on.column("name").doUpdateSet(changed))
      .execute();
    return { kept: scenarioOf(row) };
  }
}

/** Names in their order with their newest version: one statement, for a page has many. One more than the limit where there are more. */
function pageOf(queries: Queries, limit: number, cursor: string | undefined, kind: ScenarioKind | undefined) {
  let wanted = queries
    .selectFrom("scenarios as head")
    .leftJoin("scenario_versions as newest", (join) =>
      join.onRef("newest.name", "=", "head.name").onRef("newest.version", "=", "head.version"),
    )
    .select([
      "head.name as head_name",
      "head.kind as head_kind",
      "head.version as head_version",
      "head.is_deleted as head_is_deleted",
      "head.digest as head_digest",
    ])
    .selectAll("newest")
    // Written out, for the partial index holds only what is not deleted.
    .where("head.is_deleted", "=", sql.lit(0))
    .orderBy("head.name")
    .limit(limit + 1);
  if (kind !== undefined) wanted = wanted.where("head.kind", "=", kind);
  if (cursor !== undefined) wanted = wanted.where("head.name", ">", placeOf(cursor, ["string"])[0]);
  return wanted.execute();
}

/** @throws DamagedDocument */
function newestIn(row: Awaited<ReturnType<typeof pageOf>>[number]): ScenarioVersionRow {
  const {
    head_name: name,
    head_kind: kind,
    head_version: version,
    head_is_deleted: is_deleted,
    head_digest: digest,
    ...newest
  } = row;
  intact("scenarios", { name, kind, version, is_deleted, digest }, { name });
  if (newest.name === null) throw new DamagedDocument(nameOf("scenarios", [name]), "its version is missing");
  return intact("scenario_versions", newest as ScenarioVersionRow, { name, version });
}

function conflict(newest: ScenarioVersionRow | undefined): Outcome {
  return { conflict: newest && scenarioOf(newest) };
}

/** @throws DamagedDocument */
async function newestOf(queries: Queries, name: string, isLocked = false): Promise<ScenarioVersionRow | undefined> {
  let wanted = queries.selectFrom("scenarios").selectAll().where("name", "=", name);
  if (isLocked) wanted = wanted.forUpdate();
  const head = await wanted.executeTakeFirst();
  if (head === undefined) return undefined;
  const { version }: ScenarioRow = intact("scenarios", head, { name });
  const row = await versionOf(queries, name, version);
  if (row === undefined) throw new DamagedDocument(nameOf("scenarios", [name]), `its version ${version} is missing`);
  return row;
}

/** @throws DamagedDocument */
async function versionOf(queries: Queries, name: string, version: number): Promise<ScenarioVersionRow | undefined> {
  const row = await queries
    .selectFrom("scenario_versions")
    .selectAll()
    .where("name", "=", name)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && intact("scenario_versions", row, { name, version });
}

function scenarioOf(row: ScenarioVersionRow): StoredScenario {
  return {
    name: row.name,
    kind: row.kind,
    version: row.version,
    sha256: row.sha256,
    bytes: row.bytes,
    changedAtMs: row.changed_at_ms,
    changedBy: row.changed_by,
    note: row.note,
    isDeleted: row.is_deleted === 1,
  };
}
