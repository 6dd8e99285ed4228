import type { ProblemText } from "./problem-texts.ts";

/** What may stand in a message in place of a name in braces: text as it is, a number, another message, and some forms. */
export type MessageValue =
  | string
  | number
  | Message
  | ListValue
  | QuotedValue
  | RoundedValue
  | { readonly nb: string; readonly nn?: string | undefined; readonly en?: string | undefined };

/** Something said to the user: an English sentence with names in braces, and what stands there. Plain data, so it can be sent. */
export interface Message {
  readonly text: string;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** `a, b and c`, or with another mark between. */
export interface ListValue {
  readonly list: readonly MessageValue[];
  readonly joint: "and" | "or" | ", " | ", or " | "; " | " → " | " " | "";
}

/** A text in the quotes of the language. */
export interface QuotedValue {
  readonly quoted: string;
}

/** A number with so many decimals. */
export interface RoundedValue {
  readonly rounded: number;
  readonly decimals: number;
}

/** The names in braces of a text; braces with a space within are no names but YAML. */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | NamesIn<Rest>
  : never;

/**
 * A message to the user.
 * @param text English; `problem-texts.ts` has it in the other languages too
 * @param values one for each name in braces
 */
export function phrase<Text extends ProblemText>(
  text: Text,
  ...values: [NamesIn<Text>] extends [never] ? [] : [values: Readonly<Record<NamesIn<Text>, MessageValue>>]
): Message {
  const [given] = values;
  return given === undefined ? { text } : { text, values: given };
}

/**
 * A message that stands in a schema as plain text. Its numbers are taken out, so that one text does for all bounds; what is to be
 * written as it stands keeps them as they are.
 */
export function written(text: string): Message {
  const values: Record<string, MessageValue> = {};
  const isExample = /\b(write|such as)\b/.test(text);
  const pattern = text.replaceAll(/(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.]*\w)/g, (number) => {
    const name = String(Object.keys(values).length + 1);
    values[name] = isExample ? number : Number(number);
    return `{${name}}`;
  });
  return { text: pattern, values };
}

/** A message that is made of others alone. */
export function joined(list: readonly MessageValue[], joint: ListValue["joint"]): Message {
  return { text: "{list}", values: { list: { list, joint } } };
}

/** How a language writes what messages are made of. */
export interface Speech {
  readonly language: "nb" | "nn" | "en";
  readonly textOf: (text: string) => string;
  /** @param decimals as many as the number has where missing */
  readonly number: (value: number, decimals?: number) => string;
  readonly quoted: (text: string) => string;
  readonly and: string;
  readonly or: string;
  /** Above the problems of a file. */
  readonly problems: (count: number) => string;
  readonly warnings: (count: number) => string;
  /** In front of a problem that is only doubtful. */
  readonly warning: string;
}

/** A message as one text. */
export function messageText(message: Message, speech: Speech = ENGLISH): string {
  const { text, values = {} } = message;
  return speech
    .textOf(text)
    .replaceAll(/\{(\w+)\}/g, (braces, name: string) =>
      Object.hasOwn(values, name) ? valueText(values[name]!, speech) : braces,
    );
}

/** English, in which messages are written. */
export const ENGLISH: Speech = {
  language: "en",
  textOf: (text) => text,
  number: (value, decimals) => (decimals === undefined ? numberText(value) : value.toFixed(decimals)),
  quoted: (text) => JSON.stringify(text),
  and: "and",
  or: "or",
  problems: (count) => `${count} ${count === 1 ? "problem" : "problems"}`,
  warnings: (count) => `${count} ${count === 1 ? "warning" : "warnings"}`,
  warning: "warning",
};

/** A number without the noise of binary fractions: 0.98, not 0.9799999999999999. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function valueText(value: MessageValue, speech: Speech): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return speech.number(value);
  if ("text" in value) return messageText(value, speech);
  if ("quoted" in value) return speech.quoted(value.quoted);
  if ("rounded" in value) return speech.number(value.rounded, value.decimals);
  if ("list" in value) return listText(value, speech);
  return inLanguage(value, speech.language);
}

function inLanguage(
  value: { nb: string; nn?: string | undefined; en?: string | undefined },
  language: Speech["language"],
): string {
  return value[language] ?? value.nb;
}

function listText({ list, joint }: ListValue, speech: Speech): string {
  const texts = list.map((value) => valueText(value, speech));
  if (joint === ", or ") return texts.join(`, ${speech.or} `);
  if (joint !== "and" && joint !== "or") return texts.join(joint);
  if (texts.length <= 1) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} ${speech[joint]} ${texts.at(-1)}`;
}
