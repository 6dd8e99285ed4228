import { translations } from "./translations.ts";

/** Of changes and the files that a scenario is put together from. */
export const CHANGES_TEXTS = translations({
  "is a whole scenario; a measure has only name, description and changes": {
    nb: "er et helt scenario; et tiltak har bare name, description og changes",
    nn: "er eit heilt scenario; eit tiltak har berre name, description og changes",
  },
  "goes round in a circle: {circle}": {
    nb: "går i ring: {circle}",
    nn: "går i ring: {circle}",
  },
  "goes through more than {most} files": {
    nb: "går gjennom mer enn {most} filer",
    nn: "går gjennom meir enn {most} filer",
  },
  "begins on {from}; for its effect in the first years a change must begin on the first measured day ({startDate}) or later; leave the date out, or ask for the long-run effect":
    {
      nb: "begynner {from}; skal virkningen i de første årene regnes ut, må en endring begynne på første målte dag ({startDate}) eller senere; ta bort datoen, eller spør om virkningen på lang sikt",
      nn: "byrjar {from}; skal verknaden i dei første åra reknast ut, må ei endring byrje på første målte dag ({startDate}) eller seinare; ta bort datoen, eller spør om verknaden på lang sikt",
    },
  "is not there: a table is given with the scenario, not by a change": {
    nb: "finnes ikke: en tabell følger med scenarioet, ikke med en endring",
    nn: "finst ikkje: ein tabell følgjer med scenarioet, ikkje med ei endring",
  },
  "is another file, which the page cannot open; upload what stands in it, or use flyt on the command line": {
    nb: "er en annen fil, som siden ikke kan åpne; last opp det som står i den, eller bruk flyt på kommandolinjen",
    nn: "er ei anna fil, som sida ikkje kan opne; last opp det som står i ho, eller bruk flyt på kommandolinja",
  },
  "from {date}: {message}": {
    nb: "fra {date}: {message}",
    nn: "frå {date}: {message}",
  },
  "{changed} would exist on some days only; a change with a date may not add or remove ids": {
    nb: "{changed} ville bare finnes noen dager; en endring med dato kan ikke legge til eller ta bort id-er",
    nn: "{changed} ville berre finnast nokre dagar; ei endring med dato kan ikkje leggje til eller ta bort id-ar",
  },
  "must be a path, = and a value; write for example places.helsehus.capacityBeds=+10": {
    nb: "må være en sti, = og en verdi; skriv for eksempel places.helsehus.capacityBeds=+10",
    nn: "må vere ein sti, = og ein verdi; skriv til dømes places.helsehus.capacityBeds=+10",
  },
  "has no value after =; write for example =+10, =*1.1 or =120": {
    nb: "har ingen verdi etter =; skriv for eksempel =+10, =*1.1 eller =120",
    nn: "har ingen verdi etter =; skriv til dømes =+10, =*1.1 eller =120",
  },
  "the path has an empty part; write ids and fields with one dot between": {
    nb: "stien har en tom del; skriv id-er og felt med ett punktum mellom",
    nn: "stien har ein tom del; skriv id-ar og felt med eitt punktum mellom",
  },
  '"{field}" cannot be changed by a change': {
    nb: "«{field}» kan ikke endres med en endring",
    nn: "«{field}» kan ikkje endrast med ei endring",
  },
  "{where} is {got} and can only be set, not multiplied": {
    nb: "{where} er {got} og kan bare settes, ikke ganges",
    nn: "{where} er {got} og kan berre setjast, ikkje gongast",
  },
  "{where} is {got} and can only be set, not added to": {
    nb: "{where} er {got} og kan bare settes, ikke legges noe til",
    nn: "{where} er {got} og kan berre setjast, ikkje leggjast noko til",
  },
  "is {got} and can only be set, not multiplied": {
    nb: "er {got} og kan bare settes, ikke ganges",
    nn: "er {got} og kan berre setjast, ikkje gongast",
  },
  "is {got} and can only be set, not added to": {
    nb: "er {got} og kan bare settes, ikke legges noe til",
    nn: "er {got} og kan berre setjast, ikkje leggjast noko til",
  },
  "would be {exact}; choose smaller numbers": {
    nb: "ville bli {exact}; velg mindre tall",
    nn: "ville bli {exact}; vel mindre tal",
  },
  "must be a whole number, got {before} {sum} = {after}; use set, or add a whole number": {
    nb: "må være et helt tall, fikk {before} {sum} = {after}; bruk set, eller legg til et helt tall",
    nn: "må vere eit heilt tal, fekk {before} {sum} = {after}; bruk set, eller legg til eit heilt tal",
  },
  'nothing {below} fits "{part}"{hint}': {
    nb: "ingenting {below} passer med «{part}»{hint}",
    nn: "ingenting {below} passar med «{part}»{hint}",
  },
  '{path} has {count} items, counted from 0; there is no "{part}"': {
    nb: "{path} har {count} ledd, talt fra 0; «{part}» finnes ikke",
    nn: "{path} har {count} ledd, talde frå 0; «{part}» finst ikkje",
  },
  '{path} is {got}, so there is no "{part}" below it': {
    nb: "{path} er {got}, så det finnes ingen «{part}» under",
    nn: "{path} er {got}, så det finst ingen «{part}» under",
  },
  "at the top": {
    nb: "øverst",
    nn: "øvst",
  },
  "in {path}": {
    nb: "i {path}",
    nn: "i {path}",
  },
  '"{part}" is not given {where}; set it first': {
    nb: "«{part}» er ikke oppgitt {where}; sett den først",
    nn: "«{part}» er ikkje oppgitt {where}; set han først",
  },
  'unknown id "{part}" {where}{hint}': {
    nb: "ukjent id «{part}» {where}{hint}",
    nn: "ukjend id «{part}» {where}{hint}",
  },
  'unknown field "{part}" {where}{hint}': {
    nb: "ukjent felt «{part}» {where}{hint}",
    nn: "ukjent felt «{part}» {where}{hint}",
  },
  "must be a whole number, for a count is changed, got {value}": {
    nb: "må være et helt tall, for det er et antall som endres, fikk {value}",
    nn: "må vere eit heilt tal, for det er eit tal på noko som blir endra, fekk {value}",
  },
  "must have at most two levels in a tornado, the low and the high one, got {count}; give low and high": {
    nb: "kan ha høyst to nivåer i en tornado, det lave og det høye, fikk {count}; oppgi low og high",
    nn: "kan ha høgst to nivå i ein tornado, det låge og det høge, fekk {count}; oppgi low og high",
  },
  "changes {path}, as the factor {id} does, and one of them sets or multiplies it, so the order would decide; make them one factor, or let both add":
    {
      nb: "endrer {path}, som faktoren {id} også gjør, og en av dem setter eller ganger, så rekkefølgen ville avgjøre; gjør dem til én faktor, eller la begge legge til",
      nn: "endrar {path}, som faktoren {id} òg gjer, og ein av dei set eller gongar, så rekkjefølgja ville avgjere; gjer dei til éin faktor, eller lat begge leggje til",
    },
  "needs from as well; write the first day of the change": {
    nb: "trenger from også; skriv første dag for endringen",
    nn: "treng from òg; skriv første dag for endringa",
  },
  "a day of every year ({from}) needs to as well; write the day on which it ends": {
    nb: "en dag i hvert år ({from}) trenger to også; skriv dagen da den slutter",
    nn: "ein dag i kvart år ({from}) treng to òg; skriv dagen da ho sluttar",
  },
  'must be written as from is ({form}), got "{to}"': {
    nb: "må skrives som from ({form}), fikk «{to}»",
    nn: "må skrivast som from ({form}), fekk «{to}»",
  },
  "must be after from ({from}), got {to}": {
    nb: "må være etter from ({from}), fikk {to}",
    nn: "må vere etter from ({from}), fekk {to}",
  },
  '"{part}" is the same on all days; leave out from and to': {
    nb: "«{part}» er den samme alle dager; ta bort from og to",
    nn: "«{part}» er den same alle dagar; ta bort from og to",
  },
});
