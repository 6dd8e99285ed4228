import { z } from "zod";
import { type Language, LANGUAGES } from "../report/language.ts";
import { type ReportFile, reportFile } from "../report/report-file.ts";
import { REPORT_FORMATS, REPORT_TEMPLATES, type ReportFormat, type ReportTemplate } from "../report/report-formats.ts";
import type { ReportInput } from "../report/report-input.ts";
import { readReportFolder, type ReportFolder } from "./report-folder.ts";
import { reportFonts } from "./report-fonts.ts";
import type { Sources } from "./sources.ts";
import { bytesOfFile } from "./task-files.ts";

/** What `flyt report` is asked, of a job in place of a folder. */
export const ReportQuestion = z.strictObject({
  job: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be 64 hex digits, the id of a job")
    .meta({ description: "The run or comparison that is reported on; it must be done." }),
  template: z.enum(REPORT_TEMPLATES).default("paper").meta({
    description: "Two pages for a meeting, all tables and figures, or how it was done.",
  }),
  format: z.enum(REPORT_FORMATS).default("html").meta({ description: "A page, Word, or Excel." }),
  language: z.enum(LANGUAGES).default("nb").meta({ description: "Bokmål, nynorsk or English." }),
});
export type ReportQuestion = Readonly<z.infer<typeof ReportQuestion>>;

/** Reads the files of the results folder that came along with a question. @throws ScenarioError with what is wrong with them */
export function readReport(sources: Sources): ReportFolder {
  return readReportFolder({
    pathOf: (name) => name,
    bytesOf: (name) => bytesOfFile(name, sources.readText(name)),
  });
}

/** The file that `flyt report` writes, the same for the command and a task. */
export async function writtenReport(
  input: ReportInput,
  format: ReportFormat,
  template: ReportTemplate,
  language: Language,
): Promise<ReportFile> {
  const { woff, woff2 } = reportFonts();
  if (format !== "docx") return reportFile(input, format, template, language, { fonts: woff2 });
  // Loaded for Word only: the others do without the native module.
  const { openPainter } = await import("../report/chart-picture.ts");
  const painter = openPainter(woff);
  try {
    return await reportFile(input, format, template, language, { paint: painter.paint });
  } finally {
    painter.close();
  }
}
