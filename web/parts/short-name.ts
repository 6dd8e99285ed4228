/** A name without what stands in brackets at its end, such as the municipalities of an area. */
export function shortName(name: string): string {
  return name.replace(/\s*\(.*\)$/, "");
}
