import { jsonText } from "../tasks/json-text.ts";
import { sweepManifest } from "../tasks/sweep-manifest.ts";
import { type SweepFound, sweepFiles } from "../tasks/sweep.ts";
import type { SweepFolder } from "./sweep-folder.ts";

/** When and on what it was made: the one part of a sweep that is another each time. */
export interface SweepTimes {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly wallSeconds: number;
  readonly threads: number;
  /** Points that were there from before. */
  readonly pointsFromBefore: number;
}

/** Writes the files of results, each whole; those of one study are the same bytes whatever happened on the way. */
export function writeResults(found: SweepFound, folder: SweepFolder, times: SweepTimes): void {
  const { asked, results } = found;
  const written = sweepFiles(found).map(({ name, lines }) => [name, folder.write(name, lines)]);
  const files = Object.fromEntries(written) as Record<string, string>;
  folder.write("manifest.json", [`${jsonText({ ...sweepManifest(asked.study, results.keys), files, times })}\n`]);
}
