import { translations } from "./translations.ts";

/** Of the rules of single fields, as they stand in schemas. */
export const RULES_TEXTS = translations({
  "must be kebab-case: lower-case letters a to z, digits and single hyphens": {
    nb: "må skrives med små bokstaver a til z, sifre og enkle bindestreker",
    nn: "må skrivast med små bokstavar a til z, siffer og enkle bindestrekar",
  },
  "must be a whole number": {
    nb: "må være et helt tall",
    nn: "må vere eit heilt tal",
  },
  "must be {1} or more": {
    nb: "må være {1} eller mer",
    nn: "må vere {1} eller meir",
  },
  "must be {1} or less": {
    nb: "må være {1} eller mindre",
    nn: "må vere {1} eller mindre",
  },
  "must be a whole number of beds, or unlimited": {
    nb: "må være et helt antall plasser, eller unlimited",
    nn: "må vere eit heilt tal plassar, eller unlimited",
  },
  "must be a clock time as HH:MM": {
    nb: "må være et klokkeslett som TT:MM",
    nn: "må vere eit klokkeslett som TT:MM",
  },
  "must be above {1}": {
    nb: "må være over {1}",
    nn: "må vere over {1}",
  },
  "must be {1} or less, the hours of a week": {
    nb: "må være {1} eller mindre, timene i en uke",
    nn: "må vere {1} eller mindre, timane i ei veke",
  },
  "must name at least one group": {
    nb: "må nevne minst én gruppe",
    nn: "må nemne minst éi gruppe",
  },
  "must be a number": {
    nb: "må være et tall",
    nn: "må vere eit tal",
  },
  'for a constant use "deterministic"': {
    nb: 'for en konstant, bruk "deterministic"',
    nn: 'for ein konstant, bruk "deterministic"',
  },
  "must have at least one branch": {
    nb: "må ha minst én gren",
    nn: "må ha minst éi grein",
  },
  "must have at least one phase": {
    nb: "må ha minst én fase",
    nn: "må ha minst éin fase",
  },
  "must have {1} phases or fewer": {
    nb: "må ha {1} faser eller færre",
    nn: "må ha {1} fasar eller færre",
  },
  "must have at least one value": {
    nb: "må ha minst én verdi",
    nn: "må ha minst éin verdi",
  },
  "must have at least two quantiles": {
    nb: "må ha minst to kvantiler",
    nn: "må ha minst to kvantil",
  },
  "must have at least one part": {
    nb: "må ha minst én del",
    nn: "må ha minst éin del",
  },
  "must name at least one way out": {
    nb: "må nevne minst én vei ut",
    nn: "må nemne minst éin veg ut",
  },
  "must name at most {1} ways out": {
    nb: "kan nevne høyst {1} veier ut",
    nn: "kan nemne høgst {1} vegar ut",
  },
  "must name at least one municipality": {
    nb: "må nevne minst én kommune",
    nn: "må nemne minst éin kommune",
  },
  "must name at least one alternative": {
    nb: "må nevne minst ett alternativ",
    nn: "må nemne minst eitt alternativ",
  },
  "must name at most {1} alternatives": {
    nb: "kan nevne høyst {1} alternativer",
    nn: "kan nemne høgst {1} alternativ",
  },
  "must name at least one class": {
    nb: "må nevne minst én klasse",
    nn: "må nemne minst éin klasse",
  },
  "must name at most {1}": {
    nb: "kan nevne høyst {1}",
    nn: "kan nemne høgst {1}",
  },
  "must name at least one": {
    nb: "må nevne minst én",
    nn: "må nemne minst éin",
  },
  "must name at least one list": {
    nb: "må nevne minst én liste",
    nn: "må nemne minst éi liste",
  },
  "must name at least one turn": {
    nb: "må nevne minst én tur",
    nn: "må nemne minst éin tur",
  },
  "must name at least one weekday": {
    nb: "må nevne minst én ukedag",
    nn: "må nemne minst éin vekedag",
  },
  "must be an age band: two ages with a hyphen between, or one and a plus": {
    nb: "må være en aldersgruppe: to aldre med bindestrek mellom, eller én og et pluss",
    nn: "må vere ei aldersgruppe: to aldrar med bindestrek mellom, eller éin og eit pluss",
  },
  "must have its lower age first, and none above {1}": {
    nb: "må ha den laveste alderen først, og ingen over {1}",
    nn: "må ha den lågaste alderen først, og ingen over {1}",
  },
  "must have {1} numbers, the hour from midnight first": {
    nb: "må ha {1} tall, timen fra midnatt først",
    nn: "må ha {1} tal, timen frå midnatt først",
  },
  "must be a date as YYYY-MM-DD": {
    nb: "må være en dato som ÅÅÅÅ-MM-DD",
    nn: "må vere ein dato som ÅÅÅÅ-MM-DD",
  },
  "is a date that does not exist": {
    nb: "er en dato som ikke finnes",
    nn: "er ein dato som ikkje finst",
  },
  "must not be empty": {
    nb: "kan ikke være tom",
    nn: "kan ikkje vere tom",
  },
  "must name a column": {
    nb: "må nevne en kolonne",
    nn: "må nemne ein kolonne",
  },
  "must name at most two columns": {
    nb: "kan nevne høyst to kolonner",
    nn: "kan nemne høgst to kolonnar",
  },
  "must have at least one arrival": {
    nb: "må ha minst én ankomst",
    nn: "må ha minst éin innkomen",
  },
  "must be a local date and clock time as YYYY-MM-DDTHH:MM": {
    nb: "må være dato og klokkeslett i lokal tid som ÅÅÅÅ-MM-DDTTT:MM",
    nn: "må vere dato og klokkeslett i lokal tid som ÅÅÅÅ-MM-DDTTT:MM",
  },
  "needs measure or indicator, one of them": {
    nb: "trenger measure eller indicator, en av dem",
    nn: "treng measure eller indicator, ein av dei",
  },
  "write for example measure: dischargeReadyMean, or indicator: discharge-ready": {
    nb: "skriv for eksempel measure: dischargeReadyMean, eller indicator: discharge-ready",
    nn: "skriv til dømes measure: dischargeReadyMean, eller indicator: discharge-ready",
  },
  "needs atMost, atLeast or both": {
    nb: "trenger atMost, atLeast eller begge",
    nn: "treng atMost, atLeast eller begge",
  },
  "write for example atMost: {1}": {
    nb: "skriv for eksempel atMost: {1}",
    nn: "skriv til dømes atMost: {1}",
  },
  "lacks a price": {
    nb: "mangler en pris",
    nn: "manglar ein pris",
  },
  "write costPerYear, costOnce or both": {
    nb: "skriv costPerYear, costOnce eller begge",
    nn: "skriv costPerYear, costOnce eller begge",
  },
  "{1} years are the most": {
    nb: "{1} år er det meste",
    nn: "{1} år er det meste",
  },
  "must be letters, digits, full stops, hyphens and underscores, at most {1} of them": {
    nb: "må være bokstaver, sifre, punktum, bindestreker og understreker, høyst {1} av dem",
    nn: "må vere bokstavar, siffer, punktum, bindestrekar og understrekar, høgst {1} av dei",
  },
  "must have exactly one of set, add, multiply": {
    nb: "må ha nøyaktig én av set, add, multiply",
    nn: "må ha nøyaktig éin av set, add, multiply",
  },
  "must be a date as YYYY-MM-DD, or MM-DD for every year": {
    nb: "må være en dato som ÅÅÅÅ-MM-DD, eller MM-DD for hvert år",
    nn: "må vere ein dato som ÅÅÅÅ-MM-DD, eller MM-DD for kvart år",
  },
  "is a day that does not exist in every year": {
    nb: "er en dag som ikke finnes i alle år",
    nn: "er ein dag som ikkje finst i alle år",
  },
  "must have at least one change": {
    nb: "må ha minst én endring",
    nn: "må ha minst éi endring",
  },
  "must be a year": {
    nb: "må være et år",
    nn: "må vere eit år",
  },
  "must name at least one place": {
    nb: "må nevne minst én tjeneste",
    nn: "må nemne minst éi teneste",
  },
  "must name at least one actor": {
    nb: "må nevne minst én aktør",
    nn: "må nemne minst éin aktør",
  },
  "must name at least one kind": {
    nb: "må nevne minst én type",
    nn: "må nemne minst éin type",
  },
  "turn payer and payee round for money that goes the other way": {
    nb: "bytt om payer og payee for penger som går den andre veien",
    nn: "byt om payer og payee for pengar som går den andre vegen",
  },
  "must have a row of hours for each level of rows, with a number for each of columns": {
    nb: "må ha en rad med timer for hvert nivå i rows, med et tall for hvert i columns",
    nn: "må ha ei rad med timar for kvart nivå i rows, med eit tal for kvart i columns",
  },
  "must have at least one level": {
    nb: "må ha minst ett nivå",
    nn: "må ha minst eitt nivå",
  },
  "must rise from level to level": {
    nb: "må stige fra nivå til nivå",
    nn: "må stige frå nivå til nivå",
  },
  "must have at least one": {
    nb: "må ha minst én",
    nn: "må ha minst éin",
  },
  "must have at least one edge": {
    nb: "må ha minst én grense",
    nn: "må ha minst éi grense",
  },
  "must rise from edge to edge": {
    nb: "må stige fra grense til grense",
    nn: "må stige frå grense til grense",
  },
  "must rise": {
    nb: "må stige",
    nn: "må stige",
  },
  "must have at least one factor": {
    nb: "må ha minst én faktor",
    nn: "må ha minst éin faktor",
  },
  "must have {1} factors or fewer": {
    nb: "må ha {1} faktorer eller færre",
    nn: "må ha {1} faktorar eller færre",
  },
  "must have exactly one of set, add, multiply and measure": {
    nb: "må ha nøyaktig én av set, add, multiply og measure",
    nn: "må ha nøyaktig éin av set, add, multiply og measure",
  },
  "must have no path, from or to beside measure": {
    nb: "kan ikke ha path, from eller to ved siden av measure",
    nn: "kan ikkje ha path, from eller to ved sida av measure",
  },
  "they stand in the measure itself": {
    nb: "de står i tiltaket selv",
    nn: "dei står i tiltaket sjølv",
  },
  "must have a path": {
    nb: "må ha en sti",
    nn: "må ha ein sti",
  },
  "write for example path: places.trondheim-helsehus.capacityBeds": {
    nb: "skriv for eksempel path: places.trondheim-helsehus.capacityBeds",
    nn: "skriv til dømes path: places.trondheim-helsehus.capacityBeds",
  },
  "must have at least one path": {
    nb: "må ha minst én sti",
    nn: "må ha minst éin sti",
  },
  "must have levels, or low and high": {
    nb: "må ha levels, eller low og high",
    nn: "må ha levels, eller low og high",
  },
  "write for example { low: {1}, high: {2} } or { levels: [{3}, {4}, {5}] }": {
    nb: "skriv for eksempel { low: {1}, high: {2} } eller { levels: [{3}, {4}, {5}] }",
    nn: "skriv til dømes { low: {1}, high: {2} } eller { levels: [{3}, {4}, {5}] }",
  },
  "must have either levels, or low and high, got both": {
    nb: "må ha enten levels, eller low og high, fikk begge",
    nn: "må ha anten levels, eller low og high, fekk begge",
  },
  "must have low below high, got low {1} and high {2}": {
    nb: "må ha low mindre enn high, fikk low {1} og high {2}",
    nn: "må ha low mindre enn high, fekk low {1} og high {2}",
  },
  "must have at least one measure": {
    nb: "må ha minst ett mål",
    nn: "må ha minst eitt mål",
  },
  "must name at most {1} phases": {
    nb: "kan nevne høyst {1} faser",
    nn: "kan nemne høgst {1} fasar",
  },
  "must have at least one effect": {
    nb: "må ha minst én virkning",
    nn: "må ha minst éin verknad",
  },
  "must name at least one phase": {
    nb: "må nevne minst én fase",
    nn: "må nemne minst éin fase",
  },
  "must be at most {1}": {
    nb: "kan være høyst {1}",
    nn: "kan vere høgst {1}",
  },
  "must have at most {1} characters": {
    nb: "kan ha høyst {1} tegn",
    nn: "kan ha høgst {1} teikn",
  },
  "means something only together with staff": {
    nb: "betyr noe bare sammen med staff",
    nn: "tyder noko berre saman med staff",
  },
  "means something only together with costPerUser": {
    nb: "betyr noe bare sammen med costPerUser",
    nn: "tyder noko berre saman med costPerUser",
  },
  "must have at least one alternative": {
    nb: "må ha minst ett alternativ",
    nn: "må ha minst eitt alternativ",
  },
  "must have at most {1} alternatives": {
    nb: "kan ha høyst {1} alternativer",
    nn: "kan ha høgst {1} alternativ",
  },
  "compare some of them at a time": {
    nb: "sammenlign noen av dem om gangen",
    nn: "samanlikn nokre av dei om gongen",
  },
  "cannot stand together with untilHalfWidth": {
    nb: "kan ikke stå sammen med untilHalfWidth",
    nn: "kan ikkje stå saman med untilHalfWidth",
  },
  "give maxReplications": {
    nb: "oppgi maxReplications",
    nn: "oppgi maxReplications",
  },
  "means something only together with untilHalfWidth": {
    nb: "betyr noe bare sammen med untilHalfWidth",
    nn: "tyder noko berre saman med untilHalfWidth",
  },
  "must be a number above {1}, such as {2}, or a percentage, such as {3}%": {
    nb: "må være et tall over {1}, som {2}, eller en prosent, som {3}%",
    nn: "må vere eit tal over {1}, som {2}, eller ein prosent, som {3}%",
  },
  "must be at most {1} files": {
    nb: "kan være høyst {1} filer",
    nn: "kan vere høgst {1} filer",
  },
  "is not allowed": {
    nb: "er ikke tillatt",
    nn: "er ikkje tillate",
  },
  "must be {1} hex digits, the id of a job": {
    nb: "må være {1} heksadesimale sifre, id-en til en jobb",
    nn: "må vere {1} heksadesimale siffer, id-en til ein jobb",
  },
  "must be {1} hex digits": {
    nb: "må være {1} heksadesimale sifre",
    nn: "må vere {1} heksadesimale siffer",
  },
  "must be a file name without folder that ends in .yaml, .yml, .json or .csv, such as winter.yaml": {
    nb: "må være et filnavn uten mappe som slutter på .yaml, .yml, .json eller .csv, som winter.yaml",
    nn: "må vere eit filnamn utan mappe som sluttar på .yaml, .yml, .json eller .csv, som winter.yaml",
  },
  "must be {1} to {2} letters, digits, spaces or @._+-, and begin with a letter or digit": {
    nb: "må være {1} til {2} bokstaver, sifre, mellomrom eller @._+-, og begynne med en bokstav eller et siffer",
    nn: "må vere {1} til {2} bokstavar, siffer, mellomrom eller @._+-, og byrje med ein bokstav eller eit siffer",
  },
  "must be the id of a token: {1} hex digits": {
    nb: "må være id-en til et token: {1} heksadesimale sifre",
    nn: "må vere id-en til eit token: {1} heksadesimale siffer",
  },
  "must be {1} to {2} visible ASCII characters": {
    nb: "må være {1} til {2} synlige ASCII-tegn",
    nn: "må vere {1} til {2} synlege ASCII-teikn",
  },
  "must be the name of a table, such as summary": {
    nb: "må være navnet på en tabell, som summary",
    nn: "må vere namnet på ein tabell, som summary",
  },
  "must be {1} (no limit) or more": {
    nb: "må være {1} (ingen grense) eller mer",
    nn: "må vere {1} (inga grense) eller meir",
  },
  "must be {1} (all is left to workers) or more": {
    nb: "må være {1} (alt overlates til arbeidere) eller mer",
    nn: "må vere {1} (alt blir overlate til arbeidarar) eller meir",
  },
  "must be an address without a path, such as https://flyt.example.no": {
    nb: "må være en adresse uten sti, som https://flyt.example.no",
    nn: "må vere ei adresse utan sti, som https://flyt.example.no",
  },
  "must be an address or a range, such as 10.0.0.5 or 10.0.0.0/{1}": {
    nb: "må være en adresse eller et område, som 10.0.0.5 eller 10.0.0.0/{1}",
    nn: "må vere ei adresse eller eit område, som 10.0.0.5 eller 10.0.0.0/{1}",
  },
  "must be at most {1} figures": {
    nb: "kan være høyst {1} tall",
    nn: "kan vere høgst {1} tal",
  },
  "must be the name of a file that ends in .docx": {
    nb: "må være navnet på en fil som slutter på .docx",
    nn: "må vere namnet på ei fil som sluttar på .docx",
  },
});
