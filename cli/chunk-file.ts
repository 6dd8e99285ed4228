import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { BatchResult } from "../engine/batch.ts";
import { sha256 } from "../tasks/manifest.ts";
import { packed, unpacked } from "../tasks/packed.ts";

/** A chunk's file: a line with its kind and the hash of all that follows, a line that says what it is of, and the results. */
const KIND = "pasientflyt-chunk-1";
const LINE_END = 10;
/** Records are mostly zeros, so the fastest compression does nearly as well as the best. */
const COMPRESSION = { level: 1 };

/** What a chunk is of. */
export interface ChunkHead {
  /** Of the plan that it was made for. */
  readonly fingerprint: string;
  readonly engineVersion: string;
  readonly v8: string;
  readonly arch: string;
  readonly seed: string;
  /** Replications from (included) to (excluded), from 0. */
  readonly from: number;
  readonly to: number;
}

export interface Chunk {
  readonly head: ChunkHead;
  readonly result: BatchResult;
}

/** A chunk as the bytes of its file. */
export function chunkBytes({ head, result }: Chunk): Uint8Array {
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), deflateRawSync(packed(result), COMPRESSION)]);
  return Buffer.concat([Buffer.from(`${KIND} ${sha256(body)}\n`), body]);
}

/** The chunk in the bytes of a file; undefined where a single one of them is not as it was written. */
export function chunkFrom(bytes: Uint8Array): Chunk | undefined {
  const bodyAt = bytes.indexOf(LINE_END) + 1;
  const body = bytes.subarray(bodyAt);
  if (textOf(bytes.subarray(0, bodyAt)) !== `${KIND} ${sha256(body)}\n`) return undefined;
  const resultAt = body.indexOf(LINE_END) + 1;
  const head = JSON.parse(textOf(body.subarray(0, resultAt))) as ChunkHead;
  return { head, result: unpacked(inflateRawSync(body.subarray(resultAt))) as BatchResult };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
