import { type JSX } from "preact";
import { VERSION } from "virtual:models";
import { measureName } from "../../report/catalogue.ts";
import { decimalsFor, formatDate, formatInterval, formatNumber } from "../../report/numbers.ts";
import type { Language } from "../../report/language.ts";
import { isOver, type Job, type JobQuery, type ListedJob } from "../api/jobs.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { useStore } from "../store-context.ts";
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
    <div class="run-row" role="search" aria-label={texts.filter}>
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
  const language = useStore().language.value;
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
              <td>{job.owner}</td>
              <td>{job.progress.of > 0 ? texts.ofAll(number(job.progress.finished), number(job.progress.of)) : "–"}</td>
              <td>{durationText(job, texts, language)}</td>
              <td>
                {job.figures?.map((figure) => (
                  <p key={`${figure.measure} ${figure.place ?? ""}`} class="job-figure">
                    {figureText(figure, language)}
                  </p>
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

/** "29. nov. 2026 21:05", UTC as all instants of the server. */
export function whenText(instant: string, language: Language): string {
  return `${formatDate(instant.slice(0, 10), language)} ${instant.slice(11, 16)}`;
}

function durationText({ startedAt, endedAt }: Job, texts: RunsTexts, language: Language): string {
  if (startedAt === null || endedAt === null) return "–";
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return texts.seconds(formatNumber(seconds, { language, decimals: 1 }));
}

/** "Utskrivningsklare i kø: 32,4 (14,7–50,2)"; of a comparison from the baseline to the others. */
function figureText(figure: NonNullable<Job["figures"]>[number], language: Language): string {
  const { measure, place, alternatives } = figure;
  const texts = alternatives.map(({ mean, ci95 }) => {
    const decimals = decimalsFor(mean, ci95 && [ci95[0], ci95[1]]);
    const format = { language, decimals };
    const shown = formatNumber(mean, format);
    return ci95 && alternatives.length === 1 ? `${shown} (${formatInterval([ci95[0], ci95[1]], format)})` : shown;
  });
  const about = place === undefined ? "" : `, ${place}`;
  const [first, ...others] = texts;
  const shown = others.length === 0 ? first : RUN_DETAILS[language].fromTo(first, others.join(", "));
  return `${measureName(measure, language)}${about}: ${shown}`;
}

const STATE_COLOURS = {
  queued: "neutral",
  running: "info",
  done: "success",
  failed: "danger",
  cancelled: "warning",
} as const;
