import { type JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useStore } from "../store-context.ts";
import { STATES } from "../texts/states.ts";

/** How often it is asked whether the server is there again. */
const ASKS_MS = 3000;

/** Says that there is no server for the moment, what can be done without, and goes away by itself. */
export function OfflineBanner(): JSX.Element {
  const store = useStore();
  const isOffline = store.hasServer.value && store.isOffline.value;
  useEffect(() => {
    const lost = (): void => void (store.isOffline.value = true);
    const ask = (): void => void store.api.ask("/api/v1/version").catch(() => undefined);
    addEventListener("offline", lost);
    addEventListener("online", ask);
    return () => {
      removeEventListener("offline", lost);
      removeEventListener("online", ask);
    };
  }, []);
  useEffect(() => {
    if (!isOffline) return undefined;
    const timer = setInterval(() => void store.api.ask("/api/v1/version").catch(() => undefined), ASKS_MS);
    return () => clearInterval(timer);
  }, [isOffline]);
  return (
    <div role="status" class="offline">
      {isOffline && (
        <p class="ds-alert" data-color="warning">
          {STATES[store.language.value].offline}
        </p>
      )}
    </div>
  );
}
