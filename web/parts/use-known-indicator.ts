import { useEffect, useState } from "preact/hooks";
import type { Indicator } from "../state/indicators.ts";
import type * as KnownIndicators from "../state/known-indicators.ts";
import { useStore } from "../store-context.ts";

/** What a key figure was and is to be; the list is loaded after the first figures are shown. */
export function useKnownIndicator({ key, isPayment }: Indicator): KnownIndicators.KnownValues | null {
  const store = useStore();
  const [list, setList] = useState<typeof KnownIndicators | null>(null);
  const { comparison, baseline, isPrepared } = store.preview.value;
  useEffect(() => {
    if (!isPrepared) void import("../state/known-indicators.ts").then(setList);
  }, [isPrepared]);
  const run = comparison ?? baseline;
  return list && run && !isPayment ? list.knownValues(run, key, store.language.value) : null;
}
