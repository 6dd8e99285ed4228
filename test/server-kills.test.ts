/* The real program as a process, killed and stopped while it works. At length by `npm run soak`. */
import { expect, test } from "vitest";
import { run as stops } from "../bench/soak/graceful-stop.ts";
import { run as kills } from "../bench/soak/server-kills.ts";

/** As the README promises. */
const KILLS = Number(process.env["FLYT_KILLS"] ?? 40);

test("40 SIGKILLs of the server during work lose no acknowledged job, do none twice, and change no result", async () => {
  const seen = await kills(KILLS);
  expect(seen).toMatchObject({ kills: KILLS, lost: [], doubled: [], differing: [] });
  // Else nothing was shown.
  expect(seen.acknowledged).toBeGreaterThanOrEqual(KILLS / 3);
  expect(seen.takenUp).toBeGreaterThan(0);
}, 600_000);

test("a server that is told to stop does so within 10 seconds, and its jobs go on from the chunks that are done", async () => {
  const seen = await stops(1);
  expect(seen).toMatchObject({ stops: 1, badEnds: [], differing: [] });
  expect(seen.slowestMs).toBeLessThanOrEqual(10_000);
  expect(seen.chunksKept[0]).toBeGreaterThan(0);
}, 120_000);
