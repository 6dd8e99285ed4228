import { z } from "zod";
import { FileRefused } from "../report/file-refusal.ts";
import { refusalText } from "../report/import-words.ts";
import { type Language, LANGUAGES } from "../report/language.ts";
import { type Letterhead, readLetterhead } from "../report/letterhead.ts";
import { keysNamed, type ReportChoices } from "../report/report-choices.ts";
import { type ReportFile, reportFile } from "../report/report-file.ts";
import { REPORT_FORMATS, REPORT_TEMPLATES, type ReportFormat, type ReportTemplate } from "../report/report-formats.ts";
import { baselineKeys, type ReportInput } from "../report/report-input.ts";
import { LONGEST_SUMMARY } from "../report/report-summary.ts";
import { joined } from "../scenarios/message.ts";
import { newProblem, ScenarioError } from "../scenarios/problems.ts";
import { sha256 } from "./manifest.ts";
import { QuestionError } from "./question-error.ts";
import { readReportFolder, type ReportFolder } from "./report-folder.ts";
import { reportFonts } from "./report-fonts.ts";
import type { Sources } from "./sources.ts";
import { bytesOfFile } from "./task-files.ts";
import { unknownFigure } from "./unknown-figure.ts";

const LONGEST_NAME = 200;
const MOST_INDICATORS = 60;

/** What `flyt report` is asked, of a job in place of a folder. */
export const ReportQuestion = z.strictObject({
  job: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be 64 hex digits, the id of a job")
    .meta({ description: "The run or comparison that is reported on; it must be done." }),
  template: z.enum(REPORT_TEMPLATES).default("paper").meta({
    description: "Two pages for a meeting, all tables and figures, or how it was done.",
  }),
  format: z.enum(REPORT_FORMATS).default("html").meta({
    description: "A page, Word, Excel, or the findings as Markdown, to be edited and sent as summary.",
  }),
  language: z.enum(LANGUAGES).default("nb").meta({ description: "Bokmål, nynorsk or English." }),
  summary: z.string().max(LONGEST_SUMMARY, `must have at most ${LONGEST_SUMMARY} characters`).optional().meta({
    description:
      "Text in place of the generated findings: Markdown with paragraphs, lists and tables. The report says so, and has the generated text in an appendix.",
  }),
  indicators: z
    .array(z.string().min(1, "must not be empty").max(LONGEST_NAME))
    .max(MOST_INDICATORS, `must be at most ${MOST_INDICATORS} figures`)
    .default([])
    .meta({
      description:
        "Figures that tables and charts show, as in queueMean@trondheim-helsehus; of a measure alone its total, or else that of each place. Those that matter most where missing.",
      examples: [["dischargeReadyMean", "occupancyShare@trondheim-langtid"]],
    }),
  alternatives: z
    .array(z.string().min(1, "must not be empty").max(LONGEST_NAME))
    .max(MOST_INDICATORS)
    .default([])
    .meta({
      description:
        "Alternatives that are shown, by the names in the manifest; all, or those that help most, where missing.",
      examples: [["helsehus+10"]],
    }),
  letterhead: z
    .string()
    .regex(/^[^/\\:]{1,100}\.(docx|dotx)$/i, "must be the name of a file that ends in .docx")
    .optional()
    .meta({
      description:
        "For Word: name of the document in `files`, in base64, that the report is put into at {{rapport}} or at its end, with its styles, headers and page.",
      examples: ["letterhead.docx"],
    }),
});
export type ReportQuestion = Readonly<z.infer<typeof ReportQuestion>>;

/** What a report is made of, read and looked through. */
export interface ReportRead {
  readonly folder: ReportFolder;
  readonly letterhead?: Letterhead;
  /** SHA-256 of all files, by name. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Reads the files that came along with a question. @throws ScenarioError with what is wrong with them, or with the question */
export function readReport(question: ReportQuestion, sources: Sources): ReportRead {
  const bytesOf = (name: string) => bytesOfFile(name, sources.readText(name));
  const folder = readReportFolder({ pathOf: (name) => name, bytesOf });
  refuseUnknownChoices(folder, question);
  const { letterhead: name, format } = question;
  if (name === undefined) return { folder, hashes: folder.hashes };
  if (format !== "docx") throw new QuestionError({ kind: "letterhead-needs-word", format }, "letterhead");
  const bytes = bytesOf(name);
  return {
    folder,
    letterhead: letterheadFrom(name, bytes),
    // Under a name that no file of a results folder has: what it is called makes no other report.
    hashes: { ...folder.hashes, "letterhead/": sha256(bytes) },
  };
}

/** @throws QuestionError for the first figure or alternative that is not there */
export function refuseUnknownChoices({ texts }: ReportFolder, { indicators, alternatives }: ReportChoices): void {
  const names = texts.manifest.scenarios.slice(1).map(({ name }) => name);
  (alternatives ?? []).forEach((name, at) => {
    if (!names.includes(name))
      throw new QuestionError({ kind: "no-such-alternative", name, names }, `alternatives.${at}`);
  });
  if (!indicators || indicators.length === 0) return;
  const keys = baselineKeys(texts);
  indicators.forEach((name, at) => {
    if (keysNamed(name, keys).length === 0) throw unknownFigure(name, keys, `indicators.${at}`);
  });
}

/** A document of the user's own, read strictly. @throws LetterheadError with why it is refused */
export function letterheadFrom(name: string, bytes: Uint8Array): Letterhead {
  try {
    return readLetterhead(bytes);
  } catch (error) {
    if (error instanceof FileRefused) throw new LetterheadError(name, error);
    throw error;
  }
}

/** A document that no report is put into. Whoever asked in another language is told by the refusal. */
export class LetterheadError extends ScenarioError {
  readonly refusal: FileRefused;

  constructor(file: string, refusal: FileRefused) {
    const [nb, nn, en] = (["nb", "nn", "en"] as const).map((language) => refusalText(refusal, language));
    super([newProblem(joined([{ nb: nb!, nn, en }], ""), { file })]);
    this.name = "LetterheadError";
    this.refusal = refusal;
  }
}

/** How a report is asked for, the same for the command and a task. */
export interface ReportAsked extends ReportChoices {
  readonly format: ReportFormat;
  readonly template: ReportTemplate;
  readonly language: Language;
}

/** The file that `flyt report` writes. */
export async function writtenReport(
  input: ReportInput,
  asked: ReportAsked,
  letterhead?: Letterhead,
): Promise<ReportFile> {
  const { format, template, language } = asked;
  const { woff, woff2 } = reportFonts();
  if (format !== "docx") return reportFile(input, format, template, language, { fonts: woff2 }, asked);
  // Loaded for Word only: the others do without the native module.
  const { openPainter } = await import("../report/chart-picture.ts");
  const painter = openPainter(woff);
  try {
    const tools = { paint: painter.paint, ...(letterhead && { letterhead }) };
    return await reportFile(input, format, template, language, tools, asked);
  } finally {
    painter.close();
  }
}
