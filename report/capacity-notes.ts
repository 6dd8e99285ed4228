import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { PlaceFacts, ScenarioFacts } from "./scenario-facts.ts";

/** What sets the capacity of each place with a staff ceiling: its beds or its staff. Empty where none has one. */
export function capacityNotes({ places }: ScenarioFacts, language: Language): string {
  const notes = Object.values(places).flatMap((place) => {
    const note = limitText(place, language);
    return note === "" ? [] : [`${textIn(language, place.name)}: ${note}`];
  });
  return notes.length === 0 ? "" : `${WHAT_LIMITS[language]} ${notes.join("; ")}.`;
}

function limitText({ staff, capacityBeds }: PlaceFacts, language: Language): string {
  if (!staff) return "";
  const { staffLimitsShare, bedsLimitShare, bedsMean } = staff;
  const number = (value: number) => formatNumber(value, { language, decimals: Number.isInteger(value) ? 0 : 1 });
  const percent = (share: number) => formatNumber(share, { language, decimals: 0, isShare: true });
  const most =
    staffLimitsShare === 1
      ? STAFF[language]
      : bedsLimitShare === 1
        ? BEDS[language]
        : staffLimitsShare + bedsLimitShare === 0
          ? BOTH[language]
          : SOME_DAYS[language](percent(staffLimitsShare), percent(bedsLimitShare));
  if (!capacityBeds || bedsMean === null || staffLimitsShare === 0) return most;
  return `${most} (${OF_BEDS[language](number(capacityBeds.mean), number(bedsMean))})`;
}

const WHAT_LIMITS: LocalText = {
  nb: "Hva som setter grensen.",
  nn: "Kva som set grensa.",
  en: "What sets the limit.",
};
const STAFF: LocalText = { nb: "bemanningen", nn: "bemanninga", en: "staff" };
const BEDS: LocalText = { nb: "plassene, ikke bemanningen", nn: "plassane, ikkje bemanninga", en: "beds, not staff" };
const BOTH: LocalText = {
  nb: "plasser og bemanning er like mange",
  nn: "plassar og bemanning er like mange",
  en: "beds and staff alike",
};
const SOME_DAYS: Readonly<Record<Language, (staff: string, beds: string) => string>> = {
  nb: (staff, beds) => `bemanningen ${staff} av døgnene, plassene ${beds}`,
  nn: (staff, beds) => `bemanninga ${staff} av døgna, plassane ${beds}`,
  en: (staff, beds) => `staff on ${staff} of the days, beds on ${beds}`,
};
const OF_BEDS: Readonly<Record<Language, (capacity: string, beds: string) => string>> = {
  nb: (capacity, beds) => `${capacity} av ${beds} plasser kan brukes`,
  nn: (capacity, beds) => `${capacity} av ${beds} plassar kan brukast`,
  en: (capacity, beds) => `${capacity} of ${beds} beds can be used`,
};
