import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { BatchResult } from "../engine/batch.ts";
import { sha256 } from "./manifest.ts";

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

type NumberArray = Float64Array | Int32Array | Uint32Array | Uint8Array;
const ARRAY_KINDS = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const;

/** Stands for an array of numbers in the text of a value: its kind, and which of its bytes are in the block. */
interface ArrayMark {
  readonly numbers: keyof typeof ARRAY_KINDS;
  readonly at: number;
  readonly bytes: number;
}

/**
 * Any value of plain data and arrays of numbers, as bytes: the length of a text (uint32), the text in JSON with the arrays left
 * out, and the arrays one after another in the byte order of the machine, which is part of its architecture.
 */
export function packed(value: unknown): Uint8Array {
  const block: Uint8Array[] = [];
  let at = 0;
  const text = JSON.stringify(value, (_name, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    const numbers = part.constructor.name as ArrayMark["numbers"];
    if (!(numbers in ARRAY_KINDS)) throw new Error(`an array of the kind ${numbers} cannot be packed`);
    block.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    at += part.byteLength;
    return { numbers, at: at - part.byteLength, bytes: part.byteLength } satisfies ArrayMark;
  });
  const encoded = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(encoded.length);
  return Buffer.concat([length, encoded, ...block]);
}

/** The value that was packed. */
export function unpacked(bytes: Uint8Array): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blockAt = 4 + buffer.readUInt32LE();
  return JSON.parse(buffer.toString("utf8", 4, blockAt), (_name, part: unknown) =>
    isArrayMark(part) ? arrayOf(part, bytes.subarray(blockAt)) : part,
  );
}

function isArrayMark(value: unknown): value is ArrayMark {
  return typeof value === "object" && value !== null && "numbers" in value && "bytes" in value;
}

function arrayOf({ numbers, at, bytes }: ArrayMark, block: Uint8Array): NumberArray {
  // A copy, which begins where an array of numbers may begin.
  return new ARRAY_KINDS[numbers](new Uint8Array(block.subarray(at, at + bytes)).buffer);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
