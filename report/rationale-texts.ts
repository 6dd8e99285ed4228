import { translations } from "../scenarios/translations.ts";

/** Why the files that come with the program change what they change, by their English. */
export const RATIONALE_TEXTS = translations({
  "0.03 × 14.24 ready a day = 0.43 a day, or 156 a year, who do not need the health house.": {
    nb: "0,03 × 14,24 klare i døgnet = 0,43 i døgnet, eller 156 i året, som ikke trenger helsehuset.",
    nn: "0,03 × 14,24 klare i døgnet = 0,43 i døgnet, eller 156 i året, som ikkje treng helsehuset.",
  },
  "24 days become 21.6. Waiting for another place is not treatment, and stays what it is. More may be readmitted when stays are hastened; that is not assumed here.":
    {
      nb: "24 døgn blir 21,6. Venting på en annen plass er ikke behandling, og blir som den er. Flere kan bli reinnlagt når opphold forkortes; det er ikke regnet med her.",
      nn: "24 døgn blir 21,6. Venting på ein annan plass er ikkje behandling, og blir som ho er. Fleire kan bli reinnlagde når opphald blir korta ned; det er ikkje rekna med her.",
    },
  "A hard winter, on top of the ordinary one that the months of the profile have already (January 1.08, February 1.06).":
    {
      nb: "En hard vinter, i tillegg til den vanlige som profilens måneder alt har (januar 1,08, februar 1,06).",
      nn: "Ein hard vinter, i tillegg til den vanlege som månadene i profilen alt har (januar 1,08, februar 1,06).",
    },
  "About one nursing home more. Those who wait in the health house move on, and free its places for the hospital.": {
    nb: "Omtrent ett sykehjem til. De som venter i helsehuset, kommer videre og frigjør plassene der for sykehuset.",
    nn: "Om lag éin sjukeheim til. Dei som ventar i helsehuset, kjem vidare og frigjer plassane der for sjukehuset.",
  },
  "About one place in ten closed for want of staff; the size is assumed.": {
    nb: "Omtrent én av ti plasser stengt fordi det mangler folk; størrelsen er antatt.",
    nn: "Om lag éin av ti plassar stengd fordi det manglar folk; storleiken er anteken.",
  },
  "About one place in ten; the size is assumed.": {
    nb: "Omtrent én av ti plasser; størrelsen er antatt.",
    nn: "Om lag éin av ti plassar; storleiken er anteken.",
  },
  "As helsehus+10, where no room stands empty.": {
    nb: "Som helsehus+10, der ingen rom står tomme.",
    nn: "Som helsehus+10, der ingen rom står tomme.",
  },
  "Half a year.": { nb: "Et halvt år.", nn: "Eit halvt år." },
  "Inhabitants of 67–79 in Trondheim, 21,374 in 2024 and 23,089 in 2030.": {
    nb: "Innbyggere på 67–79 i Trondheim, 21 374 i 2024 og 23 089 i 2030.",
    nn: "Innbyggjarar på 67–79 i Trondheim, 21 374 i 2024 og 23 089 i 2030.",
  },
  "Inhabitants of 67–79 outside Trondheim, 17,846 in 2024 and 18,544 in 2030.": {
    nb: "Innbyggere på 67–79 utenfor Trondheim, 17 846 i 2024 og 18 544 i 2030.",
    nn: "Innbyggjarar på 67–79 utanfor Trondheim, 17 846 i 2024 og 18 544 i 2030.",
  },
  "Inhabitants of 80+ in Trondheim, 8,022 in 2024 and 11,217 in 2030.": {
    nb: "Innbyggere på 80+ i Trondheim, 8 022 i 2024 og 11 217 i 2030.",
    nn: "Innbyggjarar på 80+ i Trondheim, 8 022 i 2024 og 11 217 i 2030.",
  },
  "Inhabitants of 80+ outside Trondheim, 7,466 in 2024 and 9,603 in 2030.": {
    nb: "Innbyggere på 80+ utenfor Trondheim, 7 466 i 2024 og 9 603 i 2030.",
    nn: "Innbyggjarar på 80+ utanfor Trondheim, 7 466 i 2024 og 9 603 i 2030.",
  },
  "More than one nursing home, to see when the queue for long-term places is gone.": {
    nb: "Mer enn ett sykehjem, for å se når køen til langtidsplassene er borte.",
    nn: "Meir enn éin sjukeheim, for å sjå når køen til langtidsplassane er borte.",
  },
  "More than that, and the emergency department fills.": {
    nb: "Flere enn det, og akuttmottaket fylles.",
    nn: "Fleire enn det, og akuttmottaket blir fullt.",
  },
  "Of those who go home with care, 10 % wait for it to start, 22 % from Friday to Sunday; here half of them do. The waits themselves, 1.9 days on average, are as they were.":
    {
      nb: "Av dem som reiser hjem med tjenester, venter 10 % på oppstart, 22 % fra fredag til søndag; her gjør halvparten av dem det. Selve ventetidene, 1,9 døgn i snitt, er som de var.",
      nn: "Av dei som reiser heim med tenester, ventar 10 % på oppstart, 22 % frå fredag til søndag; her gjer halvparten av dei det. Sjølve ventetidene, 1,9 døgn i snitt, er som dei var.",
    },
  "One ward in three closed; the size is assumed.": {
    nb: "Én av tre poster stengt; størrelsen er antatt.",
    nn: "Éin av tre postar stengd; storleiken er anteken.",
  },
  "Stays grew by three months from 2017; this is as much again.": {
    nb: "Botiden økte med tre måneder fra 2017; dette er like mye til.",
    nn: "Butida auka med tre månader frå 2017; dette er like mykje til.",
  },
  "Stays must fall by about six months within four years for all to get a place within six weeks. The same number of people ask for a place.":
    {
      nb: "Botiden må ned med omtrent seks måneder på fire år for at alle skal få plass innen seks uker. Like mange søker plass.",
      nn: "Butida må ned med om lag seks månader på fire år for at alle skal få plass innan seks veker. Like mange søkjer plass.",
    },
  "Summer holidays.": { nb: "Sommerferie.", nn: "Sommarferie." },
  "The 0.43 a day take 14 hours a week instead of 4.9, so the mean of all 13.4 a day rises by 9.1 × 0.43 / 13.4 = 0.29 hours.":
    {
      nb: "De 0,43 i døgnet får 14 timer i uken i stedet for 4,9, så snittet for alle 13,4 i døgnet øker med 9,1 × 0,43 / 13,4 = 0,29 timer.",
      nn: "Dei 0,43 i døgnet får 14 timar i veka i staden for 4,9, så snittet for alle 13,4 i døgnet aukar med 9,1 × 0,43 / 13,4 = 0,29 timar.",
    },
  "The coverage (places by inhabitants of 80+) is to be lowered by plan; this shows where the queue goes then.": {
    nb: "Dekningsgraden (plasser etter innbyggere på 80+) skal ned etter planen; dette viser hvor køen går da.",
    nn: "Dekningsgraden (plassar etter innbyggjarar på 80+) skal ned etter planen; dette viser kvar køen går då.",
  },
  "The hospital plans fewer admissions in the holidays; the size is assumed.": {
    nb: "Sykehuset planlegger færre innleggelser i ferien; størrelsen er antatt.",
    nn: "Sjukehuset planlegg færre innleggingar i ferien; storleiken er anteken.",
  },
  "The persons are there as the first measured day begins.": {
    nb: "Personene er der når den første målte dagen begynner.",
    nn: "Personane er der når den første målte dagen byrjar.",
  },
  "The rule does not make the queue shorter, it moves it: out of the beds that cost a fee, and home.": {
    nb: "Regelen gjør ikke køen kortere, den flytter den: ut av sengene som koster gebyr, og hjem.",
    nn: "Regelen gjer ikkje køen kortare, han flyttar han: ut av sengene som kostar gebyr, og heim.",
  },
  "The same in the other municipalities.": {
    nb: "Det samme i de andre kommunene.",
    nn: "Det same i dei andre kommunane.",
  },
  "The same patients go home with care.": {
    nb: "De samme pasientene reiser hjem med tjenester.",
    nn: "Dei same pasientane reiser heim med tenester.",
  },
  "The shortest way to ask what one more ward is worth to those who wait in hospital.": {
    nb: "Den korteste veien til å spørre hva én avdeling til er verdt for dem som venter på sykehus.",
    nn: "Den kortaste vegen til å spørje kva éi avdeling til er verd for dei som ventar på sjukehus.",
  },
  "The upper bound of what faster starts can give; 90 % start the same day as it is, 78 % from Friday to Sunday.": {
    nb: "Det meste raskere oppstart kan gi; 90 % starter samme dag som det er nå, 78 % fra fredag til søndag.",
    nn: "Det meste raskare oppstart kan gi; 90 % startar same dagen som det er no, 78 % frå fredag til søndag.",
  },
  "Those who come from home are taken to follow the inhabitants of 80+.": {
    nb: "De som kommer hjemmefra, antas å følge antallet innbyggere på 80+.",
    nn: "Dei som kjem heimanfrå, er tenkte å følgje talet på innbyggjarar på 80+.",
  },
  "Twice the step, to see whether the second ten places help as much as the first.": {
    nb: "Dobbelt så stort steg, for å se om de neste ti plassene hjelper like mye som de første.",
    nn: "Dobbelt så stort steg, for å sjå om dei neste ti plassane hjelper like mykje som dei første.",
  },
  "What is built has to be paid for, and the state may give a part.": {
    nb: "Det som bygges, må betales, og staten kan gi en del.",
    nn: "Det som blir bygt, må betalast, og staten kan gi ein del.",
  },
  "What the places are worth shows best when they are gone.": {
    nb: "Hva plassene er verdt, viser seg best når de er borte.",
    nn: "Kva plassane er verde, viser seg best når dei er borte.",
  },
  "Where things stand today.": { nb: "Hvor ting står i dag.", nn: "Kvar ting står i dag." },
});
