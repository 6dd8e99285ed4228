/** What is told to whoever runs the server; a logger of pino is one. */
export interface JobLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export const SILENT_LOG: JobLog = { info: () => {}, warn: () => {}, error: () => {} };

/** What is told of an error; some that come out of a thread are none. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
