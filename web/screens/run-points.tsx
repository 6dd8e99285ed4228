import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { parallelCoordinates } from "../../report/charts/parallel-coordinates.ts";
import { textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { SweepDocument } from "../../report/sweep-document.ts";
import { levelName } from "../../report/sweep-summary.ts";
import type { StudyFactor } from "../../scenarios/study-factors.ts";
import type { Job } from "../api/jobs.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { keyParts, type Named } from "../state/key-parts.ts";
import { sweepPoints } from "../state/sweep-points.ts";
import type { Store } from "../store.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";

/** All points of a design of experiments at a time, on an outcome that is chosen. */
export function RunPoints({ job }: { readonly job: Job }): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [found, setFound] = useState<{ readonly result: ToldSweep; readonly named: Named } | null>(null);
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    let isWanted = true;
    void store.api
      .ask<ToldSweep>(job.links.result)
      .then(async ({ body }) => {
        const named = await namedIn(store, body);
        if (isWanted) setFound({ result: body, named });
      })
      .catch(() => undefined);
    return () => void (isWanted = false);
  }, [job.id]);
  const { result, named = {} } = found ?? {};
  const measures = result?.manifest.measures ?? [];
  const measure = measures.find((key) => keyText(key) === wanted) ?? measures[0];
  if (!result || !measure) return null;
  const nameOf = (key: MeasureKey): string =>
    `${[measureName(key.measure, language), ...keyParts(key, named, language)].join(", ")} (${unitName(key.measure, language)})`;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const factorOf = (id: string) => result.factors?.find((factor) => factor.id === id);
  const { data, all } = sweepPoints(result, measure, {
    base: texts.base,
    point: texts.point,
    factor: (id) => {
      const factor = factorOf(id);
      if (!factor) return id.replaceAll("-", " ");
      const sign = SIGNS[factor.operation];
      return `${textIn(language, factor.name)}${sign === undefined ? "" : ` (${sign})`}`;
    },
    neutral: (id) => NEUTRAL[factorOf(id)?.operation ?? "set"],
    level: (level, id) => levelName(factorOf(id) ?? { operation: "set" }, level, language),
    outcome: { name: nameOf(measure), isShare: isShare(measure.measure) },
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
                {nameOf(key)}
              </option>
            ))}
          </select>
        </label>
      }
    />
  );
}

/** What numbers of an axis do to the value of the base. */
const SIGNS: Partial<Record<StudyFactor["operation"], string>> = { add: "±", multiply: "×" };
const NEUTRAL: Partial<Record<StudyFactor["operation"], number>> = { add: 0, multiply: 1 };

/** A result that an older program left does not say what its factors are called. */
type ToldSweep = Omit<SweepDocument, "factors"> & Partial<Pick<SweepDocument, "factors">>;

/** The names in the scenario that was simulated, where it comes with the page; else those in the one that is open. */
async function namedIn(store: Store, { manifest }: ToldSweep): Promise<Named> {
  const model = store.models.find(({ id }) => id === manifest.scenario.name);
  return (await model?.load())?.scenario ?? store.model.peek()?.scenario ?? {};
}
