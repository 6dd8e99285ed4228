import { textIn } from "../../report/language.ts";
import type { Compared } from "../state/compared.ts";
import type { Store } from "../store.ts";
import { COMPARE } from "../texts/compare.ts";

/** What something that is compared is called. */
export function comparedName(compared: Compared, store: Store): string {
  const language = store.language.value;
  switch (compared.kind) {
    case "measure": {
      const measure = store.measures.find(({ id }) => id === compared.id);
      return measure ? textIn(language, measure.name) : compared.id;
    }
    case "present":
      return COMPARE[language].presentName(store.document.value.entries.length);
    case "own":
    case "server":
      return compared.name;
  }
}
