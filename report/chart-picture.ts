import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { trueTypeOf } from "./woff-font.ts";

/** SVG files as PNG. */
export interface Painter {
  /** @param scale pixels of the picture to one of the drawing */
  readonly paint: (svg: string, scale: number) => Uint8Array;
  /** Takes the fonts off the disk again. */
  readonly close: () => void;
}

/**
 * Draws SVG in the fonts given and in no other, so that a machine without any font gives the same picture, to the byte.
 * @param fonts in WOFF, which is unpacked since resvg reads TrueType only, from files
 */
export function openPainter(fonts: readonly Uint8Array[]): Painter {
  const folder = mkdtempSync(join(tmpdir(), "flyt-fonts-"));
  const fontFiles = fonts.map((woff, at) => {
    const file = join(folder, `${at}.ttf`);
    writeFileSync(file, trueTypeOf(woff));
    return file;
  });
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter", sansSerifFamily: "Inter" };
  return {
    // Each weight of Inter but 400 and 700 is a family of its own in these files.
    paint: (text, scale) => {
      const svg = text.replaceAll(' font-weight="600"', ' font-family="Inter SemiBold"');
      return Uint8Array.from(
        new Resvg(svg, { font, background: "white", fitTo: { mode: "zoom", value: scale } }).render().asPng(),
      );
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
