import { z } from "zod";

/** Ages from and to, both included, in whole years; to is Infinity where there is no upper limit. */
export interface AgeBand {
  readonly from: number;
  readonly to: number;
}

export const OLDEST_AGE = 130;

/** An age band as it is written: 67-79, or 80+. */
export const AgeBandText = z
  .string()
  .regex(/^\d{1,3}(-\d{1,3}|\+)$/, "must be an age band: two ages with a hyphen between, or one and a plus")
  .refine((text) => isRising(text), "must have its lower age first, and none above 130")
  .meta({
    description: "Ages in whole years, both included, or one age and those above.",
    hint: "write 67-79, or 80+",
  });

function isRising(text: string): boolean {
  const band = plainBand(text);
  return (
    band === undefined ||
    (band.from <= OLDEST_AGE && (band.to === Infinity || band.to <= OLDEST_AGE) && band.from <= band.to)
  );
}

/** @param text that `AgeBandText` has let through */
export function ageBand(text: string): AgeBand {
  const band = plainBand(text);
  if (band === undefined) throw new RangeError(`${text} is no age band`);
  return band;
}

export function ageBandText({ from, to }: AgeBand): string {
  if (to === Infinity) return `${from}+`;
  return from === to ? String(from) : `${from}-${to}`;
}

function plainBand(text: string): AgeBand | undefined {
  const [, from, to] = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(text) ?? [];
  if (from === undefined) return undefined;
  return { from: Number(from), to: to === undefined ? Infinity : Number(to) };
}

/**
 * Ages as tables have them: 80, 80 år, 80-84 år, 90 år eller eldre, 105+, under 67, 90 years or older.
 * @returns undefined for what is no age; "all" for a line of all ages together
 */
export function readAge(text: string): AgeBand | "all" | undefined {
  const plain = text.trim().toLowerCase().replaceAll("–", "-").replace(/\s+/g, " ");
  if (/^(i alt|alle aldr[ea]r?|alle aldersgrupper|total|all ages|sum)$/.test(plain)) return "all";
  const unit = "(?: ?(?:år|aar|years?))?";
  const [, single] = new RegExp(`^(\\d{1,3})${unit}$`).exec(plain) ?? [];
  if (single !== undefined) return withinAges({ from: Number(single), to: Number(single) });
  const [, from, to] = new RegExp(`^(\\d{1,3}) ?- ?(\\d{1,3})${unit}$`).exec(plain) ?? [];
  if (from !== undefined) return withinAges({ from: Number(from), to: Number(to) });
  const older = "(?: ?\\+| (?:eller|og) (?:eldre|over|eldre)| (?:or|and) (?:older|over))";
  const [, open] = new RegExp(`^(\\d{1,3})${unit}${older}$`).exec(plain) ?? [];
  if (open !== undefined) return withinAges({ from: Number(open), to: Infinity });
  const [, under] = new RegExp(`^under (\\d{1,3})${unit}$`).exec(plain) ?? [];
  return under === undefined || under === "0" ? undefined : withinAges({ from: 0, to: Number(under) - 1 });
}

function withinAges(band: AgeBand): AgeBand | undefined {
  const isSound = band.from <= band.to && band.from <= OLDEST_AGE && (band.to === Infinity || band.to <= OLDEST_AGE);
  return isSound ? band : undefined;
}
