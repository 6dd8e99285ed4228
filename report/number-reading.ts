/**
 * A number as people write it: 9,5 or 9.5, with blanks of any kind between thousands, and a minus of either kind.
 * @returns undefined for what is no number
 */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f\u2009]/g, "").replace(/\u2212/g, "-");
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(bare)) return undefined;
  const value = Number(bare.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** The same, where a number may be one of a hundred: 25 % is 0.25. */
export function readShare(text: string): number | undefined {
  const [, number, sign] = /^(.*?)\s*(%?)\s*$/s.exec(text.replace(/[\u00a0\u202f]/g, " ")) ?? [];
  const value = readCellNumber(number ?? "");
  if (value === undefined || sign !== "%") return value;
  return Number((value / 100).toPrecision(15));
}

/** The same as a file has it, where a program may have written a small one with a power of ten: 1,5E-07. */
export function readCellNumber(text: string): number | undefined {
  const [, digits, power] = /^(.*\d)e([+-]?\d{1,3})$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return readNumber(text);
  const value = readNumber(digits) === undefined ? Number.NaN : Number(`${digits.replace(",", ".")}e${power}`);
  return Number.isFinite(value) ? value : undefined;
}
