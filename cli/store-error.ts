import { SurroundingsError } from "./exits.ts";

/** What keeps a store from being opened, each with a message for people. */
const OF_THE_STORE = [
  "FolderInUse",
  "DatabaseTooNew",
  "DatabaseTooOld",
  "NotADatabase",
  "StoreReadOnly",
  "DamagedDocument",
];

/**
 * An error from opening the store, as one that is told without a stack; any other as it is.
 * @param inUse what to say instead where another process has the folder
 */
export function storeError(error: unknown, folder: string, inUse: ((folder: string) => string) | undefined): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "FolderInUse" && inUse !== undefined) return new SurroundingsError(inUse(folder));
  if (OF_THE_STORE.includes(error.name)) return new SurroundingsError(error.message);
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isOfSystem = code !== undefined && ["mkdir", "open", "access", "connect"].includes(String(syscall));
  return isOfSystem ? new SurroundingsError(`${folder}: ${error.message}`) : error;
}
