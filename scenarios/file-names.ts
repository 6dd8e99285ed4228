/** The path of a file that another one names, from where that one lies. */
export function fileBeside(fileName: string, relative: string): string {
  if (/^([/\\]|[A-Za-z]:)/.test(relative)) return relative;
  const parts = fileName.split(/[/\\]/).slice(0, -1);
  for (const part of relative.split(/[/\\]/)) {
    if (part === "..") {
      if (parts.length === 0 || parts.at(-1) === "..") parts.push("..");
      else parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
