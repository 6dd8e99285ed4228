/** Two pages for a meeting, all tables and figures, or how it was done. */
export const REPORT_TEMPLATES = ["paper", "full", "method"] as const;
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

/** A page, Word, Excel, or the findings alone as a text to go on from. */
export const REPORT_FORMATS = ["html", "docx", "xlsx", "md"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
