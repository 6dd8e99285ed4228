import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Waiting lists for planned admissions: docs/model.md §4 and §8. */
export const LIST_WORDING = {
  referralsPerYear: {
    name: { nb: "Henvisninger", nn: "Tilvisingar", en: "Referrals" },
    definition: {
      nb: "Pasienter som settes på venteliste for planlagt innleggelse i tjenesten, per år.",
      nn: "Pasientar som blir sette på venteliste for planlagd innlegging i tenesta, per år.",
      en: "Patients put on a waiting list for a planned admission to the service, per year.",
    },
    formula: {
      nb: "henvisninger i måleperioden ÷ døgn i den × 365",
      nn: "tilvisingar i måleperioden ÷ døgn i han × 365",
      en: "referrals in the measured period ÷ its days × 365",
    },
  },
  waitingListMean: {
    name: { nb: "Venteliste", nn: "Venteliste", en: "Waiting list" },
    definition: {
      nb: "Pasienter på venteliste for planlagt innleggelse i tjenesten, i snitt. De som er kalt inn, er ikke med.",
      nn: "Pasientar på venteliste for planlagd innlegging i tenesta, i snitt. Dei som er kalla inn, er ikkje med.",
      en: "Patients on a waiting list for a planned admission to the service, on average. Those called in are left out.",
    },
    formula: {
      nb: "døgn på ventelisten ÷ døgn i måleperioden",
      nn: "døgn på ventelista ÷ døgn i måleperioden",
      en: "days on the waiting list ÷ days measured",
    },
  },
  waitingListP50: {
    name: {
      nb: "Venteliste, halvparten av tiden",
      nn: "Venteliste, halvparten av tida",
      en: "Waiting list, half of the time",
    },
    definition: {
      nb: "Ventelisten er på eller under dette tallet minst halvparten av tiden.",
      nn: "Ventelista er på eller under dette talet minst halvparten av tida.",
      en: "The waiting list is at or below this number at least half of the time.",
    },
    formula: {
      nb: "minste antall som ventelisten er på eller under i 50 % av tiden",
      nn: "minste tal som ventelista er på eller under i 50 % av tida",
      en: "least number that the waiting list is at or below for 50% of the time",
    },
  },
  waitingListP90: {
    name: { nb: "Venteliste, 90 % av tiden", nn: "Venteliste, 90 % av tida", en: "Waiting list, 90% of the time" },
    definition: {
      nb: "Ventelisten er på eller under dette tallet minst 90 % av tiden.",
      nn: "Ventelista er på eller under dette talet minst 90 % av tida.",
      en: "The waiting list is at or below this number at least 90% of the time.",
    },
    formula: {
      nb: "minste antall som ventelisten er på eller under i 90 % av tiden",
      nn: "minste tal som ventelista er på eller under i 90 % av tida",
      en: "least number that the waiting list is at or below for 90% of the time",
    },
  },
  waitingListAtEnd: {
    name: { nb: "Venteliste ved slutten", nn: "Venteliste ved slutten", en: "Waiting list at the end" },
    definition: {
      nb: "Pasienter på venteliste når måleperioden slutter. Er den mye lengre enn snittet, vokser den.",
      nn: "Pasientar på venteliste når måleperioden sluttar. Er ho mykje lengre enn snittet, veks ho.",
      en: "Patients on the waiting list when the measured period ends. If it is much longer than the mean, it grows.",
    },
    formula: {
      nb: "antall på ventelisten til slutt",
      nn: "talet på ventelista til slutt",
      en: "number on the waiting list at the end",
    },
  },
  listWaitDaysMean: {
    name: {
      nb: "Fra henvisning til innleggelse",
      nn: "Frå tilvising til innlegging",
      en: "From referral to admission",
    },
    definition: {
      nb: "Døgn fra henvisning til innleggelse i tjenesten, på ventelisten og i køen etterpå, i snitt for dem som legges inn i måleperioden. De som sto på listen fra starten, regnes fra da.",
      nn: "Døgn frå tilvising til innlegging i tenesta, på ventelista og i køen etterpå, i snitt for dei som blir lagde inn i måleperioden. Dei som stod på lista frå starten, blir rekna frå då.",
      en: "Days from referral to admission to the service, on the list and in the queue after it, on average over those admitted in the measured period. Those on the list from the start are reckoned from then.",
    },
    formula: {
      nb: "sum av døgnene ÷ antall innlagt",
      nn: "sum av døgna ÷ talet på innlagde",
      en: "sum of the days ÷ number admitted",
    },
  },
  listWaitDaysP50: {
    name: {
      nb: "Fra henvisning til innleggelse, halvparten",
      nn: "Frå tilvising til innlegging, halvparten",
      en: "From referral to admission, half",
    },
    definition: {
      nb: "Halvparten av dem som legges inn, har ventet så lenge eller kortere fra henvisningen.",
      nn: "Halvparten av dei som blir lagde inn, har venta så lenge eller kortare frå tilvisinga.",
      en: "Half of those admitted have waited so long or less since the referral.",
    },
    formula: {
      nb: "50 %-kvantilen av døgnene, interpolert innen 1/48 døgn",
      nn: "50 %-kvantilen av døgna, interpolert innanfor 1/48 døgn",
      en: "50% quantile of the days, interpolated within 1/48 of a day",
    },
  },
  listWaitDaysP90: {
    name: {
      nb: "Fra henvisning til innleggelse, 90 av 100",
      nn: "Frå tilvising til innlegging, 90 av 100",
      en: "From referral to admission, 90 in 100",
    },
    definition: {
      nb: "90 % av dem som legges inn, har ventet så lenge eller kortere fra henvisningen.",
      nn: "90 % av dei som blir lagde inn, har venta så lenge eller kortare frå tilvisinga.",
      en: "90% of those admitted have waited so long or less since the referral.",
    },
    formula: {
      nb: "90 %-kvantilen av døgnene, interpolert innen 1/48 døgn",
      nn: "90 %-kvantilen av døgna, interpolert innanfor 1/48 døgn",
      en: "90% quantile of the days, interpolated within 1/48 of a day",
    },
  },
  calledByPlanPerYear: {
    name: { nb: "Kalt inn etter plan", nn: "Kalla inn etter plan", en: "Called in by plan" },
    definition: {
      nb: "Pasienter som kalles inn fra ventelisten på de planlagte dagene, per år.",
      nn: "Pasientar som blir kalla inn frå ventelista på dei planlagde dagane, per år.",
      en: "Patients called in from the waiting list on the planned days, per year.",
    },
    formula: {
      nb: "innkalt i måleperioden ÷ døgn i den × 365",
      nn: "innkalla i måleperioden ÷ døgn i han × 365",
      en: "called in in the measured period ÷ its days × 365",
    },
  },
  calledToFillPerYear: {
    name: { nb: "Kalt inn til ledig plass", nn: "Kalla inn til ledig plass", en: "Called in to a free bed" },
    definition: {
      nb: "Pasienter som kalles inn fra ventelisten til en plass som står ledig, per år.",
      nn: "Pasientar som blir kalla inn frå ventelista til ein plass som står ledig, per år.",
      en: "Patients called in from the waiting list to a bed that is free, per year.",
    },
    formula: {
      nb: "innkalt til ledig plass i måleperioden ÷ døgn i den × 365",
      nn: "innkalla til ledig plass i måleperioden ÷ døgn i han × 365",
      en: "called in to a free bed in the measured period ÷ its days × 365",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
