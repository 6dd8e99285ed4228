import { type ComponentChildren, type JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { type Chart, svgFile } from "../../report/charts/chart-drawing.ts";
import { useStore } from "../store-context.ts";
import { withColourClasses } from "./chart-classes.ts";
import { pngOf } from "./chart-png.ts";
import { saveBlob, saveText } from "./save-file.ts";
import { tableCsv } from "./table-csv.ts";
import { ValueTableView } from "./value-table-view.tsx";

interface FigureProps {
  readonly name: string;
  readonly chart: Chart;
  /** What it shows, in a sentence. */
  readonly finding: string;
  /** How it is read. */
  readonly explanation: string;
  /** What is chosen about it. */
  readonly choice?: ComponentChildren;
  /** The beginning of the names of its files. */
  readonly fileName: string;
  /** What is laid over the drawing, of its size. */
  readonly overlay?: ComponentChildren;
  /** What else belongs to it. */
  readonly below?: ComponentChildren;
}

/** A chart with all that belongs to one: what it shows, the same numbers as a table, files, and how to read it. */
export function FigureCard(props: FigureProps): JSX.Element {
  const { name, chart, finding, explanation, choice, fileName, overlay, below } = props;
  const { chart: words } = useStore().texts.value;
  const id = useId();
  return (
    <section class="card figure" aria-labelledby={id}>
      <h2 id={id} class="ds-heading" data-size="2xs">
        {name}
      </h2>
      {finding !== "" && <p class="finding">{finding}</p>}
      {choice}
      <Scroller name={name}>
        {/* The text is our own: report/charts escapes what comes from a scenario. */}
        {overlay === undefined ? (
          <div class="chart" dangerouslySetInnerHTML={{ __html: withColourClasses(chart.svg) }} />
        ) : (
          <div class="map-holder">
            <div class="chart" dangerouslySetInnerHTML={{ __html: withColourClasses(chart.svg) }} />
            {overlay}
          </div>
        )}
      </Scroller>
      {below}
      <div class="figure-foot">
        <ChartTable chart={chart} name={name} />
        <details>
          <summary>{words.what}</summary>
          <p class="explanation">{explanation}</p>
        </details>
        <ChartDownloads {...{ chart, fileName, name }} />
      </div>
    </section>
  );
}

/** The numbers of a chart; a table of a year is long, so it is made when it is opened. */
function ChartTable({ chart, name }: Pick<FigureProps, "chart" | "name">): JSX.Element {
  const { chart: words } = useStore().texts.value;
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.showTable}</summary>
      {isOpen && (
        <Scroller name={`${name}, ${words.showTable}`}>
          <ValueTableView table={chart.table} caption={chart.title} />
        </Scroller>
      )}
    </details>
  );
}

/** What is wider than the page scrolls by itself, also by keyboard. */
export function Scroller({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { chart } = useStore().texts.value;
  return (
    <div class="scroller" role="region" aria-label={chart.scroller(name)} tabIndex={0}>
      {children}
    </div>
  );
}

function ChartDownloads({ chart, fileName, name }: Pick<FigureProps, "chart" | "fileName" | "name">): JSX.Element {
  const store = useStore();
  const { chart: words } = store.texts.value;
  const button = (kind: string, save: () => void): JSX.Element => (
    <button
      class="ds-button"
      data-variant="tertiary"
      data-size="sm"
      type="button"
      aria-label={`${words.download} ${kind}: ${name}`}
      onClick={save}
    >
      {kind}
    </button>
  );
  return (
    <p class="downloads">
      <span>{words.download}</span>
      {button("SVG", () => saveText(`${fileName}.svg`, "image/svg+xml", svgFile(chart, "light")))}
      {button("PNG", () => void pngOf(svgFile(chart, "light")).then((blob) => saveBlob(`${fileName}.png`, blob)))}
      {button("CSV", () => saveText(`${fileName}.csv`, "text/csv", tableCsv(chart.table)))}
    </p>
  );
}
