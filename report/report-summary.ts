import { markdownBlocks } from "./markdown-blocks.ts";
import type { Block, Inline } from "./report-document.ts";

/** Longer than a person writes for two pages, and short enough to be laid out at once. */
export const LONGEST_SUMMARY = 20_000;

/** Findings that were generated as the text that a person goes on from. Cautions are not in it: they stay as they are. */
export function summaryMarkdown(findings: readonly Block[]): string {
  const parts = findings.flatMap((block) => {
    if (block.kind === "list") return [block.items.map((item) => `- ${markdownOf(item)}`).join("\n")];
    if (block.kind === "heading") return [`### ${block.text}`];
    return block.kind === "paragraph" && !block.isNote ? [markdownOf(block.text)] : [];
  });
  return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}

/** Text of a person as parts of a report. Its headings are below those of the report. */
export function summaryBlocks(text: string): Block[] {
  return markdownBlocks(withParagraphs(text)).map((block) =>
    block.kind === "heading" ? { ...block, level: block.level === 4 ? 4 : 3 } : block,
  );
}

/** Whether a text says something else than what was generated; ends of lines and empty ones do not count. */
export function isEdited(text: string, generated: string): boolean {
  return bare(text) !== bare(generated);
}

function bare(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

function markdownOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : "strong" in part ? `**${part.strong}**` : `\`${part.code}\``))
    .join("");
}

const ITEM = /^\s*[-*•]\s+/;
const NUMBERED = /^\s*\d{1,2}[.)]\s/;

/** As people write: a list may follow a line without an empty one between, with other marks, and numbered lines stay lines. */
function withParagraphs(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  const lines = clean.split(/\r?\n/).map((line) => (ITEM.test(line) ? line.replace(ITEM, "- ") : line.trim()));
  return lines
    .map((line, at) => {
      const before = lines[at - 1] ?? "";
      const isApart = line.startsWith("- ") !== before.startsWith("- ") || NUMBERED.test(line) || line.startsWith("#");
      return (isApart || before.startsWith("#")) && at > 0 ? `\n${line}` : line;
    })
    .join("\n");
}
