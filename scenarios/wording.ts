/** A value as a message prints it after "got". */
export function gotText(value: unknown, unit?: string): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "number") return unit === undefined ? numberText(value) : `${numberText(value)} ${unit}`;
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty map";
  return `a map with ${keys.slice(0, 4).join(", ")}${keys.length > 4 ? " and more" : ""}`;
}

/** A number without the noise of binary fractions: 0.98, not 0.9799999999999999. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** `a, b and c`. */
export function listText(words: readonly string[], conjunction = "and"): string {
  if (words.length <= 1) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** The first sentence as a clause after a semicolon: no capital, no full stop. */
export function clause(sentences: string): string {
  const text = sentences.replace(/\.( [A-Z].*)?$/, "");
  return /^[A-Z][a-z ]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
