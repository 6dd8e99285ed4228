/* The thread that reads what users send: what it may take for one of them, and what that means for those who wait. */
import { expect, test } from "vitest";
import { ThreadedDesk } from "../server/desk/desk.ts";
import { NoTurn, Turns } from "../server/desk/turns.ts";
import { VirtualTime, virtualProcess } from "./support/virtual-time.ts";

function timeOf() {
  const time = new VirtualTime(1);
  const outside = virtualProcess("test");
  const pass = async (ms: number): Promise<void> => {
    let isOver = false;
    time.after(outside, ms, () => (isOver = true));
    while (!isOver) await time.step();
  };
  return { clock: time.clockOf(virtualProcess("server")), pass };
}

test("a file that takes too long is given up, and the one behind it has all its time from when its turn comes", async () => {
  const { clock, pass } = timeOf();
  const desk = new ThreadedDesk({ clock, mostMs: 20_000 });
  try {
    await desk.begin();
    // No thread gets as far as its answer while time passes here.
    const first = expect(desk.kindOf("first.yaml", "name: a\n")).rejects.toMatchObject({ problem: "takes-too-long" });
    await pass(1);
    await pass(5000);
    const second = desk.kindOf("second.csv", "person;age\n");
    await pass(15_010);
    await first;
    await pass(19_000);
    expect(await second).toBe("table");
  } finally {
    await desk.close();
  }
});

test("some work at once, the others in the order in which they came", async () => {
  const { clock } = timeOf();
  const turns = new Turns({ clock, atOnce: 2, mostWaiting: 10, mostWaitMs: 1000 });
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((who) =>
    turns.inTurn(() => {
      began.push(who);
      return new Promise<number>((resolve) => ends.push(() => resolve(who)));
    }),
  );
  expect(began).toEqual([0, 1]);
  ends[1]?.();
  await all[1];
  expect(began).toEqual([0, 1, 2]);
  ends[0]?.();
  await all[0];
  expect(began).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test("who waits too long, or behind too many, has no turn, and takes none from the others", async () => {
  const { clock, pass } = timeOf();
  const turns = new Turns({ clock, atOnce: 1, mostWaiting: 1, mostWaitMs: 1000 });
  const first = Promise.withResolvers<void>();
  const working = turns.inTurn(() => first.promise);
  const waiting = expect(turns.inTurn(async () => {})).rejects.toThrow(NoTurn);
  await expect(turns.inTurn(async () => {})).rejects.toThrow(NoTurn);
  await pass(1010);
  await waiting;
  first.resolve();
  await working;
  expect(await turns.inTurn(async () => "free again")).toBe("free again");
});
