import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Hours of care: docs/model.md §6 and §8. */
export const HOURS_WORDING = {
  homeCareHoursPerWeek: {
    name: { nb: "Hjemmetjenestetimer", nn: "Heimetenestetimar", en: "Home-care hours" },
    definition: {
      nb: "Timer hjemmetjeneste per uke som tjenesten gir, i snitt: til pasientene i tjenesten, og til dem som venter hjemme og får timer derfra imens.",
      nn: "Timar heimeteneste per veke som tenesta gir, i snitt: til pasientane i tenesta, og til dei som ventar heime og får timar derifrå imens.",
      en: "Hours of home care a week that the service gives, on average: to the patients in it, and to those who wait at home and have hours from it meanwhile.",
    },
    formula: {
      nb: "sum av døgn i tjenesten, eller i kø hjemme med timer derfra, × timer per uke ÷ døgn i måleperioden",
      nn: "sum av døgn i tenesta, eller i kø heime med timar derifrå, × timar per veke ÷ døgn i måleperioden",
      en: "sum of days in the service, or in a queue at home with hours from it, × hours a week ÷ days measured",
    },
  },
  waitingCareHoursPerWeek: {
    name: {
      nb: "Timer til dem som venter hjemme",
      nn: "Timar til dei som ventar heime",
      en: "Hours to those who wait at home",
    },
    definition: {
      nb: "Timer per uke som tjenesten gir dem som venter hjemme på plass et annet sted, i snitt. De er med i hjemmetjenestetimene.",
      nn: "Timar per veke som tenesta gir dei som ventar heime på plass ein annan stad, i snitt. Dei er med i heimetenestetimane.",
      en: "Hours a week that the service gives to those who wait at home for another place, on average. They are among the home-care hours.",
    },
    formula: {
      nb: "sum av døgn i kø hjemme × timer per uke ÷ døgn i måleperioden",
      nn: "sum av døgn i kø heime × timar per veke ÷ døgn i måleperioden",
      en: "sum of days in the queue at home × hours a week ÷ days measured",
    },
  },
  reservedHoursPerWeek: {
    name: { nb: "Reserverte timer", nn: "Reserverte timar", en: "Reserved hours" },
    definition: {
      nb: "Timer per uke som er holdt av for pasienter som har fått plass og venter på oppstart, i snitt.",
      nn: "Timar per veke som er haldne av for pasientar som har fått plass og ventar på oppstart, i snitt.",
      en: "Hours a week kept for patients who have been given the place and wait for the start, on average.",
    },
    formula: {
      nb: "sum av døgn fra tildeling til flytting × timer per uke ÷ døgn i måleperioden",
      nn: "sum av døgn frå tildeling til flytting × timar per veke ÷ døgn i måleperioden",
      en: "sum of days from being given the place to the move × hours a week ÷ days measured",
    },
  },
  hoursUsedShare: {
    name: { nb: "Timer brukt", nn: "Timar brukte", en: "Hours used" },
    definition: {
      nb: "Timene som tjenesten gir, til dem som venter hjemme også, som andel av timene den har. Over 100 % når timetallet er satt ned eller ventende tar timer utover det. Reserverte timer er ikke med.",
      nn: "Timane som tenesta gir, til dei som ventar heime òg, som del av timane ho har. Over 100 % når timetalet er sett ned eller ventande tek timar utover det. Reserverte timar er ikkje med.",
      en: "The hours that the service gives, also to those who wait at home, as a share of the hours it has. Above 100% after a cut, or where those who wait take hours beyond them. Reserved hours are left out.",
    },
    formula: {
      nb: "timer gitt ÷ timer i kapasiteten, over døgn da timene har en grense",
      nn: "timar gitt ÷ timar i kapasiteten, over døgn då timane har ei grense",
      en: "hours given ÷ hours of the capacity, over days on which the hours have a limit",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
