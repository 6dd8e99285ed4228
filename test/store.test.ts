import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgres } from "../server/store/open-postgres.ts";
import { openSqlite } from "../server/store/open-sqlite.ts";
import { storeContract } from "./support/store-contract.ts";
import { change } from "./support/store-records.ts";
import { testPostgres } from "./support/test-postgres.ts";

let folder: string;
let folders = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-store-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a store in memory:", () => storeContract(() => openSqlite({ folder: undefined })));
describe("a store in a folder:", () => storeContract(() => openSqlite({ folder: join(folder, `${folders++}`) })));
describe("a store on PostgreSQL:", () => {
  const postgres = testPostgres();
  storeContract(async () => openPostgres({ url: await postgres.emptyDatabase() }));
});

// What is done to scenarios, with the newest version as someone sees it, or as they wrongly think it is.
const step = fc.record({
  what: fc.constantFrom("put", "remove", "get"),
  name: fc.constantFrom("a", "b", "c"),
  text: fc.string({ maxLength: 3 }),
  off: fc.constantFrom(0, 0, 0, 1, -1),
});

test("scenarios are what a map of lists would hold, whatever is done to them", () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const store = await openSqlite({ folder: undefined });
      // Of each name all versions, null where it was removed.
      const model = new Map<string, (string | null)[]>();
      for (const { what, name, text, off } of steps) {
        const versions = model.get(name) ?? [];
        const newest = versions.at(-1);
        const live = typeof newest === "string" ? versions.length : 0;
        if (what === "get") {
          const got = await store.scenarios.get(name);
          expect(got?.text).toBe(newest ?? undefined);
          expect(got?.scenario.version).toBe(live === 0 ? undefined : live);
          continue;
        }
        const isRemoval = what === "remove";
        const outcome = isRemoval
          ? await store.scenarios.remove(name, "x", 1, live + off)
          : await store.scenarios.put(change(name, { text }), live + off);
        const isKept = off === 0 && !(isRemoval && live === 0);
        expect("kept" in outcome).toBe(isKept);
        if (isKept) model.set(name, [...versions, isRemoval ? null : text]);
      }
      for (const [name, versions] of model) {
        const kept = await store.scenarios.versions(name);
        expect(kept.map(({ isDeleted }) => isDeleted)).toEqual(versions.map((text) => text === null));
        for (const [at, text] of versions.entries()) {
          if (text !== null) expect((await store.scenarios.get(name, at + 1))?.text).toBe(text);
        }
      }
      const names = [...model].filter(([, versions]) => versions.at(-1) !== null).map(([name]) => name);
      expect((await store.scenarios.list({ limit: 9 })).entries.map(({ name }) => name)).toEqual(names.sort());
      expect((await store.verify()).damaged).toEqual([]);
      await store.close();
    }),
    { numRuns: 60 },
  ));
