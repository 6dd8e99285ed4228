import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHART_COLOURS, colourVariables, contrastRatio, GRAPHICS_ON, TEXT_ON } from "../report/charts/chart-colours.ts";
import { axisFormat, niceAxis } from "../report/charts/chart-scale.ts";
import { fittedText, measuredCharacters, textWidth, wrappedText } from "../report/charts/text-width.ts";
import { trueTypeOf } from "../report/woff-font.ts";
import { fontWidths } from "./support/font-widths.ts";

const fontFile = (name: string) =>
  trueTypeOf(
    readFileSync(join(import.meta.dirname, `../node_modules/@fontsource/inter/files/inter-${name}-normal.woff`)),
  );

describe.each([400, 600] as const)("text in weight %i", (weight) => {
  test("is as wide as the font says, to the thousandth", () => {
    const widths = new Map<string, number>();
    for (const part of ["latin-ext", "latin"])
      for (const [character, width] of fontWidths(fontFile(`${part}-${weight}`), measuredCharacters()))
        widths.set(character, width);
    expect(widths.size).toBeGreaterThan(320);
    for (const [character, width] of widths)
      expect([character, textWidth(character, 1000, weight)]).toEqual([character, width]);
  });

  test("is cut to its room with an ellipsis, and wrapped into lines within it", () => {
    const text = "Øvrige kommuner (Malvik, Melhus, Midtre Gauldal, Røros)";
    expect(fittedText(text, 1000, 12, weight)).toBe(text);
    const cut = fittedText(text, 100, 12, weight);
    expect(cut).toMatch(/^Øvrige .*…$/);
    expect(textWidth(cut, 12, weight)).toBeLessThanOrEqual(100);
    const lines = wrappedText(text, 120, 12, weight, 2);
    expect(lines.length).toBe(2);
    for (const line of lines) expect(textWidth(line, 12, weight)).toBeLessThanOrEqual(120);
    expect(lines[1]).toMatch(/…$/);
  });
});

test("what is not a font in WOFF is refused", () => {
  expect(() => trueTypeOf(new Uint8Array(100))).toThrow("not a font in WOFF");
});

describe.each(["light", "dark"] as const)("colours, %s", (theme) => {
  const contrast = (one: keyof typeof CHART_COLOURS, other: keyof typeof CHART_COLOURS) =>
    contrastRatio(CHART_COLOURS[one][theme], CHART_COLOURS[other][theme]);

  test.each(TEXT_ON)("text in %s on %s has a contrast of 4.5 or more", (text, behind) => {
    expect(contrast(text, behind)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(GRAPHICS_ON)("graphics in %s on %s have a contrast of 3 or more", (graphic, behind) => {
    expect(contrast(graphic, behind)).toBeGreaterThanOrEqual(3);
  });

  test("steps of a heat map go one way", () => {
    const steps = ([1, 2, 3, 4, 5, 6, 7] as const).map((at) => contrast(`heat${at}`, "background"));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  test("are all variables of a style sheet", () => {
    expect(colourVariables(theme).split(";").length).toBe(Object.keys(CHART_COLOURS).length);
    expect(colourVariables(theme)).toContain(`--chart-waiting-edge:${CHART_COLOURS.waitingEdge[theme]}`);
  });
});

test("contrast is that of WCAG: 21 for black on white, 4.48 for #777777 on white", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
});

describe("an axis", () => {
  test.each([
    [[0, 32.7], 5, [0, 10, 20, 30, 40]],
    [[-6.1, 1.2], 5, [-8, -6, -4, -2, 0, 2]],
    [[0.2, 0.9], 5, [0.2, 0.4, 0.6, 0.8, 1]],
    [[0, 0], 4, [0, 0.25, 0.5, 0.75, 1]],
    [[7], 4, [0, 2, 4, 6, 8]],
    [[], 2, [0, 0.5, 1]],
    [[0, 7e9], 4, [0, 2e9, 4e9, 6e9, 8e9]],
  ])("holds %j in about %i round steps", (values, count, ticks) => {
    expect(niceAxis(values, count).ticks).toEqual(ticks);
  });

  test("names millions once, and writes numbers as each language does", () => {
    const axis = niceAxis([0, 7e6], 4);
    expect(axisFormat(axis, "nb").scale).toBe("millioner");
    expect(axisFormat(axis, "en").text(2e6)).toBe("2");
    expect(axisFormat(niceAxis([0, 1], 4), "nb").text(0.25)).toBe("0,25");
    expect(axisFormat(niceAxis([0, 12_000], 4), "nn").text(12_000)).toBe("12\u00a0000");
    expect(axisFormat(niceAxis([0, 3e-6], 3), "en").text(1e-6)).toBe("0.000001");
  });
});
