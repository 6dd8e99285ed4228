import { type Language, LANGUAGES } from "../../report/language.ts";
import { REPORT_TEMPLATES, type ReportTemplate } from "../../report/report-formats.ts";
import type { TextStore } from "./autosave.ts";

/** What somebody has decided about the report on a run or a comparison. */
export interface ReportDraft {
  readonly template: ReportTemplate;
  readonly language: Language;
  /** Text in place of the findings, by `summaryKey`: each template and language has findings of its own. */
  readonly summaries: Readonly<Record<string, string>>;
  /** Measures of tables and figures; those that matter most where empty. */
  readonly indicators: readonly string[];
  /** Names of alternatives; all, or those that help most, where empty. */
  readonly alternatives: readonly string[];
}

/** A Word document of one's own, as it is sent along. */
export interface KeptLetterhead {
  readonly name: string;
  readonly base64: string;
}

/** A full report has longer findings than a paper; the method has none. */
export function summaryKey({ template, language }: Pick<ReportDraft, "template" | "language">): string {
  return `${template}-${language}`;
}

/** What the server is asked of a draft, but for the format. */
export function reportQuestion(job: string, draft: ReportDraft): Readonly<Record<string, unknown>> {
  const { template, language, summaries, indicators, alternatives } = draft;
  const summary = summaries[summaryKey(draft)];
  return {
    job,
    template,
    language,
    ...(summary !== undefined && template !== "method" && { summary }),
    ...(template !== "method" && { indicators, alternatives }),
  };
}

const KEY = "flyt.report.1.";
const LETTERHEAD_KEY = "flyt.letterhead.1";

/** What was kept of the report on a job; nothing chosen yet where nothing was. */
export function loadDraft(store: TextStore | null, job: string, language: Language): ReportDraft {
  const fresh: ReportDraft = { template: "paper", language, summaries: {}, indicators: [], alternatives: [] };
  const kept = read(store, KEY + job) as Partial<Record<keyof ReportDraft, unknown>> | null;
  if (typeof kept !== "object" || kept === null) return fresh;
  return {
    template: REPORT_TEMPLATES.find((template) => template === kept.template) ?? "paper",
    language: LANGUAGES.find((one) => one === kept.language) ?? language,
    summaries: Object.fromEntries(
      Object.entries(kept.summaries ?? {}).filter(([, text]) => typeof text === "string"),
    ) as Record<string, string>,
    indicators: textsIn(kept.indicators),
    alternatives: textsIn(kept.alternatives),
  };
}

/** @returns whether the browser could keep it */
export function saveDraft(store: TextStore | null, job: string, draft: ReportDraft): boolean {
  return write(store, KEY + job, draft);
}

export function loadLetterhead(store: TextStore | null): KeptLetterhead | null {
  const kept = read(store, LETTERHEAD_KEY) as Partial<KeptLetterhead> | null;
  return typeof kept?.name === "string" && typeof kept.base64 === "string" ? (kept as KeptLetterhead) : null;
}

/** Keeps the document that reports are put into, or none. @returns whether the browser could keep it */
export function saveLetterhead(store: TextStore | null, letterhead: KeptLetterhead | null): boolean {
  return write(store, LETTERHEAD_KEY, letterhead);
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function read(store: TextStore | null, key: string): unknown {
  try {
    return JSON.parse(store?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(store: TextStore | null, key: string, value: unknown): boolean {
  try {
    store?.setItem(key, JSON.stringify(value));
    return store !== null;
  } catch {
    return false;
  }
}
