import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SurroundingsError } from "./exits.ts";
import { isThere } from "./disk.ts";
import { PartialFile } from "./partial-file.ts";
import type { Talk } from "./talk.ts";

/** Refuses before a long search to write where something is already. @throws SurroundingsError */
export function refuseExisting(file: string, talk: Talk): void {
  if (isThere(file)) throw new SurroundingsError(talk.messages.fileExists(file));
}

/** Writes one file, whole or not at all. @throws SurroundingsError */
export function writePlan(file: string, text: string, talk: Talk): void {
  const partial = new PartialFile(file, talk);
  try {
    partial.write(text);
    partial.complete();
  } finally {
    partial.abandon();
  }
}

/** Makes a folder, and writes a file for each plan. @throws SurroundingsError */
export function writePlans(folder: string, texts: Readonly<Record<string, string>>, talk: Talk): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new SurroundingsError(talk.messages.cannotWrite(folder, talk.messages.reasons[code] ?? code));
  }
  for (const [name, text] of Object.entries(texts)) writePlan(join(folder, name), text, talk);
}
