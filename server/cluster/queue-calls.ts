import { sql } from "kysely";
import type { Client } from "pg";
import type { Queries } from "../store/database.ts";

/** What the machines call to each other through the database; whoever misses it finds out by the clock. */
export type QueueCall = "work" | "end" | "withdrawn";

const CHANNEL = "flyt_chunks";

/** Heard by all when the transaction is durable, and by nobody if it is not. */
export async function call(queries: Queries, what: QueueCall): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${what})`.execute(queries);
}

export async function listen(client: Client): Promise<void> {
  await client.query(`listen ${CHANNEL}`);
}

/** Those who are to be told, in this process. */
export class Listeners<Told extends readonly unknown[]> {
  private readonly all = new Set<(...told: Told) => void>();

  add(told: (...told: Told) => void): () => void {
    this.all.add(told);
    return () => this.all.delete(told);
  }

  tell(...told: Told): void {
    for (const one of this.all) one(...told);
  }
}
