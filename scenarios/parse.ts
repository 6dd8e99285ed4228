import { type Message, phrase } from "./message.ts";
import { Composer, CST, type Document, isMap, Lexer, LineCounter, Parser } from "yaml";
import { copyOrigin, type Origin } from "./origins.ts";
import { newProblem, type Problem } from "./problems.ts";
import { buildTree, type Tree } from "./tree.ts";
import { listed } from "./wording.ts";
import { notYaml } from "./yaml-mistakes.ts";

export interface ParsedText {
  /** Plain maps, lists, texts, numbers; undefined where the text could not be read at all. */
  readonly tree: Tree | undefined;
  readonly origin: Origin;
  readonly problems: readonly Problem[];
}

const MOST_BYTES = 5e6;
const MOST_LINES = 200_000;
const MOST_TOKENS = 300_000;
const DEEPEST_LEVEL = 64;
const MOST_SYNTAX_PROBLEMS = 20;

/**
 * Reads YAML 1.2 or JSON into a plain tree, its provenance wrappers taken off, with the line of every value.
 * Hostile text is refused in well under a second: long, deep, binary, or one that grows by aliases.
 * @param file name for messages
 * @param fields what such a file has at least, for the remedy of one that has nothing
 */
export function parseText(file: string, text: string, fields = SCENARIO_FIELDS): ParsedText {
  const known = parsed.find((one) => one.file === file && one.text === text && one.fields === fields);
  const result = known?.result ?? parse(file, text, fields);
  if (!known) {
    parsed.unshift({ file, text, fields, result });
    parsed.length = Math.min(parsed.length, MOST_PARSED);
  }
  // Trees are never changed, only copied with changes; origins are written over as changes are made.
  return { ...result, origin: copyOrigin(result.origin) };
}

/** A file is read several times in a row, to see what it is and then what it says; so the last few are kept. */
const parsed: {
  readonly file: string;
  readonly text: string;
  readonly fields: readonly string[];
  readonly result: ParsedText;
}[] = [];
const MOST_PARSED = 4;

const SCENARIO_FIELDS = ["name", "places", "groups", "streams", "run"];

function parse(file: string, text: string, fields: readonly string[]): ParsedText {
  const origin: Origin = { file, line: 1, column: 1, children: new Map() };
  const refusal = refuse(text);
  if (refusal) {
    const { offset, message } = refusal;
    const problem = newProblem(message, { file, ...lineColumn(text, offset) });
    return { tree: undefined, origin, problems: [problem] };
  }
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const say = (offset: number, message: Message, path = ""): void => {
    const { line, col } = lines.linePos(offset);
    problems.push(newProblem(message, { file, line, column: col, path }));
  };
  const document = compose(text, lines, say);
  if (!document) return { tree: undefined, origin, problems };
  if (document.contents === null) {
    say(0, phrase("is empty; write at least {fields}", { fields: listed(fields) }));
    return { tree: undefined, origin, problems };
  }
  if (!isMap(document.contents)) {
    say(0, phrase("must be a map of fields such as {fields}", { fields: listed(fields) }));
    return { tree: undefined, origin, problems };
  }
  const built = buildTree(document.contents, file, (offset) => lines.linePos(offset), say);
  return { tree: built?.tree, origin: built?.origin ?? origin, problems };
}

/** The size a text may have, for those who can tell before they read it; undefined if it is small enough. */
export function sizeProblem(bytes: number): Message | undefined {
  if (bytes <= MOST_BYTES) return undefined;
  return phrase("is too large, got {size} MB; at most {most} MB is allowed", {
    size: { rounded: bytes / 1e6, decimals: 1 },
    most: MOST_BYTES / 1e6,
  });
}

/** What makes a text not worth parsing. */
interface Refusal {
  readonly offset: number;
  readonly message: Message;
}

function refuse(text: string): Refusal | undefined {
  const tooLarge = sizeProblem(text.length);
  if (tooLarge !== undefined) return { offset: 0, message: tooLarge };
  // Controls other than tab, line feed and carriage return are in no text that a person wrote.
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0");
    return { offset: control, message: phrase("has the control character U+{code}; is it a text file?", { code }) };
  }
  // A comment in the first line would go on to the end of the file.
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) {
    return {
      offset: lone,
      message: phrase("has a line that ends with a carriage return alone; save it with Unix or Windows line ends"),
    };
  }
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (++lines > MOST_LINES)
      return { offset: at, message: phrase("has more than {most} lines", { most: MOST_LINES }) };
  }
  return refuseTokens(text);
}

/** Looks at the words and signs alone, which is much faster than to parse them. */
function refuseTokens(text: string): Refusal | undefined {
  let count = 0;
  let depth = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "[" || lexeme === "{") depth++;
    if (lexeme === "]" || lexeme === "}") depth--;
    if (depth > DEEPEST_LEVEL) return { offset, message: TOO_DEEP };
    if (++count > MOST_TOKENS)
      return { offset, message: phrase("has more than {most} words and signs", { most: MOST_TOKENS }) };
    // The lexer puts marks in between that are no part of the text.
    if (!LEXER_MARKS.includes(lexeme)) offset += lexeme.length;
  }
  return undefined;
}

const LEXER_MARKS = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

function lineColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

type Say = (offset: number, message: Message, path?: string) => void;

/** The document, or undefined where syntax problems were said. */
function compose(text: string, lines: LineCounter, say: Say): Document.Parsed | undefined {
  const tokens = tokensOf(text, lines, say);
  if (!tokens) return undefined;
  // The check for equal keys of the package takes the square of their number; ours is in tree.ts.
  const composer = new Composer({ uniqueKeys: false, version: "1.2", schema: "core" });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document] = documents as Document.Parsed[];
  if (documents.length > 1)
    say(documents[1]!.range[0], phrase("has several documents; a file holds one, without lines of ---"));
  const wrong = [...document!.errors, ...document!.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const error of wrong.slice(0, MOST_SYNTAX_PROBLEMS)) say(error.pos[0], notYaml(error));
  if (wrong.length > MOST_SYNTAX_PROBLEMS) {
    say(
      wrong[MOST_SYNTAX_PROBLEMS]!.pos[0],
      phrase("and {count} more that are not YAML", { count: wrong.length - MOST_SYNTAX_PROBLEMS }),
    );
  }
  return documents.length > 1 || wrong.length > 0 ? undefined : document;
}

/** The tokens of the text, unless they are too deep; no more of them once too many are none. */
function tokensOf(text: string, lines: LineCounter, say: Say): CST.Token[] | undefined {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let wrong = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === "error") wrong++;
      tokens.push(token);
    }
    if (wrong > MOST_SYNTAX_PROBLEMS) break;
  }
  tokens.push(...parser.end());
  const deep = tooDeep(tokens);
  if (deep !== undefined) return void say(deep, TOO_DEEP);
  return tokens;
}

const TOO_DEEP = phrase("is nested more than {most} levels deep", { most: DEEPEST_LEVEL });

/** Where a token lies deeper than allowed; without recursion, which the depth could break. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST_LEVEL) return token.offset;
    if (token.type === "document" && token.value) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}
