/** Two pages for a meeting, all tables and figures, or how it was done. */
export const REPORT_TEMPLATES = ["paper", "full", "method"] as const;
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

/** A page, Word, or Excel. */
export const REPORT_FORMATS = ["html", "docx", "xlsx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
