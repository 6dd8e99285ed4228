import { type JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStore } from "../store-context.ts";
import { indicatorsCsv, indicatorsJson } from "./indicator-files.ts";
import { measureYaml } from "./measure-yaml.ts";
import { saveText } from "./save-file.ts";

/** What can be taken along: the changes, and the indicators. */
export function DownloadMenu(): JSX.Element {
  const store = useStore();
  const { frame } = store.texts.value;
  const { comparison, baseline, isPrepared } = store.preview.value;
  const language = store.language.value;
  const run = comparison ?? baseline;
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const own = menu.current;
      if (!own?.open) return;
      if (event instanceof KeyboardEvent && event.key === "Escape") {
        own.open = false;
        own.querySelector("summary")?.focus();
      }
      if (event instanceof MouseEvent && !own.contains(event.target as Node)) own.open = false;
    };
    addEventListener("keydown", close);
    addEventListener("click", close);
    return () => {
      removeEventListener("keydown", close);
      removeEventListener("click", close);
    };
  }, []);
  const item = (name: string, fileName: string, type: string, text: () => string): JSX.Element => (
    <li>
      <button
        class="ds-button"
        data-variant="tertiary"
        data-size="sm"
        type="button"
        disabled={!run || isPrepared}
        onClick={() => saveText(fileName, type, text())}
      >
        {name}
      </button>
    </li>
  );
  return (
    <details class="menu" ref={menu}>
      <summary class="ds-button" data-size="sm">
        {frame.download}
      </summary>
      <ul class="menu-list">
        {item(frame.downloads.yaml, "endringer.yaml", "text/yaml", () => measureYaml(store.changes.value))}
        {item(frame.downloads.csv, "indikatorer.csv", "text/csv", () =>
          run ? indicatorsCsv(run, comparison, language, frame.data[run.facts.data]) : "",
        )}
        {item(frame.downloads.json, "indikatorer.json", "application/json", () =>
          run ? indicatorsJson(run, comparison) : "",
        )}
      </ul>
    </details>
  );
}
