import type { FieldSheet } from "../../report/field-sheets.ts";
import { fieldSheets } from "../state/field-rows.ts";
import type { Store } from "../store.ts";

/**
 * The lines of the template as the scenario is now; none while the model is loaded.
 * @param document another one of the same model, in place of what is on the screen
 */
export async function presentSheets(store: Store, document = store.document.peek()): Promise<FieldSheet[]> {
  const model = store.model.peek();
  const entry = store.models.find(({ id }) => id === document.model);
  if (!model || !entry) return [];
  const sections = await entry.loadSections();
  const { scenario } = store.texts.peek();
  return fieldSheets(model, document, store.measures, sections, store.language.peek(), scenario);
}
