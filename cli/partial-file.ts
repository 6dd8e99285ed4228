import { closeSync, openSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { SurroundingsError } from "./exits.ts";
import { isThere } from "./package.ts";
import type { Talk } from "./talk.ts";

/** A file that gets its name when it is complete, and leaves nothing behind when it never is. */
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

  /** @param replaces whether a file of that name may be there, and gives way */
  constructor(file: string, talk: Talk, replaces = false) {
    this.file = file;
    this.replaces = replaces;
    this.partial = `${file}.${process.pid}.partial`;
    this.talk = talk;
    process.once("exit", this.onExit);
    this.attempt(() => (this.descriptor = openSync(this.partial, "wx")));
  }

  write(text: string): void {
    this.attempt(() => {
      const data = Buffer.from(text);
      for (let at = 0; at < data.length;) at += writeSync(Number(this.descriptor), data, at);
      this.bytes += data.length;
    });
  }

  complete(): void {
    this.attempt(() => {
      this.close();
      // Somebody may have made it meanwhile.
      if (!this.replaces && isThere(this.file)) throw new SurroundingsError(this.talk.messages.fileExists(this.file));
      renameSync(this.partial, this.file);
      this.isComplete = true;
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
    try {
      task();
    } catch (error) {
      if (error instanceof SurroundingsError) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      const { messages } = this.talk;
      const reason = code === "ENOENT" ? messages.noSuchFolder : (messages.reasons[code] ?? code);
      throw new SurroundingsError(messages.cannotWrite(this.file, reason));
    }
  }
}
