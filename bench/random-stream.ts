/*
 * Writes keyed random numbers as bytes for a battery of tests, for ever:
 *
 *   node bench/random-stream.ts counters | dieharder -a -g 200
 *
 * counters      one patient, counters 0, 1, 2 …
 * ordinals      one counter, patients 0, 1, 2 … of one stream
 * replications  one patient and counter, replications 0, 1, 2 …
 * interleaved   8 neighbouring patients, their first 16 counters in turn
 * low-bits      as ordinals, but the 32 lowest of the 53 bits
 */
import { writeSync } from "node:fs";
import { deriveHigh, deriveLow, idKeys, seedKeys, uniform } from "../engine/keyed-random.ts";

/** The ways in which draws can be laid side by side. */
export const streamModes = ["counters", "ordinals", "replications", "interleaved", "low-bits"] as const;
export type StreamMode = (typeof streamModes)[number];

/**
 * Draws `count` numbers from number `from` on, as 32-bit words.
 * @returns the 32 highest of the 53 bits, or the 32 lowest for "low-bits"
 */
export function streamWords(mode: StreamMode, seed: string, from: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  const [seedHigh, seedLow] = seedKeys(seed);
  const [streamFirst, streamSecond] = idKeys("st-olavs/acute");
  for (let word = 0; word < count; word++) {
    const step = from + word;
    const replication = mode === "replications" ? step : 0;
    const ordinal =
      mode === "ordinals" || mode === "low-bits" ? step : mode === "interleaved" ? (step >>> 7) * 8 + (step & 7) : 0;
    const counter = mode === "counters" ? step : mode === "interleaved" ? (step >>> 3) & 15 : 3;
    let high = seedHigh;
    let low = seedLow;
    for (const value of [replication, streamFirst, streamSecond, ordinal]) {
      const nextHigh = deriveHigh(high, low, value);
      low = deriveLow(high, low, value);
      high = nextHigh;
    }
    const drawn = uniform(high, low, counter);
    words[word] = mode === "low-bits" ? (drawn * 9007199254740992) % 4294967296 : Math.floor(drawn * 4294967296);
  }
  return words;
}

function main(): void {
  const mode = (process.argv[2] ?? "counters") as StreamMode;
  if (!streamModes.includes(mode)) {
    process.stderr.write(`unknown mode "${mode}"; one of ${streamModes.join(", ")}\n`);
    process.exitCode = 2;
    return;
  }
  const chunk = 1 << 16;
  for (let from = 0; ; from += chunk) {
    const bytes = new Uint8Array(streamWords(mode, process.argv[3] ?? "42", from, chunk).buffer);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written);
    } catch (error) {
      // The reader has seen enough and closed the pipe.
      if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

if (import.meta.main) main();
