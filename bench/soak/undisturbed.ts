import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServing } from "./flyt-process.ts";
import { ask, type Asked, digestsOf, whenOver } from "./job-client.ts";

/** Digests of the results of jobs on a server that nobody disturbs, by id. */
export async function undisturbed(asked: readonly Asked[]): Promise<ReadonlyMap<string, string>> {
  const data = mkdtempSync(join(tmpdir(), "flyt-undisturbed-"));
  const { server, url } = await startServing(["--data", data]);
  const digests = new Map<string, string>();
  try {
    for (const one of asked) {
      const id = await ask(url, one);
      digests.set(id, digestsOf(await whenOver(url, id)));
    }
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return digests;
}
