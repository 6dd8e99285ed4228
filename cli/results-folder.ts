import { filesOf, MANIFEST_FILE, manifestText, type Simulated, type ThisRun } from "../tasks/result-files.ts";
import type { PartialFolder } from "./partial-folder.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { megabytes, type Talk } from "./talk.ts";

/** Fills a results folder and gives it its name. */
export function writeResults(
  folder: PartialFolder,
  simulated: Simulated,
  thisRun: Omit<ThisRun, "finishedAt">,
  { quiet }: { readonly quiet?: boolean | undefined },
  talk: Talk,
): void {
  try {
    const files = filesOf(simulated);
    for (const { name, content } of files) folder.write(name, content);
    folder.write(
      MANIFEST_FILE,
      manifestText(simulated.manifest, files, { finishedAt: new Date().toISOString(), ...thisRun }),
    );
    folder.complete();
    if (!quiet)
      talk.say(
        RESULTS_MESSAGES[talk.language].resultsWritten(folder.folder, files.length + 1, megabytes(folder.bytes, talk)),
      );
  } finally {
    folder.abandon();
  }
}
