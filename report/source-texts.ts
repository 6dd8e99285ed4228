import { translations } from "../scenarios/translations.ts";

/** What the files that come with the program give as sources, by their English; names that all languages share are not among them. */
export const SOURCE_TEXTS = translations({
  // The index of the prices, which the program names in the source of a price that it takes to another year.
  "fee-growth": { nb: "veksten i gebyret", nn: "veksten i gebyret" },
  "14 hours a week for six weeks (assumed package)": {
    nb: "14 timer i uken i seks uker (antatt pakke)",
    nn: "14 timar i veka i seks veker (anteken pakke)",
  },
  "2,740 NOK a day (prices of 2024)": {
    nb: "2 740 kr i døgnet (priser fra 2024)",
    nn: "2 740 kr i døgnet (prisar frå 2024)",
  },
  "2,740 NOK a day, of which 2,740 / 1.2 is staff": {
    nb: "2 740 kr i døgnet; av dette er 2 740 / 1,2 bemanning",
    nn: "2 740 kr i døgnet; av dette er 2 740 / 1,2 bemanning",
  },
  "2,740 NOK a day; between 0.82 MNOK a year by norms and 1.5 MNOK": {
    nb: "2 740 kr i døgnet; mellom 0,82 mill. kr i året etter normene og 1,5 mill. kr",
    nn: "2 740 kr i døgnet; mellom 0,82 mill. kr i året etter normene og 1,5 mill. kr",
  },
  "2,740 NOK a day; between 0.82 MNOK by norms and 1.5 MNOK (prices of 2024)": {
    nb: "2 740 kr i døgnet; mellom 0,82 mill. kr etter normene og 1,5 mill. kr (priser fra 2024)",
    nn: "2 740 kr i døgnet; mellom 0,82 mill. kr etter normene og 1,5 mill. kr (prisar frå 2024)",
  },
  "3,300 NOK a day (prices of 2024)": {
    nb: "3 300 kr i døgnet (priser fra 2024)",
    nn: "3 300 kr i døgnet (prisar frå 2024)",
  },
  "3,300 NOK a day, from staff norms and wages (Trondheim kommune, økonomistyring 2022) and 20 % other costs": {
    nb: "3 300 kr i døgnet, fra bemanningsnormer og lønn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
    nn: "3 300 kr i døgnet, frå bemanningsnormer og løn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
  },
  "3,300 NOK a day, from staff norms, wages and 20 % other costs (prices of 2024)": {
    nb: "3 300 kr i døgnet, fra bemanningsnormer, lønn og 20 % andre kostnader (priser fra 2024)",
    nn: "3 300 kr i døgnet, frå bemanningsnormer, løn og 20 % andre kostnader (prisar frå 2024)",
  },
  "3,300 NOK a day, of which 3,300 / 1.2 is staff": {
    nb: "3 300 kr i døgnet; av dette er 3 300 / 1,2 bemanning",
    nn: "3 300 kr i døgnet; av dette er 3 300 / 1,2 bemanning",
  },
  "3,600 NOK a day, from staff norms and wages (Trondheim kommune, økonomistyring 2022) and 20 % other costs": {
    nb: "3 600 kr i døgnet, fra bemanningsnormer og lønn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
    nn: "3 600 kr i døgnet, frå bemanningsnormer og løn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
  },
  "3,600 NOK a day, from staff norms, wages and 20 % other costs (prices of 2024)": {
    nb: "3 600 kr i døgnet, fra bemanningsnormer, lønn og 20 % andre kostnader (priser fra 2024)",
    nn: "3 600 kr i døgnet, frå bemanningsnormer, løn og 20 % andre kostnader (prisar frå 2024)",
  },
  "3,600 NOK a day, of which 3,600 / 1.2 is staff": {
    nb: "3 600 kr i døgnet; av dette er 3 600 / 1,2 bemanning",
    nn: "3 600 kr i døgnet; av dette er 3 600 / 1,2 bemanning",
  },
  "4,000 NOK a day (prices of 2024)": {
    nb: "4 000 kr i døgnet (priser fra 2024)",
    nn: "4 000 kr i døgnet (prisar frå 2024)",
  },
  "4,000 NOK a day, from staff norms and wages (Trondheim kommune, økonomistyring 2022) and 20 % other costs": {
    nb: "4 000 kr i døgnet, fra bemanningsnormer og lønn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
    nn: "4 000 kr i døgnet, frå bemanningsnormer og løn (Trondheim kommune, økonomistyring 2022) og 20 % andre kostnader",
  },
  "4,000 NOK a day, from staff norms, wages and 20 % other costs (prices of 2024)": {
    nb: "4 000 kr i døgnet, fra bemanningsnormer, lønn og 20 % andre kostnader (priser fra 2024)",
    nn: "4 000 kr i døgnet, frå bemanningsnormer, løn og 20 % andre kostnader (prisar frå 2024)",
  },
  "4,000 NOK a day, of which 4,000 / 1.2 is staff": {
    nb: "4 000 kr i døgnet; av dette er 4 000 / 1,2 bemanning",
    nn: "4 000 kr i døgnet; av dette er 4 000 / 1,2 bemanning",
  },
  "ASSUMPTION: 4 % a year beyond the growth of prices": {
    nb: "ANTAKELSE: 4 % i året ut over prisveksten",
    nn: "FØRESETNAD: 4 % i året ut over prisveksten",
  },
  "ASSUMPTION: 4 million kroner a place, 40 years, 4 % real interest, 45 % from the state; no source was found": {
    nb: "ANTAKELSE: 4 millioner kroner per plass, 40 år, 4 % realrente, 45 % fra staten; ingen kilde funnet",
    nn: "FØRESETNAD: 4 millionar kroner per plass, 40 år, 4 % realrente, 45 % frå staten; inga kjelde funnen",
  },
  "ASSUMPTION: 4 million kroner a place; no source was found": {
    nb: "ANTAKELSE: 4 millioner kroner per plass; ingen kilde funnet",
    nn: "FØRESETNAD: 4 millionar kroner per plass; inga kjelde funnen",
  },
  "ASSUMPTION: a usual time to write a building off over": {
    nb: "ANTAKELSE: en vanlig tid å skrive av et bygg på",
    nn: "FØRESETNAD: ei vanleg tid å skrive av eit bygg på",
  },
  "ASSUMPTION: the state gives 45 %": { nb: "ANTAKELSE: staten gir 45 %", nn: "FØRESETNAD: staten gir 45 %" },
  "Trondheim kommune, økonomistyring 2022 (0.55 FTE a resident on average)": {
    nb: "Trondheim kommune, økonomistyring 2022 (0,55 årsverk per beboer i snitt)",
    nn: "Trondheim kommune, økonomistyring 2022 (0,55 årsverk per bebuar i snitt)",
  },
  "Trondheim kommune, økonomistyring 2022 (150 to 200 new residents a year directly from home)": {
    nb: "Trondheim kommune, økonomistyring 2022 (150 til 200 nye beboere i året direkte hjemmefra)",
    nn: "Trondheim kommune, økonomistyring 2022 (150 til 200 nye bebuarar i året direkte heimanfrå)",
  },
  "Trondheim kommune, økonomistyring 2022 (450 to 500 new residents a year)": {
    nb: "Trondheim kommune, økonomistyring 2022 (450 til 500 nye beboere i året)",
    nn: "Trondheim kommune, økonomistyring 2022 (450 til 500 nye bebuarar i året)",
  },
  "Trondheim kommune, økonomistyring 2022 (home care in the month before a nursing home, 2020)": {
    nb: "Trondheim kommune, økonomistyring 2022 (hjemmetjenester i måneden før sykehjem, 2020)",
    nn: "Trondheim kommune, økonomistyring 2022 (heimetenester i månaden før sjukeheim, 2020)",
  },
  "Trondheim kommune, økonomistyring 2022 (norms of 1.2 to 30.6 hours a week, 2022)": {
    nb: "Trondheim kommune, økonomistyring 2022 (normer på 1,2 til 30,6 timer i uken, 2022)",
    nn: "Trondheim kommune, økonomistyring 2022 (normer på 1,2 til 30,6 timar i veka, 2022)",
  },
  "Trondheim kommune, økonomistyring 2022 (timepris; hours × price = budget)": {
    nb: "Trondheim kommune, økonomistyring 2022 (timepris; timer × pris = budsjett)",
    nn: "Trondheim kommune, økonomistyring 2022 (timepris; timar × pris = budsjett)",
  },
  "a size to learn from, not a plan": {
    nb: "en størrelse å lære av, ikke en plan",
    nn: "ein storleik å lære av, ikkje ein plan",
  },
  "about as many as the municipality reckons with: half as many of working age per 80+ in 2040 as in 2019 (Trondheim kommune økonomistyring 2022)":
    {
      nb: "omtrent så mange som kommunen regner med: halvparten så mange i yrkesaktiv alder per 80+ i 2040 som i 2019 (Trondheim kommune økonomistyring 2022)",
      nn: "om lag så mange som kommunen reknar med: halvparten så mange i yrkesaktiv alder per 80+ i 2040 som i 2019 (Trondheim kommune økonomistyring 2022)",
    },
  "adressa.no wAbez1 (31 discharge-ready beds a day at St. Olavs)": {
    nb: "adressa.no wAbez1 (31 senger med utskrivningsklare i døgnet på St. Olavs)",
    nn: "adressa.no wAbez1 (31 senger med utskrivingsklare i døgnet på St. Olavs)",
  },
  "adressa.no wAbez1 (31 discharge-ready beds)": {
    nb: "adressa.no wAbez1 (31 senger med utskrivningsklare)",
    nn: "adressa.no wAbez1 (31 senger med utskrivingsklare)",
  },
  "adressa.no wAbez1 (34 MNOK paid; 17.6 beds)": {
    nb: "adressa.no wAbez1 (34 mill. kr betalt; 17,6 senger)",
    nn: "adressa.no wAbez1 (34 mill. kr betalt; 17,6 senger)",
  },
  "between the years beside it": { nb: "mellom årene på hver side", nn: "mellom åra på kvar side" },
  "biomedcentral 1472-6963/14/108 (1,204 residents in 35 nursing homes)": {
    nb: "biomedcentral 1472-6963/14/108 (1 204 beboere i 35 sykehjem)",
    nn: "biomedcentral 1472-6963/14/108 (1 204 bebuarar i 35 sjukeheimar)",
  },
  "helsedirektoratet.no (UKP 2022, ch. 1 and 9)": {
    nb: "helsedirektoratet.no (UKP 2022, kap. 1 og 9)",
    nn: "helsedirektoratet.no (UKP 2022, kap. 1 og 9)",
  },
  "helsedirektoratet.no (UKP 2022, ch. 1)": {
    nb: "helsedirektoratet.no (UKP 2022, kap. 1)",
    nn: "helsedirektoratet.no (UKP 2022, kap. 1)",
  },
  "helsedirektoratet.no (UKP 2022, ch. 3)": {
    nb: "helsedirektoratet.no (UKP 2022, kap. 3)",
    nn: "helsedirektoratet.no (UKP 2022, kap. 3)",
  },
  "helsedirektoratet.no (the fee of 2024)": {
    nb: "helsedirektoratet.no (gebyret i 2024)",
    nn: "helsedirektoratet.no (gebyret i 2024)",
  },
  "klebuposten.no 3E8x3L (medical observation, palliation, after-treatment)": {
    nb: "klebuposten.no 3E8x3L (medisinsk observasjon, palliasjon, etterbehandling)",
    nn: "klebuposten.no 3E8x3L (medisinsk observasjon, palliasjon, etterbehandling)",
  },
  "kommunal-rapport.no (15 April 2019)": {
    nb: "kommunal-rapport.no (15. april 2019)",
    nn: "kommunal-rapport.no (15. april 2019)",
  },
  "made up": { nb: "oppdiktet", nn: "oppdikta" },
  "made up to be a little less than in a health house": {
    nb: "oppdiktet, litt mindre enn på et helsehus",
    nn: "oppdikta, litt mindre enn på eit helsehus",
  },
  "made up to be about the norm of long-term places": {
    nb: "oppdiktet, omtrent normen for langtidsplasser",
    nn: "oppdikta, omtrent norma for langtidsplassar",
  },
  "made up to be about the norm of short-term places": {
    nb: "oppdiktet, omtrent normen for korttidsplasser",
    nn: "oppdikta, omtrent norma for korttidsplassar",
  },
  "made up; a nursing home that is built": {
    nb: "oppdiktet; et sykehjem som blir bygd",
    nn: "oppdikta; ein sjukeheim som blir bygd",
  },
  "made up; rebuilding a room": { nb: "oppdiktet; ombygging av et rom", nn: "oppdikta; ombygging av eit rom" },
  "made up; rooms that are built or rebuilt": {
    nb: "oppdiktet; rom som blir bygd eller bygd om",
    nn: "oppdikta; rom som blir bygde eller bygde om",
  },
  "no public figure found": { nb: "ingen offentlige tall funnet", nn: "ingen offentlege tal funne" },
  "not found; between 2012 and 2014": {
    nb: "ikke funnet; mellom 2012 og 2014",
    nn: "ikkje funnen; mellom 2012 og 2014",
  },
  "not found; the year before + 4 %": { nb: "ikke funnet; året før + 4 %", nn: "ikkje funnen; året før + 4 %" },
  "nrk.no/trondelag 1.11489403 (January is the peak; direction only)": {
    nb: "nrk.no/trondelag 1.11489403 (januar er toppen; bare retningen)",
    nn: "nrk.no/trondelag 1.11489403 (januar er toppen; berre retninga)",
  },
  "own calculation from SSB 07459: cohort change ratios 2021-2026 by sex and single year of age and 1.5 % lower mortality a year; not a projection of SSB":
    {
      nb: "egen beregning fra SSB 07459: kohortendringsrater 2021–2026 etter kjønn og ettårig alder, og 1,5 % lavere dødelighet i året; ikke en framskriving fra SSB",
      nn: "eiga utrekning frå SSB 07459: kohortendringsratar 2021–2026 etter kjønn og eittårig alder, og 1,5 % lågare dødelegheit i året; ikkje ei framskriving frå SSB",
    },
  "own projection by cohort change ratios from SSB 07459; not SSB": {
    nb: "egen framskriving med kohortendringsrater fra SSB 07459; ikke SSBs",
    nn: "eiga framskriving med kohortendringsratar frå SSB 07459; ikkje SSB si",
  },
  "sintef.no SAMDATA 2005 (8,123 NOK a bed-day with capital)": {
    nb: "sintef.no SAMDATA 2005 (8 123 kr per liggedøgn, kapital medregnet)",
    nn: "sintef.no SAMDATA 2005 (8 123 kr per liggjedøgn, kapital medrekna)",
  },
  "ssb.no (07459), 1 January 2024": { nb: "ssb.no (07459), 1. januar 2024", nn: "ssb.no (07459), 1. januar 2024" },
  "stolav.no (746 somatic beds, 2018)": {
    nb: "stolav.no (746 somatiske senger, 2018)",
    nn: "stolav.no (746 somatiske senger, 2018)",
  },
  "stolav.no (key figures 2018)": { nb: "stolav.no (nøkkeltall 2018)", nn: "stolav.no (nøkkeltal 2018)" },
  "the best that is possible": { nb: "det beste som er mulig", nn: "det beste som er mogleg" },
  "the carried loads of these numbers": { nb: "belastningen disse tallene gir", nn: "belastninga desse tala gir" },
  "the default scenario": { nb: "standardscenarioet", nn: "standardscenarioet" },
  "the difference between the two": { nb: "forskjellen på de to", nn: "skilnaden på dei to" },
  "the year before + 4 %": { nb: "året før + 4 %", nn: "året før + 4 %" },
  "to show how an investment is written": {
    nb: "for å vise hvordan en investering skrives",
    nn: "for å vise korleis ei investering blir skriven",
  },
  "trondheim.kommune.no (Trondheim rehabiliteringssenter, 28 Aug 2023)": {
    nb: "trondheim.kommune.no (Trondheim rehabiliteringssenter, 28. aug. 2023)",
    nn: "trondheim.kommune.no (Trondheim rehabiliteringssenter, 28. aug. 2023)",
  },
});
