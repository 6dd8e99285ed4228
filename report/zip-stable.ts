import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest time that a zip file can name: nobody's clock. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * An Office file with nothing of the clock in it: files in order, no times on them, and in its properties the day of the run, or
 * the same day for all.
 * @param date YYYY-MM-DD
 */
export function withoutClock(file: Uint8Array, date = "2000-01-01"): Uint8Array {
  const parts = unzipSync(file);
  const core = parts["docProps/core.xml"];
  if (core) {
    const dated = strFromU8(core).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
      (_, before: string, after: string) => `${before}${date}T00:00:00Z${after}`,
    );
    parts["docProps/core.xml"] = strToU8(dated);
  }
  // The list of contents comes first: some readers tell by it what the file is.
  const names = Object.keys(parts).sort((a, b) => Number(b === CONTENTS) - Number(a === CONTENTS) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name]])), { mtime: NO_TIME, level: 6 });
}

const CONTENTS = "[Content_Types].xml";
