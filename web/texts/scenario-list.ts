import type { Language } from "../../report/language.ts";

/** Texts of the list of scenarios. */
export interface ListTexts {
  readonly title: string;
  readonly search: string;
  readonly groups: Readonly<Record<"base" | "mine" | "shared" | "archive", string>>;
  readonly none: string;
  readonly noneLike: (text: string) => string;
  readonly offline: string;
  readonly actions: string;
  readonly create: string;
  readonly duplicate: string;
  readonly import: string;
  readonly importHint: string;
  readonly share: string;
  readonly archive: string;
  readonly unarchive: string;
  readonly remove: string;
  readonly removeShared: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly undo: string;
  readonly newName: string;
  readonly copyOf: (name: string) => string;
  readonly name: string;
  readonly nameHint: string;
  readonly kept: string;
  readonly notKept: string;
  readonly isBase: string;
  readonly full: string;
  readonly nameMissing: string;
  readonly nameTaken: (name: string) => string;
  readonly opened: (name: string) => string;
  readonly imported: (name: string) => string;
  readonly reading: (name: string) => string;
  readonly shared: (file: string) => string;
  readonly exists: (file: string) => string;
  readonly replace: string;
  readonly cancel: string;
  readonly nothingToShare: string;
  readonly changes: (count: number) => string;
}

export const LIST: Readonly<Record<Language, ListTexts>> = {
  nb: {
    title: "Scenarioer",
    search: "Søk i scenarioer",
    groups: { base: "Basis", mine: "Mine", shared: "Delte", archive: "Arkiv" },
    none: "Ingen scenarioer ennå. Lag et fra basis, et ferdig tiltak eller en fil.",
    noneLike: (text) => `Ingen scenarioer passer til «${text}».`,
    offline: "Delte scenarioer vises når siden har en server.",
    actions: "Hva du kan gjøre med scenarioer",
    create: "Nytt",
    duplicate: "Dupliser",
    import: "Importer",
    importHint: "Excel, CSV, YAML eller JSON blir et nytt scenario",
    share: "Del",
    archive: "Arkiver",
    unarchive: "Hent fra arkivet",
    remove: "Slett",
    removeShared: (name) => `Slett det delte scenarioet ${name}`,
    removed: (name) => `«${name}» er slettet.`,
    undo: "Angre slettingen",
    newName: "Nytt scenario",
    copyOf: (name) => `${name} – kopi`,
    name: "Navn på scenarioet",
    nameHint: "Skriv et navn, så beholdes scenarioet i nettleseren.",
    kept: "Lagres i nettleseren mens du arbeider.",
    notKept: "Ikke blant dine scenarioer. Skriv et navn og lagre for å beholde det.",
    isBase: "Dette er basis. Endringene dine blir et scenario når du gir dem et navn.",
    full: "Nettleseren kunne ikke lagre. Slett scenarioer du ikke trenger, eller kopier som YAML.",
    nameMissing: "Gi scenarioet et navn, for eksempel «30 langtidsplasser fra mars».",
    nameTaken: (name) => `Du har et annet scenario som heter «${name}». Velg et annet navn.`,
    opened: (name) => `«${name}» er åpnet.`,
    imported: (name) => `«${name}» er laget av filen.`,
    reading: (name) => `Leser ${name} …`,
    shared: (file) => `Delt på serveren som ${file}.`,
    exists: (file) => `${file} finnes alt på serveren. Vil du erstatte den? Den gamle versjonen blir liggende.`,
    replace: "Erstatt",
    cancel: "Avbryt",
    nothingToShare: "Scenarioet er likt basis: det er ingenting å dele.",
    changes: (count) => (count === 1 ? "1 endring" : `${count} endringer`),
  },
  nn: {
    title: "Scenario",
    search: "Søk i scenarioa",
    groups: { base: "Basis", mine: "Mine", shared: "Delte", archive: "Arkiv" },
    none: "Ingen scenario enno. Lag eit frå basis, eit ferdig tiltak eller ei fil.",
    noneLike: (text) => `Ingen scenario passar til «${text}».`,
    offline: "Delte scenario blir viste når sida har ein tenar.",
    actions: "Kva du kan gjere med scenario",
    create: "Nytt",
    duplicate: "Dupliser",
    import: "Importer",
    importHint: "Excel, CSV, YAML eller JSON blir eit nytt scenario",
    share: "Del",
    archive: "Arkiver",
    unarchive: "Hent frå arkivet",
    remove: "Slett",
    removeShared: (name) => `Slett det delte scenarioet ${name}`,
    removed: (name) => `«${name}» er sletta.`,
    undo: "Angre slettinga",
    newName: "Nytt scenario",
    copyOf: (name) => `${name} – kopi`,
    name: "Namn på scenarioet",
    nameHint: "Skriv eit namn, så blir scenarioet teke vare på i nettlesaren.",
    kept: "Blir lagra i nettlesaren medan du arbeider.",
    notKept: "Ikkje mellom scenarioa dine. Skriv eit namn og lagre for å ta vare på det.",
    isBase: "Dette er basis. Endringane dine blir eit scenario når du gir dei eit namn.",
    full: "Nettlesaren kunne ikkje lagre. Slett scenario du ikkje treng, eller kopier som YAML.",
    nameMissing: "Gi scenarioet eit namn, til dømes «30 langtidsplassar frå mars».",
    nameTaken: (name) => `Du har eit anna scenario som heiter «${name}». Vel eit anna namn.`,
    opened: (name) => `«${name}» er opna.`,
    imported: (name) => `«${name}» er laga av fila.`,
    reading: (name) => `Les ${name} …`,
    shared: (file) => `Delt på tenaren som ${file}.`,
    exists: (file) => `${file} finst alt på tenaren. Vil du erstatte ho? Den gamle versjonen blir liggjande.`,
    replace: "Erstatt",
    cancel: "Avbryt",
    nothingToShare: "Scenarioet er likt basis: det er ingenting å dele.",
    changes: (count) => (count === 1 ? "1 endring" : `${count} endringar`),
  },
  en: {
    title: "Scenarios",
    search: "Search scenarios",
    groups: { base: "Baseline", mine: "Mine", shared: "Shared", archive: "Archive" },
    none: "No scenarios yet. Make one from the baseline, a ready-made measure or a file.",
    noneLike: (text) => `No scenarios fit “${text}”.`,
    offline: "Shared scenarios are shown where the page has a server.",
    actions: "What you can do with scenarios",
    create: "New",
    duplicate: "Duplicate",
    import: "Import",
    importHint: "Excel, CSV, YAML or JSON becomes a new scenario",
    share: "Share",
    archive: "Archive",
    unarchive: "Take out of the archive",
    remove: "Delete",
    removeShared: (name) => `Delete the shared scenario ${name}`,
    removed: (name) => `“${name}” is deleted.`,
    undo: "Undo the deletion",
    newName: "New scenario",
    copyOf: (name) => `${name} – copy`,
    name: "Name of the scenario",
    nameHint: "Write a name, and the scenario is kept in the browser.",
    kept: "Saved in the browser while you work.",
    notKept: "Not among your scenarios. Write a name and save to keep it.",
    isBase: "This is the baseline. Your changes become a scenario when you name them.",
    full: "The browser could not save. Delete scenarios that you do not need, or copy as YAML.",
    nameMissing: "Give the scenario a name, for example “30 long-term places from March”.",
    nameTaken: (name) => `You have another scenario called “${name}”. Choose another name.`,
    opened: (name) => `“${name}” is open.`,
    imported: (name) => `“${name}” is made from the file.`,
    reading: (name) => `Reading ${name} …`,
    shared: (file) => `Shared on the server as ${file}.`,
    exists: (file) => `${file} is on the server already. Replace it? The old version stays there.`,
    replace: "Replace",
    cancel: "Cancel",
    nothingToShare: "The scenario is the same as the baseline: there is nothing to share.",
    changes: (count) => (count === 1 ? "1 change" : `${count} changes`),
  },
};
