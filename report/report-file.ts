import { docxDocument } from "./docx-document.ts";
import type { PaintPicture } from "./docx-writer.ts";
import { htmlDocument, type PageFonts } from "./html-document.ts";
import type { Language } from "./language.ts";
import type { Letterhead } from "./letterhead.ts";
import { reportDocument, reportFindings } from "./report-build.ts";
import type { ReportChoices } from "./report-choices.ts";
import type { ReportFormat, ReportTemplate } from "./report-formats.ts";
import type { ReportInput } from "./report-input.ts";
import { xlsxDocument } from "./xlsx-document.ts";

export interface ReportFile {
  /** A name for the file, with its ending. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** What only the surroundings have. */
export interface ReportTools {
  /** For a page; the reader's own font where missing. */
  readonly fonts?: PageFonts;
  /** For Word, which needs pictures of points. */
  readonly paint?: PaintPicture;
  /** For Word: a document of the user's own that the report is put into. */
  readonly letterhead?: Letterhead;
}

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  md: "text/markdown; charset=utf-8",
};

/**
 * A report on a run or a comparison, as a file: the same bytes for the same results.
 * @throws Error for Word without something to paint with
 */
export async function reportFile(
  input: ReportInput,
  format: ReportFormat,
  template: ReportTemplate,
  language: Language,
  tools: ReportTools = {},
  choices: ReportChoices = {},
): Promise<ReportFile> {
  const name = `${NAMES[template]}-${language}.${format}`;
  return { name, mediaType: MEDIA_TYPES[format], content: await contentOf() };

  async function contentOf(): Promise<string | Uint8Array> {
    if (format === "md") return reportFindings(input, template, language, choices);
    const report = reportDocument(input, template, language, choices);
    switch (format) {
      case "html":
        return htmlDocument(report, tools.fonts);
      case "xlsx":
        return xlsxDocument(report);
      case "docx":
        if (!tools.paint) throw new Error("a report for Word needs something to paint its pictures with");
        return docxDocument(report, tools.paint, tools.letterhead);
    }
  }
}

const NAMES: Readonly<Record<ReportTemplate, string>> = { paper: "paper", full: "report", method: "method" };
