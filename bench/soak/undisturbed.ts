import { runChunk } from "../../tasks/chunk-run.ts";
import { inspect } from "../../tasks/inspect.ts";
import { sha256 } from "../../tasks/manifest.ts";
import { perform } from "../../tasks/perform.ts";
import type { TaskSurroundings } from "../../tasks/task.ts";
import { lookupIn } from "../../tasks/task-files.ts";
import { gatherTask } from "../../tasks/task-input.ts";
import { type Asked, digestsOf } from "./job-client.ts";

/** Chunks one after another in this process, without server, threads, store or queue. */
const HERE: TaskSurroundings = { need: async ({ chunk }, documentOf) => runChunk(chunk, documentOf) };

/** Digests of what jobs come to where nothing disturbs them, by id. */
export async function undisturbed(asked: readonly Asked[]): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const { kind, body } of asked) {
    const task = gatherTask(kind === "runs" ? "run" : "compare", body, lookupIn({}));
    const { files } = await perform(task, HERE);
    const named = files.map(({ name, content }) => ({ name, sha256: sha256(content) }));
    digests.set(inspect(task).id.replace("sha256:", ""), digestsOf({ files: named }));
  }
  return digests;
}
