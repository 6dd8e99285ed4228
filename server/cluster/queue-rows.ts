import { sql } from "kysely";
import type { Queries } from "../store/database.ts";
import { QUEUE_SCHEMA, TEXTS } from "./chunk-database.ts";
import type { OfferedChunk } from "./offered-chunks.ts";

/** What the server looks at to see how chunks are doing; one row of the queue. */
export interface QueueRow {
  readonly id: string;
  readonly state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  readonly priority: number;
  readonly job: string;
  readonly key: string;
  /** Of one that ended without a result. */
  readonly failure: string | null;
}

const JOBS = sql.raw(`${QUEUE_SCHEMA}.job`);

/** All at once: the calls of pg-boss that find jobs bring everything that is in them. */
export async function queueRows(queries: Queries, queue: string): Promise<readonly QueueRow[]> {
  const { rows } = await sql<QueueRow>`select id, state, priority, data->>'job' as job, data->>'key' as key,
    case when state = 'completed' then output->>'failure' when state = 'failed' then output::text end as failure
    from ${JOBS} where name = ${queue}`.execute(queries);
  return rows;
}

/** Keeps the texts of the scenarios of chunks, each once for its job. */
export async function keepTexts(queries: Queries, chunks: readonly OfferedChunk[]): Promise<void> {
  const texts = new Map<
    string,
    { readonly offer: OfferedChunk["offer"]; readonly sha256: string; readonly text: string }
  >();
  for (const { offer } of chunks) {
    for (const [sha256, text] of Object.entries(offer.documents)) {
      texts.set(`${offer.job}/${offer.jobAttempt}/${sha256}`, { offer, sha256, text });
    }
  }
  for (const { offer, sha256, text } of texts.values()) {
    await sql`insert into ${TEXTS} (job, job_attempt, sha256, content)
      values (${offer.job}, ${offer.jobAttempt}, ${sha256}, ${Buffer.from(text)}) on conflict do nothing`.execute(
      queries,
    );
  }
}

/** Those of the attempt and of the ones before it. */
export async function forgetTexts(queries: Queries, job: string, jobAttempt: number): Promise<void> {
  await sql`delete from ${TEXTS} where job = ${job} and job_attempt <= ${jobAttempt}`.execute(queries);
}

export async function forgetTextsOfOthers(queries: Queries, unfinishedJobs: readonly string[]): Promise<void> {
  await sql`delete from ${TEXTS} where job <> all(${unfinishedJobs})`.execute(queries);
}
