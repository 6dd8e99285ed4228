import { translations } from "../scenarios/translations.ts";

/** Notes on numbers of the scenarios that come with the program, by their English. */
export const NOTE_TEXTS = translations({
  "0.4795 × 365 = 175 a year.": { nb: "0,4795 × 365 = 175 i året.", nn: "0,4795 × 365 = 175 i året." },
  "125 places at Øya helsehus, less 10 municipal acute (ØHD), 3 MRSA and 4 respite places. That these lie within the 125 is assumed.":
    {
      nb: "125 plasser på Øya helsehus, uten 10 kommunale akuttplasser (ØHD), 3 for MRSA og 4 avlastningsplasser. At disse er blant de 125, er antatt.",
      nn: "125 plassar på Øya helsehus, utan 10 kommunale akuttplassar (ØHD), 3 for MRSA og 4 avlastingsplassar. At desse er mellom dei 125, er anteke.",
    },
  "243 residents on average, 94.2 % of the places.": {
    nb: "243 beboere i snitt, 94,2 % av plassene.",
    nn: "243 bebuarar i snitt, 94,2 % av plassane.",
  },
  "362 residents on average, 94.1 % of the places.": {
    nb: "362 beboere i snitt, 94,1 % av plassene.",
    nn: "362 bebuarar i snitt, 94,1 % av plassane.",
  },
  "486 residents on average, 95.7 % of the places.": {
    nb: "486 beboere i snitt, 95,7 % av plassene.",
    nn: "486 bebuarar i snitt, 95,7 % av plassane.",
  },
  "About one in five discharge-ready patients is dead by the end of the year, half a year later on average: 1 − 0.8^(42/182) = 5 % in six weeks, fewer of those who could go home.":
    {
      nb: "Omtrent én av fem utskrivningsklare pasienter er død ved utgangen av året, et halvt år senere i snitt: 1 − 0,8^(42/182) = 5 % på seks uker, færre av dem som kunne reise hjem.",
      nn: "Om lag éin av fem utskrivingsklare pasientar er død ved utgangen av året, eit halvt år seinare i snitt: 1 − 0,8^(42/182) = 5 % på seks veker, færre av dei som kunne reise heim.",
    },
  "Acute medical admissions in Denmark: about half as many on a weekend day. Direction sourced, size milder and assumed.":
    {
      nb: "Akutte medisinske innleggelser i Danmark: omtrent halvparten så mange på en helgedag. Retningen har kilde; størrelsen er antatt, og mildere.",
      nn: "Akutte medisinske innleggingar i Danmark: om lag halvparten så mange på ein helgedag. Retninga har kjelde; storleiken er anteken, og mildare.",
    },
  "All who survive: 1 − 0.02. The 0.02 is assumed.": {
    nb: "Alle som overlever: 1 − 0,02. Tallet 0,02 er antatt.",
    nn: "Alle som overlever: 1 − 0,02. Talet 0,02 er anteke.",
  },
  "As for those of Trondheim.": { nb: "Som for Trondheims.", nn: "Som for dei i Trondheim." },
  "As in Trondheim.": { nb: "Som i Trondheim.", nn: "Som i Trondheim." },
  "At home 0.15 % a day find another solution, or die; nobody leaves the queue from a bed.": {
    nb: "Hjemme finner 0,15 % i døgnet en annen løsning, eller dør; ingen går ut av køen fra en seng.",
    nn: "Heime finn 0,15 % i døgnet ei anna løysing, eller døyr; ingen går ut av køen frå ei seng.",
  },
  "Beds for the patients modelled here. About 330 are needed for treatment and the days until Monday, 32 more are held while discharge-ready: some 90 %; the hospital as a whole had 88.7 % in 2018.":
    {
      nb: "Senger til pasientene i modellen. Omtrent 330 trengs til behandling og døgnene fram til mandag, 32 til er opptatt av utskrivningsklare: rundt 90 %; sykehuset som helhet hadde 88,7 % i 2018.",
      nn: "Senger til pasientane i modellen. Om lag 330 trengst til behandling og døgna fram til måndag, 32 til er opptekne av utskrivingsklare: rundt 90 %; sjukehuset som heilskap hadde 88,7 % i 2018.",
    },
  "Calibrated with the other areas to the sourced total; offered 33.1 beds, 91.7 % of the places in use.": {
    nb: "Kalibrert sammen med de andre områdene mot summen, som har kilde; etterspørselen er 33,1 senger, 91,7 % av plassene i bruk.",
    nn: "Kalibrert saman med dei andre områda mot summen, som har kjelde; etterspurnaden er 33,1 senger, 91,7 % av plassane i bruk.",
  },
  "Calibrated with the other areas to the sourced total; offered 48.4 beds, 92.1 % of the places in use.": {
    nb: "Kalibrert sammen med de andre områdene mot summen, som har kilde; etterspørselen er 48,4 senger, 92,1 % av plassene i bruk.",
    nn: "Kalibrert saman med dei andre områda mot summen, som har kjelde; etterspurnaden er 48,4 senger, 92,1 % av plassane i bruk.",
  },
  "Calibrated with the other areas to the sourced total; offered 64.3 beds, 94.2 % of the places in use.": {
    nb: "Kalibrert sammen med de andre områdene mot summen, som har kilde; etterspørselen er 64,3 senger, 94,2 % av plassene i bruk.",
    nn: "Kalibrert saman med dei andre områda mot summen, som har kjelde; etterspurnaden er 64,3 senger, 94,2 % av plassane i bruk.",
  },
  "Discharges fell by half at weekends in Danish and Australian hospitals; no Norwegian figure found.": {
    nb: "Utskrivningene falt til det halve i helgene på danske og australske sykehus; ingen norske tall funnet.",
    nn: "Utskrivingane fall til det halve i helgene på danske og australske sjukehus; ingen norske tal funne.",
  },
  "From hospital 3 % a day become fit for home with home care; at home 4 % a day find another solution. Those who wait in a municipal place stay in the queue.":
    {
      nb: "Fra sykehus blir 3 % i døgnet friske nok til å reise hjem med hjemmetjenester; hjemme finner 4 % i døgnet en annen løsning. De som venter på en kommunal plass, blir i køen.",
      nn: "Frå sjukehus blir 3 % i døgnet friske nok til å reise heim med heimetenester; heime finn 4 % i døgnet ei anna løysing. Dei som ventar på ein kommunal plass, blir i køen.",
    },
  "January is the peak, with extra wards opened. Direction sourced, size assumed.": {
    nb: "Januar er toppen, med ekstra poster åpne. Retningen har kilde, størrelsen er antatt.",
    nn: "Januar er toppen, med ekstra postar opne. Retninga har kjelde, storleiken er anteken.",
  },
  "Little's law: 462 new residents a year stay 853 days on average, so 1,080 live there, 97 % of 1,110. The number of places itself was not found in public.":
    {
      nb: "Littles lov: 462 nye beboere i året blir 853 døgn i snitt, så 1 080 bor der, 97 % av 1 110. Selve antallet plasser er ikke funnet offentlig.",
      nn: "Littles lov: 462 nye bebuarar i året blir 853 døgn i snitt, så 1 080 bur der, 97 % av 1 110. Sjølve talet på plassar er ikkje funne offentleg.",
    },
  "Mean and spread by group are assumed.": {
    nb: "Snitt og spredning i hver gruppe er antatt.",
    nn: "Snitt og spreiing i kvar gruppe er antekne.",
  },
  "Mean of the recipients of 67+. The intensive package after discharge has 14 hours a week for six weeks.": {
    nb: "Snittet for mottakerne på 67+. Den intensive pakken etter utskrivning har 14 timer i uken i seks uker.",
    nn: "Snittet for mottakarane på 67+. Den intensive pakken etter utskriving har 14 timar i veka i seks veker.",
  },
  "Only those who need municipal help are modelled, so all who survive: 1 − 0.02, where the base numbers say 1 of all and 0.02 dead. The 0.02 is assumed.":
    {
      nb: "Bare de som trenger kommunal hjelp, er med i modellen, så det er alle som overlever: 1 − 0,02, der grunntallene sier 1 av alle og 0,02 døde. Tallet 0,02 er antatt.",
      nn: "Berre dei som treng kommunal hjelp, er med i modellen, så det er alle som overlever: 1 − 0,02, der grunntala seier 1 av alle og 0,02 døde. Talet 0,02 er anteke.",
    },
  "Places in use on average, rounded: at St. Olavs 335 of 400, those put off to Monday included. For home care the share is of the offered load. They affect the first weeks of the warm-up, long-term places longer.":
    {
      nb: "Plasser i bruk i snitt, avrundet: på St. Olavs 335 av 400, de som er utsatt til mandag, medregnet. For hjemmetjenesten er det andelen av det som etterspørres. De virker på de første ukene av innkjøringen, langtidsplasser lenger.",
      nn: "Plassar i bruk i snitt, avrunda: på St. Olavs 335 av 400, dei som er utsette til måndag, medrekna. For heimetenesta er det delen av det som blir etterspurt. Dei verkar på dei første vekene av innkøyringa, langtidsplassar lenger.",
    },
  "Planned admissions come on weekdays, and some on Sunday for Monday.": {
    nb: "Planlagte innleggelser kommer på hverdager, og noen på søndag før mandag.",
    nn: "Planlagde innleggingar kjem på kvardagar, og nokre på søndag før måndag.",
  },
  "Readmission 21.7 % in 2022. More go to a short-term place than in Trondheim, which has rehabilitation and a health house.":
    {
      nb: "Reinnleggelse 21,7 % i 2022. Flere får korttidsplass enn i Trondheim, som har rehabilitering og helsehus.",
      nn: "Reinnlegging 21,7 % i 2022. Fleire får korttidsplass enn i Trondheim, som har rehabilitering og helsehus.",
    },
  "Readmission within 30 days 0.10 after a short-term stay. Decisions on another place take 9 days on average; that they are exponential is assumed too.":
    {
      nb: "Reinnleggelse innen 30 dager 0,10 etter et korttidsopphold. Vedtak om en annen plass tar 9 døgn i snitt; at tiden er eksponentiell, er også antatt.",
      nn: "Reinnlegging innan 30 dagar 0,10 etter eit korttidsopphald. Vedtak om ein annan plass tek 9 døgn i snitt; at tida er eksponentiell, er òg anteke.",
    },
  "Readmission within 30 days 0.10. Decisions on a long-term place take 9 days on average, exponential.": {
    nb: "Reinnleggelse innen 30 dager 0,10. Vedtak om langtidsplass tar 9 døgn i snitt, eksponentielt.",
    nn: "Reinnlegging innan 30 dagar 0,10. Vedtak om langtidsplass tek 9 døgn i snitt, eksponentielt.",
  },
  "Readmission within 30 days 0.22 after discharge to home care: 21.7 % of all discharge-ready stays in 2022. The lag (1 day + exponential with mean 11 days, at most 30) is assumed. Those who must wait for home care do so in the hospital bed.":
    {
      nb: "Reinnleggelse innen 30 dager 0,22 etter utskrivning til hjemmetjenester: 21,7 % av alle utskrivningsklare opphold i 2022. Tiden til den skjer (1 døgn + eksponentiell med snitt 11 døgn, høyst 30) er antatt. De som må vente på hjemmetjenester, gjør det i sykehussengen.",
      nn: "Reinnlegging innan 30 dagar 0,22 etter utskriving til heimetenester: 21,7 % av alle utskrivingsklare opphald i 2022. Tida til ho skjer (1 døgn + eksponentiell med snitt 11 døgn, høgst 30) er anteken. Dei som må vente på heimetenester, gjer det i sjukehussenga.",
    },
  "Residents stay for life.": { nb: "Beboerne blir livet ut.", nn: "Bebuarane blir livet ut." },
  "Share of the stays ending on a Saturday or Sunday that are put off to Monday.": {
    nb: "Andelen av oppholdene som slutter en lørdag eller søndag, som blir utsatt til mandag.",
    nn: "Delen av opphalda som sluttar ein laurdag eller søndag, som blir utsett til måndag.",
  },
  "Shares of all admitted; see akutt-80.": {
    nb: "Andeler av alle innlagte; se akutt-80.",
    nn: "Delar av alle innlagde; sjå akutt-80.",
  },
  "Six weeks of follow-up after a stay, as in Trondheim.": {
    nb: "Seks ukers oppfølging etter et opphold, som i Trondheim.",
    nn: "Seks vekers oppfølging etter eit opphald, som i Trondheim.",
  },
  "Six weeks of follow-up after a stay, as long as the intensive home package. The home care that people had before, and go on with after, is not in the model, so compare the patients here with the 3,570 recipients of 67+ in Trondheim only as the part that follows on a stay.":
    {
      nb: "Seks ukers oppfølging etter et opphold, så lenge som den intensive hjemmepakken. Hjemmetjenestene som folk hadde før, og fortsetter med etterpå, er ikke i modellen. Så sammenlign pasientene her med de 3 570 mottakerne på 67+ i Trondheim bare som den delen som følger på et opphold.",
      nn: "Seks vekers oppfølging etter eit opphald, så lenge som den intensive heimepakken. Heimetenestene som folk hadde før, og held fram med etterpå, er ikkje i modellen. Så samanlikn pasientane her med dei 3 570 mottakarane på 67+ i Trondheim berre som den delen som følgjer på eit opphald.",
    },
  "The mean over all somatic stays was 4.25 days in 2018; that by group and its spread are assumed.": {
    nb: "Snittet for alle somatiske opphold var 4,25 døgn i 2018; snitt og spredning i hver gruppe er antatt.",
    nn: "Snittet for alle somatiske opphald var 4,25 døgn i 2018; snitt og spreiing i kvar gruppe er antekne.",
  },
  "The same numbers as the place has for all.": {
    nb: "De samme tallene som tjenesten har for alle.",
    nn: "Dei same tala som tenesta har for alle.",
  },
  "The same numbers as the place has for all; the group of those who go to hospital is the difference.": {
    nb: "De samme tallene som tjenesten har for alle; forskjellen er gruppen til dem som må på sykehus.",
    nn: "Dei same tala som tenesta har for alle; skilnaden er gruppa til dei som må på sjukehus.",
  },
  "The shape is sourced: the same mortality each year (31.8 %) for three years, so exponential. The mean is set so that 450 to 500 move in a year.":
    {
      nb: "Formen har kilde: samme dødelighet hvert år (31,8 %) i tre år, altså eksponentiell. Snittet er satt så 450 til 500 flytter inn i året.",
      nn: "Forma har kjelde: same dødelegheit kvart år (31,8 %) i tre år, altså eksponentiell. Snittet er sett slik at 450 til 500 flyttar inn i året.",
    },
  "The share in need is of all admitted (see the top of the file), set so that 0.65 stays a year become discharge-ready per inhabitant of 80+. Readmission here is of those without municipal need.":
    {
      nb: "Andelen med behov er av alle innlagte (se øverst i filen), satt så 0,65 opphold i året blir utskrivningsklare per innbygger på 80+. Reinnleggelse er her for dem uten kommunalt behov.",
      nn: "Delen med behov er av alle innlagde (sjå øvst i fila), sett slik at 0,65 opphald i året blir utskrivingsklare per innbyggjar på 80+. Reinnlegging er her for dei utan kommunalt behov.",
    },
  "Those who moved in from home in 2020 had home care in the month before, three quarters of them less than 15 hours a week. That the hours are exponential is assumed, so their mean is 15 ÷ ln 4 = 10.8, and that those who wait have as much all the time. Home care has no limit here, so nobody waits longer for it.":
    {
      nb: "De som flyttet inn hjemmefra i 2020, hadde hjemmetjenester måneden før, tre av fire under 15 timer i uken. At timene er eksponentielt fordelt, er antatt, så snittet er 15 ÷ ln 4 = 10,8; det er også antatt at de som venter, har så mye hele tiden. Hjemmetjenesten har ingen grense her, så ingen venter lenger på den.",
      nn: "Dei som flytta inn heimanfrå i 2020, hadde heimetenester månaden før, tre av fire under 15 timar i veka. At timane er eksponentielt fordelte, er anteke, så snittet er 15 ÷ ln 4 = 10,8; det er òg anteke at dei som ventar, har så mykje heile tida. Heimetenesta har inga grense her, så ingen ventar lenger på ho.",
    },
  "Those who wait are placed at noon, on weekdays only.": {
    nb: "De som venter, får plass klokken tolv, bare på hverdager.",
    nn: "Dei som ventar, får plass klokka tolv, berre på kvardagar.",
  },
  "Those who wait are placed at noon; few or none are taken in at weekends.": {
    nb: "De som venter, får plass klokken tolv; få eller ingen tas inn i helgene.",
    nn: "Dei som ventar, får plass klokka tolv; få eller ingen blir tekne inn i helgene.",
  },
  "Treatment alone; the days of waiting for another place come on top.": {
    nb: "Bare behandlingen; døgnene med venting på en annen plass kommer i tillegg.",
    nn: "Berre behandlinga; døgna med venting på ein annan plass kjem i tillegg.",
  },
  "Treatment alone; the days of waiting for another place come on top. Calibrated, with the capacity, to 17.6 discharge-ready beds of Trondheim.":
    {
      nb: "Bare behandlingen; døgnene med venting på en annen plass kommer i tillegg. Kalibrert, sammen med kapasiteten, til 17,6 senger med utskrivningsklare fra Trondheim.",
      nn: "Berre behandlinga; døgna med venting på ein annan plass kjem i tillegg. Kalibrert, saman med kapasiteten, til 17,6 senger med utskrivingsklare frå Trondheim.",
    },
  "a fifth of the beds": { nb: "en femdel av sengene", nn: "ein femdel av sengene" },
  "a queue of days forgets its start within weeks": {
    nb: "en kø på noen døgn glemmer starten på noen uker",
    nn: "ein kø på nokre døgn gløymer starten på nokre veker",
  },
  "by 80+": { nb: "etter 80+", nn: "etter 80+" },
  "calibrated with the places": { nb: "kalibrert sammen med plassene", nn: "kalibrert saman med plassane" },
  "eight years; about 20 000 events with the warm-up": {
    nb: "åtte år; omtrent 20 000 hendelser med innkjøringen",
    nn: "åtte år; om lag 20 000 hendingar med innkøyringa",
  },
  "enough for an interval of a few per cent": {
    nb: "nok til et intervall på noen få prosent",
    nn: "nok til eit intervall på nokre få prosent",
  },
  "enough to tell one bed more from one place more": {
    nb: "nok til å skille én seng til fra én plass til",
    nn: "nok til å skilje éi seng til frå éin plass til",
  },
  "for a first answer in seconds; ask for more where the interval is too wide": {
    nb: "for et første svar på sekunder; ta flere der intervallet er for bredt",
    nn: "for eit første svar på sekund; ta fleire der intervallet er for breitt",
  },
  "for a first look": { nb: "for en første titt", nn: "for ein første kikk" },
  "long-term stays of 300 days must forget the start": {
    nb: "langtidsopphold på 300 døgn må glemme starten",
    nn: "langtidsopphald på 300 døgn må gløyme starten",
  },
  "many times a stay of 30 days": {
    nb: "mange ganger et opphold på 30 døgn",
    nn: "mange gonger eit opphald på 30 døgn",
  },
  "ten years; about 20 000 events with the warm-up": {
    nb: "ti år; omtrent 20 000 hendelser med innkjøringen",
    nn: "ti år; om lag 20 000 hendingar med innkøyringa",
  },
  "the whole of 2024": { nb: "hele 2024", nn: "heile 2024" },
  "three years with a leap day": { nb: "tre år med en skuddag", nn: "tre år med ein skotdag" },
  "treatment alone takes 21": { nb: "behandlingen alene tar 21", nn: "behandlinga åleine tek 21" },
});
