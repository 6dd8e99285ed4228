import { signShown } from "../analysis/paired-means.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import type { Language } from "./language.ts";
import { isAny, millionsDifference } from "./money-findings.ts";
import { formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import type { Cell, Table } from "./table.ts";

type Against = UnitDeviations["against"];

/** Deviations from one kind of budget for people: a title, a row for each unit, and how they are reckoned. */
export interface DeviationPart {
  readonly title: string;
  readonly table: Table;
  readonly note: string;
}

/** The deviations that are to be told, those from the baseline first; none where no unit deviates. */
export function deviationParts(
  deviations: readonly UnitDeviations[],
  scenario: ScenarioFacts,
  language: Language,
): DeviationPart[] {
  const words = WORDS[language];
  return AGAINST.flatMap((against): DeviationPart[] => {
    const told = deviations.filter((one) => one.against === against && isTold(one));
    if (told.length === 0) return [];
    return [{ title: words.title[against], table: tableOf(told, scenario, language), note: words.note[against] }];
  });
}

const AGAINST: readonly Against[] = ["baseline", "budget"];

/** A budget is told whatever came of it; beside a baseline only what is shown to be different. */
function isTold({ against, total, activity, efficiency }: UnitDeviations): boolean {
  const figures = [total, activity, efficiency];
  return (
    against === "budget" || figures.some((figure) => signShown(figure) !== 0 || (figure.ci95 === null && isAny(figure)))
  );
}

/** A heading for each unit, with what it was budgeted to give and gave, and under it the deviations. */
function tableOf(told: readonly UnitDeviations[], scenario: ScenarioFacts, language: Language): Table {
  const words = WORDS[language];
  return {
    columns: [
      { header: words.unit, align: "left" },
      { header: words.deviation, align: "right" },
    ],
    rows: told.flatMap((one): Cell[][] => {
      const count = ({ mean }: UnitDeviations["neededUnits"]): string => formatNumber(mean, { language, decimals: 0 });
      const given = words.from(count(one.budgetedUnits), count(one.neededUnits), words.per[one.per]);
      const parts = (["total", "activity", "efficiency"] as const).map((part): Cell[] => [
        `  ${words[part]}`,
        millionsDifference(one[part], language),
      ]);
      const name = destinationName(scenario, one.place, language);
      return [[{ text: name, emphasis: "strong" }], [`  ${words.given}`, given], ...parts];
    }),
    breaksNames: true,
  };
}

interface Words {
  readonly title: Readonly<Record<Against, string>>;
  readonly unit: string;
  readonly deviation: string;
  readonly given: string;
  readonly per: Readonly<Record<UnitDeviations["per"], string>>;
  readonly from: (budgeted: string, given: string, per: string) => string;
  readonly total: string;
  readonly activity: string;
  readonly efficiency: string;
  readonly note: Readonly<Record<Against, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nb: {
    title: {
      baseline: "Aktivitetsavvik og effektivitetsavvik, med basis som budsjett: mill. kr i året (95 % KI)",
      budget: "Aktivitetsavvik og effektivitetsavvik fra budsjettet i prislisten: mill. kr i året (95 % KI)",
    },
    unit: "Enhet og post",
    deviation: "Avvik (95 % KI)",
    given: "Budsjettert mot gitt i året",
    per: { "occupied-day": "døgn", "care-hour": "timer" },
    from: (budgeted, given, per) => `${budgeted} mot ${given} ${per}`,
    total: "I alt",
    activity: "Aktivitet (kommunedirektørens)",
    efficiency: "Effektivitet (enhetslederens)",
    note: {
      baseline:
        "Pluss er brukt mindre enn budsjettert. Budsjettet er det enheten gir og bruker i basis, replikasjon for replikasjon. Aktivitetsavviket er kommunedirektørens: (døgn eller timer budsjettert − gitt) × budsjettert kostnad for hver. Resten er effektivitetsavviket, enhetslederens. Bare kommunale enheter som viser et avvik, og bare kostnader som prislisten fører på enheten.",
      budget:
        "Pluss er brukt mindre enn budsjettert. Aktivitetsavviket er kommunedirektørens: (døgn eller timer budsjettert − gitt) × budsjettert kostnad for hver. Resten er effektivitetsavviket, enhetslederens. Bare kostnader som prislisten fører på enheten.",
    },
  },
  nn: {
    title: {
      baseline: "Aktivitetsavvik og effektivitetsavvik, med basis som budsjett: mill. kr i året (95 % KI)",
      budget: "Aktivitetsavvik og effektivitetsavvik frå budsjettet i prislista: mill. kr i året (95 % KI)",
    },
    unit: "Eining og post",
    deviation: "Avvik (95 % KI)",
    given: "Budsjettert mot gitt i året",
    per: { "occupied-day": "døgn", "care-hour": "timar" },
    from: (budgeted, given, per) => `${budgeted} mot ${given} ${per}`,
    total: "I alt",
    activity: "Aktivitet (kommunedirektøren sitt)",
    efficiency: "Effektivitet (einingsleiaren sitt)",
    note: {
      baseline:
        "Pluss er brukt mindre enn budsjettert. Budsjettet er det eininga gir og bruker i basis, replikasjon for replikasjon. Aktivitetsavviket er ansvaret til kommunedirektøren: (døgn eller timar budsjettert − gitt) × budsjettert kostnad for kvar. Resten er effektivitetsavviket, ansvaret til einingsleiaren. Berre kommunale einingar som viser eit avvik, og berre kostnader som prislista fører på eininga.",
      budget:
        "Pluss er brukt mindre enn budsjettert. Aktivitetsavviket er ansvaret til kommunedirektøren: (døgn eller timar budsjettert − gitt) × budsjettert kostnad for kvar. Resten er effektivitetsavviket, ansvaret til einingsleiaren. Berre kostnader som prislista fører på eininga.",
    },
  },
  en: {
    title: {
      baseline: "Activity and efficiency deviation, the baseline as budget: NOK million a year (95% CI)",
      budget: "Activity and efficiency deviation from the budget in the table of prices: NOK million a year (95% CI)",
    },
    unit: "Unit and item",
    deviation: "Deviation (95% CI)",
    given: "Budgeted against given a year",
    per: { "occupied-day": "days", "care-hour": "hours" },
    from: (budgeted, given, per) => `${budgeted} against ${given} ${per}`,
    total: "In all",
    activity: "Activity (the municipal director's)",
    efficiency: "Efficiency (the head of the unit's)",
    note: {
      baseline:
        "Plus is less spent than budgeted. The budget is what the unit gives and spends in the baseline, replication by replication. The activity deviation belongs to the municipal director: (days or hours budgeted − given) × budgeted cost of each. What is left is the efficiency deviation, which belongs to the head of the unit. Municipal units that show a deviation only, and only costs that the table of prices has for the unit.",
      budget:
        "Plus is less spent than budgeted. The activity deviation belongs to the municipal director: (days or hours budgeted − given) × budgeted cost of each. What is left is the efficiency deviation, which belongs to the head of the unit. Only costs that the table of prices has for the unit.",
    },
  },
};
