import type { Change } from "../../scenarios/change.ts";
import { type Language, LANGUAGES } from "../../report/language.ts";
import type { Entry, ScenarioDocument } from "./document.ts";
import { figureIn, figureText, type MadeWith } from "./made-with.ts";
import { SCREEN_IDS, type ScreenId, type View } from "./view.ts";

/** What an address carries: all that it takes to see what its sender sees. */
export interface Address {
  readonly document: ScenarioDocument;
  readonly view: View;
  readonly language: Language;
  /** Which model it was made with; left out where nobody is to be told. */
  readonly made?: MadeWith;
}

/**
 * The part of an address after #: the screen as a path, then `m` the model, `t` measures, `c` changes, `e` the question, `s` the series
 * shown, `a` the actor, `w` what is compared, `j` full runs, `l` the language,
 * `v` the version of the model and `k` what it said. Changes are written as on the command line where they can be, else as JSON.
 */
export function hashOf({ document, view, language, made }: Address): string {
  const query = new URLSearchParams();
  query.append("m", document.model);
  for (const entry of document.entries) {
    if (entry.kind === "measure") query.append("t", entry.id);
    else query.append("c", changeText(entry.change));
  }
  if (document.effect === "long-run") query.append("e", "long-run");
  if (view.series) query.append("s", `${view.series.measure}@${view.series.place}`);
  if (view.actor !== null) query.append("a", view.actor);
  for (const compared of view.compared ?? []) query.append("w", compared);
  for (const [kind, id] of Object.entries(view.jobs ?? {})) query.append("j", `${kind}:${id}`);
  query.append("l", language);
  if (made) query.append("v", made.version);
  for (const figure of made?.figures ?? []) query.append("k", figureText(figure));
  return `#/${view.screen}?${query.toString()}`;
}

/** Reads such an address; what is missing or not understood is left out, and comes from what was there before. */
export function addressOf(hash: string): Partial<Omit<Address, "view">> & { readonly view?: Partial<View> } {
  const [path = "", queryText] = hash.replace(/^#\/?/, "").split("?", 2);
  const query = new URLSearchParams(queryText ?? "");
  const screen = SCREEN_IDS.find((id) => id === path);
  const language = LANGUAGES.find((id) => id === query.get("l"));
  const model = query.get("m");
  const series = seriesOf(query.get("s"));
  const actor = query.get("a");
  const compared = query.getAll("w");
  const version = query.get("v");
  const made = version !== null && /^[\w.+-]{1,40}$/.test(version) ? version : null;
  const jobs = query.getAll("j").flatMap((text) => {
    const [, kind, id] = /^([a-z]{1,20}):([0-9a-f]{1,100})$/.exec(text) ?? [];
    return kind !== undefined && id !== undefined ? [[kind, id] as const] : [];
  });
  return {
    ...(model !== null && model !== "" && { document: documentOf(model, query) }),
    ...(language && { language }),
    ...(made !== null && { made: { version: made, figures: query.getAll("k").flatMap(figureIn) } }),
    view: {
      ...(screen && { screen: screen satisfies ScreenId }),
      ...(series && { series }),
      ...(actor !== null && { actor }),
      ...(compared.length > 0 && { compared }),
      ...(jobs.length > 0 && { jobs: Object.fromEntries(jobs) }),
    },
  };
}

function documentOf(model: string, query: URLSearchParams): ScenarioDocument {
  const entries = [...query].flatMap(([key, value]): Entry[] => {
    if (key === "t" && value !== "") return [{ kind: "measure", id: value }];
    const change = key === "c" ? changeOf(value) : undefined;
    return change ? [{ kind: "change", change }] : [];
  });
  return { model, effect: query.get("e") === "long-run" ? "long-run" : "first-years", entries };
}

function seriesOf(text: string | null): View["series"] | undefined {
  const [measure, place] = (text ?? "").split("@");
  if (place === undefined || place === "") return undefined;
  return measure === "occupied" || measure === "ready" || measure === "waiting" ? { place, measure } : undefined;
}

const SHORT = /^([a-z0-9*.-]+)=([+\-*])(\d+(?:\.\d+)?)$/i;

/** `places.x.capacityBeds=+30`, or JSON. */
function changeText(change: Change): string {
  const { path, add, multiply, ...rest } = change;
  if (Object.keys(rest).length === 0) {
    const text = add === undefined ? `${path}=*${multiply}` : add < 0 ? `${path}=-${-add}` : `${path}=+${add}`;
    const again = changeOf(text);
    if (again && again.path === path && again.add === add && again.multiply === multiply) return text;
  }
  return JSON.stringify(change);
}

function changeOf(text: string): Change | undefined {
  const [, path, sign, number] = SHORT.exec(text) ?? [];
  if (path !== undefined && number !== undefined) {
    const value = Number(number);
    return sign === "*" ? { path, multiply: value } : { path, add: sign === "-" ? -value : value };
  }
  try {
    // Whether it is a change that can be made is looked at by the workers, which check it as any other.
    const change = JSON.parse(text) as unknown;
    const isChange = typeof change === "object" && change !== null && "path" in change;
    return isChange && typeof change.path === "string" ? (change as Change) : undefined;
  } catch {
    return undefined;
  }
}
