import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { VERSION } from "virtual:models";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { decimalsFor, formatInterval, formatNumber, MISSING } from "../../report/numbers.ts";
import type { Language } from "../../report/language.ts";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { askAgain, newKey } from "../api/job-notes.ts";
import type { Job } from "../api/jobs.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import {
  type ChangedFigure,
  comparedFigures,
  comparedFiles,
  type ComparedFigures,
  type ToldResult,
} from "../state/rerun.ts";
import { keyParts } from "../state/key-parts.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import { RUNS } from "../texts/runs.ts";
import { JobProgress } from "./job-progress.tsx";

interface Props {
  readonly job: Job;
  readonly onChanged: () => void;
  /** Whether it was asked for before it is shown. */
  readonly isAsked?: boolean;
}

/** The same question again: whether the bytes are the same, or with another model what has changed. */
export function RunAgain({ job, onChanged, isAsked = false }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [again, setAgain] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [key] = useState(newKey);
  const ask = (): void =>
    void askAgain(store.api, job, key)
      .then((asked) => {
        setAgain(asked);
        setProblem(null);
        onChanged();
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setProblem(error.problem);
      });
  useEffect(() => {
    if (isAsked) ask();
    else if (job.rerunOf !== null) {
      // It is a rerun itself: beside the one that it was made of.
      void store.api
        .ask<Job>(`/api/v1/jobs/${job.rerunOf}`)
        .then(({ body }) => setAgain(body))
        .catch(() => undefined);
    }
  }, [job.id]);
  const hear = (next: Job): void => {
    setAgain(next);
    if (next.state === "done") onChanged();
  };
  const isOrigin = again !== null && again.id === job.rerunOf;
  return (
    <section class="run-again" aria-labelledby="again-title">
      <h3 id="again-title" class="ds-heading" data-size="2xs">
        {texts.again}
      </h3>
      {isOrigin && <p>{texts.rerunOf}</p>}
      {again?.state === "done" && <Compared before={isOrigin ? again : job} after={isOrigin ? job : again} />}
      {(again === null || isOrigin) && !isAsked && (
        <>
          <p class="hint">{texts.againHint}</p>
          <p>
            <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={ask}>
              {texts.again}
            </button>
          </p>
        </>
      )}
      {problem && <ProblemAlert problem={problem} texts={RUNS[language]} onAgain={ask} />}
      {again && !isOrigin && again.state !== "done" && (
        <JobProgress key={again.id} job={again} texts={RUNS[language]} onJob={hear} hasOwnResult label={texts.again} />
      )}
    </section>
  );
}

function Compared({ before, after }: { readonly before: Job; readonly after: Job }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const { same, different } = comparedFiles(before, after);
  const [figures, setFigures] = useState<ComparedFigures | "none" | null>(null);
  const isSame = different.length === 0;
  useEffect(() => {
    let isWanted = true;
    if (isSame) return undefined;
    const read = (job: Job) => store.api.ask<ToldResult>(job.links.result).then(({ body }) => body);
    void Promise.all([read(before), read(after)])
      .then(([old, now]) => isWanted && setFigures(comparedFigures(old, now) ?? "none"))
      // A result that is no JSON, such as a report.
      .catch(() => isWanted && setFigures("none"));
    return () => void (isWanted = false);
  }, [before.id, after.id, isSame]);
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  return (
    <div class="run-compared">
      <p role="status">
        {isSame
          ? texts.sameBytes(number(same))
          : texts.otherBytes(number(same), number(same + different.length), different.join(", "))}
        {figures !== null && (
          <>
            {" "}
            {figures === "none"
              ? texts.noFigures
              : figures.changed.length === 0
                ? texts.sameFigures(number(figures.count))
                : texts.otherFigures(number(figures.changed.length), number(figures.count))}
          </>
        )}
      </p>
      {figures !== null && figures !== "none" && figures.changed.length > 0 && (
        <ChangedFigures changed={figures.changed} before={before} after={after} />
      )}
    </div>
  );
}

/** More than that nobody reads; all of them are in the files. */
const MOST_ROWS = 30;

interface ChangedProps {
  readonly changed: readonly ChangedFigure[];
  readonly before: Job;
  readonly after: Job;
}

function ChangedFigures({ changed, before, after }: ChangedProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const runs = RUNS[language];
  // Of the model that is open, which is mostly that of the run.
  const named = store.model.value?.scenario ?? {};
  const hasAlternatives = changed.some(({ alternative }) => alternative > 0);
  const headers = [
    runs.indicator,
    texts.ofModel(before.modelVersion ?? texts.unknownModel),
    texts.ofModel(after.modelVersion ?? VERSION),
    runs.change.split(" (")[0],
  ];
  return (
    <Scroller name={texts.upgrade}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption class="ds-sr-only">{texts.showsChanges}</caption>
        <thead>
          <tr>
            {headers.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, MOST_ROWS).map((one) => {
            const { key, alternative } = one;
            const which = alternative === 0 ? texts.baseline : texts.alternative(String(alternative));
            const parts = [...keyParts(key, named, language), ...(hasAlternatives ? [which] : [])];
            return (
              <tr key={`${alternative} ${JSON.stringify(key)}`}>
                <th scope="row">
                  {[measureName(key.measure, language), ...parts].join(", ")}{" "}
                  <span class="unit">({unitName(key.measure, language)})</span>
                </th>
                <td>{cellText(one, "before", language)}</td>
                <td>{cellText(one, "after", language)}</td>
                <td>{changeText(one, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function cellText({ key, ...sides }: ChangedFigure, side: "before" | "after", language: Language): string {
  const figure = sides[side];
  if (!figure) return MISSING;
  const ci95: [number, number] | null = figure.ci95 && [figure.ci95[0], figure.ci95[1]];
  const format = {
    language,
    isShare: isShare(key.measure),
    decimals: decimalsFor(figure.mean, ci95, isShare(key.measure)),
  };
  const mean = formatNumber(figure.mean, format);
  return ci95 ? `${mean} (${formatInterval(ci95, format)})` : mean;
}

function changeText({ key, before, after }: ChangedFigure, language: Language): string {
  const [one, other] = [before?.mean ?? null, after?.mean ?? null];
  if (one === null || other === null) return MISSING;
  const share = isShare(key.measure);
  const difference = other - one;
  const decimals = decimalsFor(difference, null, share);
  return formatNumber(difference, { language, isShare: share, isDifference: true, hasPercentSign: false, decimals });
}
