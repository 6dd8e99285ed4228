import { type JSX } from "preact";
import { VERSION } from "virtual:models";
import { measureName, unitName } from "../../report/catalogue.ts";
import { decimalsFor, formatInterval, formatNumber } from "../../report/numbers.ts";
import { type Language, textIn } from "../../report/language.ts";
import { isOver, type Job, type JobQuery, type ListedJob, RUN_KINDS } from "../api/jobs.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { ownerName } from "../parts/owner-name.ts";
import { whenText } from "../parts/when-text.ts";
import { keyParts, type Named } from "../state/key-parts.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import { RUNS, type RunsTexts } from "../texts/runs.ts";

interface FilterProps {
  readonly filter: JobQuery;
  /** Of which the tags to choose from come. */
  readonly jobs: readonly ListedJob[];
  readonly texts: RunsTexts;
  readonly onFilter: (filter: JobQuery) => void;
}

/** What is looked for among all runs that the server has. */
export function JobFilter({ filter, jobs, texts, onFilter }: FilterProps): JSX.Element {
  const details = RUN_DETAILS[useStore().language.value];
  const tags = [...new Set([...jobs.flatMap((job) => job.tags), ...(filter.tag === "" ? [] : [filter.tag])])].sort();
  return (
    <div class="plan-row job-filter" role="search" aria-label={texts.filter}>
      <div>
        <label for="job-text">{texts.filter}</label>
        <input
          id="job-text"
          class="ds-input"
          data-size="sm"
          type="search"
          maxLength={200}
          value={filter.text}
          onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </div>
      <div>
        <label for="job-state">{texts.columns.state}</label>
        <select
          id="job-state"
          class="ds-input"
          data-size="sm"
          value={filter.state}
          onChange={({ currentTarget }) => onFilter({ ...filter, state: currentTarget.value as JobQuery["state"] })}
        >
          <option value="">{texts.allStates}</option>
          {Object.entries(texts.states).map(([state, name]) => (
            <option key={state} value={state}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="job-kind">{texts.columns.kind}</label>
        <select
          id="job-kind"
          class="ds-input"
          data-size="sm"
          value={filter.kind}
          onChange={({ currentTarget }) => onFilter({ ...filter, kind: currentTarget.value })}
        >
          <option value={RUN_KINDS.join(",")}>{texts.allRuns}</option>
          {Object.entries(texts.kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="job-tag">{details.tag}</label>
        <select
          id="job-tag"
          class="ds-input"
          data-size="sm"
          value={filter.tag}
          onChange={({ currentTarget }) => onFilter({ ...filter, tag: currentTarget.value })}
        >
          <option value="">{details.allTags}</option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

interface TableProps {
  readonly jobs: readonly ListedJob[];
  readonly shownId: string | undefined;
  readonly onCancel: (job: Job) => void;
  readonly onShow: (id: string) => void;
  readonly onTag: (tag: string) => void;
}

export function JobTable({ jobs, shownId, onCancel, onShow, onTag }: TableProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  // Of the model that is open, which is mostly that of the run.
  const named = store.model.value?.scenario ?? {};
  const texts = RUNS[language];
  const details = RUN_DETAILS[language];
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const { columns } = texts;
  const headers = [
    columns.state,
    columns.title,
    columns.kind,
    columns.created,
    columns.owner,
    columns.replications,
    columns.duration,
    details.figures,
    details.model,
  ];
  return (
    <Scroller name={texts.list}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption class="ds-sr-only">{texts.list}</caption>
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
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                <StateTag job={job} texts={texts} />
                {!isOver(job) && (
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    type="button"
                    aria-label={`${texts.cancel}: ${job.title}`}
                    onClick={() => onCancel(job)}
                  >
                    {texts.cancel}
                  </button>
                )}
              </td>
              <th scope="row" class="job-title">
                <button
                  class="ds-button"
                  data-variant="tertiary"
                  data-size="sm"
                  type="button"
                  id={`open-${job.id}`}
                  aria-expanded={job.id === shownId}
                  aria-label={details.open(job.title)}
                  onClick={() => onShow(job.id)}
                >
                  {job.title}
                </button>
                {job.tags.length > 0 && (
                  <span class="job-tags">
                    {job.tags.map((tag) => (
                      <button key={tag} class="measure-chip" type="button" onClick={() => onTag(tag)}>
                        <span class="ds-sr-only">{details.tag}: </span>
                        {tag}
                      </button>
                    ))}
                  </span>
                )}
                {job.note !== "" && <span class="hint job-note">{job.note}</span>}
              </th>
              <td>
                {texts.kinds[job.kind] ?? job.kind}
                {job.rerunOf !== null && <span class="hint"> ({details.rerun.toLowerCase()})</span>}
              </td>
              <td class="job-when">{whenText(job.createdAt, language)}</td>
              <td>{ownerName(job.owner, language)}</td>
              <td>{job.progress.of > 0 ? texts.ofAll(number(job.progress.finished), number(job.progress.of)) : "–"}</td>
              <td>{durationText(job, texts, language)}</td>
              <td>
                {job.figures?.map((figure) => (
                  <JobFigure
                    key={`${figure.measure} ${figure.place ?? ""}`}
                    figure={figure}
                    named={named}
                    language={language}
                  />
                )) ?? "–"}
              </td>
              <td>
                {job.modelVersion ?? details.unknownModel}
                {job.modelVersion !== VERSION && <span class="hint"> ({details.older})</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

export function StateTag({ job, texts }: { readonly job: Job; readonly texts: RunsTexts }): JSX.Element {
  return (
    <span class="ds-tag" data-size="sm" data-color={STATE_COLOURS[job.state]}>
      {texts.states[job.state]}
    </span>
  );
}

function durationText({ startedAt, endedAt }: Job, texts: RunsTexts, language: Language): string {
  if (startedAt === null || endedAt === null) return "–";
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return texts.seconds(formatNumber(seconds, { language, decimals: 1 }));
}

interface FigureProps {
  readonly figure: NonNullable<Job["figures"]>[number];
  readonly named: Named;
  readonly language: Language;
}

/** "Utskrivningsklare i kø (pasienter): 32,4 (14,7–50,2)"; of a comparison a line for each alternative, the baseline first. */
function JobFigure({ figure, named, language }: FigureProps): JSX.Element {
  const { measure, alternatives } = figure;
  const name = [measureName(measure, language), ...keyParts(figure, named, language)].join(", ");
  return (
    <p class="job-figure">
      {name} ({unitName(measure, language)}):
      {alternatives.map(({ name: own, mean, ci95 }, at) => {
        const format = { language, decimals: decimalsFor(mean, ci95 && [ci95[0], ci95[1]]) };
        const interval = ci95 ? ` (${formatInterval([ci95[0], ci95[1]], format)})` : "";
        return (
          <span key={at}>
            {own !== undefined && `${at === 0 ? COMPARE[language].columns.baseline : textIn(language, own)}: `}
            {formatNumber(mean, format)}
            {interval}
          </span>
        );
      })}
    </p>
  );
}

const STATE_COLOURS = {
  queued: "neutral",
  running: "info",
  done: "success",
  failed: "danger",
  cancelled: "warning",
} as const;
