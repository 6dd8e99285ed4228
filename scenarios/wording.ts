import { type ListValue, type MessageValue, phrase } from "./message.ts";

/** A value as a message prints it after "got". */
export function gotValue(value: unknown, unit?: string): MessageValue {
  if (value === undefined || value === null) return phrase("nothing");
  if (typeof value === "number") return unit === undefined ? value : phrase("{value} {unit}", { value, unit });
  if (typeof value === "string") return { quoted: value.length > 60 ? `${value.slice(0, 60)}…` : value };
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? phrase("an empty list") : phrase("a list of {count}", { count: value.length });
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return phrase("an empty map");
  const first: MessageValue = { list: keys.slice(0, 4), joint: ", " };
  return keys.length > 4
    ? phrase("a map with {fields} and more", { fields: first })
    : phrase("a map with {fields}", { fields: first });
}

/** `a, b and c`. */
export function listed(list: readonly MessageValue[], joint: ListValue["joint"] = "and"): ListValue {
  return { list, joint };
}

/** The first sentence as a clause after a semicolon: no capital, no full stop. */
export function clause(sentences: string): string {
  const text = sentences.replace(/\.( [A-Z].*)?$/, "");
  return /^[A-Z][a-z ]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
