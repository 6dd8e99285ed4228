import type { LocalText } from "../../report/language.ts";
import type { Provenance } from "../../scenarios/origins.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { Text } from "../../scenarios/words.ts";
import type { MeasureFile } from "./document.ts";
import type { PreparedRun } from "./prepared.ts";
import type { FieldSection } from "./fields.ts";

/** A scenario that comes with the page, loaded when it is opened. */
export interface ModelEntry {
  readonly id: string;
  readonly name: Text;
  readonly load: () => Promise<Model>;
  /** What the form can change. */
  readonly loadSections: () => Promise<readonly FieldSection[]>;
}

/** A base with what is known about its numbers. */
export interface Model {
  readonly scenario: Scenario;
  /** By path of the value. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Its preview as it is, of the model that is opened first. */
  readonly prepared?: PreparedRun;
}

/** A measure that comes with the page, with its words; it can be made where all its paths lead somewhere. */
export interface MeasureEntry extends MeasureFile {
  readonly name: Text;
  readonly description?: Text;
}

/** What a municipality pays for a night of a discharge-ready patient. */
export interface Fee {
  readonly nokPerNight: number;
  readonly priceYear: number;
  readonly source: LocalText;
}
