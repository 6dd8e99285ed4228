import type { Language } from "../language.ts";
import { decimalsFor, formatNumber, MISSING } from "../numbers.ts";
import type { ValueCell, ValueTable } from "../value-table.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  type Mark,
  path,
  pathData,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { emptyMarks } from "./chart-parts.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { columnsOf, directed, topsOf, type Slot, type Tie, type Way } from "./flow-layout.ts";
import { FLOW_WORDS } from "./flow-words.ts";
import { LEAST_SHOWN, placeBox, type PlaceBox } from "./flow-place.ts";
import { textWidth } from "./text-width.ts";

/** A place, or several of them together. */
export interface FlowPlace {
  readonly id: string;
  readonly name: string;
  /** In words: "108 plasser", "uten grense". */
  readonly capacity: string;
  /** Mean patients in its beds; null where unknown. */
  readonly occupied: number | null;
  /** Share of the capacity; null where it has no limit. */
  readonly occupancyShare: number | null;
  /** Mean patients who wait for it. */
  readonly queue: number | null;
  /** Mean patients in its beds who are ready for the next place. */
  readonly ready: number | null;
  /** Whether the queue for it, or those who wait in it, grow without limit, so that there is no mean of them. */
  readonly hasGrowingQueue?: boolean;
  readonly hasGrowingReady?: boolean;
  /** From outside the model, from home too; readmissions from places are ways. */
  readonly arrivalsPerYear: number;
  /** Out of the model: home, dead, elsewhere. */
  readonly exitsPerYear: number;
  /** One of many days: counts are whole, and the lines of those who wait are there when nobody does, so that no box moves. */
  readonly keepsRoom?: boolean;
}

export interface FlowMapData {
  readonly places: readonly FlowPlace[];
  /** Moves between places. */
  readonly ways: readonly Way[];
}

const GAP = 14;
/** Room for the outlines of the highest boxes. */
const EDGE = 2;
const PORT = 15;
const WIDEST = 24;
const WIDEST_BOX = 190;
const CHIP_SIZE = 10.5;

/** Who goes where: places in columns, ways as wide as they are used, ways back below; how full places are, and who waits. */
export function flowMap(data: FlowMapData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const table = flowTable(data, language);
  const ids = new Set(data.places.map((place) => place.id));
  const ways = data.ways.filter(({ from, to, perYear }) => perYear > 0 && from !== to && ids.has(from) && ids.has(to));
  const description = flowDescription(data, ways, language);
  if (data.places.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const { boxes: _, ...drawing } = drawn(data.places, ways, width, language);
  return chartOf({ title, description, table, drawing: { id, ...drawing } });
}

/** Where the boxes of places stand in the map, for what is laid over it. */
export interface FlowMapBoxes {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly {
    readonly id: string;
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
}

/** @param width as given to `flowMap` */
export function flowMapBoxes({ places, ways }: FlowMapData, language: Language, width: number): FlowMapBoxes {
  const ids = new Set(places.map(({ id }) => id));
  const used = ways.filter(({ from, to, perYear }) => perYear > 0 && from !== to && ids.has(from) && ids.has(to));
  if (places.length === 0) return { width, height: 0, boxes: [] };
  const { marks: _, ...map } = drawn(places, used, width, language);
  return map;
}

interface Port {
  readonly way: Way;
  readonly room: number;
}

interface Placed extends PlaceBox {
  readonly place: FlowPlace;
  readonly column: number;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

function drawn(places: readonly FlowPlace[], ways: readonly Way[], wanted: number, language: Language) {
  const { forward, back } = directed(ways);
  const columns = columnsOf(
    places.map(({ id }) => id),
    forward,
  );
  const columnCount = Math.max(...columns.values()) + 1;
  const number = (value: number) => formatNumber(value, { language, decimals: 0 });
  const chipWidth = Math.max(0, ...forward.map(({ perYear }) => textWidth(number(perYear), CHIP_SIZE))) + 8;
  const between = Math.max(58, chipWidth + 26);
  const margin = 30;
  const share = (wanted - 2 * margin - (columnCount - 1) * between) / columnCount;
  const needed = Math.max(...places.map((place) => placeBox(place, WIDEST_BOX, language).leastWidth));
  const boxWidth = Math.min(WIDEST_BOX, Math.max(share, needed));
  const width = Math.max(wanted, 2 * margin + columnCount * boxWidth + (columnCount - 1) * between);
  const start = (width - columnCount * boxWidth - (columnCount - 1) * between) / 2;
  const most = Math.max(
    ...ways.map(({ perYear }) => perYear),
    ...places.map(({ arrivalsPerYear }) => arrivalsPerYear),
    1e-9,
  );
  const thickness = (perYear: number) => Math.max(1.2, (WIDEST * perYear) / most);
  const room = (perYear: number) => Math.max(PORT, thickness(perYear) + 3);

  const boxes = new Map(places.map((place) => [place.id, placeBox(place, boxWidth, language)]));
  const slots: Slot[] = places.map(({ id }) => {
    const sum = (own: readonly Way[]) => own.reduce((all, { perYear }) => all + room(perYear), 0) + 10;
    const sides = [sum(forward.filter(({ from }) => from === id)), sum(forward.filter(({ to }) => to === id))];
    return { id, column: columns.get(id)!, height: Math.max(boxes.get(id)!.height, ...sides) };
  });
  const ties: Tie[] = [];
  // A way past a column takes room in it.
  const passes = forward.map((way) => {
    const between = columns.get(way.to)! - columns.get(way.from)! - 1;
    const own = Array.from({ length: between }, (_, at): Slot => {
      return {
        id: `${way.from} ${way.to} ${at}`,
        column: columns.get(way.from)! + 1 + at,
        height: thickness(way.perYear) + 2,
      };
    });
    const chain = [way.from, ...own.map(({ id }) => id), way.to];
    chain.slice(1).forEach((to, at) => ties.push({ from: chain[at], to, weight: thickness(way.perYear) }));
    return own;
  });
  const allSlots = [...slots, ...passes.flat()];
  const tops = new Map([...topsOf(allSlots, ties, GAP)].map(([slot, top]) => [slot, top + EDGE]));
  const leftOf = (column: number) => start + column * (boxWidth + between);
  const placed = new Map(
    places.map((place, at): [string, Placed] => {
      const { column, height } = slots[at];
      return [
        place.id,
        { ...boxes.get(place.id)!, place, column, height, left: leftOf(column), top: tops.get(place.id)! },
      ];
    }),
  );
  const middleOf = (slot: Slot) => tops.get(slot.id)! + slot.height / 2;
  const ends = forward.map((way, at) => ({ way, passes: passes[at] }));
  const firstOf = (end: (typeof ends)[number]) =>
    end.passes[0] ? middleOf(end.passes[0]) : middleOfPlace(placed.get(end.way.to)!);
  const lastOf = (end: (typeof ends)[number]) =>
    end.passes.at(-1) ? middleOf(end.passes.at(-1)!) : middleOfPlace(placed.get(end.way.from)!);
  const outPorts = portsOf(placed, ends, ({ way }) => way.from, firstOf, room);
  const inPorts = portsOf(placed, ends, ({ way }) => way.to, lastOf, room);

  const lines: Mark[] = [];
  const chips: Mark[] = [];
  for (const end of ends.toReversed()) {
    const { way } = end;
    const [from, to] = [placed.get(way.from)!, placed.get(way.to)!];
    const [y0, y1] = [outPorts.get(way)!, inPorts.get(way)!];
    const middle = end.passes.map((slot) => ({ left: leftOf(slot.column), y: middleOf(slot) }));
    const d = ribbon(from.left + boxWidth, y0, middle, boxWidth, to.left, y1);
    const strokeWidth = thickness(way.perYear);
    lines.push(
      path(d, { stroke: "background", strokeWidth: strokeWidth + 2.5 }),
      path(d, { stroke: "flow", strokeWidth }),
    );
    lines.push(arrow(to.left, y1, "flow", strokeWidth));
    const text = number(way.perYear);
    const x = from.left + boxWidth + 6;
    chips.push(box(x, y0 - 7, textWidth(text, CHIP_SIZE) + 6, 14, { fill: "background", radius: 3, opacity: 0.9 }));
    chips.push(label(x + 3, y0 + 4, text, { size: CHIP_SIZE }));
  }
  const bottom = Math.max(...[...allSlots].map((slot) => tops.get(slot.id)! + slot.height));
  const returns = returnMarks(back, placed, { bottom, boxWidth, width, thickness, number, language });
  const entries = [...placed.values()].flatMap(({ place, left, top }) => {
    if (place.arrivalsPerYear < LEAST_SHOWN) return [];
    const strokeWidth = thickness(place.arrivalsPerYear);
    const y = top + 8 + Math.max(5, strokeWidth / 2 + 3);
    return [line(left - 22, y, left - 6, y, { stroke: "flow", strokeWidth }), arrow(left, y, "flow", strokeWidth)];
  });
  const marks = [
    ...lines,
    ...returns.under,
    ...entries,
    ...boxMarks([...placed.values()], boxWidth),
    ...chips,
    ...returns.over,
  ];
  const own = [...placed].map(([id, { left, top, height }]) => ({ id, left, top, width: boxWidth, height }));
  return { width, height: returns.height, marks, boxes: own };
}

function middleOfPlace({ top, height }: Placed): number {
  return top + height / 2;
}

/** Where ways leave or reach their place, in the order of where they come from or go to. */
function portsOf<End extends { readonly way: Way }>(
  placed: ReadonlyMap<string, Placed>,
  ends: readonly End[],
  placeOf: (end: End) => string,
  other: (end: End) => number,
  room: (perYear: number) => number,
): Map<Way, number> {
  const ports = new Map<Way, number>();
  for (const [id, place] of placed) {
    const own = ends.filter((end) => placeOf(end) === id).sort((a, b) => other(a) - other(b));
    const all = own.map(({ way }): Port => ({ way, room: room(way.perYear) }));
    const sum = all.reduce((rooms, port) => rooms + port.room, 0);
    let y = place.top + (place.height - sum) / 2;
    for (const port of all) {
      ports.set(port.way, y + port.room / 2);
      y += port.room;
    }
  }
  return ports;
}

/** From a box to a box, straight past the columns between. */
function ribbon(
  x0: number,
  y0: number,
  passes: readonly { readonly left: number; readonly y: number }[],
  boxWidth: number,
  x1: number,
  y1: number,
): string {
  const parts: (string | number)[] = ["M", x0, y0];
  let [x, y] = [x0, y0];
  const curve = (toX: number, toY: number) => {
    const middle = (x + toX) / 2;
    parts.push("C", middle, y, middle, toY, toX, toY);
    [x, y] = [toX, toY];
  };
  for (const pass of passes) {
    curve(pass.left, pass.y);
    x = pass.left + boxWidth;
    parts.push("L", x, y);
  }
  curve(x1 - 6, y1);
  return pathData(...parts);
}

/** The end of a way, a little wider than the way. */
function arrow(x: number, y: number, fill: "flow" | "flowBack", thickness = 0): Mark {
  const half = Math.max(5, thickness / 2 + 3);
  return path(pathData("M", x - 8, y - half, "L", x, y, "L", x - 8, y + half, "Z"), {
    fill,
    stroke: "background",
    strokeWidth: 0.75,
  });
}

interface ReturnSpace {
  readonly bottom: number;
  readonly boxWidth: number;
  readonly width: number;
  readonly thickness: (perYear: number) => number;
  readonly number: (value: number) => string;
  readonly language: Language;
}

/** Ways back: out at the right of their place, below all places, and in from the left; a lane for each place they go to. */
function returnMarks(back: readonly Way[], placed: ReadonlyMap<string, Placed>, space: ReturnSpace) {
  const { bottom, boxWidth, width, thickness, number, language } = space;
  const under: Mark[] = [];
  const over: Mark[] = [];
  const targets = [...new Set(back.map(({ to }) => to))];
  const risers = new Map<number, number>();
  targets.forEach((target, at) => {
    const own = back.filter(({ to }) => to === target);
    const sum = own.reduce((all, { perYear }) => all + perYear, 0);
    const y = bottom + 18 + at * 24;
    const to = placed.get(target)!;
    const entryX = to.left - 12 - Math.min(at, 3) * 4;
    const entryY = to.top + to.height - 10;
    let right = entryX;
    for (const { from, perYear } of own) {
      const source = placed.get(from)!;
      const taken = risers.get(source.column) ?? 0;
      risers.set(source.column, taken + 1);
      const x = source.left + boxWidth + 8 + (taken % 4) * 5;
      const out = source.top + source.height - 8;
      const d = pathData("M", source.left + boxWidth, out, "L", x, out, "L", x, y);
      under.push(path(d, { stroke: "flowBack", strokeWidth: Math.min(6, thickness(perYear)), dash: "5 3" }));
      right = Math.max(right, x);
    }
    const lane = pathData("M", right, y, "L", entryX, y, "L", entryX, entryY, "L", to.left - 4, entryY);
    under.push(
      path(lane, { stroke: "flowBack", strokeWidth: Math.min(8, Math.max(1.5, thickness(sum))), dash: "5 3" }),
    );
    under.push(arrow(to.left, entryY, "flowBack"));
    const text = FLOW_WORDS.returns[language](number(sum));
    const room = textWidth(text, CHIP_SIZE) + 10;
    const x = Math.min(Math.max((entryX + right - room) / 2, entryX + 8), width - room);
    over.push(box(x, y - 8, room, 16, { fill: "background", radius: 3 }));
    over.push(label(x + 5, y + 4, text, { size: CHIP_SIZE }));
  });
  return { under, over, height: bottom + (targets.length === 0 ? 4 : 18 + (targets.length - 1) * 24 + 14) };
}

function boxMarks(placed: readonly Placed[], boxWidth: number): Mark[] {
  return placed.flatMap(({ marks, isFull, left, top, height }) => [
    box(left, top, boxWidth, height, {
      fill: "background",
      stroke: isFull ? "bad" : "axis",
      strokeWidth: isFull ? 2 : 1,
      radius: 4,
    }),
    ...marks(left, top),
  ]);
}

function flowTable({ places, ways }: FlowMapData, language: Language): ValueTable {
  const words = FLOW_WORDS;
  const cell = (value: number | null, isShare = false): ValueCell => ({
    text: formatNumber(value, { language, decimals: isShare ? 1 : decimalsFor(value, null), isShare }),
    value,
  });
  const nameOf = new Map(places.map(({ id, name }) => [id, name]));
  const numbers = [words.occupied, words.occupancy, words.queue, words.ready, words.arrivals, words.exits];
  const headers = [words.capacity, ...numbers].map((word) => word[language]);
  return {
    columns: [
      { header: words.place[language], align: "left" },
      ...headers.map((header) => ({ header, align: "right" as const })),
    ],
    rows: [
      ...places.map((place) => ({
        cells: [
          { text: place.name },
          { text: place.capacity || MISSING },
          cell(place.occupied),
          cell(place.occupancyShare, true),
          cell(place.queue),
          cell(place.ready),
          cell(place.arrivalsPerYear),
          cell(place.exitsPerYear),
        ],
      })),
      ...(ways.length === 0 ? [] : [{ isHeading: true, cells: [{ text: words.ways[language] }] }]),
      ...ways.map(({ from, to, perYear }) => {
        const name = `${nameOf.get(from) ?? from} – ${nameOf.get(to) ?? to}`;
        return {
          cells: [{ text: name }, ...Array.from({ length: 5 }, () => ({ text: "" })), cell(perYear), { text: "" }],
        };
      }),
    ],
  };
}

function flowDescription({ places }: FlowMapData, ways: readonly Way[], language: Language): string {
  if (places.length === 0) return chartWord("nothing", language);
  const number = (value: number, decimals = decimalsFor(value, null)) => formatNumber(value, { language, decimals });
  const nameOf = new Map(places.map(({ id, name }) => [id, name]));
  const fullest = places
    .filter(({ occupancyShare }) => occupancyShare !== null)
    .sort((a, b) => b.occupancyShare! - a.occupancyShare!)[0];
  const longest = places.filter(({ queue }) => (queue ?? 0) > 0).sort((a, b) => b.queue! - a.queue!)[0];
  const largest = ways.toSorted((a, b) => b.perYear - a.perYear)[0];
  return sentences([
    FLOW_WORDS.summary[language](number(places.length), number(ways.length)),
    fullest
      ? FLOW_WORDS.fullest[language](
          fullest.name,
          formatNumber(fullest.occupancyShare, { language, decimals: 1, isShare: true }),
        )
      : "",
    ...places.filter((place) => place.hasGrowingQueue).map(({ name }) => FLOW_WORDS.growing[language](name)),
    longest
      ? FLOW_WORDS.longest[language](longest.name, number(longest.queue!))
      : places.some((place) => place.hasGrowingQueue)
        ? ""
        : FLOW_WORDS.noQueue[language],
    largest
      ? FLOW_WORDS.largest[language](nameOf.get(largest.from)!, nameOf.get(largest.to)!, number(largest.perYear, 0))
      : "",
  ]);
}
