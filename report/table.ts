/** How a cell stands out where colour is on; the words must say it too. */
export type Emphasis = "strong" | "good" | "bad" | "faint";

export interface StyledText {
  readonly text: string;
  readonly emphasis: Emphasis;
}
export type Cell = string | StyledText;

export interface Column {
  readonly header: string;
  readonly align: "left" | "right";
}

/** Rows of cells under headers. The first column names the row, and is the one shortened where room is scarce. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface TableOptions {
  /** Columns of the terminal; no limit where missing. */
  readonly widthColumns?: number;
  /** ANSI bold and colour. */
  readonly hasColour?: boolean;
}

const GAP = "  ";
const MOST_HEADER_LINES = 4;
const LEAST_NAME_COLUMNS = 16;

/** A table as lines of text with aligned columns, header lines broken and then row names shortened so that it fits. */
export function textTable(table: Table, options: TableOptions = {}): string {
  const widths = columnWidths(table, options.widthColumns ?? Infinity);
  const headers = table.columns.map(({ header }, at) => brokenText(header, widths[at]));
  const headerLines = Math.max(...headers.map((lines) => lines.length));
  const lines: string[] = [];
  for (let line = 0; line < headerLines; line++) {
    // Broken headers stand on the line above the rule, like the figures below them.
    const cells = headers.map((own) => own[line - headerLines + own.length] ?? "");
    lines.push(lineOf(cells, table.columns, widths, (text) => styled(text, "strong", options.hasColour)));
  }
  lines.push(widths.map((width) => "─".repeat(width)).join(GAP));
  for (const row of table.rows) {
    const cells = row.map((cell, at) => (at === 0 ? shortened(plain(cell), widths[0]) : plain(cell)));
    lines.push(
      lineOf(cells, table.columns, widths, (text, at) => {
        const cell = row[at];
        return typeof cell === "string" ? text : styled(text, cell.emphasis, options.hasColour);
      }),
    );
  }
  return lines.join("\n");
}

/** A table in GitHub's Markdown. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
  return [
    line(columns.map(({ header }) => escaped(header))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : ":---"))),
    ...rows.map((row) => line(row.map((cell) => escaped(plain(cell))))),
  ].join("\n");
}

/** Columns that the table takes when headers are broken as far as they may be and no name is shortened. */
export function narrowestWidth(table: Table): number {
  return totalWidth(table.columns.map((_, at) => widthWith(table, at, MOST_HEADER_LINES)));
}

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(ANSI, "")) {
    if (/\p{Mark}|\p{Cf}|\p{Cc}/u.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** Words over as many lines as needed, none wider than `width` unless a word is. */
export function brokenText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A text in bold or colour, or as it is where colour is off. */
export function styled(text: string, emphasis: Emphasis, hasColour = false): string {
  return hasColour && text.trim() !== "" ? `\u001b[${STYLES[emphasis]}m${text}\u001b[0m` : text;
}

const STYLES: Readonly<Record<Emphasis, string>> = { strong: "1", good: "32", bad: "31", faint: "2" };
const ANSI = /\u001b\[[0-9;]*m/g;
/** East Asian wide characters and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function plain(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** The fewest header lines with which the table fits; then the name column gives way. */
function columnWidths(table: Table, limit: number): number[] {
  let widths: number[] = [];
  for (let headerLines = 1; headerLines <= MOST_HEADER_LINES; headerLines++) {
    widths = table.columns.map((_, at) => widthWith(table, at, headerLines));
    if (totalWidth(widths) <= limit) return widths;
  }
  const excess = totalWidth(widths) - limit;
  widths[0] = Math.max(Math.min(widths[0], LEAST_NAME_COLUMNS), widths[0] - excess);
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

/** The width of a column whose header is broken over so many lines at most. */
function widthWith({ columns, rows }: Table, at: number, headerLines: number): number {
  const cells = Math.max(0, ...rows.map((row) => displayWidth(plain(row[at] ?? ""))));
  const { header } = columns[at];
  let width = Math.max(cells, ...header.split(" ").map(displayWidth));
  while (brokenText(header, width).length > headerLines) width++;
  return width;
}

function lineOf(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  style: (text: string, at: number) => string,
): string {
  const padded = cells.map((text, at) => {
    const room = " ".repeat(Math.max(0, widths[at] - displayWidth(text)));
    return columns[at].align === "right" ? `${room}${style(text, at)}` : `${style(text, at)}${room}`;
  });
  return padded.join(GAP).trimEnd();
}

function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
