import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { parallelCoordinates } from "../../report/charts/parallel-coordinates.ts";
import { keyDocument } from "../../report/json.ts";
import type { Language } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { SweepDocument } from "../../report/sweep-document.ts";
import type { Job } from "../api/jobs.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { sweepPoints } from "../state/sweep-points.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";

/** All points of a design of experiments at a time, on an outcome that is chosen. */
export function RunPoints({ job }: { readonly job: Job }): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [result, setResult] = useState<SweepDocument | null>(null);
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    let isWanted = true;
    void store.api
      .ask<SweepDocument>(job.links.result)
      .then(({ body }) => isWanted && setResult(body))
      .catch(() => undefined);
    return () => void (isWanted = false);
  }, [job.id]);
  const measures = result?.manifest.measures ?? [];
  const measure = measures.find((key) => keyText(key) === wanted) ?? measures[0];
  if (!result || !measure) return null;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const { data, all } = sweepPoints(result, measure, {
    base: texts.base,
    point: texts.point,
    level: (level) => levelText(level, language),
    outcome: { name: nameOf(measure, language), isShare: isShare(measure.measure) },
  });
  const chart = parallelCoordinates(data, language, { id: "run-points", title: texts.points, width: chartWidth.value });
  const isCut = data.points.length < all;
  return (
    <FigureCard
      name={texts.points}
      chart={chart}
      finding={`${isCut ? `${texts.pointsOf(number(data.points.length), number(all))} ` : ""}${chart.description}`}
      explanation={texts.pointsExplanation}
      fileName="forsoksplan"
      choice={
        <label class="inline-field">
          <span>{texts.outcome}</span>
          <select
            class="ds-input"
            data-size="sm"
            value={keyText(measure)}
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          >
            {measures.map((key) => (
              <option key={keyText(key)} value={keyText(key)}>
                {nameOf(key, language)}
              </option>
            ))}
          </select>
        </label>
      }
    />
  );
}

function nameOf(key: MeasureKey, language: Language): string {
  const { measure, ...about } = keyDocument(key);
  const parts = Object.values(about).map(String);
  return `${[measureName(measure, language), ...parts].join(", ")} (${unitName(measure, language)})`;
}

function levelText(level: unknown, language: Language): string {
  if (typeof level === "number") {
    return formatNumber(level, { language, decimals: decimalsOf(level) });
  }
  return typeof level === "string" ? level : JSON.stringify(level);
}

function decimalsOf(level: number): number {
  return Math.min(4, (String(level).split(".")[1] ?? "").length);
}
