/* Requests and event streams while all threads simulate. At length, with times and memory, by `npm run soak -- load`. */
import { expect, test } from "vitest";
import { run } from "../bench/soak/load.ts";

test("a server that simulates with all threads answers 100 requests a second and 30 event streams without an error", async () => {
  const seen = await run({ seconds: 5, perSecond: 100, streams: 30 });
  expect(seen).toMatchObject({ requests: 500, writes: 50, kept: 50, errors: {}, simulatedThroughout: true });
  expect(seen.events).toBeGreaterThanOrEqual(30);
}, 180_000);
