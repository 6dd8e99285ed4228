import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { keyText } from "../../analysis/measure-keys.ts";
import { bareMeanText } from "../../report/figures.ts";
import { growthText } from "../../report/growth-text.ts";
import { differenceDecimals, formatNumber } from "../../report/numbers.ts";
import type { PreviewState } from "../preview-runner.ts";
import { useStore } from "../store-context.ts";
import type { Store } from "../store.ts";
import { countText } from "./page-footer.tsx";

/** Screen readers hear of what has settled, not of every step of a slider. */
const SETTLES_MS = 1000;

/** The one place where changes are told, politely. */
export function StatusLine(): JSX.Element {
  const store = useStore();
  const text = statusText(store, store.preview.value);
  const [told, setTold] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setTold(text), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" class="ds-sr-only" data-status>
      {told}
    </div>
  );
}

/** "Oppdatert. 30 replikasjoner på 0,4 s. Utskrivningsklare i kø 8,8, ned 12,3." */
export function statusText(store: Store, preview: PreviewState): string {
  const { status, overview } = store.texts.value;
  const language = store.language.value;
  const { isBusy, baseline, comparison, seconds } = preview;
  if (!baseline) return isBusy ? status.first : "";
  if (isBusy) return status.calculating;
  const run = comparison ?? baseline;
  const done = status.done(countText(run.replications, language), formatNumber(seconds, { language, decimals: 1 }));
  const key = keyText({ measure: "dischargeReadyMean" });
  const estimate = run.estimates.find((one) => keyText(one.key) === key);
  const grows = run.facts.growth?.queues[0];
  if (grows) return `${done} ${growthText(grows, language)}`;
  if (!estimate || !comparison) return done;
  const difference = comparison.differences.find((one) => keyText(one.key) === key);
  const change = difference?.difference ?? 0;
  const size = formatNumber(Math.abs(change), {
    language,
    decimals: differenceDecimals(change, difference?.differenceCi95 ?? null),
  });
  const value = bareMeanText(estimate, language);
  if (change === 0) return `${done} ${status.same(overview.ready, value)}`;
  return `${done} ${status.change(overview.ready, value, change > 0 ? status.up(size) : status.down(size))}`;
}
