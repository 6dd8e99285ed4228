import type { Language } from "../../report/language.ts";

/** Texts of the states that any screen can be in. */
export interface StateTexts {
  readonly offline: string;
  readonly usesFinished: string;
  readonly usesFinishedHint: (replications: string) => string;
  readonly signIn: string;
  readonly noAccess: string;
  readonly notFound: string;
  readonly allRuns: string;
}

export const STATES: Readonly<Record<Language, StateTexts>> = {
  nb: {
    offline:
      "Ingen kontakt med serveren. Du kan fortsette: endringer og hurtigvisning regnes ut her i nettleseren. Fulle kjøringer venter til serveren svarer.",
    usesFinished: "Bruk disse",
    usesFinishedHint: (replications) => `Bruk disse gir svaret av de ${replications} første replikasjonene.`,
    signIn: "Logg inn",
    noAccess: "Spør den som driver serveren om tilgang. Endringene dine er her fortsatt, og hurtigvisningen virker.",
    notFound: "Kjøringen kan være slettet, eller lenken er fra en annen server. Spør den som ga deg lenken.",
    allRuns: "Se alle kjøringene",
  },
  nn: {
    offline:
      "Ingen kontakt med tenaren. Du kan halde fram: endringar og snøggvising blir rekna ut her i nettlesaren. Fulle køyringar ventar til tenaren svarer.",
    usesFinished: "Bruk desse",
    usesFinishedHint: (replications) => `Bruk desse gir svaret av dei ${replications} første replikasjonane.`,
    signIn: "Logg inn",
    noAccess: "Spør den som driv tenaren om tilgang. Endringane dine er her framleis, og snøggvisinga verkar.",
    notFound: "Køyringa kan vere sletta, eller lenkja er frå ein annan tenar. Spør den som gav deg lenkja.",
    allRuns: "Sjå alle køyringane",
  },
  en: {
    offline:
      "No contact with the server. You can go on: changes and the preview are worked out here in the browser. Full runs wait until the server answers.",
    usesFinished: "Use these",
    usesFinishedHint: (replications) => `Use these gives the answer of the first ${replications} replications.`,
    signIn: "Sign in",
    noAccess: "Ask whoever runs the server for access. Your changes are still here, and the preview works.",
    notFound: "The run may have been deleted, or the link is from another server. Ask whoever gave you the link.",
    allRuns: "See all runs",
  },
};
