import { translations } from "./translations.ts";

/** Of questions: thresholds, comparisons, studies, size, results folders. */
export const QUESTIONS_TEXTS = translations({
  "; docs/output.md lists them": {
    nb: "; docs/output.md lister dem opp",
    nn: "; docs/output.md listar dei opp",
  },
  'unknown measure "{measure}"{meant}': {
    nb: "ukjent mål «{measure}»{meant}",
    nn: "ukjent mål «{measure}»{meant}",
  },
  "must be a share of {most} or less, got {value}; write {share} for {value} %": {
    nb: "må være en andel på {most} eller mindre, fikk {value}; skriv {share} for {value} %",
    nn: "må vere ein del på {most} eller mindre, fekk {value}; skriv {share} for {value} %",
  },
  "{measure} is not measured in this scenario": {
    nb: "{measure} måles ikke i dette scenarioet",
    nn: "{measure} blir ikkje målt i dette scenarioet",
  },
  "in all": {
    nb: "i alt",
    nn: "i alt",
  },
  "by {names}": {
    nb: "etter {names}",
    nn: "etter {names}",
  },
  "{measure} is not measured {split}; it is {known}": {
    nb: "{measure} måles ikke {split}; det måles {known}",
    nn: "{measure} blir ikkje målt {split}; det blir målt {known}",
  },
  ", a place without limit": {
    nb: ", en tjeneste uten grense",
    nn: ", ei teneste utan grense",
  },
  "{measure} is not measured for {about}{why}{hint}": {
    nb: "{measure} måles ikke for {about}{why}{hint}",
    nn: "{measure} blir ikkje målt for {about}{why}{hint}",
  },
  "{what} differ from the baseline ({entries}); {reason}": {
    nb: "{what} er ikke som i basis ({entries}); {reason}",
    nn: "{what} er ikkje som i basis ({entries}); {reason}",
  },
  "a holiday": {
    nb: "en helligdag",
    nn: "ein heilagdag",
  },
  holidays: {
    nb: "helligdagene",
    nn: "heilagdagane",
  },
  "part of the difference comes from the calendar": {
    nb: "en del av forskjellen kommer av kalenderen",
    nn: "ein del av skilnaden kjem av kalenderen",
  },
  actors: {
    nb: "aktørene",
    nn: "aktørane",
  },
  "figures by municipality and totals over hospitals may not be of the same patients": {
    nb: "tall per kommune og summer over sykehus gjelder kanskje ikke de samme pasientene",
    nn: "tal per kommune og summar over sjukehus gjeld kanskje ikkje dei same pasientane",
  },
  "owners of places": {
    nb: "eierne av tjenestene",
    nn: "eigarane av tenestene",
  },
  "totals over the places of a hospital are over other places": {
    nb: "summer over tjenestene til et sykehus gjelder andre tjenester",
    nn: "summar over tenestene til eit sjukehus gjeld andre tenester",
  },
  platforms: {
    nb: "plattformene",
    nn: "plattformene",
  },
  "equal bytes are promised within one engine and architecture, so last digits may differ": {
    nb: "like byter er lovet innenfor én motor og arkitektur, så de siste sifrene kan være ulike",
    nn: "like bytar er lova innanfor éin motor og arkitektur, så dei siste siffera kan vere ulike",
  },
  "{id}: {there} there, {here} here": {
    nb: "{id}: {there} der, {here} her",
    nn: "{id}: {there} der, {here} her",
  },
  "{rest} more": {
    nb: "{rest} til",
    nn: "{rest} til",
  },
  not: {
    nb: "ikke",
    nn: "ikkje",
  },
  "is no measure, got {measure}{more}": {
    nb: "er ikke noe mål, fikk {measure}{more}",
    nn: "er ikkje noko mål, fekk {measure}{more}",
  },
  "write for example {field}: {choice}": {
    nb: "skriv for eksempel {field}: {choice}",
    nn: "skriv til dømes {field}: {choice}",
  },
  "{measure} needs a {field} here; {remedy}": {
    nb: "{measure} trenger {field} her; {remedy}",
    nn: "{measure} treng {field} her; {remedy}",
  },
  "; leave {field} out": {
    nb: "; ta bort {field}",
    nn: "; ta bort {field}",
  },
  "{measure} has no {field} {value} here{hint}": {
    nb: "{measure} har ingen {field} {value} her{hint}",
    nn: "{measure} har ingen {field} {value} her{hint}",
  },
  "{measure} is not in the results of this scenario": {
    nb: "{measure} er ikke med i resultatene for dette scenarioet",
    nn: "{measure} er ikkje med i resultata for dette scenarioet",
  },
  'is no measure: "{measure}"{hint}': {
    nb: "er ikke noe mål: «{measure}»{hint}",
    nn: "er ikkje noko mål: «{measure}»{hint}",
  },
  "the scenario does not measure {measure} of what the other fields name": {
    nb: "scenarioet måler ikke {measure} for det de andre feltene oppgir",
    nn: "scenarioet måler ikkje {measure} for det dei andre felta oppgir",
  },
  "there is no measure {id}{hint}": {
    nb: "det finnes ikke noe mål {id}{hint}",
    nn: "det finst ikkje noko mål {id}{hint}",
  },
  "of {id} it cannot be said whether more is better, so no alternative is best by it; give another measure": {
    nb: "mer av {id} er verken bedre eller dårligere, så ikke noe alternativ er best på det; oppgi et annet mål",
    nn: "meir av {id} er verken betre eller dårlegare, så ikkje noko alternativ er best på det; oppgi eit anna mål",
  },
  "there is no place {place}{hint}": {
    nb: "det finnes ingen tjeneste {place}{hint}",
    nn: "det finst inga teneste {place}{hint}",
  },
  "{text} is not measured; name a place, as in {example}": {
    nb: "{text} måles ikke; oppgi en tjeneste, som i {example}",
    nn: "{text} blir ikkje målt; oppgi ei teneste, som i {example}",
  },
  "there is no figure {name}{hint}": {
    nb: "det finnes ikke noe tall {name}{hint}",
    nn: "det finst ikkje noko tal {name}{hint}",
  },
  "must have at least one alternative; name a measure, a scenario or a change such as places.x.capacityBeds=+10": {
    nb: "må ha minst ett alternativ; oppgi et tiltak, et scenario eller en endring som places.x.capacityBeds=+10",
    nn: "må ha minst eitt alternativ; oppgi eit tiltak, eit scenario eller ei endring som places.x.capacityBeds=+10",
  },
  "must have at most {most} alternatives, got {got}; compare some of them at a time": {
    nb: "kan ha høyst {most} alternativer, fikk {got}; sammenlign noen av dem om gangen",
    nn: "kan ha høgst {most} alternativ, fekk {got}; samanlikn nokre av dei om gongen",
  },
  "must be an amount in NOK, such as 15e6, or id=amount, got {text}": {
    nb: "må være et beløp i NOK, som 15e6, eller id=beløp, fikk {text}",
    nn: "må vere eit beløp i NOK, som 15e6, eller id=beløp, fekk {text}",
  },
  "the problem has no budget called {id}; it has: {ids}": {
    nb: "problemet har ikke noe budsjett som heter {id}; det har: {ids}",
    nn: "problemet har ikkje noko budsjett som heiter {id}; det har: {ids}",
  },
  "the problem has no budget to change": {
    nb: "problemet har ikke noe budsjett å endre",
    nn: "problemet har ikkje noko budsjett å endre",
  },
  "the problem has several budgets; write id=amount with one of: {ids}": {
    nb: "problemet har flere budsjetter; skriv id=beløp med en av: {ids}",
    nn: "problemet har fleire budsjett; skriv id=beløp med ein av: {ids}",
  },
  "must simulate the same days as the baseline ({wanted}), got {got}; give both the same with --set": {
    nb: "må simulere de samme dagene som basis ({wanted}), fikk {got}; gi begge de samme med --set",
    nn: "må simulere dei same dagane som basis ({wanted}), fekk {got}; gi begge dei same med --set",
  },
  "{days} days from {startDate} after a warm-up of {warmUpDays} days": {
    nb: "{days} døgn fra {startDate} etter en oppvarming på {warmUpDays} døgn",
    nn: "{days} døgn frå {startDate} etter ei oppvarming på {warmUpDays} døgn",
  },
  "cannot be written as one file, for it {reason}": {
    nb: "kan ikke skrives som én fil, for den {reason}",
    nn: "kan ikkje skrivast som éi fil, for ho {reason}",
  },
  "is missing from the results folder; run again, or fetch the whole folder": {
    nb: "mangler i resultatmappen; kjør på nytt, eller hent hele mappen",
    nn: "manglar i resultatmappa; køyr på nytt, eller hent heile mappa",
  },
  "is no longer what the run wrote (its SHA-256 is another); restore the file or run again": {
    nb: "er ikke lenger det kjøringen skrev (SHA-256 er en annen); hent tilbake filen eller kjør på nytt",
    nn: "er ikkje lenger det køyringa skreiv (SHA-256 er ein annan); hent tilbake fila eller køyr på nytt",
  },
  "is what --json prints, which does not have the scenarios; give the results folder": {
    nb: "er det --json skriver ut, som ikke har med scenarioene; oppgi resultatmappen",
    nn: "er det --json skriv ut, som ikkje har med scenarioa; oppgi resultatmappa",
  },
  "cannot be read: {reason}; the folder may be of another version of the program": {
    nb: "kan ikke leses: {reason}; mappen kan være fra en annen versjon av programmet",
    nn: "kan ikkje lesast: {reason}; mappa kan vere frå ein annan versjon av programmet",
  },
  "cannot be drawn from: {reason}": {
    nb: "kan ikke trekkes fra: {reason}",
    nn: "kan ikkje trekkjast frå: {reason}",
  },
  "{message} (at point {point}: {levels})": {
    nb: "{message} (i punkt {point}: {levels})",
    nn: "{message} (i punkt {point}: {levels})",
  },
  "the base": {
    nb: "basis",
    nn: "basis",
  },
  "{word} does not exist beside the study; give a path from the study, or the name of an example": {
    nb: "{word} finnes ikke ved siden av studien; oppgi en sti fra studien, eller navnet på et eksempel",
    nn: "{word} finst ikkje ved sida av studien; oppgi ein sti frå studien, eller namnet på eit døme",
  },
  "has {size} points, at most {most} are allowed; give fewer levels, or another design": {
    nb: "har {size} punkter, høyst {most} er tillatt; oppgi færre nivåer, eller et annet design",
    nn: "har {size} punkt, høgst {most} er tillate; oppgi færre nivå, eller eit anna design",
  },
  "must be 1 for more than {most} points, got {candidates}; so many points are even enough by themselves": {
    nb: "må være 1 for mer enn {most} punkter, fikk {candidates}; så mange punkter er jevne nok i seg selv",
    nn: "må vere 1 for meir enn {most} punkt, fekk {candidates}; så mange punkt er jamne nok i seg sjølv",
  },
  "does not exist; the example that comes with the program goes by its bare name: {hint}": {
    nb: "finnes ikke; eksempelet som følger med programmet, oppgis med bare navnet: {hint}",
    nn: "finst ikkje; dømet som følgjer med programmet, blir oppgitt med berre namnet: {hint}",
  },
  "is neither a file nor an example{hint}": {
    nb: "er verken en fil eller et eksempel{hint}",
    nn: "er verken ei fil eller eit døme{hint}",
  },
  "is a study, not a scenario; try flyt sweep {word}": {
    nb: "er en studie, ikke et scenario; prøv flyt sweep {word}",
    nn: "er ein studie, ikkje eit scenario; prøv flyt sweep {word}",
  },
  "is a measure, not a scenario; try flyt run SCENARIO --measure {word}": {
    nb: "er et tiltak, ikke et scenario; prøv flyt run SCENARIO --measure {word}",
    nn: "er eit tiltak, ikkje eit scenario; prøv flyt run SCENARIO --measure {word}",
  },
  "is a problem for the optimizer; try flyt optimize {file}": {
    nb: "er et problem for optimering; prøv flyt optimize {file}",
    nn: "er eit problem for optimering; prøv flyt optimize {file}",
  },
  "is a table of prices; try --money --prices {file}": {
    nb: "er en prisliste; prøv --money --prices {file}",
    nn: "er ei prisliste; prøv --money --prices {file}",
  },
  "has norms of staff; try --staff --norms {file}": {
    nb: "har bemanningsnormer; prøv --staff --norms {file}",
    nn: "har bemanningsnormer; prøv --staff --norms {file}",
  },
  "has unit costs; try --cost-per-user --unit-costs {file}": {
    nb: "har enhetskostnader; prøv --cost-per-user --unit-costs {file}",
    nn: "har einingskostnader; prøv --cost-per-user --unit-costs {file}",
  },
  "is the input of a forecast; try flyt forecast --input {file}": {
    nb: "er grunnlaget for en framskriving; prøv flyt forecast --input {file}",
    nn: "er grunnlaget for ei framskriving; prøv flyt forecast --input {file}",
  },
  "is a scenario that differs from the baseline before the first measured day ({startDate}), so it has no effect in the first years; give a measure, or ask for the long-run effect":
    {
      nb: "er et scenario som skiller seg fra basis før første målte dag ({startDate}), så det har ingen virkning i de første årene; oppgi et tiltak, eller spør om virkningen på lang sikt",
      nn: "er eit scenario som skil seg frå basis før første målte dag ({startDate}), så det har ingen verknad i dei første åra; oppgi eit tiltak, eller spør om verknaden på lang sikt",
    },
  "has arrivals at given instants that are not repeated, so a warm-up cannot be found; give --warm-up DAYS, or repeatEveryDays":
    {
      nb: "har ankomster på gitte tidspunkter som ikke gjentas, så oppvarmingen kan ikke finnes; oppgi --warm-up DØGN, eller repeatEveryDays",
      nn: "har innkomne på gitte tidspunkt som ikkje blir tekne opp att, så oppvarminga kan ikkje finnast; oppgi --warm-up DØGN, eller repeatEveryDays",
    },
  "about {patients} patients at once × {each} bytes × {threads} threads = {bytes}, more than the {limit} to be had; look for a rate or a stay that is too large, or a queue that nobody leaves":
    {
      nb: "omtrent {patients} pasienter på en gang × {each} byte × {threads} tråder = {bytes}, mer enn de {limit} som er å få; se etter en rate eller et opphold som er for stort, eller en kø som ingen går ut av",
      nn: "omtrent {patients} pasientar på ein gong × {each} byte × {threads} trådar = {bytes}, meir enn dei {limit} som er å få; sjå etter ein rate eller eit opphald som er for stort, eller ein kø som ingen går ut av",
    },
  "must be {most} or less, got {got}; give fewer, here or with -n": {
    nb: "må være {most} eller mindre, fikk {got}; oppgi færre, her eller med -n",
    nn: "må vere {most} eller mindre, fekk {got}; oppgi færre, her eller med -n",
  },
  "{replications} replications × {figures} figures × {each} bytes × {copies} copies = {bytes}, more than the {limit} to be had; give {most} or fewer with -n":
    {
      nb: "{replications} replikasjoner × {figures} tall × {each} byte × {copies} kopier = {bytes}, mer enn de {limit} som er å få; oppgi {most} eller færre med -n",
      nn: "{replications} replikasjonar × {figures} tal × {each} byte × {copies} kopiar = {bytes}, meir enn dei {limit} som er å få; oppgi {most} eller færre med -n",
    },
  "10^308 or more": {
    nb: "10^308 eller flere",
    nn: "10^308 eller fleire",
  },
  "10^299 GB or more": {
    nb: "10^299 GB eller mer",
    nn: "10^299 GB eller meir",
  },
  "{size} GB": {
    nb: "{size} GB",
    nn: "{size} GB",
  },
  "is not among the files of the question; send its text along, or give the name of an example": {
    nb: "er ikke blant filene i spørsmålet; send med teksten, eller oppgi navnet på et eksempel",
    nn: "er ikkje mellom filene i spørsmålet; send med teksten, eller oppgi namnet på eit døme",
  },
  "is no name of a file of the question: give one without .., backslashes, colons or a slash in front": {
    nb: "er ikke et navn på en fil i spørsmålet: oppgi et uten .., omvendte skråstreker, kolon eller skråstrek først",
    nn: "er ikkje eit namn på ei fil i spørsmålet: oppgi eit utan .., omvende skråstrekar, kolon eller skråstrek først",
  },
  "is a scenario, not a problem for the optimizer; docs/optimizer.md tells how a problem is written": {
    nb: "er et scenario, ikke et problem for optimering; docs/optimizer.md forteller hvordan et problem skrives",
    nn: "er eit scenario, ikkje eit problem for optimering; docs/optimizer.md fortel korleis eit problem blir skrive",
  },
  "would be file {count} of the question; at most {most} are read": {
    nb: "ville være fil {count} i spørsmålet; høyst {most} leses",
    nn: "ville vere fil {count} i spørsmålet; høgst {most} blir lesne",
  },
  "must be {least} or more": {
    nb: "må være {least} eller mer",
    nn: "må vere {least} eller meir",
  },
  "must be {most} or less": {
    nb: "må være {most} eller mindre",
    nn: "må vere {most} eller mindre",
  },
  "must have at least {least}": {
    nb: "må ha minst {least}",
    nn: "må ha minst {least}",
  },
  "must have at most {most}": {
    nb: "kan ha høyst {most}",
    nn: "kan ha høgst {most}",
  },
  "must have at most {most} characters": {
    nb: "kan ha høyst {most} tegn",
    nn: "kan ha høgst {most} teikn",
  },
  "a map": {
    nb: "en tabell",
    nn: "ein tabell",
  },
  "is not as it should be": {
    nb: "er ikke som det skal være",
    nn: "er ikkje som det skal vere",
  },
  "is no field here": {
    nb: "er ikke et felt her",
    nn: "er ikkje eit felt her",
  },
  '{got} is no cursor of this list; take "next" of the page before': {
    nb: "{got} er ikke en peker i denne listen; bruk «next» fra siden før",
    nn: "{got} er ikkje ein peikar i denne lista; bruk «next» frå sida før",
  },
  "there is no alternative {name}{hint}; there are {there}": {
    nb: "det finnes ikke noe alternativ {name}{hint}; disse finnes: {there}",
    nn: "det finst ikkje noko alternativ {name}{hint}; desse finst: {there}",
  },
  "none: it is a run of one scenario": {
    nb: "ingen: det er en kjøring av ett scenario",
    nn: "ingen: det er ei køyring av eitt scenario",
  },
  "means something only for the format docx, got {format}": {
    nb: "betyr noe bare for formatet docx, fikk {format}",
    nn: "tyder noko berre for formatet docx, fekk {format}",
  },
});
