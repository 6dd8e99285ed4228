import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The font of page and report in its weights 400 and 600, as files of the web. */
export interface ReportFonts {
  /** For pictures, in which other letters than those of Western Europe may stand. */
  readonly woff: readonly Uint8Array[];
  /** For a page. */
  readonly woff2: { readonly regular: Uint8Array; readonly semibold: Uint8Array };
}

/** Reads the font from the package that it comes in. */
export function reportFonts(): ReportFonts {
  return {
    woff: [
      require.resolve("@fontsource/inter/files/inter-latin-400-normal.woff"),
      require.resolve("@fontsource/inter/files/inter-latin-600-normal.woff"),
      require.resolve("@fontsource/inter/files/inter-latin-ext-400-normal.woff"),
      require.resolve("@fontsource/inter/files/inter-latin-ext-600-normal.woff"),
    ].map((file) => readFileSync(file)),
    woff2: {
      regular: readFileSync(require.resolve("@fontsource/inter/files/inter-latin-400-normal.woff2")),
      semibold: readFileSync(require.resolve("@fontsource/inter/files/inter-latin-600-normal.woff2")),
    },
  };
}
