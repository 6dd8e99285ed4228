import { translations } from "./translations.ts";

/** Of prices, staff, unit costs, forecasts and problems of the optimizer. */
export const PLANNING_TEXTS = translations({
  "has {kind}, whose cost is that of {other} already; a place has one service": {
    nb: "har {kind}, som får kostnaden sin fra {other} allerede; en type hører til bare ett sted",
    nn: "har {kind}, som får kostnaden sin frå {other} allereie; ein type høyrer til berre éin stad",
  },
  'cannot be counted by the {per}, got "{kind}"; home care is given by the hour, other places by the day': {
    nb: "kan ikke telles per {per}, fikk «{kind}»; hjemmetjeneste gis per time, andre tjenester per døgn",
    nn: "kan ikkje teljast per {per}, fekk «{kind}»; heimeteneste blir gitt per time, andre tenester per døgn",
  },
  day: {
    nb: "døgn",
    nn: "døgn",
  },
  hour: {
    nb: "time",
    nn: "time",
  },
  night: {
    nb: "natt",
    nn: "natt",
  },
  "is no actor of the scenario{hint}": {
    nb: "er ingen aktør i scenarioet{hint}",
    nn: "er ingen aktør i scenarioet{hint}",
  },
  'is no actor of the scenario: "{id}"{hint}': {
    nb: "er ingen aktør i scenarioet: «{id}»{hint}",
    nn: "er ingen aktør i scenarioet: «{id}»{hint}",
  },
  'is no place of the scenario: "{id}"{hint}': {
    nb: "er ingen tjeneste i scenarioet: «{id}»{hint}",
    nn: "er inga teneste i scenarioet: «{id}»{hint}",
  },
  "is no place of the scenario{hint}": {
    nb: "er ingen tjeneste i scenarioet{hint}",
    nn: "er inga teneste i scenarioet{hint}",
  },
  "cannot stand with the long-run effect, in which a plan has always been in force; leave it out": {
    nb: "kan ikke stå sammen med virkningen på lang sikt, der en plan alltid har vært i kraft; ta det bort",
    nn: "kan ikkje stå saman med verknaden på lang sikt, der ein plan alltid har vore i kraft; ta det bort",
  },
  "must lie in the measured period, from {startDate} to before {endDate}, got {date}": {
    nb: "må ligge i den målte perioden, fra {startDate} til før {endDate}, fikk {date}",
    nn: "må liggje i den målte perioden, frå {startDate} til før {endDate}, fekk {date}",
  },
  "{message}; change it, or lengthDays": {
    nb: "{message}; endre den, eller lengthDays",
    nn: "{message}; endre han, eller lengthDays",
  },
  "must be after the phase before it ({before}), got {date}": {
    nb: "må være etter fasen før ({before}), fikk {date}",
    nn: "må vere etter fasen før ({before}), fekk {date}",
  },
  "must have at least one lever": {
    nb: "må ha minst ett tiltak",
    nn: "må ha minst eitt tiltak",
  },
  "must be at most `most` ({most}), got {least}": {
    nb: "kan være høyst `most` ({most}), fikk {least}",
    nn: "kan vere høgst `most` ({most}), fekk {least}",
  },
  "must be 0 or less, so that nothing need be changed, got {least}; write a policy with atLeast": {
    nb: "må være 0 eller mindre, så ingenting må endres, fikk {least}; skriv en regel i policies med atLeast",
    nn: "må vere 0 eller mindre, så ingenting må endrast, fekk {least}; skriv ein regel i policies med atLeast",
  },
  "must be at most `most` ({most}), or no step fits, got {inStepsOf}": {
    nb: "kan være høyst `most` ({most}), ellers passer ikke ett trinn, fikk {inStepsOf}",
    nn: "kan vere høgst `most` ({most}), elles passar ikkje eitt trinn, fekk {inStepsOf}",
  },
  'is no resource of the problem: "{resource}"{hint}': {
    nb: "er ingen ressurs i problemet: «{resource}»{hint}",
    nn: "er ingen ressurs i problemet: «{resource}»{hint}",
  },
  "{message} (with {add} for one step)": {
    nb: "{message} (med {add} for ett trinn)",
    nn: "{message} (med {add} for eitt trinn)",
  },
  "{target} {message}, with {units} units in force": {
    nb: "{target} {message}, med {units} enheter i kraft",
    nn: "{target} {message}, med {units} einingar i kraft",
  },
  "limits nothing; write perYearAtMost or onceAtMost": {
    nb: "begrenser ingenting; skriv perYearAtMost eller onceAtMost",
    nn: "avgrensar ingenting; skriv perYearAtMost eller onceAtMost",
  },
  "is no phase of the problem: {date}{hint}": {
    nb: "er ingen fase i problemet: {date}{hint}",
    nn: "er ingen fase i problemet: {date}{hint}",
  },
  'is no lever of the problem: "{lever}"{hint}': {
    nb: "er ikke noe tiltak i problemet: «{lever}»{hint}",
    nn: "er ikkje noko tiltak i problemet: «{lever}»{hint}",
  },
  "limits nothing; write atLeast or atMost": {
    nb: "begrenser ingenting; skriv atLeast eller atMost",
    nn: "avgrensar ingenting; skriv atLeast eller atMost",
  },
  "minimises nothing; name measures, or a costWeight above 0 with targets": {
    nb: "minimerer ingenting; oppgi measures, eller costWeight over 0 sammen med targets",
    nn: "minimerer ingenting; oppgi measures, eller costWeight over 0 saman med targets",
  },
  "asks for the least cost alone, which is to do nothing; give targets as well": {
    nb: "spør bare om lavest kostnad, og det er å ikke gjøre noe; oppgi targets også",
    nn: "spør berre om lågast kostnad, og det er å ikkje gjere noko; oppgi targets òg",
  },
  "must have probabilities that add up to 1, got {sum}": {
    nb: "må ha sannsynligheter som blir 1 til sammen, fikk {sum}",
    nn: "må ha sannsyn som blir 1 til saman, fekk {sum}",
  },
  "lacks a price; write amount: 1000": {
    nb: "mangler en pris; skriv amount: 1000",
    nn: "manglar ein pris; skriv amount: 1000",
  },
  "lacks the year of its prices; write priceYear: 2024": {
    nb: "mangler året prisene gjelder; skriv priceYear: 2024",
    nn: "manglar året prisane gjeld; skriv priceYear: 2024",
  },
  'is no index of the table: "{index}"{hint}': {
    nb: "er ingen indeks i prislisten: «{index}»{hint}",
    nn: "er ingen indeks i prislista: «{index}»{hint}",
  },
  "is not in the index {index}: {priceYear}; it has {years}": {
    nb: "er ikke i indeksen {index}: {priceYear}; den har {years}",
    nn: "er ikkje i indeksen {index}: {priceYear}; han har {years}",
  },
  'is no other line of the table: "{insteadOf}"{hint}': {
    nb: "er ingen annen linje i prislisten: «{insteadOf}»{hint}",
    nn: "er inga anna linje i prislista: «{insteadOf}»{hint}",
  },
  "lacks a payer; write payer: owner": {
    nb: "mangler den som betaler; skriv payer: owner",
    nn: "manglar den som betaler; skriv payer: owner",
  },
  "lacks a payee; write payee: suppliers": {
    nb: "mangler den som får betalt; skriv payee: suppliers",
    nn: "manglar den som får betalt; skriv payee: suppliers",
  },
  "is the payer too, {payer}; nobody pays themselves": {
    nb: "er også den som betaler, {payer}; ingen betaler seg selv",
    nn: "er òg den som betaler, {payer}; ingen betaler seg sjølv",
  },
  "cannot be municipality-of-patient with {per}, which is not counted by municipality; write owner": {
    nb: "kan ikke være municipality-of-patient med {per}, som ikke telles per kommune; skriv owner",
    nn: "kan ikkje vere municipality-of-patient med {per}, som ikkje blir talt per kommune; skriv owner",
  },
  "cannot stand beside byYear; keep one of them": {
    nb: "kan ikke stå ved siden av byYear; behold en av dem",
    nn: "kan ikkje stå ved sida av byYear; behald ein av dei",
  },
  "lacks a price; write an amount for at least one year": {
    nb: "mangler en pris; skriv et beløp for minst ett år",
    nn: "manglar ein pris; skriv eit beløp for minst eitt år",
  },
  "lacks the places of a ward; write placesPerWard: 24": {
    nb: "mangler antall plasser på en avdeling; skriv placesPerWard: 24",
    nn: "manglar talet på plassar på ei avdeling; skriv placesPerWard: 24",
  },
  "means nothing with {per}; it goes with ward-year": {
    nb: "betyr ingenting sammen med {per}; det hører til ward-year",
    nn: "tyder ingenting saman med {per}; det høyrer til ward-year",
  },
  "lacks {lacking}; write { value: …, kind: assumption, source: … }": {
    nb: "mangler {lacking}; skriv { value: …, kind: assumption, source: … }",
    nn: "manglar {lacking}; skriv { value: …, kind: assumption, source: … }",
  },
  "extends itself through {circle}": {
    nb: "utvider seg selv gjennom {circle}",
    nn: "utvidar seg sjølv gjennom {circle}",
  },
  "; the table that comes with the program goes by its bare name: extends: {name}": {
    nb: "; prislisten som følger med programmet, oppgis med bare navnet: extends: {name}",
    nn: "; prislista som følgjer med programmet, blir oppgitt med berre namnet: extends: {name}",
  },
  "is no category of shortTerm, got {got}{hint}": {
    nb: "er ingen kategori i shortTerm, fikk {got}{hint}",
    nn: "er ingen kategori i shortTerm, fekk {got}{hint}",
  },
  "must have shares that add up to 1, got {sum}": {
    nb: "må ha andeler som blir 1 til sammen, fikk {sum}",
    nn: "må ha delar som blir 1 til saman, fekk {sum}",
  },
  "lacks a price for {year}; it has {years}. Add the year, or ask for another one": {
    nb: "mangler en pris for {year}; den har {years}. Legg til året, eller spør om et annet",
    nn: "manglar ein pris for {year}; han har {years}. Legg til året, eller spør om eit anna",
  },
  "lacks an index, so prices of {priceYear} cannot be taken to {year}; write index, or ask for {priceYear}": {
    nb: "mangler en indeks, så priser for {priceYear} kan ikke regnes om til {year}; skriv index, eller spør om {priceYear}",
    nn: "manglar ein indeks, så prisar for {priceYear} kan ikkje reknast om til {year}; skriv index, eller spør om {priceYear}",
  },
  "lacks a number for {year}; it has {years}. Add the year, or ask for another one": {
    nb: "mangler et tall for {year}; den har {years}. Legg til året, eller spør om et annet",
    nn: "manglar eit tal for {year}; han har {years}. Legg til året, eller spør om eit anna",
  },
  "lack one for {from} and {to}, the years of {what} and of the results; add the years, or ask for {from}": {
    nb: "mangler en for {from} og {to}, årene for {what} og for resultatene; legg til årene, eller spør om {from}",
    nn: "manglar ein for {from} og {to}, åra for {what} og for resultata; legg til åra, eller spør om {from}",
  },
  "the cost {id} of the scenario": {
    nb: "kostnaden {id} i scenarioet",
    nn: "kostnaden {id} i scenarioet",
  },
  "cannot be used with an actor called {id}, a word of price tables; rename it": {
    nb: "kan ikke brukes med en aktør som heter {id}, et ord i prislister; gi den et annet navn",
    nn: "kan ikkje brukast med ein aktør som heiter {id}, eit ord i prislister; gi han eit anna namn",
  },
  "price its occupied days, and name the places of this line": {
    nb: "sett pris på belagte døgn der, og oppgi hvilke tjenester denne linjen gjelder",
    nn: "set pris på belagde døgn der, og oppgi kva tenester denne linja gjeld",
  },
  "cannot be {per} for {place}, which has no limit; {remedy}": {
    nb: "kan ikke være {per} for {place}, som ikke har noen grense; {remedy}",
    nn: "kan ikkje vere {per} for {place}, som ikkje har noka grense; {remedy}",
  },
  "is no region of {populationFile}, got {got}{hint}": {
    nb: "er ingen region i {populationFile}, fikk {got}{hint}",
    nn: "er ingen region i {populationFile}, fekk {got}{hint}",
  },
  "is no actor of the scenario that is simulated{hint}": {
    nb: "er ingen aktør i scenarioet som simuleres{hint}",
    nn: "er ingen aktør i scenarioet som blir simulert{hint}",
  },
  "must be after baseYear ({baseYear}), got {lastYear}": {
    nb: "må være etter baseYear ({baseYear}), fikk {lastYear}",
    nn: "må vere etter baseYear ({baseYear}), fekk {lastYear}",
  },
  "must be a service with places": {
    nb: "må være en tjeneste med plasser",
    nn: "må vere ei teneste med plassar",
  },
  "is no service, got {got}{hint}": {
    nb: "er ingen tjeneste, fikk {got}{hint}",
    nn: "er inga teneste, fekk {got}{hint}",
  },
  "needs {field}, as a service of the kind {kind}": {
    nb: "trenger {field}, som tjeneste av typen {kind}",
    nn: "treng {field}, som teneste av typen {kind}",
  },
  "has no users at all; a service needs some to be forecast": {
    nb: "har ingen brukere i det hele tatt; en tjeneste må ha noen for å kunne framskrives",
    nn: "har ingen brukarar i det heile; ei teneste må ha nokon for å kunne framskrivast",
  },
  "overlaps {text}": {
    nb: "overlapper {text}",
    nn: "overlappar {text}",
  },
  "has no mean age; write one under meanAges": {
    nb: "har ingen gjennomsnittsalder; skriv en under meanAges",
    nn: "har ingen gjennomsnittsalder; skriv ein under meanAges",
  },
  'has no people of the region "{id}"{hint}': {
    nb: "har ingen personer fra regionen «{id}»{hint}",
    nn: "har ingen personar frå regionen «{id}»{hint}",
  },
  "in {year}": {
    nb: "i {year}",
    nn: "i {year}",
  },
  "in {year} and {count} more years to {last}": {
    nb: "i {year} og {count} år til, fram til {last}",
    nn: "i {year} og {count} år til, fram til {last}",
  },
  "has no people of {age} in {name} {of}, nor around; add lines for them, or end earlier": {
    nb: "har ingen personer på {age} år i {name} {of}, heller ikke nær ved; legg til linjer for dem, eller slutt tidligere",
    nn: "har ingen personar på {age} år i {name} {of}, heller ikkje nær ved; legg til linjer for dei, eller slutt tidlegare",
  },
  "must be after the base year {baseYear}, got {lastYear}": {
    nb: "må være etter basisåret {baseYear}, fikk {lastYear}",
    nn: "må vere etter basisåret {baseYear}, fekk {lastYear}",
  },
  "lacks {field}; write it, or account with directNok and units": {
    nb: "mangler {field}; skriv det, eller account med directNok og units",
    nn: "manglar {field}; skriv det, eller account med directNok og units",
  },
  "has account, so directNok and overheadNok cannot stand beside it": {
    nb: "har account, så directNok og overheadNok kan ikke stå ved siden av",
    nn: "har account, så directNok og overheadNok kan ikkje stå ved sida av",
  },
  "must be above 0 where there are costs, got 0; nobody could bear them": {
    nb: "må være over 0 der det er kostnader, fikk 0; ingen kunne bære dem",
    nn: "må vere over 0 der det er kostnader, fekk 0; ingen kunne bere dei",
  },
  "needs a service with account, whose direct costs it is laid on; write account, or leave it out": {
    nb: "trenger en tjeneste med account, som den kan legges på; skriv account, eller ta den bort",
    nn: "treng ei teneste med account, som han kan leggjast på; skriv account, eller ta han bort",
  },
  "the wages of the norms": {
    nb: "lønnen i normene",
    nn: "lønna i normene",
  },
  "the price of an hour of home care": {
    nb: "prisen på en time hjemmetjeneste",
    nn: "prisen på ein time heimeteneste",
  },
  "lacks what the place is to give a year; write units: 36500": {
    nb: "mangler det tjenesten skal gi i året; skriv units: 36500",
    nn: "manglar det tenesta skal gi i året; skriv units: 36500",
  },
});
