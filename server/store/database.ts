import type { Kysely } from "kysely";
import type { StoreHealth } from "./store.ts";
import type { Tables } from "./tables.ts";

export type Queries = Kysely<Tables>;

/** What the parts of the store ask of a database; SQLite and PostgreSQL differ in nothing else. */
export interface Database {
  /**
   * Reads what is committed.
   * @throws DamagedDocument where the database itself finds damage
   */
  readonly read: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;
  /**
   * Does the work in a transaction; fulfilled when that is durable. The work may be done again where the first transaction did not
   * come about, so it changes nothing but the database.
   * @throws StoreReadOnly where nothing can be kept now
   */
  readonly write: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;
  /** Whether others write meanwhile, so that rows that are read to be changed have to be locked. */
  readonly hasOtherWriters: boolean;
  readonly health: () => Promise<StoreHealth>;
  /** What the database finds wrong with itself. */
  readonly selfCheck: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}
