import { type JSX } from "preact";
import { formatNumber } from "../../report/numbers.ts";
import { useStore } from "../store-context.ts";

/** Says that the figures are a preview, and what it is at. For the eye: the status line tells the same to the ear. */
export function BusyBadge(): JSX.Element {
  const store = useStore();
  const { status } = store.texts.value;
  const language = store.language.value;
  const { isBusy, isPrepared, baseline, comparison, seconds } = store.preview.value;
  const run = comparison ?? baseline;
  const format = (value: number, decimals: number): string => formatNumber(value, { language, decimals });
  const text = isBusy
    ? baseline && !isPrepared
      ? status.calculating
      : status.first
    : run && isPrepared
      ? `${format(run.replications, 0)} repl.`
      : run
        ? `${format(run.replications, 0)} repl., ${format(seconds, 1)} s`
        : "";
  return (
    <p class="busy-badge">
      <span
        class="ds-tag"
        data-color="info"
        data-size="sm"
        title={run ? status.previewHint(format(run.replications, 0)) : undefined}
      >
        {status.preview}
      </span>
      <span class="busy-text">{text}</span>
    </p>
  );
}
