import { LANGUAGES, type Language } from "../report/language.ts";

/**
 * The language to talk in: that of `--lang`, else that of the terminal (LC_ALL, LC_MESSAGES, LANG, the first that says
 * anything), else English. The arguments are looked through before they are parsed, so that help and the message
 * about a misspelt flag come in the language asked for.
 */
export function chosenLanguage(words: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  return languageOfFlag(words) ?? languageOfLocale(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "");
}

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

function languageOfFlag(words: readonly string[]): Language | undefined {
  const end = words.indexOf("--");
  const flags = end < 0 ? words : words.slice(0, end);
  const values = flags.map((word, at) => (word === "--lang" ? words[at + 1] : /^--lang=(.*)$/.exec(word)?.[1]));
  return values.findLast(isLanguage);
}

/** `nb_NO.UTF-8` is bokmål; so is `no_NO`, the older name. */
function languageOfLocale(locale: string): Language {
  const [name] = locale.toLowerCase().split(/[_.@-]/);
  if (name === "nn") return "nn";
  return name === "nb" || name === "no" ? "nb" : "en";
}
