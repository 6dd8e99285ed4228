import { translations } from "./translations.ts";

/** Of what is legal but perhaps not meant. */
export const DOUBTS_TEXTS = translations({
  " ({share})": {
    nb: " ({share})",
    nn: " ({share})",
  },
  " ({percent} %)": {
    nb: " ({percent} %)",
    nn: " ({percent} %)",
  },
  "{percent} %": {
    nb: "{percent} %",
    nn: "{percent} %",
  },
  "{times} times": {
    nb: "{times} ganger",
    nn: "{times} gonger",
  },
  "more than 1e+308": {
    nb: "mer enn 1e+308",
    nn: "meir enn 1e+308",
  },
  "offered load {beds} beds is above the capacity of {capacity} {unit}{share}": {
    nb: "det kommer pasienter til {beds} plasser, mer enn kapasiteten på {capacity} {unit}{share}",
    nn: "det kjem pasientar til {beds} plassar, meir enn kapasiteten på {capacity} {unit}{share}",
  },
  "staffed beds": {
    nb: "bemannede plasser",
    nn: "bemanna plassar",
  },
  beds: {
    nb: "plasser",
    nn: "plassar",
  },
  "the waiting list of those who fill its free beds grows, or the queue": {
    nb: "ventelisten med dem som fyller ledige plasser, vokser, eller køen gjør det",
    nn: "ventelista med dei som fyller ledige plassar, veks, eller køen gjer det",
  },
  "nobody comes to this place, so it starts empty whatever the share; leave it out, or give it a flow": {
    nb: "ingen kommer til denne tjenesten, så den starter tom uansett andel; ta den bort, eller gi den en strøm",
    nn: "ingen kjem til denne tenesta, så ho startar tom uansett del; ta ho bort, eller gi ho ein straum",
  },
  "nobody takes this way, its probability is 0; leave it out if that is meant": {
    nb: "ingen går denne veien, sannsynligheten er 0; ta den bort hvis det er meningen",
    nn: "ingen går denne vegen, sannsynet er 0; ta han bort om det er meininga",
  },
  "owns no place and has no patients; leave it out if that is meant": {
    nb: "eier ingen tjeneste og har ingen pasienter; ta den bort hvis det er meningen",
    nn: "eig inga teneste og har ingen pasientar; ta han bort om det er meininga",
  },
  "nobody comes here: no stream and no way on leads to it": {
    nb: "ingen kommer hit: ingen strøm og ingen vei videre fører hit",
    nn: "ingen kjem hit: ingen straum og ingen veg vidare fører hit",
  },
  "nobody leaves by this exit: no way on leads to it": {
    nb: "ingen går ut her: ingen vei videre fører hit",
    nn: "ingen går ut her: ingen veg vidare fører hit",
  },
  "no way on leads to this routing": {
    nb: "ingen vei videre fører til denne rutingen",
    nn: "ingen veg vidare fører til denne rutinga",
  },
  "no patient is ever of this group: no stream and no way on names it": {
    nb: "ingen pasienter er noen gang i denne gruppen: ingen strøm og ingen vei videre nevner den",
    nn: "ingen pasientar er nokon gong i denne gruppa: ingen straum og ingen veg vidare nemner ho",
  },
  "no stream has this profile": {
    nb: "ingen strøm har denne profilen",
    nn: "ingen straum har denne profilen",
  },
  "{percent} % {side}": {
    nb: "{percent} % {side}",
    nn: "{percent} % {side}",
  },
  above: {
    nb: "over",
    nn: "over",
  },
  below: {
    nb: "under",
    nn: "under",
  },
  "the multipliers have a mean of {mean}, so rates are {change} ratePerDay": {
    nb: "faktorene er {mean} i snitt, så ratene er {change} ratePerDay",
    nn: "faktorane er {mean} i snitt, så ratane er {change} ratePerDay",
  },
  "{message}; divide each by the mean": {
    nb: "{message}; del hver av dem på snittet",
    nn: "{message}; del kvar av dei på snittet",
  },
  "group {groups}": {
    nb: "gruppe {groups}",
    nn: "gruppe {groups}",
  },
  "groups {groups}": {
    nb: "gruppene {groups}",
    nn: "gruppene {groups}",
  },
  "takes in {who} of another municipality; say so with serves if it is sold to it, else leave the way out": {
    nb: "tar inn {who} fra en annen kommune; si det med serves hvis plassene er solgt dit, ellers ta bort veien",
    nn: "tek inn {who} frå ein annan kommune; sei det med serves om plassane er selde dit, elles ta bort vegen",
  },
  "patients who wait for each other's beds are left so, and beds may lock for ever; what is measured then depends on the length of the run. Leave it out to have them moved":
    {
      nb: "pasienter som venter på hverandres plasser, blir stående slik, og plasser kan låse seg for alltid; det som måles, avhenger da av hvor lang kjøringen er. Ta det bort, så flyttes de",
      nn: "pasientar som ventar på plassane til kvarandre, blir ståande slik, og plassar kan låse seg for alltid; det som blir målt, kjem da an på kor lang køyringa er. Ta det bort, så blir dei flytta",
    },
  "intervals are wide with few replications, got {replications}; use 30 or more": {
    nb: "intervallene blir vide med få replikasjoner, fikk {replications}; bruk 30 eller flere",
    nn: "intervalla blir vide med få replikasjonar, fekk {replications}; bruk 30 eller fleire",
  },
  "is shorter than the mean stay in {place}, {days} days, got {warmUpDays} days; what is measured still depends on the start":
    {
      nb: "er kortere enn oppholdet i {place} i snitt, {days} døgn, fikk {warmUpDays} døgn; det som måles, avhenger fortsatt av starten",
      nn: "er kortare enn opphaldet i {place} i snitt, {days} døgn, fekk {warmUpDays} døgn; det som blir målt, kjem framleis an på starten",
    },
  "never holds: the run is over before {from}": {
    nb: "gjelder aldri: kjøringen er over før {from}",
    nn: "gjeld aldri: køyringa er over før {from}",
  },
  "never holds: the run is begun after {to}": {
    nb: "gjelder aldri: kjøringen begynner etter {to}",
    nn: "gjeld aldri: køyringa byrjar etter {to}",
  },
  "names single persons in run.start, so the numbers are not aggregated; write restricted, or synthetic if they are made up":
    {
      nb: "nevner enkeltpersoner i run.start, så tallene er ikke aggregerte; skriv restricted, eller synthetic hvis de er oppdiktet",
      nn: "nemner enkeltpersonar i run.start, så tala er ikkje aggregerte; skriv restricted, eller synthetic om dei er oppdikta",
    },
  "the census has {present} persons there, and on the first day there is a capacity of {capacity}; {count} are above it until so many have left":
    {
      nb: "tellingen har {present} personer der, og den første dagen er kapasiteten {capacity}; {count} er over den til så mange har dratt",
      nn: "teljinga har {present} personar der, og den første dagen er kapasiteten {capacity}; {count} er over han til så mange har reist",
    },
  " to {to}": {
    nb: " til {to}",
    nn: " til {to}",
  },
  " (at most {most} days)": {
    nb: " (høyst {most} døgn)",
    nn: " (høgst {most} døgn)",
  },
  "{id} has been treated for {days} days, longer than any stay of group {group} in {at}{to}{atMost}; treatment ends at once. Mend the record, or give the stay a longer tail":
    {
      nb: "{id} har vært under behandling i {days} døgn, lenger enn noe opphold for gruppe {group} i {at}{to}{atMost}; behandlingen tar slutt med en gang. Rett opplysningen, eller gi oppholdet en lengre hale",
      nn: "{id} har vore under behandling i {days} døgn, lenger enn noko opphald for gruppe {group} i {at}{to}{atMost}; behandlinga tek slutt med ein gong. Rett opplysninga, eller gi opphaldet ein lengre hale",
    },
  "{message} (and {count} more such persons)": {
    nb: "{message} (og {count} slike personer til)",
    nn: "{message} (og {count} slike personar til)",
  },
  "offered load {hours} hours of care a week is above the capacity of {capacity} hours{share}; {holds}": {
    nb: "det kommer pasienter til {hours} tjenestetimer i uken, mer enn kapasiteten på {capacity} timer{share}; {holds}",
    nn: "det kjem pasientar til {hours} tenestetimar i veka, meir enn kapasiteten på {capacity} timar{share}; {holds}",
  },
  ", and so do all behind them": {
    nb: ", og det gjør alle bak dem også",
    nn: ", og det gjer alle bak dei òg",
  },
  "patients of group {group} take {hours} hours a week, more than the {capacity} that there are; they wait until there are more, or leave the queue{behind}":
    {
      nb: "pasienter i gruppe {group} trenger {hours} timer i uken, mer enn de {capacity} som er der; de venter til det blir flere, eller går ut av køen{behind}",
      nn: "pasientar i gruppe {group} treng {hours} timar i veka, meir enn dei {capacity} som er der; dei ventar til det blir fleire, eller går ut av køen{behind}",
    },
  "no group has a need level": {
    nb: "ingen gruppe har et behovsnivå",
    nn: "inga gruppe har eit behovsnivå",
  },
  "groups have the levels {levels}": {
    nb: "gruppene har nivåene {levels}",
    nn: "gruppene har nivåa {levels}",
  },
  'no group has the need level "{need}"; {all}': {
    nb: "ingen gruppe har behovsnivået «{need}»; {all}",
    nn: "inga gruppe har behovsnivået «{need}»; {all}",
  },
  "from {date}: ": {
    nb: "fra {date}: ",
    nn: "frå {date}: ",
  },
  "{from}no bed for patients of {actor}, who come there (group {group}: {trail}); they wait until there is one, or leave the queue":
    {
      nb: "{from}ingen plass til pasienter fra {actor}, som kommer dit (gruppe {group}: {trail}); de venter til det er en, eller går ut av køen",
      nn: "{from}ingen plass til pasientar frå {actor}, som kjem dit (gruppe {group}: {trail}); dei ventar til det er ein, eller går ut av køen",
    },
  "treatment of its patients takes {beds} beds on average, more than the {most} that it may have": {
    nb: "behandling av pasientene derfra tar {beds} plasser i snitt, mer enn de {most} den kan ha",
    nn: "behandling av pasientane derifrå tek {beds} plassar i snitt, meir enn dei {most} han kan ha",
  },
  "{message}; its queue is held only by those who leave it": {
    nb: "{message}; køen holdes bare nede av dem som går ut av den",
    nn: "{message}; køen blir berre halden nede av dei som går ut av han",
  },
  "the queue is held only by those who leave it": {
    nb: "køen holdes bare nede av dem som går ut av den",
    nn: "køen blir berre halden nede av dei som går ut av han",
  },
  "the queue is held only by those who accept an alternative": {
    nb: "køen holdes bare nede av dem som godtar et alternativ",
    nn: "køen blir berre halden nede av dei som godtek eit alternativ",
  },
  "the queue grows without limit, for nobody leaves it": {
    nb: "køen vokser uten grense, for ingen går ut av den",
    nn: "køen veks utan grense, for ingen går ut av han",
  },
  "those beyond the limit of the queue are lost": {
    nb: "de som kommer over grensen for køen, går tapt",
    nn: "dei som kjem over grensa for køen, går tapt",
  },
  "those beyond the limit are diverted": {
    nb: "de som kommer over grensen, omdirigeres",
    nn: "dei som kjem over grensa, blir omdirigerte",
  },
  "{referred} referrals a day are more than the {called} who are called in, so the list grows without limit": {
    nb: "{referred} henvisninger i døgnet er flere enn de {called} som kalles inn, så listen vokser uten grense",
    nn: "{referred} tilvisingar i døgnet er fleire enn dei {called} som blir kalla inn, så lista veks utan grense",
  },
  "nobody is called in to fill a bed: {to} has {most} beds, of which so many are kept free": {
    nb: "ingen kalles inn for å fylle en plass: {to} har {most} plasser, og så mange holdes ledige",
    nn: "ingen blir kalla inn for å fylle ein plass: {to} har {most} plassar, og så mange blir haldne ledige",
  },
  "the rate from {first} holds": {
    nb: "raten fra {first} gjelder",
    nn: "raten frå {first} gjeld",
  },
  "{count} rates, from {first} on, hold": {
    nb: "{count} rater, fra {first}, gjelder",
    nn: "{count} ratar, frå {first}, gjeld",
  },
  "{which} on no day of the run, which is over before": {
    nb: "{which} ingen dag i kjøringen, som er over før det",
    nn: "{which} ingen dag i køyringa, som er over før det",
  },
  "{left} of {all} arrivals are left out, for they lie outside the run: {before} before {from}, {after} from {to} on": {
    nb: "{left} av {all} ankomster er utelatt, for de ligger utenfor kjøringen: {before} før {from}, {after} fra og med {to}",
    nn: "{left} av {all} innkomne er utelatne, for dei ligg utanfor køyringa: {before} før {from}, {after} frå og med {to}",
  },
  "the warm-up has no arrivals, {rest}; repeat the trace (repeatEveryDays: 364 keeps the weekdays), or start with places filled and no warm-up":
    {
      nb: "oppvarmingen har ingen ankomster, {rest}; gjenta listen (repeatEveryDays: 364 beholder ukedagene), eller start med fylte plasser og uten oppvarming",
      nn: "oppvarminga har ingen innkomne, {rest}; gjenta lista (repeatEveryDays: 364 held på vekedagane), eller start med fylte plassar og utan oppvarming",
    },
  "nor has the rest of the run": {
    nb: "og det har ikke resten av kjøringen heller",
    nn: "og det har ikkje resten av køyringa heller",
  },
  "the first is on {date}": {
    nb: "den første er {date}",
    nn: "den første er {date}",
  },
});
