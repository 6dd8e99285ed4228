import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { ReportInput } from "../report/report-input.ts";
import { REPORT_FORMATS, type ReportFormat, type ReportTemplate } from "../report/report-formats.ts";
import { writtenReport } from "../tasks/report.ts";
import { readReportFolder, ReportFolderError, reportInputOf } from "../tasks/report-folder.ts";
import { MANIFEST_FILE } from "../tasks/result-files.ts";
import { isFile, isFolder } from "./disk.ts";
import { EXIT, type Exit, InputError, UsageError } from "./exits.ts";
import { PartialFile } from "./partial-file.ts";
import { refuseExisting } from "./plan-file.ts";
import { REPORT_MESSAGES } from "./report-messages.ts";
import { megabytes, type Talk } from "./talk.ts";

export interface ReportFlags {
  /** What the ending of `out` says where missing, else a page. */
  readonly format?: ReportFormat | undefined;
  /** The paper where missing. */
  readonly template?: ReportTemplate | undefined;
  /** Standard output where missing. */
  readonly out?: string | undefined;
  readonly quiet?: boolean | undefined;
}

/**
 * `flyt report`: a paper, a full report or the method from a results folder.
 * @param word the folder, or its manifest
 */
export async function report(word: string, flags: ReportFlags, talk: Talk): Promise<Exit> {
  const messages = REPORT_MESSAGES[talk.language];
  const format = flags.format ?? formatOf(flags.out);
  if (flags.out === undefined && format !== "html") throw new UsageError(messages.outNeeded(format));
  if (flags.out !== undefined) refuseExisting(flags.out, talk);
  const input = await readFolder(word, talk);
  const { content } = await writtenReport(input, format, flags.template ?? "paper", talk.language);
  if (flags.out === undefined) {
    talk.print(String(content));
    return EXIT.done;
  }
  const file = new PartialFile(flags.out, talk);
  try {
    file.write(content);
    file.complete();
  } finally {
    file.abandon();
  }
  if (!flags.quiet) talk.say(messages.written(flags.out, megabytes(file.bytes, talk)));
  return EXIT.done;
}

/** By the ending of the file that is asked for. */
function formatOf(out: string | undefined): ReportFormat {
  const ending = extname(out ?? "").slice(1);
  return REPORT_FORMATS.find((format) => format === ending) ?? "html";
}

/** @throws InputError with what is wrong with the folder */
async function readFolder(word: string, talk: Talk): Promise<ReportInput> {
  const messages = REPORT_MESSAGES[talk.language];
  const manifest = isFolder(word) ? join(word, MANIFEST_FILE) : word;
  if (!isFile(manifest)) throw new InputError(messages.noFolder(word));
  const folder = dirname(manifest);
  // The manifest may have another name on this disk.
  const pathOf = (name: string): string => (name === MANIFEST_FILE ? manifest : join(folder, name));
  const bytesOf = (name: string): Uint8Array | undefined =>
    isFile(pathOf(name)) ? readFileSync(pathOf(name)) : undefined;
  try {
    return await reportInputOf(readReportFolder({ pathOf, bytesOf }), folder);
  } catch (error) {
    if (error instanceof ReportFolderError) throw new InputError(faultText(error, word, talk));
    throw error;
  }
}

function faultText({ fault }: ReportFolderError, word: string, { language }: Talk): string {
  const messages = REPORT_MESSAGES[language];
  switch (fault.kind) {
    case "missing":
      return messages.fileMissing(fault.file);
    case "changed":
      return messages.fileChanged(fault.file);
    case "document":
      return messages.isDocument(word);
    case "other-version":
      return messages.otherVersion(fault.file, fault.reason);
  }
}
