import type { NamesIn } from "./message.ts";

/** A text in bokmål and nynorsk. */
interface Translation {
  readonly nb: string;
  readonly nn: string;
}

/**
 * Translations by the English text, each with just the names in braces that the English has: the type checker sees to that.
 * @param texts a text that lacks a name, or has one too many, does not fit
 */
export function translations<const Texts extends Readonly<Record<string, Translation>>>(
  texts: Texts & Checked<Texts>,
): Texts {
  return texts;
}

type Checked<Texts> = {
  readonly [English in keyof Texts]: Texts[English] extends Translation
    ? {
        readonly nb: WithNamesOf<English, Texts[English]["nb"]>;
        readonly nn: WithNamesOf<English, Texts[English]["nn"]>;
      }
    : never;
};

type WithNamesOf<English, Text extends string> = English extends string
  ? [NamesIn<English>, NamesIn<Text>] extends [NamesIn<Text>, NamesIn<English>]
    ? Text
    : `must have the names in braces of: ${English}`
  : never;
