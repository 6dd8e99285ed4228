import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { BatchResult } from "../engine/batch.ts";
import { programVersion } from "./package.ts";
import type { Chunk } from "./chunk.ts";
import { contentHash, sha256 } from "./manifest.ts";
import { packed, unpacked } from "./packed.ts";

/** A chunk's bytes: a line with their kind and the hash of what follows, and the results. */
const KIND = "pasientflyt-chunk-results-1";
const LINE_END = 10;
/** Records are mostly zeros, so the fastest compression does nearly as well as the best. */
const COMPRESSION = { level: 1 };

/** SHA-256 of all that decides the bytes of a chunk's results. */
export function chunkKey({ events: _events, ...chunk }: Chunk): string {
  const { v8 } = process.versions;
  return contentHash({ kind: KIND, engineVersion: programVersion(), v8, arch: process.arch, ...chunk });
}

/** The results of a chunk, one of each scenario, as bytes. */
export function chunkBytes(results: readonly BatchResult[]): Uint8Array {
  const body = deflateRawSync(packed(results), COMPRESSION);
  return Buffer.concat([Buffer.from(`${KIND} ${sha256(body)}\n`), body]);
}

/** The results in such bytes; undefined where a single one of them is not as it was written, or they are of another chunk. */
export function chunkResults(bytes: Uint8Array, { scenarios, from, to }: Chunk): BatchResult[] | undefined {
  const bodyAt = bytes.indexOf(LINE_END) + 1;
  const body = bytes.subarray(bodyAt);
  if (Buffer.from(bytes.subarray(0, bodyAt)).toString("latin1") !== `${KIND} ${sha256(body)}\n`) return undefined;
  const results = unpacked(inflateRawSync(body)) as BatchResult[];
  const isOfChunk = results.every((result) => result.from === from && result.to === to);
  return isOfChunk && results.length === scenarios.length ? results : undefined;
}
