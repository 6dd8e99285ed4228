import { clockFraction } from "../scenarios/calendar.ts";
import type { PlannedStream } from "../scenarios/stream.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import { idKeys } from "./keyed-random.ts";
import { NO_LIMIT, NONE, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

type CompiledLists = Pick<
  Model,
  | "listCount"
  | "listStream"
  | "listPlace"
  | "streamList"
  | "placeList"
  | "listedPlaceCount"
  | "fillsFreeBeds"
  | "listAtStart"
  | "listStartKeyHigh"
  | "listStartKeyLow"
  | "listCalls"
  | "listCallAt"
  | "listKeepFree"
  | "listFillFrom"
  | "listFillTo"
>;

/** Later than any time of a day. */
const NEVER = 2;

/** The waiting lists of planned streams: where they lead, and how patients are called in from them. */
export function compilePlanned(naming: Naming): CompiledLists {
  const { scenario, streamIds, placeIds, epochs } = naming;
  const listIds = streamIds.filter((id) => scenario.streams[id].kind === "planned");
  const lists = listIds.map((id) => scenario.streams[id] as PlannedStream);
  const keys = listIds.map((id) => idKeys(`list:${id}`));
  const listPlace = lists.map(({ to }) => indexIn(naming.place, to));
  const listed = [...new Set(listPlace)].sort((a, b) => a - b);
  const inForce = epochs.flatMap(({ streams }) => listIds.map((id) => streams[id] as PlannedStream));
  const byWeekday = (value: (list: PlannedStream, weekday: (typeof WEEKDAYS)[number]) => number): number[] =>
    inForce.flatMap((list) => WEEKDAYS.map((weekday) => value(list, weekday)));
  const fills = ({ fillsFreeBeds }: PlannedStream, weekday: (typeof WEEKDAYS)[number]): boolean =>
    fillsFreeBeds !== undefined && (fillsFreeBeds.weekdays ?? WEEKDAYS).includes(weekday);
  return {
    listCount: lists.length,
    listStream: Int32Array.from(listIds, (id) => streamIds.indexOf(id)),
    listPlace: Int32Array.from(listPlace),
    // Those on a list at the start have a number beyond the streams, one for each list.
    streamList: Int32Array.from([...streamIds.map((id) => listIds.indexOf(id)), ...lists.keys()]),
    placeList: Int32Array.from(placeIds, (_, place) => listed.indexOf(place)),
    listedPlaceCount: listed.length,
    fillsFreeBeds: Uint8Array.from(placeIds, (_, place) =>
      inForce.some((list, at) => listPlace[at % lists.length] === place && list.fillsFreeBeds) ? 1 : 0,
    ),
    listAtStart: Int32Array.from(lists, ({ listAtStart = 0 }) => listAtStart),
    listStartKeyHigh: Int32Array.from(keys, ([high]) => high),
    listStartKeyLow: Int32Array.from(keys, ([, low]) => low),
    listCalls: Int32Array.from(byWeekday(({ admissionsPerDay }, weekday) => admissionsPerDay?.[weekday] ?? 0)),
    listCallAt: Float64Array.from(inForce, ({ at }) => clockFraction(at ?? "00:00")),
    listKeepFree: Int32Array.from(inForce, ({ fillsFreeBeds }) => fillsFreeBeds?.keepFree ?? NO_LIMIT),
    listFillFrom: Float64Array.from(
      byWeekday((list, weekday) =>
        fills(list, weekday) ? clockFraction(list.fillsFreeBeds?.hours?.from ?? "00:00") : NEVER,
      ),
    ),
    listFillTo: Float64Array.from(
      byWeekday((list, weekday) =>
        fills(list, weekday) ? clockFraction(list.fillsFreeBeds?.hours?.to ?? "24:00") : NONE,
      ),
    ),
  };
}
