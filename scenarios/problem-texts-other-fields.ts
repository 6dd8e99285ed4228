import { translations } from "./translations.ts";

/** Of fields of other files and of questions that are missing. */
export const OTHER_FIELDS_TEXTS = translations({
  "the year in whose prices results are told where no other is asked for": {
    nb: "året resultatene er i priser for når ingen spør om et annet",
    nn: "året resultata er i prisar for når ingen spør om eit anna",
  },
  "price indices, by id": {
    nb: "prisindekser, etter id",
    nn: "prisindeksar, etter id",
  },
  "the index number of each year; only their ratios count": {
    nb: "indekstallet for hvert år; bare forholdet mellom dem betyr noe",
    nn: "indekstalet for kvart år; berre forholdet mellom dei tyder noko",
  },
  "the prices, by id": {
    nb: "prisene, etter id",
    nn: "prisane, etter id",
  },
  "hours of a full-time equivalent a week": {
    nb: "timene i et årsverk per uke",
    nn: "timane i eit årsverk per veke",
  },
  "short-term places, by category of patients": {
    nb: "korttidsplasser, etter pasientkategori",
    nn: "korttidsplassar, etter pasientkategori",
  },
  "at night, for each patient": {
    nb: "om natten, for hver pasient",
    nn: "om natta, for kvar pasient",
  },
  "for each ward": {
    nb: "for hver avdeling",
    nn: "for kvar avdeling",
  },
  "for each patient, whatever the category": {
    nb: "for hver pasient, uansett kategori",
    nn: "for kvar pasient, uansett kategori",
  },
  "added for each patient of this category, by what they do": {
    nb: "legges til for hver pasient i denne kategorien, etter hva de gjør",
    nn: "blir lagt til for kvar pasient i denne kategorien, etter kva dei gjer",
  },
  "nursing homes: by place, patient, ward, home and need": {
    nb: "sykehjem: per plass, pasient, avdeling, hjem og behov",
    nn: "sjukeheimar: per plass, pasient, avdeling, heim og behov",
  },
  "for each long-term place": {
    nb: "for hver langtidsplass",
    nn: "for kvar langtidsplass",
  },
  "for each short-term place in a nursing home": {
    nb: "for hver korttidsplass på et sykehjem",
    nn: "for kvar korttidsplass på ein sjukeheim",
  },
  "service hosts, for each place": {
    nb: "serviceverter, for hver plass",
    nn: "servicevertar, for kvar plass",
  },
  "for each nursing home": {
    nb: "for hvert sykehjem",
    nn: "for kvar sjukeheim",
  },
  "clerical staff, for each full-time equivalent of the others": {
    nb: "merkantile, for hvert årsverk av de andre",
    nn: "merkantile, for kvart årsverk av dei andre",
  },
  "hours a week added for each resident, by physical (rows) and cognitive need (columns)": {
    nb: "timer i uken som legges til for hver beboer, etter fysisk (rader) og kognitivt behov (kolonner)",
    nn: "timar i veka som blir lagde til for kvar bebuar, etter fysisk (rader) og kognitivt behov (kolonnar)",
  },
  "lowest physical need of each row": {
    nb: "laveste fysiske behov i hver rad",
    nn: "lågaste fysiske behov i kvar rad",
  },
  "lowest cognitive need of each column": {
    nb: "laveste kognitive behov i hver kolonne",
    nn: "lågaste kognitive behov i kvar kolonne",
  },
  "hours a week, row by row": {
    nb: "timer i uken, rad for rad",
    nn: "timar i veka, rad for rad",
  },
  "home care: hours a week by need": {
    nb: "hjemmetjeneste: timer i uken etter behov",
    nn: "heimeteneste: timar i veka etter behov",
  },
  "hours a week, indirect time included, by two dimensions of need": {
    nb: "timer i uken, med indirekte tid, etter to dimensjoner av behov",
    nn: "timar i veka, med indirekte tid, etter to dimensjonar av behov",
  },
  "lowest need of the first dimension of each row": {
    nb: "laveste behov i den første dimensjonen i hver rad",
    nn: "lågaste behov i den første dimensjonen i kvar rad",
  },
  "lowest need of the second dimension of each column": {
    nb: "laveste behov i den andre dimensjonen i hver kolonne",
    nn: "lågaste behov i den andre dimensjonen i kvar kolonne",
  },
  "share of the hours that is added for those who live alone": {
    nb: "andelen av timene som legges til for dem som bor alene",
    nn: "delen av timane som blir lagd til for dei som bur åleine",
  },
  "what one hour gives in budget": {
    nb: "det én time gir i budsjett",
    nn: "det éin time gir i budsjett",
  },
  "the year of the prices": {
    nb: "året prisene gjelder for",
    nn: "året prisane gjeld for",
  },
  "cost of a full-time equivalent a year, by category": {
    nb: "kostnaden for et årsverk i året, etter kategori",
    nn: "kostnaden for eit årsverk i året, etter kategori",
  },
  "by the kind of the place": {
    nb: "etter typen tjeneste",
    nn: "etter typen teneste",
  },
  "shares of the categories; they add up to 1": {
    nb: "andelene av kategoriene; de blir 1 til sammen",
    nn: "delane av kategoriane; dei blir 1 til saman",
  },
  "places in a ward": {
    nb: "plasser på en avdeling",
    nn: "plassar på ei avdeling",
  },
  "residents by need; the shares add up to 1": {
    nb: "beboere etter behov; andelene blir 1 til sammen",
    nn: "bebuarar etter behov; delane blir 1 til saman",
  },
  "physical need": {
    nb: "fysisk behov",
    nn: "fysisk behov",
  },
  "cognitive need": {
    nb: "kognitivt behov",
    nn: "kognitivt behov",
  },
  "places in a nursing home": {
    nb: "plasser på et sykehjem",
    nn: "plassar på ein sjukeheim",
  },
  "services by id": {
    nb: "tjenester etter id",
    nn: "tenester etter id",
  },
  "the kinds of places that give it; for nights, where they are waited through": {
    nb: "typene tjenester som gir den; for netter, der de ventes gjennom",
    nn: "typane tenester som gir henne; for netter, der dei blir venta gjennom",
  },
  "edges between the classes of cost of a user in a year, the first begins at 0": {
    nb: "grensene mellom kostnadsklassene for en bruker i et år, den første begynner på 0",
    nn: "grensene mellom kostnadsklassane for ein brukar i eit år, den første byrjar på 0",
  },
  "users who cost more than this are outliers": {
    nb: "brukere som koster mer enn dette, er uteliggere",
    nn: "brukarar som kostar meir enn dette, er uteliggjarar",
  },
  "the region of the municipality in the file of people": {
    nb: "regionen til kommunen i filen med personer",
    nn: "regionen til kommunen i fila med personar",
  },
  "the CSV file of people by region, year and age, by its path from this file": {
    nb: "CSV-filen med personer etter region, år og alder, med sti fra denne filen",
    nn: "CSV-fila med personar etter region, år og alder, med sti frå denne fila",
  },
  "the year of the use, the places and the prices": {
    nb: "året for bruken, plassene og prisene",
    nn: "året for bruken, plassane og prisane",
  },
  "the last year of the forecast": {
    nb: "siste år i framskrivingen",
    nn: "siste år i framskrivinga",
  },
  "ages in whole years, both included, or one age and those above": {
    nb: "alder i hele år, begge medregnet, eller én alder og de over",
    nn: "alder i heile år, begge medrekna, eller éin alder og dei over",
  },
  "those whom the coverage rate counts: places ÷ these": {
    nb: "de som dekningsgraden regnes av: plasser ÷ disse",
    nn: "dei som dekningsgraden blir rekna av: plassar ÷ desse",
  },
  "mean age in each band of use": {
    nb: "gjennomsnittsalder i hver aldersgruppe for bruk",
    nn: "gjennomsnittsalder i kvar aldersgruppe for bruk",
  },
  "years that life expectancy gains a year": {
    nb: "år som levealderen øker med hvert år",
    nn: "år som levealderen aukar med kvart år",
  },
  "what longer lives do to health": {
    nb: "hva lengre liv gjør med helsen",
    nn: "kva lengre liv gjer med helsa",
  },
  "as many ill years as before: those gained are healthy": {
    nb: "like mange syke år som før: de nye er friske",
    nn: "like mange sjuke år som før: dei nye er friske",
  },
  "use at an age is read at that age less theta × the gain in life expectancy since the base year": {
    nb: "bruken ved en alder leses av ved den alderen minus theta × økningen i levealder siden basisåret",
    nn: "bruken ved ein alder blir lesen av ved den alderen minus theta × auken i levealder sidan basisåret",
  },
  "more of both": {
    nb: "mer av begge",
    nn: "meir av begge",
  },
  "as many healthy years as before: those gained are ill": {
    nb: "like mange friske år som før: de nye er syke",
    nn: "like mange friske år som før: dei nye er sjuke",
  },
  "share of the users' age groups who live alone, in the base year": {
    nb: "andelen av aldersgruppene til brukerne som bor alene, i basisåret",
    nn: "delen av aldersgruppene til brukarane som bur åleine, i basisåret",
  },
  "users at a time in the base year, by age; they make the use rates": {
    nb: "brukere om gangen i basisåret, etter alder; de gir bruksratene",
    nn: "brukarar om gongen i basisåret, etter alder; dei gir bruksratane",
  },
  "use (or hours) of those who live alone ÷ that of those who do not": {
    nb: "bruken (eller timene) til dem som bor alene ÷ den til dem som ikke gjør det",
    nn: "bruken (eller timane) til dei som bur åleine ÷ den til dei som ikkje gjer det",
  },
  "the service whose places the coverage rate counts": {
    nb: "tjenesten som dekningsgraden teller plassene i",
    nn: "tenesta som dekningsgraden tel plassane i",
  },
  "how the scenario that is simulated is tied to the people": {
    nb: "hvordan scenarioet som simuleres, knyttes til befolkningen",
    nn: "korleis scenarioet som blir simulert, blir knytt til folketalet",
  },
  "the region of people of each municipality in the scenario": {
    nb: "regionen i befolkningen for hver kommune i scenarioet",
    nn: "regionen i folketalet for kvar kommune i scenarioet",
  },
  "the scenario that is changed: its path from this file, or the name of an example": {
    nb: "scenarioet som endres: stien fra denne filen, eller navnet på et eksempel",
    nn: "scenarioet som blir endra: stien frå denne fila, eller namnet på eit døme",
  },
  "what is changed, by id; a factor may change several values together": {
    nb: "det som endres, etter id; en faktor kan endre flere verdier sammen",
    nn: "det som blir endra, etter id; ein faktor kan endre fleire verdiar saman",
  },
  "which points are simulated": {
    nb: "hvilke punkter som simuleres",
    nn: "kva punkt som blir simulerte",
  },
  "how many points, the base apart": {
    nb: "hvor mange punkter, utenom basis",
    nn: "kor mange punkt, utanom basis",
  },
  "id of the measure, as in `flyt run --json`": {
    nb: "id-en til målet, som i `flyt run --json`",
    nn: "id-en til målet, som i `flyt run --json`",
  },
  "the scenario file that it is about, by its path from this file": {
    nb: "scenariofilen det gjelder, med sti fra denne filen",
    nn: "scenariofila det gjeld, med sti frå denne fila",
  },
  "what may be decided, by id": {
    nb: "det som kan bestemmes, etter id",
    nn: "det som kan bestemmast, etter id",
  },
  "what one unit changes": {
    nb: "det én enhet endrer",
    nn: "det éi eining endrar",
  },
  "path of the number that is changed, as in a change": {
    nb: "stien til tallet som endres, som i en endring",
    nn: "stien til talet som blir endra, som i ei endring",
  },
  "added to it by each unit; negative where the unit takes something away, as in a conversion": {
    nb: "legges til av hver enhet; negativ der enheten tar noe bort, som i en omgjøring",
    nn: "blir lagt til av kvar eining; negativ der eininga tek noko bort, som i ei omgjering",
  },
  "most units in force at any time, beside today": {
    nb: "flest enheter i kraft til enhver tid, utenom i dag",
    nn: "flest einingar i kraft til kvar tid, utanom i dag",
  },
  "what it is counted in, such as FTE or rooms": {
    nb: "hva det telles i, som årsverk eller rom",
    nn: "kva det blir talt i, som årsverk eller rom",
  },
  "so much is there, in every phase": {
    nb: "så mye finnes, i hver fase",
    nn: "så mykje finst, i kvar fase",
  },
  "factor of each lever's units in force, by the id of the lever": {
    nb: "faktor for enhetene i kraft av hvert tiltak, etter id-en til tiltaket",
    nn: "faktor for einingane i kraft av kvart tiltak, etter id-en til tiltaket",
  },
  "what is made as small as can be": {
    nb: "det som gjøres så lite som mulig",
    nn: "det som blir gjort så lite som råd",
  },
  "id of a measure": {
    nb: "id-en til et mål",
    nn: "id-en til eit mål",
  },
  "its mean is at most this": {
    nb: "snittet er høyst dette",
    nn: "snittet er høgst dette",
  },
  "how the demand differs from that of the scenario": {
    nb: "hvordan etterspørselen skiller seg fra den i scenarioet",
    nn: "korleis etterspurnaden skil seg frå den i scenarioet",
  },
  "the scenario: the name of one of the files, with or without its ending, or of an example": {
    nb: "scenarioet: navnet på en av filene, med eller uten endelsen, eller på et eksempel",
    nn: "scenarioet: namnet på ei av filene, med eller utan endinga, eller på eit døme",
  },
  "changes of the scenario on the spot, each a path and a value: `=+10` adds, `=*1.1` multiplies, `=10` sets": {
    nb: "endringer av scenarioet på stedet, hver med en sti og en verdi: `=+10` legger til, `=*1.1` ganger, `=10` setter",
    nn: "endringar av scenarioet på staden, kvar med ein sti og ein verdi: `=+10` legg til, `=*1.1` gongar, `=10` set",
  },
  "measures (files of changes, or examples) that are all made on the scenario": {
    nb: "tiltak (filer med endringer, eller eksempler) som alle gjøres på scenarioet",
    nn: "tiltak (filer med endringar, eller døme) som alle blir gjorde på scenarioet",
  },
  "the baseline: the name of one of the files, or of an example": {
    nb: "basis: navnet på en av filene, eller på et eksempel",
    nn: "basis: namnet på ei av filene, eller på eit døme",
  },
  "the alternatives: measures, other scenarios, or changes such as places.x.capacityBeds=+10": {
    nb: "alternativene: tiltak, andre scenarioer eller endringer som places.x.capacityBeds=+10",
    nn: "alternativa: tiltak, andre scenario eller endringar som places.x.capacityBeds=+10",
  },
  "measures by which it is asked which alternative is best, besides dischargeReadyMean; `queueMean:place` of a place": {
    nb: "mål som det spørres om hvilket alternativ som er best på, i tillegg til dischargeReadyMean; `queueMean:place` for en tjeneste",
    nn: "mål som det blir spurt om kva alternativ som er best på, i tillegg til dischargeReadyMean; `queueMean:place` for ei teneste",
  },
  "the problem: the name of one of the files, or of an example": {
    nb: "problemet: navnet på en av filene, eller på et eksempel",
    nn: "problemet: namnet på ei av filene, eller på eit døme",
  },
  "amounts in place of those of the problem: `15e6` for its only budget, or `id=15e6`": {
    nb: "beløp i stedet for dem i problemet: `15e6` for det eneste budsjettet, eller `id=15e6`",
    nn: "beløp i staden for dei i problemet: `15e6` for det einaste budsjettet, eller `id=15e6`",
  },
  "the study: the name of one of the files, or of an example": {
    nb: "studien: navnet på en av filene, eller på et eksempel",
    nn: "studien: namnet på ei av filene, eller på eit døme",
  },
  "the scenario: the name of one of the files, or of an example": {
    nb: "scenarioet: navnet på en av filene, eller på et eksempel",
    nn: "scenarioet: namnet på ei av filene, eller på eit døme",
  },
  "simulated histories of each path": {
    nb: "simulerte forløp for hver bane",
    nn: "simulerte forløp for kvar bane",
  },
  "the run or comparison that is reported on; it must be done": {
    nb: "kjøringen eller sammenligningen det rapporteres om; den må være ferdig",
    nn: "køyringa eller samanlikninga det blir rapportert om; ho må vere ferdig",
  },
  "costs of the year that belong to the service alone": {
    nb: "kostnader i året som bare hører til tjenesten",
    nn: "kostnader i året som berre høyrer til tenesta",
  },
  "units given in the year: days, hours or nights": {
    nb: "enheter som er gitt i året: døgn, timer eller netter",
    nn: "einingar som er gitt i året: døgn, timar eller netter",
  },
  "figures that tables and charts show, as in queueMean@trondheim-helsehus; of a measure alone its total, or else that of each place":
    {
      nb: "tall som tabeller og figurer viser, som i queueMean@trondheim-helsehus; for et mål alene summen, ellers det for hver tjeneste",
      nn: "tal som tabellar og figurar viser, som i queueMean@trondheim-helsehus; for eit mål åleine summen, elles det for kvar teneste",
    },
  "alternatives that are shown, by the names in the manifest; all, or those that help most, where missing": {
    nb: "alternativer som vises, etter navnene i manifestet; alle, eller de som hjelper mest, når det mangler",
    nn: "alternativ som blir viste, etter namna i manifestet; alle, eller dei som hjelper mest, når det manglar",
  },
  "the place that it is the budget of": {
    nb: "tjenesten det er budsjettet til",
    nn: "tenesta det er budsjettet til",
  },
});
