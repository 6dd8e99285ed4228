import { roundedUp } from "../analysis/staff-capacity.ts";
import type { Language } from "./language.ts";
import { formatNumber } from "./numbers.ts";

/** What is said of staff from capacity, and of capacity from staff. */
export interface StaffPlanWords {
  readonly title: string;
  readonly note: string;
  readonly capacity: string;
  readonly fte: string;
  readonly ftePerPlace: string;
  readonly dayFte: string;
  readonly wage: (year: number) => string;
  readonly budget: (year: number) => string;
  readonly categoryTitle: string;
  readonly unlimited: string;
  readonly answerTitle: string;
  readonly given: string;
  readonly enoughFor: string;
  readonly takes: string;
  readonly leftOver: string;
  readonly limit: string;
  readonly total: string;
  readonly none: string;
  readonly places: (count: string) => string;
  readonly hours: (count: string) => string;
  readonly noLimit: (name: string) => string;
  readonly nextPlace: (name: string, fte: string, parts: string) => string;
  readonly moreThanBeds: (name: string, beds: string, places: string) => string;
  readonly opensFewer: (name: string, opens: string) => string;
  readonly yamlTitle: string;
  readonly commandTitle: string;
}

export const STAFF_PLAN_WORDS: Readonly<Record<Language, StaffPlanWords>> = {
  nb: {
    title: "Årsverk for kapasiteten, etter bemanningsnormene",
    note: "Alle plassene fulle. «Dagtid» er per pasient uten natt, avdeling, styrer og merkantil, slik normene er trykt. Årsverk er rundet opp, så de rekker til plassene.",
    capacity: "Kapasitet",
    fte: "Årsverk",
    ftePerPlace: "Årsverk per plass",
    dayFte: "Dagtid per pasient",
    wage: (year) => `Lønn i året, mill. kr (${year})`,
    budget: (year) => `Budsjett, mill. kr (${year})`,
    categoryTitle: "Årsverk etter hva de er til",
    unlimited: "uten grense",
    answerTitle: "Hva årsverkene rekker til, etter bemanningsnormene",
    given: "Gitt",
    enoughFor: "Rekker til",
    takes: "som tar",
    leftOver: "Til overs",
    limit: "Setter grensen",
    total: "alle til sammen",
    none: "–",
    places: (count) => `${count} plasser`,
    hours: (count) => `${count} t/uke`,
    noLimit: (name) => `${name}: normen tar ingen av disse årsverkene, så de setter ingen grense.`,
    nextPlace: (name, fte, parts) => `${name}: én plass til tar ${fte} årsverk (${parts}).`,
    moreThanBeds: (name, beds, places) =>
      `${name} har ${beds} plasser; endringen øker dem til ${places}, for bemanning alene åpner ingen plass som ikke finnes.`,
    opensFewer: (name, opens) =>
      `${name}: bare ${opens} plasser åpnes, for plassene på ukedager og klokkeslett er færre; endre dem også.`,
    yamlTitle: "Slik står det i et scenario",
    commandTitle: "Slik simuleres det",
  },
  nn: {
    title: "Årsverk for kapasiteten, etter bemanningsnormene",
    note: "Alle plassane fulle. «Dagtid» er per pasient utan natt, avdeling, styrar og merkantil, slik normene er trykte. Årsverk er runda opp, så dei rekk til plassane.",
    capacity: "Kapasitet",
    fte: "Årsverk",
    ftePerPlace: "Årsverk per plass",
    dayFte: "Dagtid per pasient",
    wage: (year) => `Løn i året, mill. kr (${year})`,
    budget: (year) => `Budsjett, mill. kr (${year})`,
    categoryTitle: "Årsverk etter kva dei er til",
    unlimited: "utan grense",
    answerTitle: "Kva årsverka rekk til, etter bemanningsnormene",
    given: "Gitt",
    enoughFor: "Rekk til",
    takes: "som tek",
    leftOver: "Til overs",
    limit: "Set grensa",
    total: "alle til saman",
    none: "–",
    places: (count) => `${count} plassar`,
    hours: (count) => `${count} t/veke`,
    noLimit: (name) => `${name}: norma tek ingen av desse årsverka, så dei set inga grense.`,
    nextPlace: (name, fte, parts) => `${name}: éin plass til tek ${fte} årsverk (${parts}).`,
    moreThanBeds: (name, beds, places) =>
      `${name} har ${beds} plassar; endringa aukar dei til ${places}, for bemanning åleine opnar ingen plass som ikkje finst.`,
    opensFewer: (name, opens) =>
      `${name}: berre ${opens} plassar blir opna, for plassane på vekedagar og klokkeslett er færre; endre dei òg.`,
    yamlTitle: "Slik står det i eit scenario",
    commandTitle: "Slik blir det simulert",
  },
  en: {
    title: "Staff for the capacity, by the norms",
    note: "FTE is full-time equivalents, all places full. “By day” is for each patient without night, ward, managers and clerical staff, as norms are printed. FTE are rounded up, so that they are enough for the places.",
    capacity: "Capacity",
    fte: "FTE",
    ftePerPlace: "FTE per place",
    dayFte: "By day per patient",
    wage: (year) => `Wages a year, MNOK (${year})`,
    budget: (year) => `Budget, MNOK (${year})`,
    categoryTitle: "Full-time equivalents by what they are for",
    unlimited: "without limit",
    answerTitle: "What the staff are for, by the norms",
    given: "Given",
    enoughFor: "Enough for",
    takes: "which take",
    leftOver: "Left over",
    limit: "Sets the limit",
    total: "all together",
    none: "–",
    places: (count) => `${count} places`,
    hours: (count) => `${count} h/week`,
    noLimit: (name) => `${name}: the norm takes none of these staff, so they set no limit.`,
    nextPlace: (name, fte, parts) => `${name}: one more place takes ${fte} FTE (${parts}).`,
    moreThanBeds: (name, beds, places) =>
      `${name} has ${beds} places; the change raises them to ${places}, for staff alone open no place that is not there.`,
    opensFewer: (name, opens) =>
      `${name}: only ${opens} places open, for its places by weekday or clock time are fewer; change them too.`,
    yamlTitle: "As it stands in a scenario",
    commandTitle: "To simulate it",
  },
};

/** The name of a measure that staffs a place. */
export const LOCAL_PLACE_STAFF: Readonly<Record<Language, (place: string, fte: number) => string>> = {
  nb: (place, fte) => `${place}: ${formatNumber(roundedUp(fte, 1), { language: "nb", decimals: 1 })} årsverk`,
  nn: (place, fte) => `${place}: ${formatNumber(roundedUp(fte, 1), { language: "nn", decimals: 1 })} årsverk`,
  en: (place, fte) => `${place}: ${formatNumber(roundedUp(fte, 1), { language: "en", decimals: 1 })} FTE`,
};
