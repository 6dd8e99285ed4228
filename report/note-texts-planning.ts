import { translations } from "../scenarios/translations.ts";

/** Notes on numbers of prices, forecasts, staff norms and unit costs that come with the program, by their English. */
export const PLANNING_NOTE_TEXTS = translations({
  "1,080 residents (97.3 % of 1,110 places), of whom 5 % under 67, 20 % of 67–79, 43 % of 80–89 and 32 % of 90+ are assumed.":
    {
      nb: "1 080 beboere (97,3 % av 1 110 plasser). At 5 % av dem er under 67 år, 20 % 67–79, 43 % 80–89 og 32 % 90+, er antatt.",
      nn: "1 080 bebuarar (97,3 % av 1 110 plassar). At 5 % av dei er under 67 år, 20 % 67–79, 43 % 80–89 og 32 % 90+, er anteke.",
    },
  "1,204 ÷ 35 = 34.4.": { nb: "1 204 ÷ 35 = 34,4.", nn: "1 204 ÷ 35 = 34,4." },
  "1.0 MNOK a year, between 0.82 by the norms and 1.5. The slides' 400 MNOK saved a year from 2030 ÷ 442 places avoided is 0.90.":
    {
      nb: "1,0 mill. kr i året, mellom 0,82 etter normene og 1,5. Lysbildenes 400 mill. kr spart i året fra 2030 ÷ 442 plasser en slipper, er 0,90.",
      nn: "1,0 mill. kr i året, mellom 0,82 etter normene og 1,5. Dei 400 mill. kr spart i året frå 2030 som lysbileta har, ÷ 442 plassar ein slepp, er 0,90.",
    },
  "104.7 in use (96.9 %). Patients a day: 3.62 from hospital, of whom 80+ 50.5 %, 67–79 34.0 % and under 67 15.4 % by the discharge-ready of each group, and 0.85 from home, taken as 80+: 60, 27.5 and 12.5 %. That one of 90+ uses 1.3 times as much as one of 80–89 is assumed.":
    {
      nb: "104,7 i bruk (96,9 %). Pasienter i døgnet: 3,62 fra sykehus, av dem 80+ 50,5 %, 67–79 34,0 % og under 67 15,4 % etter de utskrivningsklare i hver gruppe, og 0,85 hjemmefra, regnet som 80+: 60, 27,5 og 12,5 %. At én på 90+ bruker 1,3 ganger så mye som én på 80–89, er antatt.",
      nn: "104,7 i bruk (96,9 %). Pasientar i døgnet: 3,62 frå sjukehus, av dei 80+ 50,5 %, 67–79 34,0 % og under 67 15,4 % etter dei utskrivingsklare i kvar gruppe, og 0,85 heimanfrå, rekna som 80+: 60, 27,5 og 12,5 %. At éin på 90+ bruker 1,3 gonger så mykje som éin på 80–89, er anteke.",
    },
  "14,500 NOK a day × 365; 8,123 in 2005 grown by 3.1 % a year for 19 years.": {
    nb: "14 500 kr i døgnet × 365; 8 123 i 2005 med en vekst på 3,1 % i året i 19 år.",
    nn: "14 500 kr i døgnet × 365; 8 123 i 2005 med ein vekst på 3,1 % i året i 19 år.",
  },
  "2,740 a day (1.0 MNOK a year) less the overhead.": {
    nb: "2 740 i døgnet (1,0 mill. kr i året) uten felleskostnadene.",
    nn: "2 740 i døgnet (1,0 mill. kr i året) utan felleskostnadene.",
  },
  "3,300 a day, of which a tenth is taken as overhead.": {
    nb: "3 300 i døgnet; en tidel av dette er regnet som felleskostnader.",
    nn: "3 300 i døgnet; ein tidel av dette er rekna som felleskostnader.",
  },
  "3,600 a day, of which a tenth is taken as overhead.": {
    nb: "3 600 i døgnet; en tidel av dette er regnet som felleskostnader.",
    nn: "3 600 i døgnet; ein tidel av dette er rekna som felleskostnader.",
  },
  "4,000 a day, of which a tenth is taken as overhead.": {
    nb: "4 000 i døgnet; en tidel av dette er regnet som felleskostnader.",
    nn: "4 000 i døgnet; ein tidel av dette er rekna som felleskostnader.",
  },
  "450 NOK in 2022 × 5,745 ÷ 5,306, the growth of the fee, as in prices/norway.yaml.": {
    nb: "450 kr i 2022 × 5 745 ÷ 5 306, veksten i gebyret, som i prices/norway.yaml.",
    nn: "450 kr i 2022 × 5 745 ÷ 5 306, veksten i gebyret, som i prices/norway.yaml.",
  },
  "58 per 1,000 of 67–79 and 290 of 80+ in 2011, × people in 2024: 1,240 and 2,326. Of the latter 250 per 1,000 of 80–89 are assumed (1,666), which leaves 660 of 90+ (486 per 1,000).":
    {
      nb: "58 per 1 000 på 67–79 og 290 på 80+ i 2011, × folketallet i 2024: 1 240 og 2 326. Av de siste er 250 per 1 000 på 80–89 antatt (1 666); da er det 660 igjen på 90+ (486 per 1 000).",
      nn: "58 per 1 000 på 67–79 og 290 på 80+ i 2011, × folketalet i 2024: 1 240 og 2 326. Av dei siste er 250 per 1 000 på 80–89 antekne (1 666); då er det 660 att på 90+ (486 per 1 000).",
    },
  "67.8 in use (94.2 %). Patients a day: 1.50 from hospital by the groups as for the health house, 0.50 from home and 0.16 from the health house, both taken as 80+. 90+ as for the health house.":
    {
      nb: "67,8 i bruk (94,2 %). Pasienter i døgnet: 1,50 fra sykehus etter gruppene som for helsehuset, 0,50 hjemmefra og 0,16 fra helsehuset, begge regnet som 80+. 90+ som for helsehuset.",
      nn: "67,8 i bruk (94,2 %). Pasientar i døgnet: 1,50 frå sjukehus etter gruppene som for helsehuset, 0,50 heimanfrå og 0,16 frå helsehuset, begge rekna som 80+. 90+ som for helsehuset.",
    },
  "A tenth of 3,300.": { nb: "En tidel av 3 300.", nn: "Ein tidel av 3 300." },
  "A tenth of 3,600.": { nb: "En tidel av 3 600.", nn: "Ein tidel av 3 600." },
  "A tenth of 4,000.": { nb: "En tidel av 4 000.", nn: "Ein tidel av 4 000." },
  "A tenth on top, for leaders and clerical staff, who are budgeted beside the price of an hour.": {
    nb: "En tidel i tillegg, for ledere og merkantile, som budsjetteres ved siden av timeprisen.",
    nn: "Ein tidel i tillegg, for leiarar og merkantile, som blir budsjetterte ved sida av timeprisen.",
  },
  "About 185,000 a year on average / 365. The rule is sourced: 75 % of the income up to G (106,399) less 9,100, and 85 % above it; the mean income of residents is assumed.":
    {
      nb: "Omtrent 185 000 i året i snitt / 365. Regelen har kilde: 75 % av inntekten opp til G (106 399) fratrukket 9 100, og 85 % av det over; beboernes inntekt i snitt er antatt.",
      nn: "Om lag 185 000 i året i snitt / 365. Regelen har kjelde: 75 % av inntekta opp til G (106 399) fråtrekt 9 100, og 85 % av det over; inntekta til bebuarane i snitt er anteken.",
    },
  "Accounts of the year ÷ units given; common costs in proportion to direct costs.": {
    nb: "Regnskapet for året ÷ enheter gitt; felleskostnader i forhold til direkte kostnader.",
    nn: "Rekneskapen for året ÷ einingar gitt; felleskostnader i høve til direkte kostnader.",
  },
  "All years gained are healthy: people are a year younger a year gained.": {
    nb: "Alle vunne år er friske: folk er ett år yngre for hvert år som vinnes.",
    nn: "Alle vunne år er friske: folk er eitt år yngre for kvart år som blir vunne.",
  },
  "As in the default scenario, by Little's law; the number itself was not found in public.": {
    nb: "Som i standardscenarioet, etter Littles lov; selve tallet er ikke funnet offentlig.",
    nn: "Som i standardscenarioet, etter Littles lov; sjølve talet er ikkje funne offentleg.",
  },
  "As in the default scenario.": { nb: "Som i standardscenarioet.", nn: "Som i standardscenarioet." },
  "By the norms and wages, managers, ward leaders and clerical staff are 21 % of the staff cost of 1,110 places: 0.21 × 2,740.":
    {
      nb: "Etter normene og lønningene er styrere, avdelingsledere og merkantile 21 % av bemanningskostnaden for 1 110 plasser: 0,21 × 2 740.",
      nn: "Etter normene og lønene er styrarar, avdelingsleiarar og merkantile 21 % av bemanningskostnaden for 1 110 plassar: 0,21 × 2 740.",
    },
  "For at most 60 days a year, then as in a long-term place; here all days alike. Respite and municipal acute places are free.":
    {
      nb: "For høyst 60 døgn i året, deretter som på langtidsplass; her er alle døgn like. Avlastning og kommunale akuttplasser er gratis.",
      nn: "For høgst 60 døgn i året, deretter som på langtidsplass; her er alle døgn like. Avlasting og kommunale akuttplassar er gratis.",
    },
  "Grown by 3.1 % a year for 19 years. The days of a discharge-ready patient cost less than the average day.": {
    nb: "Vekst på 3,1 % i året i 19 år. Døgnene til en utskrivningsklar pasient koster mindre enn snittdøgnet.",
    nn: "Vekst på 3,1 % i året i 19 år. Døgna til ein utskrivingsklar pasient kostar mindre enn snittdøgnet.",
  },
  "Half of the years gained are healthy.": {
    nb: "Halvparten av de vunne årene er friske.",
    nn: "Halvparten av dei vunne åra er friske.",
  },
  "Managers and clerical staff are budgeted beside it.": {
    nb: "Ledere og merkantile budsjetteres ved siden av.",
    nn: "Leiarar og merkantile blir budsjetterte ved sida av.",
  },
  "Mean ages within the bands; only the years between them matter, over which use is read.": {
    nb: "Snittalder innen aldersgruppene; bare årene mellom dem betyr noe, og forbruket leses av langs dem.",
    nn: "Snittalder innanfor aldersgruppene; berre åra mellom dei tyder noko, og forbruket blir lese av langs dei.",
  },
  "Men 81.4 to 86 and women 84.6 to 88.3 years by 2050: (4.6 + 3.7) ÷ 2 = 4.15 years in 26 years = 0.16 a year.": {
    nb: "Menn 81,4 til 86 og kvinner 84,6 til 88,3 år fram til 2050: (4,6 + 3,7) ÷ 2 = 4,15 år på 26 år = 0,16 i året.",
    nn: "Menn 81,4 til 86 og kvinner 84,6 til 88,3 år fram til 2050: (4,6 + 3,7) ÷ 2 = 4,15 år på 26 år = 0,16 i året.",
  },
  "No figure of the mix was found. It is set so that its mean is that of the source: 0.325 + 7.99 ÷ 35.5 = 0.55 FTE a resident, without ward and night.":
    {
      nb: "Tall for fordelingen er ikke funnet. Den er satt så snittet blir som i kilden: 0,325 + 7,99 ÷ 35,5 = 0,55 årsverk per beboer, uten avdeling og natt.",
      nn: "Tal for fordelinga er ikkje funne. Ho er sett slik at snittet blir som i kjelda: 0,325 + 7,99 ÷ 35,5 = 0,55 årsverk per bebuar, utan avdeling og natt.",
    },
  "No year gained is healthy; use at each age stays as it is.": {
    nb: "Ingen vunne år er friske; forbruket på hvert alderstrinn blir som det er.",
    nn: "Ingen vunne år er friske; forbruket på kvart alderssteg blir som det er.",
  },
  "Norms × wages + 20 % for other costs.": {
    nb: "Normer × lønn + 20 % til andre kostnader.",
    nn: "Normer × løn + 20 % til andre kostnader.",
  },
  "Set for each calendar year.": { nb: "Fastsatt for hvert kalenderår.", nn: "Fastsett for kvart kalenderår." },
  "That half are of each category is assumed.": {
    nb: "At halvparten er i hver kategori, er antatt.",
    nn: "At halvparten er i kvar kategori, er anteke.",
  },
  "The fee of each year. 2013, 2025 and 2026 are assumptions, 4 % a year.": {
    nb: "Gebyret hvert år. 2013, 2025 og 2026 er antakelser, 4 % i året.",
    nn: "Gebyret kvart år. 2013, 2025 og 2026 er føresetnader, 4 % i året.",
  },
  "The most that need adds is 14.2 hours a week, and 0.40 FTE (0.72 − 0.32), so one FTE is 14.2 ÷ 0.40 hours.": {
    nb: "Det meste behovet legger til, er 14,2 timer i uken, og 0,40 årsverk (0,72 − 0,32), så ett årsverk er 14,2 ÷ 0,40 timer.",
    nn: "Det meste behovet legg til, er 14,2 timar i veka, og 0,40 årsverk (0,72 − 0,32), så eitt årsverk er 14,2 ÷ 0,40 timar.",
  },
  "The other municipalities, by the norm of Trondheim.": {
    nb: "De andre kommunene, etter Trondheims norm.",
    nn: "Dei andre kommunane, etter norma til Trondheim.",
  },
  "The rate of a manager; the source has none of doctors.": {
    nb: "Satsen for en leder; kilden har ingen for leger.",
    nn: "Satsen for ein leiar; kjelda har ingen for legar.",
  },
  "The rate of an activity leader; the source has no other.": {
    nb: "Satsen for en aktivitør; kilden har ingen annen.",
    nn: "Satsen for ein aktivitør; kjelda har ingen annan.",
  },
  "The rate of day staff. By the hour the source gives a budget of 450 NOK, which holds running costs too: 450 × 35.5 × 52 weeks = 831,000.":
    {
      nb: "Satsen for dagbemanning. Per time gir kilden et budsjett på 450 kr, som har drift med: 450 × 35,5 × 52 uker = 831 000.",
      nn: "Satsen for dagbemanning. Per time gir kjelda eit budsjett på 450 kr, som har drift med: 450 × 35,5 × 52 veker = 831 000.",
    },
  "The rate of day staff; the source has no other.": {
    nb: "Satsen for dagbemanning; kilden har ingen annen.",
    nn: "Satsen for dagbemanning; kjelda har ingen annan.",
  },
  "The rate of day staff; the source has none of nurses alone.": {
    nb: "Satsen for dagbemanning; kilden har ingen for sykepleiere alene.",
    nn: "Satsen for dagbemanning; kjelda har ingen for sjukepleiarar åleine.",
  },
  "The source calls civil status an unknown parameter: more who live alone move the curve up. Kept at its level of the base year unless another share is asked for.":
    {
      nb: "Kilden kaller sivilstand en ukjent parameter: flere som bor alene, løfter kurven. Holdt på nivået i basisåret hvis det ikke spørres etter en annen andel.",
      nn: "Kjelda kallar sivilstand ein ukjend parameter: fleire som bur åleine, løftar kurva. Halden på nivået i basisåret om det ikkje blir spurt etter ein annan del.",
    },
  "The source calls users of the highest classes outliers (ytterfall) without a limit.": {
    nb: "Kilden kaller brukere i de høyeste klassene ytterfall, uten en grense.",
    nn: "Kjelda kallar brukarar i dei høgaste klassane ytterfall, utan ei grense.",
  },
  "The source does not say which dimension is which; they are two needs from IPLOS, physical and cognitive.": {
    nb: "Kilden sier ikke hvilken dimensjon som er hva; det er to behov fra IPLOS, fysisk og kognitivt.",
    nn: "Kjelda seier ikkje kva dimensjon som er kva; det er to behov frå IPLOS, fysisk og kognitivt.",
  },
  "The source gives no unit; hours a week, as 14.2 ÷ 35.5 = 0.40 FTE is the most that it says need adds.": {
    nb: "Kilden gir ingen enhet; timer i uken, siden 14,2 ÷ 35,5 = 0,40 årsverk er det meste den sier at behovet legger til.",
    nn: "Kjelda gir inga eining; timar i veka, sidan 14,2 ÷ 35,5 = 0,40 årsverk er det meste ho seier at behovet legg til.",
  },
  "The staff of it, 2,740 / 1.2 × 365.": {
    nb: "Bemanningen i det, 2 740 / 1,2 × 365.",
    nn: "Bemanninga i det, 2 740 / 1,2 × 365.",
  },
  "The staff of it, 3,300 / 1.2 × 365.": {
    nb: "Bemanningen i det, 3 300 / 1,2 × 365.",
    nn: "Bemanninga i det, 3 300 / 1,2 × 365.",
  },
  "The staff of it, 3,600 / 1.2 × 365.": {
    nb: "Bemanningen i det, 3 600 / 1,2 × 365.",
    nn: "Bemanninga i det, 3 600 / 1,2 × 365.",
  },
  "The staff of it, 4,000 / 1.2 × 365; the ward's own full-time equivalent is in it.": {
    nb: "Bemanningen i det, 4 000 / 1,2 × 365; avdelingens eget årsverk er med.",
    nn: "Bemanninga i det, 4 000 / 1,2 × 365; det eigne årsverket til avdelinga er med.",
  },
});
