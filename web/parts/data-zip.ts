import { zipped } from "../../report/sheet-parts.ts";
import type { Job } from "../api/jobs.ts";

/**
 * The files of a run or a comparison as one file, with what has been decided about the report beside them.
 * @throws Error for a file that cannot be had
 */
export async function dataZip(files: Job["files"], choices: object, signal: AbortSignal): Promise<Blob> {
  const parts = new Map<string, Uint8Array>();
  for (const { name, href } of files) {
    const response = await fetch(href, { credentials: "same-origin", signal });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    parts.set(name, new Uint8Array(await response.arrayBuffer()));
  }
  parts.set(CHOICES_FILE, new TextEncoder().encode(`${JSON.stringify(choices, null, 1)}\n`));
  return new Blob([zipped(parts) as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}

const CHOICES_FILE = "report-choices.json";
