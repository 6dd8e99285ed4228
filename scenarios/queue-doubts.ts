import { type Place, waysOut } from "./place.ts";

/** What keeps the queue for a place from growing, where more come than it can take, as the end of a sentence. */
export function whatHolds({ leaving, alternatives, queue }: Place): string {
  if (Object.values(leaving ?? {}).some((ways) => waysOut(ways).some(({ ratePerDay }) => ratePerDay > 0))) {
    return "the queue is held only by those who leave it";
  }
  if (alternatives) return "the queue is held only by those who accept an alternative";
  if (!queue) return "the queue grows without limit, for nobody leaves it";
  return queue.beyondLimit === "lost"
    ? "those beyond the limit of the queue are lost"
    : "those beyond the limit are diverted";
}
