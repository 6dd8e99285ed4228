/** What is told to whoever runs the server; a logger of pino is one. */
export interface JobLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export const SILENT_LOG: JobLog = { info: () => {}, warn: () => {}, error: () => {} };
