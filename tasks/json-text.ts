/**
 * JSON with a line for each object that has no other object in it, or only such that have none, such as a measure or a problem: fit
 * to be read, to be searched line by line, and a fifth as long as with a line for each field.
 */
export function jsonText(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null || isLine(value)) {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${inner}${isList ? "" : `${JSON.stringify(name)}: `}${jsonText(part, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

/** Whether an object or a list has its place on one line. */
function isLine(value: object): boolean {
  const isList = Array.isArray(value);
  return Object.values(value).every((part) => {
    if (!hasObject(part)) return true;
    return !isList && !Array.isArray(part) && Object.values(part as object).every((inner) => !hasObject(inner));
  });
}

/** Whether a value is an object, or a list with one in it. */
function hasObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) ? value.some(hasObject) : true;
}
