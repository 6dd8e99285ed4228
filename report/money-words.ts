import type { Category } from "../analysis/ledger.ts";
import type { Language, LocalText } from "./language.ts";

type Side = "pays" | "receives";

/** What a category is called for the one who pays, and for the one who is paid. */
export const CATEGORY_NAMES: Readonly<Record<Category, Readonly<Record<Side, LocalText>>>> = {
  investment: {
    pays: { nb: "Investering, én gang", nn: "Investering, éin gong", en: "Investment, once" },
    receives: { nb: "Investeringer, én gang", nn: "Investeringar, éin gong", en: "Investments, once" },
  },
  "investment-grant": {
    pays: {
      nb: "Investeringstilskudd gitt, én gang",
      nn: "Investeringstilskot gitt, éin gong",
      en: "Investment grant given, once",
    },
    receives: {
      nb: "Investeringstilskudd mottatt, én gang",
      nn: "Investeringstilskot motteke, éin gong",
      en: "Investment grant received, once",
    },
  },
  running: {
    pays: { nb: "Drift", nn: "Drift", en: "Running costs" },
    receives: { nb: "Lønn og varekjøp", nn: "Løn og varekjøp", en: "Wages and purchases" },
  },
  fee: {
    pays: { nb: "Gebyr betalt", nn: "Gebyr betalt", en: "Fee paid" },
    receives: { nb: "Gebyr mottatt", nn: "Gebyr motteke", en: "Fee received" },
  },
  sale: {
    pays: { nb: "Plasser kjøpt", nn: "Plassar kjøpte", en: "Places bought" },
    receives: { nb: "Plasser solgt", nn: "Plassar selde", en: "Places sold" },
  },
  "user-payment": {
    pays: { nb: "Egenbetaling", nn: "Eigenbetaling", en: "User payment" },
    receives: { nb: "Egenbetaling", nn: "Eigenbetaling", en: "User payment" },
  },
  grant: {
    pays: { nb: "Tilskudd gitt", nn: "Tilskot gitt", en: "Grants given" },
    receives: { nb: "Tilskudd mottatt", nn: "Tilskot motteke", en: "Grants received" },
  },
};

export const OUTSIDE_NAMES: Readonly<Record<string, LocalText>> = {
  state: { nb: "Staten", nn: "Staten", en: "The state" },
  users: { nb: "Brukerne", nn: "Brukarane", en: "Users" },
  suppliers: { nb: "Ansatte og leverandører", nn: "Tilsette og leverandørar", en: "Staff and suppliers" },
};

export interface MoneyWords {
  readonly titleRun: (year: string) => string;
  readonly titleCompare: (name: string, year: string) => string;
  readonly party: string;
  readonly item: string;
  readonly change: string;
  readonly net: string;
  readonly investedInAll: string;
  readonly investedPerYear: string;
  readonly netWithInvestments: string;
  readonly annuityNote: (lifetimes: string) => string;
  readonly freedDays: string;
  readonly freedValue: string;
  readonly signs: string;
  readonly freedNote: (value: string) => string;
  readonly source: (table: string, file: string) => string;
  readonly assumptions: (count: string, of: string) => string;
  /** What is simulated is not the one year of the prices. @param years 2024–2029 */
  readonly otherYear: (years: string, priceYear: string) => string;
  readonly averageYear: (years: string, priceYear: string) => string;
  readonly sameFee: (priceYear: string) => string;
  readonly nothingPriced: string;
  readonly unpriced: (names: string) => string;
  readonly noChange: string;
  readonly stillNoState: string;
  readonly noInvestment: string;
  /** "A betaler for tiltaket; B får gevinsten." */
  readonly whoGains: (payers: string, gainers: string) => string;
  readonly payersAlone: (payers: string) => string;
  readonly gainersAlone: (gainers: string) => string;
  readonly losersAlone: (losers: string) => string;
  readonly inBedDays: (name: string) => string;
  readonly inBedDaysLosing: (name: string) => string;
  readonly nobodyShown: string;
  readonly gains: (name: string, amount: string, interval: string) => string;
  readonly loses: (name: string, amount: string, interval: string) => string;
  readonly unsure: (name: string, amount: string, interval: string) => string;
  readonly because: (parts: string) => string;
  readonly more: (what: string, amount: string) => string;
  readonly less: (what: string, amount: string) => string;
  /** @param grant of it from the state, and @param yearly what is left as a yearly cost; empty where there is none */
  readonly invests: (name: string, amount: string, grant: string, yearly: string) => string;
  readonly grants: (name: string, amount: string) => string;
  readonly freed: (name: string, days: string, daysInterval: string, value: string) => string;
  readonly held: (name: string, days: string, daysInterval: string, value: string) => string;
  readonly atTheCostOf: (gainers: string, losers: string) => string;
  readonly and: string;
}

export const MONEY_WORDS: Readonly<Record<Language, MoneyWords>> = {
  nb: {
    titleRun: (year) => `Hva det koster hvem, mill. kr i året (priser ${year}; ± 95 % KI)`,
    titleCompare: (name, year) =>
      `Hvem betaler, hvem sparer – ${name}: endring i mill. kr i året (priser ${year}; 95 % KI)`,
    party: "Aktør",
    item: "Aktør og post",
    change: "Endring (95 % KI)",
    net: "Netto i året",
    investedInAll: "Investeringer i alt, én gang",
    investedPerYear: "Investeringene som årlig kostnad (annuitet)",
    netWithInvestments: "Netto i året med årlig investeringskostnad",
    annuityNote: (lifetimes) =>
      `Investeringer er én gang og ikke med i netto; som årlig kostnad er de fordelt over levetiden med realrente: ${lifetimes}.`,
    freedDays: "Frigjorte liggedøgn (døgn, ikke penger)",
    freedValue: "Verdi av dem (ikke med i netto)",
    signs: "Pluss er penger spart eller fått, minus er penger brukt.",
    freedNote: (value) =>
      `Frigjorte liggedøgn er verdsatt til ${value} kr, snittkostnaden for et døgn, men er ikke penger inn: sykehusets kostnader er stort sett faste i budsjettåret.`,
    source: (table, file) => `Priser: ${table} (${file}).`,
    assumptions: (count, of) => `${count} av ${of} priser er antakelser.`,
    otherYear: (years, priceYear) => `Simulert er ${years}, men alle beløp er i priser fra ${priceYear}.`,
    averageYear: (years, priceYear) =>
      `Beløpene er for et gjennomsnittsår av ${years}, alle i priser fra ${priceYear}.`,
    sameFee: (priceYear) => `Gebyret er det som gjelder i ${priceYear}, for netter i alle årene.`,
    nothingPriced: "Prislisten har ingen pris på noe i scenarioet.",
    unpriced: (names) => `Uten pris i prislisten: ${names}.`,
    noChange: "Ingen poster endrer seg.",
    stillNoState: "Prislisten har ingen poster for staten.",
    noInvestment: "Prislisten har ingen investeringspriser; investeringer er ikke med.",
    whoGains: (payers, gainers) => `${payers} betaler for tiltaket, ${gainers} får gevinsten.`,
    payersAlone: (payers) => `${payers} betaler for tiltaket; det er ikke vist at noen tjener på det.`,
    gainersAlone: (gainers) => `${gainers} får gevinsten, og det er ikke vist at noen betaler mer.`,
    losersAlone: (losers) => `${losers} taper på tiltaket; det er ikke vist at noen tjener på det.`,
    inBedDays: (name) => `${name} (i liggedøgn, ikke penger)`,
    inBedDaysLosing: (name) => `${name} (i liggedøgn, men taper penger)`,
    nobodyShown: "Det er ikke vist at noen tjener eller taper på tiltaket.",
    gains: (name, amount, interval) => `${name}: en gevinst, netto ${amount} mill. kr i året (${interval})`,
    loses: (name, amount, interval) => `${name}: et tap, netto ${amount} mill. kr i året (${interval})`,
    unsure: (name, amount, interval) =>
      `${name}: verken tap eller gevinst er vist, netto ${amount} mill. kr i året (${interval})`,
    because: (parts) => ` – ${parts}.`,
    more: (what, amount) => `${what} ${amount} mer`,
    less: (what, amount) => `${what} ${amount} mindre`,
    invests: (name, amount, grant, yearly) =>
      `${name} investerer ${amount} mill. kr, én gang${grant === "" ? "" : `, og får ${grant} mill. kr av det i tilskudd`}${yearly === "" ? "" : `; som årlig kostnad er resten ${yearly} mill. kr`}.`,
    grants: (name, amount) => `${name} gir ${amount} mill. kr i investeringstilskudd, én gang.`,
    freed: (name, days, interval, value) =>
      `${name} får frigjort ${days} liggedøgn i året (${interval})${value === "" ? "" : `, verdt ${value} mill. kr`}; det er ikke penger inn.`,
    held: (name, days, interval, value) =>
      `${name} mister ${days} liggedøgn i året (${interval})${value === "" ? "" : `, verdt ${value} mill. kr`}, til utskrivningsklare pasienter; det er ikke penger ut.`,
    atTheCostOf: (gainers, losers) => `${gainers} får gevinsten, det går ut over ${losers}.`,
    and: "og",
  },
  nn: {
    titleRun: (year) => `Kva det kostar kven, mill. kr i året (prisar ${year}; ± 95 % KI)`,
    titleCompare: (name, year) =>
      `Kven betaler, kven sparer – ${name}: endring i mill. kr i året (prisar ${year}; 95 % KI)`,
    party: "Aktør",
    item: "Aktør og post",
    change: "Endring (95 % KI)",
    net: "Netto i året",
    investedInAll: "Investeringar i alt, éin gong",
    investedPerYear: "Investeringane som årleg kostnad (annuitet)",
    netWithInvestments: "Netto i året med årleg investeringskostnad",
    annuityNote: (lifetimes) =>
      `Investeringar er éin gong og ikkje med i netto; som årleg kostnad er dei fordelte over levetida med realrente: ${lifetimes}.`,
    freedDays: "Frigjorde liggjedøgn (døgn, ikkje pengar)",
    freedValue: "Verdi av dei (ikkje med i netto)",
    signs: "Pluss er pengar sparte eller fått, minus er pengar brukte.",
    freedNote: (value) =>
      `Frigjorde liggjedøgn er verdsette til ${value} kr, snittkostnaden for eit døgn, men er ikkje pengar inn: kostnadene til sjukehuset er stort sett faste i budsjettåret.`,
    source: (table, file) => `Prisar: ${table} (${file}).`,
    assumptions: (count, of) => `${count} av ${of} prisar er føresetnader.`,
    otherYear: (years, priceYear) => `Simulert er ${years}, men alle beløp er i prisar frå ${priceYear}.`,
    averageYear: (years, priceYear) => `Beløpa er for eit gjennomsnittsår av ${years}, alle i prisar frå ${priceYear}.`,
    sameFee: (priceYear) => `Gebyret er det som gjeld i ${priceYear}, for netter i alle åra.`,
    nothingPriced: "Prislista har ingen pris på noko i scenarioet.",
    unpriced: (names) => `Utan pris i prislista: ${names}.`,
    noChange: "Ingen postar endrar seg.",
    stillNoState: "Prislista har ingen postar for staten.",
    noInvestment: "Prislista har ingen investeringsprisar; investeringar er ikkje med.",
    whoGains: (payers, gainers) => `${payers} betaler for tiltaket, ${gainers} får gevinsten.`,
    payersAlone: (payers) => `${payers} betaler for tiltaket; det er ikkje vist at nokon tener på det.`,
    gainersAlone: (gainers) => `${gainers} får gevinsten, og det er ikkje vist at nokon betaler meir.`,
    losersAlone: (losers) => `${losers} taper på tiltaket; det er ikkje vist at nokon tener på det.`,
    inBedDays: (name) => `${name} (i liggjedøgn, ikkje pengar)`,
    inBedDaysLosing: (name) => `${name} (i liggjedøgn, men taper pengar)`,
    nobodyShown: "Det er ikkje vist at nokon tener eller taper på tiltaket.",
    gains: (name, amount, interval) => `${name}: ein gevinst, netto ${amount} mill. kr i året (${interval})`,
    loses: (name, amount, interval) => `${name}: eit tap, netto ${amount} mill. kr i året (${interval})`,
    unsure: (name, amount, interval) =>
      `${name}: verken tap eller gevinst er vist, netto ${amount} mill. kr i året (${interval})`,
    because: (parts) => ` – ${parts}.`,
    more: (what, amount) => `${what} ${amount} meir`,
    less: (what, amount) => `${what} ${amount} mindre`,
    invests: (name, amount, grant, yearly) =>
      `${name} investerer ${amount} mill. kr, éin gong${grant === "" ? "" : `, og får ${grant} mill. kr av det i tilskot`}${yearly === "" ? "" : `; som årleg kostnad er resten ${yearly} mill. kr`}.`,
    grants: (name, amount) => `${name} gir ${amount} mill. kr i investeringstilskot, éin gong.`,
    freed: (name, days, interval, value) =>
      `${name} får frigjort ${days} liggjedøgn i året (${interval})${value === "" ? "" : `, verde ${value} mill. kr`}; det er ikkje pengar inn.`,
    held: (name, days, interval, value) =>
      `${name} mistar ${days} liggjedøgn i året (${interval})${value === "" ? "" : `, verde ${value} mill. kr`}, til utskrivingsklare pasientar; det er ikkje pengar ut.`,
    atTheCostOf: (gainers, losers) => `${gainers} får gevinsten, det går ut over ${losers}.`,
    and: "og",
  },
  en: {
    titleRun: (year) => `What it costs whom, NOK million a year (prices of ${year}; ± 95% CI)`,
    titleCompare: (name, year) =>
      `Who pays, who saves – ${name}: change in NOK million a year (prices of ${year}; 95% CI)`,
    party: "Actor",
    item: "Actor and item",
    change: "Change (95% CI)",
    net: "Net a year",
    investedInAll: "Investments in all, once",
    investedPerYear: "Investments as a yearly cost (annuity)",
    netWithInvestments: "Net a year with the yearly cost of investments",
    annuityNote: (lifetimes) =>
      `Investments are once and not in the net; as a yearly cost they are spread over their lifetime at real interest: ${lifetimes}.`,
    freedDays: "Freed bed-days (days, not money)",
    freedValue: "Their value (not in the net)",
    signs: "Plus is money saved or received, minus is money spent.",
    freedNote: (value) =>
      `Freed bed-days are valued at NOK ${value}, the average cost of one, but are no money in: the hospital's costs are mostly fixed within the budget year.`,
    source: (table, file) => `Prices: ${table} (${file}).`,
    assumptions: (count, of) => `${count} of ${of} prices are assumptions.`,
    otherYear: (years, priceYear) => `What is simulated is ${years}, but all amounts are in prices of ${priceYear}.`,
    averageYear: (years, priceYear) =>
      `The amounts are those of an average year of ${years}, all in prices of ${priceYear}.`,
    sameFee: (priceYear) => `The fee is that of ${priceYear}, for the nights of all years.`,
    nothingPriced: "The table of prices has no price of anything in the scenario.",
    unpriced: (names) => `Without a price in the table: ${names}.`,
    noChange: "No item changes.",
    stillNoState: "The table of prices has no items for the state.",
    noInvestment: "The table of prices has no prices of investments; they are left out.",
    whoGains: (payers, gainers) => `The measure is paid for by ${payers}, the gain goes to ${gainers}.`,
    payersAlone: (payers) => `The measure is paid for by ${payers}; it is not shown that anybody gains.`,
    gainersAlone: (gainers) => `The gain goes to ${gainers}, and it is not shown that anybody pays more.`,
    losersAlone: (losers) => `The measure is at the cost of ${losers}; it is not shown that anybody gains.`,
    inBedDays: (name) => `${name} (in bed-days, not money)`,
    inBedDaysLosing: (name) => `${name} (in bed-days, while losing money)`,
    nobodyShown: "It is not shown that anybody gains or loses by the measure.",
    gains: (name, amount, interval) => `${name}: a gain, net NOK ${amount} million a year (${interval})`,
    loses: (name, amount, interval) => `${name}: a loss, net NOK ${amount} million a year (${interval})`,
    unsure: (name, amount, interval) =>
      `${name}: neither a loss nor a gain is shown, net NOK ${amount} million a year (${interval})`,
    because: (parts) => ` – ${parts}.`,
    more: (what, amount) => `${what} ${amount} more`,
    less: (what, amount) => `${what} ${amount} less`,
    invests: (name, amount, grant, yearly) =>
      `${name} invests NOK ${amount} million, once${grant === "" ? "" : `, and gets NOK ${grant} million of it as a grant`}${yearly === "" ? "" : `; as a yearly cost the rest is NOK ${yearly} million`}.`,
    grants: (name, amount) => `${name} gives NOK ${amount} million in investment grants, once.`,
    freed: (name, days, interval, value) =>
      `${name} gets ${days} bed-days a year freed (${interval})${value === "" ? "" : `, worth NOK ${value} million`}; that is no money in.`,
    held: (name, days, interval, value) =>
      `${name} loses ${days} bed-days a year (${interval})${value === "" ? "" : `, worth NOK ${value} million`}, to discharge-ready patients; that is no money out.`,
    atTheCostOf: (gainers, losers) => `The gain goes to ${gainers}, at the cost of ${losers}.`,
    and: "and",
  },
};
