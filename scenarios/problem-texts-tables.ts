import { translations } from "./translations.ts";

/** Of tables of arrivals, persons and populations. */
export const TABLES_TEXTS = translations({
  "a quote opens in this line and is never closed": {
    nb: "et anførselstegn åpnes på denne linjen og lukkes aldri",
    nn: "eit hermeteikn blir opna på denne linja og aldri lukka",
  },
  "is empty; the first line must have the names of the columns, such as {name}": {
    nb: "er tom; den første linjen må ha navnene på kolonnene, som {name}",
    nn: "er tom; den første linja må ha namna på kolonnane, som {name}",
  },
  "the first line must have the names of the columns, got {got}; write {name} above it": {
    nb: "den første linjen må ha navnene på kolonnene, fikk {got}; skriv {name} over den",
    nn: "den første linja må ha namna på kolonnane, fekk {got}; skriv {name} over ho",
  },
  "no such column; there {verb} {columns}{remedy}": {
    nb: "ingen slik kolonne; der {verb} {columns}{remedy}",
    nn: "ingen slik kolonne; der {verb} {columns}{remedy}",
  },
  "has no lines below its header": {
    nb: "har ingen linjer under overskriften",
    nn: "har ingen linjer under overskrifta",
  },
  "and {count} more such mistakes from here on": {
    nb: "og {count} slike feil til herfra",
    nn: "og {count} slike feil til herifrå",
  },
  "; name the columns so": {
    nb: "; gi kolonnene disse navnene",
    nn: "; gi kolonnane desse namna",
  },
  "; name the right one in streams.{id}": {
    nb: "; oppgi den riktige i streams.{id}",
    nn: "; oppgi den rette i streams.{id}",
  },
  "no line has {got} here, as streams.{id}.where asks{hint}": {
    nb: "ingen linje har {got} her, som streams.{id}.where ber om{hint}",
    nn: "inga linje har {got} her, som streams.{id}.where ber om{hint}",
  },
  ", and so are {count} more lines": {
    nb: ", og det er {count} linjer til",
    nn: ", og det er {count} linjer til",
  },
  "is earlier than the line before it{others}; the lines are taken in order of time": {
    nb: "er tidligere enn linjen før{others}; linjene tas i rekkefølge etter tid",
    nn: "er tidlegare enn linja før{others}; linjene blir tekne i rekkjefølgje etter tid",
  },
  "{date} stands in line {line} already; keep one of them": {
    nb: "{date} står allerede på linje {line}; behold en av dem",
    nn: "{date} står allereie på linje {line}; behald ei av dei",
  },
  "; so are {count} more": {
    nb: "; det er {count} til også",
    nn: "; det er {count} til òg",
  },
  "{got} is the id of the person in line {line} of {file} already; leave one of them out, or give each an id of its own{more}":
    {
      nb: "{got} er allerede id-en til personen på linje {line} i {file}; ta bort en av dem, eller gi hver sin id{more}",
      nn: "{got} er allereie id-en til personen på linje {line} i {file}; ta bort ein av dei, eller gi kvar sin id{more}",
    },
  "is empty; write a date such as 2024-07-01": {
    nb: "er tom; skriv en dato som 2024-07-01",
    nn: "er tom; skriv ein dato som 2024-07-01",
  },
  "must be a date as YYYY-MM-DD, got {got}; write {turned}": {
    nb: "må være en dato som ÅÅÅÅ-MM-DD, fikk {got}; skriv {turned}",
    nn: "må vere ein dato som ÅÅÅÅ-MM-DD, fekk {got}; skriv {turned}",
  },
  "must be a date as YYYY-MM-DD, got {got}": {
    nb: "må være en dato som ÅÅÅÅ-MM-DD, fikk {got}",
    nn: "må vere ein dato som ÅÅÅÅ-MM-DD, fekk {got}",
  },
  "is a date that does not exist, got {got}": {
    nb: "er en dato som ikke finnes, fikk {got}",
    nn: "er ein dato som ikkje finst, fekk {got}",
  },
  "is empty; use 0 for none": {
    nb: "er tom; bruk 0 for ingen",
    nn: "er tom; bruk 0 for ingen",
  },
  "must be a number, got {got}; write for example 7.5": {
    nb: "må være et tall, fikk {got}; skriv for eksempel 7.5",
    nn: "må vere eit tal, fekk {got}; skriv til dømes 7.5",
  },
  "must be 0 or more, got {got}": {
    nb: "må være 0 eller mer, fikk {got}",
    nn: "må vere 0 eller meir, fekk {got}",
  },
  "is empty; write an instant such as 2024-07-01T08:15": {
    nb: "er tom; skriv et tidspunkt som 2024-07-01T08:15",
    nn: "er tom; skriv eit tidspunkt som 2024-07-01T08:15",
  },
  "has no clock time, got {got}; write it after the date, or name a column with it in columns as well": {
    nb: "har ikke noe klokkeslett, fikk {got}; skriv det etter datoen, eller oppgi en kolonne med det i columns også",
    nn: "har ikkje noko klokkeslett, fekk {got}; skriv det etter datoen, eller oppgi ein kolonne med det i columns òg",
  },
  "{mistake}; write {instead}": {
    nb: "{mistake}; skriv {instead}",
    nn: "{mistake}; skriv {instead}",
  },
  "must be a local date and clock time as YYYY-MM-DDTHH:MM, got {got}": {
    nb: "må være dato og klokkeslett i lokal tid som ÅÅÅÅ-MM-DDTTT:MM, fikk {got}",
    nn: "må vere dato og klokkeslett i lokal tid som ÅÅÅÅ-MM-DDTTT:MM, fekk {got}",
  },
  "is empty; write a clock time such as 08:15": {
    nb: "er tom; skriv et klokkeslett som 08:15",
    nn: "er tom; skriv eit klokkeslett som 08:15",
  },
  "must be a clock time as HH:MM, got {got}": {
    nb: "må være et klokkeslett som TT:MM, fikk {got}",
    nn: "må vere eit klokkeslett som TT:MM, fekk {got}",
  },
  "{mistake}; write 00:00 of the day after {date}": {
    nb: "{mistake}; skriv 00:00 dagen etter {date}",
    nn: "{mistake}; skriv 00:00 dagen etter {date}",
  },
  "must be local time without a zone, got {got}; leave out the zone": {
    nb: "må være lokal tid uten sone, fikk {got}; ta bort sonen",
    nn: "må vere lokal tid utan sone, fekk {got}; ta bort sona",
  },
  "{mistake}; write at most three decimals of a second, {instead}": {
    nb: "{mistake}; skriv høyst tre desimaler av et sekund, {instead}",
    nn: "{mistake}; skriv høgst tre desimalar av eit sekund, {instead}",
  },
  "is not a text file": {
    nb: "er ikke en tekstfil",
    nn: "er ikkje ei tekstfil",
  },
  "is empty; it must have columns for age, year and persons": {
    nb: "er tom; den må ha kolonner for alder, år og personer",
    nn: "er tom; ho må ha kolonnar for alder, år og personar",
  },
  "must be an age such as 80, 80-84 or 90+, got {got}": {
    nb: "må være en alder som 80, 80-84 eller 90+, fikk {got}",
    nn: "må vere ein alder som 80, 80-84 eller 90+, fekk {got}",
  },
  "is empty; write the name of the region": {
    nb: "er tom; skriv navnet på regionen",
    nn: "er tom; skriv namnet på regionen",
  },
  "must be a year such as 2030, got {got}": {
    nb: "må være et år som 2030, fikk {got}",
    nn: "må vere eit år som 2030, fekk {got}",
  },
  "must be 1e10 or less, got {got}": {
    nb: "må være 1e10 eller mindre, fikk {got}",
    nn: "må vere 1e10 eller mindre, fekk {got}",
  },
  "has {ageBand} in {year} twice, in line {twice} already": {
    nb: "har {ageBand} i {year} to ganger, allerede på linje {twice}",
    nn: "har {ageBand} i {year} to gonger, allereie på linje {twice}",
  },
  "has ages of {name} that overlap: {pairs}; keep one of them": {
    nb: "har aldre for {name} som overlapper: {pairs}; behold en av dem",
    nn: "har aldrar for {name} som overlappar: {pairs}; behald ein av dei",
  },
  "{one} and {other}": {
    nb: "{one} og {other}",
    nn: "{one} og {other}",
  },
  "no column of ages; there are {there}, name one age, or alder": {
    nb: "ingen kolonne med alder; der er {there}, kall en av dem alder, eller age",
    nn: "ingen kolonne med alder; der er {there}, kall ein av dei alder, eller age",
  },
  "no column of people; there are {there}, name one persons": {
    nb: "ingen kolonne med personer; der er {there}, kall en av dem persons",
    nn: "ingen kolonne med personar; der er {there}, kall ein av dei persons",
  },
  "no column of years, and none whose name ends with a year": {
    nb: "ingen kolonne med år, og ingen med navn som slutter på et år",
    nn: "ingen kolonne med år, og ingen med namn som sluttar på eit år",
  },
  "has two columns of {year}; keep one of them": {
    nb: "har to kolonner for {year}; behold en av dem",
    nn: "har to kolonnar for {year}; behald ein av dei",
  },
  "has several figures, {figures}; keep the columns of one of them": {
    nb: "har flere tall, {figures}; behold kolonnene for ett av dem",
    nn: "har fleire tal, {figures}; behald kolonnane for eitt av dei",
  },
  "is empty; write the number of people, 0 for none": {
    nb: "er tom; skriv antall personer, 0 for ingen",
    nn: "er tom; skriv talet på personar, 0 for ingen",
  },
  "is not given, got {got}; leave out the ages or years that have no figures": {
    nb: "er ikke oppgitt, fikk {got}; ta bort alderne eller årene som ikke har tall",
    nn: "er ikkje oppgitt, fekk {got}; ta bort aldrane eller åra som ikkje har tal",
  },
  "must be a number of people, got {got}": {
    nb: "må være et antall personer, fikk {got}",
    nn: "må vere eit tal på personar, fekk {got}",
  },
});
