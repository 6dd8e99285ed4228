import { type JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { flowMap, flowMapBoxes } from "../../report/charts/flow-map.ts";
import { flowMapData } from "../state/flow-data.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { useStore } from "../store-context.ts";
import type * as MapExtras from "./map-extras.tsx";
import type { PreviewRun } from "../workers/preview-summary.ts";

interface Props {
  readonly run: PreviewRun;
  readonly actor: string | null;
}

/** Loaded after the first figures are shown. */
type Extras = typeof MapExtras;

/** Who goes where, how full it is, and who waits. */
export function FlowFigure({ run, actor }: Props): JSX.Element {
  const store = useStore();
  const { overview, explanations } = store.texts.value;
  const language = store.language.value;
  const width = chartWidth.value;
  const [extras, setExtras] = useState<Extras | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  // Not before the engine is there: what is needed to see the first figures comes first.
  const { isPrepared } = store.preview.value;
  useEffect(() => {
    if (!isPrepared) void import("./map-extras.tsx").then(setExtras);
  }, [isPrepared]);
  const data = useMemo(() => flowMapData(run.facts, run.estimates, actor, language), [run, actor, language]);
  const chart = useMemo(
    () => flowMap(data, language, { id: "flow", title: overview.map, width }),
    [data, language, width],
  );
  const boxes = useMemo(() => flowMapBoxes(data, language, width), [data, language, width]);
  return (
    <FigureCard
      name={overview.map}
      chart={chart}
      finding={overview.mapFinding}
      explanation={explanations.map}
      fileName="pasientflyt"
      overlay={extras && <extras.FlowOverlay map={boxes} onOpen={setPlace} />}
      below={
        extras && (
          <>
            <extras.FlowList data={data} onOpen={setPlace} />
            <extras.PlayRun data={data} />
            {place !== null && (
              <extras.PlaceSheet key={place} {...{ place, run, data }} onClose={() => setPlace(null)} />
            )}
          </>
        )
      }
    />
  );
}
