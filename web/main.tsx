import { render } from "preact";
import { MEASURES, MODELS, VERSION } from "virtual:models";
import { LANGUAGES } from "../report/language.ts";
import { loadLanguage, loadTheme } from "./state/autosave.ts";
import { browserStore } from "./parts/browser-store.ts";
import { addressOf } from "./state/permalink.ts";
import { ApiClient, ApiError } from "./api/api-client.ts";
import { createStore, type Store } from "./store.ts";
import { loadTexts } from "./texts/load-texts.ts";
import { Page } from "./page.tsx";
import { PreviewClient, type PreviewWorker } from "./workers/preview-client.ts";
import "./styles/chart-colours.css";
import "./styles/page.css";

const texts = browserStore();
const wanted = addressOf(location.hash).language ?? loadLanguage(texts);
const language = LANGUAGES.find((one) => one === wanted) ?? "nb";

const makeWorker = (): PreviewWorker =>
  new Worker(new URL("./workers/preview-worker.ts", import.meta.url), { type: "module" }) as PreviewWorker;

// Asked for by the language that is chosen when it asks.
const api = new ApiClient(
  async (url, options) => {
    try {
      const response = await fetch(url, options);
      store.isOffline.value = false;
      return response;
    } catch (error) {
      // What somebody called off says nothing about the server.
      if (!options.signal?.aborted) store.isOffline.value = true;
      throw error;
    }
  },
  "",
  () => store.language.peek(),
);

const store: Store = createStore(
  {
    api,
    models: MODELS,
    measures: MEASURES,
    client: new PreviewClient(makeWorker, navigator.hardwareConcurrency),
    store: texts,
    texts: await loadTexts(language),
    language,
    theme: loadTheme(texts),
    version: VERSION,
    now: () => performance.now(),
    whenIdle: () => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve, 0))),
  },
  location.hash,
);

render(<Page store={store} />, document.getElementById("page")!);

// The page is of use without a server too, such as a folder of files: then it has fewer screens.
void api
  .ask("/api/v1/version")
  .then(() => true)
  .catch((error: unknown) => error instanceof ApiError && ["unauthenticated", "forbidden"].includes(error.problem.kind))
  .then((isThere) => void (store.hasServer.value = isThere));
