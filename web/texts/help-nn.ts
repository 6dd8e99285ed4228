import type { HELP_NB } from "./help-nb.ts";

/** Nynorsk of the screen Hjelp. */
export const HELP_NN: typeof HELP_NB = {
  start: "Kom i gang",
  startIntro: "Fem steg. Dei blir kryssa av etter kvart som du gjer dei.",
  steps: {
    look: {
      title: "Sjå kvar det stoppar opp",
      text: "Oversikt viser kvar pasientane ventar, og kva teneste dei ventar på.",
    },
    change: {
      title: "Endre ein kapasitet",
      text: "Dra i ein skyvar under Kapasitet, eller skriv eit tal. Svaret kjem medan du dreg.",
    },
    compare: {
      title: "Les skilnaden",
      text: "Samanlikning med basis nedst på Oversikt seier kva som sikkert blir betre, og kva som er usikkert.",
    },
    explain: { title: "Grunngi endringa", text: "På Scenario kan du skrive kvifor, og sjå alle endringar mot basis." },
    share: {
      title: "Del lenkja",
      text: "Kopier lenkje tek med scenario, skjerm og språk. Den som opnar henne, ser det same som du.",
    },
  },
  done: "gjort",
  notDone: "ikkje gjort",
  words: "Ordliste",
  wordList: [
    ["Utskrivingsklar pasient", "Behandlinga er over, og pasienten ventar på ei kommunal teneste."],
    ["Overliggjardøgn", "Eit døgn i sjukehus etter at pasienten er meld utskrivingsklar, talt ved midnatt."],
    ["Belegg", "Plassar i bruk delt på plassar, i snitt over døgnet."],
    ["Liggetid", "Blir alltid delt i behandling og venting. Det som blir lagt inn, er behandling."],
    ["Flaskehals", "Tenesta som dei andre ventar på: éin plass meir der gir størst verknad."],
    ["Basis og scenario", "Basis er slik det er. Scenarioet er basis med endringar."],
    ["Replikasjon", "Éi simulert historie med tilfeldige pasientar. Fleire replikasjonar gir sikrare snitt."],
    ["Frø", "Teksten som alle tilfeldige tal kjem frå. Same frø gir same tal."],
    ["Oppvarming", "Døgn som blir simulerte før målinga tek til, så modellen ikkje startar tom."],
    ["Uvisse i snittet (95 % KI)", "Kor nøyaktig snittet er kjent. Blir mindre med fleire replikasjonar."],
    ["Variasjon mellom år (8 av 10 år)", "Kor ulike åra er. Blir ikkje mindre med fleire replikasjonar."],
    ["Snøggvising", "30 replikasjonar rekna ut i nettlesaren, para med basis."],
  ],
  keys: "Snøggtastar",
  keyOff: "Bruk snøggtastar",
  key: "Tast",
  action: "Handling",
  keyList: [
    ["Ctrl + Z", "Angre (i tekstfelt angrar den teksten)"],
    ["Ctrl + Shift + Z", "Gjer om"],
    ["Ctrl + Enter", "Køyr på tenaren (opnar Køyringar først)"],
    ["Alt + 1 … 9", "Gå til ein skjerm"],
    ["Venstre pil, høgre pil", "Skyvar: eitt steg"],
    ["Page Up, Page Down", "Skyvar: ti steg"],
    ["Home, End", "Skyvar: minst og mest"],
    ["Esc", "Lukk sidepanel eller meny"],
  ],
  accessibility: "Tilgjenge",
  accessibilityText: [
    "Sida er laga for WCAG 2.2 AA og kan brukast med tastatur, skjermlesar, forstørring til 400 % og høg kontrast.",
    "Kvart diagram har dei same tala i ein tabell. Farge seier aldri noko åleine.",
    "Sida sender ingenting til andre: skrift, kode og data kjem frå same stad som sida sjølv.",
  ],
  citation: "Slik siterer du",
  citationText: (version) =>
    `Pasientflyt, versjon ${version}. Simuleringsmodell for pasientflyt mellom sjukehus og kommunar.`,
  citationLink: "Oppgi også lenkja, som har med modell, endringar og språk:",
  copy: "Kopier",
};
