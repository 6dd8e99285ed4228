import type { UploadResult } from "../state/file-import.ts";
import { newDocument, type ScenarioDocument } from "../state/document.ts";
import type { Store } from "../store.ts";
import { presentSheets } from "./present-sheets.ts";
import { readFile } from "./read-file.ts";

/** A file as a scenario of its own, or what is wrong with it. */
export type ImportedScenario =
  | { readonly kind: "made"; readonly name: string; readonly document: ScenarioDocument }
  | { readonly kind: "wrong"; readonly bytes: Uint8Array; readonly result: Exclude<UploadResult, { kind: "ready" }> };

/** Reads a file as changes to the base; one that extends another base that the page has, as changes to that. */
export async function importScenario(store: Store, fileName: string, bytes: Uint8Array): Promise<ImportedScenario> {
  const isText = /\.(ya?ml|json)$/i.test(fileName);
  const text = isText ? new TextDecoder().decode(bytes) : "";
  const extended = /^"?extends"?:\s*["']?([\w-]+)\.yaml/m.exec(text)?.[1];
  const now = store.document.peek();
  const entry = store.models.find(({ id }) => id === extended) ?? store.models.find(({ id }) => id === now.model);
  const { scenario: base } = await (entry ?? store.models[0]).load();
  const document = { ...newDocument(entry?.id ?? now.model), effect: now.effect };
  const rows = isText ? [] : (await presentSheets(store, document)).flatMap((sheet) => sheet.rows);
  const measures = store.measures.map(({ id, changes }) => ({ id, changes }));
  const result = await readFile({ name: fileName, bytes, base, document, measures, rows });
  if (result.kind !== "ready") return { kind: "wrong", bytes, result };
  const own = /^"?name"?:\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s{"'|>][^\n#]*))\s*$/m.exec(text);
  const named = own?.[1] ?? own?.[2] ?? own?.[3] ?? "";
  const stem = fileName.replace(/\.[^.]*$/, "");
  return { kind: "made", name: named.trim() === "" ? stem : named.trim(), document: result.document };
}
