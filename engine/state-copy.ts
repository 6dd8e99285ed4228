/** The kinds of array that state is kept in. */
const ARRAY_KINDS = { Float64Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const;
type ArrayKind = keyof typeof ARRAY_KINDS;
type StateArray = InstanceType<(typeof ARRAY_KINDS)[ArrayKind]>;

/** An array up to the last element that differs from those after it, which are all `rest`. */
interface ArrayCopy {
  readonly kind: ArrayKind;
  readonly length: number;
  readonly rest: number;
  readonly kept: StateArray;
}

/**
 * A copy of an object made of numbers, booleans, typed arrays, lists of numbers, and objects of the same make: plain data, which
 * can be handed to another thread. It is as short as its contents: room that is not in use takes none.
 */
export interface StateCopy {
  readonly values: Readonly<Record<string, number | boolean>>;
  readonly arrays: Readonly<Record<string, ArrayCopy>>;
  readonly lists: Readonly<Record<string, readonly number[]>>;
  readonly parts: Readonly<Record<string, StateCopy>>;
}

/**
 * Copies all fields of an object.
 * @param except names of fields that are none of its state
 * @param isShared whether the copy is to lie in memory that threads share; it is not where there is no such memory
 * @throws Error naming a field of another kind
 */
export function copyState(state: object, except: readonly string[] = [], isShared = false): StateCopy {
  const arrays: [Record<string, ArrayCopy>, string, StateArray, number][] = [];
  const copy = copyFields(state, except, arrays);
  // One piece of memory for all of them, each at a multiple of eight bytes.
  const bytes = arrays.reduce((sum, [, , array, length]) => sum + roundedUp(length * array.BYTES_PER_ELEMENT), 0);
  const hasSharedMemory = typeof SharedArrayBuffer !== "undefined";
  const memory = isShared && hasSharedMemory ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  let offset = 0;
  for (const [owner, name, array, length] of arrays) {
    const kind = kindOf(array)!;
    const kept = new ARRAY_KINDS[kind](memory as ArrayBuffer, offset, length);
    kept.set(array.subarray(0, length));
    owner[name] = { kind, length: array.length, rest: array.at(-1) ?? 0, kept };
    offset += roundedUp(kept.byteLength);
  }
  return copy;
}

/**
 * Gives an object of the same make the fields of a copy. Arrays of another length are replaced.
 * @param spare another of the same make that nobody looks at any more: arrays of it are taken where they are as long
 */
export function restoreState(state: object, copy: StateCopy, spare?: object | null): void {
  const fields = state as Record<string, unknown>;
  const spareFields = (spare ?? {}) as Record<string, unknown>;
  Object.assign(fields, copy.values);
  for (const [name, { kind, length, rest, kept }] of Object.entries(copy.arrays)) {
    const found = [fields[name], spareFields[name]] as (StateArray | undefined)[];
    const array = found.find((old) => old?.length === length) ?? new ARRAY_KINDS[kind](length);
    array.fill(rest, kept.length);
    array.set(kept);
    fields[name] = array;
  }
  for (const [name, list] of Object.entries(copy.lists)) fields[name] = [...list];
  for (const [name, part] of Object.entries(copy.parts)) {
    restoreState(fields[name] as object, part, spareFields[name] as object | undefined);
  }
}

/** @param arrays gets the arrays that are still to be copied: where to, name, array, and how much of it */
function copyFields(
  state: object,
  except: readonly string[],
  arrays: [Record<string, ArrayCopy>, string, StateArray, number][],
): StateCopy {
  const values: Record<string, number | boolean> = {};
  const ofObject: Record<string, ArrayCopy> = {};
  const lists: Record<string, number[]> = {};
  const parts: Record<string, StateCopy> = {};
  for (const [name, value] of Object.entries(state) as [string, unknown][]) {
    if (except.includes(name)) continue;
    if (typeof value === "number" || typeof value === "boolean") values[name] = value;
    else if (kindOf(value) !== undefined) {
      const array = value as StateArray;
      arrays.push([ofObject, name, array, usedLength(array)]);
    } else if (Array.isArray(value) && value.every((element) => typeof element === "number")) lists[name] = [...value];
    else if (Object.prototype.toString.call(value) === "[object Object]") {
      parts[name] = copyFields(value as object, [], arrays);
    } else throw new Error(`the field "${name}" holds no number, boolean, array of numbers or object of those`);
  }
  return { values, arrays: ofObject, lists, parts };
}

function kindOf(value: unknown): ArrayKind | undefined {
  const kind = (value as { constructor?: { name?: string } } | null)?.constructor?.name;
  return kind !== undefined && Object.hasOwn(ARRAY_KINDS, kind) ? (kind as ArrayKind) : undefined;
}

/** Elements up to the last that differs from those after it. */
function usedLength(array: StateArray): number {
  const rest = array.at(-1);
  let length = array.length;
  while (length > 0 && Object.is(array[length - 1], rest)) length--;
  return length;
}

function roundedUp(bytes: number): number {
  return (bytes + 7) & ~7;
}
