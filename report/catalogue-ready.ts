import type { MeasureId } from "../engine/measures.ts";
import type { MeasureWording } from "./catalogue.ts";

/** Patients whose treatment is over and who hold a bed: docs/model.md §5 and §8. */
export const READY_WORDING = {
  dischargeReadyMean: {
    name: {
      nb: "Utskrivningsklare pasienter",
      nn: "Utskrivingsklare pasientar",
      en: "Discharge-ready patients",
    },
    definition: {
      nb: "Pasienter som er meldt utskrivningsklare og fortsatt har plassen, i snitt over døgnet og året. Ventetid på vedtak, i kø og på oppstart er med.",
      nn: "Pasientar som er melde utskrivingsklare og framleis har plassen, i snitt over døgnet og året. Ventetid på vedtak, i kø og på oppstart er med.",
      en: "Patients declared discharge-ready who still hold the bed, averaged over time. Waiting for the decision, in the queue and for the start is included.",
    },
    formula: {
      nb: "døgn som utskrivningsklar ÷ døgn i måleperioden",
      nn: "døgn som utskrivingsklar ÷ døgn i måleperioden",
      en: "days discharge-ready ÷ days measured",
    },
  },
  decisionDelayMean: {
    name: { nb: "Venter på vedtak", nn: "Ventar på vedtak", en: "Waiting for a decision" },
    definition: {
      nb: "Utskrivningsklare som venter på vedtak om neste tjeneste, i snitt. De har plassen og står ennå ikke i kø.",
      nn: "Utskrivingsklare som ventar på vedtak om neste teneste, i snitt. Dei har plassen og står enno ikkje i kø.",
      en: "Discharge-ready patients waiting for the decision on the next service, on average. They hold the bed and are not yet in a queue.",
    },
    formula: {
      nb: "døgn i vedtaksventing ÷ døgn i måleperioden",
      nn: "døgn i venting på vedtak ÷ døgn i måleperioden",
      en: "days waiting for the decision ÷ days measured",
    },
  },
  readyQueueMean: {
    name: { nb: "Utskrivningsklare i kø", nn: "Utskrivingsklare i kø", en: "Discharge-ready in a queue" },
    definition: {
      nb: "Utskrivningsklare som står i kø fordi neste tjeneste ikke har ledig plass eller ikke tar imot nå, i snitt. De har plassen imens.",
      nn: "Utskrivingsklare som står i kø fordi neste teneste ikkje har ledig plass eller ikkje tek imot no, i snitt. Dei har plassen imens.",
      en: "Discharge-ready patients in a queue because the next service has no free place or takes nobody in now, on average. They hold the bed meanwhile.",
    },
    formula: {
      nb: "(døgn som utskrivningsklar − døgn i vedtaksventing − døgn i venting på oppstart) ÷ døgn i måleperioden",
      nn: "(døgn som utskrivingsklar − døgn i venting på vedtak − døgn i venting på oppstart) ÷ døgn i måleperioden",
      en: "(days discharge-ready − days waiting for the decision − days waiting for the start) ÷ days measured",
    },
  },
  startDelayMean: {
    name: { nb: "Venter på oppstart", nn: "Ventar på oppstart", en: "Waiting for the start" },
    definition: {
      nb: "Utskrivningsklare som har fått neste tjeneste og venter på at den starter, i snitt. De har plassen, og plassen de skal til er reservert.",
      nn: "Utskrivingsklare som har fått neste teneste og ventar på at ho startar, i snitt. Dei har plassen, og plassen dei skal til er reservert.",
      en: "Discharge-ready patients who have been given the next service and wait for it to start, on average. They hold the bed, and the place they go to is reserved.",
    },
    formula: {
      nb: "døgn i venting på oppstart ÷ døgn i måleperioden",
      nn: "døgn i venting på oppstart ÷ døgn i måleperioden",
      en: "days waiting for the start ÷ days measured",
    },
  },
  overstayNightsPerYear: {
    name: { nb: "Overliggerdøgn", nn: "Overliggjardøgn", en: "Delayed bed-days" },
    definition: {
      nb: "Midnetter der en pasient er utskrivningsklar og fortsatt har plassen, per år.",
      nn: "Midnetter der ein pasient er utskrivingsklar og framleis har plassen, per år.",
      en: "Midnights at which a patient is discharge-ready and still holds the bed, per year.",
    },
    formula: {
      nb: "midnetter fra utskrivningsklar til flytting ÷ døgn i måleperioden × 365",
      nn: "midnetter frå utskrivingsklar til flytting ÷ døgn i måleperioden × 365",
      en: "midnights from discharge-ready to the move ÷ days measured × 365",
    },
  },
  billableNightsPerYear: {
    name: { nb: "Betalingsdøgn", nn: "Betalingsdøgn", en: "Delayed bed-days with a fee" },
    definition: {
      nb: "Overliggerdøgn i venting på en kommunal tjeneste, der oppholdskommunen skal betale døgnprisen, per år.",
      nn: "Overliggjardøgn i venting på ei kommunal teneste, der opphaldskommunen skal betale døgnprisen, per år.",
      en: "Delayed bed-days waiting for a municipal service, for which the patient's municipality pays the fee, per year.",
    },
    formula: {
      nb: "midnetter i venting på kommunal tjeneste ÷ døgn i måleperioden × 365",
      nn: "midnetter i venting på kommunal teneste ÷ døgn i måleperioden × 365",
      en: "midnights waiting for a municipal service ÷ days measured × 365",
    },
  },
  readyStaysPerYear: {
    name: { nb: "Opphold meldt utskrivningsklare", nn: "Opphald melde utskrivingsklare", en: "Stays declared ready" },
    definition: {
      nb: "Opphold der pasienten meldes utskrivningsklar, også de som flytter samme øyeblikk, per år. De som dør under behandling er ikke med.",
      nn: "Opphald der pasienten blir meld utskrivingsklar, også dei som flyttar same augeblink, per år. Dei som døyr under behandling er ikkje med.",
      en: "Stays in which the patient is declared ready, those who move at that moment included, per year. Those who die in treatment are left out.",
    },
    formula: {
      nb: "antall meldt utskrivningsklare ÷ døgn i måleperioden × 365",
      nn: "talet på melde utskrivingsklare ÷ døgn i måleperioden × 365",
      en: "number declared ready ÷ days measured × 365",
    },
  },
  staysWithNightPerYear: {
    name: { nb: "Opphold med overliggerdøgn", nn: "Opphald med overliggjardøgn", en: "Stays with a delayed bed-day" },
    definition: {
      nb: "Opphold som ble avsluttet etter minst én midnatt som utskrivningsklar, per år.",
      nn: "Opphald som vart avslutta etter minst éi midnatt som utskrivingsklar, per år.",
      en: "Stays that ended after at least one midnight discharge-ready, per year.",
    },
    formula: {
      nb: "flyttinger etter minst ett overliggerdøgn ÷ døgn i måleperioden × 365",
      nn: "flyttingar etter minst eitt overliggjardøgn ÷ døgn i måleperioden × 365",
      en: "moves after at least one delayed bed-day ÷ days measured × 365",
    },
  },
  nightsPerStayWithNight: {
    name: {
      nb: "Overliggerdøgn per opphold som har noen",
      nn: "Overliggjardøgn per opphald som har nokon",
      en: "Delayed bed-days per stay that has any",
    },
    definition: {
      nb: "Gjennomsnittlig antall overliggerdøgn for hvert opphold med minst ett. Uten verdi når ingen opphold hadde det.",
      nn: "Gjennomsnittleg tal på overliggjardøgn for kvart opphald med minst eitt. Utan verdi når ingen opphald hadde det.",
      en: "Mean number of delayed bed-days of each stay with at least one. No value where no stay had any.",
    },
    formula: {
      nb: "overliggerdøgn ÷ opphold med minst ett overliggerdøgn",
      nn: "overliggjardøgn ÷ opphald med minst eitt overliggjardøgn",
      en: "delayed bed-days ÷ stays with at least one delayed bed-day",
    },
  },
} as const satisfies Partial<Record<MeasureId, MeasureWording>>;
