import type { Language } from "../report/language.ts";
import type { ServeRefused } from "../server/serve-settings.ts";

/** What `flyt serve` and `flyt token` say. */
export interface ServeMessages {
  readonly listening: (url: string) => string;
  readonly buildingPage: string;
  readonly pageNotBuilt: (reason: string) => string;
  readonly howToOpen: string;
  readonly openToThisMachine: string;
  readonly stopHint: string;
  readonly stopping: string;
  readonly stopped: string;
  readonly cannotListen: (address: string, reason: string) => string;
  readonly addressInUse: string;
  readonly addressNotHere: string;
  readonly portForbidden: string;
  readonly refused: Readonly<Record<ServeRefused["reason"], (value: string) => string>>;
  readonly badSettings: (file: string) => string;
  readonly portNeeded: (got: string) => string;
  readonly logLevelNeeded: (levels: string, got: string) => string;
  readonly folderInUse: (folder: string) => string;
  readonly actionNeeded: (got: string) => string;
  readonly roleNeeded: (roles: string, got: string) => string;
  readonly nameNeeded: (got: string) => string;
  readonly expiryNeeded: (got: string) => string;
  readonly tokenMade: (name: string, role: string, until: string | undefined) => string;
  readonly tokenShownOnce: string;
  readonly tokenRevoked: (id: string) => string;
  readonly noSuchToken: (id: string) => string;
  readonly noTokens: string;
  readonly tokenColumns: readonly [string, string, string, string, string, string];
  readonly never: string;
  readonly states: Readonly<Record<"holds" | "revoked" | "expired", string>>;
}

const nb: ServeMessages = {
  listening: (url) => `Pasientflyt er klar på ${url}`,
  buildingPage: "Bygger siden for nettleseren. Det tar opptil et minutt, og bare første gang.",
  pageNotBuilt: (reason) => `Siden for nettleseren ble ikke bygget; resten av serveren virker: ${reason}`,
  howToOpen: "Se det i nettleseren: ./flyt serve --open",
  openToThisMachine: "Alle på denne maskinen kan bruke den uten innlogging; ingen andre når den.",
  stopHint: "Stans med Ctrl-C.",
  stopping: "Stanser. Jobber som går, fortsetter når serveren startes igjen.",
  stopped: "Stanset.",
  cannotListen: (address, reason) => `kan ikke lytte på ${address}: ${reason}`,
  addressInUse: "porten er i bruk. Velg en annen med --port, eller --port 0 for en ledig",
  addressNotHere: "adressen er ikke på denne maskinen",
  portForbidden: "porten krever rettigheter du ikke har. Velg en over 1023",
  refused: {
    "authentication-off": (host) =>
      `uten innlogging kan serveren bare nås fra denne maskinen, men den er satt opp for andre (${host}). Ta bort authentication: false`,
    "nobody-can-sign-in": () =>
      "ingen kan logge inn: det finnes ingen gyldige token, og ingen innloggingstjeneste (oidc) er satt opp.\n" +
      "Lag et token først: flyt token create --role admin --name navn",
    "public-url-needed": () => "innlogging med oidc må vite adressen som brukerne ser: gi --public-url https://…",
    "public-url-insecure": (url) => `innlogging med oidc krever https, og ${url} er ikke det`,
  },
  badSettings: (file) => `${file} har feil:`,
  portNeeded: (got) => `--port må være et helt tall fra 0 til 65535, fikk ${got}`,
  logLevelNeeded: (levels, got) => `--log må være ${levels}, fikk ${got}`,
  folderInUse: (folder) =>
    `en flyt-server bruker datamappen ${folder} nå. Mens den går, lages og trekkes token gjennom den: ` +
    "POST og DELETE på /api/v1/tokens (se docs/api.md), eller stans den først",
  actionNeeded: (got) => `første ord må være create, list eller revoke, fikk ${got}`,
  roleNeeded: (roles, got) => `--role må være ${roles}, fikk ${got}`,
  nameNeeded: (got) => `--name må være 1 til 100 bokstaver, sifre, mellomrom eller @._+-, fikk ${got}`,
  expiryNeeded: (got) =>
    `--expires må være et antall døgn, som 90d, eller en dato, som 2027-06-30, som ikke er passert, fikk ${got}`,
  tokenMade: (name, role, until) =>
    `Token for ${name} med rollen ${role}${until === undefined ? "" : `, gyldig til ${until}`}:`,
  tokenShownOnce: "Ta vare på det nå: det vises bare denne ene gangen.",
  tokenRevoked: (id) => `Token ${id} er trukket tilbake.`,
  noSuchToken: (id) => `det finnes ikke noe token ${id} som ikke er trukket tilbake. Se flyt token list`,
  noTokens: "Det finnes ingen token. Lag ett med flyt token create.",
  tokenColumns: ["id", "navn", "rolle", "laget", "gyldig til", "tilstand"],
  never: "alltid",
  states: { holds: "gyldig", revoked: "trukket tilbake", expired: "utløpt" },
};

const nn: ServeMessages = {
  listening: (url) => `Pasientflyt er klar på ${url}`,
  buildingPage: "Byggjer sida for nettlesaren. Det tek opptil eit minutt, og berre første gongen.",
  pageNotBuilt: (reason) => `Sida for nettlesaren vart ikkje bygd; resten av tenaren verkar: ${reason}`,
  howToOpen: "Sjå det i nettlesaren: ./flyt serve --open",
  openToThisMachine: "Alle på denne maskina kan bruke han utan innlogging; ingen andre når han.",
  stopHint: "Stans med Ctrl-C.",
  stopping: "Stansar. Jobbar som går, held fram når serveren blir starta igjen.",
  stopped: "Stansa.",
  cannotListen: (address, reason) => `kan ikkje lytte på ${address}: ${reason}`,
  addressInUse: "porten er i bruk. Vel ein annan med --port, eller --port 0 for ein ledig",
  addressNotHere: "adressa er ikkje på denne maskina",
  portForbidden: "porten krev rettar du ikkje har. Vel ein over 1023",
  refused: {
    "authentication-off": (host) =>
      `utan innlogging kan serveren berre nåast frå denne maskina, men han er sett opp for andre (${host}). Ta bort authentication: false`,
    "nobody-can-sign-in": () =>
      "ingen kan logge inn: det finst ingen gyldige token, og inga innloggingsteneste (oidc) er sett opp.\n" +
      "Lag eit token først: flyt token create --role admin --name namn",
    "public-url-needed": () => "innlogging med oidc må vite adressa som brukarane ser: gje --public-url https://…",
    "public-url-insecure": (url) => `innlogging med oidc krev https, og ${url} er ikkje det`,
  },
  badSettings: (file) => `${file} har feil:`,
  portNeeded: (got) => `--port må vere eit heilt tal frå 0 til 65535, fekk ${got}`,
  logLevelNeeded: (levels, got) => `--log må vere ${levels}, fekk ${got}`,
  folderInUse: (folder) =>
    `ein flyt-server bruker datamappa ${folder} no. Medan han går, blir token laga og trekte gjennom han: ` +
    "POST og DELETE på /api/v1/tokens (sjå docs/api.md), eller stans han først",
  actionNeeded: (got) => `første ord må vere create, list eller revoke, fekk ${got}`,
  roleNeeded: (roles, got) => `--role må vere ${roles}, fekk ${got}`,
  nameNeeded: (got) => `--name må vere 1 til 100 bokstavar, siffer, mellomrom eller @._+-, fekk ${got}`,
  expiryNeeded: (got) =>
    `--expires må vere eit tal døgn, som 90d, eller ein dato, som 2027-06-30, som ikkje er passert, fekk ${got}`,
  tokenMade: (name, role, until) =>
    `Token for ${name} med rolla ${role}${until === undefined ? "" : `, gyldig til ${until}`}:`,
  tokenShownOnce: "Ta vare på det no: det blir vist berre denne eine gongen.",
  tokenRevoked: (id) => `Token ${id} er trekt tilbake.`,
  noSuchToken: (id) => `det finst ikkje noko token ${id} som ikkje er trekt tilbake. Sjå flyt token list`,
  noTokens: "Det finst ingen token. Lag eitt med flyt token create.",
  tokenColumns: ["id", "namn", "rolle", "laga", "gyldig til", "tilstand"],
  never: "alltid",
  states: { holds: "gyldig", revoked: "trekt tilbake", expired: "utgått" },
};

const en: ServeMessages = {
  listening: (url) => `Pasientflyt is ready at ${url}`,
  buildingPage: "Building the page for the browser. This takes up to a minute, the first time only.",
  pageNotBuilt: (reason) => `The page for the browser was not built; the rest of the server works: ${reason}`,
  howToOpen: "See it in a browser: ./flyt serve --open",
  openToThisMachine: "Everybody on this machine can use it without signing in; nobody else reaches it.",
  stopHint: "Stop it with Ctrl-C.",
  stopping: "Stopping. Running jobs go on when the server is started again.",
  stopped: "Stopped.",
  cannotListen: (address, reason) => `cannot listen at ${address}: ${reason}`,
  addressInUse: "the port is in use. Choose another with --port, or --port 0 for a free one",
  addressNotHere: "the address is not on this machine",
  portForbidden: "the port takes rights that you do not have. Choose one above 1023",
  refused: {
    "authentication-off": (host) =>
      `without authentication the server can be reached from this machine only, but it is set up for others (${host}). Remove authentication: false`,
    "nobody-can-sign-in": () =>
      "nobody can sign in: there is no token that holds, and no sign-in service (oidc) is set up.\n" +
      "Make a token first: flyt token create --role admin --name name",
    "public-url-needed": () => "sign-in by oidc must know the address that users see: give --public-url https://…",
    "public-url-insecure": (url) => `sign-in by oidc takes https, and ${url} is not`,
  },
  badSettings: (file) => `${file} has mistakes:`,
  portNeeded: (got) => `--port must be a whole number from 0 to 65535, got ${got}`,
  logLevelNeeded: (levels, got) => `--log must be ${levels}, got ${got}`,
  folderInUse: (folder) =>
    `a flyt server uses the data folder ${folder} now. While it runs, tokens are made and revoked through it: ` +
    "POST and DELETE at /api/v1/tokens (see docs/api.md), or stop it first",
  actionNeeded: (got) => `the first word must be create, list or revoke, got ${got}`,
  roleNeeded: (roles, got) => `--role must be ${roles}, got ${got}`,
  nameNeeded: (got) => `--name must be 1 to 100 letters, digits, spaces or @._+-, got ${got}`,
  expiryNeeded: (got) =>
    `--expires must be a number of days, such as 90d, or a date, such as 2027-06-30, that has not passed, got ${got}`,
  tokenMade: (name, role, until) =>
    `Token for ${name} with the role ${role}${until === undefined ? "" : `, valid until ${until}`}:`,
  tokenShownOnce: "Keep it now: it is shown this once only.",
  tokenRevoked: (id) => `Token ${id} is revoked.`,
  noSuchToken: (id) => `there is no token ${id} that is not revoked. See flyt token list`,
  noTokens: "There are no tokens. Make one with flyt token create.",
  tokenColumns: ["id", "name", "role", "made", "valid until", "state"],
  never: "for ever",
  states: { holds: "valid", revoked: "revoked", expired: "expired" },
};

export const SERVE_MESSAGES: Readonly<Record<Language, ServeMessages>> = { nb, nn, en };
