import type { Language } from "../../report/language.ts";

/** Texts about a scenario that was made with another model than that of the page. */
export interface OtherModelTexts {
  readonly name: string;
  readonly madeWith: (version: string, own: string) => string;
  readonly isReadOnly: (version: string, own: string) => string;
  readonly upgrade: string;
  readonly readOnly: string;
  readonly upgraded: (version: string, own: string) => string;
  readonly noFigures: string;
  readonly sameFigures: string;
  readonly otherFigures: string;
  readonly figure: string;
  readonly model: (version: string) => string;
  readonly change: string;
  readonly close: string;
}

export const OTHER_MODEL: Readonly<Record<Language, OtherModelTexts>> = {
  nb: {
    name: "Laget med en annen modell",
    madeWith: (version, own) =>
      `Laget med modell ${version}; denne siden har modell ${own}. Ingenting kan endres før du velger.`,
    isReadOnly: (version, own) =>
      `Skrivebeskyttet: laget med modell ${version}. Tallene på siden er regnet ut med modell ${own}.`,
    upgrade: "Oppgrader (viser hva som endres)",
    readOnly: "Åpne skrivebeskyttet",
    upgraded: (version, own) => `Oppgradert fra modell ${version} til ${own}.`,
    noFigures: "Det ble ikke tatt vare på tall fra den gangen, så de kan ikke sammenlignes.",
    sameFigures: "Nøkkeltallene er de samme.",
    otherFigures: "De samme endringene gir nå andre tall:",
    figure: "Nøkkeltall",
    model: (version) => `Modell ${version}`,
    change: "Endring",
    close: "Lukk",
  },
  nn: {
    name: "Laga med ein annan modell",
    madeWith: (version, own) =>
      `Laga med modell ${version}; denne sida har modell ${own}. Ingenting kan endrast før du vel.`,
    isReadOnly: (version, own) =>
      `Skriveverna: laga med modell ${version}. Tala på sida er rekna ut med modell ${own}.`,
    upgrade: "Oppgrader (viser kva som blir endra)",
    readOnly: "Opne skriveverna",
    upgraded: (version, own) => `Oppgradert frå modell ${version} til ${own}.`,
    noFigures: "Det vart ikkje teke vare på tal frå den gongen, så dei kan ikkje samanliknast.",
    sameFigures: "Nøkkeltala er dei same.",
    otherFigures: "Dei same endringane gir no andre tal:",
    figure: "Nøkkeltal",
    model: (version) => `Modell ${version}`,
    change: "Endring",
    close: "Lukk",
  },
  en: {
    name: "Made with another model",
    madeWith: (version, own) =>
      `Made with model ${version}; this page has model ${own}. Nothing can be changed before you choose.`,
    isReadOnly: (version, own) =>
      `Read-only: made with model ${version}. The figures on the page are those of model ${own}.`,
    upgrade: "Upgrade (shows what changes)",
    readOnly: "Open read-only",
    upgraded: (version, own) => `Upgraded from model ${version} to ${own}.`,
    noFigures: "No figures of that time were kept, so they cannot be compared.",
    sameFigures: "The key figures are the same.",
    otherFigures: "The same changes now give other figures:",
    figure: "Key figure",
    model: (version) => `Model ${version}`,
    change: "Change",
    close: "Close",
  },
};
