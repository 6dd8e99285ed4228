import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "./store.ts";

const StoreContext = createContext<Store | null>(null);

/** Hands the store to all components below. */
export const StoreProvider = StoreContext.Provider;

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error("a component is outside the page");
  return store;
}
