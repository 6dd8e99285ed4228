import type { FieldSheet } from "../../report/field-sheets.ts";
import { fieldSheets } from "../state/field-rows.ts";
import type { Store } from "../store.ts";

/** The lines of the template as the scenario is now; none while the model is loaded. */
export async function presentSheets(store: Store): Promise<FieldSheet[]> {
  const model = store.model.peek();
  const document = store.document.peek();
  const entry = store.models.find(({ id }) => id === document.model);
  if (!model || !entry) return [];
  const sections = await entry.loadSections();
  const { scenario } = store.texts.peek();
  return fieldSheets(model, document, store.measures, sections, store.language.peek(), scenario);
}
