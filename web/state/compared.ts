import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { measureYaml } from "../parts/measure-yaml.ts";
import type { EffectAsked } from "../workers/preview-part.ts";
import { canBeMade } from "./differences.ts";
import { changesOf, type MeasureFile, type ScenarioDocument } from "./document.ts";
import type { MadeWith } from "./made-with.ts";
import { addressOf, hashOf } from "./permalink.ts";
import { FIRST_VIEW } from "./view.ts";

/** Something that is put beside the baseline. */
export type Compared =
  /** A measure that comes with the program. */
  | { readonly kind: "measure"; readonly id: string }
  /** What is changed on the page now. */
  | { readonly kind: "present" }
  /** What was kept under a name in this browser; it is in the link, for others have not got it. */
  | {
      readonly kind: "own";
      readonly name: string;
      readonly document: ScenarioDocument;
      /** Which model it was kept with; missing where that was not kept. */
      readonly made?: MadeWith;
    }
  /** A scenario or measure that is kept on the server. */
  | { readonly kind: "server"; readonly name: string };

/** The least and the most that can be chosen, the baseline included. */
export const LEAST_COMPARED = 2;
export const MOST_COMPARED = 6;

/** As a link carries it. */
export function comparedText(compared: Compared): string {
  switch (compared.kind) {
    case "measure":
      return `t:${compared.id}`;
    case "present":
      return "n";
    case "server":
      return `s:${compared.name}`;
    case "own":
      return `o:${encodeURIComponent(compared.name)}:${hashOf({ ...compared, view: FIRST_VIEW, language: "nb" })}`;
  }
}

/** Reads such a text; undefined where it is none. */
export function comparedOf(text: string): Compared | undefined {
  if (text === "n") return { kind: "present" };
  const [kind, rest] = [text.slice(0, 2), text.slice(2)];
  if (rest === "") return undefined;
  if (kind === "t:") return { kind: "measure", id: rest };
  if (kind === "s:") return { kind: "server", name: rest };
  if (kind !== "o:") return undefined;
  const end = rest.indexOf(":");
  const { document, made } = addressOf(rest.slice(end + 1));
  try {
    const name = decodeURIComponent(rest.slice(0, Math.max(0, end)));
    return document && name !== "" ? { kind: "own", name, document, ...(made && { made }) } : undefined;
  } catch {
    return undefined;
  }
}

/** A document as a text that can be read again: as an address says it. */
export function documentText(document: ScenarioDocument): string {
  return hashOf({ document, view: FIRST_VIEW, language: "nb" });
}

/** What a comparison is made in. */
export interface ComparedBase {
  readonly document: ScenarioDocument;
  readonly scenario: Scenario;
  readonly measures: readonly MeasureFile[];
}

/** Why something cannot stand beside the baseline; `other-days` is a horizon or a calendar of its own. */
export type Refusal = "other-model" | "other-days" | "does-not-fit" | "no-changes";

/** What makes the difference from the baseline another one than it seems. */
export type Doubt = "own-seed" | "own-replications" | "other-question";

/** Whether it can be compared, by rules that need nothing simulated; what is on the server is looked at there. */
export function refusalOf(compared: Compared, base: ComparedBase): Refusal | null {
  if (compared.kind === "server") return null;
  if (compared.kind === "own" && compared.document.model !== base.document.model) return "other-model";
  const changes = changesIn(compared, base);
  if (changes.length === 0) return "no-changes";
  if (changes.some(({ path }) => DAYS.test(path))) return "other-days";
  return canBeMade(changes, base.scenario) ? null : "does-not-fit";
}

export function doubtsAbout(compared: Compared, base: ComparedBase): Doubt[] {
  const changes = changesIn(compared, base);
  const has = (wanted: string): boolean => changes.some(({ path }) => path === wanted);
  return [
    ...(has("run.seed") ? ["own-seed" as const] : []),
    ...(has("run.replications") ? ["own-replications" as const] : []),
    ...(compared.kind === "own" && compared.document.effect !== base.document.effect
      ? ["other-question" as const]
      : []),
  ];
}

const DAYS = /^(run\.(startDate|endDate|lengthDays|warmUpDays)|calendar)(\.|$)/;
/** A comparison has one seed and one number of replications, whatever a scenario asks for. */
const OF_THE_RUN = /^run\.(seed|replications)$/;

function changesIn(compared: Compared, { document, measures }: ComparedBase): readonly Change[] {
  switch (compared.kind) {
    case "measure":
      return measures.find(({ id }) => id === compared.id)?.changes ?? [];
    case "present":
      return changesOf(document, measures);
    case "own":
      return changesOf(compared.document, measures);
    case "server":
      return [];
  }
}

/** The body of a request for a comparison. */
export interface ComparisonBody {
  readonly scenario: string;
  readonly with: readonly string[];
  readonly effect: EffectAsked;
  readonly replications: number;
  readonly money: boolean;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Asks for all that is chosen under one seed, with the same replications.
 * @param nameOf what a list of changes is called
 */
export function comparisonBody(
  chosen: readonly Compared[],
  base: ComparedBase,
  asked: { readonly replications: number; readonly money: boolean },
  nameOf: (compared: Compared) => string,
): ComparisonBody {
  const files: Record<string, string> = {};
  const words = chosen.map((compared, at) => {
    if (compared.kind === "measure") return compared.id;
    if (compared.kind === "server") return compared.name;
    const file = `endringer-${at + 1}.yaml`;
    const changes = changesIn(compared, base).filter(({ path }) => !OF_THE_RUN.test(path));
    files[file] = measureYaml(changes, nameOf(compared));
    return file;
  });
  return { scenario: base.document.model, with: words, effect: base.document.effect, ...asked, files };
}
