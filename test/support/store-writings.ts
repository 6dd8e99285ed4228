import { expect } from "vitest";
import type { Store } from "../../server/store/store.ts";
import { contentOf, textOf } from "./store-records.ts";

/** Whether a store holds what was acknowledged, line by line, as the writer says it. */
export async function expectKept(store: Store, acknowledged: readonly string[]): Promise<void> {
  const all = new Set(acknowledged);
  for (const line of acknowledged) {
    const [what, id = ""] = line.split(" ");
    const job = await store.jobs.get(id);
    switch (what) {
      case "job":
        expect(await store.jobs.task(id), line).toEqual(contentOf(`task ${id}`));
        break;
      case "scenario":
        expect((await store.scenarios.get(id))?.text, line).toBe(textOf(id));
        break;
      case "running":
        expect(["running", "done"], line).toContain(job?.state);
        break;
      case "chunk":
        // Gone when the job is done, which may have come to pass without an acknowledgement.
        if (job?.state === "running") expect(await store.jobs.chunks.get(id, "0"), line).toEqual(contentOf(line));
        else expect(job?.state, line).toBe("done");
        break;
      default:
        expect(job?.state, line).toBe("done");
        expect(await store.jobs.file(id, "result"), line).toEqual(contentOf(`result ${id}`));
    }
    if (job?.state === "done" && all.has(`done ${id}`)) expect(await store.jobs.chunks.keys(id)).toEqual([]);
  }
}
