import type { Database } from "./database.ts";
import { SqlDocuments } from "./documents.ts";
import { SqlJobs } from "./jobs.ts";
import { SqlNotes } from "./notes.ts";
import { SqlScenarios } from "./scenarios.ts";
import { SqlSessions } from "./sessions.ts";
import type { Store, StoreHealth, VerifyReport } from "./store.ts";
import { SqlTokens } from "./tokens.ts";
import { verifyAll } from "./verify.ts";

/** The store on a database, whichever it is. */
export class SqlStore implements Store {
  readonly documents: SqlDocuments;
  readonly scenarios: SqlScenarios;
  readonly jobs: SqlJobs;
  readonly notes: SqlNotes;
  readonly tokens: SqlTokens;
  readonly sessions: SqlSessions;
  private readonly database: Database;

  /** @param onDamage told of rows that a list leaves out because they are damaged */
  constructor(database: Database, onDamage: (what: string) => void) {
    this.database = database;
    this.documents = new SqlDocuments(database);
    this.scenarios = new SqlScenarios(database, onDamage);
    this.jobs = new SqlJobs(database, onDamage);
    this.notes = new SqlNotes(database, onDamage);
    this.tokens = new SqlTokens(database, onDamage);
    this.sessions = new SqlSessions(database);
  }

  health(): Promise<StoreHealth> {
    return this.database.health();
  }

  verify(): Promise<VerifyReport> {
    return verifyAll(this.database);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
