import { translations } from "./translations.ts";

/** Of fields of scenarios that are missing, as their schemas describe them. */
export const FIELDS_TEXTS = translations({
  "a text for people: one string, or one for each language (nb, nn, en)": {
    nb: "en tekst for folk: én streng, eller én for hvert språk (nb, nn, en)",
    nn: "ein tekst for folk: éin streng, eller éin for kvart språk (nb, nn, en)",
  },
  bokmål: {
    nb: "bokmål",
    nn: "bokmål",
  },
  "hospitals and municipalities": {
    nb: "sykehus og kommuner",
    nn: "sjukehus og kommunar",
  },
  "services with capacity": {
    nb: "tjenester med kapasitet",
    nn: "tenester med kapasitet",
  },
  "the actor that owns and runs it": {
    nb: "aktøren som eier og driver den",
    nn: "aktøren som eig og driv henne",
  },
  "staffed beds, or unlimited": {
    nb: "bemannede plasser, eller unlimited",
    nn: "bemanna plassar, eller unlimited",
  },
  "full-time equivalents of the place": {
    nb: "årsverk i tjenesten",
    nn: "årsverk i tenesta",
  },
  "hazard of leaving the queue this way while waiting in it": {
    nb: "raten for å gå ut av køen denne veien mens en venter i den",
    nn: "raten for å gå ut av køen denne vegen mens ein ventar i han",
  },
  "the place or exit that the patient goes to instead; death is an exit": {
    nb: "tjenesten eller utgangen som pasienten går til i stedet; død er en utgang",
    nn: "tenesta eller utgangen som pasienten går til i staden; død er ein utgang",
  },
  mean: {
    nb: "snitt",
    nn: "snitt",
  },
  "number of exponential phases in a row, all with the same mean": {
    nb: "antall eksponentielle faser på rad, alle med samme snitt",
    nn: "talet på eksponentielle fasar på rad, alle med same snitt",
  },
  "shape: below 1 patients who have stayed long stay longer, above 1 the opposite": {
    nb: "form: under 1 blir pasienter som har vært lenge, lenger, over 1 motsatt",
    nn: "form: under 1 blir pasientar som har vore lenge, lenger, over 1 motsett",
  },
  "smallest value": {
    nb: "minste verdi",
    nn: "minste verdi",
  },
  "largest value": {
    nb: "største verdi",
    nn: "største verdi",
  },
  "most likely value": {
    nb: "mest sannsynlige verdi",
    nn: "mest sannsynlege verdi",
  },
  "the value that is always taken": {
    nb: "verdien som alltid gjelder",
    nn: "verdien som alltid gjeld",
  },
  "one is chosen; the time is exponential with its mean": {
    nb: "én velges; tiden er eksponentiell med snittet til den",
    nn: "éi blir vald; tida er eksponentiell med snittet hennar",
  },
  "share of patients who take this branch": {
    nb: "andelen pasienter som tar denne grenen",
    nn: "delen av pasientane som tek denne greina",
  },
  "exponential phases of a Markov chain that ends": {
    nb: "eksponentielle faser i en markovkjede som tar slutt",
    nn: "eksponentielle fasar i ei markovkjede som tek slutt",
  },
  "probability that the time begins in this phase": {
    nb: "sannsynligheten for at tiden begynner i denne fasen",
    nn: "sannsynet for at tida byrjar i denne fasen",
  },
  "share of patients below the value": {
    nb: "andelen pasienter under verdien",
    nn: "delen av pasientane under verdien",
  },
  "the quantile": {
    nb: "kvantilet",
    nn: "kvantilet",
  },
  "one part is chosen, the value is drawn from it": {
    nb: "én del velges, verdien trekkes fra den",
    nn: "éin del blir vald, verdien blir trekt frå han",
  },
  "share of patients who draw from this part": {
    nb: "andelen pasienter som trekker fra denne delen",
    nn: "delen av pasientane som trekkjer frå denne delen",
  },
  "a distribution of a number of days": {
    nb: "en fordeling for et antall døgn",
    nn: "ei fordeling for eit tal døgn",
  },
  "for a delay that begins on these weekdays": {
    nb: "for en ventetid som begynner disse ukedagene",
    nn: "for ei ventetid som byrjar desse vekedagane",
  },
  "for the other weekdays": {
    nb: "for de andre ukedagene",
    nn: "for dei andre vekedagane",
  },
  "probability of being readmitted": {
    nb: "sannsynligheten for å bli reinnlagt",
    nn: "sannsynet for å bli reinnlagd",
  },
  "days from the discharge to the readmission": {
    nb: "døgn fra utskrivning til reinnleggelse",
    nn: "døgn frå utskriving til reinnlegging",
  },
  "the place of the readmission": {
    nb: "tjenesten pasienten reinnlegges i",
    nn: "tenesta pasienten blir reinnlagd i",
  },
  "the place that gives the care, counted in its hours": {
    nb: "tjenesten som gir hjelpen, regnet av timene der",
    nn: "tenesta som gir hjelpa, rekna av timane der",
  },
  "hours of care a week of one who waits; of those whose need level is not in hoursByNeed": {
    nb: "tjenestetimer i uken for en som venter; for dem med behovsnivå som ikke er i hoursByNeed",
    nn: "tenestetimar i veka for ein som ventar; for dei med behovsnivå som ikkje er i hoursByNeed",
  },
  "the place that the patient waits for as well, with the same turn": {
    nb: "tjenesten som pasienten også venter på, med samme plass i køen",
    nn: "tenesta som pasienten òg ventar på, med same plass i køen",
  },
  "days in the queue for the first choice before the patient accepts this place too": {
    nb: "døgn i køen for førstevalget før pasienten også godtar denne tjenesten",
    nn: "døgn i køen for førstevalet før pasienten òg godtek denne tenesta",
  },
  "whether a patient who has been given this place goes on to the first choice afterwards, with the turn of before (true), or stays on the ways of this place (false)":
    {
      nb: "om en pasient som har fått denne tjenesten, går videre til førstevalget siden, med plassen i køen fra før (true), eller følger veiene fra denne tjenesten (false)",
      nn: "om ein pasient som har fått denne tenesta, går vidare til førstevalet sidan, med plassen i køen frå før (true), eller følgjer vegane frå denne tenesta (false)",
    },
  "opens at": {
    nb: "åpner klokken",
    nn: "opnar klokka",
  },
  "closes at": {
    nb: "stenger klokken",
    nn: "stengjer klokka",
  },
  "probability that readiness falling on a Saturday or Sunday is declared on Monday": {
    nb: "sannsynligheten for at den som er klar en lørdag eller søndag, meldes mandag",
    nn: "sannsynet for at den som er klar ein laurdag eller søndag, blir meld måndag",
  },
  "probability of this way on; all ways of a stay add up to 1": {
    nb: "sannsynligheten for denne veien videre; alle veier fra et opphold blir 1 til sammen",
    nn: "sannsynet for denne vegen vidare; alle vegar frå eit opphald blir 1 til saman",
  },
  "ways out of the model": {
    nb: "veier ut av modellen",
    nn: "vegar ut av modellen",
  },
  "patients alike in arrival, stay and need": {
    nb: "pasienter som ligner i ankomst, opphold og behov",
    nn: "pasientar som liknar i tilkomst, opphald og behov",
  },
  "the municipality where the patients live: it pays for their nights": {
    nb: "kommunen der pasientene bor: den betaler for døgnene deres",
    nn: "kommunen der pasientane bur: han betaler for døgna deira",
  },
  "multiplies the rate": {
    nb: "ganges med raten",
    nn: "blir gonga med raten",
  },
  "sources of arrivals": {
    nb: "der pasientene kommer fra",
    nn: "der pasientane kjem frå",
  },
  "the patient group that arrives": {
    nb: "pasientgruppen som kommer",
    nn: "pasientgruppa som kjem",
  },
  "the place they arrive at": {
    nb: "tjenesten de kommer til",
    nn: "tenesta dei kjem til",
  },
  "the place that they wait to be called in to": {
    nb: "tjenesten de venter på å bli kalt inn til",
    nn: "tenesta dei ventar på å bli kalla inn til",
  },
  "beds that are kept free for others": {
    nb: "plasser som holdes ledige for andre",
    nn: "plassar som blir haldne ledige for andre",
  },
  "from this clock time": {
    nb: "fra dette klokkeslettet",
    nn: "frå dette klokkeslettet",
  },
  "until this clock time": {
    nb: "til dette klokkeslettet",
    nn: "til dette klokkeslettet",
  },
  "days that count as Sundays for rates and calendars": {
    nb: "dager som regnes som søndager for rater og kalendere",
    nn: "dagar som blir rekna som søndagar for ratar og kalendrar",
  },
  "the actor who pays": {
    nb: "aktøren som betaler",
    nn: "aktøren som betaler",
  },
  "the year in whose prices it is": {
    nb: "året prisene gjelder",
    nn: "året prisane gjeld",
  },
  "where the amount comes from": {
    nb: "hvor beløpet kommer fra",
    nn: "kvar beløpet kjem frå",
  },
  "period, warm-up, replications and seed": {
    nb: "periode, oppvarming, replikasjoner og frø",
    nn: "periode, oppvarming, replikasjonar og frø",
  },
  "first measured day": {
    nb: "første målte dag",
    nn: "første målte dag",
  },
  "simulated before the first measured day, not measured": {
    nb: "simuleres før første målte dag, måles ikke",
    nn: "blir simulert før første målte dag, blir ikkje målt",
  },
  "simulated histories": {
    nb: "simulerte forløp",
    nn: "simulerte forløp",
  },
  "phrase that all random numbers come from": {
    nb: "teksten som alle tilfeldige tall kommer fra",
    nn: "teksten som alle tilfeldige tal kjem frå",
  },
  "by place: the share of its capacity that is filled (for a place without limit: of its offered load), rounded up": {
    nb: "per tjeneste: andelen av kapasiteten som er fylt (for en tjeneste uten grense: av pasientene som kommer), rundet opp",
    nn: "per teneste: delen av kapasiteten som er fylt (for ei teneste utan grense: av pasientane som kjem), runda opp",
  },
  "a name of the person that no other has": {
    nb: "et navn på personen som ingen andre har",
    nn: "eit namn på personen som ingen andre har",
  },
  "the patient group of the person": {
    nb: "pasientgruppen til personen",
    nn: "pasientgruppa til personen",
  },
  "where the person is: the id of a place whose bed the person holds, or home or front-door for one without": {
    nb: "hvor personen er: id-en til tjenesten der personen har plass, eller home eller front-door for en uten",
    nn: "kvar personen er: id-en til tenesta der personen har plass, eller home eller front-door for ein utan",
  },
  "path of the value: ids and field names with dots between, `*` for any letters within one part": {
    nb: "stien til verdien: id-er og feltnavn med punktum mellom, `*` for alle bokstaver innenfor én del",
    nn: "stien til verdien: id-ar og feltnamn med punktum mellom, `*` for alle bokstavar innanfor éin del",
  },
  "changes to any scenario, in order; those with `from` hold from that date": {
    nb: "endringer av et hvilket som helst scenario, i rekkefølge; de med `from` gjelder fra den datoen",
    nn: "endringar av eit kva som helst scenario, i rekkjefølgje; dei med `from` gjeld frå den datoen",
  },
  "name for people": {
    nb: "navn for folk",
    nn: "namn for folk",
  },
  "the file that it extends, by its path from this one": {
    nb: "filen som den utvider, med sti fra denne",
    nn: "fila som ho utvidar, med sti frå denne",
  },
  "a probability": {
    nb: "en sannsynlighet",
    nn: "eit sannsyn",
  },
});
