import { translations } from "./translations.ts";

/** Of the hints of single fields, as they stand in schemas. */
export const HINTS_TEXTS = translations({
  "use 0 for a place that is closed": {
    nb: "bruk 0 for en tjeneste som er stengt",
    nn: "bruk 0 for ei teneste som er stengd",
  },
  "use 0 for a place that takes in nobody who needs hours": {
    nb: "bruk 0 for en tjeneste som ikke tar inn noen som trenger timer",
    nn: "bruk 0 for ei teneste som ikkje tek inn nokon som treng timar",
  },
  "write 4.9 for 4.9 hours": {
    nb: "skriv 4.9 for 4,9 timer",
    nn: "skriv 4.9 for 4,9 timar",
  },
  "write for example 7.2, or 0 for none": {
    nb: "skriv for eksempel 7.2, eller 0 for ingen",
    nn: "skriv til dømes 7.2, eller 0 for ingen",
  },
  "use 0 where nobody of the municipality may be taken in": {
    nb: "bruk 0 der ingen fra kommunen kan tas inn",
    nn: "bruk 0 der ingen frå kommunen kan takast inn",
  },
  "write the id of a place, or home, front-door, hospital, municipal or any": {
    nb: "skriv id-en til en tjeneste, eller home, front-door, hospital, municipal eller any",
    nn: "skriv id-en til ei teneste, eller home, front-door, hospital, municipal eller any",
  },
  "use 0 where nobody may wait": {
    nb: "bruk 0 der ingen kan vente",
    nn: "bruk 0 der ingen kan vente",
  },
  "0.03 is 3 % a day": {
    nb: "0.03 er 3 % i døgnet",
    nn: "0.03 er 3 % i døgnet",
  },
  "write 5.8 for 5.8 days": {
    nb: "skriv 5.8 for 5,8 døgn",
    nn: "skriv 5.8 for 5,8 døgn",
  },
  "leave it out to keep all values": {
    nb: "ta det bort for å beholde alle verdier",
    nn: "ta det bort for å halde på alle verdiar",
  },
  "write 0.5 for half a day": {
    nb: "skriv 0.5 for et halvt døgn",
    nn: "skriv 0.5 for eit halvt døgn",
  },
  'write 2, 3 or so; for a shape with decimals use "gamma"': {
    nb: 'skriv 2, 3 eller så; for en form med desimaler, bruk "gamma"',
    nn: 'skriv 2, 3 eller så; for ei form med desimalar, bruk "gamma"',
  },
  "write 0.8 for 80 % of the mean": {
    nb: "skriv 0.8 for 80 % av snittet",
    nn: "skriv 0.8 for 80 % av snittet",
  },
  "write 4.1 for 4.1 days": {
    nb: "skriv 4.1 for 4,1 døgn",
    nn: "skriv 4.1 for 4,1 døgn",
  },
  "write 1 for an exponential": {
    nb: "skriv 1 for en eksponentialfordeling",
    nn: "skriv 1 for ei eksponentialfordeling",
  },
  "write 4.2 for 4.2 days": {
    nb: "skriv 4.2 for 4,2 døgn",
    nn: "skriv 4.2 for 4,2 døgn",
  },
  "write the mean of ln(days), such as 1.6": {
    nb: "skriv snittet av ln(døgn), som 1.6",
    nn: "skriv snittet av ln(døgn), som 1.6",
  },
  "write a value such as 0.8": {
    nb: "skriv en verdi som 0.8",
    nn: "skriv ein verdi som 0.8",
  },
  "write 0 or more": {
    nb: "skriv 0 eller mer",
    nn: "skriv 0 eller meir",
  },
  "write a value above min": {
    nb: "skriv en verdi over min",
    nn: "skriv ein verdi over min",
  },
  "write a value from min to max": {
    nb: "skriv en verdi fra min til max",
    nn: "skriv ein verdi frå min til max",
  },
  "write 1.5 for a day and a half": {
    nb: "skriv 1.5 for halvannet døgn",
    nn: "skriv 1.5 for halvtanna døgn",
  },
  "list probability and mean": {
    nb: "list opp probability og mean",
    nn: "list opp probability og mean",
  },
  "write 0.25 for 25 %": {
    nb: "skriv 0.25 for 25 %",
    nn: "skriv 0.25 for 25 %",
  },
  "list startProbability, mean, next": {
    nb: "list opp startProbability, mean, next",
    nn: "list opp startProbability, mean, next",
  },
  "write one number per phase, or leave it out if the time ends after this phase": {
    nb: "skriv ett tall for hver fase, eller ta det bort hvis tiden tar slutt etter denne fasen",
    nn: "skriv eitt tal for kvar fase, eller ta det bort om tida tek slutt etter denne fasen",
  },
  "write [2.5, 3, 7.25]": {
    nb: "skriv [2.5, 3, 7.25]",
    nn: "skriv [2.5, 3, 7.25]",
  },
  "write days as a number of 0 or more": {
    nb: "skriv døgn som et tall på 0 eller mer",
    nn: "skriv døgn som eit tal på 0 eller meir",
  },
  "write [{ probability: 0, value: 0 }, { probability: 1, value: 30 }]": {
    nb: "skriv [{ probability: 0, value: 0 }, { probability: 1, value: 30 }]",
    nn: "skriv [{ probability: 0, value: 0 }, { probability: 1, value: 30 }]",
  },
  "list probability and of": {
    nb: "list opp probability og of",
    nn: "list opp probability og of",
  },
  "write a share between 0 and 1, such as 0.25 for 25 %": {
    nb: "skriv en andel mellom 0 og 1, som 0.25 for 25 %",
    nn: "skriv ein del mellom 0 og 1, som 0.25 for 25 %",
  },
  "use 0 for a patient who accepts it at once": {
    nb: "bruk 0 for en pasient som godtar den med en gang",
    nn: "bruk 0 for ein pasient som godtek henne med ein gong",
  },
  "use 0 for none on that day": {
    nb: "bruk 0 for ingen den dagen",
    nn: "bruk 0 for ingen den dagen",
  },
  "write 67-79, or 80+": {
    nb: "skriv 67-79, eller 80+",
    nn: "skriv 67-79, eller 80+",
  },
  "1 leaves the rate as it is": {
    nb: "1 lar raten være som den er",
    nn: "1 lèt raten vere som han er",
  },
  "use 0 for none": {
    nb: "bruk 0 for ingen",
    nn: "bruk 0 for ingen",
  },
  "0.02 is 2 % a year": {
    nb: "0.02 er 2 % i året",
    nn: "0.02 er 2 % i året",
  },
  "364 keeps the weekdays": {
    nb: "364 beholder ukedagene",
    nn: "364 held på vekedagane",
  },
  "use 0 to fill every free bed": {
    nb: "bruk 0 for å fylle hver ledige plass",
    nn: "bruk 0 for å fylle kvar ledige plass",
  },
  "write it in the unit of the measure; a share as 0.05 for 5 %": {
    nb: "skriv det i enheten til målet; en andel som 0.05 for 5 %",
    nn: "skriv det i eininga til målet; ein del som 0.05 for 5 %",
  },
  "write it in whole kroner, such as 2500000; below 0 where money is saved": {
    nb: "skriv det i hele kroner, som 2500000; under 0 der penger spares",
    nn: "skriv det i heile kroner, som 2500000; under 0 der pengar blir sparte",
  },
  "write 365 for a year": {
    nb: "skriv 365 for et år",
    nn: "skriv 365 for eit år",
  },
  "write 30 or more": {
    nb: "skriv 30 eller mer",
    nn: "skriv 30 eller meir",
  },
  "0.97 fills 97 % of the capacity": {
    nb: "0.97 fyller 97 % av kapasiteten",
    nn: "0.97 fyller 97 % av kapasiteten",
  },
  'write for example p017 (a number in quotes, "17")': {
    nb: 'skriv for eksempel p017 (et tall med anførselstegn, "17")',
    nn: 'skriv til dømes p017 (eit tal med hermeteikn, "17")',
  },
  "write the id of a place, or home or front-door": {
    nb: "skriv id-en til en tjeneste, eller home eller front-door",
    nn: "skriv id-en til ei teneste, eller home eller front-door",
  },
  "write for example 2024-07-01 or 2024-07-01T08:15": {
    nb: "skriv for eksempel 2024-07-01 eller 2024-07-01T08:15",
    nn: "skriv til dømes 2024-07-01 eller 2024-07-01T08:15",
  },
  "write for example 2024-07-01, or 07-01": {
    nb: "skriv for eksempel 2024-07-01, eller 07-01",
    nn: "skriv til dømes 2024-07-01, eller 07-01",
  },
  "write owner, municipality-of-patient, state, users, suppliers or the id of an actor": {
    nb: "skriv owner, municipality-of-patient, state, users, suppliers eller id-en til en aktør",
    nn: "skriv owner, municipality-of-patient, state, users, suppliers eller id-en til ein aktør",
  },
  "write for example 0.55, or 0 for none": {
    nb: "skriv for eksempel 0.55, eller 0 for ingen",
    nn: "skriv til dømes 0.55, eller 0 for ingen",
  },
  "0.21 adds 21 %": {
    nb: "0.21 legger til 21 %",
    nn: "0.21 legg til 21 %",
  },
  "1: as many ill years as before; 0: as many healthy ones": {
    nb: "1: like mange syke år som før; 0: like mange friske",
    nn: "1: like mange sjuke år som før; 0: like mange friske",
  },
  "1.21 for 21 % more, 1 where it makes no difference": {
    nb: "1.21 for 21 % mer, 1 der det ikke gjør noen forskjell",
    nn: "1.21 for 21 % meir, 1 der det ikkje gjer nokon skilnad",
  },
  "use 1 for one more place a unit": {
    nb: "bruk 1 for én plass mer for hver enhet",
    nn: "bruk 1 for éin plass meir for kvar eining",
  },
  "write for example trondheim-helsehus": {
    nb: "skriv for eksempel trondheim-helsehus",
    nn: "skriv til dømes trondheim-helsehus",
  },
  'write for example "12:00"': {
    nb: 'skriv for eksempel "12:00"',
    nn: 'skriv til dømes "12:00"',
  },
  "write for example 0.6": {
    nb: "skriv for eksempel 0.6",
    nn: "skriv til dømes 0.6",
  },
  "write for example 22": {
    nb: "skriv for eksempel 22",
    nn: "skriv til dømes 22",
  },
  "write for example high-need": {
    nb: "skriv for eksempel high-need",
    nn: "skriv til dømes high-need",
  },
  "write for example 2024-07-01": {
    nb: "skriv for eksempel 2024-07-01",
    nn: "skriv til dømes 2024-07-01",
  },
  "write for example rates.csv": {
    nb: "skriv for eksempel rates.csv",
    nn: "skriv til dømes rates.csv",
  },
  "write for example arrivals.csv": {
    nb: "skriv for eksempel arrivals.csv",
    nn: "skriv til dømes arrivals.csv",
  },
  "write for example 2024-07-01T08:15": {
    nb: "skriv for eksempel 2024-07-01T08:15",
    nn: "skriv til dømes 2024-07-01T08:15",
  },
  "write for example dischargeReadyMean": {
    nb: "skriv for eksempel dischargeReadyMean",
    nn: "skriv til dømes dischargeReadyMean",
  },
  "write for example discharge-ready": {
    nb: "skriv for eksempel discharge-ready",
    nn: "skriv til dømes discharge-ready",
  },
  "write for example 2024": {
    nb: "skriv for eksempel 2024",
    nn: "skriv til dømes 2024",
  },
  "write for example persons.csv": {
    nb: "skriv for eksempel persons.csv",
    nn: "skriv til dømes persons.csv",
  },
  "write for example places.trondheim-helsehus.capacityBeds": {
    nb: "skriv for eksempel places.trondheim-helsehus.capacityBeds",
    nn: "skriv til dømes places.trondheim-helsehus.capacityBeds",
  },
  "write for example trondheim.yaml": {
    nb: "skriv for eksempel trondheim.yaml",
    nn: "skriv til dømes trondheim.yaml",
  },
  "write for example norway": {
    nb: "skriv for eksempel norway",
    nn: "skriv til dømes norway",
  },
  "write for example 4.9": {
    nb: "skriv for eksempel 4.9",
    nn: "skriv til dømes 4.9",
  },
  "write for example 758000": {
    nb: "skriv for eksempel 758000",
    nn: "skriv til dømes 758000",
  },
  "write for example 10": {
    nb: "skriv for eksempel 10",
    nn: "skriv til dømes 10",
  },
  "write for example 2740": {
    nb: "skriv for eksempel 2740",
    nn: "skriv til dømes 2740",
  },
  "write for example population.csv": {
    nb: "skriv for eksempel population.csv",
    nn: "skriv til dømes population.csv",
  },
  "write for example 0.16": {
    nb: "skriv for eksempel 0.16",
    nn: "skriv til dømes 0.16",
  },
  "write for example 1080": {
    nb: "skriv for eksempel 1080",
    nn: "skriv til dømes 1080",
  },
  "write for example 1110": {
    nb: "skriv for eksempel 1110",
    nn: "skriv til dømes 1110",
  },
  "write for example trondheim": {
    nb: "skriv for eksempel trondheim",
    nn: "skriv til dømes trondheim",
  },
  "write for example helsehus+10": {
    nb: "skriv for eksempel helsehus+10",
    nn: "skriv til dømes helsehus+10",
  },
  "write for example { kind: full-factorial }": {
    nb: "skriv for eksempel { kind: full-factorial }",
    nn: "skriv til dømes { kind: full-factorial }",
  },
  "write for example ../trondheim.yaml": {
    nb: "skriv for eksempel ../trondheim.yaml",
    nn: "skriv til dømes ../trondheim.yaml",
  },
  "write for example overstayNightsPerYear": {
    nb: "skriv for eksempel overstayNightsPerYear",
    nn: "skriv til dømes overstayNightsPerYear",
  },
  "write for example 60e6": {
    nb: "skriv for eksempel 60e6",
    nn: "skriv til dømes 60e6",
  },
  "write for example 150000": {
    nb: "skriv for eksempel 150000",
    nn: "skriv til dømes 150000",
  },
  "write for example 40": {
    nb: "skriv for eksempel 40",
    nn: "skriv til dømes 40",
  },
  "write a share: 0.04 for 4 %": {
    nb: "skriv en andel: 0.04 for 4 %",
    nn: "skriv ein del: 0.04 for 4 %",
  },
  "write a share: 0.45 for 45 %": {
    nb: "skriv en andel: 0.45 for 45 %",
    nn: "skriv ein del: 0.45 for 45 %",
  },
});
