import type { Chart } from "./charts/chart-drawing.ts";
import type { Language } from "./language.ts";
import type { ValueTable } from "./value-table.ts";

/** Part of a sentence. */
export type Inline = string | { readonly strong: string } | { readonly code: string };

/** What a report is made of, whatever it is written as. */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: readonly Inline[]; readonly isNote?: boolean }
  | { readonly kind: "list"; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly table: ValueTable;
      /** Of a workbook; only in documents where missing. */
      readonly sheet?: string;
      /** What stands in the workbook instead: numbers rather than texts of several. */
      readonly sheetTable?: ValueTable;
    }
  /** In a workbook only. */
  | { readonly kind: "sheet"; readonly sheet: string; readonly table: ValueTable }
  | {
      readonly kind: "figure";
      readonly chart: Chart;
      readonly caption: string;
      /** Whether its numbers stand beside it as a table; on a page they can be opened in any case. */
      readonly hasTable: boolean;
      readonly sheet?: string;
    }
  | { readonly kind: "code"; readonly text: string }
  /** What only a person can write. */
  | { readonly kind: "gap"; readonly text: readonly Inline[] }
  /** On paper the rest begins on a new page. */
  | { readonly kind: "page-break" };

/** A report, before it is written as a page, for Word or for Excel. */
export interface ReportDocument {
  readonly language: Language;
  /** Of the blocks, where it is not the same: the checklist is in English. */
  readonly blocksLanguage?: Language;
  /** What kind of paper it is: "Saksgrunnlag". */
  readonly kicker: string;
  readonly title: string;
  /** What the figures rest on, in a line. */
  readonly extent: string;
  /** Whose data: printed on every page. */
  readonly dataLabel: string;
  readonly program: string;
  /** YYYY-MM-DD; missing where nobody knows. */
  readonly date?: string;
  readonly blocks: readonly Block[];
  /** Smaller text and tighter tables: a paper of two pages. */
  readonly isDense: boolean;
}

/** A sentence as parts of text: **strong** and `code` as in Markdown. */
export function inlines(text: string): Inline[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).flatMap((part): Inline[] => {
    if (part === "") return [];
    if (part.startsWith("**") && part.endsWith("**") && part.length > 4) return [{ strong: part.slice(2, -2) }];
    if (part.startsWith("`") && part.endsWith("`") && part.length > 2) return [{ code: part.slice(1, -1) }];
    return [part];
  });
}

/** The words of parts of text alone. */
export function plainText(parts: readonly Inline[]): string {
  return parts.map((part) => (typeof part === "string" ? part : "strong" in part ? part.strong : part.code)).join("");
}
