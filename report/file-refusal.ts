/** Why a file is not read at all, as data; `import-words.ts` has the sentences. */
export type RefusalReason =
  | "too-large"
  | "not-a-workbook"
  | "damaged"
  | "unpacks-too-large"
  | "too-many-parts"
  | "encrypted"
  | "unknown-packing"
  | "bad-name"
  | "overlapping"
  | "active-content"
  | "external-entity"
  | "not-utf8"
  | "too-many-sheets"
  | "far-cell"
  | "too-many-cells"
  | "nothing-known"
  | "not-a-document"
  | "active-document"
  | "external-link"
  | "unknown-field"
  | "marker-elsewhere"
  | "marker-twice";

/** A file that is refused as a whole: nothing of it is used. */
export class FileRefused extends Error {
  readonly reason: RefusalReason;
  /** What was met: a name, a cell, a number. */
  readonly got: string;
  /** The most that is accepted; empty where nothing of the kind is. */
  readonly limit: string;

  constructor(reason: RefusalReason, got = "", limit = "") {
    super(`${reason}${got === "" ? "" : `: ${got}`}${limit === "" ? "" : ` (at most ${limit})`}`);
    this.name = "FileRefused";
    this.reason = reason;
    this.got = got;
    this.limit = limit;
  }
}
