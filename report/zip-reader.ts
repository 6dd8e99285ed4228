import { Inflate } from "fflate";
import { FileRefused } from "./file-refusal.ts";

/** What a zip file that somebody uploads may be at most. */
export interface ZipLimits {
  readonly fileBytes: number;
  /** Of all parts together, unpacked. */
  readonly unpackedBytes: number;
  readonly parts: number;
}

export const WORKBOOK_LIMITS: ZipLimits = { fileBytes: 10e6, unpackedBytes: 40e6, parts: 500 };

interface Entry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly check: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

/**
 * Unpacks a zip file that nobody vouches for. What its list of contents says is checked before anything is unpacked, and what comes out
 * is held against it while it comes: more than was said is never unpacked. Zip files within are parts like others, and stay packed.
 * @returns its parts by name, in the order of the list
 * @throws FileRefused
 */
export function readZip(file: Uint8Array, limits: ZipLimits = WORKBOOK_LIMITS): Map<string, Uint8Array> {
  if (file.length > limits.fileBytes) {
    throw new FileRefused("too-large", megabytes(file.length), megabytes(limits.fileBytes));
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const entries = listed(file, view, limits);
  const parts = new Map<string, Uint8Array>();
  let firstFree = 0;
  for (const entry of [...entries].sort((one, other) => one.headerAt - other.headerAt)) {
    const dataAt = dataStart(file, view, entry);
    // Parts that share bytes unpack to far more than the file could hold.
    if (entry.headerAt < firstFree) throw new FileRefused("overlapping", entry.name);
    firstFree = dataAt + entry.packedBytes;
    if (firstFree > file.length) throw new FileRefused("damaged", entry.name);
    parts.set(entry.name, unpacked(file.subarray(dataAt, firstFree), entry));
  }
  return parts;
}

const END_SIGNATURE = 0x06054b50;
const LIST_SIGNATURE = 0x02014b50;
const PART_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

function listed(file: Uint8Array, view: DataView, limits: ZipLimits): Entry[] {
  const end = endOfList(view);
  const count = view.getUint16(end + 10, true);
  const listBytes = view.getUint32(end + 12, true);
  const listAt = view.getUint32(end + 16, true);
  if (count > limits.parts) throw new FileRefused("too-many-parts", String(count), String(limits.parts));
  if (count !== view.getUint16(end + 8, true) || listAt + listBytes > end) throw new FileRefused("damaged");
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let at = listAt; entries.length < count;) {
    if (at + 46 > end || view.getUint32(at, true) !== LIST_SIGNATURE) throw new FileRefused("damaged");
    const nameBytes = view.getUint16(at + 28, true);
    const entry = entryAt(file, view, at, nameBytes);
    // Two parts of one name are read differently by different programs.
    if (names.has(entry.name.toLowerCase())) throw new FileRefused("bad-name", shown(entry.name));
    names.add(entry.name.toLowerCase());
    total += entry.bytes;
    if (total > limits.unpackedBytes) {
      throw new FileRefused("unpacks-too-large", megabytes(total), megabytes(limits.unpackedBytes));
    }
    entries.push(entry);
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the end of the list of contents stands; a comment may follow it, nothing else. */
function endOfList(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new FileRefused("not-a-workbook");
}

function entryAt(file: Uint8Array, view: DataView, at: number, nameBytes: number): Entry {
  const name = text(file.subarray(at + 46, at + 46 + nameBytes));
  if (!isSafeName(name)) throw new FileRefused("bad-name", shown(name));
  const flags = view.getUint16(at + 8, true);
  if ((flags & 1) !== 0) throw new FileRefused("encrypted", shown(name));
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new FileRefused("unknown-packing", shown(name));
  const packedBytes = view.getUint32(at + 20, true);
  const bytes = view.getUint32(at + 24, true);
  return {
    name,
    isPacked: method === 8,
    check: view.getUint32(at + 16, true),
    packedBytes,
    bytes,
    headerAt: view.getUint32(at + 42, true),
  };
}

/** Names that stay below the folder where somebody would unpack them. */
function isSafeName(name: string): boolean {
  if (name === "" || /^[/\\]|^[a-z]:|[\\\u0000-\u001f]/i.test(name)) return false;
  return !name.split("/").some((part) => part === ".." || part === ".");
}

/** Where the bytes of a part begin, after its own header, which must say the same name as the list. */
function dataStart(file: Uint8Array, view: DataView, { headerAt, name }: Entry): number {
  if (headerAt + 30 > file.length || view.getUint32(headerAt, true) !== PART_SIGNATURE) {
    throw new FileRefused("damaged", shown(name));
  }
  const nameBytes = view.getUint16(headerAt + 26, true);
  if (text(file.subarray(headerAt + 30, headerAt + 30 + nameBytes)) !== name) {
    throw new FileRefused("damaged", shown(name));
  }
  return headerAt + 30 + nameBytes + view.getUint16(headerAt + 28, true);
}

/** So much is given to the unpacker at a time: a byte becomes at most some thousand, so it stops within megabytes. */
const SLICE_BYTES = 2048;

function unpacked(packed: Uint8Array, { name, isPacked, bytes, check }: Entry): Uint8Array {
  if (!isPacked && packed.length !== bytes) throw new FileRefused("damaged", shown(name));
  const out = isPacked ? inflated(packed, name, bytes) : packed;
  if (checkOf(out) !== check) throw new FileRefused("damaged", shown(name));
  return out;
}

function inflated(packed: Uint8Array, name: string, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > bytes) throw new FileRefused("damaged", shown(name));
    out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE_BYTES) {
      stream.push(packed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= packed.length);
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused("damaged", shown(name));
  }
  if (filled !== bytes) throw new FileRefused("damaged", shown(name));
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The check sum of zip files (CRC-32). */
function checkOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = TABLE[(sum ^ bytes[at]!) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A name from a file, short enough for a message. */
function shown(name: string): string {
  return name.replace(/[\u0000-\u001f]/g, "�").slice(0, 80);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e5) / 10} MB`;
}
