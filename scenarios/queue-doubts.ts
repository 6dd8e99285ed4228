import { type Message, phrase } from "./message.ts";
import { type Place, waysOut } from "./place.ts";

/** What keeps the queue for a place from growing, where more come than it can take, as the end of a sentence. */
export function whatHolds(place: Place): Message {
  if (hasLeaving(place)) return phrase("the queue is held only by those who leave it");
  if (place.alternatives) return phrase("the queue is held only by those who accept an alternative");
  if (!place.queue) return phrase("the queue grows without limit, for nobody leaves it");
  return place.queue.beyondLimit === "lost"
    ? phrase("those beyond the limit of the queue are lost")
    : phrase("those beyond the limit are diverted");
}

/** Whether anything keeps the queue for a place from growing without limit. */
export function holdsQueue(place: Place): boolean {
  return hasLeaving(place) || place.alternatives !== undefined || place.queue !== undefined;
}

function hasLeaving({ leaving }: Place): boolean {
  return Object.values(leaving ?? {}).some((ways) => waysOut(ways).some(({ ratePerDay }) => ratePerDay > 0));
}
