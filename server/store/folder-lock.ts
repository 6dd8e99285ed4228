import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process has the data folder. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
  readonly folder: string;

  constructor(folder: string) {
    super(`another flyt uses the data folder ${folder}: stop it, or choose another folder`);
    this.folder = folder;
  }
}

/**
 * Takes a data folder for this process alone. The lock is one of the operating system on an open file, by way of SQLite, so it is
 * gone with the process, however that ends.
 * @returns what gives the folder back
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "flyt.lock"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === 5) throw new FolderInUse(folder);
    throw error;
  }
  return () => lock.close();
}
