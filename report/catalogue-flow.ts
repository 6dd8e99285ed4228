import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Patients who come, move and go: docs/model.md §4 to §6. */
export const FLOW_WORDING = {
  arrivalsPerYear: {
    name: { nb: "Ankomster utenfra", nn: "Framkomstar utanfrå", en: "Arrivals from outside" },
    definition: {
      nb: "Pasienter som kommer utenfra og trenger plass i tjenesten, med reinnleggelser utenfra, enten de får plass eller ikke, per år.",
      nn: "Pasientar som kjem utanfrå og treng plass i tenesta, med reinnleggingar utanfrå, anten dei får plass eller ikkje, per år.",
      en: "Patients who come from outside and need a place in the service, readmissions from outside included, whether they get one or not, per year.",
    },
    formula: {
      nb: "antall ankomster ÷ døgn i måleperioden × 365",
      nn: "talet på framkomstar ÷ døgn i måleperioden × 365",
      en: "number of arrivals ÷ days measured × 365",
    },
  },
  admissionsPerYear: {
    name: { nb: "Innleggelser og innflyttinger", nn: "Innleggingar og innflyttingar", en: "Admissions" },
    definition: {
      nb: "Opphold som begynner i tjenesten, uansett hvor pasienten kommer fra, per år.",
      nn: "Opphald som byrjar i tenesta, uansett kvar pasienten kjem frå, per år.",
      en: "Stays that begin in the service, wherever the patient comes from, per year.",
    },
    formula: {
      nb: "antall opphold som begynner ÷ døgn i måleperioden × 365",
      nn: "talet på opphald som byrjar ÷ døgn i måleperioden × 365",
      en: "number of stays that begin ÷ days measured × 365",
    },
  },
  transfersPerYear: {
    name: { nb: "Overføringer hit", nn: "Overføringar hit", en: "Transfers in" },
    definition: {
      nb: "Opphold som begynner med at pasienten flytter fra en annen tjeneste i modellen, per år.",
      nn: "Opphald som byrjar med at pasienten flyttar frå ei anna teneste i modellen, per år.",
      en: "Stays that begin with a move from another place in the model, per year.",
    },
    formula: {
      nb: "antall overføringer hit ÷ døgn i måleperioden × 365",
      nn: "talet på overføringar hit ÷ døgn i måleperioden × 365",
      en: "number of transfers in ÷ days measured × 365",
    },
  },
  departuresPerYear: {
    name: { nb: "Avsluttede opphold", nn: "Avslutta opphald", en: "Departures" },
    definition: {
      nb: "Opphold som slutter: pasienten flytter, reiser hjem eller dør, per år.",
      nn: "Opphald som sluttar: pasienten flyttar, reiser heim eller døyr, per år.",
      en: "Stays that end: the patient moves on, goes home or dies, per year.",
    },
    formula: {
      nb: "antall opphold som slutter ÷ døgn i måleperioden × 365",
      nn: "talet på opphald som sluttar ÷ døgn i måleperioden × 365",
      en: "number of stays that end ÷ days measured × 365",
    },
  },
  readmissionsPerYear: {
    name: { nb: "Reinnleggelser", nn: "Reinnleggingar", en: "Readmissions" },
    definition: {
      nb: "Pasienter som trenger plass i tjenesten igjen på grunn av en reinnleggelse, hjemmefra eller fra en annen tjeneste, per år.",
      nn: "Pasientar som treng plass i tenesta igjen på grunn av ei reinnlegging, heimanfrå eller frå ei anna teneste, per år.",
      en: "Patients who need a place in the service again because of a readmission, from home or from another place, per year.",
    },
    formula: {
      nb: "antall reinnleggelser ÷ døgn i måleperioden × 365",
      nn: "talet på reinnleggingar ÷ døgn i måleperioden × 365",
      en: "number of readmissions ÷ days measured × 365",
    },
  },
  deathsPerYear: {
    name: { nb: "Dødsfall", nn: "Dødsfall", en: "Deaths" },
    definition: {
      nb: "Pasienter som dør under oppholdet, ved slutten av behandlingen, per år.",
      nn: "Pasientar som døyr under opphaldet, ved slutten av behandlinga, per år.",
      en: "Patients who die during the stay, at the end of treatment, per year.",
    },
    formula: {
      nb: "antall dødsfall ÷ døgn i måleperioden × 365",
      nn: "talet på dødsfall ÷ døgn i måleperioden × 365",
      en: "number of deaths ÷ days measured × 365",
    },
  },
  deathsWaitingPerYear: {
    name: { nb: "Dødsfall i kø", nn: "Dødsfall i kø", en: "Deaths while waiting" },
    definition: {
      nb: "Pasienter som dør mens de står i kø til tjenesten, per år.",
      nn: "Pasientar som døyr medan dei står i kø til tenesta, per år.",
      en: "Patients who die while in the queue for the service, per year.",
    },
    formula: {
      nb: "antall dødsfall i køen ÷ døgn i måleperioden × 365",
      nn: "talet på dødsfall i køen ÷ døgn i måleperioden × 365",
      en: "number of deaths in the queue ÷ days measured × 365",
    },
  },
  mutualBlockingsPerYear: {
    name: { nb: "Gjensidige blokkeringer", nn: "Gjensidige blokkeringar", en: "Mutual blockings" },
    definition: {
      nb: "Ganger der pasienter i ring ventet på hverandres plasser og ble flyttet samtidig, per år.",
      nn: "Gonger der pasientar i ring venta på plassane til kvarandre og vart flytta samtidig, per år.",
      en: "Times that patients in a circle waited for each other's beds and were moved at once, per year.",
    },
    formula: {
      nb: "antall ringer som ble løst ÷ døgn i måleperioden × 365",
      nn: "talet på ringar som vart løyste ÷ døgn i måleperioden × 365",
      en: "number of circles resolved ÷ days measured × 365",
    },
  },
  daysToFirstMutualBlock: {
    name: {
      nb: "Første gjensidige blokkering",
      nn: "Første gjensidige blokkering",
      en: "First mutual blocking",
    },
    definition: {
      nb: "Døgn fra simuleringen begynner, oppvarmingen med, til pasienter første gang venter i ring på hverandres plasser og blir liggende. Uten verdi der det ikke skjer.",
      nn: "Døgn frå simuleringa byrjar, oppvarminga med, til pasientar første gong ventar i ring på plassane til kvarandre og blir liggjande. Utan verdi der det ikkje skjer.",
      en: "Days from the start of the simulation, warm-up included, until patients in a circle first wait for each other's beds and are left so. No value where it does not happen.",
    },
    formula: {
      nb: "tidspunktet for den første ringen",
      nn: "tidspunktet for den første ringen",
      en: "time of the first circle",
    },
  },
  daysToFirstDeadlock: {
    name: { nb: "Første fastlåsing", nn: "Første fastlåsing", en: "First deadlock" },
    definition: {
      nb: "Døgn fra simuleringen begynner, oppvarmingen med, til plassene i én eller flere tjenester første gang er låst for alltid: alle holdes av pasienter som venter på plass i de samme tjenestene. Uten verdi der det ikke skjer.",
      nn: "Døgn frå simuleringa byrjar, oppvarminga med, til plassane i éi eller fleire tenester første gong er låste for alltid: alle er haldne av pasientar som ventar på plass i dei same tenestene. Utan verdi der det ikkje skjer.",
      en: "Days from the start of the simulation, warm-up included, until the beds of one or more places are first locked for ever: all are held by patients who wait for those same places. No value where it does not happen.",
    },
    formula: {
      nb: "tidspunktet da ingen i noen av tjenestene kan flytte mer",
      nn: "tidspunktet då ingen i nokre av tenestene kan flytte meir",
      en: "time from which nobody in some of the places can ever move",
    },
  },
  daysToTotalDeadlock: {
    name: { nb: "Full fastlåsing", nn: "Full fastlåsing", en: "Total deadlock" },
    definition: {
      nb: "Døgn fra simuleringen begynner, oppvarmingen med, til alle plasser i alle tjenester med en grense er låst for alltid. Uten verdi der det ikke skjer.",
      nn: "Døgn frå simuleringa byrjar, oppvarminga med, til alle plassar i alle tenester med ei grense er låste for alltid. Utan verdi der det ikkje skjer.",
      en: "Days from the start of the simulation, warm-up included, until all beds of all places with a limit are locked for ever. No value where it does not happen.",
    },
    formula: {
      nb: "tidspunktet da ingen i noen tjeneste med en grense kan flytte mer",
      nn: "tidspunktet då ingen i nokon teneste med ei grense kan flytte meir",
      en: "time from which nobody in any place with a limit can ever move",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
