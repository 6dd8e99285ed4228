/* Places in columns from left to right, so that most patients go forwards; ways back are told apart. */

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly perYear: number;
}

/** Ways that can all go from left to right, and those against them. */
export interface Directed<AnyWay extends Way> {
  readonly forward: readonly AnyWay[];
  readonly back: readonly AnyWay[];
}

/** The ways most patients take go forwards; one that would close a circle with them goes back. */
export function directed<AnyWay extends Way>(ways: readonly AnyWay[]): Directed<AnyWay> {
  const forward: AnyWay[] = [];
  const back: AnyWay[] = [];
  const next = new Map<string, Set<string>>();
  for (const way of ways.toSorted((a, b) => b.perYear - a.perYear)) {
    if (way.from === way.to || reaches(next, way.to, way.from)) back.push(way);
    else {
      forward.push(way);
      next.set(way.from, (next.get(way.from) ?? new Set()).add(way.to));
    }
  }
  return { forward, back };
}

function reaches(next: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  while (open.length > 0) {
    const at = open.pop()!;
    if (at === to) return true;
    for (const each of next.get(at) ?? []) {
      if (seen.has(each)) continue;
      seen.add(each);
      open.push(each);
    }
  }
  return false;
}

/** The column of each place: one further right than all that it has patients from. */
export function columnsOf(ids: readonly string[], forward: readonly Way[]): Map<string, number> {
  const columns = new Map(ids.map((id) => [id, 0]));
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const { from, to } of forward) {
      if (columns.get(to)! > columns.get(from)!) continue;
      columns.set(to, columns.get(from)! + 1);
      isMoving = true;
    }
  }
  return columns;
}

/** Something in a column: a place, or the room that a way takes past a column. */
export interface Slot {
  readonly id: string;
  readonly column: number;
  readonly height: number;
}

export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

const SWEEPS = 12;

/** The top of every slot: in its column without touching another, as near to what it is tied to as may be. */
export function topsOf(slots: readonly Slot[], ties: readonly Tie[], gap: number): Map<string, number> {
  const last = slots.reduce((most, { column }) => Math.max(most, column), 0);
  const columns = Array.from({ length: last + 1 }, (_, at) => slots.filter(({ column }) => column === at));
  const near = new Map<string, { readonly id: string; readonly weight: number }[]>(slots.map(({ id }) => [id, []]));
  for (const { from, to, weight } of ties) {
    near.get(from)!.push({ id: to, weight });
    near.get(to)!.push({ id: from, weight });
  }
  const heights = new Map(slots.map(({ id, height }) => [id, height]));
  const tops = new Map<string, number>();
  for (const column of columns) stack(column, tops, gap);
  const middle = (id: string) => tops.get(id)! + heights.get(id)! / 2;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 === 0 ? columns : columns.toReversed();
    for (const column of order) {
      const wanted = new Map(
        column.map(({ id }) => {
          const own = near.get(id)!;
          const weight = own.reduce((sum, each) => sum + each.weight, 0);
          const mean = own.reduce((sum, each) => sum + each.weight * middle(each.id), 0) / weight;
          return [id, weight > 0 ? mean : middle(id)];
        }),
      );
      column.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)!);
      settle(column, wanted, tops, gap);
    }
  }
  const least = Math.min(0, ...tops.values());
  const shift = Math.min(...tops.values()) - Math.max(0, least);
  return new Map([...tops].map(([id, top]) => [id, top - shift]));
}

function stack(column: readonly Slot[], tops: Map<string, number>, gap: number): void {
  let top = 0;
  for (const { id, height } of column) {
    tops.set(id, top);
    top += height + gap;
  }
}

/** Each in its order where it wants to be; those that would overlap share the room around the mean of their wishes. */
function settle(
  column: readonly Slot[],
  wanted: ReadonlyMap<string, number>,
  tops: Map<string, number>,
  gap: number,
): void {
  interface Block {
    readonly slots: readonly Slot[];
    readonly height: number;
    top: number;
  }
  const blocks: Block[] = [];
  for (const slot of column) {
    let block: Block = { slots: [slot], height: slot.height, top: wanted.get(slot.id)! - slot.height / 2 };
    for (let before = blocks.at(-1); before && before.top + before.height + gap > block.top; before = blocks.at(-1)) {
      blocks.pop();
      const slots = [...before.slots, ...block.slots];
      const height = before.height + gap + block.height;
      block = { slots, height, top: meanTop(slots, wanted, gap) };
    }
    blocks.push(block);
  }
  for (const { slots, top: first } of blocks) {
    let top = first;
    for (const { id, height } of slots) {
      tops.set(id, top);
      top += height + gap;
    }
  }
}

function meanTop(slots: readonly Slot[], wanted: ReadonlyMap<string, number>, gap: number): number {
  let [sum, above] = [0, 0];
  for (const { id, height } of slots) {
    sum += wanted.get(id)! - height / 2 - above;
    above += height + gap;
  }
  return sum / slots.length;
}
