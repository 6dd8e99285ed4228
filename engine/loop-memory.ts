import { type WasmMemory, WebAssembly } from "./web-assembly.ts";

/** The event loop in WebAssembly. */
export interface LoopImage {
  /** In base64. */
  readonly bytes: string;
  /** "owner name kind element" of each field of the memory, in order, with commas between. */
  readonly fields: string;
  /** What is said when it fails, by number, a line each. */
  readonly messages: string;
}

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;
/** Objects by the name of their class, whose fields are copied. */
export type Owners = Readonly<Record<string, object>>;

interface Field {
  readonly name: string;
  readonly kind: "number" | "array" | "list";
  readonly element: keyof typeof ARRAYS;
  readonly address: number;
  /** Of an array: room for how many elements, −1 for none yet; where they begin; and what stands there. */
  room: number;
  pointer: number;
  view: Column | null;
  /** Of an array with counts: [row] 1 where what stands there may not be zeros. */
  isUsed: Uint8Array;
}

/** Large arrays of rows that are mostly zeros: the array that counts what is in each row, and has 0 for a row of zeros. */
const COUNTS: Readonly<Record<string, string>> = { waitBins: "waitPositive" };
const NO_ROWS: Uint8Array = new Uint8Array(0);

const ARRAYS = { f64: Float64Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const;

/** The first addresses of fields, of the powers of two (scenarios/exp-log.ts), and of arrays. */
export const FIRST_FIELD = 4096;
export const POWERS_OF_TWO = 16384;
const FIRST_ARRAY = 65536;
/** Before the elements of an array: how many there are, and room for one before the first. */
export const HEAD_BYTES = 16;
const PAGE_BYTES = 65536;
const SPARE_PAGES = 16;
/** Just below 2 GiB: addresses are whole numbers of 32 bits. A larger state is simulated in JavaScript. */
const MOST_PAGES = 32767;

/**
 * The memory of the compiled loop: a number or boolean stands in its field, of an array the address stands there. Fields are copied from
 * objects and back; an array keeps its place as long as it fits.
 */
export class LoopMemory {
  readonly memory: WasmMemory = new WebAssembly.Memory({ initial: 2 * SPARE_PAGES, maximum: MOST_PAGES });
  private readonly fields = new Map<string, Field[]>();
  private top = FIRST_ARRAY;
  private integers: Int32Array = new Int32Array(this.memory.buffer);
  private floats: Float64Array = new Float64Array(this.memory.buffer);

  constructor(fields: LoopImage["fields"]) {
    for (const [at, text] of fields.split(",").entries()) {
      const [owner, name, kind, element] = text.split(" ");
      const place = { address: FIRST_FIELD + 8 * at, room: -1, pointer: 0, view: null, isUsed: NO_ROWS };
      const field = { name, kind, element, ...place } as Field;
      this.fields.set(owner, [...(this.fields.get(owner) ?? []), field]);
    }
    // 2^k for k from −1074 to 1023.
    const powers = new Float64Array(this.memory.buffer, POWERS_OF_TWO, 1074 + 1024);
    for (let at = 0, power = Number.MIN_VALUE; at < powers.length; at++, power *= 2) powers[at] = power;
  }

  /** Forgets where arrays stand, those of another model. */
  clear(): void {
    this.top = FIRST_ARRAY;
    for (const fields of this.fields.values()) for (const field of fields) field.room = -1;
  }

  /** @throws RangeError where a whole number does not fit into 32 bits, or there is no memory left */
  copyIn(owners: Owners): void {
    for (const [owner, object] of Object.entries(owners)) {
      for (const field of this.fields.get(owner) ?? []) {
        const value = (object as Record<string, unknown>)[field.name];
        const counts = (object as Record<string, unknown>)[COUNTS[field.name]];
        if (counts !== undefined) this.putRows(field, value as Column, counts as Column);
        else if (field.kind === "array") this.putArray(field, value as Column | null);
        else if (field.kind === "list") this.putInteger(field, (value as unknown[]).length);
        else if (field.element === "f64") this.floats[field.address >> 3] = value as number;
        else this.putInteger(field, Number(value));
      }
    }
  }

  /** Copies back all fields but lists. Each array is as long as it was. */
  copyOut(owners: Owners): void {
    for (const [owner, object] of Object.entries(owners)) {
      const values = object as Record<string, unknown>;
      for (const field of this.fields.get(owner) ?? []) {
        const { name, kind, element, address } = field;
        const old = values[name];
        if (COUNTS[name] !== undefined) this.takeRows(field, old as Column, this.fieldOf(owner, COUNTS[name]));
        else if (kind === "array") {
          if (old !== null) (old as Float64Array).set(this.viewOf(field, (old as Column).length) as Float64Array);
        } else if (kind === "number") {
          const value = element === "f64" ? this.floats[address >> 3] : this.integers[address >> 2];
          values[name] = typeof old === "boolean" ? value !== 0 : value;
        }
      }
    }
  }

  private fieldOf(owner: string, name: string): Field {
    return this.fields.get(owner)!.find((field) => field.name === name)!;
  }

  private putInteger({ name, address }: Field, value: number): void {
    if ((value | 0) !== value) throw new RangeError(`${name} does not fit into 32 bits: ${value}`);
    this.integers[address >> 2] = value;
  }

  private putArray(field: Field, column: Column | null): void {
    if (column === null) {
      this.integers[field.address >> 2] = 0;
      return;
    }
    this.locate(field, column);
    this.viewOf(field, column.length).set(column);
  }

  /** As `putArray`, but rows of zeros are only written where there may be something else. */
  private putRows(field: Field, column: Column, counts: Column): void {
    this.locate(field, column);
    const view = this.viewOf(field, column.length);
    const width = column.length / counts.length;
    if (field.isUsed.length !== counts.length) field.isUsed = new Uint8Array(counts.length).fill(1);
    for (let row = 0; row < counts.length; row++) {
      const [from, to] = [row * width, (row + 1) * width];
      if (counts[row] > 0) view.set(column.subarray(from, to), from);
      else if (field.isUsed[row] !== 0) view.fill(0, from, to);
      field.isUsed[row] = counts[row] > 0 ? 1 : 0;
    }
  }

  /** Rows that were zeros, and still are, are passed over. */
  private takeRows(field: Field, column: Column, countsField: Field): void {
    const counts = this.viewOf(countsField, field.isUsed.length);
    const view = this.viewOf(field, column.length);
    const width = column.length / counts.length;
    for (let row = 0; row < counts.length; row++) {
      if (counts[row] === 0) continue;
      column.set(view.subarray(row * width, (row + 1) * width), row * width);
      field.isUsed[row] = 1;
    }
  }

  /** Where the array is to stand. */
  private locate(field: Field, column: Column): void {
    if (column.length > field.room) this.place(field, column);
    this.integers[field.address >> 2] = field.pointer;
    this.integers[(field.pointer - HEAD_BYTES) >> 2] = column.length;
  }

  /** The last array grows where it stands, so that one that grows again and again leaves no old places behind. */
  private place(field: Field, { length, byteLength }: Column): void {
    const isLast =
      field.room >= 0 && endOf(field.pointer, field.room * ARRAYS[field.element].BYTES_PER_ELEMENT) === this.top;
    const pointer = isLast ? field.pointer : this.top + HEAD_BYTES;
    const end = endOf(pointer, byteLength);
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE_BYTES) + SPARE_PAGES);
      this.integers = new Int32Array(this.memory.buffer);
      this.floats = new Float64Array(this.memory.buffer);
    }
    this.top = end;
    field.pointer = pointer;
    field.room = length;
    field.view = null;
    field.isUsed = NO_ROWS;
  }

  private viewOf(field: Field, length: number): Column {
    const { view, element, pointer } = field;
    if (view !== null && view.length === length && view.byteOffset === pointer && view.buffer === this.memory.buffer) {
      return view;
    }
    field.view = new ARRAYS[element](this.memory.buffer, pointer, length);
    return field.view;
  }
}

/** Where an array ends, and the next may begin. */
function endOf(pointer: number, byteLength: number): number {
  return Math.ceil((pointer + byteLength) / 8) * 8;
}
