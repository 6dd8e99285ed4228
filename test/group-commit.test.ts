import { expect, test } from "vitest";
import { type Commits, GroupCommit } from "../server/store/group-commit.ts";
import type { Queries } from "../server/store/database.ts";
import { StoreReadOnly } from "../server/store/store.ts";

const noQueries = {} as Queries;

/** A connection that writes down what it is told, and fails where it is told to. */
function connection(failures: Readonly<Record<number, Error>> = {}) {
  const log: string[] = [];
  let statements = 0;
  let isOpen = false;
  let nowMs = 0;
  const run = (statement: string): void => {
    log.push(statement);
    const failure = failures[statements++];
    if (failure !== undefined) throw failure;
    if (statement === "begin immediate") isOpen = true;
    if (statement === "commit" || statement === "rollback") isOpen = false;
  };
  const commits: Commits = {
    alone: (work) => work(noQueries, run),
    isInTransaction: () => isOpen,
    troubleOf: (error) => (error instanceof Error && error.message === "full" ? "the disk is full" : undefined),
    nowMs: () => nowMs,
    retryAfterMs: 1000,
    later: setImmediate,
  };
  return { group: new GroupCommit(commits), log, wait: (ms: number) => (nowMs += ms) };
}

test("writes of one turn share a transaction, and none is acknowledged before it is committed", async () => {
  const { group, log } = connection();
  const results = await Promise.all(
    [1, 2, 3].map((number) => group.write(async () => number).finally(() => log.push("told"))),
  );
  expect(results).toEqual([1, 2, 3]);
  const each = ["savepoint work", "release work"];
  expect(log).toEqual(["begin immediate", ...each, ...each, ...each, "commit", "told", "told", "told"]);
});

test("a write that fails is undone alone, and told so after the commit of the others", async () => {
  const { group, log } = connection();
  const outcomes = await Promise.allSettled([
    group.write(async () => 1),
    group.write(() => Promise.reject(new Error("mine"))).finally(() => log.push("told")),
    group.write(async () => 3),
  ]);
  expect(outcomes).toMatchObject([{ value: 1 }, { reason: { message: "mine" } }, { value: 3 }]);
  expect(log.slice(3, 6)).toEqual(["savepoint work", "rollback to work", "release work"]);
  expect(log.slice(-2)).toEqual(["commit", "told"]);
});

test("where the common transaction cannot be committed, each is done again for itself", async () => {
  // The commit is the sixth statement.
  const { group, log } = connection({ 5: new Error("full") });
  expect(await Promise.all([group.write(async () => 1), group.write(async () => 2)])).toEqual([1, 2]);
  expect(log.filter((statement) => statement === "commit")).toHaveLength(3);
  expect(log).toContain("rollback");
});

test("while nothing can be written, writes are refused without being tried, until it is time", async () => {
  const { group, log, wait } = connection({ 3: new Error("full") });
  await expect(group.write(async () => 1)).rejects.toThrow(StoreReadOnly);
  const tried = log.length;
  await expect(group.write(async () => 2)).rejects.toThrow("the disk is full");
  expect(await group.health(async () => {})).toEqual({ isWritable: false, reason: "the disk is full" });
  wait(999);
  await expect(group.write(async () => 2)).rejects.toThrow("the disk is full");
  expect(log).toHaveLength(tried);
  wait(1);
  expect(await group.write(async () => 3)).toBe(3);
  expect(await group.health(async () => {})).toEqual({ isWritable: true });
});

test("one of many tries whether writing works again; where it does not, the others are refused with it", async () => {
  const failures = { 3: new Error("full"), 8: new Error("full") };
  const { group, log, wait } = connection(failures);
  await expect(group.write(async () => 1)).rejects.toThrow(StoreReadOnly);
  wait(1000);
  const outcomes = await Promise.allSettled([2, 3, 4].map((number) => group.write(async () => number)));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(log.filter((statement) => statement === "begin immediate")).toHaveLength(2);
  wait(1000);
  // By itself, with the next look at its health.
  expect(await group.health(async () => {})).toEqual({ isWritable: true });
});

test("who writes without a pause leaves others their turn", async () => {
  const MOST = 100_000;
  const { group } = connection();
  let isOver = false;
  let writes = 0;
  const writer = (async () => {
    while (!isOver && writes < MOST) await group.write(async () => writes++);
  })();
  // A timer of the event loop comes to its turn only where others end theirs.
  await new Promise((resolve) => setTimeout(resolve, 1));
  isOver = true;
  await writer;
  expect(writes).toBeLessThan(MOST);
});
