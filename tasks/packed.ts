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
