import { type JSX } from "preact";
import { useMemo } from "preact/hooks";
import { flowMap } from "../../report/charts/flow-map.ts";
import { flowMapData } from "../state/flow-data.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { useStore } from "../store-context.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

interface Props {
  readonly run: PreviewRun;
  readonly actor: string | null;
}

/** Who goes where, how full it is, and who waits. */
export function FlowFigure({ run, actor }: Props): JSX.Element {
  const store = useStore();
  const { overview, explanations } = store.texts.value;
  const language = store.language.value;
  const width = chartWidth.value;
  const chart = useMemo(
    () =>
      flowMap(flowMapData(run.facts, run.estimates, actor, language), language, {
        id: "flow",
        title: overview.map,
        width,
      }),
    [run, actor, language, width],
  );
  return (
    <FigureCard name={overview.map} chart={chart} finding="" explanation={explanations.map} fileName="pasientflyt" />
  );
}
