import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { SurroundingsError } from "./exits.ts";
import { isThere } from "./disk.ts";
import type { Talk } from "./talk.ts";

/**
 * A file that gets its name when it is complete and on the disk, and leaves nothing behind when it never is. Several of them make a
 * folder in `PartialFolder`.
 */
export class PartialFile {
  bytes = 0;
  private readonly file: string;
  private readonly partial: string;
  private readonly talk: Talk;
  private readonly replaces: boolean;
  private descriptor: number | undefined;
  private isComplete = false;
  /** Also for a program that is ended in the middle. */
  private readonly onExit = (): void => this.abandon();

  /** @param replaces whether it may take the place of a file of its name: where both can only be the same */
  constructor(file: string, talk: Talk, { replaces = false } = {}) {
    this.file = file;
    this.replaces = replaces;
    this.partial = partialName(file);
    this.talk = talk;
    process.once("exit", this.onExit);
    this.attempt(() => (this.descriptor = openSync(this.partial, "wx")));
  }

  write(content: string | Uint8Array): void {
    this.attempt(() => {
      const data = Buffer.from(content as string);
      for (let at = 0; at < data.length;) at += writeSync(Number(this.descriptor), data, at);
      this.bytes += data.length;
    });
  }

  complete(): void {
    this.attempt(() => {
      fsyncSync(Number(this.descriptor));
      this.close();
      // Somebody may have made it meanwhile.
      if (!this.replaces && isThere(this.file)) throw new SurroundingsError(this.talk.messages.fileExists(this.file));
      renameSync(this.partial, this.file);
      this.isComplete = true;
      keepNamesIn(dirname(this.file));
    });
  }

  /** Removes what there is, unless it is complete. */
  abandon(): void {
    process.off("exit", this.onExit);
    if (this.isComplete) return;
    try {
      this.close();
      unlinkSync(this.partial);
    } catch {
      // It was never made, or cannot be removed; what matters has been told.
    }
  }

  private close(): void {
    const { descriptor } = this;
    this.descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
  }

  private attempt(task: () => void): void {
    attemptToWrite(this.file, this.talk, task);
  }
}

/** What is not complete yet, beside where it will be; another name in every process on every machine that shares the folder. */
export function partialName(whole: string): string {
  return `${whole}.${process.pid}-${randomBytes(4).toString("hex")}.partial`;
}

/** Does what writes a file or folder. @throws SurroundingsError that says why it could not be written */
export function attemptToWrite<Result>(file: string, { messages }: Talk, task: () => Result): Result {
  try {
    return task();
  } catch (error) {
    if (error instanceof SurroundingsError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const reason = code === "ENOENT" ? messages.noSuchFolder : (messages.reasons[code] ?? code);
    throw new SurroundingsError(messages.cannotWrite(file, reason));
  }
}

/** Brings the names in a folder to the disk, so that a file that was renamed keeps its new one when the power goes. */
export function keepNamesIn(folder: string): void {
  // Windows opens no folders, and needs no such thing.
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder and those above it. The `recursive` of Node never ends where /proc refuses. */
export function makeFolder(folder: string): void {
  if (isThere(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}
