import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { EXIT, SurroundingsError } from "./exits.ts";
import { isThere } from "./disk.ts";
import { attemptToWrite, keepNamesIn, makeFolder, partialName } from "./partial-file.ts";
import type { Talk } from "./talk.ts";

/** What ends a program, and with which exit code: that of a shell, 128 and the number of the signal. */
const SIGNALS: Readonly<Record<string, number>> = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 };

/**
 * A folder that gets its name when all its files are complete and on the disk, and leaves nothing behind when they never are. It is
 * made beside where it will stand, so that a full disk or a forbidden folder is met before anything is simulated.
 */
export class PartialFolder {
  /** Of the files so far. */
  bytes = 0;
  readonly folder: string;
  private readonly partial: string;
  private readonly talk: Talk;
  private isComplete = false;
  /** Also for a program that is ended in the middle. */
  private readonly onExit = (): void => this.abandon();
  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // Where somebody else listens, it is for them to say what becomes of the work.
    if (process.listenerCount(signal) === 1) process.exit(SIGNALS[signal]);
  };

  /** @throws SurroundingsError where something stands in its place already, or it cannot be made */
  constructor(folder: string, talk: Talk) {
    this.folder = folder;
    this.partial = partialName(resolve(folder));
    this.talk = talk;
    refuseExistingFolder(folder, talk);
    process.once("exit", this.onExit);
    for (const signal of Object.keys(SIGNALS)) process.on(signal, this.onSignal);
    attemptToWrite(folder, talk, () => makeFolder(this.partial));
  }

  write(name: string, content: string | Uint8Array): void {
    attemptToWrite(join(this.folder, name), this.talk, () => {
      const data = Buffer.from(content as string);
      const descriptor = openSync(join(this.partial, name), "wx");
      try {
        for (let at = 0; at < data.length;) at += writeSync(descriptor, data, at);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      this.bytes += data.length;
    });
  }

  complete(): void {
    // Somebody may have made it meanwhile.
    refuseExistingFolder(this.folder, this.talk);
    attemptToWrite(this.folder, this.talk, () => {
      keepNamesIn(this.partial);
      const whole = resolve(this.folder);
      if (isThere(whole)) rmdirSync(whole);
      renameSync(this.partial, whole);
      this.isComplete = true;
      keepNamesIn(dirname(whole));
    });
  }

  /** Removes what there is, unless it is complete. */
  abandon(): void {
    process.off("exit", this.onExit);
    for (const signal of Object.keys(SIGNALS)) process.off(signal, this.onSignal);
    if (this.isComplete) return;
    try {
      rmSync(this.partial, { recursive: true, force: true });
    } catch {
      // It cannot be removed; what matters has been told.
    }
  }
}

/** Only an empty folder, in which nobody stands, is given over. @throws SurroundingsError */
export function refuseExistingFolder(folder: string, talk: Talk): void {
  if (!isThere(folder)) return;
  const isFree = attemptToWrite(folder, talk, () => readdirSync(folder).length === 0);
  if (!isFree || resolve(folder) === process.cwd()) throw new SurroundingsError(talk.messages.exists(folder));
}
