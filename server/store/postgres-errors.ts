/*
 * What errors of PostgreSQL and of the way to it mean. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */

const REASONS: Readonly<Record<string, string>> = {
  "53100": "the disk of the database is full",
  "53200": "the database is out of memory",
  "53300": "the database has too many connections",
  "25006": "the database only reads now",
  "57P01": "the database is shutting down",
  "57P02": "the database has crashed",
  "57P03": "the database is starting",
  "58030": "the disk of the database cannot be written",
};

/** Class 08 of PostgreSQL is trouble with the connection; the others are codes of Node. */
const UNREACHABLE =
  /^(08...|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const UNREACHABLE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Why nothing can be written now, where an error says so. */
export function postgresReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (code !== undefined && Object.hasOwn(REASONS, code)) return REASONS[code];
  // Several addresses of a name were tried.
  if (error instanceof AggregateError) return error.errors.map(postgresReason).find((reason) => reason !== undefined);
  const isUnreachable = (code !== undefined && UNREACHABLE.test(code)) || UNREACHABLE_MESSAGES.test(error.message);
  return isUnreachable ? "the database cannot be reached" : undefined;
}

/** What PostgreSQL found wrong with its own files. */
export function postgresDamage(error: unknown): string | undefined {
  const isDamage = error instanceof Error && ["XX001", "XX002"].includes(codeOf(error) ?? "");
  return isDamage ? error.message : undefined;
}

/** Two transactions stood in each other's way; nothing of this one was kept. */
export function isWorthRepeating(error: unknown): boolean {
  return error instanceof Error && ["40001", "40P01"].includes(codeOf(error) ?? "");
}

function codeOf(error: Error): string | undefined {
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
