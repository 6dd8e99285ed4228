import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { LANGUAGES, textIn } from "../../report/language.ts";
import { screensHere } from "../screens/screen-list.ts";
import { THEMES } from "../state/autosave.ts";
import { addressOf, hashOf } from "../state/permalink.ts";
import type { ScreenId } from "../state/view.ts";
import { useStore } from "../store-context.ts";
import { rememberShared } from "./first-steps.ts";
import { DownloadMenu } from "./download-menu.tsx";

const LANGUAGE_NAMES = { nb: "Bokmål", nn: "Nynorsk", en: "English" } as const;

/** What is open, and the way to all else. */
export function PageHeader(): JSX.Element {
  const store = useStore();
  const { frame } = store.texts.value;
  const language = store.language.value;
  const document = store.document.value;
  const data = store.model.value?.scenario.data ?? "synthetic";
  return (
    <header class="page-header">
      <div class="page-header-row">
        <a class="brand" href={hashTo(store.hash.value, "oversikt")}>
          <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
            <path d="M1 2h5c5 0 6 6 11 6h6M1 8h22M1 14h5c5 0 6-6 11-6" />
          </svg>
          Pasientflyt
        </a>
        <span class="ds-tag" data-color="warning">
          {frame.data[data]}
        </span>
        <label class="inline-field">
          <span>{frame.model}</span>
          <select
            class="ds-input"
            value={document.model}
            onChange={({ currentTarget }) => store.openModel(currentTarget.value)}
          >
            {store.models.map(({ id, name }) => (
              <option key={id} value={id}>
                {textIn(language, name)}
              </option>
            ))}
          </select>
        </label>
        <span class="header-scenario">
          {frame.scenario}: <strong>{scenarioText(document.entries.length, frame)}</strong>
        </span>
        <span class="header-gap" />
        <label class="inline-field">
          <span class="ds-sr-only">{frame.languageLabel}</span>
          <select
            class="ds-input"
            value={language}
            onChange={({ currentTarget }) => {
              const next = LANGUAGES.find((one) => one === currentTarget.value);
              if (next) void store.setLanguage(next);
            }}
          >
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one}>
                {LANGUAGE_NAMES[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="inline-field">
          <span class="ds-sr-only">{frame.theme}</span>
          <select
            class="ds-input"
            value={store.theme.value}
            onChange={({ currentTarget }) => {
              const next = THEMES.find((one) => one === currentTarget.value);
              if (next) store.setTheme(next);
            }}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {frame.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <CopyLink />
        <DownloadMenu />
      </div>
      {frame.notReviewed !== "" && <p class="not-reviewed">{frame.notReviewed}</p>}
      <nav aria-label={frame.screens} class="page-nav">
        <ul>
          {screensHere(store.hasServer.value).map(({ id }) => (
            <li key={id}>
              <a href={hashTo(store.hash.value, id)} aria-current={store.view.value.screen === id ? "page" : undefined}>
                {store.texts.value.screens[id].nav}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function scenarioText(count: number, frame: { readonly baseline: string; changed: (count: number) => string }): string {
  return count === 0 ? frame.baseline : frame.changed(count);
}

/** The present address with another screen. */
export function hashTo(hash: string, screen: ScreenId): string {
  const { document, language, view, made } = addressOf(hash);
  if (!document || !language) return `#/${screen}`;
  return hashOf({ document, language, view: { series: null, actor: null, ...view, screen }, ...(made && { made }) });
}

function CopyLink(): JSX.Element {
  const store = useStore();
  const { frame } = store.texts.value;
  const [told, setTold] = useState("");
  const copy = (): void => {
    rememberShared();
    void navigator.clipboard.writeText(new URL(store.sharedHash.peek(), location.href).href).then(
      () => setTold(frame.linkCopied),
      () => setTold(frame.linkNotCopied),
    );
  };
  return (
    <span class="told-button">
      <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={copy}>
        {frame.copyLink}
      </button>
      <span role="status" class={told === "" ? "ds-sr-only" : "told"}>
        {told}
      </span>
    </span>
  );
}
