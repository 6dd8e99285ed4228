/** A line of a table: its cells as text without quotes or spaces around them, and the column of the line where each begins. */
export interface CsvRow {
  /** From 1, in the file. */
  readonly line: number;
  readonly cells: readonly string[];
  /** From 1, in the line. */
  readonly columns: readonly number[];
}

export interface CsvTable {
  /** The sign between the cells. */
  readonly separator: string;
  /** The first line that is not empty: the names of the columns; undefined for a file without any. */
  readonly header: CsvRow | undefined;
  readonly rows: readonly CsvRow[];
  /** The line on which a quote opens that is never closed. */
  readonly openQuoteLine: number | undefined;
}

const SEPARATORS = [",", ";", "\t"];
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Reads comma-separated values, or those with semicolons or tabs between, whichever the first line has most of. Cells may stand
 * in double quotes, a quote inside written twice. Empty lines are passed over; so is a byte order mark.
 */
export function parseCsv(text: string): CsvTable {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const separator = separatorOf(/^[\s]*(.*)/.exec(body)?.[1] ?? "");
  const { rows, openQuoteLine } = rowsOf(body, separator);
  return { separator, header: rows[0], rows: rows.slice(1), openQuoteLine };
}

function separatorOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/** Where a cell is read. */
interface Cursor {
  at: number;
  line: number;
  lineStart: number;
}

function rowsOf(text: string, separator: string): { rows: CsvRow[]; openQuoteLine: number | undefined } {
  const rows: CsvRow[] = [];
  const cursor: Cursor = { at: 0, line: 1, lineStart: 0 };
  while (cursor.at < text.length) {
    const { line } = cursor;
    const cells: string[] = [];
    const columns: number[] = [];
    for (let isOver = false; !isOver;) {
      columns.push(cursor.at - cursor.lineStart + 1);
      const cell = cellAt(text, separator, cursor);
      if (cell === undefined) return { rows, openQuoteLine: line };
      cells.push(cell.trim());
      isOver = text[cursor.at] !== separator;
      cursor.at++;
    }
    cursor.line++;
    cursor.lineStart = cursor.at;
    if (cells.some((cell) => cell !== "")) rows.push({ line, cells, columns });
  }
  return { rows, openQuoteLine: undefined };
}

/** The cell that begins here; the cursor is left on what ends it. Undefined where a quote is never closed. */
function cellAt(text: string, separator: string, cursor: Cursor): string | undefined {
  let cell = "";
  while (cursor.at < text.length && text[cursor.at] !== separator && text[cursor.at] !== "\n") {
    if (text[cursor.at] === '"' && cell.trim() === "") {
      const quoted = quotedAt(text, cursor);
      if (quoted === undefined) return undefined;
      cell = quoted;
    } else {
      cell += text[cursor.at++];
    }
  }
  return cell;
}

function quotedAt(text: string, cursor: Cursor): string | undefined {
  let cell = "";
  for (cursor.at++; cursor.at < text.length; cursor.at++) {
    const sign = text[cursor.at]!;
    if (sign === '"' && text[cursor.at + 1] !== '"') {
      cursor.at++;
      return cell;
    }
    if (sign === '"') cursor.at++;
    if (sign === "\n") {
      cursor.line++;
      cursor.lineStart = cursor.at + 1;
    }
    cell += sign;
  }
  return undefined;
}
