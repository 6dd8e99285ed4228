import { translations } from "./translations.ts";

/** Of what does not go together in a scenario. */
export const CHECKS_TEXTS = translations({
  'unknown {noun} "{value}"{hint}': {
    nb: "ukjent {noun} «{value}»{hint}",
    nn: "ukjend {noun} «{value}»{hint}",
  },
  actor: {
    nb: "aktør",
    nn: "aktør",
  },
  group: {
    nb: "gruppe",
    nn: "gruppe",
  },
  place: {
    nb: "tjeneste",
    nn: "teneste",
  },
  "place or exit": {
    nb: "tjeneste eller utgang",
    nn: "teneste eller utgang",
  },
  profile: {
    nb: "profil",
    nn: "profil",
  },
  "a place": {
    nb: "en tjeneste",
    nn: "ei teneste",
  },
  "an exit": {
    nb: "en utgang",
    nn: "ein utgang",
  },
  "a routing": {
    nb: "en ruting",
    nn: "ei ruting",
  },
  'the id "{id}" is that of {owner} already; places, exits and routings need ids of their own': {
    nb: "id-en «{id}» har {owner} allerede; tjenester, utganger og rutinger trenger hver sin id",
    nn: "id-en «{id}» har {owner} allereie; tenester, utgangar og rutingar treng kvar sin id",
  },
  '"{id}" is a word for where patients wait ({words}); choose another id': {
    nb: "«{id}» er et ord for hvor pasienter venter ({words}); velg en annen id",
    nn: "«{id}» er eit ord for kvar pasientar ventar ({words}); vel ein annan id",
  },
  'must be a municipality, got "{actor}", a hospital; patients live in municipalities': {
    nb: "må være en kommune, fikk «{actor}», et sykehus; pasienter bor i kommuner",
    nn: "må vere ein kommune, fekk «{actor}», eit sjukehus; pasientar bur i kommunar",
  },
  "must have exactly one of lengthDays and endDate, got {got}": {
    nb: "må ha nøyaktig ett av lengthDays og endDate, fikk {got}",
    nn: "må ha nøyaktig eitt av lengthDays og endDate, fekk {got}",
  },
  "must be {earliest} or later, got {startDate}": {
    nb: "må være {earliest} eller senere, fikk {startDate}",
    nn: "må vere {earliest} eller seinare, fekk {startDate}",
  },
  "must be after startDate ({startDate}), got {endDate}": {
    nb: "må være etter startDate ({startDate}), fikk {endDate}",
    nn: "må vere etter startDate ({startDate}), fekk {endDate}",
  },
  "must be within 100 years of startDate, got {endDate}": {
    nb: "må være innen 100 år etter startDate, fikk {endDate}",
    nn: "må vere innan 100 år etter startDate, fekk {endDate}",
  },
  "missing; mean arrivals a day, here or by date in ratesByDate or ratesFile": {
    nb: "mangler; ankomster i døgnet i snitt, her eller etter dato i ratesByDate eller ratesFile",
    nn: "manglar; innkomne i døgnet i snitt, her eller etter dato i ratesByDate eller ratesFile",
  },
  "cannot stand beside ratesByDate; keep one of them": {
    nb: "kan ikke stå ved siden av ratesByDate; behold en av dem",
    nn: "kan ikkje stå ved sida av ratesByDate; behald ein av dei",
  },
  "must have at least one date, got an empty map; write for example 2025-01-01: 7.5": {
    nb: "må ha minst én dato, fikk en tom tabell; skriv for eksempel 2025-01-01: 7.5",
    nn: "må ha minst éin dato, fekk ein tom tabell; skriv til dømes 2025-01-01: 7.5",
  },
  "missing; nobody would be called in from the list: give this, or fillsFreeBeds, or both": {
    nb: "mangler; ingen ville bli kalt inn fra listen: oppgi dette, fillsFreeBeds eller begge",
    nn: "manglar; ingen ville bli kalla inn frå lista: oppgi dette, fillsFreeBeds eller begge",
  },
  "must name at least one weekday, got an empty map": {
    nb: "må nevne minst én ukedag, fikk en tom tabell",
    nn: "må nemne minst éin vekedag, fekk ein tom tabell",
  },
  'missing; with admissionsPerDay the clock time must be given, such as "08:00"': {
    nb: 'mangler; med admissionsPerDay må klokkeslettet oppgis, som "08:00"',
    nn: 'manglar; med admissionsPerDay må klokkeslettet oppgjevast, som "08:00"',
  },
  "needs admissionsPerDay as well; write how many are called in at that time, or leave this out": {
    nb: "trenger admissionsPerDay også; skriv hvor mange som kalles inn da, eller ta bort dette",
    nn: "treng admissionsPerDay òg; skriv kor mange som blir kalla inn da, eller ta bort dette",
  },
  'must be before 24:00, got "24:00"; write "00:00"': {
    nb: 'må være før 24:00, fikk «24:00»; skriv "00:00"',
    nn: 'må vere før 24:00, fekk «24:00»; skriv "00:00"',
  },
  "{to} has no limit of beds or hours, so the whole list would be called in at once; leave it out": {
    nb: "{to} har ingen grense for plasser eller timer, så hele listen ville bli kalt inn på en gang; ta det bort",
    nn: "{to} har inga grense for plassar eller timar, så heile lista ville bli kalla inn på ein gong; ta det bort",
  },
  "missing; name a CSV file, or list the instants in arrivals": {
    nb: "mangler; oppgi en CSV-fil, eller list opp tidspunktene i arrivals",
    nn: "manglar; oppgi ei CSV-fil, eller list opp tidspunkta i arrivals",
  },
  "cannot stand beside arrivals; leave one of them out": {
    nb: "kan ikke stå ved siden av arrivals; ta bort en av dem",
    nn: "kan ikkje stå ved sida av arrivals; ta bort ein av dei",
  },
  "would give about {times} arrivals, at most {most} are allowed; repeat more seldom": {
    nb: "ville gi omtrent {times} ankomster, høyst {most} er tillatt; gjenta sjeldnere",
    nn: "ville gje omtrent {times} innkomne, høgst {most} er tillate; gjenta sjeldnare",
  },
  "must be 0 with a start from a census, got {warmUpDays} days; the persons are there as the first measured day begins, so there is nothing to warm up":
    {
      nb: "må være 0 når kjøringen starter fra en telling, fikk {warmUpDays} døgn; personene er der når første målte dag begynner, så det er ingenting å varme opp",
      nn: "må vere 0 når køyringa startar frå ei teljing, fekk {warmUpDays} døgn; personane er der når første målte dag byrjar, så det er ingenting å varme opp",
    },
  "must have exactly one of persons and file, got {got}": {
    nb: "må ha nøyaktig ett av persons og file, fikk {got}",
    nn: "må ha nøyaktig eitt av persons og file, fekk {got}",
  },
  "{message} (and {count} more such mistakes from here on)": {
    nb: "{message} (og {count} slike feil til herfra)",
    nn: "{message} (og {count} slike feil til herifrå)",
  },
  "must have exactly one of elapsedDays and since, got {got}": {
    nb: "må ha nøyaktig ett av elapsedDays og since, fikk {got}",
    nn: "må ha nøyaktig eitt av elapsedDays og since, fekk {got}",
  },
  "must not be after the beginning of run.startDate ({startDate}), got {since}": {
    nb: "kan ikke være etter begynnelsen av run.startDate ({startDate}), fikk {since}",
    nn: "kan ikkje vere etter byrjinga av run.startDate ({startDate}), fekk {since}",
  },
  "one who is at {at} can only be waiting; leave state out, or name the place whose bed the person holds": {
    nb: "en som er i {at}, kan bare vente; ta bort state, eller oppgi tjenesten der personen har plass",
    nn: "ein som er i {at}, kan berre vente; ta bort state, eller oppgi tenesta der personen har plass",
  },
  "one who holds a bed is in treatment or ready; write treatment or ready, or home or front-door in at": {
    nb: "en som har plass, er under behandling eller klar; skriv treatment eller ready, eller home eller front-door i at",
    nn: "ein som har plass, er under behandling eller klar; skriv treatment eller ready, eller home eller front-door i at",
  },
  "got {state} at {place}: {remedy}": {
    nb: "fikk {state} i {place}: {remedy}",
    nn: "fekk {state} i {place}: {remedy}",
  },
  "waits at {at}, but not said for what; name the place in to": {
    nb: "venter i {at}, men det er ikke sagt på hva; oppgi tjenesten i to",
    nn: "ventar i {at}, men det er ikkje sagt på kva; oppgi tenesta i to",
  },
  "is ready in {at}, but not said for what; name the place or exit in to{choice}": {
    nb: "er klar i {at}, men det er ikke sagt til hva; oppgi tjenesten eller utgangen i to{choice}",
    nn: "er klar i {at}, men det er ikkje sagt til kva; oppgi tenesta eller utgangen i to{choice}",
  },
  "group {group} has no way from {at} to {got}{purpose}{choice}": {
    nb: "gruppe {group} har ingen vei fra {at} til {got}{purpose}{choice}",
    nn: "gruppe {group} har ingen veg frå {at} til {got}{purpose}{choice}",
  },
  " to be ready for": {
    nb: " å være klar til",
    nn: " å vere klar til",
  },
  'must be another place, got "{id}" itself': {
    nb: "må være en annen tjeneste, fikk «{id}» selv",
    nn: "må vere ei anna teneste, fekk «{id}» sjølv",
  },
  'must be another place than the one where they wait, got "{source}"': {
    nb: "må være en annen tjeneste enn den de venter i, fikk «{source}»",
    nn: "må vere ei anna teneste enn den dei ventar i, fekk «{source}»",
  },
  "must be {before} or more, as for the one before, got {afterDays} days; what is accepted first stands first": {
    nb: "må være {before} eller mer, som for den før, fikk {afterDays} døgn; det som godtas først, står først",
    nn: "må vere {before} eller meir, som for den før, fekk {afterDays} døgn; det som blir godteke først, står først",
  },
  'stands in the list twice for group {twice}, got "{to}" again; leave one out': {
    nb: "står to ganger i listen for gruppe {twice}, fikk «{to}» igjen; ta bort en av dem",
    nn: "står to gonger i lista for gruppe {twice}, fekk «{to}» igjen; ta bort ein av dei",
  },
  "needs ftePerPlace, for a limit to the beds, or hoursPerFte, for one to the hours of care; give one or both": {
    nb: "trenger ftePerPlace, for en grense for plassene, eller hoursPerFte, for en grense for tjenestetimene; oppgi en av dem eller begge",
    nn: "treng ftePerPlace, for ei grense for plassane, eller hoursPerFte, for ei grense for tenestetimane; oppgi ein av dei eller begge",
  },
  'must be another place than the one waited for, got "{id}"': {
    nb: "må være en annen tjeneste enn den det ventes på, fikk «{id}»",
    nn: "må vere ei anna teneste enn den det blir venta på, fekk «{id}»",
  },
  'give its need level "{need}" a number here, or the group an hoursPerWeek in groups.{group}.stays.{place}': {
    nb: "gi behovsnivået «{need}» et tall her, eller gruppen hoursPerWeek i groups.{group}.stays.{place}",
    nn: "gi behovsnivået «{need}» eit tal her, eller gruppa hoursPerWeek i groups.{group}.stays.{place}",
  },
  "give the group a need level and the level a number here, or the stay here an hoursPerWeek": {
    nb: "gi gruppen et behovsnivå og nivået et tall her, eller oppholdet her hoursPerWeek",
    nn: "gi gruppa eit behovsnivå og nivået eit tal her, eller opphaldet her hoursPerWeek",
  },
  "no hours of care a week for group {group}, which comes there: {trail}; the place has a limit of hours, so it must be known what each takes: {remedy}":
    {
      nb: "ingen tjenestetimer i uken for gruppe {group}, som kommer dit: {trail}; tjenesten har en grense for timer, så det må være kjent hva hver av dem trenger: {remedy}",
      nn: "ingen tenestetimar i veka for gruppe {group}, som kjem dit: {trail}; tenesta har ei grense for timar, så det må vere kjent kva kvar av dei treng: {remedy}",
    },
  "cannot stand beside to: {to}, a death; leave it out": {
    nb: "kan ikke stå ved siden av to: {to}, et dødsfall; ta det bort",
    nn: "kan ikkje stå ved sida av to: {to}, eit dødsfall; ta det bort",
  },
  "must have at least one way on, got an empty map": {
    nb: "må ha minst én vei videre, fikk en tom tabell",
    nn: "må ha minst éin veg vidare, fekk ein tom tabell",
  },
  "add up to {sum}; they must add up to 1": {
    nb: "blir {sum} til sammen; de må bli 1 til sammen",
    nn: "blir {sum} til saman; dei må bli 1 til saman",
  },
  '"{to}" is a routing; a routing leads to places and exits only, so write its ways here': {
    nb: "«{to}» er en ruting; en ruting fører bare til tjenester og utganger, så skriv veiene dens her",
    nn: "«{to}» er ei ruting; ei ruting fører berre til tenester og utgangar, så skriv vegane hennar her",
  },
  'unknown destination "{to}"{hint}': {
    nb: "ukjent mål «{to}»{hint}",
    nn: "ukjent mål «{to}»{hint}",
  },
  "leads to a routing and may have only probability, got {carried}; write it in the routing": {
    nb: "fører til en ruting og kan bare ha probability, fikk {carried}; skriv det i rutingen",
    nn: "fører til ei ruting og kan berre ha probability, fekk {carried}; skriv det i rutinga",
  },
  "cannot stand on a way to death, which is at once; leave it out": {
    nb: "kan ikke stå på en vei til død, som skjer med en gang; ta det bort",
    nn: "kan ikkje stå på ein veg til død, som skjer med ein gong; ta det bort",
  },
  '"{actor}" is a hospital; patients live in municipalities, so name one of those': {
    nb: "«{actor}» er et sykehus; pasienter bor i kommuner, så oppgi en av dem",
    nn: "«{actor}» er eit sjukehus; pasientar bur i kommunar, så oppgi ein av dei",
  },
  "does not serve {actor}, whose patients come there (group {group}: {trail}); give {actor} a number of beds here, or lead them elsewhere":
    {
      nb: "betjener ikke {actor}, men får pasienter derfra (gruppe {group}: {trail}); gi {actor} et antall plasser her, eller led dem et annet sted",
      nn: "betener ikkje {actor}, men får pasientar derifrå (gruppe {group}: {trail}); gi {actor} eit tal plassar her, eller lei dei ein annan stad",
    },
  "cannot stand beside capacityBeds: unlimited; give capacityBeds a number or leave this out": {
    nb: "kan ikke stå ved siden av capacityBeds: unlimited; gi capacityBeds et tall, eller ta bort dette",
    nn: "kan ikkje stå ved sida av capacityBeds: unlimited; gi capacityBeds eit tal, eller ta bort dette",
  },
  "needs overCapacityBeds as well; write how many may be taken in beyond the capacity": {
    nb: "trenger overCapacityBeds også; skriv hvor mange som kan tas inn utover kapasiteten",
    nn: "treng overCapacityBeds òg; skriv kor mange som kan takast inn utover kapasiteten",
  },
  'must have at least one clock time, got an empty map; write for example "08:00": 12': {
    nb: 'må ha minst ett klokkeslett, fikk en tom tabell; skriv for eksempel "08:00": 12',
    nn: 'må ha minst eitt klokkeslett, fekk ein tom tabell; skriv til dømes "08:00": 12',
  },
  'must be before 24:00; write "00:00" for the whole of the next day': {
    nb: 'må være før 24:00; skriv "00:00" for hele neste dag',
    nn: 'må vere før 24:00; skriv "00:00" for heile neste dag',
  },
  "needs limit, by where patients wait, or total; write how many may wait": {
    nb: "trenger limit, etter hvor pasientene venter, eller total; skriv hvor mange som kan vente",
    nn: "treng limit, etter kvar pasientane ventar, eller total; skriv kor mange som kan vente",
  },
  "missing; with beyondLimit: divert the place that takes those diverted must be named": {
    nb: "mangler; med beyondLimit: divert må tjenesten som tar imot dem, oppgis",
    nn: "manglar; med beyondLimit: divert må tenesta som tek imot dei, oppgjevast",
  },
  "cannot stand beside beyondLimit: lost; write divert, or leave this out": {
    nb: "kan ikke stå ved siden av beyondLimit: lost; skriv divert, eller ta bort dette",
    nn: "kan ikkje stå ved sida av beyondLimit: lost; skriv divert, eller ta bort dette",
  },
  'must be another place or exit, got "{id}" itself': {
    nb: "må være en annen tjeneste eller utgang, fikk «{id}» selv",
    nn: "må vere ei anna teneste eller ein annan utgang, fekk «{id}» sjølv",
  },
  "cannot stand beside to: {to}, a death, which has no delay; leave it out": {
    nb: "kan ikke stå ved siden av to: {to}, et dødsfall, som ikke kan forsinkes; ta det bort",
    nn: "kan ikkje stå ved sida av to: {to}, eit dødsfall, som ikkje kan forseinkast; ta det bort",
  },
  '"{value}" is neither a place nor one of {words}{hint}': {
    nb: "«{value}» er verken en tjeneste eller et av ordene {words}{hint}",
    nn: "«{value}» er verken ei teneste eller eit av orda {words}{hint}",
  },
  "missing; with rule: {rule} {missing}": {
    nb: "mangler; med rule: {rule} {missing}",
    nn: "manglar; med rule: {rule} {missing}",
  },
  "the classes must be listed, first served first": {
    nb: "må klassene listes opp, den som får plass først, først",
    nn: "må klassane listast opp, den som får plass først, først",
  },
  "the lists must be named, the first of equally long ones first": {
    nb: "må listene oppgis, den første av like lange først",
    nn: "må listene oppgjevast, den første av like lange først",
  },
  "the turns must be listed, one for each bed of a round": {
    nb: "må turene listes opp, én for hver plass i en runde",
    nn: "må turane listast opp, éin for kvar plass i ein runde",
  },
  "cannot stand beside rule: {rule}; write rule: {itsRule}, or leave this out": {
    nb: "kan ikke stå ved siden av rule: {rule}; skriv rule: {itsRule}, eller ta bort dette",
    nn: "kan ikkje stå ved sida av rule: {rule}; skriv rule: {itsRule}, eller ta bort dette",
  },
  "cannot stand beside hours; keep one of them": {
    nb: "kan ikke stå ved siden av hours; behold en av dem",
    nn: "kan ikkje stå ved sida av hours; behald ein av dei",
  },
  'must be after from ({from}), got "{to}"; hours lie within one day': {
    nb: "må være etter from ({from}), fikk «{to}»; tidene ligger innenfor ett døgn",
    nn: "må vere etter from ({from}), fekk «{to}»; tidene ligg innanfor eitt døgn",
  },
  "diverts in a circle: {circle}; let the last one lose patients or queue without limit": {
    nb: "omdirigerer i ring: {circle}; la den siste miste pasienter eller ha kø uten grense",
    nn: "omdirigerer i ring: {circle}; lat den siste miste pasientar eller ha kø utan grense",
  },
  "must be atMost ({atMost}) or less, got {atLeast}; no number is both": {
    nb: "må være atMost ({atMost}) eller mindre, fikk {atLeast}; ingen tall er begge deler",
    nn: "må vere atMost ({atMost}) eller mindre, fekk {atLeast}; ingen tal er begge delar",
  },
  'unknown indicator "{indicator}"{hint}': {
    nb: "ukjent indikator «{indicator}»{hint}",
    nn: "ukjend indikator «{indicator}»{hint}",
  },
  ": {reason}": {
    nb: ": {reason}",
    nn: ": {reason}",
  },
  '"{indicator}" is no single measure of a run{why} Name a measure instead': {
    nb: "«{indicator}» er ikke ett enkelt mål i en kjøring{why} Oppgi et mål i stedet",
    nn: "«{indicator}» er ikkje eitt enkelt mål i ei køyring{why} Oppgi eit mål i staden",
  },
  "stream {id}": {
    nb: "strøm {id}",
    nn: "straum {id}",
  },
  "census {id}": {
    nb: "telling {id}",
    nn: "teljing {id}",
  },
  "no {missing} for group {group}, which comes there: {trail}; give the place a stay, or the group one in groups.{group}.stays.{place}":
    {
      nb: "ingen {missing} for gruppe {group}, som kommer dit: {trail}; gi tjenesten stay, eller gruppen i groups.{group}.stays.{place}",
      nn: "ingen {missing} for gruppe {group}, som kjem dit: {trail}; gi tenesta stay, eller gruppa i groups.{group}.stays.{place}",
    },
  "no exit can be reached: {text} goes round for ever (group {groups}{more}); give one of them a way to an exit": {
    nb: "ingen utgang kan nås: {text} går i ring for alltid (gruppe {groups}{more}); gi en av dem en vei til en utgang",
    nn: "ingen utgang kan nåast: {text} går i ring for alltid (gruppe {groups}{more}); gi ein av dei ein veg til ein utgang",
  },
  " and {count} more": {
    nb: " og {count} til",
    nn: " og {count} til",
  },
});
