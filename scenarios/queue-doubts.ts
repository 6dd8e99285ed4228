import { type Message, phrase } from "./message.ts";
import { type Place, waysOut } from "./place.ts";

/** What keeps the queue for a place from growing, where more come than it can take, as the end of a sentence. */
export function whatHolds({ leaving, alternatives, queue }: Place): Message {
  if (Object.values(leaving ?? {}).some((ways) => waysOut(ways).some(({ ratePerDay }) => ratePerDay > 0))) {
    return phrase("the queue is held only by those who leave it");
  }
  if (alternatives) return phrase("the queue is held only by those who accept an alternative");
  if (!queue) return phrase("the queue grows without limit, for nobody leaves it");
  return queue.beyondLimit === "lost"
    ? phrase("those beyond the limit of the queue are lost")
    : phrase("those beyond the limit are diverted");
}
