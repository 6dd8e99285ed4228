import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { ReportInput } from "../report/report-input.ts";
import { REPORT_FORMATS, type ReportFormat, type ReportTemplate } from "../report/report-formats.ts";
import { refusalText } from "../report/import-words.ts";
import type { Letterhead } from "../report/letterhead.ts";
import type { ReportChoices } from "../report/report-choices.ts";
import { LONGEST_SUMMARY } from "../report/report-summary.ts";
import { decodeText } from "../scenarios/decode-text.ts";
import { QuestionError } from "../tasks/question-error.ts";
import { letterheadFrom, LetterheadError, refuseUnknownChoices, writtenReport } from "../tasks/report.ts";
import { readReportFolder, ReportFolderError, reportInputOf } from "../tasks/report-folder.ts";
import { MANIFEST_FILE } from "../tasks/result-files.ts";
import { isFile, isFolder } from "./disk.ts";
import { EXIT, type Exit, InputError, UsageError } from "./exits.ts";
import { PartialFile } from "./partial-file.ts";
import { refuseExisting } from "./plan-file.ts";
import { REPORT_MESSAGES } from "./report-messages.ts";
import { megabytes, type Talk } from "./talk.ts";

/** What kind of report, and the document of the user's own that it is put into. */
export interface TemplateFlag {
  readonly kind?: ReportTemplate;
  readonly letterhead?: string;
}

export interface ReportFlags {
  /** What the ending of `out` says where missing, else a page. */
  readonly format?: ReportFormat | undefined;
  /** The paper where missing, in a document of ours. */
  readonly template?: TemplateFlag | undefined;
  /** A file with the text that stands in place of the findings. */
  readonly summary?: string | undefined;
  /** Figures, with commas between. */
  readonly indicators?: string | undefined;
  /** Names of alternatives, with commas between. */
  readonly alternatives?: string | undefined;
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
  const { kind: template = "paper", letterhead: own } = flags.template ?? {};
  const format = flags.format ?? formatOf(flags.out, own);
  if (own !== undefined && format !== "docx") {
    throw new QuestionError({ kind: "letterhead-needs-word", format }, "letterhead");
  }
  const isText = format === "html" || format === "md";
  if (flags.out === undefined && !isText) throw new UsageError(messages.outNeeded(format));
  if (flags.out !== undefined) refuseExisting(flags.out, talk);
  const choices = {
    summary: flags.summary === undefined ? undefined : summaryFrom(flags.summary, talk),
    indicators: listOf(flags.indicators),
    alternatives: listOf(flags.alternatives),
  };
  const letterhead = own === undefined ? undefined : readLetterheadFile(own, talk);
  const input = await readFolder(word, choices, talk);
  const asked = { format, template, language: talk.language, ...choices };
  const { content } = await writtenReport(input, asked, letterhead);
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

/** By the ending of the file that is asked for; a document of one's own is for Word. */
function formatOf(out: string | undefined, letterhead: string | undefined): ReportFormat {
  const ending = extname(out ?? "").slice(1);
  const known = REPORT_FORMATS.find((format) => format === ending);
  return known ?? (letterhead === undefined ? "html" : "docx");
}

function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** @throws InputError where it is not there, no text, or longer than anybody's summary */
function summaryFrom(file: string, { language }: Talk): string {
  const messages = REPORT_MESSAGES[language];
  if (!isFile(file)) throw new InputError(messages.noFile("--summary", file));
  const text = decodeText(file, readFileSync(file));
  if (text.length > LONGEST_SUMMARY) throw new InputError(messages.summaryTooLong(file, text.length, LONGEST_SUMMARY));
  if (text.trim() === "") throw new InputError(messages.summaryEmpty(file));
  return text;
}

/** @throws InputError with why no report is put into it */
function readLetterheadFile(file: string, { language }: Talk): Letterhead {
  if (!isFile(file)) throw new InputError(REPORT_MESSAGES[language].noFile("--template", file));
  try {
    return letterheadFrom(file, readFileSync(file));
  } catch (error) {
    if (error instanceof LetterheadError) throw new InputError(`${file}: ${refusalText(error.refusal, language)}`);
    throw error;
  }
}

/** @throws InputError with what is wrong with the folder */
async function readFolder(word: string, choices: ReportChoices, talk: Talk): Promise<ReportInput> {
  const messages = REPORT_MESSAGES[talk.language];
  const manifest = isFolder(word) ? join(word, MANIFEST_FILE) : word;
  if (!isFile(manifest)) throw new InputError(messages.noFolder(word));
  const folder = dirname(manifest);
  // The manifest may have another name on this disk.
  const pathOf = (name: string): string => (name === MANIFEST_FILE ? manifest : join(folder, name));
  const bytesOf = (name: string): Uint8Array | undefined =>
    isFile(pathOf(name)) ? readFileSync(pathOf(name)) : undefined;
  try {
    const read = readReportFolder({ pathOf, bytesOf });
    refuseUnknownChoices(read, choices);
    return await reportInputOf(read, folder);
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
