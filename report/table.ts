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
  /** Columns side by side with the same block stay together where a table is split; each is its own where missing. */
  readonly block?: string;
}

/**
 * Rows of cells under headers. The first column names the row, and is the one shortened where room is scarce. A row of one
 * cell is a heading over the rows that follow, as wide as the table.
 */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Names too long for their column, brackets at their end left out, go over several lines instead of being shortened. */
  readonly breaksNames?: boolean;
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
/** Names may be shortened to this before a table is split rather than shortened further. */
const EASY_NAME_COLUMNS = 22;

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
    if (row.length === 1) {
      lines.push(cellStyled(shortened(plain(row[0]), totalWidth(widths)), row[0], options.hasColour));
      continue;
    }
    const [name, ...rest] = nameLines(plain(row[0]), widths[0], table.breaksNames ?? false);
    const cells = row.map((cell, at) => (at === 0 ? name : plain(cell)));
    lines.push(
      lineOf(cells, table.columns, widths, (text, at) => cellStyled(text, row[at], options.hasColour)),
      ...rest,
    );
  }
  return lines.join("\n");
}

/**
 * A table as one text, or where it is too wide as several one below another, each with the first columns again.
 * @param pinned how many columns are repeated
 */
export function textTables(table: Table, options: TableOptions = {}, pinned = 1): string {
  return splitTable(table, options.widthColumns ?? Infinity, pinned)
    .map((part) => textTable(part, options))
    .join("\n\n");
}

function splitTable(table: Table, limit: number, pinned: number): Table[] {
  const parts: number[][] = [];
  const first = Array.from({ length: pinned }, (_, at) => at);
  let open: number[] = first;
  for (let at = pinned; at < table.columns.length;) {
    const { block } = table.columns[at];
    let end = at + 1;
    while (block !== undefined && table.columns[end]?.block === block) end++;
    const together = Array.from({ length: end - at }, (_, offset) => at + offset);
    if (open.length > pinned && narrowestWidth(withColumns(table, [...open, ...together])) > limit) {
      parts.push(open);
      open = first;
    }
    open = [...open, ...together];
    at = end;
  }
  return [...parts, open].map((columns) => withColumns(table, columns));
}

function withColumns(table: Table, kept: readonly number[]): Table {
  const { columns, rows } = table;
  return {
    ...table,
    columns: kept.map((at) => columns[at]),
    rows: rows.map((row) => (row.length === 1 ? row : kept.map((at) => row[at]))),
  };
}

/** A table in GitHub's Markdown. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
  return [
    line(columns.map(({ header }) => escaped(header))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : ":---"))),
    ...rows.map((row) => line(columns.map((_, at) => escaped(plain(row[at] ?? ""))))),
  ].join("\n");
}

/** Whether a table fits without being split, its names still easy to tell apart. */
export function isNarrow(table: Table, widthColumns: number): boolean {
  return narrowestWidth(table) <= widthColumns;
}

/** Columns that the table takes when headers are broken as far as they may be and names are still easy to tell apart. */
function narrowestWidth(table: Table): number {
  const [name, ...others] = table.columns.map((_, at) => widthWith(table, at, MOST_HEADER_LINES));
  return totalWidth([Math.min(name, EASY_NAME_COLUMNS), ...others]);
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
  return brokenPieces(text.split(" "), " ", width);
}

/** Pieces over as many lines as needed, the separator between those on one line. */
export function brokenPieces(pieces: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  let line = pieces[0] ?? "";
  for (const piece of pieces.slice(1)) {
    const longer = `${line}${separator}${piece}`;
    if (displayWidth(longer) > width) {
      lines.push(line);
      line = piece;
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

function cellStyled(text: string, cell: Cell, hasColour: boolean | undefined): string {
  return typeof cell === "string" ? text : styled(text, cell.emphasis, hasColour);
}

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
  const cells = Math.max(0, ...rows.map((row) => (row.length === 1 ? 0 : displayWidth(plain(row[at])))));
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

/** A name within its column: shortened, or over several lines that are indented like the first and a little more. */
function nameLines(name: string, width: number, breaksNames: boolean): string[] {
  const bare = withoutBrackets(name);
  if (!breaksNames || displayWidth(bare) <= width) return [shortened(name, width)];
  const indent = /^ */.exec(name)![0];
  const [first, ...rest] = brokenText(bare.trimStart(), width - indent.length - 2);
  return [`${indent}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}

/** A name without what stands in brackets at its end. */
function withoutBrackets(name: string): string {
  return name.replace(/ \([^()]*\)$/, "");
}

/** A name cut to a width: without what stands in brackets at its end, else with the middle left out. */
function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const bare = withoutBrackets(text);
  if (displayWidth(bare) <= width) return bare;
  const characters = [...bare];
  const head = takeWidth(characters, Math.ceil((width - 1) * 0.6));
  const tail = takeWidth(characters.toReversed(), width - 1 - displayWidth(head));
  return `${head.trimEnd()}…${[...tail].toReversed().join("").trimStart()}`;
}

function takeWidth(characters: readonly string[], width: number): string {
  let taken = "";
  for (const character of characters) {
    if (displayWidth(taken + character) > width) break;
    taken += character;
  }
  return taken;
}
