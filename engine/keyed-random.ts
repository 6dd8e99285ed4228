/*
 * Random numbers by key, not by order. A key is a pair of 32-bit lanes; it is derived step by step
 *
 *   seed → replication → stream (two integers) → ordinal of the arrival = the patient's key
 *
 * and a uniform number is a hash of the patient's key and a counter (visit × 16 + purpose). So a draw depends on who
 * draws, what for and on which visit, never on what others drew before.
 *
 * Each step is a Feistel network of three rounds over a 32-bit permutation. For a fixed input it maps keys one to one, and for a
 * fixed key different inputs give different keys: two patients share a key by the chance of 64 bits, never by construction.
 */
import seedrandom from "seedrandom";

/**
 * The two lanes that a seed phrase stands for; the number 42 and the text "42" are the same seed.
 * @source D. Bau, seedrandom 3.0.5 (ARC4 keyed by the text)
 */
export function seedKeys(seed: string | number): readonly [high: number, low: number] {
  const generator = seedrandom(String(seed));
  return [generator.int32(), generator.int32()];
}

/**
 * A stable 64-bit hash of an id, as two 32-bit lanes, over its UTF-16 code units and its length.
 * The order in which ids stand in a file plays no part.
 */
export function idKeys(id: string): readonly [high: number, low: number] {
  let high = 0x243f6a88;
  let low = 0x13198a2e;
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    const nextHigh = deriveHigh(high, low, unit);
    low = deriveLow(high, low, unit);
    high = nextHigh;
  }
  return [deriveHigh(high, low, ~id.length), deriveLow(high, low, ~id.length)];
}

/**
 * High lane of the key that a key and a 32-bit integer give; `deriveLow` has the low lane.
 * @returns a 32-bit integer
 */
export function deriveHigh(high: number, low: number, value: number): number {
  const first = permute(low ^ Math.imul(value, 0x85ebca6b) ^ 0x6a09e667);
  const second = permute((high + first) | 0);
  return permute((first + second) ^ 0x3c6ef372);
}

/** Low lane of the key that a key and a 32-bit integer give; see `deriveHigh`. */
export function deriveLow(high: number, low: number, value: number): number {
  const first = permute(low ^ Math.imul(value, 0x85ebca6b) ^ 0x6a09e667);
  return permute((high + first) | 0);
}

/**
 * The uniform number that belongs to a key and a counter: 53 random bits, in steps of 2⁻⁵³, 0 and 1 excluded.
 * @param counter visit × 16 + purpose
 */
export function uniform(high: number, low: number, counter: number): number {
  let first = low ^ Math.imul(counter, 0x9e3779b1);
  first = Math.imul(first ^ (first >>> 16), 0x21f0aaad);
  const second = permute((high + (first ^ (first >>> 15))) | 0);
  const third = permute((first + second) | 0);
  // 31 bits of the third round above 22 bits of the second. The quarter of a step keeps 0 away, and rounds to
  // nothing near 1 (half a step would round the largest number to 1).
  return ((third >>> 1) * 4194304 + ((second >>> 10) + 0.25)) * 1.1102230246251565e-16;
}

/**
 * A permutation of the 32-bit integers in which every input bit moves every output bit with probability close to ½.
 * @source C. Wellons, hash-prospector (2022): 16 21f0aaad 15 735a2d97 15, bias 0.107
 */
function permute(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
