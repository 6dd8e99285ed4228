import type { Language } from "../language.ts";
import { formatNumber } from "../numbers.ts";
import { box, label, line, type Mark } from "./chart-drawing.ts";
import type { FlowPlace } from "./flow-map.ts";
import { FLOW_WORDS } from "./flow-words.ts";
import { fittedText, textWidth, wrappedText } from "./text-width.ts";

/** What stands in the box of a place. */
export interface PlaceBox {
  /** Without which a line in it, the name apart, would be cut. */
  readonly leastWidth: number;
  readonly height: number;
  readonly isFull: boolean;
  readonly marks: (left: number, top: number) => Mark[];
}

const HIGH_SHARE = 0.9;
const FULL_SHARE = 0.98;
const NAME_SIZE = 11.5;
const SMALL = 10.5;
const LINE = 14;
const PAD = 8;

/** Name, capacity, how full with a bar and a word, the queue, those who wait there, and who comes and goes. */
export function placeBox(place: FlowPlace, width: number, language: Language): PlaceBox {
  const room = width - 2 * PAD;
  const names = wrappedText(place.name, room, NAME_SIZE, 600, 2);
  const count = (value: number) => formatNumber(value, { language, decimals: value < 100 && !place.keepsRoom ? 1 : 0 });
  const { occupancyShare: share } = place;
  const use =
    share === null
      ? place.occupied === null
        ? ""
        : FLOW_WORDS.occupiedLine[language](count(place.occupied))
      : FLOW_WORDS.occupancyLine[language](
          formatNumber(share, { language, decimals: 0, isShare: true }),
          useWord(share, language),
        );
  const leastTold = place.keepsRoom ? 0 : LEAST_SHOWN;
  const waiting = place.hasGrowingQueue
    ? FLOW_WORDS.growingLine[language]
    : (place.queue ?? -1) >= leastTold
      ? FLOW_WORDS.queueLine[language](count(place.queue!))
      : "";
  const ready = place.hasGrowingReady
    ? FLOW_WORDS.growingReadyLine[language]
    : (place.ready ?? -1) >= leastTold
      ? FLOW_WORDS.readyLine[language](count(place.ready!))
      : "";
  const whole = (value: number) => formatNumber(value, { language, decimals: value < 10 ? 1 : 0 });
  const rest = [
    ready,
    place.arrivalsPerYear >= LEAST_SHOWN ? FLOW_WORDS.arrivalsLine[language](whole(place.arrivalsPerYear)) : "",
    place.exitsPerYear >= LEAST_SHOWN ? FLOW_WORDS.exitsLine[language](whole(place.exitsPerYear)) : "",
  ].filter((text) => text !== "");
  const least = Math.max(
    ...[place.capacity, use, ...rest].map((text) => textWidth(text, SMALL)),
    textWidth(waiting, SMALL, 600) + 10,
  );
  const shown = (text: string) => fittedText(text, room, SMALL);
  const height =
    PAD +
    names.length * LINE +
    (place.capacity === "" ? 0 : LINE) +
    (share === null ? 0 : 9) +
    (use === "" ? 0 : LINE) +
    (waiting === "" ? 0 : 20) +
    rest.length * LINE +
    4;
  const marks = (left: number, top: number): Mark[] => {
    const made: Mark[] = [];
    const x = left + PAD;
    let y = top + PAD;
    for (const name of names) {
      made.push(label(x, y + 9, name, { size: NAME_SIZE, weight: 600 }));
      y += LINE;
    }
    if (place.capacity !== "") {
      made.push(label(x, y + 9, shown(place.capacity), { size: SMALL, colour: "muted" }));
      y += LINE;
    }
    if (share !== null) {
      made.push(...bar(x, y, room, share));
      y += 9;
    }
    if (use !== "") {
      made.push(label(x, y + 10, shown(use), { size: SMALL }));
      y += LINE;
    }
    if (waiting !== "") {
      const text = fittedText(waiting, room - 10, SMALL, 600);
      made.push(
        box(x, y + 2, textWidth(text, SMALL, 600) + 10, 16, {
          fill: "waiting",
          stroke: "waitingEdge",
          radius: 3,
          dash: "3 2",
        }),
      );
      made.push(label(x + 5, y + 13.5, text, { size: SMALL, weight: 600 }));
      y += 20;
    }
    for (const text of rest) {
      made.push(label(x, y + 10, shown(text), { size: SMALL, colour: "muted" }));
      y += LINE;
    }
    return made;
  };
  return { leastWidth: least + 2 * PAD, height, isFull: share !== null && share >= FULL_SHARE, marks };
}

/** Fewer patients than this would be written as 0.0. */
export const LEAST_SHOWN = 0.05;

/** Of the whole per cent that stands before it. */
function useWord(exact: number, language: Language): string {
  const share = Math.round(exact * 100) / 100;
  return FLOW_WORDS[share >= FULL_SHARE ? "full" : share >= HIGH_SHARE ? "high" : "normal"][language];
}

/** How full, with a mark at 90 %. */
function bar(x: number, y: number, width: number, share: number): Mark[] {
  const fill = share >= FULL_SHARE ? "bad" : "main";
  const mark = x + width * HIGH_SHARE;
  return [
    box(x, y + 1, width, 6, { fill: "surface", stroke: "axis", strokeWidth: 0.5 }),
    box(x, y + 1, width * Math.min(1, Math.max(0, share)), 6, { fill }),
    line(mark, y - 1, mark, y + 9, { stroke: "ink", strokeWidth: 1.5 }),
  ];
}
