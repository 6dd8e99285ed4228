import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openPainter } from "../report/chart-picture.ts";
import { type Chart, type Label, labelBox, type Shape, svgFile } from "../report/charts/chart-drawing.ts";
import { LANGUAGES } from "../report/language.ts";
import { reportFonts } from "../tasks/report-fonts.ts";
import { CHART_KINDS, type ChartKind, HOSTILE_NAME, sampleChart, SAMPLES } from "./support/chart-samples.ts";

const painter = openPainter(reportFonts().woff);
afterAll(() => painter.close());

const labelsOf = ({ drawing }: Chart) => drawing.marks.filter((mark): mark is Label => mark.kind === "label");
const shapesOf = ({ drawing }: Chart) => drawing.marks.filter((mark): mark is Shape => mark.kind === "shape");

/** Labels that stand on each other, or go beyond the picture. */
function labelProblems(chart: Chart): string[] {
  const { width, height } = chart.drawing;
  const labels = labelsOf(chart).map((label) => ({ text: label.text, box: labelBox(label) }));
  const outside = labels.filter(({ box: [left, top, right, bottom] }) => {
    return left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5;
  });
  const overlapping = labels.flatMap((one, at) =>
    labels.slice(at + 1).flatMap((other) => {
      const isApart =
        one.box[2] <= other.box[0] + 0.5 ||
        other.box[2] <= one.box[0] + 0.5 ||
        one.box[3] <= other.box[1] + 0.5 ||
        other.box[3] <= one.box[1] + 0.5;
      return isApart || one.text.trim() === "" || other.text.trim() === "" ? [] : [`"${one.text}" on "${other.text}"`];
    }),
  );
  return [...outside.map(({ text }) => `"${text}" is outside`), ...overlapping];
}

/** Shapes that go beyond the picture; the interval of a number may not be cut off either. */
function shapeProblems(chart: Chart): string[] {
  const { width, height } = chart.drawing;
  return shapesOf(chart).flatMap(({ tag, geometry }) => {
    const of = (...names: string[]) => names.map((name) => Number(geometry[name]));
    const [xs, ys] =
      tag === "rect"
        ? [
            [Number(geometry["x"]), Number(geometry["x"]) + Number(geometry["width"])],
            [Number(geometry["y"]), Number(geometry["y"]) + Number(geometry["height"])],
          ]
        : tag === "line"
          ? [of("x1", "x2"), of("y1", "y2")]
          : tag === "circle"
            ? [of("cx"), of("cy")]
            : [
                pathNumbers(geometry["d"]).filter((_, at) => at % 2 === 0),
                pathNumbers(geometry["d"]).filter((_, at) => at % 2 === 1),
              ];
    const isInside = xs.every((x) => x >= -1 && x <= width + 1) && ys.every((y) => y >= -1 && y <= height + 1);
    return isInside ? [] : [`${tag} ${JSON.stringify(geometry)}`];
  });
}

function pathNumbers(d: number | string | undefined): number[] {
  return [...String(d).matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([text]) => Number(text));
}

describe.each(CHART_KINDS)("the chart %s", (kind) => {
  test.each(Object.keys(SAMPLES))("has all labels inside and apart, with data that are %s", (sample) => {
    for (const language of LANGUAGES) {
      const chart = sampleChart(kind, SAMPLES[sample], language);
      expect(labelProblems(chart)).toEqual([]);
      expect(shapeProblems(chart)).toEqual([]);
      expect(chart.description).not.toMatch(/NaN|undefined|Infinity/);
      expect(chart.svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test("has all labels inside and apart, whatever the names, numbers and widths", () => {
    const shapes = fc.record({
      count: fc.integer({ min: 0, max: 9 }),
      scale: fc.constantFrom(1e-6, 0.01, 1, 37, 1e4, 1e7),
      names: fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { minLength: 9, maxLength: 9 }),
      seed: fc.integer({ min: 1, max: 1e6 }),
      width: fc.integer({ min: 480, max: 1160 }),
    });
    fc.assert(
      fc.property(shapes, fc.constantFrom(...LANGUAGES), ({ names, width, ...shape }, language) => {
        const chart = sampleChart(kind, { ...shape, name: (at) => names[at % 9] }, language, { width });
        expect([...labelProblems(chart), ...shapeProblems(chart)]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("says what it is: role, title, description and a table with a name for each column", () => {
    for (const [name, shape] of Object.entries(SAMPLES)) {
      const chart = sampleChart(kind, shape, "en");
      expect(chart.svg).toContain(`role="img" aria-labelledby="${chart.drawing.id}-title ${chart.drawing.id}-desc"`);
      expect(chart.description.length).toBeGreaterThan(10);
      expect(chart.table.columns.every(({ header }) => header.trim() !== "")).toBe(true);
      for (const { cells, isHeading } of chart.table.rows)
        expect(cells.length).toBe(isHeading ? 1 : chart.table.columns.length);
      if (name === "empty") expect(chart.table.rows).toEqual([]);
      else expect(chart.table.rows.length).toBeGreaterThan(0);
    }
  });

  test("escapes names: hostile ones are text, and the picture is well-formed", () => {
    const chart = sampleChart(kind, SAMPLES.hostile, "nb", { title: HOSTILE_NAME });
    for (const svg of [chart.svg, svgFile(chart, "light")]) {
      expect(svg).not.toContain("<script");
      expect(svg).not.toContain("<![CDATA[");
      expect(svg).toContain("&lt;script&gt;");
      expect(painter.paint(svg, 1).byteLength).toBeGreaterThan(1000);
    }
  });

  test("is the same text for the same data; as a file in a theme it needs no style sheet", () => {
    const chart = sampleChart(kind, SAMPLES.usual, "nb");
    expect(chart.svg).toBe(sampleChart(kind, SAMPLES.usual, "nb").svg);
    expect(chart.svg).toContain("var(--chart-");
    expect(svgFile(chart, "light")).not.toContain("var(");
    expect(svgFile(chart, "light")).not.toBe(svgFile(chart, "dark"));
  });
});

/** The numbers of a column of the table, headings left out. */
function column(chart: Chart, at: number): (number | null)[] {
  return chart.table.rows.filter(({ isHeading }) => !isHeading).map(({ cells }) => cells[at].value ?? null);
}

/** Whether places in a picture are values on a scale: differences in proportion. */
function expectOnScale(values: readonly number[], places: readonly number[]): void {
  expect(places.length).toBe(values.length);
  const low = values.indexOf(Math.min(...values));
  const high = values.indexOf(Math.max(...values));
  const slope = (places[high] - places[low]) / (values[high] - values[low]);
  expect(slope).not.toBe(0);
  values.forEach((value, at) => expect(places[at]).toBeCloseTo(places[low] + slope * (value - values[low]), 0));
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

describe("the table has what is drawn", () => {
  const chartOf = (kind: ChartKind) => sampleChart(kind, SAMPLES.usual, "en");

  test("each point of a design goes through its values on every axis, the base last and thickest", () => {
    const chart = chartOf("parallel");
    const lines = shapesOf(chart).filter(({ tag }) => tag === "path");
    // Drawn from the last point to the base; a point without a value on an axis has no line there.
    const points = lines.toReversed().map(({ geometry }) => pathNumbers(geometry["d"]));
    expect(lines.at(-1)!.strokeWidth).toBe(3);
    expect(points).toHaveLength(4);
    const outcome = chart.table.columns.length - 1;
    expectOnScale(
      known(column(chart, outcome)),
      points.map((numbers) => numbers.at(-1)!),
    );
    const [first, second] = [points[0].length / 2, points[1].length / 2];
    expect([first, second]).toEqual([outcome, outcome - 1]);
  });

  test("the mean and its interval after so many replications lie on one scale", () => {
    const chart = chartOf("precision");
    const [band, mean] = shapesOf(chart)
      .filter(({ tag }) => tag === "path")
      .map(({ geometry }) => pathNumbers(geometry["d"]));
    const at = (numbers: readonly number[], odd: number) => numbers.filter((_, index) => index % 2 === odd);
    expectOnScale(known(column(chart, 0)), at(mean, 0));
    const [means, lows, highs] = [1, 2, 3].map((cell) => known(column(chart, cell)));
    expectOnScale([...means, ...highs, ...lows.toReversed()], [...at(mean, 1), ...at(band, 1)]);
    expect(known(column(chart, 4))).toEqual(lows.map((low, step) => (highs[step] - low) / 2));
  });

  test("bars are as long as their values", () => {
    const chart = chartOf("bars");
    const bars = shapesOf(chart).filter(({ tag, fill }) => tag === "rect" && fill === "main");
    const values = known(column(chart, 1));
    expectOnScale([0, ...values.map(Math.abs)], [0, ...bars.map(({ geometry }) => Number(geometry["width"]))]);
  });

  test("probabilities rise with their quantiles along each line", () => {
    const chart = chartOf("probability");
    const lines = shapesOf(chart).filter(({ tag }) => tag === "path");
    const levels = known(column(chart, 0));
    // The first of the table is drawn last, on top.
    const points = lines.toReversed().map(({ geometry }) => pathNumbers(geometry["d"]));
    expect(points.length).toBe(4);
    for (const [at, numbers] of points.entries()) {
      expectOnScale(
        levels,
        numbers.filter((_, index) => index % 2 === 1),
      );
      expectOnScale(
        known(column(chart, at + 1)),
        numbers.filter((_, index) => index % 2 === 0),
      );
    }
  });

  test("differences and the ends of their intervals lie on one scale in each panel", () => {
    const chart = chartOf("forest");
    const points = shapesOf(chart).filter(({ tag, strokeWidth }) => tag !== "line" && (strokeWidth ?? 0) >= 1);
    const xs = points.map(({ geometry }) => Number(geometry["cx"] ?? Number(geometry["x"]) + 4.5));
    const ends = shapesOf(chart)
      .filter(
        ({ tag, geometry, strokeWidth }) => tag === "line" && strokeWidth === 2 && geometry["x1"] === geometry["x2"],
      )
      .map(({ geometry }) => Number(geometry["x1"]));
    for (const panel of [0, 1]) {
      const rows = [4 * panel, 4 * panel + 4] as const;
      const values = [1, 2, 3].map((at) => known(column(chart, at)).slice(...rows));
      expectOnScale(
        [...values[0], ...values[1].flatMap((low, at) => [low, values[2][at]])],
        [...xs.slice(...rows), ...ends.slice(2 * rows[0], 2 * rows[1])],
      );
    }
  });

  test("effects of steps are as long as their bars", () => {
    const chart = chartOf("tornado");
    for (const [at, fill] of [
      [1, "series2"],
      [4, "series1"],
    ] as const) {
      const bars = shapesOf(chart).filter(
        (shape) => shape.tag === "rect" && shape.fill === fill && shape.geometry["height"] === 11,
      );
      const values = known(column(chart, at)).map(Math.abs);
      expectOnScale([0, ...values], [0, ...bars.map(({ geometry }) => Number(geometry["width"]))]);
    }
  });

  test("amounts are as long as their parts of the bars, and add up to the net", () => {
    const chart = chartOf("cost");
    const amounts = [1, 2, 3, 4].map((at) => known(column(chart, at)));
    const byRow = amounts[0].map((_, row) => amounts.map((item) => item[row]));
    known(column(chart, 5)).forEach((net, row) => {
      expect(byRow[row].reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(net, 3);
    });
    const parts = shapesOf(chart).filter(({ tag, geometry }) => tag === "rect" && geometry["height"] === 18);
    const drawn = byRow.flat().filter((amount) => amount !== 0);
    expectOnScale([0, ...drawn.map(Math.abs)], [0, ...parts.map(({ geometry }) => Number(geometry["width"]))]);
  });

  test("each day measured is a cell, darker where more", () => {
    const chart = chartOf("heat");
    const cells = shapesOf(chart).filter(({ tag, stroke }) => tag === "rect" && stroke === undefined);
    const values = chart.table.rows.flatMap(({ cells: row }) => known(row.slice(1).map(({ value }) => value ?? null)));
    expect(cells.length).toBe(values.length);
    const byValue = values.map((value, at) => ({ value, level: Number(cells[at].fill?.slice(4)) }));
    byValue.sort((a, b) => a.value - b.value);
    const levels = byValue.map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels).size).toBe(7);
  });

  test("points lie where cost and effect say", () => {
    const chart = chartOf("frontier");
    const points = shapesOf(chart).filter(
      ({ tag, geometry, fill }) => tag === "circle" || (geometry["width"] === 8 && fill === "background"),
    );
    const middle = ({ tag, geometry }: Shape, axis: "x" | "y") =>
      Number(tag === "circle" ? geometry[`c${axis}`] : Number(geometry[axis]) + 4);
    expectOnScale(
      known(column(chart, 1)),
      points.map((point) => middle(point, "x")),
    );
    expectOnScale(
      known(column(chart, 2)),
      points.map((point) => middle(point, "y")),
    );
  });

  test("columns have areas in proportion to the counts", () => {
    const chart = chartOf("histogram");
    const columns = shapesOf(chart).filter(({ fill }) => fill === "main");
    const areas = columns.map(({ geometry }) => Number(geometry["width"]) * Number(geometry["height"]));
    const counts = known(column(chart, 2));
    const most = Math.max(...areas);
    counts.forEach((count, at) => expect(areas[at] / most).toBeCloseTo(count / Math.max(...counts), 2));
  });

  test("the lines of a queue over the year go through their values", () => {
    const chart = chartOf("fan");
    const lines = shapesOf(chart).filter(
      ({ tag, fill, strokeWidth }) => tag === "path" && fill === undefined && (strokeWidth ?? 0) > 1.2,
    );
    const columns = [1, 4, 7, 8, 9];
    // The first series on top, so drawn last: its median after its mean.
    const expected = columns.map((at) => known(column(chart, at)));
    const drawn = lines.toReversed().map(({ geometry }) => pathNumbers(geometry["d"]).filter((_, at) => at % 2 === 1));
    expect(drawn.length).toBe(expected.length);
    expectOnScale(expected.flat(), drawn.flat());
  });

  test("ways between places are as wide as they are used", () => {
    const chart = chartOf("flow");
    const ways = chart.table.rows.slice(chart.table.rows.findIndex(({ isHeading }) => isHeading) + 1);
    const used = ways.map(({ cells }) => cells[6].value ?? 0).filter((value) => value > 0);
    const wide = shapesOf(chart)
      .filter(({ tag, stroke }) => tag === "path" && stroke === "flow")
      .map(({ strokeWidth }) => strokeWidth!);
    const lanes = shapesOf(chart).filter(({ stroke, dash }) => stroke === "flowBack" && dash !== undefined);
    expect(wide.length + lanes.length / 2).toBe(used.length);
    for (const width of wide.filter((each) => each > 1.2)) {
      const near = used.map((value) => value / width);
      expect(near.some((ratio) => near.filter((other) => Math.abs(other / ratio - 1) < 0.02).length >= 1)).toBe(true);
    }
    // The most used way is the widest, and half as wide is half as used.
    const forward = used.filter((value) =>
      labelsOf(chart).some(({ text }) => text === Math.round(value).toLocaleString("en")),
    );
    const sorted = [...wide].sort((a, b) => b - a);
    const values = [...forward].sort((a, b) => b - a);
    sorted.forEach((width, at) => {
      if (width > 1.2) expect(width / sorted[0]).toBeCloseTo(values[at] / values[0], 2);
    });
  });
});
