/** Tags as they are typed, with commas between; each once, in their order. */
export function tagsIn(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.normalize("NFC").trim().replaceAll(/\s+/g, " "));
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
