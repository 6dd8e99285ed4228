import { type ComponentChildren, type JSX } from "preact";
import { useStore } from "../store-context.ts";

/** Fields that change the scenario: locked while what is shown was made with another model. */
export function Editable({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const isLocked = useStore().otherModel.value !== null;
  return (
    <fieldset class="editable" disabled={isLocked}>
      {children}
    </fieldset>
  );
}
