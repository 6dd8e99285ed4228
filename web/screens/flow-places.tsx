import { type JSX } from "preact";
import { useRef } from "preact/hooks";
import type { FlowMapBoxes, FlowMapData } from "../../report/charts/flow-map.ts";
import { FLOW_WORDS } from "../../report/charts/flow-words.ts";
import { decimalsFor, formatNumber } from "../../report/numbers.ts";
import { useStore } from "../store-context.ts";
import { DETAILS } from "../texts/details.ts";

interface OverlayProps {
  readonly map: FlowMapBoxes;
  readonly onOpen: (place: string) => void;
}

/** What makes the boxes of the map answer to a pointer; the list below it is the same for keyboards and readers. */
export function FlowOverlay({ map, onOpen }: OverlayProps): JSX.Element {
  const { width, height, boxes } = map;
  return (
    <svg class="map-overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {boxes.map((box) => (
        <rect
          key={box.id}
          data-place={box.id}
          x={box.left}
          y={box.top}
          width={box.width}
          height={box.height}
          rx="4"
          onClick={() => onOpen(box.id)}
        />
      ))}
    </svg>
  );
}

interface ListProps {
  readonly data: FlowMapData;
  readonly onOpen: (place: string) => void;
}

/** The map as a list: arrow keys follow the flow. */
export function FlowList({ data, onOpen }: ListProps): JSX.Element {
  const language = useStore().language.value;
  const texts = DETAILS[language];
  const list = useRef<HTMLUListElement>(null);
  const focus = (id: string | undefined): void =>
    list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id ?? "")}"]`)?.focus();
  const pressed = (event: KeyboardEvent, at: number): void => {
    const { id } = data.places[at];
    const most = (end: "from" | "to"): string | undefined => {
      const other = end === "from" ? "to" : "from";
      const own = data.ways.filter((way) => way[other] === id && way.perYear > 0);
      return own.toSorted((one, next) => next.perYear - one.perYear)[0]?.[end];
    };
    const targets: Readonly<Record<string, string | undefined>> = {
      ArrowRight: most("to"),
      ArrowLeft: most("from"),
      ArrowDown: data.places[at + 1]?.id,
      ArrowUp: data.places[at - 1]?.id,
      Home: data.places[0].id,
      End: data.places.at(-1)?.id,
    };
    if (!(event.key in targets)) return;
    event.preventDefault();
    focus(targets[event.key]);
  };
  const number = (value: number): string => formatNumber(value, { language, decimals: decimalsFor(value, null) });
  return (
    <details class="flow-list">
      <summary>{texts.list}</summary>
      <p class="hint">{texts.listHint}</p>
      <ul ref={list}>
        {data.places.map((place, at) => {
          const { id, name, capacity, occupancyShare, queue, ready } = place;
          const to = data.ways.filter(({ from, perYear }) => from === id && perYear > 0.5);
          const names = new Map(data.places.map((one) => [one.id, one.name]));
          return (
            <li key={id}>
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="button"
                data-place={id}
                onKeyDown={(event) => pressed(event, at)}
                onClick={() => onOpen(id)}
              >
                {name}
              </button>
              <span>
                {[
                  capacity,
                  ...(occupancyShare === null
                    ? []
                    : [
                        `${FLOW_WORDS.occupancy[language]} ${formatNumber(occupancyShare, { language, decimals: 0, isShare: true })}`,
                      ]),
                  ...(place.hasGrowingQueue ? [FLOW_WORDS.growingLine[language]] : []),
                  ...(place.hasGrowingReady ? [FLOW_WORDS.growingReadyLine[language]] : []),
                  ...((queue ?? 0) >= 0.05 ? [FLOW_WORDS.queueLine[language](number(queue!))] : []),
                  ...((ready ?? 0) >= 0.05 ? [FLOW_WORDS.readyLine[language](number(ready!))] : []),
                  ...to.map((way) => `→ ${names.get(way.to)} (${number(way.perYear)})`),
                ].join(" · ")}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
