import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Beds and places in use: docs/model.md §5, §6 and §8. */
export const BED_WORDING = {
  occupiedMean: {
    name: { nb: "Plasser i bruk", nn: "Plassar i bruk", en: "Occupied beds" },
    definition: {
      nb: "Plasser som er i bruk, i snitt: pasienter i behandling, de som er ferdige men ikke meldt, og de utskrivningsklare. Reserverte plasser er ikke med.",
      nn: "Plassar som er i bruk, i snitt: pasientar i behandling, dei som er ferdige men ikkje melde, og dei utskrivingsklare. Reserverte plassar er ikkje med.",
      en: "Beds in use, on average: patients in treatment, those who are done but not declared, and the discharge-ready. Reserved beds are left out.",
    },
    formula: {
      nb: "oppholdsdøgn ÷ døgn i måleperioden",
      nn: "opphaldsdøgn ÷ døgn i måleperioden",
      en: "patient-days ÷ days measured",
    },
  },
  occupiedP10: {
    name: {
      nb: "Plasser i bruk, 10 % av tiden",
      nn: "Plassar i bruk, 10 % av tida",
      en: "Occupied beds, 10% of the time",
    },
    definition: {
      nb: "Plasser i bruk er på eller under dette tallet minst 10 % av tiden.",
      nn: "Plassar i bruk er på eller under dette talet minst 10 % av tida.",
      en: "Occupied beds are at or below this number at least 10% of the time.",
    },
    formula: {
      nb: "minste antall plasser som bruken er på eller under i 10 % av tiden",
      nn: "minste tal plassar som bruken er på eller under i 10 % av tida",
      en: "least number that occupied beds are at or below for 10% of the time",
    },
  },
  occupiedP50: {
    name: {
      nb: "Plasser i bruk, halvparten av tiden",
      nn: "Plassar i bruk, halvparten av tida",
      en: "Occupied beds, half of the time",
    },
    definition: {
      nb: "Plasser i bruk er på eller under dette tallet minst halvparten av tiden.",
      nn: "Plassar i bruk er på eller under dette talet minst halvparten av tida.",
      en: "Occupied beds are at or below this number at least half of the time.",
    },
    formula: {
      nb: "minste antall plasser som bruken er på eller under i 50 % av tiden",
      nn: "minste tal plassar som bruken er på eller under i 50 % av tida",
      en: "least number that occupied beds are at or below for 50% of the time",
    },
  },
  occupiedP90: {
    name: {
      nb: "Plasser i bruk, 90 % av tiden",
      nn: "Plassar i bruk, 90 % av tida",
      en: "Occupied beds, 90% of the time",
    },
    definition: {
      nb: "Plasser i bruk er på eller under dette tallet minst 90 % av tiden.",
      nn: "Plassar i bruk er på eller under dette talet minst 90 % av tida.",
      en: "Occupied beds are at or below this number at least 90% of the time.",
    },
    formula: {
      nb: "minste antall plasser som bruken er på eller under i 90 % av tiden",
      nn: "minste tal plassar som bruken er på eller under i 90 % av tida",
      en: "least number that occupied beds are at or below for 90% of the time",
    },
  },
  activeMean: {
    name: { nb: "I behandling", nn: "I behandling", en: "In treatment" },
    definition: {
      nb: "Pasienter i aktiv behandling, i snitt. Døgn som ferdig behandlet er ikke med.",
      nn: "Pasientar i aktiv behandling, i snitt. Døgn som ferdig behandla er ikkje med.",
      en: "Patients in active treatment, on average. Days after treatment is over are left out.",
    },
    formula: {
      nb: "behandlingsdøgn ÷ døgn i måleperioden",
      nn: "behandlingsdøgn ÷ døgn i måleperioden",
      en: "treatment days ÷ days measured",
    },
  },
  undeclaredMean: {
    name: { nb: "Ferdig, men ikke meldt", nn: "Ferdig, men ikkje meld", en: "Done, not declared" },
    definition: {
      nb: "Pasienter som ble ferdige i en helg og først meldes utskrivningsklare på mandag, i snitt. De har plassen, uten betalingsplikt for kommunen.",
      nn: "Pasientar som vart ferdige i ei helg og først blir melde utskrivingsklare på måndag, i snitt. Dei har plassen, utan betalingsplikt for kommunen.",
      en: "Patients done at a weekend who are declared discharge-ready only on Monday, on average. They hold the bed, without a fee for the municipality.",
    },
    formula: {
      nb: "døgn som ferdig, men ikke meldt ÷ døgn i måleperioden",
      nn: "døgn som ferdig, men ikkje meld ÷ døgn i måleperioden",
      en: "days done but not declared ÷ days measured",
    },
  },
  reservedMean: {
    name: { nb: "Reserverte plasser", nn: "Reserverte plassar", en: "Reserved beds" },
    definition: {
      nb: "Plasser som er gitt til noen som ikke har flyttet inn ennå, i snitt. De står tomme, men er ikke ledige.",
      nn: "Plassar som er gitt til nokon som ikkje har flytta inn enno, i snitt. Dei står tomme, men er ikkje ledige.",
      en: "Places given to somebody who has not yet moved in, on average. They are empty but not free.",
    },
    formula: {
      nb: "reserverte plassdøgn ÷ døgn i måleperioden",
      nn: "reserverte plassdøgn ÷ døgn i måleperioden",
      en: "reserved bed-days ÷ days measured",
    },
  },
  occupancyShare: {
    name: { nb: "Belegg", nn: "Belegg", en: "Occupancy" },
    definition: {
      nb: "Liggedøgn som andel av døgnkapasiteten. Over 100 % når pasienter ligger utover kapasiteten.",
      nn: "Liggjedøgn som del av døgnkapasiteten. Over 100 % når pasientar ligg utover kapasiteten.",
      en: "Patient-days as a share of the bed-days available. Above 100% when patients lie beyond the capacity.",
    },
    formula: {
      nb: "oppholdsdøgn ÷ plassdøgn til rådighet",
      nn: "opphaldsdøgn ÷ plassdøgn til rådvelde",
      en: "patient-days ÷ bed-days available",
    },
  },
  shareOfTimeFull: {
    name: { nb: "Andel av tiden fullt", nn: "Del av tida fullt", en: "Share of time full" },
    definition: {
      nb: "Andelen av tiden da plasser i bruk og reserverte plasser til sammen fyller kapasiteten.",
      nn: "Delen av tida då plassar i bruk og reserverte plassar til saman fyller kapasiteten.",
      en: "Share of the time in which occupied and reserved beds together fill the capacity.",
    },
    formula: {
      nb: "tid uten ledig plass ÷ måleperioden",
      nn: "tid utan ledig plass ÷ måleperioden",
      en: "time without a free place ÷ period measured",
    },
  },
  midnightOccupiedMean: {
    name: { nb: "Plasser i bruk ved midnatt", nn: "Plassar i bruk ved midnatt", en: "Occupied beds at midnight" },
    definition: {
      nb: "Plasser i bruk, talt ved midnatt, i snitt.",
      nn: "Plassar i bruk, talde ved midnatt, i snitt.",
      en: "Beds in use counted at midnight, on average.",
    },
    formula: {
      nb: "sum av beleggstellingene ved midnatt ÷ antall midnetter",
      nn: "sum av beleggsteljingane ved midnatt ÷ talet på midnetter",
      en: "sum of the midnight censuses ÷ number of midnights",
    },
  },
  overCapacityDaysPerYear: {
    name: { nb: "Døgn utover kapasiteten", nn: "Døgn utover kapasiteten", en: "Over-capacity bed-days" },
    definition: {
      nb: "Døgn i seng utover kapasiteten (korridorpasienter), per år. Overtallige etter at kapasiteten er satt ned telles for seg.",
      nn: "Døgn i seng utover kapasiteten (korridorpasientar), per år. Overtalige etter at kapasiteten er sett ned blir talde for seg.",
      en: "Days in a bed beyond the capacity (corridor patients), per year. Patients in excess after a cut in capacity are counted apart.",
    },
    formula: {
      nb: "døgn utover kapasiteten ÷ døgn i måleperioden × 365",
      nn: "døgn utover kapasiteten ÷ døgn i måleperioden × 365",
      en: "bed-days beyond the capacity ÷ days measured × 365",
    },
  },
  closingDaysPerYear: {
    name: {
      nb: "Døgn i plasser under avvikling",
      nn: "Døgn i plassar under avvikling",
      en: "Bed-days in closing beds",
    },
    definition: {
      nb: "Døgn i plasser som skal bort etter at kapasiteten er satt ned, til pasienten der flytter, per år.",
      nn: "Døgn i plassar som skal bort etter at kapasiteten er sett ned, til pasienten der flyttar, per år.",
      en: "Days in beds that close after a cut in capacity, until the patient there moves, per year.",
    },
    formula: {
      nb: "døgn i plasser under avvikling ÷ døgn i måleperioden × 365",
      nn: "døgn i plassar under avvikling ÷ døgn i måleperioden × 365",
      en: "days in closing beds ÷ days measured × 365",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
