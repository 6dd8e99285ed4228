import { type Block, type Inline, inlines } from "./report-document.ts";
import type { ValueTable } from "./value-table.ts";

/** Begins what only a person can write, as the checklist marks it. */
const GAP = /^> \*\*TO BE WRITTEN BY A PERSON:\*\* /;

/** Below the header of a table. */
const RULE = /^\|[\s:|-]*-[\s:|-]*$/;

/**
 * Markdown as our own documents are written in, as parts of a report: headings, paragraphs, lists, tables, code and gaps, with
 * nothing within another. The heading of the whole becomes one of the report's, and all others a level lower.
 */
export function markdownBlocks(text: string): Block[] {
  return paragraphsOf(text).map((paragraph): Block => {
    const lines = paragraph.split("\n");
    const [, marks, title] = /^(#{1,4}) (.*)$/.exec(paragraph) ?? [];
    if (marks !== undefined) {
      const level = Math.min(4, Math.max(2, marks.length + 1)) as 2 | 3 | 4;
      return { kind: "heading", level, text: title };
    }
    // Whoever does not end it loses no line of it.
    const end = lines.length > 1 && lines.at(-1)!.startsWith("```") ? -1 : lines.length;
    if (paragraph.startsWith("```")) return { kind: "code", text: lines.slice(1, end).join("\n") };
    if (RULE.test(lines[1] ?? "") && lines.every((line) => line.startsWith("|")))
      return { kind: "table", caption: "", table: tableOf(lines) };
    if (lines.every((line) => line.startsWith("- "))) {
      return { kind: "list", items: lines.map((line) => unescaped(inlines(line.slice(2)))) };
    }
    if (GAP.test(paragraph)) return { kind: "gap", text: unescaped(inlines(paragraph.replace(GAP, ""))) };
    return { kind: "paragraph", text: unescaped(inlines(lines.join(" "))) };
  });
}

/** Separated by empty lines, which code may have inside. */
function paragraphsOf(text: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  let isCode = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    if (line.trim() === "" && !isCode) {
      if (open.length > 0) found.push(open.join("\n"));
      open = [];
    } else open.push(line);
  }
  return open.length > 0 ? [...found, open.join("\n")] : found;
}

function tableOf([header, rule, ...rows]: readonly string[]): ValueTable {
  const right = cellsOf(rule).map((cell) => cell.endsWith(":") && !cell.startsWith(":"));
  const [headers, ...cells] = [header, ...rows].map(cellsOf);
  // Rows that people write may be shorter or longer than others.
  const columns = Array.from({ length: Math.max(headers.length, ...cells.map((row) => row.length)) }, (_, at) => at);
  return {
    columns: columns.map((at) => ({ header: plain(headers[at] ?? ""), align: right[at] ? "right" : "left" })),
    rows: cells.map((row) => ({ cells: columns.map((at) => ({ text: plain(row[at] ?? "") })) })),
  };
}

/** A bar after a backslash is no border. */
function cellsOf(line: string): string[] {
  const cells = line
    .replace(/^\|/, "")
    .replace(/\|\s*$/, "")
    .split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/);
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|").replaceAll("\\\\", "\\"));
}

/** Without the marks of code around it. */
function plain(text: string): string {
  return text.replace(/`([^`]*)`/g, "$1");
}

function unescaped(parts: readonly Inline[]): Inline[] {
  return parts.map((part) => (typeof part === "string" ? part.replaceAll("\\_", "_") : part));
}
