import type { Language } from "../../report/language.ts";

type Rule = "first-come" | "hospital-first" | "community-first" | "priority" | "longest-list" | "shares";

/** Texts of the form of the screen Scenario. */
export interface FormTexts {
  readonly save: string;
  readonly saved: string;
  readonly wrong: string;
  readonly sum: (name: string, message: string) => string;
  readonly because: string;
  readonly dates: (when: string) => string;
  readonly from: string;
  readonly until: string;
  readonly dateHint: string;
  readonly notADate: (text: string) => string;
  readonly notADay: (text: string) => string;
  readonly notAnEnd: string;
  readonly needsFrom: string;
  readonly tooEarly: (date: string) => string;
  readonly tooLate: (date: string) => string;
  readonly empty: string;
  readonly byWeekday: string;
  readonly optional: string;
  readonly takeBack: (name: string) => string;
  readonly growth: string;
  readonly growthOf: string;
  readonly allMunicipalities: string;
  readonly allAges: string;
  readonly growthUse: string;
  readonly municipality: string;
  readonly age: string;
  readonly growthHint: string;
  readonly priority: {
    readonly intro: string;
    readonly rule: string;
    readonly rules: Readonly<Record<Rule, string>>;
    readonly hints: Readonly<Record<Rule, string>>;
    readonly lists: Readonly<Record<"priority" | "longest-list" | "shares", string>>;
    readonly line: (number: number) => string;
    readonly add: string;
    readonly up: (name: string) => string;
    readonly remove: (name: string) => string;
    readonly waitsAt: Readonly<
      Record<"home" | "front-door" | "hospital" | "municipal" | "institution" | "any", string>
    >;
  };
  readonly costs: {
    readonly intro: string;
    readonly fee: (price: string, year: string, source: string) => string;
    readonly own: string;
    readonly none: string;
    readonly name: string;
    readonly paidBy: string;
    readonly perYear: string;
    readonly once: string;
    readonly priceYear: string;
    readonly source: string;
    readonly add: string;
    readonly nok: string;
    readonly needsName: string;
    readonly needsAmount: string;
    readonly needsYear: string;
    readonly needsSource: string;
    readonly added: (name: string) => string;
    readonly columns: Readonly<Record<"what" | "paidBy" | "perYear" | "once" | "source", string>>;
    readonly remove: (name: string) => string;
  };
  readonly start: {
    readonly title: string;
    readonly kinds: Readonly<Record<"stable" | "empty" | "census", string>>;
    readonly hints: Readonly<Record<"stable" | "empty" | "census", string>>;
    readonly choose: string;
    readonly fileHint: string;
    readonly reading: (name: string) => string;
    readonly read: (count: string, name: string) => string;
    readonly inUse: (count: string) => string;
    readonly wrong: (count: string) => string;
    readonly line: (line: number) => string;
    readonly example: string;
    readonly private: string;
  };
  readonly data: string;
  readonly dataHint: string;
}

export const FORM: Readonly<Record<Language, FormTexts>> = {
  nb: {
    save: "Kontroller og lagre",
    saved: "Alt er i orden, og lagret.",
    wrong: "Rett dette før scenarioet kan kjøres",
    sum: (name, message) => `${name}: ${message}`,
    because: "Begrunnelse",
    dates: (when) => `Gjelder: ${when}`,
    from: "Gjelder fra",
    until: "Gjelder til",
    dateHint: "For eksempel 1.3.2024. Uten år, som 1.7., gjelder det hvert år. Tomt: hele perioden.",
    notADate: (text) => `«${text}» er ikke en dato. Skriv for eksempel 1.3.2024, eller 1.7. for hvert år.`,
    notADay: (text) => `«${text}» er ikke en dato. Skriv for eksempel 1.3.2024.`,
    notAnEnd: "Til-datoen må være etter fra-datoen, og begge eller ingen må gjelde hvert år.",
    needsFrom: "Det som gjelder hvert år, må ha både fra- og til-dato, for eksempel 1.7. og 16.8.",
    tooEarly: (date) => `Datoen er før perioden. Skriv ${date} eller senere, eller velg spørsmålet om hele tiden.`,
    tooLate: (date) => `Datoen er etter perioden, som slutter ${date}. Skriv en tidligere dato.`,
    empty: "Feltet er tomt. Skriv et tall, eller angre.",
    byWeekday: "Per ukedag",
    optional: "Tomt: ingen egen verdi",
    takeBack: (name) => `Angre: ${name}`,
    growth: "Befolkning: endre alle innleggelser med",
    growthOf: "Hvem",
    allMunicipalities: "Alle kommuner",
    allAges: "Alle aldre",
    growthUse: "Bruk på alle",
    municipality: "kommune",
    age: "alder",
    growthHint: "Prosent mot basis, for eksempel 12 når det blir 12 % flere innbyggere i aldersgruppen.",
    priority: {
      intro: "Hvem får den ledige plassen når flere venter? Regelen flytter køen, den gjør den ikke kortere.",
      rule: "Regel",
      rules: {
        "first-come": "Den som har ventet lengst",
        "hospital-first": "Sykehus først",
        "community-first": "Hjemmeboende først",
        priority: "Egen rekkefølge",
        "longest-list": "Den lengste ventelisten",
        shares: "Etter tur",
      },
      hints: {
        "first-come": "Den som har vært klar lengst, uansett hvor.",
        "hospital-first": "De som opptar en sykehusseng, går foran alle andre.",
        "community-first": "De som venter hjemme eller uten plass, går foran alle andre.",
        priority:
          "Klassene under går foran hverandre i den rekkefølgen de står. De som ikke passer i noen, kommer sist.",
        "longest-list": "Plassen går til den lengste av listene under; de som ikke står på noen, er en liste til.",
        shares: "Hver plass tar én tur i rekken under, om og om igjen. En tur som ingen kan ta, går videre.",
      },
      lists: { priority: "Rekkefølge", "longest-list": "Ventelister", shares: "Turer" },
      line: (number) => `Nummer ${number}`,
      add: "Legg til en linje",
      up: (name) => `Flytt opp: ${name}`,
      remove: (name) => `Ta bort: ${name}`,
      waitsAt: {
        hospital: "venter på sykehus",
        municipal: "venter i en kommunal plass",
        institution: "venter i institusjon (begge)",
        home: "venter hjemme",
        "front-door": "venter uten plass",
        any: "venter hvor som helst",
      },
    },
    costs: {
      intro:
        "Driftskostnad per plass og døgn og døgnprisen for utskrivningsklare kommer fra pristabellen. Her legger du til det et tiltak koster utenom, som et prosjekt eller et bygg.",
      fee: (price, year, source) => `Døgnpris for utskrivningsklare: ${price} kr (${year}). Kilde: ${source}.`,
      own: "Egne kostnader",
      none: "Ingen egne kostnader ennå.",
      name: "Hva det gjelder",
      paidBy: "Betales av",
      perYear: "Drift per år",
      once: "Investering, én gang",
      priceYear: "Prisår",
      source: "Kilde",
      add: "Legg til kostnad",
      nok: "kr",
      needsName: "Skriv hva kostnaden gjelder, for eksempel Prosjektleder.",
      needsAmount: "Skriv et beløp i kroner per år, én gang, eller begge, for eksempel 2 500 000.",
      needsYear: "Skriv året prisene gjelder, for eksempel 2024.",
      needsSource: "Skriv hvor beløpet kommer fra. Er det antatt, så skriv det.",
      added: (name) => `Lagt til: ${name}.`,
      columns: { what: "Hva", paidBy: "Betales av", perYear: "Per år", once: "Én gang", source: "Kilde" },
      remove: (name) => `Ta bort: ${name}`,
    },
    start: {
      title: "Startsituasjon",
      kinds: { stable: "Stabil", empty: "Tom", census: "Dagens kø" },
      hints: {
        stable: "Modellen varmes opp til den er som til vanlig, før den måles.",
        empty: "Alle plasser er tomme den første målte dagen, og ingen venter.",
        census: "De som er inne og de som venter i dag, fra en fil. Ingen oppvarming.",
      },
      choose: "Velg fil med dagens kø (csv)",
      fileHint:
        "En linje per person: id (pseudonym, aldri fødselsnummer), group, at, state, elapsedDays, to. Filen leses i nettleseren.",
      reading: (name) => `Leser ${name} …`,
      read: (count, name) => `${count} personer fra ${name} er tatt i bruk.`,
      inUse: (count) => `${count} personer er inne eller venter ved starten.`,
      wrong: (count) => `${count} feil i filen. Startsituasjonen er uendret.`,
      line: (line) => `Linje ${line}`,
      example: "Last ned eksempel på fil",
      private: "Lenken til dette scenarioet har med personene i filen. Del den bare med dem som har tilgang til dem.",
    },
    data: "Hva slags tall er dette?",
    dataHint: "Står på alt som lastes ned. Er tallene reelle, utelates antall under 5 fra det.",
  },
  nn: {
    save: "Kontroller og lagre",
    saved: "Alt er i orden, og lagra.",
    wrong: "Rett dette før scenarioet kan køyrast",
    sum: (name, message) => `${name}: ${message}`,
    because: "Grunngiving",
    dates: (when) => `Gjeld: ${when}`,
    from: "Gjeld frå",
    until: "Gjeld til",
    dateHint: "Til dømes 1.3.2024. Utan år, som 1.7., gjeld det kvart år. Tomt: heile perioden.",
    notADate: (text) => `«${text}» er ikkje ein dato. Skriv til dømes 1.3.2024, eller 1.7. for kvart år.`,
    notADay: (text) => `«${text}» er ikkje ein dato. Skriv til dømes 1.3.2024.`,
    notAnEnd: "Til-datoen må vere etter frå-datoen, og begge eller ingen må gjelde kvart år.",
    needsFrom: "Det som gjeld kvart år, må ha både frå- og til-dato, til dømes 1.7. og 16.8.",
    tooEarly: (date) => `Datoen er før perioden. Skriv ${date} eller seinare, eller vel spørsmålet om heile tida.`,
    tooLate: (date) => `Datoen er etter perioden, som sluttar ${date}. Skriv ein tidlegare dato.`,
    empty: "Feltet er tomt. Skriv eit tal, eller angre.",
    byWeekday: "Per vekedag",
    optional: "Tomt: ingen eigen verdi",
    takeBack: (name) => `Angre: ${name}`,
    growth: "Befolkning: endre alle innleggingar med",
    growthOf: "Kven",
    allMunicipalities: "Alle kommunar",
    allAges: "Alle aldrar",
    growthUse: "Bruk på alle",
    municipality: "kommune",
    age: "alder",
    growthHint: "Prosent mot basis, til dømes 12 når det blir 12 % fleire innbyggjarar i aldersgruppa.",
    priority: {
      intro: "Kven får den ledige plassen når fleire ventar? Regelen flyttar køen, han gjer han ikkje kortare.",
      rule: "Regel",
      rules: {
        "first-come": "Den som har venta lengst",
        "hospital-first": "Sjukehus først",
        "community-first": "Heimebuande først",
        priority: "Eiga rekkjefølgje",
        "longest-list": "Den lengste ventelista",
        shares: "Etter tur",
      },
      hints: {
        "first-come": "Den som har vore klar lengst, uansett kvar.",
        "hospital-first": "Dei som opptek ei sjukehusseng, går føre alle andre.",
        "community-first": "Dei som ventar heime eller utan plass, går føre alle andre.",
        priority:
          "Klassane under går føre kvarandre i den rekkjefølgja dei står. Dei som ikkje passar i nokon, kjem sist.",
        "longest-list": "Plassen går til den lengste av listene under; dei som ikkje står på noka, er ei liste til.",
        shares: "Kvar plass tek éin tur i rekkja under, om og om igjen. Ein tur som ingen kan ta, går vidare.",
      },
      lists: { priority: "Rekkjefølgje", "longest-list": "Ventelister", shares: "Turar" },
      line: (number) => `Nummer ${number}`,
      add: "Legg til ei linje",
      up: (name) => `Flytt opp: ${name}`,
      remove: (name) => `Ta bort: ${name}`,
      waitsAt: {
        hospital: "ventar på sjukehus",
        municipal: "ventar i ein kommunal plass",
        institution: "ventar i institusjon (begge)",
        home: "ventar heime",
        "front-door": "ventar utan plass",
        any: "ventar kvar som helst",
      },
    },
    costs: {
      intro:
        "Driftskostnad per plass og døgn og døgnprisen for utskrivingsklare kjem frå pristabellen. Her legg du til det eit tiltak kostar utanom, som eit prosjekt eller eit bygg.",
      fee: (price, year, source) => `Døgnpris for utskrivingsklare: ${price} kr (${year}). Kjelde: ${source}.`,
      own: "Eigne kostnader",
      none: "Ingen eigne kostnader enno.",
      name: "Kva det gjeld",
      paidBy: "Blir betalt av",
      perYear: "Drift per år",
      once: "Investering, éin gong",
      priceYear: "Prisår",
      source: "Kjelde",
      add: "Legg til kostnad",
      nok: "kr",
      needsName: "Skriv kva kostnaden gjeld, til dømes Prosjektleiar.",
      needsAmount: "Skriv eit beløp i kroner per år, éin gong, eller begge, til dømes 2 500 000.",
      needsYear: "Skriv året prisane gjeld, til dømes 2024.",
      needsSource: "Skriv kvar beløpet kjem frå. Er det anteke, så skriv det.",
      added: (name) => `Lagt til: ${name}.`,
      columns: { what: "Kva", paidBy: "Blir betalt av", perYear: "Per år", once: "Éin gong", source: "Kjelde" },
      remove: (name) => `Ta bort: ${name}`,
    },
    start: {
      title: "Startsituasjon",
      kinds: { stable: "Stabil", empty: "Tom", census: "Køen i dag" },
      hints: {
        stable: "Modellen blir varma opp til han er som til vanleg, før han blir målt.",
        empty: "Alle plassar er tomme den første målte dagen, og ingen ventar.",
        census: "Dei som er inne og dei som ventar i dag, frå ei fil. Inga oppvarming.",
      },
      choose: "Vel fil med køen i dag (csv)",
      fileHint:
        "Ei linje per person: id (pseudonym, aldri fødselsnummer), group, at, state, elapsedDays, to. Fila blir lesen i nettlesaren.",
      reading: (name) => `Les ${name} …`,
      read: (count, name) => `${count} personar frå ${name} er tekne i bruk.`,
      inUse: (count) => `${count} personar er inne eller ventar ved starten.`,
      wrong: (count) => `${count} feil i fila. Startsituasjonen er uendra.`,
      line: (line) => `Linje ${line}`,
      example: "Last ned døme på fil",
      private: "Lenkja til dette scenarioet har med personane i fila. Del ho berre med dei som har tilgang til dei.",
    },
    data: "Kva slags tal er dette?",
    dataHint: "Står på alt som blir lasta ned. Er tala reelle, blir tal under 5 utelatne frå det.",
  },
  en: {
    save: "Check and save",
    saved: "All is in order, and saved.",
    wrong: "Correct this before the scenario can be run",
    sum: (name, message) => `${name}: ${message}`,
    because: "Rationale",
    dates: (when) => `Holds: ${when}`,
    from: "Holds from",
    until: "Holds until",
    dateHint: "For example 2024-03-01. Without a year, such as 07-01, it holds every year. Empty: the whole period.",
    notADate: (text) => `“${text}” is not a date. Write for example 2024-03-01, or 07-01 for every year.`,
    notADay: (text) => `“${text}” is not a date. Write for example 2024-03-01.`,
    notAnEnd: "The end must be after the beginning, and both or none must be of every year.",
    needsFrom: "What holds every year must have both a beginning and an end, for example 07-01 and 08-16.",
    tooEarly: (date) =>
      `The date is before the period. Write ${date} or later, or choose the question of how it would always be.`,
    tooLate: (date) => `The date is after the period, which ends on ${date}. Write an earlier one.`,
    empty: "The field is empty. Write a number, or undo.",
    byWeekday: "By weekday",
    optional: "Empty: no value of its own",
    takeBack: (name) => `Undo: ${name}`,
    growth: "Population: change all admissions by",
    growthOf: "Whose",
    allMunicipalities: "All municipalities",
    allAges: "All ages",
    growthUse: "Apply to all",
    municipality: "municipality",
    age: "age",
    growthHint: "Per cent from the baseline, for example 12 where there will be 12% more inhabitants of that age.",
    priority: {
      intro: "Who gets the free place when several wait? The rule moves the queue, it does not make it shorter.",
      rule: "Rule",
      rules: {
        "first-come": "Who has waited longest",
        "hospital-first": "Hospital first",
        "community-first": "Those at home first",
        priority: "An order of your own",
        "longest-list": "The longest waiting list",
        shares: "By turns",
      },
      hints: {
        "first-come": "Who has been ready longest, wherever that is.",
        "hospital-first": "Those who hold a hospital bed go before all others.",
        "community-first": "Those who wait at home or without a bed go before all others.",
        priority: "The classes below go before each other in their order. Those who fit none come last.",
        "longest-list": "The place goes to the longest of the lists below; those who are on none are one list more.",
        shares: "Each place takes one turn of the row below, over and over. A turn that nobody can take passes on.",
      },
      lists: { priority: "Order", "longest-list": "Waiting lists", shares: "Turns" },
      line: (number) => `Number ${number}`,
      add: "Add a line",
      up: (name) => `Move up: ${name}`,
      remove: (name) => `Remove: ${name}`,
      waitsAt: {
        hospital: "waits in hospital",
        municipal: "waits in a municipal place",
        institution: "waits in an institution (either)",
        home: "waits at home",
        "front-door": "waits without a bed",
        any: "waits anywhere",
      },
    },
    costs: {
      intro:
        "The running cost of a place and day and the payment for discharge-ready patients come from the table of prices. Add here what a measure costs besides, such as a project or a building.",
      fee: (price, year, source) =>
        `Payment for a night of a discharge-ready patient: NOK ${price} (${year}). Source: ${source}.`,
      own: "Costs of your own",
      none: "No costs of your own yet.",
      name: "What it is for",
      paidBy: "Paid by",
      perYear: "Running cost a year",
      once: "Investment, once",
      priceYear: "Price year",
      source: "Source",
      add: "Add cost",
      nok: "NOK",
      needsName: "Write what the cost is for, for example Project manager.",
      needsAmount: "Write an amount in kroner a year, once, or both, for example 2,500,000.",
      needsYear: "Write the year of the prices, for example 2024.",
      needsSource: "Write where the amount comes from. If it is assumed, say so.",
      added: (name) => `Added: ${name}.`,
      columns: { what: "What", paidBy: "Paid by", perYear: "A year", once: "Once", source: "Source" },
      remove: (name) => `Remove: ${name}`,
    },
    start: {
      title: "Start",
      kinds: { stable: "Stable", empty: "Empty", census: "Today’s queue" },
      hints: {
        stable: "The model is warmed up until it is as usual, before it is measured.",
        empty: "All places are empty on the first measured day, and nobody waits.",
        census: "Those who are in and those who wait today, from a file. No warm-up.",
      },
      choose: "Choose a file with today’s queue (csv)",
      fileHint:
        "A line for each person: id (a pseudonym, never a national identity number), group, at, state, elapsedDays, to. The file is read in the browser.",
      reading: (name) => `Reading ${name} …`,
      read: (count, name) => `${count} persons from ${name} are in use.`,
      inUse: (count) => `${count} persons are in or wait at the start.`,
      wrong: (count) => `${count} mistakes in the file. The start is unchanged.`,
      line: (line) => `Line ${line}`,
      example: "Download an example file",
      private:
        "The link to this scenario has the persons of the file in it. Share it only with those who have access to them.",
    },
    data: "What kind of numbers are these?",
    dataHint: "Stands on all that is downloaded. Where numbers are real, counts under 5 are left out of that.",
  },
};
