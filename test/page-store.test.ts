/* What the page does with what is open, apart from how it looks. */
import { expect, test } from "vitest";
import { newDocument, type ScenarioDocument } from "../web/state/document.ts";
import { createStore, type Surroundings } from "../web/store.ts";

const changed: ScenarioDocument = {
  ...newDocument("trondheim"),
  entries: [{ kind: "change", change: { path: "places.trondheim-helsehus.capacityBeds", add: 10 } }],
};

test("a scenario stays as another model made it when a step is taken back to it", () => {
  const texts = new Map<string, string>();
  const browser = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
  const surroundings = { models: [{ id: "trondheim", load: () => new Promise(() => {}) }], measures: [] };
  const page = { ...surroundings, store: browser, version: "2.0.0", language: "nb", theme: "auto", texts: {} };
  const store = createStore(page as unknown as Surroundings, "");
  const old = { version: "1.4.0", figures: [{ measure: "dischargeReadyMean" as const, mean: 9.1 }] };
  store.shelf.restore({ kind: "own", name: "O", document: changed, made: old, isArchived: false });
  const [{ document }] = store.shelf.kept.value;
  store.shelf.openScenario(document, old);
  store.shelf.openBase();
  expect(store.otherModel.value).toBeNull();
  store.undo();
  expect([store.document.value.name, store.otherModel.value]).toEqual(["O", old]);
  store.change((now) => ({ ...now, entries: [] }));
  expect(store.shelf.kept.value[0]).toMatchObject({ document, made: old });
  store.upgrade();
  store.change((now) => ({ ...now, entries: [] }));
  store.undo();
  expect([store.document.value.entries.length, store.otherModel.value]).toEqual([1, null]);
});
