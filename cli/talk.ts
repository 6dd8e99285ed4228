import { styleText } from "node:util";
import type { Language } from "../report/language.ts";
import { formatNumber } from "../report/numbers.ts";
import { formatProblems, type Problem } from "../scenarios/problems.ts";
import { type Message, messageText } from "../scenarios/message.ts";
import { SPEECHES } from "../scenarios/speeches.ts";
import { jsonText } from "../tasks/json-text.ts";
import { MESSAGES, type Messages } from "./messages.ts";

/** Widest table for people, however wide the terminal; and the width where there is no terminal. */
const WIDEST_COLUMNS = 120;
const WIDTH_WITHOUT_TERMINAL = 100;

/** Where a command writes: data to standard output, talk to standard error. */
export class Talk {
  readonly language: Language;
  readonly messages: Messages;

  constructor(language: Language) {
    this.language = language;
    this.messages = MESSAGES[language];
  }

  /** Data, for a pipe as much as for eyes. */
  print(text: string): void {
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  }

  printJson(value: unknown): void {
    this.print(jsonText(value));
  }

  /** Talk: what a person at the terminal wants to know besides. */
  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** @param about what the problems are met in; named where they stand in another file, such as that of the baseline */
  sayProblems(problems: readonly Problem[], about?: string): void {
    if (problems.length === 0) return;
    if (about !== undefined && problems.some(({ file }) => file !== about)) this.say(this.messages.withChanges(about));
    const speech = SPEECHES[this.language];
    this.say(formatProblems(problems, { ...speech, warning: paint("yellow", speech.warning) }));
  }

  /** What went wrong, after the name of the program. */
  complain(kind: string, text: string): void {
    this.say(`flyt: ${paint("red", `${kind}:`)} ${text}`);
  }

  /** What is said to the user as data, in the language of the user. */
  text(message: Message | ""): string {
    return message === "" ? "" : messageText(message, SPEECHES[this.language]);
  }

  number(value: number, decimals = 0): string {
    return formatNumber(value, { language: this.language, decimals });
  }

  /** How tables are to be laid out on standard output. */
  get tableOptions(): { language: Language; widthColumns: number; hasColour: boolean } {
    const { stdout } = process;
    return {
      language: this.language,
      widthColumns: stdout.isTTY
        ? Math.min(stdout.columns || WIDTH_WITHOUT_TERMINAL, WIDEST_COLUMNS)
        : WIDTH_WITHOUT_TERMINAL,
      // Styled only for a terminal, and not with NO_COLOR: styleText knows.
      hasColour: styleText("bold", "x", { stream: stdout }) !== "x",
    };
  }
}

/** A size, such as 3.2 MB. */
export function megabytes(bytes: number, talk: Talk): string {
  const size = bytes / 1e6;
  return `${talk.number(size, size < 10 ? 1 : 0)} MB`;
}

function paint(style: "red" | "yellow", text: string): string {
  return styleText(style, text, { stream: process.stderr });
}
