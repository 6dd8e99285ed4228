import type { GrowingQueue, Growth } from "../scenarios/growing-queues.ts";
import { type Fields, fieldTable } from "./field-table.ts";

/** What `run --json` and `compare --json` say of queues that grow without limit, for docs/output.md. */
export function growthSection(): string[] {
  return [
    "An alternative in which a queue grows without limit has `growth` too, and so has the object of `run --json`: its figures of queues, and what rests on them, depend on how long was simulated. JSON and the tables of a results folder have them all the same; the page, the text of `run` and `compare`, and reports withhold them, with the amounts that rest on them.",
    fieldTable(GROWTH),
    "Each of its `queues`:",
    fieldTable(GROWING_QUEUE),
  ];
}

const GROWTH: Fields<Growth> = {
  queues: [
    "list",
    "Queues that grow: over the measured days more is needed than there is, and nobody leaves the queue.",
  ],
  holding: [
    "list of ids",
    "Places where patients hold beds until they get on to one of them; their own queues grow with that.",
  ],
  actors: ["list of ids", "Municipalities whose patients do so in a hospital."],
};

const GROWING_QUEUE: Fields<GrowingQueue> = {
  place: ["text", "The place."],
  neededPerDay: ["number", "Patients a day who come for it, were nobody to wait."],
  capacityPerDay: ["number", "Patients a day whom it can take in."],
};
