/*
 * Writes to a store until it is killed, and says what has been acknowledged, line by line.
 * node store-writer.ts <folder> <round>
 */
import { writeSync } from "node:fs";
import { openSqlite } from "../../server/store/open-sqlite.ts";
import { change, contentOf, newJob, textOf } from "./store-records.ts";

const [folder, round = ""] = process.argv.slice(2);
const store = await openSqlite({ folder });
// Written at once and whole, also while the process is being killed.
const acknowledge = (what: string): void => void writeSync(1, `${what}\n`);

await Promise.all(Array.from({ length: 6 }, (_, lane) => write(`${round}-${lane}`)));

async function write(lane: string): Promise<void> {
  for (let number = 0; ; number++) {
    const id = `${lane}-${number}`;
    await store.jobs.insert(newJob(id), contentOf(`task ${id}`), id);
    acknowledge(`job ${id}`);
    await store.scenarios.put(change(id, { text: textOf(id) }), 0);
    acknowledge(`scenario ${id}`);
    await store.jobs.change(id, { states: ["queued"] }, { state: "running", attempt: 1 });
    acknowledge(`running ${id}`);
    await store.jobs.chunks.put(id, "0", contentOf(`chunk ${id}`));
    acknowledge(`chunk ${id}`);
    // Half of them stay unfinished.
    if (number % 2 === 0) continue;
    const files = [{ name: "result", mediaType: "text/plain", content: contentOf(`result ${id}`) }];
    await store.jobs.finish(id, 1, { status: "done", files, endedAtMs: 1, finished: 1 });
    acknowledge(`done ${id}`);
  }
}
