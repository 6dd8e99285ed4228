import { joined } from "../scenarios/message.ts";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import { SurroundingsError } from "./exits.ts";
import { contentHash } from "../tasks/manifest.ts";
import { isThere } from "./disk.ts";
import { makeFolder, PartialFile } from "./partial-file.ts";
import { SWEEP_MESSAGES } from "./sweep-messages.ts";
import { jsonText } from "../tasks/json-text.ts";
import type { SweepIdentity } from "../tasks/sweep-manifest.ts";
import type { PointStore, StoredPoint } from "../tasks/sweep-results.ts";
import { type Talk } from "./talk.ts";

const FORMAT = "pasientflyt sweep, version 1";
const IDENTITY_FILE = "study.json";
const POINTS = "points";

/**
 * The folder of a sweep. Every file in it appears whole or not at all, so whatever is there after a program was killed can be gone on
 * with.
 */
export class SweepFolder implements PointStore {
  readonly path: string;
  private readonly talk: Talk;
  private fingerprint = "";

  constructor(path: string, talk: Talk) {
    this.path = path;
    this.talk = talk;
  }

  /**
   * Makes the folder, or takes one up that was begun with the same study.
   * @throws ScenarioError where it belongs to something else, naming what differs
   */
  open(identity: SweepIdentity): void {
    const { path } = this;
    this.fingerprint = contentHash(identity);
    const words = SWEEP_MESSAGES[this.talk.language];
    if (isThere(join(path, IDENTITY_FILE))) {
      const differing = this.differences(identity);
      if (differing === undefined) throw refused(path, words.folderUnreadable(IDENTITY_FILE));
      if (differing.length > 0) throw refused(path, words.folderOfOther(differing.join(", ")));
    } else if (
      isThere(path) &&
      this.attempt(path, () => readdirSync(path)).some((name) => !name.endsWith(".partial"))
    ) {
      throw refused(path, words.folderForeign);
    } else {
      this.attempt(path, () => makeFolder(path));
      this.write(IDENTITY_FILE, [`${jsonText({ format: FORMAT, ...identity, fingerprint: this.fingerprint })}\n`]);
    }
    this.attempt(path, () => makeFolder(join(path, POINTS)));
    this.removeLeftovers();
  }

  /** A finished point; "missing" where there is none, "damaged" where it is not what was written. */
  read(point: number): StoredPoint | "missing" | "damaged" {
    const file = join(this.path, pointFile(point));
    if (!isThere(file)) return "missing";
    try {
      const text = readFileSync(file, "utf8");
      const end = text.indexOf("\n");
      const body = text.slice(end + 1);
      if (text.slice(0, end) !== checksum(this.fingerprint, point, body)) return "damaged";
      return JSON.parse(body) as StoredPoint;
    } catch {
      return "damaged";
    }
  }

  keep(point: number, stored: StoredPoint): void {
    const body = `${JSON.stringify(stored)}\n`;
    this.write(pointFile(point), [`${checksum(this.fingerprint, point, body)}\n`, body]);
  }

  /** Writes a file whole, in place of one that is there. @returns its SHA-256 */
  write(name: string, pieces: Iterable<string>): string {
    const output = new PartialFile(join(this.path, name), this.talk, { replaces: true });
    const hash = createHash("sha256");
    try {
      for (const piece of pieces) {
        output.write(piece);
        hash.update(piece);
      }
      output.complete();
    } finally {
      output.abandon();
    }
    return `sha256:${hash.digest("hex")}`;
  }

  /** Which parts of the study are others than when the folder was begun; undefined where that cannot be read. */
  private differences(identity: SweepIdentity): string[] | undefined {
    try {
      const text = readFileSync(join(this.path, IDENTITY_FILE), "utf8");
      const found = JSON.parse(text) as Readonly<Record<string, unknown>>;
      const { format, fingerprint, ...parts } = found;
      if (format !== FORMAT || fingerprint !== contentHash(parts)) return undefined;
      const names = new Set([...Object.keys(parts), ...Object.keys(identity)]);
      const now = identity as unknown as Readonly<Record<string, unknown>>;
      return [...names].filter((name) => parts[name] !== now[name]);
    } catch {
      return undefined;
    }
  }

  /** What a killed program had begun to write. */
  private removeLeftovers(): void {
    for (const folder of [this.path, join(this.path, POINTS)]) {
      this.attempt(folder, () => {
        for (const name of readdirSync(folder)) {
          const [, writer] = /\.(\d+)\.partial$/.exec(name) ?? [];
          if (writer !== undefined && !isRunning(Number(writer))) unlinkSync(join(folder, name));
        }
      });
    }
  }

  private attempt<Result>(path: string, task: () => Result): Result {
    try {
      return task();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      const { messages } = this.talk;
      throw new SurroundingsError(messages.cannotWrite(path, messages.reasons[code] ?? code));
    }
  }
}

/** The file of a point, from the folder. */
function pointFile(point: number): string {
  return join(POINTS, `${String(point).padStart(5, "0")}.json`);
}

/** Also over what it belongs to: a point of another study, or another point, is none of this one. */
function checksum(fingerprint: string, point: number, body: string): string {
  return createHash("sha256").update(`${fingerprint} ${point}\n${body}`).digest("hex");
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function refused(file: string, message: string): ScenarioError {
  // In the language of the reader already.
  return new ScenarioError([newProblem(joined([message], ""), { file })]);
}
