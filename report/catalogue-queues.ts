import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Those who wait for a place, wherever they wait, and how long: docs/model.md §5, §6 and §8. */
export const QUEUE_WORDING = {
  queueMean: {
    name: { nb: "Kø", nn: "Kø", en: "Queue" },
    definition: {
      nb: "Pasienter som venter på plass i tjenesten, i snitt: i en seng, i en annen tjeneste, hjemme eller uten plass. De som venter på vedtak eller oppstart er ikke med.",
      nn: "Pasientar som ventar på plass i tenesta, i snitt: i ei seng, i ei anna teneste, heime eller utan plass. Dei som ventar på vedtak eller oppstart er ikkje med.",
      en: "Patients waiting for a place in the service, on average: in a bed, in another service, at home or without a bed. Those waiting for a decision or a start are left out.",
    },
    formula: {
      nb: "døgn i køen ÷ døgn i måleperioden",
      nn: "døgn i køen ÷ døgn i måleperioden",
      en: "days in the queue ÷ days measured",
    },
  },
  queueP50: {
    name: { nb: "Kø, halvparten av tiden", nn: "Kø, halvparten av tida", en: "Queue, half of the time" },
    definition: {
      nb: "Køen er på eller under dette tallet minst halvparten av tiden.",
      nn: "Køen er på eller under dette talet minst halvparten av tida.",
      en: "The queue is at or below this number at least half of the time.",
    },
    formula: {
      nb: "minste antall som køen er på eller under i 50 % av tiden",
      nn: "minste tal som køen er på eller under i 50 % av tida",
      en: "least number that the queue is at or below for 50% of the time",
    },
  },
  queueP90: {
    name: { nb: "Kø, 90 % av tiden", nn: "Kø, 90 % av tida", en: "Queue, 90% of the time" },
    definition: {
      nb: "Køen er på eller under dette tallet minst 90 % av tiden.",
      nn: "Køen er på eller under dette talet minst 90 % av tida.",
      en: "The queue is at or below this number at least 90% of the time.",
    },
    formula: {
      nb: "minste antall som køen er på eller under i 90 % av tiden",
      nn: "minste tal som køen er på eller under i 90 % av tida",
      en: "least number that the queue is at or below for 90% of the time",
    },
  },
  queueAtEnd: {
    name: { nb: "Kø ved slutten", nn: "Kø ved slutten", en: "Queue at the end" },
    definition: {
      nb: "Pasienter som står i kø til tjenesten når måleperioden slutter.",
      nn: "Pasientar som står i kø til tenesta når måleperioden sluttar.",
      en: "Patients in the queue for the service when the measured period ends.",
    },
    formula: { nb: "antall i køen til slutt", nn: "talet i køen til slutt", en: "number in the queue at the end" },
  },
  queueAtEndDaysMean: {
    name: { nb: "Ventet til nå, ved slutten", nn: "Venta til no, ved slutten", en: "Waited so far, at the end" },
    definition: {
      nb: "Hvor lenge de som står i kø når måleperioden slutter, har ventet til da, i snitt. Uten verdi når ingen venter.",
      nn: "Kor lenge dei som står i kø når måleperioden sluttar, har venta til då, i snitt. Utan verdi når ingen ventar.",
      en: "How long those in the queue when the measured period ends have waited by then, on average. No value where nobody waits.",
    },
    formula: {
      nb: "ventetid til nå, summert ÷ antall i køen til slutt",
      nn: "ventetid til no, summert ÷ talet i køen til slutt",
      en: "waits so far, added up ÷ number in the queue at the end",
    },
  },
  midnightQueueMean: {
    name: { nb: "Kø ved midnatt", nn: "Kø ved midnatt", en: "Queue at midnight" },
    definition: {
      nb: "Pasienter i kø til tjenesten, talt ved midnatt, i snitt.",
      nn: "Pasientar i kø til tenesta, talde ved midnatt, i snitt.",
      en: "Patients in the queue for the service counted at midnight, on average.",
    },
    formula: {
      nb: "sum av midnattstellingene ÷ antall midnetter",
      nn: "sum av midnattsteljingane ÷ talet på midnetter",
      en: "sum of the midnight counts ÷ number of midnights",
    },
  },
  waitDaysMean: {
    name: { nb: "Ventetid", nn: "Ventetid", en: "Wait" },
    definition: {
      nb: "Tid i køen til plassen blir gitt, i snitt for alle som fikk plass; de som slapp å vente er med. De som forlot køen er ikke med.",
      nn: "Tid i køen til plassen blir gitt, i snitt for alle som fekk plass; dei som slapp å vente er med. Dei som forlét køen er ikkje med.",
      en: "Time in the queue until the place is given, the mean of all who got one; those who did not have to wait are included, those who left the queue are not.",
    },
    formula: {
      nb: "sum av ventetidene ÷ antall som fikk plass",
      nn: "sum av ventetidene ÷ talet som fekk plass",
      en: "sum of the waits ÷ number who got a place",
    },
  },
  waitDaysMeanOfThoseWaiting: {
    name: { nb: "Ventetid for dem som ventet", nn: "Ventetid for dei som venta", en: "Wait of those who waited" },
    definition: {
      nb: "Tid i køen til plassen blir gitt, i snitt for dem som måtte vente. Uten verdi når ingen ventet.",
      nn: "Tid i køen til plassen blir gitt, i snitt for dei som måtte vente. Utan verdi når ingen venta.",
      en: "Time in the queue until the place is given, the mean of those who had to wait. No value where nobody waited.",
    },
    formula: {
      nb: "sum av ventetidene ÷ antall som ventet og fikk plass",
      nn: "sum av ventetidene ÷ talet som venta og fekk plass",
      en: "sum of the waits ÷ number who waited and got a place",
    },
  },
  waitDaysP50: {
    name: { nb: "Ventetid, median", nn: "Ventetid, median", en: "Wait, median" },
    definition: {
      nb: "Halvparten av dem som fikk plass ventet så lenge eller kortere; de som slapp å vente er med.",
      nn: "Halvparten av dei som fekk plass venta så lenge eller kortare; dei som slapp å vente er med.",
      en: "Half of those who got a place waited so long or less; those who did not have to wait are included.",
    },
    formula: {
      nb: "50-prosentil av ventetidene",
      nn: "50-prosentil av ventetidene",
      en: "50th percentile of the waits",
    },
  },
  waitDaysP90: {
    name: { nb: "Ventetid, 9 av 10", nn: "Ventetid, 9 av 10", en: "Wait, 9 in 10" },
    definition: {
      nb: "Ni av ti som fikk plass ventet så lenge eller kortere; de som slapp å vente er med.",
      nn: "Ni av ti som fekk plass venta så lenge eller kortare; dei som slapp å vente er med.",
      en: "Nine in ten of those who got a place waited so long or less; those who did not have to wait are included.",
    },
    formula: {
      nb: "90-prosentil av ventetidene",
      nn: "90-prosentil av ventetidene",
      en: "90th percentile of the waits",
    },
  },
  waitDaysP95: {
    name: { nb: "Ventetid, 95 av 100", nn: "Ventetid, 95 av 100", en: "Wait, 95 in 100" },
    definition: {
      nb: "95 av 100 som fikk plass ventet så lenge eller kortere; de som slapp å vente er med.",
      nn: "95 av 100 som fekk plass venta så lenge eller kortare; dei som slapp å vente er med.",
      en: "95 in 100 of those who got a place waited so long or less; those who did not have to wait are included.",
    },
    formula: {
      nb: "95-prosentil av ventetidene",
      nn: "95-prosentil av ventetidene",
      en: "95th percentile of the waits",
    },
  },
  shareWaited: {
    name: { nb: "Andel som måtte vente", nn: "Del som måtte vente", en: "Share who had to wait" },
    definition: {
      nb: "Andelen av dem som fikk plass, som ventet i kø først.",
      nn: "Delen av dei som fekk plass, som venta i kø først.",
      en: "Share of those who got a place who waited in the queue first.",
    },
    formula: {
      nb: "antall som ventet ÷ antall som fikk plass",
      nn: "talet som venta ÷ talet som fekk plass",
      en: "number who waited ÷ number who got a place",
    },
  },
  shareWaitedOver7Days: {
    name: { nb: "Andel som ventet over 7 døgn", nn: "Del som venta over 7 døgn", en: "Share who waited over 7 days" },
    definition: {
      nb: "Andelen av dem som fikk plass, som ventet mer enn 7 døgn.",
      nn: "Delen av dei som fekk plass, som venta meir enn 7 døgn.",
      en: "Share of those who got a place who waited more than 7 days.",
    },
    formula: {
      nb: "antall som ventet over 7 døgn ÷ antall som fikk plass",
      nn: "talet som venta over 7 døgn ÷ talet som fekk plass",
      en: "number who waited over 7 days ÷ number who got a place",
    },
  },
  shareWaitedOver42Days: {
    name: {
      nb: "Andel som ventet over 42 døgn",
      nn: "Del som venta over 42 døgn",
      en: "Share who waited over 42 days",
    },
    definition: {
      nb: "Andelen av dem som fikk plass, som ventet mer enn 42 døgn.",
      nn: "Delen av dei som fekk plass, som venta meir enn 42 døgn.",
      en: "Share of those who got a place who waited more than 42 days.",
    },
    formula: {
      nb: "antall som ventet over 42 døgn ÷ antall som fikk plass",
      nn: "talet som venta over 42 døgn ÷ talet som fekk plass",
      en: "number who waited over 42 days ÷ number who got a place",
    },
  },
  tookAlternativePerYear: {
    name: { nb: "Tok annen plass", nn: "Tok annan plass", en: "Took an alternative" },
    definition: {
      nb: "Pasienter som stod i kø til tjenesten og tok plass i en annen tjeneste, godtatt etter noen døgns venting, per år; også de som skal videre hit etterpå.",
      nn: "Pasientar som stod i kø til tenesta og tok plass i ei anna teneste, godteken etter nokre døgns venting, per år; òg dei som skal vidare hit etterpå.",
      en: "Patients in the queue for the service who took a place in another one, accepted after some days of waiting, per year; those who are to come here afterwards are included.",
    },
    formula: {
      nb: "antall som fikk den andre plassen ÷ døgn i måleperioden × 365",
      nn: "talet som fekk den andre plassen ÷ døgn i måleperioden × 365",
      en: "number who were given the alternative ÷ days measured × 365",
    },
  },
  leftQueuePerYear: {
    name: { nb: "Forlot køen", nn: "Forlét køen", en: "Left the queue" },
    definition: {
      nb: "Pasienter som forlot køen til tjenesten uten å få plass, fordi behovet ble løst eller falt bort på annet vis, per år. De som døde i køen er med.",
      nn: "Pasientar som forlét køen til tenesta utan å få plass, fordi behovet vart løyst eller fall bort på anna vis, per år. Dei som døydde i køen er med.",
      en: "Patients who left the queue for the service without getting a place, because their need was met otherwise or passed, per year. Those who died in the queue are included.",
    },
    formula: {
      nb: "antall som forlot køen ÷ døgn i måleperioden × 365",
      nn: "talet som forlét køen ÷ døgn i måleperioden × 365",
      en: "number who left the queue ÷ days measured × 365",
    },
  },
  lostPerYear: {
    name: { nb: "Avvist", nn: "Avviste", en: "Turned away" },
    definition: {
      nb: "Pasienter som ble avvist fordi køen til tjenesten hadde nådd grensen, og som forlot modellen, per år.",
      nn: "Pasientar som vart avviste fordi køen til tenesta hadde nådd grensa, og som forlét modellen, per år.",
      en: "Patients turned away because the queue for the service had reached its limit, who left the model, per year.",
    },
    formula: {
      nb: "antall avviste ÷ døgn i måleperioden × 365",
      nn: "talet på avviste ÷ døgn i måleperioden × 365",
      en: "number turned away ÷ days measured × 365",
    },
  },
  divertedPerYear: {
    name: { nb: "Omdirigert", nn: "Omdirigerte", en: "Diverted" },
    definition: {
      nb: "Pasienter som ble sendt til en annen tjeneste fordi køen hadde nådd grensen, per år.",
      nn: "Pasientar som vart sende til ei anna teneste fordi køen hadde nådd grensa, per år.",
      en: "Patients sent to another service because the queue had reached its limit, per year.",
    },
    formula: {
      nb: "antall omdirigerte ÷ døgn i måleperioden × 365",
      nn: "talet på omdirigerte ÷ døgn i måleperioden × 365",
      en: "number diverted ÷ days measured × 365",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
