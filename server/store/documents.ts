import type { Database, Queries } from "./database.ts";
import { nameOf, sha256Of } from "./row-digest.ts";
import { DamagedDocument, type DocumentStore } from "./store.ts";

/** Bytes by their SHA-256. */
export class SqlDocuments implements DocumentStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  put(content: Uint8Array): Promise<string> {
    return this.database.write((queries) => putDocument(queries, content));
  }

  get(sha256: string): Promise<Uint8Array | undefined> {
    return this.database.read((queries) => getDocument(queries, sha256));
  }
}

/**
 * Keeps bytes once. Where they are there already but damaged, they are mended, for here they are whole.
 * @returns their SHA-256
 */
export async function putDocument(queries: Queries, content: Uint8Array): Promise<string> {
  const sha256 = sha256Of(content);
  const added = await queries
    .insertInto("documents")
    .values({ sha256, content })
    // Not "do update", which would lock the row of bytes that are whole, too, for all who put the same.
    .onConflict((on) => on.column("sha256").doNothing())
    .returning("sha256")
    .executeTakeFirst();
  if (added !== undefined) return sha256;
  const damaged = await queries
    .selectFrom("documents")
    .select("sha256")
    .where("sha256", "=", sha256)
    .where("content", "is distinct from", content)
    .executeTakeFirst();
  if (damaged !== undefined)
    await queries.updateTable("documents").set({ content }).where("sha256", "=", sha256).execute();
  return sha256;
}

/** @throws DamagedDocument */
export async function getDocument(queries: Queries, sha256: string): Promise<Uint8Array | undefined> {
  const row = await queries.selectFrom("documents").select("content").where("sha256", "=", sha256).executeTakeFirst();
  if (row === undefined) return undefined;
  if (!isWhole(row.content, sha256)) throw new DamagedDocument(nameOf("documents", [sha256]));
  return row.content;
}

/** Whether it is still bytes, and these. */
export function isWhole(content: unknown, sha256: string): boolean {
  return content instanceof Uint8Array && sha256Of(content) === sha256;
}

/** One that another row refers to, so that it must be there. @throws DamagedDocument */
export async function neededDocument(queries: Queries, sha256: string, by: string): Promise<Uint8Array> {
  const content = await getDocument(queries, sha256);
  if (content === undefined) throw new DamagedDocument(by, `its document ${sha256} is missing`);
  return content;
}

/** Keeps several in the order of their names, so that two who keep the same never wait for each other. */
export async function putDocuments(queries: Queries, contents: readonly Uint8Array[]): Promise<void> {
  const named = new Map(contents.map((content) => [sha256Of(content), content]));
  for (const sha256 of [...named.keys()].sort()) await putDocument(queries, named.get(sha256) ?? new Uint8Array(0));
}
