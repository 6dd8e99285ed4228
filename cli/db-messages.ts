import type { Language } from "../report/language.ts";

/** What `flyt db` and others that open the store say. */
export interface DatabaseMessages {
  readonly actionNeeded: (got: string) => string;
  readonly fileNeeded: string;
  readonly noFileHere: (action: string) => string;
  readonly notBoth: string;
  readonly urlNeeded: string;
  readonly backupElsewhere: string;
  readonly sound: (where: string, checked: string) => string;
  readonly damagedRows: (where: string, count: string) => string;
  readonly notKept: string;
  readonly kept: (file: string, checked: string, size: string) => string;
  readonly upToDate: (where: string) => string;
  readonly migrated: (where: string, from: number, to: number) => string;
  readonly copyOfBefore: (file: string) => string;
  readonly folderInUse: (folder: string) => string;
  readonly tooNew: (where: string, found: number, known: number) => string;
  readonly tooOld: (where: string, found: number, known: number) => string;
  readonly notADatabase: (file: string) => string;
  readonly damagedDatabase: (what: string) => string;
  /** Where nothing can be written now; the reason is in English or one of `reasons`. */
  readonly unavailable: (reason: string) => string;
  readonly refused: (reason: string) => string;
  readonly reasons: Readonly<Record<string, string>>;
}

const nb: DatabaseMessages = {
  actionNeeded: (got) => `flyt db kan backup, verify og migrate, fikk ${got}`,
  fileNeeded: "flyt db backup trenger navnet på filen som skal lages",
  noFileHere: (action) => `flyt db ${action} tar ingen fil; si hvilken database med --data eller --database-url`,
  notBoth: "--data og --database-url kan ikke brukes sammen",
  urlNeeded: "--database-url må være som postgres://bruker:passord@vert:5432/database",
  backupElsewhere:
    "en PostgreSQL-database sikkerhetskopieres med sitt eget verktøy: " +
    "pg_dump --schema=flyt --schema=pgboss --format=custom --file=FIL URL",
  sound: (where, checked) => `${where}: alt er som det ble skrevet (${checked} kontrollert).`,
  damagedRows: (where, count) => `${where}: ${count} er skadet. Hent dem fra en sikkerhetskopi.`,
  notKept: "Databasen er skadet, så det ble ingen sikkerhetskopi; behold den forrige.",
  kept: (file, checked, size) => `Sikkerhetskopi i ${file} (${size}), kontrollert: ${checked} er som de ble skrevet.`,
  upToDate: (where) => `${where} er allerede oppdatert.`,
  migrated: (where, from, to) => `${where} er brakt fra versjon ${from} til ${to}.`,
  copyOfBefore: (file) => `Slik den var, ligger den i ${file}.`,
  folderInUse: (folder) => `en annen flyt bruker datamappen ${folder}; stopp den, eller velg en annen mappe med --data`,
  tooNew: (where, found, known) =>
    `${where} hører til en nyere flyt (tabellversjon ${found}, denne kjenner ${known}); installer den nyere`,
  tooOld: (where, found, known) =>
    `${where} hører til en eldre flyt (tabellversjon ${found}, denne trenger ${known}); kjør flyt db migrate`,
  notADatabase: (file) => `${file} er ingen database for flyt`,
  damagedDatabase: (what) => `databasen er skadet: ${what}. Hent den fra en sikkerhetskopi.`,
  unavailable: (reason) => `databasen kan ikke brukes nå: ${reason}`,
  refused: (reason) => `databasen slipper oss ikke inn: ${reason}`,
  reasons: {
    "the database is locked by another program": "et annet program har låst den",
    "the file system is read-only": "filsystemet kan bare leses",
    "the disk cannot be written": "disken kan ikke skrives",
    "the disk is full": "disken er full",
    "the database file cannot be opened": "databasefilen kan ikke åpnes",
    "the database must not be written": "den kan ikke skrives",
    "the database cannot be reached": "den er ikke å få tak i",
  },
};

const nn: DatabaseMessages = {
  actionNeeded: (got) => `flyt db kan backup, verify og migrate, fekk ${got}`,
  fileNeeded: "flyt db backup treng namnet på fila som skal lagast",
  noFileHere: (action) => `flyt db ${action} tek inga fil; sei kva database med --data eller --database-url`,
  notBoth: "--data og --database-url kan ikkje brukast saman",
  urlNeeded: "--database-url må vere som postgres://brukar:passord@vert:5432/database",
  backupElsewhere:
    "ein PostgreSQL-database blir sikkerheitskopiert med sitt eige verktøy: " +
    "pg_dump --schema=flyt --schema=pgboss --format=custom --file=FIL URL",
  sound: (where, checked) => `${where}: alt er som det vart skrive (${checked} kontrollerte).`,
  damagedRows: (where, count) => `${where}: ${count} er skadde. Hent dei frå ein sikkerheitskopi.`,
  notKept: "Databasen er skadd, så det vart ingen sikkerheitskopi; ta vare på den førre.",
  kept: (file, checked, size) =>
    `Sikkerheitskopi i ${file} (${size}), kontrollert: ${checked} er som dei vart skrivne.`,
  upToDate: (where) => `${where} er alt oppdatert.`,
  migrated: (where, from, to) => `${where} er bringa frå versjon ${from} til ${to}.`,
  copyOfBefore: (file) => `Slik han var, ligg han i ${file}.`,
  folderInUse: (folder) => `ein annan flyt bruker datamappa ${folder}; stopp han, eller vel ei anna mappe med --data`,
  tooNew: (where, found, known) =>
    `${where} høyrer til ein nyare flyt (tabellversjon ${found}, denne kjenner ${known}); installer den nyare`,
  tooOld: (where, found, known) =>
    `${where} høyrer til ein eldre flyt (tabellversjon ${found}, denne treng ${known}); køyr flyt db migrate`,
  notADatabase: (file) => `${file} er ingen database for flyt`,
  damagedDatabase: (what) => `databasen er skadd: ${what}. Hent han frå ein sikkerheitskopi.`,
  unavailable: (reason) => `databasen kan ikkje brukast no: ${reason}`,
  refused: (reason) => `databasen slepp oss ikkje inn: ${reason}`,
  reasons: {
    "the database is locked by another program": "eit anna program har låst han",
    "the file system is read-only": "filsystemet kan berre lesast",
    "the disk cannot be written": "disken kan ikkje skrivast",
    "the disk is full": "disken er full",
    "the database file cannot be opened": "databasefila kan ikkje opnast",
    "the database must not be written": "han kan ikkje skrivast",
    "the database cannot be reached": "han er ikkje å få tak i",
  },
};

const en: DatabaseMessages = {
  actionNeeded: (got) => `flyt db does backup, verify and migrate, got ${got}`,
  fileNeeded: "flyt db backup needs the name of the file to make",
  noFileHere: (action) => `flyt db ${action} takes no file; say which database with --data or --database-url`,
  notBoth: "--data and --database-url cannot be used together",
  urlNeeded: "--database-url must be like postgres://user:password@host:5432/database",
  backupElsewhere:
    "a PostgreSQL database is backed up with its own tool: " +
    "pg_dump --schema=flyt --schema=pgboss --format=custom --file=FILE URL",
  sound: (where, checked) => `${where}: all is as it was written (${checked} checked).`,
  damagedRows: (where, count) => `${where}: ${count} damaged. Restore them from a backup.`,
  notKept: "The database is damaged, so no backup was made; keep the one before.",
  kept: (file, checked, size) => `Backup in ${file} (${size}), verified: ${checked} are as they were written.`,
  upToDate: (where) => `${where} is up to date already.`,
  migrated: (where, from, to) => `${where} was brought from version ${from} to ${to}.`,
  copyOfBefore: (file) => `As it was before, it is in ${file}.`,
  folderInUse: (folder) => `another flyt uses the data folder ${folder}; stop it, or choose another folder with --data`,
  tooNew: (where, found, known) =>
    `${where} is of a newer flyt (version ${found} of its tables, this one knows ${known}); install the newer one`,
  tooOld: (where, found, known) =>
    `${where} is of an older flyt (version ${found} of its tables, this one needs ${known}); run flyt db migrate`,
  notADatabase: (file) => `${file} is no database of flyt`,
  damagedDatabase: (what) => `the database is damaged: ${what}. Restore it from a backup.`,
  unavailable: (reason) => `the database cannot be used now: ${reason}`,
  refused: (reason) => `the database does not let us in: ${reason}`,
  reasons: {},
};

export const DATABASE_MESSAGES: Readonly<Record<Language, DatabaseMessages>> = { nb, nn, en };
