import { unzlibSync } from "fflate";

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;

/**
 * A font in WOFF as the TrueType file that it was packed from: what draws SVG to pixels reads no other.
 * @source WOFF File Format 1.0 (W3C, 2012), §3 to §5
 * @throws Error where it is no WOFF
 */
export function trueTypeOf(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (woff.byteLength < HEADER_BYTES || from.getUint32(0) !== 0x774f4646) throw new Error("not a font in WOFF");
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * at;
    const offset = from.getUint32(entry + 4);
    const packed = woff.subarray(offset, offset + from.getUint32(entry + 8));
    const length = from.getUint32(entry + 12);
    const bytes = packed.byteLength < length ? unzlibSync(packed) : packed;
    return { tag: from.getUint32(entry), checksum: from.getUint32(entry + 16), bytes };
  });
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const headBytes = 12 + 16 * count;
  const font = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes.byteLength), headBytes));
  const to = new DataView(font.buffer);
  const powers = 31 - Math.clz32(count);
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  to.setUint16(6, 16 << powers);
  to.setUint16(8, powers);
  to.setUint16(10, 16 * count - (16 << powers));
  let offset = headBytes;
  tables.forEach(({ tag, checksum, bytes }, at) => {
    const entry = 12 + 16 * at;
    [tag, checksum, offset, bytes.byteLength].forEach((value, field) => to.setUint32(entry + 4 * field, value));
    font.set(bytes, offset);
    offset += padded(bytes.byteLength);
  });
  return font;
}
