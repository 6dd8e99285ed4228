import { type JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, type ApiClient } from "../api/api-client.ts";
import { finishedJob } from "../api/finished-job.ts";
import type { Job } from "../api/jobs.ts";
import type { ReportFormat } from "../../report/report-formats.ts";
import { dataZip } from "../parts/data-zip.ts";
import { saveBlob } from "../parts/save-file.ts";
import type { KeptLetterhead } from "../state/report-draft.ts";
import { useStore } from "../store-context.ts";
import { REPORT } from "../texts/report.ts";

/** So long nothing must be written before the report is made anew. */
const PAUSE_MS = 900;

interface Props {
  /** The run or comparison that it is about. */
  readonly source: Job;
  /** What the server is asked, but for the format. */
  readonly question: Readonly<Record<string, unknown>>;
  readonly letterhead: KeptLetterhead | null;
  /** The text that was generated, for the data package. */
  readonly generated: string | null;
}

/** The report as it will be, with the formats that it can be had in. */
export function ReportPreview({ source, question, letterhead, generated }: Props): JSX.Element {
  const store = useStore();
  const texts = REPORT[store.language.value];
  const asked = JSON.stringify(question);
  const [shown, setShown] = useState<{ readonly job: Job; readonly asked: string } | null>(null);
  const [trouble, setTrouble] = useState("");
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const tell = (error: unknown, signal: AbortSignal): void => {
    if (signal.aborted) return;
    setTrouble(error instanceof ApiError ? `${error.problem.title}. ${error.problem.detail}` : String(error));
  };
  useEffect(() => {
    const ending = new AbortController();
    const make = async (): Promise<void> => {
      try {
        const job = await madeReport(store.api, { ...question, format: "html" }, ending.signal);
        if (ending.signal.aborted) return;
        scrolled.current = frame.current?.contentDocument?.defaultView?.scrollY ?? 0;
        setShown({ job, asked });
        setTrouble("");
      } catch (error) {
        tell(error, ending.signal);
      }
    };
    const timer = setTimeout(() => void make(), shown === null ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [asked]);
  const isFresh = shown?.asked === asked;
  const wait = async (name: string, act: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (waitsFor !== null) return;
    const { signal } = leaving.current;
    setWaitsFor(name);
    setTrouble("");
    await act(signal).catch((error: unknown) => tell(error, signal));
    setWaitsFor(null);
  };
  const download = (format: ReportFormat, name: string): Promise<void> =>
    wait(name, async (signal) => {
      const inWord = format === "docx" && letterhead;
      const document = inWord ? { letterhead: letterhead.name, files: { [letterhead.name]: letterhead.base64 } } : {};
      const [file] = (await madeReport(store.api, { ...question, format, ...document }, signal)).files;
      const link = window.document.createElement("a");
      link.href = file.href;
      link.download = file.name;
      link.click();
    });
  const downloadData = (): Promise<void> =>
    wait(texts.data, async (signal) => {
      const blob = await dataZip(source.files, { ...question, generatedSummary: generated }, signal);
      saveBlob(`pasientflyt-${source.id.slice(0, 8)}.zip`, blob);
    });
  const formats = [
    ["docx", texts.word],
    ["html", texts.html],
    ["xlsx", texts.excel],
  ] as const;
  const button = (name: string, label: string, isOff: boolean, act: () => void): JSX.Element => (
    <button
      key={name}
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      aria-disabled={isOff}
      aria-label={label}
      onClick={() => {
        if (!isOff) act();
      }}
    >
      {name}
    </button>
  );
  return (
    <section class="card report-part" aria-labelledby="report-preview">
      <h2 id="report-preview" class="ds-heading" data-size="2xs">
        {texts.preview}
      </h2>
      <div class="run-row">
        <span>{texts.download}</span>
        {formats.map(([format, name]) =>
          button(name, `${texts.download} ${name}`, waitsFor !== null, () => void download(format, name)),
        )}
        {button(texts.data, `${texts.download} ${texts.data}`, waitsFor !== null, () => void downloadData())}
        {button(texts.pdf, texts.pdf, !isFresh, () => frame.current?.contentDocument?.defaultView?.print())}
      </div>
      <p class="hint">{texts.pdfHint}</p>
      <p role="status">{waitsFor === null ? (isFresh ? texts.ready : texts.making) : texts.waits(waitsFor)}</p>
      {trouble !== "" && (
        <p class="ds-alert" data-color="danger" role="alert">
          {texts.failed} {trouble}
        </p>
      )}
      {shown ? (
        <iframe
          ref={frame}
          class="report-frame"
          src={shown.job.links.result}
          // It has no scripts, and may have none; this page may have it printed.
          sandbox="allow-same-origin allow-modals"
          title={texts.preview}
          aria-busy={!isFresh}
          onLoad={() => frame.current?.contentDocument?.defaultView?.scrollTo(0, scrolled.current)}
        />
      ) : (
        <div class="report-frame" aria-busy={trouble === ""} />
      )}
    </section>
  );
}

/** Has a report made, or finds it. @throws ApiError or Error with why there is none */
export function madeReport(
  api: ApiClient,
  question: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Job> {
  return finishedJob(api, "/api/v1/reports", question, signal);
}
