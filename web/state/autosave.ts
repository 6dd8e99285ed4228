import { figureIn, figureText, type MadeWith } from "./made-with.ts";
import { addressOf, hashOf } from "./permalink.ts";
import type { ScenarioDocument } from "./document.ts";
import type { History } from "./history.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Where texts are kept between visits: the browser's, or a test's. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const DOCUMENT_KEY = "flyt.document.1";
const MADE_KEY = "flyt.made.1";
const THEME_KEY = "flyt.theme";
const LANGUAGE_KEY = "flyt.language";
const MOST_KEPT_STEPS = 60;

/** Keeps a document with its steps. A store that is full or forbidden is no reason to lose what is on the screen. */
export function saveHistory(store: TextStore | null, history: History<ScenarioDocument>): boolean {
  const past = history.past.slice(-MOST_KEPT_STEPS).map(textOf);
  return put(store, DOCUMENT_KEY, JSON.stringify({ past, present: textOf(history.present) }));
}

/** What was kept, or null where there is nothing that can be read. */
export function loadHistory(store: TextStore | null): History<ScenarioDocument> | null {
  try {
    const kept = JSON.parse(store?.getItem(DOCUMENT_KEY) ?? "null") as { past: unknown; present: unknown } | null;
    const present = kept && documentIn(kept.present);
    if (!kept || !present) return null;
    const past = (Array.isArray(kept.past) ? kept.past : []).flatMap((text) => documentIn(text) ?? []);
    return { past, present, future: [], topic: null };
  } catch {
    return null;
  }
}

/** Keeps which model the document was last looked at with, and what it said. */
export function saveMade(store: TextStore | null, made: MadeWith): boolean {
  return put(store, MADE_KEY, JSON.stringify({ version: made.version, figures: made.figures.map(figureText) }));
}

/** The same, or null where that was not kept. */
export function loadMade(store: TextStore | null): MadeWith | null {
  try {
    const kept = JSON.parse(store?.getItem(MADE_KEY) ?? "null") as { version?: unknown; figures?: unknown } | null;
    if (typeof kept?.version !== "string") return null;
    const texts = Array.isArray(kept.figures) ? kept.figures : [];
    return {
      version: kept.version,
      figures: texts.flatMap((text) => (typeof text === "string" ? figureIn(text) : [])),
    };
  } catch {
    return null;
  }
}

export function saveTheme(store: TextStore | null, theme: Theme): boolean {
  return put(store, THEME_KEY, theme);
}

export function loadTheme(store: TextStore | null): Theme {
  return THEMES.find((theme) => theme === get(store, THEME_KEY)) ?? "auto";
}

export function saveLanguage(store: TextStore | null, language: string): boolean {
  return put(store, LANGUAGE_KEY, language);
}

export function loadLanguage(store: TextStore | null): string | null {
  return get(store, LANGUAGE_KEY);
}

/** As an address says it: one way to write a document, tested once. */
function textOf(document: ScenarioDocument): string {
  return hashOf({ document, view: { screen: "oversikt", series: null, actor: null }, language: "nb" });
}

function documentIn(text: unknown): ScenarioDocument | undefined {
  return typeof text === "string" ? addressOf(text).document : undefined;
}

function get(store: TextStore | null, key: string): string | null {
  try {
    return store?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function put(store: TextStore | null, key: string, value: string): boolean {
  try {
    store?.setItem(key, value);
    return store !== null;
  } catch {
    return false;
  }
}
