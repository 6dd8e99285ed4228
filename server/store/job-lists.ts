import { sql } from "kysely";
import { placeOf } from "./cursor.ts";
import type { Queries } from "./database.ts";
import { plainText } from "./row-digest.ts";
import type { JobFilter, StoredNote } from "./store.ts";
import type { JobRow } from "./tables.ts";

/** Jobs that are looked through for a text or a tag before an answer is given. */
export const LOOKED_THROUGH = 1000;

/** Of several kinds the newest are found by age, for their own index has them one kind after the other. */
const anyKind = sql<string>`coalesce(kind, '')`;

/** Newest first, one more than the limit where there are more; all that the database itself can tell apart. */
export function jobPage(
  queries: Queries,
  limit: number,
  cursor: string | undefined,
  { states, kinds, owner, tag }: JobFilter,
): Promise<JobRow[]> {
  let wanted = queries
    .selectFrom("jobs")
    .selectAll()
    .orderBy("created_at_ms", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (states !== undefined) wanted = wanted.where("state", "in", states);
  if (kinds !== undefined) wanted = wanted.where(kinds.length === 1 ? "kind" : anyKind, "in", kinds.map(plainText));
  if (owner !== undefined) wanted = wanted.where("owner", "=", plainText(owner));
  if (tag !== undefined) wanted = wanted.where("id", "in", queries.selectFrom("job_notes").select("job"));
  if (cursor !== undefined) {
    const [createdAtMs, id] = placeOf(cursor, ["number", "string"]);
    wanted = wanted.where(sql<boolean>`(created_at_ms, id) < (${createdAtMs}, ${id})`);
  }
  return wanted.execute();
}

/** Whether a job has the text and the tag that are looked for. */
export function isLike(job: JobRow, note: StoredNote | undefined, { text, tag }: JobFilter): boolean {
  const tags = note?.tags ?? [];
  if (tag !== undefined && !tags.includes(plainText(tag))) return false;
  if (text === undefined) return true;
  const wanted = plainText(text).toLowerCase();
  return [job.title, job.owner, note?.note ?? "", ...tags].some((part) => part.toLowerCase().includes(wanted));
}
