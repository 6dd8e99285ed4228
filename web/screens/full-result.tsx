import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { measureName, unitName } from "../../report/catalogue.ts";
import { differenceText, meanText, verdictCell } from "../../report/figures.ts";
import { textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { ComparedMeasure, ComparisonResult, Job } from "../api/jobs.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { precisionOf, WANTED_SHARE } from "../state/precision.ts";
import { useStore } from "../store-context.ts";
import type { RunsTexts } from "../texts/runs.ts";

const SHOWN: readonly MeasureKey[] = [
  { measure: "dischargeReadyMean" },
  { measure: "overstayNightsPerYear" },
  { measure: "nightsPerStayWithNight" },
  { measure: "billableNightsPerYear" },
];

/** The key figures of a full comparison. */
export function FullResult({ job, texts }: { readonly job: Job; readonly texts: RunsTexts }): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const [result, setResult] = useState<ComparisonResult | null>(null);
  useEffect(() => {
    let isWanted = true;
    void store.api.ask<ComparisonResult>(job.links.result).then(({ body }) => isWanted && setResult(body));
    return () => void (isWanted = false);
  }, [job.id]);
  if (!result) return null;
  const { replications } = result.manifest;
  const all = result.alternatives.slice(1).map(({ name, title, measures }) => ({
    name,
    title: textIn(language, title),
    rows: SHOWN.flatMap((key) => measures.find((one) => keyText(one) === keyText(key)) ?? []),
  }));
  const leading = all[0]?.rows[0];
  const precision = leading ? precisionOf(leading, replications) : null;
  const caption = texts.finished(formatNumber(replications, { language, decimals: 0 }));
  return (
    <>
      {precision && (
        <p>
          {texts.precision(
            formatNumber(precision.share, { language, decimals: 1, isShare: true }),
            formatNumber(WANTED_SHARE, { language, decimals: 0, isShare: true }),
            formatNumber(precision.needed, { language, decimals: 0 }),
          )}
        </p>
      )}
      {all.map(({ name, title, rows }) => (
        <Scroller key={name} name={`${texts.result}, ${title}`}>
          <table class="ds-table" data-size="sm" data-zebra>
            <caption>{`${title}. ${caption}`}</caption>
            <thead>
              <tr>
                {[texts.indicator, texts.mean, texts.change, texts.verdict].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyText(row)}>
                  <th scope="row">
                    {measureName(row.measure, language)} <span class="unit">({unitName(row.measure, language)})</span>
                  </th>
                  <td>{meanText({ ...row, key: row }, language)}</td>
                  <td>{differenceText(differenceOf(row), language)}</td>
                  <td>{verdictCell(differenceOf(row), language).text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      ))}
    </>
  );
}

function differenceOf(row: ComparedMeasure): Parameters<typeof differenceText>[0] {
  const { difference = null, differenceCi95 = null, verdict = null, count } = row;
  return {
    key: row,
    presence: "both",
    count,
    difference,
    differenceCi95,
    verdict,
    standardError: null,
    simultaneousCi95: differenceCi95,
    adjustedP: null,
    unpairedHalfWidth: null,
    varianceReduction: null,
  };
}
