import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Text } from "../../scenarios/words.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatDate, formatNumber } from "../../report/numbers.ts";
import { type JobStep, readSteps } from "../api/job-notes.ts";
import type { Job } from "../api/jobs.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { whenText } from "../parts/when-text.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import { RUNS } from "../texts/runs.ts";

interface Props {
  readonly job: Job;
}

/** Of a result, what tells how it came about; some kinds of jobs have less of it than others. */
interface ToldManifest {
  readonly engineVersion?: string;
  readonly v8?: string;
  readonly arch?: string;
  readonly seed?: string;
  readonly replications?: number;
  readonly startDate?: string;
  readonly warmUpDays?: number;
  readonly days?: number;
  readonly scenarios?: readonly { readonly title: Text; readonly hash: string | null }[];
  readonly scenario?: { readonly title: Text; readonly hash: string | null };
}

/** What it takes to make the run again. */
export function RunManifest({ job }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [manifest, setManifest] = useState<ToldManifest>({});
  useEffect(() => {
    let isWanted = true;
    void store.api
      .ask<{ readonly manifest?: ToldManifest }>(job.links.result)
      .then(({ body }) => isWanted && setManifest(body.manifest ?? {}))
      // A report is no JSON: what the job says itself is all there is.
      .catch(() => undefined);
    return () => void (isWanted = false);
  }, [job.id]);
  return (
    <details open>
      <summary>{texts.manifest}</summary>
      <dl class="run-manifest">
        {rowsOf(job, manifest, language).map(([name, value], at) => (
          <div key={`${name} ${at}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function rowsOf(job: Job, manifest: ToldManifest, language: Language): (readonly [string, string])[] {
  const { manifestRows: names, ...texts } = RUN_DETAILS[language];
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const { seed, replications, startDate, days, warmUpDays, v8, arch } = manifest;
  const scenarios = manifest.scenarios ?? (manifest.scenario ? [manifest.scenario] : []);
  return [
    [names.version, manifest.engineVersion ?? job.modelVersion ?? texts.unknownModel],
    ...(seed === undefined ? [] : [[names.seed, seed] as const]),
    ...(replications === undefined ? [] : [[names.replications, number(replications)] as const]),
    ...(startDate === undefined || days === undefined
      ? []
      : [[names.period, texts.period(number(days), formatDate(startDate, language))] as const]),
    ...(warmUpDays === undefined ? [] : [[names.warmUp, texts.days(number(warmUpDays))] as const]),
    ...(v8 === undefined ? [] : [[names.platform, `V8 ${v8}, ${arch ?? ""}`] as const]),
    ...scenarios.flatMap(({ title, hash }) => [
      [names.scenario, textIn(language, title)] as const,
      ...(hash === null ? [] : [[names.hash, hash.replace("sha256:", "")] as const]),
    ]),
    [names.id, job.id],
  ];
}

/** What happened to the job. */
export function RunLog({ job }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [steps, setSteps] = useState<readonly JobStep[]>([]);
  useEffect(() => {
    let isWanted = true;
    void readSteps(store.api, job)
      .then((read) => isWanted && setSteps(read))
      .catch(() => undefined);
    return () => void (isWanted = false);
  }, [job.id, job.state]);
  return (
    <details open>
      <summary>{texts.log}</summary>
      <Scroller name={texts.log}>
        <table class="ds-table" data-size="sm" data-zebra>
          <caption class="ds-sr-only">{texts.log}</caption>
          <thead>
            <tr>
              {Object.values(texts.logColumns).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ state, at, attempt, modelVersion }, row) => (
              <tr key={row}>
                <th scope="row">{whenText(at, language, true)}</th>
                <td>{RUNS[language].states[state]}</td>
                <td>{Math.max(1, attempt)}</td>
                <td>{modelVersion ?? texts.unknownModel}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

/** Everything that came of it. */
export function RunFiles({ job }: Props): JSX.Element | null {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  if (job.files.length === 0) return null;
  return (
    <details open>
      <summary>{texts.files}</summary>
      <Scroller name={texts.files}>
        <table class="ds-table" data-size="sm" data-zebra>
          <caption class="ds-sr-only">{texts.files}</caption>
          <thead>
            <tr>
              {Object.entries(texts.fileColumns).map(([column, name]) => (
                <th key={name} scope="col" class={column === "bytes" ? "right" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {job.files.map(({ name, bytes, sha256, href }) => (
              <tr key={name}>
                <th scope="row">
                  <a class="ds-link" href={href} download={name} aria-label={texts.download(name)}>
                    {name}
                  </a>
                </th>
                <td class="right">{formatNumber(bytes, { language, decimals: 0 })}</td>
                <td>
                  <code title={sha256}>{sha256.replace("sha256:", "").slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
