import { sql } from "kysely";
import type { Database, Queries } from "./database.ts";
import { isWhole } from "./documents.ts";
import { filesOf } from "./job-rows.ts";
import { intact, nameOf } from "./row-digest.ts";
import { DamagedDocument, type VerifyReport } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Rows read at a time; documents and chunks are read one by one, for they may be large. */
const ROWS_PER_PAGE = 200;

/** Tables whose rows carry their digest, with what names a row. */
const SEALED_TABLES = {
  scenarios: ["name"],
  scenario_versions: ["name", "version"],
  jobs: ["id"],
  job_steps: ["job", "revision"],
  job_notes: ["job"],
  idempotency_keys: ["owner", "key"],
  chunks: ["job", "key"],
  tokens: ["id"],
  sessions: ["secret_sha256"],
} as const;
type SealedTable = keyof typeof SEALED_TABLES;

/** Walks everything, a little at a time: others are served meanwhile. */
export async function verifyAll(database: Database): Promise<VerifyReport> {
  const walk = new Walk(database);
  for (const complaint of await database.selfCheck()) walk.damaged.add(`database: ${complaint}`);
  await walk.documents();
  for (const table of Object.keys(SEALED_TABLES) as SealedTable[]) await walk.sealedTable(table);
  await walk.newestVersions();
  await walk.counts();
  return { checked: walk.checked, damaged: [...walk.damaged].sort() };
}

class Walk {
  readonly damaged = new Set<string>();
  checked = 0;
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async documents(): Promise<void> {
    await this.eachRow("documents", ["sha256"], 1, async ({ sha256, content }) => {
      if (!isWhole(content, sha256)) this.damaged.add(nameOf("documents", [sha256]));
    });
  }

  async sealedTable(table: SealedTable): Promise<void> {
    const key = SEALED_TABLES[table];
    await this.eachRow(table, key, table === "chunks" ? 1 : ROWS_PER_PAGE, async (row, queries) => {
      const name = nameOf(
        table,
        key.map((column) => row[column as keyof typeof row]),
      );
      try {
        intact(
          table,
          row as { digest: string },
          Object.fromEntries(key.map((it) => [it, row[it as keyof typeof row]])),
        );
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        this.damaged.add(name);
        return;
      }
      for (const sha256 of documentsOf(table, row)) {
        if (!(await hasDocument(queries, sha256))) this.damaged.add(`${name}: its document ${sha256} is missing`);
      }
    });
  }

  /** Each scenario has all versions up to its newest, and each version its scenario. */
  async newestVersions(): Promise<void> {
    await this.guarded("scenario_versions", async (queries) => {
      const { rows } = await sql<{ name: string }>`
        select coalesce(head.name, counted.name) as name
        from ${sql.table("scenarios")} as head
        full join (select name, count(*) as versions, max(version) as newest from ${sql.table("scenario_versions")}
          group by name) as counted on counted.name = head.name
        where head.name is null or counted.name is null
          or counted.versions <> head.version or counted.newest <> head.version`.execute(queries);
      for (const { name } of rows) this.damaged.add(`${nameOf("scenarios", [name])}: versions are missing`);
    });
  }

  /** The counters are what can be counted; asked in one statement, for others write meanwhile. */
  async counts(): Promise<void> {
    await this.guarded("job_counts", async (queries) => {
      const { rows } = await sql<{ state: string }>`
        select state from (
          select state, jobs as kept, 0 as counted from ${sql.table("job_counts")}
          union all select state, 0 as kept, count(*) as counted from ${sql.table("jobs")} group by state
        ) as compared
        group by state having sum(kept) <> sum(counted)`.execute(queries);
      this.checked++;
      for (const { state } of rows) this.damaged.add(nameOf("job_counts", [state]));
    });
  }

  /** Looks at each row in the order of its key. */
  private async eachRow<Table extends keyof Tables & string>(
    table: Table,
    key: readonly string[],
    rowsPerPage: number,
    look: (row: Tables[Table], queries: Queries) => Promise<void>,
  ): Promise<void> {
    let after: readonly unknown[] | undefined;
    for (;;) {
      const rows = await this.guarded(table, async (queries) => {
        const columns = sql.join(key.map((column) => sql.ref(column)));
        const beyond = after === undefined ? sql`` : sql`where (${columns}) > (${sql.join([...after])})`;
        const page = await sql<Tables[Table]>`
          select * from ${sql.table(table)} ${beyond} order by ${columns} limit ${rowsPerPage}`.execute(queries);
        for (const row of page.rows) {
          this.checked++;
          await look(row, queries);
        }
        return page.rows;
      });
      const last = rows?.at(-1);
      if (rows === undefined || last === undefined || rows.length < rowsPerPage) return;
      const next = key.map((column) => last[column as keyof typeof last]);
      // A damaged index may lead in a circle.
      if (after !== undefined && JSON.stringify(next) === JSON.stringify(after)) return;
      after = next;
      await new Promise(setImmediate);
    }
  }

  /** Damage that the database itself meets ends the walk through this table only. */
  private async guarded<Result>(
    what: string,
    work: (queries: Queries) => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await this.database.read(work);
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      this.damaged.add(`${what}: ${error.message}`);
      return undefined;
    }
  }
}

function documentsOf(table: SealedTable, row: Tables[SealedTable]): string[] {
  if (table === "scenario_versions" && "sha256" in row) return [row.sha256];
  if (table === "jobs" && "files" in row) return [row.task, ...filesOf(row).map(({ sha256 }) => sha256)];
  return [];
}

async function hasDocument(queries: Queries, sha256: string): Promise<boolean> {
  const row = await queries.selectFrom("documents").select("sha256").where("sha256", "=", sha256).executeTakeFirst();
  return row !== undefined;
}
