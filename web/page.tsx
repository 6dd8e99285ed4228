import { type ComponentType, type JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { areShortcutsOn } from "./parts/first-steps.ts";
import { useChartWidth } from "./parts/chart-width.ts";
import { CapacityPanel } from "./parts/capacity-panel.tsx";
import { Editable } from "./parts/editable.tsx";
import { OfflineBanner } from "./parts/offline-banner.tsx";
import { PageFooter } from "./parts/page-footer.tsx";
import { hashTo, PageHeader } from "./parts/page-header.tsx";
import { StatusLine } from "./parts/status-line.tsx";
import { isEditable, shortcutOf } from "./parts/shortcuts.ts";
import { pathName } from "./parts/path-names.ts";
import { wantedField } from "./parts/wanted-field.ts";
import { SCREENS, screensHere } from "./screens/screen-list.ts";
import { FIRST_VIEW, type ScreenId } from "./state/view.ts";
import type { Store } from "./store.ts";
import { StoreProvider } from "./store-context.ts";
import { messageText } from "../scenarios/message.ts";
import { speechOf } from "./state/speech.ts";

/** The frame that all screens stand in. */
export function Page({ store }: { readonly store: Store }): JSX.Element {
  useAddress(store);
  useLook(store);
  useShortcuts(store);
  useChartWidth();
  const texts = store.texts.value;
  const { screen } = store.view.value;
  const own = SCREENS.find(({ id }) => id === screen) ?? SCREENS[0];
  return (
    <StoreProvider value={store}>
      <a class="ds-skip-link" href="#main" onClick={skip}>
        {texts.frame.skip}
      </a>
      <PageHeader />
      <div class={own.hasPanel ? "page-body has-panel" : "page-body"}>
        {own.hasPanel && (
          <Editable>
            <CapacityPanel />
          </Editable>
        )}
        <main id="main" tabIndex={-1}>
          <h1 tabIndex={-1} class="page-title ds-heading" data-size="sm">
            {texts.screens[own.id].title}
          </h1>
          <OtherModelNotice store={store} />
          <OfflineBanner />
          <Problems store={store} />
          <LoadedScreen key={own.id} id={own.id} />
        </main>
      </div>
      <PageFooter />
      <StatusLine />
    </StoreProvider>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  focusTitle();
}

function focusTitle(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}

function LoadedScreen({ id }: { readonly id: ScreenId }): JSX.Element {
  const [loaded, setLoaded] = useState<{ readonly Content: ComponentType } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const screen = SCREENS.find((one) => one.id === id) ?? SCREENS[0];
    void screen.load().then((Content) => isWanted && setLoaded({ Content }));
    return () => void (isWanted = false);
  }, [id]);
  return loaded ? <loaded.Content /> : <div class="screen-waits" aria-hidden="true" />;
}

/** What is shown was made with another model: loaded where that is so. */
function OtherModelNotice({ store }: { readonly store: Store }): JSX.Element | null {
  const [loaded, setLoaded] = useState<{ readonly Notice: ComponentType } | null>(null);
  const isWanted = store.otherModel.value !== null || store.upgradedFrom.value !== null;
  useEffect(() => {
    if (isWanted) void import("./parts/other-model.tsx").then(({ OtherModel }) => setLoaded({ Notice: OtherModel }));
  }, [isWanted]);
  return isWanted && loaded ? <loaded.Notice /> : null;
}

/** What makes the changes impossible to simulate; the figures before them stay in sight. */
function Problems({ store }: { readonly store: Store }): JSX.Element | null {
  const { problems, failure } = store.preview.value;
  const { status: texts, scenario: words } = store.texts.value;
  const base = store.model.value?.scenario;
  // That shares do not add up is told by the form itself, while it is open.
  const isForm = store.view.value.screen === "scenario";
  const told = problems.filter(({ path }) => !(isForm && /(^routings\.[^.]+|\.routes)$/.test(path)));
  if (told.length === 0 && failure === null) return null;
  const speech = speechOf(store.language.value);
  if (told.length > 0 && !speech) return null;
  return (
    <div class="ds-alert" data-color="danger" role="alert" id="refused-changes" tabIndex={-1}>
      <h2 class="ds-heading" data-size="2xs">
        {failure === null ? texts.refused : texts.failed}
      </h2>
      <ul>
        {failure !== null && <li>{failure}</li>}
        {told.map(({ path, message, said }) => (
          <li key={`${path} ${message}`}>
            {path !== "" && (
              <a
                class="ds-link"
                href={hashTo(store.hash.value, "scenario")}
                onClick={() => void (wantedField(store).value = path)}
              >
                {base ? pathName(base, path, store.language.value, words) : path}
              </a>
            )}{" "}
            {messageText(said, speech)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Address and state follow each other; a screen that is opened gets its title and the focus. */
function useAddress(store: Store): void {
  const isFirst = useRef(true);
  const { screen } = store.view.value;
  const { hash } = store;
  useEffect(() => {
    const heard = (): void => {
      if (location.hash !== hash.peek() && location.hash.startsWith("#/")) store.goTo(location.hash);
    };
    addEventListener("hashchange", heard);
    return () => removeEventListener("hashchange", heard);
  }, []);
  const address = hash.value;
  useEffect(() => {
    if (location.hash === address) return;
    const isSameScreen = location.hash.split("?")[0] === address.split("?")[0];
    // A slider must not fill the history of the browser; a screen is a step of it.
    if (isSameScreen || location.hash === "") history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }, [address]);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else focusTitle();
  }, [screen]);
  const texts = store.texts.value;
  const known = SCREENS.some(({ id }) => id === screen) ? screen : FIRST_VIEW.screen;
  useEffect(() => {
    document.title = texts.frame.pageTitle(texts.screens[known].nav);
  }, [texts, known]);
}

function useLook(store: Store): void {
  const theme = store.theme.value;
  const language = store.language.value;
  useEffect(() => {
    document.documentElement.dataset["colorScheme"] = theme;
    document.documentElement.lang = language;
  }, [theme, language]);
}

function useShortcuts(store: Store): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event, isEditable(event.target));
      if (!shortcut || !areShortcutsOn()) return;
      if (shortcut.kind === "undo") store.undo();
      if (shortcut.kind === "redo") store.redo();
      if (shortcut.kind === "run") {
        if (!store.hasServer.peek()) return;
        // The form is where it is seen what is run, so it is opened first and asked then.
        if (store.view.peek().screen !== "kjoringer") store.view.value = { ...store.view.peek(), screen: "kjoringer" };
        else document.querySelector<HTMLFormElement>("form.run-form")?.requestSubmit();
      }
      const screens = screensHere(store.hasServer.peek());
      const screen = shortcut.kind === "screen" ? screens[shortcut.number - 1] : undefined;
      if (shortcut.kind === "screen" && !screen) return;
      if (screen) store.view.value = { ...store.view.peek(), screen: screen.id };
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
