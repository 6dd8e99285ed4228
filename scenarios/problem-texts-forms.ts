import { translations } from "./translations.ts";

/** Of how messages are put together, and files that cannot be read. */
export const FORMS_TEXTS = translations({
  nothing: {
    nb: "ingenting",
    nn: "ingenting",
  },
  "{value} {unit}": {
    nb: "{value} {unit}",
    nn: "{value} {unit}",
  },
  "an empty list": {
    nb: "en tom liste",
    nn: "ei tom liste",
  },
  "a list of {count}": {
    nb: "en liste med {count}",
    nn: "ei liste med {count}",
  },
  "an empty map": {
    nb: "en tom tabell",
    nn: "ein tom tabell",
  },
  "a map with {fields}": {
    nb: "en tabell med {fields}",
    nn: "ein tabell med {fields}",
  },
  "a map with {fields} and more": {
    nb: "en tabell med {fields} og mer",
    nn: "ein tabell med {fields} og meir",
  },
  "a map with {fields} …": {
    nb: "en tabell med {fields} …",
    nn: "ein tabell med {fields} …",
  },
  "a map with a field {field}": {
    nb: "en tabell med et felt {field}",
    nn: "ein tabell med eit felt {field}",
  },
  "a map by id": {
    nb: "en tabell etter id",
    nn: "ein tabell etter id",
  },
  "a distribution": {
    nb: "en fordeling",
    nn: "ei fordeling",
  },
  "a whole number": {
    nb: "et helt tall",
    nn: "eit heilt tal",
  },
  "a number": {
    nb: "et tall",
    nn: "eit tal",
  },
  "a text": {
    nb: "en tekst",
    nn: "ein tekst",
  },
  "true or false": {
    nb: "true eller false",
    nn: "true eller false",
  },
  "a list": {
    nb: "en liste",
    nn: "ei liste",
  },
  "something else": {
    nb: "noe annet",
    nn: "noko anna",
  },
  '; did you mean "{meant}"?': {
    nb: "; mente du «{meant}»?",
    nn: "; meinte du «{meant}»?",
  },
  "; did you mean {meant}?": {
    nb: "; mente du {meant}?",
    nn: "; meinte du {meant}?",
  },
  "; there is only {only}": {
    nb: "; det er bare {only}",
    nn: "; det er berre {only}",
  },
  "; there are {all}": {
    nb: "; disse finnes: {all}",
    nn: "; desse finst: {all}",
  },
  "; there are {all}, …": {
    nb: "; disse finnes: {all}, …",
    nn: "; desse finst: {all}, …",
  },
  "; there {verb} {ways}": {
    nb: "; der {verb} {ways}",
    nn: "; der {verb} {ways}",
  },
  is: {
    nb: "er",
    nn: "er",
  },
  are: {
    nb: "er",
    nn: "er",
  },
  neither: {
    nb: "ingen av dem",
    nn: "ingen av dei",
  },
  both: {
    nb: "begge",
    nn: "begge",
  },
  none: {
    nb: "ingen",
    nn: "ingen",
  },
  "none of them": {
    nb: "ingen av dem",
    nn: "ingen av dei",
  },
  "got {got}": {
    nb: "fikk {got}",
    nn: "fekk {got}",
  },
  "{demand}, got {got}": {
    nb: "{demand}, fikk {got}",
    nn: "{demand}, fekk {got}",
  },
  "must be {kind}": {
    nb: "må være {kind}",
    nn: "må vere {kind}",
  },
  "must be one of {choice}": {
    nb: "må være en av {choice}",
    nn: "må vere ein av {choice}",
  },
  "must be one of {choice}, got {got}{hint}": {
    nb: "må være en av {choice}, fikk {got}{hint}",
    nn: "må vere ein av {choice}, fekk {got}{hint}",
  },
  missing: {
    nb: "mangler",
    nn: "manglar",
  },
  "missing; {remedy}": {
    nb: "mangler; {remedy}",
    nn: "manglar; {remedy}",
  },
  "missing; must be {kind}": {
    nb: "mangler; må være {kind}",
    nn: "manglar; må vere {kind}",
  },
  "missing; write one of {choice}": {
    nb: "mangler; skriv en av {choice}",
    nn: "manglar; skriv ein av {choice}",
  },
  'unknown field "{key}"{hint}': {
    nb: "ukjent felt «{key}»{hint}",
    nn: "ukjent felt «{key}»{hint}",
  },
  "; maps are not merged, so write the fields out or repeat a whole map by an alias": {
    nb: "; tabeller flettes ikke, så skriv feltene helt ut eller gjenta en hel tabell med et alias",
    nn: "; tabellar blir ikkje fletta, så skriv felta heilt ut eller gjenta ein heil tabell med eit alias",
  },
  'the id "{key}" {rule}': {
    nb: "id-en «{key}» {rule}",
    nn: "id-en «{key}» {rule}",
  },
  'write "{value}", in quotes': {
    nb: 'skriv "{value}", med anførselstegn',
    nn: 'skriv "{value}", med hermeteikn',
  },
  "write for example {example}": {
    nb: "skriv for eksempel {example}",
    nn: "skriv til dømes {example}",
  },
  "write it without quotes": {
    nb: "skriv det uten anførselstegn",
    nn: "skriv det utan hermeteikn",
  },
  "write {number}": {
    nb: "skriv {number}",
    nn: "skriv {number}",
  },
  "write {number}, with a point": {
    nb: "skriv {number}, med punktum",
    nn: "skriv {number}, med punktum",
  },
  "a tab stands where the line is indented; use spaces, two for each level": {
    nb: "en tabulator står der linjen rykkes inn; bruk mellomrom, to for hvert nivå",
    nn: "ein tabulator står der linja blir rykt inn; bruk mellomrom, to for kvart nivå",
  },
  "is empty; write at least {fields}": {
    nb: "er tom; skriv i det minste {fields}",
    nn: "er tom; skriv i det minste {fields}",
  },
  "must be a map of fields such as {fields}": {
    nb: "må være en tabell med felt som {fields}",
    nn: "må vere ein tabell med felt som {fields}",
  },
  "is too large, got {size} MB; at most {most} MB is allowed": {
    nb: "er for stor, fikk {size} MB; høyst {most} MB er tillatt",
    nn: "er for stor, fekk {size} MB; høgst {most} MB er tillate",
  },
  "has the control character U+{code}; is it a text file?": {
    nb: "har kontrolltegnet U+{code}; er det en tekstfil?",
    nn: "har kontrollteiknet U+{code}; er det ei tekstfil?",
  },
  "has a line that ends with a carriage return alone; save it with Unix or Windows line ends": {
    nb: "har en linje som slutter med vognretur alene; lagre den med linjeskift for Unix eller Windows",
    nn: "har ei linje som sluttar med vognretur åleine; lagre ho med linjeskift for Unix eller Windows",
  },
  "has more than {most} lines": {
    nb: "har mer enn {most} linjer",
    nn: "har meir enn {most} linjer",
  },
  "has more than {most} words and signs": {
    nb: "har mer enn {most} ord og tegn",
    nn: "har meir enn {most} ord og teikn",
  },
  "has several documents; a file holds one, without lines of ---": {
    nb: "har flere dokumenter; en fil har ett, uten linjer med ---",
    nn: "har fleire dokument; ei fil har eitt, utan linjer med ---",
  },
  "is not YAML: {mistake}": {
    nb: "er ikke YAML: {mistake}",
    nn: "er ikkje YAML: {mistake}",
  },
  "and {count} more that are not YAML": {
    nb: "og {count} til som ikke er YAML",
    nn: "og {count} til som ikkje er YAML",
  },
  "is nested more than {most} levels deep": {
    nb: "er nøstet mer enn {most} nivåer dypt",
    nn: "er nøsta meir enn {most} nivå djupt",
  },
  "has more than {most} values, aliases written out": {
    nb: "har mer enn {most} verdier når aliaser er skrevet ut",
    nn: "har meir enn {most} verdiar når alias er skrivne ut",
  },
  "contains itself by an alias": {
    nb: "inneholder seg selv gjennom et alias",
    nn: "inneheld seg sjølv gjennom eit alias",
  },
  "is nested too deep by aliases": {
    nb: "er nøstet for dypt gjennom aliaser",
    nn: "er nøsta for djupt gjennom alias",
  },
  "unknown alias *{name}; an anchor &{name} must stand before it": {
    nb: "ukjent alias *{name}; et anker &{name} må stå før det",
    nn: "ukjent alias *{name}; eit anker &{name} må stå før det",
  },
  "must be a finite number, got {written}": {
    nb: "må være et endelig tall, fikk {written}",
    nn: "må vere eit endeleg tal, fekk {written}",
  },
  "must be a text, a number, true or false": {
    nb: "må være en tekst, et tall, true eller false",
    nn: "må vere ein tekst, eit tal, true eller false",
  },
  "has a key that is no text": {
    nb: "har en nøkkel som ikke er en tekst",
    nn: "har ein nøkkel som ikkje er ein tekst",
  },
  'must not have the key "__proto__"': {
    nb: "kan ikke ha nøkkelen «__proto__»",
    nn: "kan ikkje ha nøkkelen «__proto__»",
  },
  'has the key "{name}" twice; keep one of them': {
    nb: "har nøkkelen «{name}» to ganger; behold en av dem",
    nn: "har nøkkelen «{name}» to gonger; behald ein av dei",
  },
  "has {keys} but no value; write { value: …, source: … }": {
    nb: "har {keys}, men ingen verdi; skriv { value: …, source: … }",
    nn: "har {keys}, men ingen verdi; skriv { value: …, source: … }",
  },
  "; it may have source, kind and note": {
    nb: "; der kan source, kind og note stå",
    nn: "; der kan source, kind og note stå",
  },
  'unknown field "{key}" beside value{hint}': {
    nb: "ukjent felt «{key}» ved siden av value{hint}",
    nn: "ukjent felt «{key}» ved sida av value{hint}",
  },
  "has a provenance within a provenance; keep one": {
    nb: "har en kildeangivelse inne i en annen; behold en av dem",
    nn: "har ei kjeldetilvising inne i ei anna; behald ei av dei",
  },
  "must be a text, got {got}": {
    nb: "må være en tekst, fikk {got}",
    nn: "må vere ein tekst, fekk {got}",
  },
  "is a pipe or a device; give a file": {
    nb: "er et rør eller en enhet; oppgi en fil",
    nn: "er eit røyr eller ei eining; oppgi ei fil",
  },
  "does not exist{hint}": {
    nb: "finnes ikke{hint}",
    nn: "finst ikkje{hint}",
  },
  " in {folder}": {
    nb: " i {folder}",
    nn: " i {folder}",
  },
  "is a folder; give a file{hint}": {
    nb: "er en mappe; oppgi en fil{hint}",
    nn: "er ei mappe; oppgi ei fil{hint}",
  },
  "must not be read: permission denied": {
    nb: "kan ikke leses: ingen tilgang",
    nn: "kan ikkje lesast: ingen tilgang",
  },
  "cannot be read: {reason}": {
    nb: "kan ikke leses: {reason}",
    nn: "kan ikkje lesast: {reason}",
  },
  "; there is no folder {folder}": {
    nb: "; mappen {folder} finnes ikke",
    nn: "; mappa {folder} finst ikkje",
  },
  "is not a text file; give a table in CSV": {
    nb: "er ikke en tekstfil; oppgi en tabell i CSV",
    nn: "er ikkje ei tekstfil; oppgi ein tabell i CSV",
  },
  "is text in UTF-16; {remedy}": {
    nb: "er tekst i UTF-16; {remedy}",
    nn: "er tekst i UTF-16; {remedy}",
  },
  "is not a text file; give a scenario or measure in YAML or JSON": {
    nb: "er ikke en tekstfil; oppgi et scenario eller tiltak i YAML eller JSON",
    nn: "er ikkje ei tekstfil; oppgi eit scenario eller tiltak i YAML eller JSON",
  },
  "is not text in UTF-8, got the byte {byte} here; {remedy}": {
    nb: "er ikke tekst i UTF-8, fikk byten {byte} her; {remedy}",
    nn: "er ikkje tekst i UTF-8, fekk byten {byte} her; {remedy}",
  },
  "save it as UTF-8 (in most editors: Save as, encoding)": {
    nb: "lagre den som UTF-8 (i de fleste programmer: Lagre som, koding)",
    nn: "lagre ho som UTF-8 (i dei fleste program: Lagre som, koding)",
  },
});
