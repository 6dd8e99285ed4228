/*
 * How wide the characters of a TrueType font are, read from the font itself: what the table in report/charts/text-width.ts
 * must agree with.
 */

/** Widths in thousandths of the font size, by character; only those of `characters` that the font has. */
export function fontWidths(font: Uint8Array, characters: Iterable<string>): Map<string, number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, number>();
  for (let at = 0; at < view.getUint16(4); at++) {
    const entry = 12 + 16 * at;
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    tables.set(tag, view.getUint32(entry + 8));
  }
  const unitsPerEm = view.getUint16(tables.get("head")! + 18);
  const metrics = view.getUint16(tables.get("hhea")! + 34);
  const glyphOf = characterMap(view, tables.get("cmap")!);
  const widths = new Map<string, number>();
  for (const character of characters) {
    const glyph = glyphOf(character.codePointAt(0)!);
    if (glyph === 0) continue;
    const advance = view.getUint16(tables.get("hmtx")! + 4 * Math.min(glyph, metrics - 1));
    widths.set(character, Math.round((1000 * advance) / unitsPerEm));
  }
  return widths;
}

/** The glyphs of the basic plane, from the subtable in format 4. */
function characterMap(view: DataView, cmap: number): (code: number) => number {
  const count = view.getUint16(cmap + 2);
  const offsets = Array.from({ length: count }, (_, at) => cmap + view.getUint32(cmap + 8 + 8 * at));
  const table = offsets.find((offset) => view.getUint16(offset) === 4)!;
  const segments = view.getUint16(table + 6) / 2;
  const [ends, starts] = [table + 14, table + 16 + 2 * segments];
  const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
  return (code) => {
    for (let at = 0; at < segments; at++) {
      if (view.getUint16(ends + 2 * at) < code) continue;
      const start = view.getUint16(starts + 2 * at);
      if (start > code) return 0;
      const delta = view.getUint16(deltas + 2 * at);
      const range = view.getUint16(ranges + 2 * at);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(ranges + 2 * at + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** From the space to ~ in DejaVu Sans Bold, which LibreOffice takes on Linux where Calibri is missing; thousandths of the font size. */
const DEJAVU_BOLD: readonly number[] = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];
const DEJAVU_BOLD_OTHERS: Readonly<Record<string, number>> = {
  æ: 1048,
  ø: 687,
  å: 675,
  Æ: 1085,
  Ø: 850,
  Å: 774,
  é: 678,
  ö: 687,
  "±": 838,
  "–": 500,
  "\u2212": 838,
  "«": 646,
  "»": 646,
  "\u00a0": 348,
  "…": 1000,
};

/** In em. @throws Error for a character whose width is not known */
export function widthInDejaVuBold(text: string): number {
  return [...text].reduce((sum, character) => {
    const width = DEJAVU_BOLD[character.charCodeAt(0) - 0x20] ?? DEJAVU_BOLD_OTHERS[character];
    if (width === undefined) throw new Error(`the width of ${JSON.stringify(character)} is not known`);
    return sum + width / 1000;
  }, 0);
}
